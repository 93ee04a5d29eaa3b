"""The checkout as files: what the tests about the house itself look at."""

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("welfaredesk", "reports", "ui", "resources", "installer", "benchmarks", "tests")
MADE = {".git", ".venv", "build", "dist", "__pycache__", ".hypothesis"}


def sources(*tops: str) -> list[Path]:
    """Python files below the given top folders (all of them when none is named), without migrations."""
    found = [file for top in tops or CODE for file in sorted((ROOT / top).rglob("*.py"))]
    return [file for file in found if "migrations" not in file.parts and not MADE & set(file.parts)]


def everything() -> Iterator[Path]:
    """Every file that belongs to the repository, that is, was not made by a tool."""
    for folder, names, files in os.walk(ROOT):
        names[:] = sorted(n for n in names if n not in MADE and not n.endswith(("_cache", ".egg-info")))
        kept = (n for n in sorted(files) if n not in MADE and not n.endswith((".pyc", ".qm")))
        yield from (Path(folder, name) for name in kept)


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def place(file: Path, node: ast.AST | None = None) -> str:
    """How a finding names its place: path from the top of the checkout, and the line."""
    line = f":{node.lineno}" if node is not None and hasattr(node, "lineno") else ""
    return file.relative_to(ROOT).as_posix() + line

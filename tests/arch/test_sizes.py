"""Small enough to be read in one go: files to 400 lines, functions to 50."""

import ast

import pytest

from tests.arch.tree import ROOT, parsed, place, sources

FILE_LINES = 400
FUNCTION_LINES = 50
FILES = [ROOT / "dev.py", *sources()]


def too_long_functions(tree: ast.Module) -> list[tuple[ast.AST, str, int]]:
    """(node, name, lines) of each function over the limit."""
    functions = (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    lengths = ((node, node.name, (node.end_lineno or node.lineno) - node.lineno + 1) for node in functions)
    return [found for found in lengths if found[2] > FUNCTION_LINES]


def test_files_are_short() -> None:
    lengths = {place(file): len(file.read_text(encoding="utf-8").splitlines()) for file in FILES}
    assert len(lengths) > 40
    assert {name: lines for name, lines in lengths.items() if lines > FILE_LINES} == {}


def test_functions_are_short() -> None:
    found = [
        f"{place(file, node)} {name}: {n}"
        for file in FILES
        for node, name, n in too_long_functions(parsed(file))
    ]
    assert found == []


@pytest.mark.parametrize(("body", "expected"), [(49, []), (50, [("f", 51)])])
def test_the_measure_itself(body: int, expected: list[tuple[str, int]]) -> None:
    tree = ast.parse("def f():\n" + "    pass\n" * body)
    assert [(name, lines) for _node, name, lines in too_long_functions(tree)] == expected

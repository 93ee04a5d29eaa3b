"""The core and the papers are usable from a script: importing all of them brings no Qt."""

import pkgutil
import subprocess
import sys

import pytest

import reports
import welfaredesk
from tests.arch.tree import ROOT

LIST_LOADED = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(*sorted(sys.modules))
"""


def modules_of(package) -> list[str]:
    """Every importable module of a package; migrations run inside Alembic only, __main__ is a program."""
    found = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    names = [m.name for m in found if ".migrations." not in m.name and not m.name.endswith("__main__")]
    return [package.__name__, *names]


def loaded_by(names: list[str]) -> set[str]:
    """Top-level packages in a fresh Python after importing `names`."""
    done = subprocess.run(
        [sys.executable, "-c", LIST_LOADED, *names], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return {name.partition(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize("package", [welfaredesk, reports], ids=["welfaredesk", "reports"])
def test_no_qt_below_the_window(package) -> None:
    names = modules_of(package)
    assert len(names) > 3
    assert loaded_by(names) & {"PySide6", "shiboken6"} == set()


def test_domain_needs_nothing_installed() -> None:
    names = [name for name in modules_of(welfaredesk) if name.startswith("welfaredesk.domain")]
    assert "welfaredesk.domain.national_id" in names
    ours_or_standard = {*sys.stdlib_module_names, "welfaredesk"}
    before = loaded_by([])
    assert loaded_by(names) - before - ours_or_standard == set()

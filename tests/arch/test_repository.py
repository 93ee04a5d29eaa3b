"""What a newcomer clones: nothing of one machine in it, and locks that hold what the project asks for."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.arch.tree import ROOT, everything, place

BINARY = {".xlsx", ".xls", ".ods", ".ttf", ".otf", ".png", ".ico", ".pdf", ".wdesk", ".gz", ".zip"}
HOMES = re.compile(
    r"(?<![\w.{}:/-])/(?:home|root|Users|work|opt|mnt|srv)/[\w.]|[A-Za-z]:\\Users\\\w", re.ASCII
)
INDEXES = re.compile(r"https?://|file:|\bpypi\.|pythonhosted|--(?:extra-)?index-url|--find-links| @ ")
RUN, DEV = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"


def texts() -> list[Path]:
    return [file for file in everything() if file.suffix not in BINARY and file != Path(__file__)]


def pins(lock: Path) -> dict[str, str]:
    """Name -> version of each package in a lock."""
    found = re.findall(r"^([\w.-]+)==([^\s;\\]+)", lock.read_text(encoding="utf-8"), re.M)
    return {canonicalize_name(name): version for name, version in found}


def asked(*groups: str) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = list(project["project"]["dependencies"])
    for group in groups:
        lines += project["dependency-groups"][group]
    return [Requirement(line) for line in lines]


def test_no_path_of_somebodys_machine() -> None:
    files = texts()
    assert len(files) > 50
    found = [f"{place(f)}: {m[0]}" for f in files if (m := HOMES.search(f.read_text(encoding="utf-8")))]
    assert found == []


@pytest.mark.parametrize("text", ["see /home/somchai/x", '"/root/.cache"', "C:\\Users\\somchai"])
def test_the_search_finds_machine_paths(text: str) -> None:
    assert HOMES.search(text)


@pytest.mark.parametrize("text", ["https://example.org/home/page", "the ui/root/x", "1/opt", "{top}/home/x"])
def test_the_search_leaves_other_texts_alone(text: str) -> None:
    assert not HOMES.search(text)


@pytest.mark.parametrize("lock", [RUN, DEV], ids=lambda file: file.name)
def test_locks_name_no_place(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert INDEXES.findall(text) == []


@pytest.mark.parametrize("lock", [RUN, DEV], ids=lambda file: file.name)
def test_every_locked_package_has_hashes(lock: Path) -> None:
    entries = re.split(r"^(?=[\w.-]+==)", lock.read_text(encoding="utf-8"), flags=re.M)
    named = [entry for entry in entries if "==" in entry.partition("\n")[0]]
    assert len(named) == len(pins(lock)) > 10
    assert [entry.partition(" ")[0] for entry in named if "--hash=sha256:" not in entry] == []


@pytest.mark.parametrize(("lock", "groups"), [(RUN, ("build",)), (DEV, ("build", "dev"))], ids=["run", "dev"])
def test_locks_hold_what_the_project_asks_for(lock: Path, groups: tuple[str, ...]) -> None:
    locked = pins(lock)
    wrong = {
        str(wanted): locked.get(canonicalize_name(wanted.name))
        for wanted in asked(*groups)
        if not wanted.specifier.contains(locked.get(canonicalize_name(wanted.name), "0"), prereleases=True)
    }
    assert wrong == {}


def test_both_locks_agree() -> None:
    run, dev = pins(RUN), pins(DEV)
    assert {name: (version, dev.get(name)) for name, version in run.items() if dev.get(name) != version} == {}


def test_every_run_dependency_is_credited() -> None:
    notices = (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8").lower().replace("_", "-")
    build_only = {"setuptools"}
    assert [name for name in pins(RUN) if name not in notices and name not in build_only] == []


def test_every_font_is_credited_and_licensed() -> None:
    fonts = sorted((ROOT / "resources" / "fonts").rglob("*.ttf"))
    notices = (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8").lower()
    assert fonts
    families = {font.stem.partition("-")[0] for font in fonts}
    assert [family for family in families if family.lower() not in notices] == []
    licences = [ROOT / "resources" / "fonts" / f"LICENSE-{family}.txt" for family in sorted(families)]
    assert [place(file) for file in licences if not file.is_file()] == []

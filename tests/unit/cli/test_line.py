"""The line itself: options anywhere, usage, exit codes, and what happens on a bug."""

import json
import sys
import types

import pytest

from tests.unit.cli.line import SOMSRI, Line
from welfaredesk import cli, clock, paths
from welfaredesk.commands import desk

# what the IT person is promised
VERBS = ["init", "demo", "import", "find", "lend", "return", "export", "forms", "print"]
VERBS += ["stats", "check", "backup", "restore", "selftest"]


def test_help_names_every_verb(line: Line) -> None:
    code, out, _err = line.run("--help")
    assert code == 0
    assert [row.split()[0] for row in out.splitlines() if row.startswith("  ")] == VERBS


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(line: Line, verb: str) -> None:
    code, out, err = line.run(verb, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"usage: welfaredesk {verb}")


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly"],
        ["lend", "WC-69-0001"],
        ["lend", "WC-69-0001", "--tu", SOMSRI],
        ["return", "WC-69-0001", "--condition", "eaten"],
        ["print", "L-02", "--id", "one", "out.pdf"],
        ["find"],
        ["stats", "--today", "22/11/2569"],
        ["stats", "--today"],
        ["forms", "extra"],
    ],
)
def test_wrong_usage_ends_with_two(line: Line, arguments: list[str]) -> None:
    assert line.run(*arguments)[0] == 2
    # as the option that lacks its value would take --json for it
    said = line.refusal(*arguments, exit_code=2) if arguments[-1] != "--today" else {"error": "usage"}
    assert said["error"] in ("usage", "today_unreadable")


def test_usage_is_told_on_standard_error(line: Line) -> None:
    code, out, err = line.run("lend")
    assert (code, out) == (2, "")
    assert "usage: welfaredesk lend" in err


def test_the_days_of_the_environment_may_be_wrong_too(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    clock.set_today(None)
    monkeypatch.setenv("WELFAREDESK_TODAY", "someday")
    assert line.refusal("stats", exit_code=2)["error"] == "today_unreadable"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--json", "--office", "{}", "find", "สมศรี"],
        ["--office", "{}", "find", "--json", "สมศรี"],
        ["find", "สมศรี", "--json", "--office={}"],
        ["find", "--office", "{}", "สมศรี", "ใจดี", "--json"],
    ],
)
def test_options_may_stand_anywhere(line: Line, arguments: list[str]) -> None:
    assert cli.main([part.format(line.path) for part in arguments]) == 0
    found = json.loads(line.capsys.readouterr().out)
    assert [person["first"] for person in found["persons"]] == ["สมศรี"]


def test_today_may_stand_anywhere(line: Line) -> None:
    assert line.ask("--today", "2027-02-03", "stats")["R-01"]["as_of"] == "2027-02-03"
    assert line.ask("stats", "--today=2027-02-04")["R-01"]["as_of"] == "2027-02-04"


def test_a_bug_is_told_in_one_line_and_logged_without_its_text(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError(SOMSRI)

    monkeypatch.setattr(desk, "papers_by_number", fail)
    assert line.refusal("find", "สมศรี")["error"] == "bug"
    code, out, err = line.run("find", "สมศรี")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    log = (paths.log_dir() / "command-line.log").read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "desk.py" in log
    assert SOMSRI not in log + err


def test_without_a_verb_the_window_opens(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    window = types.ModuleType("ui.app")
    window.run = lambda file: asked.append(file) or 3  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "ui.app", window)
    assert cli.main(["--office", str(line.path)]) == 3
    assert cli.main([]) == 3
    assert asked == [line.path, None]

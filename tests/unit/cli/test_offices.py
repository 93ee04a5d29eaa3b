"""Verbs about the office file: init, demo, check, backup, restore, selftest."""

import json
from pathlib import Path

import pytest

from tests.unit.cli.line import SOMSRI, Line
from welfaredesk import cli
from welfaredesk.db.office_file import open_office
from welfaredesk.queries.office import office
from welfaredesk.services import demo_office


def test_an_office_that_is_not_there(nowhere: Line) -> None:
    for arguments in (["stats"], ["check"], ["backup"], ["find", "ก"]):
        assert nowhere.refusal(*arguments)["error"] == "office_missing"
    assert not nowhere.path.exists()


def test_a_file_of_another_kind(nowhere: Line) -> None:
    nowhere.path.write_text("not an office", encoding="utf-8")
    assert nowhere.refusal("find", "ก")["error"] in ("office_not_ours", "office_damaged")
    assert nowhere.path.read_text(encoding="utf-8") == "not an office"


def test_init_enters_what_is_given(nowhere: Line) -> None:
    fields = {"name": "เทศบาลตำบลทดลอง", "amphoe": "ทดลอง", "province": "ลำพูน", "loan-days": "45"}
    signer = ["--approver", "นายอุดม สมมุติ", "--approver-position", "นายกเทศมนตรี"]
    given = [part for name, value in fields.items() for part in (f"--{name}", value)]
    assert nowhere.ask("init", *given, *signer) == {"file": str(nowhere.path)}
    db = open_office(nowhere.path)
    view = office(db)
    db.close()
    assert view is not None
    assert (view.data.name, view.data.amphoe, view.data.loan_days) == ("เทศบาลตำบลทดลอง", "ทดลอง", 45)
    assert [(entry.role, entry.name) for entry in view.signatories] == [("approver", "นายอุดม สมมุติ")]


def test_init_needs_nothing_and_is_remembered(nowhere: Line) -> None:
    nowhere.ask("init")
    assert cli.main(["check", "--json"]) == 0
    assert json.loads(nowhere.capsys.readouterr().out) == {"ok": True, "findings": []}


def test_init_checks_what_is_given(nowhere: Line) -> None:
    assert nowhere.refusal("init", "--loan-days", "0")["error"] == "not_a_number"
    assert list(nowhere.path.parent.iterdir()) == []


@pytest.mark.parametrize("verb", ["init", "demo"])
def test_no_file_is_overwritten(nowhere: Line, verb: str) -> None:
    nowhere.path.write_bytes(b"precious")
    assert nowhere.refusal(verb)["error"] == "office_exists"
    assert nowhere.path.read_bytes() == b"precious"


def test_a_demo_that_fails_leaves_nothing(nowhere: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError("disk pulled out")

    monkeypatch.setattr(demo_office, "_loans", fail)
    assert nowhere.refusal("demo")["error"] == "cannot_write"
    assert list(nowhere.path.parent.iterdir()) == []


def test_demo_needs_no_init(nowhere: Line) -> None:
    assert nowhere.ask("demo") == {"file": str(nowhere.path)}
    assert [path.name for path in nowhere.path.parent.iterdir()] == ["new.wdesk"]
    report = nowhere.ask("stats")["R-01"]
    assert (report["total"], report["by_group"]["elderly"]) == (2405, 447)


def test_check_says_what_is_wrong(line: Line) -> None:
    assert line.ask("check") == {"ok": True, "findings": []}
    db = open_office(line.path)
    with db.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM person_identifier WHERE person_id = 2")
    db.close()
    said = line.refusal("check")
    assert (said["ok"], said["error"]) == (False, "check_failed")
    assert [finding["code"] for finding in said["findings"]] == ["check_no_id"]


def test_check_of_a_damaged_file(nowhere: Line) -> None:
    nowhere.ask("init")
    with nowhere.path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * 4000)
    said = nowhere.refusal("check")
    assert said["ok"] is False
    assert said["findings"]


def test_backup_and_restore(line: Line, tmp_path: Path) -> None:
    made = Path(line.ask("backup", tmp_path / "copies")["file"])
    assert made.parent == tmp_path / "copies"
    line.ask("lend", "WC-69-0001", "--to", SOMSRI)
    assert line.ask("restore", made)["file"] == str(line.path)
    assert line.ask("find", "WC-69-0001")["items"][0]["available"] is True
    assert line.ask("check")["ok"] is True


def test_restoring_from_something_else_changes_nothing(line: Line, tmp_path: Path) -> None:
    line.ask("lend", "WC-69-0001", "--to", SOMSRI)
    for name, content in (("gone.wdesk", None), ("text.wdesk", b"text"), ("empty.wdesk", b"")):
        if content is not None:
            (tmp_path / name).write_bytes(content)
        assert line.refusal("restore", tmp_path / name)["error"] == "backup_bad"
    assert line.ask("find", "WC-69-0001")["items"][0]["available"] is False


def test_selftest_passes_and_leaves_nothing(nowhere: Line) -> None:
    said = nowhere.ask("selftest")
    assert said["ok"] is True
    assert set(said["steps"].values()) == {True}
    assert not nowhere.path.exists()

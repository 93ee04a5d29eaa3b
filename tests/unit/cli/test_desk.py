"""Verbs of the loan desk: find, lend, return."""

from pathlib import Path

import pytest
from sqlalchemy import select

from tests import factories
from tests.unit.cli.line import CHILD, SOMSRI, Line
from welfaredesk.db.engine import Database
from welfaredesk.db.models import AuditEvent, DeviceItem, LoanContract
from welfaredesk.db.office_file import open_office
from welfaredesk.services import lending_requests
from welfaredesk.services.lending_requests import DecisionInput, RequestInput


def events(path: Path, action: str) -> list[AuditEvent]:
    db = open_office(path)
    with db.reading() as session:
        found = list(session.scalars(select(AuditEvent).where(AuditEvent.action == action)))
    db.close()
    return found


@pytest.mark.parametrize(
    "wanted",
    ["สมศรี", "นางสมศรี", "น.ส. สมศรี ใจดี", "สมสรี"[:2] + "่ศรี", SOMSRI, "3-0000-06801-17-4", "๓ ๐๐๐๐ ๐๖๘๐๑ ๑๗ ๔"],
)
def test_find_forgives(line: Line, wanted: str) -> None:
    found = line.ask("find", wanted)["persons"]
    assert [person["national_id"] for person in found] == [SOMSRI]


def test_find_tells_everything_and_the_reading_is_kept(line: Line) -> None:
    (person,) = line.ask("find", "สมศรี")["persons"]
    expected = {"id": 1, "title": "นางสาว", "first": "สมศรี", "last": "ใจดี", "moo": "4", "house_no": "12/3"}
    expected |= {"birth_date": "1950-03-04", "age": 76, "groups": ["elderly"], "national_id": SOMSRI}
    assert expected.items() <= person.items()
    (event,) = events(line.path, "read_ids")
    assert event.after == {"by": "find", "count": 1, "persons": [1]}
    line.ask("find", "ไม่มีใครชื่อนี้")
    assert len(events(line.path, "read_ids")) == 1


@pytest.mark.parametrize("code", ["416/69/0002", "416-69-0002", "416 69 0002", "๔๑๖.๖๙.๐๐๐๒", "416690002"])
def test_items_are_found_and_lent_in_any_punctuation(line: Line, code: str) -> None:
    assert [item["code"] for item in line.ask("find", code)["items"]] == ["416/69/0002"]
    assert line.ask("lend", code, "--to", SOMSRI)["no"] == "1/2570"


def test_a_day_at_the_desk(line: Line) -> None:
    lent = line.ask("lend", "wc690001", "--to", "3-0000-06801-17-4")
    assert lent == {"contract_id": 1, "no": "1/2570", "due": "2027-02-20"}
    (item,) = line.ask("find", "WC-69-0001")["items"]
    expected = {"available": False, "holder": "นางสาวสมศรี ใจดี", "holder_id": 1, "due": "2027-02-20"}
    assert expected.items() <= item.items()
    again = line.refusal("lend", "WC-69-0001", "--to", CHILD)
    assert again["error"] == "item_on_loan"
    assert "นางสาวสมศรี ใจดี" in again["message"]
    back = line.ask("return", "WC-69-0001", "--condition", "damaged", "--note", "ล้อหลุด")
    assert {"contract_id": 1, "returned_on": "2026-11-22", "return_id": 1}.items() <= back.items()
    assert (back["closed"], back["claimed"]) == (True, ["ล้อหลุด"])
    assert line.refusal("return", "WC-69-0001")["error"] == "item_not_on_loan"
    assert line.refusal("lend", "WC-69-0001", "--to", SOMSRI)["error"] == "item_not_lendable"
    assert line.ask("check")["ok"] is True


def test_lending_for_somebody_else(line: Line) -> None:
    line.ask(
        "lend", "WC-69-0001", "--to", SOMSRI, "--for", CHILD, "--relation", "มารดา", "--purpose", "ไปโรงเรียน"
    )
    db = open_office(line.path)
    with db.reading() as session:
        contract = session.get_one(LoanContract, 1)
    db.close()
    assert (contract.borrower_id, contract.beneficiary_id) == (1, 2)
    assert (contract.relation, contract.purpose) == ("มารดา", "ไปโรงเรียน")


@pytest.mark.parametrize("due", ["2026-12-31", "31/12/2569", "31 ธ.ค. 69", "๓๑ ธันวาคม ๒๕๖๙"])
def test_due_dates_of_every_form(line: Line, due: str) -> None:
    assert line.ask("lend", "WC-69-0001", "--to", SOMSRI, "--due", due)["due"] == "2026-12-31"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["lend", "XX-1", "--to", SOMSRI], "item_not_found"),
        (["lend", "WC-69-0001", "--to", factories.invented_id(99)], "person_not_found"),
        (["lend", "WC-69-0001", "--to", "3000006801175"], "id_check_digit"),
        (["lend", "WC-69-0001", "--to", "1.0000E+12"], "id_lost_digits"),
        (["lend", "WC-69-0001", "--to", SOMSRI, "--for", "12"], "id_length"),
        (["lend", "WC-69-0001", "--to", SOMSRI, "--due", "พรุ่งนี้"], "date_unreadable"),
        (["lend", "WC-69-0001", "--to", SOMSRI, "--due", "ธ.ค. 2569"], "due_needs_day"),
        (["lend", "WC-69-0001", "--to", SOMSRI, "--due", "31/02/2570"], "date_impossible"),
        (["lend", "WC-69-0001", "--to", SOMSRI, "--due", "21/11/2569"], "due_before_loan"),
        (["lend", "WC-69-0001", "--to", SOMSRI, "--purpose", "ก" * 400], "too_long"),
        (["return", "XX-1"], "item_not_found"),
        (["return", "WC-69-0001"], "item_not_on_loan"),
    ],
)
def test_refusals_at_the_desk(line: Line, arguments: list[str], code: str) -> None:
    assert line.refusal(*arguments)["error"] == code
    assert line.ask("stats")["R-05"]["loans"]["total"] == 0


def test_who_waits_is_not_passed_over_without_a_reason(line: Line) -> None:
    db = open_office(line.path)
    waiting = factories.add_person(db, 8, first="บุญมี")
    model = db_model(db, "WC-69-0001")
    asked = lending_requests.ask(
        factories.CLERK, db, RequestInput(applicant_id=waiting, model_id=model, reason="เดินไม่ได้")
    )
    lending_requests.decide(factories.CLERK, db, asked.id, DecisionInput())
    db.close()
    refused = line.refusal("lend", "WC-69-0001", "--to", SOMSRI)
    assert (refused["error"], "บุญมี" in refused["message"]) == ("hold_waiting", True)
    line.ask("lend", "WC-69-0001", "--to", SOMSRI, "--pass-reason", "ออกจากโรงพยาบาลวันนี้")
    (passed,) = events(line.path, "pass_over")
    assert passed.reason == "ออกจากโรงพยาบาลวันนี้"


def test_a_day_before_today_is_told_why(line: Line) -> None:
    past = ("lend", "WC-69-0001", "--to", SOMSRI, "--on", "20/11/2569")
    assert line.refusal(*past)["error"] == "backdate_why"
    lent = line.ask(*past, "--backdate-reason", "ไฟดับ")
    assert lent["due"] == "2027-02-18"


def db_model(db: Database, code: str) -> int:
    """The model of a piece."""
    with db.reading() as session:
        return session.scalars(select(DeviceItem.model_id).where(DeviceItem.code == code)).one()

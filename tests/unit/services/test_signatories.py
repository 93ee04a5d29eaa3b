"""Who signs on a day: by role and group of papers, acting for a while, never on papers already issued."""

from datetime import date

import pytest

from tests.factories import CLERK
from welfaredesk.db.engine import Database
from welfaredesk.errors import RecordNotFound, ValidationFailed
from welfaredesk.queries.office import office, signatories, signatory_on
from welfaredesk.services import checks
from welfaredesk.services.signatories import SignatoryInput, remove_signatory, save_signatory, signer_name

HEAD = SignatoryInput("head", "นางสายใจ ใฝ่ดี", "ผู้อำนวยการกองสวัสดิการสังคม", valid_from=date(2026, 1, 1))
STAND_IN = SignatoryInput(
    "head", "นายมานะ อดทน", "ปลัดเทศบาล", "ผู้อำนวยการกองสวัสดิการสังคม", date(2026, 11, 1), date(2026, 11, 7)
)
OF_LETTERS = SignatoryInput("head", "นางวิไล งามตา", "รองปลัดเทศบาล", paper_group="letters")


def who(db: Database, day: date, group: str = "") -> str:
    with db.reading() as session:
        return signer_name(session, "head", day, group)


def test_who_stands_in_signs_for_his_days_only(db: Database) -> None:
    save_signatory(CLERK, db, HEAD)
    save_signatory(CLERK, db, STAND_IN)
    days = (date(2025, 12, 31), date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 7), date(2026, 11, 8))
    assert [who(db, day) for day in days] == ["", HEAD.name, STAND_IN.name, STAND_IN.name, HEAD.name]


def test_a_group_of_papers_may_have_its_own(db: Database) -> None:
    save_signatory(CLERK, db, HEAD)
    save_signatory(CLERK, db, OF_LETTERS)
    assert (who(db, date(2026, 11, 22), "letters"), who(db, date(2026, 11, 22), "lending")) == (
        OF_LETTERS.name,
        HEAD.name,
    )


def test_the_registry_tells_who_signs_today(db: Database) -> None:
    for entry in (HEAD, STAND_IN, OF_LETTERS):
        save_signatory(CLERK, db, entry)
    heads = [(row.data.name, row.now) for row in signatories(db) if row.data.role == "head"]
    assert heads == [(STAND_IN.name, False), (HEAD.name, True), (OF_LETTERS.name, True)]
    view = office(db)
    assert view is not None
    assert signatory_on(view, "head", date(2026, 11, 3)) == STAND_IN


def test_an_entry_is_changed_and_taken_out(db: Database) -> None:
    saved = save_signatory(CLERK, db, HEAD)
    save_signatory(CLERK, db, SignatoryInput("head", " นางสายใจ  ใหม่ "), saved.id)
    assert who(db, date(2020, 1, 1)) == "นางสายใจ ใหม่"
    remove_signatory(CLERK, db, saved.id)
    assert who(db, date(2026, 11, 22)) == ""
    with pytest.raises(RecordNotFound):
        remove_signatory(CLERK, db, saved.id)
    assert checks.check(db) == []


def test_entries_that_can_not_be(db: Database) -> None:
    wrong = SignatoryInput("driver", " ", "ก" * 61, "", date(2026, 2, 1), date(2026, 1, 1), "parking")
    with pytest.raises(ValidationFailed) as caught:
        save_signatory(CLERK, db, wrong)
    assert {issue.field for issue in caught.value.issues} == {
        "role",
        "name",
        "position",
        "valid_to",
        "paper_group",
    }

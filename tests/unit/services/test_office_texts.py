"""Wording with the day it begins: what a paper of a day says, and what no paper could hold."""

from datetime import date

import pytest

from tests import factories
from tests.factories import CLERK
from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.domain.office_texts import TEXTS
from welfaredesk.errors import RecordNotFound, ValidationFailed
from welfaredesk.papers.lending import collect_loan_slip
from welfaredesk.queries.office_texts import in_force, text_versions
from welfaredesk.services.office_texts import remove_text, save_text

TODAY, NEW_YEAR = date(2026, 11, 22), date(2027, 1, 1)
OWN = "ข้าพเจ้าจะคืนของในสภาพดี"


@pytest.mark.parametrize("code", TEXTS)
def test_the_programs_wording_stands_every_check(db: Database, code: str) -> None:
    spec = TEXTS[code]
    assert in_force(db, code, TODAY) == spec.default
    save_text(CLERK, db, code, spec.default, TODAY)
    assert in_force(db, code, TODAY) == spec.default


def test_a_text_applies_from_its_day(db: Database) -> None:
    save_text(CLERK, db, "loan_liability", f" {OWN} \n", NEW_YEAR)
    said = [in_force(db, "loan_liability", day) for day in (date(2026, 12, 31), NEW_YEAR)]
    assert said == [TEXTS["loan_liability"].default, OWN]


def test_a_slip_says_what_its_day_said(db: Database) -> None:
    person = factories.add_person(db)
    old = factories.lend_one(db, person, factories.add_item(db)).contract_id
    save_text(CLERK, db, "loan_liability", OWN, NEW_YEAR)
    save_text(CLERK, db, "loan_recall", "ทวงใน {จำนวนวัน} วัน", NEW_YEAR)
    clock.set_today(date(2027, 1, 4))
    new = factories.lend_one(db, person, factories.add_item(db, "WC-2"), override_reason="จำเป็น").contract_id
    assert collect_loan_slip(db, old).liability_text == TEXTS["loan_liability"].default
    slip = collect_loan_slip(db, new)
    assert (slip.liability_text, slip.foot_note) == (OWN, "ทวงใน 7 วัน")


def test_versions_tell_their_spans(db: Database) -> None:
    save_text(CLERK, db, "loss_rule", "ข้อ 214 วรรคหนึ่ง", date(2026, 10, 1))
    save_text(CLERK, db, "loss_rule", "ข้อ 215", NEW_YEAR)
    spans = [(row.text, row.valid_from, row.until, row.now) for row in text_versions(db, "loss_rule")]
    assert spans == [
        ("ข้อ 215", NEW_YEAR, None, False),
        ("ข้อ 214 วรรคหนึ่ง", date(2026, 10, 1), date(2026, 12, 31), True),
        ("ข้อ 214", None, date(2026, 9, 30), False),
    ]
    remove_text(CLERK, db, "loss_rule", NEW_YEAR)
    assert text_versions(db, "loss_rule")[0].until is None
    with pytest.raises(RecordNotFound):
        remove_text(CLERK, db, "loss_rule", NEW_YEAR)


def test_the_same_day_again_is_put_right_not_added(db: Database) -> None:
    save_text(CLERK, db, "loss_rule", "ข้อ 21", TODAY)
    save_text(CLERK, db, "loss_rule", "ข้อ 214", TODAY)
    assert len(text_versions(db, "loss_rule")) == 2
    assert save_text(CLERK, db, "loss_rule", "ข้อ 214", TODAY) == frozenset()


def test_a_list_keeps_its_lines(db: Database) -> None:
    save_text(CLERK, db, "loan_terms", "ดูแล \n\n  คืนตามกำหนด", TODAY)
    assert in_force(db, "loan_terms", TODAY) == "ดูแล\nคืนตามกำหนด"


@pytest.mark.parametrize(
    ("code", "text", "wrong"),
    [
        ("loan_liability", " ", "required"),
        ("loan_liability", "ก" * 601, "too_long"),
        ("loan_terms", "ข้อ\n" * 11, "too_many"),
        ("loan_recall", "ทวงใน {วัน} วัน", "blank_unknown"),
    ],
)
def test_what_a_paper_can_not_say(db: Database, code: str, text: str, wrong: str) -> None:
    with pytest.raises(ValidationFailed) as caught:
        save_text(CLERK, db, code, text, TODAY)
    assert [issue.code for issue in caught.value.issues] == [wrong]

"""The wording of the letters of recall: the product's until changed, and what can't be filled in."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from tests.factories import CLERK
from tests.unit.lending_chase import loan
from welfaredesk.db.models import AuditEvent
from welfaredesk.domain.recall import DEFAULT_TEXTS, LEVELS
from welfaredesk.errors import ValidationFailed
from welfaredesk.papers.lending_recall import collect_recall
from welfaredesk.queries.chase import contacts_of
from welfaredesk.queries.recall_letters import recall_wording
from welfaredesk.services.contacts import log_letters
from welfaredesk.services.recall_texts import save_wording

TODAY = date(2026, 11, 22)


def test_the_products_wording_stands_every_check(db):
    for level in LEVELS:
        assert recall_wording(db, level, TODAY) == DEFAULT_TEXTS[level]
        assert save_wording(CLERK, db, level, DEFAULT_TEXTS[level], TODAY) == frozenset()


def test_the_offices_wording_is_what_the_next_letter_says(db):
    own = replace(DEFAULT_TEXTS[1], subject="ขอของคืน", request="โปรดคืนภายใน {คืนภายใน}", days=10)
    save_wording(CLERK, db, 1, own, TODAY)
    contract = loan(db, -20)
    (contact,) = log_letters(CLERK, db, {contract: 1}).contact_ids
    letter = collect_recall(db, contact)
    assert letter.subject == "ขอของคืน"
    assert letter.body[2].text == "โปรดคืนภายใน ๒ ธันวาคม ๒๕๖๙"
    assert contacts_of(db, contract)[0].return_by == date(2026, 12, 2)
    assert recall_wording(db, 2, TODAY) == DEFAULT_TEXTS[2]


def test_a_change_is_kept_once_with_what_it_was(db):
    save_wording(CLERK, db, 2, replace(DEFAULT_TEXTS[2], subject="หนึ่ง"), TODAY)
    save_wording(CLERK, db, 2, replace(DEFAULT_TEXTS[2], subject="สอง"), TODAY)
    with db.reading() as session:
        events = session.scalars(select(AuditEvent).where(AuditEvent.entity == "office_text")).all()
        assert [event.before.get("subject") for event in events] == [None, "หนึ่ง"]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("subject", " ", "required"),
        ("subject", "ก" * 121, "too_long"),
        ("request", "ก" * 801, "too_long"),
        ("opening", "เรียน {ชื่อเล่น}", "blank_unknown"),
        ("opening", "วงเล็บ { เดียว", "blank_unknown"),
        ("opening", "{}", "blank_unknown"),
        ("opening", "{จำนวน:>99}", "blank_unknown"),
        ("days", 0, "days_range"),
    ],
)
def test_what_can_not_be_printed(db, field, value, code):
    with pytest.raises(ValidationFailed) as caught:
        save_wording(CLERK, db, 1, replace(DEFAULT_TEXTS[1], **{field: value}), TODAY)
    assert [(issue.field, issue.code) for issue in caught.value.issues] == [(field, code)]
    assert recall_wording(db, 1, TODAY) == DEFAULT_TEXTS[1]


def test_a_wording_of_next_year_waits_for_its_day(db):
    save_wording(CLERK, db, 3, replace(DEFAULT_TEXTS[3], subject="ปีหน้า"), date(2027, 1, 1))
    assert recall_wording(db, 3, date(2026, 12, 31)) == DEFAULT_TEXTS[3]
    assert recall_wording(db, 3, date(2027, 1, 1)).subject == "ปีหน้า"
    with pytest.raises(ValidationFailed) as caught:
        save_wording(CLERK, db, 3, DEFAULT_TEXTS[3], None)
    assert [issue.field for issue in caught.value.issues] == ["valid_from"]

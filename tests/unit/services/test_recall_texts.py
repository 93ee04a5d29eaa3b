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


def test_the_products_wording_stands_every_check(db):
    for level in LEVELS:
        assert recall_wording(db, level) == DEFAULT_TEXTS[level]
        assert save_wording(CLERK, db, level, DEFAULT_TEXTS[level]) == frozenset()


def test_the_offices_wording_is_what_the_next_letter_says(db):
    own = replace(DEFAULT_TEXTS[1], subject="ขอของคืน", request="โปรดคืนภายใน {คืนภายใน}", days=10)
    save_wording(CLERK, db, 1, own)
    contract = loan(db, -20)
    (contact,) = log_letters(CLERK, db, {contract: 1}).contact_ids
    letter = collect_recall(db, contact)
    assert letter.subject == "ขอของคืน"
    assert letter.body[2].text == "โปรดคืนภายใน ๒ ธันวาคม ๒๕๖๙"
    assert contacts_of(db, contract)[0].return_by == date(2026, 12, 2)
    assert recall_wording(db, 2) == DEFAULT_TEXTS[2]


def test_a_change_is_kept_once_with_what_it_was(db):
    save_wording(CLERK, db, 2, replace(DEFAULT_TEXTS[2], subject="หนึ่ง"))
    save_wording(CLERK, db, 2, replace(DEFAULT_TEXTS[2], subject="สอง"))
    with db.reading() as session:
        events = session.scalars(select(AuditEvent).where(AuditEvent.entity == "recall_letter")).all()
        assert [event.before["subject"] for event in events][1] == "หนึ่ง"


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
        save_wording(CLERK, db, 1, replace(DEFAULT_TEXTS[1], **{field: value}))
    assert [(issue.field, issue.code) for issue in caught.value.issues] == [(field, code)]
    assert recall_wording(db, 1) == DEFAULT_TEXTS[1]

"""The notice on personal data: the default, and the versions an office makes of it."""

import pytest
from sqlalchemy import select

from tests.factories import CLERK
from welfaredesk.db.engine import Database
from welfaredesk.db.models import AuditEvent
from welfaredesk.errors import ValidationFailed
from welfaredesk.queries.notices import notice_in_force
from welfaredesk.services.notices import DEFAULT, MAX_SECTIONS, MAX_TEXT, NoticeSection, save_notice

WHY = NoticeSection("เหตุที่เก็บ", "เพื่อช่วยเหลือท่าน\nและครอบครัว")
RIGHTS = NoticeSection("สิทธิ", "ขอดูและขอแก้ได้")


def test_the_default_is_told_until_the_office_changes_it(db: Database) -> None:
    assert notice_in_force(db) == DEFAULT


def test_each_change_is_a_new_version_in_its_order(db: Database) -> None:
    assert save_notice(CLERK, db, [WHY, RIGHTS]).version == "2"
    made = save_notice(CLERK, db, [RIGHTS, WHY])
    assert (made.version, made.sections) == ("3", (RIGHTS, WHY))
    assert notice_in_force(db) == made


def test_the_same_wording_makes_no_version(db: Database) -> None:
    assert save_notice(CLERK, db, DEFAULT.sections) == DEFAULT
    save_notice(CLERK, db, [WHY])
    assert save_notice(CLERK, db, [WHY]).version == "2"
    with db.reading() as session:
        events = session.scalars(select(AuditEvent).where(AuditEvent.entity == "notice")).all()
    assert len(events) == 1


@pytest.mark.parametrize(
    ("sections", "field", "code"),
    [
        ([], "sections", "required"),
        ([NoticeSection("", "ข้อความ")], "heading.0", "required"),
        ([WHY, NoticeSection("หัวข้อ", " ")], "text.1", "required"),
        ([NoticeSection("หัวข้อ", "ก" * (MAX_TEXT + 1))], "text.0", "too_long"),
        ([WHY] * (MAX_SECTIONS + 1), "sections", "too_many"),
    ],
)
def test_what_cannot_be_printed_is_refused(
    db: Database, sections: list[NoticeSection], field: str, code: str
) -> None:
    with pytest.raises(ValidationFailed) as refused:
        save_notice(CLERK, db, sections)
    assert (refused.value.issues[0].field, refused.value.issues[0].code) == (field, code)
    assert notice_in_force(db) == DEFAULT

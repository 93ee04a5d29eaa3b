"""The notice on personal data: the default, and the versions an office makes of it."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from tests import factories
from tests.factories import CLERK
from welfaredesk.db.engine import Database
from welfaredesk.db.models import AuditEvent
from welfaredesk.domain.paper_limits import NOTICE_SECTIONS, NOTICE_TEXT
from welfaredesk.domain.privacy_notice import CODE, DEFAULT, NoticeSection
from welfaredesk.errors import Refused, ValidationFailed
from welfaredesk.queries.notices import notice_in_force
from welfaredesk.queries.person_page import person_page
from welfaredesk.services.consents import ConsentInput, give
from welfaredesk.services.notices import save_notice
from welfaredesk.services.office_texts import remove_text

TODAY, NEW_YEAR = date(2026, 11, 22), date(2027, 1, 1)
WHY = NoticeSection("เหตุที่เก็บ", "เพื่อช่วยเหลือท่าน\nและครอบครัว")
RIGHTS = NoticeSection("สิทธิ", "ขอดูและขอแก้ได้")
NOTHING = NoticeSection(" ", "")


def test_the_default_is_told_until_the_office_changes_it(db: Database) -> None:
    save_notice(CLERK, db, [WHY], NEW_YEAR)
    assert notice_in_force(db, date(2026, 12, 31)) == DEFAULT
    assert notice_in_force(db, NEW_YEAR).sections == (WHY,)


def test_each_change_is_a_new_version_in_its_order(db: Database) -> None:
    save_notice(CLERK, db, [WHY, NOTHING, RIGHTS], TODAY)
    assert notice_in_force(db, TODAY).version == "2"
    save_notice(CLERK, db, [RIGHTS, WHY], NEW_YEAR)
    made = notice_in_force(db, NEW_YEAR)
    assert (made.version, made.sections) == ("3", (RIGHTS, WHY))


def test_the_same_wording_makes_no_version(db: Database) -> None:
    assert save_notice(CLERK, db, DEFAULT.sections, TODAY) == frozenset()
    save_notice(CLERK, db, [WHY], TODAY)
    assert save_notice(CLERK, db, [WHY], NEW_YEAR) == frozenset()
    with db.reading() as session:
        events = session.scalars(select(AuditEvent).where(AuditEvent.entity == "office_text")).all()
    assert len(events) == 1


def test_what_people_agreed_to_stays_as_they_read_it(db: Database) -> None:
    save_notice(CLERK, db, [WHY], TODAY)
    save_notice(CLERK, db, [RIGHTS], TODAY)  # nobody agreed yet
    agreed = notice_in_force(db, TODAY)
    person = factories.add_person(db)
    for day in (TODAY - timedelta(days=1), TODAY):
        give(CLERK, db, person, ConsentInput(given_on=day, health=True))
    told = [view.notice_version for view in person_page(db, person).consents]
    assert told == [agreed.version, DEFAULT.version]
    with pytest.raises(Refused):
        save_notice(CLERK, db, [WHY], TODAY)
    with pytest.raises(Refused):
        remove_text(CLERK, db, CODE, TODAY)
    assert notice_in_force(db, TODAY) == agreed


@pytest.mark.parametrize(
    ("sections", "field", "code"),
    [
        ([NOTHING], "sections", "required"),
        ([NoticeSection("", "ข้อความ")], "heading.0", "required"),
        ([NOTHING, WHY, NoticeSection("หัวข้อ", " ")], "text.2", "required"),
        ([NoticeSection("หัวข้อ", "ก" * (NOTICE_TEXT + 1))], "text.0", "too_long"),
        ([WHY] * (NOTICE_SECTIONS + 1), "sections", "too_many"),
    ],
)
def test_what_cannot_be_printed_is_refused(
    db: Database, sections: list[NoticeSection], field: str, code: str
) -> None:
    with pytest.raises(ValidationFailed) as refused:
        save_notice(CLERK, db, sections, TODAY)
    assert (refused.value.issues[0].field, refused.value.issues[0].code) == (field, code)
    assert notice_in_force(db, TODAY) == DEFAULT

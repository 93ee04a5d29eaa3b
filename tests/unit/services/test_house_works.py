"""Partners, diary, hand-over, letters, and help found before: what is kept, refused and told."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from tests import factories
from tests.factories import CLERK
from welfaredesk.db.engine import Database
from welfaredesk.db.models import AuditEvent, Contact
from welfaredesk.errors import RecordNotFound, StaleRecord, ValidationFailed
from welfaredesk.messages import issue_text
from welfaredesk.queries.house_help import help_before, help_of_person
from welfaredesk.queries.house_works import project_works
from welfaredesk.services import (
    employment,
    house_applications,
    house_support,
    house_works,
    households,
    housing,
    housing_stages,
    numbering,
)
from welfaredesk.services.employment import OrganisationInput
from welfaredesk.services.house_applications import ApplicationInput, EarlierHelp
from welfaredesk.services.house_support import HelpInput, LetterInput
from welfaredesk.services.house_works import HandoverInput, PartnerInput, WorkDayInput
from welfaredesk.services.housing import FundingInput, ProjectInput
from welfaredesk.services.housing_stages import StepInput

COMMITTEE = (("นายหนึ่ง", "ผู้ใหญ่บ้าน"), ("นายสอง", ""), ("นางสาม", "อสม."))
HANDOVER = HandoverInput(
    started_on=date(2026, 10, 25),
    finished_on=date(2026, 11, 10),
    handed_on=date(2026, 11, 15),
    works=(("หลังคา", "มุงใหม่"),),
    committee=COMMITTEE,
)


@pytest.fixture
def project(db: Database) -> int:
    data = ProjectInput(factories.add_person(db), support_kind="repair", work_items=("roof", "ramp"))
    return housing.create_project(CLERK, db, data, StepInput(happened_on=date(2026, 10, 1))).id


def told(failed: pytest.ExceptionInfo[ValidationFailed]) -> list[tuple[str, str]]:
    return [(issue.field, issue.code) for issue in failed.value.issues]


def test_an_organisation_the_register_knows_is_not_entered_twice(db: Database, project: int) -> None:
    shop = employment.save_organisation(
        CLERK, db, OrganisationInput("ร้านวัสดุตัวอย่าง", "private", phone="053-000-001")
    )
    house_works.add_partner(CLERK, db, project, PartnerInput("contractor", organisation_id=shop.id))
    named = house_works.add_partner(CLERK, db, project, PartnerInput("volunteer", name=" กลุ่ม อสม. "))
    partners = project_works(db, project).partners
    assert [(row.role_label, row.name, row.phone) for row in partners] == [
        ("ผู้รับจ้าง", "ร้านวัสดุตัวอย่าง", "053-000-001"),
        ("จิตอาสา", "กลุ่ม อสม.", ""),
    ]
    house_works.remove_partner(CLERK, db, named.id)
    assert len(project_works(db, project).partners) == 1
    with pytest.raises(RecordNotFound):
        house_works.remove_partner(CLERK, db, named.id)
    with pytest.raises(ValidationFailed) as failed:
        house_works.add_partner(CLERK, db, project, PartnerInput("", phone="0" * 99))
    assert told(failed) == [("role", "required"), ("name", "required"), ("phone", "too_long")]


def test_the_diary_is_written_mended_and_counted(db: Database, project: int) -> None:
    first = house_works.write_diary(CLERK, db, project, WorkDayInput("รื้อ", date(2026, 10, 25), 8))
    house_works.write_diary(CLERK, db, project, WorkDayInput("มุง", date(2026, 10, 26)))
    mended = WorkDayInput("รื้อหลังคา", date(2026, 10, 25), 6, problem="ฝนตก")
    house_works.write_diary(CLERK, db, project, mended, day_id=first.id, version=first.version)
    works = project_works(db, project)
    assert [(day.happened_on.day, day.data.work) for day in works.days] == [(26, "มุง"), (25, "รื้อหลังคา")]
    assert works.workers == 6
    with pytest.raises(StaleRecord):
        house_works.write_diary(CLERK, db, project, mended, day_id=first.id, version=first.version)
    with pytest.raises(ValidationFailed) as failed:
        house_works.write_diary(CLERK, db, project, WorkDayInput("", date(2027, 1, 1), 1_000))
    assert told(failed) == [("work", "required"), ("happened_on", "date_future"), ("people", "people_range")]
    with db.reading() as session:
        wanted = select(AuditEvent).where(AuditEvent.entity == "house_work_day").order_by(AuditEvent.id)
        events = session.scalars(wanted).all()
    assert [event.action for event in events] == ["create", "create", "update"]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"finished_on": date(2026, 10, 24)}, ("finished_on", "ends_before_start")),
        ({"handed_on": date(2026, 11, 9)}, ("handed_on", "ends_before_start")),
        ({"handed_on": None}, ("handed_on", "required")),
        ({"handed_on": date(2026, 11, 23)}, ("handed_on", "date_future")),
        ({"works": ((" ", ""),)}, ("works", "required")),
        ({"works": (("ก", "ข"),) * 13}, ("works", "too_many")),
        ({"committee": COMMITTEE[:2]}, ("committee", "committee_short")),
        ({"committee": (*COMMITTEE[:2], COMMITTEE[0])}, ("committee", "committee_short")),
        ({"thumbprint": True, "witnesses": ("ก", "ก")}, ("witnesses", "witnesses_needed")),
        ({"complete": False}, ("to_mend", "handover_mend")),
    ],
)
def test_what_a_hand_over_may_not_be(
    db: Database, project: int, change: dict[str, object], problem: tuple[str, str]
) -> None:
    with pytest.raises(ValidationFailed) as failed:
        house_works.save_handover(CLERK, db, project, replace(HANDOVER, **change))  # type: ignore[arg-type]
    assert told(failed) == [problem]
    assert project_works(db, project).handover.version == 0


def test_a_hand_over_is_proposed_kept_and_changed(db: Database, project: int) -> None:
    works = StepInput("works", date(2026, 10, 25), reason="เร่งด่วน")
    housing_stages.reach_stage(CLERK, db, project, works)
    proposed = project_works(db, project).handover
    assert (proposed.version, proposed.data.started_on) == (0, date(2026, 10, 25))
    assert proposed.data.works == (("หลังคา", ""), ("ทางลาด", ""))
    saved = house_works.save_handover(CLERK, db, project, HANDOVER)
    with pytest.raises(StaleRecord):
        house_works.save_handover(CLERK, db, project, HANDOVER)
    thumb = replace(HANDOVER, thumbprint=True, witnesses=("นายพยาน", "นางพยาน"), left_over="สังกะสี 2 แผ่น")
    house_works.save_handover(CLERK, db, project, thumb, version=saved.version)
    assert project_works(db, project).handover.data == thumb
    other = housing.create_project(
        CLERK, db, ProjectInput(factories.add_person(db, 2), support_kind="new")
    ).id
    assert project_works(db, other).handover.data.committee == COMMITTEE  # who accepted the last house


def test_letters_share_one_count_whatever_they_are_about(db: Database, project: int) -> None:
    house_support.write_letter(CLERK, db, project, LetterInput("พมจ.ลำพูน", 10_000_00))
    recall = Contact()
    with db.transaction() as session:
        numbering.give(session, recall, date(2026, 11, 20))
    assert (project_works(db, project).letters[0].no, recall.no) == ("1/2569", "2/2569")
    with pytest.raises(ValidationFailed) as failed:
        house_support.write_letter(CLERK, db, project, LetterInput("", None, enclosures=("ก",) * 7))
    assert told(failed) == [("to", "required"), ("asked_satang", "required"), ("enclosures", "too_many")]


def test_help_is_found_by_person_household_and_house_over_all_years(db: Database) -> None:
    anong, boon, other = (factories.add_person(db, number) for number in (1, 2, 3))
    home = households.create(CLERK, db, households.HouseholdInput(house_no="99", moo="4"), anong).id
    households.add_member(CLERK, db, home, boon, "spouse")

    def project(person: int, year: int, **more: object) -> int:
        data = ProjectInput(person, year, support_kind="repair", **more)  # type: ignore[arg-type]
        return housing.create_project(CLERK, db, data).id

    now = project(anong, 2570, house_no="12/3", moo="4")
    project(anong, 2560, house_no="1", moo="1", funding=(FundingInput("codi", 19_000_00),))
    project(boon, 2563, house_no="5", moo="5")
    project(other, 2565, house_no="๑๒/๓", moo="4")
    dropped = project(other, 2566, house_no="12/3", moo="4")
    housing_stages.reach_stage(CLERK, db, dropped, StepInput("cancelled", note="ย้าย"))
    house_support.note_help(CLERK, db, anong, HelpInput("มูลนิธิตัวอย่าง", 2568, "มอบวัสดุ", 5_000_00))
    found = help_before(db, now)
    assert [(row.year, row.agency, row.why, row.amount_satang) for row in found] == [
        (2568, "มูลนิธิตัวอย่าง", "คนเดียวกัน", 5_000_00),
        (2565, "", "บ้านเลขที่เดียวกัน", None),
        (2563, "", "ครัวเรือนเดียวกัน", None),
        (2560, "พอช.", "คนเดียวกัน", 19_000_00),
    ]
    assert {row.why for row in help_of_person(db, other)} >= {"คนเดียวกัน"}
    # an application repeats what is known, and tells of what nobody else knew
    said = (EarlierHelp("พอช.", 2560, 19_000_00), EarlierHelp("วัดตัวอย่าง", None, 2_000_00))
    data = ApplicationInput(date(2026, 11, 1), earlier=said)
    house_applications.save_application(CLERK, db, now, data, version=0)
    found = help_before(db, now)
    assert [(row.agency, row.what) for row in found if row.help_id is None and row.project_id is None] == [
        ("วัดตัวอย่าง", "แจ้งไว้ในคำขอ")
    ]
    house_support.remove_help(CLERK, db, found[0].help_id or 0)
    assert len(help_before(db, now)) == 4


def test_help_elsewhere_needs_agency_year_and_what(db: Database) -> None:
    person = factories.add_person(db, 5)
    with pytest.raises(ValidationFailed) as failed:
        house_support.note_help(CLERK, db, person, HelpInput(year=2571, amount_satang=-1))
    assert told(failed) == [
        ("agency", "required"),
        ("what", "required"),
        ("year", "help_year"),
        ("amount_satang", "negative_amount"),
    ]
    assert issue_text(failed.value.issues[2]) == ("ปีงบประมาณ «2571» ไม่ถูกต้อง กรุณากรอกปี พ.ศ. ที่ไม่เกิน 2570")

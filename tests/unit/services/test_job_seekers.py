"""Registering who looks for work, openings, offers, and what a contract does to them."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from tests.conftest import TODAY
from tests.factories import CLERK
from tests.unit.services.job_market import add_disabled, add_opening, add_organisation, add_seeker
from welfaredesk.db.engine import Database
from welfaredesk.db.models import AuditEvent
from welfaredesk.errors import Refused, StaleRecord, ValidationFailed
from welfaredesk.messages import issue_text
from welfaredesk.queries.job_matches import Match, openings_for, seekers_for
from welfaredesk.queries.job_openings import opening_rows, opening_view
from welfaredesk.queries.job_seekers import seeker_rows, seeker_view
from welfaredesk.services import employment, job_openings, job_seekers, life_events
from welfaredesk.services.employment import PlacementInput
from welfaredesk.services.job_openings import OpeningInput
from welfaredesk.services.job_seekers import SeekerInput


@pytest.fixture
def somsri(db: Database) -> int:
    return add_disabled(db, 1)


@pytest.fixture
def town(db: Database) -> int:
    return add_organisation(db)


def codes(failed: pytest.ExceptionInfo[ValidationFailed]) -> dict[str, str]:
    return {issue.field: issue.code for issue in failed.value.issues}


def actions(db: Database, entity: str) -> list[str]:
    with db.reading() as session:
        wanted = select(AuditEvent.action).where(AuditEvent.entity == entity).order_by(AuditEvent.id)
        return list(session.scalars(wanted))


def words(match: Match, fits: bool | None) -> list[str]:
    return [issue_text(reason.issue) for reason in match.of(fits)]


def test_a_registration_keeps_all_that_e06_asks(db: Database, somsri: int) -> None:
    given = SeekerInput(
        registered_on=date(2026, 11, 1),
        education="upper_secondary",
        skills="ใช้คอมพิวเตอร์",
        experience="เคยทำงานโรงงาน 2 ปี",
        work_kinds=("clerical", "computer"),
        wanted_work="ธุรการ",
        wage_satang=9_000_00,
        wage_unit="month",
        reach="tambon",
        travel="ลูกมาส่ง",
        family_support="มารดาดูแล",
        needs=("access", "seated"),
        needs_note="โต๊ะสูงพอให้รถเข็นเข้า",
    )
    kept = job_seekers.register(CLERK, db, somsri, given)
    view = seeker_view(db, kept.id)
    assert view.data == given
    assert (view.row.days, view.row.is_open, view.row.has_card) == (21, True, True)
    assert view.row.work == "ธุรการ (ธุรการ/บันทึกข้อมูล, คอมพิวเตอร์/งานออนไลน์)"
    assert (view.row.education_label, view.row.reach_label) == ("มัธยมศึกษาตอนปลาย", "ภายในตำบล")
    assert view.row.national_id.startswith("3-****")
    changed = job_seekers.change(CLERK, db, kept.id, replace(given, skills="พิมพ์ดีด"), version=kept.version)
    with pytest.raises(StaleRecord):
        job_seekers.change(CLERK, db, kept.id, given, version=changed.version - 1)
    assert actions(db, "job_seeker") == ["create", "update"]


def test_nobody_looks_for_work_twice_at_a_time(db: Database, somsri: int) -> None:
    first = add_seeker(db, somsri)
    with pytest.raises(Refused, match="already_seeking"):
        add_seeker(db, somsri)
    job_seekers.close(CLERK, db, first, None, "given_up")
    second = add_seeker(db, somsri)
    with pytest.raises(Refused, match="already_seeking"):
        job_seekers.reopen(CLERK, db, first, "ปิดผิดคน")
    assert [row.id for row in seeker_view(db, second).earlier] == [first]
    assert [row.is_open for row in seeker_rows(db)] == [True, False]


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"wanted_work": "", "work_kinds": ()}, "wanted_work", "wanted_work_required"),
        ({"wage_satang": 100}, "wage_unit", "wage_unit_required"),
        ({"wage_satang": -1, "wage_unit": "day"}, "wage_satang", "negative_amount"),
        ({"work_kinds": ("flying",)}, "work_kinds", "not_in_list"),
        ({"needs": ("wings",)}, "needs", "not_in_list"),
        ({"reach": "moon"}, "reach", "not_in_list"),
        ({"education": "x"}, "education", "not_in_list"),
        ({"registered_on": date(2027, 1, 1)}, "registered_on", "date_future"),
        ({"skills": "ก" * 201}, "skills", "too_long"),
    ],
)
def test_what_a_registration_may_not_be(
    db: Database, somsri: int, fields: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(ValidationFailed) as failed:
        add_seeker(db, somsri, **fields)
    assert codes(failed) == {field: code}


def test_the_dead_do_not_begin_to_look_for_work(db: Database, somsri: int) -> None:
    life_events.report(CLERK, db, somsri, "died", date(2026, 11, 1))
    with pytest.raises(Refused, match="person_has_died"):
        add_seeker(db, somsri)


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"position": " "}, "position", "required"),
        ({"basis": "34"}, "basis", "section_34"),
        ({"seats": 0}, "seats", "seats_range"),
        ({"wage_satang": 100}, "wage_unit", "wage_unit_required"),
        ({"until_on": date(2026, 1, 1)}, "until_on", "ends_before_start"),
        ({"supports": ("wings",)}, "supports", "not_in_list"),
    ],
)
def test_what_an_opening_may_not_be(
    db: Database, town: int, fields: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(ValidationFailed) as failed:
        add_opening(db, town, **fields)
    assert codes(failed) == {field: code}
    with pytest.raises(ValidationFailed) as failed:
        job_openings.save_opening(CLERK, db, OpeningInput(None, None, "แม่บ้าน"))
    assert codes(failed) == {"workplace_id": "organisation_required", "employer_id": "organisation_required"}


def test_reasons_speak_in_words_and_order_is_wishes_then_waiting(db: Database, town: int) -> None:
    near = add_disabled(db, 1)
    waits = add_disabled(db, 2, first="ก่อน")
    new = add_disabled(db, 3, first="ใหม่", card=None)
    asks = {"wage_satang": 9_000_00, "wage_unit": "month"}
    near_id = add_seeker(db, near, registered_on=date(2026, 11, 20), reach="moo", **asks)
    waits_id = add_seeker(db, waits, registered_on=date(2026, 1, 5), **asks | {"wage_satang": 11_000_00})
    new_id = add_seeker(db, new, registered_on=date(2026, 6, 1))
    opening = add_opening(
        db, town, wage_satang=10_000_00, wage_unit="month", moo="4", tambon="ตัวอย่าง", amphoe="ตัวอย่าง"
    )
    found = seekers_for(db, opening)
    assert [match.seeker_id for match in found] == [near_id, waits_id, new_id]
    assert [(match.fits, match.wishes) for match in found] == [(3, 3), (2, 3), (2, 2)]
    assert "ทำงานใกล้บ้าน หมู่ 4 เดียวกัน" in words(found[0], True)
    assert words(found[1], False) == ["ค่าจ้างที่ขอสูงกว่าที่เสนอ 1,000.00 บาท/เดือน"]
    assert words(found[2], False) == ["ไม่มีบัตรที่ยังไม่หมดอายุ"]
    assert [match.opening_id for match in openings_for(db, waits_id)] == [opening]


def test_a_declined_offer_says_why_and_may_be_made_again(db: Database, somsri: int, town: int) -> None:
    seeker, opening = add_seeker(db, somsri), add_opening(db, town)
    offer = job_openings.offer(CLERK, db, opening, seeker).id
    with pytest.raises(Refused, match="already_offered"):
        job_openings.offer(CLERK, db, opening, seeker)
    assert (seeker_rows(db)[0].waiting, opening_rows(db)[0].waiting) == (1, 1)
    with pytest.raises(ValidationFailed) as failed:
        job_openings.decline(CLERK, db, offer, "nobody", "")
    assert codes(failed) == {"by": "not_in_list", "reason": "reason_required"}
    job_openings.decline(CLERK, db, offer, "seeker", "ไกลบ้านเกินไป")
    with pytest.raises(Refused, match="offer_answered"):
        job_openings.accept(CLERK, db, offer)
    (match,) = seekers_for(db, opening)
    assert words(match, False) == ["ผู้หางานปฏิเสธเมื่อ 22 พ.ย. 2569: ไกลบ้านเกินไป"]
    again = job_openings.offer(CLERK, db, opening, seeker).id
    assert seekers_for(db, opening)[0].offer_id == again
    assert [each.answer for each in opening_view(db, opening).offers] == ["", "declined"]


def test_a_contract_takes_the_seat_accepts_the_offer_and_ends_the_search(
    db: Database, somsri: int, town: int
) -> None:
    seeker, opening = add_seeker(db, somsri), add_opening(db, town)
    job_openings.offer(CLERK, db, opening, seeker)
    work = PlacementInput(somsri, town, town, "33", TODAY, date(2027, 9, 30), opening_id=opening)
    made = employment.create_placement(CLERK, db, work)
    assert {"job_seeker", "job_offer"} <= made.touched
    (row,) = seeker_rows(db)
    assert (row.closed_on, row.close_label, row.works_at) == (TODAY, "ได้งานแล้ว", "เทศบาลตำบลตัวอย่าง")
    view = opening_view(db, opening)
    assert (view.row.left, view.row.state) == (0, "full")
    assert [offer.answer for offer in view.offers] == ["accepted"]
    assert [each.id for each in view.placements] == [made.id]
    other = add_disabled(db, 2, first="อื่น")
    with pytest.raises(ValidationFailed) as failed:
        employment.create_placement(CLERK, db, replace(work, person_id=other))
    assert codes(failed) == {"opening_id": "opening_full"}
    with pytest.raises(Refused, match="opening_full"):
        job_openings.offer(CLERK, db, opening, add_seeker(db, other))
    employment.end_placement(CLERK, db, made.id, TODAY, "resigned")
    assert opening_view(db, opening).row.left == 1


def test_an_opening_is_over_by_its_day_or_by_closing(db: Database, somsri: int, town: int) -> None:
    seeker = add_seeker(db, somsri)
    over = add_opening(db, town, from_on=date(2026, 1, 1), until_on=date(2026, 11, 21))
    planned = add_opening(db, town, from_on=date(2026, 12, 1))
    closed = add_opening(db, town)
    job_openings.close_opening(CLERK, db, closed, None, "หน่วยงานได้คนแล้ว")
    states = {row.id: row.state for row in opening_rows(db)}
    assert states == {over: "over", planned: "planned", closed: "closed"}
    assert openings_for(db, seeker) == ()
    with pytest.raises(Refused, match="opening_over"):
        job_openings.offer(CLERK, db, over, seeker)
    with pytest.raises(Refused, match="opening_closed"):
        job_openings.offer(CLERK, db, closed, seeker)

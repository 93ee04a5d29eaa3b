"""The demo office's house projects that still run: one at every stage, made through the services."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import BytesIO

from PIL import Image, ImageDraw
from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import GroupMembership, HouseSurvey
from welfaredesk.domain import house_meetings, house_stages
from welfaredesk.domain.fiscal_year import fiscal_year
from welfaredesk.domain.house_photos import BEFORE, DURING, OUTSIDE
from welfaredesk.services import (
    camera,
    grant_types,
    house_estimates,
    house_payments,
    house_photos,
    house_works,
    housing,
    housing_committee,
    housing_meetings,
    housing_notices,
    housing_requests,
    housing_screening,
    housing_stages,
)
from welfaredesk.services.actor import Actor
from welfaredesk.services.house_estimates import EstimateInput, LineInput
from welfaredesk.services.house_photos import NewPhoto, PhotoInput
from welfaredesk.services.housing import ELDERLY, FundingInput, ProjectInput
from welfaredesk.services.housing_committee import Member
from welfaredesk.services.housing_meetings import Attendee, CaseInput, MeetingInput
from welfaredesk.services.housing_requests import RequestInput
from welfaredesk.services.housing_stages import StepInput

OFFICER = "นางสาวกรองแก้ว ตั้งใจ"
COMMITTEE = (
    Member("นายอุดม สมมุติ", "นายกเทศมนตรีตำบลตัวอย่าง", "ประธานกรรมการ"),
    Member("นางภัทรา เจตนา", "ปลัดเทศบาลตำบลตัวอย่าง", "กรรมการ"),
    Member("นายวีระ ช่างดี", "ผู้อำนวยการกองช่าง", "กรรมการ"),
    Member("นางคำแปง ใจงาม", "ผู้แทนประชาคม", "กรรมการ"),
    Member(OFFICER, "นักพัฒนาชุมชนชำนาญการ", "กรรมการและเลขานุการ"),
)
_BUDGETS = (("municipality", 300_000_00), ("dep", 120_000_00), ("donation", 50_000_00))


@dataclass(frozen=True, slots=True)
class _Case:
    """Where a project stands, what is asked for, and what is to pay for it."""

    stage: str
    kind: str
    items: tuple[str, ...]
    problem: str
    score: int
    funding: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _House:
    """A surveyed house with one who lives there and the group the help is for."""

    survey_id: int
    person_id: int
    group: str
    house_no: str
    moo: str


_CASES = (
    _Case("requested", "repair", ("roof",), "หลังคาสังกะสีผุ ฝนรั่วลงที่นอน", 60, (("municipality", 24_000_00),)),
    _Case("surveyed", "adapt", ("bathroom", "handrail"), "ห้องน้ำลื่น ลุกนั่งไม่ได้", 70, (("dep", 38_000_00),)),
    _Case("met", "adapt", ("ramp", "door"), "รถเข็นขึ้นบ้านไม่ได้", 75, (("dep", 36_500_00),)),
    _Case("screened", "repair", ("floor", "post"), "พื้นผุ เสาโยก", 85, (("municipality", 40_000_00),)),
    _Case("resolved", "repair", ("roof", "wall"), "บ้านทรุดโทรม ลมพัดฝาหลุด", 80, (("municipality", 39_500_00),)),
    _Case("noticed", "adapt", ("bathroom",), "ไม่มีห้องน้ำในบ้าน", 78, (("municipality", 28_000_00),)),
    _Case("approved", "repair", ("stairs", "handrail"), "บันไดผุ เคยตก", 82, (("municipality", 22_000_00),)),
    _Case(
        "works",
        "repair",
        ("roof", "floor", "bathroom"),
        "หลังคารั่ว พื้นผุ อยู่คนเดียว",
        92,
        (("municipality", 40_000_00), ("donation", 8_500_00)),
    ),
)  # fmt: skip
_MEETING_DAYS, _COMMITTEE_DAYS, _NOTICE_DAYS, _HANGS_DAYS = 60, 45, 40, 4


def fill(actor: Actor, db: Database, today: date) -> None:
    """Projects of surveyed unsuitable houses, their meetings, notices, estimates, money and pictures."""
    surveys = _surveys(db, len(_CASES))
    asked = [_asked(today, case, survey) for case, survey in zip(_CASES, surveys, strict=True)]
    projects = [
        (case, _project(actor, db, today, case, data)) for case, data in zip(_CASES, asked, strict=True)
    ]
    housing_committee.save_committee(actor, db, COMMITTEE)
    for source, satang in _BUDGETS:
        grant_types.save_budget(actor, db, grant_types.BudgetInput(source, fiscal_year(today), satang))
    _meet(actor, db, house_meetings.COMMUNITY, today - timedelta(_MEETING_DAYS), _upto(projects, "met"))
    for project_id, case in _upto(projects, "screened"):
        given = housing_screening.ScreeningInput(
            case.score, case.problem, today - timedelta(_MEETING_DAYS - 5), OFFICER
        )
        housing_screening.screen(actor, db, project_id, given)
    _meet(
        actor, db, house_meetings.COMMITTEE, today - timedelta(_COMMITTEE_DAYS), _upto(projects, "resolved")
    )
    over = _upto(projects, "approved")
    _notice(actor, db, today - timedelta(_NOTICE_DAYS), over)
    hanging = [each for each in _upto(projects, "noticed") if each not in over]
    _notice(actor, db, today - timedelta(_HANGS_DAYS), hanging)
    for project_id, case in over:
        _approve(actor, db, today, project_id, asked[_CASES.index(case)])
    for project_id, _case in _upto(projects, "works"):
        _work(actor, db, today, project_id)


def _upto(projects: Sequence[tuple[_Case, int]], stage: str) -> list[tuple[int, _Case]]:
    """The projects that came to a stage or beyond."""
    order = house_stages.ORDER
    return [(pid, case) for case, pid in projects if order.index(case.stage) >= order.index(stage)]


def _surveys(db: Database, count: int) -> list[_House]:
    """Unsuitable houses, the first ones."""
    with db.reading() as session:
        wanted = select(HouseSurvey).where(HouseSurvey.suitable.is_(False)).order_by(HouseSurvey.id)
        return [_house(session, row) for row in session.scalars(wanted.limit(count))]


def _house(session: Session, row: HouseSurvey) -> _House:
    person_id = row.residents[0].person_id
    wanted = select(GroupMembership.group_code).where(GroupMembership.person_id == person_id)
    return _House(row.id, person_id, session.scalar(wanted) or ELDERLY, row.house_no, row.moo)


def _asked(today: date, case: _Case, house: _House) -> ProjectInput:
    return ProjectInput(
        person_id=house.person_id,
        group_code=house.group,
        fiscal_year=fiscal_year(today),
        survey_id=None if case.stage == house_stages.REQUESTED else house.survey_id,
        house_no=house.house_no,
        moo=house.moo,
        support_kind=case.kind,
        work_items=case.items,
        funding=tuple(FundingInput(source, satang) for source, satang in case.funding),
    )


def _project(actor: Actor, db: Database, today: date, case: _Case, data: ProjectInput) -> int:
    asked = today - timedelta(_MEETING_DAYS + 20)
    made = housing.create_project(actor, db, data, StepInput(happened_on=asked, done_by=OFFICER))
    request = RequestInput(asked, case.problem, "ขอรับการช่วยเหลือปรับปรุงบ้านให้อยู่อาศัยได้อย่างปลอดภัย")
    housing_requests.save_request(actor, db, made.id, request)
    if data.survey_id is not None:
        step = StepInput("surveyed", asked + timedelta(7), OFFICER)
        housing_stages.reach_stage(actor, db, made.id, step)
    return made.id


def _meet(actor: Actor, db: Database, kind: str, day: date, cases: Sequence[tuple[int, _Case]]) -> None:
    people = tuple(Attendee(each.name, each.position, each.role) for each in COMMITTEE)
    village = kind == house_meetings.COMMUNITY
    data = MeetingInput(
        kind,
        day,
        starts_at="09.00",
        ends_at="11.30",
        place="ศาลาอเนกประสงค์" if village else "ห้องประชุมเทศบาล",
        residents=42 if village else None,
        people=people,
        project_ids=tuple(project_id for project_id, _case in cases),
        taken_by=OFFICER,
    )
    made = housing_meetings.save_meeting(actor, db, data)
    outcomes = [CaseInput(project_id, house_meetings.ENDORSED) for project_id, _case in cases]
    housing_meetings.record_outcomes(actor, db, made.id, outcomes, version=made.version)


def _notice(actor: Actor, db: Database, day: date, cases: Sequence[tuple[int, _Case]]) -> None:
    data = housing_notices.NoticeInput(
        day,
        housing_notices.last_day(day, 15),
        "ป้ายประกาศหน้าสำนักงานเทศบาล",
        tuple(project_id for project_id, _case in cases),
    )
    housing_notices.give_notice(actor, db, data)


def _approve(actor: Actor, db: Database, today: date, project_id: int, data: ProjectInput) -> None:
    total = sum(part.amount_satang or 0 for part in data.funding)
    lines = (
        LineInput("วัสดุและค่าแรงตามแบบ", 1_000, "งาน", total - 9_000_00, 9_000_00),
        LineInput("แรงงานช่วยรื้อและขนย้าย", 4_000, "วัน", None, 350_00, volunteer=True),
    )
    estimate = EstimateInput(lines, today - timedelta(30), "นายวีระ ช่างดี", "ผู้อำนวยการกองช่าง")
    house_estimates.save_estimate(actor, db, project_id, estimate)
    with db.reading() as session:
        version = housing_stages.existing(session, project_id).version
    housing.change_project(actor, db, project_id, replace(data, approved_satang=total), version=version)
    housing_stages.reach_stage(actor, db, project_id, StepInput("approved", today - timedelta(20), OFFICER))


def _work(actor: Actor, db: Database, today: date, project_id: int) -> None:
    """The works have begun: pictures, a partner, two days of the diary, a first payment."""
    begun = today - timedelta(12)
    for kind, worn, day in ((BEFORE, True, begun - timedelta(2)), (DURING, False, begun + timedelta(5))):
        photo = NewPhoto(camera.taken_in(_drawing(worn=worn)), PhotoInput(kind, OUTSIDE, taken_on=day))
        house_photos.add_photos(actor, db, house_photos.PROJECT, project_id, [photo])
    housing_stages.reach_stage(actor, db, project_id, StepInput("works", begun, OFFICER))
    partner = house_works.PartnerInput("volunteer", name="กลุ่มช่างอาสาบ้านตัวอย่าง", duty="รื้อและมุงหลังคา")
    house_works.add_partner(actor, db, project_id, partner)
    for days, work in ((0, "รื้อหลังคาและพื้นเดิม"), (5, "ตั้งโครงหลังคาใหม่ มุงกระเบื้อง")):
        entry = house_works.WorkDayInput(work, begun + timedelta(days), 8)
        house_works.write_diary(actor, db, project_id, entry)
    bill = house_payments.PaymentInput(
        "municipality", 21_500_00, "ค่าวัสดุงวดที่ 1", paid_on=begun + timedelta(6), payee="ร้านตัวอย่างวัสดุภัณฑ์"
    )
    house_payments.pay(actor, db, project_id, bill)


def _drawing(*, worn: bool) -> bytes:
    """A drawn house in place of a photograph: with a hole in its roof, or with a new roof."""
    image = Image.new("RGB", (1200, 900), "#BBD7E8")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 640, 1200, 900), fill="#8FA96B")
    draw.rectangle((330, 400, 870, 700), fill="#C9A77C", outline="#6B4F2F", width=6)
    draw.polygon([(270, 410), (600, 190), (930, 410)], fill="#8A8F94" if worn else "#A8442F")
    draw.rectangle((540, 510, 660, 700), fill="#6B4F2F")
    if worn:
        draw.polygon([(470, 340), (560, 290), (600, 350), (520, 390)], fill="#3A3F44")
    out = BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()

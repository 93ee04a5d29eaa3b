"""W-20 บันทึกข้อความ เสนอขออนุมัติช่วยเหลือ of a house project (domain specification §6.1, A.5).

Made only of what the committee resolved, or of what was passed over with a reason (§1.2, 8).
"""

from welfaredesk.db.engine import Database
from welfaredesk.domain import house_meetings
from welfaredesk.domain.baht_text import satang_figures, satang_text
from welfaredesk.domain.thai_dates import official
from welfaredesk.errors import Refused
from welfaredesk.papers.house_head import place_of, work_of
from welfaredesk.papers.office_head import mayor_of, signer
from welfaredesk.papers.office_letter import letterhead
from welfaredesk.papers.official import Endorsement, Memo, Part
from welfaredesk.papers.params import PaperParams, day_of
from welfaredesk.queries.house_help import HelpRow, help_before
from welfaredesk.queries.house_notices import NoticeRow, notices_of
from welfaredesk.queries.house_project import ProjectPage, project_page
from welfaredesk.queries.house_request import request_of
from welfaredesk.queries.house_resolutions import Resolution, resolutions
from welfaredesk.queries.house_surveys import survey_page
from welfaredesk.queries.housing import FundingView
from welfaredesk.queries.office_texts import in_force
from welfaredesk.queries.person_page import PersonPage, person_page

CODE = "W-20"
_SUBJECT = "ขออนุมัติช่วยเหลือประชาชน ด้านการส่งเสริมและพัฒนาคุณภาพชีวิต"
_NEEDED = "gate_committee"


def collect_approval(db: Database, project_id: int) -> Memo:
    """The memo. Raises Refused("no_resolution", "no_budget", "office_not_set_up"), RecordNotFound."""
    page = project_page(db, project_id)
    found = resolutions(db, [project_id], house_meetings.COMMITTEE).get(project_id)
    reason = next((step.reason for step in page.steps if _NEEDED in step.lacked), "")
    if found is None and not reason:
        raise Refused("no_resolution")
    if page.data.approved_satang is None:
        raise Refused("no_budget")
    on = day_of(PaperParams())
    head = letterhead(db, on)
    giver, chief, opinion, approver = (
        signer(db, role, on, "letters") for role in ("giver", "head", "opinion", "approver")
    )
    return Memo(
        code=CODE,
        agency=head.contact,
        number="",
        date="",
        subject=f"{_SUBJECT} ราย {page.row.name}",
        to=f"{approver.acting_for or approver.position or mayor_of(head.office)} (ผ่านปลัด)",
        body=(
            Part(_background(db, page), heading="1. เรื่องเดิม"),
            Part(_findings(db, page), heading="2. ข้อเท็จจริง"),
            Part(in_force(db, "aid_rule", on), heading="3. ข้อกฎหมาย/ระเบียบ"),
            Part(_proposal(page, found, reason, notices_of(db, project_id)), heading="4. ข้อพิจารณา"),
            Part("จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ"),
        ),
        signer=giver,
        endorsements=(
            Endorsement("ความเห็นผู้อำนวยการกอง", chief),
            Endorsement("ความเห็นปลัด", opinion),
            Endorsement("คำสั่ง", approver),
        ),
        emblem=head.emblem,
    )


def _background(db: Database, page: ProjectPage) -> str:
    """Which request of whom, and the hardship in the words of the request."""
    row, request = page.row, request_of(db, page.row.id)
    filed_on = request.data.filed_on or next((s.happened_on for s in page.steps if s.happened_on), None)
    dated = f" ลงวันที่ {official(filed_on)}" if filed_on else ""
    asked = f" มีความประสงค์{request.data.wanted}" if request.data.wanted else ""
    problem = f" เนื่องจาก {request.data.problem}" if request.data.problem else ""
    applicant = _applicant(db, page, request.applicant_id)
    return f"ตามคำร้องเลขที่ {row.no or '–'}{dated} {applicant}{asked}{problem}"


def _applicant(db: Database, page: ProjectPage, applicant_id: int | None) -> str:
    row = page.row
    if applicant_id is None or applicant_id == row.person_id:
        return f"{row.name} {place_of(db, row)}"
    return f"{person_page(db, applicant_id).row.name} ยื่นคำร้องแทน {row.name} {place_of(db, row)}"


def _findings(db: Database, page: ProjectPage) -> str:
    """The survey, the family, and what was given before."""
    told = []
    if page.data.survey_id is not None:
        survey = survey_page(db, page.data.survey_id).row
        state = "เหมาะสม" if survey.suitable else "ไม่เหมาะสมต่อการอยู่อาศัย"
        broken = f" ส่วนที่ชำรุด ได้แก่ {', '.join(survey.broken)}" if survey.broken else ""
        told.append(f"ได้สำรวจสภาพบ้านเมื่อวันที่ {official(survey.surveyed_on)} พบว่าบ้านอยู่ในสภาพ{state}{broken}")
    if page.row.person_id is not None:
        told += _family(person_page(db, page.row.person_id))
    return " ".join((*told, _before(help_before(db, page.row.id))))


def _family(person: PersonPage) -> list[str]:
    """How many live there and what they live on; of health and disability nothing the case does not need."""
    told = []
    if person.row.age is not None:
        told.append(f"ผู้รับความช่วยเหลืออายุ {person.row.age} ปี")
    if person.household is not None:
        told.append(f"อยู่ในครัวเรือนที่มีสมาชิก {len(person.household.members)} คน")
    if person.data.income_satang is not None:
        told.append(f"มีรายได้เดือนละ {satang_figures(person.data.income_satang)} บาท")
    return told


def _before(found: tuple[HelpRow, ...]) -> str:
    """Help received; another project that still runs is none yet."""
    received = [row for row in found if row.received]
    if not received:
        return "ไม่พบว่าเคยได้รับความช่วยเหลือด้านที่อยู่อาศัยมาก่อน"
    rows = (
        (f"ปีงบประมาณ พ.ศ. {row.year}" if row.year else "ไม่ทราบปี")
        + (f" จาก{row.agency}" if row.agency else "")
        + (f" {row.what}" if row.what else "")
        + (f" {satang_figures(row.amount_satang)} บาท" if row.amount_satang is not None else "")
        for row in received
    )
    return f"เคยได้รับความช่วยเหลือแล้ว ได้แก่ {' '.join(rows)}"


def _proposal(
    page: ProjectPage, found: Resolution | None, reason: str, notices: tuple[NoticeRow, ...]
) -> str:
    """The resolution (or why there is none), the notice, the help and its money."""
    satang = page.data.approved_satang or 0
    if found is not None:
        resolved = f"ที่ประชุม{found.meeting} เมื่อวันที่ {official(found.held_on)} ระเบียบวาระที่ {found.item} "
        resolved += f"มีมติให้ช่วยเหลือ {found.text}".strip()
    else:
        resolved = f"กรณีนี้มิได้เสนอคณะกรรมการก่อน เนื่องจาก{reason}"
    funds = " และ".join(map(_share, page.row.funding))
    return (
        f"{resolved}{_noticed(notices)} เห็นควรอนุมัติช่วยเหลือโดย{work_of(page.row)} "
        f"เป็นเงิน {satang_figures(satang)} บาท ({satang_text(satang)})"
        + (f" โดยเบิกจ่ายจาก{funds}" if funds else "")
    )


def _share(part: FundingView) -> str:
    amount = part.amount_satang
    return part.label if amount is None else f"{part.label} {satang_figures(amount)} บาท"


def _noticed(notices: tuple[NoticeRow, ...]) -> str:
    if not notices:
        return ""
    last = notices[-1]
    result = f" ผลปรากฏว่า{last.objections}" if last.objections else ""
    return f" และได้ประกาศรายชื่อตั้งแต่วันที่ {official(last.from_on)} ถึงวันที่ {official(last.to_on)}{result}"

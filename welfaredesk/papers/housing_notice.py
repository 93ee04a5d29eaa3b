"""W-15 บัญชีรายชื่อ and W-21 ประกาศ of those the committee resolved to help (domain specification §1.2, A.5).

No id numbers, no telephones, no kind of disability: the names hang out in public (§6.10).
"""

from dataclasses import dataclass

from welfaredesk.db.engine import Database
from welfaredesk.domain import house_meetings
from welfaredesk.domain.baht_text import satang_figures
from welfaredesk.domain.thai_dates import official
from welfaredesk.papers.house_head import work_of
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.office_head import OfficeHead, office_head, signer
from welfaredesk.papers.office_letter import Letterhead, letterhead
from welfaredesk.papers.official import Order, Part
from welfaredesk.queries.house_notices import NoticePage, notice_page
from welfaredesk.queries.house_resolutions import Resolution, resolutions
from welfaredesk.queries.housing import HouseRow
from welfaredesk.queries.office_texts import in_force

NOTICE, LIST = "W-21", "W-15"
_FIELD = "ด้านการส่งเสริมและพัฒนาคุณภาพชีวิต"


@dataclass(frozen=True, slots=True)
class NamedRow:
    """One line of the list; `satang` None where no amount is known."""

    no: int
    name: str
    house_no: str
    moo: str
    help: str
    satang: int | None


@dataclass(frozen=True, slots=True)
class NameList:
    """The list: what it is of, the notice it belongs to (`dated`, hung out until `until`), lines and sum."""

    office: OfficeHead
    title: str
    dated: str
    until: str
    rows: tuple[NamedRow, ...]
    total: str
    signer: Signer


def collect_list(db: Database, notice_id: int) -> NameList:
    """W-15 of a notice. Raises RecordNotFound, Refused("office_not_set_up")."""
    page = notice_page(db, notice_id)
    known = [row.satang for row in page.projects if row.satang is not None]
    return NameList(
        office=office_head(db),
        title=f"บัญชี{_about(page, resolutions(db, page.data.project_ids, house_meetings.COMMITTEE))}",
        dated=official(page.row.from_on),
        until=official(page.row.to_on),
        rows=tuple(_row(number, row) for number, row in enumerate(page.projects, start=1)),
        total=satang_figures(sum(known)) if len(known) == len(page.projects) else "",
        signer=signer(db, "approver", page.row.from_on, "letters"),
    )


def collect_notice(db: Database, notice_id: int) -> Order:
    """W-21: the announcement the list belongs to. Raises RecordNotFound, Refused("office_not_set_up")."""
    page = notice_page(db, notice_id)
    found = resolutions(db, page.data.project_ids, house_meetings.COMMITTEE)
    head = letterhead(db, page.row.from_on)
    return Order(
        code=NOTICE,
        kind="ประกาศ",
        office=head.office,
        number="",
        date=official(page.row.from_on),
        subject=_about(page, found),
        body=(
            Part(_ground(db, page, found, head)),
            Part(_objecting(page, head)),
            Part("จึงประกาศให้ทราบโดยทั่วกัน"),
        ),
        signer=signer(db, "approver", page.row.from_on, "letters"),
        emblem=head.emblem,
    )


def _about(page: NoticePage, found: dict[int, Resolution]) -> str:
    """Whom the names are of: who gets help only after the committee resolved it of everybody (§1.2, 8)."""
    resolved = all(row.id in found for row in page.projects)
    who = "ผู้ได้รับการช่วยเหลือประชาชน" if resolved else "ผู้ขอรับการช่วยเหลือประชาชน"
    return f"รายชื่อ{who} {_FIELD}"


def _ground(db: Database, page: NoticePage, found: dict[int, Resolution], head: Letterhead) -> str:
    """By which law, after which meetings, how many names."""
    rule = in_force(db, "aid_rule", page.row.from_on)
    meetings = dict.fromkeys((each.held_on, each.meeting) for each in found.values())
    met = " และ".join(f"{meeting} เมื่อวันที่ {official(on)}" for on, meeting in sorted(meetings))
    after = f" ประกอบกับมติที่ประชุม{met}" if met else ""
    return (
        f"อาศัยอำนาจตาม{rule}{after} {head.office}จึงประกาศ{_about(page, found)} จำนวน {page.row.named} ราย "
        "ตามบัญชีรายชื่อแนบท้ายประกาศนี้"
    )


def _objecting(page: NoticePage, head: Letterhead) -> str:
    begins, ends = official(page.row.from_on), official(page.row.to_on)
    place = f" ณ {page.row.place}" if page.row.place else ""
    return (
        f"ทั้งนี้ ปิดประกาศไว้{place} ตั้งแต่วันที่ {begins} ถึงวันที่ {ends} "
        f"ผู้ใดประสงค์จะทักท้วงหรือคัดค้าน ให้แจ้งเป็นหนังสือหรือด้วยตนเองที่{head.contact} ภายในวันที่ {ends}"
    )


def _row(number: int, row: HouseRow) -> NamedRow:
    return NamedRow(number, row.name, row.house_no, row.moo, work_of(row), row.satang)

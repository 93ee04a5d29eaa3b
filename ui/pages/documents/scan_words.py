"""Pages of scans under review: how each stands, and what the list says of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication

from reports import form_title
from ui.models.query_table import Badge, Column
from ui.theme import Tone
from welfaredesk.domain import thai_dates
from welfaredesk.exchange.scans import ScanPage
from welfaredesk.queries.paper_scans import PageMatch, Reading

translate = QCoreApplication.translate
_UNSURE = frozenset({Reading.UNREAD, Reading.SEVERAL, Reading.UNKNOWN, Reading.VOIDED, Reading.OTHER_OFFICE})


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """One page under review: its paper chosen `by_hand`, `left_out` of what is kept, or `kept` already."""

    id: int
    scan: ScanPage
    match: PageMatch
    by_hand: bool = False
    left_out: bool = False
    kept: bool = False

    @property
    def ready(self) -> bool:
        """Whether the next press keeps it."""
        sure = self.match.reading is Reading.SURE or self.by_hand
        return sure and not (self.left_out or self.kept)

    @property
    def unsure(self) -> bool:
        """Whether it waits for the clerk."""
        return self.match.reading in _UNSURE and not (self.by_hand or self.left_out or self.kept)


def file_name(page: ReviewPage) -> str:
    """What the copy kept of this page is called."""
    said = translate("documents", "{file} หน้า {page}.pdf")
    return said.format(file=PurePath(page.scan.file).stem, page=page.scan.number)


def counts(pages: Iterable[ReviewPage]) -> str:
    """How many pages there are, and how they stand."""
    listed = list(pages)
    if not listed:
        return ""
    said = translate("documents", "{all} หน้า · พร้อมเก็บ {ready} · รอเลือกเอกสาร {unsure} · เก็บแล้ว {kept}")
    return said.format(
        all=f"{len(listed):,}",
        ready=f"{sum(page.ready for page in listed):,}",
        unsure=f"{sum(page.unsure for page in listed):,}",
        kept=f"{sum(page.kept for page in listed):,}",
    )


def columns() -> list[Column]:
    """One page a line."""
    return [
        Column(translate("documents", "หน้า"), _page_name, tooltip=_page_name, stretch=3),
        Column(translate("documents", "เลขที่อ่านได้"), lambda page: page.match.mark or "–", width=140),
        Column(translate("documents", "เอกสาร"), _paper_name, tooltip=_paper_name, stretch=4),
        Column(
            translate("documents", "ผล"),
            lambda page: badge(page).text,
            badge=badge,
            tooltip=_advice,
            width=200,
        ),
    ]


def badge(page: ReviewPage) -> Badge:
    """How a page stands."""
    if page.kept:
        return Badge(translate("documents", "เก็บแล้ว"), Tone.DONE)
    if page.left_out:
        return Badge(
            translate("documents", "หน้าว่าง ไม่เก็บ") if page.scan.blank else translate("documents", "ไม่เก็บ"),
            Tone.NEUTRAL,
            "close",
        )
    if page.by_hand:
        return Badge(translate("documents", "เลือกเอง พร้อมเก็บ"), Tone.DONE, "check")
    return {
        Reading.SURE: Badge(translate("documents", "ตรงกัน พร้อมเก็บ"), Tone.DONE, "check"),
        Reading.FILED: Badge(translate("documents", "มีฉบับลงนามแล้ว"), Tone.NEUTRAL, "check-circle"),
        Reading.VOIDED: Badge(translate("documents", "เอกสารยกเลิกแล้ว"), Tone.LATE),
        Reading.UNKNOWN: Badge(translate("documents", "ไม่มีในทะเบียน"), Tone.LATE),
        Reading.OTHER_OFFICE: Badge(translate("documents", "ของสำนักงานอื่น"), Tone.LATE),
        Reading.SEVERAL: Badge(translate("documents", "หลายเลขที่ – เลือกเอง"), Tone.WAIT),
        Reading.UNREAD: Badge(translate("documents", "อ่านไม่ได้ – เลือกเอง"), Tone.WAIT),
    }[page.match.reading]


def _page_name(page: ReviewPage) -> str:
    said = translate("documents", "หน้า {page} {file}")
    return said.format(file=page.scan.file, page=page.scan.number)


def _paper_name(page: ReviewPage) -> str:
    paper = page.match.document
    if paper is None:
        return "–"
    return " · ".join(part for part in (paper.about, f"{form_title(paper.form)} {paper.no}".strip()) if part)


def _advice(page: ReviewPage) -> str:
    paper = page.match.document
    if page.match.reading is Reading.VOIDED and paper is not None and paper.voided_on is not None:
        said = translate("documents", "ยกเลิกเมื่อ {day}: {reason} ถ้าเป็นของฉบับใหม่ให้เลือกเอกสารเอง")
        return said.format(day=thai_dates.screen(paper.voided_on), reason=paper.void_reason)
    return {
        Reading.FILED: translate("documents", "ไม่เก็บซ้ำ ถ้าต้องการเก็บฉบับนี้ด้วยให้เลือกเอกสารเอง"),
        Reading.UNKNOWN: translate(
            "documents", "เลขที่นี้ไม่อยู่ในทะเบียนเอกสารที่ออก อาจออกก่อนกู้คืนแฟ้ม กรุณาเลือกเอกสารเอง"
        ),
        Reading.OTHER_OFFICE: translate(
            "documents", "QR นี้ไม่ใช่ของสำนักงานนี้ หรือออกก่อนเปลี่ยนชื่อสำนักงาน กรุณาตรวจกระดาษ"
        ),
        Reading.SEVERAL: translate("documents", "พบ QR ของเอกสารหลายฉบับในหน้าเดียว กรุณาเลือกเอกสารเอง"),
        Reading.UNREAD: translate("documents", "ไม่พบ QR หรือภาพไม่ชัด กรุณาดูภาพแล้วเลือกเอกสารเอง"),
    }.get(page.match.reading, "")

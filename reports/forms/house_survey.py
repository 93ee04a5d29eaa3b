"""W-11 แบบสำรวจสภาพที่อยู่อาศัย: one A4 page, of a survey or blank (domain specification §1.7, A.1)."""

from dataclasses import dataclass

from reports.forms.lending_slip_text import date_runs
from reports.forms.registry_parts import AREA, WIDE, boxes, choices
from reports.layout.digits import thai_figures
from reports.layout.flow import Block, Foot, on_one_page, space, write
from reports.layout.fonts import Weight
from reports.layout.listing import Align, Cell, Columns, head_row, rows
from reports.layout.page import MM, Page
from reports.layout.paragraph import Run, Text, fill
from reports.layout.parts import (
    Field,
    Type,
    centred,
    fields,
    flowing,
    right_lines,
    signatures,
    title,
    together,
)
from reports.layout.signature import Signature
from reports.signing import signed
from welfaredesk.domain.house_parts import CONDITIONS
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.house_survey import SurveyPaper

TITLE = "แบบสำรวจสภาพที่อยู่อาศัย"
_HALF = WIDE / 2
_MARK = 13.0  # mm of a column of ticks
_ALIGNS: tuple[Align, ...] = ("left", "center", "center", "center", "center")


@dataclass(frozen=True, slots=True)
class Scale:
    """One way to set the page: the text, the least row of its tables and the pen's room in mm."""

    body: Type
    row: float
    pen: float


# the first that keeps the survey on one page; the last ones are for big families and the longest texts
SCALES = (
    Scale(Type(14, 1.3), 6.2, 7),
    Scale(Type(13.5, 1.25), 5.8, 6),
    Scale(Type(13, 1.2), 5.4, 5),
    Scale(Type(12, 1.15), 5, 4),
    Scale(Type(11, 1.1), 4.6, 3.5),
)


def render(paper: SurveyPaper) -> bytes:
    """The survey as PDF. Same paper, same bytes."""
    page = Page(f"{TITLE} {paper.number}".strip(), author=paper.office.name, subject="W-11")
    blocks = on_one_page([_blocks(paper, scale) for scale in SCALES], AREA, otherwise=2)
    return write(page, blocks, AREA, Foot(f"W-11   {paper.office.division} {paper.office.name}", paper.mark))


def _blocks(paper: SurveyPaper, scale: Scale) -> list[Block]:
    body = scale.body
    return [
        right_lines((_number(paper), date_runs(paper.surveyed_on)), AREA, body),
        title(TITLE, AREA, size=18),
        centred(f"{paper.office.division} {paper.office.name}".strip(), AREA, body),
        space(1 * MM),
        *_house(paper, body),
        *_residents(paper, scale),
        *_tenure(paper, body),
        *_parts(paper, scale),
        *choices("สิ่งอำนวยความสะดวกที่มี", paper.facilities, AREA, body),
        *_verdict(paper, body),
        *_photos(paper, body),
        *_signing(paper, scale),
    ]


def _number(paper: SurveyPaper) -> list[Run]:
    return [
        Text("แบบสำรวจเลขที่ "),
        fill(to_thai(paper.number), 30, keep=True),
        Text(" ปีงบประมาณ พ.ศ. "),
        fill(to_thai(paper.round), 20, keep=True),
    ]


def _house(paper: SurveyPaper, body: Type) -> list[Block]:
    return [
        fields(
            [
                Field("เจ้าบ้าน", paper.head, 88),
                Field("บ้านเลขที่", thai_figures(paper.house_no), 46),
                Field("หมู่ที่", thai_figures(paper.moo), WIDE - 134),
            ],
            AREA,
            body,
        ),
        fields(
            [
                Field("รหัสประจำบ้าน", thai_figures(paper.house_code), 70),
                Field("ชุมชน", thai_figures(paper.community), WIDE - 70),
            ],
            AREA,
            body,
        ),
        fields(
            [
                Field("จุดสังเกต", thai_figures(paper.landmark), 106),
                Field("พิกัด", thai_figures(paper.position), WIDE - 106),
            ],
            AREA,
            body,
        ),
    ]


def _residents(paper: SurveyPaper, scale: Scale) -> list[Block]:
    columns = Columns(
        left=AREA.left,
        widths=(13, 76, 18, WIDE - 107),
        aligns=("center", "left", "center", "left"),
        size=scale.body.size - 1,
        smallest=scale.body.size - 4,
        row=scale.row,
    )
    heading = head_row(columns, [("ลำดับ", "ผู้อยู่อาศัย (ชื่อ – สกุล)", "อายุ (ปี)", "กลุ่มเป้าหมาย")])
    found = [space(1 * MM), heading]
    for number, row in enumerate(paper.residents, start=1):
        cells: list[Cell | str] = [to_thai(number), row.name, to_thai(row.age), row.groups]
        found += rows(columns, cells, heads=(heading,))
    return [*found, space(1 * MM)]


def _tenure(paper: SurveyPaper, body: Type) -> list[Block]:
    kind: list[Run] = [
        Text("ลักษณะบ้าน ", Weight.BOLD, keep=True),
        *boxes(paper.house_type),
        Text("   จำนวนชั้น "),
        fill(to_thai(paper.floors), 14, keep=True),
        Text(" ชั้น"),
    ]
    return [
        *choices("กรรมสิทธิ์บ้าน", paper.house_owner, AREA, body),
        *choices("กรรมสิทธิ์ที่ดิน", paper.land_owner, AREA, body),
        *flowing(kind, AREA, body),
    ]


def _parts(paper: SurveyPaper, scale: Scale) -> list[Block]:
    """The twelve parts in two halves side by side."""
    marks = (_MARK,) * len(CONDITIONS)
    name = _HALF - sum(marks)
    columns = Columns(
        left=AREA.left,
        widths=(name, *marks) * 2,
        aligns=_ALIGNS * 2,
        size=scale.body.size - 1,
        smallest=scale.body.size - 4,
        row=scale.row,
    )
    heading = head_row(columns, [("ส่วนของบ้าน", *CONDITIONS.values()) * 2])
    found = [space(1 * MM), heading]
    half = -(-len(paper.parts) // 2)
    for left, right in zip(paper.parts[:half], paper.parts[half:], strict=True):
        cells: list[Cell | str] = []
        for part in (left, right):
            cells += [part.name, *(Cell(tick=ticked) for ticked in part.conditions)]
        found += rows(columns, cells, heads=(heading,))
    return [*found, space(1 * MM)]


def _verdict(paper: SurveyPaper, body: Type) -> list[Block]:
    needs = (Text("ความต้องการ ", Weight.BOLD), fill(thai_figures(paper.needs), 2 * WIDE - 30))
    note = (Text("หมายเหตุ ", Weight.BOLD), fill(thai_figures(paper.note), WIDE - 22))
    return [
        *choices("ผลประเมิน", paper.verdict, AREA, body),
        *choices("ความเร่งด่วน (๑ รอได้ – ๕ เร่งด่วนที่สุด)", paper.urgency, AREA, body),
        *flowing(needs, AREA, body),
        *flowing(note, AREA, body),
    ]


def _photos(paper: SurveyPaper, body: Type) -> list[Block]:
    runs: list[Run] = [Text("ภาพถ่าย ", Weight.BOLD, keep=True)]
    for photo in paper.photos:
        runs += [Text(f"{photo.view} ", keep=True), fill(thai_figures(photo.told), 18, keep=True), Text("  ")]
    return flowing(runs[:-1], AREA, body)


def _signing(paper: SurveyPaper, scale: Scale) -> list[Block]:
    pair = (Signature("เจ้าบ้าน/ผู้ให้ข้อมูล"), signed("ผู้สำรวจ", paper.surveyor))
    return together([signatures(pair, AREA, scale.body, pen=scale.pen * MM)])

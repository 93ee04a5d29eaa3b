"""L-08R ทะเบียนรับบริจาค of a fiscal year."""

from dataclasses import replace

from reports.layout.digits import thai_figures
from reports.layout.flow import write
from reports.layout.listing import Cell, Columns, head_row, rows
from reports.layout.money import baht_figures
from reports.layout.page import Page
from reports.registers.sheet import LANDSCAPE, foot, head
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.lending_donation import DonationRegister, RegisterLine

TITLE = "ทะเบียนรับบริจาคกายอุปกรณ์และสิ่งของ"
_COLUMNS = Columns(
    left=LANDSCAPE.left,
    widths=(20, 25, 50, 52, 24, 22, 26, 42),
    aligns=("center", "center", "left", "left", "center", "center", "right", "left"),
    size=13,
    smallest=9.5,
    row=6.6,
)
_HEADINGS = (
    "เลขที่",
    "วันที่รับ",
    "ผู้บริจาค",
    "รายการ",
    "จำนวน",
    "สภาพ",
    "มูลค่าประมาณ (บาท)",
    "รหัสที่ให้ / ผู้รับมอบ",
)


def render(paper: DonationRegister) -> bytes:
    """The register as PDF. Same register, same bytes."""
    page = Page(f"{TITLE} {paper.fiscal_year}", author=paper.office.name, subject="L-08R", landscape=True)
    lines = (f"ปีงบประมาณ พ.ศ. {paper.fiscal_year}", paper.office.name)
    heading = head_row(_COLUMNS, [_HEADINGS])
    blocks = [*head(TITLE, lines, LANDSCAPE), heading]
    for line in paper.lines:
        blocks += rows(_COLUMNS, _cells(line), heads=(heading,))
    if not paper.lines:
        blocks += rows(_COLUMNS, [Cell("ไม่มีการรับบริจาคในปีงบประมาณนี้", span=8, align="center")])
    blocks[-1] = replace(blocks[-1], with_next=True)
    total = Cell(f"รวม {to_thai(f'{paper.donations:,}')} ครั้ง", span=6, align="right")
    blocks += rows(
        _COLUMNS, [total, baht_figures(paper.value_satang), ""], bold=True, shaded=True, heads=(heading,)
    )
    return write(page, blocks, LANDSCAPE, foot("L-08R", paper.office, f"ข้อมูล ณ วันที่ {paper.made_on}"))


def _cells(line: RegisterLine) -> list[Cell | str]:
    return [
        to_thai(line.number),
        to_thai(line.given_on),
        line.donor,
        thai_figures(line.what),
        to_thai(line.quantity),
        line.condition,
        baht_figures(line.value_satang) if line.value_satang is not None else "–",
        " / ".join(filter(None, (line.codes, line.receiver))),
    ]

"""L-07 ทะเบียนคุมทรัพย์สิน: the card in front, the repairs on its back."""

from reports.layout.digits import thai_figures
from reports.layout.flow import Block, space, write
from reports.layout.listing import Cell, Columns, head_row, rows
from reports.layout.money import baht_figures
from reports.layout.page import MM, Page
from reports.layout.paragraph import Choice, Run, Text, fill
from reports.layout.parts import Field, Type, fields, flowing, heading, right_lines, title
from reports.registers.sheet import LANDSCAPE, foot
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.lending_asset import FUNDS, WAYS, AssetCard, CardLine, RepairRow

TITLE = "ทะเบียนคุมทรัพย์สิน"
_WIDE = LANDSCAPE.width / MM
_TEXT = Type(14, 1.3)
_COLUMNS = Columns(
    left=LANDSCAPE.left,
    widths=(22, 22, 40, 16, 23, 23, 14, 15, 21, 23, 23, 19),
    aligns=(
        "center",
        "center",
        "left",
        "center",
        "right",
        "right",
        "center",
        "center",
        "right",
        "right",
        "right",
        "left",
    ),
    size=11.5,
    smallest=8.5,
    most_lines=3,
    row=6.4,
)
_HEADINGS = (
    "วัน เดือน ปี",
    "ที่เอกสาร",
    "รายการ",
    "จำนวน",
    "ราคาต่อหน่วย",
    "มูลค่ารวม",
    "อายุใช้งาน",
    "อัตราเสื่อม",
    "ค่าเสื่อมประจำปี",
    "ค่าเสื่อมสะสม",
    "มูลค่าสุทธิ",
    "หมายเหตุ",
)
_REPAIRS = Columns(
    left=LANDSCAPE.left,
    widths=(16, 30, 130, 35, 50),
    aligns=("center", "center", "left", "right", "left"),
    size=13,
    smallest=9.5,
    most_lines=3,
    row=6.8,
)
_LEAST_LINES, _LEAST_REPAIRS = 8, 4  # room for the pen


def render(paper: AssetCard) -> bytes:
    """The card as PDF. Same card, same bytes."""
    page = Page(f"{TITLE} {paper.code}", author=paper.office.name, subject="L-07", landscape=True)
    blocks = [title(TITLE, LANDSCAPE), *_head(paper), space(1.5 * MM), *_card(paper), *_back(paper)]
    return write(page, blocks, LANDSCAPE, foot("L-07", paper.office, f"ข้อมูล ณ วันที่ {paper.made_on}"))


def _head(paper: AssetCard) -> list[Block]:
    office = ((Text(f"ส่วนราชการ {paper.office.name}"),), (Text("หน่วยงาน "), fill(paper.office.division, 60)))
    kind = (Field("ประเภท", paper.kind, 80), Field("รหัส", paper.code, 80))
    features, contact = thai_figures(paper.features), thai_figures(paper.supplier_contact)
    lines = (
        (*kind, Field("รุ่น/แบบ", paper.brand, _WIDE - 160)),
        (
            Field("ลักษณะ/คุณสมบัติ", features, _WIDE - 110),
            Field("สถานที่/ผู้รับผิดชอบ", paper.place, 110),
        ),
        (
            Field("ผู้ขาย/ผู้รับจ้าง/ผู้บริจาค", paper.supplier, 120),
            Field("ที่อยู่ โทรศัพท์", contact, _WIDE - 120),
        ),
    )
    return [
        right_lines(office, LANDSCAPE, _TEXT),
        *(fields(line, LANDSCAPE, _TEXT) for line in lines),
        *flowing(_choices("ประเภทเงิน", FUNDS, paper.fund), LANDSCAPE, _TEXT),
        *flowing(_choices("วิธีการได้มา", WAYS, paper.way), LANDSCAPE, _TEXT),
    ]


def _choices(label: str, known: tuple[str, ...], value: str) -> list[Run]:
    """A box for each, and อื่น ๆ with what was written where it is none of them."""
    other = value if value and value not in known else ""
    runs: list[Run] = [Text(f"{label} ", keep=True), *(Choice(each, ticked=each == value) for each in known)]
    return [*runs, Choice("อื่น ๆ", ticked=bool(other)), Text(" "), fill(other, 40, keep=True)]


def _card(paper: AssetCard) -> list[Block]:
    top = head_row(_COLUMNS, [_HEADINGS])
    found = [top]
    for line in paper.lines:
        found += rows(_COLUMNS, _cells(line), heads=(top,))
    for _ in range(_LEAST_LINES - len(paper.lines)):
        found += rows(_COLUMNS, [""] * len(_HEADINGS), heads=(top,))
    return found


def _cells(line: CardLine) -> list[Cell | str]:
    return [
        to_thai(line.on),
        to_thai(line.document),
        thai_figures(line.what),
        to_thai(line.quantity),
        _money(line.price),
        _money(line.total),
        to_thai(line.life),
        to_thai(line.rate),
        _money(line.taken),
        _money(line.accumulated),
        _money(line.net),
        thai_figures(line.note),
    ]


def _money(satang: int | None) -> str:
    return "" if satang is None else baht_figures(satang)


def _back(paper: AssetCard) -> list[Block]:
    name = heading("ประวัติการซ่อมบำรุงรักษาทรัพย์สิน", LANDSCAPE, _TEXT, above=4 * MM)
    top = head_row(_REPAIRS, [("ครั้งที่", "วัน เดือน ปี", "รายการ", "จำนวนเงิน (บาท)", "หมายเหตุ")])
    found = [name, top]
    for repair in paper.repairs:
        found += rows(_REPAIRS, _repair(repair), heads=(top,))
    for _ in range(_LEAST_REPAIRS - len(paper.repairs)):
        found += rows(_REPAIRS, [""] * 5, heads=(top,))
    if paper.repairs:
        total: list[Cell | str] = [Cell("รวม", span=3, align="right"), baht_figures(paper.repairs_satang), ""]
        found += rows(_REPAIRS, total, bold=True, heads=(top,))
    return found


def _repair(repair: RepairRow) -> list[Cell | str]:
    what, note = thai_figures(repair.what), thai_figures(repair.note)
    return [to_thai(repair.no), to_thai(repair.on), what, _money(repair.cost_satang), note]

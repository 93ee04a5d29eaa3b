"""L-02 ใบยืมพัสดุ/ครุภัณฑ์ (แบบ บย.): one A4 page as domain specification §2.7 lays it out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from reports.forms.lending_slip_text import (
    DAMAGE_COLUMNS,
    RETURN_TITLE,
    ROW_COLUMNS,
    TITLE,
    damage_rows,
    damage_text,
    date_runs,
    item_rows,
    number_runs,
    opening_runs,
    return_sentence,
)
from reports.layout.digits import thai_figures
from reports.layout.fonts import Weight
from reports.layout.grid import grid
from reports.layout.mark import draw_mark
from reports.layout.page import MM, Page
from reports.layout.paragraph import Paragraph, Run, Text, fill, paragraph
from reports.layout.signature import Signature, SignatureBlock, acting_for, signature_block
from reports.layout.stack import Placed, Zone, stack
from reports.layout.thai_text import shape
from welfaredesk.domain.paper_limits import SLIP_ROWS
from welfaredesk.errors import Refused
from welfaredesk.papers.lending import LoanSlip, ReturnBlock, Signer

LEFT, TOP = 30 * MM, 16 * MM
WIDTH, HEIGHT = 160 * MM, 265 * MM
_HALF = WIDTH / 2
_INDENT = 20 * MM
_TITLE_SIZE = 18.0


@dataclass(frozen=True, slots=True)
class Scale:
    """One way to set the page.

    `body` and `table` in points, `line` times the size from line to line, `pen` (white above a signing
    line) and `row` (least table row) in mm. A cell wider than its column shrinks to `smallest` points
    before it takes more than `cell_lines` lines.
    """

    body: float
    table: float
    smallest: float
    cell_lines: int
    line: float
    pen: float
    row: float

    @property
    def leading(self) -> float:
        return self.body * self.line


# the first that fits is taken: 14 and 12 points unless nearly every text is as long as entry allows;
# the last two are for such texts in the widest letters, so that what entry let in can always be printed
SCALES = (
    Scale(body=14, table=12, smallest=10, cell_lines=2, line=1.3, pen=4.5, row=6.2),
    Scale(body=14, table=12, smallest=10, cell_lines=1, line=1.25, pen=2.5, row=5.5),
    Scale(body=13, table=11, smallest=9.5, cell_lines=1, line=1.25, pen=2.5, row=5.1),
    Scale(body=12, table=10.5, smallest=9.5, cell_lines=1, line=1.25, pen=2.5, row=4.8),
    Scale(body=12, table=10, smallest=9, cell_lines=1, line=1.15, pen=2.5, row=4.6),
    Scale(body=11, table=9.5, smallest=8.5, cell_lines=1, line=1.15, pen=2.5, row=4.4),
    Scale(body=9.5, table=8.5, smallest=7.5, cell_lines=1, line=1.15, pen=2.5, row=4),
    Scale(body=8, table=7.5, smallest=6.5, cell_lines=1, line=1.15, pen=2.5, row=3.6),
)


@dataclass(frozen=True, slots=True)
class Composition:
    """The page laid out but not drawn: which scale, and every zone's place (points from the top left)."""

    scale: Scale
    placed: tuple[Placed, ...]


def render(slip: LoanSlip) -> bytes:
    """The slip as PDF. Same slip, same bytes; Refused when it can't be one page."""
    composition = compose(slip)
    title = f"{RETURN_TITLE if slip.returned else TITLE} {slip.number}".strip()
    page = Page(title, author=slip.office_name, subject="แบบ บย.")
    for placed in composition.placed:
        placed.draw(page)
    draw_mark(page, slip.mark)
    return page.finish()


def compose(slip: LoanSlip) -> Composition:
    """Lay the slip out at the largest scale that holds it; Refused("paper_too_full") when none does."""
    if len(slip.rows) <= SLIP_ROWS:
        for scale in SCALES:
            placed = stack(_zones(slip, scale), TOP, HEIGHT)
            if placed:
                return Composition(scale, placed)
    raise Refused("paper_too_full", paper=TITLE)


def _zones(slip: LoanSlip, scale: Scale) -> list[Zone]:
    return [
        _head(slip, scale),
        _opening(slip, scale),
        _items(slip, scale),
        _signatures("borrower", scale, (None, Signature("ผู้ยืม", slip.borrower_name))),
        _signatures("handover", scale, (_receiver(slip), _signed("ผู้จ่ายของ", slip.giver))),
        _decision(slip, scale),
        _return_sentence(slip, scale),
        *_damage(slip, scale),
        _signatures("return", scale, _return_signatures(slip)),
        _note(slip, scale),
    ]


def _head(slip: LoanSlip, scale: Scale) -> Zone:
    line = partial(paragraph, size=scale.body, leading=scale.leading)
    right = (line((Text("แบบ บย."),), WIDTH), line(number_runs(slip.number), WIDTH))
    lower = (
        line((Text("เขียนที่ "), fill(slip.written_at, 60)), WIDTH - 70 * MM),
        line(date_runs(slip.date), WIDTH - 70 * MM),
    )

    def draw(page: Page, top: float, _: float) -> None:
        _title(page, top, scale)
        for number, row in enumerate(right):
            row.draw(page, LEFT + WIDTH - row.lines[0][-1].end, top + number * scale.leading)
        y = top + 2 * scale.leading
        for row in lower:
            row.draw(page, LEFT + 70 * MM, y)
            y += row.height

    height = 2 * scale.leading + sum(row.height for row in lower)
    return Zone("head", height + 1 * MM, draw, wish=2 * MM)


def _title(page: Page, top: float, scale: Scale) -> None:
    title = paragraph((Text(TITLE, Weight.BOLD),), WIDTH, size=_TITLE_SIZE, leading=2 * scale.leading)
    title.draw(page, LEFT, top, centred_in=WIDTH)


def _opening(slip: LoanSlip, scale: Scale) -> Zone:
    text = _body(opening_runs(slip), scale, indent=_INDENT)
    return Zone(
        "opening", text.height + 1.5 * MM, lambda page, top, _: text.draw(page, LEFT, top), wish=2 * MM
    )


def _items(slip: LoanSlip, scale: Scale) -> Zone:
    table = grid(
        ROW_COLUMNS,
        item_rows(slip.rows),
        size=scale.table,
        smallest=scale.smallest,
        row_height=scale.row * MM,
        most_lines=scale.cell_lines,
        least_rows=SLIP_ROWS,
    )
    rows = len(table.heights)

    def draw(page: Page, top: float, extra: float) -> None:
        table.draw(page, LEFT, top, stretch=extra / rows)

    return Zone("items", table.height, draw, wish=rows * 0.6 * MM)


def _signatures(name: str, scale: Scale, pair: Sequence[Signature | None]) -> Zone:
    """One or two blocks side by side, with white above the line for the pen."""
    blocks: list[SignatureBlock | None] = [
        signature_block(each, _HALF, size=scale.body, leading=scale.leading) if each else None
        for each in pair
    ]

    def draw(page: Page, top: float, extra: float) -> None:
        for number, block in enumerate(blocks):
            if block:
                block.draw(page, LEFT + number * _HALF, top + scale.pen * MM + extra)

    height = scale.pen * MM + max(block.height for block in blocks if block)
    return Zone(name, height, draw, wish=5 * MM)


def _decision(slip: LoanSlip, scale: Scale) -> Zone:
    """Opinion and order: the boxes and lines stay empty for the officers' pens (§6.11)."""
    signatures = _signatures("decision", scale, (_signed("", slip.opinion), _signed("ผู้ให้ยืม", slip.approver)))
    above = 2.5 * MM

    def draw(page: Page, top: float, extra: float) -> None:
        baseline = top + above + scale.body
        _choices(page, LEFT + 2 * MM, baseline, scale.body, ("ความเห็น", "ควรอนุมัติให้ยืมได้", "ไม่ควรอนุมัติ"))
        _choices(page, LEFT + _HALF + 8 * MM, baseline, scale.body, ("คำสั่ง", "อนุมัติ", "ไม่อนุมัติ"))
        signatures.draw(page, top + above + scale.leading, extra)

    return Zone("decision", signatures.height + scale.leading + above, draw, wish=signatures.wish)


def _choices(page: Page, x: float, baseline: float, size: float, words: Sequence[str]) -> None:
    x = page.text(x, baseline, (shape(words[0]),), size) + 3 * MM
    for word in words[1:]:
        x = page.tick_box(x, baseline, size)
        x = page.text(x, baseline, (shape(word),), size) + 4 * MM


def _return_sentence(slip: LoanSlip, scale: Scale) -> Zone:
    text = _body((Text(return_sentence(slip.returned)),), scale, indent=_INDENT)
    above = 2 * MM

    def draw(page: Page, top: float, extra: float) -> None:
        page.line(LEFT, top + extra + above / 2, LEFT + WIDTH, top + extra + above / 2)
        text.draw(page, LEFT, top + extra + above)

    return Zone("return sentence", text.height + above, draw, wish=2 * MM)


def _damage(slip: LoanSlip, scale: Scale) -> list[Zone]:
    """The box of what is damaged or lost: a table, or running text where the page is full."""
    if not damage_rows(slip.returned):
        return []
    return [_damage_table(slip, scale) if scale.cell_lines > 1 else _damage_text(slip, scale)]


def _damage_table(slip: LoanSlip, scale: Scale) -> Zone:
    table = grid(
        DAMAGE_COLUMNS,
        damage_rows(slip.returned),
        size=scale.table,
        smallest=scale.smallest,
        row_height=scale.row * MM,
    )
    return Zone("damage", table.height + 1 * MM, lambda page, top, _: table.draw(page, LEFT, top + 0.5 * MM))


def _damage_text(slip: LoanSlip, scale: Scale) -> Zone:
    side = 2 * MM
    runs = (Text("รายการชำรุด/สูญหาย ", Weight.BOLD), Text(damage_text(slip.returned)))
    text = paragraph(runs, WIDTH - 2 * side, size=scale.smallest, leading=1.2 * scale.smallest)

    def draw(page: Page, top: float, _: float) -> None:
        page.frame(LEFT, top + 0.5 * MM, WIDTH, text.height + 1 * MM)
        text.draw(page, LEFT + side, top + 1 * MM)

    return Zone("damage", text.height + 2 * MM, draw)


def _return_signatures(slip: LoanSlip) -> tuple[Signature, Signature]:
    returned = slip.returned or ReturnBlock()
    on = ("วันที่", thai_figures(returned.returned_on))
    receiver = returned.receiver
    taken = Signature("ผู้รับคืน", receiver.name, labelled=(("ตำแหน่ง", receiver.position), on))
    if receiver.acting_for:
        under = (f"ตำแหน่ง {receiver.position}", acting_for(receiver.acting_for))
        taken = Signature("ผู้รับคืน", receiver.name, under=under, labelled=(on,))
    return Signature("ผู้ส่งคืน", returned.returner, labelled=(on,)), taken


def _note(slip: LoanSlip, scale: Scale) -> Zone:
    runs = (Text("หมายเหตุ ", Weight.BOLD), Text(thai_figures(slip.foot_note)))
    text = paragraph(runs, WIDTH, size=scale.table, leading=1.25 * scale.table)

    def draw(page: Page, top: float, extra: float) -> None:
        text.draw(page, LEFT, top + extra + 0.5 * MM)

    return Zone("note", text.height + 0.5 * MM, draw, wish=3 * MM)


def _receiver(slip: LoanSlip) -> Signature:
    return Signature("ผู้รับของ", slip.receiver_name)


def _signed(role: str, signer: Signer) -> Signature:
    if not signer.position:
        return Signature(role, signer.name)
    under = tuple(text for text in (signer.position, acting_for(signer.acting_for)) if text)
    return Signature(role, signer.name, under=under)


def _body(runs: Sequence[Run], scale: Scale, indent: float) -> Paragraph:
    return paragraph(runs, WIDTH, size=scale.body, leading=scale.leading, indent=indent)

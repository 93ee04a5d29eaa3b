"""Signature blocks: a line for the pen, the registered name and position under it."""

from dataclasses import dataclass

from reports.layout.page import MM, Page
from reports.layout.paragraph import Blank, Paragraph, Run, Text, first_baseline, fitted, paragraph
from reports.layout.thai_text import shape

SIGN_LINE = 40.0  # mm
_NAME_LINE = 46.0
_SMALLEST = 0.7  # a long name shrinks to this part of the size before it wraps
_BETWEEN = 4 * MM  # white between the texts of two blocks side by side


@dataclass(frozen=True, slots=True)
class Signature:
    """What stands in one block.

    `role` follows the line (ผู้ยืม); an empty `name` leaves dots between the brackets; `under` are whole
    lines (position, acting for); `labelled` are (label, value) lines with dots where the value is missing.
    """

    role: str
    name: str = ""
    under: tuple[str, ...] = ()
    labelled: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """A block laid out for a column of `width` points; `rows` are the lines under the pen's line."""

    signature: Signature
    width: float
    size: float
    leading: float
    rows: tuple[Paragraph, ...]

    @property
    def height(self) -> float:
        """Without the room for the pen, which the form adds above."""
        return self.leading + sum(row.height for row in self.rows)

    def draw(self, page: Page, x: float, top: float) -> None:
        """Draw in the column that begins at `x`; the signing line stands in the first line box."""
        baseline = top + first_baseline(self.size, self.leading)
        left = x + min((self.width - SIGN_LINE * MM) / 2, self._room_for_role())
        label = shape("ลงชื่อ")
        page.text(left - (label.width * self.size + 1 * MM), baseline, (label,), self.size)
        page.dots(left, baseline, left + SIGN_LINE * MM)
        if self.signature.role:
            page.text(left + (SIGN_LINE + 1) * MM, baseline, (shape(self.signature.role),), self.size)
        y = top + self.leading
        for row in self.rows:
            row.draw(page, x, y, centred_in=self.width)
            y += row.height

    def _room_for_role(self) -> float:
        """How far right the line may begin so that a long role still ends in the column."""
        role = shape(self.signature.role).width * self.size if self.signature.role else 0
        return self.width - (SIGN_LINE + 1) * MM - role


def signature_block(signature: Signature, width: float, *, size: float, leading: float) -> SignatureBlock:
    """Lay out `signature` for a column of `width` points; what is too long for a line shrinks, then wraps."""
    inner = width - _BETWEEN
    rows = [_name_row(signature.name, inner, size, leading)]
    rows += [_fit(text, inner, size, leading) for text in signature.under]
    for label, value in signature.labelled:
        if value:
            rows.append(_fit(f"{label} {value}", inner, size, leading))
        else:
            length = _NAME_LINE - shape(label).width * size / MM
            rows.append(_line((Text(f"{label} "), Blank(length)), inner, size, leading))
    return SignatureBlock(signature, width, size, leading, tuple(rows))


def acting_for(position: str) -> str:
    """The line that says in whose place somebody signs; "" when in his own."""
    if not position or position.startswith("รักษา"):
        return position
    return f"รักษาราชการแทน {position}"


def _name_row(name: str, width: float, size: float, leading: float) -> Paragraph:
    if name:
        return _fit(f"({name})", width, size, leading)
    return _line((Text("("), Blank(_NAME_LINE), Text(")")), width, size, leading)


def _line(runs: tuple[Run, ...], width: float, size: float, leading: float) -> Paragraph:
    return paragraph(runs, width, size=size, leading=leading)


def _fit(text: str, width: float, size: float, leading: float) -> Paragraph:
    found = fitted(text, width, size, _SMALLEST * size, 1)
    return Paragraph(found.lines, found.size, leading if len(found.lines) == 1 else found.leading)

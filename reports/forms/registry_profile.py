"""P-00 แฟ้มประวัติบุคคล: facts with the portrait, then a table per section, on as many sheets as needed."""

from base64 import b64decode
from collections.abc import Sequence
from dataclasses import replace

from reports.forms.registry_parts import AREA, inside
from reports.layout.digits import thai_figures
from reports.layout.flow import Area, Block, Foot, write
from reports.layout.fonts import Weight
from reports.layout.listing import Align, Cell, Columns, head_row, rows
from reports.layout.page import MM, Page
from reports.layout.paragraph import Text
from reports.layout.parts import Field, Type, centred, fields, flowing, heading, title
from reports.layout.thai_text import shape
from welfaredesk.papers.registry_profile import Profile, ProfileField
from welfaredesk.papers.registry_profile_tables import ProfileTable

TITLE = "แฟ้มประวัติบุคคล"
_BODY = Type(13.5, 1.28)
_PHOTO = (28 * MM, 35 * MM)
_INSIDE = inside(AREA)
_INTERNAL = "ข้อมูลส่วนบุคคล ใช้ภายในหน่วยงานเท่านั้น"


def render(profile: Profile) -> bytes:
    """The file as PDF. Same profile, same bytes; OSError when its portrait is no picture."""
    page = Page(f"{TITLE} {profile.name}", author=profile.office.name, subject="P-00")
    office = profile.office
    blocks = [
        title(TITLE, AREA),
        centred(f"{office.division} {office.name}".strip(), AREA, _BODY),
        centred(f"พิมพ์เมื่อ {thai_figures(profile.printed_on)}", AREA, _BODY),
        *_identity(profile),
        *_section("ที่อยู่และการติดต่อ", profile.living),
        *_section("ครอบครัว อาชีพ และสิทธิ", profile.livelihood),
    ]
    for table in profile.tables:
        blocks += _table(table)
    blocks += _missing(profile)
    if profile.note:
        blocks.append(heading("หมายเหตุ", AREA, _BODY))
        blocks += flowing((Text(thai_figures(" ".join(profile.note.split()))),), _INSIDE, _BODY)
    return write(page, blocks, AREA, Foot(f"P-00   {profile.name}   {_INTERNAL}"))


def _identity(profile: Profile) -> list[Block]:
    """The first section: the portrait stands at the right of its facts, never parted from them."""
    width, height = _PHOTO
    beside = Area(_INSIDE.left, AREA.top, _INSIDE.width - width - 4 * MM, AREA.height)
    lines = _lines(profile.identity, beside)
    lacking = height + 2 * MM - sum(block.height for block in lines)
    photo = b64decode(profile.photo)

    def draw(page: Page, top: float) -> None:
        left = AREA.left + AREA.width - width
        if photo:
            page.picture(photo, left, top + 1 * MM, width, height)
        page.frame(left, top + 1 * MM, width, height)
        if not photo:
            label = shape("รูปถ่าย")
            page.text(left + (width - label.width * 12) / 2, top + height / 2, (label,), 12)

    portrait = Block(0, draw, with_next=True)
    rest = [Block(lacking, lambda _page, _top: None)] if lacking > 0 else []
    kept = [replace(block, with_next=True) for block in lines[:-1]]
    return [heading("ข้อมูลส่วนบุคคล", AREA, _BODY), portrait, *kept, lines[-1], *rest]


def _section(name: str, facts: Sequence[ProfileField]) -> list[Block]:
    return [heading(name, AREA, _BODY), *_lines(facts, _INSIDE)]


def _lines(facts: Sequence[ProfileField], area: Area) -> list[Block]:
    """Two facts to a line, a wide one alone."""
    found: list[Block] = []
    waiting: list[ProfileField] = []
    for fact, following in zip(facts, (*facts[1:], None), strict=True):
        waiting.append(fact)
        full = fact.wide or len(waiting) == 2 or following is None or following.wide
        if full:
            each = area.width / MM / (1 if fact.wide else 2)
            row = [Field(one.label, _value(one), each) for one in waiting]
            found.append(fields(row, area, _BODY, label=Weight.BOLD))
            waiting = []
    return found


def _value(fact: ProfileField) -> str:
    if not fact.value:
        return "–"
    return fact.value if fact.code else thai_figures(fact.value)


def _table(table: ProfileTable) -> list[Block]:
    """A section's lead and table; nothing where there is neither."""
    if not table.rows and not table.lead:
        return []
    found = [heading(table.heading, AREA, _BODY)]
    if table.lead:
        lead = flowing((Text(thai_figures(table.lead)),), _INSIDE, _BODY)
        found += [replace(block, with_next=True) for block in lead] if table.rows else lead
    if not table.rows:
        return found
    columns = _columns(table)
    head = head_row(columns, [[column.heading for column in table.columns]])
    found.append(replace(head, above=1 * MM))
    for row in table.rows:
        texts = zip(table.columns, (" ".join(text.split()) for text in row), strict=True)
        cells = [Cell(text if column.code else thai_figures(text)) for column, text in texts]
        found += rows(columns, cells, heads=(head,))
    return found


def _missing(profile: Profile) -> list[Block]:
    """The sections without anything, named in one line: the reader sees that nothing was left out."""
    names = [table.heading for table in profile.tables if not table.rows and not table.lead]
    if not names:
        return []
    runs = (Text(", ".join(names)),)
    return [heading("หัวข้อที่ยังไม่มีข้อมูล", AREA, _BODY), *flowing(runs, _INSIDE, _BODY)]


def _columns(table: ProfileTable) -> Columns:
    shares = sum(column.share for column in table.columns)
    return Columns(
        left=AREA.left,
        widths=tuple(column.share / shares * AREA.width / MM for column in table.columns),
        aligns=tuple(_align(column.amount) for column in table.columns),
        size=12,
        smallest=10,
        most_lines=2,
        row=6,
    )


def _align(amount: bool) -> Align:
    return "right" if amount else "left"

"""Official letters, memos, orders and announcements: what they say, whatever they are about (§6.1, §6.2).

Texts keep Arabic digits unless they are official dates; the layout sets them in Thai digits, codes excepted.
A text "" is a dotted line where the pen fills in, or left out where the paper does without it.
"""

from dataclasses import dataclass

from welfaredesk.papers.lending import Signer


@dataclass(frozen=True, slots=True)
class Listing:
    """A table in the running text: headings, widths in mm, which columns are centred, rows of cells."""

    headings: tuple[str, ...]
    widths: tuple[float, ...]
    centred: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph, with a bold `heading` before it where it has one, and the table under it, if any."""

    text: str
    heading: str = ""
    listing: Listing | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """An external letter (§6.2).

    `number` as "ลพ 52706/123", `agency` the lines at the emblem's foot, `date` official without วันที่,
    `owner` the lines at the bottom left, `copies_to` whom copies go to, `urgency` ด่วน, ด่วนมาก or ด่วนที่สุด.
    `emblem` is the office's picture as base64, "" when it uses headed paper.
    """

    code: str
    number: str
    agency: tuple[str, ...]
    date: str
    subject: str
    to: str
    body: tuple[Part, ...]
    signer: Signer
    owner: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    copies_to: tuple[str, ...] = ()
    urgency: str = ""
    emblem: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Endorsement:
    """Somebody's opinion or order under a memo: its head, and who signs; the opinion is left to the pen."""

    head: str
    signer: Signer


@dataclass(frozen=True, slots=True)
class Memo:
    """A memo บันทึกข้อความ (§6.1): `agency` is ส่วนราชการ with its telephone, `date` official."""

    code: str
    agency: str
    number: str
    date: str
    subject: str
    to: str
    body: tuple[Part, ...]
    signer: Signer
    endorsements: tuple[Endorsement, ...] = ()
    urgency: str = ""
    emblem: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """`kind` is คำสั่ง or ประกาศ, `date` official; an announcement may have no `number`."""

    code: str
    kind: str
    office: str
    number: str
    date: str
    subject: str
    body: tuple[Part, ...]
    signer: Signer
    emblem: str = ""


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate หนังสือรับรอง given to a person: `number` as "3/2569", `date` official, `title` in bold.

    `agency` are the lines at the emblem's foot, `owner` who can be asked whether it is genuine.
    """

    code: str
    number: str
    title: str
    agency: tuple[str, ...]
    body: tuple[Part, ...]
    date: str
    signer: Signer
    owner: tuple[str, ...] = ()
    emblem: str = ""
    mark: str = ""

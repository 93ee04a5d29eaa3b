"""What the registry's forms share: their area and scales, the place and date, who somebody is, tick boxes."""

from collections.abc import Sequence

from reports.forms.lending_slip_text import date_runs
from reports.layout.digits import thai_figures
from reports.layout.flow import Area, Block
from reports.layout.fonts import Weight
from reports.layout.page import HEIGHT, MM, WIDTH
from reports.layout.paragraph import Choice, Text, fill
from reports.layout.parts import Type, flowing, right_lines
from welfaredesk.papers.registry import Option, Who

_LEFT, _RIGHT, _TOP, _BOTTOM = 22 * MM, 18 * MM, 14 * MM, 19 * MM
AREA = Area(_LEFT, _TOP, WIDTH - _LEFT - _RIGHT, HEIGHT - _TOP - _BOTTOM)
WIDE = AREA.width / MM


def inside(area: Area, side: float = 2 * MM) -> Area:
    """The part of an area that a frame around it leaves for text."""
    return Area(area.left + side, area.top, area.width - 2 * side, area.height)


def place_and_date(place: str, date: str, type_: Type) -> Block:
    """เขียนที่ … and วันที่ … เดือน … พ.ศ. …, at the right."""
    return right_lines(((Text("เขียนที่ "), fill(place, 60)), date_runs(date)), AREA, type_)


def person_lines(
    label: str, person: Who, number: str, address: float, type_: Type, *, indent: float = 0
) -> list[Block]:
    """Somebody with id, age, address (its dots so wide, in mm, while it is blank) and telephone."""
    runs = (
        Text(f"{label} "),
        fill(person.name, 62, keep=True),
        Text(" เลขประจำตัวประชาชน "),
        fill(thai_figures(number), 48, keep=True),
        Text(" อายุ "),
        fill(thai_figures(person.age), 12, keep=True),
        Text(" ปี ที่อยู่ "),
        fill(thai_figures(person.address), address),
        Text(" โทรศัพท์ "),
        fill(thai_figures(person.phone), 42, keep=True),
    )
    return flowing(runs, AREA, type_, indent=indent)


def choices(label: str, options: Sequence[Option], area: Area, type_: Type) -> list[Block]:
    """A bold label and its tick boxes."""
    label_ = Text(f"{label} ", Weight.BOLD, keep=True)
    return flowing((label_, *boxes(options)), area, type_)


def boxes(options: Sequence[Option]) -> list[Choice]:
    """A tick box for each."""
    return [Choice(thai_figures(option.label), option.ticked) for option in options]

"""What the papers of one person share: how a person's facts are written on paper.

Texts keep Arabic digits unless they are official dates; the form sets them in Thai digits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from welfaredesk import clock
from welfaredesk.domain import phones, thai_dates
from welfaredesk.domain.addresses import address_line
from welfaredesk.domain.paper_limits import PHONES
from welfaredesk.domain.thai_dates import Precision
from welfaredesk.queries.person_page import PersonPage

SEXES = {"M": "ชาย", "F": "หญิง"}


@dataclass(frozen=True, slots=True)
class Option:
    """A tick box of a value list."""

    label: str
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Who:
    """The person a paper is about; "" where not known, `age` in completed years as text."""

    name: str = ""
    birth: str = ""
    age: str = ""
    sex: str = ""
    address: str = ""
    phone: str = ""


def who(page: PersonPage) -> Who:
    """The person as papers name them; the address is where they live."""
    data = page.data
    return Who(
        name=page.row.name,
        birth=official(data.birth_date, data.birth_precision),
        age="" if page.row.age is None else str(page.row.age),
        sex=SEXES.get(data.sex, ""),
        address=address_line(page.living or page.address),
        phone=phones.listed(_numbers(page), PHONES),
    )


def phone_line(page: PersonPage) -> str:
    """All numbers with whose they are: "081-000-0001, 053-000-002 (บุตร)"."""
    return ", ".join(_numbers(page))


def _numbers(page: PersonPage) -> list[str]:
    return [
        phones.formatted(entry.number) + (f" ({entry.owner})" if entry.owner else "") for entry in page.phones
    ]


def official(day: date | None, precision: str = "day") -> str:
    """An official date, "" without one."""
    return thai_dates.official(day, Precision(precision)) if day else ""


def table_date(day: date | None) -> str:
    """A date for a table column, "" without one."""
    return thai_dates.table(day) if day else ""


def baht(satang: int | None) -> str:
    """An amount as 1,234.50; "" when not known."""
    return "" if satang is None else f"{satang // 100:,}.{satang % 100:02}"


def options(choices: Sequence[tuple[str, str]], *ticked: str) -> tuple[Option, ...]:
    """Tick boxes of a list of (code, label), those of these codes ticked."""
    return tuple(Option(label, code in ticked) for code, label in choices)


def yes_no(value: bool | None, yes: str = "มี", no: str = "ไม่มี") -> tuple[Option, ...]:
    """Two tick boxes, neither ticked when nobody knows."""
    return Option(no, value is False), Option(yes, value is True)


def printed_on() -> str:
    """Today as an official date."""
    return thai_dates.official(clock.today())

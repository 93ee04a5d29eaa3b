"""W-19 ทะเบียนคุมโครงการซ่อม/สร้างบ้าน of a fiscal year, with an overview that adds up to it (§1.7)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.domain import fiscal_year as fiscal
from welfaredesk.domain.thai_dates import official
from welfaredesk.papers.house_head import work_of
from welfaredesk.papers.office_head import OfficeHead, office_head
from welfaredesk.papers.params import PaperParams, day_of
from welfaredesk.queries.house_register import (
    BANDS,
    DEPENDENT,
    DISABLED,
    ELDERLY,
    GROUPS,
    RegisterRow,
    Sums,
    house_register,
    summed,
)
from welfaredesk.queries.register_figures import UNKNOWN

GROUP_NAMES = {
    DISABLED: "คนพิการ",
    ELDERLY: "ผู้สูงอายุ",
    "imc": "IMC",
    "palliative": "Palliative",
    DEPENDENT: "ภาวะพึ่งพิง",
    "underprivileged": "ผู้ด้อยโอกาส",
}
KINDS = range(1, 8)
NO_SOURCE, NO_AGE, NO_MOO = "ยังไม่ระบุแหล่ง", "ไม่ทราบวันเกิด", "ไม่ทราบหมู่"


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One project; `groups` and `kinds` are ticks in the order of GROUPS and ป.1–ป.7; None: not known."""

    no: int
    number: str
    name: str
    age: int | None
    groups: tuple[bool, ...]
    kinds: tuple[bool, ...]
    work: str
    funds: str
    budget_satang: int | None
    approved_on: date | None
    mou_on: date | None
    state: str
    handed_on: date | None


@dataclass(frozen=True, slots=True)
class Village:
    """The projects of a village and their sum; `moo` "" where it is not known."""

    moo: str
    lines: tuple[RegisterLine, ...]
    sums: Sums


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One line of a table of the overview."""

    name: str
    sums: Sums


@dataclass(frozen=True, slots=True)
class Overview:
    """One table: the rows add up to `total` unless they `overlap` (a house in several groups)."""

    title: str
    heading: str
    rows: tuple[OverviewRow, ...]
    total: Sums
    overlap: bool = False


@dataclass(frozen=True, slots=True)
class RegisterPaper:
    """The register of a fiscal year (BE) as of a day, its overview adding up to `total`."""

    office: OfficeHead
    fiscal_year: int
    made_on: str
    villages: tuple[Village, ...]
    total: Sums
    overviews: tuple[Overview, ...]


def collect_register(db: Database, params: PaperParams) -> RegisterPaper:
    """The register of a fiscal year, the present one when none is asked for.

    Raises Refused("office_not_set_up", "year_not_begun").
    """
    year = params.fiscal_year or fiscal.fiscal_year(clock.today())
    on = day_of(PaperParams(fiscal_year=year))
    found = house_register(db, year, on)
    everything = [row for rows in found.values() for row in rows]
    numbers = {row.row.id: number for number, row in enumerate(everything, start=1)}
    villages = tuple(
        Village(
            "" if moo == UNKNOWN else moo,
            tuple(_line(numbers[row.row.id], row) for row in rows),
            summed(rows),
        )
        for moo, rows in found.items()
    )
    return RegisterPaper(
        office=office_head(db),
        fiscal_year=year,
        made_on=official(on),
        villages=villages,
        total=summed(everything),
        overviews=_overviews(everything, list(found)),
    )


def _line(number: int, row: RegisterRow) -> RegisterLine:
    house = row.row
    return RegisterLine(
        no=number,
        number=house.no,
        name=house.name,
        age=row.age,
        groups=tuple(group in row.groups for group in GROUPS),
        kinds=tuple(kind in row.disabilities for kind in KINDS),
        work=work_of(house),
        funds=house.funds,
        budget_satang=row.budget_satang,
        approved_on=row.approved_on,
        mou_on=row.mou_on,
        state=row.state,
        handed_on=row.handed_on,
    )


def _overviews(rows: Sequence[RegisterRow], moos: Sequence[str]) -> tuple[Overview, ...]:
    total = summed(rows)

    def split(
        title: str, heading: str, names: Iterable[tuple[str, str]], key: Callable[[RegisterRow], str]
    ) -> Overview:
        parts = ((name, [row for row in rows if key(row) == code]) for code, name in names)
        return Overview(title, heading, tuple(OverviewRow(name, summed(part)) for name, part in parts), total)

    villages = [(moo, NO_MOO if moo == UNKNOWN else f"หมู่ที่ {moo}") for moo in moos]
    bands = [*((band, band) for band in BANDS), (UNKNOWN, NO_AGE)]
    groups = tuple(
        OverviewRow(name, summed(row for row in rows if code in row.groups))
        for code, name in GROUP_NAMES.items()
    )
    return (
        split("ตามหมู่บ้าน", "หมู่บ้าน", villages, lambda row: row.moo),
        split("ตามช่วงอายุ", "ช่วงอายุ", bands, lambda row: row.band),
        Overview("ตามกลุ่มเป้าหมาย", "กลุ่มเป้าหมาย", groups, total, overlap=True),
        _by_source(rows, total),
    )


def _by_source(rows: Sequence[RegisterRow], total: Sums) -> Overview:
    """Money by source; houses overlap where several sources pay one. What no source gives stands last."""
    sources = {part.fund_source: part.label for row in rows for part in row.row.funding}
    found = [OverviewRow(label, _of_source(source, rows)) for source, label in sources.items()]
    left = total.satang - sum(row.sums.satang for row in found)
    without = [row for row in rows if not row.row.funding]
    if left or without:
        rest = summed(without)
        found.append(OverviewRow(NO_SOURCE, Sums(rest.houses, rest.waiting, rest.underway, rest.done, left)))
    return Overview("ตามแหล่งงบประมาณ", "แหล่งงบประมาณ", tuple(found), total, overlap=True)


def _of_source(source: str, rows: Sequence[RegisterRow]) -> Sums:
    shares = [
        (row, part.amount_satang or 0)
        for row in rows
        for part in row.row.funding
        if part.fund_source == source
    ]
    sums = summed(row for row, _amount in shares)
    return Sums(sums.houses, sums.waiting, sums.underway, sums.done, sum(amount for _row, amount in shares))

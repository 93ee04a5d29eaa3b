"""Lists of people by village: the register (P-02) and the allowance of a month (R-13, §7.4). No ids."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from welfaredesk.db.engine import Database
from welfaredesk.domain import fiscal_year, thai_dates
from welfaredesk.domain.thai_dates import Precision
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.office_head import OfficeHead, office_head, signer
from welfaredesk.papers.params import PaperParams, day_of, month_of
from welfaredesk.queries.persons import PersonQuery, PersonRow
from welfaredesk.queries.register_figures import UNKNOWN, in_moo_order
from welfaredesk.queries.registers import Payee, payees, people_rows, programme


@dataclass(frozen=True, slots=True)
class PayRow:
    """One who receives: `no` counts through the whole list; age in years and satang, None when not known."""

    no: int
    name: str
    age: int | None
    house_no: str
    amount_satang: int | None


@dataclass(frozen=True, slots=True)
class PayPart:
    """A village's part of the list; `moo` "" for those whose village is not known."""

    moo: str
    rows: tuple[PayRow, ...]

    @property
    def satang(self) -> int:
        return sum(row.amount_satang or 0 for row in self.rows)


@dataclass(frozen=True, slots=True)
class PayList:
    """R-13 บัญชีรายชื่อผู้รับเบี้ยของเดือน: `month` as "พฤศจิกายน ๒๕๖๙", dates official, `what` says
    of which people only, "" for everybody."""

    office: OfficeHead
    programme: str
    month: str
    fiscal_year: int
    made_on: str
    parts: tuple[PayPart, ...]
    maker: Signer
    approver: Signer
    what: str = ""

    @property
    def rows(self) -> tuple[PayRow, ...]:
        return tuple(row for part in self.parts for row in part.rows)

    @property
    def satang(self) -> int:
        return sum(part.satang for part in self.parts)

    @property
    def without_amount(self) -> int:
        """How many stand in the list without an amount."""
        return sum(row.amount_satang is None for row in self.rows)


@dataclass(frozen=True, slots=True)
class PeopleRow:
    """One person; `groups` answers each group of the list."""

    no: int
    name: str
    age: int | None
    house_no: str
    groups: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class PeoplePart:
    """A village's part of the list; `moo` "" for those whose village is not known."""

    moo: str
    rows: tuple[PeopleRow, ...]

    @property
    def counts(self) -> tuple[int, ...]:
        """People in each group of the list."""
        return tuple(sum(column) for column in zip(*(row.groups for row in self.rows), strict=True))


@dataclass(frozen=True, slots=True)
class PeopleList:
    """P-02 ทะเบียนรายชื่อ: `groups` are the columns' names, `what` says which people were asked for."""

    office: OfficeHead
    what: str
    made_on: str
    groups: tuple[str, ...]
    parts: tuple[PeoplePart, ...]

    @property
    def rows(self) -> tuple[PeopleRow, ...]:
        return tuple(row for part in self.parts for row in part.rows)

    @property
    def counts(self) -> tuple[int, ...]:
        """People in each group of the whole list."""
        return tuple(sum(column) for column in zip(*(row.groups for row in self.rows), strict=True))


def collect_pay_list(db: Database, params: PaperParams) -> PayList:
    """The list of a programme and month (the first programme and this month unless asked otherwise), of
    everybody or of those among `person_ids`.

    Raises Refused("office_not_set_up", "programme_unknown", "year_not_begun").
    """
    first, today = month_of(params), day_of(PaperParams())
    wanted = programme(db, params.programme)
    only = set(params.person_ids)
    found = [
        row
        for row in payees(db, wanted.code, first)
        if params.moo in ("", row.moo) and (not only or row.person_id in only)
    ]
    parts, number = [], 0
    for moo, rows in _by_moo(found):
        part = tuple(
            PayRow(no, row.name, row.age, row.house_no, row.amount_satang)
            for no, row in enumerate(rows, start=number + 1)
        )
        number += len(part)
        parts.append(PayPart(moo, part))
    return PayList(
        office=office_head(db),
        programme=wanted.label,
        month=thai_dates.official(first, Precision.MONTH),
        fiscal_year=fiscal_year.fiscal_year(first),
        made_on=thai_dates.official(today),
        parts=tuple(parts),
        maker=Signer(),
        approver=signer(db, "approver", today, "allowances"),
        what=params.heading,
    )


def collect_people_list(db: Database, params: PaperParams) -> PeopleList:
    """The register of everybody here, of a group or village, or of `person_ids`.

    Raises Refused("office_not_set_up").
    """
    query = PersonQuery(db, group=params.group, moo=params.moo)
    found = people_rows(db, query, params.person_ids)
    parts, number = [], 0
    for moo, rows in _by_moo(found.rows):
        part = tuple(
            PeopleRow(no, row.name, row.age, row.house_no, tuple(code in row.groups for code in found.groups))
            for no, row in enumerate(rows, start=number + 1)
        )
        number += len(part)
        parts.append(PeoplePart(moo, part))
    return PeopleList(
        office=office_head(db),
        what=params.heading or _what(params, found.groups),
        made_on=thai_dates.official(day_of(PaperParams())),
        groups=tuple(found.groups.values()),
        parts=tuple(parts),
    )


def _what(params: PaperParams, groups: dict[str, str]) -> str:
    words = [f"กลุ่ม{groups.get(params.group, params.group)}"] if params.group else []
    words += [f"หมู่ที่ {params.moo}"] if params.moo else []
    return " ".join(words) or "ทุกกลุ่ม ทุกหมู่บ้าน"


AnyRow = TypeVar("AnyRow", Payee, PersonRow)


def _by_moo(rows: Sequence[AnyRow]) -> list[tuple[str, list[AnyRow]]]:
    """Rows by village, in the order of their numbers, those without a village last."""
    parts: dict[str, list[AnyRow]] = {}
    for row in rows:
        parts.setdefault(row.moo or UNKNOWN, []).append(row)
    return [("" if moo == UNKNOWN else moo, parts[moo]) for moo in in_moo_order(parts)]

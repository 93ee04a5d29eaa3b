"""Lists of the loan desk: the control register (L-05), the list to go round a village with (§2.7)."""

from collections.abc import Sequence
from dataclasses import dataclass

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.domain import fiscal_year, phones, recall, thai_dates
from welfaredesk.domain.thai_dates import official, table
from welfaredesk.papers.office_head import OfficeHead, office_head
from welfaredesk.papers.params import PaperParams, day_of
from welfaredesk.queries.chase import ChaseQuery, ChaseRow
from welfaredesk.queries.loan_ledger import LedgerRow, ledger
from welfaredesk.queries.register_figures import in_moo_order
from welfaredesk.services.devices import CONDITIONS


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line of the register; dates as 22/11/2569, "" where not yet."""

    no: int
    model: str
    code: str
    quantity: int
    lent_on: str
    borrower: str
    due_on: str
    extended_to: str
    moo: str
    returned_on: str
    returner: str
    note: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """L-05 ทะเบียนคุมการยืมใช้พัสดุ; `internal` adds กำหนดคืน, ขยายถึง and หมู่."""

    office: OfficeHead
    fiscal_year: int
    made_on: str
    internal: bool
    lines: tuple[LedgerLine, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody to call on: `devices` are (what, code, due, days late as text); `last` is what came before."""

    no: int
    borrower: str
    user: str
    house_no: str
    phones: tuple[str, ...]
    devices: tuple[tuple[str, str, str, str], ...]
    last: str
    gone: str


@dataclass(frozen=True, slots=True)
class VisitPart:
    """A village's part; `moo` "" for those whose village is not known."""

    moo: str
    visits: tuple[Visit, ...]


@dataclass(frozen=True, slots=True)
class VisitList:
    """The list to go round with: names, houses, telephones, devices; no ids."""

    office: OfficeHead
    what: str
    made_on: str
    parts: tuple[VisitPart, ...]


def collect_ledger(db: Database, params: PaperParams) -> Ledger:
    """The register of a fiscal year, this one unless asked otherwise. Raises Refused("year_not_begun")."""
    return _ledger(db, params, internal=False)


def collect_internal_ledger(db: Database, params: PaperParams) -> Ledger:
    """The register with the columns for the office's own use."""
    return _ledger(db, params, internal=True)


def _ledger(db: Database, params: PaperParams, *, internal: bool) -> Ledger:
    year = fiscal_year.fiscal_year(day_of(params))
    lines = tuple(_line(number, row) for number, row in enumerate(ledger(db, year), start=1))
    return Ledger(office_head(db), year, official(clock.today()), internal, lines)


def _line(number: int, row: LedgerRow) -> LedgerLine:
    condition = "" if row.condition_in in ("", "usable") else CONDITIONS.get(row.condition_in, "")
    slip = row.no or "ทะเบียนเดิม"
    return LedgerLine(
        no=number,
        model=row.model,
        code=row.code,
        quantity=1,
        lent_on=table(row.lent_on),
        borrower=row.borrower,
        due_on=table(row.due_on),
        extended_to=table(row.extended_to) if row.extended_to else "",
        moo=row.moo,
        returned_on=_returned(row),
        returner=row.returner or (row.borrower if row.returned_on else ""),
        note=" ".join(part for part in (slip, condition, row.note) if part),
    )


def _returned(row: LedgerRow) -> str:
    if row.returned_on is None:
        return ""
    return table(row.returned_on) if row.return_day_known else "ไม่ทราบวันที่"


def collect_visits(db: Database, params: PaperParams) -> VisitList:
    """Everybody to follow up in a village (or all), or of the lent items `line_ids`, by village and house.

    Raises Refused("office_not_set_up").
    """
    query = ChaseQuery(db, "", params.moo)
    rows = list(query.rows(params.line_ids or query.ids()).values())
    what = params.heading or (f"หมู่ที่ {params.moo}" if params.moo else "ทุกหมู่บ้าน")
    by_moo: dict[str, list[ChaseRow]] = {}
    for row in rows:
        by_moo.setdefault(row.moo, []).append(row)
    parts, number = [], 0
    for moo in in_moo_order(by_moo):
        visits = tuple(_visit(no, each) for no, each in enumerate(_houses(by_moo[moo]), start=number + 1))
        number += len(visits)
        parts.append(VisitPart(moo, visits))
    return VisitList(office_head(db), what, official(clock.today()), tuple(parts))


def _houses(rows: Sequence[ChaseRow]) -> list[list[ChaseRow]]:
    """The lent items by borrower, house after house."""
    found: dict[tuple[int | None, str, str], list[ChaseRow]] = {}
    for row in sorted(rows, key=lambda row: (_house_order(row.house_no), row.borrower, row.due_on)):
        found.setdefault((row.borrower_id, row.borrower, row.house_no), []).append(row)
    return list(found.values())


def _house_order(house_no: str) -> tuple[bool, list[tuple[int, str]]]:
    """9/2 before 12/1; without a number last."""
    parts = house_no.split("/")
    return not house_no, [(int(part) if part.isdecimal() else 0, part) for part in parts]


def _visit(number: int, rows: Sequence[ChaseRow]) -> Visit:
    first = rows[0]
    users = [row.user for row in rows if row.user != row.borrower]
    numbers = [phones.formatted(each) + (f" ({whose})" if whose else "") for each, whose in first.phones]
    last = max(rows, key=lambda row: row.last_on or first.lent_on)
    return Visit(
        no=number,
        borrower=first.borrower,
        user=", ".join(dict.fromkeys(users)),
        house_no=first.house_no,
        phones=tuple(numbers),
        devices=tuple(
            (row.model, row.code, table(row.due_on), str(row.days_late) if row.days_late else "")
            for row in rows
        ),
        last=_last_words(last),
        gone=first.gone,
    )


def _last_words(row: ChaseRow) -> str:
    if row.last_on is None:
        return ""
    words = (recall.RESULTS.get(row.last_result, ""), row.last_note)
    return " ".join(part for part in (thai_dates.screen(row.last_on), *words) if part)

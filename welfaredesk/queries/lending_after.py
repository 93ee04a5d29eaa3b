"""What is to be done after a return: pieces to check, claims on borrowers, repair jobs, maintenance due."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Claim, DeviceItem, LoanContract, LoanLine, Repair
from welfaredesk.domain import thai_text
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries.lending import borrower_name
from welfaredesk.services import availability, lending_claims, lending_repairs
from welfaredesk.services.lending_repairs import RepairInput

TO_CHECK, CLAIMS, REPAIRS, MAINTENANCE = "to_check", "claims", "repairs", "maintenance"
SETTLED, DONE = "settled", "done"
STATES = (TO_CHECK, CLAIMS, REPAIRS, MAINTENANCE, SETTLED, DONE)
MAINTENANCE_AHEAD = 30  # days


@dataclass(frozen=True, slots=True)
class AfterRow:
    """One thing to do. `id` is of the item (to_check), the claim or the repair job, as the state says.

    `what` says what it is about, `who` had the piece; `on` is when it is due (maintenance) or was ended;
    amounts in satang: estimated or paid (claims), spent (repairs). `blocks`: a missing part keeps the
    piece from being lent; `unfit`: the piece is damaged or lost.
    """

    id: int
    state: str
    item_id: int
    contract_id: int | None
    code: str
    model: str
    kind: str
    what: str
    who: str
    who_id: int | None
    since: date
    on: date | None
    satang: int | None
    ended: str
    version: int
    blocks: bool = False
    unfit: bool = False


@dataclass(frozen=True)
class AfterQuery:
    """Things in one of STATES, oldest first (ended ones newest first); `text` is searched in all words."""

    db: Database
    state: str = TO_CHECK
    text: str = ""

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids in their order."""
        found = [row.id for row in self._found()][offset:]
        return found if limit < 0 else found[:limit]

    def rows(self, ids: Sequence[int]) -> dict[int, AfterRow]:
        """Rows by id."""
        wanted = set(ids)
        with self.db.reading() as session:
            return {row.id: row for row in _read(session, self.state) if row.id in wanted}

    def _found(self) -> list[AfterRow]:
        keys = [thai_text.search_key(word) for word in thai_text.clean(self.text).split()]
        with self.db.reading() as session:
            rows = list(_read(session, self.state))
        return [row for row in rows if all(key in _words(row) for key in keys)]


def _words(row: AfterRow) -> str:
    code = thai_text.code_key(row.code)
    return thai_text.search_key(f"{row.code} {code} {row.model} {row.kind} {row.what} {row.who}")


def _to_check(session: Session) -> Iterator[AfterRow]:
    wanted = (
        select(DeviceItem, LoanLine)
        .join(LoanLine, and_(LoanLine.item_id == DeviceItem.id, availability.is_to_check()))
        .where(availability.obstacle() == availability.TO_CHECK)
        .order_by(LoanLine.returned_on, LoanLine.id)
    )
    seen: set[int] = set()
    for item, line in session.execute(wanted):
        if item.id in seen:
            continue
        seen.add(item.id)
        yield _row(
            item,
            line.contract,
            item.id,
            TO_CHECK,
            since=line.returned_on or clock.today(),
            what=line.return_note,
        )


def _claims(session: Session, condition: ColumnElement[bool], state: str) -> Iterator[AfterRow]:
    order = (Claim.opened_on, Claim.id) if state == CLAIMS else (Claim.settled_on.desc(), Claim.id.desc())
    for claim in session.scalars(select(Claim).where(condition).order_by(*order)):
        yield claim_row(claim)


def claim_row(claim: Claim) -> AfterRow:
    """A claim as a row of its list."""
    what = claim.what if claim.quantity == 1 else f"{claim.what} {claim.quantity}"
    row = _row(
        claim.line.item,
        claim.line.contract,
        claim.id,
        CLAIMS if claim.settled_on is None else SETTLED,
        since=claim.opened_on,
        kind=lending_claims.KINDS[claim.kind],
        what=what,
        on=claim.settled_on,
        satang=claim.estimate_satang if claim.settled_on is None else claim.amount_satang,
        ended=lending_claims.SETTLED.get(claim.settled_how, ""),
        version=claim.version,
    )
    is_open = claim.settled_on is None
    blocks = is_open and claim.kind == lending_claims.MISSING_PART and not claim.lendable_reason
    return replace(row, blocks=blocks, unfit=claim.line.item.condition in ("damaged", "lost"))


def _repairs(session: Session, condition: ColumnElement[bool], state: str) -> Iterator[AfterRow]:
    found = session.scalars(select(Repair).where(condition).order_by(Repair.opened_on, Repair.id))
    rows = [repair_row(repair, state) for repair in found]
    if state != REPAIRS:
        rows.sort(key=lambda row: row.on or row.since, reverse=state == DONE)
    yield from rows


def repair_row(repair: Repair, state: str) -> AfterRow:
    """A repair job as a row of its list."""
    row = _row(
        repair.item,
        None,
        repair.id,
        state,
        since=repair.opened_on,
        kind=lending_repairs.KINDS[repair.kind],
        what=repair.fault,
        on=repair.next_on if state == MAINTENANCE else repair.done_on,
        satang=repair.cost_satang,
        ended=lending_repairs.OUTCOMES.get(repair.outcome, ""),
        version=repair.version,
    )
    return replace(row, who=repair.holder_name, who_id=repair.holder_id)


def repair_form(db: Database, repair_id: int) -> tuple[RepairInput, int]:
    """What the form of a job edits, and the version it was read at. Raises RecordNotFound."""
    with db.reading() as session:
        repair = session.get(Repair, repair_id)
        if repair is None:
            raise RecordNotFound("not_found", what=f"งานซ่อม {repair_id}")
        data = RepairInput(
            repair.kind, repair.fault, repair.vendor, repair.opened_on, repair.sent_on, repair.note
        )
        return data, repair.version


def is_maintenance_due(today: date) -> ColumnElement[bool]:
    """Jobs whose next maintenance comes up and that no later job of the item stands for."""
    later = aliased(Repair)
    followed = exists().where(later.item_id == Repair.item_id, later.id > Repair.id)
    kept = exists().where(DeviceItem.id == Repair.item_id, DeviceItem.condition.not_in(("disposed", "lost")))
    return and_(Repair.next_on <= today + timedelta(days=MAINTENANCE_AHEAD), ~followed, kept)


def claims_of_person(db: Database, person_id: int) -> tuple[AfterRow, ...]:
    """The claims on what somebody borrowed or uses: open ones first, then the newest settled."""
    with db.reading() as session:
        mine = or_(LoanContract.borrower_id == person_id, LoanContract.beneficiary_id == person_id)
        wanted = select(Claim).join(LoanLine).join(LoanContract).where(mine)
        rows = [claim_row(claim) for claim in session.scalars(wanted.order_by(Claim.id.desc()))]
    return tuple(sorted(rows, key=lambda row: row.state != CLAIMS))


def _row(
    item: DeviceItem,
    contract: LoanContract | None,
    row_id: int,
    state: str,
    *,
    since: date,
    kind: str = "",
    what: str = "",
    on: date | None = None,
    satang: int | None = None,
    ended: str = "",
    version: int = 0,
) -> AfterRow:
    return AfterRow(
        id=row_id,
        state=state,
        item_id=item.id,
        contract_id=contract.id if contract else None,
        code=item.code,
        model=item.model.name,
        kind=kind,
        what=what,
        who=borrower_name(contract) if contract else "",
        who_id=contract.borrower_id if contract else None,
        since=since,
        on=on,
        satang=satang,
        ended=ended,
        version=version,
    )


def _read(session: Session, state: str) -> Iterator[AfterRow]:
    if state == TO_CHECK:
        return _to_check(session)
    if state == CLAIMS:
        return _claims(session, Claim.settled_on.is_(None), state)
    if state == SETTLED:
        return _claims(session, Claim.settled_on.is_not(None), state)
    conditions = {
        REPAIRS: Repair.done_on.is_(None),
        DONE: Repair.done_on.is_not(None),
        MAINTENANCE: is_maintenance_due(clock.today()),
    }
    return _repairs(session, conditions[state], state)


def after_counts(db: Database) -> dict[str, int]:
    """How many things are to be done, by the states that still want something."""
    with db.reading() as session:
        return {state: len(list(_read(session, state))) for state in (TO_CHECK, CLAIMS, REPAIRS, MAINTENANCE)}

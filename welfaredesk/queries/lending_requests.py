"""Reading requests and waiting lists; where each stands is derived for today, never stored."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, false, func, or_, select
from sqlalchemy.orm import Session, joinedload

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import DeviceItem, DeviceModel, Hold, HoldPassed, LoanContract, LoanRequest
from welfaredesk.domain import thai_text
from welfaredesk.domain.loan_requests import Facts, RequestState, state
from welfaredesk.errors import RecordNotFound
from welfaredesk.services import availability
from welfaredesk.services.lending_requests import RequestInput
from welfaredesk.services.persons import name_of

UNDER_WAY = frozenset(
    {RequestState.SUBMITTED, RequestState.APPROVED, RequestState.WAITING, RequestState.OFFERED}
)
TO_HAND_OVER = frozenset({RequestState.APPROVED, RequestState.OFFERED})


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request; `state` is derived for today, `turn` its place in the waiting list from 1 (None: none).

    `item_id`, `code` and `offer_until` tell which piece is kept for it, `contract_no` what it was lent with.
    """

    id: int
    no: str
    model: str
    model_id: int
    applicant: str
    applicant_id: int
    beneficiary: str
    beneficiary_id: int
    relation: str
    need: int
    asked_on: date
    state: RequestState
    turn: int | None
    item_id: int | None
    code: str
    offer_until: date | None
    contract_id: int | None
    contract_no: str


@dataclass(frozen=True, slots=True)
class PassedRow:
    """Somebody else got a piece before this request: when, on which slip, why, and who decided."""

    passed_on: date
    contract_no: str
    reason: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class RequestPage:
    """Everything of one request; `data` is what its form opens with."""

    row: RequestRow
    data: RequestInput
    version: int
    unit: str
    decision: str
    decided_on: date | None
    decided_by: str
    decision_note: str
    withdrawn_on: date | None
    withdrawn_reason: str
    line_up: tuple[RequestRow, ...]
    passed: tuple[PassedRow, ...]


@dataclass(frozen=True)
class RequestQuery:
    """Requests by words of a name, a model or a number, and by state.

    `state`: under_way, hand_over (approved and offered), a RequestState, or "" for all.
    """

    db: Database
    text: str = ""
    state: str = "under_way"

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids: what is under way by need and when it was asked for, all others newest first."""
        with self.db.reading() as session:
            found = [row for row in _rows(session, *_concerned(self.state)) if self._wants(row)]
        ids = [row.id for row in sorted(found, key=_place)][offset:]
        return ids if limit < 0 else ids[:limit]

    def rows(self, ids: Sequence[int]) -> dict[int, RequestRow]:
        """Rows of these requests, by id."""
        with self.db.reading() as session:
            return {row.id: row for row in _rows(session, LoanRequest.id.in_(ids))}

    def _wants(self, row: RequestRow) -> bool:
        groups = {"": None, "under_way": UNDER_WAY, "hand_over": TO_HAND_OVER}
        states = groups[self.state] if self.state in groups else {RequestState(self.state)}
        if states is not None and row.state not in states:
            return False
        told = thai_text.search_key(f"{row.applicant} {row.beneficiary} {row.model}")
        return all(
            thai_text.search_key(word) in told or row.no.startswith(thai_text.to_arabic(word))
            for word in thai_text.clean(self.text).split()
        )


def request_counts(db: Database) -> Counter[RequestState]:
    """How many requests of those not over stand where."""
    with db.reading() as session:
        return Counter(row.state for row in _rows(session, *_concerned("under_way")))


def request_page(db: Database, request_id: int) -> RequestPage:
    """One request. Raises RecordNotFound."""
    with db.reading() as session:
        request = session.get(LoanRequest, request_id)
        if request is None:
            raise RecordNotFound("not_found", what=f"คำขอยืม {request_id}")
        return RequestPage(
            row=_rows(session, LoanRequest.id == request_id)[0],
            data=_data(request),
            version=request.version,
            unit=request.model.unit,
            decision=request.decision,
            decided_on=request.decided_on,
            decided_by=request.decided_by,
            decision_note=request.decision_note,
            withdrawn_on=request.withdrawn_on,
            withdrawn_reason=request.withdrawn_reason,
            line_up=_line_up(session, request.model_id),
            passed=_passed(session, request_id),
        )


def requests_of_person(session: Session, person_id: int) -> tuple[RequestRow, ...]:
    """Requests somebody made or is to use, those under way first."""
    mine = or_(LoanRequest.applicant_id == person_id, LoanRequest.beneficiary_id == person_id)
    return tuple(sorted(_rows(session, mine), key=_place))


def waiting_list(db: Database, model_id: int) -> tuple[RequestRow, ...]:
    """Who waits for a model or has a piece kept, in their turn."""
    with db.reading() as session:
        return _line_up(session, model_id)


def waiting_for_item(db: Database, item_id: int) -> tuple[RequestRow, ...]:
    """Who waits for the model of a piece, in their turn."""
    with db.reading() as session:
        item = session.get(DeviceItem, item_id)
        return _line_up(session, item.model_id) if item is not None else ()


def next_waiting(db: Database, model_id: int) -> RequestRow | None:
    """Who is to get the next free piece of a model: the first for whom none is kept yet."""
    return next((row for row in waiting_list(db, model_id) if row.item_id is None), None)


def free_pieces(db: Database, model_id: int) -> list[tuple[int, str]]:
    """(item id, code) of the pieces of a model that can be lent now and are kept for nobody."""
    wanted = select(DeviceItem.id, DeviceItem.code).where(
        DeviceItem.model_id == model_id, availability.obstacle() == ""
    )
    with db.reading() as session:
        found = session.execute(wanted.order_by(DeviceItem.code_key))
        return [(row.id, row.code) for row in found]


def lent_models(db: Database) -> list[tuple[int, str]]:
    """(id, name) of the models that are lent, in Thai order."""
    with db.reading() as session:
        wanted = select(DeviceModel.id, DeviceModel.name).where(
            DeviceModel.consumable.is_(False), DeviceModel.active.is_(True)
        )
        found = [(row.id, row.name) for row in session.execute(wanted)]
    return sorted(found, key=lambda model: thai_text.sort_key(model[1]))


def _concerned(wanted: str) -> list[ColumnElement[bool]]:
    """What narrows the rows read for a state, so that years of past requests cost nothing."""
    if wanted not in {"under_way", "hand_over", *UNDER_WAY}:
        return []
    waits = select(Hold.id).where(Hold.request_id == LoanRequest.id, Hold.closed_on.is_(None)).exists()
    approved = LoanRequest.decision == "approved"
    undecided = LoanRequest.decision == ""
    return [LoanRequest.withdrawn_on.is_(None), or_(undecided, approved & waits)]


def _rows(session: Session, *conditions: ColumnElement[bool]) -> list[RequestRow]:
    wanted = (
        select(LoanRequest)
        .where(*conditions)
        .options(
            joinedload(LoanRequest.applicant),
            joinedload(LoanRequest.beneficiary),
            joinedload(LoanRequest.model),
        )
    )
    requests = session.scalars(wanted).all()
    models = {request.model_id for request in requests}
    free, open_holds = _free(session, models), _holds(session, models)
    outcomes, contracts = _outcomes(session, requests), _contracts(session, requests)
    return [_row(request, free, open_holds, outcomes, contracts) for request in requests]


def _free(session: Session, models: set[int]) -> Counter[int]:
    wanted = select(DeviceItem.model_id, func.count()).where(
        DeviceItem.model_id.in_(models) if models else false(), availability.obstacle() == ""
    )
    return Counter({row[0]: row[1] for row in session.execute(wanted.group_by(DeviceItem.model_id))})


def _holds(session: Session, models: set[int]) -> dict[int, list[Hold]]:
    """Open places by model, in their order, those whose offer ran out included."""
    wanted = select(Hold).where(Hold.model_id.in_(models), Hold.closed_on.is_(None))
    found: dict[int, list[Hold]] = defaultdict(list)
    for hold in session.scalars(wanted.order_by(Hold.need, Hold.queued_at, Hold.request_id)):
        found[hold.model_id].append(hold)
    return found


def _outcomes(session: Session, requests: Sequence[LoanRequest]) -> dict[int, str]:
    """How the last place of each request was closed."""
    ids = [request.id for request in requests]
    wanted = select(Hold.request_id, Hold.outcome).where(
        Hold.request_id.in_(ids), Hold.closed_on.is_not(None)
    )
    return {row[0]: row[1] for row in session.execute(wanted.order_by(Hold.id))}


def _contracts(session: Session, requests: Sequence[LoanRequest]) -> dict[int, str]:
    ids = {request.contract_id for request in requests if request.contract_id is not None}
    found = session.scalars(select(LoanContract).where(LoanContract.id.in_(ids)))
    return {contract.id: contract.no for contract in found}


def _row(
    request: LoanRequest,
    free: Counter[int],
    open_holds: dict[int, list[Hold]],
    outcomes: dict[int, str],
    contracts: dict[int, str],
) -> RequestRow:
    today = clock.today()
    holds = open_holds.get(request.model_id, [])
    standing = [hold for hold in holds if hold.offer_until is None or hold.offer_until >= today]
    waiting = [hold for hold in standing if hold.item_id is None]
    own = next((hold for hold in holds if hold.request_id == request.id), None)
    kept = own if own is not None and own.item_id is not None and own in standing else None
    code = kept.item.code if kept and kept.item else ""
    facts = Facts(
        decision=request.decision,
        withdrawn=request.withdrawn_on is not None,
        lent=request.contract_id is not None,
        closed_as=outcomes.get(request.id, ""),
        offer_until=own.offer_until if own is not None else None,
        turn=waiting.index(own) if own in waiting else None,
        free=free[request.model_id],
    )
    return RequestRow(
        id=request.id,
        no=request.no,
        model=request.model.name,
        model_id=request.model_id,
        applicant=name_of(request.applicant),
        applicant_id=request.applicant_id,
        beneficiary=name_of(request.beneficiary),
        beneficiary_id=request.beneficiary_id,
        relation=request.relation,
        need=request.need,
        asked_on=request.asked_on,
        state=state(facts, today),
        turn=standing.index(own) + 1 if own in standing else None,
        item_id=kept.item_id if kept else None,
        code=code,
        offer_until=own.offer_until if own is not None else None,
        contract_id=request.contract_id,
        contract_no=contracts.get(request.contract_id or 0, ""),
    )


def _line_up(session: Session, model_id: int) -> tuple[RequestRow, ...]:
    waits = select(Hold.request_id).where(Hold.model_id == model_id, Hold.closed_on.is_(None))
    found = [row for row in _rows(session, LoanRequest.id.in_(waits)) if row.turn is not None]
    return tuple(sorted(found, key=lambda row: row.turn or 0))


def _place(row: RequestRow) -> tuple[bool, int, int]:
    """What is under way first: by need, then as asked; what is over newest first."""
    under_way = row.state in UNDER_WAY
    return (not under_way, row.need, row.id) if under_way else (True, 0, -row.id)


def _passed(session: Session, request_id: int) -> tuple[PassedRow, ...]:
    wanted = (
        select(HoldPassed, LoanContract)
        .join(Hold, HoldPassed.hold_id == Hold.id)
        .join(LoanContract, HoldPassed.contract_id == LoanContract.id)
        .where(Hold.request_id == request_id)
        .order_by(HoldPassed.id)
    )
    return tuple(
        PassedRow(passed.created_at.date(), contract.no, passed.reason, passed.decided_by)
        for passed, contract in session.execute(wanted)
    )


def _data(request: LoanRequest) -> RequestInput:
    own_use = request.beneficiary_id == request.applicant_id
    return RequestInput(
        applicant_id=request.applicant_id,
        model_id=request.model_id,
        beneficiary_id=None if own_use else request.beneficiary_id,
        relation=request.relation,
        features=request.features,
        need=request.need,
        reason=request.reason,
        asked_on=request.asked_on,
        wanted_from=request.wanted_from,
        wanted_to=request.wanted_to,
        delivery=request.delivery,
        evidence=tuple(request.evidence),
    )

"""Devices out of a register, and the loans they are out on (design: a name that is not sure stays text)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.models import DeviceItem, DeviceModel, LoanContract, LoanLine, OfficeProfile
from welfaredesk.domain import loan_rules, thai_dates, thai_text
from welfaredesk.domain.fiscal_year import fiscal_year
from welfaredesk.services.devices import CONDITIONS
from welfaredesk.services.imports.named import Match
from welfaredesk.services.imports.records import NOBODY, PersonNamed, Problem, Severity, StagedRow, Status
from welfaredesk.services.imports.writing import Outcome, Writing, source_of

_TEXTS = ("brand", "serial", "acquired_how", "place", "donor", "note")
_DATED = ("acquired_on", "price_satang")
_UNIT = "ชิ้น"
_USUAL_DAYS = 90


@dataclass(frozen=True, slots=True)
class DeviceRecord:
    """What one row says of a device; `condition` is a code of services.devices or "". Money in satang.

    `person` is who borrowed it, since `lent_on` and until `due_on`; it is out unless it was `returned_on`
    or is just said to be `back`.
    """

    model: str = ""
    code: str = ""
    category: str = ""
    unit: str = ""
    brand: str = ""
    serial: str = ""
    acquired_how: str = ""
    acquired_on: date | None = None
    price_satang: int | None = None
    condition: str = ""
    place: str = ""
    donor: str = ""
    note: str = ""
    person: PersonNamed = NOBODY
    lent_on: date | None = None
    due_on: date | None = None
    returned_on: date | None = None
    back: bool = False

    @property
    def came_back(self) -> bool:
        """Whether the row says that the loan is over."""
        return self.back or self.returned_on is not None

    @property
    def title(self) -> str:
        """The device and its code."""
        return f"{self.model} {self.code}".strip()


@dataclass(slots=True)
class _Item:
    """A piece as it is known, or as the batch made it."""

    id: int
    model_id: int
    values: dict[str, Any]
    first: StagedRow | None = None  # the row of this batch that spoke of it first


@dataclass(slots=True)
class _Loan:
    """A loan that is out: since when, whose, as a person or as a register wrote it, who uses the piece."""

    contract_id: int
    lent_on: date
    borrower_id: int | None
    name: str
    beneficiary_id: int | None


@dataclass(slots=True)
class _Known:
    """What the office knows of devices and open loans."""

    days: int
    models: dict[str, tuple[int, int | None]] = field(default_factory=dict)  # name -> id, loan days
    model_names: dict[int, str] = field(default_factory=dict)
    items: dict[str, _Item] = field(default_factory=dict)  # by key of the code
    open: dict[int, _Loan] = field(default_factory=dict)  # by item
    lent: set[tuple[int, date]] = field(default_factory=set)  # every (item, day) it was ever lent
    undated: dict[tuple[int, date], tuple[int, date]] = field(default_factory=dict)  # line, its latest return

    def days_of(self, item: _Item) -> int:
        """How long a piece is lent for."""
        return self.models[self.model_names[item.model_id]][1] or self.days


def take_devices(writing: Writing, rows: Sequence[StagedRow]) -> list[Outcome]:
    """Take in the rows; a code tells a piece again. Blank never overwrites filled, and filled stays."""
    known = _load(writing.session)
    return [_take(writing, known, row) for row in rows]


def _load(session: Session) -> _Known:
    profile = session.get(OfficeProfile, 1)
    known = _Known(profile.loan_days if profile else _USUAL_DAYS)
    for model in session.scalars(select(DeviceModel)):
        known.models[model.name] = (model.id, model.loan_days)
        known.model_names[model.id] = model.name
    for item in session.scalars(select(DeviceItem)):
        values = {name: getattr(item, name) for name in (*_TEXTS, *_DATED, "condition")}
        found = _Item(item.id, item.model_id, values)
        for key in filter(None, (item.code_key, item.asset_key)):
            known.items[key] = found
    lines = select(LoanLine, LoanContract).join(LoanContract)
    for line, contract in session.execute(lines):
        known.lent.add((line.item_id, contract.lent_on))
        if line.returned_on is not None and not line.return_day_known:
            known.undated[line.item_id, contract.lent_on] = (line.id, line.returned_on)
        if line.returned_on is None and not line.cancelled:
            who = (contract.borrower_id, contract.borrower_name, contract.beneficiary_id)
            known.open[line.item_id] = _Loan(contract.id, contract.lent_on, *who)
    return known


def _take(writing: Writing, known: _Known, row: StagedRow) -> Outcome:
    record = row.thing
    assert isinstance(record, DeviceRecord)
    problems = list(row.problems)
    if not row.usable:
        return Outcome(Status.PROBLEM, problems)
    done = Outcome(Status.UNCHANGED, problems)
    item = known.items.get(thai_text.code_key(record.code))
    if item is not None and item.first is not None and item.first.thing == record:
        params = {"sheet": item.first.sheet, "row": str(item.first.row)}
        problems.append(row.problem("duplicate_row", Severity.INFO, "code", params))
        return Outcome(Status.SKIPPED, problems)
    if item is None:
        item = _add_item(writing, known, row, record, done)
        done.status = Status.CREATED
    elif _fill_item(writing, known, row, record, item, done):
        done.status = Status.UPDATED
    item.first = item.first or row
    if (record.person != NOBODY or record.lent_on) and _lend(writing, known, row, record, item, done):
        done.status = Status.UPDATED if done.status is Status.UNCHANGED else done.status
    return done


def _add_item(writing: Writing, known: _Known, row: StagedRow, record: DeviceRecord, done: Outcome) -> _Item:
    name = thai_text.clean(record.model)
    if name not in known.models:
        values = {"name": name, "category": record.category, "unit": record.unit or _UNIT, "version": 1}
        model_id = writing.add(DeviceModel, values)
        known.models[name] = (model_id, None)
        known.model_names[model_id] = name
        done.touched.append(("device_model", model_id, None))
        writing.tell("create", "device_model", model_id, source_of(row), after={"name": name})
    model_id = known.models[name][0]
    values = {field: getattr(record, field) for field in (*_TEXTS, *_DATED)}
    values["condition"] = record.condition or "usable"
    code = {"code": record.code, "code_key": thai_text.code_key(record.code)}
    whole = {"model_id": model_id, "created_at": clock.now(), "version": 1}
    item = _Item(writing.add(DeviceItem, values | code | whole), model_id, dict(values))
    known.items[code["code_key"]] = item
    done.touched.append(("device_item", item.id, None))
    after = {"code": record.code, "model": name} | {k: v for k, v in values.items() if v not in ("", None)}
    writing.tell("create", "device_item", item.id, source_of(row), after=after)
    return item


def _fill_item(
    writing: Writing, known: _Known, row: StagedRow, record: DeviceRecord, item: _Item, done: Outcome
) -> bool:
    """Fill what is blank, report what differs; whether anything was filled."""
    kept_model = known.model_names[item.model_id]
    if thai_text.search_key(kept_model) != thai_text.search_key(record.model):
        done.problems.append(_differs(row, "model", kept_model, record.model))
    new: dict[str, Any] = {}
    for name in (*_TEXTS, *_DATED, "condition"):
        kept, read = item.values[name], getattr(record, name)
        if read in ("", None) or kept == read:
            continue
        if kept in ("", None):
            new[name] = read
        elif _text(name, kept) != _text(name, read):
            shown = _text(name, kept), _text(name, read)
            overwrite, problem = writing.differs(row, _COLUMN.get(name, name), *shown)
            done.problems.append(problem)
            new |= {name: read} if overwrite else {}
    if not new:
        return False
    before = {name: item.values[name] for name in new}
    writing.change(DeviceItem, item.id, new)
    writing.tell("update", "device_item", item.id, source_of(row), before=before, after=new)
    done.touched.append(("device_item", item.id, before))
    item.values |= new
    return True


_COLUMN = {"price_satang": "price", "note": "remark"}


def _text(name: str, value: Any) -> str:
    if name == "condition":
        return CONDITIONS.get(value) or str(value)
    if name == "price_satang":
        return f"{value // 100:,}.{value % 100:02}"
    return thai_dates.screen(value) if isinstance(value, date) else str(value)


def _differs(row: StagedRow, column: str, kept: str, read: str) -> Problem:
    return row.problem("differs", Severity.WARNING, column, {"kept": kept, "read": read})


def _lend(
    writing: Writing, known: _Known, row: StagedRow, record: DeviceRecord, item: _Item, done: Outcome
) -> bool:
    """The loan a row tells of, unless the program knows of one; whether it was written."""
    match = writing.people.meant(record.person)
    lent_on = record.lent_on
    if item.id in known.open and not record.came_back:
        return _compare_loan(writing, known.open[item.id], row, record, match, done)
    if (problem := _not_a_loan(row, record, match.person_id)) is not None:
        done.problems.append(problem)
        return False
    assert lent_on is not None
    if (item.id, lent_on) in known.lent:
        return _learn_return(writing, known, row, record, item, done)
    if record.came_back and record.returned_on is None:
        done.problems.append(row.problem("return_day_unknown", Severity.WARNING, "returned_on", {}))
    if match.person_id is None:
        done.problems.append(_not_sure(row, record, match.candidates))
    due_on = record.due_on
    if due_on is None or due_on < lent_on:
        due_on = loan_rules.propose_due(lent_on, known.days_of(item))
        params = {"due": thai_dates.screen(due_on)}
        done.problems.append(row.problem("loan_due_assumed", Severity.WARNING, "due_on", params))
    _write_loan(writing, known, row, record, item, (match.person_id, due_on), done)
    return True


def _learn_return(
    writing: Writing, known: _Known, row: StagedRow, record: DeviceRecord, item: _Item, done: Outcome
) -> bool:
    """A loan the program knows: whether the row tells the day of a return that was not known before."""
    loan = known.open.get(item.id)
    if loan is not None and loan.lent_on == record.lent_on and record.came_back:
        done.problems.append(row.problem("loan_back_in_register", Severity.WARNING, "returned_on", {}))
    assert record.lent_on is not None
    undated = known.undated.get((item.id, record.lent_on))
    if undated is None or record.returned_on is None:
        return False  # lent and back again since
    line_id, latest = undated
    before = {"returned_on": latest, "return_day_known": False}
    after = {"returned_on": record.returned_on, "return_day_known": True}
    writing.change(LoanLine, line_id, after)
    writing.tell("update", "loan_line", line_id, source_of(row), before=before, after=after)
    done.touched.append(("loan_line", line_id, before))
    del known.undated[item.id, record.lent_on]
    return True


def _compare_loan(
    writing: Writing, loan: _Loan, row: StagedRow, record: DeviceRecord, match: Match, done: Outcome
) -> bool:
    """A loan that is out already: whether it was only a name and the row now tells who that is."""
    same_name = loan.name == record.person.text
    if loan.borrower_id is None and same_name and match.person_id is not None:
        who = {"borrower_id": match.person_id, "beneficiary_id": loan.beneficiary_id or match.person_id}
        before = {"borrower_id": None, "beneficiary_id": loan.beneficiary_id}
        writing.change(LoanContract, loan.contract_id, who)
        writing.tell(
            "confirm_borrower", "loan_contract", loan.contract_id, source_of(row), before=before, after=who
        )
        done.touched.append(("loan_contract", loan.contract_id, before))
        loan.borrower_id, loan.beneficiary_id = who["borrower_id"], who["beneficiary_id"]
        return True
    if loan.borrower_id is None and same_name:
        done.problems.append(_not_sure(row, record, match.candidates))
    elif not same_name and (match.person_id is None or match.person_id != loan.borrower_id):
        params = {"holder": record.person.text}
        done.problems.append(row.problem("loan_known_otherwise", Severity.WARNING, "borrower", params))
    return False


def _not_a_loan(row: StagedRow, record: DeviceRecord, person_id: int | None) -> Problem | None:
    """What a row lacks to be a loan."""
    lent_on, back = record.lent_on, record.returned_on
    if lent_on is None:
        return row.problem("loan_without_day", Severity.WARNING, "lent_on", {"holder": record.person.text})
    shown = thai_dates.screen(lent_on)
    if person_id is None and not record.person.text:
        return row.problem("loan_without_name", Severity.WARNING, "borrower", {"lent_on": shown})
    if lent_on > clock.today():
        return row.problem("loan_in_future", Severity.WARNING, "lent_on", {"lent_on": shown})
    if back is not None and back < lent_on:
        params = {"returned_on": thai_dates.screen(back), "lent_on": shown}
        return row.problem("return_before_loan", Severity.WARNING, "returned_on", params)
    if back is not None and back > clock.today():
        params = {"returned_on": thai_dates.screen(back)}
        return row.problem("return_in_future", Severity.WARNING, "returned_on", params)
    return None


def _not_sure(row: StagedRow, record: DeviceRecord, candidates: Sequence[str]) -> Problem:
    params = {"holder": record.person.text, "people": ", ".join(candidates)}
    code = "borrower_several" if candidates else "borrower_unknown"
    return row.problem(code, Severity.WARNING, "borrower", params)


def _write_loan(
    writing: Writing,
    known: _Known,
    row: StagedRow,
    record: DeviceRecord,
    item: _Item,
    terms: tuple[int | None, date],
    done: Outcome,
) -> None:
    borrower, due_on = terms
    lent_on = record.lent_on
    assert lent_on is not None
    name = record.person.text  # as the list wrote it, whoever it went to
    contract_id = writing.add(
        LoanContract,
        {
            "fiscal_year": fiscal_year(lent_on),
            "borrower_id": borrower,
            "borrower_name": name,
            "beneficiary_id": borrower,
            "lent_on": lent_on,
            "source": source_of(row),
            "lent_by": writing.actor.name,
            "created_at": clock.now(),
            "version": 1,
        },
    )
    line_id = writing.add(
        LoanLine,
        {
            "contract_id": contract_id,
            "item_id": item.id,
            "original_due_on": due_on,
            "due_on": due_on,
            "condition_out": item.values["condition"],
            "version": 1,
            **_return_values(record, item),
        },
    )
    if not record.came_back:
        known.open[item.id] = _Loan(contract_id, lent_on, borrower, name, borrower)
    elif record.returned_on is None:
        known.undated[item.id, lent_on] = (line_id, clock.today())
    known.lent.add((item.id, lent_on))
    done.touched += [("loan_contract", contract_id, None), ("loan_line", line_id, None)]
    after = {"items": [record.code], "borrower": record.person.text, "lent_on": lent_on, "due_on": due_on}
    after |= {"returned_on": record.returned_on or "?"} if record.came_back else {}
    writing.tell("take_over", "loan_contract", contract_id, source_of(row), after=after)


def _return_values(record: DeviceRecord, item: _Item) -> dict[str, Any]:
    """How the piece came back; where the register does not say when, today is the latest day."""
    if not record.came_back:
        return {"returned_on": None, "return_day_known": True, "condition_in": None}
    return {
        "returned_on": record.returned_on or clock.today(),
        "return_day_known": record.returned_on is not None,
        "condition_in": item.values["condition"],
    }

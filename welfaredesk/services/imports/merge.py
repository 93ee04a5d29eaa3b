"""What a row adds to what is known of a person. Blank never overwrites filled, and filled stays."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from welfaredesk.domain import names, thai_dates, thai_text
from welfaredesk.domain.thai_dates import Precision, ThaiDate
from welfaredesk.services.imports.records import AllowanceRecord, CardRecord, Problem, Severity, StagedRow
from welfaredesk.services.imports.state import ADDRESS_FIELDS, Part, PersonState, plain
from welfaredesk.services.persons import NATIONAL_ID

_CAREGIVER = ("caregiver", "caregiver_relation")


@dataclass(slots=True)
class _Merge:
    """One row on its way into one person's state; with `overwrite` its values replace those kept."""

    state: PersonState
    row: StagedRow
    source: str
    overwrite: bool
    problems: list[Problem] = field(default_factory=list)

    def report(self, code: str, field: str, severity: Severity, params: Mapping[str, str]) -> None:
        self.problems.append(self.row.problem(code, severity, field, params))

    def differs(self, field: str, kept: str, read: str) -> bool:
        """Report two values that differ; whether the one read is to be taken."""
        code, severity = ("overwritten", Severity.INFO) if self.overwrite else ("differs", Severity.WARNING)
        self.report(code, field, severity, {"kept": kept, "read": read})
        return self.overwrite

    def fill(
        self, part: Part, name: str, value: str, field: str, words: Mapping[str, str] | None = None
    ) -> bool:
        """Fill a text that is blank, or is to be overwritten; report one that is filled with something else.

        `words` shows codes. Returns whether something else was overwritten.
        """
        kept, shown = part.values.get(name) or "", words or {}
        if not value or kept == value:
            return False
        if not kept:
            self.state.set(part, name, value)
        elif thai_text.search_key(kept) != thai_text.search_key(value) and self.differs(
            field, shown.get(kept, kept), shown.get(value, value)
        ):
            self.state.set(part, name, value)
            return True
        return False


def merge(state: PersonState, row: StagedRow, source: str, *, overwrite: bool = False) -> list[Problem]:
    """Bring a row into a person's state; returns what could not be taken over as it stands.

    `source` says where the row comes from, for aliases, groups, enrolments and proposed events. With
    `overwrite` filled cells of the row take the place of what is kept; the name that goes stays as another
    spelling, and an older card or amount is still older.
    """
    record = row.record
    work = _Merge(state, row, source, overwrite)
    _name(work)
    _birth(work)
    work.fill(state.person, "nickname", record.nickname, "nickname")
    sexes = {"M": "ชาย", "F": "หญิง"}
    work.fill(state.person, "sex", record.sex, "sex", sexes)
    work.fill(state.person, "phone", record.phone, "phone")
    for part in ADDRESS_FIELDS:
        work.fill(state.address, part, getattr(record.address, part), part)
    _remark(work)
    for group in record.groups:
        state.add_group(group, source)
    for code in record.types:
        state.add_type(code)
    if record.card is not None:
        _card(work, record.card)
    if record.allowance is not None:
        _allowance(work, record.allowance)
    return work.problems


def _name(work: _Merge) -> None:
    person, read = work.state.person, work.row.record.name
    kept = tuple(person.values.get(part) or "" for part in ("title", "first", "last"))
    if not read.first:
        return
    # a part left out in the register is no other spelling
    new = (read.title or kept[0], read.first, read.last or kept[2])
    blank_filled = all(not old or old == now for old, now in zip(kept, new, strict=True))
    if kept == new:
        return
    told = {"kept": names.full_name(*kept), "read": names.full_name(*new)}
    if not blank_filled and not work.overwrite:
        work.state.add_alias(new, work.source)
        work.report("other_spelling", "name", Severity.WARNING, told)
        return
    for part, old, now in zip(("title", "first", "last"), kept, new, strict=True):
        if old != now:
            work.state.set(person, part, now)
    if not blank_filled:
        work.state.add_alias((kept[0], kept[1], kept[2]), work.source)
        work.report("overwritten", "name", Severity.INFO, told)


def _birth(work: _Merge) -> None:
    read, person = work.row.record.birth, work.state.person
    if read is None:
        return
    day = person.values.get("birth_date")
    kept = ThaiDate(day, Precision(person.values["birth_precision"])) if day else None
    if kept == read:
        return
    if kept is not None and _refines(kept, read):
        return
    if kept is not None and not _refines(read, kept):
        shown = (thai_dates.screen(each.date, each.precision) for each in (kept, read))
        if not work.differs("birth", *shown):
            return
    work.state.set(person, "birth_date", read.date)
    work.state.set(person, "birth_precision", str(read.precision))


def _refines(fine: ThaiDate, coarse: ThaiDate) -> bool:
    """Whether `fine` says the same as `coarse`, only more exactly."""
    if fine.date.year != coarse.date.year or coarse.precision is Precision.DAY:
        return False
    if coarse.precision is Precision.MONTH:
        return fine.precision is Precision.DAY and fine.date.month == coarse.date.month
    return fine.precision is not Precision.YEAR


def _remark(work: _Merge) -> None:
    record = work.row.record
    if record.event:
        work.state.add_event(record.event, record.remark, work.source)
        code = "remark_death" if record.event == "died" else "remark_moved"
        work.report(code, "remark", Severity.INFO, {"read": record.remark})
    else:
        work.fill(work.state.person, "note", record.remark, "remark")


def _card(work: _Merge, read: CardRecord) -> None:
    """Keep the card; one issued later is a new card beside the old one, with the same caregiver."""
    state, card = work.state, work.state.card
    for name in _CAREGIVER:
        if work.fill(card, name, getattr(read, name), name) and name == "caregiver":
            state.set(card, "caregiver_id", None)  # somebody else than the person confirmed
    kept_issued: date | None = card.values.get("issued_on")
    if read.issued_on and kept_issued and read.issued_on < kept_issued:
        return  # an older card than the one kept
    renewed = bool(read.issued_on and kept_issued and read.issued_on > kept_issued)
    if renewed:
        state.replaced.append(("", card))
        card = state.card = Part()
        for name in (*_CAREGIVER, "caregiver_id"):
            if value := state.replaced[-1][1].values.get(name):
                state.set(card, name, value)
    if read.issued_on and (renewed or kept_issued is None):
        state.set(card, "issued_on", read.issued_on)
    term, kept = (read.lifetime, read.expires_on), _kept_term(card)
    if term == (False, None) or term == kept:
        return
    if kept == (False, None) or work.differs("card_expires", _term_text(*kept), _term_text(*term)):
        state.set(card, "lifetime", read.lifetime)
        state.set(card, "expires_on", read.expires_on)


def _kept_term(card: Part) -> tuple[bool, date | None]:
    return bool(card.values.get("lifetime")), card.values.get("expires_on")


def _term_text(lifetime: bool, expires_on: date | None) -> str:
    return "ตลอดชีพ" if lifetime or expires_on is None else thai_dates.screen(expires_on)


def _allowance(work: _Merge, read: AllowanceRecord) -> None:
    """Keep the amount; another one that counts from a later day (the next year's register) follows it."""
    state = work.state
    part = state.enrolments.get(read.programme)
    if part is None:
        _enrol(work, read)
        return
    kept, kept_from, ended = (part.values.get(name) for name in ("amount_satang", "from_on", "to_on"))
    if ended is not None:
        # what a clerk ended only a register of a later time opens again
        if read.from_on and read.from_on > ended:
            _enrol(work, read)
        return
    if read.from_on and kept_from and read.from_on < kept_from:
        return
    if read.from_on and kept_from is None:
        state.set(part, "from_on", read.from_on)
    if read.satang is None or read.satang == kept:
        return
    if kept is None:
        state.set(part, "amount_satang", read.satang)
    elif read.from_on and kept_from and read.from_on > kept_from:
        state.set(part, "to_on", read.from_on - timedelta(days=1))
        state.replaced.append((read.programme, part))
        _enrol(work, read)
    elif work.differs("allowance", f"{kept / 100:,.0f}", f"{read.satang / 100:,.0f}"):
        state.set(part, "amount_satang", read.satang)


def _enrol(work: _Merge, read: AllowanceRecord) -> None:
    part = work.state.enrolments[read.programme] = Part(values={"source": work.source})
    for name, value in (("amount_satang", read.satang), ("from_on", read.from_on)):
        if value is not None:
            work.state.set(part, name, value)


def audit_fields(state: PersonState) -> tuple[dict[str, Any], dict[str, Any]]:
    """(before, after) of everything new in a state, as the audit trail keeps it."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    parts = [("", state.person), ("", state.address), ("card_", state.card)]
    current = [*state.replaced, *state.enrolments.items()]
    parts += [(f"{programme}_" if programme else "card_", part) for programme, part in current]
    for prefix, part in parts:
        for name, value in part.changed.items():
            if part.before[name]:
                before[prefix + name] = plain(part.before[name])
            if value or part.before[name]:
                after[prefix + name] = plain(value)
    if number := state.new_id or (state.national_id if state.person.id is None else ""):
        after[NATIONAL_ID] = number
    if owners := [f"{row['number']} ({row['owner']})" for row in state.removed if row["owner"]]:
        before["phone_owners"], after["phone_owners"] = ", ".join(owners), ""
    news: dict[str, list[Any]] = {
        "other_spellings": [names.full_name(*spelling) for spelling in state.new_aliases],
        "groups": sorted(state.new_groups),
        "disability_types": state.new_types,
        "proposed_events": sorted(state.new_events),
    }
    after |= {key: value for key, value in news.items() if value}
    return before, after

"""Lists of people as they go on paper: who is in the register, and who receives an allowance in a month."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import Address, Enrolment, Person
from welfaredesk.domain import names, thai_dates
from welfaredesk.errors import Refused
from welfaredesk.queries.persons import PersonQuery, PersonRow, group_labels
from welfaredesk.services.value_lists import values

_AT_ONCE = 5000  # a statement takes only so many ids
_SUSPENDED = "suspended"
_RECEIVING = "receiving"


@dataclass(frozen=True, slots=True)
class Payee:
    """One who receives an allowance: age on the month's first day (None without a birth date), `moo` ""
    when not known, the amount of the month in satang (None when the office has not entered it)."""

    person_id: int
    name: str
    age: int | None
    house_no: str
    moo: str
    amount_satang: int | None


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme of the office's list."""

    code: str
    label: str


def programmes(db: Database) -> tuple[Programme, ...]:
    """The programmes people may be enrolled in, in the office's order."""
    with db.reading() as session:
        return tuple(Programme(value.code, value.label) for value in values(session, "programme"))


def programme(db: Database, code: str) -> Programme:
    """A programme by code or name; the first of the list for "". Raises Refused("programme_unknown")."""
    known = programmes(db)
    for each in known:
        if code in ("", each.code, each.label):
            return each
    raise Refused("programme_unknown", programme=code, known=", ".join(each.code for each in known))


def payees(db: Database, programme_code: str, first: date) -> tuple[Payee, ...]:
    """Who receives a programme in the month that begins on `first`, in Thai order.

    The terms of the first day count, or those that begin in the month. Who is suspended, or died or moved
    out before the month, is left out.
    """
    last = first.replace(day=monthrange(first.year, first.month)[1])
    with db.reading() as session:
        found = session.execute(
            select(Person, Address.house_no, Address.moo, Enrolment)
            .join(Enrolment, Enrolment.person_id == Person.id)
            .outerjoin(Address, (Address.person_id == Person.id) & (Address.kind == "registered"))
            .where(
                Enrolment.programme == programme_code,
                Enrolment.status != _SUSPENDED,
                # an ended row's status says why it ended; one still running must be receiving
                or_(Enrolment.to_on.is_not(None), Enrolment.status == _RECEIVING),
                or_(Enrolment.from_on.is_(None), Enrolment.from_on <= last),
                or_(Enrolment.to_on.is_(None), Enrolment.to_on > first),
                Person.merged_into_id.is_(None),
                or_(Person.died_on.is_(None), Person.died_on >= first),
                or_(Person.moved_out_on.is_(None), Person.moved_out_on >= first),
            )
            .order_by(Person.sort_key, Person.id, Enrolment.from_on, Enrolment.id)
        )
        payees: dict[int, Payee] = {}
        for person, house_no, moo, terms in found:
            payees.setdefault(person.id, _payee(person, house_no, moo, terms, first))
        return tuple(payees.values())


def _payee(person: Person, house_no: str | None, moo: str | None, terms: Enrolment, first: date) -> Payee:
    return Payee(
        person_id=person.id,
        name=names.full_name(person.title, person.first, person.last),
        age=thai_dates.age_on(person.birth_date, first) if person.birth_date else None,
        house_no=house_no or "",
        moo=moo or "",
        amount_satang=terms.amount_satang,
    )


@dataclass(frozen=True, slots=True)
class PeopleRows:
    """People in Thai order, with the names of the groups that occur among them."""

    rows: tuple[PersonRow, ...]
    groups: dict[str, str]


def people_rows(db: Database, query: PersonQuery, ids: Sequence[int] = ()) -> PeopleRows:
    """The people of a search, or those of `ids` in the order given; ids are always masked."""
    masked = replace(query, full_ids=False)
    wanted = list(ids) or masked.ids()
    rows: list[PersonRow] = []
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        found = masked.rows(part)
        rows += [found[person_id] for person_id in part if person_id in found]
    with db.reading() as session:
        return PeopleRows(tuple(rows), _groups_among(session, rows))


def _groups_among(session: Session, rows: Sequence[PersonRow]) -> dict[str, str]:
    present = {code for row in rows for code in row.groups}
    labels = group_labels(session)
    return {code: label for code, label in labels.items() if code in present}

"""Reading people: lists, search as you type, and one person's page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Address, GroupMembership, Person, PersonIdentifier
from welfaredesk.domain import names, national_id, thai_dates
from welfaredesk.domain.person_filter import ELDERLY_AGE, PersonFilter
from welfaredesk.queries.person_filter import Params, conditions, years_before
from welfaredesk.queries.person_search import SearchPart, parse
from welfaredesk.services.value_lists import values

GROUPS = {
    "elderly": "ผู้สูงอายุ",
    "disabled": "คนพิการ",
    "underprivileged": "ผู้ด้อยโอกาส",
    "bed_bound": "ผู้ป่วยติดเตียง",
}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of a list of people. `national_id` is masked unless the query was asked for full ids.

    `groups` holds codes of groups (elderly derived from the birth date), `group_names` what the office calls
    them; `age` in completed years.
    """

    id: int
    title: str
    first: str
    last: str
    nickname: str
    national_id: str
    birth_date: date | None
    birth_precision: str
    age: int | None
    sex: str
    house_no: str
    moo: str
    phone: str
    groups: tuple[str, ...]
    group_names: tuple[str, ...]
    died: bool
    moved_out: bool

    @property
    def name(self) -> str:
        """Title and name as written on papers."""
        return names.full_name(self.title, self.first, self.last)


@dataclass(frozen=True)
class PersonQuery:
    """One search: cheap ids of the whole result in Thai order, full rows only on demand.

    `text` holds words of a name (with or without title), an id or the beginning of one, a house number or
    a phone number, in either digit form; `group` is a code of GROUPS; `moo` Arabic digits; `filter` says
    more and takes the place of both. People who died or moved out are listed when they are looked for.
    """

    db: Database
    text: str = ""
    group: str = ""
    moo: str = ""
    full_ids: bool = False
    filter: PersonFilter | None = None

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids in Thai order; `limit` -1 means all.

        When a name is looked for, people whose given name begins with it come first, then those who have
        it elsewhere (in the surname, the nickname, inside a name).
        """
        search = parse(self.text)
        with self.db.reading() as session:
            first = self._read(session, search.beginning, limit, offset)
            if not search.elsewhere or len(first) == limit:
                return first
            if offset and not first:
                offset -= self._count(session, search.beginning)
            return first + self._read(session, search.elsewhere, limit - len(first), 0 if first else offset)

    def total(self) -> int:
        """How many people the search finds."""
        search = parse(self.text)
        with self.db.reading() as session:
            elsewhere = self._count(session, search.elsewhere) if search.elsewhere else 0
            return self._count(session, search.beginning) + elsewhere

    def rows(self, ids: Sequence[int]) -> dict[int, PersonRow]:
        """Rows of these people, by id."""
        with self.db.reading() as session:
            return _rows(session, ids, self.full_ids)

    def _read(self, session: Session, part: SearchPart, limit: int, offset: int) -> list[int]:
        statement, params = self._statement("p.id", part)
        statement += " ORDER BY p.sort_key, p.id LIMIT :limit OFFSET :offset"
        found = session.execute(text(statement), params | {"limit": max(limit, -1), "offset": offset})
        return list(found.scalars())

    def _count(self, session: Session, part: SearchPart) -> int:
        statement, params = self._statement("count(*)", part)
        return int(session.execute(text(statement), params).scalar_one())

    def _statement(self, what: str, part: SearchPart) -> tuple[str, Params]:
        wanted = self.filter or PersonFilter(group=self.group, moo=self.moo)
        if self.text and not wanted.gone:
            wanted = replace(wanted, gone="all")  # whoever is looked for by name is found, and marked
        narrowed, params = conditions(wanted, clock.today())
        where = " AND ".join([*part.conditions, *narrowed])
        return f"SELECT {what} FROM {part.source} WHERE {where}", part.params | params


def _rows(session: Session, ids: Sequence[int], full_ids: bool) -> dict[int, PersonRow]:
    today = clock.today()
    found = session.execute(
        select(Person, PersonIdentifier.value, Address.house_no, Address.moo)
        .outerjoin(
            PersonIdentifier,
            (PersonIdentifier.person_id == Person.id) & (PersonIdentifier.kind == "national_id"),
        )
        .outerjoin(Address, (Address.person_id == Person.id) & (Address.kind == "registered"))
        .where(Person.id.in_(ids))
    ).all()
    stored, names_of = _groups(session, ids), group_labels(session)
    groups = {person.id: groups_of(person, stored.get(person.id, ()), today) for person, *_ in found}
    return {
        person.id: PersonRow(
            id=person.id,
            title=person.title,
            first=person.first,
            last=person.last,
            nickname=person.nickname,
            national_id=shown_id(number, full_ids),
            birth_date=person.birth_date,
            birth_precision=person.birth_precision,
            age=_age(person, today),
            sex=person.sex or "",
            house_no=house_no or "",
            moo=moo or "",
            phone=person.phone,
            groups=groups[person.id],
            group_names=tuple(names_of.get(code, code) for code in groups[person.id]),
            died=person.died_on is not None,
            moved_out=person.moved_out_on is not None,
        )
        for person, number, house_no, moo in found
    }


def _age(person: Person, today: date) -> int | None:
    """Completed years; of the dead those they lived."""
    if person.birth_date is None:
        return None
    return thai_dates.age_on(person.birth_date, person.died_on or today)


def shown_id(number: str | None, full: bool) -> str:
    """An id as it may be shown: masked unless full ids were asked for; "" when there is none."""
    if not number:
        return ""
    return number if full else national_id.masked(number)


def group_labels(session: Session) -> dict[str, str]:
    """What the office calls every target group, the elderly first."""
    return {"elderly": GROUPS["elderly"]} | {value.code: value.label for value in values(session, "group")}


def groups_of(person: Person, stored: Sequence[str], today: date) -> tuple[str, ...]:
    """Group codes of a person, being elderly derived from the birth date."""
    elderly = person.birth_date is not None and person.birth_date <= years_before(today, ELDERLY_AGE)
    return (("elderly",) if elderly else ()) + tuple(stored)


def _groups(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    rows = session.execute(
        select(GroupMembership.person_id, GroupMembership.group_code)
        .where(GroupMembership.person_id.in_(ids), GroupMembership.to_on.is_(None))
        .order_by(GroupMembership.group_code)
    )
    groups: dict[int, list[str]] = {}
    for person_id, code in rows:
        groups.setdefault(person_id, []).append(code)
    return groups

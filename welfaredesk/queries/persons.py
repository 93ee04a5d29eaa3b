"""Reading people: lists, search as you type, and one person's page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Address, GroupMembership, Person, PersonIdentifier
from welfaredesk.domain import names, national_id, thai_dates, thai_text

ELDERLY_AGE = 60
GROUPS = {
    "elderly": "ผู้สูงอายุ",
    "disabled": "คนพิการ",
    "underprivileged": "ผู้ด้อยโอกาส",
    "bed_bound": "ผู้ป่วยติดเตียง",
}
_LAST = "\U0010ffff"  # sorts after every letter: the end of a prefix range


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of a list of people. `national_id` is masked unless the query was asked for full ids.

    `groups` holds codes of GROUPS (elderly derived from the birth date); `age` in completed years.
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
    a phone number, in either digit form; `group` is a code of GROUPS; `moo` Arabic digits.
    """

    db: Database
    text: str = ""
    group: str = ""
    moo: str = ""
    full_ids: bool = False

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids in Thai order of the given name; `limit` -1 means all."""
        statement, params = self._statement("p.id")
        statement += " ORDER BY p.sort_key, p.id LIMIT :limit OFFSET :offset"
        with self.db.reading() as session:
            found = session.execute(text(statement), params | {"limit": limit, "offset": offset})
            return list(found.scalars())

    def total(self) -> int:
        """How many people the search finds."""
        statement, params = self._statement("count(*)")
        with self.db.reading() as session:
            return int(session.execute(text(statement), params).scalar_one())

    def rows(self, ids: Sequence[int]) -> dict[int, PersonRow]:
        """Rows of these people, by id."""
        with self.db.reading() as session:
            return _rows(session, ids, self.full_ids)

    def _statement(self, what: str) -> tuple[str, dict[str, str]]:
        matches, conditions, params = _conditions(self.text)
        if matches:
            params["match"] = " ".join(matches)
            # the index drives: people are looked up from its hits, not the other way round
            source = "person_fts f CROSS JOIN person p ON p.id = f.rowid"
            conditions = ["f.search_text MATCH :match", *conditions]
        else:
            source = "person p"
        if self.group == "elderly":
            conditions.append("p.birth_date <= :cutoff")
            params["cutoff"] = elderly_cutoff(clock.today()).isoformat()
        elif self.group:
            conditions.append(
                "EXISTS (SELECT 1 FROM group_membership g WHERE g.person_id = p.id AND g.group_code = :grp)"
            )
            params["grp"] = self.group
        if self.moo:
            conditions.append("EXISTS (SELECT 1 FROM address a WHERE a.person_id = p.id AND a.moo = :moo)")
            params["moo"] = self.moo
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        return f"SELECT {what} FROM {source}{where}", params


def elderly_cutoff(on: date) -> date:
    """People born on or before this day are elderly on `on` (29 February counts as 1 March)."""
    try:
        return on.replace(year=on.year - ELDERLY_AGE)
    except ValueError:
        return date(on.year - ELDERLY_AGE, 2, 28)


def _conditions(wanted: str) -> tuple[list[str], list[str], dict[str, str]]:
    """(full-text phrases, SQL conditions, parameters) for what was typed."""
    name = names.split_name(thai_text.to_arabic(thai_text.clean(wanted)))
    words = f"{name.first} {name.last}".split()
    matches: list[str] = []
    conditions: list[str] = []
    params: dict[str, str] = {}
    for number, word in enumerate(words):
        key = thai_text.search_key(word)
        if word[:1].isdigit():
            conditions.append(_number_condition(number, key))
            params |= _range(f"id{number}", key) | _range(f"house{number}", word)
            params[f"phone{number}"] = f'"{key}"'
        elif len(key) >= 3:
            matches.append('"' + key.replace('"', '""') + '"')
        elif not key:
            conditions.append("0")  # nothing but punctuation: no name holds it
        elif number:
            conditions.append(f"instr(p.search_text, :part{number}) > 0")
            params[f"part{number}"] = key
        else:
            conditions.append(f"p.name_key >= :key{number} AND p.name_key < :key{number}_end")
            params |= _range(f"key{number}", key)
    return matches, conditions, params


def _number_condition(number: int, digits: str) -> str:
    """People by the beginning of an id or a house number, or by part of a phone number."""
    by_id = (
        "SELECT person_id FROM person_identifier WHERE kind = 'national_id'"
        f" AND value >= :id{number} AND value < :id{number}_end"
    )
    by_house = (
        f"SELECT person_id FROM address WHERE house_no >= :house{number} AND house_no < :house{number}_end"
    )
    by_phone = f"SELECT rowid FROM person_fts WHERE search_text MATCH :phone{number}"
    ways = [by_id, by_house] + ([by_phone] if len(digits) >= 3 else [])
    return f"p.id IN ({' UNION '.join(ways)})"


def _range(name: str, prefix: str) -> dict[str, str]:
    return {name: prefix, f"{name}_end": prefix + _LAST}


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
    groups = _groups(session, ids)
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
            age=thai_dates.age_on(person.birth_date, today) if person.birth_date else None,
            sex=person.sex or "",
            house_no=house_no or "",
            moo=moo or "",
            phone=person.phone,
            groups=groups_of(person, groups.get(person.id, ()), today),
            died=person.died_on is not None,
            moved_out=person.moved_out_on is not None,
        )
        for person, number, house_no, moo in found
    }


def shown_id(number: str | None, full: bool) -> str:
    """An id as it may be shown: masked unless full ids were asked for; "" when there is none."""
    if not number:
        return ""
    return number if full else national_id.masked(number)


def groups_of(person: Person, stored: Sequence[str], today: date) -> tuple[str, ...]:
    """Group codes of a person, being elderly derived from the birth date."""
    elderly = person.birth_date is not None and person.birth_date <= elderly_cutoff(today)
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

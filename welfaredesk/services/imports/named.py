"""Who is meant by a name in a register: only when exactly one person fits is it sure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.models import Address, Person, PersonAlias, PersonIdentifier
from welfaredesk.domain import names, thai_text
from welfaredesk.services.imports.records import PersonNamed
from welfaredesk.services.persons import NATIONAL_ID, REGISTERED


@dataclass(frozen=True, slots=True)
class Known:
    """A living person as names are compared with: the words that could contradict what a row says."""

    id: int
    name: str
    sex: str
    house: str
    moo: str


@dataclass(frozen=True, slots=True)
class Match:
    """Who a name may mean; `person_id` only when it is sure, `candidates` by their full names."""

    person_id: int | None = None
    candidates: tuple[str, ...] = ()


@dataclass(slots=True)
class People:
    """Everybody the office knows, by name and by national id; read once for a whole batch."""

    by_id: dict[str, int] = field(default_factory=dict)
    by_name: dict[str, list[Known]] = field(default_factory=dict)

    def meant(self, named: PersonNamed) -> Match:
        """The one who is meant. An id decides; a name does when one person has it and nothing contradicts."""
        if named.national_id:
            return Match(self.by_id.get(named.national_id))
        found = self.by_name.get(_key(named.name.first, named.name.last), ())
        fits = [known for known in found if _agrees(known, named)]
        names_of = tuple(known.name for known in found)
        return Match(fits[0].id if len(fits) == 1 else None, names_of)


def load_people(session: Session) -> People:
    """Everybody alive and not merged into another, under every spelling of the name that is known."""
    people = People()
    wanted = (
        select(Person.id, Person.title, Person.first, Person.last, Person.sex, Address.house_no, Address.moo)
        .outerjoin(Address, (Address.person_id == Person.id) & (Address.kind == REGISTERED))
        .where(Person.merged_into_id.is_(None))
    )
    known: dict[int, Known] = {}
    for person_id, title, first, last, sex, house, moo in session.execute(wanted):
        sexed = sex or names.sex_of_title(title) or ""
        name = names.full_name(title, first, last)
        known[person_id] = found = Known(person_id, name, sexed, house or "", moo or "")
        people.by_name.setdefault(_key(first, last), []).append(found)
    for person_id, first, last in session.execute(
        select(PersonAlias.person_id, PersonAlias.first, PersonAlias.last)
    ):
        same = people.by_name.setdefault(_key(first, last), [])
        if person_id in known and known[person_id] not in same:
            same.append(known[person_id])
    numbers = select(PersonIdentifier.value, PersonIdentifier.person_id).where(
        PersonIdentifier.kind == NATIONAL_ID
    )
    people.by_id = {number: owner for number, owner in session.execute(numbers) if owner in known}
    return people


def _key(first: str, last: str) -> str:
    """Exact names only: a wrong tone mark may be another person."""
    return f"{thai_text.clean(first)} {thai_text.clean(last)}"


def _agrees(known: Known, named: PersonNamed) -> bool:
    """Whether nothing the row gives speaks against this person."""
    sex = names.sex_of_title(named.name.title) or ""
    pairs: Sequence[tuple[str, str]] = (
        (known.sex, sex),
        (known.house, thai_text.to_arabic(named.house_no)),
        (known.moo, thai_text.to_arabic(named.moo)),
    )
    return all(not ours or not theirs or ours == theirs for ours, theirs in pairs)

"""Names taken over from registers of which it was said, or was plain, who is meant."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import Person
from welfaredesk.domain import names
from welfaredesk.services.named import KINDS

_SPAN = 16  # a row's id is its record's id times this, plus the place of its kind


@dataclass(frozen=True, slots=True)
class SaidName:
    """A record of `kind`: the name as its list wrote it, the person it went to, and where it came from."""

    id: int
    kind: str
    record_id: int
    name: str
    person_id: int
    person: str
    source: str

    @property
    def differs(self) -> bool:
        """Whether the list wrote the name in another way than the register of people has it."""
        return self.name != self.person


@dataclass(frozen=True)
class SaidNameQuery:
    """The names with their people, in Thai order of the names as written."""

    db: Database

    def ids(self, limit: int = -1, offset: int = 0) -> list[int]:
        """Ids of the rows; `limit` -1 means all."""
        with self.db.reading() as session:
            found = sorted(self._all(session), key=lambda row: _sort_key(row.name))
        ids = [row.id for row in found]
        return ids[offset:] if limit < 0 else ids[offset : offset + limit]

    def rows(self, ids: Sequence[int]) -> dict[int, SaidName]:
        """The rows of these ids."""
        wanted = set(ids)
        with self.db.reading() as session:
            return {row.id: row for row in self._all(session) if row.id in wanted}

    def total(self) -> int:
        """How many there are."""
        with self.db.reading() as session:
            return len(self._all(session))

    def _all(self, session: Session) -> list[SaidName]:
        """A register of things has hundreds of rows, not thousands: they are read together."""
        found = []
        for place, (code, kind) in enumerate(KINDS.items()):
            model, name = kind.model, getattr(kind.model, kind.name)
            wanted = (
                select(model.id, name, Person.id, Person.title, Person.first, Person.last, model.source)
                .join(Person, Person.id == getattr(model, kind.person))
                .where(name != "", model.source != "")
            )
            for record_id, written, person_id, title, first, last, source in session.execute(wanted):
                whole = names.full_name(title, first, last)
                row_id = record_id * _SPAN + place
                found.append(SaidName(row_id, code, record_id, written, person_id, whole, source))
        return found


def _sort_key(name: str) -> str:
    parts = names.split_name(name)
    return names.sort_key(parts.first, parts.last)

"""Other spellings of a person's name, remembered so that the next list finds the person by them."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.models import Person, PersonAlias
from welfaredesk.domain import names
from welfaredesk.domain.duplicates import Identity, same_name

_SPELLINGS = ("dup_name_marks", "dup_name_letter")  # one name written in two ways


def remember_spelling(session: Session, person: Person, written: str, source: str) -> None:
    """Keep a name as a list wrote it, when it is the person's own in another spelling."""
    read = names.split_name(written)
    if same_name(Identity(person.first, person.last), Identity(read.first, read.last)) not in _SPELLINGS:
        return
    spelling = {"title": read.title or person.title, "first": read.first, "last": read.last}
    known = select(PersonAlias.id).filter_by(person_id=person.id, **spelling)
    if session.scalar(known) is None:
        session.add(PersonAlias(person_id=person.id, **spelling, source=source, created_at=clock.now()))


def forget_spelling(session: Session, person: Person, written: str, source: str) -> None:
    """Take back what `remember_spelling` kept of this list, so that the next one does not find by it."""
    read = names.split_name(written)
    spelling = {"first": read.first, "last": read.last, "source": source}
    session.execute(delete(PersonAlias).filter_by(person_id=person.id, **spelling))

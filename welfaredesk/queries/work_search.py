"""The part of the one search that finds organisations, openings and people who look for work."""

from dataclasses import dataclass

from sqlalchemy import or_, select

from welfaredesk.db.engine import Database
from welfaredesk.db.models import JobOpening, JobSeeker, Organisation, Person
from welfaredesk.domain import names, organisations, thai_text

SEEKER, OPENING, ORGANISATION = "seeker", "opening", "organisation"


@dataclass(frozen=True, slots=True)
class WorkHit:
    """One thing found: `kind` is seeker, opening or organisation; `detail` tells it from others."""

    kind: str
    id: int
    name: str
    detail: str


def work_hits(db: Database, text: str, *, limit: int = 6) -> tuple[WorkHit, ...]:
    """The first few of each kind that a text names; nothing for a blank text."""
    cleaned = thai_text.clean(text)
    if not cleaned:
        return ()
    return (
        *_seekers(db, cleaned, limit),
        *_openings(db, cleaned, limit),
        *_organisations(db, cleaned, limit),
    )


def _seekers(db: Database, text: str, limit: int) -> list[WorkHit]:
    """Those registered now, by a word of their name or of the work they want."""
    name = names.split_name(text)
    key = names.name_key(name.first, name.last)
    named = Person.name_key.contains(key, autoescape=True) if key else Person.id.is_(None)
    wanted = (
        select(JobSeeker, Person)
        .join(Person, Person.id == JobSeeker.person_id)
        .where(
            JobSeeker.closed_on.is_(None), or_(named, JobSeeker.wanted_work.contains(text, autoescape=True))
        )
        .order_by(Person.sort_key)
        .limit(limit)
    )
    with db.reading() as session:
        return [
            WorkHit(SEEKER, row.id, names.full_name(person.title, person.first, person.last), row.wanted_work)
            for row, person in session.execute(wanted)
        ]


def _openings(db: Database, text: str, limit: int) -> list[WorkHit]:
    wanted = (
        select(JobOpening)
        .where(JobOpening.closed_on.is_(None), JobOpening.position.contains(text, autoescape=True))
        .order_by(JobOpening.from_on.desc(), JobOpening.id.desc())
        .limit(limit)
    )
    with db.reading() as session:
        rows = session.scalars(wanted)
        return [WorkHit(OPENING, row.id, row.position, row.workplace.name) for row in rows]


def _organisations(db: Database, text: str, limit: int) -> list[WorkHit]:
    key = organisations.name_key(text)
    wanted = select(Organisation).where(Organisation.name_key.contains(key, autoescape=True))
    with db.reading() as session:
        rows = session.scalars(wanted.order_by(Organisation.name).limit(limit)) if key else ()
        return [WorkHit(ORGANISATION, row.id, row.name, organisations.KINDS[row.kind]) for row in rows]

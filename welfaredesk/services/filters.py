"""Filters somebody named, so that a list comes back with one click."""

from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import SavedFilter
from welfaredesk.domain import thai_text
from welfaredesk.domain.person_filter import PersonFilter
from welfaredesk.errors import Issue, RecordNotFound, ValidationFailed
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.limits import too_long

PERSONS = "persons"
MAX_NAME = 40


def save_filter(actor: Actor, db: Database, name: str, wanted: PersonFilter) -> frozenset[str]:
    """Keep a filter of the people's list under a name; the same name is replaced. Raises ValidationFailed."""
    name = thai_text.clean(name)
    issues = [] if name else [Issue("name", "required")]
    issues += too_long("name", name, MAX_NAME)
    if issues:
        raise ValidationFailed(*issues)
    with db.transaction() as session:
        row = _named(session, name) or SavedFilter(area=PERSONS, name=name)
        before, row.content = row.content, asdict(wanted)
        session.add(row)
        session.flush()
        audit.record(session, actor, "save", "saved_filter", row.id, before=before, after=row.content)
    return frozenset({"saved_filter"})


def delete_filter(actor: Actor, db: Database, name: str) -> frozenset[str]:
    """Forget a filter. Raises RecordNotFound."""
    with db.transaction() as session:
        row = _named(session, name)
        if row is None:
            raise RecordNotFound("not_found", what=name)
        audit.record(session, actor, "delete", "saved_filter", row.id, before=row.content)
        session.delete(row)
    return frozenset({"saved_filter"})


def _named(session: Session, name: str) -> SavedFilter | None:
    return session.scalar(select(SavedFilter).where(SavedFilter.area == PERSONS, SavedFilter.name == name))

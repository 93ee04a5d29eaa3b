"""House projects and placements taken over from a list under a name alone: who is meant."""

from sqlalchemy.orm import Session

from welfaredesk.db.models import HouseProject, Placement
from welfaredesk.errors import Refused
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.persons import existing, name_of
from welfaredesk.services.spellings import remember_spelling


def name_person(session: Session, actor: Actor, row: HouseProject | Placement, person_id: int) -> None:
    """Say who is meant, inside a running transaction; the name stays as the list wrote it.

    Raises Refused("already_named", "person_merged"), RecordNotFound.
    """
    if row.person is not None:
        raise Refused("already_named", person=name_of(row.person))
    person = existing(session, person_id)
    row.person_id = person.id
    remember_spelling(session, person, row.person_name, row.source)
    session.flush()
    before, after = {"person": row.person_name}, {"person": name_of(person), "person_id": person.id}
    audit.record(session, actor, "confirm_person", row.__tablename__, row.id, before=before, after=after)

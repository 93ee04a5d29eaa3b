"""Loans, house projects and placements taken over from a list under a name alone: who is meant."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseProject, LoanContract, Placement
from welfaredesk.errors import Issue, RecordNotFound, Refused
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import refuse
from welfaredesk.services.persons import existing, name_of
from welfaredesk.services.spellings import forget_spelling, remember_spelling

LOAN, HOUSE, PLACEMENT = "loan", "house", "placement"


@dataclass(frozen=True, slots=True)
class Kind:
    """Records that may come with a name alone: their table, whom they name, and the name as written."""

    model: type[Any]
    person: str
    name: str


KINDS = {
    LOAN: Kind(LoanContract, "borrower_id", "borrower_name"),
    HOUSE: Kind(HouseProject, "person_id", "person_name"),
    PLACEMENT: Kind(Placement, "person_id", "person_name"),
}


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


def take_back_person(actor: Actor, db: Database, kind: str, record_id: int, reason: str) -> Saved:
    """Somebody else is meant than was said: the record of a `kind` of KINDS stands under its name again.

    Raises ValidationFailed (reason), Refused("name_not_from_list" when there is nothing to take back),
    RecordNotFound.
    """
    refuse([] if reason.strip() else [Issue("reason", "reason_required")])
    of = KINDS[kind]
    with db.transaction() as session:
        row = session.get(of.model, record_id)
        if row is None:
            raise RecordNotFound("not_found", what=f"{kind} {record_id}")
        person_id, written = getattr(row, of.person), getattr(row, of.name)
        if person_id is None or not written:
            raise Refused("name_not_from_list")
        person = existing(session, person_id)
        setattr(row, of.person, None)
        if kind == LOAN and row.beneficiary_id == person_id:
            row.beneficiary_id = None
        forget_spelling(session, person, written, row.source)
        session.flush()
        before, after = {"person": name_of(person), "person_id": person.id}, {"person": written}
        table = of.model.__tablename__
        audit.record(
            session,
            actor,
            "take_back_person",
            table,
            row.id,
            before=before,
            after=after,
            reason=reason.strip(),
        )
        return Saved(row.id, row.version, frozenset({table, "person"}))

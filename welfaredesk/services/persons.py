"""People: adding and changing them. The keys for sorting and searching are made here and nowhere else."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Person, PersonIdentifier
from welfaredesk.domain import names, national_id, thai_dates, thai_text
from welfaredesk.errors import Issue, RecordNotFound, Refused, StaleRecord, ValidationFailed
from welfaredesk.services import audit, value_lists
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.person_input import AddressInput, PersonInput, PhoneInput, id_params, validate
from welfaredesk.services.person_rows import (
    REGISTERED,
    Change,
    registered_address,
    save_addresses,
    save_phones,
)

__all__ = [
    "NATIONAL_ID",
    "REGISTERED",
    "AddressInput",
    "PersonInput",
    "PhoneInput",
    "existing",
    "id_params",
    "living",
    "name_of",
    "person_by_id",
    "registered_address",
    "save_person",
    "validate",
]
NATIONAL_ID = "national_id"
LISTS = ("marital", "occupation", "income_source", "health_right", "sso_section", "sso_option")
TOUCHED = frozenset({"person"})


def save_person(
    actor: Actor, db: Database, data: PersonInput, *, person_id: int | None = None, version: int = 0
) -> Saved:
    """Add a person, or change `person_id` if nobody else did since `version`.

    Raises ValidationFailed (also when the id belongs to somebody else), RecordNotFound, StaleRecord.
    """
    if issues := validate(data):
        raise ValidationFailed(*issues)
    with db.transaction() as session:
        person = Person() if person_id is None else existing(session, person_id)
        if person_id is not None and person.version != version:
            raise StaleRecord
        number = national_id.normalise(data.national_id) if data.national_id.strip() else ""
        _refuse_taken_id(session, number, person_id)
        _refuse_unlisted(session, data)
        _fill(person, data)
        change = Change(*audit.changes(person))
        if person_id is None:
            person.created_at = clock.now()
            session.add(person)
            session.flush()
        _save_parts(session, person, data, number, change)
        if change or person_id is None:
            action = "create" if person_id is None else "update"
            before = change.before or None
            audit.record(session, actor, action, "person", person.id, before=before, after=change.after)
        session.flush()
        return Saved(person.id, person.version, TOUCHED)


def existing(session: Session, person_id: int) -> Person:
    """The person of this id inside a running transaction.

    Raises RecordNotFound, Refused("person_merged") for a record that was found to be somebody else too.
    """
    person = session.get(Person, person_id)
    if person is None:
        raise RecordNotFound("not_found", what=f"บุคคล {person_id}")
    if person.merged_into_id is not None:
        kept = session.get_one(Person, person.merged_into_id)
        raise Refused("person_merged", person=name_of(person), kept=name_of(kept))
    return person


def living(session: Session, person_id: int) -> Person:
    """The same, for what only the living can begin. Raises Refused("person_has_died") too."""
    person = existing(session, person_id)
    if person.died_on is not None:
        raise Refused("person_has_died", person=name_of(person), on=thai_dates.screen(person.died_on))
    return person


def name_of(person: Person) -> str:
    """Title and name as written on papers."""
    return names.full_name(person.title, person.first, person.last)


def _fill(person: Person, data: PersonInput) -> None:
    person.title = names.expand_title(data.title)
    person.first, person.last = thai_text.clean(data.first), thai_text.clean(data.last)
    person.nickname, person.note = thai_text.clean(data.nickname), data.note.strip()
    person.sex = data.sex or names.sex_of_title(person.title)
    person.birth_date, person.birth_precision = data.birth_date, data.birth_precision
    person.phone = " ".join(phone.number for phone in data.numbers())
    person.no_id_reason = "" if data.national_id.strip() else data.no_id_reason.strip()
    person.income_satang, person.welfare_card = data.income_satang, data.welfare_card
    for name in LISTS:
        setattr(person, name, getattr(data, name))
    house_no = thai_text.clean(data.address.house_no)
    keys = names.person_keys(person.first, person.last, person.nickname, person.phone, house_no)
    for name, key in keys.items():
        setattr(person, name, key)


def _refuse_taken_id(session: Session, number: str, person_id: int | None) -> None:
    holder = person_by_id(session, number) if number else None
    if holder is not None and holder.id != person_id:
        params = {"holder": name_of(holder), "person_id": str(holder.id)}
        raise ValidationFailed(Issue("national_id", "id_taken", params))


def _refuse_unlisted(session: Session, data: PersonInput) -> None:
    issues = [
        issue for name in LISTS for issue in value_lists.unlisted(session, name, name, getattr(data, name))
    ]
    if issues:
        raise ValidationFailed(*issues)


def person_by_id(session: Session, number: str) -> Person | None:
    """The person a normalised national id belongs to."""
    holder = (
        select(Person)
        .join(PersonIdentifier)
        .where(PersonIdentifier.kind == NATIONAL_ID, PersonIdentifier.value == number)
    )
    return session.scalar(holder)


def _save_parts(session: Session, person: Person, data: PersonInput, number: str, change: Change) -> None:
    """Store addresses, phones and the id, noting what changed in them."""
    save_addresses(session, person.id, data.address, data.living, change)
    owned = data.phones is not None
    save_phones(session, person.id, data.numbers(), change, owned=owned)
    identifier = session.scalar(
        select(PersonIdentifier).where(
            PersonIdentifier.person_id == person.id, PersonIdentifier.kind == NATIONAL_ID
        )
    )
    kept = identifier.value if identifier else ""
    if kept == number:
        return
    change.before[NATIONAL_ID], change.after[NATIONAL_ID] = kept, number
    if identifier is not None:
        session.delete(identifier)
        session.flush()
    if number:
        session.add(PersonIdentifier(person_id=person.id, kind=NATIONAL_ID, value=number))

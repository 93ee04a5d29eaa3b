"""People: adding and changing them. The keys for sorting and searching are made here and nowhere else."""

from dataclasses import asdict, dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Address, Person, PersonIdentifier
from welfaredesk.domain import names, national_id, paper_limits, phones, thai_text
from welfaredesk.domain.addresses import ParsedAddress, address_line
from welfaredesk.errors import Issue, RecordNotFound, StaleRecord, ValidationFailed
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.limits import too_long

NATIONAL_ID = "national_id"
REGISTERED = "registered"


@dataclass(frozen=True, slots=True)
class AddressInput:
    """Parts of an address; `moo` is Arabic digits or empty."""

    house_no: str = ""
    moo: str = ""
    community: str = ""
    alley: str = ""
    soi: str = ""
    road: str = ""
    tambon: str = ""
    amphoe: str = ""
    province: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class PersonInput:
    """A person as a form gives it. Either `national_id` or `no_id_reason` is filled.

    `birth_precision` is day, month or year; `sex` is "M", "F" or "" (then taken from the title).
    """

    title: str = ""
    first: str = ""
    last: str = ""
    nickname: str = ""
    sex: str = ""
    national_id: str = ""
    no_id_reason: str = ""
    birth_date: date | None = None
    birth_precision: str = "day"
    phone: str = ""
    note: str = ""
    address: AddressInput = field(default_factory=AddressInput)


def validate(data: PersonInput) -> list[Issue]:
    """Issues of a person's form: names, id, birth date, phone."""
    issues = [] if data.first.strip() else [Issue("first", "required")]
    name = names.full_name(names.expand_title(data.title), data.first.strip(), data.last.strip())
    issues += too_long("first", name, paper_limits.SLIP_NAME)
    issues += too_long("road", address_line(ParsedAddress(**asdict(data.address))), paper_limits.SLIP_ADDRESS)
    if data.national_id.strip():
        try:
            national_id.normalise(data.national_id)
        except national_id.NationalIdError as error:
            issues.append(Issue("national_id", error.code, id_params(error)))
    elif not data.no_id_reason.strip():
        issues.append(Issue("national_id", "id_or_reason"))
    if data.birth_date is not None and data.birth_date > clock.today():
        issues.append(
            Issue(
                "birth_date",
                "date_future",
                {"read": data.birth_date.strftime("%d/%m/") + str(data.birth_date.year + 543)},
            )
        )
    numbers = phones.split_phones(data.phone)
    if data.phone.strip() and not (numbers and all(map(phones.is_valid_phone, numbers))):
        issues.append(Issue("phone", "phone_unreadable", {"read": data.phone}))
    return issues


def id_params(error: national_id.NationalIdError) -> dict[str, str]:
    """What the sentences about ids name: what was read, its length, the check digit expected."""
    digits = sum(letter.isdigit() for letter in error.read)
    return {"read": error.read, "digits": str(digits), "expected": error.expected_digit or ""}


def save_person(
    actor: Actor, db: Database, data: PersonInput, *, person_id: int | None = None, version: int = 0
) -> Saved:
    """Add a person, or change `person_id` if nobody else did since `version`.

    Raises ValidationFailed (also when the id belongs to somebody else), RecordNotFound, StaleRecord.
    """
    if issues := validate(data):
        raise ValidationFailed(*issues)
    with db.transaction() as session:
        person = Person() if person_id is None else session.get(Person, person_id)
        if person is None:
            raise RecordNotFound("not_found", what=f"บุคคล {person_id}")
        if person_id is not None and person.version != version:
            raise StaleRecord
        number = national_id.normalise(data.national_id) if data.national_id.strip() else ""
        _refuse_taken_id(session, number, person_id)
        _fill(person, data)
        before, after = audit.changes(person)
        if person_id is None:
            person.created_at = clock.now()
            session.add(person)
            session.flush()
        before_more, after_more = _save_parts(session, person, data.address, number)
        if before_more or after_more or after or person_id is None:
            action = "create" if person_id is None else "update"
            audit.record(
                session,
                actor,
                action,
                "person",
                person.id,
                before=before | before_more or None,
                after=after | after_more,
            )
        session.flush()
        return Saved(person.id, person.version, frozenset({"person"}))


def _fill(person: Person, data: PersonInput) -> None:
    person.title = names.expand_title(data.title)
    person.first, person.last = thai_text.clean(data.first), thai_text.clean(data.last)
    person.nickname, person.note = thai_text.clean(data.nickname), data.note.strip()
    person.sex = data.sex or names.sex_of_title(person.title)
    person.birth_date, person.birth_precision = data.birth_date, data.birth_precision
    person.phone = " ".join(phones.split_phones(data.phone))
    person.no_id_reason = "" if data.national_id.strip() else data.no_id_reason.strip()
    fill_keys(person, thai_text.clean(data.address.house_no))


def _refuse_taken_id(session: Session, number: str, person_id: int | None) -> None:
    holder = person_by_id(session, number) if number else None
    if holder is not None and holder.id != person_id:
        name = names.full_name(holder.title, holder.first, holder.last)
        raise ValidationFailed(
            Issue("national_id", "id_taken", {"holder": name, "person_id": str(holder.id)})
        )


def person_by_id(session: Session, number: str) -> Person | None:
    """The person a normalised national id belongs to."""
    holder = (
        select(Person)
        .join(PersonIdentifier)
        .where(PersonIdentifier.kind == NATIONAL_ID, PersonIdentifier.value == number)
    )
    return session.scalar(holder)


def _save_parts(
    session: Session, person: Person, address: AddressInput, number: str
) -> tuple[dict[str, object], dict[str, object]]:
    """Store the address and the id; (before, after) of what changed in them."""
    before: dict[str, object] = {}
    after: dict[str, object] = {}
    row = registered_address(session, person)
    for name, value in asdict(address).items():
        setattr(row, name, thai_text.clean(value))
    changed_before, changed_after = audit.changes(row)
    before |= changed_before
    after |= {key: value for key, value in changed_after.items() if value or changed_before.get(key)}
    identifier = session.scalar(
        select(PersonIdentifier).where(
            PersonIdentifier.person_id == person.id, PersonIdentifier.kind == NATIONAL_ID
        )
    )
    if (identifier.value if identifier else "") != number:
        before[NATIONAL_ID], after[NATIONAL_ID] = (identifier.value if identifier else ""), number
        if identifier is not None:
            session.delete(identifier)
            session.flush()
        if number:
            session.add(PersonIdentifier(person_id=person.id, kind=NATIONAL_ID, value=number))
    return before, after


def registered_address(session: Session, person: Person) -> Address:
    """The person's address in the house register; a new blank one when there is none yet."""
    row = session.scalar(select(Address).where(Address.person_id == person.id, Address.kind == REGISTERED))
    if row is None:
        row = Address(person_id=person.id, kind=REGISTERED)
        session.add(row)
    return row


def fill_keys(person: Person, house_no: str) -> None:
    """The derived keys of a person; the national id is kept out of the full-text index on purpose."""
    person.sort_key = names.sort_key(person.first, person.last)
    person.name_key = names.name_key(person.first, person.last)
    parts = (
        person.name_key,
        thai_text.search_key(person.nickname),
        thai_text.to_arabic(house_no),
        person.phone,
    )
    person.search_text = "|".join(part for part in parts if part)

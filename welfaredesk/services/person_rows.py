"""The rows around a person that one form edits with them: addresses and telephone numbers."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from welfaredesk.db.models import Address, Person, PersonPhone
from welfaredesk.domain import thai_text
from welfaredesk.services import audit
from welfaredesk.services.person_input import AddressInput, PhoneInput

REGISTERED = "registered"
LIVING = "living"


@dataclass(slots=True)
class Change:
    """What a save changed, field by field, for the audit trail; falsy when nothing did."""

    before: dict[str, Any]
    after: dict[str, Any]

    def __bool__(self) -> bool:
        return bool(self.before or self.after)

    def note(self, name: str, before: Any, after: Any) -> None:
        """One more field; blank on both sides says nothing."""
        if before or after:
            self.before[name], self.after[name] = before, after


def registered_address(session: Session, person: Person) -> Address:
    """The person's address in the house register; a new blank one when there is none yet."""
    return _address(session, person.id, REGISTERED) or _new_address(session, person.id, REGISTERED)


def save_addresses(
    session: Session, person_id: int, registered: AddressInput, living: AddressInput | None, change: Change
) -> None:
    """Store both addresses; without `living` the person lives where registered."""
    row = _address(session, person_id, REGISTERED) or _new_address(session, person_id, REGISTERED)
    _fill(row, registered, "", change)
    kept = _address(session, person_id, LIVING)
    if living is not None:
        _fill(kept or _new_address(session, person_id, LIVING), living, "living_", change)
    elif kept is not None:
        parts = AddressInput.__dataclass_fields__
        for name in parts:
            if value := getattr(kept, name):
                change.note(f"living_{name}", value, None)
        session.delete(kept)


def _address(session: Session, person_id: int, kind: str) -> Address | None:
    return session.scalar(select(Address).where(Address.person_id == person_id, Address.kind == kind))


def _new_address(session: Session, person_id: int, kind: str) -> Address:
    row = Address(person_id=person_id, kind=kind)
    session.add(row)
    return row


def _fill(row: Address, data: AddressInput, prefix: str, change: Change) -> None:
    for name, value in asdict(data).items():
        setattr(row, name, thai_text.clean(value) if isinstance(value, str) else value)
    before, after = audit.changes(row)
    for name, value in after.items():
        if value or before.get(name):
            change.after[prefix + name] = value
            if name in before:
                change.before[prefix + name] = before[name]


def save_phones(
    session: Session, person_id: int, numbers: Sequence[PhoneInput], change: Change, *, owned: bool
) -> None:
    """Store the numbers in this order; without `owned` the owners already known of them stay."""
    kept = [
        PhoneInput(row.number, row.owner)
        for row in session.scalars(
            select(PersonPhone).where(PersonPhone.person_id == person_id).order_by(PersonPhone.id)
        )
    ]
    owners = {phone.number: phone.owner for phone in kept}
    wanted = [phone if owned else PhoneInput(phone.number, owners.get(phone.number, "")) for phone in numbers]
    if wanted == kept:
        return
    session.execute(delete(PersonPhone).where(PersonPhone.person_id == person_id))
    session.add_all(
        PersonPhone(person_id=person_id, number=phone.number, owner=phone.owner) for phone in wanted
    )
    if (was := _owners(kept)) != (now := _owners(wanted)):
        change.note("phone_owners", was, now)


def _owners(numbers: Sequence[PhoneInput]) -> str:
    """Whose the numbers are, as the history shows it; a number of the person's own needs no word."""
    return ", ".join(f"{phone.number} ({phone.owner})" for phone in numbers if phone.owner)

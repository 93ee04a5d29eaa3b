"""What a person is and holds: addresses, telephones, cards, groups, allowances, other spellings."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.models import (
    Address,
    DisabilityCard,
    DisabilityType,
    Enrolment,
    GroupMembership,
    Person,
    PersonAlias,
    PersonPhone,
    PersonPhoto,
)
from welfaredesk.domain import names
from welfaredesk.domain.disability_cards import CardStatus, status
from welfaredesk.services.cards import in_force
from welfaredesk.services.person_input import AddressInput, PersonInput, PhoneInput
from welfaredesk.services.value_lists import values


@dataclass(frozen=True, slots=True)
class CardView:
    """A disability card: dates, status, caregiver as text and, once confirmed, as a person.

    `types` are the person's kinds of disability 1–7, primary first. A person whose kinds are known but
    who has no card is shown by a card without id.
    """

    types: tuple[int, ...]
    issued_on: date | None = None
    expires_on: date | None = None
    lifetime: bool = False
    caregiver: str = ""
    caregiver_relation: str = ""
    id: int | None = None
    card_no: str = ""
    status: CardStatus = CardStatus.UNKNOWN
    returned_on: date | None = None
    caregiver_id: int | None = None
    caregiver_name: str = ""


@dataclass(frozen=True, slots=True)
class GroupView:
    """Being in a target group from a day to a day (None: not known, or still)."""

    id: int
    code: str
    label: str
    from_on: date | None
    to_on: date | None


@dataclass(frozen=True, slots=True)
class EnrolmentView:
    """A programme and its monthly amount in satang (None when not known)."""

    programme: str
    amount_satang: int | None
    id: int
    label: str
    status: str
    status_label: str
    register_no: str
    from_on: date | None
    to_on: date | None


def person_data(session: Session, person: Person, national_id: str) -> PersonInput:
    """The person as the form edits it, with this national id."""
    own = {
        part.name: getattr(person, part.name) for part in fields(PersonInput) if hasattr(person, part.name)
    }
    return PersonInput(
        **own
        | {
            "sex": person.sex or "",
            "national_id": national_id,
            "address": _address(session, person.id, "registered") or AddressInput(),
            "living": _address(session, person.id, "living"),
            "phones": phones_of(session, person.id),
        }
    )


def _address(session: Session, person_id: int, kind: str) -> AddressInput | None:
    row = session.scalar(select(Address).where(Address.person_id == person_id, Address.kind == kind))
    return (
        AddressInput(**{part.name: getattr(row, part.name) for part in fields(AddressInput)}) if row else None
    )


def phones_of(session: Session, person_id: int) -> tuple[PhoneInput, ...]:
    """A person's numbers with their owners, the first to call first."""
    rows = session.scalars(
        select(PersonPhone).where(PersonPhone.person_id == person_id).order_by(PersonPhone.id)
    )
    return tuple(PhoneInput(row.number, row.owner) for row in rows)


def types_of(session: Session, person_id: int) -> tuple[int, ...]:
    """Kinds of disability, the primary one first."""
    wanted = (
        select(DisabilityType.code)
        .where(DisabilityType.person_id == person_id)
        .order_by(DisabilityType.is_primary.desc(), DisabilityType.code)
    )
    return tuple(session.scalars(wanted))


def cards_of(session: Session, person_id: int, types: tuple[int, ...], on: date) -> tuple[CardView, ...]:
    """All cards, the newest first, as they stand on a day."""
    rows = list(session.scalars(select(DisabilityCard).where(DisabilityCard.person_id == person_id)))
    rows.sort(key=lambda row: (row.issued_on or date.min, row.id), reverse=True)
    people = names_of(session, [row.caregiver_id for row in rows if row.caregiver_id])
    return tuple(
        CardView(
            types=types,
            issued_on=row.issued_on,
            expires_on=row.expires_on,
            lifetime=row.lifetime,
            caregiver=row.caregiver,
            caregiver_relation=row.caregiver_relation,
            id=row.id,
            card_no=row.card_no,
            status=status(row.expires_on, on, lifetime=row.lifetime, returned_on=row.returned_on),
            returned_on=row.returned_on,
            caregiver_id=row.caregiver_id,
            caregiver_name=people.get(row.caregiver_id or 0, ""),
        )
        for row in rows
    )


def current_card(
    session: Session, person_id: int, cards: Sequence[CardView], types: tuple[int, ...]
) -> CardView | None:
    """The card in force; kinds of disability without one make a card without id."""
    row = in_force(session, person_id)
    if row is not None:
        return next(card for card in cards if card.id == row.id)
    return CardView(types) if types else None


def groups_of(session: Session, person_id: int) -> tuple[GroupView, ...]:
    """Target groups, those of today first, then the former ones, newest first."""
    words = {value.code: value.label for value in values(session, "group")}
    rows = list(session.scalars(select(GroupMembership).where(GroupMembership.person_id == person_id)))
    rows.sort(key=lambda row: (row.to_on or date.max, row.from_on or date.min, row.id), reverse=True)
    return tuple(
        GroupView(row.id, row.group_code, words.get(row.group_code, row.group_code), row.from_on, row.to_on)
        for row in rows
    )


def enrolments_of(session: Session, person_id: int) -> tuple[EnrolmentView, ...]:
    """Programmes, those running first, then the ended ones, newest first."""
    programmes = {value.code: value.label for value in values(session, "programme")}
    statuses = {value.code: value.label for value in values(session, "enrolment_status")}
    rows = list(session.scalars(select(Enrolment).where(Enrolment.person_id == person_id)))
    rows.sort(key=lambda row: (row.to_on or date.max, row.from_on or date.min, row.id), reverse=True)
    return tuple(
        EnrolmentView(
            programme=row.programme,
            amount_satang=row.amount_satang,
            id=row.id,
            label=programmes.get(row.programme, row.programme),
            status=row.status,
            status_label=statuses.get(row.status, row.status),
            register_no=row.register_no,
            from_on=row.from_on,
            to_on=row.to_on,
        )
        for row in rows
    )


def aliases_of(session: Session, person_id: int) -> tuple[str, ...]:
    """Other spellings of the name, as registers had them."""
    rows = session.scalars(select(PersonAlias).where(PersonAlias.person_id == person_id))
    return tuple(f"{row.title}{row.first} {row.last}".strip() for row in rows)


def photo_of(session: Session, person_id: int) -> bytes | None:
    """The portrait as JPEG."""
    return session.scalar(select(PersonPhoto.jpeg).where(PersonPhoto.person_id == person_id))


def names_of(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """Full names of these people, by id."""
    rows = session.scalars(select(Person).where(Person.id.in_(ids))) if ids else ()
    return {row.id: names.full_name(row.title, row.first, row.last) for row in rows}

"""Disability cards: issued, renewed, given back; the kinds of disability; who cares for the holder."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import DisabilityCard, DisabilityType, GroupMembership, Person
from welfaredesk.domain import names, paper_limits, thai_dates, thai_text
from welfaredesk.domain.disability_cards import propose_expiry
from welfaredesk.domain.value_lists import DISABILITY_TYPES
from welfaredesk.errors import Issue, RecordNotFound, Refused, ValidationFailed
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import in_order, not_before_birth, not_future, refuse
from welfaredesk.services.limits import over
from welfaredesk.services.person_history import record, told
from welfaredesk.services.persons import TOUCHED, existing

GROUP = "disabled"
LIMITS = {
    "card_no": paper_limits.SLIP_CODE,
    "caregiver": paper_limits.SLIP_NAME,
    "caregiver_relation": paper_limits.SLIP_RELATION,
}


@dataclass(frozen=True, slots=True)
class CardInput:
    """A card as its form gives it. Neither `expires_on` nor `lifetime`: eight years from the day of issue.

    `types` are kinds of disability 1–7 of the person, the primary one first; None leaves them as they are.
    """

    card_no: str = ""
    issued_on: date | None = None
    expires_on: date | None = None
    lifetime: bool = False
    types: tuple[int, ...] | None = None
    caregiver: str = ""
    caregiver_relation: str = ""


def save_card(
    actor: Actor, db: Database, person_id: int, data: CardInput, *, card_id: int | None = None
) -> Saved:
    """Add a card (a renewal is a new card), or correct one; a holder joins the group of the disabled.

    Raises ValidationFailed (issued_on, expires_on, types), RecordNotFound, Refused("card_returned").
    """
    with db.transaction() as session:
        person = existing(session, person_id)
        _check(person, data)
        card = DisabilityCard(person_id=person_id) if card_id is None else _open_card(session, card_id)
        _fill(card, data)
        before, after = told(card)
        if data.types is not None:
            _set_types(session, person_id, data.types, before, after)
        if card_id is None:
            session.add(card)
            _join_group(session, person_id, card.issued_on, after)
        action = "add_card" if card_id is None else "change_card"
        record(session, actor, action, person_id, (before, after))
        session.flush()
        return Saved(card.id, person.version, TOUCHED)


def set_types(actor: Actor, db: Database, person_id: int, types: Sequence[int]) -> Saved:
    """Keep these kinds of disability, the primary one first. Raises ValidationFailed, RecordNotFound."""
    refuse(_type_issues(types))
    with db.transaction() as session:
        person = existing(session, person_id)
        before: dict[str, object] = {}
        after: dict[str, object] = {}
        _set_types(session, person_id, types, before, after)
        record(session, actor, "set_types", person_id, (before, after))
        return Saved(person_id, person.version, TOUCHED)


def confirm_caregiver(actor: Actor, db: Database, card_id: int, caregiver_id: int | None) -> Saved:
    """Say who of the register the caregiver is; None leaves the text alone.

    Raises ValidationFailed (caregiver_id), RecordNotFound.
    """
    with db.transaction() as session:
        card = _card(session, card_id)
        holder = existing(session, card.person_id)
        if caregiver_id is not None:
            caregiver = existing(session, caregiver_id)
            refuse([Issue("caregiver_id", "caregiver_self")] if caregiver_id == holder.id else [])
            card.caregiver = names.full_name(caregiver.title, caregiver.first, caregiver.last)
        card.caregiver_id = caregiver_id
        record(session, actor, "confirm_caregiver", holder.id, told(card))
        return Saved(card.id, holder.version, TOUCHED)


def mark_returned(actor: Actor, db: Database, card_id: int, returned_on: date) -> Saved:
    """The card came back to the office. Raises ValidationFailed (returned_on), Refused, RecordNotFound."""
    with db.transaction() as session:
        card = _open_card(session, card_id)
        refuse(not_future("returned_on", returned_on), in_order("returned_on", card.issued_on, returned_on))
        card.returned_on = returned_on
        record(session, actor, "return_card", card.person_id, told(card))
        return Saved(card.id, existing(session, card.person_id).version, TOUCHED)


def in_force(session: Session, person_id: int) -> DisabilityCard | None:
    """The card issued last; None when it was given back (an older one does not count again)."""
    cards = session.scalars(select(DisabilityCard).where(DisabilityCard.person_id == person_id))
    newest = max(cards, key=lambda card: (card.issued_on or date.min, card.id), default=None)
    return newest if newest is not None and newest.returned_on is None else None


def _check(person: Person, data: CardInput) -> None:
    issues = not_future("issued_on", data.issued_on) + not_before_birth("issued_on", data.issued_on, person)
    if not data.lifetime and data.issued_on and data.expires_on and data.expires_on < data.issued_on:
        dates = {
            "expires": thai_dates.screen(data.expires_on),
            "issued": thai_dates.screen(data.issued_on),
        }
        issues.append(Issue("expires_on", "card_dates", dates))
    if data.types is not None:
        issues += _type_issues(data.types)
    issues += over(data, LIMITS)
    if issues:
        raise ValidationFailed(*issues)


def _type_issues(types: Sequence[int]) -> list[Issue]:
    fine = len(set(types)) == len(types) and set(types) <= DISABILITY_TYPES.keys()
    return [] if fine else [Issue("types", "type_unknown")]


def _card(session: Session, card_id: int) -> DisabilityCard:
    card = session.get(DisabilityCard, card_id)
    if card is None:
        raise RecordNotFound("not_found", what=f"บัตร {card_id}")
    return card


def _open_card(session: Session, card_id: int) -> DisabilityCard:
    card = _card(session, card_id)
    if card.returned_on is not None:
        raise Refused("card_returned", on=thai_dates.screen(card.returned_on))
    return card


def _fill(card: DisabilityCard, data: CardInput) -> None:
    caregiver = thai_text.clean(data.caregiver)
    if caregiver != card.caregiver:
        card.caregiver_id = None  # somebody else is meant now
    card.card_no, card.caregiver = thai_text.clean(data.card_no), caregiver
    card.caregiver_relation = thai_text.clean(data.caregiver_relation)
    card.issued_on, card.lifetime = data.issued_on, data.lifetime
    card.expires_on = None if data.lifetime else data.expires_on
    if not data.lifetime and data.expires_on is None and data.issued_on is not None:
        card.expires_on = propose_expiry(data.issued_on)


def _set_types(
    session: Session,
    person_id: int,
    types: Sequence[int],
    before: dict[str, object],
    after: dict[str, object],
) -> None:
    rows = list(session.scalars(select(DisabilityType).where(DisabilityType.person_id == person_id)))
    kept = [row.code for row in sorted(rows, key=lambda row: (not row.is_primary, row.code))]
    wanted = [*types[:1], *sorted(types[1:])]
    if kept == wanted:
        return
    for row in rows:
        session.delete(row)
    session.flush()
    session.add_all(
        DisabilityType(person_id=person_id, code=code, is_primary=place == 0)
        for place, code in enumerate(wanted)
    )
    after["disability_types"] = wanted
    if kept:
        before["disability_types"] = kept


def _join_group(session: Session, person_id: int, from_on: date | None, after: dict[str, object]) -> None:
    known = session.scalar(
        select(GroupMembership.id).where(
            GroupMembership.person_id == person_id,
            GroupMembership.group_code == GROUP,
            GroupMembership.to_on.is_(None),
        )
    )
    if known is None:
        session.add(GroupMembership(person_id=person_id, group_code=GROUP, from_on=from_on))
        after["groups"] = [GROUP]

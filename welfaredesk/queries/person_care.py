"""What happened to a person and what was seen: assessments, visits, consent, deaths and moves."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.models import (
    Assessment,
    Consent,
    HomeVisit,
    LifeEvent,
)
from welfaredesk.domain import adl

View = TypeVar("View", "VisitView", "ConsentView", "LifeEventView")
_ORDER = (adl.AdlGroup.BED, adl.AdlGroup.HOME, adl.AdlGroup.SOCIAL)  # from worst to best


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """One ADL assessment; `scores` is None for a total alone.

    `change` says how the group differs from the assessment before it: better, worse or "".
    """

    id: int
    assessed_on: date
    total: int
    group: adl.AdlGroup
    change: str
    scores: tuple[int, ...] | None
    assessor: str
    informant: str
    caregiver: str
    pressure_sore: bool
    catheter: bool
    elderly_club: bool
    note: str


@dataclass(frozen=True, slots=True)
class VisitView:
    """One home visit; `next_on` is when somebody should look again."""

    id: int
    visited_on: date
    visitor: str
    purpose: str
    findings: str
    next_on: date | None


@dataclass(frozen=True, slots=True)
class ConsentView:
    """One consent, with the moment it was withdrawn."""

    id: int
    notice_version: str
    given_on: date
    channel: str
    given_by: str
    health: bool
    photo: bool
    sharing: bool
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class LifeEventView:
    """A death or a move: `confirmed` None waits for a clerk, False was dismissed."""

    id: int
    kind: str
    happened_on: date | None
    remark: str
    source: str
    confirmed: bool | None
    decided_at: datetime | None
    decided_by: str


def assessments_of(session: Session, person_id: int) -> tuple[AssessmentView, ...]:
    """All assessments, the newest first: the first one is what counts now."""
    rows = session.scalars(
        select(Assessment)
        .where(Assessment.person_id == person_id)
        .order_by(Assessment.assessed_on, Assessment.id)
    ).all()
    groups = [adl.group(row.total) for row in rows]
    views = [
        AssessmentView(
            id=row.id,
            assessed_on=row.assessed_on,
            total=row.total,
            group=groups[place],
            change=group_change(groups[place - 1], groups[place]) if place else "",
            scores=tuple(row.scores) if row.scores is not None else None,
            assessor=row.assessor,
            informant=row.informant,
            caregiver=row.caregiver,
            pressure_sore=row.pressure_sore,
            catheter=row.catheter,
            elderly_club=row.elderly_club,
            note=row.note,
        )
        for place, row in enumerate(rows)
    ]
    return tuple(reversed(views))


def group_change(before: adl.AdlGroup, after: adl.AdlGroup) -> str:
    """How the group changed: "better", "worse", or "" when the group is the same."""
    step = _ORDER.index(after) - _ORDER.index(before)
    return "better" if step > 0 else "worse" if step < 0 else ""


def visits_of(session: Session, person_id: int) -> tuple[VisitView, ...]:
    """All home visits, the newest first."""
    rows = session.scalars(
        select(HomeVisit)
        .where(HomeVisit.person_id == person_id)
        .order_by(HomeVisit.visited_on.desc(), HomeVisit.id.desc())
    )
    return tuple(as_view(VisitView, row) for row in rows)


def consents_of(session: Session, person_id: int) -> tuple[ConsentView, ...]:
    """All consents, the newest first."""
    rows = session.scalars(
        select(Consent)
        .where(Consent.person_id == person_id)
        .order_by(Consent.given_on.desc(), Consent.id.desc())
    )
    return tuple(as_view(ConsentView, row) for row in rows)


def consent_in_force(consents: Sequence[ConsentView]) -> ConsentView | None:
    """The newest consent, unless it was withdrawn: an older one does not come back to life."""
    newest = consents[0] if consents else None
    return newest if newest is not None and newest.withdrawn_at is None else None


def events_of(session: Session, person_id: int) -> tuple[LifeEventView, ...]:
    """Deaths and moves: those that wait first, then the newest."""
    rows = session.scalars(
        select(LifeEvent)
        .where(LifeEvent.person_id == person_id)
        .order_by(LifeEvent.confirmed.is_not(None), LifeEvent.happened_on.desc(), LifeEvent.id.desc())
    )
    return tuple(as_view(LifeEventView, row) for row in rows)


def as_view(view: type[View], row: object) -> View:
    """A view of the row's columns of the same names."""
    return view(**{part.name: getattr(row, part.name) for part in fields(view)})

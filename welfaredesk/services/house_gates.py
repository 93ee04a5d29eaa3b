"""Whether what a stage of a house project needs exists (domain.house_gates): derived here, never stored."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from welfaredesk.db.models import (
    Attachment,
    HouseApplication,
    HouseConsent,
    HouseEstimate,
    HouseFollowUp,
    HouseHandover,
    HouseMeeting,
    HouseMeetingCase,
    HouseNotice,
    HouseNoticeProject,
    HouseProject,
    HouseProjectStep,
    HouseScreening,
)
from welfaredesk.domain import house_gates, house_meetings, house_stages
from welfaredesk.domain.house_photos import AFTER, BEFORE
from welfaredesk.services.house_photos import PROJECT, SURVEY


def lacking(session: Session, project_id: int, stage: str, on: date) -> tuple[str, ...]:
    """The needs of a stage that a project lacks on a day."""
    met, waived = met_needs(session, [project_id], on), waived_needs(session, [project_id])
    return house_gates.lacking(stage, met[project_id], waived[project_id])


def met_needs(session: Session, project_ids: Collection[int], on: date) -> dict[int, frozenset[str]]:
    """The needs met by each project on a day."""
    conditions = _conditions(on)
    told = (condition.label(need) for need, condition in conditions.items())
    wanted = select(HouseProject.id, *told).where(HouseProject.id.in_(project_ids))
    return {
        project_id: frozenset(need for need, met in zip(conditions, found, strict=True) if met)
        for project_id, *found in session.execute(wanted)
    }


def waived_needs(session: Session, project_ids: Collection[int]) -> dict[int, frozenset[str]]:
    """The needs nobody asks each project for any more.

    Those passed over with a reason, and of a project taken over from a register all that lie before the
    stage it came with.
    """
    found: dict[int, set[str]] = {project_id: set() for project_id in project_ids}
    begun: set[int] = set()
    wanted = (
        select(HouseProject.id, HouseProject.source, HouseProjectStep.stage, HouseProjectStep.lacked)
        .join(HouseProjectStep, HouseProjectStep.project_id == HouseProject.id)
        .where(HouseProject.id.in_(project_ids))
        .order_by(HouseProjectStep.id)
    )
    for project_id, source, stage, lacked in session.execute(wanted):
        found[project_id].update(lacked)
        if source and project_id not in begun:
            found[project_id].update(house_gates.needs(stage))
        begun.add(project_id)
    return {project_id: frozenset(needs) for project_id, needs in found.items()}


def _conditions(on: date) -> dict[str, ColumnElement[bool]]:
    """Every need of the table, as a condition on a HouseProject."""
    of_notice = exists().where(HouseNoticeProject.project_id == HouseProject.id)
    visits = (
        select(func.count())
        .where(HouseFollowUp.project_id == HouseProject.id)
        .correlate(HouseProject)
        .scalar_subquery()
    )
    owned_by_others = exists().where(
        HouseApplication.project_id == HouseProject.id, HouseApplication.owner.is_(False)
    )
    consented = exists().where(
        HouseConsent.project_id == HouseProject.id,
        HouseConsent.given_on.is_not(None),
        HouseConsent.withdrawn.is_(False),
    )
    of_survey = _pictured(SURVEY, HouseProject.survey_id)
    return {
        "gate_person": HouseProject.person_id.is_not(None),
        "gate_survey": HouseProject.survey_id.is_not(None),
        "gate_community": _endorsed(house_meetings.COMMUNITY),
        "gate_priority": exists().where(HouseScreening.project_id == HouseProject.id),
        "gate_committee": _endorsed(house_meetings.COMMITTEE),
        "gate_notice": of_notice,
        "gate_notice_over": of_notice.where(
            HouseNotice.id == HouseNoticeProject.notice_id, HouseNotice.to_on < on
        ),
        "gate_estimate": exists().where(HouseEstimate.project_id == HouseProject.id),
        "gate_budget": HouseProject.approved_satang.is_not(None),
        "gate_approved": _reached("approved"),
        "gate_consent": or_(~owned_by_others, consented),
        "gate_photo_before": or_(_pictured(PROJECT, HouseProject.id, BEFORE), of_survey),
        "gate_works": _reached("works"),
        "gate_finished": _reached("finished"),
        "gate_photo_after": _pictured(PROJECT, HouseProject.id, AFTER),
        "gate_handover": exists().where(HouseHandover.project_id == HouseProject.id),
        "gate_handed_over": _reached("handed_over"),
        "gate_visited": visits >= len(house_stages.FOLLOW_UPS),
    }


def _endorsed(kind: str) -> ColumnElement[bool]:
    """Whether a meeting of this kind, as the last one that decided, was for it."""
    last = (
        select(HouseMeetingCase.outcome)
        .join(HouseMeeting, HouseMeeting.id == HouseMeetingCase.meeting_id)
        .where(
            HouseMeetingCase.project_id == HouseProject.id,
            HouseMeeting.kind == kind,
            HouseMeetingCase.outcome != "",
        )
        .order_by(HouseMeeting.held_on.desc(), HouseMeetingCase.id.desc())
        .limit(1)
        .correlate(HouseProject)
        .scalar_subquery()
    )
    return func.coalesce(last, "") == house_meetings.ENDORSED


def _pictured(entity: str, record_id: InstrumentedAttribute[Any], *kinds: str) -> ColumnElement[bool]:
    """Whether there is a picture of a record, of one of the kinds where they are named."""
    found = exists().where(Attachment.entity == entity, Attachment.entity_id == record_id)
    return found.where(Attachment.kind.in_(kinds)) if kinds else found


def _reached(stage: str) -> ColumnElement[bool]:
    return exists().where(HouseProjectStep.project_id == HouseProject.id, HouseProjectStep.stage == stage)

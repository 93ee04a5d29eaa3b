"""Payments of house projects and what their receipts say."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseMeeting, HouseMeetingCase, HousePayment, HouseProject
from welfaredesk.domain import house_meetings, thai_dates
from welfaredesk.errors import RecordNotFound
from welfaredesk.services.value_lists import values


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """A payment and its receipt; `void_reason` "" while it counts."""

    id: int
    no: str
    paid_on: date
    source_label: str
    payee: str
    purpose: str
    method_label: str
    amount_satang: int
    over_reason: str
    void_reason: str


@dataclass(frozen=True, slots=True)
class PaymentFacts:
    """A payment with what its receipt needs; `resolution` of the committee, "" while there is none."""

    row: PaymentRow
    project_no: str
    resolution: str
    method: str
    reference: str
    thumbprint: bool
    person_id: int | None
    address: str
    organisation_address: str
    tax_no: str


def payments_of(session: Session, project_id: int) -> tuple[PaymentRow, ...]:
    """A project's payments in the order of their days."""
    wanted = select(HousePayment).where(HousePayment.project_id == project_id)
    sources, methods = _labels(session)
    return tuple(
        _row(row, sources, methods)
        for row in session.scalars(wanted.order_by(HousePayment.paid_on, HousePayment.id))
    )


def payment_facts(db: Database, payment_id: int) -> PaymentFacts:
    """What the receipt of a payment says. Raises RecordNotFound."""
    with db.reading() as session:
        row = session.get(HousePayment, payment_id)
        if row is None:
            raise RecordNotFound("not_found", what=f"การจ่ายเงิน {payment_id}")
        organisation = row.organisation
        return PaymentFacts(
            row=_row(row, *_labels(session)),
            project_no=session.get_one(HouseProject, row.project_id).no,
            resolution=resolution_of(session, row.project_id),
            method=row.method,
            reference=row.reference,
            thumbprint=row.thumbprint,
            person_id=row.payee_id,
            address=row.payee_address,
            organisation_address=organisation.address if organisation else "",
            tax_no=organisation.tax_no if organisation else "",
        )


def resolution_of(session: Session, project_id: int) -> str:
    """The committee's last resolution for a project: "มติคณะกรรมการ ครั้งที่ 3/2570 วันที่ …"; "" for none."""
    meeting = session.scalar(
        select(HouseMeeting)
        .join(HouseMeetingCase, HouseMeetingCase.meeting_id == HouseMeeting.id)
        .where(
            HouseMeetingCase.project_id == project_id,
            HouseMeeting.kind == house_meetings.COMMITTEE,
            HouseMeetingCase.outcome == house_meetings.ENDORSED,
        )
        .order_by(HouseMeeting.held_on.desc(), HouseMeeting.id.desc())
        .limit(1)
    )
    if meeting is None:
        return ""
    day = thai_dates.official(meeting.held_on)
    return f"มติคณะกรรมการ ครั้งที่ {meeting.round}/{meeting.year} เมื่อวันที่ {day}"


def _labels(session: Session) -> tuple[dict[str, str], dict[str, str]]:
    """What sources and ways of paying are called."""
    sources, methods = (
        {value.code: value.label for value in values(session, code)}
        for code in ("fund_source", "payment_method")
    )
    return sources, methods


def _row(row: HousePayment, sources: dict[str, str], methods: dict[str, str]) -> PaymentRow:
    return PaymentRow(
        row.id,
        row.no,
        row.paid_on,
        sources.get(row.fund_source, row.fund_source),
        row.payee,
        row.purpose,
        methods.get(row.method, row.method),
        row.amount_satang,
        row.over_reason,
        row.void_reason,
    )

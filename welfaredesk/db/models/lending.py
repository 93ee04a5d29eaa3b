"""Loans of assistive devices: rules, requests and waiting lists, slips, and what follows of them."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from welfaredesk.db.base import Base, Created, Versioned
from welfaredesk.db.models.lending_devices import DeviceItem, DeviceModel
from welfaredesk.db.models.numbered import Numbered
from welfaredesk.db.models.persons import Person


class LoanRule(Base):
    """One value of the lending rules for a borrower class, a category and a model; None counts for all.

    The most specific row that fits wins. `name` is loan_days, max_renewals or max_items.
    """

    __tablename__ = "loan_rule"
    __table_args__ = (UniqueConstraint("name", "borrower_class", "category", "model_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    borrower_class: Mapped[str | None]
    category: Mapped[str | None]
    model_id: Mapped[int | None] = mapped_column(ForeignKey("device_model.id"))
    value: Mapped[int]


class Restriction(Created, Base):
    """A borrower who may not borrow for now, until a day or until it is lifted, and why."""

    __tablename__ = "restriction"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    until_on: Mapped[date | None]
    reason: Mapped[str]
    set_by: Mapped[str]
    lifted_at: Mapped[datetime | None]
    lifted_by: Mapped[str] = mapped_column(default="")


class LoanRequest(Numbered, Versioned, Created, Base):
    """A written request (L-01) for one model: who asks for whom, why, and what was decided.

    `need` is 1 (urgent) to 5; `decision` is "", approved or rejected. What became of it (waiting, offered,
    lent, withdrawn) is derived from its hold, its contract and `withdrawn_on`.
    """

    __tablename__ = "loan_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    fiscal_year: Mapped[int]
    applicant_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    beneficiary_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    relation: Mapped[str] = mapped_column(default="")
    model_id: Mapped[int] = mapped_column(ForeignKey("device_model.id"), index=True)
    features: Mapped[str] = mapped_column(default="")
    need: Mapped[int] = mapped_column(default=3)
    reason: Mapped[str] = mapped_column(default="")
    asked_on: Mapped[date]
    wanted_from: Mapped[date | None]
    wanted_to: Mapped[date | None]
    delivery: Mapped[str] = mapped_column(default="")
    evidence: Mapped[list[str]] = mapped_column(JSON, default=list)
    decision: Mapped[str] = mapped_column(default="")
    decided_on: Mapped[date | None]
    decided_by: Mapped[str] = mapped_column(default="")
    decision_note: Mapped[str] = mapped_column(default="")
    withdrawn_on: Mapped[date | None]
    withdrawn_reason: Mapped[str] = mapped_column(default="")
    contract_id: Mapped[int | None] = mapped_column(ForeignKey("loan_contract.id"), index=True)

    applicant: Mapped[Person] = relationship(foreign_keys=[applicant_id])
    beneficiary: Mapped[Person] = relationship(foreign_keys=[beneficiary_id])
    model: Mapped[DeviceModel] = relationship()


class Hold(Created, Base):
    """A place in the waiting list of a model. Order: need, then when it was queued; open until `closed_on`.

    `offered_on` and `offer_until` say that a piece is kept ready; `outcome` is lent, withdrawn or expired.
    """

    __tablename__ = "hold"
    __table_args__ = (
        Index("uq_hold_open_request", "request_id", unique=True, sqlite_where=text("closed_on IS NULL")),
        Index("uq_hold_offered_item", "item_id", unique=True, sqlite_where=text("closed_on IS NULL")),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("loan_request.id"))
    model_id: Mapped[int] = mapped_column(ForeignKey("device_model.id"), index=True)
    need: Mapped[int]
    queued_at: Mapped[datetime]
    item_id: Mapped[int | None] = mapped_column(ForeignKey("device_item.id"))
    offered_on: Mapped[date | None]
    offer_until: Mapped[date | None]
    closed_on: Mapped[date | None]
    outcome: Mapped[str] = mapped_column(default="")

    request: Mapped[LoanRequest] = relationship()
    item: Mapped[DeviceItem | None] = relationship()


class HoldPassed(Created, Base):
    """Somebody got a piece although another waited for it: which hold was passed over, and why."""

    __tablename__ = "hold_passed"

    id: Mapped[int] = mapped_column(primary_key=True)
    hold_id: Mapped[int] = mapped_column(ForeignKey("hold.id"), index=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("loan_contract.id"), index=True)
    reason: Mapped[str]
    decided_by: Mapped[str]


class LoanContract(Numbered, Versioned, Created, Base):
    """One slip: who borrowed for whom, why, and who gave. Signed texts are kept as they were printed.

    `override_reason` says why it was lent although the borrower was restricted or had enough already.
    A loan taken over from a register (`source`) has no number of ours, and no person either while only
    the name (`borrower_name`) is known.
    """

    __tablename__ = "loan_contract"

    id: Mapped[int] = mapped_column(primary_key=True)
    fiscal_year: Mapped[int]
    borrower_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    borrower_name: Mapped[str] = mapped_column(default="")
    beneficiary_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    guarantor_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    relation: Mapped[str] = mapped_column(default="")
    purpose: Mapped[str] = mapped_column(default="")
    lent_on: Mapped[date]
    backdate_reason: Mapped[str] = mapped_column(default="")
    override_reason: Mapped[str] = mapped_column(default="")
    delivery: Mapped[str] = mapped_column(default="")
    source: Mapped[str] = mapped_column(default="")
    liability: Mapped[str] = mapped_column(default="")
    approver: Mapped[str] = mapped_column(default="")
    giver: Mapped[str] = mapped_column(default="")
    lent_by: Mapped[str] = mapped_column(default="")
    cancelled_at: Mapped[datetime | None]
    cancelled_by: Mapped[str] = mapped_column(default="")
    cancel_reason: Mapped[str] = mapped_column(default="")

    borrower: Mapped[Person | None] = relationship(foreign_keys=[borrower_id])
    beneficiary: Mapped[Person | None] = relationship(foreign_keys=[beneficiary_id])
    guarantor: Mapped[Person | None] = relationship(foreign_keys=[guarantor_id])
    lines: Mapped[list["LoanLine"]] = relationship(back_populates="contract", order_by="LoanLine.id")


OPEN_LINE = "returned_on IS NULL AND cancelled = 0"


class LoanLine(Versioned, Base):
    """One item of a slip: due, and how it came back. Lateness is derived from the dates.

    A piece that came back waits to be cleaned and checked until `ready_on` (DeviceModel.needs_check);
    `return_id` is empty for one whose return a register told. Where that did not say when (not
    `return_day_known`), `returned_on` is the day it was taken in: the latest possible one.
    """

    __tablename__ = "loan_line"
    # an item is out at most once at a time, whoever asks and from wherever
    __table_args__ = (Index("uq_loan_line_open_item", "item_id", unique=True, sqlite_where=text(OPEN_LINE)),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("loan_contract.id"), index=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("device_item.id"), index=True)
    original_due_on: Mapped[date]
    due_on: Mapped[date]
    condition_out: Mapped[str] = mapped_column(default="usable")
    returned_on: Mapped[date | None]
    return_day_known: Mapped[bool] = mapped_column(default=True)
    condition_in: Mapped[str | None]
    return_note: Mapped[str] = mapped_column(default="")
    returner: Mapped[str] = mapped_column(default="")
    receiver: Mapped[str] = mapped_column(default="")
    received_by: Mapped[str] = mapped_column(default="")
    return_id: Mapped[int | None] = mapped_column(ForeignKey("loan_return.id"), index=True)
    ready_on: Mapped[date | None]
    ready_by: Mapped[str] = mapped_column(default="")
    ready_note: Mapped[str] = mapped_column(default="")
    cancelled: Mapped[bool] = mapped_column(default=False)

    contract: Mapped[LoanContract] = relationship(back_populates="lines")
    item: Mapped[DeviceItem] = relationship()
    parts: Mapped[list["LoanLinePart"]] = relationship(order_by="LoanLinePart.id")


class LoanReturn(Numbered, Versioned, Created, Base):
    """One coming back: items of one slip taken back together, which get one receipt (L-03)."""

    __tablename__ = "loan_return"

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("loan_contract.id"), index=True)
    fiscal_year: Mapped[int]
    returned_on: Mapped[date]
    returner: Mapped[str] = mapped_column(default="")
    receiver: Mapped[str] = mapped_column(default="")
    received_by: Mapped[str]
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str] = mapped_column(default="")
    undo_reason: Mapped[str] = mapped_column(default="")

    contract: Mapped[LoanContract] = relationship()


class LoanLinePart(Base):
    """A kit part as it went out with an item and as it came back (`quantity_in` None: not back yet)."""

    __tablename__ = "loan_line_part"
    __table_args__ = (UniqueConstraint("line_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    line_id: Mapped[int] = mapped_column(ForeignKey("loan_line.id"))
    name: Mapped[str]
    quantity_out: Mapped[int]
    quantity_in: Mapped[int | None]
    replacement_satang: Mapped[int | None]
    note: Mapped[str] = mapped_column(default="")


class Renewal(Numbered, Created, Base):
    """One extension of items of one slip (L-04): `seen` says whether the devices themselves were seen, `how`
    the way it was asked for (counter, visit, phone)."""

    __tablename__ = "renewal"

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("loan_contract.id"), index=True)
    fiscal_year: Mapped[int]
    asked_on: Mapped[date]
    seen: Mapped[bool]
    how: Mapped[str]
    condition: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    approver: Mapped[str] = mapped_column(default="")
    renewed_by: Mapped[str]

    contract: Mapped[LoanContract] = relationship()
    lines: Mapped[list["RenewalLine"]] = relationship(order_by="RenewalLine.id")


class RenewalLine(Base):
    """One item of an extension: when it was due before and when it is due now."""

    __tablename__ = "renewal_line"

    id: Mapped[int] = mapped_column(primary_key=True)
    renewal_id: Mapped[int] = mapped_column(ForeignKey("renewal.id"), index=True)
    line_id: Mapped[int] = mapped_column(ForeignKey("loan_line.id"), index=True)
    old_due_on: Mapped[date]
    new_due_on: Mapped[date]

    line: Mapped[LoanLine] = relationship()


class Claim(Versioned, Created, Base):
    """What a borrower owes for a line: `kind` is missing_part, damage, lost or says_returned.

    `settled_how` is repaired, replaced, paid, found or waived; amounts in satang. A piece that lacks a
    part is not lent until its claim is settled, or somebody says why it may be lent as it is
    (`lendable_reason`). `return_id` names the return it was opened with.
    """

    __tablename__ = "claim"

    id: Mapped[int] = mapped_column(primary_key=True)
    line_id: Mapped[int] = mapped_column(ForeignKey("loan_line.id"), index=True)
    return_id: Mapped[int | None] = mapped_column(ForeignKey("loan_return.id"), index=True)
    kind: Mapped[str]
    what: Mapped[str]
    quantity: Mapped[int] = mapped_column(default=1)
    estimate_satang: Mapped[int | None]
    opened_on: Mapped[date]
    opened_by: Mapped[str]
    settled_on: Mapped[date | None]
    settled_how: Mapped[str] = mapped_column(default="")
    amount_satang: Mapped[int | None]
    settled_by: Mapped[str] = mapped_column(default="")
    lendable_reason: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")

    line: Mapped[LoanLine] = relationship()


class Contact(Numbered, Versioned, Created, Base):
    """One attempt to get a loan back: `channel` is phone, visit, message or letter (level 1–3).

    `result` is a code of domain.recall. A letter carries its number and the day it asks the return by.
    """

    __tablename__ = "contact"

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("loan_contract.id"), index=True)
    contacted_on: Mapped[date]
    channel: Mapped[str]
    letter_level: Mapped[int | None]
    return_by: Mapped[date | None]
    result: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    next_on: Mapped[date | None]
    contacted_by: Mapped[str]

    contract: Mapped[LoanContract] = relationship()

"""The office itself: its profile, and who signs."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from welfaredesk.db.base import Base, Versioned


class OfficeProfile(Versioned, Base):
    """One row: what stands in the heads of papers, and the office's settings of lending and housing.

    Letters are signed by whoever holds the role `letter_signer`.
    """

    __tablename__ = "office_profile"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    division: Mapped[str] = mapped_column(default="")
    tambon: Mapped[str] = mapped_column(default="")
    amphoe: Mapped[str] = mapped_column(default="")
    province: Mapped[str] = mapped_column(default="")
    postcode: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    loan_days: Mapped[int] = mapped_column(default=90)
    near_due_days: Mapped[int] = mapped_column(default=7)
    recall_days: Mapped[int] = mapped_column(default=7)
    offer_days: Mapped[int] = mapped_column(default=7)
    consent_years: Mapped[int] = mapped_column(default=5)
    notice_days: Mapped[int] = mapped_column(default=15)
    visit_days: Mapped[str] = mapped_column(default="30 90 180")
    waiting_stops_renewal: Mapped[bool] = mapped_column(default=True)
    code_pattern: Mapped[str] = mapped_column(default="{prefix}-{yy}-{no:4}")
    letter_signer: Mapped[str] = mapped_column(default="approver")
    fax: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    is_demo: Mapped[bool] = mapped_column(default=False)


class Signatory(Base):
    """Somebody who signs, in a role and on the papers of a group (domain.signing), for a span of dates."""

    __tablename__ = "signatory"

    id: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(index=True)
    paper_group: Mapped[str] = mapped_column(default="")
    name: Mapped[str]
    position: Mapped[str] = mapped_column(default="")
    acting_for: Mapped[str] = mapped_column(default="")
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]

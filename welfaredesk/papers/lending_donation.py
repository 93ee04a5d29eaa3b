"""L-08: the receipt for a donation, and the register of donations (domain specification §2.7, A.6)."""

from dataclasses import dataclass

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.domain import fiscal_year as fiscal
from welfaredesk.domain.baht_text import satang_text
from welfaredesk.domain.thai_dates import official, screen
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.office_head import OfficeHead, office_head, signer
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.lending_donations import DonationRow, GivenRow, donation, donations
from welfaredesk.services.devices import CONDITIONS


@dataclass(frozen=True, slots=True)
class GivenLine:
    """One kind of thing given; `value_satang` None was not estimated."""

    no: int
    what: str
    quantity: int
    unit: str
    condition: str
    value_satang: int | None
    codes: str


@dataclass(frozen=True, slots=True)
class DonationReceipt:
    """L-08 ใบตอบรับการบริจาค. `given_on` is an official Thai date; `value_words` "" without any estimate."""

    office: OfficeHead
    number: str
    given_on: str
    donor: str
    donor_address: str
    donor_phone: str
    donor_named: bool
    purpose: str
    lines: tuple[GivenLine, ...]
    value_satang: int
    value_words: str
    receiver: Signer
    head: Signer
    mark: str = ""


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One thing of one donation; the donor is left out where he does not want to be named."""

    number: str
    given_on: str
    donor: str
    what: str
    quantity: str
    condition: str
    value_satang: int | None
    codes: str
    receiver: str


@dataclass(frozen=True, slots=True)
class DonationRegister:
    """L-08R ทะเบียนรับบริจาค of one fiscal year (BE), in the order of the numbers."""

    office: OfficeHead
    fiscal_year: int
    made_on: str
    lines: tuple[RegisterLine, ...]
    donations: int
    value_satang: int


def collect_donation_receipt(db: Database, donation_id: int) -> DonationReceipt:
    """The receipt of a donation. Raises RecordNotFound, Refused("office_not_set_up")."""
    row = donation(db, donation_id)
    estimated = any(line.value_satang is not None for line in row.lines)
    return DonationReceipt(
        office=office_head(db),
        number=row.no,
        given_on=official(row.given_on),
        donor=row.donor,
        donor_address=row.donor_address,
        donor_phone=row.donor_phone,
        donor_named=row.donor_named,
        purpose=row.purpose,
        lines=tuple(_line(number, line) for number, line in enumerate(row.lines, start=1)),
        value_satang=row.value_satang,
        value_words=satang_text(row.value_satang) if estimated else "",
        receiver=signer(db, "giver", row.given_on, "lending"),
        head=signer(db, "approver", row.given_on, "lending"),
    )


def _line(number: int, line: GivenRow) -> GivenLine:
    return GivenLine(
        number,
        line.model,
        line.quantity,
        line.unit,
        CONDITIONS[line.condition],
        line.value_satang,
        ", ".join(line.codes),
    )


def collect_donation_register(db: Database, params: PaperParams) -> DonationRegister:
    """The register of a fiscal year, the present one when none is asked for."""
    year = params.fiscal_year or fiscal.fiscal_year(clock.today())
    found = tuple(reversed(donations(db, year)))
    return DonationRegister(
        office=office_head(db),
        fiscal_year=year,
        made_on=official(clock.today()),
        lines=tuple(_register_line(row, line) for row in found for line in row.lines),
        donations=len(found),
        value_satang=sum(row.value_satang for row in found),
    )


def _register_line(row: DonationRow, line: GivenRow) -> RegisterLine:
    return RegisterLine(
        number=row.no,
        given_on=screen(row.given_on),
        donor=row.donor if row.donor_named else "ไม่ประสงค์ออกนาม",
        what=line.model,
        quantity=f"{line.quantity:,} {line.unit}",
        condition=CONDITIONS[line.condition],
        value_satang=line.value_satang,
        codes=", ".join(line.codes),
        receiver=row.received_by,
    )

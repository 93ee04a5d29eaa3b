"""W-18 ใบสำคัญรับเงิน of a payment for a house (domain specification §1.7, A.4)."""

from dataclasses import dataclass

from welfaredesk.db.engine import Database
from welfaredesk.domain import national_id
from welfaredesk.domain.addresses import address_line
from welfaredesk.domain.baht_text import satang_text
from welfaredesk.domain.thai_dates import official
from welfaredesk.errors import Refused
from welfaredesk.papers.house_estimate import GROUP
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.office_head import OfficeHead, office_head, signer
from welfaredesk.papers.registry import Option, options
from welfaredesk.queries.house_payments import PaymentFacts, payment_facts
from welfaredesk.queries.person_page import full_national_id, person_page
from welfaredesk.queries.value_lists import choices


@dataclass(frozen=True, slots=True)
class ReceiptPaper:
    """The receipt; `payee_number` a national id or tax number, "" where the pen fills in.

    `resolution` names the project the money is for, `thumbprint` asks for two witnesses.
    """

    office: OfficeHead
    number: str
    paid_on: str
    payee: str
    payee_number: str
    payee_address: str
    purpose: str
    project: str
    fund_source: str
    resolution: str
    amount_satang: int
    words: str
    methods: tuple[Option, ...]
    reference: str
    thumbprint: bool
    payer: Signer
    mark: str = ""


def collect_receipt(db: Database, payment_id: int) -> ReceiptPaper:
    """The receipt. Raises Refused("payment_voided", "office_not_set_up"), RecordNotFound."""
    facts = payment_facts(db, payment_id)
    row = facts.row
    if row.void_reason:
        raise Refused("payment_voided", no=row.no, reason=row.void_reason)
    number, address = _payee(db, facts)
    return ReceiptPaper(
        office=office_head(db),
        number=row.no,
        paid_on=official(row.paid_on),
        payee=row.payee,
        payee_number=number,
        payee_address=address,
        purpose=row.purpose,
        project=facts.project_no,
        fund_source=row.source_label,
        resolution=facts.resolution,
        amount_satang=row.amount_satang,
        words=satang_text(row.amount_satang),
        methods=options(choices(db, "payment_method", keep=facts.method), facts.method),
        reference=facts.reference,
        thumbprint=facts.thumbprint,
        payer=signer(db, "giver", row.paid_on, GROUP),
    )


def _payee(db: Database, facts: PaymentFacts) -> tuple[str, str]:
    """The payee's number and address: as they were given, else as the register has them."""
    if facts.person_id is None:
        return facts.tax_no, facts.address or facts.organisation_address
    page = person_page(db, facts.person_id)
    number = full_national_id(db, facts.person_id)
    address = facts.address or address_line(page.living or page.address)
    return national_id.formatted(number) if number else "", address

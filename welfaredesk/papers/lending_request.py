"""L-01 แบบคำขอยืมกายอุปกรณ์ (domain specification §2.7, A.6): filled from a request, or blank."""

from dataclasses import dataclass
from datetime import date

from welfaredesk.db.engine import Database
from welfaredesk.domain import national_id
from welfaredesk.domain.loan_requests import DELIVERIES, EVIDENCE
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.office_head import OfficeHead, office_head, signer
from welfaredesk.papers.params import PaperParams, day_of
from welfaredesk.papers.registry import Option, Who, official, options, who
from welfaredesk.queries.lending_requests import RequestPage, request_page
from welfaredesk.queries.office_texts import in_force
from welfaredesk.queries.person_page import PersonPage, full_national_id, person_page
from welfaredesk.queries.value_lists import labels

ROWS = 3  # of the table, empty ones for the pen
_GROUPS = ("disabled", "bed_bound", "underprivileged")


@dataclass(frozen=True, slots=True)
class WantedRow:
    """One kind of device asked for."""

    what: str = ""
    quantity: str = ""
    features: str = ""


@dataclass(frozen=True, slots=True)
class LoanRequestPaper:
    """The request: what is "" or not ticked is for the pen. `number` as "12/2570"; dates are official dates.

    `user` is blank when the applicant uses the device himself (`own_use`), and so is `relation`.
    """

    office: OfficeHead
    number: str
    asked_on: str
    applicant: Who
    applicant_number: str
    own_use: tuple[Option, ...]
    relation: str
    user: Who
    user_number: str
    groups: tuple[Option, ...]
    adl: str
    health_right: str
    rows: tuple[WantedRow, ...]
    reason: str
    wanted_from: str
    wanted_to: str
    delivery: tuple[Option, ...]
    terms: tuple[str, ...]
    evidence: tuple[Option, ...]
    officer: Signer
    approver: Signer
    mark: str = ""


def collect_request(db: Database, request_id: int) -> LoanRequestPaper:
    """The paper of a request. Raises RecordNotFound, Refused("office_not_set_up")."""
    return _paper(db, request_page(db, request_id))


def collect_blank_request(db: Database, params: PaperParams) -> LoanRequestPaper:
    """The paper without anybody on it, for the counter and the villages."""
    del params
    return _paper(db, None)


def _paper(db: Database, page: RequestPage | None) -> LoanRequestPaper:
    day = page.row.asked_on if page else day_of(PaperParams())
    data = page.data if page else None
    applicant = person_page(db, page.row.applicant_id) if page else None
    own_use = page is not None and page.row.beneficiary_id == page.row.applicant_id
    user = person_page(db, page.row.beneficiary_id) if page else None
    return LoanRequestPaper(
        office=office_head(db),
        number=page.row.no if page else "",
        asked_on=_official(data.asked_on if data else None),
        applicant=who(applicant) if applicant else Who(),
        applicant_number=_number(db, applicant),
        own_use=(Option("ผู้ขอใช้เอง", own_use), Option("ขอให้ผู้อื่นใช้", page is not None and not own_use)),
        relation=page.row.relation if page else "",
        user=who(user) if user and not own_use else Who(),
        user_number="" if own_use else _number(db, user),
        groups=_groups(db, user),
        adl=_adl(user),
        health_right=labels(db, "health_right").get(user.data.health_right, "") if user else "",
        rows=_rows(page),
        reason=data.reason if data else "",
        wanted_from=_official(data.wanted_from if data else None),
        wanted_to=_official(data.wanted_to if data else None),
        delivery=options(tuple(DELIVERIES.items()), data.delivery if data else ""),
        terms=tuple(in_force(db, "loan_terms", day).splitlines()),
        evidence=options(tuple(EVIDENCE.items()), *(data.evidence if data else ())),
        officer=signer(db, "giver", day, "lending"),
        approver=signer(db, "approver", day, "lending"),
    )


def _official(day: date | None) -> str:
    return official(day) if day else ""


def _number(db: Database, page: PersonPage | None) -> str:
    number = full_national_id(db, page.row.id) if page else ""
    return national_id.formatted(number) if number else ""


def _groups(db: Database, user: PersonPage | None) -> tuple[Option, ...]:
    """The groups the paper asks about, ticked as the registry knows."""
    known = labels(db, "group")
    asked = (("elderly", "ผู้สูงอายุ"), *((code, known.get(code, code)) for code in _GROUPS))
    return options(asked, *(user.row.groups if user else ()))


def _adl(user: PersonPage | None) -> str:
    return str(user.assessments[0].total) if user and user.assessments else ""


def _rows(page: RequestPage | None) -> tuple[WantedRow, ...]:
    wanted = (WantedRow(page.row.model, f"1 {page.unit}", page.data.features),) if page else ()
    return wanted + (WantedRow(),) * (ROWS - len(wanted))

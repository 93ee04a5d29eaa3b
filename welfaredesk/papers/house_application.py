"""W-12 แบบคำขอปรับสภาพแวดล้อม/ซ่อมแซมบ้าน (domain specification §1.7, A.2): of a project, or blank."""

from dataclasses import dataclass, replace
from datetime import date

from welfaredesk.db.engine import Database
from welfaredesk.domain import national_id
from welfaredesk.domain.house_documents import CLOSING, OPTIONAL
from welfaredesk.domain.value_lists import DISABILITY_TYPES
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.office_head import OfficeHead, office_head, signer
from welfaredesk.papers.params import PaperParams, day_of
from welfaredesk.papers.registry import Option, Who, baht, official, options, who
from welfaredesk.queries.house_applications import application_page, consents_of
from welfaredesk.queries.house_documents import documents_of
from welfaredesk.queries.house_project import ProjectPage, project_page
from welfaredesk.queries.person_page import PersonPage, full_national_id, person_page
from welfaredesk.queries.value_lists import choices, labels

GROUP = "housing"
ROWS = 2  # of earlier help, empty ones for the pen
_GROUPS = ("disabled", "bed_bound", "underprivileged")


@dataclass(frozen=True, slots=True)
class EarlierRow:
    """Help received before."""

    agency: str = ""
    year: str = ""
    baht: str = ""


@dataclass(frozen=True, slots=True)
class ApplicationPaper:
    """The application: what is "" or not ticked is for the pen. Dates are official dates.

    `beneficiary` is blank when the applicant applies for himself, and so is `relation`. `lived` as
    (years, months). `consented` says that an owner's consent is kept.
    """

    office: OfficeHead
    number: str
    applied_on: str
    applicant: Who
    applicant_number: str
    own: tuple[Option, ...]
    relation: str
    beneficiary: Who
    beneficiary_number: str
    groups: tuple[Option, ...]
    disability: str
    adl: str
    income: str
    lived: tuple[str, str]
    moved: bool
    owner: tuple[Option, ...]
    works: tuple[Option, ...]
    details: str
    earlier: tuple[EarlierRow, ...]
    sources: tuple[Option, ...]
    documents: tuple[Option, ...]
    receiver: str
    opinion: Signer
    approver: Signer
    mark: str = ""


def lacks_consent(db: Database, project_id: int) -> bool:
    """Whether the applicant is not the owner and no owner's consent (W-14) is there: to warn of at print."""
    rows = documents_of(db, project_id)
    return any(row.missing for row in rows if row.document == "owner_consent")


def collect_application(db: Database, project_id: int) -> ApplicationPaper:
    """The paper of a project. Raises RecordNotFound, Refused("office_not_set_up")."""
    page, view = project_page(db, project_id), application_page(db, project_id)
    data = view.data
    kept = view.version > 0
    beneficiary = person_page(db, page.row.person_id) if page.row.person_id is not None else None
    applicant = person_page(db, data.applicant_id) if data.applicant_id is not None else beneficiary
    proxy = data.applicant_id is not None
    months = data.lived_months
    blank = _blank(db, data.applied_on if kept else None)
    return replace(
        blank,
        number=page.row.no,
        applied_on=official(data.applied_on) if kept else "",
        applicant=who(applicant) if applicant is not None else Who(name=page.row.name),
        applicant_number=_number(db, applicant),
        own=(Option("ขอให้ตนเอง", not proxy), Option("ขอแทนผู้อื่น", proxy)),
        relation=data.relation if proxy else "",
        beneficiary=who(beneficiary) if beneficiary is not None and proxy else Who(),
        beneficiary_number=_number(db, beneficiary) if proxy else "",
        groups=_groups(db, page, beneficiary),
        disability=_disability(beneficiary),
        adl=str(beneficiary.assessments[0].total) if beneficiary and beneficiary.assessments else "",
        income=baht(beneficiary.data.income_satang) if beneficiary is not None else "",
        lived=("", "") if months is None else (str(months // 12), str(months % 12)),
        moved=data.moved_after_disability,
        owner=_owner(data.owner, consented=bool(consents_of(db, project_id))),
        works=options(choices(db, "work_item"), *page.data.work_items),
        details=data.details,
        earlier=_earlier(
            [
                EarlierRow(each.agency, "" if each.year is None else str(each.year), baht(each.satang))
                for each in data.earlier
            ]
        ),
        sources=options(choices(db, "fund_source"), *data.sources),
        documents=tuple(
            Option(row.label, row.there and not row.waived)
            for row in documents_of(db, project_id)
            if row.asked == OPTIONAL or row.due or (row.there and row.asked != CLOSING)
        ),
        receiver=data.receiver,
    )


def collect_blank_application(db: Database, params: PaperParams) -> ApplicationPaper:
    """The paper without anybody on it. Raises Refused("office_not_set_up")."""
    del params
    return _blank(db, None)


def _blank(db: Database, day: date | None) -> ApplicationPaper:
    on = day or day_of(PaperParams())
    documents = labels(db, "house_document")
    asked = ("application", "id_card", "house_register", "disability_card", "owner_consent", "land_title")
    return ApplicationPaper(
        office=office_head(db),
        number="",
        applied_on="",
        applicant=Who(),
        applicant_number="",
        own=(Option("ขอให้ตนเอง"), Option("ขอแทนผู้อื่น")),
        relation="",
        beneficiary=Who(),
        beneficiary_number="",
        groups=_groups(db, None, None),
        disability="",
        adl="",
        income="",
        lived=("", ""),
        moved=False,
        owner=_owner(None, consented=False),
        works=options(choices(db, "work_item")),
        details="",
        earlier=_earlier([]),
        sources=options(choices(db, "fund_source")),
        documents=tuple(Option(documents.get(code, code)) for code in asked),
        receiver="",
        opinion=signer(db, "opinion", on, GROUP),
        approver=signer(db, "approver", on, GROUP),
    )


def _number(db: Database, page: PersonPage | None) -> str:
    number = full_national_id(db, page.row.id) if page is not None else ""
    return national_id.formatted(number) if number else ""


def _groups(db: Database, page: ProjectPage | None, person: PersonPage | None) -> tuple[Option, ...]:
    known = labels(db, "group")
    asked = (("elderly", "ผู้สูงอายุ"), *((code, known.get(code, code)) for code in _GROUPS))
    ticked = {*(person.row.groups if person is not None else ()), *((page.data.group_code,) if page else ())}
    return options(asked, *ticked)


def _disability(person: PersonPage | None) -> str:
    """The kinds of disability, the main one first."""
    if person is None:
        return ""
    return ", ".join(DISABILITY_TYPES[code] for code in person.types)


def _owner(owner: bool | None, *, consented: bool) -> tuple[Option, ...]:
    return (
        Option("เป็นเจ้าของบ้านและที่ดิน", owner is True),
        Option("ไม่ใช่เจ้าของ", owner is False),
        Option("มีหนังสือยินยอมแนบ (W-14)", consented),
    )


def _earlier(found: list[EarlierRow]) -> tuple[EarlierRow, ...]:
    return (*found, *(EarlierRow(),) * (ROWS - len(found)))

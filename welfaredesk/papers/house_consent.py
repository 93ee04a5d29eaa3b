"""W-14 หนังสือยินยอมให้ปรับปรุง/ซ่อมแซมบ้าน (domain specification §1.7, A.4): of an owner, or blank."""

from dataclasses import dataclass

from welfaredesk.db.engine import Database
from welfaredesk.domain import national_id
from welfaredesk.domain.house_consent import STANDINGS
from welfaredesk.papers.house_application import GROUP
from welfaredesk.papers.house_head import place_of
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.office_head import OfficeHead, office_head, signer
from welfaredesk.papers.params import PaperParams, day_of
from welfaredesk.papers.registry import Option, official, options, who
from welfaredesk.queries.house_applications import consent_page
from welfaredesk.queries.house_project import project_page
from welfaredesk.queries.person_page import full_national_id, person_page
from welfaredesk.services.house_applications import ConsentInput


@dataclass(frozen=True, slots=True)
class ConsentPaper:
    """An owner's consent: what is "" is for the pen. `house` is the address of what is worked on."""

    office: OfficeHead
    number: str
    given_on: str
    owner: str
    owner_number: str
    owner_age: str
    owner_address: str
    standing: tuple[Option, ...]
    house: str
    beneficiary: str
    relation: str
    works: str
    years: str
    officer: Signer
    mark: str = ""


def collect_consent(db: Database, consent_id: int) -> ConsentPaper:
    """The paper of a consent. Raises RecordNotFound, Refused("office_not_set_up")."""
    view = consent_page(db, consent_id)
    data, page = view.data, project_page(db, view.project_id)
    owner, number, age, address = _owner(db, data)
    return ConsentPaper(
        office=office_head(db),
        number=view.no,
        given_on=official(data.given_on),
        owner=owner,
        owner_number=number,
        owner_age=age,
        owner_address=address,
        standing=options(tuple(STANDINGS.items()), data.standing),
        house=place_of(db, page.row),
        beneficiary=page.row.name,
        relation=data.relation,
        works=", ".join(page.row.work_items) or page.row.support_label,
        years=str(data.years),
        officer=signer(db, "giver", data.given_on or day_of(PaperParams()), GROUP),
    )


def collect_blank_consent(db: Database, params: PaperParams) -> ConsentPaper:
    """The paper without anybody on it. Raises Refused("office_not_set_up")."""
    del params
    return ConsentPaper(
        office=office_head(db),
        number="",
        given_on="",
        owner="",
        owner_number="",
        owner_age="",
        owner_address="",
        standing=options(tuple(STANDINGS.items())),
        house="",
        beneficiary="",
        relation="",
        works="",
        years="",
        officer=signer(db, "giver", day_of(PaperParams()), GROUP),
    )


def _owner(db: Database, data: ConsentInput) -> tuple[str, str, str, str]:
    """(name, number, age, address) of who consents."""
    if data.owner_id is None:
        number = national_id.formatted(data.owner_number) if data.owner_number else ""
        return data.owner_name, number, "", data.owner_address
    person = person_page(db, data.owner_id)
    told, number = who(person), full_national_id(db, data.owner_id)
    return told.name, national_id.formatted(number) if number else "", told.age, told.address

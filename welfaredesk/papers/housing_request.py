"""W-01 แบบคำร้องขอรับการช่วยเหลือประชาชน of a house project, or blank (domain specification §1.5).

Id numbers and telephones are kept but not printed; opinion, order and result are left to the pen.
"""

from dataclasses import dataclass
from datetime import date

from welfaredesk.db.engine import Database
from welfaredesk.domain.addresses import address_line
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.office_head import OfficeHead, office_head, signer
from welfaredesk.papers.params import PaperParams, day_of
from welfaredesk.papers.registry import Option, official, options
from welfaredesk.queries.house_project import project_page
from welfaredesk.queries.house_request import RequestView, request_of
from welfaredesk.queries.person_page import person_page
from welfaredesk.queries.value_lists import choices

GROUP = "surveys"


@dataclass(frozen=True, slots=True)
class RosterRow:
    """Somebody of the roster."""

    name: str
    house_no: str
    moo: str
    note: str


@dataclass(frozen=True, slots=True)
class AidRequest:
    """The request; what is "" is for the pen. `number` is the project's, `filed_on` an official date."""

    office: OfficeHead
    number: str
    filed_on: str
    subject: str
    name: str
    address: str
    problem: str
    wanted: str
    roster: tuple[RosterRow, ...]
    divisions: tuple[Option, ...]
    receiver: Signer
    opinion: Signer
    approver: Signer
    mark: str = ""


def collect_request(db: Database, project_id: int) -> AidRequest:
    """The request of a project. Raises RecordNotFound, Refused("office_not_set_up")."""
    page, request = project_page(db, project_id), request_of(db, project_id)
    filed_on = request.data.filed_on or next((s.happened_on for s in page.steps if s.happened_on), None)
    name, address = _who(db, request)
    subject = f"ขอรับการช่วยเหลือด้านที่อยู่อาศัย ({page.row.support_label})"
    return _paper(db, filed_on, (page.row.no, subject, name or page.row.name, address), request)


def collect_blank(db: Database, params: PaperParams) -> AidRequest:
    """The form without anything on it, for the counter and the villages."""
    del params
    return _paper(db, None, ("", "", "", ""), None)


def _paper(
    db: Database, filed_on: date | None, head: tuple[str, str, str, str], request: RequestView | None
) -> AidRequest:
    number, subject, name, address = head
    data = request.data if request else None
    on = filed_on or day_of(PaperParams())
    receiver, opinion, approver = (signer(db, role, on, GROUP) for role in ("giver", "opinion", "approver"))
    return AidRequest(
        office=office_head(db),
        number=number,
        filed_on=official(filed_on),
        subject=subject,
        name=name,
        address=address,
        problem=data.problem if data else "",
        wanted=data.wanted if data else "",
        roster=tuple(
            RosterRow(each.name, each.house_no, each.moo, each.note)
            for each in (data.sufferers if data else ())
        ),
        divisions=options(choices(db, "office_division")),
        receiver=receiver,
        opinion=opinion,
        approver=approver,
    )


def _who(db: Database, request: RequestView) -> tuple[str, str]:
    """Name and address of whoever asks; blank while only a name is known."""
    if request.applicant_id is None:
        return "", ""
    person = person_page(db, request.applicant_id)
    return person.row.name, address_line(person.living or person.address)

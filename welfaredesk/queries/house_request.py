"""Reading the request a house project began with."""

from dataclasses import dataclass

from sqlalchemy import select

from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseApplication, HouseProject, HouseRequest
from welfaredesk.services.housing_requests import RequestInput, Sufferer


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request, the version it was read at (0: none kept yet), and whose request it is (None: not known)."""

    data: RequestInput
    version: int
    applicant_id: int | None


def request_of(db: Database, project_id: int) -> RequestView:
    """The request of a project; a blank one while none is kept."""
    with db.reading() as session:
        row = session.scalar(select(HouseRequest).where(HouseRequest.project_id == project_id))
        applicant = session.scalar(
            select(HouseApplication.applicant_id).where(HouseApplication.project_id == project_id)
        )
        if applicant is None:
            applicant = session.scalar(select(HouseProject.person_id).where(HouseProject.id == project_id))
        if row is None:
            return RequestView(RequestInput(), 0, applicant)
        sufferers = tuple(Sufferer(**each) for each in row.sufferers)
        data = RequestInput(row.filed_on, row.problem, row.wanted, sufferers)
        return RequestView(data, row.version, applicant)

"""What stands in the head of every paper: the office, and who signs for it."""

from dataclasses import dataclass
from datetime import date

from welfaredesk.db.engine import Database
from welfaredesk.errors import Refused
from welfaredesk.papers.lending import Signer
from welfaredesk.queries.office import OfficeView, office, signatory_on

_TOWN = "เทศบาล"


def mayor_of(office: str) -> str:
    """The head of an office by its name: นายกเทศมนตรีตำบลก้อ of เทศบาลตำบลก้อ, else นายก before the name."""
    return f"นายกเทศมนตรี{office.removeprefix(_TOWN)}" if office.startswith(_TOWN) else f"นายก{office}"


@dataclass(frozen=True, slots=True)
class OfficeHead:
    """The office as papers name it."""

    name: str
    division: str
    place: str = ""
    phone: str = ""

    @property
    def mayor(self) -> str:
        """Whom papers are addressed to."""
        return mayor_of(self.name)


def office_view(db: Database) -> OfficeView:
    """The office. Raises Refused("office_not_set_up")."""
    view = office(db)
    if view is None:
        raise Refused("office_not_set_up")
    return view


def office_head(db: Database) -> OfficeHead:
    """The office as papers name it. Raises Refused("office_not_set_up")."""
    data = office_view(db).data
    place = " ".join(
        label + value
        for label, value in (("ตำบล", data.tambon), ("อำเภอ", data.amphoe), ("จังหวัด", data.province))
        if value
    )
    return OfficeHead(data.name, data.division, place, data.phone)


def signer(db: Database, role: str, on: date, group: str = "") -> Signer:
    """Who signs in a role on a day, for papers of a group; blank when nobody is registered."""
    entry = signatory_on(office_view(db), role, on, group)
    return Signer(entry.name, entry.position, entry.acting_for)

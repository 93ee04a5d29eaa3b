"""What the papers of a house project's money begin with: which project, whose house, where, which money."""

from dataclasses import dataclass

from welfaredesk.db.engine import Database
from welfaredesk.domain.addresses import ParsedAddress, address_line
from welfaredesk.domain.baht_text import satang_figures
from welfaredesk.papers.office_head import office_view
from welfaredesk.queries.house_project import ProjectPage
from welfaredesk.queries.housing import HouseRow


@dataclass(frozen=True, slots=True)
class HouseHead:
    """A house on paper: `place` its whole address, `work` what is done, `funds` the sources with amounts."""

    number: str
    fiscal_year: str
    beneficiary: str
    place: str
    work: str
    funds: tuple[str, ...]


def house_head(db: Database, page: ProjectPage) -> HouseHead:
    """The head of a project's papers. Raises Refused("office_not_set_up")."""
    row = page.row
    return HouseHead(
        number=row.no,
        fiscal_year=str(row.fiscal_year),
        beneficiary=row.name,
        place=place_of(db, row),
        work=work_of(row),
        funds=tuple(
            f"{part.label} {satang_figures(part.amount_satang)} บาท"
            if part.amount_satang is not None
            else part.label
            for part in row.funding
        ),
    )


def place_of(db: Database, row: HouseRow) -> str:
    """The house's address: its number and village, in the office's own tambon."""
    office = office_view(db).data
    address = ParsedAddress(
        house_no=row.house_no,
        moo=row.moo,
        tambon=office.tambon,
        amphoe=office.amphoe,
        province=office.province,
    )
    return address_line(address)


def work_of(row: HouseRow) -> str:
    """The kind of help and what is worked on: ซ่อมแซม (หลังคา, ห้องน้ำ)."""
    items = ", ".join(row.work_items)
    return f"{row.support_label} ({items})" if items and row.support_label else row.support_label or items

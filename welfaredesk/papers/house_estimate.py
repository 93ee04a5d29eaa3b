"""W-13 ประมาณการค่าใช้จ่าย of a house project (domain specification §1.7, A.3)."""

from dataclasses import dataclass

from welfaredesk.db.engine import Database
from welfaredesk.domain.baht_text import satang_figures, satang_text
from welfaredesk.domain.house_budget import ROUNDING, quantity_words
from welfaredesk.domain.thai_dates import official
from welfaredesk.errors import Refused
from welfaredesk.papers.house_head import HouseHead, house_head
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.office_head import OfficeHead, office_head, signer
from welfaredesk.queries.house_project import project_page
from welfaredesk.queries.housing_money import EstimateView, project_money
from welfaredesk.services.house_estimates import LineInput

GROUP = "housing"


@dataclass(frozen=True, slots=True)
class EstimateRow:
    """One row; prices and sums as figures, "" where there is none."""

    item: str
    quantity: str
    unit: str
    material_price: str
    material: str
    labour_price: str
    labour: str
    total: str
    note: str


@dataclass(frozen=True, slots=True)
class EstimatePaper:
    """The estimate: `version` counts the versions, `volunteer_satang` stands apart from the money.

    `number` is the project's; `made_on` an official date, `rule` how it is rounded.
    """

    office: OfficeHead
    number: str
    version: int
    house: HouseHead
    made_on: str
    rows: tuple[EstimateRow, ...]
    material_satang: int
    labour_satang: int
    total_satang: int
    words: str
    volunteer_satang: int
    rule: str
    maker: Signer
    checker: Signer
    approver: Signer
    mark: str = ""


def collect_estimate(db: Database, project_id: int) -> EstimatePaper:
    """The latest version. Raises Refused("no_estimate", "office_not_set_up"), RecordNotFound."""
    page, estimate = project_page(db, project_id), project_money(db, project_id).estimate
    if estimate is None:
        raise Refused("no_estimate")
    return _paper(db, house_head(db, page), estimate)


def _paper(db: Database, house: HouseHead, estimate: EstimateView) -> EstimatePaper:
    data, amounts, on = estimate.data, estimate.amounts, estimate.made_on
    return EstimatePaper(
        office=office_head(db),
        number=house.number,
        version=estimate.number,
        house=house,
        made_on=official(on),
        rows=tuple(_row(line) for line in data.lines),
        material_satang=amounts.material,
        labour_satang=amounts.labour,
        total_satang=amounts.total,
        words=satang_text(amounts.total),
        volunteer_satang=amounts.volunteer,
        rule=ROUNDING,
        maker=Signer(data.made_by, data.position),
        checker=signer(db, "works", on, GROUP),
        approver=signer(db, "opinion", on, GROUP),
    )


def _row(line: LineInput) -> EstimateRow:
    amounts = line.amounts
    volunteer = f"แรงงานจิตอาสา มูลค่า {satang_figures(amounts.volunteer)}" if line.volunteer else ""
    return EstimateRow(
        item=line.item,
        quantity=quantity_words(line.quantity_milli or 0),
        unit=line.unit,
        material_price=_figures(line.material_satang),
        material=_figures(amounts.material),
        labour_price="" if line.volunteer else _figures(line.labour_satang),
        labour=_figures(amounts.labour),
        total=satang_figures(amounts.total),
        note=" · ".join(part for part in (volunteer, line.note) if part),
    )


def _figures(satang: int | None) -> str:
    return satang_figures(satang) if satang else ""

"""L-07 ทะเบียนคุมทรัพย์สิน: the register card of one piece, with its depreciation and repairs (§2.7)."""

from dataclasses import dataclass

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.domain.depreciation import SALVAGE_SATANG, YearOfUse, years_of_use
from welfaredesk.domain.thai_dates import official, screen
from welfaredesk.papers.office_head import OfficeHead, office_head
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.lending_assets import AssetFacts, asset_facts

FUNDS = ("เงินงบประมาณ", "เงินนอกงบประมาณ", "เงินบริจาค/เงินช่วยเหลือ")
WAYS = ("เฉพาะเจาะจง", "คัดเลือก", "e-bidding", "รับบริจาค")


@dataclass(frozen=True, slots=True)
class CardLine:
    """One line of the card; amounts in satang, None where the column stays empty."""

    on: str
    document: str
    what: str
    quantity: str
    price: int | None
    total: int | None
    life: str
    rate: str
    taken: int | None
    accumulated: int | None
    net: int | None
    note: str


@dataclass(frozen=True, slots=True)
class RepairRow:
    """One line of the back: the how-manieth repair, when, what, and what it cost in satang."""

    no: int
    on: str
    what: str
    cost_satang: int | None
    note: str


@dataclass(frozen=True, slots=True)
class AssetCard:
    """The card. `fund` and `way` are ticked where they are among FUNDS and WAYS, else written out."""

    office: OfficeHead
    kind: str
    code: str
    features: str
    brand: str
    place: str
    supplier: str
    supplier_contact: str
    fund: str
    way: str
    lines: tuple[CardLine, ...]
    repairs: tuple[RepairRow, ...]
    repairs_satang: int
    made_on: str


def collect_asset_card(db: Database, params: PaperParams) -> AssetCard:
    """The card of the item `id`, as of today. Raises RecordNotFound, Refused("office_not_set_up")."""
    facts = asset_facts(db, params.id or 0)
    return AssetCard(
        office=office_head(db),
        kind=facts.category or facts.model,
        code=facts.asset_no or facts.code,
        features=" ".join(filter(None, (facts.model, facts.serial and f"หมายเลขเครื่อง {facts.serial}"))),
        brand=facts.brand,
        place=" / ".join(filter(None, (facts.place, facts.custodian))),
        supplier=facts.donor,
        supplier_contact=facts.donor_contact,
        fund=facts.fund,
        way=facts.acquired_how,
        lines=_lines(facts),
        repairs=tuple(
            RepairRow(number, screen(repair.on), repair.what, repair.cost_satang, repair.note)
            for number, repair in enumerate(facts.repairs, start=1)
        ),
        repairs_satang=sum(repair.cost_satang or 0 for repair in facts.repairs),
        made_on=official(clock.today()),
    )


def _lines(facts: AssetFacts) -> tuple[CardLine, ...]:
    life, price = facts.useful_life_years, facts.price_satang
    first = CardLine(
        on=screen(facts.acquired_on) if facts.acquired_on else "",
        document=facts.document_no,
        what=facts.model,
        quantity=f"1 {facts.unit}",
        price=price,
        total=price,
        life=f"{life} ปี" if life else "",
        rate=f"{100 / life:.2f}%" if life else "",
        taken=None,
        accumulated=None,
        net=price,
        note=facts.note,
    )
    lines = [first, *(_year(year) for year in _years(facts))]
    if facts.disposed_on:
        lines.append(_empty(screen(facts.disposed_on), "จำหน่ายออกจากทะเบียน"))
    return tuple(lines)


def _years(facts: AssetFacts) -> tuple[YearOfUse, ...]:
    life, price = facts.useful_life_years, facts.price_satang
    if not life or facts.acquired_on is None or price is None or price < SALVAGE_SATANG:
        return ()
    return years_of_use(price, life, facts.acquired_on, facts.disposed_on or clock.today())


def _year(year: YearOfUse) -> CardLine:
    line = _empty(screen(year.on), "ค่าเสื่อมราคาประจำปี")
    amounts = (year.taken_satang, year.accumulated_satang, year.net_satang)
    return CardLine(line.on, "", line.what, "", None, None, "", "", *amounts, "")


def _empty(on: str, what: str) -> CardLine:
    return CardLine(on, "", what, "", None, None, "", "", None, None, None, "")

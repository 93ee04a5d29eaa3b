"""The loan desk's figures on paper: R-05 devices, R-14 what is due to follow up (§7.4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.domain import recall, thai_dates
from welfaredesk.papers.office_head import OfficeHead, office_head
from welfaredesk.papers.params import PaperParams
from welfaredesk.papers.registry_reports import NONE, Head, Report, ReportRow, ReportTable
from welfaredesk.queries.chase import ChaseCounts, ChaseQuery, ChaseRow, chase_counts
from welfaredesk.queries.device_figures import ITEM_STATES, DeviceFigures, device_figures
from welfaredesk.queries.follow_up import CardsExpiring, FollowUpRow

_UNNAMED = "ไม่ระบุประเภท"


@dataclass(frozen=True, slots=True)
class DueLoan:
    """A lent item to follow up; `when` is how it stands (เกิน 20 วัน, อีก 3 วัน)."""

    no: int
    who: str
    house_no: str
    moo: str
    device: str
    due: str
    when: str
    last: str


@dataclass(frozen=True, slots=True)
class DueCard:
    """A disability card that ended or soon ends."""

    no: int
    who: str
    house_no: str
    moo: str
    ends: str
    when: str


@dataclass(frozen=True, slots=True)
class FollowUps:
    """R-14 ครบกำหนดติดตาม: `figures` are (what, count); then the lists themselves, no ids."""

    office: OfficeHead
    as_of: str
    figures: tuple[tuple[str, int], ...]
    loans: tuple[DueLoan, ...]
    cards: tuple[DueCard, ...]


def collect_devices(db: Database, params: PaperParams) -> Report:
    """R-05 of today; the loans of one fiscal year alone when one is given.

    Raises Refused("office_not_set_up").
    """
    years = () if params.fiscal_year is None else (params.fiscal_year,)
    with db.reading() as session:
        found = device_figures(session, years)
    tables = (_stock(found), _years(found, years), _open(found.open), _donated(found))
    notes = (
        "จำนวนคงคลังและสภาพเป็นข้อมูล ณ วันที่ทำรายงาน อุปกรณ์ที่ถูกยืมนับเป็นถูกยืมไม่ว่าสภาพใด",
        "ยังไม่พร้อม คือ รอตรวจหรือทำความสะอาด อุปกรณ์ไม่ครบ จองไว้ให้ผู้รอ หรือเลิกให้ยืม",
        "จำนวนการยืมนับเป็นรายการ ตามปีงบประมาณของวันที่ยืม ไม่รวมใบยืมที่ยกเลิก",
    )
    title = "รายงานกายอุปกรณ์และการให้ยืม"
    return Report("R-05", title, office_head(db), thai_dates.official(clock.today()), tables, notes)


def _stock(found: DeviceFigures) -> ReportTable:
    rows: list[ReportRow] = []
    kinds = found.kinds()
    for category in dict.fromkeys(category for category, _model in kinds):
        models = [model for of, model in kinds if of == category]
        rows.append(_states(category or _UNNAMED, found.by_state(category=category), "part"))
        rows += [_states(model, found.by_state(category=category, model=model)) for model in models]
    rows.append(_states("รวมทั้งหมด", found.by_state(), "total"))
    heads = (tuple(map(Head, ("ประเภท / รายการ", "ทั้งหมด", *ITEM_STATES.values()))),)
    return ReportTable("คงคลัง ถูกยืม และชำรุด จำแนกตามชนิด (ชิ้น)", heads, tuple(rows), 62)


def _states(label: str, counts: dict[str, int], kind: str = "") -> ReportRow:
    figures = (counts["total"], *(counts[state] for state in ITEM_STATES))
    return ReportRow((label, *map(_number, figures)), kind)


def _years(found: DeviceFigures, years: Sequence[int]) -> ReportTable:
    shown = sorted(years or found.lent)
    rows = [_year(f"ปีงบประมาณ {year}", found.lent[year], found.back[year]) for year in shown]
    lent, back = sum(found.lent[year] for year in shown), sum(found.back[year] for year in shown)
    rows.append(_year("รวม", lent, back, "total"))
    heads = (tuple(map(Head, ("ปีงบประมาณที่ยืม", "ยืม", "คืนแล้ว", "ยังไม่คืน"))),)
    return ReportTable("การยืมตามปีงบประมาณ (รายการ)", heads, tuple(rows), 60)


def _year(label: str, lent: int, back: int, kind: str = "") -> ReportRow:
    return ReportRow((label, _number(lent), _number(back), _number(lent - back)), kind)


def _open(counts: ChaseCounts) -> ReportTable:
    rows = (
        ReportRow(("เกินกำหนดคืน", _number(counts.late))),
        ReportRow(("– ในจำนวนนี้ พ้นเวลาทวงถามแล้วยังไม่ได้ทวง", _number(counts.recall))),
        ReportRow(("ใกล้ครบกำหนดคืน", _number(counts.due_soon))),
    )
    return ReportTable("การติดตามคืน (รายการ)", ((Head("สถานะ"), Head("จำนวน")),), rows, 110)


def _donated(found: DeviceFigures) -> ReportTable:
    rows = [ReportRow((model, _number(found.donated[category, model]))) for category, model in found.kinds()
            if found.donated[category, model]]  # fmt: skip
    rows.append(ReportRow(("รวม", _number(found.donated.total())), "total"))
    return ReportTable("อุปกรณ์ที่ได้รับบริจาค (ชิ้น)", ((Head("รายการ"), Head("จำนวน")),), tuple(rows), 110)


def collect_follow_up(db: Database, _params: PaperParams) -> FollowUps:
    """R-14 of today: loans late or due in 30 days and those of people who are gone; cards within 90 days.

    Raises Refused("office_not_set_up").
    """
    today = clock.today()
    query, cards = ChaseQuery(db), CardsExpiring(db)
    ids, card_ids = query.ids(), cards.ids()
    rows, card_rows = query.rows(ids), cards.rows(card_ids)
    with db.reading() as session:
        counts = chase_counts(session)
    return FollowUps(
        office=office_head(db),
        as_of=thai_dates.official(today),
        figures=_figures(counts, list(card_rows.values())),
        loans=tuple(_due_loan(number, rows[line], today) for number, line in enumerate(ids, start=1)),
        cards=tuple(
            _due_card(number, card_rows[card], today) for number, card in enumerate(card_ids, start=1)
        ),
    )


def _figures(counts: ChaseCounts, cards: Sequence[FollowUpRow]) -> tuple[tuple[str, int], ...]:
    expired = sum(card.what == "expired" for card in cards)
    return (
        ("อุปกรณ์เกินกำหนดคืน", counts.late),
        ("อุปกรณ์เกินกำหนด พ้นเวลาทวงถามแล้วยังไม่ได้ทวง", counts.recall),
        ("อุปกรณ์ใกล้ครบกำหนดคืน", counts.due_soon),
        ("อุปกรณ์ครบกำหนดคืนใน 30 วัน", counts.due_30),
        ("อุปกรณ์ที่ถึงวันนัดติดตาม", counts.next),
        ("อุปกรณ์ที่ผู้ยืมหรือผู้ใช้เสียชีวิตหรือย้ายออก", counts.gone),
        ("บัตรประจำตัวคนพิการหมดอายุแล้ว", expired),
        ("บัตรประจำตัวคนพิการจะหมดอายุใน 90 วัน", len(cards) - expired),
    )


def _due_loan(number: int, row: ChaseRow, today: date) -> DueLoan:
    user = f" (ผู้ใช้ {row.user})" if row.user != row.borrower else ""
    result = recall.RESULTS.get(row.last_result, "")
    last = f"{thai_dates.table(row.last_on)} {result}".strip() if row.last_on else ""
    return DueLoan(
        no=number,
        who=f"{row.borrower}{user}",
        house_no=row.house_no,
        moo=row.moo,
        device=f"{row.model} {row.code}",
        due=thai_dates.table(row.due_on),
        when=_when(row.due_on, today, "เกิน"),
        last=" ".join(part for part in (row.gone, last) if part),
    )


def _due_card(number: int, row: FollowUpRow, today: date) -> DueCard:
    ends = row.on or today
    person = row.person
    return DueCard(
        number, person.name, person.house_no, person.moo, thai_dates.table(ends), _when(ends, today, "หมดแล้ว")
    )


def _when(day: date, today: date, past: str) -> str:
    days = (day - today).days
    if days == 0:
        return "วันนี้"
    return f"อีก {days:,} วัน" if days > 0 else f"{past} {-days:,} วัน"


def _number(count: int) -> str:
    return f"{count:,}" if count else NONE

"""The registry's figures as tables on paper: R-01, R-07, R-08 and R-12 (domain specification §7.4)."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.domain import thai_dates
from welfaredesk.domain.adl import GROUP_NAMES, AdlGroup
from welfaredesk.domain.percent import HUNDRED, percent, shares
from welfaredesk.papers.office_head import OfficeHead, office_head
from welfaredesk.papers.params import PaperParams, day_of
from welfaredesk.queries import register_figures as figures
from welfaredesk.queries.persons import group_labels
from welfaredesk.queries.register_figures import UNKNOWN, Resident, summed

_SEXES = {"M": "ชาย", "F": "หญิง", UNKNOWN: "ไม่ระบุ"}
_BANDS = {
    "0-14": "0–14 ปี",
    "15-59": "15–59 ปี",
    "60-69": "60–69 ปี",
    "70-79": "70–79 ปี",
    "80-89": "80–89 ปี",
    "90+": "90 ปีขึ้นไป",
    UNKNOWN: "ไม่ทราบอายุ",
}
_ADL_RANGES = {AdlGroup.SOCIAL: "12–20", AdlGroup.HOME: "5–11", AdlGroup.BED: "0–4"}
NONE = "–"


@dataclass(frozen=True, slots=True)
class Head:
    """A heading over `span` columns and `rows` heading rows."""

    text: str
    span: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A label and its figures; `kind` is "", "part" (a sum within), "rest" (a remainder) or "total"."""

    cells: tuple[str, ...]
    kind: str = ""


@dataclass(frozen=True, slots=True)
class ReportTable:
    """One table: its caption, heading rows, rows; the first column is `label_width` mm wide.

    A list gives its columns instead: `widths` in mm, and `aligns`, a letter for each (l, c, r).
    """

    caption: str
    heads: tuple[tuple[Head, ...], ...]
    rows: tuple[ReportRow, ...]
    label_width: float = 50
    widths: tuple[float, ...] = ()
    aligns: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A report: `as_of` is an official date; figures are Arabic digits (the paper makes them Thai)."""

    code: str
    title: str
    office: OfficeHead
    as_of: str
    tables: tuple[ReportTable, ...]
    notes: tuple[str, ...]
    landscape: bool = False


Tables = tuple[tuple[ReportTable, ...], tuple[str, ...]]


def collect_groups(db: Database, params: PaperParams) -> Report:
    """R-01. Raises Refused("office_not_set_up", "year_not_begun"), as the other reports do."""
    return _report(db, params, ("R-01", "สรุปผู้รับสวัสดิการตามกลุ่มเป้าหมาย"), _group_tables, landscape=True)


def collect_adl(db: Database, params: PaperParams) -> Report:
    """R-07: dependency groups by village, and who changed from one group to another."""
    return _report(db, params, ("R-07", "กลุ่มภาวะพึ่งพิงตามผลประเมินกิจวัตรประจำวัน (ADL)"), _adl_tables)


def collect_rights(db: Database, params: PaperParams) -> Report:
    """R-08: shares of the health rights with their remainder."""
    return _report(db, params, ("R-08", "สัดส่วนสิทธิรักษาพยาบาล"), _right_tables)


def collect_livelihood(db: Database, params: PaperParams) -> Report:
    """R-12: the elderly without occupation or income."""
    return _report(db, params, ("R-12", "ผู้สูงอายุไม่มีอาชีพหรือไม่มีรายได้"), _livelihood_tables)


def _report(
    db: Database,
    params: PaperParams,
    name: tuple[str, str],
    tables: Callable[[Session, Sequence[Resident], date], Tables],
    *,
    landscape: bool = False,
) -> Report:
    on = day_of(params)
    head = office_head(db)
    with db.reading() as session:
        people = figures.residents(session, on)
        made, notes = tables(session, people, on)
    source = f"ข้อมูลจากทะเบียนของ{head.name} ประชากรในทะเบียน ณ วันที่ข้อมูล {_number(len(people))} คน"
    return Report(*name, head, thai_dates.official(on), made, (*notes, source), landscape)


def _number(count: int) -> str:
    return f"{count:,}"


def _share(part: int, whole: int) -> str:
    return _percent(percent(part, whole))


def _percent(share: Decimal | None) -> str:
    return NONE if share is None else f"{share:.2f}"


def _village(moo: str) -> str:
    return "ไม่ทราบหมู่" if moo == UNKNOWN else f"หมู่ที่ {moo}"


def _group_tables(session: Session, people: Sequence[Resident], _on: date) -> Tables:
    found = figures.group_figures(people)
    labels = group_labels(session)
    names = {code: label for code, label in labels.items() if code in found.by_group}
    tables = [_overview(found, labels, people)]
    tables += [_cross(f"กลุ่ม{label}", found.by_group[code], found.moos) for code, label in names.items()]
    tables.append(_cross("ทุกคนในทะเบียน", found.everybody, found.moos))
    return tuple(tables), ("บุคคลหนึ่งอาจอยู่ได้หลายกลุ่ม ยอดของแต่ละกลุ่มจึงรวมกันเกินจำนวนคนได้",)


def _overview(found: figures.GroupFigures, labels: dict[str, str], people: Sequence[Resident]) -> ReportTable:
    def row(label: str, cells: Counter[figures.Cell], kind: str = "") -> ReportRow:
        total = cells.total()
        sexes = (_number(summed(cells, sex=sex)) for sex in _SEXES)
        whole = len(people)
        return ReportRow((label, *sexes, _number(total), _number(whole), _share(total, whole)), kind)

    inside = figures.group_figures([person for person in people if person.groups]).everybody
    outside = Counter(found.everybody)
    outside.subtract(inside)
    rows = [row(label, found.by_group.get(code, Counter())) for code, label in labels.items()]
    rows.append(row("อยู่ในกลุ่มใดกลุ่มหนึ่ง (นับคนละครั้ง)", inside, "part"))
    rows.append(row("ไม่อยู่ในกลุ่มใด", outside, "rest"))
    rows.append(row("รวมทุกคนในทะเบียน", found.everybody, "total"))
    heads = ("กลุ่มเป้าหมาย", *_SEXES.values(), "รวม (ตัวตั้ง)", "คนในทะเบียน (ตัวหาร)", "ร้อยละ")
    return ReportTable("จำแนกตามกลุ่มเป้าหมายและเพศ", (tuple(map(Head, heads)),), tuple(rows), 70)


def _cross(name: str, cells: Counter[figures.Cell], moos: Sequence[str]) -> ReportTable:
    """Villages by age band and sex; bands and the unknown sex only where there is somebody."""
    bands = [band for band in figures.BANDS if summed(cells, band=band)]
    sexes = [sex for sex in _SEXES if sex != UNKNOWN or summed(cells, sex=sex)]

    def row(label: str, moo: str, kind: str = "") -> ReportRow:
        parts = [summed(cells, moo=moo, sex=sex, band=band) for band in bands for sex in sexes]
        sums = [summed(cells, moo=moo, sex=sex) for sex in sexes]
        return ReportRow((label, *map(_number, [*parts, *sums, summed(cells, moo=moo)])), kind)

    upper = (
        Head("หมู่บ้าน", rows=2),
        *(Head(_BANDS[band], span=len(sexes)) for band in bands),
        Head("รวมทุกอายุ", span=len(sexes) + 1),
    )
    lower = tuple(Head(_SEXES[sex]) for _ in range(len(bands) + 1) for sex in sexes)
    rows = [row(_village(moo), moo, "rest" if moo == UNKNOWN else "") for moo in moos]
    rows.append(row("รวม", "", "total"))
    return ReportTable(f"{name} จำแนกตามหมู่ ช่วงอายุ และเพศ", (upper, (*lower, Head("รวม"))), tuple(rows), 26)


def _adl_tables(session: Session, people: Sequence[Resident], on: date) -> Tables:
    found = figures.adl_figures(session, people, on)
    moos = figures.in_moo_order(found.by_moo.keys() | found.not_assessed.keys())
    rows = [
        _adl_row(
            _village(moo),
            found.by_moo.get(moo, Counter()),
            found.not_assessed[moo],
            "rest" if moo == UNKNOWN else "",
        )
        for moo in moos
    ]
    rows.append(_adl_row("รวม", found.by_group, found.not_assessed.total(), "total"))
    names = [f"{GROUP_NAMES[group]} ({_ADL_RANGES[group]})" for group in AdlGroup]
    heads = (
        "หมู่บ้าน",
        *names,
        "ติดบ้านและ ติดเตียง (ตัวตั้ง)",
        "รวมที่ประเมินแล้ว (ตัวหาร)",
        "ร้อยละ",
        "ผู้สูงอายุที่ยังไม่ประเมิน",
    )
    by_moo = ReportTable("จำแนกตามหมู่ จากผลประเมินครั้งล่าสุด", (tuple(map(Head, heads)),), tuple(rows), 26)
    return (by_moo, _adl_shares(found), _changes(found)), (
        "ผลการเปลี่ยนแปลงนับเฉพาะผู้ที่ได้รับการประเมินตั้งแต่สองครั้งขึ้นไป เทียบครั้งแรกกับครั้งล่าสุด",
    )


def _adl_row(label: str, counts: Counter[AdlGroup], not_assessed: int, kind: str) -> ReportRow:
    dependent, whole = counts[AdlGroup.HOME] + counts[AdlGroup.BED], counts.total()
    numbers = (*(counts[group] for group in AdlGroup), dependent, whole)
    return ReportRow((label, *map(_number, numbers), _share(dependent, whole), _number(not_assessed)), kind)


def _adl_shares(found: figures.AdlFigures) -> ReportTable:
    counts = {GROUP_NAMES[group]: found.by_group[group] for group in AdlGroup}
    rows = share_rows(counts, remainder="")
    return ReportTable("สัดส่วนกลุ่มภาวะพึ่งพิงของผู้ที่ประเมินแล้ว", _share_heads("กลุ่ม"), rows, 70)


def _changes(found: figures.AdlFigures) -> ReportTable:
    order = list(AdlGroup)  # from the most able to the least
    lines = []
    for at, first in reversed(list(enumerate(order))):
        cells = [found.changes[first, latest] for latest in order]
        lines.append((first, (*cells, sum(cells), sum(cells[:at]), cells[at], sum(cells[at + 1 :]))))
    rows = [ReportRow((GROUP_NAMES[first], *map(_number, numbers))) for first, numbers in lines]
    sums = [sum(column) for column in zip(*(numbers for _, numbers in lines), strict=True)]
    rows.append(ReportRow(("รวม", *map(_number, sums)), "total"))
    upper = (
        Head("ครั้งแรก", rows=2),
        Head("ครั้งล่าสุด", span=3),
        Head("รวม", rows=2),
        Head("การเปลี่ยนแปลง", span=3),
    )
    lower = (*(Head(GROUP_NAMES[group]) for group in order), Head("ดีขึ้น"), Head("คงเดิม"), Head("แย่ลง"))
    return ReportTable("การเปลี่ยนกลุ่มจากครั้งแรกถึงครั้งล่าสุด (คน)", (upper, lower), tuple(rows), 40)


def _right_tables(session: Session, people: Sequence[Resident], _on: date) -> Tables:
    found = figures.right_figures(session, people)
    counts = {found.labels[code]: count for code, count in found.counts.items()}
    rows = share_rows(counts, remainder=found.labels[figures.REMAINDER])
    table = ReportTable("จำแนกตามสิทธิรักษาพยาบาล", _share_heads("สิทธิ"), rows, 70)
    return (table,), ("แถวอื่น/ไม่ทราบรวมผู้ที่ยังไม่ได้บันทึกสิทธิ เพื่อให้ยอดและร้อยละรวมครบ",)


def _share_heads(first: str) -> tuple[tuple[Head, ...], ...]:
    return ((Head(first), Head("จำนวนคน (ตัวตั้ง)"), Head("ทั้งหมด (ตัวหาร)"), Head("ร้อยละ")),)


def share_rows(
    counts: Mapping[str, int], remainder: str, shown: Callable[[int], str] = _number
) -> tuple[ReportRow, ...]:
    """Each count with its share; the shares add up to 100.00, what rounding leaves in a row of its own."""
    whole = sum(counts.values())
    found = shares(counts, remainder)
    rows = [
        ReportRow(
            (label, shown(count), shown(whole), _percent(found.by_key[label])),
            "rest" if label == remainder else "",
        )
        for label, count in counts.items()
    ]
    if found.rounding:
        rows.append(ReportRow(("ผลต่างจากการปัดเศษ", NONE, NONE, f"{found.rounding:+.2f}"), "rest"))
    total = f"{HUNDRED:.2f}" if whole else NONE
    rows.append(ReportRow(("รวม", shown(whole), shown(whole), total), "total"))
    return tuple(rows)


def _livelihood_tables(_session: Session, people: Sequence[Resident], _on: date) -> Tables:
    found = figures.livelihood_figures(people)
    all_of = found.everybody
    counts = {
        "ไม่มีอาชีพ และไม่มีรายได้": all_of.neither,
        "ไม่มีอาชีพ (มีรายได้ หรือไม่ทราบรายได้)": all_of.no_occupation,
        "ไม่มีรายได้ (มีอาชีพ หรือไม่ทราบอาชีพ)": all_of.no_income,
        "มีอาชีพและมีรายได้": all_of.both,
        "ข้อมูลไม่ครบ": all_of.not_known,
    }
    rows = list(share_rows(counts, remainder="ข้อมูลไม่ครบ"))
    whole = all_of.elderly
    lead = ("ไม่มีอาชีพหรือไม่มีรายได้", _number(all_of.without), _number(whole), _share(all_of.without, whole))
    rows.insert(3, ReportRow(lead, "part"))
    parts = ReportTable("จำแนกตามอาชีพและรายได้", _share_heads("ผู้สูงอายุ (อายุ 60 ปีขึ้นไป)"), tuple(rows), 80)
    return (parts, _by_village(found)), (
        "«ไม่มีรายได้» นับเฉพาะที่บันทึกรายได้ต่อเดือนเป็นศูนย์ ผู้ที่ยังไม่ได้บันทึกอยู่ในแถวข้อมูลไม่ครบ",
    )


def _by_village(found: figures.LivelihoodFigures) -> ReportTable:
    def row(label: str, part: figures.Livelihood, kind: str = "") -> ReportRow:
        share = _percent(part.percent_without)
        return ReportRow(
            (
                label,
                _number(part.without),
                _number(part.elderly),
                share,
                _number(part.both),
                _number(part.not_known),
            ),
            kind,
        )

    rows = [
        row(_village(moo), found.by_moo[moo], "rest" if moo == UNKNOWN else "")
        for moo in figures.in_moo_order(found.by_moo)
    ]
    rows.append(row("รวม", found.everybody, "total"))
    heads = (
        "หมู่บ้าน",
        "ไม่มีอาชีพ/รายได้ (ตัวตั้ง)",
        "ผู้สูงอายุ (ตัวหาร)",
        "ร้อยละ",
        "มีอาชีพและรายได้",
        "ข้อมูลไม่ครบ",
    )
    return ReportTable("จำแนกตามหมู่", (tuple(map(Head, heads)),), tuple(rows), 40)

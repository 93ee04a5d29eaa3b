"""The houses' figures on paper: R-02 unsuitable, R-03 built or repaired, R-04 their money (§7.4)."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.domain import thai_dates
from welfaredesk.domain.baht_text import satang_figures
from welfaredesk.domain.percent import percent
from welfaredesk.papers.office_head import office_head
from welfaredesk.papers.params import PaperParams, day_of
from welfaredesk.papers.registry_reports import NONE, Head, Report, ReportRow, ReportTable
from welfaredesk.papers.report_shares import number, share_table
from welfaredesk.queries import housing_figures as figures
from welfaredesk.queries import register_figures
from welfaredesk.queries.housing import BUILT, HouseQuery, HouseRow
from welfaredesk.queries.housing_figures import BuiltHouse, UnsuitableFigures
from welfaredesk.queries.persons import group_labels
from welfaredesk.queries.register_figures import UNKNOWN, in_moo_order
from welfaredesk.services.value_lists import values

_SOURCES_ABREAST = 6  # columns of sources a sheet holds
_LIST = (
    ("ที่", 11, "c"),
    ("ปีงบประมาณ", 20, "c"),
    ("ชื่อ – สกุล", 58, "l"),
    ("บ้านเลขที่", 20, "c"),
    ("หมู่ที่", 13, "c"),
    ("กลุ่มเป้าหมาย", 30, "l"),
    ("ลักษณะงาน", 34, "l"),
    ("แหล่งงบประมาณ", 47, "l"),
    ("จำนวนเงิน (บาท)", 28, "r"),
)


def collect_unsuitable(db: Database, params: PaperParams) -> Report:
    """R-02 as of today, or of the last day of a fiscal year that is over.

    Raises Refused("office_not_set_up", "year_not_begun"), as the other reports do.
    """
    on = day_of(params)
    with db.reading() as session:
        people = register_figures.residents(session, on)
        found = figures.unsuitable_figures(figures.surveyed_houses(session, people, on))
        labels = group_labels(session)
    tables = (_by_group(found, labels), _of_surveyed(found))
    notes = (
        "นับตามแบบสำรวจครั้งล่าสุดของบ้านแต่ละหลัง บ้านที่ผู้อยู่อาศัยเสียชีวิตหรือย้ายออกทั้งหมดไม่นับ",
        "บ้านหลังหนึ่งอาจมีผู้อยู่อาศัยหลายกลุ่ม นับกลุ่มละหนึ่งครั้ง ยอดของแต่ละกลุ่มจึงรวมกันเกินจำนวนบ้านได้",
    )
    title = "บ้านไม่เหมาะสมตามกลุ่มเป้าหมาย"
    return Report("R-02", title, office_head(db), thai_dates.official(on), tables, notes)


def collect_built(db: Database, params: PaperParams) -> Report:
    """R-03: houses built or repaired, of one fiscal year or of all, counted and by name."""
    day_of(params)  # a year that has not begun is refused
    with db.reading() as session:
        houses = figures.built_houses(session, params.fiscal_year)
        tables = _built_tables(session, houses)
    query = HouseQuery(db, from_year=params.fiscal_year, to_year=params.fiscal_year, stage=BUILT)
    rows = sorted(query.rows(query.ids()).values(), key=lambda row: (row.fiscal_year, row.id))
    listed = (_listed(rows),) if rows else ()
    notes = (
        "นับโครงการที่แล้วเสร็จ ตามปีงบประมาณของโครงการ บ้านที่ได้รับการช่วยเหลือสองครั้งนับสองครั้ง",
        "บ้านที่ใช้เงินหลายแหล่งนับในแถวหลายแหล่งร่วมกัน จำนวนเงินของแต่ละแหล่งอยู่ในรายงาน R-04",
    )
    return _report(db, params, ("R-03", "บ้านที่สร้างและซ่อมแล้ว"), (*tables, *listed), notes)


def collect_money(db: Database, params: PaperParams) -> Report:
    """R-04: the money of these houses by source and fiscal year."""
    day_of(params)
    with db.reading() as session:
        houses = figures.built_houses(session, params.fiscal_year)
        labels = figures.source_labels(session)
    found = figures.money_figures(houses)
    by_source = {
        labels.get(code, code): found.of_source(code)
        for code in dict.fromkeys(code for code, _year in found.by_cell)
    }
    shares = share_table("สัดส่วนเงินตามแหล่งงบประมาณ", "แหล่งงบประมาณ", "บาท", by_source, shown=satang_figures)
    notes = ["จำนวนเงินเป็นงบประมาณของโครงการที่แล้วเสร็จ ตามปีงบประมาณของโครงการ"]
    if found.without_amount:
        notes.append(f"มี {found.without_amount:,} หลังที่ยังไม่ทราบจำนวนเงิน จึงไม่อยู่ในยอดเงิน")
    name = ("R-04", "เงินที่ใช้สร้างและซ่อมบ้านตามแหล่งงบประมาณ")
    return _report(db, params, name, (*_money_tables(found, labels), shares), tuple(notes))


def _report(
    db: Database,
    params: PaperParams,
    name: tuple[str, str],
    tables: tuple[ReportTable, ...],
    notes: tuple[str, ...],
) -> Report:
    code, title = name
    if params.fiscal_year is not None:
        title = f"{title} ปีงบประมาณ พ.ศ. {params.fiscal_year}"
    as_of = thai_dates.official(clock.today())
    return Report(code, title, office_head(db), as_of, tables, notes, landscape=True)


def _village(moo: str) -> str:
    return "ไม่ทราบหมู่" if moo == UNKNOWN else f"หมู่ที่ {moo}"


def _by_group(found: UnsuitableFigures, labels: dict[str, str]) -> ReportTable:
    moos = in_moo_order(found.houses)
    there = [*figures.GROUPS, *(code for code in labels if code not in figures.GROUPS)]
    shown = [code for code in there if code in figures.GROUPS or found.of_group(code)]

    def row(label: str, counts: dict[str, int], kind: str = "") -> ReportRow:
        cells = [counts.get(moo, 0) for moo in moos]
        return ReportRow((label, *map(number, cells), number(sum(cells))), kind)

    rows = [row(labels[code], {moo: found.by_group[code, moo] for moo in moos}) for code in shown]
    rows.append(row("ไม่มีผู้อยู่ในกลุ่มใด", found.in_no_group, "rest"))
    rows.append(row("บ้านไม่เหมาะสมทั้งหมด (นับหลังละครั้ง)", found.houses, "total"))
    heads = (Head("กลุ่มเป้าหมาย"), *(Head(_village(moo)) for moo in moos), Head("รวม"))
    return ReportTable("บ้านไม่เหมาะสมตามกลุ่มเป้าหมายและหมู่ (หลัง)", (heads,), tuple(rows), 66)


def _of_surveyed(found: UnsuitableFigures) -> ReportTable:
    def row(label: str, unsuitable: int, surveyed: int, kind: str = "") -> ReportRow:
        share = percent(unsuitable, surveyed)
        cells = (number(unsuitable), number(surveyed), NONE if share is None else f"{share:.2f}")
        return ReportRow((label, *cells, number(surveyed - unsuitable)), kind)

    rows = [
        row(_village(moo), found.houses[moo], found.surveyed[moo], "rest" if moo == UNKNOWN else "")
        for moo in in_moo_order(found.surveyed)
    ]
    rows.append(row("รวม", found.houses.total(), found.surveyed.total(), "total"))
    heads = ("หมู่บ้าน", "ไม่เหมาะสม (ตัวตั้ง)", "สำรวจแล้ว (ตัวหาร)", "ร้อยละ", "เหมาะสม")
    return ReportTable("บ้านไม่เหมาะสมเทียบกับบ้านที่สำรวจ (หลัง)", (tuple(map(Head, heads)),), tuple(rows), 60)


def _built_tables(session: Session, houses: Sequence[BuiltHouse]) -> tuple[ReportTable, ...]:
    kinds = {value.code: value.label for value in values(session, "support_kind")}
    groups = group_labels(session)
    sources = figures.source_labels(session) | {figures.SEVERAL: "หลายแหล่งร่วมกัน"}
    not_said = "ไม่ระบุ"
    parts = (
        ("กลุ่มเป้าหมาย", groups, figures.counted(houses, lambda house: house.group)),
        ("ลักษณะงาน", kinds, figures.counted(houses, lambda house: house.support_kind)),
        ("แหล่งงบประมาณ", sources, figures.counted(houses, lambda house: house.fund_source)),
    )
    shares = [
        share_table(
            f"จำแนกตาม{what}",
            what,
            "หลัง",
            {labels.get(code, not_said): counts[code] for code in (*labels, UNKNOWN) if code in counts}
            | {code: counts[code] for code in counts if code not in labels and code != UNKNOWN},
            remainder=not_said,
        )
        for what, labels, counts in parts
    ]
    return (_by_year(houses), *shares)


def _by_year(houses: Sequence[BuiltHouse]) -> ReportTable:
    cells = Counter((house.fiscal_year, house.moo) for house in houses)
    moos = in_moo_order({moo for _year, moo in cells})

    def row(label: str, years: Sequence[int], kind: str = "") -> ReportRow:
        counts = [sum(cells[year, moo] for year in years) for moo in moos]
        return ReportRow((label, *map(number, counts), number(sum(counts))), kind)

    years = sorted({year for year, _moo in cells})
    rows = [row(f"ปีงบประมาณ {year}", [year]) for year in years]
    rows.append(row("รวม", years, "total"))
    heads = (Head("ปีงบประมาณ"), *(Head(_village(moo)) for moo in moos), Head("รวม"))
    return ReportTable("จำแนกตามปีงบประมาณและหมู่ (หลัง)", (heads,), tuple(rows), 50)


def _listed(rows: Sequence[HouseRow]) -> ReportTable:
    lines = [
        ReportRow(
            (
                str(no),
                str(row.fiscal_year),
                row.name,
                row.house_no,
                row.moo or NONE,
                row.group_label,
                row.support_label,
                row.funds or NONE,
                NONE if row.satang is None else satang_figures(row.satang),
            )
        )
        for no, row in enumerate(rows, start=1)
    ]
    total = sum(row.satang or 0 for row in rows)
    blank = ("",) * (len(_LIST) - 4)
    lines.append(ReportRow(("", "รวม", f"{len(rows):,} หลัง", *blank, satang_figures(total)), "total"))
    titles, widths, aligns = zip(*_LIST, strict=True)
    heads = (tuple(map(Head, titles)),)
    return ReportTable("รายชื่อบ้านที่สร้างและซ่อม", heads, tuple(lines), widths=widths, aligns="".join(aligns))


def _money_tables(found: figures.MoneyFigures, labels: dict[str, str]) -> list[ReportTable]:
    """Years down, sources across, in as many tables as the sources need; the sum stands in the last."""
    known = {code for code, _year in found.by_cell}
    codes = [code for code in labels if code in known] + sorted(known - labels.keys())
    chunks = [codes[at : at + _SOURCES_ABREAST] for at in range(0, len(codes), _SOURCES_ABREAST)] or [[]]
    tables = []
    for place, chunk in enumerate(chunks, start=1):
        last = place == len(chunks)
        rows = []
        for label, years in (*((f"ปีงบประมาณ {year}", [year]) for year in found.years), ("รวม", found.years)):
            cells = [sum(found.by_cell[code, year] for year in years) for code in chunk]
            if last:
                cells.append(sum(found.of_year(year) for year in years))
            kind = "total" if label == "รวม" else ""
            rows.append(ReportRow((label, *map(satang_figures, cells)), kind))
        heads = [Head("ปีงบประมาณ"), *(Head(labels.get(code, code)) for code in chunk)]
        heads += [Head("รวมทุกแหล่ง")] if last else []
        part = f" (ส่วนที่ {place})" if len(chunks) > 1 else ""
        caption = f"จำแนกตามปีงบประมาณและแหล่งงบประมาณ (บาท){part}"
        tables.append(ReportTable(caption, (tuple(heads),), tuple(rows), 40))
    return tables

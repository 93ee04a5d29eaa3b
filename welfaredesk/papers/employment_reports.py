"""Disabled people at work counted on paper: R-06, and its parts E-02, E-03 and E-04 alone (§3.8, §7.4)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.domain import organisations, thai_dates
from welfaredesk.domain.value_lists import DISABILITY_TYPES
from welfaredesk.papers.office_head import office_head
from welfaredesk.papers.params import PaperParams, day_of
from welfaredesk.papers.registry_reports import Head, Report, ReportRow, ReportTable
from welfaredesk.papers.report_shares import number, share_table
from welfaredesk.queries import employment_figures as figures
from welfaredesk.queries.employment import state_labels
from welfaredesk.queries.employment_figures import Worker
from welfaredesk.queries.register_figures import UNKNOWN
from welfaredesk.services.value_lists import values

_SECTIONS = {"33": "มาตรา 33", "35": "มาตรา 35"}
_NOT_KNOWN = "ไม่ทราบประเภท"
_ONCE = "ผู้ที่มีการจ้างงานหลายรายการในเวลาเดียวกันนับหนึ่งคน ตามรายการที่เริ่มหลังสุด"
_PRIMARY = "ผู้พิการหลายประเภทนับตามประเภทหลักในทะเบียน ถ้าไม่ได้ระบุประเภทหลักนับตามประเภทแรก"
_PAYER = "ผู้ว่าจ้างอาจเป็นคนละหน่วยงานกับที่ปฏิบัติงาน เช่น บริษัทจ้างให้ทำงานในหน่วยงานของรัฐ"


def collect_work(db: Database, params: PaperParams) -> Report:
    """R-06 of a day, today unless one is given; of everybody at work in a fiscal year when one is given.

    Raises Refused("office_not_set_up", "year_not_begun"), as the other reports here do.
    """
    found = _found(db, params)
    workers, bases = found.workers, found.bases
    by_basis = figures.counted(workers, "basis")
    tables = (
        _places("จำแนกตามหน่วยงานที่ปฏิบัติงาน (คน)", "หน่วยงานที่ปฏิบัติงาน", workers, "workplace"),
        _places("จำแนกตามผู้ว่าจ้างหรือผู้ให้สิทธิ (คน)", "ผู้ว่าจ้าง/ผู้ให้สิทธิ", workers, "payer"),
        share_table(
            "จำแนกตามประเภทผู้ว่าจ้าง",
            "ประเภท",
            "คน",
            {organisations.KINDS[kind]: n for kind, n in figures.counted(workers, "payer_kind").items()},
        ),
        share_table(
            "จำแนกตามมาตรา",
            "มาตรา",
            "คน",
            {bases.get(code, code): by_basis[code] for code in (*bases, *by_basis) if code in by_basis},
            label_width=90,
        ),
        _kinds(workers),
        _states(found.by_state, found.states),
    )
    return _report(db, params, ("R-06", "การจ้างงานคนพิการ"), tables, (_ONCE, _PRIMARY, _PAYER))


def collect_kinds(db: Database, params: PaperParams) -> Report:
    """E-02: each kind of disability, who uses the right."""
    tables = (_kinds(_found(db, params).workers),)
    name = ("E-02", "คนพิการที่ได้รับการจ้างงานหรือให้สิทธิ จำแนกตามประเภทความพิการ")
    return _report(db, params, name, tables, (_PRIMARY, _ONCE))


def collect_places(db: Database, params: PaperParams) -> Report:
    """E-03: by workplace, by payer, and where one pays for work at another."""
    workers = _found(db, params).workers
    tables = (
        _places("จำแนกตามหน่วยงานที่ปฏิบัติงาน (คน)", "หน่วยงานที่ปฏิบัติงาน", workers, "workplace"),
        _places("จำแนกตามผู้ว่าจ้างหรือผู้ให้สิทธิ (คน)", "ผู้ว่าจ้าง/ผู้ให้สิทธิ", workers, "payer"),
        _pairs(workers),
    )
    name = ("E-03", "คนพิการที่ได้รับการจ้างงานหรือให้สิทธิ จำแนกตามหน่วยงาน")
    return _report(db, params, name, tables, (_ONCE, _PAYER))


def collect_years(db: Database, params: PaperParams) -> Report:
    """E-04: placements by fiscal year, section and state; of one year when one is given."""
    today = clock.today()
    with db.reading() as session:
        years = figures.years_of_work(session, today)
        if params.fiscal_year is not None:
            years = range(params.fiscal_year, params.fiscal_year + 1)
        cells = {year: figures.states_by_section(session, today, year) for year in years}
        people = {year: figures.work_figures(session, today, year).workers for year in years}
        states = state_labels(session)
    notes = (
        "นับการจ้างงานหรือให้สิทธิที่มีวันทำงานอยู่ในปีงบประมาณนั้น สัญญาที่ยาวหลายปีนับในทุกปีที่ทำงาน จึงไม่รวมยอดข้ามปี",
        "สถานะเป็นของวันสิ้นปีงบประมาณ ปีปัจจุบันเป็นของวันที่ข้อมูล",
        "คน นับคนละหนึ่งครั้งในปีนั้น ตามรายการที่เริ่มหลังสุด",
    )
    name = ("E-04", "การจ้างงานและให้สิทธิคนพิการ จำแนกตามปีงบประมาณ มาตรา และสถานะ")
    return _report(db, params, name, (_years(cells, people, states),), notes, landscape=True)


@dataclass(frozen=True, slots=True)
class _Found:
    """The figures of a day or a year, and what bases and states are called."""

    workers: tuple[Worker, ...]
    by_state: Counter[str]
    bases: dict[str, str]
    states: dict[str, str]


def _found(db: Database, params: PaperParams) -> _Found:
    today = clock.today() if params.fiscal_year is not None else day_of(params)
    with db.reading() as session:
        found = figures.work_figures(session, today, params.fiscal_year)
        bases = {value.code: value.label for value in values(session, "placement_basis")}
        return _Found(found.workers, found.by_state, bases, state_labels(session))


def _report(
    db: Database,
    params: PaperParams,
    name: tuple[str, str],
    tables: tuple[ReportTable, ...],
    notes: tuple[str, ...],
    *,
    landscape: bool = False,
) -> Report:
    code, title = name
    if params.fiscal_year is not None:
        title += f" ปีงบประมาณ พ.ศ. {params.fiscal_year}"
    as_of = thai_dates.official(day_of(params))
    return Report(code, title, office_head(db), as_of, tables, notes, landscape)


def _places(caption: str, first: str, workers: Sequence[Worker], field: str) -> ReportTable:
    cells = Counter((str(getattr(worker, field)), worker.section) for worker in workers)
    places = figures.counted(workers, field)
    sections = [*_SECTIONS, *sorted({section for _place, section in cells} - _SECTIONS.keys())]

    def row(label: str, counts: Sequence[int], kind: str = "") -> ReportRow:
        return ReportRow((label, *map(number, counts), number(sum(counts))), kind)

    rows = [row(place, [cells[place, section] for section in sections]) for place in places]
    sums = [sum(cells[place, section] for place in places) for section in sections]
    rows.append(row("รวม", sums, "total"))
    heads = (Head(first), *(Head(_SECTIONS.get(section, "อื่นๆ")) for section in sections), Head("รวม"))
    return ReportTable(caption, (heads,), tuple(rows), 90)


def _kinds(workers: Sequence[Worker]) -> ReportTable:
    """E-02: each kind of disability, who uses the right (domain specification §3.8)."""
    cells = Counter((worker.disability, worker.by_caregiver) for worker in workers)
    labels = {str(code): f"ป.{code} {label}" for code, label in DISABILITY_TYPES.items()} | {
        UNKNOWN: _NOT_KNOWN
    }

    def row(label: str, codes: Sequence[str], kind: str = "") -> ReportRow:
        own, helped = (sum(cells[code, by] for code in codes) for by in (False, True))
        return ReportRow((label, number(own), number(helped), number(own + helped)), kind)

    rows = [row(label, [code], "rest" if code == UNKNOWN else "") for code, label in labels.items()]
    rows.append(row("รวม", list(labels), "total"))
    heads = ("ประเภทความพิการ", "คนพิการใช้สิทธิ", "ผู้ดูแลใช้สิทธิ", "รวม")
    return ReportTable("จำแนกตามประเภทความพิการ (คน)", (tuple(map(Head, heads)),), tuple(rows), 100)


def _pairs(workers: Sequence[Worker]) -> ReportTable:
    """Who works where on whose account, the most first."""
    cells = Counter((worker.workplace, worker.payer) for worker in workers)
    rows = [ReportRow((place, payer, number(count))) for (place, payer), count in cells.most_common()]
    rows.append(ReportRow(("รวม", "", number(len(workers))), "total"))
    heads = (Head("หน่วยงานที่ปฏิบัติงาน"), Head("ผู้ว่าจ้าง/ผู้ให้สิทธิ"), Head("คน"))
    caption = "หน่วยงานที่ปฏิบัติงานกับผู้ว่าจ้างหรือผู้ให้สิทธิ (คน)"
    return ReportTable(caption, (heads,), tuple(rows), widths=(76, 76, 22), aligns="llr")


def _years(
    cells: Mapping[int, Counter[tuple[str, str]]],
    people: Mapping[int, Sequence[Worker]],
    labels: Mapping[str, str],
) -> ReportTable:
    """Every year's sections and their sum, by state; the last column are people."""
    seen = {state for counts in cells.values() for _section, state in counts}
    states = [state for state in labels if state in seen] + sorted(seen - labels.keys())
    rows = []
    for year, counts in cells.items():
        sections = sorted({section for section, _state in counts})
        for section in sections:
            by_state = [counts[section, state] for state in states]
            whose = sum(worker.section == section for worker in people[year])
            rows.append(_year_row(str(year), _SECTIONS.get(section, "อื่นๆ"), by_state, whose))
        sums = [sum(counts[section, state] for section in sections) for state in states]
        rows.append(_year_row(str(year), "รวม", sums, len(people[year]), "part"))
    heads = ["ปีงบประมาณ", "มาตรา", *(labels.get(state, state) for state in states), "รวม (รายการ)", "คน"]
    figure = min(
        30.0, (261 - 28 - 34) / (len(states) + 2)
    )  # what a landscape sheet leaves beside the two names
    return ReportTable(
        "จำแนกตามปีงบประมาณ มาตรา และสถานะ",
        (tuple(map(Head, heads)),),
        tuple(rows),
        widths=(28, 34, *(figure for _ in range(len(states) + 2))),
        aligns="cl" + "r" * (len(states) + 2),
    )


def _year_row(year: str, section: str, by_state: Sequence[int], whose: int, kind: str = "") -> ReportRow:
    counts = (*by_state, sum(by_state), whose)
    return ReportRow((year, section, *map(number, counts)), kind)


def _states(by_state: Counter[str], labels: dict[str, str]) -> ReportTable:
    order = [code for code in labels if by_state[code]] + [code for code in by_state if code not in labels]
    rows = [ReportRow((labels.get(code, code), number(by_state[code]))) for code in order]
    rows.append(ReportRow(("รวม", number(by_state.total())), "total"))
    heads = (Head("สถานะ"), Head("รายการ"))
    return ReportTable("การจ้างงานทั้งหมดตามสถานะ (รายการ)", (heads,), tuple(rows), 110)

"""R-06 on paper: disabled people at work by workplace, payer, section, kind and state (§3.8, §7.4)."""

from collections import Counter
from collections.abc import Sequence

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


def collect_work(db: Database, params: PaperParams) -> Report:
    """R-06 of today; of everybody who was at work in a fiscal year when one is given.

    Raises Refused("office_not_set_up", "year_not_begun").
    """
    on = day_of(params)
    with db.reading() as session:
        found = figures.work_figures(session, clock.today(), params.fiscal_year)
        bases = {value.code: value.label for value in values(session, "placement_basis")}
        states = state_labels(session)
    workers = found.workers
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
        _states(found.by_state, states),
    )
    year = params.fiscal_year
    notes = (
        "ผู้ที่มีการจ้างงานหลายรายการในเวลาเดียวกันนับหนึ่งคน ตามรายการที่เริ่มหลังสุด",
        "ผู้พิการหลายประเภทนับตามประเภทหลัก",
        "ผู้ว่าจ้างอาจเป็นคนละหน่วยงานกับที่ปฏิบัติงาน เช่น บริษัทจ้างให้ทำงานในหน่วยงานของรัฐ",
    )
    title = "การจ้างงานคนพิการ" + (f" ปีงบประมาณ พ.ศ. {year}" if year is not None else "")
    return Report("R-06", title, office_head(db), thai_dates.official(on), tables, notes)


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
    heads = ("ประเภทความพิการ", "คนพิการ", "ผู้ดูแลใช้สิทธิ", "รวม")
    return ReportTable("จำแนกตามประเภทความพิการ (คน)", (tuple(map(Head, heads)),), tuple(rows), 100)


def _states(by_state: Counter[str], labels: dict[str, str]) -> ReportTable:
    order = [code for code in labels if by_state[code]] + [code for code in by_state if code not in labels]
    rows = [ReportRow((labels.get(code, code), number(by_state[code]))) for code in order]
    rows.append(ReportRow(("รวม", number(by_state.total())), "total"))
    heads = (Head("สถานะ"), Head("รายการ"))
    return ReportTable("การจ้างงานทั้งหมดตามสถานะ (รายการ)", (heads,), tuple(rows), 110)

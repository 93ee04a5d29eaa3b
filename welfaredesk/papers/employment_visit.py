"""E-07 แบบติดตามการทำงาน (domain specification A.8): filled from a visit, or blank."""

from dataclasses import dataclass

from welfaredesk.db.engine import Database
from welfaredesk.errors import RecordNotFound
from welfaredesk.papers.office_head import OfficeHead, office_head
from welfaredesk.papers.params import PaperParams
from welfaredesk.papers.registry import Option, baht, official, options
from welfaredesk.queries.employment import PlacementQuery, PlacementRow
from welfaredesk.queries.placement_visits import VisitRow, visit_view
from welfaredesk.queries.value_lists import choices


@dataclass(frozen=True, slots=True)
class VisitPaper:
    """What is "" or not ticked is for the pen; dates are official dates, `no` counts the visits.

    `worker` works; `right_of` is the disabled person when a caregiver uses the right.
    """

    office: OfficeHead
    no: str
    visited_on: str
    worker: str
    right_of: str
    workplace: str
    employer: str
    position: str
    basis: str
    wage: str
    started_on: str
    ends_on: str
    attendance: tuple[Option, ...]
    outcome: tuple[Option, ...]
    problems: str
    supports: tuple[Option, ...]
    support: str
    employer_comment: str
    next_on: str
    visitor: str


def collect_visit(db: Database, visit_id: int) -> VisitPaper:
    """The form of a visit. Raises RecordNotFound, Refused("office_not_set_up")."""
    view = visit_view(db, visit_id)
    return _paper(db, view.placement, view.visit, view.no)


def collect_blank_visit(db: Database, params: PaperParams) -> VisitPaper:
    """The form for the pen: with the facts of the placement `params.id`, or without any.

    Raises RecordNotFound, Refused("office_not_set_up").
    """
    if params.id is None:
        return _paper(db, None, None, 0)
    row = PlacementQuery(db).rows([params.id]).get(params.id)
    if row is None:
        raise RecordNotFound("not_found", what=f"การจ้างงาน {params.id}")
    return _paper(db, row, None, 0)


def _paper(db: Database, work: PlacementRow | None, made: VisitRow | None, no: int) -> VisitPaper:
    lists = ("work_attendance", "visit_outcome", "work_support")
    attendance, outcome, supports = (tuple(choices(db, code)) for code in lists)
    return VisitPaper(
        office=office_head(db),
        no=str(no) if made else "",
        visited_on=official(made.visited_on) if made else "",
        worker=(work.caregiver or work.name) if work else "",
        right_of=work.name if work and work.caregiver else "",
        workplace=work.workplace if work else "",
        employer=work.employer if work else "",
        position=work.position if work else "",
        basis=work.basis_label if work else "",
        wage=_wage(work),
        started_on=official(work.started_on) if work else "",
        ends_on=(official(work.ends_on) or "ไม่มีกำหนด") if work else "",
        attendance=options(attendance, made.attendance if made else ""),
        outcome=options(outcome, made.outcome if made else ""),
        problems=made.problems if made else "",
        supports=options(supports, *(made.supports if made else ())),
        support=made.support if made else "",
        employer_comment=made.employer_comment if made else "",
        next_on=official(made.next_on) if made else "",
        visitor=made.visitor if made else "",
    )


def _wage(work: PlacementRow | None) -> str:
    if work is None or work.wage_satang is None:
        return ""
    return f"{baht(work.wage_satang)} {work.wage_unit_label}".strip()

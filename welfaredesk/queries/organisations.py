"""Reading organisations; what the quota asks of each is derived here (domain specification §3.6)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import MinimumWage, Organisation, OrganisationHeadcount, Placement
from welfaredesk.domain import organisations, placements, quota, thai_text, work_terms
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries.employment import at_work
from welfaredesk.services.placement_checks import last_day


@dataclass(frozen=True, slots=True)
class OrganisationRow:
    """An organisation with what the quota asks of it for the latest year it told its head-count of.

    `required` and `missing` None: no head-count known. `instead_satang` is what section 34 asks a private
    employer for a year, None where it cannot be said; `day_wage_satang` is the minimum wage of its province
    today, None when not known.
    """

    id: int
    version: int
    name: str
    kind: str
    province: str
    year: int | None
    staff: int | None
    employed: int
    rights_given: int
    at_work_here: int
    required: int | None
    missing: int | None
    instead_satang: int | None
    day_wage_satang: int | None


def organisation_rows(db: Database, on: date | None = None) -> tuple[OrganisationRow, ...]:
    """All organisations in Thai order with their quota of a day, today unless one is given."""
    today = on or clock.today()
    with db.reading() as session:
        employed, rights, here = Counter[int](), Counter[int](), Counter[int]()
        for row in session.scalars(select(Placement).where(at_work(today))):
            here[row.workplace_id] += 1
        for row in session.scalars(select(Placement).where(Placement.started_on <= today)):
            if counts(row, today):
                given = placements.section(row.basis) == placements.CAREGIVER_MAY
                (rights if given else employed)[row.employer_id] += 1
        latest = {
            count.organisation_id: count
            for count in session.scalars(select(OrganisationHeadcount).order_by(OrganisationHeadcount.year))
        }
        wages = {
            row.province: row.day_satang
            for row in session.scalars(
                select(MinimumWage).where(MinimumWage.from_on <= today).order_by(MinimumWage.from_on)
            )
        }
        found = [
            _organisation_row(
                row,
                latest.get(row.id),
                (employed[row.id], rights[row.id], here[row.id]),
                wages.get(row.province),
            )
            for row in session.scalars(select(Organisation))
        ]
    return tuple(sorted(found, key=lambda row: thai_text.sort_key(row.name)))


def organisation_named(db: Database, name: str) -> int:
    """The organisation of this name in whatever spelling. Raises RecordNotFound."""
    wanted = select(Organisation.id).where(Organisation.name_key == organisations.name_key(name))
    with db.reading() as session:
        found = session.scalar(wanted)
    if found is None:
        raise RecordNotFound("not_found", what=f"หน่วยงาน {name}")
    return found


def counts(row: Placement, on: date) -> bool:
    """Whether a placement that has begun counts for the quota on a day (§3.6)."""
    until = work_terms.counts_until(row.basis, row.started_on, last_day(row.ends_on, row.ended_on))
    return until is None or until >= on


def _organisation_row(
    row: Organisation, count: OrganisationHeadcount | None, people: tuple[int, int, int], wage: int | None
) -> OrganisationRow:
    employed, rights, here = people
    missing = quota.missing(count.staff, employed, rights) if count else None
    instead = None if missing is None or wage is None else quota.instead_satang(row.kind, missing, wage)
    return OrganisationRow(
        id=row.id,
        version=row.version,
        name=row.name,
        kind=row.kind,
        province=row.province,
        year=count.year if count else None,
        staff=count.staff if count else None,
        employed=employed,
        rights_given=rights,
        at_work_here=here,
        required=quota.required(count.staff) if count else None,
        missing=missing,
        instead_satang=instead,
        day_wage_satang=wage,
    )

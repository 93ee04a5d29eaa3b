"""E-01 รายชื่อคนพิการที่จ้างงานหรือให้สิทธิ: everybody named on a day or in a fiscal year (§3.8)."""

from dataclasses import dataclass
from datetime import date

from welfaredesk.db.engine import Database
from welfaredesk.domain import placements, thai_dates
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.office_head import OfficeHead, office_head, signer
from welfaredesk.papers.params import PaperParams, day_of
from welfaredesk.queries.employment_lists import Employed, employed, organisation_name


@dataclass(frozen=True, slots=True)
class EmployedList:
    """`what` says whose list it is when not everybody's; ids are whole only when `full_ids`.

    Rows are those of the query: dates are real, ids as they may be shown. Not kept, so never a payload.
    """

    office: OfficeHead
    title: str
    what: str
    as_of: str
    rows: tuple[Employed, ...]
    full_ids: bool
    maker: Signer
    checker: Signer
    day: date

    @property
    def people(self) -> int:
        """Disabled people on the list; somebody whose name alone is known counts a line."""
        return len({self._disabled(row) for row in self.rows})

    @property
    def by_caregivers(self) -> int:
        """Of these, whose right a caregiver uses."""
        return len({self._disabled(row) for row in self.rows if row.right_of is not None})

    @property
    def value_satang(self) -> int:
        """What the rights under section 35 are worth together."""
        given = (row for row in self.rows if placements.section(row.basis) == placements.CAREGIVER_MAY)
        return sum(row.value_satang or 0 for row in given)

    @property
    def disclosed(self) -> tuple[int, ...]:
        """Whose whole ids stand on it."""
        named = (each for row in self.rows for each in (row.user, row.right_of) if each is not None)
        known = {each.person_id for each in named if each.person_id is not None}
        return tuple(sorted(known)) if self.full_ids else ()

    @staticmethod
    def _disabled(row: Employed) -> int:
        disabled = row.right_of or row.user
        return -row.id if disabled.person_id is None else disabled.person_id


def collect_employed(db: Database, params: PaperParams) -> EmployedList:
    """The list of a day (today unless one is given) or a fiscal year, of everybody or of one organisation.

    Raises Refused("office_not_set_up", "year_not_begun"), RecordNotFound.
    """
    on = day_of(params)
    organisation_id = params.organisation_id
    title = "รายชื่อคนพิการที่ได้รับการจ้างงานหรือให้สิทธิ"
    if params.fiscal_year is not None:
        title += f" ปีงบประมาณ พ.ศ. {params.fiscal_year}"
    return EmployedList(
        office=office_head(db),
        title=title,
        what=organisation_name(db, organisation_id) if organisation_id is not None else "",
        as_of=thai_dates.official(on),
        rows=employed(
            db,
            on,
            year=params.fiscal_year,
            organisation_id=organisation_id,
            full_ids=params.full_ids,
        ),
        full_ids=params.full_ids,
        maker=signer(db, "giver", on, "letters"),
        checker=signer(db, "head", on, "letters"),
        day=on,
    )

"""What a list or report is asked for."""

from dataclasses import dataclass
from datetime import date

from welfaredesk import clock
from welfaredesk.domain import fiscal_year as fiscal
from welfaredesk.errors import Refused


@dataclass(frozen=True, slots=True)
class PaperParams:
    """Each paper reads what concerns it and leaves the rest.

    `id` is the record a paper is about; `month` any day of the month; `fiscal_year` in BE. `person_ids`
    (with their `heading`) are the people of a list in place of `group` and `moo`. `item_ids` are devices to
    label on sheets of `stock` from place `first_place` (1 is the top left); `line_ids` lent items in place
    of `moo`; `document_ids` papers of the register. `day` is the day a list tells of, `organisation_id`
    whose people it names. Full ids need a `reason`.
    """

    id: int | None = None
    fiscal_year: int | None = None
    month: date | None = None
    day: date | None = None
    organisation_id: int | None = None
    programme: str = ""
    group: str = ""
    moo: str = ""
    person_ids: tuple[int, ...] = ()
    item_ids: tuple[int, ...] = ()
    line_ids: tuple[int, ...] = ()
    document_ids: tuple[int, ...] | None = None
    heading: str = ""
    stock: str = ""
    first_place: int = 1
    full_ids: bool = False
    reason: str = ""


def day_of(params: PaperParams) -> date:
    """The day a report tells of: the one asked for, today, or the last day of a fiscal year that is over.

    Raises Refused("year_not_begun").
    """
    today = clock.today()
    if params.fiscal_year is None:
        return params.day or today
    first, last = fiscal.bounds(params.fiscal_year)
    if first > today:
        raise Refused("year_not_begun", year=str(params.fiscal_year))
    return min(today, last)


def month_of(params: PaperParams) -> date:
    """The first day of the month a list is for: the one asked for, else the one `day_of` lies in."""
    return (params.month or day_of(params)).replace(day=1)

"""Reading how papers are numbered."""

from dataclasses import dataclass

from sqlalchemy import select

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import NumberSeries
from welfaredesk.domain import numbering
from welfaredesk.services.numbering import SERIES, SeriesInput, setting_of


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One series; `next` is the number a paper of today would get, as written."""

    code: str
    title: str
    data: SeriesInput
    next: str


def series_table(db: Database) -> tuple[SeriesRow, ...]:
    """Every series in its order."""
    today, rows = clock.today(), []
    with db.reading() as session:
        last = {(row.series, row.year): row.last for row in session.scalars(select(NumberSeries))}
        for series in SERIES:
            setting = setting_of(session, series)
            year = numbering.year_of(setting.year_kind, today)
            running = last.get((series.code, year), 0) + 1
            written = numbering.written(setting.pattern, running, year)
            rows.append(SeriesRow(series.code, series.title, setting, written))
    return tuple(rows)

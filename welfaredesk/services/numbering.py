"""Running numbers of papers: a counter per series and year, taken in the transaction that uses it (§6.2)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    Contact,
    Donation,
    EmploymentLetter,
    HouseConsent,
    HouseLetter,
    HousePayment,
    HouseProject,
    HouseSurvey,
    LoanContract,
    LoanRequest,
    LoanReturn,
    Numbered,
    NumberSeries,
    Renewal,
    SeriesSetting,
    WorkCertificate,
)
from welfaredesk.domain import numbering
from welfaredesk.domain.thai_text import clean
from welfaredesk.errors import Issue
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.dates import refuse
from welfaredesk.services.limits import too_long


@dataclass(frozen=True, slots=True)
class Series:
    """One count: which records share it, and how it is written while the office has not said otherwise.

    A series that `needs_year` writes the year into every number; letters do without.
    """

    code: str
    title: str
    holder: type[Numbered]
    year_kind: str = "fiscal"
    needs_year: bool = True
    also: tuple[type[Numbered], ...] = ()

    @property
    def holders(self) -> tuple[type[Numbered], ...]:
        """All kinds of records the numbers of the series go to."""
        return (self.holder, *self.also)


@dataclass(frozen=True, slots=True)
class SeriesInput:
    """How a series is wanted: `year_kind` of domain.numbering.YEARS, `pattern` like {running}/{year}."""

    year_kind: str
    pattern: str = numbering.USUAL_PATTERN


SERIES = (
    Series("loan_request", "คำขอยืม (L-01)", LoanRequest),
    Series("loan", "ใบยืม (L-02)", LoanContract),
    Series("return", "ใบรับคืน (L-03)", LoanReturn),
    Series("renewal", "คำขอขยายเวลายืม (L-04)", Renewal),
    Series(
        "letter",
        "หนังสือราชการ (L-06 W-22 E-08)",
        Contact,
        "calendar",
        needs_year=False,
        also=(HouseLetter, EmploymentLetter),
    ),
    Series("donation", "ใบตอบรับการบริจาค (L-08)", Donation),
    Series("house_survey", "แบบสำรวจบ้าน (W-11)", HouseSurvey),
    Series("house_consent", "หนังสือยินยอมให้ปรับปรุงบ้าน (W-14)", HouseConsent),
    Series("house_project", "โครงการบ้าน", HouseProject),
    Series("work_certificate", "หนังสือรับรองการทำงาน (E-09)", WorkCertificate, "calendar"),
    Series("house_receipt", "ใบสำคัญรับเงิน (W-18)", HousePayment),
)
_OF_HOLDER = {holder: series for series in SERIES for holder in series.holders}
_BY_CODE = {series.code: series for series in SERIES}
_OF_TABLE = {str(inspect(holder).local_table): holder for holder in _OF_HOLDER}


def give(session: Session, record: Numbered, on: date) -> None:
    """Number a record with the next number of its series in the year of this day.

    Call it in the transaction that keeps the record: what is rolled back leaves no gap. The count of a year
    goes on whatever the office sets in between, so that no number comes twice.
    """
    series = _OF_HOLDER[type(record)]
    setting = setting_of(session, series)
    year = numbering.year_of(setting.year_kind, on)
    record.number_year, record.running = year, _next(session, series.code, year)
    record.no = numbering.written(setting.pattern, record.running, year)


def number_of(session: Session, entity: str, entity_id: int) -> tuple[int, int] | None:
    """(running number, year) of a record of a table, None when it has none."""
    holder = _OF_TABLE.get(entity)
    record = session.get(holder, entity_id) if holder is not None else None
    if record is None or record.running is None or record.number_year is None:
        return None
    return record.running, record.number_year


def setting_of(session: Session, series: Series) -> SeriesInput:
    """How a series is written now."""
    row = _kept(session, series.code)
    return SeriesInput(row.year_kind, row.pattern) if row else SeriesInput(series.year_kind)


def save_series(actor: Actor, db: Database, code: str, data: SeriesInput) -> frozenset[str]:
    """Change how the next numbers of a series are counted and written; those given stay as they are.

    Returns the tables touched. Raises ValidationFailed (year_kind, pattern).
    """
    series = _BY_CODE[code]
    data = SeriesInput(data.year_kind, clean(data.pattern))
    refuse(_issues(series, data))
    with db.transaction() as session:
        before = setting_of(session, series)
        if data == before:
            return frozenset()
        row = _kept(session, code)
        if row is None:
            row = SeriesSetting(series=code)
            session.add(row)
        row.year_kind, row.pattern = data.year_kind, data.pattern
        changed = {"series": code, "year_kind": data.year_kind, "pattern": data.pattern}
        was = {"year_kind": before.year_kind, "pattern": before.pattern}
        audit.record(session, actor, "update", "number_series", None, before=was, after=changed)
    return frozenset({"number_series"})


def _kept(session: Session, code: str) -> SeriesSetting | None:
    return session.scalar(select(SeriesSetting).where(SeriesSetting.series == code))


def _next(session: Session, series: str, year: int) -> int:
    row = session.scalar(select(NumberSeries).where(NumberSeries.series == series, NumberSeries.year == year))
    if row is None:
        row = NumberSeries(series=series, year=year, last=0)
        session.add(row)
    row.last += 1
    return row.last


def _issues(series: Series, data: SeriesInput) -> list[Issue]:
    issues = too_long("pattern", data.pattern, numbering.LONGEST_PATTERN)
    if data.year_kind not in numbering.YEARS:
        issues.append(Issue("year_kind", "not_in_list", {"read": data.year_kind}))
    if not numbering.is_pattern(data.pattern, needs_year=series.needs_year):
        code = "number_pattern" if series.needs_year else "number_pattern_plain"
        issues.append(Issue("pattern", code, {"read": data.pattern}))
    return issues

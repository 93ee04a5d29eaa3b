"""What dates in forms must be: not in the future, in order, not before the person was born."""

from datetime import date

from welfaredesk import clock
from welfaredesk.db.models import Person
from welfaredesk.domain import thai_dates
from welfaredesk.domain.thai_dates import Precision
from welfaredesk.errors import Issue, ValidationFailed


def not_future(field: str, day: date | None) -> list[Issue]:
    """An issue when the day has not come yet."""
    if day is None or day <= clock.today():
        return []
    return [Issue(field, "date_future", {"read": thai_dates.table(day)})]


def in_order(field: str, start: date | None, end: date | None) -> list[Issue]:
    """An issue when the end comes before the start; a missing one is fine."""
    if start is None or end is None or start <= end:
        return []
    return [
        Issue(field, "ends_before_start", {"end": thai_dates.screen(end), "start": thai_dates.screen(start)})
    ]


def after_last_end(field: str, start: date | None, last_end: date | None) -> list[Issue]:
    """An issue when something starts before the time it stands in last time ended."""
    if start is None or last_end is None or start >= last_end:
        return []
    params = {"start": thai_dates.screen(start), "end": thai_dates.screen(last_end)}
    return [Issue(field, "starts_before_last_end", params)]


def not_before_birth(field: str, day: date | None, person: Person) -> list[Issue]:
    """An issue when the day lies before the person was born."""
    if day is None or person.birth_date is None or day >= person.birth_date:
        return []
    birth = thai_dates.screen(person.birth_date, Precision(person.birth_precision))
    return [Issue(field, "before_birth", {"read": thai_dates.screen(day), "birth": birth})]


def refuse(*found: list[Issue]) -> None:
    """Raise ValidationFailed when any of the lists holds an issue."""
    if issues := [issue for each in found for issue in each]:
        raise ValidationFailed(*issues)

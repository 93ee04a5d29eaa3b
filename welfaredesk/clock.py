"""One clock for the whole program, so that "today" can be set from outside and in tests."""

import os
from datetime import date, datetime

_fixed: date | None = None


def set_today(day: date | None) -> None:
    """Fix today's date for this process; None goes back to the environment or the computer's clock."""
    global _fixed  # one process, one calendar
    _fixed = day


def today() -> date:
    """Today: what was set, else WELFAREDESK_TODAY (ISO), else the computer's date."""
    if _fixed is not None:
        return _fixed
    wanted = os.environ.get("WELFAREDESK_TODAY", "")
    return date.fromisoformat(wanted) if wanted else date.today()


def now() -> datetime:
    """The moment for stamps: today's date as above with the computer's time of day, without microseconds."""
    return datetime.combine(today(), datetime.now().time().replace(microsecond=0))

"""What a worklist is: its columns on screen and on paper, where its rows come from, whom a row is about."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from ui.models.query_table import Badge, Column, Query
from ui.theme import Tone
from welfaredesk.db.engine import Database
from welfaredesk.domain import thai_dates


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column on screen and in the workbook; `value` gives text, a number, a date or None.

    `on_paper` columns stand in the workbook alone: on screen `Worklist.told` says what they hold.
    """

    title: str
    value: Callable[[Any], Any]
    width: int = 0
    stretch: int = 1
    badge: Callable[[Any], Badge | None] | None = None
    align: str = "left"
    on_paper: bool = False

    def on_screen(self) -> Column:
        """The column of the table."""
        return Column(
            self.title,
            lambda row: shown(self.value(row)),
            align=self.align,
            badge=self.badge,
            width=self.width,
            stretch=self.stretch,
        )


@dataclass(frozen=True, slots=True)
class Worklist:
    """One list: `empty` says that nothing is to be done; `slow` lists are read off the GUI thread.

    `told` says under the table what its current row does not show in full.
    """

    key: str
    title: str
    about: str
    empty: str
    query: Callable[[Database], Query]
    columns: tuple[ListColumn, ...]
    person: Callable[[Any], int | None] = field(default=lambda row: row.person.id)
    tone: Tone = Tone.NEUTRAL
    slow: bool = False
    told: Callable[[Any], str] | None = None


def shown(value: Any) -> str:
    """A value as the table shows it."""
    if isinstance(value, datetime):
        return thai_dates.screen(value.date())
    if isinstance(value, date):
        return thai_dates.screen(value)
    return "" if value is None else str(value)

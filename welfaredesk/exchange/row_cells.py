"""One row of a register, cell by cell: what each field says, and every doubt about it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from welfaredesk.domain import names, thai_dates, thai_text
from welfaredesk.domain.names import PersonName
from welfaredesk.domain.thai_dates import DateError, Era, Precision
from welfaredesk.exchange import eras
from welfaredesk.exchange.eras import ShortYear
from welfaredesk.exchange.header import Layout
from welfaredesk.services.imports import Severity

_LONGEST_SHOWN = 60  # characters of a cell that a sentence repeats
_DASHES = re.compile(r"[-–—.\s]+")
_MONEY = re.compile(r"(\d[\d,]*(?:\.\d{1,2})?)\s*(?:บาท|บ\.|฿|\.?-)?")
_UNIMPORTANT = ("seq", "age")  # nothing is lost when these can't be read


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong or worth saying about one field of a row."""

    code: str
    severity: Severity
    field: str
    params: Mapping[str, str]


@dataclass(slots=True)
class RowCells:
    """Reads the cells of one row; make one per row.

    `shown` are the texts of the cells of `row`; `unsaved` columns whose formula has no saved result; `eras`
    what two-digit years count in, by column. Those met on the way stand in `shorts`.
    """

    layout: Layout
    today: date
    row: list[Any]
    shown: list[str]
    unsaved: frozenset[int] = frozenset()
    eras: Mapping[int, Era] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    shorts: list[ShortYear] = field(default_factory=list)
    vital: tuple[str, ...] = ()  # fields without which the row says nothing

    def _cell(self, name: str) -> Any:
        found = self.layout.columns.get(name)
        return self.row[found[0]] if found and found[0] < len(self.row) else ""

    def _text(self, name: str) -> str:
        """The cleaned text of a field; a dash means nothing."""
        found = self.layout.columns.get(name)
        if not found or found[0] >= len(self.shown):
            return ""
        shown = self.shown[found[0]]
        return "" if _DASHES.fullmatch(shown) else shown

    def _find(
        self, code: str, name: str, params: Mapping[str, str], severity: Severity = Severity.WARNING
    ) -> None:
        if "read" in params:
            params = {**params, "read": params["read"][:_LONGEST_SHOWN]}
        self.findings.append(Finding(code, severity, name, params))

    def _tell_unsaved(self) -> None:
        for name, found in self.layout.columns.items():
            if name not in _UNIMPORTANT and self.unsaved.intersection(found):
                severe = Severity.ERROR if name in self.vital else Severity.WARNING
                self._find("cell_formula", name, {}, severe)

    def _date(self, name: str, *, year_alone: bool = True) -> date | None:
        """A day. The part of one that is not written is assumed and told; a year alone may be too little."""
        if not self._text(name):
            return None
        raw, column = self._cell(name), self._column(name)
        if eras.is_short(self._text(name)):
            self._note_short(eras.short_card_date(column, raw, today=self.today))
        try:
            found = thai_dates.parse(raw, today=self.today, era=self.eras.get(column))
        except DateError as error:
            self._find(error.code, name, {"read": error.read})
            return None
        if found.precision is Precision.YEAR and not year_alone:
            self._find("date_unreadable", name, {"read": self._text(name)})
            return None
        if found.precision is not Precision.DAY:
            params = {"read": self._text(name), "taken": thai_dates.screen(found.date)}
            self._find("date_part_assumed", name, params)
        return found.date

    def _column(self, name: str) -> int:
        return self.layout.columns.get(name, (-1,))[0]

    def _note_short(self, found: ShortYear | None) -> None:
        if found is not None:
            self.shorts.append(found)

    def _money(self, name: str) -> int | None:
        """Satang; None for an empty cell and, with a finding, for one that is no amount."""
        shown = thai_text.to_arabic(self._text(name))
        if not shown:
            return None
        match = _MONEY.fullmatch(shown)
        if match is None:
            self._find("not_a_number", name, {"read": shown})
            return None
        return int((Decimal(match[1].replace(",", "")) * 100).to_integral_value())

    def _person_name(self, whole: str, title: str, last: str) -> PersonName:
        """A name that stands in one column or in up to three."""
        written = self._text(title)
        parts = [names.expand_title(written) if written else "", self._text(whole), self._text(last)]
        found = names.split_name(" ".join(filter(None, parts)))
        return found if found.title or not parts[0] else replace(found, title=parts[0])

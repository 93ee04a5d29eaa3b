"""One row of a register of disabled people at work."""

from dataclasses import dataclass

from welfaredesk.domain import national_id, placements, thai_dates, wages
from welfaredesk.exchange.row_cells import RowCells
from welfaredesk.services.imports import PersonNamed, Severity
from welfaredesk.services.imports.placements import PlacementRecord
from welfaredesk.services.persons import id_params

_OTHER = "other"


@dataclass(slots=True)
class PlacementReader(RowCells):
    """Reads a row about a placement."""

    vital: tuple[str, ...] = ("national_id", "started")

    def read(self) -> PlacementRecord:
        """The record; what could not be read is left out of it and stands in `findings`."""
        self._tell_unsaved()
        person, sure = self._person()
        workplace, employer = self._text("workplace"), self._text("employer")
        if not (workplace or employer):
            self._find("workplace_missing", "workplace", {}, Severity.ERROR)
        started, ends = self._date("started"), self._date("ends")
        if started is None:
            self._find("placement_start_missing", "started", {}, Severity.ERROR)
        if started and ends and ends < started:
            params = {"start": thai_dates.screen(started), "end": thai_dates.screen(ends)}
            self._find("ends_before_start", "ends", params)
            ends = None
        satang, unit = self._wage()
        ended, reason = self._date("ended"), placements.parse_end(self._text("state"))
        rests = reason == placements.SUSPENDED
        return PlacementRecord(
            person=person,
            sure=sure,
            workplace=workplace or employer,
            employer=employer or workplace,
            basis=self._basis(),
            position=self._text("position"),
            wage_satang=satang,
            wage_unit=unit,
            value_satang=self._money("value"),
            started_on=started,
            ends_on=ends,
            ended_on=None if rests else ended,
            end_reason="" if rests else reason,
            suspended=rests,
            suspended_on=ended if rests else None,
            caregiver=self._text("caregiver"),
            note=self._text("remark"),
        )

    def _person(self) -> tuple[PersonNamed, bool]:
        """Whom the row names, and whether the id, where there is one, can be relied on."""
        name = self._person_name("name", "title", "last")
        number, sure = "", True
        if self._text("national_id"):
            try:
                number = national_id.normalise(self._cell("national_id"))
            except national_id.NationalIdError as error:
                self._find(error.code, "national_id", id_params(error))
                sure = False
        if not (name.first or number):
            self._find("placement_name_missing", "name", {}, Severity.ERROR)
        return PersonNamed(name, number), sure

    def _basis(self) -> str:
        shown = self._text("basis")
        basis = placements.parse_basis(shown)
        if basis == placements.NEVER:
            self._find("section_34", "basis", {}, Severity.ERROR)
        elif not basis and not shown.startswith("อื่น"):
            self._find("basis_unreadable", "basis", {"read": shown})
        return basis or _OTHER

    def _wage(self) -> tuple[int | None, str]:
        shown = self._text("wage")
        if not shown:
            return None, ""
        said = f"{shown} {self._text('wage_unit')}".strip()
        found = wages.parse(said)
        if found is None:
            self._find("wage_unreadable", "wage", {"read": shown})
            return None, ""
        if found.guessed:
            params = {"read": shown, "unit": wages.WORDS[found.unit]}
            self._find("wage_unit_assumed", "wage", params, Severity.INFO)
        return found.satang, found.unit

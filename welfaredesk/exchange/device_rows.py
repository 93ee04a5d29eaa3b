"""One row of a register of devices: the piece, and the loan it is out on."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from welfaredesk.domain import device_words, national_id, paper_limits, thai_dates, thai_text
from welfaredesk.exchange.row_cells import RowCells
from welfaredesk.services.imports import PersonNamed, Severity
from welfaredesk.services.imports.devices import DeviceRecord
from welfaredesk.services.persons import id_params

DONATED = "รับบริจาค"
_LIMITS = {"model": paper_limits.SLIP_DESCRIPTION, "code": paper_limits.SLIP_CODE}


@dataclass(slots=True)
class DeviceReader(RowCells):
    """Reads a row about a device."""

    vital: tuple[str, ...] = ("code",)

    def read(self) -> DeviceRecord:
        """The record; what could not be read is left out of it and stands in `findings`."""
        self._tell_unsaved()
        code, model = self._text("code"), self._text("model")
        how, donor = self._text("acquired_how"), self._text("donor")
        if donor and not how:
            how = DONATED
        self._check(code, model)
        return DeviceRecord(
            model=model,
            code=code,
            category=self._text("category"),
            unit=self._text("unit"),
            brand=self._text("brand"),
            serial=self._text("serial"),
            acquired_how=how,
            acquired_on=self._date("acquired_on"),
            price_satang=self._money("price"),
            condition=self._condition(),
            place=self._text("place"),
            donor=donor,
            note=self._text("remark"),
            person=self._borrower(),
            **self._loan_days(),
        )

    def _loan_days(self) -> dict[str, Any]:
        """The days of the loan; what is called the return and is still to come is when it is due.

        `back` when only words tell of the return, in whichever column; a day they name is its day.
        """
        lent_on, due_on = (self._date(name, year_alone=False) for name in ("lent_on", "due_on"))
        said = self._text("returned_on")
        in_words = device_words.is_about_return(said)
        returned_on = None if in_words else self._date("returned_on", year_alone=False)
        if returned_on is not None and returned_on > self.today and due_on is None:
            due_on, returned_on = returned_on, None
        if returned_on is not None:
            return {"lent_on": lent_on, "due_on": due_on, "returned_on": returned_on}
        told = [said] if in_words else []
        told += [self._text("condition"), self._text("remark")]
        back = next((text for text in told if device_words.is_back(text)), "")
        days = {"lent_on": lent_on, "due_on": due_on, "returned_on": self._day_in(back)}
        return days | {"back": bool(back)}

    def _day_in(self, text: str) -> date | None:
        """The day that stands beside "คืนแล้ว", if one does."""
        try:
            found = thai_dates.parse(device_words.day_of_return(text), today=self.today)
        except thai_dates.DateError:
            return None
        return found.date if found.precision is thai_dates.Precision.DAY else None

    def _check(self, code: str, model: str) -> None:
        if not thai_text.code_key(code):
            self._find("device_code_missing", "code", {}, Severity.ERROR)
        if not model:
            self._find("device_model_missing", "model", {}, Severity.ERROR)
        for name, text in (("code", code), ("model", model)):
            if len(text) > _LIMITS[name]:
                params = {"length": str(len(text)), "limit": str(_LIMITS[name])}
                self._find("too_long", name, params, Severity.ERROR)

    def _condition(self) -> str:
        shown = self._text("condition")
        found = device_words.condition_of(shown)
        if shown and not found and not device_words.is_about_return(shown):
            self._find("condition_unreadable", "condition", {"read": shown})
        return found

    def _borrower(self) -> PersonNamed:
        name = self._person_name("borrower", "borrower_title", "borrower_last")
        number = ""
        if self._text("borrower_id"):
            try:
                number = national_id.normalise(self._cell("borrower_id"))
            except national_id.NationalIdError as error:
                self._find(error.code, "borrower_id", id_params(error))
        return PersonNamed(name, number)

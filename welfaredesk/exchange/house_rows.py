"""One row of a register of houses built or repaired."""

from dataclasses import dataclass

from welfaredesk.domain import addresses, fiscal_year, house_words, national_id, thai_dates, thai_text
from welfaredesk.domain.thai_dates import DateError, Precision, ThaiDate
from welfaredesk.exchange import cells, eras
from welfaredesk.exchange.row_cells import RowCells
from welfaredesk.services.imports import PersonNamed, Severity
from welfaredesk.services.imports.houses import HouseRecord
from welfaredesk.services.persons import id_params


@dataclass(slots=True)
class HouseReader(RowCells):
    """Reads a row about a house."""

    vital: tuple[str, ...] = ("name",)

    def read(self) -> HouseRecord:
        """The record; what could not be read is left out of it and stands in `findings`."""
        self._tell_unsaved()
        finished = self._finished()
        day = finished.date if finished and finished.precision is Precision.DAY else None
        work = " ".join(filter(None, (self._text("kind"), self._text("items"))))
        return HouseRecord(
            person=self._person(),
            fiscal_year=self._year(finished),
            group=house_words.group(self._text("group")),
            kind=self._text("kind"),
            work_items=house_words.work_items(work),
            sources=house_words.sources(self._text("source")),
            satang=self._money("amount"),
            finished_on=day,
            finished=thai_dates.screen(finished.date, finished.precision) if finished and not day else "",
            note=self._text("remark"),
        )

    def _person(self) -> PersonNamed:
        name = self._person_name("name", "title", "last")
        if not name.first:
            self._find("house_name_missing", "name", {}, Severity.ERROR)
        number = ""
        if self._text("national_id"):
            try:
                number = national_id.normalise(self._cell("national_id"))
            except national_id.NationalIdError as error:
                self._find(error.code, "national_id", id_params(error))
        written = addresses.parse_address(self._text("address"))
        house_no, moo = self._house_no() or written.house_no, self._moo() or written.moo
        return PersonNamed(name, number, house_no, moo or self.layout.village)

    def _house_no(self) -> str:
        if not self._text("house_no"):
            return ""
        house = addresses.house_number(self._cell("house_no"))
        if not house.sure:
            self._find("house_doubtful", "house_no", {"read": house.text})
        return house.text

    def _moo(self) -> str:
        shown = self._text("moo")
        moo = addresses.village_number(self._cell("moo")) if shown else ""
        if shown and not moo and cells.digits_in(shown):
            self._find("moo_unreadable", "moo", {"read": shown})
        return moo

    def _finished(self) -> ThaiDate | None:
        shown, column = self._text("finished"), self._column("finished")
        if not shown:
            return None
        raw = self._cell("finished")
        if eras.is_short(shown):
            self._note_short(eras.short_card_date(column, raw, today=self.today))
        try:
            found = thai_dates.parse(raw, today=self.today, era=self.eras.get(column))
        except DateError as error:
            self._find(error.code, "finished", {"read": error.read})
            return None
        if found.date > self.today:
            self._find("date_future", "finished", {"read": shown})
            return None
        return found

    def _year(self, finished: ThaiDate | None) -> int:
        """The fiscal year; where the register gives none, that of the finish, or of the sheet's title."""
        shown = self._text("year")
        year = fiscal_year.parse_year(shown) if shown else None
        if shown and year is None:
            self._find("house_year_unreadable", "year", {"read": shown})
        by_day = fiscal_year.fiscal_year(finished.date) if finished else None
        if finished and finished.precision is Precision.YEAR:
            by_day = thai_dates.be_year(finished.date)
        if year is not None:
            if by_day not in (None, year):
                params = {"read": thai_text.to_arabic(shown), "expected": str(by_day)}
                self._find("house_year_differs", "year", params, Severity.INFO)
            return year
        found = by_day or self.layout.fiscal_year
        if found is None:
            self._find("house_year_missing", "year", {}, Severity.ERROR)
        return found or 0

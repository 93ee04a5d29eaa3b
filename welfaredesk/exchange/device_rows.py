"""One row of a register of devices: the piece, and the loan it is out on."""

import re
from dataclasses import dataclass

from welfaredesk.domain import national_id, paper_limits, thai_text
from welfaredesk.exchange.row_cells import RowCells
from welfaredesk.services.imports import PersonNamed, Severity
from welfaredesk.services.imports.devices import DeviceRecord
from welfaredesk.services.persons import id_params

DONATED = "รับบริจาค"
# what the words of a register mean, as search keys; the first that fits counts
_CONDITIONS = (
    ("disposed", re.compile("จาหนาย|จำหนาย|แทงจำหนาย|ตัดบัญชี")),
    ("lost", re.compile("หาย|สูญ")),
    ("repair", re.compile("ซอม")),
    ("damaged", re.compile("ชำรุด|ชารุด|เสีย|พัง|เสือม|ไมได|ไมพรอม")),
    ("usable", re.compile("ใชงานได|ใชได|ใชการได|ปกติ|ดี|พรอม|วาง|ถูกยืม|ยืมอยู|ใหม")),
)
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
            lent_on=self._date("lent_on"),
            due_on=self._date("due_on"),
        )

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
        key = thai_text.search_key(shown)
        found = next((code for code, words in _CONDITIONS if words.search(key)), "")
        if shown and not found:
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

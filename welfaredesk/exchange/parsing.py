"""One row of a register as a person's record: every cell read by the rules, every doubt named."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from welfaredesk.domain import (
    addresses,
    fiscal_year,
    names,
    national_id,
    paper_limits,
    phones,
    thai_dates,
    thai_text,
)
from welfaredesk.domain.addresses import ParsedAddress
from welfaredesk.domain.names import PersonName
from welfaredesk.domain.thai_dates import DateError, Precision, ThaiDate
from welfaredesk.exchange import cells, disability, eras, remarks
from welfaredesk.exchange.header import Layout
from welfaredesk.exchange.row_cells import RowCells
from welfaredesk.services.imports import AllowanceRecord, CardRecord, PersonRecord, Severity
from welfaredesk.services.persons import id_params

_MOST_SATANG = 100_000_00  # a month; above it somebody's id or total got into the column
_VILLAGE_DIGITS = 2
_SHORT_ADDRESS = 60  # characters that fit every paper with all the words between
_PARTS = tuple(ParsedAddress.__dataclass_fields__)
_NAMED_PARTS = frozenset({"alley", "soi", "road", "tambon", "amphoe", "province", "postcode"})
_OF_CARD = ("card_issued", "card_expires", "caregiver", "caregiver_relation")
_DASHES = re.compile(r"[-–—.\s]+")
_PLAIN_HOUSE = re.compile(r"[\d/\s.-]+(?:\s?[ก-ฮ])?")
_AMOUNT = re.compile(r"(\d[\d,]*(?:\.\d{1,2})?)\s*(?:บาท|บ\.|฿|\.?-)?\s*(?:(?:ต่อ|/)\s*(?:เดือน|ด\.))?")
_LIFETIME = re.compile(r"ตลอด|ไม่มีวันหมด|ไม่หมดอายุ")
_SEXES = {"ชาย": "M", "ช": "M", "m": "M", "male": "M", "หญิง": "F", "ญ": "F", "f": "F", "female": "F"}
_YOUNG = ("เด็กชาย", "เด็กหญิง", "สามเณร")
OLD_AGE, DISABILITY, AIDS = "old_age_allowance", "disability_allowance", "aids_allowance"


@dataclass(slots=True)
class RowReader(RowCells):
    """Reads a row about a person."""

    vital: tuple[str, ...] = ("national_id",)

    def read(self) -> PersonRecord:
        """The record; what could not be read is left out of it and stands in `findings`."""
        self._tell_unsaved()
        name = self._name()
        shown = names.full_name(name.title, name.first, name.last)
        self._check_length("name", shown, paper_limits.SLIP_NAME, Severity.ERROR)
        types, card = self._types(), self._card()
        remark = self._text("remark")
        group = self._text("group")
        disabled = bool(types or card or self.layout.kind == "disability")
        groups = dict.fromkeys((*(("disabled",) if disabled else ()), *remarks.groups_of(group)))
        return PersonRecord(
            national_id=self._national_id(),
            name=name,
            nickname=self._text("nickname"),
            sex=_SEXES.get(self._text("sex").lower(), "") or names.sex_of_title(name.title) or "",
            birth=self._birth(name),
            address=self._address(),
            phone=self._phone(),
            remark=remark,
            event=remarks.event_of(remark) if remark else "",
            groups=tuple(groups),
            types=types,
            card=card,
            allowance=self._allowance(),
        )

    def _national_id(self) -> str:
        raw = self._cell("national_id")
        try:
            number = national_id.normalise(raw)
        except national_id.NationalIdError as error:
            if error.code != "id_empty":
                self._find(error.code, "national_id", id_params(error), Severity.ERROR)
            elif not self.unsaved.intersection(self.layout.columns.get("national_id", ())):
                self._find("no_identity", "national_id", {}, Severity.ERROR)
            return ""
        if national_id.unusual_first_digit(number):
            self._find("id_unusual", "national_id", {"read": number})
        return number

    def _name(self) -> PersonName:
        title = self._text("title")
        title = names.expand_title(title) if title else ""
        if "name" in self.layout.columns:
            parts = (self.shown[c] for c in self.layout.columns["name"] if c < len(self.row))
            whole = names.split_name(" ".join(filter(None, parts)))
            return whole if whole.title or not title else replace(whole, title=title)
        first, last = self._text("first"), self._text("last")
        split = names.split_name(first)
        if split.title and title in ("", split.title):
            title, first = split.title, split.first
            last = last or split.last
        elif not last:
            first, last = (split.first, split.last) if not split.title else (first, "")
        return PersonName(title, first, last)

    def _birth(self, name: PersonName) -> ThaiDate | None:
        raw = self._birth_cell()
        if cells.is_blank(raw):
            return None
        age = thai_dates.parse_age(self._cell("age")) if "age" in self.layout.columns else None
        elderly = self.layout.kind == "persons" and "allowance" in self.layout.columns
        adult = True if elderly else (name.title not in _YOUNG if name.title else None)
        column = self._column("birth" if self._text("birth") else "birth_year")
        if eras.is_short(cells.text(raw)):
            about_elderly = any("สูงอายุ" in title for title in self.layout.titles)
            self._note_short(
                eras.short_birth(column, raw, today=self.today, age=age, adult=adult, elderly=about_elderly)
            )
        try:
            birth = thai_dates.parse(
                raw, today=self.today, age=age, birth=True, adult=adult, era=self.eras.get(column)
            )
        except DateError as error:
            self._find(error.code, "birth", {"read": error.read})
            return None
        if age is not None:
            self._check_age(birth, age)
        return birth

    def _birth_cell(self) -> Any:
        if "birth_year" not in self.layout.columns or self._text("birth"):
            return self._cell("birth") if self._text("birth") else ""
        parts = (self._text(name) for name in ("birth_day", "birth_month", "birth_year"))
        return " ".join(filter(None, parts))

    def _check_age(self, birth: ThaiDate, age: int) -> None:
        actual = thai_dates.age_on(birth.date, self.today)
        off = age - actual
        # without the day the birthday may still be to come this year
        if off == 0 or (off == -1 and birth.precision is not Precision.DAY):
            return
        severity = Severity.INFO if abs(off) == 1 else Severity.WARNING
        shown = thai_dates.screen(birth.date, birth.precision)
        params = {"read": str(age), "expected": str(actual), "birth": shown}
        self._find("age_mismatch", "age", params, severity)

    def _address(self) -> ParsedAddress:
        parts = _parts_of(self._text("address"))
        self._add_house(parts)
        self._add_village(parts)
        for name in self.layout.columns.keys() & _NAMED_PARTS:
            if value := self._text(name):
                parts[name] = _parts_of(value).get(name) or value
        address = ParsedAddress(**parts)
        if sum(map(len, parts.values())) > _SHORT_ADDRESS:
            field = "address" if "address" in self.layout.columns else "house_no"
            line = addresses.address_line(address)
            if not self._check_length(field, line, paper_limits.SLIP_ADDRESS, Severity.WARNING):
                return ParsedAddress()
        return address

    def _check_length(self, name: str, text: str, limit: int, severity: Severity) -> bool:
        """Whether a text fits its place on paper; one that does not is told, never cut."""
        if len(text) <= limit:
            return True
        self._find("too_long", name, {"length": str(len(text)), "limit": str(limit)}, severity)
        return False

    def _add_house(self, parts: dict[str, str]) -> None:
        shown = self._text("house_no")
        if not shown:
            return
        raw = self._cell("house_no")
        if isinstance(raw, str) and not _PLAIN_HOUSE.fullmatch(thai_text.to_arabic(shown)):
            written = _parts_of(shown)
            parts |= written if "house_no" in written else {"house_no": shown}
            return
        house = addresses.house_number(raw)
        if not house.sure:
            self._find("house_doubtful", "house_no", {"read": house.text})
        parts["house_no"] = house.text

    def _add_village(self, parts: dict[str, str]) -> None:
        shown = self._text("moo")
        community = self._text("community")
        moo = addresses.village_number(self._cell("moo")) if shown else ""
        if shown and not moo and cells.digits_in(shown):
            self._find("moo_unreadable", "moo", {"read": shown})
        elif shown and not moo:
            community = community or shown
        if not moo and len(community) <= _VILLAGE_DIGITS and community.isdecimal():
            moo, community = str(int(community)), ""
        parts["moo"] = moo or parts.get("moo", "") or self.layout.village
        parts["community"] = community or parts.get("community", "")

    def _phone(self) -> str:
        valid: list[str] = []
        for column in self.layout.columns.get("phone", ()):
            raw = self.row[column] if column < len(self.row) else ""
            found = phones.split_phones(raw)
            valid += filter(phones.is_valid_phone, found)
            if wrong := [phone for phone in found if not phones.is_valid_phone(phone)]:
                self._find("phone_unreadable", "phone", {"read": " ".join(wrong)})
        return " ".join(dict.fromkeys(valid))

    def _types(self) -> tuple[int, ...]:
        ticked = tuple(
            code
            for code, column in sorted(self.layout.ticks.items())
            if column < len(self.row) and disability.is_tick(self.shown[column])
        )
        shown = self._text("disability")
        named = disability.codes_of_text(shown) if shown else ()
        if shown and not named:
            self._find("disability_unreadable", "disability", {"read": shown})
        elif self.layout.kind == "disability" and not (ticked or named):
            self._find("disability_missing", "disability", {})
        return tuple(dict.fromkeys(named + ticked))

    def _card(self) -> CardRecord | None:
        if self.layout.columns.keys().isdisjoint(_OF_CARD):
            return None
        issued, expires = self._date("card_issued"), None
        lifetime = _LIFETIME.search(self._text("card_expires")) is not None
        if not lifetime:
            expires = self._date("card_expires")
        caregiver = self._text("caregiver")
        name, relation = caregiver, self._text("caregiver_relation")
        if caregiver and not relation:
            name, relation = names.split_relation(caregiver)
        card = CardRecord(issued, expires, lifetime, name, relation)
        if issued and expires and issued > expires:
            dates = {"issued": thai_dates.screen(issued), "expires": thai_dates.screen(expires)}
            self._find("card_dates", "card_expires", dates)
        elif expires and expires < self.today:
            self._find("card_expired", "card_expires", {"expires": thai_dates.screen(expires)}, Severity.INFO)
        return card if card != CardRecord() else None

    def _allowance(self) -> AllowanceRecord | None:
        shown = thai_text.to_arabic(self._text("allowance"))
        if not shown:
            return None
        match = _AMOUNT.fullmatch(shown)
        if match is None:
            self._find("not_a_number", "allowance", {"read": shown})
            return None
        satang = int(Decimal(match[1].replace(",", "")) * 100)
        if satang > _MOST_SATANG:
            self._find("amount_unlikely", "allowance", {"read": shown})
            return None
        year = self.layout.fiscal_year
        return AllowanceRecord(
            programme_of(self.layout), satang, fiscal_year.bounds(year)[0] if year else None
        )


def _parts_of(address: str) -> dict[str, str]:
    """The filled parts of an address written in one cell."""
    if not address:
        return {}
    parsed = addresses.parse_address(address)
    return {name: value for name in _PARTS if (value := getattr(parsed, name))}


def programme_of(layout: Layout) -> str:
    """The programme a register's amounts belong to, by its titles and headings."""
    words = " ".join((*layout.titles, layout.heading("allowance")))
    if "สูงอายุ" in words:
        return OLD_AGE
    if "เอดส์" in words:
        return AIDS
    return DISABILITY if layout.kind == "disability" or "พิการ" in words else OLD_AGE

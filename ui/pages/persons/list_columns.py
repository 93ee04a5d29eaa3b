"""The columns of the people's list: what can be shown, and what this computer shows."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from ui import places
from ui.models.query_table import Badge, Column
from ui.pages.persons import words
from ui.theme import Tone
from welfaredesk.domain import phones, thai_dates
from welfaredesk.domain.thai_dates import Precision
from welfaredesk.queries.persons import PersonRow

KEY = "persons/columns"
USUAL = ("name", "age", "house_no", "moo", "groups")
ALWAYS = "name"
# what a column of the list is called in the workbook
HEADINGS = {
    "name": ("คำนำหน้า", "ชื่อ", "สกุล"),
    "age": ("อายุ",),
    "house_no": ("บ้านเลขที่",),
    "moo": ("หมู่ที่",),
    "groups": ("กลุ่ม",),
    "sex": ("เพศ",),
    "birth": ("วันเกิด",),
    "phone": ("โทรศัพท์",),
    "national_id": ("เลขประจำตัวประชาชน",),
}
translate = QCoreApplication.translate


class ListColumns:
    """The choice of columns, kept in the settings of this computer."""

    def __init__(self) -> None:
        self.known = _columns()
        kept = str(places.settings().value(KEY, "")).split(",")
        self.keys = tuple(key for key in self.known if key in kept) or USUAL

    def shown(self) -> list[Column]:
        """The columns to show, always in the same order."""
        return [column for key, column in self.known.items() if key in self.keys]

    def headings(self) -> tuple[str, ...]:
        """What the shown columns are called in the workbook."""
        return tuple(heading for key in self.keys for heading in HEADINGS[key])

    def show(self, key: str, on: bool) -> None:
        """Show or hide one column from now on; the name always stays."""
        wanted = {*self.keys, key} if on else {*self.keys} - {key}
        self.keys = tuple(each for each in self.known if each in wanted | {ALWAYS})
        places.settings().setValue(KEY, ",".join(self.keys))

    def fill(self, menu: QMenu, changed: Callable[[], object]) -> None:
        """Offer the columns in a menu."""
        columns = menu.addMenu(translate("persons", "คอลัมน์ที่แสดง"))
        for key, column in self.known.items():
            action = columns.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(key in self.keys)
            action.setEnabled(key != ALWAYS)
            action.toggled.connect(partial(self.show, key))
            action.toggled.connect(lambda _on: changed())


def _columns() -> dict[str, Column]:
    return {
        "national_id": Column(translate("persons", "เลขประจำตัว"), lambda row: row.national_id, width=156),
        "name": Column(translate("persons", "ชื่อ–สกุล"), lambda row: row.name, stretch=5),
        "sex": Column(translate("persons", "เพศ"), lambda row: words.word(words.SEXES, row.sex), width=60),
        "birth": Column(translate("persons", "วันเกิด"), _birth, width=112),
        "age": Column(translate("persons", "อายุ"), _age, align="right", width=58),
        "house_no": Column(translate("persons", "บ้านเลขที่"), lambda row: row.house_no, width=92),
        "moo": Column(translate("persons", "หมู่"), lambda row: row.moo, align="right", width=56),
        "phone": Column(translate("persons", "โทรศัพท์"), _phone, width=116),
        "groups": Column(translate("persons", "กลุ่ม"), _group_names, badge=_badge, stretch=3),
    }


def _age(person: PersonRow) -> str:
    return "" if person.age is None else str(person.age)


def _birth(person: PersonRow) -> str:
    if person.birth_date is None:
        return ""
    return thai_dates.screen(person.birth_date, Precision(person.birth_precision))


def _phone(person: PersonRow) -> str:
    return ", ".join(phones.formatted(number) for number in person.phone.split())


def _group_names(person: PersonRow) -> str:
    return " ".join(person.group_names)


def _badge(person: PersonRow) -> Badge | None:
    if person.died or person.moved_out:
        return Badge(words.word(words.EVENTS, "died" if person.died else "moved_out"), Tone.NEUTRAL, "info")
    if not person.groups:
        return None
    first = words.group_badge(person.groups[-1], person.group_names[-1])
    more = len(person.groups) - 1
    return Badge(f"{first.text} +{more}", first.tone, first.icon) if more else first

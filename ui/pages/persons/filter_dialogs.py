"""The forms of the people's list: what narrows it, and a name to keep that under."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.pages.persons import filter_words
from ui.widgets.editors import combo
from ui.widgets.parts import dress
from ui.widgets.record_dialog import RecordDialog
from welfaredesk.domain import thai_text
from welfaredesk.domain.person_filter import MISSING, PersonFilter
from welfaredesk.errors import Issue, ValidationFailed

OLDEST = 130
translate = QCoreApplication.translate


class FilterDialog(RecordDialog):
    """Ages, card, dependency, what is missing and who is gone; group and village stay as they are."""

    WIDTH = 760

    def __init__(
        self, use: Callable[[PersonFilter], Any], initial: PersonFilter, parent: QWidget | None = None
    ) -> None:
        self._initial = initial
        super().__init__(lambda value: use(_readable(value, initial)), initial, parent)

    def build(self, initial: PersonFilter) -> None:
        self.setWindowTitle(self.tr("ตัวกรองรายชื่อ"))
        self.save_button.setText(self.tr("ใช้ตัวกรอง"))
        dress(self.save_button, "filter", "primary")
        self.add("age_from", self.tr("อายุตั้งแต่ (ปี)"), QLineEdit(_text(initial.age_from)))
        self.add("age_to", self.tr("ถึงอายุ (ปี)"), QLineEdit(_text(initial.age_to)))
        anyone = self.tr("ไม่กำหนด")
        cards = [(None, anyone), *_choices(filter_words.CARDS)]
        if initial.card_within is not None and initial.card_within not in filter_words.CARDS:
            cards.append((initial.card_within, filter_words.card(initial.card_within)))
        self.add("card_within", self.tr("บัตรประจำตัวคนพิการ"), combo(cards, initial.card_within))
        self.add("adl", self.tr("ภาวะพึ่งพิง (ADL)"), _list(filter_words.ADL, anyone, initial.adl))
        self.add("missing", self.tr("ข้อมูลที่ยังขาด"), _list(MISSING, anyone, initial.missing))
        here = self.tr("เฉพาะผู้ที่ยังอยู่ในพื้นที่")
        self.add("gone", self.tr("ผู้เสียชีวิตและย้ายออก"), _list(filter_words.GONE, here, initial.gone))


class FilterNameDialog(RecordDialog):
    """A name for the filter in use; `save(name)`."""

    WIDTH = 460

    def build(self, initial: str) -> None:
        self.setWindowTitle(self.tr("จำตัวกรองนี้"))
        hint = self.tr("ชื่อเดิมจะถูกแทนด้วยตัวกรองปัจจุบัน")
        self.add("name", self.tr("ชื่อตัวกรอง"), QLineEdit(initial), wide=True, required=True, hint=hint)

    def value(self) -> str:
        return str(self.values()["name"])


def _choices(table: Mapping[Any, object]) -> list[tuple[Any, str]]:
    return [(code, translate("filters", str(text))) for code, text in table.items()]


def _list(table: Mapping[Any, object], none: str, value: Any) -> QWidget:
    return combo([("", none), *_choices(table)], value)


def _text(age: int | None) -> str:
    return "" if age is None else str(age)


def _readable(values: dict[str, Any], initial: PersonFilter) -> PersonFilter:
    """The filter typed. Raises ValidationFailed where an age is none."""
    issues: list[Issue] = []
    ages = {name: _age(name, values[name], issues) for name in ("age_from", "age_to")}
    if issues:
        raise ValidationFailed(*issues)
    low, high = ages["age_from"], ages["age_to"]
    if low is not None and high is not None and low > high:
        low, high = high, low
    rest: dict[str, Any] = {name: values[name] or "" for name in ("adl", "missing", "gone")}
    return replace(initial, age_from=low, age_to=high, card_within=values["card_within"], **rest)


def _age(name: str, typed: str, issues: list[Issue]) -> int | None:
    text = thai_text.to_arabic(typed).strip()
    if not text:
        return None
    if not text.isdecimal() or int(text) > OLDEST:
        issues.append(Issue(name, "age_unreadable", {"read": typed}))
        return None
    return int(text)

"""The words offered in forms, list by list: named, added, put in order and switched off by the office."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QListWidget, QWidget

from ui import messages
from ui.context import AppContext
from ui.models.query_table import Badge, Column, QueryTableModel
from ui.pages.settings import Section
from ui.theme import Tone, tokens
from ui.widgets.counted import CountedLine
from ui.widgets.parts import button, column, row, tool_button
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.table import TableView
from welfaredesk.domain.paper_limits import LIST_LABEL
from welfaredesk.domain.person_filter import PersonFilter
from welfaredesk.domain.value_lists import LISTS, NAMES
from welfaredesk.errors import DomainError
from welfaredesk.queries.value_lists import entries, usage
from welfaredesk.services.audit import Saved
from welfaredesk.services.value_lists import NEEDED, Value, ValueInput, save_list

LISTS_WIDTH = 214
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value with its place, the people it stands for, and whether the program can't do without it."""

    value: Value
    used: int
    needed: bool


@dataclass(frozen=True)
class _Values:
    """The values as rows of a table, by their places."""

    lines: Sequence[ValueRow]

    def ids(self, *, limit: int, offset: int) -> list[int]:
        return list(range(len(self.lines)))[offset : offset + limit]

    def rows(self, ids: Sequence[int]) -> dict[int, ValueRow]:
        return {place: self.lines[place] for place in ids}


class LabelDialog(RecordDialog):
    """The words of one value; `save(label)`."""

    WIDTH = 460

    def __init__(self, save: Any, title: str, label: str, hint: str, parent: QWidget | None = None) -> None:
        self._title, self._hint = title, hint
        super().__init__(save, label, parent)

    def build(self, initial: str) -> None:
        self.setWindowTitle(self._title)
        # named as the service names what is wrong with a list
        caption = self.tr("คำที่แสดงในแบบและเอกสาร")
        self.add(
            "values", caption, CountedLine(initial, LIST_LABEL), wide=True, required=True, hint=self._hint
        )

    def value(self) -> str:
        return str(self.values()["values"])


class _ValuesTable(TableView):
    """Alt+↑ and Alt+↓ move the value itself."""

    def __init__(self, model: QueryTableModel, section: "ValueListsSection") -> None:
        super().__init__(model)
        self._section = section

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._section.move_value(step)
            return
        super().keyPressEvent(event)


class ValueListsSection(Section):
    """The lists at the left, the values of one at the right; every change is kept at once."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.codes = tuple(LISTS)
        self.values: tuple[Value, ...] = ()
        self.lists = QListWidget()
        self.model = QueryTableModel(self._columns(), self)
        self.table = _ValuesTable(self.model, self)
        self.buttons: dict[str, QAbstractButton] = {}
        self._build()
        self.lists.currentRowChanged.connect(lambda _place: self._open_list())
        self.table.chosen.connect(lambda _place: self._follow())
        self.table.opened.connect(lambda _place: self.rename())
        self.lists.setCurrentRow(0)

    @property
    def list_code(self) -> str:
        """The list being shown."""
        return self.codes[self.lists.currentRow()]

    def current(self) -> ValueRow | None:
        """The value of the current line."""
        index = self.table.currentIndex()
        row_: ValueRow | None = self.model.row_at(index.row()) if index.isValid() else None
        return row_

    def entered(self) -> None:
        self._read()

    def take_focus(self) -> None:
        self.lists.setFocus()

    def add_new(self) -> None:
        self.add_value()

    def show_list(self, list_code: str) -> None:
        """Open a list by its code."""
        self.lists.setCurrentRow(self.codes.index(list_code))

    # --- what can be done ---

    def add_value(self) -> None:
        """Ask for a new value; it stands last."""
        hint = self.tr("คำใหม่อยู่ท้ายรายการ เลื่อนขึ้นได้ด้วย Alt+↑")
        title = self.tr("เพิ่มใน «{name}»").format(name=NAMES[self.list_code])
        if self._ask(title, "", hint, lambda label: [*self._inputs(), ValueInput(label)]):
            self.table.select_id(len(self.values) - 1)

    def rename(self) -> None:
        """Ask for other words for the current value."""
        current, place = self.current(), self.table.current_id()
        if current is None or place is None:
            return

        def renamed(label: str) -> list[ValueInput]:
            wanted = self._inputs()
            wanted[place] = replace(wanted[place], label=label)
            return wanted

        hint = self.tr("ข้อมูลเดิมของทุกคนที่ใช้คำนี้จะแสดงคำใหม่ เอกสารที่ออกไปแล้วไม่เปลี่ยน")
        title = self.tr("เปลี่ยนชื่อ «{label}»").format(label=current.value.label)
        self._ask(title, current.value.label, hint, renamed)

    def move_value(self, step: int) -> None:
        """Move the current value one place up (-1) or down (1)."""
        place = self.table.current_id()
        if place is None or not 0 <= place + step < len(self.values):
            return
        wanted = self._inputs()
        wanted[place], wanted[place + step] = wanted[place + step], wanted[place]
        if self._keep(wanted):
            self.table.select_id(place + step)

    def switch(self) -> None:
        """Offer the current value no longer, or again."""
        current, place = self.current(), self.table.current_id()
        if current is None or place is None:
            return
        wanted = self._inputs()
        wanted[place] = replace(wanted[place], active=not current.value.active)
        self._keep(wanted)

    def show_people(self) -> None:
        """The people the current value stands for, as the list of people."""
        current = self.current()
        if current is not None and current.used:
            wanted = PersonFilter(listed=f"{self.list_code}:{current.value.code}", gone="all")
            self.context.routes.people_wanted.emit(wanted)

    # --- inside ---

    def _inputs(self) -> list[ValueInput]:
        return [ValueInput(value.label, value.code, value.active) for value in self.values]

    def _save(self, wanted: Sequence[ValueInput]) -> Saved:
        context = self.context
        saved = save_list(context.actor, context.db, self.list_code, wanted, seen=self.values)
        context.changes.announce(saved.touched)
        return saved

    def _keep(self, wanted: Sequence[ValueInput]) -> bool:
        try:
            self._save(wanted)
        except DomainError as error:
            messages.show_error(self, error)
            return False
        finally:
            self._read()
        return True

    def _ask(self, title: str, label: str, hint: str, change: Any) -> bool:
        dialog = LabelDialog(lambda typed: self._save(change(typed)), title, label, hint, self)
        saved = bool(dialog.exec())
        dialog.deleteLater()
        self._read()
        self.table.setFocus()
        return saved

    def _open_list(self) -> None:
        self.table.clearSelection()
        self._read()
        self.table.selectRow(0)

    def _read(self) -> None:
        code, db = self.list_code, self.context.db
        self.values = entries(db, code)
        used = usage(db, code)
        lines = [
            ValueRow(value, used.get(value.code, 0), (code, value.code) in NEEDED) for value in self.values
        ]
        self.model.show_query(_Values(lines))
        self._follow()

    def _follow(self) -> None:
        current = self.current()
        place = self.table.current_id()
        for made in self.buttons.values():
            made.setEnabled(current is not None)
        self.buttons["add"].setEnabled(True)
        if current is None or place is None:
            return
        self.buttons["up"].setEnabled(place > 0)
        self.buttons["down"].setEnabled(place < len(self.values) - 1)
        self.buttons["people"].setEnabled(current.used > 0)
        self.buttons["switch"].setEnabled(not current.needed)
        self.buttons["switch"].setText(self.tr("เลิกใช้") if current.value.active else self.tr("กลับมาใช้"))

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("คำที่แสดง"), lambda line: line.value.label, stretch=4),
            Column(self.tr("สถานะ"), lambda line: _state(line).text, badge=_state, width=150),
            Column(self.tr("ใช้กับ (คน)"), lambda line: f"{line.used:,}", align="right", width=110),
        ]

    def _build(self) -> None:
        self.lists.setFixedWidth(LISTS_WIDTH)
        self.lists.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lists.setAccessibleName(self.tr("รายการ"))
        self.lists.addItems([NAMES[code] for code in self.codes])
        deeds = (
            ("people", self.tr("ดูรายชื่อ"), "people", "quiet", self.show_people),
            ("switch", self.tr("เลิกใช้"), "close", "", self.switch),
            ("rename", self.tr("เปลี่ยนชื่อ"), "edit", "", self.rename),
            ("add", self.tr("เพิ่ม"), "plus", "primary", self.add_value),
        )
        for name, words, picture, kind, deed in deeds:
            self.buttons[name] = button(words, picture, kind, deed)
        for name, keys in (("rename", "Enter"), ("add", "Ctrl+N")):
            self.buttons[name].setToolTip(keys)
        up = tool_button("chevron-up", self.tr("เลื่อนขึ้น (Alt+↑)"), lambda: self.move_value(-1))
        down = tool_button("chevron-down", self.tr("เลื่อนลง (Alt+↓)"), lambda: self.move_value(1))
        people, *others = self.buttons.values()
        self.buttons |= {"up": up, "down": down}
        right = column(self.table)
        right.addLayout(row(people, None, up, down, *others))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.GAP_L)
        layout.addWidget(self.lists)
        layout.addLayout(right, 1)


def _state(line: ValueRow) -> Badge:
    if line.needed:
        return Badge(translate("settings", "โปรแกรมต้องใช้"), Tone.INFO, "lock")
    if line.value.active:
        return Badge(translate("settings", "ใช้อยู่"), Tone.DONE)
    return Badge(translate("settings", "เลิกใช้แล้ว"), Tone.NEUTRAL, "close")

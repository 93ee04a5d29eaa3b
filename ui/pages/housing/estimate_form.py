"""Typing an estimate: a table for the keyboard, Enter goes on, rows of a workbook can be pasted."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.pages.housing.estimate_model import (
    ITEM,
    LABOUR,
    MATERIAL,
    NOTE,
    QUANTITY,
    TOTAL,
    TYPED,
    UNIT,
    VOLUNTEER,
    EstimateModel,
)
from ui.theme import tokens
from ui.widgets.counted import CountedLine
from ui.widgets.money_edit import baht
from ui.widgets.parts import button, label, row
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain.house_budget import ROUNDING
from welfaredesk.domain.paper_limits import SLIP_NAME
from welfaredesk.errors import Issue
from welfaredesk.services.house_estimates import EstimateInput, LineInput

_WIDTHS = {QUANTITY: 84, UNIT: 72, MATERIAL: 104, LABOUR: 104, VOLUNTEER: 84, TOTAL: 120, NOTE: 130}
_ITEM = 220
_HEIGHT = 290
_Hint = QAbstractItemDelegate.EndEditHint


class EstimateTable(QTableView):
    """Typing begins at once; Enter and Tab go to the next cell, after the last one to the next row."""

    def __init__(self, model: EstimateModel) -> None:
        super().__init__()
        self._estimate = model
        self.setModel(model)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setMinimumHeight(_HEIGHT)
        self.setAccessibleName(self.tr("รายการประมาณการ"))
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setDefaultSectionSize(tokens.ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        self.setCurrentIndex(model.index(0, ITEM))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnWidth(ITEM, max(_ITEM, self.viewport().width() - sum(_WIDTHS.values())))

    def go_to(self, place: int, column: int = ITEM) -> None:
        """Make a cell current and bring it into view."""
        index = self._estimate.index(place, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def paste(self) -> None:
        """What was copied in a workbook, from the current cell on."""
        self._estimate.paste(QGuiApplication.clipboard().text(), self.currentIndex())

    def remove_current(self) -> None:
        """Take the current row out."""
        place = self.currentIndex().row()
        self._estimate.remove_row(place)
        self.go_to(min(place, self._estimate.rowCount() - 1))

    def commit(self) -> None:
        """Take in what is being typed."""
        at = self.currentIndex()
        self.setCurrentIndex(self._estimate.index(-1, -1))
        self.setCurrentIndex(at)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        left = self.indexAt(editor.geometry().center()) != self.currentIndex()
        super().closeEditor(editor, _Hint.NoHint)
        if left:  # by the mouse: that cell stays the current one
            return
        if hint in (_Hint.SubmitModelCache, _Hint.EditNextItem):
            self._step(1)
        elif hint == _Hint.EditPreviousItem:
            self._step(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.state() != QAbstractItemView.State.EditingState:  # else the cell closes itself first
                self._step(1)
        elif event.key() == Qt.Key.Key_Delete and control:
            self.remove_current()
        elif event.key() == Qt.Key.Key_Delete:
            self._estimate.clear_cells(self.selectedIndexes())
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _step(self, by: int) -> None:
        """The cell to type in that comes next, over the row's end into the next row."""
        index = self.currentIndex()
        columns = [*TYPED[:-1], VOLUNTEER, TYPED[-1]]
        at = columns.index(index.column()) if index.column() in columns else len(columns) - 2
        place, column = divmod(index.row() * len(columns) + at + by, len(columns))
        if 0 <= place < self._estimate.rowCount():
            self.go_to(place, columns[column])


class EstimateEdit(QWidget):
    """The table, what it adds up to, and the buttons for what the keys do; the value is the rows."""

    def __init__(self, lines: tuple[LineInput, ...]) -> None:
        super().__init__()
        self.model = EstimateModel(lines, self)
        self.table = EstimateTable(self.model)
        self.total, self.parts = label(role="strong"), label(role="muted")
        self.total.setObjectName("estimate_total")
        self.paste_button = button(self.tr("วางจาก Excel"), "copy", "quiet", self._paste)
        self.remove_button = button(self.tr("ลบแถว"), "trash", "quiet", self._remove)
        self.paste_button.setToolTip(self.tr("วางแถวที่คัดลอกจาก Excel ตั้งแต่ช่องที่เลือก (Ctrl+V)"))
        self.remove_button.setToolTip(self.tr("ลบแถวที่เลือก (Ctrl+Delete)"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.GAP_XS)
        layout.addWidget(self.table)
        layout.addLayout(row(self.paste_button, self.remove_button, None, self.parts, self.total))
        layout.addWidget(label(ROUNDING, "small"))
        self.setFocusProxy(self.table)
        self.model.changed.connect(self._add_up)
        self._add_up()

    def value(self) -> tuple[LineInput, ...]:
        """The rows in their places."""
        return self.model.lines()

    def check(self) -> str:
        """A number that can't be read; the table goes to it."""
        self.table.commit()
        problem = self.model.problem()
        if problem:
            self.show_problem()
        return problem

    def show_problem(self) -> None:
        """Go to the first row that is not right."""
        place = self.model.place_of_problem()
        if place is not None:
            self.table.go_to(place)
            self.table.setFocus()

    def _paste(self) -> None:
        self.table.paste()
        self.table.setFocus()

    def _remove(self) -> None:
        self.table.remove_current()
        self.table.setFocus()

    def _add_up(self) -> None:
        found = self.model.amounts()
        said = self.tr("วัสดุ {material} · ค่าแรง {labour}")
        if found.volunteer:
            said += self.tr(" · จิตอาสา (ไม่รวม) {volunteer}")
        self.parts.setText(
            said.format(
                material=baht(found.material), labour=baht(found.labour), volunteer=baht(found.volunteer)
            )
        )
        self.total.setText(self.tr("รวม {baht} บาท").format(baht=baht(found.total)))


class EstimateDialog(RecordDialog):
    """Writes an estimate; `initial` is (title, EstimateInput, words on its version).

    The value is an EstimateInput.
    """

    WIDTH = 1060

    def build(self, initial: tuple[str, EstimateInput, str]) -> None:
        title, data, version = initial
        self.setWindowTitle(title)
        self.edit = EstimateEdit(data.lines)
        self.add("lines", self.tr("รายการค่าใช้จ่าย"), self.edit, wide=True, hint=version)
        self.add("made_by", self.tr("ผู้ประมาณราคา"), CountedLine(data.made_by, SLIP_NAME))
        self.add("position", self.tr("ตำแหน่ง"), CountedLine(data.position, SLIP_NAME))
        self.add("made_on", self.tr("ประมาณการเมื่อวันที่"), ThaiDateEdit(data.made_on or clock.today()))

    def value(self) -> EstimateInput:
        return EstimateInput(**self.values())

    def show_issues(self, issues: Iterable[Issue]) -> None:
        super().show_issues(issues)
        self.edit.show_problem()

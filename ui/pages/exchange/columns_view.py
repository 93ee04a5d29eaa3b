"""How the columns of registers were understood, each to be corrected where it stands."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import set_look, tokens
from ui.widgets.parts import button, label, row
from welfaredesk.domain import national_id
from welfaredesk.domain.thai_dates import Era
from welfaredesk.exchange import cells, mapping
from welfaredesk.exchange.eras import OpenEra
from welfaredesk.exchange.importing import ImportReport
from welfaredesk.exchange.staging import StagedSheet

_EXAMPLE = 40  # characters of a cell that are shown
_COMBO_WIDTH = 260


class FieldBox(QComboBox):
    """The fields a column may hold; the wheel scrolls the page, it never changes what is read."""

    def __init__(self, chosen: str, left_out: str, kind: str) -> None:
        super().__init__()
        self.addItem(left_out, mapping.LEFT_OUT)
        for code, title in mapping.fields(kind).items():
            self.addItem(title, code)
        self.setCurrentIndex(max(self.findData(chosen), 0))
        self.setFixedWidth(_COMBO_WIDTH)
        self.setMaxVisibleItems(14)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ColumnsView(QScrollArea):
    """For each sheet its headings, an example of what stands below, and the field it was taken for.

    `corrected` tells (sheet, {column: field}), an empty dict means: as the program understood it;
    `era_told` (sheet, {column: era}); `sheet_wanted` (place of a sheet, whether it is to be taken in).
    """

    corrected = Signal(int, object)  # a dict with numbers as keys can be no QVariantMap
    era_told = Signal(int, object)
    sheet_wanted = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.boxes: dict[tuple[int, int], FieldBox] = {}
        self.eras: dict[tuple[int, int], QComboBox] = {}
        self.ticks: dict[int, QCheckBox] = {}
        self._report: ImportReport | None = None
        self._last: tuple[int, int] | int | None = None  # a column, or the place of a sheet

    def show_report(self, report: ImportReport) -> None:
        """Show the sheets of a report; made when the clerk looks."""
        self._report = report
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        report, self._report = self._report, None
        if report is None:
            return
        place = self.verticalScrollBar().value()
        self.boxes.clear()
        self.eras.clear()
        self.ticks.clear()
        inner = QWidget()
        set_look(inner, role="scrolled")
        layout = QVBoxLayout(inner)
        layout.setSpacing(tokens.GAP_M)
        found = report.preview
        numbers = {sheet.place: number for number, sheet in enumerate(found.sheets)}
        for sheet in sorted((*found.sheets, *found.aside), key=lambda sheet: sheet.place):
            if sheet.place in numbers:
                self._add_sheet(layout, numbers[sheet.place], sheet)
            else:
                layout.addWidget(self._tick(sheet, taken=False))
        layout.addStretch(1)
        inner.setEnabled(report.dry_run)
        self.setWidget(inner)
        self.verticalScrollBar().setValue(place)
        last = self._last
        again = self.ticks.get(last) if isinstance(last, int) else self.boxes.get(last) if last else None
        if again is not None and self.isVisible():
            again.setFocus()

    def _tick(self, sheet: StagedSheet, *, taken: bool) -> QCheckBox:
        words = f"{sheet.file} · {sheet.raw.name}"
        if taken:
            words += " · " + self.tr("{count} แถว").format(count=f"{len(sheet.rows):,}")
        elif sheet.raw.hidden:
            words += " · " + self.tr("ซ่อนอยู่ใน Excel ไม่นำเข้า")
        else:
            words += " · " + self.tr("ไม่นำเข้า")
        tick = self.ticks[sheet.place] = QCheckBox(words)
        set_look(tick, role="section")
        tick.setChecked(taken)
        tick.clicked.connect(lambda on, place=sheet.place: self._take(place, taken=on))
        return tick

    def _take(self, place: int, *, taken: bool) -> None:
        self._last = place
        self.sheet_wanted.emit(place, taken)

    def _add_sheet(self, layout: QVBoxLayout, number: int, sheet: StagedSheet) -> None:
        reset = button(
            self.tr("ใช้ตามที่โปรแกรมเข้าใจ"), "undo", "quiet", lambda: self.corrected.emit(number, {})
        )
        reset.setVisible(bool(sheet.told))
        layout.addLayout(row(self._tick(sheet, taken=True), None, reset))
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.GAP_L)
        grid.setVerticalSpacing(tokens.GAP_S)
        grid.setColumnStretch(2, 1)
        titles = (self.tr("หัวคอลัมน์ในไฟล์"), self.tr("อ่านเป็น"), self.tr("ตัวอย่าง"))
        for column, words in enumerate(titles):
            grid.addWidget(label(words, "muted"), 0, column)
        taken = mapping.fields_of(sheet.layout)
        for line, column in enumerate(_columns(sheet), start=1):
            left_out = self.tr("ไม่นำเข้า (เก็บไว้กับแถวเดิม)")
            box = FieldBox(taken.get(column, ""), left_out, sheet.layout.kind)
            box.activated.connect(lambda _index, key=(number, column): self._choose(key))
            self.boxes[number, column] = box
            heading = label(self._heading(sheet, column), "strong" if column in sheet.told.fields else "")
            heading.setBuddy(box)
            grid.addWidget(heading, line, 0)
            grid.addWidget(box, line, 1)
            question = next((each for each in sheet.open_eras if each.column == column), None)
            if question is not None:
                grid.addWidget(self._era_box(number, question), line, 3)
            grid.addWidget(label(_example(sheet, column), "muted"), line, 2)
        layout.addLayout(grid)

    def _era_box(self, number: int, question: OpenEra) -> QComboBox:
        box = self.eras[number, question.column] = QComboBox()
        for era, words in ((Era.BE, self.tr("ปีสองหลักเป็น พ.ศ.")), (Era.CE, self.tr("ปีสองหลักเป็น ค.ศ."))):
            box.addItem(words, era)
        box.setCurrentIndex(box.findData(question.era))
        box.setAccessibleName(self.tr("ปีของ {heading}").format(heading=question.heading))
        box.activated.connect(
            lambda _index: self.era_told.emit(number, {question.column: Era(box.currentData())})
        )
        return box

    def _heading(self, sheet: StagedSheet, column: int) -> str:
        headings = sheet.layout.headings
        heading = headings[column] if column < len(headings) else ""
        return heading or self.tr("คอลัมน์ {letter}").format(letter=cells.letter(column))

    def _choose(self, key: tuple[int, int]) -> None:
        self._last = key
        number, column = key
        self.corrected.emit(number, {column: self.boxes[key].currentData()})


def _columns(sheet: StagedSheet) -> Iterator[int]:
    """The columns with a heading, and those that are read without one."""
    headings, taken = sheet.layout.headings, mapping.fields_of(sheet.layout)
    for column in range(max(len(headings), *(place + 1 for place in taken), 0)):
        if column in taken or column in sheet.told.fields or (column < len(headings) and headings[column]):
            yield column


def _example(sheet: StagedSheet, column: int) -> str:
    """What stands in the first row that has something there; an id masked."""
    for found in sheet.rows:
        cell_row = sheet.raw.rows[found.row - 1]
        if column < len(cell_row) and (shown := cells.text(cell_row[column])):
            if national_id.is_valid(cell_row[column]):
                return national_id.masked(national_id.normalise(cell_row[column]))
            return shown if len(shown) <= _EXAMPLE else f"{shown[:_EXAMPLE]}…"
    return ""

"""The rows of an estimate while they are typed: text as it stands, what it reads as, what a row comes to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from ui.theme import TONES, Tone
from ui.widgets.money_edit import baht
from welfaredesk.domain import house_budget, thai_text
from welfaredesk.domain.house_budget import Amounts, added_up, quantity_words
from welfaredesk.messages import sentence
from welfaredesk.services.house_estimates import LineInput

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
Role = Qt.ItemDataRole

ITEM, QUANTITY, UNIT, MATERIAL, LABOUR, VOLUNTEER, TOTAL, NOTE = range(8)
TYPED = (ITEM, QUANTITY, UNIT, MATERIAL, LABOUR, NOTE)
"""The columns of text, in the order Enter goes through them and a workbook's cells are pasted."""
_NUMBERS = {
    QUANTITY: house_budget.read_quantity,
    MATERIAL: house_budget.read_price,
    LABOUR: house_budget.read_price,
}
_RIGHT = (QUANTITY, MATERIAL, LABOUR, TOTAL)
_HEADING = "รายการ"


@dataclass
class _Row:
    texts: dict[int, str] = field(default_factory=lambda: dict.fromkeys(TYPED, ""))
    volunteer: bool = False

    @property
    def blank(self) -> bool:
        return not any(text.strip() for text in self.texts.values())

    def number(self, column: int) -> int | None:
        """What a number reads as; None for nothing and for what can't be read."""
        try:
            return _NUMBERS[column](self.texts[column])
        except ValueError:
            return None

    def unreadable(self) -> str:
        """The first number that can't be read, "" for none."""
        for column, read in _NUMBERS.items():
            try:
                read(self.texts[column])
            except ValueError:
                return self.texts[column]
        return ""

    def line(self) -> LineInput:
        return LineInput(
            thai_text.clean(self.texts[ITEM]),
            self.number(QUANTITY),
            thai_text.clean(self.texts[UNIT]),
            self.number(MATERIAL),
            self.number(LABOUR),
            self.volunteer,
            thai_text.clean(self.texts[NOTE]),
        )


class EstimateModel(QAbstractTableModel):
    """Rows to type into, the last one always empty; a half-entered row names what it lacks."""

    changed = Signal()

    def __init__(self, lines: Sequence[LineInput] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = [_row(line) for line in lines] + [_Row()]

    def lines(self) -> tuple[LineInput, ...]:
        """Every row in its place, empty ones too, so that a row's number is what the clerk sees."""
        return tuple(row.line() for row in self._rows[:-1])

    def amounts(self) -> Amounts:
        """What all rows come to so far."""
        return added_up(row.line().amounts for row in self._rows)

    def problem(self) -> str:
        """The first number that can't be read, as a sentence; "" when all can."""
        for place, row in enumerate(self._rows, start=1):
            if read := row.unreadable():
                return sentence("estimate_row_unreadable", {"row": str(place), "read": read})
        return ""

    def place_of_problem(self) -> int | None:
        """The first row that is half entered or can't be read, None for none."""
        return next((place for place, row in enumerate(self._rows) if self._lacks(row)), None)

    def paste(self, text: str, at: Index) -> None:
        """Put cells of a workbook in from a cell on, rows and columns as they come; a heading is left out."""
        first = TYPED.index(at.column()) if at.column() in TYPED else 0
        for place, cells in enumerate(_cells(text), start=at.row()):
            while place >= len(self._rows) - 1:
                self._append()
            for column, cell in zip(TYPED[first:], cells, strict=False):
                self._rows[place].texts[column] = cell.strip()
        self._touched()

    def clear_cells(self, cells: Sequence[Index]) -> None:
        """Empty these cells."""
        for cell in cells:
            if cell.column() in TYPED:
                self._rows[cell.row()].texts[cell.column()] = ""
        self._touched()

    def remove_row(self, place: int) -> None:
        """Take a row out; the last empty one stays."""
        if 0 <= place < len(self._rows) - 1:
            self.beginRemoveRows(_ROOT, place, place)
            del self._rows[place]
            self.endRemoveRows()
            self._touched()

    # --- Qt's side ---

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.headings())

    def headings(self) -> tuple[str, ...]:
        """What the columns are called."""
        return (
            self.tr("รายการ"),
            self.tr("จำนวน"),
            self.tr("หน่วย"),
            self.tr("วัสดุ/หน่วย"),
            self.tr("ค่าแรง/หน่วย"),
            self.tr("จิตอาสา"),
            self.tr("รวมเงิน"),
            self.tr("หมายเหตุ"),
        )

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if role == Role.TextAlignmentRole and orientation == Qt.Orientation.Horizontal:
            return _align(section)
        if role != Role.DisplayRole:
            return None
        return self.headings()[section] if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() in TYPED:
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == VOLUNTEER else flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role in (Role.DisplayRole, Role.EditRole):
            return self._text(row, column, shown=role == Role.DisplayRole)
        if role == Role.CheckStateRole and column == VOLUNTEER:
            return Qt.CheckState.Checked if row.volunteer else Qt.CheckState.Unchecked
        if role == Role.TextAlignmentRole:
            return _align(column)
        if role == Role.ToolTipRole:
            return self._lacks(row) or self._text(row, column, shown=True)
        return self._ink(row, column, role)

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        row, column = self._rows[index.row()], index.column()
        if role == Role.CheckStateRole and column == VOLUNTEER:
            row.volunteer = Qt.CheckState(value) == Qt.CheckState.Checked
        elif role == Role.EditRole and column in TYPED:
            row.texts[column] = str(value)
        else:
            return False
        if index.row() == len(self._rows) - 1 and not row.blank:
            self._append()
        self._touched()
        return True

    # --- inside ---

    def _text(self, row: _Row, column: int, *, shown: bool) -> str:
        if column == TOTAL:
            return "" if row.blank else self._lacks(row) or baht(row.line().amounts.total)
        if column == VOLUNTEER:
            return ""
        text = row.texts[column]
        number = row.number(column) if shown and column in _NUMBERS else None
        if number is None:
            return text
        return quantity_words(number) if column == QUANTITY and number >= 0 else baht(number)

    def _ink(self, row: _Row, column: int, role: int) -> QColor | None:
        """What a row lacks, in the place of its sum, stands out."""
        lacks = role == Role.ForegroundRole and column == TOTAL and self._lacks(row)
        return QColor(TONES[Tone.LATE].ink) if lacks else None

    def _lacks(self, row: _Row) -> str:
        if read := row.unreadable():
            return self.tr("อ่าน «{read}» เป็นตัวเลขไม่ได้").format(read=read)
        missing = row.line().missing if not row.blank else ()
        return self.tr("ยังขาด {missing}").format(missing=", ".join(missing)) if missing else ""

    def _append(self) -> None:
        place = len(self._rows)
        self.beginInsertRows(_ROOT, place, place)
        self._rows.append(_Row())
        self.endInsertRows()

    def _touched(self) -> None:
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, NOTE))
        self.changed.emit()


def _row(line: LineInput) -> _Row:
    def price(satang: int | None) -> str:
        return "" if not satang else baht(satang)

    row = _Row(volunteer=line.volunteer)
    row.texts |= {
        ITEM: line.item,
        QUANTITY: quantity_words(line.quantity_milli) if line.quantity_milli else "",
        UNIT: line.unit,
        MATERIAL: price(line.material_satang),
        LABOUR: price(line.labour_satang),
        NOTE: line.note,
    }
    if not row.texts[MATERIAL] and not row.texts[LABOUR]:
        row.texts[MATERIAL] = "0"
    return row


def _cells(text: str) -> list[list[str]]:
    """The cells of copied rows: without a heading, and without the column that only counts them."""
    rows = [line.split("\t") for line in text.rstrip("\r\n").splitlines()]
    rows = [row for row in rows if _HEADING not in (cell.strip() for cell in row[:2])]
    counted = len(rows) > 1 and all(len(row) > 2 and row[0].strip().isdecimal() for row in rows)
    return [row[1:] for row in rows] if counted else rows


def _align(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter

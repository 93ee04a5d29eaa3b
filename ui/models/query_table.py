"""A table over any query: ids of the result window by window, rows in batches as they are shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from ui.theme import TONES, Tone

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
Role = Qt.ItemDataRole


class Query(Protocol):
    """The read side of one list; see welfaredesk.queries."""

    def ids(self, *, limit: int, offset: int) -> list[int]:
        """Record ids in the order of the list."""

    def rows(self, ids: Sequence[int]) -> dict[int, Any]:
        """The row of each id that still exists."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A status in a cell: word, tone and an icon name ("" takes the tone's own)."""

    text: str
    tone: Tone = Tone.NEUTRAL
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is called and how a row fills it.

    align: left, right or center. badge: draws the cell as a status instead of plain words (None: plain).
    tone: colours the words. width: logical pixels, 0 shares what is left by `stretch`.
    sort: the key the query sorts by, "" when the heading can't be clicked.
    """

    title: str
    text: Callable[[Any], str]
    align: str = "left"
    badge: Callable[[Any], Badge | None] | None = None
    tone: Callable[[Any], Tone | None] | None = None
    tooltip: Callable[[Any], str] | None = None
    width: int = 0
    stretch: int = 1
    sort: str = ""


_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "center": Qt.AlignmentFlag.AlignHCenter,
}


class QueryTableModel(QAbstractTableModel):
    """Reads only what is looked at; a row deleted meanwhile shows as an empty line until the next reload."""

    WINDOW = 3_000  # ids read at a time: the whole list of a small office, a few ms of a large one
    BATCH = 100  # rows read at a time: a screen and a half

    IdRole = Role.UserRole
    RowRole = Role.UserRole + 1
    BadgeRole = Role.UserRole + 2

    _ROW_ROLES = frozenset(
        (Role.DisplayRole, Role.ToolTipRole, Role.ForegroundRole, Role.UserRole + 1, Role.UserRole + 2)
    )

    sort_asked = Signal(str, bool)  # Column.sort, descending

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._query: Query | None = None
        self._ids: list[int] = []
        self._rows: dict[int, Any] = {}
        self._complete = True

    def show_query(self, query: Query) -> None:
        """Show the result of `query` from its start; if reading fails the old content stays."""
        self._read(query, self.WINDOW)

    def reload(self) -> None:
        """Read the same query again, as far as it had been read."""
        if self._query is not None:
            windows = max(1, -(-len(self._ids) // self.WINDOW))
            self._read(self._query, windows * self.WINDOW)

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._query, self._ids, self._rows, self._complete = None, [], {}, True
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show the same rows in other columns."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def id_at(self, position: int) -> int | None:
        """The record id of a line, None outside the list."""
        return self._ids[position] if 0 <= position < len(self._ids) else None

    def position_of(self, record_id: int) -> int | None:
        """The line of a record among those read so far, None when it is not there."""
        try:
            return self._ids.index(record_id)
        except ValueError:
            return None

    def row_at(self, position: int) -> Any:
        """The query's row object of a line, None when the record is gone."""
        record_id = self._ids[position]
        if record_id not in self._rows and self._query is not None:
            start = position - position % self.BATCH
            batch = [wanted for wanted in self._ids[start : start + self.BATCH] if wanted not in self._rows]
            # marked first: a failing read must not be repeated for every cell painted
            self._rows |= dict.fromkeys(batch)
            self._rows |= self._query.rows(batch)
        return self._rows.get(record_id)

    # --- Qt's side ---

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def canFetchMore(self, parent: Index = _ROOT) -> bool:
        return not parent.isValid() and not self._complete

    def fetchMore(self, parent: Index = _ROOT) -> None:
        if parent.isValid() or self._query is None:
            return
        more = self._query.ids(limit=self.WINDOW, offset=len(self._ids))
        self._complete = len(more) < self.WINDOW
        if more:
            self.beginInsertRows(_ROOT, len(self._ids), len(self._ids) + len(more) - 1)
            self._ids += more
            self.endInsertRows()

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Role.DisplayRole:
            return column.title
        if role == Role.TextAlignmentRole:
            return _ALIGN[column.align] | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == self.IdRole:
            return self._ids[index.row()]
        column = self.columns[index.column()]
        if role == Role.TextAlignmentRole:
            return _ALIGN[column.align] | Qt.AlignmentFlag.AlignVCenter
        if role not in (
            Role.DisplayRole,
            Role.ToolTipRole,
            Role.ForegroundRole,
            self.BadgeRole,
            self.RowRole,
        ):
            return None
        row = self.row_at(index.row())
        return None if row is None else self._cell(column, row, role)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns) and self.columns[column].sort:
            self.sort_asked.emit(self.columns[column].sort, order == Qt.SortOrder.DescendingOrder)

    def _cell(self, column: Column, row: Any, role: int) -> Any:
        if role == Role.DisplayRole:
            return column.text(row)
        if role == Role.ToolTipRole:
            return column.tooltip(row) if column.tooltip else column.text(row)
        if role == self.RowRole:
            return row
        if role == self.BadgeRole:
            return column.badge(row) if column.badge else None
        tone = column.tone(row) if column.tone else None
        return None if tone is None else QColor(TONES[tone].ink)

    def _read(self, query: Query, count: int) -> None:
        ids = query.ids(limit=count, offset=0)
        self.beginResetModel()
        self._query, self._ids, self._rows, self._complete = query, ids, {}, len(ids) < count
        self.endResetModel()

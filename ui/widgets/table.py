"""The list view of every page."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.models.query_table import Badge, QueryTableModel
from ui.theme import tokens
from ui.widgets.badge import paint_badge

Index = QModelIndex | QPersistentModelIndex


class _CellDelegate(QStyledItemDelegate):
    """Draws badges; shows no focus frame on single cells, because a row is what one picks."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        badge = index.data(QueryTableModel.BadgeRole)
        self.initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        if not isinstance(badge, Badge):
            super().paint(painter, option, index)
            return
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        painter.save()
        font = QFont(option.font)
        font.setPointSizeF(tokens.SMALL)
        painter.setFont(font)
        paint_badge(painter, badge, option.rect.adjusted(tokens.GAP_S, 0, -tokens.GAP_XS, 0))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), tokens.ROW)


class TableView(QTableView):
    """34 px rows, whole-row selection kept by record id over reloads, Enter or double-click opens.

    Signals: opened(id), chosen(id or None) when the current line changes.
    """

    opened = Signal(object)  # an int of any size: ids of pairs pass 32 bits
    chosen = Signal(object)

    def __init__(self, model: QueryTableModel, parent: QWidget | None = None, *, multi: bool = False) -> None:
        super().__init__(parent)
        self._table, self._scroll = model, 0
        self._kept: int | None = None
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if multi else mode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setItemDelegate(_CellDelegate(self))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(tokens.ROW)
        self.verticalHeader().setDefaultSectionSize(tokens.ROW)
        self._set_up_header()
        model.modelAboutToBeReset.connect(self._remember)
        self.setModel(model)
        model.modelReset.connect(self._restore)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(self._open_index)

    def current_id(self) -> int | None:
        """The record of the current line, None when no line is current."""
        index = self.currentIndex()
        return self._table.id_at(index.row()) if index.isValid() else None

    def selected_ids(self) -> list[int]:
        """The records of all selected lines, in the order of the list."""
        positions = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = (self._table.id_at(position) for position in positions)
        return [record_id for record_id in found if record_id is not None]

    def select_id(self, record_id: int) -> bool:
        """Make the record's line current and bring it into view; False when it isn't in the list."""
        position = self._table.position_of(record_id)
        if position is None:
            return False
        index = self._table.index(position, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open_index(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        header.setFixedHeight(tokens.ROW + 2)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        if any(column.sort for column in self._table.columns):
            header.setSortIndicatorClearable(True)
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.setSortingEnabled(True)

    def _share_width(self) -> None:
        columns = self._table.columns
        fixed = sum(column.width for column in columns)
        shares = sum(column.stretch for column in columns if not column.width)
        left = self.viewport().width() - fixed
        for number, column in enumerate(columns):
            width = column.width or max(96, left * column.stretch // max(shares, 1))
            self.setColumnWidth(number, width)

    def _remember(self) -> None:
        self._kept, self._scroll = self.current_id(), self.verticalScrollBar().value()

    def _restore(self) -> None:
        self._share_width()
        if self._kept is not None and self.select_id(self._kept):
            self.verticalScrollBar().setValue(self._scroll)
            self.scrollTo(self.currentIndex())
        elif self._kept is not None:
            self.chosen.emit(None)

    def _on_current(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._table.id_at(current.row()))

    def _open_index(self, index: Index) -> None:
        record_id = self._table.id_at(index.row())
        if record_id is not None:
            self.opened.emit(record_id)

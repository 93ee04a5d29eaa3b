"""Finding a person by typing: suggestions under the field, arrows choose, Enter takes."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QHideEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.icons import icon
from ui.models.query_table import Index
from ui.pages.lending.words import person_detail
from ui.theme import TONES, Tone, set_look, tokens
from ui.widgets.keyboard_layout import as_latin_keys
from welfaredesk.db.engine import Database
from welfaredesk.queries.lending import item_by_code
from welfaredesk.queries.persons import PersonQuery, PersonRow

SUGGESTIONS, FEWEST = 8, 3
_PERSON, _DETAIL, _TONE = (Qt.ItemDataRole.UserRole + place for place in range(3))
_NEW, _NOBODY = 0, -1  # what _PERSON holds in the lines that are no person


class _SuggestionDelegate(QStyledItemDelegate):
    """The name at the left, what tells it from its namesakes at the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        name, option.text = option.text, ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        area: QRect = option.rect.adjusted(tokens.GAP_M * 2 + tokens.ICON, 0, -tokens.GAP_M, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        small = QFont(option.font)
        small.setPointSizeF(tokens.SMALL)
        painter.setFont(small)
        painter.setPen(QColor(index.data(_TONE) or tokens.MUTED))
        detail = str(index.data(_DETAIL) or "")
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, detail)
        room = area.width() - painter.fontMetrics().horizontalAdvance(detail) - tokens.GAP_M
        painter.setFont(option.font)
        painter.setPen(QColor(tokens.INK))
        words = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, middle, words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), tokens.ROW)


class PersonPicker(QLineEdit):
    """Signals: picked(person id), new_wanted(text typed), code_entered(code) when a scanner typed here."""

    picked = Signal(int)
    new_wanted = Signal(str)
    code_entered = Signal(str)

    def __init__(self, db: Database, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._db = db
        self._popup: QFrame | None = None
        self.results = QListWidget()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.addAction(icon("search", tokens.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self.textEdited.connect(lambda _text: self.suggest())
        self.results.itemClicked.connect(self._take)

    def suggest(self) -> None:
        """Look up what is typed and show the suggestions."""
        wanted = self.text().strip()
        self.results.clear()
        if not wanted:
            self.close_suggestions()
            return
        query = PersonQuery(self._db, wanted)
        ids = query.ids(limit=self._lines_below())
        rows = query.rows(ids)
        for person_id in ids:
            self._add_person(rows[person_id])
        if not ids:
            self._add_line("info", self.tr("ไม่พบ «{text}» ในทะเบียน").format(text=wanted), _NOBODY)
        self._add_line("person-add", self.tr("เพิ่มบุคคลใหม่…"), _NEW)
        self.results.setCurrentRow(0 if ids else 1)
        self._show()

    def _lines_below(self) -> int:
        """How many people can be shown so that the last line still ends inside the window."""
        below = self.window().height() - self.mapTo(self.window(), QPoint(0, self.height())).y()
        return max(FEWEST, min(SUGGESTIONS, below // tokens.ROW - 2))

    def close_suggestions(self) -> None:
        """Hide the list."""
        if self._popup is not None:
            self._popup.hide()

    def is_open(self) -> bool:
        """True while suggestions are shown."""
        return self._popup is not None and self._popup.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_Escape and self._can_close():
            self.close_suggestions()
            self.clear()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Esc belongs to the field while there is something to close, not to the window's way back
        asks = event.type() == QEvent.Type.ShortcutOverride
        if asks and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self._can_close():
            event.accept()
            return True
        return super().event(event)

    def _can_close(self) -> bool:
        return self.is_open() or bool(self.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.is_open():
            self._place()
        return super().eventFilter(watched, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.results.underMouse():
            self.close_suggestions()

    def hideEvent(self, event: QHideEvent) -> None:
        self.close_suggestions()
        super().hideEvent(event)

    def _enter(self) -> None:
        typed = self.text().strip()
        code = self._code_meant(typed)
        if code:
            self.clear()
            self.close_suggestions()
            self.code_entered.emit(code)
            return
        if not self.is_open():
            self.suggest()
        if self.is_open():
            self._take(self.results.currentItem())

    def _code_meant(self, typed: str) -> str:
        """The device code a scanner typed here, "" when it was no code."""
        for code in (typed, as_latin_keys(typed)):
            if any(letter.isdigit() for letter in code) and item_by_code(self._db, code) is not None:
                return code
        return ""

    def _take(self, item: QListWidgetItem) -> None:
        person = item.data(_PERSON)
        if person == _NOBODY:
            return
        typed = self.text().strip()
        self.close_suggestions()
        self.clear()
        if person == _NEW:
            self.new_wanted.emit(typed)
        else:
            self.picked.emit(person)

    def _add_person(self, row: PersonRow) -> None:
        gone = self.tr("เสียชีวิต") if row.died else self.tr("ย้ายออก") if row.moved_out else ""
        detail = " · ".join(part for part in (gone, person_detail(row)) if part)
        item = self._add_line("person", row.name, row.id)
        item.setData(_DETAIL, detail)
        item.setData(_TONE, TONES[Tone.LATE].ink if gone else "")

    def _add_line(self, picture: str, words: str, person: int) -> QListWidgetItem:
        item = QListWidgetItem(icon(picture, tokens.MUTED), words)
        item.setData(_PERSON, person)
        self.results.addItem(item)
        return item

    def _move(self, step: int) -> None:
        if not self.is_open():
            self.suggest()
            return
        place = self.results.currentRow() + step
        if 0 <= place < self.results.count() and self.results.item(place).data(_PERSON) != _NOBODY:
            self.results.setCurrentRow(place)

    def _show(self) -> None:
        popup = self._popup or self._make_popup()
        rows = range(self.results.count())
        self.results.setFixedHeight(sum(self.results.sizeHintForRow(line) for line in rows) + 4)
        self._place()
        popup.show()
        popup.raise_()

    def _make_popup(self) -> QFrame:
        popup = QFrame(self.window())
        set_look(popup, role="popup")
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setFrameShape(QFrame.Shape.NoFrame)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setItemDelegate(_SuggestionDelegate(self.results))
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.results)
        self.window().installEventFilter(self)
        self._popup = popup
        return popup

    def _place(self) -> None:
        if self._popup is None:
            return
        corner = self.mapTo(self.window(), QPoint(0, self.height() + 2))
        self._popup.setFixedWidth(max(self.width(), 480))
        self._popup.adjustSize()
        self._popup.move(corner)

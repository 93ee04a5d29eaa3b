"""Choosing one of many by typing: what fits stands in a short list under the field."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.icons import icon
from ui.theme import tokens
from welfaredesk.db.engine import Database
from welfaredesk.queries.households import find_households
from welfaredesk.queries.persons import PersonQuery, PersonRow

_ID = Qt.ItemDataRole.UserRole
_NONE_CHOSEN = -1
LINES = 4
Found = Sequence[tuple[int, str]]


class FindList(QWidget):
    """Type, ↑↓ choose. `find(text)` gives (id, words); a single hit is chosen by itself.

    One that `folds` shows its list only while there is something to choose from.
    """

    changed = Signal(object)  # id or None

    def __init__(self, find: Callable[[str], Found], placeholder: str, *, folds: bool = False) -> None:
        super().__init__()
        self._find, self._folds = find, folds
        self.typed = QLineEdit()
        self.typed.setPlaceholderText(placeholder)
        self.typed.setAccessibleName(placeholder)
        self.typed.addAction(icon("search", tokens.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self.results = QListWidget()
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.results.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.results.setFixedHeight(LINES * tokens.ROW + 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.GAP_XS)
        layout.addWidget(self.typed)
        layout.addWidget(self.results)
        self.setFocusProxy(self.typed)
        self.typed.textChanged.connect(self._look_up)
        self.results.currentItemChanged.connect(lambda *_items: self.changed.emit(self.value()))
        self._look_up("")

    def value(self) -> int | None:
        """The id chosen."""
        item = self.results.currentItem()
        return None if item is None or item.data(_ID) == _NONE_CHOSEN else int(item.data(_ID))

    def set_value(self, wanted: int | None) -> None:
        """Choose one that is in the list."""
        for line in range(self.results.count()):
            if self.results.item(line).data(_ID) == wanted:
                self.results.setCurrentRow(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or not self.results.count():
            super().keyPressEvent(event)
            return
        line = max(0, min(self.results.currentRow() + step, self.results.count() - 1))
        self.results.setCurrentRow(line)

    def _look_up(self, text: str) -> None:
        self.results.clear()
        found = self._find(text.strip())
        for number, words in found:
            item = QListWidgetItem(words)
            item.setData(_ID, number)
            item.setToolTip(words)
            self.results.addItem(item)
        if not found and text.strip():
            nothing = QListWidgetItem(self.tr("ไม่พบ «{text}»").format(text=text.strip()))
            nothing.setData(_ID, _NONE_CHOSEN)
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.results.addItem(nothing)
        if self._folds:
            self.results.setVisible(self.results.count() > 0)
        if len(found) == 1:
            self.results.setCurrentRow(0)
        self.changed.emit(self.value())


class PersonFinder(FindList):
    """Chooses a person of the register, `without` somebody."""

    SHOWN = 20

    def __init__(self, db: Database, without: int | None = None, *, folds: bool = False) -> None:
        self._db, self._without = db, without
        words = self.tr("พิมพ์ชื่อ เลขประจำตัว บ้านเลขที่ หรือโทรศัพท์ แล้วเลือกด้วย ↑ ↓")
        super().__init__(self._people, words, folds=folds)

    def _people(self, text: str) -> Found:
        if not text:
            return ()
        query = PersonQuery(self._db, text)
        ids = [each for each in query.ids(limit=self.SHOWN) if each != self._without]
        rows = query.rows(ids)
        return [(each, self._words(rows[each])) for each in ids]

    def _words(self, row: PersonRow) -> str:
        parts = [
            row.name,
            "" if row.age is None else self.tr("อายุ {age} ปี").format(age=row.age),
            row.house_no,
            self.tr("หมู่ {moo}").format(moo=row.moo) if row.moo else "",
            row.national_id,
        ]
        return " · ".join(part for part in parts if part)


class HouseholdFinder(FindList):
    """Chooses a household by its house, its village or the name of somebody living there."""

    def __init__(self, db: Database, typed: str = "", *, folds: bool = False) -> None:
        self._db = db
        words = self.tr("บ้านเลขที่ รหัสประจำบ้าน หรือชื่อคนในบ้าน แล้วเลือกด้วย ↑ ↓")
        super().__init__(self._households, words, folds=folds)
        self.typed.setText(typed)

    def _households(self, text: str) -> Found:
        lines = []
        for row in find_households(self._db, text):
            parts = [
                self.tr("บ้านเลขที่ {no}").format(no=row.house_no or "–"),
                self.tr("หมู่ {moo}").format(moo=row.moo) if row.moo else "",
                row.head,
                self.tr("{count} คน").format(count=row.members),
            ]
            lines.append((row.id, " · ".join(part for part in parts if part)))
        return lines

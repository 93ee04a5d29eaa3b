"""Picking whom a row of a register is about: who may be meant, with the reasons, or anybody looked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from ui.icons import icon
from ui.models.query_table import Column, QueryTableModel
from ui.theme import Tone, tokens
from ui.widgets.parts import Paragraph
from ui.widgets.table import TableView
from welfaredesk.db.engine import Database
from welfaredesk.domain import thai_dates
from welfaredesk.domain.thai_dates import Precision
from welfaredesk.messages import sentence
from welfaredesk.queries.persons import PersonQuery, PersonRow

WAIT_MS = 150  # after the last key
LOW = 84  # the heading and the beginning of the list; it takes the room there is


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant; reasons are codes of welfaredesk.messages, none for people looked for."""

    row: PersonRow
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Suggested:
    """The people who may be meant, as a list for a table."""

    people: tuple[Candidate, ...]

    def ids(self, *, limit: int, offset: int) -> list[int]:
        found = [each.row.id for each in self.people]
        return found[offset:] if limit < 0 else found[offset : offset + limit]

    def rows(self, ids: Sequence[int]) -> dict[int, Candidate]:
        return {each.row.id: each for each in self.people if each.row.id in ids}


@dataclass(frozen=True)
class _Searched:
    """The people a text finds."""

    query: PersonQuery

    def ids(self, *, limit: int, offset: int) -> list[int]:
        return self.query.ids(limit, offset)

    def rows(self, ids: Sequence[int]) -> dict[int, Candidate]:
        return {person_id: Candidate(row) for person_id, row in self.query.rows(ids).items()}


class PersonChoice(QWidget):
    """A search field over a list; with nothing typed the list holds who may be meant.

    Without `anybody` only those can be picked, and there is nothing to search.

    Signals: changed() when another person is current, accepted() when Enter takes them.
    """

    changed = Signal()
    accepted = Signal()

    def __init__(
        self,
        db: Database,
        suggested: Sequence[Candidate],
        parent: QWidget | None = None,
        *,
        anybody: bool = True,
    ) -> None:
        super().__init__(parent)
        self._db, self._suggested = db, tuple(suggested)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("ค้นหาคนอื่นด้วยชื่อ เลขประจำตัว หรือบ้านเลขที่"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.addAction(icon("search", tokens.MUTED), QLineEdit.ActionPosition.LeadingPosition)
        self.search.installEventFilter(self)
        self.search.setVisible(anybody)
        self.model = QueryTableModel(self._columns(), self)
        self.table = TableView(self.model)
        self.told = Paragraph("", "small")
        self.nobody = Paragraph("", "muted")
        self.nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list = QStackedWidget()
        self.list.addWidget(self.table)
        self.list.addWidget(self.nobody)
        self.list.setMinimumHeight(LOW)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.GAP_S)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.told)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.look)
        self.search.textEdited.connect(lambda _text: self._timer.start())
        self.changed.connect(self._tell)
        self.table.chosen.connect(lambda _person: self.changed.emit())
        self.table.opened.connect(lambda _person: self.accepted.emit())
        self.look()

    def person_id(self) -> int | None:
        """Whom the current line names, None when there is none."""
        return self.table.current_id()

    def choose(self, person_id: int) -> None:
        """Make a person the current line; somebody not in the list is added to it."""
        if not self.table.select_id(person_id):
            rows = PersonQuery(self._db).rows([person_id])
            self._suggested = (*self._suggested, *map(Candidate, rows.values()))
            self.look()
            self.table.select_id(person_id)

    def look(self) -> None:
        """Show whom the text finds, or who may be meant."""
        self._timer.stop()
        text = self.search.text().strip()
        self.model.show_query(_Searched(PersonQuery(self._db, text)) if text else _Suggested(self._suggested))
        if self.model.rowCount():
            self.list.setCurrentWidget(self.table)
            if text:
                self.table.selectRow(0)
        elif text:
            self._say(self.tr("ไม่พบ «{text}» ในทะเบียน").format(text=text))
        else:
            self._say(self.tr("ไม่พบคนที่น่าจะใช่ พิมพ์ค้นหาได้ในช่องด้านบน"))
        self.changed.emit()

    def _tell(self) -> None:
        """The current person in full: a name or the reasons may be longer than their columns."""
        found = self.model.row_at(self.table.currentIndex().row()) if self.person_id() else None
        reasons = map(sentence, found.reasons) if found else ()
        self.told.set_plain(" · ".join((found.row.name, *reasons)) if found else "")

    def _say(self, words: str) -> None:
        self.nobody.set_plain(words)
        self.list.setCurrentWidget(self.nobody)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.search or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Down:
            self._into_the_list()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._timer.isActive():
                self.look()
            self._into_the_list()
            return True
        return False

    def _into_the_list(self) -> None:
        if self.model.rowCount():
            if not self.table.currentIndex().isValid():
                self.table.selectRow(0)
            self.table.setFocus()

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("ชื่อ–สกุล"), lambda found: found.row.name, stretch=2),
            Column(self.tr("เกิด"), lambda found: _born(found.row), width=100),
            Column(self.tr("ที่อยู่"), lambda found: self._place(found.row), width=120),
            Column(self.tr("เลขประจำตัว"), lambda found: found.row.national_id, width=140),
            Column(
                self.tr("เหตุที่น่าจะใช่"),
                lambda found: self._gone(found.row) or " · ".join(map(sentence, found.reasons)),
                tone=lambda found: Tone.LATE if self._gone(found.row) else None,
                stretch=3,
            ),
        ]

    def _place(self, person: PersonRow) -> str:
        moo = self.tr("หมู่ {moo}").format(moo=person.moo) if person.moo else ""
        return " ".join(filter(None, (person.house_no, moo)))

    def _gone(self, person: PersonRow) -> str:
        return self.tr("เสียชีวิต") if person.died else self.tr("ย้ายออก") if person.moved_out else ""


def _born(person: PersonRow) -> str:
    if person.birth_date is None:
        return ""
    return thai_dates.screen(person.birth_date, Precision(person.birth_precision))

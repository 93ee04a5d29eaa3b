"""While a new person is typed: who in the register may be the same one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ui.pages.persons.worklist_pairs import reasons_text, whole
from ui.theme import set_look, tokens
from ui.widgets.parts import button, column, label, row
from welfaredesk.db.engine import Database
from welfaredesk.queries.duplicates import LIMIT, Suggestion, similar

if TYPE_CHECKING:
    from ui.pages.persons.dialogs import PersonDialog

TELLING = ("first", "last", "national_id", "birth_date", "house_no", "moo")  # fields that tell who it is
WAIT_MS = 250  # after the last key
LINE = 2  # the lines above and below, drawn by the look
HEIGHT = 176  # three people; more are scrolled to


class Suggestions(QScrollArea):
    """At most five people over the buttons of the form, with the reasons; one press opens them instead."""

    def __init__(self, db: Database, dialog: "PersonDialog") -> None:
        super().__init__(dialog)
        self._db, self._dialog = db, dialog
        self.found: list[Suggestion] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        set_look(self, role="footer")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        over_the_buttons = 1
        layout = dialog.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(over_the_buttons, self)
        for number in range(1, LIMIT + 1):
            keys = QShortcut(QKeySequence(f"Alt+{number}"), dialog)
            keys.activated.connect(lambda number=number: self.open(number))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WAIT_MS)
        self._timer.timeout.connect(self.look)
        for name in TELLING:
            for editor in _lines(dialog.editors[name]):
                editor.textChanged.connect(lambda _text: self._timer.start())
        self.look()

    def look(self) -> None:
        """Compare what is typed with the register."""
        found = similar(self._db, self._dialog.value())
        if found != self.found:
            self.found = found
            self._show()

    def open(self, number: int) -> None:
        """Leave the form for the person of this line, counted from 1."""
        if number <= len(self.found):
            self._dialog.go_to_existing(self.found[number - 1].person_id)

    def _show(self) -> None:
        inner = QWidget()
        set_look(inner, role="scrolled")
        layout = column(gap=tokens.GAP_XS)
        layout.setContentsMargins(tokens.GAP_XL, tokens.GAP_S, tokens.GAP_XL, tokens.GAP_S)
        layout.addWidget(label(self.tr("อาจมีอยู่ในทะเบียนแล้ว"), "strong"))
        for number, suggestion in enumerate(self.found, start=1):
            layout.addLayout(self._line(number, suggestion))
        inner.setLayout(layout)
        self.setWidget(inner)
        self.setFixedHeight(min(inner.sizeHint().height() + 2 * self.frameWidth() + LINE, HEIGHT))
        self.setVisible(bool(self.found))

    def _line(self, number: int, suggestion: Suggestion) -> QHBoxLayout:
        go = button(self.tr("เปิดคนนี้"), "person", "quiet", lambda: self.open(number))
        go.setObjectName(f"open_{suggestion.person_id}")
        go.setAutoDefault(False)
        go.setToolTip(f"Alt+{number}")
        go.setAccessibleName(self.tr("เปิดข้อมูลของ {name}").format(name=suggestion.row.name))
        told = column(label(whole(suggestion.row)), label(reasons_text(suggestion.reasons), "small"), gap=0)
        line = row(gap=tokens.GAP_S)
        line.addLayout(told, 1)
        line.addWidget(go)
        return line


def _lines(editor: QWidget) -> list[QLineEdit]:
    """The lines one types into, of a plain or a composed editor."""
    return [editor] if isinstance(editor, QLineEdit) else list(editor.findChildren(QLineEdit))

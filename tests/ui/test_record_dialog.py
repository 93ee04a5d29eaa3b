"""The dialog of one record: messages under fields, nothing lost, all of it by keyboard."""

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit

from tests.ui.thai_keys import type_text
from ui import messages
from ui.messages import Unsaved
from ui.widgets import editors
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk.errors import Issue, StaleRecord, ValidationFailed


@dataclass(frozen=True)
class Visit:
    name: str = ""
    day: date | None = None
    kind: str = "home"
    note: str = ""


class VisitDialog(RecordDialog):
    def build(self, initial: Visit) -> None:
        self.add_section("การเยี่ยม")
        self.add("name", "ชื่อ", QLineEdit(initial.name), required=True)
        self.add("day", "วันที่", ThaiDateEdit(initial.day), hint="เช่น 22 พ.ย. 2569")
        self.add("kind", "แบบ", editors.combo([("home", "ที่บ้าน"), ("phone", "โทรศัพท์")], initial.kind))
        self.add("note", "หมายเหตุ", QPlainTextEdit(initial.note), wide=True)

    def value(self) -> Visit:
        return Visit(**self.values())


class Desk:
    """A stand-in for the service: keeps what it is given or raises what it was told to."""

    def __init__(self) -> None:
        self.saved: list[Visit] = []
        self.error: Exception | None = None

    def save(self, visit: Visit) -> str:
        if self.error is not None:
            raise self.error
        self.saved.append(visit)
        return "เก็บแล้ว"


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def dialog(qtbot, desk):
    made = VisitDialog(desk.save, Visit("ปื๊ด", date(2026, 11, 22)))
    qtbot.addWidget(made, before_close_func=lambda _: made.done(0))  # without asking
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_f9_saves_what_was_typed_and_says_what_came_of_it(qtbot, desk, dialog):
    dialog.editors["name"].selectAll()
    type_text(dialog.editors["name"], "ฟ้าใส ")
    with qtbot.waitSignal(dialog.saved) as said:
        qtbot.keyClick(dialog, Qt.Key.Key_F9)
    assert desk.saved == [Visit("ฟ้าใส", date(2026, 11, 22))]
    assert said.args == ["เก็บแล้ว"]
    assert not dialog.isVisible()


def test_each_message_stands_under_its_field_and_the_first_wrong_one_gets_the_cursor(qtbot, desk, dialog):
    desk.error = ValidationFailed(Issue("day", "required"), Issue("note", "required"), Issue("", "stale"))
    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    assert dialog.fields["day"].message_text() == "กรุณากรอกช่องนี้"
    assert dialog.fields["name"].message_text() == ""
    assert "ผู้อื่น" in dialog.banner.text()
    assert dialog.editors["day"].hasFocus()
    desk.error = None
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert len(desk.saved) == 1


def test_a_message_for_a_field_the_dialog_lacks_is_not_lost(dialog):
    dialog.show_issues([Issue("elsewhere", "required")])
    assert dialog.banner.text() == "กรุณากรอกช่องนี้"


def test_a_refusal_stands_in_the_banner_and_nothing_is_closed(qtbot, desk, dialog):
    desk.error = StaleRecord()
    dialog.accept()
    assert dialog.isVisible()
    assert "ผู้อื่น" in dialog.banner.text()


def test_text_that_is_no_date_is_never_saved_as_no_date(qtbot, desk, dialog):
    dialog.editors["day"].selectAll()
    type_text(dialog.editors["day"], "31/11/2569")
    qtbot.keyClick(dialog, Qt.Key.Key_F9)
    assert desk.saved == []
    assert "31/11/2569" in dialog.fields["day"].message_text()


def test_an_unexpected_error_is_not_hidden(desk, dialog):
    desk.error = KeyError("bug")
    with pytest.raises(KeyError):
        dialog.accept()


def test_enter_walks_through_the_fields_and_does_not_save(qtbot, desk, dialog):
    dialog.editors["name"].setFocus()
    walked = []
    for _ in range(3):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        walked.append(dialog.focusWidget().objectName())
    assert walked == ["day", "kind", "note"]
    assert desk.saved == []


def test_enter_is_a_new_line_in_a_note_and_ctrl_enter_goes_on(qtbot, dialog):
    note = dialog.editors["note"]
    note.setFocus()
    type_text(note, "ก")
    qtbot.keyClick(note, Qt.Key.Key_Return)
    assert note.toPlainText() == "ก\n"
    qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not note.hasFocus()


def test_the_mouse_wheel_never_changes_a_choice(dialog):
    box = dialog.editors["kind"]
    box.setFocus()
    place = QPointF(box.rect().center())
    turn = QWheelEvent(
        place,
        QPointF(box.mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, turn)
    assert box.currentData() == "home"


def test_closing_unchanged_asks_nothing(monkeypatch, qtbot, dialog):
    monkeypatch.setattr(messages, "ask_unsaved", lambda _parent: pytest.fail("asked"))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("answer", "open_after", "saved"),
    [(Unsaved.KEEP_EDITING, True, 0), (Unsaved.DISCARD, False, 0), (Unsaved.SAVE, False, 1)],
)
def test_closing_with_changes_asks_first(monkeypatch, qtbot, desk, dialog, answer, open_after, saved):
    monkeypatch.setattr(messages, "ask_unsaved", lambda _parent: answer)
    type_text(dialog.editors["name"], "x")
    assert dialog.is_dirty
    dialog.close()
    assert dialog.isVisible() is open_after
    assert len(desk.saved) == saved


def test_two_columns_where_there_is_room_and_one_where_there_is_not(qtbot, dialog):
    dialog.resize(800, 560)
    assert dialog.form.columns() == 2
    assert dialog.fields["name"].y() == dialog.fields["day"].y()
    dialog.resize(480, 560)
    qtbot.waitUntil(lambda: dialog.fields["name"].x() == dialog.fields["day"].x())
    assert dialog.form.columns() == 1
    assert dialog.fields["day"].y() > dialog.fields["name"].y()


def test_every_editor_can_be_read(qtbot):
    box = QComboBox()
    qtbot.addWidget(box)
    other = editors.combo([("นาย", "นาย")], "พระครู", editable=True)
    qtbot.addWidget(other)
    assert editors.read(other) == "พระครู"
    other.setCurrentIndex(0)
    assert editors.read(other) == "นาย"
    with pytest.raises(TypeError):
        editors.read(VisitDialog(lambda _: None, Visit()).banner)


def test_the_foot_names_what_f9_does(qtbot):
    class Using(RecordDialog):
        def build(self, initial):
            self.save_button.setText("ใช้ตัวกรอง")
            self.add("name", "ชื่อ", QLineEdit())

    dialog = Using(lambda value: value)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "F9 ใช้ตัวกรอง · Enter ไปช่องถัดไป" in [label.text() for label in dialog.findChildren(QLabel)]

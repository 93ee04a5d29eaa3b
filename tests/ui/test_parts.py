"""Chips, tiles, states, banners, boxes: what they say and what pressing them does."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from ui import messages
from ui.messages import Unsaved, ask_unsaved
from ui.models.query_table import Badge
from ui.theme import Tone
from ui.widgets.badge import BadgeLabel
from ui.widgets.banner import Banner, Toast
from ui.widgets.card import Tile
from ui.widgets.chip import ChipBar
from ui.widgets.empty_state import EmptyState, StateStack
from ui.widgets.field import Field
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.message_box import MessageBox
from ui.widgets.parts import Paragraph
from welfaredesk.errors import Refused


@pytest.fixture
def bar(qtbot):
    made = ChipBar()
    qtbot.addWidget(made)
    made.add("all", "ทั้งหมด", on=True)
    made.add("late", "เกินกำหนด")
    return made


def press(qtbot, part: QWidget) -> None:
    qtbot.mouseClick(part, Qt.MouseButton.LeftButton)


def test_one_chip_of_an_exclusive_bar_is_on(qtbot, bar):
    with qtbot.waitSignal(bar.changed) as said:
        press(qtbot, bar.chips["late"])
    assert said.args == [frozenset({"late"})]
    press(qtbot, bar.chips["late"])  # pressed again it stays on: a list needs a filter
    assert bar.selected() == {"late"}


def test_chips_of_an_open_bar_add_up(qtbot):
    bar = ChipBar(exclusive=False)
    qtbot.addWidget(bar)
    for key in ("a", "b"):
        bar.add(key, key)
        press(qtbot, bar.chips[key])
    assert bar.selected() == {"a", "b"}
    press(qtbot, bar.chips["a"])
    assert bar.selected() == {"b"}


def test_selecting_what_is_selected_is_no_change(qtbot, bar):
    with qtbot.assertNotEmitted(bar.changed):
        bar.select({"all"})
    with qtbot.waitSignal(bar.changed):
        bar.select({"late"})


def test_a_chip_shows_how_many_it_leaves(bar):
    bar.chips["late"].set_count(1234)
    assert "1,234" in bar.chips["late"].text()
    bar.chips["late"].set_count(None)
    assert bar.chips["late"].text() == "เกินกำหนด"


def test_chips_go_on_in_the_next_line_when_the_window_is_narrow(qtbot, bar):
    for number in range(6):
        bar.add(str(number), "ผู้ด้อยโอกาสทางสังคม")
    wide, narrow = bar.heightForWidth(4000), bar.heightForWidth(300)
    assert narrow >= 3 * wide


def test_a_number_opens_its_list_by_mouse_and_keyboard(qtbot):
    tile = Tile("เกินกำหนด", "late", Tone.LATE)
    qtbot.addWidget(tile)
    assert tile.number_text() == "–"
    tile.set_number(1234)
    assert tile.number_text() == "1,234"
    assert tile.accessibleName() == "เกินกำหนด 1,234"
    with qtbot.waitSignal(tile.clicked):
        press(qtbot, tile)
    with qtbot.waitSignal(tile.clicked):
        qtbot.keyClick(tile, Qt.Key.Key_Return)


def test_each_state_says_what_it_is_and_offers_the_next_step(qtbot):
    stack, pressed = StateStack(QLabel("รายการ")), []
    qtbot.addWidget(stack)
    stack.resize(600, 400)
    stack.show_empty("box", "ยังไม่มีอุปกรณ์", "เริ่มจากนำเข้า", "นำเข้า", lambda: pressed.append(1))
    press(qtbot, stack.state.action)
    assert pressed == [1]
    stack.show_not_found("สมศรี")
    assert stack.state.title.text() == "ไม่พบ «สมศรี»"
    assert not stack.state.action.isVisibleTo(stack)
    stack.show_failed("แฟ้มถูกใช้งานอยู่", lambda: pressed.append(2))
    assert stack.state.action.text() == "ลองอีกครั้ง"
    press(qtbot, stack.state.action)
    assert pressed == [1, 2]
    stack.show_loading()
    assert stack.state.busy.isVisibleTo(stack)
    stack.show_content()
    assert stack.currentWidget() is stack.content


def test_a_long_explanation_is_shown_to_its_end(qtbot):
    stack = StateStack(QLabel())
    qtbot.addWidget(stack)
    stack.show_empty("box", "หัวข้อ", "ทะเบียนนี้เก็บรถเข็นและเตียง " * 12)
    text = stack.state.text
    assert text.height() >= text.heightForWidth(text.width())


def test_a_banner_is_there_only_while_it_says_something(qtbot):
    banner, pressed = Banner(closable=True), []
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.say(Tone.WAIT, "มี 3 แถวรอแก้ไข", "ดูรายการ", lambda: pressed.append(1))
    assert (banner.isHidden(), banner.text()) == (False, "มี 3 แถวรอแก้ไข")
    press(qtbot, banner._action)
    assert pressed == [1]
    banner.clear()
    assert banner.isHidden()


def test_a_toast_goes_away_by_itself_and_its_button_undoes(qtbot, monkeypatch):
    monkeypatch.setattr(Toast, "MILLISECONDS", 1)
    host, pressed = QWidget(), []
    qtbot.addWidget(host)
    host.resize(400, 300)
    host.show()
    toast = Toast(host)
    toast.say("บันทึกแล้ว", "เลิกทำ", lambda: pressed.append(1))
    assert host.rect().contains(toast.geometry())
    qtbot.waitUntil(toast.isHidden)
    monkeypatch.setattr(Toast, "MILLISECONDS", 100_000)
    toast.say("บันทึกแล้ว", "เลิกทำ", lambda: pressed.append(1))
    press(qtbot, toast._action)
    assert pressed == [1]
    assert toast.isHidden()


def test_a_field_shows_its_hint_until_something_is_wrong(qtbot):
    field = Field("ชื่อ", QLineEdit(), hint="ตามบัตร")
    qtbot.addWidget(field)
    assert (field.message.plain(), field.message_text()) == ("ตามบัตร", "")
    field.set_message("กรุณากรอกช่องนี้")
    assert field.message_text() == "กรุณากรอกช่องนี้"
    assert field.editor.property("state") == "wrong"
    field.set_message("")
    assert (field.message.plain(), field.editor.property("state")) == ("ตามบัตร", "")


def test_words_from_the_register_are_never_taken_for_markup(qtbot):
    text = Paragraph("<b>สมศรี</b> & <img src=x>\nบรรทัดสอง")
    qtbot.addWidget(text)
    assert text.plain() == "<b>สมศรี</b> & <img src=x>\nบรรทัดสอง"
    assert "&lt;b&gt;" in text.text()


def test_a_badge_is_as_wide_as_its_words(qtbot):
    short, long = BadgeLabel(Badge("ดี", Tone.DONE)), BadgeLabel(Badge("เกินกำหนด 12 วัน", Tone.LATE))
    for badge in (short, long):
        qtbot.addWidget(badge)
        badge.grab()
    assert long.sizeHint().width() > short.sizeHint().width()
    assert long.accessibleName() == "เกินกำหนด 12 วัน"


def answer(key: str | None) -> None:
    """Press a button of the box that opens next, or Esc."""

    def press_it() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, MessageBox)
        box.buttons[key].click() if key else box.reject()

    QTimer.singleShot(0, press_it)


@pytest.mark.parametrize(("key", "expected"), [("yes", True), ("no", False), (None, False)])
def test_a_question_is_only_a_yes_when_its_verb_is_pressed(qapp, key, expected):
    answer(key)
    assert messages.ask(None, "ยกเลิกใบยืมหรือไม่", "ยกเลิกใบยืม", danger=True) is expected


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("save", Unsaved.SAVE),
        ("discard", Unsaved.DISCARD),
        ("keep_editing", Unsaved.KEEP_EDITING),
        (None, Unsaved.KEEP_EDITING),
    ],
)
def test_unsaved_work_is_never_thrown_away_by_escape(qapp, key, expected):
    answer(key)
    assert ask_unsaved(None) is expected


def test_enter_does_not_do_what_can_not_be_taken_back(qtbot):
    heard = []

    def press_enter() -> None:
        box = QApplication.activeModalWidget()
        qtbot.keyClick(box.focusWidget(), Qt.Key.Key_Return)

    QTimer.singleShot(0, press_enter)
    heard.append(messages.ask(None, "ลบหรือไม่", "ลบ", danger=True))
    assert heard == [False]


def test_an_expected_error_is_told_and_a_bug_is_not_hidden(monkeypatch, qapp):
    said = []
    monkeypatch.setattr(messages, "tell", lambda _parent, text, **_more: said.append(text))
    messages.show_error(None, Refused("loan_closed", no="12/2569"))
    assert said == ["ใบยืม 12/2569 ปิดไปแล้ว"]
    with pytest.raises(KeyError):
        messages.show_error(None, KeyError("bug"))


@pytest.mark.parametrize(
    ("height", "shown"), [(96, (False, False)), (180, (False, True)), (400, (True, True))]
)
def test_a_low_empty_state_leaves_out_what_has_no_room(qtbot, height, shown):
    box = QWidget()
    qtbot.addWidget(box)
    box.resize(500, height)
    said = "เมื่อให้ยืมแล้ว รายชื่อผู้ยืมทุกครั้งจะอยู่ที่นี่ กดปุ่มด้านล่างเพื่อเริ่มทำใบยืมใบแรกของสำนักงาน แล้วพิมพ์ให้ลงนาม"
    state = EmptyState("file", "ยังไม่เคยมีผู้ยืม", said, "ทำใบยืม…", lambda: None, box)
    state.setGeometry(0, 0, 500, height)
    box.show()
    QApplication.processEvents()  # what is left out gives its room away
    assert (state._icon.isVisible(), state.text.isVisible()) == shown
    boxes = [
        part.geometry() for part in (state._icon, state.title, state.text, state.action) if part.isVisible()
    ]
    assert all(above.bottom() < below.top() for above, below in pairwise(boxes))
    assert boxes[-1].bottom() <= height
    assert state.toolTip() == ("" if state.text.isVisible() else said)


def test_what_flows_in_one_line_stands_level(qtbot):
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box, gap=8)
    low, high, after = QWidget(), QWidget(), QWidget()
    for part, size in ((low, (100, 20)), (high, (100, 40)), (after, (150, 30))):
        part.setFixedSize(*size)
        flow.addWidget(part)
    box.resize(300, 100)
    box.show()
    assert low.geometry().center().y() == high.geometry().center().y()
    assert after.geometry().topLeft().toTuple() == (0, 48)
    assert flow.heightForWidth(300) == 78

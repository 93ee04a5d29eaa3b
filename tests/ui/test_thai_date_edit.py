"""The date field: whatever is typed, a date or a sentence comes of it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tests.ui.thai_keys import type_text
from ui.widgets.thai_calendar import ThaiCalendar, shift_month
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk.domain.thai_dates import Precision

NOVEMBER_22 = date(2026, 11, 22)


@pytest.fixture
def placed(qtbot):
    """Puts a field into a window, with another one to go to."""
    windows = []

    def place(edit: ThaiDateEdit) -> ThaiDateEdit:
        window = QWidget()
        windows.append(window)
        layout = QVBoxLayout(window)
        layout.addWidget(edit)
        layout.addWidget(QLineEdit())
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        edit.setFocus()
        return edit

    return place


@pytest.mark.parametrize(
    "typed",
    [
        "22/11/2569",
        "22-11-2569",
        "22.11.69",
        "22 พ.ย. 2569",
        "22 พฤศจิกายน 2569",
        "๒๒/๑๑/๒๕๖๙",
        "2026-11-22",
        "22112569",
        "  22   พ.ย.   69 ",
    ],
)
def test_every_spelling_becomes_the_same_date_when_the_field_is_left(qtbot, placed, typed):
    edit = placed(ThaiDateEdit())
    type_text(edit, typed)
    assert edit.value() == NOVEMBER_22
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.text() == "22 พ.ย. 2569"
    assert edit.check() == ""


def test_a_date_that_is_none_stays_as_typed_and_is_explained(qtbot, placed):
    edit = placed(ThaiDateEdit(NOVEMBER_22))
    edit.selectAll()
    with qtbot.waitSignal(edit.problem_changed) as said:
        type_text(edit, "31/11/2569")
        qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.value() is None
    assert edit.text() == "31/11/2569"
    assert "31/11/2569" in said.args[0]
    assert edit.check() == said.args[0]


def test_nobody_is_told_off_while_typing(qtbot, placed):
    edit = placed(ThaiDateEdit())
    with qtbot.assertNotEmitted(edit.problem_changed):
        type_text(edit, "22 พ.")


def test_empty_is_no_date_and_no_mistake(qtbot, placed):
    edit = placed(ThaiDateEdit(NOVEMBER_22))
    edit.selectAll()
    with qtbot.waitSignal(edit.changed) as change:
        qtbot.keyClick(edit, Qt.Key.Key_Delete)
    assert change.args == [None]
    assert edit.value() is None
    assert edit.check() == ""


def test_arrows_move_by_days_and_pages_by_months(qtbot, placed):
    edit = placed(ThaiDateEdit(date(2026, 12, 31)))
    qtbot.keyClick(edit, Qt.Key.Key_Up)
    assert (edit.value(), edit.text()) == (date(2027, 1, 1), "1 ม.ค. 2570")
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    qtbot.keyClick(edit, Qt.Key.Key_PageUp)
    assert edit.value() == date(2027, 1, 31)
    qtbot.keyClick(edit, Qt.Key.Key_PageUp)
    assert edit.value() == date(2027, 2, 28)


def test_an_arrow_in_an_empty_field_gives_today(qtbot, placed, fixed_day):
    edit = placed(ThaiDateEdit())
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    assert edit.value() == fixed_day


def test_a_month_alone_is_only_taken_where_it_is_enough(qtbot, placed):
    birth = placed(ThaiDateEdit(birth=True, partial=True))
    type_text(birth, "ก.พ. 2491")
    assert (birth.check(), birth.value(), birth.precision()) == ("", date(1948, 2, 1), Precision.MONTH)
    assert birth.text() == "ก.พ. 2491"
    due = placed(ThaiDateEdit())
    type_text(due, "ก.พ. 2570")
    assert "ยังไม่ครบ" in due.check()
    assert due.value() is None


def test_a_birth_can_not_be_in_the_future(qtbot, placed):
    edit = placed(ThaiDateEdit(birth=True))
    type_text(edit, "23/11/2569")
    assert edit.check()
    assert edit.value() is None


def test_changed_is_said_once_for_a_date_and_not_for_each_key(qtbot, placed):
    edit = placed(ThaiDateEdit())
    heard = []
    edit.changed.connect(heard.append)
    type_text(edit, "22/11/2569")
    qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert heard[-1] == NOVEMBER_22
    assert heard.count(NOVEMBER_22) == 1


@pytest.mark.qt_log_ignore("grabbing the (keyboard|mouse)", extend=True)
def test_the_calendar_opens_at_the_date_and_a_click_takes_a_day(qtbot, placed):
    edit = placed(ThaiDateEdit(NOVEMBER_22))
    qtbot.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = edit.findChild(ThaiCalendar)
    assert (calendar.month.currentText(), calendar.year.value()) == ("พฤศจิกายน", 2569)
    place = calendar.sheet.cell_of(date(2026, 11, 30)).center()
    QTest.mouseClick(calendar.sheet, Qt.MouseButton.LeftButton, pos=place)
    assert edit.value() == date(2026, 11, 30)
    assert edit.text() == "30 พ.ย. 2569"


@pytest.mark.qt_log_ignore("grabbing the (keyboard|mouse)", extend=True)
def test_the_calendar_works_from_the_keyboard(qtbot, fixed_day):
    calendar = ThaiCalendar(fixed_day)
    qtbot.addWidget(calendar)
    calendar.open_at(fixed_day, calendar.pos())
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown):
        qtbot.keyClick(calendar.sheet, key)
    assert calendar.month.currentText() == "ธันวาคม"
    with qtbot.waitSignal(calendar.picked) as taken:
        qtbot.keyClick(calendar.sheet, Qt.Key.Key_Return)
    assert taken.args == [date(2026, 12, 30)]
    assert not calendar.isVisible()


def test_the_year_of_the_calendar_is_buddhist_and_keeps_the_day_where_it_can(qtbot):
    calendar = ThaiCalendar(date(2024, 2, 29))
    qtbot.addWidget(calendar)
    calendar.year.setValue(2568)
    assert calendar.sheet.day() == date(2025, 2, 28)


def test_weeks_begin_on_sunday(qtbot):
    sheet = ThaiCalendar(NOVEMBER_22).sheet
    assert sheet.cell_of(NOVEMBER_22).left() == 0
    assert sheet.day_at(sheet.cell_of(NOVEMBER_22).center()) == NOVEMBER_22


@pytest.mark.parametrize(
    ("start", "months", "reached"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_moving_by_months_stays_inside_the_month(start, months, reached):
    assert shift_month(start, months) == reached

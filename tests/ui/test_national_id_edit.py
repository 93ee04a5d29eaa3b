"""The national id field: grouped while typed, wrong ids explained."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.thai_keys import type_text
from ui.widgets.national_id_edit import NationalIdEdit

GOOD = "3000006801174"
SHOWN = "3-0000-06801-17-4"


@pytest.fixture
def edit(qtbot):
    field = NationalIdEdit()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    return field


@pytest.mark.parametrize("typed", [GOOD, SHOWN, "๓๐๐๐๐๐๖๘๐๑๑๗๔", "3 0000 06801 17 4"])
def test_digits_are_grouped_while_typed(qtbot, edit, typed):
    type_text(edit, typed)
    assert edit.text() == SHOWN
    assert edit.value() == GOOD
    assert edit.check() == ""


@pytest.mark.parametrize("pasted", [f"  {SHOWN} ", "๓-๐๐๐๐-๐๖๘๐๑-๑๗-๔", GOOD])
def test_a_pasted_id_is_grouped_too(qtbot, edit, pasted):
    QApplication.clipboard().setText(pasted)
    qtbot.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == SHOWN


def test_the_cursor_stays_behind_the_digit_typed_in_the_middle(qtbot, edit):
    type_text(edit, "300000680117")
    edit.setCursorPosition(3)
    type_text(edit, "9")
    assert edit.text().startswith("3-09")
    assert edit.cursorPosition() == 4


def test_backspace_at_a_hyphen_rubs_out_the_digit_before_it(qtbot, edit):
    type_text(edit, "30000068")
    edit.setCursorPosition(7)  # behind the second hyphen
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.value() == "3000068"


def test_a_fourteenth_digit_is_not_taken(qtbot, edit):
    type_text(edit, GOOD + "5")
    assert edit.value() == GOOD


def test_a_paste_of_too_many_digits_is_kept_and_explained(qtbot, edit):
    QApplication.clipboard().setText("30000068011749")
    qtbot.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert edit.value() == "30000068011749"
    assert "14 หลัก" in edit.check()


def test_the_message_names_what_was_read_and_the_digit_expected(qtbot, edit):
    with qtbot.waitSignal(edit.problem_changed) as said:
        type_text(edit, "3000006801175")
    assert "3-0000-06801-17-5" in said.args[0]
    assert "ควรเป็น 4" in said.args[0]


def test_an_unfinished_id_is_only_told_when_left(qtbot, edit):
    with qtbot.assertNotEmitted(edit.problem_changed):
        type_text(edit, "30000")
    assert "5 หลัก" in edit.check()


def test_letters_are_kept_and_explained(qtbot, edit):
    type_text(edit, "ไม่มีบัตร")
    assert edit.value() == "ไม่มีบัตร"
    assert edit.check()


def test_empty_is_allowed(edit):
    assert (edit.value(), edit.check()) == ("", "")

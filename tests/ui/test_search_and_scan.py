"""The search box answers at every key; the scan box takes codes from a scanner on any keyboard layout."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from tests.ui.thai_keys import type_text
from ui.widgets.scan_box import ScanBox
from ui.widgets.search_box import SearchBox


@pytest.fixture
def box(qtbot):
    field = SearchBox("ค้นหา")
    qtbot.addWidget(field)
    field.show()
    return field


def test_every_key_is_answered_at_once_with_tidy_text(qtbot, box):
    heard = []
    box.searched.connect(heard.append)
    type_text(box, "หมู่ ๔")
    assert heard[0] == "ห"
    assert heard[-1] == "หมู่ 4"


def test_a_space_more_is_no_new_search(qtbot, box):
    type_text(box, "สมศรี")
    with qtbot.assertNotEmitted(box.searched):
        type_text(box, "  ")


def test_escape_clears_and_the_list_comes_back(qtbot, box):
    type_text(box, "สมศรี")
    with qtbot.waitSignal(box.searched) as heard:
        qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert heard.args == [""]


def test_down_goes_to_the_results_and_enter_takes_the_words(qtbot, box):
    type_text(box, "๑๒/๒๕๖๙")
    with qtbot.waitSignal(box.left_down):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.entered) as heard:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert heard.args == ["12/2569"]


def test_ctrl_k_brings_the_cursor_from_another_field(qtbot):
    window = QWidget()
    layout = QVBoxLayout(window)
    other, box = QLineEdit(), SearchBox(shortcut="Ctrl+K")
    layout.addWidget(other)
    layout.addWidget(box)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert box.hasFocus()


def test_a_scanned_code_is_told_and_the_field_is_free_again(qtbot):
    box = ScanBox()
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.scanned) as heard:
        type_text(box, "416-65-0034")
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert heard.args == ["416-65-0034"]
    assert box.text() == ""


def test_enter_in_an_empty_field_is_no_code(qtbot):
    box = ScanBox()
    qtbot.addWidget(box)
    with qtbot.assertNotEmitted(box.scanned):
        qtbot.keyClick(box, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ภๅุขุถขจจ-ภ", "416-65-0034"),  # the scanner's keys with the Thai layout on
        ("ฤ/ขจๅ", "A2-01"),
        ("รถ-๐๑", "รถ-01"),  # a code with Thai letters, typed by hand
        ("ไม่มี", "ไม่มี"),  # nothing known: as typed
    ],
)
def test_a_scanner_on_the_thai_layout_is_understood(qtbot, typed, code):
    box = ScanBox(known={"416-65-0034", "A2-01", "รถ-01"}.__contains__)
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.scanned) as heard:
        type_text(box, typed)
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert heard.args == [code]

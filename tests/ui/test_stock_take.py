"""A stock-take in the real window: begun, scanned, ticked with the keyboard, closed."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.lending_office import KeyboardClerk, add_device, add_loan, fill_people, open_lending
from ui.pages.lending.stock_take_forms import BeginDialog, CloseDialog, FindingDialog
from ui.pages.lending.stock_take_page import CountingPage
from welfaredesk.queries.lending_stock_take import LineState, stock_take_page, stock_takes


@pytest.fixture
def items(office):
    people = fill_people(office)
    found = {code: add_device(office, code, place="คลัง") for code in ("WC-1", "WC-2", "WC-3")}
    found["WC-4"] = add_device(office, "WC-4")
    add_loan(office, people["anong"], found["WC-4"])
    return found


@pytest.fixture
def counting(items, window, monkeypatch) -> CountingPage:
    page = open_lending(window, monkeypatch)
    monkeypatch.setattr(BeginDialog, "exec", BeginDialog.accept)
    page.show_stock_takes()
    page.stack.currentWidget().begin_button.click()
    shown = page.stack.currentWidget()
    assert isinstance(shown, CountingPage)
    return shown


def state(counting, code):
    page = stock_take_page(counting.context.db, counting.shown.row.id)
    return next(line.state for line in page.lines if line.code == code)


def test_scanning_counts_and_says_what_it_came_upon(counting, window, qtbot):
    clerk = KeyboardClerk(window, qtbot)
    assert clerk.place is counting.scan
    clerk.scan("WC-1")
    assert "พบ รถเข็นนั่ง WC-1" in counting.banner.text()
    clerk.scan("WC-1")
    assert "ไม่นับซ้ำ" in counting.banner.text()
    clerk.scan("WC-4")
    assert "ถูกยืมอยู่" in counting.banner.text()
    clerk.scan("XX-1")
    assert "ไม่มีอุปกรณ์รหัส XX-1" in counting.banner.text()
    assert clerk.place is counting.scan, "the scanner goes on typing here"
    counts = {key: chip.text() for key, chip in counting.chips.chips.items()}
    assert counts[LineState.FOUND].endswith("1")
    assert counts[LineState.MISSING].endswith("2")
    assert counts["stray"].endswith("2")
    counting.chips.chips["stray"].click()
    rows = [counting.strays_model.row_at(n).code for n in range(counting.strays_model.rowCount())]
    assert rows == ["XX-1", "WC-1"]


def test_a_place_that_differs_is_told(counting, window, qtbot):
    counting.place.setEditText("ห้องประชุม")
    KeyboardClerk(window, qtbot).scan("WC-2")
    assert state(counting, "WC-2") is LineState.ELSEWHERE


def test_space_ticks_and_takes_the_tick_back(counting, window, qtbot):
    clerk = KeyboardClerk(window, qtbot)
    counting.lines.setFocus()
    counting.lines.select_id(counting.shown.lines[2].id)
    clerk.press(Qt.Key.Key_Space)
    assert state(counting, "WC-3") is LineState.FOUND
    assert clerk.place is counting.lines
    clerk.press(Qt.Key.Key_Space)
    assert state(counting, "WC-3") is LineState.MISSING


def test_enter_says_what_was_found_of_a_piece(counting, window, qtbot, monkeypatch):
    def fill(dialog):
        dialog.editors["condition"].setCurrentIndex(dialog.editors["condition"].findData("damaged"))
        dialog.editors["note"].setText("เบรกหลวม")
        dialog.accept()

    monkeypatch.setattr(FindingDialog, "exec", fill)
    counting.lines.setFocus()
    counting.lines.select_id(counting.shown.lines[0].id)
    KeyboardClerk(window, qtbot).press(Qt.Key.Key_Return)
    line = counting.shown.lines[0]
    assert (line.condition, line.note, line.state) == ("damaged", "เบรกหลวม", LineState.FOUND)


def test_closing_ends_the_count_and_the_list_tells(counting, office, monkeypatch):
    monkeypatch.setattr(CloseDialog, "exec", CloseDialog.accept)
    counting.count("WC-1")
    counting.close_button.click()
    assert not counting.scan.isVisibleTo(counting)
    assert not counting.close_button.isVisibleTo(counting)
    found = stock_takes(office.db)
    assert [(take.seen, take.expected, take.closed_at is not None) for take in found] == [(1, 4, True)]
    counting.left.emit()

"""Taking back: scanned or found, some or all of a slip, in whatever condition; no rule ever blocks it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from reports.issuing import issue
from tests.ui.lending_office import add_device, add_loan, open_lending
from tests.ui.offices import CLERK
from tests.ui.thai_keys import type_text
from welfaredesk.domain.paper_marks import mark
from welfaredesk.queries.documents import document
from welfaredesk.queries.lending import item_by_code, loan_lines

Key = Qt.Key


@pytest.fixture
def loans(office):
    """Two slips: three devices of one borrower, and one late device of another."""
    prasit = office.add_person("นายประสิทธิ์ แก้วมา", moo="2")
    anong = office.add_person("นางอนงค์ ใจดี", moo="4")
    three = [add_device(office, code) for code in ("WC-1", "WC-2", "WC-3")]
    late = add_device(office, "MT-9", "ที่นอนลม", category="ที่นอน")
    add_device(office, "WC-8")
    return {
        "three": add_loan(office, prasit, *three, due_in=20),
        "late": add_loan(office, anong, late, due_in=-12, ago=100, purpose="ป้องกันแผลกดทับ"),
    }


@pytest.fixture
def desk(loans, window, qtbot, monkeypatch):
    open_lending(window, monkeypatch)
    qtbot.keyClick(window, Key.Key_F3)
    return window.page.stack.currentWidget()


def scan(desk, qtbot, text):
    type_text(desk.code, text)
    qtbot.keyClick(desk.code, Key.Key_Return)


def take_back(desk, qtbot):
    qtbot.keyClick(desk.code, Key.Key_F9)
    qtbot.waitUntil(lambda: "รับคืนแล้ว" in desk.banner.text())


def texts(desk):
    slip = desk.slip
    return [slip._no.text(), slip._badge.badge().text, slip._who.text(), slip._facts.text()]


def line_of(desk, code):
    return next(line for line in desk.slip.lines if line.loan.code == code)


def test_a_scan_shows_who_has_it_since_when_and_how_late(desk, qtbot, window):
    assert window.focusWidget() is desk.code
    scan(desk, qtbot, "mt9")
    no, state, who, facts = texts(desk)
    assert (no, state, who) == ("ใบยืม 1/2569", "เกิน 12 วัน", "นางอนงค์ ใจดี")
    assert "กำหนดคืน 10 พ.ย. 2569" in facts
    assert desk.slip.returner.text() == "นางอนงค์ ใจดี"
    assert desk.slip.day.value() == date(2026, 11, 22)
    assert desk.save_button.text() == "รับคืน 1 ชิ้น (F9)"


def test_scan_and_f9_take_it_back(desk, qtbot, office, loans, window):
    scan(desk, qtbot, "MT-9")
    take_back(desk, qtbot)
    line = loan_lines(office.db, loans["late"])[0]
    assert (line.returned_on, line.condition_in, line.returner) == (
        date(2026, 11, 22),
        "usable",
        "นางอนงค์ ใจดี",
    )
    assert desk.banner.text() == "รับคืนแล้ว 1 รายการ ใบยืม 1/2569 คืนครบทุกรายการ"
    assert item_by_code(office.db, "MT-9").obstacle == "to_check"
    assert desk.slip.contract_id is None
    assert window.focusWidget() is desk.code


def test_some_of_a_slip_come_back_the_others_stay_out(desk, qtbot, office, loans):
    scan(desk, qtbot, "WC-1")
    scan(desk, qtbot, "WC-3")
    assert [line.is_ticked() for line in desk.slip.lines] == [True, False, True]
    take_back(desk, qtbot)
    states = [line.returned_on is not None for line in loan_lines(office.db, loans["three"])]
    assert states == [True, False, True]
    assert desk.banner.text() == "รับคืนแล้ว 2 รายการ ใบยืม 1/2570 ยังค้างอีก 1 รายการ"
    scan(desk, qtbot, "WC-2")
    assert len(desk.slip.lines) == 1
    take_back(desk, qtbot)
    assert "คืนครบทุกรายการ" in desk.banner.text()


@pytest.mark.parametrize("condition", ["damaged", "repair", "lost"])
def test_the_condition_becomes_the_devices(desk, qtbot, office, loans, condition):
    scan(desk, qtbot, "WC-2")
    line = line_of(desk, "WC-2")
    line.condition.setCurrentIndex(line.condition.findData(condition))
    type_text(line.note, "ล้อหน้าหัก")
    take_back(desk, qtbot)
    item = item_by_code(office.db, "WC-2")
    assert (item.condition, item.available) == (condition, False)
    saved = loan_lines(office.db, loans["three"])[1]
    assert (saved.condition_in, saved.return_note) == (condition, "ล้อหน้าหัก")


def test_a_name_finds_the_slip_too(desk, qtbot, loans):
    type_text(desk.code, "ประสิทธิ์")
    assert desk.model.rowCount() == 3
    qtbot.keyClick(desk.code, Key.Key_Return)
    assert desk.slip.contract_id == loans["three"]
    assert not desk.slip.ticked()


def test_the_list_can_be_walked_with_the_keys(desk, qtbot, window, loans):
    qtbot.keyClick(desk.code, Key.Key_Down)
    assert window.focusWidget() is desk.table
    qtbot.keyClick(desk.table, Key.Key_Return)
    assert desk.slip.contract_id == loans["late"]
    assert window.focusWidget() is desk.save_button


def test_nothing_marked_is_told(desk, qtbot, office, loans):
    desk.open_slip(loans["three"])
    qtbot.keyClick(desk.code, Key.Key_F9)
    assert "ยังไม่ได้ทำเครื่องหมาย" in desk.banner.text()
    assert all(line.returned_on is None for line in loan_lines(office.db, loans["three"]))


@pytest.mark.parametrize(("code", "said"), [("WC-8", "ไม่ได้ถูกยืมอยู่"), ("ZZ-1", "ไม่พบอุปกรณ์รหัส «ZZ-1»")])
def test_what_is_not_out_is_told(desk, qtbot, code, said):
    scan(desk, qtbot, code)
    assert said in desk.banner.text()
    assert desk.slip.contract_id is None


def test_a_device_of_another_slip_does_not_push_away_what_was_scanned(desk, qtbot, loans):
    scan(desk, qtbot, "WC-1")
    scan(desk, qtbot, "MT-9")
    assert desk.slip.contract_id == loans["three"]
    assert "ใบยืม 1/2570" in desk.banner.text()
    assert line_of(desk, "WC-1").is_ticked()


@pytest.mark.parametrize(
    ("typed", "said"), [("1/1/2569", "อยู่ก่อนวันยืม"), ("1/1/2571", "ยังมาไม่ถึง"), ("", "กรุณากรอกช่องนี้")]
)
def test_a_wrong_day_is_told_under_it_and_nothing_is_lost(desk, qtbot, office, loans, typed, said):
    scan(desk, qtbot, "MT-9")
    line_of(desk, "MT-9").note.setText("ปั๊มลมหาย")
    desk.slip.day.setFocus()
    desk.slip.day.selectAll()
    qtbot.keyClick(desk.slip.day, Key.Key_Delete)
    type_text(desk.slip.day, typed)
    qtbot.keyClick(desk.slip.day, Key.Key_F9)
    qtbot.waitUntil(lambda: said in desk.slip.day_field.message_text())
    assert line_of(desk, "MT-9").note.text() == "ปั๊มลมหาย"
    assert loan_lines(office.db, loans["late"])[0].returned_on is None


def test_a_return_some_days_ago_is_kept_with_its_day(desk, qtbot, office, loans):
    scan(desk, qtbot, "MT-9")
    desk.slip.day.set_value(date(2026, 11, 20))
    desk.slip.returner.setText("นายบุตร ใจดี")
    take_back(desk, qtbot)
    line = loan_lines(office.db, loans["late"])[0]
    assert (line.returned_on, line.returner) == (date(2026, 11, 20), "นายบุตร ใจดี")


def test_a_slip_taken_back_elsewhere_is_told(desk, qtbot, office, loans):
    from tests.ui.offices import CLERK
    from welfaredesk.services.lending_returns import ReturnInput
    from welfaredesk.services.lending_returns import take_back as take_back_elsewhere

    scan(desk, qtbot, "MT-9")
    line = loan_lines(office.db, loans["late"])[0]
    take_back_elsewhere(CLERK, office.db, [ReturnInput(line.line_id)])
    qtbot.keyClick(desk.code, Key.Key_F9)
    qtbot.waitUntil(lambda: "ไม่ได้ถูกยืมอยู่" in desk.banner.text())
    desk.start()
    desk.open_slip(loans["late"])
    assert "ปิดไปแล้ว" in desk.banner.text()


def test_the_lists_know_at_once(desk, qtbot, window):
    home = window.page.home
    assert home.tiles["late"].number_text() == "1"
    scan(desk, qtbot, "MT-9")
    take_back(desk, qtbot)
    assert home.tiles["late"].number_text() == "0"
    assert desk.model.rowCount() == 3


def test_everything_stays_in_reach_on_a_small_screen(desk, qtbot, window):
    window.resize(1093, 570)
    scan(desk, qtbot, "WC-1")
    qtbot.waitUntil(lambda: window.width() == 1093)
    qtbot.waitUntil(lambda: desk.table.horizontalScrollBar().maximum() == 0)
    line = line_of(desk, "WC-1")
    for part in (line.condition, line.note, desk.slip.day, desk.save_button):
        corner = part.mapTo(window, part.rect().bottomRight())
        assert window.rect().contains(corner)


def test_the_qr_of_a_slip_opens_its_loan(desk, qtbot, office, loans):
    slip = issue(CLERK, office.db, "L-02", loans["three"])
    paper = document(office.db, slip.id)
    scan(desk, qtbot, paper.mark)
    assert texts(desk)[0] == f"ใบยืม {slip.no}"
    assert [line.loan.code for line in desk.slip.lines] == ["WC-1", "WC-2", "WC-3"]
    desk.slip.clear()
    scan(desk, qtbot, mark("L-02", 77, 2570, office="อื่น"))
    assert "ไม่พบใบยืมของ QR" in desk.banner.text()


def test_tab_goes_through_the_devices_and_then_to_who_brings_them(desk, qtbot, window):
    scan(desk, qtbot, "WC-1")
    passed = []
    while len(passed) < 20 and window.focusWidget() is not desk.save_button:
        qtbot.keyClick(window.focusWidget(), Key.Key_Tab)
        passed.append(window.focusWidget().objectName())
    named = [name for name in passed if name]
    assert named == [
        *("back_WC-1", "condition_WC-1", "note_WC-1", "missing_WC-1", "back_WC-2", "back_WC-3"),
        *("returner", "returned_on"),
    ]

"""The loan desk's second and third step: which devices, until when, what for."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.ui.lending_office import KeyboardClerk, add_loan, fill_items, fill_people, open_lending
from ui.pages.lending.what_step import CodeBox
from ui.widgets.keyboard_layout import _LATIN, _THAI
from welfaredesk.queries.lending import LoanQuery, loan_lines

Key = Qt.Key
USUAL_DUE = date(2027, 2, 20)  # 90 days after the tests' day


@pytest.fixture
def people(office):
    return fill_people(office)


@pytest.fixture
def items(office):
    return fill_items(office)


@pytest.fixture
def clerk(people, items, window, qtbot, monkeypatch):
    open_lending(window, monkeypatch)
    return KeyboardClerk(window, qtbot)


@pytest.fixture
def desk(clerk):
    """The open desk with the cursor where the borrower's name is typed."""
    clerk.press(Key.Key_F2)
    return clerk.window.page.stack.currentWidget()


def test_the_cursor_stays_for_the_next_scan_and_enter_moves_on(clerk, desk, monkeypatch):
    monkeypatch.setattr(CodeBox, "AFTER_SCAN_MS", -1)
    clerk.choose("อนงค์")
    clerk.scan("WC-0001")
    clerk.scan("WC-0002")
    assert clerk.place is desk.what.code
    for expected in (desk.when.due, desk.when.purpose, desk.save_button):
        clerk.press(Key.Key_Return)
        assert clerk.place is expected


def test_a_scanner_with_two_line_ends_stays_in_the_field(clerk, desk, monkeypatch):
    monkeypatch.setattr(CodeBox, "AFTER_SCAN_MS", 60_000)
    clerk.choose("อนงค์")
    clerk.scan("WC-0001")
    clerk.press(Key.Key_Return)
    assert clerk.place is desk.what.code


def test_a_device_that_is_out_is_refused_with_who_has_it(clerk, desk, office, people, items):
    add_loan(office, people["prasit"], items["WC-0003"], due_in=10)
    clerk.choose("อนงค์")
    clerk.scan("WC-0003")
    said = desk.what.message.text()
    assert "นายประสิทธิ์ แก้วมา" in said
    assert "2 ธ.ค. 2569" in said
    assert desk.what.item_ids() == ()


@pytest.mark.parametrize(
    ("code", "said"),
    [("BD-1", "อยู่ในสภาพ «ชำรุด»"), ("XX-99", "ไม่พบอุปกรณ์รหัส «XX-99»"), ("WC-000", "ไม่พบอุปกรณ์รหัส «WC-000»")],
)
def test_what_can_not_be_lent_says_why(clerk, desk, code, said):
    clerk.choose("อนงค์")
    clerk.scan(code)
    assert said in desk.what.message.text()
    assert desk.what.item_ids() == ()


def test_the_same_device_twice_is_refused(clerk, desk):
    clerk.choose("อนงค์")
    clerk.scan("WC-0001")
    clerk.scan("wc0001")
    assert "อยู่ในใบยืมนี้แล้ว" in desk.what.message.text()
    assert len(desk.what.item_ids()) == 1


def test_a_slip_holds_seven_devices(clerk, desk):
    clerk.choose("อนงค์")
    for number in range(1, 9):
        clerk.scan(f"WC-000{number}")
    assert len(desk.what.item_ids()) == 7
    assert "ไม่เกิน 7 รายการ" in desk.what.message.text()


def test_a_scan_on_the_thai_keyboard_is_understood(clerk, desk, items):
    clerk.choose("อนงค์")
    clerk.scan("WC-0002".translate(str.maketrans(_LATIN, _THAI)))
    assert desk.what.item_ids() == (items["WC-0002"],)


def test_a_scan_before_the_name_is_taken_too(clerk, desk, items):
    clerk.scan("WC-0002")
    assert desk.what.item_ids() == (items["WC-0002"],)
    assert clerk.place is desk.who.borrower.picker
    assert clerk.place.text() == ""


def test_picking_from_what_is_free(clerk, desk, items):
    clerk.choose("อนงค์")
    clerk.type("ออกซิเจน")
    assert desk.free.model.rowCount() == 1
    clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Return)
    assert desk.what.item_ids() == (items["OX-1"],)
    assert clerk.place is desk.what.code
    assert items["OX-1"] not in [desk.free.model.id_at(line) for line in range(desk.free.model.rowCount())]


def test_a_kind_typed_with_one_piece_free_is_taken_by_enter(clerk, desk, items):
    clerk.choose("อนงค์")
    clerk.scan("เครื่องผลิต")
    assert desk.what.item_ids() == (items["OX-1"],)


def test_a_kind_typed_with_several_pieces_goes_to_the_list(clerk, desk, items):
    clerk.choose("อนงค์")
    clerk.scan("รถเข็นนั่ง")
    assert clerk.place is desk.free.table
    clerk.press(Key.Key_Return)
    assert desk.what.item_ids() == (items["WC-0001"],)


def test_a_device_can_be_taken_off_again(clerk, desk, qtbot):
    clerk.choose("อนงค์")
    clerk.scan("WC-0001")
    clerk.scan("WC-0002")
    first = desk.what._lines[0]
    first.removed.emit()
    assert len(desk.what.item_ids()) == 1
    assert desk.free.model.rowCount() == 9


def test_the_due_day_is_proposed_with_its_rule(clerk, desk):
    clerk.choose("อนงค์")
    clerk.scan("WC-0001")
    assert desk.when.due.value() == USUAL_DUE
    assert desk.when.rule_text.plain() == "กำหนดคืน 90 วัน ตามค่าปกติของสำนักงาน"
    clerk.scan("OX-1")
    assert desk.when.due.value() == date(2026, 12, 22)
    assert "กำหนดคืน 30 วัน ตามกติกาของเครื่องผลิตออกซิเจน" in desk.when.rule_text.plain()


def test_a_day_the_clerk_chose_stays_and_is_said(clerk, desk, office):
    clerk.choose("อนงค์")
    desk.when.due.setFocus()
    desk.when.due.selectAll()
    clerk.type("31/12/2569")
    clerk.press(Key.Key_Return)
    desk.what.code.setFocus()
    clerk.scan("OX-1")
    assert desk.when.due.value() == date(2026, 12, 31)
    assert "แก้จากที่เสนอไว้ 22 ธ.ค. 2569" in desk.when.rule_text.plain()
    clerk.save(desk)
    assert loan_lines(office.db, desk.lent.contract_id)[0].due_on == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("typed", "said"), [("1/1/2569", "อยู่ก่อนวันยืม"), ("31/2/2570", "ไม่มีวันที่"), ("", "กรุณากรอกช่องนี้")]
)
def test_a_wrong_due_day_is_told_under_it_and_nothing_is_lost(clerk, desk, office, qtbot, typed, said):
    clerk.choose("อนงค์")
    clerk.scan("WC-0001")
    desk.when.due.setFocus()
    desk.when.due.selectAll()
    clerk.press(Key.Key_Delete)
    clerk.type(typed)
    clerk.press(Key.Key_F9)
    qtbot.waitUntil(lambda: said in desk.when.due_field.message_text())
    assert len(desk.what.item_ids()) == 1
    assert desk.who.borrower.person_id() is not None
    assert LoanQuery(office.db, state="").ids() == []


def test_a_purpose_too_long_is_refused_at_entry(clerk, desk, office, qtbot):
    clerk.choose("อนงค์")
    clerk.scan("WC-0001")
    desk.when.purpose.setPlainText("ก" * 301)
    assert desk.when.purpose.counter.text() == "301/300"
    clerk.press(Key.Key_F9)
    qtbot.waitUntil(lambda: "301" in desk.when.purpose_field.message_text(), timeout=10_000)
    assert desk.when.purpose_text() == "ก" * 301
    desk.when.purpose.setPlainText("ก" * 300)
    assert desk.when.purpose_field.message_text() == ""
    clerk.save(desk)
    assert loan_lines(office.db, desk.lent.contract_id)[0].purpose == "ก" * 300


def test_a_pasted_purpose_has_no_line_ends(clerk, desk):
    source = desk.when.purpose.createMimeDataFromSelection()
    source.setText("ใช้ดูแลมารดา\nที่บ้าน\n")
    desk.when.purpose.insertFromMimeData(source)
    assert desk.when.purpose.toPlainText() == "ใช้ดูแลมารดา ที่บ้าน"

"""The loan desk, worked with real keys: from a cold counter to the slip, and all that may be refused."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.ui.lending_office import add_device, add_loan, open_lending
from tests.ui.thai_keys import type_text
from ui.pages.lending.what_step import CodeBox
from ui.widgets.keyboard_layout import _LATIN, _THAI
from welfaredesk.errors import Refused
from welfaredesk.queries.lending import LoanQuery, loan_lines

Key = Qt.Key
USUAL_DUE = date(2027, 2, 20)  # 90 days after the tests' day


class Clerk:
    """Works the window with the keyboard alone and counts; a scan with its Enter is one action."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot, self.actions = window, qtbot, 0

    @property
    def place(self):
        """Where the cursor is."""
        return self.window.focusWidget()

    def press(self, key):
        self.actions += 1
        self.qtbot.keyClick(self.place or self.window, key)

    def type(self, text):
        self.actions += 1
        type_text(self.place, text)

    def scan(self, code):
        self.actions += 1
        type_text(self.place, code)
        self.qtbot.keyClick(self.place, Key.Key_Return)


@pytest.fixture
def people(office):
    return {
        "anong": office.add_person("นางอนงค์ ใจดี", moo="4", phone="0812345678"),
        "prasit": office.add_person("นายประสิทธิ์ แก้วมา", moo="2"),
    }


@pytest.fixture
def items(office):
    found = {f"WC-000{number}": add_device(office, f"WC-000{number}") for number in range(1, 10)}
    found["OX-1"] = add_device(office, "OX-1", "เครื่องผลิตออกซิเจน", category="ออกซิเจน", loan_days=30)
    found["BD-1"] = add_device(office, "BD-1", "เตียงผู้ป่วย", category="เตียง", condition="damaged")
    return found


@pytest.fixture
def clerk(people, items, window, qtbot, monkeypatch):
    open_lending(window, monkeypatch)
    return Clerk(window, qtbot)


@pytest.fixture
def desk(clerk):
    """The open desk with the cursor where the borrower's name is typed."""
    clerk.press(Key.Key_F2)
    return clerk.window.page.stack.currentWidget()


@pytest.fixture
def printed(monkeypatch):
    """What went to the printer, as (pdf, title)."""
    jobs = []

    def take(_parent, pdf, title):
        jobs.append((pdf, title))
        return True

    monkeypatch.setattr("ui.pages.lending.slip_panel.print_pdf", take)
    return jobs


def choose(clerk, name):
    clerk.type(name)
    clerk.press(Key.Key_Return)


def save(clerk, desk):
    clerk.press(Key.Key_F9)
    clerk.qtbot.waitUntil(lambda: bool(desk.slip.view.data), timeout=15_000)


def test_from_a_cold_counter_in_five_keyboard_actions(clerk, desk, office, printed):
    clerk.type("อนงค์")
    clerk.actions = 0
    clerk.press(Key.Key_Return)  # the first suggestion
    clerk.scan("WC-0001")
    save(clerk, desk)
    clerk.press(Key.Key_Return)  # the cursor stands on พิมพ์
    assert clerk.actions <= 5
    row = loan_lines(office.db, desk.lent.contract_id)[0]
    assert (row.borrower, row.code, row.due_on) == ("นางอนงค์ ใจดี", "WC-0001", USUAL_DUE)
    assert row.beneficiary_id == row.borrower_id
    assert printed == [(desk.slip.view.data, "ใบยืม 1-2570")]
    assert desk.slip.view.data.startswith(b"%PDF")


def test_the_screen_says_the_number_and_the_day(clerk, desk):
    choose(clerk, "อนงค์")
    clerk.scan("WC-0001")
    save(clerk, desk)
    assert desk.banner.text() == "บันทึกใบยืมเลขที่ 1/2570 แล้ว กำหนดคืน 20 ก.พ. 2570"
    assert desk.slip.view.canvas.page_count() == 1
    assert desk.slip.isVisible()


def test_f9_again_prints_again_and_lends_nothing_twice(clerk, desk, office, printed):
    choose(clerk, "อนงค์")
    clerk.scan("WC-0001")
    save(clerk, desk)
    clerk.press(Key.Key_F9)
    clerk.press(Key.Key_F9)
    assert len(printed) == 2
    assert printed[0] == printed[1]
    assert len(LoanQuery(office.db, state="").ids()) == 1


def test_f2_after_a_saved_loan_begins_the_next(clerk, desk):
    choose(clerk, "อนงค์")
    clerk.scan("WC-0001")
    save(clerk, desk)
    clerk.press(Key.Key_F2)
    assert desk.lent is None
    assert desk.what.item_ids() == ()
    assert desk.who.borrower.person_id() is None
    assert desk.when.due.value() == USUAL_DUE
    assert clerk.place is desk.who.borrower.picker


def test_suggestions_tell_namesakes_apart(clerk, desk, office):
    office.add_person("นางอนงค์ ใจดี", moo="9")
    clerk.type("อนงค์ ใจดี")
    picker = desk.who.borrower.picker
    assert picker.is_open()
    details = [picker.results.item(line).data(Qt.ItemDataRole.UserRole + 1) or "" for line in range(2)]
    assert ["หมู่ 4" in details[0], "หมู่ 9" in details[1]] == [True, True]
    assert all("****" in detail for detail in details)


def test_arrows_choose_another_suggestion(clerk, desk, office, people):
    second = office.add_person("นางอนงค์ ใจดี", moo="9")
    clerk.type("อนงค์")
    clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Return)
    assert desk.who.borrower.person_id() == second
    assert clerk.place is desk.what.code


def test_esc_in_the_name_clears_it_first_and_leaves_only_then(clerk, desk):
    clerk.type("อนงค์")
    clerk.press(Key.Key_Escape)
    assert desk.isVisible()
    assert desk.who.borrower.picker.text() == ""
    clerk.press(Key.Key_Escape)
    assert not desk.isVisible()


def test_somebody_unknown_can_be_added_without_leaving(clerk, desk, office, monkeypatch):
    asked = []

    def new_person(_context, _parent, text):
        asked.append(text)
        return office.add_person("นางสาวมาลี ใหม่มา")

    monkeypatch.setattr("ui.pages.persons.dialogs.new_person", new_person)
    choose(clerk, "มาลี ใหม่มา")
    assert asked == ["มาลี ใหม่มา"]
    assert desk.who.borrower.strip.name.text() == "นางสาวมาลี ใหม่มา"
    assert clerk.place is desk.what.code


def test_the_name_typed_is_not_lost_when_the_new_person_is_called_off(clerk, desk, monkeypatch):
    monkeypatch.setattr("ui.pages.persons.dialogs.new_person", lambda *_given: None)
    choose(clerk, "มาลี ใหม่มา")
    assert desk.who.borrower.picker.text() == "มาลี ใหม่มา"


def test_late_devices_are_shown_whenever_the_person_borrows(clerk, desk, office, people, items):
    add_loan(office, people["anong"], items["WC-0009"], due_in=-12, ago=100)
    choose(clerk, "อนงค์")
    said = desk.who.borrower.strip.warnings.text()
    assert "เกินกำหนดคืน 1 รายการ" in said
    assert "WC-0009" in said
    assert "เกิน 12 วัน" in said


def test_the_warning_goes_when_the_device_is_back(clerk, desk, office, people, items, qtbot):
    contract = add_loan(office, people["anong"], items["WC-0009"], due_in=-12, ago=100)
    choose(clerk, "อนงค์")
    clerk.window.page.start_return(contract)
    returns = clerk.window.page.stack.currentWidget()
    clerk.press(Key.Key_F9)
    qtbot.waitUntil(lambda: "รับคืนแล้ว" in returns.banner.text())
    clerk.press(Key.Key_F2)
    assert desk.who.borrower.person_id() == people["anong"]
    assert desk.who.borrower.strip.warnings.text() == ""


def test_the_cursor_stays_for_the_next_scan_and_enter_moves_on(clerk, desk, monkeypatch):
    monkeypatch.setattr(CodeBox, "AFTER_SCAN_MS", -1)
    choose(clerk, "อนงค์")
    clerk.scan("WC-0001")
    clerk.scan("WC-0002")
    assert clerk.place is desk.what.code
    for expected in (desk.when.due, desk.when.purpose, desk.save_button):
        clerk.press(Key.Key_Return)
        assert clerk.place is expected


def test_a_scanner_with_two_line_ends_stays_in_the_field(clerk, desk):
    choose(clerk, "อนงค์")
    clerk.scan("WC-0001")
    clerk.press(Key.Key_Return)
    assert clerk.place is desk.what.code


def test_a_device_that_is_out_is_refused_with_who_has_it(clerk, desk, office, people, items):
    add_loan(office, people["prasit"], items["WC-0003"], due_in=10)
    choose(clerk, "อนงค์")
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
    choose(clerk, "อนงค์")
    clerk.scan(code)
    assert said in desk.what.message.text()
    assert desk.what.item_ids() == ()


def test_the_same_device_twice_is_refused(clerk, desk):
    choose(clerk, "อนงค์")
    clerk.scan("WC-0001")
    clerk.scan("wc0001")
    assert "อยู่ในใบยืมนี้แล้ว" in desk.what.message.text()
    assert len(desk.what.item_ids()) == 1


def test_a_slip_holds_seven_devices(clerk, desk):
    choose(clerk, "อนงค์")
    for number in range(1, 9):
        clerk.scan(f"WC-000{number}")
    assert len(desk.what.item_ids()) == 7
    assert "ไม่เกิน 7 รายการ" in desk.what.message.text()


def test_a_scan_on_the_thai_keyboard_is_understood(clerk, desk, items):
    choose(clerk, "อนงค์")
    clerk.scan("WC-0002".translate(str.maketrans(_LATIN, _THAI)))
    assert desk.what.item_ids() == (items["WC-0002"],)


def test_a_scan_before_the_name_is_taken_too(clerk, desk, items):
    clerk.scan("WC-0002")
    assert desk.what.item_ids() == (items["WC-0002"],)
    assert clerk.place is desk.who.borrower.picker
    assert clerk.place.text() == ""


def test_picking_from_what_is_free(clerk, desk, items):
    choose(clerk, "อนงค์")
    clerk.type("ออกซิเจน")
    assert desk.free.model.rowCount() == 1
    clerk.press(Key.Key_Down)
    clerk.press(Key.Key_Return)
    assert desk.what.item_ids() == (items["OX-1"],)
    assert clerk.place is desk.what.code
    assert items["OX-1"] not in [desk.free.model.id_at(line) for line in range(desk.free.model.rowCount())]


def test_a_kind_typed_with_one_piece_free_is_taken_by_enter(clerk, desk, items):
    choose(clerk, "อนงค์")
    clerk.scan("เครื่องผลิต")
    assert desk.what.item_ids() == (items["OX-1"],)


def test_a_kind_typed_with_several_pieces_goes_to_the_list(clerk, desk, items):
    choose(clerk, "อนงค์")
    clerk.scan("รถเข็นนั่ง")
    assert clerk.place is desk.free.table
    clerk.press(Key.Key_Return)
    assert desk.what.item_ids() == (items["WC-0001"],)


def test_a_device_can_be_taken_off_again(clerk, desk, qtbot):
    choose(clerk, "อนงค์")
    clerk.scan("WC-0001")
    clerk.scan("WC-0002")
    first = desk.what._lines[0]
    first.removed.emit()
    assert len(desk.what.item_ids()) == 1
    assert desk.free.model.rowCount() == 9


def test_the_due_day_is_proposed_with_its_rule(clerk, desk):
    choose(clerk, "อนงค์")
    clerk.scan("WC-0001")
    assert desk.when.due.value() == USUAL_DUE
    assert desk.when.rule_text.plain() == "เสนอ 90 วันตามค่าของสำนักงาน"
    clerk.scan("OX-1")
    assert desk.when.due.value() == date(2026, 12, 22)
    assert "เสนอ 30 วันตามที่กำหนดไว้กับอุปกรณ์นี้" in desk.when.rule_text.plain()


def test_a_day_the_clerk_chose_stays_and_is_said(clerk, desk, office):
    choose(clerk, "อนงค์")
    desk.when.due.setFocus()
    desk.when.due.selectAll()
    clerk.type("31/12/2569")
    clerk.press(Key.Key_Return)
    desk.what.code.setFocus()
    clerk.scan("OX-1")
    assert desk.when.due.value() == date(2026, 12, 31)
    assert "แก้จากที่เสนอไว้ 22 ธ.ค. 2569" in desk.when.rule_text.plain()
    save(clerk, desk)
    assert loan_lines(office.db, desk.lent.contract_id)[0].due_on == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("typed", "said"), [("1/1/2569", "อยู่ก่อนวันยืม"), ("31/2/2570", "ไม่มีวันที่"), ("", "กรุณากรอกช่องนี้")]
)
def test_a_wrong_due_day_is_told_under_it_and_nothing_is_lost(clerk, desk, office, qtbot, typed, said):
    choose(clerk, "อนงค์")
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


def test_a_purpose_too_long_is_refused_at_entry(clerk, desk, office):
    choose(clerk, "อนงค์")
    clerk.scan("WC-0001")
    desk.when.purpose.setPlainText("ก" * 301)
    assert desk.when.counter.text() == "301/300"
    clerk.press(Key.Key_F9)
    assert "301" in desk.when.purpose_field.message_text()
    assert desk.when.purpose_text() == "ก" * 301
    desk.when.purpose.setPlainText("ก" * 300)
    assert desk.when.purpose_field.message_text() == ""
    save(clerk, desk)
    assert loan_lines(office.db, desk.lent.contract_id)[0].purpose == "ก" * 300


def test_a_pasted_purpose_has_no_line_ends(clerk, desk):
    source = desk.when.purpose.createMimeDataFromSelection()
    source.setText("ใช้ดูแลมารดา\nที่บ้าน\n")
    desk.when.purpose.insertFromMimeData(source)
    assert desk.when.purpose.toPlainText() == "ใช้ดูแลมารดา ที่บ้าน"


def test_lending_for_somebody_else(clerk, desk, office, people):
    choose(clerk, "ประสิทธิ์")
    desk.who.other.setFocus()
    clerk.press(Key.Key_Space)
    assert clerk.place is desk.who.user.picker
    choose(clerk, "อนงค์")
    assert clerk.place is desk.who.relation
    clerk.type("บุตร")
    clerk.press(Key.Key_Return)
    assert clerk.place is desk.what.code
    clerk.scan("WC-0001")
    save(clerk, desk)
    row = loan_lines(office.db, desk.lent.contract_id)[0]
    assert (row.borrower_id, row.beneficiary_id, row.relation) == (people["prasit"], people["anong"], "บุตร")


def test_the_borrower_as_user_means_for_himself(clerk, desk, people):
    choose(clerk, "อนงค์")
    desk.who.other.click()
    choose(clerk, "อนงค์")
    assert desk.who.himself.isChecked()
    assert desk.who.beneficiary_id() is None
    assert clerk.place is desk.what.code


@pytest.mark.parametrize("step", ["nobody", "nothing", "no user"])
def test_what_is_missing_is_said_where_it_is_missing(clerk, desk, office, step):
    if step != "nobody":
        choose(clerk, "อนงค์")
    if step == "no user":
        desk.who.other.click()
    clerk.press(Key.Key_F9)
    said = {
        "nobody": desk.who.borrower.problem.plain(),
        "nothing": desk.what.message.text(),
        "no user": desk.who.user.problem.plain(),
    }
    assert "กรุณา" in said[step]
    assert not any(text for name, text in said.items() if name != step)
    assert LoanQuery(office.db, state="").ids() == []


def test_somebody_else_was_faster(clerk, desk, office, people, items, qtbot):
    choose(clerk, "อนงค์")
    clerk.scan("WC-0001")
    clerk.scan("WC-0002")
    add_loan(office, people["prasit"], items["WC-0001"], due_in=10)
    clerk.press(Key.Key_F9)
    qtbot.waitUntil(lambda: "นายประสิทธิ์ แก้วมา" in desk.banner.text())
    assert desk.lent is None
    assert len(desk.what.item_ids()) == 2
    assert len(LoanQuery(office.db, state="").ids()) == 1


def test_a_slip_that_can_not_be_made_leaves_the_loan_and_can_be_tried_again(clerk, desk, monkeypatch, qtbot):
    def refuse(*_given):
        raise Refused("office_busy")

    with monkeypatch.context() as patch:
        patch.setattr("reports.issuing.issue", refuse)
        choose(clerk, "อนงค์")
        clerk.scan("WC-0001")
        clerk.press(Key.Key_F9)
        qtbot.waitUntil(lambda: "ยังทำใบยืมไม่ได้" in desk.banner.text())
    assert desk.lent.no == "1/2570"
    save(clerk, desk)
    assert desk.banner.text().startswith("บันทึกใบยืมเลขที่ 1/2570 แล้ว")


def test_a_half_filled_loan_waits_until_one_comes_back(clerk, desk):
    choose(clerk, "อนงค์")
    clerk.scan("WC-0001")
    clerk.press(Key.Key_Escape)
    home = clerk.window.page.home
    assert home.isVisible()
    assert "ยังไม่ได้บันทึก" in home.banner.text()
    clerk.press(Key.Key_F2)
    assert desk.isVisible()
    assert len(desk.what.item_ids()) == 1
    assert clerk.place is desk.what.code


def test_the_window_does_not_close_over_a_half_filled_loan(clerk, desk, monkeypatch):
    asked = []

    def keep(_parent, text, *_more, **_options):
        asked.append(text)
        return False

    choose(clerk, "อนงค์")
    assert clerk.window.may_leave()
    clerk.scan("WC-0001")
    with monkeypatch.context() as patch:
        patch.setattr("ui.messages.ask", keep)
        assert not clerk.window.may_leave()
    assert "ยังไม่ได้บันทึก" in asked[0]


def test_who_died_is_told_and_refused(clerk, desk, office, people, qtbot):
    import sqlite3

    with sqlite3.connect(office.path) as file:
        file.execute("UPDATE person SET died_on = '2026-01-01' WHERE id = ?", (people["anong"],))
    choose(clerk, "อนงค์")
    assert "เสียชีวิต" in desk.who.borrower.strip.warnings.text()
    clerk.scan("WC-0001")
    clerk.press(Key.Key_F9)
    qtbot.waitUntil(lambda: "เสียชีวิต" in desk.banner.text())
    assert desk.lent is None


def test_the_desk_keeps_its_width_on_a_small_screen(clerk, desk, qtbot):
    clerk.window.resize(1093, 570)
    choose(clerk, "อนงค์")
    before = desk._scroll.width()
    clerk.type("ไม่มีอย่างนี้")
    clerk.press(Key.Key_Return)
    assert desk.free.stack.currentWidget() is desk.free.stack.state
    qtbot.waitUntil(lambda: desk._scroll.width() == before)
    assert desk.save_button.isVisible()
    assert desk._scroll.horizontalScrollBar().maximum() == 0

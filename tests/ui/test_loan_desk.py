"""The loan desk, worked with real keys: from a cold counter to the slip, and who may borrow."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.ui.lending_office import KeyboardClerk, add_loan, fill_items, fill_people, open_lending
from welfaredesk.errors import Refused
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


@pytest.fixture
def printed(monkeypatch):
    """What went to the printer, as (pdf, title)."""
    jobs = []

    def take(_parent, pdf, title):
        jobs.append((pdf, title))
        return True

    monkeypatch.setattr("ui.pages.lending.slip_panel.print_pdf", take)
    return jobs


def test_from_a_cold_counter_in_five_keyboard_actions(clerk, desk, office, printed):
    clerk.type("อนงค์")
    clerk.actions = 0
    clerk.press(Key.Key_Return)  # the first suggestion
    clerk.scan("WC-0001")
    clerk.save(desk)
    clerk.press(Key.Key_Return)  # the cursor stands on พิมพ์
    assert clerk.actions <= 5
    row = loan_lines(office.db, desk.lent.contract_id)[0]
    assert (row.borrower, row.code, row.due_on) == ("นางอนงค์ ใจดี", "WC-0001", USUAL_DUE)
    assert row.beneficiary_id == row.borrower_id
    assert printed == [(desk.slip.view.data, "ใบยืม 1-2570")]
    assert desk.slip.view.data.startswith(b"%PDF")


def test_the_screen_says_the_number_and_the_day(clerk, desk):
    clerk.choose("อนงค์")
    clerk.scan("WC-0001")
    clerk.save(desk)
    assert desk.banner.text() == "บันทึกใบยืมเลขที่ 1/2570 แล้ว กำหนดคืน 20 ก.พ. 2570"
    assert desk.slip.view.canvas.page_count() == 1
    assert desk.slip.isVisible()


def test_f9_again_prints_again_and_lends_nothing_twice(clerk, desk, office, printed):
    clerk.choose("อนงค์")
    clerk.scan("WC-0001")
    clerk.save(desk)
    clerk.press(Key.Key_F9)
    clerk.press(Key.Key_F9)
    assert len(printed) == 2
    assert printed[0] == printed[1]
    assert len(LoanQuery(office.db, state="").ids()) == 1


def test_f2_after_a_saved_loan_begins_the_next(clerk, desk):
    clerk.choose("อนงค์")
    clerk.scan("WC-0001")
    clerk.save(desk)
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
    clerk.choose("มาลี ใหม่มา")
    assert asked == ["มาลี ใหม่มา"]
    assert desk.who.borrower.strip.name.text() == "นางสาวมาลี ใหม่มา"
    assert clerk.place is desk.what.code


def test_the_name_typed_is_not_lost_when_the_new_person_is_called_off(clerk, desk, monkeypatch):
    monkeypatch.setattr("ui.pages.persons.dialogs.new_person", lambda *_given: None)
    clerk.choose("มาลี ใหม่มา")
    assert desk.who.borrower.picker.text() == "มาลี ใหม่มา"


def test_late_devices_are_shown_whenever_the_person_borrows(clerk, desk, office, people, items):
    add_loan(office, people["anong"], items["WC-0009"], due_in=-12, ago=100)
    clerk.choose("อนงค์")
    said = desk.who.borrower.strip.warnings.text()
    assert "เกินกำหนดคืน 1 รายการ" in said
    assert "WC-0009" in said
    assert "เกิน 12 วัน" in said


def test_the_warning_goes_when_the_device_is_back(clerk, desk, office, people, items, qtbot):
    contract = add_loan(office, people["anong"], items["WC-0009"], due_in=-12, ago=100)
    clerk.choose("อนงค์")
    clerk.window.page.start_return(contract)
    returns = clerk.window.page.stack.currentWidget()
    clerk.press(Key.Key_F9)
    qtbot.waitUntil(lambda: "รับคืนแล้ว" in returns.banner.text())
    clerk.press(Key.Key_F2)
    assert desk.who.borrower.person_id() == people["anong"]
    assert desk.who.borrower.strip.warnings.text() == ""


def test_lending_for_somebody_else(clerk, desk, office, people):
    clerk.choose("ประสิทธิ์")
    desk.who.other.setFocus()
    clerk.press(Key.Key_Space)
    assert clerk.place is desk.who.user.picker
    clerk.choose("อนงค์")
    assert clerk.place is desk.who.relation
    clerk.type("บุตร")
    clerk.press(Key.Key_Return)
    assert clerk.place is desk.what.code
    clerk.scan("WC-0001")
    clerk.save(desk)
    row = loan_lines(office.db, desk.lent.contract_id)[0]
    assert (row.borrower_id, row.beneficiary_id, row.relation) == (people["prasit"], people["anong"], "บุตร")


def test_the_borrower_as_user_means_for_himself(clerk, desk, people):
    clerk.choose("อนงค์")
    desk.who.other.click()
    clerk.choose("อนงค์")
    assert desk.who.himself.isChecked()
    assert desk.who.beneficiary_id() is None
    assert clerk.place is desk.what.code


@pytest.mark.parametrize("step", ["nobody", "nothing", "no user"])
def test_what_is_missing_is_said_where_it_is_missing(clerk, desk, office, step):
    if step != "nobody":
        clerk.choose("อนงค์")
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
    clerk.choose("อนงค์")
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
        clerk.choose("อนงค์")
        clerk.scan("WC-0001")
        clerk.press(Key.Key_F9)
        qtbot.waitUntil(lambda: "ยังทำใบยืมไม่ได้" in desk.banner.text())
    assert desk.lent.no == "1/2570"
    clerk.save(desk)
    assert desk.banner.text().startswith("บันทึกใบยืมเลขที่ 1/2570 แล้ว")


def test_a_half_filled_loan_waits_until_one_comes_back(clerk, desk):
    clerk.choose("อนงค์")
    clerk.scan("WC-0001")
    clerk.press(Key.Key_Escape)
    home = clerk.window.page.home
    assert home.isVisible()
    assert "ยังไม่ได้บันทึก" in home.banner.text()
    clerk.press(Key.Key_F2)
    assert desk.isVisible()
    assert len(desk.what.item_ids()) == 1
    assert clerk.place is desk.what.code


def test_devices_left_from_somebody_else_are_pointed_out(clerk, desk, people):
    clerk.choose("อนงค์")
    clerk.scan("WC-0001")
    clerk.window.context.routes.lend_wanted.emit(people["prasit"])
    assert desk.who.borrower.person_id() == people["prasit"]
    assert "เลือกค้างไว้ 1 รายการ" in desk.banner.text()


def test_the_window_does_not_close_over_a_half_filled_loan(clerk, desk, monkeypatch):
    asked = []

    def keep(_parent, text, *_more, **_options):
        asked.append(text)
        return False

    clerk.choose("อนงค์")
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
    clerk.choose("อนงค์")
    assert "เสียชีวิต" in desk.who.borrower.strip.warnings.text()
    clerk.scan("WC-0001")
    clerk.press(Key.Key_F9)
    qtbot.waitUntil(lambda: "เสียชีวิต" in desk.banner.text())
    assert desk.lent is None


def test_steps_that_fit_are_not_scrolled(clerk, desk, office, people, items, qtbot):
    add_loan(office, people["anong"], items["WC-0009"], due_in=-12, ago=100)
    clerk.choose("อนงค์")
    clerk.scan("WC-0009")
    assert desk.what.message.isVisible()
    qtbot.waitUntil(lambda: desk._scroll.verticalScrollBar().maximum() == 0)
    clerk.window.resize(1093, 570)
    qtbot.waitUntil(lambda: desk._scroll.verticalScrollBar().maximum() > 0)


def test_the_desk_keeps_its_width_on_a_small_screen(clerk, desk, qtbot):
    clerk.window.resize(1093, 570)
    clerk.choose("อนงค์")
    before = desk._scroll.width()
    clerk.type("ไม่มีอย่างนี้")
    clerk.press(Key.Key_Return)
    assert desk.free.stack.currentWidget() is desk.free.stack.state
    qtbot.waitUntil(lambda: desk._scroll.width() == before)
    assert desk.save_button.isVisible()
    assert desk._scroll.horizontalScrollBar().maximum() == 0

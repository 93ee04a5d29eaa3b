"""The people page: the list, its filters, the person beside it and as a full page."""

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QPushButton

from tests.ui.offices import CLERK
from ui.pages.persons import cards, guarded_id
from welfaredesk.domain.national_id import formatted
from welfaredesk.queries.chase import contacts_of
from welfaredesk.queries.person_page import full_national_id, person_page
from welfaredesk.services.lending import LoanInput, lend
from welfaredesk.services.lending_returns import ReturnInput, take_back
from welfaredesk.services.life_events import report


@pytest.fixture
def people(office):
    """Three people; the second has a wheelchair that is 22 days late."""
    office.add_person(
        "นางปราณี ใจดี", birth_date=date(1950, 5, 1), moo="4", house_no="12/3", phone="0812345678"
    )
    late = office.add_person("นายบุญมี แก้วมา", birth_date=date(1948, 1, 1), moo="2", birth_precision="year")
    office.add_person("นางสาวเกสร งามสง่า", birth_date=date(2000, 2, 29), moo="4")
    office.lend(late, office.add_item("กส.1"), on=date(2026, 8, 2))
    return office.people


@pytest.fixture
def page(people, window, qtbot):
    qtbot.waitUntil(lambda: window.page.tiles[""].number_text() != "–")
    return window.page


def shown_names(page) -> list[str]:
    return [page.model.row_at(place).name for place in range(page.model.rowCount())]


def text_in(widget) -> str:
    labels = [label for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    return "\n".join(getattr(label, "plain", label.text)() for label in labels)


def chosen(page, qtbot, name):
    """Make a person the current one and wait until the page beside the list shows them."""
    page.table.select_id(name)
    qtbot.waitUntil(lambda: page.detail.person_id == name)
    return page.detail


def notices_of(detail) -> list[str]:
    """What must not be missed, in words."""
    return [frame.findChild(QLabel, "said").plain() for frame in detail.findChildren(QFrame, "notice")]


def test_the_list_is_in_thai_order_and_counted(page):
    assert shown_names(page) == ["นางสาวเกสร งามสง่า", "นายบุญมี แก้วมา", "นางปราณี ใจดี"]
    assert page.found.text() == "3 คน"
    assert (page.tiles[""].number_text(), page.tiles["elderly"].number_text()) == ("3", "2")


def test_ids_are_masked_wherever_they_show(page, people, qtbot):
    detail = chosen(page, qtbot, people["นางปราณี ใจดี"])
    whole = full_national_id(page.context.db, people["นางปราณี ใจดี"])
    assert formatted(whole) not in text_in(detail)
    assert f"{whole[0]}-****-*****-**-{whole[-1]}" in text_in(detail)


def test_a_tile_opens_its_list(page, qtbot):
    page.search.setText("เกสร")
    qtbot.mouseClick(page.tiles["elderly"], Qt.MouseButton.LeftButton)
    assert shown_names(page) == ["นายบุญมี แก้วมา", "นางปราณี ใจดี"]
    assert page.groups.selected() == {"elderly"}
    assert page.search.text() == ""


def test_search_narrows_at_every_key(page, qtbot):
    qtbot.keyClicks(page.search, "081234")
    assert shown_names(page) == ["นางปราณี ใจดี"]
    page.search.setText("นส เกสร")
    page.search.setText("๑๒/๓")
    assert shown_names(page) == ["นางปราณี ใจดี"]


def test_the_village_filter(page):
    page.filter_village("4")
    assert shown_names(page) == ["นางสาวเกสร งามสง่า", "นางปราณี ใจดี"]
    assert page.moo_chip.text() == "หมู่ 4"
    page.filter_village("")
    assert len(shown_names(page)) == 3


def test_nothing_found_says_what_was_searched_and_offers_the_form(page):
    page.search.setText("ไม่มีใคร")
    assert "ไม่พบ «ไม่มีใคร»" in text_in(page.list)
    assert page.list.state.action.text() == "เพิ่มบุคคลใหม่"
    assert not page.detail.isVisible()


def test_an_empty_register_says_how_to_begin(window, qtbot):
    page = window.page
    assert "ยังไม่มีรายชื่อในทะเบียน" in text_in(page.list)
    page.context.routes.import_wanted.disconnect()
    with qtbot.waitSignal(page.context.routes.import_wanted):
        page.list.state.action.click()


def test_enter_opens_the_person_and_escape_comes_back(page, people, window, qtbot):
    page.filter_village("4")
    page.table.select_id(people["นางปราณี ใจดี"])
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert page.stack.currentIndex() == 1
    assert page.full.person_id == people["นางปราณี ใจดี"]
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert page.stack.currentIndex() == 0
    assert page.table.current_id() == people["นางปราณี ใจดี"]
    assert page.moo_chip.moo == "4"


def test_the_page_of_a_person(page, people, qtbot):
    text = text_in(chosen(page, qtbot, people["นายบุญมี แก้วมา"]))
    assert "นายบุญมี แก้วมา" in text
    assert "อายุ 78 ปี" in text
    assert "รถเข็นนั่ง  กส.1" in text
    assert "2491" in text  # only the year of birth is known
    assert "ม.ค." not in text
    assert "เพิ่มเข้าทะเบียน" in text


def test_a_late_loan_is_told_first(page, people, qtbot):
    detail = chosen(page, qtbot, people["นายบุญมี แก้วมา"])
    (said,) = notices_of(detail)
    assert said == "รถเข็นนั่ง กส.1 เกินกำหนดคืน 22 วัน (ครบกำหนด 31 ต.ค. 2569) ยังไม่ได้ทวงถาม"


def test_a_late_loan_leads_to_its_slip_and_to_the_chase_log(page, office, people, qtbot):
    detail = chosen(page, qtbot, people["นายบุญมี แก้วมา"])
    slip, log = detail.findChild(QFrame, "notice").findChildren(QPushButton)
    with qtbot.waitSignal(page.context.routes.loan_wanted) as asked:
        qtbot.mouseClick(slip, Qt.MouseButton.LeftButton)
    contract = asked.args[0]
    page.window().open_page("persons")

    def call():
        dialog = QApplication.activeModalWidget()
        dialog.outcome.setCurrentIndex(dialog.outcome.findData("promised"))
        dialog.accept()

    QTimer.singleShot(0, call)
    qtbot.mouseClick(log, Qt.MouseButton.LeftButton)
    assert [view.result for view in contacts_of(office.db, contract)] == ["promised"]
    qtbot.waitUntil(lambda: "ยังไม่ได้ทวงถาม" not in notices_of(page.detail)[0])


def test_a_loan_for_somebody_else_says_for_whom(page, office, people, qtbot):
    borrower, user = people["นางปราณี ใจดี"], people["นางสาวเกสร งามสง่า"]
    data = LoanInput(borrower, (office.add_item("กส.2"),), beneficiary_id=user, relation="บุตร")
    page.context.changes.announce(lend(CLERK, office.db, data).touched)
    assert "ยืมให้ นางสาวเกสร งามสง่า (บุตร)" in text_in(chosen(page, qtbot, borrower))
    assert "ผู้ยืม นางปราณี ใจดี (บุตร)" in text_in(chosen(page, qtbot, user))


def test_somebody_without_worries_has_no_warnings(page, people, qtbot):
    assert notices_of(chosen(page, qtbot, people["นางปราณี ใจดี"])) == []


def test_an_id_is_shown_for_a_reason_that_is_kept(page, people, qtbot, monkeypatch):
    person_id = people["นางปราณี ใจดี"]
    detail = chosen(page, qtbot, person_id)
    monkeypatch.setattr(guarded_id, "ask_reason", lambda _parent, reveal: reveal("ตรวจกับบัตร"))
    detail.findChild(QPushButton, "reveal_id").click()
    whole = full_national_id(page.context.db, person_id)
    assert detail.findChild(QLabel, "id_shown").text() == formatted(whole)
    assert person_page(page.context.db, person_id).history[0].action == "reveal_id"
    detail.reload()
    assert "ขอดูเลขประจำตัว\nตรวจกับบัตร" in text_in(detail)


def test_the_reason_is_asked_for_and_can_be_declined(page, people, qtbot, monkeypatch):
    detail = chosen(page, qtbot, people["นางปราณี ใจดี"])
    monkeypatch.setattr(guarded_id.ReasonDialog, "exec", lambda dialog: dialog.reject())
    detail.findChild(QPushButton, "reveal_id").click()
    assert "****" in detail.findChild(QLabel, "id_shown").text()
    assert person_page(page.context.db, people["นางปราณี ใจดี"]).history[0].action == "create"


def test_no_reason_no_id(page, people, qtbot):
    dialog = guarded_id.ReasonDialog(lambda reason: pytest.fail(f"shown without a reason: {reason}"), "")
    qtbot.addWidget(dialog)
    revealed = guarded_id.ReasonDialog(
        lambda reason: cards.NONE if reason else pytest.fail("no reason"), "ตรวจกับบัตรประชาชน"
    )
    qtbot.addWidget(revealed)
    with qtbot.waitSignal(revealed.saved):
        revealed.accept()
    assert dialog.value() == ""


def test_a_change_elsewhere_is_shown_at_once(page, people, qtbot):
    person_id = people["นายบุญมี แก้วมา"]
    detail = chosen(page, qtbot, person_id)
    loan = person_page(page.context.db, person_id).loans[0]
    returned = take_back(page.context.actor, page.context.db, [ReturnInput(loan.line_id)])
    page.context.changes.announce(returned.touched)
    assert "ไม่มีอุปกรณ์ที่ยืมอยู่" in text_in(detail)
    assert "เคยยืมและคืนแล้ว 1 รายการ" in text_in(detail)


def test_lending_to_the_person_on_the_page(page, people, qtbot):
    person_id = people["นางปราณี ใจดี"]
    detail = chosen(page, qtbot, person_id)
    page.context.routes.lend_wanted.disconnect()
    with qtbot.waitSignal(page.context.routes.lend_wanted) as wanted:
        detail.findChild(QPushButton, "lend_to_person").click()
    assert wanted.args == [person_id]


def test_f2_lends_to_whom_one_looks_at(page, people, window, qtbot):
    asked = []
    page.context.routes.lend_wanted.disconnect()
    page.context.routes.lend_wanted.connect(asked.append)
    page.search.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F2)
    page.table.setFocus()
    page.table.select_id(people["นายบุญมี แก้วมา"])
    qtbot.keyClick(window, Qt.Key.Key_F2)
    page.show_person(people["นางปราณี ใจดี"])
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert asked == [None, people["นายบุญมี แก้วมา"], people["นางปราณี ใจดี"]]


def test_typing_goes_to_the_search_when_the_tab_opens(window, page):
    window.open_page("housing")
    window.open_page("persons")
    assert isinstance(window.focusWidget(), QLineEdit)
    assert window.focusWidget() is page.search


def test_nothing_is_lent_to_the_dead_and_their_age_stands_still(office, window):
    person_id = office.add_person("นางปราณี ใจดี", birth_date=date(1950, 5, 1))
    report(CLERK, office.db, person_id, "died", date(2026, 4, 30))
    window.page.show_person(person_id)
    assert window.page.full.findChild(QPushButton, "lend_to_person").isHidden()
    assert window.page.full.page.row.age == 75

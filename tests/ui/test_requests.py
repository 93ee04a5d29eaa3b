"""Requests in the real window: taken in, decided, offered, handed over; nobody passed over in silence."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.ui.lending_office import KeyboardClerk, add_device, fill_people, open_lending
from tests.ui.offices import CLERK
from tests.ui.thai_keys import type_text
from ui.pages.lending.request_forms import DecideDialog, OfferDialog, ReasonDialog, RequestDialog
from ui.pages.lending.request_page import RequestView
from welfaredesk.db.models import DeviceItem, HoldPassed
from welfaredesk.domain.loan_requests import RequestState
from welfaredesk.queries.lending_requests import RequestQuery, request_page
from welfaredesk.services.lending_requests import DecisionInput, RequestInput, ask, decide
from welfaredesk.services.lending_rules import RuleLine, restrict, save_rules

Key = Qt.Key


@pytest.fixture
def people(office):
    found = fill_people(office)
    return found | {"boon": office.add_person("นายบุญมี ศรีสุข", moo="7")}


@pytest.fixture
def bed(office):
    return add_device(office, "BD-1", "เตียงผู้ป่วย", category="เตียง")


@pytest.fixture
def model(office, bed):
    with office.db.reading() as session:
        return session.get_one(DeviceItem, bed).model_id


@pytest.fixture
def page(people, bed, window, monkeypatch):
    return open_lending(window, monkeypatch)


@pytest.fixture
def clerk(page, window, qtbot):
    return KeyboardClerk(window, qtbot)


def waiting(office, person, model, **fields):
    """An approved request; its id."""
    asked = ask(CLERK, office.db, RequestInput(person, model, reason="ติดเตียง", **fields))
    decide(CLERK, office.db, asked.id, DecisionInput())
    return asked.id


def dialog_of(page, kind):
    return next(each for each in page.window().findChildren(kind) if each.isVisible())


def test_from_the_paper_to_the_loan(page, office, people, model, qtbot):
    page.add_request()
    form = dialog_of(page, RequestDialog)
    form.editors["applicant_id"].choose(people["prasit"])
    form.editors["beneficiary_id"].choose(people["anong"])
    form.editors["relation"].setEditText("บุตร")
    form.editors["model_id"].setCurrentIndex(form.editors["model_id"].findData(model))
    form.editors["delivery"].setCurrentIndex(2)
    form.accept()
    assert "กรุณากรอก" in form.fields["reason"].message_text()
    type_text(form.editors["reason"], "ติดเตียงหลังผ่าตัด")
    form.accept()
    view = page.stack.currentWidget()
    assert isinstance(view, RequestView)
    assert view.title.text() == "คำขอยืม 1/2570"
    assert page.home.tiles["submitted"].number_text() == "1"
    view.decide_button.click()
    decision = dialog_of(page, DecideDialog)
    assert decision.editors["decided_by"].text() == "นายวิชัย มั่นคง"
    decision.accept()
    assert (page.home.tiles["submitted"].number_text(), page.home.tiles["hand_over"].number_text()) == (
        "0",
        "1",
    )
    view.offer_button.click()
    dialog_of(page, OfferDialog).accept()
    assert "BD-1" in view.banner.text()
    view.lend_button.click()
    desk = page.stack.currentWidget()
    assert desk.what.item_ids()
    assert desk.when.more.values()["delivery"] == "deliver"
    assert desk.what.message.text() == ""  # nobody comes before
    assert (desk.who.relation_text(), desk.when.purpose_text()) == ("บุตร", "ติดเตียงหลังผ่าตัด")
    qtbot.keyClick(page.window(), Key.Key_F9)
    qtbot.waitUntil(lambda: bool(desk.slip.view.data), timeout=15_000)
    row = request_page(office.db, 1).row
    assert (row.state, row.contract_no) == (RequestState.LENT, "1/2570")
    assert page.home.tiles["unfiled"].number_text() == "1"  # until the signed copy is attached
    page.go_back()
    assert view.loan_button.isVisible()
    assert not view.withdraw_button.isVisible()


def test_a_scan_does_not_pass_over_who_waits(clerk, page, office, people, model, qtbot):
    request = waiting(office, people["boon"], model, need=1)
    clerk.press(Key.Key_F2)
    desk = page.stack.currentWidget()
    clerk.choose("อนงค์")
    clerk.scan("BD-1")
    assert "นายบุญมี ศรีสุข" in desk.what.message.text()
    clerk.press(Key.Key_F9)
    qtbot.waitUntil(lambda: "รออยู่ก่อน" in desk.banner.text())
    assert desk.lent is None
    desk.banner._action.click()
    why = dialog_of(page, ReasonDialog)
    why.accept()
    assert "กรุณาระบุเหตุผล" in why.fields["reason"].message_text()
    type_text(why.editors["reason"], "แพทย์สั่งด่วน")
    why.accept()
    qtbot.waitUntil(lambda: bool(desk.slip.view.data), timeout=15_000)
    with office.db.reading() as session:
        (passed,) = session.query(HoldPassed).all()
        assert (passed.reason, passed.decided_by) == ("แพทย์สั่งด่วน", desk.context.actor.name)
    assert request_page(office.db, request).row.state is RequestState.WAITING


def test_the_rule_is_a_sentence(clerk, page, office, model):
    save_rules(CLERK, office.db, [RuleLine(model_id=model, loan_days=45)])
    clerk.press(Key.Key_F2)
    desk = page.stack.currentWidget()
    assert "90 วัน ตามค่าปกติของสำนักงาน" in desk.when.rule_text.plain()
    clerk.choose("อนงค์")
    clerk.scan("BD-1")
    assert desk.when.rule_text.plain() == "กำหนดคืน 45 วัน ตามกติกาของเตียงผู้ป่วย"


def test_a_restricted_person_is_told_and_lent_to_with_a_reason(clerk, page, office, people, qtbot):
    restrict(CLERK, office.db, people["anong"], "ไม่คืนรถเข็น", None)
    clerk.press(Key.Key_F2)
    desk = page.stack.currentWidget()
    clerk.choose("อนงค์")
    assert "งดให้ยืมจนกว่าจะยกเลิก (ไม่คืนรถเข็น)" in desk.who.borrower.strip.warnings.text()
    clerk.scan("BD-1")
    clerk.press(Key.Key_F9)
    qtbot.waitUntil(lambda: "งดให้ยืม" in desk.banner.text())
    desk.banner._action.click()
    why = dialog_of(page, ReasonDialog)
    type_text(why.editors["reason"], "ผู้ป่วยติดเตียงอีกราย")
    why.accept()
    qtbot.waitUntil(lambda: desk.lent is not None, timeout=15_000)
    qtbot.waitUntil(lambda: bool(desk.slip.view.data), timeout=15_000)


def test_another_day_asks_why_and_moves_the_due_date(clerk, page, qtbot):
    clerk.press(Key.Key_F2)
    desk = page.stack.currentWidget()
    clerk.choose("อนงค์")
    clerk.scan("BD-1")
    more = desk.when.more
    assert not more.lent_on.isVisible()
    more.toggle.click()
    more.lent_on.setText("20/11/2569")
    more.lent_on.textEdited.emit("20/11/2569")
    assert more.why.isVisible()
    assert desk.when.due.value().isoformat() == "2027-02-18"
    clerk.press(Key.Key_F9)
    assert "กรุณาระบุเหตุผล" in more.why_field.message_text()
    assert clerk.place is more.why
    more.why.setText("ไฟดับ")
    clerk.save(desk)
    assert more.why_field.message_text() == ""
    desk.start()
    assert not more.lent_on.isVisible()


def test_the_numbers_open_their_lists_and_say_so_when_empty(page, office, people, model, qtbot):
    for key in ("submitted", "hand_over", "waiting", "to_check", "unfiled"):
        assert page.home.tiles[key].number_text() == "0"
        qtbot.mouseClick(page.home.tiles[key], Qt.MouseButton.LeftButton)
        assert page.home.shown().stack.state.title.text().startswith("ไม่มี")
    waiting(office, people["boon"], model)
    waiting(office, people["anong"], model)
    page.context.changes.announce(frozenset({"loan_request"}))
    numbers = {key: page.home.tiles[key].number_text() for key in ("hand_over", "waiting")}
    assert numbers == {"hand_over": "1", "waiting": "1"}
    qtbot.mouseClick(page.home.tiles["waiting"], Qt.MouseButton.LeftButton)
    assert page.home.shown() is page.home.requests
    assert page.home.requests.model.rowCount() == 1
    assert RequestQuery(office.db, state="waiting").ids() == [2]


def test_the_persons_page_shows_what_was_asked_for(page, office, people, model, window, qtbot):
    waiting(office, people["boon"], model)
    restrict(CLERK, office.db, people["boon"], "ไม่คืนรถเข็น", None)
    persons = window.open_page("persons")
    persons.show_person(people["boon"])
    shown = window.findChild(QPushButton, "request_1")
    assert shown.text() == "คำขอ 1/2570"
    shown.click()
    assert isinstance(page.stack.currentWidget(), RequestView)

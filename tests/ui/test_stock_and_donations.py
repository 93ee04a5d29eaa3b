"""Consumables and donations in the real window."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.lending_office import KeyboardClerk, fill_people, open_lending
from tests.ui.offices import CLERK
from ui.pages.lending.donation_form import DonationDialog
from ui.pages.lending.stock_forms import ConsumableDialog, CountDialog, MoveDialog
from ui.printing.preview import PreviewDialog
from welfaredesk.queries.lending import item_by_code
from welfaredesk.queries.lending_donations import donations
from welfaredesk.queries.lending_stock import stock
from welfaredesk.services import lending_donations, lending_stock
from welfaredesk.services.lending_stock import ConsumableInput, MoveInput


@pytest.fixture
def diapers(office):
    model = lending_stock.save_consumable(
        CLERK, office.db, ConsumableInput("ผ้าอ้อม ไซส์ L", unit="ห่อ", low_stock=5)
    ).id
    lending_stock.move(CLERK, office.db, MoveInput(model, "received", 20))
    return model


def test_an_empty_shelf_says_what_belongs_there(office, window, monkeypatch):
    page = open_lending(window, monkeypatch)
    page.home.findChild(object, "consumables").trigger()
    shown = page.stack.currentWidget()
    assert "ยังไม่มีของใช้สิ้นเปลือง" in shown.list.state.title.text()

    def fill(dialog):
        dialog.editors["name"].setText("แผ่นรองซับ")
        dialog.accept()

    monkeypatch.setattr(ConsumableDialog, "exec", fill)
    shown.new_button.click()
    assert [row.name for row in stock(office.db)] == ["แผ่นรองซับ"]
    assert shown.chosen().left == 0


def test_enter_gives_out_to_a_person(office, diapers, window, monkeypatch, qtbot):
    people = fill_people(office)

    def fill(dialog):
        dialog.editors["person_id"].choose(people["anong"])
        dialog.editors["quantity"].setValue(3)
        dialog.accept()

    monkeypatch.setattr(MoveDialog, "exec", fill)
    page = open_lending(window, monkeypatch)
    page.show_consumables()
    KeyboardClerk(window, qtbot).press(Qt.Key.Key_Return)
    shown = page.stack.currentWidget()
    assert shown.chosen().left == 17
    assert "นางอนงค์ ใจดี" in shown.ledger_model.index(0, 1).data()


def test_too_much_is_said_in_the_form(office, diapers, window, monkeypatch, qtbot):
    page = open_lending(window, monkeypatch)
    page.show_consumables()
    shown = page.stack.currentWidget()
    dialog = MoveDialog(
        lambda data: lending_stock.move(CLERK, office.db, data), shown.chosen(), "lost", page.context, shown
    )
    qtbot.addWidget(dialog)
    dialog.editors["quantity"].setValue(21)
    dialog.accept()
    assert "เหลือ 20 ห่อ" in dialog.banner.text()
    assert stock(office.db)[0].left == 20


def test_counting_what_is_there(office, diapers, window, monkeypatch):
    def fill(dialog):
        dialog.editors["counted"].setValue(18)
        dialog.editors["note"].setText("ชำรุด 2 ห่อ")
        dialog.accept()

    monkeypatch.setattr(CountDialog, "exec", fill)
    page = open_lending(window, monkeypatch)
    page.show_consumables()
    page.stack.currentWidget().count_button.click()
    assert stock(office.db)[0].left == 18


def test_a_donation_gets_its_number_its_pieces_and_its_receipt(office, diapers, window, monkeypatch, qtbot):
    def fill(dialog):
        dialog.editors["donor"].setText("วัดตัวอย่าง")
        first, second = dialog.editors["line.1"], dialog.editors["line.2"]
        first.model.setEditText("รถเข็นธรรมดา")
        first.quantity.setValue(2)
        first.codes.setText("D-1, D-2")
        second.model.setEditText("ผ้าอ้อม ไซส์ L")
        second.quantity.setValue(10)
        dialog.accept()

    monkeypatch.setattr(DonationDialog, "exec", fill)
    page = open_lending(window, monkeypatch)
    page.show_donations()
    shown = page.stack.currentWidget()
    shown.new_button.click()
    assert [row.what for row in donations(office.db)] == ["รถเข็นธรรมดา 2 ชิ้น, ผ้าอ้อม ไซส์ L 10 ห่อ"]
    assert item_by_code(office.db, "D-2") is not None
    assert stock(office.db)[0].left == 30
    qtbot.waitUntil(lambda: shown.findChild(PreviewDialog, "paper") is not None, timeout=15_000)
    shown.findChild(PreviewDialog, "paper").close()


def test_a_line_with_too_few_codes_is_told_at_the_line(office, window, monkeypatch, qtbot):
    dialog = DonationDialog(lambda data: lending_donations.receive(CLERK, office.db, data), [])
    qtbot.addWidget(dialog)
    dialog.editors["donor"].setText("วัดตัวอย่าง")
    dialog.add_line()
    third = dialog.editors["line.3"]
    third.model.setEditText("ไม้เท้า")
    third.quantity.setValue(3)
    third.codes.setText("C-1")
    dialog.accept()
    assert "มีรหัส 1 รหัส" in dialog.fields["line.3"].message_text()
    assert donations(office.db) == ()

"""The form of one device: a new kind, a known kind, wrong input, somebody else's change."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox

from tests.ui.lending_office import add_device, add_loan, open_lending
from tests.ui.offices import CLERK
from tests.ui.thai_keys import type_text
from ui.pages.lending.device_dialog import DaysEdit, DeviceDialog
from welfaredesk.domain.paper_limits import SLIP_CODE
from welfaredesk.queries.devices import item_page
from welfaredesk.queries.lending import item_by_code
from welfaredesk.services.devices import save_item

Key = Qt.Key


@pytest.fixture
def page(office, window, monkeypatch):
    return open_lending(window, monkeypatch)


@pytest.fixture
def dialog(page, window, qtbot):
    """The form of a new device, opened with Ctrl+N."""
    qtbot.keyClick(window, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    return opened()


def opened() -> DeviceDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, DeviceDialog)
    return found


def fill(dialog, **texts):
    for name, text in texts.items():
        editor = dialog.editors[name]
        if isinstance(editor, QComboBox):  # typed letters would open its list, which needs a real screen
            editor.setEditText(text)
            editor.lineEdit().editingFinished.emit()
        else:
            editor.clear()
            type_text(editor, text)


def test_a_new_device_of_a_new_kind(dialog, page, office, qtbot):
    fill(
        dialog,
        model="เตียงผู้ป่วย 2 ไกร์",
        code="กสว.416/67/0001",
        category="เตียง",
        loan_days="๑๘๐",
        price_satang="12,500.50",
        acquired_on="1 มี.ค. 2567",
        donor="วัดป่าสัก",
    )
    qtbot.keyClick(dialog, Key.Key_F9)
    item = item_page(office.db, item_by_code(office.db, "กสว416670001").id)
    data = item.data
    assert (data.model, data.category, data.loan_days) == ("เตียงผู้ป่วย 2 ไกร์", "เตียง", 180)
    assert (data.price_satang, data.acquired_on, data.donor) == (1250050, date(2024, 3, 1), "วัดป่าสัก")
    assert data.condition == "usable"
    assert page.home.items.chips.chips["free"].text() == "ว่าง  1"
    assert item.row.available


def test_what_is_missing_is_told_under_its_field(dialog, office, qtbot):
    qtbot.keyClick(dialog, Key.Key_F9)
    assert dialog.isVisible()
    assert dialog.fields["model"].message_text() == "กรุณากรอกช่องนี้"
    assert "กรุณากรอกหมายเลขครุภัณฑ์" in dialog.fields["code"].message_text()
    dialog.done(0)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("loan_days", "สามเดือน", "ไม่ใช่ตัวเลข"),
        ("loan_days", "0", "ไม่ใช่ตัวเลข"),
        ("price_satang", "แพง", "ไม่ใช่ตัวเลข"),
        ("acquired_on", "31/2/2567", "ไม่มีวันที่"),
        ("code", "ก" * (SLIP_CODE + 1), f"ไม่เกิน {SLIP_CODE}"),
    ],
)
def test_wrong_input_is_told_and_nothing_is_lost(dialog, office, qtbot, field, text, said):
    fill(dialog, model="รถเข็น", code="WC-1")
    fill(dialog, **{field: text})
    qtbot.keyClick(dialog, Key.Key_F9)
    assert said in dialog.fields[field].message_text()
    assert item_by_code(office.db, "WC-1") is None
    assert dialog.editors["model"].currentText() == "รถเข็น"
    dialog.done(0)


def test_a_code_in_use_names_whose_it_is(office, page, window, qtbot):
    add_device(office, "WC-0001", "รถเข็นนั่ง")
    page.add_new()
    form = opened()
    fill(form, model="ไม้เท้า", code="wc.๐๐๐๑")
    form.accept()
    assert "ใช้กับ รถเข็นนั่ง อยู่แล้ว" in form.fields["code"].message_text()
    form.done(0)


def test_a_known_kind_brings_what_belongs_to_it(office, page, qtbot):
    add_device(office, "OX-1", "เครื่องผลิตออกซิเจน", category="ออกซิเจน", unit="เครื่อง", loan_days=30)
    page.add_new()
    form = opened()
    fill(form, model="เครื่องผลิตออกซิเจน", code="OX-2")
    assert form.editors["category"].currentText() == "ออกซิเจน"
    assert form.editors["unit"].currentText() == "เครื่อง"
    assert form.editors["loan_days"].value() == 30
    assert not form.editors["category"].isEnabled()
    fill(form, model="เครื่องผลิตออกซิเจน 10 ลิตร")
    assert form.editors["category"].isEnabled()
    fill(form, model="เครื่องผลิตออกซิเจน")
    form.accept()
    saved = item_page(office.db, item_by_code(office.db, "OX-2").id).data
    assert (saved.category, saved.unit, saved.loan_days) == ("ออกซิเจน", "เครื่อง", 30)


def test_a_device_is_changed_from_its_page(office, page, qtbot):
    item = add_device(office, "WC-1", brand="Soma", note="ได้จากวัด")
    page.show_item(item)
    device = page.stack.currentWidget()
    qtbot.mouseClick(device.edit_button, Qt.MouseButton.LeftButton)
    form = opened()
    assert not form.is_dirty
    assert form.editors["brand"].text() == "Soma"
    place = form.editors["condition"].findData("repair")
    form.editors["condition"].setCurrentIndex(place)
    form.accept()
    assert item_by_code(office.db, "WC-1").condition == "repair"
    assert item_page(office.db, item).data.note == "ได้จากวัด"
    assert device.badge.badge().text == "ส่งซ่อม"
    assert not device.lend_button.isVisible()


def test_somebody_elses_change_is_not_overwritten(office, page, qtbot):
    item = add_device(office, "WC-1")
    page.show_item(item)
    page.stack.currentWidget().edit_button.click()
    form = opened()
    other = item_page(office.db, item)
    data = type(other.data)(model="รถเข็นนั่ง", code="WC-1", note="ผู้อื่นแก้")
    save_item(CLERK, office.db, data, item_id=item, version=other.version)
    type_text(form.editors["brand"], "Soma")
    form.accept()
    assert "มีผู้อื่นแก้ไขข้อมูลนี้" in form.banner.text()
    assert form.editors["brand"].text() == "Soma"
    assert item_page(office.db, item).data.note == "ผู้อื่นแก้"
    form.done(0)


def test_a_device_that_is_out_can_still_be_described(office, page):
    person = office.add_person("นางอนงค์ ใจดี")
    item = add_device(office, "WC-1")
    add_loan(office, person, item)
    page.show_item(item)
    page.stack.currentWidget().edit_button.click()
    form = opened()
    type_text(form.editors["serial"], "SN-99")
    form.accept()
    assert item_page(office.db, item).data.serial == "SN-99"
    assert item_page(office.db, item).row.holder == "นางอนงค์ ใจดี"


@pytest.mark.parametrize(("text", "days"), [("", None), ("90", 90), ("๙๐", 90), ("เก้า", None)])
def test_days_read_both_digit_forms(qtbot, text, days):
    edit = DaysEdit()
    qtbot.addWidget(edit)
    edit.setText(text)
    assert edit.value() == days
    assert bool(edit.check()) == (text == "เก้า")

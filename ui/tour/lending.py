"""The second half of the main job: devices, lending, the slip, taking back, the lists.

Each step looks into the office file whether it really happened. Raises Stuck where it did not.
"""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from ui.pages.lending.desk import LoanDesk
from ui.pages.lending.device_dialog import DeviceDialog
from ui.pages.lending.page import LendingPage
from ui.pages.lending.return_desk import ReturnDesk
from ui.pages.persons.page import PersonsPage
from ui.printing.preview import PreviewDialog
from ui.tour.hands import (
    click,
    come_back,
    expect,
    fill,
    in_dialog,
    name_file,
    opened,
    press,
    tab_to,
    type_text,
    wait_for,
)
from ui.tour.story import CODE, Story
from welfaredesk.queries.person_page import person_page

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
TWIN = "WC-70-0002"
Desk = TypeVar("Desk", LoanDesk, ReturnDesk)


def add_devices(story: Story) -> None:
    """Ctrl+3, Ctrl+N: a wheelchair and its twin by the form."""
    press(Key.Key_3, CTRL)
    page = _lending(story)
    story.shoot("no_devices", "ยังไม่มีการยืม โปรแกรมบอกว่าเริ่มอย่างไร", story.window)
    codes = (story.code, TWIN)
    for code in codes:
        press(Key.Key_N, CTRL)
        form = opened(DeviceDialog)
        _fill_device(form, code)
        if code == story.code:
            story.shoot("device_form", "ฟอร์มเพิ่มอุปกรณ์: รถเข็นหนึ่งคันพร้อมรหัสที่ป้าย", story.window, form)
        press(Key.Key_F9)
        wait_for("the form stays open", lambda: QApplication.activeModalWidget() is None)
        come_back(story.window)
    expect("the wheelchair is not free", story.item.available)
    _show_devices(page)
    listed = page.home.items
    wait_for("not both are listed", lambda: listed.isVisible() and listed.model.rowCount() == len(codes))
    story.shoot("devices", "อุปกรณ์ที่เพิ่มแล้ว ว่างให้ยืม", story.window)


def _fill_device(form: DeviceDialog, code: str) -> None:
    """Enter goes on; what belongs to a kind known already is filled in and passed over."""
    new_kind = code == CODE
    for words in ("รถเข็นนั่งพับได้", code, *(("รถเข็น", "", "คัน", "WC") if new_kind else ()), "ล้อยาง 24 นิ้ว"):
        type_text(words)
        if QApplication.activePopupWidget() is not None:
            press(Key.Key_Return)  # the first one takes the proposal
        press(Key.Key_Return)
    expect("the fields were left in another order", form.value().brand == "ล้อยาง 24 นิ้ว")


def lend(story: Story) -> None:
    """F2, name, Enter, code, Enter, what for, F9; then the slip stands at the right."""
    person = story.person
    press(Key.Key_F2)
    desk = _desk(story, LoanDesk)
    type_text(f"{person.first} {person.last}")
    story.shoot("borrower", "โต๊ะยืม: พิมพ์ชื่อผู้ยืม แล้วกด Enter", story.window)
    press(Key.Key_Return)
    expect("the borrower was not taken", desk.who.borrower.person_id() == person.id)
    type_text(story.code)
    press(Key.Key_Return)
    expect("the wheelchair was not taken", desk.what.item_ids() == (story.item.id,))
    click(desk.when.purpose)
    type_text("ใช้เดินทางไปโรงพยาบาลตามนัด")
    story.shoot("loan_filled", "ยิงรหัสรถเข็น โปรแกรมเสนอวันกำหนดคืน", story.window)
    press(Key.Key_F9)
    wait_for("no slip comes", lambda: bool(desk.slip.view.data))
    expect("the loan is not in the file", story.item.holder_id == person.id)
    story.shoot("slip", f"บันทึกแล้ว ใบยืมเลขที่ {story.item.no} พร้อมพิมพ์", story.window)


def save_slip(story: Story) -> None:
    """The slip as a PDF, by the button and the file chooser."""
    desk = _desk(story, LoanDesk)
    _save_paper(story, desk.pdf_button, desk.slip.view.data, "loan_slip.pdf", "ใบยืมพัสดุ/ครุภัณฑ์")


def take_back(story: Story) -> None:
    """F3, code, Enter, condition and note, F9; then the slip with what came back."""
    press(Key.Key_F3)
    desk = _desk(story, ReturnDesk)
    type_text(story.code)
    press(Key.Key_Return)
    wait_for("the slip does not open", lambda: desk.slip.contract_id == story.item.contract_id)
    line = desk.slip.lines[0]
    tab_to(line.condition)
    press(Key.Key_Down)
    fill(line.note, "ที่วางเท้าหลวม")
    story.shoot("return_filled", "รับคืน: ยิงรหัส ดูสภาพ จดหมายเหตุ", story.window)
    press(Key.Key_F9)
    wait_for("the return is not saved", desk.banner.isVisible)
    item = story.item
    expect("the wheelchair is still out", item.contract_id is None)
    expect("the condition was not kept", item.condition == "damaged" and not item.available)
    story.shoot("returned", "รับคืนแล้ว พิมพ์ใบรับคืนได้", story.window)


def save_return_record(story: Story) -> None:
    """The receipt of what came back in its own window, saved as a PDF."""
    desk = _desk(story, ReturnDesk)
    click(desk.banner.findChildren(QPushButton)[0])
    preview = opened(PreviewDialog)
    click(preview.view.canvas)
    press(Key.Key_End)
    story.shoot("return_record", "ใบรับคืน แสดงก่อนพิมพ์", story.window, preview)
    _save_paper(story, preview.save_button, preview.view.data, "return_record.pdf", "ใบรับคืนพัสดุ/ครุภัณฑ์")
    press(Key.Key_Escape)
    wait_for("the preview stays open", lambda: QApplication.activeModalWidget() is None)
    come_back(story.window)


def show_lists(story: Story) -> None:
    """Esc to the lists; then the person once more by the search for everything, with nothing at home."""
    press(Key.Key_Escape)
    press(Key.Key_Escape)
    page = _lending(story)
    home = page.home
    wait_for("the lists do not come", home.isVisible)
    home.show_list(home.items, "unfit")
    wait_for("the damaged one is not listed", lambda: home.items.model.id_at(0) == story.item.id)
    story.shoot("unfit", "รายการอุปกรณ์ที่ชำรุด รอซ่อม", story.window)
    press(Key.Key_K, CTRL)
    type_text(f"{story.person.first} {story.person.last}")
    press(Key.Key_Return)
    wait_for("the person does not come", lambda: isinstance(story.window.page, PersonsPage))
    loans = person_page(story.window.context.db, story.person.id).loans
    expect("the person still has the device", [loan.state for loan in loans] == [None])
    story.shoot("afterwards", "หน้าของผู้ยืมหลังคืน ค้นจากช่องค้นหาทุกอย่าง (Ctrl+K)", story.window)


def _show_devices(page: LendingPage) -> None:
    """Press the tab of the devices."""
    switch = page.home.switch
    place = next(at for at in range(switch.count()) if page.home.lists.widget(at) is page.home.items)
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=switch.tabRect(place).center())


def _save_paper(story: Story, button: QWidget, data: bytes, name: str, words: str) -> None:
    path = story.folder / name
    in_dialog(lambda: click(button), QFileDialog, name_file(path))
    expect(f"{name} was not written", path.is_file() and path.read_bytes() == data)
    story.papers[path] = words


def _lending(story: Story) -> LendingPage:
    page = story.window.page
    expect("the tab of lending is not open", isinstance(page, LendingPage))
    assert isinstance(page, LendingPage)
    return page


def _desk(story: Story, kind: type[Desk]) -> Desk:
    shown = _lending(story).stack.currentWidget()
    expect(f"{kind.__name__} is not open", isinstance(shown, kind))
    assert isinstance(shown, kind)
    return shown

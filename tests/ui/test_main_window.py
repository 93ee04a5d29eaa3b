"""The window: tabs and keys, one search for everything, another file in place of this one."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from tests.ui.offices import make_office
from ui.global_search import KIND, RECORD
from ui.pages import PAGES
from welfaredesk.errors import UnusableFile


def words(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_the_areas_stand_in_their_order_and_the_settings_last(window):
    names = [window.tabs.tabText(number) for number in range(window.tabs.count())]
    assert names == ["ผู้รับสวัสดิการ", "โครงการซ่อมแซมบ้าน", "ยืม–คืนกายอุปกรณ์", "จ้างงานคนพิการ", "ตั้งค่า"]
    assert all(not window.tabs.tabIcon(number).isNull() for number in range(5))


def test_the_top_bar_says_where_and_when(window):
    assert "เทศบาลตำบลทดสอบ" in words(window)
    assert "22 พ.ย. 2569" in words(window)
    assert "เทศบาลตำบลทดสอบ" in window.windowTitle()


def test_a_page_is_made_at_its_first_visit(window, qtbot):
    assert list(window.pages) == ["persons"]
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert list(window.pages) == ["persons", "housing"]
    assert window.tabs.currentIndex() == 1
    first = window.page
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.page is first


def test_every_area_can_be_opened(window):
    for spec in PAGES:
        assert window.open_page(spec.key) is window.page


def test_search_finds_people_devices_and_slips(office, window, qtbot):
    person = office.add_person("นางปราณี ใจดี", moo="4")
    item = office.add_item("กส.12/2566")
    contract = office.lend(person, item, on=date(2026, 11, 1))
    found = {}
    for text in ("ปราณี", "กส 12", "1/2570"):
        window.search.setText(text)
        window.search.look_up()
        lines = [window.search.results.item(row) for row in range(window.search.results.count())]
        found |= {line.data(KIND): line.data(RECORD) for line in lines if line.data(KIND)}
    assert found == {"person": person, "item": item, "slip": contract}


def test_search_is_all_keyboard(office, window, qtbot):
    office.add_person("นางปราณี ใจดี")
    second = office.add_person("นางปราณี ทองดี", national_id="3000006801174")
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    window.search.setText("ปราณี")
    window.search.look_up()
    assert window.search.hasFocus()
    assert window.search.is_open()
    with qtbot.waitSignal(window.context.routes.person_wanted) as wanted:
        qtbot.keyClick(window.search, Qt.Key.Key_Up)  # the heading above can't be chosen
        qtbot.keyClick(window.search, Qt.Key.Key_Down)
        qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert wanted.args == [second]  # ทองดี stands after ใจดี
    assert not window.search.is_open()
    assert window.page.stack.currentIndex() == 1


def test_search_says_when_there_is_nothing(window):
    window.search.setText("ไม่มีแน่นอน")
    window.search.look_up()
    assert "ไม่พบ «ไม่มีแน่นอน»" in words(window)


def test_clearing_the_search_closes_its_list(office, window):
    office.add_person("นางปราณี ใจดี")
    window.search.setText("ปราณี")
    window.search.look_up()
    assert window.search.is_open()
    window.search.clear()
    assert not window.search.is_open()


def test_escape_leaves_the_search_and_not_the_page(office, window, qtbot):
    person = office.add_person("นางปราณี ใจดี")
    window.page.show_person(person)
    window.search.setFocus()
    window.search.setText("ปราณี")
    window.search.look_up()
    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    assert not window.search.is_open()
    assert window.page.stack.currentIndex() == 1


def test_another_file_in_place_of_this_one(window, tmp_path):
    other = make_office(tmp_path / "อื่น.wdesk")
    other.add_person("นายบุญมี แก้วมา")
    other.db.close()
    before = window.page
    window.context.switch(other.path)
    assert window.page is not before
    assert window.page.model.rowCount() == 1


def test_a_file_that_cannot_be_opened_leaves_the_present_one(window, tmp_path):
    bad = tmp_path / "bad.wdesk"
    bad.write_bytes(b"not an office" * 100)
    before = window.context.db.path
    with pytest.raises(UnusableFile):
        window.context.switch(bad)
    assert window.context.db.path == before
    assert window.page.query().total() == 0


def test_the_menu_holds_every_action(window):
    keys = [action.objectName() for action in window.menu.actions() if not action.isSeparator()]
    assert keys == ["import", "backup", "restore", "documents", "scans", "office", "open", "about"]
    assert all(isinstance(action, QAction) and action.text() for action in window.menu.actions()[:1])


def test_closing_lets_go_of_the_file(window, office):
    window.close()
    office.db.close()
    assert not office.path.with_name(office.path.name + "-wal").exists()

"""The first steps of the main job: the office, its registers, and a person found in them.

Each step looks into the office file whether it really happened. Raises Stuck where it did not.
"""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QToolButton

from ui.pages.exchange.import_dialog import ImportDialog
from ui.pages.office.dialogs import OfficeDialog
from ui.pages.office.fields import PlaceEdit
from ui.pages.office.first_start import FirstStart
from ui.pages.persons.page import PersonsPage
from ui.tour.hands import click, expect, fill, in_dialog, name_file, name_files, press, type_text, wait_for
from ui.tour.story import Story
from ui.widgets.empty_state import EmptyState
from welfaredesk.exchange.importing import ImportReport
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.services.actor import system_actor

OFFICE = "เทศบาลตำบลตัวอย่าง"


def make_office(story: Story) -> None:
    """First start: who we are, who signs, where the file is kept."""
    start = FirstStart(system_actor())
    start.open()
    wait_for("the first question does not come", start.isActiveWindow)
    story.shoot("first_start", "เปิดครั้งแรก: เลือกว่าจะตั้งสำนักงานใหม่หรือเปิดแฟ้มเดิม", start)
    in_dialog(lambda: click(start.new_button), OfficeDialog, lambda form: _fill_office(story, form))
    wait_for("the first question stays", lambda: not start.isVisible())
    expect("no office file was made", start.chosen is not None and start.chosen.is_file())
    assert start.chosen is not None
    start.deleteLater()
    story.open(start.chosen)
    window = story.window
    expect("the office has another name", window.context.office.name == OFFICE)
    signers = window.context.office_view.signatories if window.context.office_view else ()
    expect("signatories are missing", {entry.role for entry in signers} == {"giver", "opinion", "approver"})
    story.shoot("empty_office", "สำนักงานใหม่ยังไม่มีรายชื่อ โปรแกรมบอกว่าเริ่มอย่างไร", window)


def _fill_office(story: Story, form: OfficeDialog) -> None:
    words = {
        "name": OFFICE,
        "tambon": "ตัวอย่าง",
        "amphoe": "เมือง",
        "province": "ลำพูน",
        "phone": "053-000-000",
        "giver.name": "นางสาวกรองแก้ว ตั้งใจ",
        "giver.position": "นักพัฒนาชุมชนชำนาญการ",
        "opinion.name": "นางภัทรา เจตนา",
        "opinion.position": "ผู้อำนวยการกองสวัสดิการสังคม",
        "approver.name": "นายอุดม สมมุติ",
        "approver.position": "นายกเทศมนตรีตำบลตัวอย่าง",
    }
    for name, text in words.items():
        fill(form.editors[name], text)
    place = form.editors["place"]
    assert isinstance(place, PlaceEdit)
    in_dialog(lambda: click(place.button), QFileDialog, name_file(story.folder / "office.wdesk"))
    expect("the place was not taken over", place.value() == story.folder / "office.wdesk")
    click(form.editors["name"])
    story.shoot("office_form", "กรอกข้อมูลสำนักงาน ผู้ลงนาม และที่เก็บแฟ้ม", form)
    press(Qt.Key.Key_F9)


def import_registers(story: Story) -> ImportReport:
    """The registers through the import dialog: choose, look, agree, and keep what waits to be put right."""
    outcome: list[ImportReport] = []
    start = _persons(story).list.state.action
    in_dialog(lambda: click(start), ImportDialog, lambda dialog: outcome.append(_import(story, dialog)))
    report = outcome[0]
    everyone = PersonQuery(story.window.context.db).total()
    expect("not everybody is in the office file", report.created == everyone > 0)
    page = _persons(story)
    wait_for(
        "the list does not fill", lambda: page.model.rowCount() > 0 and page.detail.person_id is not None
    )
    story.shoot("people", f"นำเข้าแล้ว {everyone} คน เรียงตามพจนานุกรม", story.window)
    return report


def _import(story: Story, dialog: ImportDialog) -> ImportReport:
    _read_registers(story, dialog)
    expect("something was kept too early", not PersonQuery(story.window.context.db).ids(limit=1))
    story.shoot("import_preview", "อ่านทะเบียนให้ดูก่อน แถวไหนรอแก้เพราะอะไร", story.window, dialog)
    click(dialog.import_button)
    wait_for(
        "the registers are not taken in", lambda: dialog.report is not None and not dialog.report.dry_run
    )
    story.shoot("imported", "ผลการนำเข้า บันทึกแถวที่รอแก้เป็น Excel ได้", story.window, dialog)
    report = dialog.report
    assert report is not None
    rest = story.folder / "waiting_rows.xlsx"
    in_dialog(lambda: click(dialog.problems_button), QFileDialog, name_file(rest))
    expect("the rows that wait were not written", rest.is_file())
    story.papers[rest] = "แถวที่รอแก้ในรูปเดิมของทะเบียน พร้อมเหตุผล"
    click(dialog.close_button)
    return report


def import_again(story: Story) -> ImportReport:
    """The same registers once more, from the menu: nothing new is found, nothing changes."""
    outcome: list[ImportReport] = []

    def look_and_agree(dialog: ImportDialog) -> None:
        _read_registers(story, dialog)
        click(dialog.import_button)
        wait_for("the registers are not compared", lambda: dialog.report and not dialog.report.dry_run)
        story.shoot("imported_again", "นำเข้าไฟล์เดิมซ้ำ ไม่มีอะไรเปลี่ยน", story.window, dialog)
        assert dialog.report is not None
        outcome.append(dialog.report)
        click(dialog.close_button)

    in_dialog(lambda: choose_in_menu(story, "import"), ImportDialog, look_and_agree)
    report = outcome[0]
    expect("the second import changed something", report.created == report.updated == 0)
    return report


def choose_in_menu(story: Story, key: str) -> None:
    """Open the window's menu and click the action of this key."""
    corner = story.window.findChild(QToolButton, "menu_button")
    assert corner is not None
    click(corner)
    menu = story.window.menu
    wait_for("the menu does not open", menu.isVisible)
    action = next(action for action in menu.actions() if action.objectName() == key)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def _read_registers(story: Story, dialog: ImportDialog) -> None:
    choose = dialog.stack.currentWidget()
    assert isinstance(choose, EmptyState)
    in_dialog(lambda: click(choose.action), QFileDialog, name_files(story.registers))
    wait_for("the registers are not read", lambda: dialog.report is not None)


def find_person(story: Story) -> None:
    """Type a name letter by letter until the list holds the person; Enter opens the page."""
    page = _persons(story)
    story.choose_person()
    person = story.person
    click(page.search)
    type_text(f"{person.first} {person.last}")
    wait_for("the person is not found", lambda: page.table.current_id() == person.id)
    wait_for("the person is not shown", lambda: page.detail.person_id == person.id)
    story.shoot("search", f"พิมพ์ชื่อก็พบทันที: {person.name}", story.window)
    press(Qt.Key.Key_Return)
    wait_for("the page does not open", lambda: page.full.isVisible() and page.full.person_id == person.id)
    story.shoot("person", "หน้าของบุคคล: ข้อมูลจากทั้งสองทะเบียนอยู่ในที่เดียว", story.window)


def _persons(story: Story) -> PersonsPage:
    page = story.window.page
    expect("the tab of people is not open", isinstance(page, PersonsPage))
    assert isinstance(page, PersonsPage)
    return page

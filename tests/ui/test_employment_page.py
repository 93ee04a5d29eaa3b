"""The employment tab in the real window: lists, filters, forms, the quota, workbook and report."""

from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from tests.reports.pdfs import page_texts
from tests.ui.dialogs import with_dialog
from tests.ui.offices import CLERK
from ui.pages.employment import lists
from ui.pages.employment.organisation_forms import HeadcountDialog, MinimumWageDialog, OrganisationDialog
from ui.pages.employment.paper_forms import ListDialog
from ui.pages.employment.placement_forms import EndDialog, PlacementDialog
from ui.printing.preview import PreviewDialog
from welfaredesk.db.models import Placement
from welfaredesk.queries.employment import PlacementQuery
from welfaredesk.queries.employment_pages import minimum_wages
from welfaredesk.queries.organisations import organisation_rows
from welfaredesk.services import cards, employment
from welfaredesk.services.employment import OrganisationInput, PlacementInput


def add_organisation(office, name, kind):
    data = OrganisationInput(name, kind, province="ลำพูน")
    return employment.save_organisation(CLERK, office.db, data).id


@pytest.fixture
def places(office):
    return {
        "town": add_organisation(office, "เทศบาลตำบลทดสอบ", "state"),
        "firm": add_organisation(office, "บริษัท ทดสอบ จำกัด", "private"),
    }


@pytest.fixture
def work(office, places):
    """Three at work: one until January, one paid by a company, one whose person nobody knows."""
    people = [office.add_person("นางอนงค์ ใจดี"), office.add_person("นายบุญมี แก้วมา")]
    for person in people:
        card = cards.CardInput(types=(3,), issued_on=date(2020, 1, 1), expires_on=date(2028, 1, 1))
        cards.save_card(CLERK, office.db, person, card)
    town, firm = places["town"], places["firm"]
    start = date(2025, 10, 1)
    anong = PlacementInput(people[0], town, town, "33", start, date(2027, 1, 15), "แม่บ้าน", 9_000_00, "month")
    boonmee = PlacementInput(people[1], firm, town, "35-3", start, None, "ธุรการ", 340_00, "day")
    made = {
        "anong": employment.create_placement(CLERK, office.db, anong).id,
        "boonmee": employment.create_placement(CLERK, office.db, boonmee).id,
    }
    with office.db.transaction() as session:
        unknown = Placement(
            person_name="นางบัวแก้ว ไม่มีเลข",
            employer_id=firm,
            workplace_id=firm,
            basis="33",
            started_on=start,
            created_at=session.get_one(Placement, made["anong"]).created_at,
        )
        session.add(unknown)
        session.flush()
        made["unknown"] = unknown.id
    return made


@pytest.fixture
def page(office, window):
    return window.open_page("employment")


def shown(filtered):
    model = filtered.model
    return {model.id_at(place) for place in range(model.rowCount())}


def test_an_empty_tab_leads_to_the_first_step(page, qtbot):
    state = page.home.placements.stack.state
    assert state.title.text() == "ยังไม่มีการจ้างงานคนพิการ"
    with qtbot.waitSignal(page.home.placements.import_asked):
        page.home.placements.import_asked.disconnect(page.context.routes.import_wanted)
        state.action.click()


def test_numbers_open_their_lists(work, places, page):
    home = page.home
    numbers = {key: tile.number_text() for key, tile in home.tiles.items()}
    expected = {"working": "3", "seekers": "0", "openings": "0", "ending": "1", "visit": "3", "now": "3"}
    assert numbers == expected
    home.tiles["ending"].clicked.emit()
    assert shown(home.placements) == {work["anong"]}
    home.show_list(home.placements, "unknown")
    assert shown(home.placements) == {work["unknown"]}
    assert home.placements.model.index(0, 1).data() == "ไม่ทราบตัว"
    home.show_list(home.organisations, "here")
    assert shown(home.organisations) == set(places.values())
    home.tiles["visit"].clicked.emit()
    assert home.shown() is home.tasks
    assert home.tasks.model.rowCount() == 3


def test_filters_and_totals(work, places, page):
    found = page.home.placements
    assert "รวม 3 รายการ 3 คน · มาตรา 33: 2 · มาตรา 35: 1" in found.totals.plain()
    assert "9,000.00 บาท/เดือน" in found.totals.plain()
    found.payer.setCurrentIndex(found.payer.findData(places["firm"]))
    found.reload()
    assert shown(found) == {work["boonmee"], work["unknown"]}
    found.section.setCurrentIndex(found.section.findData("35"))
    found.reload()
    assert shown(found) == {work["boonmee"]}
    page.home.search.setText("อนงค์")
    assert found.stack.currentWidget() is found.stack.state
    found.clear_filters()
    found.reload()
    assert shown(found) == {work["anong"]}


def test_a_new_placement_tells_a_warning_before_it_is_kept(office, places, window, page, monkeypatch, qtbot):
    employment.set_minimum_wage(CLERK, office.db, "ลำพูน", date(2025, 1, 1), 352_00)
    person = office.add_person("นางอนงค์ ใจดี")
    asked = []
    monkeypatch.setattr("ui.messages.ask", lambda _parent, text, *_more, **_kinds: bool(asked.append(text)))

    def fill(dialog):
        dialog.accept()
        assert "เลือกหน่วยงาน" in dialog.fields["workplace_id"].message_text()
        assert "เลือกจากรายชื่อ" in dialog.fields["person_id"].message_text()
        dialog.editors["person_id"].choose(person)
        dialog.editors["basis"].setCurrentIndex(dialog.editors["basis"].findData("33"))
        dialog.editors["workplace_id"].choose(places["town"])
        assert dialog.editors["employer_id"].value() == places["town"]  # follows while none is chosen
        dialog.editors["wage_satang"].set_value(340_00)
        dialog.editors["wage_unit"].setCurrentIndex(dialog.editors["wage_unit"].findData("day"))
        dialog.accept()
        assert dialog.isVisible()
        assert PlacementQuery(office.db).total() == 0
        monkeypatch.setattr("ui.messages.ask", lambda *_said, **_kinds: True)
        dialog.accept()

    with_dialog(PlacementDialog, fill)
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert len(asked) == 1
    assert "ต่ำกว่าค่าแรงขั้นต่ำลำพูน 352.00 บาท" in asked[0]
    assert "ไม่มีบัตรประจำตัวคนพิการ" in asked[0]
    assert page.stack.currentWidget() is page.placement
    assert "ต่ำกว่าค่าแรงขั้นต่ำ" in page.placement.banner.text()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.home
    assert page.home.tiles["working"].number_text() == "1"


def test_ending_a_placement_needs_a_reason(office, work, page):
    page.show_placement(work["anong"])

    def fill(dialog):
        dialog.accept()
        assert dialog.fields["reason"].message_text()
        dialog.editors["reason"].setCurrentIndex(dialog.editors["reason"].findData("resigned"))
        dialog.accept()

    with_dialog(EndDialog, fill)
    page.placement.end_button.click()
    assert page.placement.badge.badge().text == "ลาออก"
    assert not page.placement.end_button.isVisible()
    assert work["anong"] not in shown(page.home.placements)


def test_a_name_nobody_knew_gets_its_person(office, work, page):
    person = office.add_person("นางบัวแก้ว มีเลข")
    page.show_placement(work["unknown"])
    assert "ยังไม่ทราบว่าเป็นใคร" in page.placement.banner.text()
    assert not page.placement.person_button.isVisible()

    def fill(dialog):
        dialog.editors["person_id"].choose(person)
        dialog._may_save = lambda: True
        dialog.accept()

    with_dialog(PlacementDialog, fill)
    page.placement.edit_button.click()
    assert page.placement.title.text() == "นางบัวแก้ว มีเลข"
    assert page.home.placements.chips.chips["unknown"].text().endswith("0")


def test_the_quota_shows_money_for_private_employers_alone(office, places, page, work):
    page.home.show_list(page.home.organisations, "")
    page.show_organisation(places["firm"])

    def count(dialog):
        dialog.editors["staff"].setValue(551)
        dialog.accept()

    with_dialog(HeadcountDialog, count)
    page.organisation.staff_button.click()
    assert "ต้องจ้างคนพิการ 6 คน" in page.organisation.banner.text()
    assert "ยังไม่มีค่าแรงขั้นต่ำ" in page.organisation.banner.text()

    def wage(dialog):
        dialog.editors["from_on"].set_value(date(2025, 1, 1))
        dialog.editors["day_satang"].set_value(352_00)
        dialog.accept()

    with_dialog(MinimumWageDialog, wage)
    page.organisation.wage_button.click()
    assert minimum_wages(office.db) == (("ลำพูน", date(2025, 1, 1), 352_00),)
    # 6 asked for, 1 employed, 1 right given: 4 missing
    assert "ปีละ 513,920.00 บาท" in page.organisation.banner.text()
    employment.set_headcount(CLERK, office.db, places["town"], 2569, 551)
    page.show_organisation(places["town"])
    assert "ยังขาด 5 คน" in page.organisation.banner.text()
    assert "บาท" not in page.organisation.banner.text()
    assert page.go_back()
    assert page.organisation.view.row.id == places["firm"]


def test_an_organisation_is_added_with_its_kind_guessed(office, page):
    def fill(dialog):
        dialog.editors["name"].setText("โรงเรียนบ้านทดสอบ")
        dialog.editors["name"].editingFinished.emit()
        dialog.accept()

    page.home.show_list(page.home.organisations, "")
    with_dialog(OrganisationDialog, fill)
    page.home.new_button.click()
    assert [(row.name, row.kind) for row in organisation_rows(office.db)] == [("โรงเรียนบ้านทดสอบ", "state")]


def test_the_list_as_shown_goes_to_excel_and_the_report_to_paper(work, page, tmp_path, monkeypatch, qtbot):
    out = tmp_path / "จ้างงาน.xlsx"
    monkeypatch.setattr(lists, "chosen_file", lambda _parent, _name: out)
    page.home.show_list(page.home.placements, "ending")
    page.home.placements.export()
    sheet = load_workbook(out).active
    assert sheet.max_row == 2
    assert sheet.cell(2, 1).value == "นางอนงค์ ใจดี"
    assert "*" in sheet.cell(2, 2).value
    menu = page.home.papers_button.menu()
    menu.aboutToShow.emit()
    with_dialog(ListDialog, lambda dialog: dialog.accept())
    next(action for action in menu.actions() if action.objectName() == "R-06").trigger()
    qtbot.waitUntil(lambda: page.findChild(PreviewDialog, "paper") is not None, timeout=15_000)
    preview = page.findChild(PreviewDialog, "paper")
    assert "การจ้างงานคนพิการ" in " ".join(page_texts(preview.view.data))
    preview.close()

"""A house in the real window: its survey typed with the keyboard, its page, and the ways that lead to it."""

from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QToolButton

from tests.ui.offices import CLERK
from ui.pages.housing import reports
from ui.pages.housing.house_view import HouseView, PlaceDialog
from ui.pages.housing.page import HousingPage
from ui.pages.housing.project_page import ProjectView
from ui.pages.housing.survey_form import SurveyDialog
from ui.pages.housing.survey_page import SurveyView
from welfaredesk.domain.houses import House
from welfaredesk.queries.house_page import house_page
from welfaredesk.queries.house_surveys import survey_page
from welfaredesk.services import employment, groups, house_surveys, housing
from welfaredesk.services.employment import OrganisationInput, PlacementInput
from welfaredesk.services.house_places import PlaceInput
from welfaredesk.services.house_surveys import SurveyInput
from welfaredesk.services.housing import ProjectInput

Key = Qt.Key
HERE = House("12/3", "4")


@pytest.fixture
def house(office):
    anong = office.add_person("นางอนงค์ ใจดี", house_no="12/3", moo="4", birth_date=date(1940, 5, 2))
    boon = office.add_person("นายบุญมี ศรีสุข", house_no="12/3", moo="4", birth_date=date(1970, 5, 2))
    groups.join_group(CLERK, office.db, boon, "disabled")
    found = SurveyInput(
        date(2026, 10, 10),
        False,
        house_no="12/3",
        moo="4",
        person_ids=(anong, boon),
        parts=(("roof", "dangerous"), ("wall", "worn")),
        urgency=5,
        needs="เปลี่ยนหลังคา",
        place=PlaceInput("บ้านเหนือ", "ตรงข้ามวัด", 18.575, 99.005),
    )
    survey = house_surveys.record_survey(CLERK, office.db, found).id
    data = ProjectInput(anong, support_kind="repair", survey_id=survey, house_no="12/3", moo="4")
    project = housing.create_project(CLERK, office.db, data).id
    return {"anong": anong, "boon": boon, "survey": survey, "project": project}


@pytest.fixture
def page(house, window) -> HousingPage:
    shown = window.open_page("housing")
    assert isinstance(shown, HousingPage)
    return shown


def dialog_of(page, kind, qtbot):
    shown = next(each for each in page.window().findChildren(kind) if each.isVisible())
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def cells(model) -> list[list[str]]:
    return [
        [model.index(line, place).data() or "" for place in range(model.columnCount())]
        for line in range(model.rowCount())
    ]


def test_a_survey_is_typed_without_the_mouse_beside_the_one_before(page, house, qtbot):
    page.show_house(HERE)
    view = page.stack.currentWidget()
    qtbot.mouseClick(view.survey_button, Qt.MouseButton.LeftButton)
    form = dialog_of(page, SurveyDialog, qtbot)
    assert "สำรวจในปีงบประมาณ 2570 แล้ว" in form.before_banner.text()
    assert "สำรวจครั้งก่อน 10 ต.ค. 2569 ไม่เหมาะสม" in form.before_banner.text()
    assert form.editors["landmark"].text() == "ตรงข้ามวัด"
    assert "นางอนงค์ ใจดี (86 ปี ผู้สูงอายุ), นายบุญมี ศรีสุข (56 ปี คนพิการ)" in form.take_button.text()
    qtbot.mouseClick(form.take_button, Qt.MouseButton.LeftButton)
    assert form.people.value() == (house["anong"], house["boon"])
    rows = form.parts.rows
    assert rows["roof"]._before.text() == "เดิม อันตราย"
    rows["roof"].setFocus()
    for key in (Key.Key_1, Key.Key_3, Key.Key_2, Key.Key_Down, Key.Key_4):
        qtbot.keyClick(form.focusWidget(), key)
    assert form.value().parts == (
        ("roof", "good"),
        ("wall", "worn"),
        ("floor", "fair"),
        ("stairs", "dangerous"),
    )
    rows["stairs"].setFocus()
    for key in (Key.Key_0, Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_Delete):
        qtbot.keyClick(rows["stairs"], key)
    assert "stairs" not in dict(form.value().parts)
    form.editors["suitable"].setCurrentIndex(form.editors["suitable"].findData(True))
    qtbot.keyClick(form, Key.Key_F9)
    shown = page.stack.currentWidget()
    assert isinstance(shown, SurveyView)
    assert cells(shown.parts)[0] == ["หลังคา", "ดี (เดิม อันตราย)"]
    assert [line[0] for line in cells(shown.people)] == ["นางอนงค์ ใจดี", "นายบุญมี ศรีสุข"]


def test_another_year_tells_of_the_last_survey_without_a_warning(page, qtbot):
    page.add_survey(HERE)
    form = dialog_of(page, SurveyDialog, qtbot)
    form.editors["surveyed_on"].set_value(date(2026, 9, 1))
    assert form.before_banner.text().startswith("สำรวจครั้งก่อน")


def test_what_is_wrong_stands_under_its_field(page, qtbot):
    page.add_survey()
    form = dialog_of(page, SurveyDialog, qtbot)
    form.editors["position"].setText("99.005, 18.575")
    qtbot.keyClick(form, Key.Key_F9)
    assert "ไม่ได้สลับกัน" in form.fields["position"].message_text()
    assert form.fields["suitable"].message_text()
    assert form.fields["house_no"].message_text()


def test_a_survey_is_corrected(page, house, office, qtbot):
    page.show_survey(house["survey"])
    view = page.stack.currentWidget()
    qtbot.mouseClick(view.edit_button, Qt.MouseButton.LeftButton)
    form = dialog_of(page, SurveyDialog, qtbot)
    assert form.before_banner.text() == ""
    form.parts.rows["roof"].mark("worn")
    qtbot.keyClick(form, Key.Key_F9)
    assert survey_page(office.db, house["survey"]).row.broken == ("หลังคา", "ฝาผนัง")
    assert dict(survey_page(office.db, house["survey"]).data.parts)["roof"] == "worn"


def test_the_page_of_a_house_leads_to_all_that_is_known_of_it(page, house, qtbot):
    page.show_survey(house["survey"])
    qtbot.mouseClick(page.stack.currentWidget().house_button, Qt.MouseButton.LeftButton)
    view = page.stack.currentWidget()
    assert isinstance(view, HouseView)
    assert view.title.text() == "บ้านเลขที่ 12/3 หมู่ 4"
    assert cells(view.people) == [["นางอนงค์ ใจดี", "86", "ผู้สูงอายุ"], ["นายบุญมี ศรีสุข", "56", "คนพิการ"]]
    assert cells(view.surveys)[0][:3] == ["10 ต.ค. 2569", "1/2570", "ไม่เหมาะสม"]
    assert cells(view.projects)[0][1] == "นางอนงค์ ใจดี"
    qtbot.mouseClick(view.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "18.575000, 99.005000"
    view.project_opened.emit(house["project"])
    project = page.stack.currentWidget()
    assert isinstance(project, ProjectView)
    qtbot.mouseClick(project.house_button, Qt.MouseButton.LeftButton)
    assert page.stack.currentWidget() is view
    page.go_back()
    assert isinstance(page.stack.currentWidget(), SurveyView)


def test_where_a_house_stands_is_changed_and_taken_from_a_picture(page, house, office, qtbot):
    page.show_house(HERE)
    view = page.stack.currentWidget()
    qtbot.mouseClick(view.place_button, Qt.MouseButton.LeftButton)
    form = dialog_of(page, PlaceDialog, qtbot)
    form.editors["landmark"].setText("ข้างศาลาประชาคม")
    qtbot.keyClick(form, Key.Key_F9)
    view.photos.position_wanted.emit(18.6, 99.1)
    place = house_page(office.db, HERE).place
    assert (place.landmark, place.latitude, place.longitude) == ("ข้างศาลาประชาคม", 18.6, 99.1)


def test_a_persons_cards_open_the_house_the_project_and_the_work(house, office, window, qtbot):
    school = employment.save_organisation(CLERK, office.db, OrganisationInput("โรงเรียนทดสอบ", "state")).id
    work = PlacementInput(house["boon"], school, school, "35-3", date(2025, 10, 1))
    placement = employment.create_placement(CLERK, office.db, work).id
    persons = window.open_page("persons")
    persons.show_person(house["anong"])
    qtbot.mouseClick(window.findChild(QToolButton, f"project_{house['project']}"), Qt.MouseButton.LeftButton)
    assert isinstance(window.page.stack.currentWidget(), ProjectView)
    persons.show_person(house["boon"])
    window.open_page("persons")
    qtbot.mouseClick(window.findChild(QPushButton, "open_house"), Qt.MouseButton.LeftButton)
    assert window.page.stack.currentWidget().shown.house == HERE
    window.open_page("persons")
    qtbot.mouseClick(window.findChild(QToolButton, f"placement_{placement}"), Qt.MouseButton.LeftButton)
    assert window.page.stack.currentWidget() is window.page.placement


@pytest.mark.parametrize(("typed", "kind"), [("12/3", HouseView), ("๑/๒๕๗๐", ProjectView)])
def test_the_search_finds_houses_and_projects_by_their_numbers(house, window, typed, kind):
    window.search.setText(typed)
    window.search.look_up()
    wanted = {HouseView: "house", ProjectView: "project"}[kind]
    items = [window.search.results.item(line) for line in range(window.search.results.count())]
    item = next(each for each in items if each.data(Qt.ItemDataRole.UserRole) == wanted)
    window.search.results.itemClicked.emit(item)
    assert isinstance(window.page.stack.currentWidget(), kind)


def test_unsuitable_houses_are_listed_by_group_and_village_and_exported(
    page, house, office, tmp_path, monkeypatch
):
    alone = office.add_person("นายโดดเดี่ยว ใจดี", house_no="9", moo="11")
    found = SurveyInput(date(2026, 10, 11), False, house_no="9", moo="11", person_ids=(alone,))
    house_surveys.record_survey(CLERK, office.db, found)
    page.context.changes.announce(frozenset({"house_survey"}))
    page.home.show_number("unsuitable")
    shown = page.home.surveys
    words = {code: chip.text() for code, chip in shown.groups.chips.items()}
    assert words == {
        "": "ทุกกลุ่ม  2",
        "disabled": "คนพิการ  1",
        "elderly": "ผู้สูงอายุ  1",
        "underprivileged": "ผู้ด้อยโอกาส  0",
    }
    shown.groups.chips["elderly"].click()
    assert [shown.model.row_at(0).house_no, shown.model.rowCount()] == ["12/3", 1]
    assert [shown.moo.itemText(place) for place in range(shown.moo.count())] == ["ทุกหมู่", "หมู่ 4  (1 หลัง)"]
    shown.groups.chips[""].click()
    shown.moo.setCurrentIndex(shown.moo.findData("11"))
    shown.moo.activated.emit(shown.moo.currentIndex())
    assert [shown.model.row_at(0).house_no, shown.model.rowCount()] == ["9", 1]
    out = tmp_path / "บ้าน.xlsx"
    monkeypatch.setattr(reports, "chosen_file", lambda _parent, _name: out)
    shown.export_button.click()
    (row,) = load_workbook(out).active.iter_rows(min_row=2, values_only=True)
    assert row[:3] == ("9", 11, "นายโดดเดี่ยว ใจดี")
    shown.groups.chips["underprivileged"].click()
    assert shown.model.rowCount() == 0
    page.home.show_number("unsuitable")
    assert shown.model.rowCount() == 2


def test_a_pictures_position_becomes_the_houses(page, house, office):
    page.show_survey(house["survey"])
    page.stack.currentWidget().photos.position_wanted.emit(18.7, 99.2)
    place = house_page(office.db, HERE).place
    assert (place.landmark, place.latitude, place.longitude) == ("ตรงข้ามวัด", 18.7, 99.2)

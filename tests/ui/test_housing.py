"""House projects in the real window: lists and numbers, forms, stages, surveys, the workbook, the reports."""

from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from tests.reports.pdfs import page_texts
from tests.ui.offices import CLERK
from tests.ui.thai_keys import type_text
from ui.pages.housing import reports
from ui.pages.housing.page import HousingPage
from ui.pages.housing.project_forms import NewProjectDialog, ProjectDialog
from ui.pages.housing.project_money import MoneySection
from ui.pages.housing.project_page import ProjectView
from ui.pages.housing.reports import YearDialog
from ui.pages.housing.step_form import StepDialog
from ui.pages.housing.survey_form import SurveyDialog
from ui.pages.housing.survey_page import SurveyView
from ui.printing.preview import PreviewDialog
from welfaredesk import clock
from welfaredesk.db.models import HouseFunding, HouseProject, HouseProjectStep
from welfaredesk.queries.house_project import house_counts
from welfaredesk.queries.house_surveys import SurveyQuery
from welfaredesk.queries.housing import HouseQuery
from welfaredesk.services import groups, house_surveys, housing, housing_stages
from welfaredesk.services.house_surveys import SurveyInput
from welfaredesk.services.housing import FundingInput, ProjectInput
from welfaredesk.services.housing_stages import StepInput

Key = Qt.Key


@pytest.fixture
def filled(office):
    """Four projects of three years and one that a register brought for a name alone."""
    anong = office.add_person("นางอนงค์ ใจดี", house_no="12/3", moo="4")
    boon = office.add_person("นายบุญมี ศรีสุข", house_no="7", moo="11")
    groups.join_group(CLERK, office.db, boon, "disabled")

    def project(person, year, stage, *funding, **more):
        data = ProjectInput(person, year, support_kind="repair", funding=funding, **more)
        return housing.create_project(
            CLERK, office.db, data, StepInput(stage, date(2026, 11, 2), reason="แฟ้มเดิม")
        ).id

    ids = {
        "anong": anong,
        "boon": boon,
        "asked": project(anong, 2570, "requested", group_code="elderly"),
        "works": project(
            boon, 2570, "works", FundingInput("codi", 19_000_00), FundingInput("donation", 750_25)
        ),
        "built": project(boon, 2569, "finished", FundingInput("dep", 40_000_10), group_code="disabled"),
        "dropped": project(anong, 2568, "requested"),
    }
    housing_stages.reach_stage(CLERK, office.db, ids["dropped"], StepInput("cancelled", note="ย้ายบ้าน"))
    with office.db.transaction() as session:
        now, name = clock.now(), "นายไม่ปรากฏ ในทะเบียน"
        row = HouseProject(fiscal_year=2563, person_name=name, support_kind="new", created_at=now)
        row.steps.append(HouseProjectStep(stage="finished", created_at=now))
        row.funding.append(HouseFunding(fund_source="temple"))
        session.add(row)
        session.flush()
        ids["unknown"] = row.id
    return ids


@pytest.fixture
def page(filled, window) -> HousingPage:
    shown = window.open_page("housing")
    assert isinstance(shown, HousingPage)
    return shown


def listed(page) -> list[int]:
    model = page.home.projects.model
    return [model.id_at(line) for line in range(model.rowCount())]


def choose(box, data) -> None:
    assert box.findData(data) >= 0, data
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def dialog_of(page, kind):
    return next(each for each in page.window().findChildren(kind) if each.isVisible())


def test_every_number_opens_its_list(page, filled, qtbot):
    tiles = page.home.numbers.tiles
    shown = {key: tile.number_text() for key, tile in tiles.items()}
    assert shown == {
        "tasks": "0",
        "pending": "1",
        "under_works": "1",
        "built": "2",
        "granted": "19,750.25",
        "unknown": "1",
        "unsuitable": "0",
    }
    for key, wanted in (
        ("pending", ["asked"]),
        ("under_works", ["works"]),
        ("built", ["built", "unknown"]),
        ("granted", ["works"]),
        ("unknown", ["unknown"]),
    ):
        page.home.search.setText("ไม่มีใครชื่อนี้")
        qtbot.mouseClick(tiles[key], Qt.MouseButton.LeftButton)
        assert listed(page) == [filled[name] for name in wanted], key
        assert page.home.search.text() == ""


def test_the_list_narrows_and_adds_up(page, filled):
    projects = page.home.projects
    assert projects.totals.text() == "รวม 5 หลัง · 59,750.35 บาท · ไม่ทราบจำนวนเงิน 3 หลัง"
    filters = projects.filters
    choose(filters["from_year"], 2569)
    choose(filters["to_year"], 2569)
    assert listed(page) == [filled["built"]]
    assert projects.totals.text() == "รวม 1 หลัง · 40,000.10 บาท"
    for name, value, wanted in (
        ("moo", "4", {"asked", "dropped"}),
        ("group", "elderly", {"asked"}),
        ("fund_source", "donation", {"works"}),
        ("stage", "cancelled", {"dropped"}),
    ):
        projects.show_state("")
        choose(filters[name], value)
        assert set(listed(page)) == {filled[each] for each in wanted}, name
    projects.show_state("")
    type_text(page.home.search, "บุญมี")
    assert set(listed(page)) == {filled["works"], filled["built"]}
    page.home.search.setText("ไม่มีใคร")
    assert "ไม่มีใคร" in projects.stack.state.title.text()


def test_a_chip_leaves_only_its_stages(page):
    projects = page.home.projects
    projects.chips.chips["built"].click()
    stages = projects.filters["stage"]
    assert [stages.itemData(line) for line in range(stages.count())] == [
        None,
        "finished",
        "handed_over",
        "followed_up",
    ]


def test_who_is_not_known_is_marked_and_asked_for(page, filled, office):
    model = page.home.projects.model
    line = model.position_of(filled["unknown"])
    badge = model.index(line, 2).data(model.BadgeRole)
    assert badge.text == "นายไม่ปรากฏ ในทะเบียน"
    page.show_project(filled["unknown"])
    view = page.stack.currentWidget()
    assert "ยังไม่ทราบว่าเป็นใคร" in view.banner.text()
    assert page.person_at_hand() is None
    view.edit_button.click()
    form = dialog_of(page, ProjectDialog)
    assert "นายไม่ปรากฏ ในทะเบียน" in form.fields["person_id"].message.plain()
    form.accept()
    assert "กรุณา" in form.fields["person_id"].message_text()
    form.finder.typed.setText("อนงค์")
    form.accept()
    assert HouseQuery(office.db).rows([filled["unknown"]])[filled["unknown"]].person_id == filled["anong"]
    assert page.home.numbers.tiles["unknown"].number_text() == "0"


def test_a_new_project_by_form(page, filled, office, window, qtbot):
    qtbot.keyClick(window, Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = dialog_of(page, NewProjectDialog)
    form.accept()
    assert form.fields["person_id"].message_text()
    assert form.fields["support_kind"].message_text()
    type_text(form.finder.typed, "บุญมี")
    assert form.editors["group_code"].currentData() == "disabled"
    choose(form.editors["support_kind"], "adapt")
    form.editors["work_items"].ticks["ramp"].setChecked(True)
    form.editors["approved_satang"].set_value(20_000_50)
    (first, amount), (second, rest) = form.editors["funding"].lines
    choose(first, "codi")
    amount.set_value(15_000_00)
    form.accept()
    assert "20,000.50" in form.fields["funding"].message_text()
    choose(second, "donation")
    rest.set_value(5_000_50)
    assert form.editors["funding"].sum.text() == "รวม 20,000.50 บาท"
    form.accept()
    view = page.stack.currentWidget()
    assert isinstance(view, ProjectView)
    row = view.shown.row
    assert (row.name, row.house_no, row.moo, row.group) == ("นายบุญมี ศรีสุข", "7", "11", "disabled")
    view.tabs.setCurrentIndex(1)
    assert (row.work_items, row.satang, row.stage) == (("ทางลาด",), 20_000_50, "requested")
    assert view.sections[MoneySection].total.text() == "รวม 20,000.50 บาท"
    assert page.person_at_hand() == filled["boon"]
    qtbot.keyClick(window, Key.Key_Escape)
    assert page.stack.currentWidget() is page.home
    assert row.id in listed(page)


def test_a_stage_is_recorded_and_giving_up_needs_a_reason(page, filled, window, qtbot):
    page.home.projects.table.select_id(filled["works"])
    page.home.projects.table.setFocus()
    assert page.person_at_hand() == filled["boon"]
    qtbot.keyClick(page.home.projects.table, Key.Key_Return)
    view = page.stack.currentWidget()
    view.step_button.click()
    form = dialog_of(page, StepDialog)
    assert form.editors["stage"].currentData() == "finished"
    type_text(form.editors["done_by"], "กองช่าง")
    form.accept()
    assert view.shown.row.finished_on == date(2026, 11, 22)
    assert [step.done_by for step in view.shown.steps] == ["", "กองช่าง"]
    view.step_button.click()
    form = dialog_of(page, StepDialog)
    choose(form.editors["stage"], "cancelled")
    form.accept()
    assert "เหตุผล" in form.fields["note"].message_text()
    type_text(form.editors["note"], "รื้อบ้านแล้ว")
    form.accept()
    assert view.step_button.isHidden()
    assert "รื้อบ้านแล้ว" in view.banner.text()
    view.person_button.click()
    assert window.page.full.person_id == filled["boon"]


def test_a_survey_by_form_is_counted_and_begins_a_project(page, filled, office):
    page.home.survey_button.click()
    form = dialog_of(page, SurveyDialog)
    form.editors["surveyed_on"].set_value(None)
    form.accept()
    assert form.fields["surveyed_on"].message_text()
    form.editors["surveyed_on"].set_value(date(2026, 11, 20))
    form.accept()
    for name in ("suitable", "house_no", "person_ids"):
        assert form.fields[name].message_text(), name
    type_text(form.editors["house_no"], "12/3")
    type_text(form.editors["moo"], "4")
    type_text(form.people.finder.typed, "บุญมี")
    form.people.add_button.click()
    type_text(form.people.finder.typed, "อนงค์")
    form.parts.rows["roof"].mark("dangerous")
    form.editors["facilities"].ticks["ramp"].setChecked(True)
    choose(form.editors["suitable"], False)
    choose(form.editors["urgency"], 5)
    form.accept()
    view = page.stack.currentWidget()
    assert isinstance(view, SurveyView)
    assert view.shown.row.residents == (
        (filled["boon"], "นายบุญมี ศรีสุข"),
        (filled["anong"], "นางอนงค์ ใจดี"),
    )
    assert (view.shown.row.broken, view.shown.facilities) == (("หลังคา",), ("ทางลาด",))
    assert house_counts(office.db).unsuitable == 1
    view.project_button.click()
    project = dialog_of(page, NewProjectDialog)
    assert (project.value()[0].survey_id, project.value()[0].house_no) == (view.shown.row.id, "12/3")
    project.reject()
    assert page.go_back()
    page.home.show_number("unsuitable")
    assert page.home.shown().model.rowCount() == 1


def test_a_later_survey_counts_in_place_of_the_former(office):
    person = office.add_person("นางอนงค์ ใจดี", house_no="12/3", moo="4")
    found = SurveyInput(date(2026, 1, 5), False, house_no="12/3", moo="4", person_ids=(person,))
    house_surveys.record_survey(CLERK, office.db, found)
    later = SurveyInput(date(2026, 6, 5), True, house_no="12/3", moo="4", person_ids=(person,))
    last = house_surveys.record_survey(CLERK, office.db, later).id
    assert SurveyQuery(office.db).ids() == [last]
    assert SurveyQuery(office.db, suitable=False).total() == 0
    assert SurveyQuery(office.db, "อนงค์").ids() == SurveyQuery(office.db, "12").ids() == [last]


def test_the_list_as_shown_becomes_a_workbook(page, filled, tmp_path, monkeypatch):
    out = tmp_path / "โครงการบ้าน.xlsx"
    monkeypatch.setattr(reports, "chosen_file", lambda _parent, _name: out)
    page.home.projects.chips.chips["built"].click()
    page.home.export_button.click()
    rows = list(load_workbook(out).active.iter_rows(min_row=2, values_only=True))
    assert [(row[1], row[2], row[9]) for row in rows] == [
        (2569, "นายบุญมี ศรีสุข", 40_000.10),
        (2563, "นายไม่ปรากฏ ในทะเบียน", None),
    ]


@pytest.mark.parametrize(
    ("code", "said"), [("R-02", "ไม่เหมาะสม"), ("R-03", "๒๕๖๓"), ("R-04", "๔๐,๐๐๐.๑๐"), ("W-19", "๑๙,๗๕๐.๒๕")]
)
def test_the_reports(page, qtbot, code, said):
    page.home.findChild(QToolButton, "reports").menu().findChild(QAction, code).trigger()
    dialog_of(page, YearDialog).accept()
    qtbot.waitUntil(lambda: page.home.findChild(PreviewDialog, "paper") is not None, timeout=15_000)
    preview = page.home.findChild(PreviewDialog, "paper")
    assert said in " ".join(page_texts(preview.view.data))
    preview.close()


def test_the_register_as_a_workbook(page, qtbot, tmp_path, monkeypatch):
    out = tmp_path / "ทะเบียน.xlsx"
    monkeypatch.setattr(reports, "chosen_file", lambda _parent, _name: out)
    page.home.findChild(QToolButton, "reports").menu().findChild(QAction, "W-19").trigger()
    dialog = dialog_of(page, YearDialog)
    dialog.editors["workbook"].setCurrentIndex(1)
    dialog.accept()
    qtbot.waitUntil(out.exists, timeout=15_000)
    book = load_workbook(out)
    rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[1], row[4]) for row in rows] == [(1, "1/2570", "4"), (2, "2/2570", "11")]
    last = list(book.worksheets[1].iter_rows(values_only=True))[-1]
    assert last == ("รวมทั้งสิ้น", 2, 1, 1, 0, 19_750.25)


def test_the_form_opens_with_what_is_known(page, filled):
    page.show_project(filled["asked"])
    view = page.stack.currentWidget()
    view.edit_button.click()
    form = dialog_of(page, ProjectDialog)
    assert form.finder.value() == filled["anong"]
    assert form.editors["group_code"].currentText() == "ผู้สูงอายุ"
    assert form.value() == view.shown.data
    form.reject()


def test_an_empty_office_is_told_the_first_step(window, qtbot):
    page = window.open_page("housing")
    state = page.home.projects.stack.state
    assert "ยังไม่มีโครงการ" in state.title.text()
    assert not page.home.projects.filters["moo"].isVisible()
    asked = []
    page.context.routes.import_wanted.disconnect()
    page.context.routes.import_wanted.connect(lambda: asked.append(True))
    state.action.click()
    assert asked == [True]
    page.home.bring(page.home.surveys)
    page.home.surveys.stack.state.action.click()
    dialog_of(page, SurveyDialog).reject()

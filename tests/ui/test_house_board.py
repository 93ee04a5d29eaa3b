"""The board of house projects in the real window, with the keyboard alone."""

from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from tests.ui.offices import CLERK
from ui.pages.housing import reports
from ui.pages.housing.board import Board
from ui.pages.housing.page import HousingPage
from ui.pages.housing.project_page import ProjectView
from ui.pages.housing.step_form import StepDialog
from welfaredesk import clock
from welfaredesk.db.models import HouseProject, HouseProjectStep
from welfaredesk.queries.house_notices import NoticeQuery
from welfaredesk.queries.house_project import project_page
from welfaredesk.services import housing, housing_meetings, housing_notices, life_events
from welfaredesk.services.housing import ProjectInput
from welfaredesk.services.housing_meetings import MeetingInput
from welfaredesk.services.housing_notices import NoticeInput
from welfaredesk.services.housing_stages import StepInput

Key = Qt.Key


@pytest.fixture
def filled(office) -> dict[str, int]:
    """One that asked, one at work whose beneficiary died, and two houses of a register."""
    ids = {}
    for name, stage, moo in (("นางอนงค์ ใจดี", "requested", "4"), ("นายบุญมี ศรีสุข", "works", "11")):
        person = office.add_person(name, house_no="7", moo=moo)
        data = ProjectInput(person, 2570, "elderly", support_kind="repair")
        step = StepInput(stage, date(2026, 11, 2), reason="แฟ้มเดิม")
        ids[stage] = housing.create_project(CLERK, office.db, data, step).id
    life_events.report(CLERK, office.db, office.people["นายบุญมี ศรีสุข"], "died", date(2026, 11, 20))
    with office.db.transaction() as session:
        for _house in range(2):
            row = HouseProject(
                fiscal_year=2560, person_name="นายเก่า", source="ทะเบียน", created_at=clock.now()
            )
            row.steps.append(HouseProjectStep(stage="finished", created_at=clock.now()))
            session.add(row)
    return ids


@pytest.fixture
def page(filled, window) -> HousingPage:
    shown = window.open_page("housing")
    assert isinstance(shown, HousingPage)
    shown.home.bring(shown.home.board)
    shown.home.board.take_focus()
    return shown


def cards(board: Board, stage: str):
    return board.columns[stage].cards


def test_arrows_go_to_the_next_cards_and_space_opens_them(page, filled, qtbot):
    board = page.home.board
    assert cards(board, "requested").hasFocus()
    qtbot.keyClick(cards(board, "requested"), Key.Key_Right)
    assert board.current().project.id == filled["works"]
    assert "เสียชีวิต 20 พ.ย. 2569" in board.current().warning
    qtbot.keyClick(cards(board, "works"), Key.Key_Right)  # nothing on that side
    assert board.current().project.id == filled["works"]
    assert page.person_at_hand() == board.current().project.person_id
    qtbot.keyClick(cards(board, "works"), Key.Key_Space)
    assert isinstance(page.stack.currentWidget(), ProjectView)
    qtbot.keyClick(page.window(), Key.Key_Escape)
    assert board.current().project.id == filled["works"]


def test_enter_asks_for_the_next_stage_with_what_it_lacks(page, filled, office, qtbot):
    board = page.home.board
    qtbot.keyClick(cards(board, "requested"), Key.Key_Return)
    form = next(each for each in page.findChildren(StepDialog) if each.isVisible())
    assert form.editors["stage"].currentData() == "surveyed"
    assert any(text.startswith("ยังไม่มีแบบสำรวจ") for text in form.gate.texts())
    form.accept()
    assert "ยังไม่มีแบบสำรวจ" in form.fields["reason"].message_text()
    form.editors["reason"].setText("เจ้าหน้าที่เห็นสภาพบ้านแล้ว")
    form.accept()
    assert project_page(office.db, filled["requested"]).row.stage == "surveyed"
    assert board.current().project.id == filled["requested"]
    assert cards(board, "surveyed").hasFocus()


def test_the_board_narrows_and_what_has_no_card_opens_its_list(page, qtbot):
    board = page.home.board
    assert board.total.text() == "รวม 4 หลัง · 0.00 บาท"
    finished = board.columns["finished"]
    assert finished.title.text() == "แล้วเสร็จ/ตรวจรับ  2"
    qtbot.mouseClick(finished.folded, Qt.MouseButton.LeftButton)
    assert page.home.shown() is page.home.projects
    assert page.home.projects.model.rowCount() == 2
    page.home.bring(board)
    box = board.filters["moo"]
    box.setCurrentIndex(box.findData("4"))
    box.activated.emit(box.currentIndex())
    assert board.total.text() == "รวม 1 หลัง · 0.00 บาท"
    page.home.search.setText("ไม่มีใคร")
    assert "ไม่มีใคร" in board.stack.state.title.text()


def rows_of(path):
    return list(load_workbook(path).active.iter_rows(min_row=2, values_only=True))


def test_meetings_notices_and_tasks_become_workbooks(page, filled, office, tmp_path, monkeypatch):
    day, asked = date(2026, 11, 10), filled["requested"]
    meeting = MeetingInput(held_on=day, place="ศาลากลางบ้าน", project_ids=(asked,))
    housing_meetings.save_meeting(CLERK, office.db, meeting)
    notice = NoticeInput(day, date(2026, 11, 30), "หน้าสำนักงาน", (asked,), reason="แฟ้มเดิม")
    housing_notices.give_notice(CLERK, office.db, notice)
    page.home.reload()
    out = tmp_path / "list.xlsx"
    monkeypatch.setattr(reports, "chosen_file", lambda _parent, _name: out)
    page.home.meetings.export_button.click()
    assert [(row[0].date(), row[3], row[4]) for row in rows_of(out)] == [(day, "ศาลากลางบ้าน", 1)]
    page.home.notices.export_button.click()
    assert [(row[0].date(), row[2], row[4]) for row in rows_of(out)] == [(day, 1, "ยังไม่ครบ")]
    page.home.tasks.export_button.click()
    assert [row[2] for row in rows_of(out)] == ["นายบุญมี ศรีสุข"]


def test_notices_are_found_by_whom_they_name(filled, office):
    notice = NoticeInput(
        date(2026, 11, 10), date(2026, 11, 30), "ศาลา", (filled["requested"],), reason="แฟ้มเดิม"
    )
    made = housing_notices.give_notice(CLERK, office.db, notice).id
    assert NoticeQuery(office.db, "อนงค์").ids() == NoticeQuery(office.db, "ศาลา").ids() == [made]
    assert NoticeQuery(office.db, "บุญมี").ids() == []

"""The board of house projects in the real window, with the keyboard alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.ui.offices import CLERK
from ui.pages.housing.board import Board
from ui.pages.housing.page import HousingPage
from ui.pages.housing.project_page import ProjectView
from ui.pages.housing.step_form import StepDialog
from welfaredesk import clock
from welfaredesk.db.models import HouseProject, HouseProjectStep
from welfaredesk.queries.house_project import project_page
from welfaredesk.services import housing, life_events
from welfaredesk.services.housing import ProjectInput
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

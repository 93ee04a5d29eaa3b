"""The worklists of the people's tab: numbers, what each row opens, deciding, and the way into Excel."""

from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from tests.libreoffice import only_when_asked, shown, wanted
from tests.ui.offices import CLERK
from ui import messages
from ui.pages.persons import worklist_dialogs
from welfaredesk import clock
from welfaredesk.db.models import ImportRow, ImportSession, LifeEvent
from welfaredesk.queries.person_page import person_page
from welfaredesk.services.life_events import dismiss, report


@pytest.fixture
def people(office):
    """One who died with a wheelchair at home, one a register says has died, one turning 60 this month."""
    died = office.add_person("นางปราณี ใจดี", birth_date=date(1950, 5, 1), moo="4", phone="0812345678")
    office.add_person("นายบุญมี แก้วมา", birth_date=date(1948, 1, 1), moo="2")
    office.add_person("นายเกษม งามสง่า", birth_date=date(1966, 11, 25))
    office.lend(died, office.add_item("กส.1"), on=date(2026, 8, 2))
    report(CLERK, office.db, died, "died", date(2026, 11, 3))
    person_id, now = office.people["นายบุญมี แก้วมา"], clock.now()
    with office.db.transaction() as session:
        waiting = LifeEvent(
            person_id=person_id, kind="died", remark="เสียชีวิต", source="คนพิการ.xlsx", created_at=now
        )
        session.add(waiting)
        told = {"ชื่อ": "สมหมาย", "เลขประจำตัว": "1-0000-00000-11-1"}
        problem = {"code": "required", "params": {}}
        run = ImportSession(actor="ผู้ทดสอบ", files=["คนพิการ.xlsx"], at=now)
        session.add(run)
        session.flush()
        session.add(
            ImportRow(
                session_id=run.id,
                kind="disability",
                file="คนพิการ.xlsx",
                sheet="แผ่น1",
                row_no=7,
                raw=told,
                problems=[problem],
                fingerprint="7",
                status="problem",
            )
        )
    return office.people


@pytest.fixture
def view(people, window, qtbot):
    window.page.show_worklists()
    qtbot.waitUntil(lambda: "duplicates" in window.page.worklists.numbers)
    qtbot.waitUntil(lambda: "life_tasks" in window.page.worklists.numbers)
    return window.page.worklists


def pane(view, key):
    view.open_list(key)
    return view.pane()


def cells(found) -> list[list[str]]:
    model = found.model
    return [
        [model.index(line, place).data() for place in range(model.columnCount())]
        for line in range(model.rowCount())
    ]


def test_the_numbers_say_what_waits(view, window):
    wanted = {"life_tasks": 1, "events": 1, "problems": 1, "sixty_month": 1, "duplicates": 0, "merges": 0}
    assert {key: view.numbers[key] for key in wanted} == wanted
    assert window.page.work_tile.number_text() == "3"


def test_a_task_says_why_and_whom_to_ask(view):
    tasks = pane(view, "life_tasks")
    assert cells(tasks) == [["ตามรับอุปกรณ์คืน", "รถเข็นนั่ง กส.1", "นางปราณี ใจดี", "เสียชีวิต", "3 พ.ย. 2569"]]
    assert "081-234-5678" in tasks.told.plain()


def test_the_tile_and_the_keys_lead_to_the_person_and_back(people, window, qtbot):
    page = window.page
    qtbot.mouseClick(page.work_tile, Qt.MouseButton.LeftButton)
    page.worklists.open_list("life_tasks")
    qtbot.keyClick(page.worklists.nav, Qt.Key.Key_Return)
    qtbot.keyClick(page.worklists.pane().table, Qt.Key.Key_Return)
    assert page.full.person_id == people["นางปราณี ใจดี"]
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert page.stack.currentIndex() == 2
    assert page.worklists.pane().kind.key == "life_tasks"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert page.stack.currentIndex() == 0


def test_what_changed_meanwhile_is_read_when_one_comes_back(view, people, window):
    events = pane(view, "events")
    events.open_row()
    assert window.page.full.person_id == people["นายบุญมี แก้วมา"]
    dismissed = dismiss(CLERK, view.context.db, events.query.ids()[0])
    view.context.changes.announce(dismissed.touched)
    window.page.go_back()
    assert events.isVisible()
    assert events.model.rowCount() == 0


def test_a_task_opens_its_loan(view, qtbot):
    tasks = pane(view, "life_tasks")
    view.context.routes.loan_wanted.disconnect()
    with qtbot.waitSignal(view.context.routes.loan_wanted):
        tasks.buttons["open_loan"].click()


def test_a_proposed_death_is_confirmed_with_its_day(view, people, monkeypatch, qtbot):
    def steps(dialog):
        dialog.accept()
        assert dialog.isVisible() or dialog.fields["happened_on"].message_text()  # the day is missing
        dialog.editors["happened_on"].setText("5/11/2569")
        dialog.accept()

    monkeypatch.setattr(worklist_dialogs.ConfirmEventDialog, "exec", steps)
    events = pane(view, "events")
    events.buttons["confirm"].click()
    assert person_page(view.context.db, people["นายบุญมี แก้วมา"]).row.died
    assert events.model.rowCount() == 0
    assert events.list.state.title.text() == "ไม่มีเหตุการณ์ที่รอยืนยัน"
    qtbot.waitUntil(lambda: view.numbers["events"] == 0)


def test_a_proposed_death_that_is_not_true(view, people, monkeypatch):
    def steps(dialog):
        dialog.editors["reason"].setEditText("ยังมีชีวิตอยู่")
        dialog.accept()

    monkeypatch.setattr(worklist_dialogs.DismissEventDialog, "exec", steps)
    events = pane(view, "events")
    events.buttons["dismiss"].click()
    page = person_page(view.context.db, people["นายบุญมี แก้วมา"])
    assert not page.row.died
    assert page.history[0].reason == "ยังมีชีวิตอยู่"
    assert events.model.rowCount() == 0


def test_a_row_of_an_import_is_shown_whole_but_its_id(view, monkeypatch):
    said = []
    monkeypatch.setattr(messages, "tell", lambda _parent, text, **_more: said.append(text))
    problems = pane(view, "problems")
    problems.buttons["look"].click()
    assert "ชื่อ: สมหมาย" in said[0]
    assert "เลขประจำตัว: 1-****-*****-**-1" in said[0]
    assert "00000" not in "".join(cells(problems)[0])


def test_follow_ups_show_the_day(view):
    assert cells(pane(view, "sixty_month")) == [["นายเกษม งามสง่า", "59", "", "", "", "25 พ.ย. 2569"]]


def test_a_list_goes_to_excel_with_real_dates_and_all_columns(view, tmp_path):
    out = tmp_path / "งาน.xlsx"
    pane(view, "life_tasks").write_to(out)
    rows = [list(row) for row in load_workbook(out).active.iter_rows(values_only=True)]
    assert rows[0] == ["สิ่งที่ต้องทำ", "เรื่อง", "ชื่อ–สกุล", "เหตุ", "เมื่อ", "ติดต่อ", "โทรศัพท์"]
    assert rows[1][2] == "นางปราณี ใจดี"
    assert rows[1][4].date() == date(2026, 11, 3)
    assert rows[1][6] == "081-234-5678"


def test_an_empty_list_says_so_and_offers_nothing(view):
    merges = pane(view, "merges")
    assert merges.list.state.title.text() == "ยังไม่เคยรวมรายชื่อซ้ำ"
    assert not any(action.isEnabled() for action in merges.buttons.values())


@only_when_asked
@pytest.mark.timeout(300)
def test_libreoffice_shows_every_worklist_as_it_was_written(view, tmp_path, qtbot):
    books = []
    for kind in view.kinds:
        made = pane(view, kind.key)
        qtbot.waitUntil(lambda made=made: made.query is not None)
        books.append(tmp_path / f"{kind.key}.xlsx")
        made.write_to(books[-1])
    for name, rows in shown(books).items():
        assert rows == wanted(tmp_path / name), name

"""Deciding in the preview of an import: rows, sheets and eras, with the keyboard alone."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from tests.ui.offices import number
from tests.ui.test_import_dialog import commit, look, shown
from tests.ui.thai_keys import type_text
from ui.pages.exchange import asking
from ui.pages.exchange.choice_dialog import CREATE, JOIN, KEEP, OVERWRITE, SKIP, WAIT, ChoiceDialog
from ui.pages.exchange.import_dialog import ImportDialog
from ui.pages.exchange.preview import OPEN
from welfaredesk.domain.thai_dates import Era
from welfaredesk.queries.person_page import person_page
from welfaredesk.queries.persons import PersonQuery

HEADINGS = ["ลำดับ", "ชื่อ - สกุล", "เลขประจำตัวประชาชน", "วันเกิด", "บ้านเลขที่", "หมู่ที่"]
NEARLY = number(1)[:-1] + str((int(number(1)[-1]) + 1) % 10)
ROWS = [
    [1, "นางสมศรี ใจดี", number(1), "1/2/2490", "99", 4],
    [2, "นางสมศรี ใจดี", NEARLY, "1/2/2490", "12/3", 4],
    [3, "นายไม่มี เลขเลย", "", "", "1", 1],
    [4, "นายไร้เลข มีสุข", number(9), "1/2/2491", "5", 2],
    [5, "นางใหม่ เอี่ยม", number(8), "1/2/2492", "7", 2],
    [6, "นายไม่มี อีกคน", "", "", "2", 1],
]


def book(path: Path, sheets: dict[str, list[list[object]]], hidden: str = "") -> Path:
    made = Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        sheet.sheet_state = "hidden" if name == hidden else "visible"
        for row in [HEADINGS, *rows]:
            sheet.append(row)
    made.save(path)
    return path


@pytest.fixture
def file(tmp_path):
    return book(tmp_path / "ทะเบียน.xlsx", {"หมู่ที่ 1": ROWS})


@pytest.fixture
def known(office) -> int:
    born = {"birth_date": date(1947, 2, 1)}
    office.add_person("นายไร้เลข มีสุข", house_no="5", moo="2", national_id="", no_id_reason="รอทำบัตร")
    return office.add_person("นางสมศรี ใจดี", house_no="12/3", moo="4", national_id=number(1), **born)


@pytest.fixture
def dialog(known, window, qtbot):
    made = ImportDialog(window.context, window)
    made.show()
    return made


@pytest.fixture
def answer(monkeypatch):
    """Answer the next dialogs about rows, each with a function that gets it; what was seen is kept."""
    seen: list[ChoiceDialog] = []

    def use(*answers):
        waiting = list(answers)

        def run(made):
            seen.append(made)
            made.show()
            waiting.pop(0)(made)
            return QDialog.DialogCode.Accepted

        monkeypatch.setattr(ChoiceDialog, "exec", run)
        monkeypatch.setattr(ChoiceDialog, "deleteLater", lambda _made: None)
        return seen

    return use


def take(name, **more):
    """Set a dot and agree."""

    def do(made):
        made.dots[name].setChecked(True)
        if "reason" in more:
            made.reason.setEditText(more["reason"])
            made.dots[name].setChecked(True)
        if "person" in more:
            made.people.choose(more["person"])
            made.dots[name].setChecked(True)
        made.for_all.setChecked(more.get("for_all", False))
        made.accept()

    return do


def choose(dialog, place):
    dialog.view.table.select_id(place)
    dialog.view.choice_button.click()


def test_what_has_to_be_decided_stands_first(dialog, qtbot, file):
    look(dialog, qtbot, file)
    assert dialog.view.chips.selected() == {OPEN}
    names = [dialog.view.model.row_at(line).name for line in range(dialog.view.model.rowCount())]
    assert len(names) == 5
    assert "นางใหม่ เอี่ยม" not in names


def test_values_of_the_file_may_take_the_place_of_those_kept(dialog, qtbot, office, known, file, answer):
    seen = answer(take(OVERWRITE))
    look(dialog, qtbot, file)
    choose(dialog, 0)
    (made,) = seen
    assert list(made.dots) == [KEEP, OVERWRITE, SKIP]
    assert dialog.view.row_at(0).status == "updated"
    assert 0 not in dialog.view.model._ids  # decided: the list goes on to the next
    assert dialog.view.table.current_id() == 1
    dialog.view.chips.select(["every"])
    dialog.view._show_group()
    dialog.view.table.select_id(0)
    assert "เลือกแล้ว: ใช้ค่าจากไฟล์" in dialog.view.notes.plain()
    commit(dialog, qtbot)
    assert person_page(office.db, known).data.address.house_no == "99"
    assert not dialog.view.choice_button.isVisible()


def test_a_wrong_id_proposes_whose_it_nearly_is(dialog, qtbot, office, known, file, answer):
    seen = answer(take(JOIN, person=1), take(JOIN, person=2))
    look(dialog, qtbot, file)
    shown(dialog, "every")
    choose(dialog, 1)
    people = seen[0].people
    assert people.model.row_at(0).row.id == known
    assert people.model.row_at(0).reasons == ("dup_id_digit", "dup_name_same", "dup_birth_day", "dup_house")
    choose(dialog, 1)
    assert seen[1].people.model.position_of(1) is not None  # whom it was joined to before stands there too
    commit(dialog, qtbot)
    assert dialog.report.left_out == 2


def test_anybody_can_be_looked_for(dialog, qtbot, known, file, answer):
    def search(made):
        assert made.people.model.rowCount() == 0
        assert "ไม่พบคนที่น่าจะใช่" in made.people.nobody.plain()
        type_text(made.people.search, "สมศรี")
        assert made.answer == JOIN
        qtbot.keyClick(made.people.search, Qt.Key.Key_Return)
        assert made.focusWidget() is made.people.table
        assert made.people.person_id() == known
        assert "นางสมศรี ใจดี" in made.people.told.plain()
        qtbot.keyClick(made.people.table, Qt.Key.Key_Return)

    seen = answer(search)
    look(dialog, qtbot, file)
    choose(dialog, 2)
    assert seen[0].decision.choice.person_id == known
    assert dialog.view.row_at(2).status == "updated"


def test_somebody_new_needs_a_reason_and_may_be_the_answer_for_all(dialog, qtbot, office, file, answer):
    def without(made):
        made.dots[CREATE].setChecked(True)
        made.accept()
        assert "เหตุที่ยังไม่มีเลข" in made.banner.text()
        assert made.isVisible()
        take(CREATE, reason="รอทำบัตร", for_all=True)(made)

    seen = answer(without)
    look(dialog, qtbot, file)
    choose(dialog, 2)
    assert "อีก 2 แถว" in seen[0].for_all.text()
    assert [dialog.view.row_at(place).status for place in (1, 2, 5)] == ["created"] * 3
    commit(dialog, qtbot)
    assert dialog.report.left_out == 0
    assert PersonQuery(office.db, "ไม่มี").total() == 2


def test_a_person_is_never_chosen_for_many_rows(dialog, qtbot, file, answer):
    seen = answer(take(JOIN, person=2, for_all=True))
    look(dialog, qtbot, file)
    choose(dialog, 2)
    assert not seen[0].for_all.isEnabled()
    assert dialog.view.row_at(5).choice is None


def test_a_new_id_is_given_to_whom_it_belongs(dialog, qtbot, office, file, answer):
    seen = answer(take(JOIN))
    look(dialog, qtbot, file)
    choose(dialog, 3)
    assert list(seen[0].dots) == [JOIN, CREATE, SKIP]
    assert not seen[0].people.search.isVisible()
    assert seen[0].people.person_id() == 1  # the likeliest is proposed
    commit(dialog, qtbot)
    assert person_page(office.db, 1).data.national_id.endswith(number(9)[-1])


def test_a_decision_can_be_taken_back(dialog, qtbot, file, answer):
    seen = answer(take(SKIP), take(WAIT), lambda made: made.reject())
    look(dialog, qtbot, file)
    choose(dialog, 2)
    assert dialog.view.row_at(2).status == "skipped"
    dialog.view.chips.select(["every"])
    dialog.view._show_group()
    choose(dialog, 2)
    assert seen[1].answer == WAIT
    qtbot.waitUntil(lambda: not dialog._busy, timeout=20_000)
    assert dialog.view.row_at(2).status == "problem"
    before = dialog.report
    choose(dialog, 2)
    assert dialog.report is before


def test_a_row_that_asks_nothing_may_be_left_out_all_the_same(dialog, qtbot, office, file, answer):
    seen = answer(take(SKIP))
    look(dialog, qtbot, file)
    shown(dialog, "created")
    choose(dialog, 4)
    assert list(seen[0].dots) == [WAIT, SKIP]
    commit(dialog, qtbot)
    assert PersonQuery(office.db, "เอี่ยม").total() == 0


def test_the_same_file_asks_no_more(dialog, window, qtbot, file, answer):
    every = [take(KEEP), take(JOIN, person=2), take(CREATE, reason="x", for_all=True), take(CREATE)]
    answer(*every)
    look(dialog, qtbot, file)
    for place in (0, 1, 2, 3):
        choose(dialog, place)
    assert dialog.view.model.rowCount() == 0
    commit(dialog, qtbot)
    again = ImportDialog(window.context, window)
    again.show()
    look(again, qtbot, file)
    assert "ไม่มีข้อมูลใหม่ให้นำเข้า" in again.banner.text()
    assert again.view.chips.selected() == {"every"}
    assert not again.import_button.isEnabled()


def test_all_of_it_by_keyboard(dialog, qtbot, file, answer):
    def by_keys(made):
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        assert made.focusWidget() is made.dots[KEEP]
        qtbot.keyClick(made.dots[KEEP], Qt.Key.Key_Down)
        assert made.answer == OVERWRITE
        qtbot.keyClick(made, Qt.Key.Key_F9)

    answer(by_keys)
    look(dialog, qtbot, file)
    dialog.view.table.setFocus()
    qtbot.keyClick(dialog.view.table, Qt.Key.Key_Return)
    assert dialog.view.row_at(0).choice.action == "overwrite"
    assert dialog.focusWidget() is dialog.view.table


# --- sheets ---


def test_sheets_are_ticked_where_their_columns_stand(dialog, qtbot, tmp_path):
    rows = {"หมู่ที่ 1": [ROWS[4]], "เก่า": [[1, "นายเก่า มาก", number(30), "1/2/2493", "1", 1]]}
    look(dialog, qtbot, book(tmp_path / "a.xlsx", rows, hidden="เก่า"))
    dialog.view.setCurrentIndex(1)
    ticks = dialog.view.columns.ticks
    assert [tick.isChecked() for tick in ticks.values()] == [True, False]
    assert "ซ่อนอยู่ใน Excel" in ticks[1].text()
    ticks[1].setFocus()
    qtbot.keyClick(ticks[1], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not dialog._busy, timeout=20_000)
    assert "อ่านแล้ว 2 แถว" in dialog.banner.text()
    ticks = dialog.view.columns.ticks
    assert dialog.focusWidget() is ticks[1]
    ticks[0].click()
    qtbot.waitUntil(lambda: not dialog._busy, timeout=20_000)
    assert shown(dialog, "every") == ["นายเก่า มาก"]


# --- eras ---


@pytest.fixture
def short_years(tmp_path):
    rows = [[1, "นายหนึ่ง ใจดี", number(31), "1/2/30", "1", 1], [2, "นายสอง ใจดี", number(32), "3/4/45", "2", 1]]
    return book(tmp_path / "ปี.xlsx", {"ก": rows})


def era_answer(monkeypatch, wanted):
    asked = []

    def run(made):
        asked.append({key: [dot.text() for dot in dots.values()] for key, dots in made.dots.items()})
        if wanted is None:
            return QDialog.DialogCode.Rejected
        for dots in made.dots.values():
            dots[wanted].setChecked(True)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(asking.EraDialog, "exec", run)
    return asked


def test_the_era_is_asked_once_and_remembered(dialog, window, qtbot, short_years, monkeypatch):
    asked = era_answer(monkeypatch, Era.CE)
    look(dialog, qtbot, short_years)
    qtbot.waitUntil(lambda: not dialog._busy, timeout=20_000)
    assert len(asked) == 1
    assert [row.record.birth.date.year for row in dialog.report.preview.rows] == [1930, 1945]
    commit(dialog, qtbot)
    again = ImportDialog(window.context, window)
    again.show()
    look(again, qtbot, short_years)
    assert len(asked) == 1


def test_left_open_it_is_warned_of_and_can_be_told_later(dialog, qtbot, short_years, monkeypatch):
    era_answer(monkeypatch, None)
    look(dialog, qtbot, short_years)
    assert "ก · วันเกิด: ปีเขียนสองหลัก" in dialog.banner.text()
    dialog.view.setCurrentIndex(1)
    box = dialog.view.columns.eras[0, 3]
    box.setCurrentIndex(box.findData(Era.CE))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: not dialog._busy, timeout=20_000)
    assert "ปีเขียนสองหลัก" not in dialog.banner.text()
    assert dialog.report.preview.rows[0].record.birth.date.year == 1930


def test_a_row_that_can_not_be_used_waits_or_is_skipped(dialog, qtbot, tmp_path, monkeypatch):
    made = Workbook()
    for row in (["รายการ", "หมายเลขครุภัณฑ์", "สภาพ", "ผู้ยืม", "วันที่ยืม"], ["รถเข็น", "", "ดี", "", ""]):
        made.worksheets[0].append(row)
    made.save(tmp_path / "อุปกรณ์.xlsx")
    look(dialog, qtbot, tmp_path / "อุปกรณ์.xlsx")

    def steps(asked):
        assert asked.dots[WAIT].text() == "รอไว้ก่อน"
        asked.dots[SKIP].setChecked(True)
        asked.accept()

    monkeypatch.setattr(asking.ChoiceDialog, "exec", steps)
    dialog.decide(0)
    assert "รอแก้ 0" in dialog.banner.text()

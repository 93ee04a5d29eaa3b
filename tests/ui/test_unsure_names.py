"""The worklist of names that a register brought: who may be meant, and saying who it is."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from tests.ui.thai_keys import type_text
from tests.unit.test_unsure_names import add_loan
from ui import messages
from ui.pages.persons import name_dialog, worklist_pane
from welfaredesk.queries.lending import LoanQuery


@pytest.fixture
def names(office):
    """A bed lent to one of two named alike, a cane to the only one of the name, and to somebody unknown."""
    office.add_person("นางปราณี ใจดี", birth_date=date(1950, 5, 1), moo="4", house_no="12")
    office.add_person("นางปราณี ใจดี ", birth_date=date(1961, 5, 1), moo="2", house_no="7")
    office.add_person("นายบุญมี แก้วมา", moo="2")
    for number, name in enumerate(("นางปราณี ใจดี", "นายบุญมี แก้วมา", "นายสมาน คนไกล")):
        add_loan(office.db, name, f"BD-{number}")


@pytest.fixture
def view(names, window, qtbot):
    window.page.show_worklists()
    qtbot.waitUntil(lambda: "names" in window.page.worklists.numbers)
    window.page.worklists.open_list("names")
    return window.page.worklists


def shown(pane):
    model = pane.model
    return [
        [model.index(line, place).data() for place in range(model.columnCount())]
        for line in range(model.rowCount())
    ]


def choose(view, name):
    pane = view.pane()
    pane.table.selectRow(next(line for line, cells in enumerate(shown(pane)) if cells[0] == name))
    pane.table.setFocus()
    return pane


def borrowers(view):
    query = LoanQuery(view.context.db)
    return {row.code: (row.borrower_id, row.borrower) for row in query.rows(query.ids()).values()}


def test_the_list_says_what_each_name_is_about_and_whom_it_may_mean(view, window):
    assert view.numbers["names"] == 3
    assert window.page.work_tile.number_text() == "3"
    since = "1 ต.ค. 2569"
    assert shown(view.pane()) == [
        ["นายบุญมี แก้วมา", "เตียงผู้ป่วย BD-1", since, "นายบุญมี แก้วมา"],
        ["นางปราณี ใจดี", "เตียงผู้ป่วย BD-0", since, "นางปราณี ใจดี หรืออีก 1 คน"],
        ["นายสมาน คนไกล", "เตียงผู้ป่วย BD-2", since, "ไม่พบชื่อที่คล้ายกัน"],
    ]
    told = choose(view, "นางปราณี ใจดี").told.plain()
    assert "ทะเบียน.xlsx แถว 5" in told
    assert "เลขที่ 12 ม.4" in told
    assert "ชื่อและนามสกุลเหมือนกัน" in told


def test_the_keys_say_who_it_is(view, office, monkeypatch, qtbot):
    def steps(dialog):
        dialog.show()
        assert dialog.focusWidget() is dialog.people.table
        qtbot.keyClick(dialog.people.table, Qt.Key.Key_Down)
        qtbot.keyClick(dialog.people.table, Qt.Key.Key_Return)
        assert dialog.saved is not None

    monkeypatch.setattr(worklist_pane.NameDialog, "exec", steps)
    qtbot.keyClick(choose(view, "นางปราณี ใจดี").table, Qt.Key.Key_Return)
    assert borrowers(view)["BD-0"] == (office.people["นางปราณี ใจดี "], "นางปราณี ใจดี")
    assert len(shown(view.pane())) == 2
    qtbot.waitUntil(lambda: view.numbers["names"] == 2)


def test_anybody_can_be_looked_for(view, office, monkeypatch, qtbot):
    def steps(dialog):
        dialog.show()
        assert not dialog.save_button.isEnabled()
        dialog.accept()
        assert "ยังไม่ได้เลือก" in dialog.banner.text()
        type_text(dialog.people.search, "บุญมี")
        qtbot.keyClick(dialog.people.search, Qt.Key.Key_Return)
        qtbot.keyClick(dialog.people.table, Qt.Key.Key_Return)

    monkeypatch.setattr(worklist_pane.NameDialog, "exec", steps)
    choose(view, "นายสมาน คนไกล").buttons["name"].click()
    assert borrowers(view)["BD-2"] == (office.people["นายบุญมี แก้วมา"], "นายบุญมี แก้วมา")


def test_somebody_unknown_is_added_with_the_name_that_was_read(view, office, monkeypatch):
    asked = []

    def add(_context, _parent, text):
        asked.append(text)
        return office.add_person("นายสมาน คนไกล")

    def steps(dialog):
        dialog.new_button.click()
        dialog.accept()

    monkeypatch.setattr(name_dialog, "new_person", add)
    monkeypatch.setattr(worklist_pane.NameDialog, "exec", steps)
    choose(view, "นายสมาน คนไกล").buttons["name"].click()
    assert asked == ["นายสมาน คนไกล"]
    assert borrowers(view)["BD-2"][0] == office.people["นายสมาน คนไกล"]


def test_what_somebody_else_decided_meanwhile_is_told(view, office, monkeypatch):
    def steps(dialog):
        name_dialog.confirm(view.context, dialog._unsure, office.people["นายบุญมี แก้วมา"])
        dialog.accept()
        assert "ระบุผู้ยืมแล้ว คือ นายบุญมี แก้วมา" in dialog.banner.text()

    monkeypatch.setattr(worklist_pane.NameDialog, "exec", steps)
    choose(view, "นายบุญมี แก้วมา").buttons["name"].click()


def test_every_name_only_one_person_fits_is_said_at_once(view, office, monkeypatch):
    asked = []
    monkeypatch.setattr(messages, "ask", lambda _parent, text, *_more: asked.append(text) or True)
    view.pane().buttons["name_sure"].click()
    assert "นายบุญมี แก้วมา → นายบุญมี แก้วมา" in asked[0]
    assert "ปราณี" not in asked[0]
    assert borrowers(view)["BD-1"][0] == office.people["นายบุญมี แก้วมา"]
    assert [cells[0] for cells in shown(view.pane())] == ["นางปราณี ใจดี", "นายสมาน คนไกล"]


def test_nothing_is_said_without_agreement_and_nothing_is_asked_when_none_is_sure(view, monkeypatch):
    told = []
    monkeypatch.setattr(messages, "tell", lambda _parent, text, **_more: told.append(text))
    monkeypatch.setattr(messages, "ask", lambda *_said: False)
    view.pane().buttons["name_sure"].click()
    assert len(shown(view.pane())) == 3
    monkeypatch.setattr(messages, "ask", lambda *_said: True)
    view.pane().buttons["name_sure"].click()
    view.pane().buttons["name_sure"].click()
    assert "ทีละชื่อ" in told[0]


def test_a_name_leads_to_its_loan(view, qtbot):
    view.context.routes.loan_wanted.disconnect()
    with qtbot.waitSignal(view.context.routes.loan_wanted):
        view.pane().buttons["open_loan"].click()


def test_a_name_given_to_the_wrong_person_is_taken_back(view, office, monkeypatch, qtbot):
    pane = choose(view, "นายบุญมี แก้วมา")
    name_dialog.confirm(view.context, pane.current(), office.people["นายบุญมี แก้วมา"])
    view.context.changes.announce(frozenset({"loan_contract"}))

    def steps(dialog):
        dialog.show()
        type_text(dialog.editors["reason"].lineEdit(), "ระบุผิดคน")
        dialog.save_button.click()

    monkeypatch.setattr(worklist_pane.TakeBackDialog, "exec", steps)
    view.open_list("said_names")
    assert [cells[:2] for cells in shown(view.pane())] == [["นายบุญมี แก้วมา", "นายบุญมี แก้วมา"]]
    view.pane().table.selectRow(0)
    view.pane().buttons["take_back"].click()
    assert shown(view.pane()) == []
    assert borrowers(view)["BD-1"][0] is None

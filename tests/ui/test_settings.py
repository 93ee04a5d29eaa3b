"""The settings tab: its frame, and the lists of values the office keeps."""

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from tests.factories import CLERK
from ui import messages
from ui.pages import settings
from ui.pages.settings import Section, SectionSpec
from ui.pages.settings.value_lists import LabelDialog
from ui.widgets.badge import BadgeLabel
from welfaredesk.db.models import AuditEvent
from welfaredesk.domain.person_filter import PersonFilter
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.queries.value_lists import choices, usage
from welfaredesk.services.groups import join_group, leave_group

ALT = Qt.KeyboardModifier.AltModifier


class Unfinished(Section):
    """A section that lets nobody go."""

    def may_leave(self) -> bool:
        return False


@pytest.fixture
def page(window):
    return window.open_page("settings")


@pytest.fixture
def lists(page):
    return page.section


def labels(lists) -> list[str]:
    return [lists.model.row_at(place).value.label for place in range(lists.model.rowCount())]


def typing(text: str) -> list[LabelDialog]:
    """Type into the form that is about to open."""
    seen = []

    def work() -> None:
        dialog = QApplication.activeModalWidget()
        seen.append(dialog)
        dialog.editors["values"].setText(text)
        dialog.save_button.click()
        if dialog.isVisible():
            seen.append(dialog.fields["values"].message.plain())
            dialog.reject()

    QTimer.singleShot(0, work)
    return seen


def test_the_keyboard_goes_from_the_sections_into_one_and_back(page, window, qtbot):
    assert page.nav.hasFocus()
    qtbot.keyClick(page.nav, Qt.Key.Key_Return)
    assert page.section.lists.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert page.nav.hasFocus()
    assert not page.go_back()


def test_a_section_with_unsaved_work_keeps_the_clerk(monkeypatch, window):
    more = SectionSpec("more", "อื่น", "ลองดู", "info", f"{__name__}:Unfinished")
    monkeypatch.setattr("ui.pages.settings.page.SECTIONS", (*settings.SECTIONS, more))
    page = window.open_page("settings")
    assert set(page.sections) == {"lists"}  # the others are made when they are opened
    page.show_section("more")
    assert page.title.text() == "อื่น"
    page.nav.setCurrentRow(0)
    assert isinstance(page.section, Unfinished)
    assert page.nav.currentRow() == len(settings.SECTIONS)
    assert not window.may_leave()
    page.sections["more"].may_leave = lambda: True


def test_every_list_can_be_opened(lists):
    for code in lists.codes:
        lists.show_list(code)
        assert labels(lists) == [label for _code, label in choices(lists.context.db, code)]
        assert lists.current() is not None


def test_a_value_is_added_and_offered_last(lists, window, qtbot):
    lists.show_list("occupation")
    typing("ประมง")
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert lists.current().value.label == "ประมง"
    assert choices(lists.context.db, "occupation")[-1][1] == "ประมง"


def test_a_value_is_renamed_with_enter_and_a_taken_name_refused(lists, qtbot):
    typing("อยู่ด้วยกัน")
    lists.table.selectRow(1)
    qtbot.keyClick(lists.table, Qt.Key.Key_Return)
    assert labels(lists)[1] == "อยู่ด้วยกัน"
    seen = typing("โสด")
    lists.rename()
    assert "โสด" in seen[-1]
    assert labels(lists)[1] == "อยู่ด้วยกัน"


def test_a_value_is_moved_by_keyboard_and_stays_chosen(lists, qtbot):
    lists.table.setFocus()
    qtbot.keyClick(lists.table, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(lists.table, Qt.Key.Key_Down, ALT)
    assert labels(lists)[:3] == ["สมรสอยู่ด้วยกัน", "สมรสแยกกันอยู่", "โสด"]
    assert lists.current().value.label == "โสด"
    assert lists.table.hasFocus()
    for _ in range(3):
        qtbot.keyClick(lists.table, Qt.Key.Key_Up, ALT)
    assert labels(lists)[0] == "โสด"
    assert not lists.buttons["up"].isEnabled()


def test_a_value_is_switched_off_and_on_again(lists, office):
    lists.buttons["switch"].click()
    assert ("single", "โสด") not in choices(office.db, "marital")
    assert ("single", "โสด") in choices(office.db, "marital", keep="single")
    assert lists.buttons["switch"].text() == "กลับมาใช้"
    lists.buttons["switch"].click()
    assert choices(office.db, "marital")[0] == ("single", "โสด")
    with office.db.reading() as session:
        events = session.scalars(select(AuditEvent).where(AuditEvent.entity == "list_value")).all()
    assert [event.after["marital"][0] for event in events] == ["(โสด)", "โสด"]


def test_what_the_program_needs_stays_on(lists):
    lists.show_list("relation")
    assert lists.current().needed
    assert not lists.buttons["switch"].isEnabled()
    lists.table.selectRow(1)
    assert lists.buttons["switch"].isEnabled()


def test_the_number_opens_the_people_behind_it(office, window, qtbot):
    office.add_person("นางปราณี ใจดี", marital="widowed")
    office.add_person("นายสมชาย ใจดี", marital="widowed")
    office.add_person("นายมานะ ใจดี", marital="single")
    lists = window.open_page("settings").section
    lists.table.selectRow(5)
    assert lists.current().used == 2
    lists.buttons["people"].click()
    people = window.page
    assert people.query().filter == PersonFilter(listed="marital:widowed", gone="all")
    assert people.model.rowCount() == 2
    assert [chip.text() for chip in people.filters.chips][-1] == "สถานภาพสมรส: หม้าย"
    assert people.table.hasFocus()


def test_a_list_changed_elsewhere_is_read_again_before_it_is_changed(lists, office, monkeypatch):
    told = []
    monkeypatch.setattr(messages, "show_error", lambda _parent, error: told.append(error.code))
    before = lists.values
    lists.switch()
    lists.values = before  # as if it had been switched off in another window
    lists.switch()
    assert told == ["stale"]
    assert not lists.current().value.active


def test_then_and_now_both_count(office):
    person = office.add_person("นางปราณี ใจดี")
    wanted = PersonFilter(listed="group:disabled")
    assert PersonQuery(office.db, filter=wanted).ids() == []
    join_group(CLERK, office.db, person, "disabled")
    leave_group(CLERK, office.db, person, "disabled", date(2026, 11, 1))
    assert PersonQuery(office.db, filter=wanted).ids() == [person]
    assert usage(office.db, "group") == {"disabled": 1}


def test_a_renamed_group_is_called_so_everywhere(office, window):
    person = office.add_person("นางปราณี ใจดี")
    join_group(CLERK, office.db, person, "child")
    page = window.open_page("persons")
    page.refresh()
    lists = window.open_page("settings").section
    lists.show_list("group")
    for place, name in ((0, "ผู้พิการ"), (3, "เด็กเล็ก")):
        lists.table.selectRow(place)
        typing(name)
        lists.rename()
    window.open_page("persons")
    assert page.groups.chips["disabled"].text() == "ผู้พิการ"
    assert "ผู้พิการ" in page.tiles["disabled"].accessibleName()
    assert page.model.row_at(0).group_names == ("เด็กเล็ก",)
    page.show_person(person)
    assert "เด็กเล็ก" in [label.badge().text for label in page.full.findChildren(BadgeLabel)]

"""The committee and the days of a notice in the settings."""

import pytest
from PySide6.QtCore import Qt

from ui import messages
from ui.pages.settings.housing import HousingSection
from welfaredesk.queries.house_meetings import blank_meeting, committee
from welfaredesk.queries.house_notices import notice_days
from welfaredesk.services.housing_meetings import Attendee


@pytest.fixture
def section(window) -> HousingSection:
    page = window.open_page("settings")
    page.show_section("housing")
    assert isinstance(page.section, HousingSection)
    return page.section


def test_the_committee_and_the_days_are_kept(section, office, qtbot):
    assert (section.days.value(), section.is_dirty()) == (15, False)
    section.people.show_people([Attendee("นายอุดม สมมุติ", "นายกเทศมนตรี", "ประธานกรรมการ")])
    section.people.add_line(Attendee("นางภัทรา เจตนา"))
    section.days.setValue(20)
    qtbot.mouseClick(section.save_button, Qt.MouseButton.LeftButton)
    assert [each.name for each in committee(office.db)] == ["นายอุดม สมมุติ", "นางภัทรา เจตนา"]
    assert notice_days(office.db) == 20
    assert blank_meeting(office.db, "committee").people[0].role == "ประธานกรรมการ"
    assert not section.is_dirty()


def test_a_name_twice_is_refused_and_the_clerk_stays(section, office, monkeypatch):
    section.people.show_people([Attendee("นายอุดม สมมุติ"), Attendee("นายอุดม สมมุติ")])
    monkeypatch.setattr(messages, "ask_unsaved", lambda _parent: messages.Unsaved.SAVE)
    assert not section.may_leave()
    assert "สองครั้ง" in section.fields["members"].message_text()
    assert committee(office.db) == ()

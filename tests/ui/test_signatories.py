"""Who signs, in the settings: somebody stands in for a week, an entry is mended, one taken out."""

from datetime import date

import pytest

from ui.pages.settings.signatories import SignatoryDialog
from welfaredesk.queries.office import office as office_view
from welfaredesk.queries.office import signatories, signatory_on


@pytest.fixture
def section(office, window):
    page = window.open_page("settings")
    page.show_section("signatories")
    return page.section


def form(section):
    return next(each for each in section.window().findChildren(SignatoryDialog) if each.isVisible())


def names(db):
    return [shown.data.name for shown in signatories(db)]


def test_somebody_stands_in_for_a_week_and_signs_then(section, office, window):
    usual = signatory_on(office_view(office.db), "approver", date(2026, 12, 1)).name
    section.add_new()
    dialog = form(section)
    dialog.accept()
    assert dialog.fields["name"].message_text()
    dialog.editors["name"].setText("นายมานะ ใจเย็น")
    dialog.editors["acting_for"].setText("รักษาการ ปลัดเทศบาล")
    dialog.editors["valid_from"].set_value(date(2026, 12, 7))
    dialog.editors["valid_to"].set_value(date(2026, 12, 1))
    dialog.accept()
    assert dialog.fields["valid_to"].message_text()
    dialog.editors["valid_to"].set_value(date(2026, 12, 13))
    dialog.accept()
    view = office_view(office.db)
    assert signatory_on(view, "approver", date(2026, 12, 6)).name == usual
    assert signatory_on(view, "approver", date(2026, 12, 10)).name == "นายมานะ ใจเย็น"
    assert signatory_on(view, "approver", date(2026, 12, 14)).name == usual
    assert {entry.name for entry in window.context.office_view.signatories} >= {"นายมานะ ใจเย็น"}


def test_an_entry_is_mended_and_taken_out(section, office, monkeypatch):
    before = names(office.db)
    section.edit()
    form(section).editors["name"].setText("นางสาวอารี รักษ์ไทย")
    form(section).accept()
    assert names(office.db)[0] == "นางสาวอารี รักษ์ไทย"
    assert section.model.index(0, 1).data() == "นางสาวอารี รักษ์ไทย"
    monkeypatch.setattr("ui.messages.ask", lambda *_said, **_more: True)
    for _entry in before:
        section.remove()
    assert names(office.db) == []
    assert section.list.state.title.text() == "ยังไม่มีผู้ลงนาม"
    assert not section.edit_button.isEnabled()

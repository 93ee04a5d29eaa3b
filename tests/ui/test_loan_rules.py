"""The lending rules in the settings: added, changed, taken out, and what is wrong told in the form."""

import pytest

from tests.ui.lending_office import add_device
from ui.pages.settings.loan_rules import RuleDialog
from welfaredesk.queries.lending_terms import rule_table
from welfaredesk.services.lending_rules import RuleLine


@pytest.fixture
def section(office, window):
    add_device(office, "BD-1", "เตียงผู้ป่วย", category="เตียง")
    page = window.open_page("settings")
    page.show_section("loan_rules")
    return page.section


def form(section):
    return next(each for each in section.window().findChildren(RuleDialog) if each.isVisible())


def choose(dialog, field, value):
    dialog.editors[field].setCurrentIndex(dialog.editors[field].findData(value))


def test_a_rule_is_added_changed_and_taken_out(section, office, monkeypatch):
    assert section.list.state.title.text() == "ยังไม่มีกติกาเฉพาะ"
    section.add_new()
    dialog = form(section)
    dialog.accept()
    assert "ยังไม่ได้กำหนดอะไร" in dialog.banner.text()
    choose(dialog, "category", "เตียง")
    dialog.editors["loan_days"].setValue(0)
    dialog.accept()
    assert "ต้องอยู่ระหว่าง 1–3,650" in dialog.fields["loan_days"].message_text()
    dialog.editors["loan_days"].setValue(180)
    dialog.accept()
    assert [shown.line for shown in rule_table(office.db)] == [RuleLine(category="เตียง", loan_days=180)]
    shown = [section.model.index(0, place).data() for place in range(5)]
    assert shown == ["ทุกคน", "เตียง", "180 วัน", "–", "–"]
    section.edit()
    dialog = form(section)
    choose(dialog, "borrower_class", "elderly")
    dialog.editors["max_renewals"].setValue(0)
    dialog.accept()
    assert section.model.index(0, 0).data() == "ผู้สูงอายุ"
    assert section.model.index(0, 3).data() == "0 ครั้ง"
    monkeypatch.setattr("ui.messages.ask", lambda *_said, **_more: True)
    section.remove()
    assert rule_table(office.db) == ()
    assert not section.edit_button.isEnabled()


def test_the_same_scope_twice_is_told(section):
    for days in (30, 60):
        section.add_new()
        form(section).editors["loan_days"].setValue(days)
        form(section).accept()
    assert "อยู่แล้ว" in form(section).banner.text()
    assert section.model.rowCount() == 1

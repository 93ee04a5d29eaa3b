"""How papers are numbered, in the settings: the office's own letter numbers, and what is wrong told."""

import pytest

from ui.pages.settings.number_series import SeriesDialog
from welfaredesk.queries.number_series import series_table


@pytest.fixture
def section(office, window):
    page = window.open_page("settings")
    page.show_section("number_series")
    return page.section


def form(section):
    return next(each for each in section.window().findChildren(SeriesDialog) if each.isVisible())


def shown(db, code):
    return next(each for each in series_table(db) if each.code == code)


def test_the_office_writes_its_letters_its_own_way(section, office):
    assert shown(office.db, "letter").next == "1/2569"
    section.table.select_id([each.code for each in section.rows.values()].index("letter"))
    section.edit()
    dialog = form(section)
    dialog.editors["pattern"].setText("ลพ 52706/")
    dialog.accept()
    assert "{running}" in dialog.fields["pattern"].message_text()
    dialog.editors["pattern"].setText("ลพ 52706/{running}")
    dialog.accept()
    assert shown(office.db, "letter").next == "ลพ 52706/1"
    assert section.model.index(section.table.current_id(), 3).data() == "ลพ 52706/1"


def test_a_slip_keeps_its_year_and_may_count_by_the_calendar(section, office):
    section.table.select_id([each.code for each in section.rows.values()].index("loan"))
    section.edit()
    dialog = form(section)
    dialog.editors["pattern"].setText("{running:4}")
    dialog.accept()
    assert dialog.fields["pattern"].message_text()
    dialog.editors["pattern"].setText("{running:4}/{yy}")
    dialog.editors["year_kind"].setCurrentIndex(dialog.editors["year_kind"].findData("calendar"))
    dialog.accept()
    assert shown(office.db, "loan").next == "0001/69"

"""What each source asks of a house project, and the years of an owner's consent, in the settings."""

import pytest

from ui.pages.settings.house_documents import HouseDocumentsSection
from welfaredesk.queries.house_documents import requirements
from welfaredesk.queries.office import office as read_office


@pytest.fixture
def section(window) -> HouseDocumentsSection:
    page = window.open_page("settings")
    page.show_section("house_documents")
    return page.section


def choose(box, data) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def test_each_source_shows_and_keeps_what_it_asks_for(section, office):
    choose(section.source, "dop")
    assert section.boxes["meeting"].currentData() == ""
    choose(section.source, "dep")
    assert section.boxes["family_report"].currentData() == "always"
    choose(section.boxes["land_title"], "always")
    assert requirements(office.db, "dep")["land_title"] == "always"
    assert requirements(office.db, "dop")["land_title"] == "optional"
    choose(section.source, "dop")
    choose(section.source, "dep")
    assert section.boxes["land_title"].currentData() == "always"


def test_the_years_of_a_consent_are_the_offices(section, office):
    assert section.years.value() == 5
    section.years.setValue(10)
    section.years_button.click()
    assert read_office(office.db).data.consent_years == 10
    section.entered()
    assert section.years.value() == 10

"""Somebody at another desk lends the same device first: the clerk is told who has it and loses nothing."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QToolButton

from tests.ui.offices import CLERK, Office, make_office
from ui.pages.lending.desk import LoanDesk
from ui.pages.lending.page import LendingPage
from ui.tour.hands import click, press, type_text, wait_for
from ui.tour.lending import Key
from ui.tour.story import Story
from welfaredesk.db.office_file import open_office
from welfaredesk.queries.lending import LoanQuery, item_by_code
from welfaredesk.queries.person_page import person_page
from welfaredesk.services.lending import LoanInput, lend

pytestmark = pytest.mark.e2e
WAITING, FASTER = "นางปราณี ใจดี", "นายสมชาย มั่นคง"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = make_office(tmp_path / "office.wdesk")
    for name in (WAITING, FASTER):
        made.add_person(name)
    made.add_item("BD-70-0001", "เตียงผู้ป่วย")
    made.add_item("BD-70-0002", "เตียงผู้ป่วย")
    yield made
    made.db.close()


@pytest.fixture
def story(prepared, office: Office) -> Iterator[Story]:
    """The window at the loan desk, its form filled in up to the last field."""
    told = Story(office.path.parent, (), code="BD-70-0001")
    told.open(office.path)
    press(Key.Key_F2)
    type_text("ปราณี")
    press(Key.Key_Return)
    type_text("BD-70-0001")
    press(Key.Key_Return)
    click(desk_of(told).when.purpose)
    type_text("ดูแลผู้ป่วยติดเตียง")
    yield told
    desk_of(told).start()
    told.close()


def desk_of(story: Story) -> LoanDesk:
    page = story.window.page
    assert isinstance(page, LendingPage)
    desk = page.stack.currentWidget()
    assert isinstance(desk, LoanDesk)
    return desk


def lend_elsewhere(office: Office) -> str:
    """Lend the bed to somebody else over another connection; the slip's number."""
    with closing(open_office(office.path)) as other:
        item = item_by_code(other, "BD-70-0001")
        assert item is not None
        return lend(CLERK, other, LoanInput(office.people[FASTER], (item.id,))).no


def test_the_slower_clerk_is_told_who_has_it_and_keeps_what_was_typed(story: Story, office: Office) -> None:
    no = lend_elsewhere(office)
    desk = desk_of(story)
    due = desk.when.due.value()
    press(Key.Key_F9)
    wait_for("nobody says why", desk.banner.isVisible)
    said = desk.banner.text()
    assert FASTER in said
    assert no in said
    assert "BD-70-0001" in said
    assert desk.lent is None
    assert desk.who.borrower.person_id() == office.people[WAITING]
    assert desk.when.purpose_text() == "ดูแลผู้ป่วยติดเตียง"
    assert desk.when.due.value() == due
    assert person_page(office.db, office.people[WAITING]).loans == ()
    assert len(LoanQuery(office.db, state="open").ids()) == 1


def test_the_other_bed_can_be_lent_instead_with_the_same_form(story: Story, office: Office) -> None:
    lend_elsewhere(office)
    desk = desk_of(story)
    press(Key.Key_F9)
    wait_for("nobody says why", desk.banner.isVisible)
    click(next(one for one in desk.findChildren(QToolButton) if "เอา BD-70-0001" in one.toolTip()))
    type_text("BD-70-0002")
    press(Key.Key_Return)
    press(Key.Key_F9)
    wait_for("no slip comes", lambda: bool(desk.slip.view.data))
    (loan,) = person_page(office.db, office.people[WAITING]).loans
    assert (loan.code, loan.no, loan.purpose) == ("BD-70-0002", "2/2570", "ดูแลผู้ป่วยติดเตียง")

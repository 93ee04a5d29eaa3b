"""The pictures of the README, on the demo office."""

from pathlib import Path

from PySide6.QtWidgets import QAbstractItemView

from ui.pages.housing.page import HousingPage
from ui.pages.office.first_start import make_demo
from ui.pages.persons.page import PersonsPage
from ui.tour.camera import picture
from ui.tour.hands import Stuck, click, expect, press, wait_for
from ui.tour.lending import CTRL, Key, lend
from ui.tour.story import Story
from welfaredesk.domain.loan_rules import LoanState
from welfaredesk.queries.lending import ItemQuery, LoanQuery
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.services.actor import system_actor


def people(story: Story, path: Path) -> None:
    """The register, with somebody who has a device at home beside it."""
    story.open(make_demo(system_actor(), story.folder / "demo.wdesk"))
    page = story.window.page
    assert isinstance(page, PersonsPage)
    wait_for("the list does not fill", page.model.rowCount)
    person = _with_device(story)
    click(page.groups.chips["elderly"])
    wait_for("the elderly are not listed", lambda: page.table.select_id(person))
    page.table.scrollTo(page.table.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
    wait_for("the person is not shown", lambda: page.detail.person_id == person)
    wait_for("the numbers do not come", lambda: not story.window.context.jobs.is_busy())
    page.table.setFocus()
    picture(story.window).save(str(path))


def house_board(story: Story, path: Path) -> None:
    """The house projects by stage."""
    page = story.window.open_page("housing")
    assert isinstance(page, HousingPage)
    page.home.bring(page.home.board)
    wait_for("the numbers do not come", lambda: not story.window.context.jobs.is_busy())
    page.home.take_focus()
    wait_for("the board does not fill", page.home.board.current)
    picture(story.window).save(str(path))


def _with_device(story: Story) -> int:
    """The first of the elderly who use a device that is not due yet."""
    db = story.window.context.db
    loans = LoanQuery(db, state="open")
    rows = loans.rows(loans.ids()).values()
    users = {loan.beneficiary_id for loan in rows if loan.state is LoanState.OK}
    for person_id in PersonQuery(db, group="elderly").ids():
        if person_id in users:
            return person_id
    raise Stuck("nobody in the demo office has a device")


def loan_desk(story: Story, path: Path) -> None:
    """A wheelchair just lent, its slip at the right."""
    db = story.window.context.db
    free = ItemQuery(db, "รถเข็น", "free")
    item = free.rows(free.ids(limit=1)).values()
    expect("no wheelchair is free", item)
    story.code = next(iter(item)).code
    story.choose_person()
    press(Key.Key_3, CTRL)
    lend(story)
    picture(story.window).save(str(path))

"""Filling an office for tests of the loan desk: devices of any kind, loans in any state."""

from datetime import timedelta

import pytest

from tests.ui.offices import CLERK, Office
from ui.main_window import MainWindow
from ui.pages.lending.page import LendingPage
from welfaredesk import clock
from welfaredesk.services.devices import DeviceInput, save_item
from welfaredesk.services.lending import LoanInput, lend

LONG_NAME = "นางสาวพัชรวลัยลักษณ์ประภาวรินทร์ กิตติวรโชติสกุลธนารักษ์"


def add_device(office: Office, code: str, model: str = "รถเข็นนั่ง", **more: object) -> int:
    """A device with whatever fields of DeviceInput are given; its item id."""
    data = DeviceInput(**{"model": model, "code": code, "category": "รถเข็น"} | more)  # type: ignore[arg-type]
    return save_item(CLERK, office.db, data).id


def add_loan(
    office: Office, borrower: int, *items: int, due_in: int = 60, ago: int = 30, **more: object
) -> int:
    """Items lent `ago` days ago, due in `due_in` days (negative: late); the contract id."""
    today = clock.today()
    data = LoanInput(
        borrower_id=borrower,
        item_ids=items,
        lent_on=today - timedelta(days=ago),
        due_on=today + timedelta(days=due_in),
        **more,  # type: ignore[arg-type]
    )
    return lend(CLERK, office.db, data).contract_id


def open_lending(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> LendingPage:
    """The lending tab; closing the window with something half filled in asks nobody."""
    monkeypatch.setattr("ui.messages.ask", lambda *_said, **_more: True)
    page = window.open_page("lending")
    assert isinstance(page, LendingPage)
    return page

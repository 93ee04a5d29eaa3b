"""For tests of the lending tab: devices of any kind, loans in any state, and a clerk who works with keys."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.offices import CLERK, Office
from tests.ui.thai_keys import type_text
from ui.main_window import MainWindow
from ui.pages.lending.desk import LoanDesk
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
        backdate_reason="บันทึกย้อนหลังจากใบเดิม",
        **more,  # type: ignore[arg-type]
    )
    return lend(CLERK, office.db, data).contract_id


def open_lending(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> LendingPage:
    """The lending tab; closing the window with something half filled in asks nobody."""
    monkeypatch.setattr("ui.messages.ask", lambda *_said, **_more: True)
    page = window.open_page("lending")
    assert isinstance(page, LendingPage)
    return page


def fill_people(office: Office) -> dict[str, int]:
    """Two who may borrow; their person ids."""
    return {
        "anong": office.add_person("นางอนงค์ ใจดี", moo="4", phone="0812345678"),
        "prasit": office.add_person("นายประสิทธิ์ แก้วมา", moo="2"),
    }


def fill_items(office: Office) -> dict[str, int]:
    """Nine wheelchairs, an oxygen device lent for 30 days, a broken bed; item ids by code."""
    found = {f"WC-000{number}": add_device(office, f"WC-000{number}") for number in range(1, 10)}
    found["OX-1"] = add_device(office, "OX-1", "เครื่องผลิตออกซิเจน", category="ออกซิเจน", loan_days=30)
    found["BD-1"] = add_device(office, "BD-1", "เตียงผู้ป่วย", category="เตียง", condition="damaged")
    return found


class KeyboardClerk:
    """Works the window with the keyboard alone and counts; a scan with its Enter is one action."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot, self.actions = window, qtbot, 0

    @property
    def place(self) -> QWidget:
        """Where the cursor is."""
        return self.window.focusWidget() or self.window

    def press(self, key: Qt.Key) -> None:
        """One key."""
        self.actions += 1
        self.qtbot.keyClick(self.place, key)

    def type(self, text: str) -> None:
        """Some words."""
        self.actions += 1
        type_text(self.place, text)

    def scan(self, code: str) -> None:
        """A label under the scanner, which presses Enter itself."""
        self.actions += 1
        type_text(self.place, code)
        self.qtbot.keyClick(self.place, Qt.Key.Key_Return)

    def choose(self, name: str) -> None:
        """A person: the first suggestion for these words."""
        self.type(name)
        self.press(Qt.Key.Key_Return)

    def save(self, desk: LoanDesk) -> None:
        """F9, and the slip is on the screen."""
        self.press(Qt.Key.Key_F9)
        self.qtbot.waitUntil(lambda: bool(desk.slip.view.data), timeout=15_000)

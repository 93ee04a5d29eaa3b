"""An office in a real file, and the real window on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.offices import Office, make_office
from ui import messages
from ui.app import build
from ui.main_window import MainWindow


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An empty office: profile and signatories, nobody in the register."""
    made = make_office(tmp_path / "สำนักงาน.wdesk")
    yield made
    made.db.close()


@pytest.fixture(autouse=True)
def nobody_is_asked(monkeypatch) -> None:
    """A form closed with typed words in it asks about them; there is nobody to answer."""
    monkeypatch.setattr(messages, "ask_unsaved", lambda _parent: messages.Unsaved.DISCARD)


@pytest.fixture
def window(qtbot, office: Office) -> Iterator[MainWindow]:
    """The window on `office`, shown on the office PC's screen; fill `office` before asking for it."""
    shown = build(office.path)
    shown.resize(1366, 728)
    qtbot.addWidget(shown)
    shown.show()
    shown.activateWindow()  # shortcuts belong to the active window
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close()

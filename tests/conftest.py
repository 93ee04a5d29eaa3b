"""What every test may rely on: one fixed day, no screen, and a home folder nobody lives in."""

import os
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from welfaredesk.db.engine import Database

TODAY = date(2026, 11, 22)

_home = tempfile.TemporaryDirectory(prefix="welfaredesk-home-", ignore_cleanup_errors=True)


def _settle_environment(home: Path) -> None:
    """For this process and the ones tests start; before anything of the program is imported."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["WELFAREDESK_TODAY"] = TODAY.isoformat()
    folders = {
        "HOME": "",
        "USERPROFILE": "",
        "APPDATA": "AppData/Roaming",
        "LOCALAPPDATA": "AppData/Local",
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
        "XDG_DOCUMENTS_DIR": "Documents",
        "XDG_RUNTIME_DIR": "runtime",
    }
    for name, place in folders.items():
        folder = home / place
        folder.mkdir(parents=True, exist_ok=True)
        os.environ[name] = str(folder)
    (home / "runtime").chmod(0o700)  # Qt warns about one that others may read


_settle_environment(Path(_home.name))

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)
settings.load_profile("repeatable")


def pytest_unconfigure() -> None:
    _home.cleanup()


@pytest.fixture(autouse=True)
def fixed_day() -> Iterator[date]:
    """Every test lives on Sunday, 22 November 2569 unless it sets another day."""
    from welfaredesk import clock

    clock.set_today(TODAY)
    yield TODAY
    clock.set_today(None)


@pytest.fixture
def db(tmp_path: Path) -> "Iterator[Database]":
    """A set-up office in a file of its own."""
    from tests import factories

    database = factories.new_office(tmp_path)
    yield database
    database.close()

"""An office file for each test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import factories
from welfaredesk.db.engine import Database


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    database = factories.new_office(tmp_path)
    yield database
    database.close()

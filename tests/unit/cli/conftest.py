"""An office of two people and two devices, and a place where no office is yet."""

from datetime import date
from pathlib import Path

import pytest

from tests import factories
from tests.unit.cli.line import SOMSRI, Line
from welfaredesk.db.engine import Database


@pytest.fixture
def line(db: Database, capsys: pytest.CaptureFixture[str]) -> Line:
    """An office with two people and two devices."""
    factories.add_person(db, national_id=SOMSRI, birth_date=date(1950, 3, 4))
    factories.add_person(db, 7, title="เด็กชาย", first="ปื๊ด", last="น้ำใส")
    factories.add_item(db, code="WC-69-0001")
    factories.add_item(db, code="416/69/0002", model="ไม้เท้า 3 ขา")
    db.close()
    return Line(db.path, capsys)


@pytest.fixture
def nowhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Line:
    return Line(tmp_path / "new.wdesk", capsys)

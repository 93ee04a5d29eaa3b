"""An id column nobody named as we would is known by what stands in it."""

import pytest
from openpyxl import Workbook

from tests.factories import CLERK, invented_id
from welfaredesk.db.models import PersonIdentifier
from welfaredesk.exchange import importing


def register(folder, heading, ids):
    book = Workbook()
    sheet = book.active
    sheet.append(["ที่", heading, "ชื่อ-สกุล", "บ้านเลขที่"])
    for number, value in enumerate(ids, start=1):
        sheet.append([number, value, f"นายบุญมี{'ก' * number} ใจดี", str(number)])
    path = folder / "register.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("heading", ["บัตรประจำตัวประชาชนเลขที่", "บัตร", "รหัส ๑๓", "xyz", None])
def test_the_ids_tell_which_column_they_are(db, tmp_path, heading):
    ids = [invented_id(number) for number in range(1, 6)]
    report = importing.run(CLERK, db, [register(tmp_path, heading, ids)])
    assert report.created == 5
    with db.reading() as session:
        assert {row.value for row in session.query(PersonIdentifier)} == set(ids)


def test_long_numbers_that_are_no_ids_are_not_taken_for_some(db, tmp_path):
    accounts = [f"12345678901{number:02d}" for number in range(20, 40)]
    report = importing.run(CLERK, db, [register(tmp_path, "เลขบัญชี", accounts)])
    assert report.created == 0

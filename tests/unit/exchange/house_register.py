"""The register of houses for tests: as the office keeps it, and made of single rows."""

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.unit.exchange.office import REGISTERS, take, workbook
from welfaredesk.db.engine import Database
from welfaredesk.exchange.importing import ImportReport
from welfaredesk.queries.housing import HouseQuery, HouseRow

HOUSES = REGISTERS / "houses.xlsx"
HEADINGS = ("ปีงบประมาณ", "ชื่อ-สกุล", "บ้านเลขที่", "หมู่ที่", "กลุ่มเป้าหมาย", "ลักษณะงาน")
HEADINGS += ("แหล่งงบประมาณ", "งบประมาณ (บาท)", "วันแล้วเสร็จ")
UNKNOWN = "named_unknown"
Rows = list[list[Any]]


def register() -> Rows:
    """The office's register as rows, its heading third."""
    return [list(row) for row in load_workbook(HOUSES).worksheets[0].iter_rows(values_only=True)]


def house(*values: Any, name: str = "นางสาวสมศรี ใจดี") -> tuple[Any, ...]:
    """A row under HEADINGS; the last cells where `values` gives them: year, work, source, amount, finish."""
    year, work, source, amount, finished = (*values, *(("",) * 5))[:5]
    return (year, name, "12/3", "4", "ผู้สูงอายุ", work, source, amount, finished)


def rows_of(db: Database) -> list[HouseRow]:
    return sorted(HouseQuery(db).rows(HouseQuery(db).ids()).values(), key=lambda row: row.id)


def import_rows(db: Database, path: Path, *rows: tuple[Any, ...]) -> ImportReport:
    return take(db, workbook(path / "บ้าน.xlsx", [HEADINGS, *rows]))

"""W-19 as a workbook: the projects on one sheet, every table of the overview on its own."""

from functools import partial
from pathlib import Path
from typing import Any

from welfaredesk.exchange.tables import Column, Exported, Sheet, baht, write_sheets
from welfaredesk.papers.house_register import (
    GROUP_NAMES,
    KINDS,
    Overview,
    OverviewRow,
    RegisterLine,
    RegisterPaper,
)

_Line = tuple[str, RegisterLine]  # the village, the project


def write_register(paper: RegisterPaper, out: Path) -> Exported:
    """The register of a fiscal year. Raises Refused("cannot_write")."""
    lines = [(village.moo, line) for village in paper.villages for line in village.lines]
    sheets: list[Sheet[Any]] = [
        Sheet(_TITLE, _COLUMNS, lines),
        *(_overview(each) for each in paper.overviews),
    ]
    return write_sheets(out, sheets)


def _group(line: _Line, place: int) -> str:
    return _TICK if line[1].groups[place] else ""


def _kind(line: _Line, place: int) -> str:
    return _TICK if line[1].kinds[place] else ""


def _overview(each: Overview) -> Sheet[OverviewRow]:
    columns: list[Column[OverviewRow]] = [
        Column(each.heading, lambda row: row.name, 30),
        Column("จำนวน (หลัง)", lambda row: row.sums.houses),
        Column("รอพิจารณา", lambda row: row.sums.waiting),
        Column("กำลังดำเนินการ", lambda row: row.sums.underway),
        Column("แล้วเสร็จ", lambda row: row.sums.done),
        Column("งบประมาณ (บาท)", lambda row: baht(row.sums.satang), 18),
    ]
    return Sheet(each.title, columns, [*each.rows, OverviewRow("รวมทั้งสิ้น", each.total)])


_TITLE, _TICK = "ทะเบียนคุมโครงการบ้าน", "/"
_COLUMNS: tuple[Column[_Line], ...] = (
    Column("ที่", lambda each: each[1].no, 7, centred=True),
    Column("เลขที่โครงการ", lambda each: each[1].number, 14, centred=True),
    Column("ชื่อ-สกุล", lambda each: each[1].name, 28),
    Column("อายุ (ปี)", lambda each: each[1].age, 9, centred=True),
    Column("หมู่ที่", lambda each: each[0], 8, centred=True),
    *(
        Column(name, partial(_group, place=place), 12, centred=True)
        for place, name in enumerate(GROUP_NAMES.values())
    ),
    *(Column(f"ป.{kind}", partial(_kind, place=place), 7, centred=True) for place, kind in enumerate(KINDS)),
    Column("งานที่ทำ", lambda each: each[1].work, 34),
    Column("แหล่งเงิน", lambda each: each[1].funds, 26),
    Column("งบประมาณ (บาท)", lambda each: baht(each[1].budget_satang), 18),
    Column("วันอนุมัติ", lambda each: each[1].approved_on, 13, centred=True),
    Column("วัน MOU", lambda each: each[1].mou_on, 13, centred=True),
    Column("สถานะ", lambda each: each[1].state, 16, centred=True),
    Column("วันส่งมอบ", lambda each: each[1].handed_on, 13, centred=True),
)

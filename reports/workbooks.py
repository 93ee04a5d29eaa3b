"""Lists and reports as workbooks: real dates shown in พ.ศ., figures as numbers, ids as text."""

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from reports import form_title
from reports.registers import seekers
from reports.registers.employed import WHO_MAY, shown_number
from welfaredesk.domain import phones
from welfaredesk.domain.value_lists import DISABILITY_TYPES
from welfaredesk.exchange.tables import Column, Exported, Sheet, baht, write_sheets
from welfaredesk.papers.employment_list import EmployedList
from welfaredesk.papers.employment_seekers import SeekerList, Waiting
from welfaredesk.papers.issued_register import IssuedLine, IssuedRegister
from welfaredesk.papers.office_head import OfficeHead
from welfaredesk.papers.registry import SEXES
from welfaredesk.papers.registry_reports import Head, Report, ReportRow, ReportTable
from welfaredesk.queries.employment_lists import Employed, Named

_FIGURE = re.compile(r"-?\d{1,3}(?:,\d{3})*(?:\.\d+)?")
_LABEL, _NARROW = 40, 18  # characters


def write_report(report: Report, out: Path) -> Exported:
    """A sheet for each table of a report, then one with its day and notes; `rows` are those of the tables.

    Raises Refused("cannot_write").
    """
    sheets: list[Sheet[Any]] = [
        Sheet(f"{number} {table.caption.removeprefix('จำแนก')}", _columns(table), table.rows)
        for number, table in enumerate(report.tables, start=1)
    ]
    written = write_sheets(out, [*sheets, _about(report.title, report.office, report.as_of, report.notes)])
    return Exported(written.file, sum(len(table.rows) for table in report.tables))


def write_employed(paper: EmployedList, out: Path) -> Exported:
    """E-01, one row a placement. Raises Refused("cannot_write")."""
    rows = list(enumerate(paper.rows, start=1))
    about = _about(paper.title, paper.office, paper.as_of, (*((paper.what,) if paper.what else ()), WHO_MAY))
    write_sheets(out, [Sheet("คนพิการที่จ้างงานหรือให้สิทธิ", _EMPLOYED, rows), about])
    return Exported(out, len(rows))


def write_issued(paper: IssuedRegister, out: Path) -> Exported:
    """R-15, one row a paper. Raises Refused("cannot_write")."""
    rows = list(enumerate(paper.lines, start=1))
    return write_sheets(out, [Sheet("เอกสารที่ออก", _ISSUED, rows)])


def write_seekers(paper: SeekerList, out: Path) -> Exported:
    """E-05, one row a person. Raises Refused("cannot_write")."""
    rows = list(enumerate(paper.rows, start=1))
    about = _about(seekers.TITLE, paper.office, paper.as_of, (WHO_MAY,))
    write_sheets(out, [Sheet("คนพิการที่ต้องการงาน", _SEEKERS, rows), about])
    return Exported(out, len(rows))


def _about(title: str, office: OfficeHead, as_of: str, notes: Sequence[str]) -> Sheet[tuple[str, str]]:
    """What the paper says above and below its tables."""
    lines = [("รายงาน", title), ("หน่วยงาน", office.name), ("ข้อมูล ณ วันที่", as_of)]
    lines += [("หมายเหตุ", note) for note in notes]
    return Sheet("ที่มาและหมายเหตุ", _ABOUT, lines)


def _columns(table: ReportTable) -> list[Column[ReportRow]]:
    aligns = table.aligns or "l" + "r" * (len(table.rows[0].cells) - 1 if table.rows else 0)
    return [
        Column(heading, partial(_cell, place=place, figure=align == "r"), _LABEL if align == "l" else _NARROW)
        for place, (heading, align) in enumerate(zip(_headings(table.heads), aligns, strict=False))
    ]


def _cell(row: ReportRow, *, place: int, figure: bool) -> Any:
    """A figure as a number; anything else as the paper writes it."""
    text = row.cells[place]
    if not figure or not _FIGURE.fullmatch(text):
        return text
    plain = text.replace(",", "")
    return float(plain) if "." in plain else int(plain)


def _headings(heads: Sequence[Sequence[Head]]) -> list[str]:
    """One heading a column: those that stand over it, from top to bottom."""
    grid: dict[tuple[int, int], str] = {}
    for down, row in enumerate(heads):
        column = 0
        for head in row:
            while (down, column) in grid:
                column += 1
            for low in range(head.rows):
                for beside in range(head.span):
                    grid[down + low, column + beside] = head.text if low == 0 else ""
            column += head.span
    width = max(column for _down, column in grid) + 1
    over = [[grid.get((down, column), "") for down in range(len(heads))] for column in range(width)]
    return [" ".join(text for text in texts if text) for texts in over]


_ABOUT: tuple[Column[tuple[str, str]], ...] = (
    Column("หัวข้อ", lambda line: line[0], 18),
    Column("ข้อความ", lambda line: line[1], 120),
)
_Line = tuple[int, Employed]


def _disabled(line: _Line) -> Named:
    return line[1].right_of or line[1].user


def _kind_words(kinds: Sequence[int]) -> str:
    return ", ".join(f"ป.{kind} {DISABILITY_TYPES[kind]}" for kind in kinds)


_EMPLOYED: tuple[Column[_Line], ...] = (
    Column("ลำดับ", lambda r: r[0], 8, centred=True),
    Column("ผู้ใช้สิทธิ", lambda r: r[1].user.name, 28),
    Column("เพศ", lambda r: SEXES.get(r[1].user.sex, ""), 8, centred=True),
    Column("อายุ (ปี)", lambda r: r[1].user.age, 9, centred=True),
    Column("เลขประจำตัวประชาชน", lambda r: shown_number(r[1].user), 22),
    Column("เป็น", lambda r: "ผู้ดูแล" if r[1].right_of else "คนพิการ", 11, centred=True),
    Column("คนพิการที่ถูกใช้สิทธิ", lambda r: _disabled(r).name, 28),
    Column("เพศของคนพิการ", lambda r: SEXES.get(_disabled(r).sex, ""), 14, centred=True),
    Column("อายุของคนพิการ (ปี)", lambda r: _disabled(r).age, 14, centred=True),
    Column("เลขประจำตัวคนพิการ", lambda r: shown_number(_disabled(r)), 22),
    Column("ความพิการ", lambda r: _kind_words(_disabled(r).kinds), 34),
    Column("วันเริ่ม", lambda r: r[1].started_on, 13, centred=True),
    Column("วันสิ้นสุด", lambda r: r[1].ends_on, 13, centred=True),
    Column("ระยะเวลา (วัน)", lambda r: r[1].days, 14, centred=True),
    Column("มาตรา", lambda r: r[1].basis_label, 32),
    Column("ตำแหน่ง/กิจกรรม", lambda r: r[1].position, 22),
    Column("มูลค่าสิทธิ (บาท)", lambda r: baht(r[1].value_satang), 16),
    Column("ค่าจ้าง (บาท)", lambda r: baht(r[1].wage_satang), 14),
    Column("หน่วยค่าจ้าง", lambda r: r[1].wage_unit_label, 14),
    Column("สถานประกอบการ", lambda r: r[1].workplace, 30),
    Column("ที่อยู่", lambda r: r[1].workplace_address, 34),
    Column("ผู้ว่าจ้าง/ผู้ให้สิทธิ", lambda r: r[1].employer, 30),
    Column("หมายเหตุ", lambda r: r[1].note, 30),
)

_ISSUED: tuple[Column[tuple[int, IssuedLine]], ...] = (
    Column("ลำดับที่", lambda r: r[0], 9, centred=True),
    Column("รหัสแบบ", lambda r: r[1].form, 10, centred=True),
    Column("แบบ", lambda r: form_title(r[1].form), 34),
    Column("เลขที่", lambda r: r[1].no, 16, centred=True),
    Column("เกี่ยวกับ", lambda r: r[1].about, 28),
    Column("วันที่ออก", lambda r: r[1].issued_on, 13, centred=True),
    Column("ผู้ออก", lambda r: r[1].issued_by, 20),
    Column("จำนวนหน้า", lambda r: r[1].pages, 11, centred=True),
    Column("ฉบับลงนาม / การยกเลิก", lambda r: r[1].state, 36),
)

_Wait = tuple[int, Waiting]

_SEEKERS: tuple[Column[_Wait], ...] = (
    Column("ลำดับ", lambda r: r[0], 8, centred=True),
    Column("ชื่อ-สกุล", lambda r: r[1].row.name, 28),
    Column("อายุ (ปี)", lambda r: r[1].row.age, 9, centred=True),
    Column("บ้านเลขที่", lambda r: r[1].row.house_no, 11, centred=True),
    Column("หมู่ที่", lambda r: r[1].row.moo, 8, centred=True),
    Column("โทรศัพท์", lambda r: phones.formatted(r[1].row.phone) if r[1].row.phone else "", 16),
    Column("ความพิการ", lambda r: _kind_words(r[1].row.disabilities), 34),
    Column("การศึกษา", lambda r: r[1].row.education_label, 22),
    Column("งานที่ต้องการ", lambda r: r[1].row.work, 34),
    Column("ความสามารถ", lambda r: r[1].row.skills, 30),
    Column("ค่าจ้างที่ต้องการ (บาท)", lambda r: baht(r[1].row.wage_satang), 16),
    Column("หน่วยค่าจ้าง", lambda r: r[1].row.wage_unit_label, 14),
    Column("เดินทางได้", lambda r: r[1].row.reach_label, 18),
    Column("สิ่งที่ต้องการในที่ทำงาน", lambda r: ", ".join(r[1].row.need_labels), 34),
    Column("วันขึ้นทะเบียน", lambda r: r[1].row.registered_on, 14, centred=True),
    Column("รอ (วัน)", lambda r: r[1].days, 10, centred=True),
)

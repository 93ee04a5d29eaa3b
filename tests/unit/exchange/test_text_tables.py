"""Text tables come in whatever their encoding and separator, with the same people in them."""

import csv
import io

import pytest

from tests.factories import invented_id
from tests.unit.exchange.office import HEADINGS, codes, people, take
from welfaredesk.errors import UnusableFile
from welfaredesk.exchange import text_table
from welfaredesk.exchange.reader import read_workbook

ROWS = (
    ("ทะเบียนรายชื่อผู้สูงอายุ",),
    HEADINGS,
    (1, "นายสมชาย ใจดี", invented_id(1), "3/10/2494", "12/3", 4),
    (2, "นางสมหญิง มีสุข", invented_id(2), "25 เม.ย. 2492", "8", 2),
)


def written(separator: str = ",", rows=ROWS) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "tis-620", "cp874", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_encoding_and_separator(db, tmp_path, encoding, separator):
    file = tmp_path / "รายชื่อ.csv"
    file.write_bytes(written(separator).encode(encoding))
    report = take(db, file)
    assert (report.created, report.left_out) == (2, 0)
    known = people(db)[invented_id(2)]
    assert (known.title, known.first, known.last) == ("นาง", "สมหญิง", "มีสุข")
    assert (known.born, known.house, known.moo) == ("1949-04-25", "8", "2")


def test_the_separator_is_not_what_stands_inside_names_and_addresses(tmp_path):
    text = "ลำดับ;ชื่อ;ที่อยู่\n1;ก ข;12/3, หมู่ 4, ตำบล\n2;ค ง;8, หมู่ 2, ตำบล\n3;จ ฉ;ไม่ทราบ\n"
    assert text_table.rows_of(text.encode())[1] == ["1", "ก ข", "12/3, หมู่ 4, ตำบล"]


def test_a_line_that_names_the_separator_is_no_row(tmp_path):
    assert text_table.rows_of("sep=;\nก;ข\n1;2\n".encode()) == [[], ["ก", "ข"], ["1", "2"]]


def test_cells_with_line_breaks_and_quotes_stay_whole():
    text = 'ชื่อ,หมายเหตุ\n"นาย ""ดี"" ใจ","บรรทัดหนึ่ง\nบรรทัดสอง"\n'
    assert text_table.rows_of(text.encode())[1] == ['นาย "ดี" ใจ', "บรรทัดหนึ่ง\nบรรทัดสอง"]


def test_ids_that_excel_protected_and_ids_that_it_shortened(db, tmp_path):
    file = tmp_path / "a.csv"
    rows = [*ROWS[:2], (1, "นายสมชาย ใจดี", f'="{invented_id(1)}"', "2494", "1", 4)]
    rows.append((2, "นางสมหญิง มีสุข", "3.00001E+12", "2492", "8", 2))
    file.write_bytes(written(rows=rows).encode("cp874"))
    report = take(db, file)
    assert set(people(db)) == {invented_id(1)}
    assert codes(report)["id_lost_digits"] == 1


@pytest.mark.parametrize(
    "data", [b"\x00\x01\x02\x03binary", b"caf\xe9,name\n1,2\n", "ก,ข".encode("utf-16")[:-1]]
)
def test_bytes_that_are_no_text_are_told(db, tmp_path, data):
    file = tmp_path / "a.csv"
    file.write_bytes(data)
    with pytest.raises(UnusableFile) as refused:
        take(db, file)
    assert refused.value.code in ("text_unreadable", "file_no_header")


def test_a_quote_never_closed_brings_nobody_down(db, tmp_path):
    file = tmp_path / "a.csv"
    file.write_text(written() + '3,"นายเปิด ค้าง,' + "ก" * 200_000, encoding="utf-8")
    assert take(db, file).created == 2


def test_the_sheet_goes_by_the_files_name(tmp_path):
    file = tmp_path / "หมู่ที่ 4.csv"
    file.write_text(written(), encoding="utf-8")
    assert [sheet.name for sheet in read_workbook(file).sheets] == ["หมู่ที่ 4"]

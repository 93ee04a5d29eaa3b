"""The empty registers: every heading is understood, the example stays out, what is filled in comes in."""

import pytest
from openpyxl import load_workbook

from tests.factories import invented_id
from tests.unit.exchange.office import codes, people, take
from welfaredesk.errors import Refused
from welfaredesk.exchange import columns, importing, mapping, templates


@pytest.mark.parametrize("kind", templates.TEMPLATES)
def test_every_heading_is_understood_as_the_field_it_stands_for(tmp_path, kind):
    out = tmp_path / "a.xlsx"
    templates.write_template(kind, out)
    (sheet,) = importing.preview([out]).sheets
    assert sheet.layout.kind == kind
    taken = mapping.fields_of(sheet.layout)
    assert [taken[column] for column in sorted(taken)] == list(templates._FIELDS[kind])
    assert sheet.rows == ()


@pytest.mark.parametrize("kind", templates.TEMPLATES)
def test_the_example_is_a_good_row_but_for_its_mark(db, tmp_path, kind):
    out = tmp_path / "a.xlsx"
    templates.write_template(kind, out)
    assert take(db, out).result.statuses == ()
    book = load_workbook(out)
    book.worksheets[0]["A3"] = 1
    book.save(out)
    report = take(db, out)
    assert report.created == 1
    assert codes(report, but=["named_unknown", "organisation_added"]) == {}


def test_what_is_filled_in_below_the_example_comes_in(db, tmp_path):
    out = tmp_path / "a.xlsx"
    templates.write_template("disability", out)
    book = load_workbook(out)
    table = book.worksheets[0]
    line = {
        "เลขประจำตัวประชาชน": invented_id(7),
        "คำนำหน้า": "นาย",
        "ชื่อ": "กรอก",
        "สกุล": "เองได้",
        "วันเกิด": "2494",
    }
    for cell in table[2]:
        if cell.value in line:
            table.cell(4, cell.column).value = line[cell.value]
    book.save(out)
    assert take(db, out).created == 1
    assert people(db)[invented_id(7)].first == "กรอก"


def test_the_workbook_says_how_it_is_filled_in(tmp_path):
    out = tmp_path / "a.xlsx"
    templates.write_template("persons", out)
    book = load_workbook(out)
    assert book.sheetnames == ["ทะเบียนบุคคล", columns.EXPLANATIONS]
    told = {row[0].value: row[1].value for row in book[columns.EXPLANATIONS].iter_rows(min_row=2)}
    assert list(told) == [columns.TITLES[field] for field in templates._FIELDS["persons"]]
    assert "13 หลัก" in told["เลขประจำตัวประชาชน"]
    assert book.worksheets[0].column_dimensions["B"].number_format == "@"


def test_a_kind_without_template_is_refused(tmp_path):
    with pytest.raises(Refused, match="kind_unknown"):
        templates.write_template("loans", tmp_path / "a.xlsx")

"""Many papers in one file: by number, by the slip's number, by day, by fiscal year."""

from pathlib import Path

import pytest

from tests.factories import CLERK
from tests.reports.pdfs import page_texts
from tests.unit.cli.line import SOMSRI, Line
from welfaredesk.db.office_file import open_office
from welfaredesk.services.contacts import log_letters


@pytest.fixture
def lent(line: Line) -> Line:
    """Two slips of today, the first for a loan that was due yesterday."""
    line.ask("--today", "2026-10-20", "lend", "WC-69-0001", "--to", SOMSRI, "--due", "2026-11-21")
    line.ask("--today", "2026-11-22", "lend", "416/69/0002", "--to", SOMSRI)
    return line


def numbers(said: dict[str, list[dict[str, str]]]) -> list[str]:
    return [paper["no"] for paper in said["papers"]]


def test_slips_of_a_year_come_in_one_file_with_progress(lent: Line, tmp_path: Path) -> None:
    out = tmp_path / "slips.pdf"
    code, said, told = lent.run("print", "L-02", "--fy", "2570", out)
    assert code == 0
    assert "2 ฉบับ (2 หน้า)" in said
    assert told.splitlines() == ["พิมพ์แล้ว 1/2 ฉบับ", "พิมพ์แล้ว 2/2 ฉบับ"]
    assert ["เลขที่ ๑/๒๕๗๐" in text for text in page_texts(out.read_bytes())] == [True, False]


def test_slips_by_day_and_by_number(lent: Line, tmp_path: Path) -> None:
    out = tmp_path / "slips.pdf"
    said = lent.ask("print", "L-02", "--day", "22/11/2569", out)
    assert (numbers(said), said["no"], said["pages"]) == (["2/2570"], "2/2570", 1)
    _code, answer, _told = lent.run("print", "L-02", "--no", "๒/2570", "--no", "1/2570", out)
    assert "2 ฉบับ" in answer
    assert ["๒/๒๕๗๐" in text for text in page_texts(out.read_bytes())] == [True, False]


def test_a_letter_of_recall_by_the_slips_number(lent: Line, tmp_path: Path) -> None:
    out = tmp_path / "letter.pdf"
    assert lent.refusal("print", "L-06", "--loan", "1/2570", out)["error"] == "paper_number_unknown"
    db = open_office(lent.path)
    log_letters(CLERK, db, {1: 1})
    db.close()
    said = lent.ask("print", "L-06", "--loan", "1/2570", out)
    assert numbers(said) == ["1/2569"]
    assert lent.ask("print", "L-06", "--no", "1/2569", out)["papers"] == said["papers"]
    assert lent.ask("print", "L-06", "--no", "1/2570", out)["papers"] == said["papers"]
    assert lent.refusal("print", "L-06", "--loan", "2/2570", out)["error"] == "paper_number_unknown"


@pytest.mark.parametrize(
    ("arguments", "code", "exit_code"),
    [
        (["L-02", "--no", "99/2570"], "paper_number_unknown", 1),
        (["L-03", "--fy", "2570"], "no_papers", 1),
        (["L-02", "--no", "1/2570", "--fy", "2570"], "usage", 2),
        (["L-02", "--no", "1/2570", "--id", "1"], "usage", 2),
        (["R-05", "--no", "1/2570"], "usage", 2),
        (["L-08", "--loan", "1/2570"], "paper_number_unknown", 1),
    ],
)
def test_refusals(lent: Line, tmp_path: Path, arguments: list[str], code: str, exit_code: int) -> None:
    out = tmp_path / "x.pdf"
    assert lent.refusal("print", *arguments, out, exit_code=exit_code)["error"] == code
    assert not out.exists()


def test_no_paper_is_written_into_a_workbook(lent: Line, tmp_path: Path) -> None:
    out = tmp_path / "slips.xlsx"
    assert lent.refusal("print", "L-02", out)["error"] == "form_no_workbook"
    lent.refusal("print", "L-02", "--fy", "2570", out, exit_code=2)
    assert not out.exists()


def test_the_register_of_what_was_issued(lent: Line, tmp_path: Path) -> None:
    lent.run("print", "L-02", "--fy", "2570", tmp_path / "slips.pdf")
    assert lent.ask("print", "R-15", "--fy", "2570", tmp_path / "r.pdf")["pages"] == 1
    (text,) = page_texts((tmp_path / "r.pdf").read_bytes())
    assert "ทะเบียนเอกสารที่ออก" in text
    assert "๑/๒๕๗๐" in text
    assert "รวม ๒ ฉบับ" in text
    assert lent.ask("print", "R-15", tmp_path / "r.xlsx") == {"file": str(tmp_path / "r.xlsx"), "rows": 2}

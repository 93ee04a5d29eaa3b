"""Verbs about papers: forms, print."""

from pathlib import Path

import pytest

from tests.unit.cli.line import SOMSRI, Line


def test_forms_are_listed(line: Line) -> None:
    forms = {form["id"]: form["title"] for form in line.ask("forms")}
    assert forms["L-02"] == "ใบยืมพัสดุ/ครุภัณฑ์"


def test_a_slip_is_printed_and_printed_again_the_same(line: Line, tmp_path: Path) -> None:
    lent = line.ask("lend", "WC-69-0001", "--to", SOMSRI)
    out, again = tmp_path / "slip.pdf", tmp_path / "new folder" / "again.pdf"
    said = line.ask("print", "L-02", "--id", str(lent["contract_id"]), out)
    assert said == {"file": str(out), "pages": 1, "no": "1/2570"}
    line.ask("--today", "2031-01-01", "print", "L-02", again, "--id", str(lent["contract_id"]))
    assert out.read_bytes().startswith(b"%PDF-")
    assert again.read_bytes() == out.read_bytes()
    assert [paper["no"] for paper in line.ask("find", "๑/๒๕๗๐")["papers"]] == ["1/2570"]


@pytest.mark.parametrize(
    ("arguments", "code", "exit_code"),
    [
        (["print", "X-99", "--id", "1", "{}"], "form_unknown", 1),
        (["print", "L-02", "{}"], "form_needs_id", 1),
        (["print", "L-02", "--id", "77", "{}"], "not_found", 1),
        (["print", "L-02", "--id", "1", "--fy", "2570", "{}"], "usage", 2),
    ],
)
def test_refusals_of_print(
    line: Line, tmp_path: Path, arguments: list[str], code: str, exit_code: int
) -> None:
    out = tmp_path / "slip.pdf"
    filled = [part.format(out) for part in arguments]
    assert line.refusal(*filled, exit_code=exit_code)["error"] == code
    assert not out.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("R-01",),
        ("R-08", "--fy", "2569"),
        ("R-13", "--month", "11/2569", "--programme", "disability_allowance"),
        ("R-13", "--fy", "2570", "--moo", "๔"),
        ("P-02", "--group", "elderly"),
        ("P-00", "--id", "1", "--full-ids", "--reason", "ส่งต่อ"),
        ("A-01", "--id", "1"),
        ("A-01B",),
        ("W-02", "--id", "1"),
        ("P-01", "--id", "1"),
    ],
)
def test_papers_of_the_registry(line: Line, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    out = tmp_path / "paper.pdf"
    said = line.ask("print", *arguments, out)
    assert (said["file"], said["no"]) == (str(out), "")
    assert said["pages"] >= 1
    assert out.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("arguments", "code", "exit_code"),
    [
        (["R-01", "--moo", "1"], "usage", 2),
        (["R-13", "--month", "13/2569"], "usage", 2),
        (["R-13", "--programme", "lottery"], "programme_unknown", 1),
        (["R-01", "--fy", "2599"], "year_not_begun", 1),
        (["P-00", "--id", "1", "--full-ids"], "reason_required", 1),
        (["P-00", "--id", "77"], "not_found", 1),
    ],
)
def test_refusals_of_registry_papers(
    line: Line, tmp_path: Path, arguments: list[str], code: str, exit_code: int
) -> None:
    out = tmp_path / "paper.pdf"
    assert line.refusal("print", *arguments, out, exit_code=exit_code)["error"] == code
    assert not out.exists()


def test_a_slip_that_cannot_be_written(line: Line, tmp_path: Path) -> None:
    line.ask("lend", "WC-69-0001", "--to", SOMSRI)
    (tmp_path / "no").write_text("a file, not a folder", encoding="utf-8")
    assert line.refusal("print", "L-02", "--id", "1", tmp_path / "no" / "slip.pdf")["error"] == "cannot_write"


def test_a_list_is_printed_as_paper_or_as_a_workbook(line: Line, tmp_path: Path) -> None:
    paper, book = tmp_path / "e01.pdf", tmp_path / "new folder" / "e01.xlsx"
    assert line.ask("print", "E-01", "--day", "30/9/2569", paper)["pages"] == 1
    assert line.ask("print", "E-01", "--day", "30/9/2569", book) == {"file": str(book), "rows": 0}
    assert book.read_bytes()[:2] == b"PK"
    assert line.refusal("print", "E-01", "--day", "31/31/2569", paper, exit_code=2)["error"] == "usage"
    assert line.refusal("print", "E-01", "--full-ids", book)["error"] == "reason_required"
    missing = line.refusal("print", "E-01", "--organisation", "เทศบาลที่ไม่มี", paper)
    assert (missing["error"], "เทศบาลที่ไม่มี" in missing["message"]) == ("not_found", True)
    assert line.refusal("print", "L-01B", tmp_path / "x.xlsx")["error"] == "form_no_workbook"


def test_certificates_of_a_year_are_printed_in_one_go(line: Line, tmp_path: Path) -> None:
    out = tmp_path / "e09.pdf"
    assert line.refusal("print", "E-09", "--fy", "2569", out)["error"] == "no_papers"
    assert not out.exists()

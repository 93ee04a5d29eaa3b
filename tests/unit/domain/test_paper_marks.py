"""The mark on a paper: read back as written, and nothing else taken for one."""

from functools import partial

import pytest

from welfaredesk.domain import paper_marks
from welfaredesk.domain.paper_marks import is_of, read

OFFICE = "เทศบาลตำบลตัวอย่าง ลำพูน"
mark = partial(paper_marks.mark, office=OFFICE)


@pytest.mark.parametrize(
    ("form", "running", "year", "issue"),
    [("L-02", 12, 2570, 1), ("L-02R", 1, 2570, 2), ("W-02", 123456, 2699, 12)],
)
def test_a_mark_reads_back(form: str, running: int, year: int, issue: int) -> None:
    assert read(mark(form, running, year, issue)) == mark(form, running, year, issue)


def test_marks_are_told_apart() -> None:
    marks = {mark(form, no, 2570, issue) for form in ("L-02", "L-03") for no in (1, 11) for issue in (1, 2)}
    assert len(marks) == 8
    assert all(text.isascii() for text in marks)


def test_a_mark_typed_by_hand() -> None:
    written = mark("L-02", 12, 2570)
    assert read(f"  {written.lower()} ") == written
    assert read(written.replace("12/2570", "๑๒/๒๕๗๐")) == written
    assert read(written.replace(" ", "")) == written


@pytest.mark.parametrize("wrong", ["L-02 12/2570", "12/2570", "WC-69-0001", ""])
def test_other_texts_are_none(wrong: str) -> None:
    assert read(wrong) is None


def test_a_digit_mistyped_is_noticed() -> None:
    written = mark("L-02", 12, 2570)
    assert is_of(written, OFFICE)
    assert not is_of(written.replace("12/", "13/"), OFFICE)


def test_the_same_number_of_another_office_is_another_mark() -> None:
    ours, theirs = (
        paper_marks.mark("L-02", 12, 2570, office=office) for office in (OFFICE, "เทศบาลตำบลอื่น ลำพูน")
    )
    assert ours != theirs
    assert read(theirs) == theirs
    assert not is_of(theirs, OFFICE)

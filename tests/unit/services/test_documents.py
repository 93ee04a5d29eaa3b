"""The register of papers: found by number or mark, voided with a reason, signed copies filed."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from tests import factories
from tests.factories import CLERK
from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.domain import paper_marks
from welfaredesk.errors import Refused, ValidationFailed
from welfaredesk.queries.documents import (
    DocumentQuery,
    find_marked,
    forms_issued,
    signed_copies,
    unfiled,
    unfiled_count,
    years_issued,
)
from welfaredesk.services import checks, documents, lending
from welfaredesk.services.documents import Kept, Paper
from welfaredesk.services.signed_copies import (
    LARGEST_PDF,
    ScanFile,
    file_several,
    file_signed,
    remove_signed,
    signed_content,
)

PDF = b"%PDF-1.4 signed\n%%EOF\n"


@pytest.fixture
def contracts(db: Database) -> Iterator[int]:
    """Ids of new loans, each to somebody else."""

    def more() -> Iterator[int]:
        number = 0
        while True:
            number += 1
            person = factories.add_person(db, number, first=f"คนที่{'กขคงจ'[number]}")
            yield factories.lend_one(db, person, factories.add_item(db, f"WC-{number}")).contract_id

    return more()


def issue(db: Database, contract: int, form: str = "L-02", said: str = "", **more: bool) -> Kept:
    mark = documents.mark_of_next(db, form, "loan_contract", contract)
    no = f"{contract}/2570"
    payload = {"number": no, "mark": mark, "said": said}
    wanted = {"wants_signed": True} | more
    return documents.keep(
        CLERK, db, Paper(form, no, "loan_contract", contract, 1, payload, PDF, 1, mark, **wanted)
    )


def photo(size: tuple[int, int] = (3000, 4000), kind: str = "JPEG") -> bytes:
    """A page photographed lying, with the place it was taken at."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif.get_ifd(0x8825)[1] = "N"
    written = BytesIO()
    Image.new("RGB", size, "white").save(written, kind, exif=exif)
    return written.getvalue()


def test_the_register_tells_what_was_issued_about_whom(db: Database, contracts: Iterator[int]) -> None:
    issue(db, next(contracts))
    issue(db, next(contracts), "L-02R", wants_signed=False)
    rows = DocumentQuery(db).rows([1, 2])
    assert (rows[1].no, rows[1].about, rows[1].unfiled) == ("1/2570", "นางสาวคนที่ข ใจดี", True)
    assert (rows[2].form, rows[2].unfiled) == ("L-02R", False)
    assert DocumentQuery(db).ids() == [2, 1]
    assert DocumentQuery(db, "คนที่ค").ids() == [2]
    assert DocumentQuery(db, "๑/2570").ids() == [1]
    assert DocumentQuery(db, form="L-02R").ids() == [2]
    assert DocumentQuery(db, year=2569).count() == 0
    assert DocumentQuery(db, year=2570).count() == 2
    assert forms_issued(db) == ["L-02", "L-02R"]
    assert years_issued(db) == [2570]


def test_a_paper_is_found_by_its_mark(db: Database, contracts: Iterator[int]) -> None:
    issue(db, next(contracts))
    kept = issue(db, next(contracts))
    mark = paper_marks.mark("L-02", 2, 2570, office=factories.IDENTITY)
    for typed in (mark, mark.lower(), "2/2570", "๒/๒๕๗๐"):
        found = find_marked(db, typed)
        assert found is not None
        assert found.id == kept.id
    assert find_marked(db, "9/2570") is None
    assert find_marked(db, " ") is None


def test_a_voided_paper_stays_and_the_next_has_its_number_and_another_mark(
    db: Database, contracts: Iterator[int]
) -> None:
    contract = next(contracts)
    first = issue(db, contract)
    with pytest.raises(ValidationFailed):
        documents.void(CLERK, db, first.id, " ")
    documents.void(CLERK, db, first.id, "พิมพ์ชื่อผิด")
    second = issue(db, contract)
    rows = DocumentQuery(db).rows([first.id, second.id])
    assert rows[first.id].void_reason == "พิมพ์ชื่อผิด"
    assert rows[first.id].no == rows[second.id].no == "1/2570"
    assert (
        rows[second.id].mark
        == paper_marks.mark("L-02", 1, 2570, 2, office=factories.IDENTITY)
        != rows[first.id].mark
    )
    assert DocumentQuery(db, state="voided").ids() == [first.id]
    found = find_marked(db, "1/2570")
    assert found is not None
    assert found.id == second.id
    with pytest.raises(Refused) as caught:
        documents.void(CLERK, db, first.id, "อีกครั้ง")
    assert caught.value.code == "document_voided"


def test_a_mark_alone_is_no_reason_for_a_new_paper(db: Database, contracts: Iterator[int]) -> None:
    contract = next(contracts)
    assert issue(db, contract).id == issue(db, contract).id
    assert issue(db, contract, said="อื่น").id == 2


def test_what_is_to_come_back_signed(db: Database, contracts: Iterator[int]) -> None:
    old, new, cancelled = (next(contracts) for _ in range(3))
    issue(db, old)
    issue(db, cancelled)
    lending.cancel_loan(CLERK, db, cancelled, "ผิดคน")
    clock.set_today(date(2026, 12, 2))
    issue(db, new)
    issue(db, new, said="เปลี่ยน")
    assert [(row.no, row.days) for row in unfiled(db)] == [("1/2570", 10), ("2/2570", 0)]
    file_signed(CLERK, db, ScanFile(unfiled(db)[0].id, "ใบยืม 1.pdf", PDF))
    assert unfiled_count(db) == 1
    assert DocumentQuery(db, state="filed").ids() == [1]


def test_a_pdf_is_kept_as_it_is(db: Database, contracts: Iterator[int]) -> None:
    paper = issue(db, next(contracts))
    kept = file_signed(CLERK, db, ScanFile(paper.id, "สแกน.PDF", PDF))
    assert file_signed(CLERK, db, ScanFile(paper.id, "อีกครั้ง.pdf", PDF)) == kept
    assert signed_content(CLERK, db, kept) == (PDF, "application/pdf")
    (copy,) = signed_copies(db, paper.id)
    assert (copy.name, copy.size, copy.added_by) == ("สแกน.pdf", len(PDF), CLERK.name)
    assert checks.check(db) == []
    remove_signed(CLERK, db, kept, "ของใบอื่น")
    assert unfiled_count(db) == 1


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_is_made_small_upright_and_loses_its_place(
    db: Database, contracts: Iterator[int], kind: str
) -> None:
    paper = issue(db, next(contracts))
    kept = file_signed(CLERK, db, ScanFile(paper.id, "IMG_1.jpg", photo((4000, 3000), kind)))
    content, mime = signed_content(CLERK, db, kept)
    picture = Image.open(BytesIO(content))
    assert mime == "image/jpeg"
    assert picture.size == (1500, 2000)
    assert not picture.getexif()


def test_files_that_are_no_signed_paper(db: Database, contracts: Iterator[int]) -> None:
    paper = issue(db, next(contracts))
    files = {
        "ดี.pdf": PDF,
        "ขาด.pdf": b"%PDF-1.4 cut",
        "โต.pdf": b"%PDF-" + b"0" * LARGEST_PDF,
        "x.docx": b"PK",
    }
    filed = file_several(CLERK, db, [ScanFile(paper.id, name, content) for name, content in files.items()])
    assert len(filed.kept) == 1
    said = {
        name: error.issues[0].code for name, error in filed.refused if isinstance(error, ValidationFailed)
    }
    assert said == {"ขาด.pdf": "scan_broken", "โต.pdf": "scan_too_large", "x.docx": "photo_unreadable"}


def test_a_voided_paper_takes_no_signed_copy(db: Database, contracts: Iterator[int]) -> None:
    paper = issue(db, next(contracts))
    documents.void(CLERK, db, paper.id, "พิมพ์ผิด")
    with pytest.raises(Refused) as caught:
        file_signed(CLERK, db, ScanFile(paper.id, "a.pdf", PDF))
    assert caught.value.code == "document_voided"

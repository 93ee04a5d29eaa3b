"""Where scanned pages belong: sure, filed, voided, unknown, another office's, or not to be told."""

from tests import factories
from tests.factories import CLERK
from welfaredesk.db.engine import Database
from welfaredesk.domain.paper_marks import mark
from welfaredesk.queries.paper_scans import Reading, matches
from welfaredesk.services import documents
from welfaredesk.services.documents import Paper
from welfaredesk.services.signed_copies import ScanFile, file_several

PDF = b"%PDF-1.4 signed\n%%EOF\n"


def issue(db: Database, number: int) -> int:
    person = factories.add_person(db, number)
    contract = factories.lend_one(db, person, factories.add_item(db, f"WC-{number}")).contract_id
    given = documents.mark_of_next(db, "L-02", "loan_contract", contract)
    paper = Paper(
        "L-02", f"{number}/2570", "loan_contract", contract, 1, {}, PDF, 1, mark=given, wants_signed=True
    )
    return documents.keep(CLERK, db, paper).id


def test_each_page_is_told_where_it_belongs(db: Database) -> None:
    sure, filed, voided = (issue(db, number) for number in (1, 2, 3))
    file_several(CLERK, db, [ScanFile(filed, "ใบยืม 2.pdf", PDF)])
    documents.void(CLERK, db, voided, "พิมพ์ผิด")
    ours, other = factories.IDENTITY, "เทศบาลตำบลอื่น ลำพูน"
    first, second, third, none = (mark("L-02", number, 2570, office=ours) for number in (1, 2, 3, 99))
    theirs = mark("L-02", 1, 2570, office=other)
    pages = [(first,), (second,), (third,), (none,), (theirs,), (first, second), ()]
    found = matches(db, pages)
    assert [each.reading for each in found] == list(Reading)
    assert [each.document and each.document.id for each in found[:5]] == [sure, filed, voided, None, None]
    assert found[5].mark == f"{first}, {second}"


def test_a_stack_is_kept_in_one_go_but_for_what_was_voided_meanwhile(db: Database) -> None:
    sure, voided = issue(db, 1), issue(db, 2)
    documents.void(CLERK, db, voided, "พิมพ์ผิด")
    files = [ScanFile(voided, "ข.pdf", PDF), ScanFile(sure, "ก.pdf", PDF), ScanFile(sure, "ค.docx", b"PK")]
    filed = file_several(CLERK, db, files)
    assert len(filed.kept) == 1
    assert {name: error.code for name, error in filed.refused} == {
        "ข.pdf": "document_voided",
        "ค.docx": "invalid",
    }

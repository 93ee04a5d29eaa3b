"""The main job in the real window: two registers, a person, a wheelchair, its slip, and back again."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdfium2 import PdfDocument
from sqlalchemy import select

from reports import issuing
from tests.arch.tree import ROOT
from tests.e2e.flashes import flashes
from ui.tour import lending, office
from ui.tour.story import Story
from welfaredesk.db.engine import Database
from welfaredesk.db.models import AuditEvent
from welfaredesk.db.office_file import findings
from welfaredesk.exchange.importing import ImportReport
from welfaredesk.queries.lending import LoanRow
from welfaredesk.queries.lending_counts import desk_counts
from welfaredesk.queries.person_page import person_page
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.services.actor import Actor

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.qt_log_ignore("grabbing the (keyboard|mouse)", extend=True),
]
REGISTERS = ROOT / "tests" / "data" / "registers"
TRUTH = json.loads((REGISTERS / "truth.json").read_text(encoding="utf-8"))


def dump(path: Path) -> list[str]:
    """Everything in an office file."""
    with closing(sqlite3.connect(path)) as file:
        return list(file.iterdump())


def page_text(pdf: bytes) -> str:
    with closing(PdfDocument(pdf)) as document:
        assert len(document) == 1
        return document[0].get_textpage().get_text_bounded()


@dataclass
class Told:
    """The story, and what was seen on the way."""

    story: Story
    first: ImportReport
    before_again: list[str]
    after_again: list[str]
    free_while_out: int
    strays: list[str]

    @property
    def db(self) -> Database:
        return self.story.window.context.db

    @property
    def loan(self) -> LoanRow:
        (loan,) = person_page(self.db, self.story.person.id).loans
        return loan

    def paper(self, name: str) -> bytes:
        return (self.story.folder / name).read_bytes()


@pytest.fixture(scope="module")
def told(prepared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    folder = tmp_path_factory.mktemp("story")
    story = Story(folder, [REGISTERS / "elderly.xlsx", REGISTERS / "disabled.xlsx"])
    file = folder / "office.wdesk"
    with flashes(prepared) as strays:
        office.make_office(story)
        first = office.import_registers(story)
        before = dump(file)
        office.import_again(story)
        after = dump(file)
        office.find_person(story)
        lending.add_devices(story)
        lending.lend(story)
        free = desk_counts(story.window.context.db).free
        lending.save_slip(story)
        lending.take_back(story)
        lending.save_return_record(story)
        lending.show_lists(story)
    yield Told(story, first, before, after, free, strays)
    story.close()


def test_the_registers_bring_exactly_the_people_of_the_truth(told: Told) -> None:
    rows = PersonQuery(told.db, full_ids=True).rows(PersonQuery(told.db).ids())
    bad = {problem["nid"] for problem in TRUTH["problems"] if problem["kind"] == "bad_check_digit"}
    expected = {number for number in TRUTH["people"] if number not in bad}
    assert len(rows) == TRUTH["known_by_id_in_1_and_2"]
    assert {row.national_id.replace("-", "") for row in rows.values()} <= expected
    assert told.first.left_out == TRUTH["elderly"]["bad_ids"] + TRUTH["elderly"]["missing_ids"]


def test_rows_that_wait_are_handed_back_with_their_reasons(told: Told) -> None:
    book = load_workbook(told.story.folder / "waiting_rows.xlsx", read_only=True)
    try:
        cells = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    finally:
        book.close()
    reasons = [text for text in cells if "ไม่ถูกต้อง" in text or "ไม่มีเลขประจำตัว" in text]
    assert len(reasons) == told.first.left_out


def test_the_second_import_changes_nothing(told: Told) -> None:
    assert len(told.before_again) > 500
    assert told.after_again == told.before_again


def test_the_slip_names_who_what_and_where(told: Told) -> None:
    said = page_text(told.paper("loan_slip.pdf"))
    for words in (told.story.person.name, office.OFFICE, "รถเข็นนั่งพับได้", "WC-70-0001", "๑/๒๕๗๐"):
        assert words in said
    assert "ใช้เดินทางไปโรงพยาบาลตามนัด" in said


def test_the_return_is_on_its_record(told: Told) -> None:
    said = "".join(page_text(told.paper("return_record.pdf")).split())
    person = told.story.person.name.replace(" ", "")
    for words in ("ใบรับคืนพัสดุ/ครุภัณฑ์", person, "ชำรุด(ที่วางเท้าหลวม)", "ให้ชดใช้ตามเงื่อนไข"):
        assert words in said


def test_the_signed_slip_is_kept_as_it_was(told: Told) -> None:
    again = issuing.issue(Actor("ผู้ตรวจสอบ"), told.db, "L-02", told.loan.contract_id)
    assert again.pdf == told.paper("loan_slip.pdf")


def test_the_wheelchair_was_out_and_came_back_damaged(told: Told) -> None:
    assert told.free_while_out == 1
    counts = desk_counts(told.db)
    assert (counts.free, counts.out, counts.unfit) == (1, 0, 1)
    loan = told.loan
    assert (loan.no, loan.code, loan.condition_in, loan.return_note) == (
        "1/2570",
        "WC-70-0001",
        "damaged",
        "ที่วางเท้าหลวม",
    )
    assert (loan.due_on - loan.lent_on).days == 90


def test_every_deed_is_in_the_history(told: Told) -> None:
    with told.db.reading() as session:
        wanted = select(AuditEvent.action).where(AuditEvent.entity == "loan_contract").order_by(AuditEvent.id)
        actions = list(session.scalars(wanted))
    # a later reprint may follow
    assert actions[:4] == ["lend", "issue", "take_back", "open_claim"]


def test_the_file_is_sound(told: Told) -> None:
    assert list(findings(told.story.folder / "office.wdesk")) == []


def test_nothing_flashed_up_on_the_way(told: Told) -> None:
    assert told.strays == []

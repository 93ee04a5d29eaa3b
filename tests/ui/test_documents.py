"""The register of issued papers in the window: looking, keeping the signed copy, voiding."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from PIL import Image
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction

from reports import issuing
from reports.batch import reprinted
from tests.reports.pdfs import page_texts
from tests.ui.lending_office import add_device, add_loan, fill_people
from tests.ui.offices import CLERK
from ui.context import AppContext
from ui.global_search import KIND
from ui.pages.documents import register_export, signed_copies
from ui.pages.documents.register import RegisterDialog, VoidDialog
from ui.pages.documents.register_list import FILED, UNFILED, VOIDED
from ui.pages.documents.signed_copies import SignedCopies
from ui.printing.preview import PreviewDialog
from ui.widgets import keyboard_layout
from welfaredesk.errors import Refused
from welfaredesk.queries.documents import document, unfiled_count


@pytest.fixture
def register(office, qtbot):
    people = fill_people(office)
    for number, who in enumerate(("anong", "prasit"), start=1):
        loan = add_loan(office, people[who], add_device(office, f"WC-{number}"), ago=0)
        issuing.issue(CLERK, office.db, "L-02", loan)
    dialog = RegisterDialog(AppContext(office.db, CLERK))
    qtbot.addWidget(dialog)
    return dialog


def scan(tmp_path, name="scan.jpg"):
    content = BytesIO()
    Image.new("RGB", (600, 800), "white").save(content, "JPEG")
    (tmp_path / name).write_bytes(content.getvalue())
    return tmp_path / name


def numbers(register):
    return [register.list.model.row_at(n).no for n in range(register.list.model.rowCount())]


def test_what_has_not_come_back_stands_first(register):
    assert register.list.state() == UNFILED
    assert numbers(register) == ["1/2570", "2/2570"]
    assert not register.signed_button.isEnabled()


def test_a_signed_copy_is_kept_shown_and_taken_out(register, tmp_path, monkeypatch):
    register.keep([scan(tmp_path)])
    assert "เก็บใบที่ลงนาม" in register.banner.text()
    assert numbers(register) == ["2/2570"]
    register.list.chips.chips[FILED].click()
    assert numbers(register) == ["1/2570"]
    register.list.table.select_id(register.list.model.id_at(0))
    register.signed_button.click()
    copies = register.findChild(SignedCopies, "signed_copies")
    assert copies.model.rowCount() == 1
    assert copies.view.data.startswith(b"%PDF-")
    monkeypatch.setattr(
        signed_copies.ReasonDialog,
        "exec",
        lambda asked: (asked.editors["reason"].setPlainText("ของใบอื่น"), asked.accept()),
    )
    copies.remove_button.click()
    assert not copies.isVisible()
    register.list.chips.chips[UNFILED].click()
    assert numbers(register) == ["1/2570", "2/2570"]


def test_a_file_that_is_no_scan_is_refused_with_its_name(register, tmp_path, office):
    wrong = tmp_path / "จดหมาย.docx"
    wrong.write_bytes(b"PK not a picture")
    register.keep([wrong, scan(tmp_path)])
    assert "จดหมาย.docx" in register.banner.text()
    assert unfiled_count(office.db) == 1


def test_enter_opens_the_pages_as_issued(register, qtbot):
    register.list.table.setFocus()
    qtbot.keyClick(register.list.table, Qt.Key.Key_Return)
    paper = register.findChild(PreviewDialog, "paper")
    assert "1/2570" in paper.windowTitle()
    paper.close()


def test_voiding_asks_why(register, monkeypatch):
    def fill(dialog):
        dialog.editors["reason"].setPlainText("พิมพ์ชื่อผิด")
        dialog.accept()

    monkeypatch.setattr(VoidDialog, "exec", fill)
    register.void_button.click()
    register.list.chips.chips[VOIDED].click()
    assert numbers(register) == ["1/2570"]
    register.list.table.select_id(register.list.model.id_at(0))
    assert not register.void_button.isEnabled()


def test_searching_by_number_and_by_name(register):
    register.list.search("2/2570")
    assert numbers(register) == ["2/2570"]
    register.list.search("อนงค์")
    assert numbers(register) == ["1/2570"]
    register.list.search("ไม่มีใคร")
    assert "ไม่มีใคร" in register.list.stack.state.title.text()


def test_several_papers_are_printed_in_one_go(register, qtbot):
    register.list.table.selectAll()
    register.open_button.click()
    qtbot.waitUntil(lambda: register.findChild(PreviewDialog, "paper") is not None, timeout=15_000)
    paper = register.findChild(PreviewDialog, "paper")
    assert "2 ฉบับ" in paper.windowTitle()
    assert len(PdfDocument(paper.view.data)) == 2
    assert not register.bar.isVisibleTo(register)
    paper.close()


def test_a_batch_is_stopped_between_two_papers(register, office):
    ids = register.list.query().ids()
    told = []
    with pytest.raises(Refused) as refused:
        reprinted(
            CLERK,
            office.db,
            ids,
            progress=lambda *done: told.append(done),
            cancelled=lambda: len(told) == 1,
        )
    assert (refused.value.code, told) == ("batch_cancelled", [(0, 2)])


def test_what_is_listed_is_taken_along(register, office, tmp_path, qtbot, monkeypatch):
    register.list.search("อนงค์")
    out = tmp_path / "ทะเบียน.xlsx"
    monkeypatch.setattr(register_export, "chosen_file", lambda _parent, _name: out)
    menu = register.export_button.menu()
    menu.findChild(QAction, "export_xlsx").trigger()
    lines = list(load_workbook(out).active.iter_rows(values_only=True))
    assert [line[3] for line in lines] == ["เลขที่", "1/2570"]
    menu.findChild(QAction, "export_pdf").trigger()
    qtbot.waitUntil(lambda: register.findChild(PreviewDialog, "paper") is not None, timeout=15_000)
    paper = register.findChild(PreviewDialog, "paper")
    text = " ".join(page_texts(paper.view.data))
    assert "ยังไม่ได้เก็บใบที่ลงนาม · «อนงค์»" in text
    assert "รวม ๑ ฉบับ" in text
    paper.close()


def test_a_mark_in_the_search_of_the_window_opens_the_register_there(
    register, window, qtbot, office, monkeypatch
):
    opened = []

    def look(dialog):
        opened.append(dialog.chosen().no)
        dialog.reject()

    monkeypatch.setattr(RegisterDialog, "exec", look)
    paper = document(office.db, 2)
    on_thai_keyboard = paper.mark.translate(str.maketrans(keyboard_layout._LATIN, keyboard_layout._THAI))
    results = window.search.results
    for typed in (paper.mark, on_thai_keyboard, paper.no):
        window.search.setText(typed)
        window.search.look_up()
        kinds = [results.item(row).data(KIND) for row in range(results.count())]
        window.search._open(results.item(kinds.index("paper")))
    assert opened == ["2/2570"] * 3
    register.search.setText(on_thai_keyboard)
    assert numbers(register) == ["2/2570"]

"""The slip on the screen: the real PDF of a real loan, the same bytes whenever it is printed again."""

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.lending_office import LONG_NAME, add_device, add_loan, open_lending
from tests.ui.offices import CLERK
from ui.pages.lending.slip_panel import SlipPanel, file_name
from ui.printing.preview import PreviewDialog
from welfaredesk.queries.lending import loan_lines
from welfaredesk.services.lending import cancel_loan
from welfaredesk.services.lending_returns import ReturnInput, take_back


@pytest.fixture
def loan(office):
    borrower = office.add_person(LONG_NAME, moo="11", house_no="199/45", phone="0898887777")
    items = [add_device(office, f"กสว.416/67/000{number}") for number in range(3)]
    return add_loan(office, borrower, *items, due_in=60, ago=0, purpose="ใช้ดูแลมารดาที่ป่วยติดเตียงที่บ้าน")


@pytest.fixture
def slip(loan, window, monkeypatch):
    page = open_lending(window, monkeypatch)
    page.show_loan(loan)
    return page.stack.currentWidget()


@pytest.fixture
def told(monkeypatch):
    said = []
    monkeypatch.setattr("ui.messages.tell", lambda _parent, text, **_more: said.append(text))
    return said


def preview(slip, qtbot, button) -> PreviewDialog:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PreviewDialog), timeout=15_000)
    return QApplication.activeModalWidget()


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[0].get_textpage().get_text_bounded()
    finally:
        document.close()


def test_the_paper_says_who_and_from_whom(slip, qtbot):
    dialog = preview(slip, qtbot, slip.print_button)
    said = text_of(dialog.view.data)
    assert LONG_NAME in said
    assert "เทศบาลตำบลทดสอบ" in said
    assert dialog.windowTitle() == "ใบยืม 1/2570"
    assert dialog.view.page_label.text() == "หน้า 1 จาก 1"
    dialog.done(0)


def test_the_page_is_drawn_and_can_be_made_larger(slip, qtbot):
    dialog = preview(slip, qtbot, slip.print_button)
    dialog.view.canvas.fit("page")
    picture = dialog.view.canvas.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name() for x in range(0, picture.width(), 3) for y in range(0, 400, 3)
    }
    assert "#ffffff" in colours
    assert len(colours) > 20  # letters, drawn with soft edges
    before = dialog.view.canvas.zoom()
    dialog.view.canvas.step_zoom(1)
    assert dialog.view.canvas.zoom() > before
    dialog.done(0)


def test_printed_again_it_is_the_same_to_the_byte(slip, qtbot, office):
    first = preview(slip, qtbot, slip.print_button)
    kept = first.view.data
    first.done(0)
    office.add_person("นายคนอื่น มาใหม่")
    again = preview(slip, qtbot, slip.print_button)
    assert again.view.data == kept
    again.done(0)


def test_the_return_is_a_paper_of_its_own(slip, qtbot, office, loan):
    assert not slip.returned_button.isVisible()
    line = loan_lines(office.db, loan)[0]
    returned = take_back(CLERK, office.db, [ReturnInput(line.line_id, condition="damaged", note="ล้อหัก")])
    slip.context.changes.announce(returned.touched)
    dialog = preview(slip, qtbot, slip.returned_button)
    assert dialog.windowTitle() == "บันทึกการคืน 1/2570"
    assert "ล้อหัก" in text_of(dialog.view.data)
    dialog.done(0)


def test_a_cancelled_slip_is_not_printed(slip, qtbot, office, loan, told):
    cancel_loan(CLERK, office.db, loan, "ผิดคน")
    qtbot.mouseClick(slip.print_button, Qt.MouseButton.LeftButton)  # not told of the change yet
    qtbot.waitUntil(lambda: bool(told))
    assert "ถูกยกเลิกแล้ว" in told[0]


def test_saved_as_pdf_it_is_the_same_file(qtbot, tmp_path, slip, monkeypatch):
    dialog = preview(slip, qtbot, slip.print_button)
    panel = SlipPanel()
    qtbot.addWidget(panel)
    panel.show_slip(dialog.view.data, "ใบยืม", "1/2570")
    target = tmp_path / "ใบยืม.pdf"
    proposed = []

    def choose(_parent, _title, name, *_more):
        proposed.append(name)
        return str(target), ""

    monkeypatch.setattr("ui.printing.printer.QFileDialog.getSaveFileName", choose)
    panel.save_slip()
    assert proposed[0].endswith("ใบยืม 1-2570.pdf")
    assert target.read_bytes() == dialog.view.data
    dialog.done(0)


def test_without_a_paper_nothing_is_printed_or_saved(qtbot, monkeypatch):
    panel = SlipPanel()
    qtbot.addWidget(panel)
    asked = []
    monkeypatch.setattr("ui.pages.lending.slip_panel.print_pdf", lambda *given: asked.append(given) or True)
    monkeypatch.setattr("ui.pages.lending.slip_panel.save_pdf", lambda *given: asked.append(given))
    panel.clear("ยังไม่มีใบยืม")
    assert not panel.print_slip()
    panel.save_slip()
    assert asked == []
    assert panel.view.canvas.notice == "ยังไม่มีใบยืม"


def test_file_names_are_ones_windows_takes():
    assert file_name("ใบยืม", "12/2570") == "ใบยืม 12-2570.pdf"

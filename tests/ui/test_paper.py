"""Looking at a PDF, printing it, saving it."""

import io
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog
from reportlab.pdfgen.canvas import Canvas

from ui import messages
from ui.printing import printer as printing
from ui.printing.pdf_pages import PdfPages, UnreadablePdf
from ui.printing.pdf_view import PdfView
from ui.printing.preview import PreviewDialog

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)


def pdf(*sizes: tuple[float, float]) -> bytes:
    """A page of each size with a black square of 20 mm at its top left corner, 10 mm from the edges."""
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    for width, height in sizes or (A4,):
        canvas.setPageSize((width, height))
        canvas.rect(10 * MM, height - 30 * MM, 20 * MM, 20 * MM, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


@pytest.fixture
def told(monkeypatch):
    heard = []
    monkeypatch.setattr(messages, "tell", lambda _parent, text, **_more: heard.append(text))
    return heard


@pytest.fixture
def view(qtbot):
    made = PdfView()
    qtbot.addWidget(made)
    made.resize(700, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_page_is_drawn_where_the_paper_says():
    pages = PdfPages.open(pdf())
    picture = pages.picture(0, 2.0)
    assert (picture.width(), picture.height()) == (round(A4[0] * 2 + 0.5), round(A4[1] * 2 + 0.5))
    assert picture.pixelColor(round(20 * MM * 2), round(20 * MM * 2)).name() == "#000000"
    assert picture.pixelColor(round(40 * MM * 2), round(20 * MM * 2)).name() == "#ffffff"
    pages.close()


def test_bytes_that_are_no_pdf_are_said_to_be_none(view):
    with pytest.raises(UnreadablePdf):
        PdfPages.open(b"not a pdf")
    assert view.show_pdf(pdf())
    assert not view.show_pdf(b"not a pdf")
    assert view.data == b""
    assert "เสียหาย" in view.canvas.notice
    view.grab()  # the notice is painted, not the page before it


def test_the_page_fills_the_width_and_the_whole_page_fits_on_demand(view):
    view.show_pdf(pdf(A4, A4))
    wide = view.canvas.zoom()
    assert view.page_label.text() == "หน้า 1 จาก 2"
    assert view.canvas.horizontalScrollBar().maximum() == 0
    view.canvas.fit("page")
    assert view.canvas.zoom() < wide
    assert view.size_label.text() == f"{view.canvas.zoom():.0%}"


def test_it_follows_the_window_until_a_size_is_chosen(qtbot, view):
    view.show_pdf(pdf())
    before = view.canvas.zoom()
    view.resize(900, 500)
    qtbot.waitUntil(lambda: view.canvas.zoom() > before)
    view.canvas.set_zoom(1.0)
    view.resize(700, 500)
    assert view.canvas.zoom() == 1.0


def test_steps_go_up_and_down_and_end(view):
    view.show_pdf(pdf())
    view.canvas.set_zoom(1.0)
    view.canvas.step_zoom(1)
    assert view.canvas.zoom() == 1.25
    view.canvas.step_zoom(-1)
    assert view.canvas.zoom() == 1.0
    for _ in range(20):
        view.canvas.step_zoom(1)
    assert view.canvas.zoom() == 4.0


def test_scrolling_tells_the_page(qtbot, view):
    view.show_pdf(pdf(A4, A4, A4))
    qtbot.keyClick(view.canvas, Qt.Key.Key_End)
    assert view.page_label.text() == "หน้า 3 จาก 3"
    qtbot.keyClick(view.canvas, Qt.Key.Key_Home)
    assert view.page_label.text() == "หน้า 1 จาก 3"


def test_the_paper_is_seen(view):
    view.show_pdf(pdf())
    view.canvas.fit("page")
    picture = view.canvas.viewport().grab().toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 4)
        for y in range(0, picture.height(), 4)
    }
    assert {"#000000", "#ffffff"} <= colours


def test_every_page_is_printed_in_its_own_size_and_place(qapp, tmp_path):
    lying = (A4[1], A4[0])
    pages = PdfPages.open(pdf(A4, lying))
    target = tmp_path / "out.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(150)
    printing.set_paper(printer, pages.sizes[0])
    assert printing.paint_pages(printer, pages)
    printed = pypdfium2.PdfDocument(target)
    sizes = [tuple(round(side / MM) for side in printed.get_page_size(number)) for number in range(2)]
    assert sizes == [(210, 297), (297, 210)]
    picture = printed[0].render(scale=2).to_pil().convert("L")
    black = [round(side / 2 / MM, 1) for side in picture.point(lambda v: 255 * (v < 128)).getbbox()]
    assert black == pytest.approx([10, 10, 30, 30], abs=0.4)


def test_a_range_of_pages_is_respected(qapp):
    printer = QPrinter()
    assert list(printing.chosen_pages(printer, 3)) == [0, 1, 2]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)
    assert list(printing.chosen_pages(printer, 3)) == [1, 2]


def test_without_a_printer_it_says_what_to_do(monkeypatch, qapp, told):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    assert not printing.print_pdf(None, pdf(), "ใบยืม")
    assert "บันทึกเป็น PDF" in told[0]


def test_a_damaged_paper_is_not_printed(monkeypatch, qapp, told):
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["เครื่อง 1"]))
    assert not printing.print_pdf(None, b"", "ใบยืม")
    assert "เสียหาย" in told[0]


def test_a_pdf_is_saved_where_asked_with_its_ending(monkeypatch, qapp, tmp_path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "ใบยืม 12"), ""))
    assert printing.save_pdf(None, pdf(), "x.pdf") == tmp_path / "ใบยืม 12.pdf"
    assert (tmp_path / "ใบยืม 12.pdf").read_bytes() == pdf()


def test_calling_off_saves_nothing(monkeypatch, qapp):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert printing.save_pdf(None, pdf(), "x.pdf") is None


def test_a_place_that_can_not_be_written_is_told(monkeypatch, qapp, tmp_path, told):
    target = tmp_path / "gone" / "x.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    assert printing.save_pdf(None, pdf(), "x.pdf") is None
    assert "x.pdf" in told[0]


def test_the_preview_prints_what_it_shows(monkeypatch, qtbot):
    sent = []
    monkeypatch.setattr(
        "ui.printing.preview.print_pdf", lambda _parent, data, title: sent.append((data, title)) or True
    )
    dialog = PreviewDialog(pdf(), "ใบยืมพัสดุ", "ใบยืม.pdf")
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.printed):
        dialog.print_button.click()
    assert sent == [(pdf(), "ใบยืมพัสดุ")]
    assert not PreviewDialog(b"bad", "x", str(Path("x.pdf"))).print_button.isEnabled()

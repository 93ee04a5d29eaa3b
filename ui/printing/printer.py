"""Sending a finished PDF to the printer, or into a file."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, QSizeF, QStandardPaths
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from ui import messages
from ui.printing.pdf_pages import POINTS_PER_INCH, PdfPages, UnreadablePdf
from ui.theme import Tone

_MOST_DPI = 600  # more shows nothing on paper and a page would take over 100 MB

translate = QCoreApplication.translate


def print_pdf(parent: QWidget | None, data: bytes, title: str) -> bool:
    """Ask for a printer and print; True when the job was handed over. `title` names it in the queue."""
    if not QPrinterInfo.availablePrinterNames():
        text = translate("printer", "ไม่พบเครื่องพิมพ์ในเครื่องนี้ กรุณาติดตั้งเครื่องพิมพ์ หรือบันทึกเป็น PDF แทน")
        messages.tell(parent, text, tone=Tone.WAIT)
        return False
    try:
        pages = PdfPages.open(data)
    except UnreadablePdf:
        messages.tell(parent, translate("printer", "พิมพ์ไม่ได้ เอกสารเสียหาย กรุณาสร้างใหม่อีกครั้ง"), tone=Tone.LATE)
        return False
    try:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        set_paper(printer, pages.sizes[0])
        dialog = QPrintDialog(printer, parent)
        dialog.setWindowTitle(translate("printer", "พิมพ์ {title}").format(title=title))
        dialog.setMinMax(1, len(pages.sizes))
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return False
        return _print_or_tell(parent, printer, pages)
    finally:
        pages.close()


def paint_pages(printer: QPrinter, pages: PdfPages) -> bool:
    """Draw the chosen pages at the printer's resolution; False when the printer gives up."""
    painter = QPainter()
    for place, number in enumerate(chosen_pages(printer, len(pages.sizes))):
        set_paper(printer, pages.sizes[number])
        if not (painter.begin(printer) if place == 0 else printer.newPage()):
            return False
        dpi = min(printer.resolution(), _MOST_DPI)
        picture = pages.picture(number, dpi / POINTS_PER_INCH, gray=True)
        painter.drawImage(_target(printer, pages.sizes[number]), picture)
    return painter.end() and printer.printerState() != QPrinter.PrinterState.Error


def chosen_pages(printer: QPrinter, count: int) -> Iterable[int]:
    """The page numbers (from 0) of the range asked for in the print dialog, all without one."""
    ranged = printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage() > 0
    first, last = (printer.fromPage(), min(printer.toPage(), count)) if ranged else (1, count)
    return range(first - 1, last)


def set_paper(printer: QPrinter, size: QSizeF) -> None:
    """The page's own paper, its whole face: forms bring their own margins."""
    lying = size.width() > size.height()
    upright = size.transposed() if lying else size
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    turn = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    printer.setPageLayout(QPageLayout(paper, turn, QMarginsF()))


def save_pdf(parent: QWidget | None, data: bytes, suggested_name: str) -> Path | None:
    """Ask where to and write the PDF; the file's path, None when called off or not possible (and told)."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    name, _filter = QFileDialog.getSaveFileName(
        parent,
        translate("printer", "บันทึกเป็น PDF"),
        str(Path(folder) / suggested_name),
        translate("printer", "เอกสาร PDF (*.pdf)"),
    )
    if not name:
        return None
    path = Path(name)
    if path.suffix.lower() != ".pdf":
        path = path.with_name(path.name + ".pdf")
    try:
        path.write_bytes(data)
    except OSError:
        text = translate("printer", "เขียนไฟล์ {file} ไม่ได้ กรุณาปิดไฟล์นั้นถ้าเปิดอยู่ หรือเลือกที่เก็บอื่น")
        messages.tell(parent, text.format(file=path.name), tone=Tone.LATE)
        return None
    return path


def _print_or_tell(parent: QWidget | None, printer: QPrinter, pages: PdfPages) -> bool:
    if paint_pages(printer, pages):
        return True
    text = translate("printer", "เครื่องพิมพ์ {name} ไม่ตอบรับ กรุณาตรวจว่าเปิดเครื่องและมีกระดาษ แล้วพิมพ์อีกครั้ง")
    messages.tell(parent, text.format(name=printer.printerName()), tone=Tone.LATE)
    return False


def _target(printer: QPrinter, size: QSizeF) -> QRectF:
    """Where the page goes, in the printer's pixels: its own size, smaller only if the paper is smaller."""
    paper = printer.pageLayout().fullRectPixels(printer.resolution()).toRectF()
    scale = printer.resolution() / POINTS_PER_INCH
    wanted = size * scale
    if wanted.width() > paper.width() + 2 or wanted.height() > paper.height() + 2:
        wanted *= min(paper.width() / wanted.width(), paper.height() / wanted.height())
    return QRectF(paper.topLeft(), wanted)

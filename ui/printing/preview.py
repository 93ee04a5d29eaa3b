"""A window of its own for one paper: look, print, save."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.printing.pdf_view import PdfView
from ui.printing.printer import print_pdf, save_pdf
from ui.widgets.parts import button


class PreviewDialog(QDialog):
    """Shows a finished PDF with the buttons พิมพ์ and บันทึกเป็น PDF; `printed` follows a handed-over job."""

    printed = Signal()

    def __init__(self, data: bytes, title: str, file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._file_name = title, file_name
        self.setWindowTitle(title)
        self.view = PdfView()
        self.save_button = button(self.tr("บันทึกเป็น PDF"), "download", clicked=self._save)
        self.view.add_action(self.save_button)
        self.print_button = button(self.tr("พิมพ์"), "print", "primary", self._print)
        self.print_button.setShortcut("Ctrl+P")
        self.view.add_action(self.print_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.print_button.setEnabled(self.view.show_pdf(data))
        self.resize(self.sizeHint())  # Qt alone takes two thirds of the screen at most
        self.print_button.setFocus()

    def sizeHint(self) -> QSize:
        room = self.screen().availableGeometry().size()
        return QSize(min(860, room.width() - 40), room.height() - 60)

    def _print(self) -> None:
        if print_pdf(self, self.view.data, self._title):
            self.printed.emit()

    def _save(self) -> None:
        save_pdf(self, self.view.data, self._file_name)

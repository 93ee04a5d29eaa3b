"""The paper just made, beside what it was made from: look, print, save as PDF."""

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.printing.pdf_view import PdfView
from ui.printing.printer import print_pdf, save_pdf
from ui.theme import set_look


def file_name(title: str, no: str) -> str:
    """A file name Windows takes: 12/2570 becomes 12-2570."""
    return f"{title} {no.replace('/', '-')}".strip() + ".pdf"


class SlipPanel(QFrame):
    """Shows one issued paper. `print_slip()` asks for the printer."""

    def __init__(self) -> None:
        super().__init__()
        set_look(self, role="card")
        self._title = ""
        self.view = PdfView(placeholder=self.tr("กำลังทำใบยืม…"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.view)

    def show_slip(self, pdf: bytes, title: str, no: str) -> None:
        """Show an issued paper."""
        self._title = file_name(title, no)
        self.view.show_pdf(pdf)

    def clear(self, notice: str = "") -> None:
        """Show no paper, with a word in its place."""
        self.view.clear(notice)

    def print_slip(self) -> bool:
        """Print what is shown; False when there is nothing or it was called off."""
        return bool(self.view.data) and print_pdf(self, self.view.data, self._title.removesuffix(".pdf"))

    def save_slip(self) -> None:
        """Save what is shown as a PDF file."""
        if self.view.data:
            save_pdf(self, self.view.data, self._title)

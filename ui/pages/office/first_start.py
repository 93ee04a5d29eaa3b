"""The first question: which office? A new one, one that is kept in a file, or one to try things out in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from ui import messages, places
from ui.icons import icon_label
from ui.jobs import Jobs
from ui.pages.office.dialogs import OfficeDialog, make_office
from ui.theme import Tone, tokens
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.parts import Paragraph, button, label, row
from welfaredesk import paths
from welfaredesk.db.office_file import SUFFIX, create_office_file, recognise
from welfaredesk.errors import DomainError
from welfaredesk.messages import text_of
from welfaredesk.services.actor import Actor, system_actor


class FirstStart(QDialog):
    """Three ways to an office file; `chosen` is the file once one was made or picked."""

    def __init__(self, actor: Actor, parent: QWidget | None = None, *, problem: str = "") -> None:
        super().__init__(parent)
        self.actor = actor
        self.chosen: Path | None = None
        self._jobs = Jobs(self)
        self.setWindowTitle(self.tr("เลือกสำนักงาน"))
        self.banner = Banner()
        self.banner.say(Tone.LATE, problem)
        self.new_button = self._way(self.tr("สร้างสำนักงาน"), "plus", "primary", self._make_new)
        self.open_button = self._way(self.tr("เลือกแฟ้ม…"), "file", "", self._open_existing)
        self.demo_button = self._way(self.tr("เปิดตัวอย่าง"), "people", "", self._make_demo)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(tokens.GAP_XXL,) * 4)
        layout.setSpacing(tokens.GAP_M)
        layout.addLayout(self._welcome())
        layout.addWidget(self.banner)
        layout.addWidget(
            self._card(
                "house",
                self.tr("ตั้งสำนักงานใหม่"),
                self.tr("เริ่มใช้ครั้งแรก กรอกชื่อหน่วยงาน ผู้ลงนาม และเงื่อนไขการยืม ใช้เวลาราว 5 นาที"),
                self.new_button,
            )
        )
        layout.addWidget(
            self._card(
                "file",
                self.tr("เปิดแฟ้มสำนักงานที่มีอยู่"),
                self.tr("แฟ้ม .wdesk ที่สร้างไว้แล้ว หรือที่ย้ายมาจากเครื่องอื่น"),
                self.open_button,
            )
        )
        layout.addWidget(
            self._card(
                "people",
                self.tr("ลองใช้กับสำนักงานตัวอย่าง"),
                self.tr("มีรายชื่อและอุปกรณ์สมมติให้ลองยืม–คืนได้ทุกอย่าง ไม่เกี่ยวกับข้อมูลจริง"),
                self.demo_button,
            )
        )
        self.setMinimumWidth(640)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        layout = self.layout()
        if layout is not None:  # its words wrap: how high they get is known at this width only
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    # --- putting it together ---

    def _welcome(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(tokens.GAP_XS)
        line = row(icon_label("people", tokens.PRIMARY, 32), label(self.tr("งานสวัสดิการสังคม"), "title"), None)
        head.addLayout(line)
        head.addWidget(
            Paragraph(
                self.tr("ทะเบียนผู้รับสวัสดิการ และยืม–คืนกายอุปกรณ์ เก็บในแฟ้มเดียวในเครื่องนี้ ไม่ต้องใช้อินเทอร์เน็ต"), "muted"
            )
        )
        return head

    def _way(self, text: str, picture: str, kind: str, clicked: Callable[[], object]) -> QWidget:
        made = button(text, picture, kind, clicked)
        made.setMinimumWidth(156)
        return made

    @staticmethod
    def _card(picture: str, title: str, text: str, action: QWidget) -> Card:
        card = Card()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(label(title, "section"))
        words.addWidget(Paragraph(text, "muted"))
        words.addStretch(1)
        line = row(icon_label(picture, tokens.PRIMARY, 32), gap=tokens.GAP_L)
        line.addLayout(words, 1)
        line.addWidget(action, 0, Qt.AlignmentFlag.AlignVCenter)
        card.add(line)
        return card

    # --- the three ways ---

    def _make_new(self) -> None:
        dialog = OfficeDialog(lambda form: make_office(self.actor, form), None, self, with_place=True)
        dialog.save_button.setText(self.tr("สร้างแฟ้มสำนักงาน"))
        dialog.saved.connect(self._take)
        dialog.exec()
        dialog.deleteLater()

    def _open_existing(self) -> None:
        kinds = self.tr("แฟ้มสำนักงาน (*{suffix})").format(suffix=SUFFIX)
        title, folder = self.tr("เปิดแฟ้มสำนักงาน"), str(places.documents())
        name, _kind = QFileDialog.getOpenFileName(self, title, folder, kinds)
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Take a file that is an office file; say what is wrong with any other."""
        try:
            recognise(path)
        except DomainError as error:
            self.banner.say(Tone.LATE, text_of(error))
            return
        self._take(path)

    def _make_demo(self) -> None:
        path = paths.data_dir() / (self.tr("สำนักงานตัวอย่าง") + SUFFIX)
        if path.exists():
            self.open_file(path)
            return
        for made in (self.new_button, self.open_button, self.demo_button):
            made.setEnabled(False)
        self.banner.say(Tone.INFO, self.tr("กำลังสร้างสำนักงานตัวอย่าง 2,405 คน ใช้เวลาสักครู่…"))
        self._jobs.start(lambda *_: make_demo(self.actor, path), self._take, self._demo_failed, owner=self)

    def _demo_failed(self, error: Exception) -> None:
        for made in (self.new_button, self.open_button, self.demo_button):
            made.setEnabled(True)
        self.banner.clear()
        messages.show_error(self, error)

    def _take(self, path: Path) -> None:
        self.chosen = path
        self.accept()


def make_demo(actor: Actor, path: Path) -> Path:
    """A demo office in a new file; nothing is left behind when it fails. Raises Refused."""
    from welfaredesk.services import demo_office

    db = create_office_file(path)
    try:
        demo_office.build(actor, db)
    except BaseException:
        db.close()
        path.unlink()
        raise
    db.close()
    return path


def ask_for_office(problem: DomainError | None = None, parent: QWidget | None = None) -> Path | None:
    """The office file to open, None when the clerk closed the question."""
    dialog = FirstStart(system_actor(), parent, problem=text_of(problem) if problem else "")
    dialog.exec()
    dialog.deleteLater()
    return dialog.chosen

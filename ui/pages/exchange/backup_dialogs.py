"""Making a backup, and putting one back. Both say where files are, and that they were checked."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QVBoxLayout, QWidget

from ui import messages, places
from ui.context import AppContext
from ui.pages.office.fields import PlaceEdit
from ui.theme import Tone, set_look, tokens
from ui.widgets.banner import Banner
from ui.widgets.field import Field
from ui.widgets.parts import Paragraph, button, row
from welfaredesk.db.office_file import SUFFIX
from welfaredesk.domain import thai_dates
from welfaredesk.errors import DomainError
from welfaredesk.messages import text_of
from welfaredesk.services.backup import backup, restore

_FOLDER = "backup/folder"


class _PlainDialog(QDialog):
    """Words, a part to fill in, a banner for the outcome, buttons at the foot."""

    def __init__(self, parent: QWidget | None, title: str, intro: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(600)
        self.banner = Banner()
        self.body = QVBoxLayout()
        self.body.setContentsMargins(tokens.GAP_XL, tokens.GAP_L, tokens.GAP_XL, tokens.GAP_L)
        self.body.setSpacing(tokens.GAP_M)
        self.body.addWidget(Paragraph(intro, "muted"))
        self.footer = row(None)
        self.footer.setContentsMargins(tokens.GAP_XL, tokens.GAP_M, tokens.GAP_XL, tokens.GAP_M)
        foot = QFrame()
        set_look(foot, role="footer")
        foot.setLayout(self.footer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self.body, 1)
        layout.addWidget(foot)


class BackupDialog(_PlainDialog):
    """Choose a folder, copy, be told that the copy was verified."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        intro = self.tr(
            "สำเนาข้อมูลทั้งหมดของสำนักงานเป็นแฟ้มเดียว ทำได้ขณะใช้งานอยู่ ระบบตรวจความครบถ้วนของสำเนาให้ทุกครั้ง\n"
            "ควรเก็บไว้นอกเครื่องนี้ด้วย เช่น แฟลชไดรฟ์ที่เก็บในตู้ล็อก เพราะมีข้อมูลส่วนบุคคล"
        )
        super().__init__(parent, self.tr("สำรองข้อมูล"), intro)
        self.context = context
        self.saved_to: Path | None = None
        self.place = PlaceEdit(_usual_folder(), self._choose)
        self.start_button = button(self.tr("สำรองข้อมูล"), "backup", "primary", self.start)
        self.folder_button = button(self.tr("เปิดโฟลเดอร์"), "file", "", self._open_folder)
        self.close_button = button(self.tr("ปิด"), clicked=self.reject)
        self.folder_button.hide()
        self.body.addWidget(Field(self.tr("เก็บไว้ที่โฟลเดอร์"), self.place))
        self.body.addWidget(self.banner)
        self.body.addStretch(1)
        for part in (self.folder_button, self.close_button, self.start_button):
            self.footer.addWidget(part)

    def start(self) -> None:
        """Make the backup off the GUI thread."""
        folder = self.place.value()
        self.start_button.setEnabled(False)
        self.banner.say(Tone.INFO, self.tr("กำลังสำรองและตรวจสอบ…"))
        self.context.jobs.start(
            lambda _progress, _cancelled: backup(self.context.actor, self.context.db, folder),
            self._done,
            self._failed,
            owner=self,
        )

    def _done(self, path: Path) -> None:
        self.saved_to = path
        places.settings().setValue(_FOLDER, str(path.parent))
        text = self.tr("สำรองแล้ว และตรวจแล้วว่าแฟ้มครบถ้วน ({size})\n{path}")
        self.banner.say(Tone.DONE, text.format(path=path, size=_size(path)))
        self.folder_button.show()
        self.start_button.setEnabled(True)
        self.close_button.setFocus()

    def _failed(self, error: Exception) -> None:
        self.start_button.setEnabled(True)
        if not isinstance(error, DomainError):
            self.banner.clear()
            raise error
        self.banner.say(Tone.LATE, text_of(error))

    def _choose(self, present: Path) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("เก็บไว้ที่โฟลเดอร์"), str(present))
        return Path(chosen) if chosen else None

    def _open_folder(self) -> None:
        if self.saved_to is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.saved_to.parent)))


class RestoreDialog(_PlainDialog):
    """Choose a backup, agree to what it replaces, and go on with it."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        intro = self.tr(
            "นำแฟ้มสำรองกลับมาใช้แทนข้อมูลปัจจุบัน รายการที่บันทึกหลังวันที่สำรองจะไม่อยู่ในข้อมูลที่กู้คืน\n"
            "ก่อนกู้คืน ระบบตรวจแฟ้มสำรอง และเก็บแฟ้มปัจจุบันไว้ข้าง ๆ กัน เผื่อต้องย้อนกลับ"
        )
        super().__init__(parent, self.tr("กู้คืนข้อมูล"), intro)
        self.context = context
        self.source: Path | None = None
        self.kept: Path | None = None
        self.chosen = Paragraph(self.tr("ยังไม่ได้เลือกแฟ้มสำรอง"))
        self.choose_button = button(self.tr("เลือกแฟ้มสำรอง…"), "file", clicked=self._choose)
        self.restore_button = button(self.tr("กู้คืนข้อมูล"), "undo", "danger", self.start)
        self.close_button = button(self.tr("ยกเลิก"), clicked=self.reject)
        self.restore_button.setEnabled(False)
        line = row(self.chosen, self.choose_button, gap=tokens.GAP_M)
        line.setStretch(0, 1)
        self.body.addLayout(line)
        self.body.addWidget(self.banner)
        self.body.addStretch(1)
        for part in (self.close_button, self.restore_button):
            self.footer.addWidget(part)

    def choose_file(self, path: Path) -> None:
        """Take a file; what it is is checked when it is put back."""
        self.source = path
        self.chosen.set_plain(f"{path.name}\n{path.parent}\n{_age(path)} · {_size(path)}")
        self.restore_button.setEnabled(True)
        self.banner.clear()

    def start(self) -> None:
        """Ask once more, then replace the present data and open it."""
        if self.source is None or not self._agreed():
            return
        target = self.context.db.path
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            # nothing may have the file open while another takes its place
            self.context.release()
            self.kept = restore(self.context.actor, self.source, target)
            self.context.switch(target)
        except DomainError as error:
            self.banner.say(Tone.LATE, text_of(error))
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._show_done(self.kept)

    def _show_done(self, kept: Path) -> None:
        text = self.tr("กู้คืนแล้ว กำลังใช้ข้อมูลจากแฟ้มสำรอง\nแฟ้มก่อนกู้คืนเก็บไว้ที่ {kept}")
        self.banner.say(Tone.DONE, text.format(kept=kept))
        self.restore_button.hide()
        self.choose_button.hide()
        self.close_button.setText(self.tr("ปิด"))
        self.close_button.setFocus()

    def _agreed(self) -> bool:
        text = self.tr("ข้อมูลปัจจุบันของ {office} จะถูกแทนด้วยข้อมูลจากแฟ้มสำรอง «{file}»\nต้องการกู้คืนหรือไม่")
        name = self.source.name if self.source else ""
        question = text.format(office=self.context.office.name, file=name)
        return messages.ask(self, question, self.tr("กู้คืนแทนข้อมูลปัจจุบัน"), danger=True)

    def _choose(self) -> None:
        kinds = self.tr("แฟ้มสำรอง (*{suffix})").format(suffix=SUFFIX)
        name, _kind = QFileDialog.getOpenFileName(self, self.tr("เลือกแฟ้มสำรอง"), str(_usual_folder()), kinds)
        if name:
            self.choose_file(Path(name))


def _usual_folder() -> Path:
    """The folder used last, else one in the documents."""
    kept = str(places.settings().value(_FOLDER, ""))
    return Path(kept) if kept and Path(kept).is_dir() else places.documents() / "WelfareDesk" / "backup"


def _size(path: Path) -> str:
    return f"{path.stat().st_size / 1_048_576:,.1f} MB"


def _age(path: Path) -> str:
    made = datetime.fromtimestamp(path.stat().st_mtime)
    words = QCoreApplication.translate("exchange", "{day} {time} น.")
    return words.format(day=thai_dates.screen(made.date()), time=f"{made:%H:%M}")

"""When there is a bug: it is logged, told in plain words, and can be reported without names or ids."""

import logging
import platform
import re
import sys
import threading
import traceback
from pathlib import Path, PurePath
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, qVersion
from PySide6.QtWidgets import QApplication, QFileDialog

from ui import logs
from ui.theme import Tone
from ui.widgets.message_box import MessageBox
from ui.widgets.parts import button

log = logging.getLogger(__name__)
translate = QCoreApplication.translate

# what could be somebody's: Thai words, national ids, phone numbers, and any long run of digits
_THAI = re.compile(r"[\u0e01-\u0e5b]+(?:[\s.]+[\u0e01-\u0e5b]+)*")
_LONG_NUMBER = re.compile(r"\d-\d{4}-\d{5}-\d{2}-\d|\b0\d{1,2}[- ]\d{3}[- ]?\d{3,4}\b|\d{9,}")


class CrashHook(QObject):
    """Takes exceptions nobody expected from any thread and tells of them on the GUI thread."""

    _happened = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._telling = False
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from Python's own hooks, for the main thread and all others."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    def _on_thread_exception(self, failed: threading.ExceptHookArgs) -> None:
        if failed.exc_value is not None:
            self._on_exception(failed.exc_type, failed.exc_value, failed.exc_traceback)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, _trace)
            return
        place = where(error)
        log.critical("unexpected error\n%s", place)
        # a worker's thread may be the one that fails: only a signal crosses over
        self._happened.emit(place)

    def _tell(self, place: str) -> None:
        if self._telling:  # one box is enough, however many follow
            return
        self._telling = True
        try:
            CrashBox(report(place)).exec()
        finally:
            self._telling = False


class CrashBox(MessageBox):
    """Says in plain words what happened; the report can be copied or saved."""

    def __init__(self, text: str) -> None:
        words = translate(
            "crash",
            "โปรแกรมทำงานผิดพลาดโดยไม่คาดคิด\n"
            "ข้อมูลที่บันทึกแล้วอยู่ครบ รายการที่กำลังทำค้างอยู่ยังไม่ถูกบันทึก กรุณาลองทำใหม่\n\n"
            "ถ้าเป็นซ้ำ กรุณาคัดลอกหรือบันทึกรายงานแล้วส่งให้ผู้ดูแลโปรแกรม รายงานไม่มีชื่อหรือเลขประจำตัวของใคร",
        )
        super().__init__(QApplication.activeWindow(), words, Tone.LATE)
        self.setWindowTitle(QCoreApplication.applicationName())
        self.report = text
        self.copy_button = button(translate("crash", "คัดลอกรายงาน"), "copy", clicked=self._copy)
        self.save_button = button(translate("crash", "บันทึกรายงาน"), "save", clicked=self._save)
        self.add_button(self.copy_button)
        self.add_button(self.save_button)
        self.add("close", translate("crash", "ปิด"), kind="primary", default=True)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.report)
        self.copy_button.setText(translate("crash", "คัดลอกแล้ว"))

    def _save(self) -> None:
        title, kinds = translate("crash", "บันทึกรายงาน"), translate("crash", "ข้อความ (*.txt)")
        name, _kind = QFileDialog.getSaveFileName(self, title, "welfaredesk-report.txt", kinds)
        if not name:
            return
        try:
            Path(name).write_text(self.report, encoding="utf-8")
        except OSError:
            self.text.set_plain(translate("crash", "บันทึกรายงานที่นั่นไม่ได้ กรุณาเลือกที่เก็บอื่น หรือกดคัดลอกรายงาน"))
        else:
            self.save_button.setText(translate("crash", "บันทึกแล้ว"))


def where(error: BaseException) -> str:
    """The kind of error (and of those behind it) and the lines it went through.

    The errors' own texts are left out, they may hold names; so are the folders before the program's own.
    """
    lines: list[str] = []
    link: BaseException | None = error
    while link is not None:
        frames = traceback.extract_tb(link.__traceback__)
        trail = [f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
        lines = [*trail, type(link).__name__, *lines]
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\n".join(lines)


def report(place: str) -> str:
    """The text to send: versions, system, where it failed, and the last log lines, without personal data."""
    version = QCoreApplication.applicationVersion()
    head = f"WelfareDesk {version} · Python {platform.python_version()} · Qt {qVersion()}"
    return scrub("\n".join([head, platform.platform(), "", place, "", *logs.last_lines()]))


def scrub(text: str) -> str:
    """`text` without Thai words, without long numbers and without the user's own folder."""
    text = text.replace(str(Path.home()), "~")
    return _LONG_NUMBER.sub("#", _THAI.sub("…", text))


def _short(filename: str) -> str:
    """The last three parts of a path: enough to find the line, too little to tell whose computer it is."""
    return "/".join(PurePath(filename).parts[-3:])

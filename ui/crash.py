"""When there is a bug: it is logged, told in plain words, and can be reported without names or ids."""

import logging
import platform
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from ui import logs
from ui.widgets.parts import dress

log = logging.getLogger(__name__)
translate = QCoreApplication.translate


class CrashHook(QObject):
    """Takes exceptions nobody expected from any thread and tells of them on the GUI thread."""

    _happened = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._telling = False
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from Python's own hook."""
        sys.excepthook = self._on_exception

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        place = where(kind, trace)
        log.critical("unexpected error\n%s", place)
        # a worker's thread may be the one that fails: only a signal crosses over
        self._happened.emit(place)

    def _tell(self, place: str) -> None:
        if self._telling:
            return
        self._telling = True
        try:
            self._box(report(place)).exec()
        finally:
            self._telling = False

    def _box(self, text: str) -> QMessageBox:
        box = QMessageBox(QApplication.activeWindow())
        box.setIcon(QMessageBox.Icon.Critical)
        box.setWindowTitle(QCoreApplication.applicationName())
        box.setText(
            translate(
                "crash",
                "โปรแกรมทำงานผิดพลาดโดยไม่คาดคิด\nข้อมูลที่บันทึกแล้วอยู่ครบ รายการที่กำลังทำค้างอยู่ยังไม่ถูกบันทึก กรุณาลองทำใหม่",
            )
        )
        box.setInformativeText(
            translate(
                "crash", "ถ้าเป็นซ้ำ กรุณากด «คัดลอกรายงาน» แล้วส่งให้ผู้ดูแลโปรแกรม รายงานไม่มีชื่อหรือเลขประจำตัวของใคร"
            )
        )
        copy = box.addButton(translate("crash", "คัดลอกรายงาน"), QMessageBox.ButtonRole.ActionRole)
        # a press on an action button would close the box before it could be read
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: QApplication.clipboard().setText(text))
        dress(copy, "copy")
        dress(box.addButton(translate("crash", "ปิด"), QMessageBox.ButtonRole.AcceptRole), "", "primary")
        return box


def where(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The kind of error and the lines it went through; its text is left out, it may hold names."""
    frames = traceback.extract_tb(trace)
    lines = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    return "\n".join([*lines, kind.__name__])


def report(place: str) -> str:
    """The text to send: version, system, where it failed, and the last log lines."""
    version = QCoreApplication.applicationVersion()
    head = f"WelfareDesk {version} · Python {platform.python_version()} · {platform.platform()}"
    return "\n".join([head, "", place, "", *logs.last_lines()])

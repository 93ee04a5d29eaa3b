"""The log file: what happened, never whose names or ids it was about."""

import logging
from collections import deque
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

BYTES, FILES, REMEMBERED = 1_000_000, 3, 200
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class _Memory(logging.Handler):
    """The last lines, for the crash report."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: deque[str] = deque(maxlen=REMEMBERED)

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


_memory = _Memory()


def begin(folder: Path) -> None:
    """Write to `folder`/welfaredesk.log, three files of a megabyte at most; Qt's own messages too."""
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    to_file = RotatingFileHandler(
        folder / "welfaredesk.log", maxBytes=BYTES, backupCount=FILES, encoding="utf-8"
    )
    for handler in (to_file, _memory):
        handler.setFormatter(logging.Formatter(_FORMAT))
        root.addHandler(handler)
    qInstallMessageHandler(_from_qt)


def last_lines() -> list[str]:
    """The last lines logged, oldest first."""
    return list(_memory.lines)


def _from_qt(kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), text)

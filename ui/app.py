"""The composition root: makes the program's one of each and puts them together."""

import faulthandler
import os
import sys
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from ui import logs, places, theme
from ui.context import AppContext
from ui.crash import CrashHook
from ui.main_window import MainWindow
from welfaredesk.db.office_file import open_office
from welfaredesk.errors import DomainError
from welfaredesk.services.actor import system_actor

NAME = "WelfareDesk"


def prepare(app: QApplication) -> None:
    """Font, colours, names and Thai for Qt's own words; once for a process."""
    if app.property("prepared"):
        return
    app.setApplicationName(NAME)
    app.setProperty("prepared", True)
    # dates and numbers are ours to format; Qt must not mix in the computer's own ways
    QLocale.setDefault(QLocale(QLocale.Language.Thai, QLocale.Country.Thailand))
    theme.apply(app)


def build(path: Path) -> MainWindow:
    """The window on an office file, ready to be shown. Raises UnusableFile."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    prepare(app)
    context = AppContext(open_office(path), system_actor())
    window = MainWindow(context)
    context.setParent(window)
    return window


def run(office_file: Path | None = None) -> int:
    """Show the window on `office_file`, or the last office, or what the first start makes; the exit code."""
    app = QApplication(sys.argv[:1])
    prepare(app)
    _watch()
    window = _first_window(office_file)
    if window is None:
        return 0
    places.remember_office(window.context.db.path)
    window.context.switched.connect(lambda: places.remember_office(window.context.db.path))
    window.restore_place()
    window.show()
    return app.exec()


def _watch() -> None:
    """Logs and crash reports; a folder that can't be written to must not keep the office from working."""
    hook = CrashHook(QApplication.instance())
    hook.install()
    try:
        folder = places.logs()
        logs.begin(folder)
        # kept open on purpose: the fault handler writes to its descriptor when nothing else works
        descriptor = os.open(folder / "faults.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        faulthandler.enable(descriptor)
    except OSError:
        sys.stderr.write("log folder can't be written to\n")


def _first_window(office_file: Path | None) -> MainWindow | None:
    path = office_file or places.last_office()
    problem: DomainError | None = None
    if path is not None:
        try:
            return build(path)
        except DomainError as error:
            problem = error
    from ui.pages.office.first_start import ask_for_office

    chosen = ask_for_office(problem)
    return None if chosen is None else build(chosen)

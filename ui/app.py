"""The composition root: makes the program's one of each and puts them together."""

import faulthandler
import gc
import logging
import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui import i18n, logs, theme
from ui.context import AppContext
from ui.main_window import MainWindow
from welfaredesk.db.office_file import open_office
from welfaredesk.errors import DomainError
from welfaredesk.services.actor import system_actor

NAME = "WelfareDesk"
log = logging.getLogger(__name__)


def prepare(app: QApplication) -> None:
    """Font, colours, names and Thai for Qt's own words; once for a process."""
    if app.property("prepared"):
        return
    app.setApplicationName(NAME)
    app.setProperty("prepared", True)
    theme.apply(app)
    i18n.install(app)


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
    """Show the window on `office_file`, or the last office, or what the first start makes; the exit code.

    Raises UnusableFile for an `office_file` that can't be opened, when there is a console to say so.
    """
    app = QApplication(sys.argv[:1])
    prepare(app)
    _watch()
    window = _first_window(office_file)
    if window is None:
        return 0
    _remember(window.context)
    window.context.switched.connect(lambda: _remember(window.context))
    window.restore_place()
    window.show()
    QTimer.singleShot(0, _settle)  # the window comes first
    return app.exec()


def _watch() -> None:
    """Logs and crash reports; a folder that can't be written to must not keep the office from working."""
    from ui.crash import CrashHook

    hook = CrashHook(QApplication.instance())
    hook.install()
    from welfaredesk import paths

    try:
        folder = paths.log_dir()
        folder.mkdir(parents=True, exist_ok=True)
        logs.begin(folder)
        # kept open on purpose: the fault handler writes to its descriptor when nothing else works
        descriptor = os.open(folder / "faults.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        faulthandler.enable(descriptor)
    except OSError:
        sys.stderr.write("log folder can't be written to\n")


def _settle() -> None:
    """What can wait for the first window: garbage is collected again, and the version is known."""
    gc.freeze()
    gc.enable()
    _know_version()


def _know_version() -> None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        QApplication.setApplicationVersion(version("welfaredesk"))
    except PackageNotFoundError:  # run from a folder that was never installed
        log.info("no version is known")


def _remember(context: AppContext) -> None:
    from welfaredesk import paths

    try:
        paths.remember_office(context.db.path)
    except OSError:
        log.warning("the last office can't be remembered")


def _first_window(office_file: Path | None) -> MainWindow | None:
    from welfaredesk import paths

    path = office_file or paths.last_office()
    problem: DomainError | None = None
    if path is not None:
        try:
            return build(path)
        except DomainError as error:
            if office_file is not None and sys.stderr is not None:
                raise  # asked for on a command line: it answers there
            problem = error
    from ui.pages.office.first_start import ask_for_office

    chosen = ask_for_office(problem)
    return None if chosen is None else build(chosen)

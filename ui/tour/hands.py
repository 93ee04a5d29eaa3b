"""The hands of the tour: they press keys and the mouse on what is on the screen and wait for what follows."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QScrollArea, QWidget
from shiboken6 import isValid

from ui.widgets.banner import Banner
from ui.widgets.message_box import MessageBox

PATIENCE_MS = 15_000
_LOOK_MS = 5
_ROOM = 60  # pixels of what is around a field that has to be scrolled to
_MOST_DIALOGS = 10  # over each other
_MOST_TABS = 30

D = TypeVar("D", bound=QDialog)


class Stuck(Exception):
    """What had to follow did not."""


def wait_for(what: str, condition: Callable[[], object]) -> None:
    """Let the program work until the condition holds. Raises Stuck, naming `what` and what is said."""
    deadline = QDeadlineTimer(PATIENCE_MS)
    look = QTimer()
    look.start(_LOOK_MS)  # wakes the loop below when nothing else does
    loop = QEventLoop()
    while not condition():
        if deadline.hasExpired():
            raise Stuck(f"{what} ({said()})")
        loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def expect(what: str, met: object) -> None:
    """Raise Stuck unless it is so already."""
    if not met:
        raise Stuck(f"{what} ({said()})")


def said() -> str:
    """What banners and boxes say at the moment, for the report of a failure."""
    tops = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    boxes = [top.text.plain() for top in tops if isinstance(top, MessageBox)]
    banners = [banner.text() for top in tops for banner in top.findChildren(Banner) if banner.isVisible()]
    return " / ".join(boxes + banners) or "nothing is said on the screen"


def type_text(text: str) -> None:
    """Type where the cursor is, as a Thai keyboard does (QTest.keyClicks knows Latin letters only)."""
    for char in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, ord(char.upper()), Qt.KeyboardModifier.NoModifier, char)
            QApplication.sendEvent(_listener(), key)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key where the cursor is; shortcuts hear it, too."""
    QTest.keyClick(_listener(), key, modifier)


def click(widget: QWidget) -> None:
    """Click the middle of a widget, which must be in view, in use and not covered."""
    name = widget.objectName() or type(widget).__name__
    if not (widget.isVisible() and widget.isEnabled()):
        raise Stuck(f"{name} is not there to be clicked ({said()})")
    _bring_into_view(widget)
    middle = widget.rect().center()
    top = widget.window()
    hit = top.childAt(widget.mapTo(top, middle)) if top is not widget else widget
    if hit is None or (hit is not widget and not widget.isAncestorOf(hit)):
        raise Stuck(f"{name} is covered or cut off")
    QTest.mouseClick(hit, Qt.MouseButton.LeftButton, pos=hit.mapFrom(widget, middle))


def tab_to(widget: QWidget) -> None:
    """Press Tab until a field has the cursor."""
    for _ in range(_MOST_TABS):
        if widget.hasFocus():
            return
        press(Qt.Key.Key_Tab)
    raise Stuck(f"Tab does not lead to {widget.objectName() or type(widget).__name__}")


def fill(widget: QWidget, text: str) -> None:
    """Click into a field and type over what is in it."""
    click(widget)
    name = widget.objectName() or type(widget).__name__
    expect(f"{name} does not take the cursor", widget is _focus() or widget.isAncestorOf(_focus()))
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(text)


def in_dialog(opens: Callable[[], object], kind: type[D], work: Callable[[D], None]) -> None:
    """`opens` brings up a dialog and comes back when it is closed; `work` is done in it meanwhile.

    Raises Stuck when no such dialog comes or when it stays open; nothing is left open then.
    """
    before, deadline = QApplication.activeWindow(), QDeadlineTimer(PATIENCE_MS)
    met: list[D] = []
    failures: list[Exception] = []
    look = QTimer()

    def meet() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind) or not dialog.isActiveWindow():
            if deadline.hasExpired():
                look.stop()
                failures.append(Stuck(f"no {kind.__name__} opened ({said()})"))
                close_dialogs()
            return
        look.stop()
        met.append(dialog)
        try:
            work(dialog)
            wait_for(f"{kind.__name__} stays open", lambda: not isValid(dialog) or not dialog.isVisible())
        except Exception as error:
            failures.append(error)
            close_dialogs()

    look.timeout.connect(meet)
    look.start(_LOOK_MS)
    opens()
    look.stop()
    if failures:
        raise failures[0]
    if not met:
        raise Stuck(f"no {kind.__name__} opened ({said()})")
    if before is not None and isValid(before) and before.isVisible():
        come_back(before)


def come_back(window: QWidget) -> None:
    """To the front, as a desktop brings the window behind a closed dialog."""
    window.activateWindow()
    wait_for("the window does not come back", window.isActiveWindow)


def opened(kind: type[D]) -> D:
    """The dialog that is on top, once it is there."""
    wait_for(f"no {kind.__name__} opened", lambda: isinstance(QApplication.activeModalWidget(), kind))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    wait_for(f"{kind.__name__} is not in front", dialog.isActiveWindow)
    return dialog


def name_file(path: Path) -> Callable[[QFileDialog], None]:
    """What to do in a file chooser: type this path and press Enter."""
    return name_files([path])


def name_files(paths: Sequence[Path]) -> Callable[[QFileDialog], None]:
    """What to do in a file chooser: type these paths, quoted when there are several, and press Enter."""
    names = [str(path) for path in paths]

    def work(chooser: QFileDialog) -> None:
        field = chooser.findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        fill(field, names[0] if len(names) == 1 else " ".join(f'"{name}"' for name in names))
        press(Qt.Key.Key_Return)

    return work


def close_dialogs() -> None:
    """Close whatever is open over the window, without asking."""
    for _ in range(_MOST_DIALOGS):
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.done(QDialog.DialogCode.Rejected)


def _listener() -> QWidget:
    """Who hears the keyboard: a list of proposals over its field, else the field."""
    return QApplication.activePopupWidget() or _focus()


def _focus() -> QWidget:
    wait_for("no field has the cursor", lambda: QApplication.focusWidget() is not None)
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _bring_into_view(widget: QWidget) -> None:
    """Scroll as a hand on the wheel would."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget, 0, _ROOM)
        parent = parent.parentWidget()

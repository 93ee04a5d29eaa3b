"""Boxes that speak to the clerk: an expected error, a question, unsaved work. Buttons are verbs."""

from enum import StrEnum, auto

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.theme import Tone
from ui.widgets.message_box import MessageBox
from welfaredesk.errors import DomainError
from welfaredesk.messages import text_of

translate = QCoreApplication.translate


class Unsaved(StrEnum):
    """What to do with changes that are not saved yet."""

    SAVE = auto()
    DISCARD = auto()
    KEEP_EDITING = auto()


def show_error(parent: QWidget | None, error: Exception) -> None:
    """Tell an expected error in its Thai sentence; anything else is a bug and goes on to the crash report."""
    if not isinstance(error, DomainError):
        raise error
    tell(parent, text_of(error), tone=Tone.LATE)


def tell(parent: QWidget | None, text: str, *, title: str = "", tone: Tone = Tone.INFO) -> None:
    """Say something that has to be read before going on."""
    box = _box(parent, text, title, tone)
    box.add("ok", translate("messages", "รับทราบ"), "check", "primary", default=True)
    box.exec()


def ask(
    parent: QWidget | None, text: str, yes: str, *, no: str = "", title: str = "", danger: bool = False
) -> bool:
    """Ask before something that can't be taken back; `yes` is the verb, e.g. "ยกเลิกใบยืม"."""
    box = _box(parent, text, title, Tone.WAIT, "warning" if danger else "help")
    box.add("no", no or translate("messages", "ไม่ กลับไป"), default=danger)
    box.add("yes", yes, kind="danger" if danger else "primary", default=not danger)
    box.exec()
    return box.pressed == "yes"


def ask_unsaved(parent: QWidget | None) -> Unsaved:
    """Ask what happens to changes that are not saved; Esc goes back to editing."""
    text = translate("messages", "มีข้อมูลที่แก้ไขแล้วยังไม่ได้บันทึก ต้องการบันทึกก่อนปิดหรือไม่")
    box = _box(parent, text, "", Tone.WAIT, "warning")
    box.add(Unsaved.DISCARD, translate("messages", "ทิ้งการแก้ไข"), kind="danger")
    box.add(Unsaved.KEEP_EDITING, translate("messages", "กลับไปแก้ไข"))
    box.add(Unsaved.SAVE, translate("messages", "บันทึก"), "save", "primary", default=True)
    box.exec()
    return Unsaved(box.pressed or Unsaved.KEEP_EDITING)


def _box(parent: QWidget | None, text: str, title: str, tone: Tone, icon_name: str = "") -> MessageBox:
    box = MessageBox(parent, text, tone, icon_name)
    box.setWindowTitle(title or QCoreApplication.applicationName())
    return box

"""Boxes that speak to the clerk: an expected error, a question, unsaved work. Buttons are verbs."""

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from ui.icons import icon
from ui.theme import TONES, Tone
from ui.widgets.parts import dress
from welfaredesk.errors import DomainError
from welfaredesk.messages import text_of

Choice = QMessageBox.ButtonRole
translate = QCoreApplication.translate


class Unsaved(Enum):
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
    dress(box.addButton(translate("messages", "รับทราบ"), Choice.AcceptRole), "check", "primary")
    box.exec()


def ask(
    parent: QWidget | None, text: str, yes: str, *, no: str = "", title: str = "", danger: bool = False
) -> bool:
    """Ask before something that can't be taken back; `yes` is the verb, e.g. "ยกเลิกใบยืม"."""
    box = _box(parent, text, title, Tone.WAIT)
    agree = box.addButton(yes, Choice.AcceptRole)
    refuse = box.addButton(no or translate("messages", "ยกเลิก"), Choice.RejectRole)
    dress(agree, kind="danger" if danger else "primary")
    dress(refuse)
    box.setDefaultButton(refuse if danger else agree)
    box.setEscapeButton(refuse)
    box.exec()
    return box.clickedButton() is agree


def ask_unsaved(parent: QWidget | None) -> Unsaved:
    """Ask what happens to changes that are not saved; Esc goes back to editing."""
    box = _box(parent, translate("messages", "มีข้อมูลที่แก้ไขแล้วยังไม่ได้บันทึก"), "", Tone.WAIT)
    save = box.addButton(translate("messages", "บันทึก"), Choice.AcceptRole)
    discard = box.addButton(translate("messages", "ทิ้งการแก้ไข"), Choice.DestructiveRole)
    back = box.addButton(translate("messages", "กลับไปแก้ไขต่อ"), Choice.RejectRole)
    dress(save, "save", "primary")
    dress(discard, "", "danger")
    dress(back)
    box.setDefaultButton(save)
    box.setEscapeButton(back)
    box.exec()
    answers: dict[QPushButton, Unsaved] = {save: Unsaved.SAVE, discard: Unsaved.DISCARD}
    pressed = box.clickedButton()
    return next((answer for made, answer in answers.items() if made is pressed), Unsaved.KEEP_EDITING)


def _box(parent: QWidget | None, text: str, title: str, tone: Tone) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(title or QCoreApplication.applicationName())
    box.setText(text)
    look = TONES[tone]
    box.setIconPixmap(icon(look.icon, look.ink, 40).pixmap(40, 40))
    return box

"""Ids on screen: masked until somebody gives a reason, which is kept."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import tokens
from ui.widgets.editors import combo
from ui.widgets.national_id_edit import NationalIdEdit
from ui.widgets.parts import button, dress, label, row
from ui.widgets.record_dialog import RecordDialog
from welfaredesk.domain import national_id


class ReasonDialog(RecordDialog):
    """Why an id has to be seen; the reason is kept in the history."""

    WIDTH = 480

    def build(self, initial: object) -> None:
        self.setWindowTitle(self.tr("แสดงเลขประจำตัวประชาชน"))
        self.save_button.setText(self.tr("แสดงเลข"))
        dress(self.save_button, "eye", "primary")
        reasons = [
            self.tr("ตรวจกับบัตรประชาชน"),
            self.tr("กรอกคำร้องหรือแบบพิมพ์"),
            self.tr("ส่งข้อมูลให้หน่วยงานที่เกี่ยวข้อง"),
        ]
        self.add(
            "reason",
            self.tr("เหตุผลที่ต้องดูเลข"),
            combo([(reason, reason) for reason in reasons], str(initial or ""), editable=True),
            wide=True,
            required=True,
            hint=self.tr("ระบบบันทึกว่าใครขอดูเลขของใคร เมื่อไร เพราะอะไร"),
        )

    def value(self) -> Any:
        return self.values()["reason"] or ""


def ask_reason(parent: QWidget, reveal: Callable[[str], str]) -> str | None:
    """The id that `reveal(reason)` gives once a reason was typed, None when the clerk went back."""
    answers: list[str] = []
    dialog = ReasonDialog(reveal, "", parent)
    dialog.saved.connect(answers.append)
    dialog.exec()
    dialog.deleteLater()
    return answers[0] if answers else None


class IdLine(QWidget):
    """A masked id with the button that asks for a reason and then shows it whole."""

    def __init__(self, masked: str, reveal: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reveal = reveal
        self.shown = label(masked or "–")
        self.shown.setObjectName("id_shown")
        self.button = button(self.tr("แสดงเลข"), "eye", "quiet", self._ask)
        self.button.setObjectName("reveal_id")
        self.setLayout(row(self.shown, self.button, None, gap=tokens.GAP_XS))
        self.button.setVisible(bool(masked))

    def _ask(self) -> None:
        number = ask_reason(self, self._reveal)
        if number is not None:
            self.shown.setText(national_id.formatted(number))
            self.button.hide()


class GuardedIdEdit(QWidget):
    """`value()` is the whole id even while it is masked; `reveal(reason)` gives it for reading."""

    problem_changed = Signal(str)

    def __init__(
        self, value: str, reveal: Callable[[str], str] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kept, self._reveal = value, reveal
        self.editor = NationalIdEdit(value)
        self.editor.problem_changed.connect(self.problem_changed)
        masked = bool(value) and reveal is not None
        self.masked = QLineEdit(national_id.masked(value) if masked else "")
        self.masked.setReadOnly(True)
        self.open_button = button(self.tr("แก้ไขเลข"), "eye", "quiet", self._open)
        self.setLayout(row(self.masked, self.open_button, self.editor))
        self._show(masked)

    def value(self) -> str:
        """The digits of the id, or what was typed when it holds something else."""
        return self._kept if self.is_masked() else self.editor.value()

    def check(self) -> str:
        """What is wrong with the id, "" when it is right, empty or untouched."""
        return "" if self.is_masked() else self.editor.check()

    def is_masked(self) -> bool:
        """True while the id may not be read."""
        return self.focusProxy() is self.open_button

    def _open(self) -> None:
        if self._reveal is None:
            return
        number = ask_reason(self, self._reveal)
        if number is not None:
            self.editor.set_value(number)
            self._show(False)
            self.editor.setFocus()

    def _show(self, masked: bool) -> None:
        self.masked.setVisible(masked)
        self.open_button.setVisible(masked)
        self.editor.setVisible(not masked)
        self.setFocusProxy(self.open_button if masked else self.editor)

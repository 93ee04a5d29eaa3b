"""One input of a form: its label above it, its hint or its message under it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.icons import icon_label
from ui.theme import TONES, Tone, set_look, tokens
from ui.widgets.parts import Paragraph, label, row


class Field(QWidget):
    """Label, editor, message. An editor that has a `problem_changed(str)` signal reports here by itself."""

    def __init__(
        self,
        caption: str,
        editor: QWidget,
        *,
        required: bool = False,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor, self._hint = editor, hint
        self.caption = label(caption, "field-label")
        self.caption.setBuddy(editor)
        editor.setAccessibleName(caption)
        self.required_mark = label(self.tr("(ต้องกรอก)") if required else "", "small")
        self._icon = icon_label("warning", TONES[Tone.LATE].ink, 18)
        self._icon.setFixedHeight(24)  # as high as the first line of the message
        self.message = Paragraph()
        self.message.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row(self.caption, self.required_mark, None, gap=tokens.GAP_XS))
        layout.addWidget(editor)
        under = row(gap=tokens.GAP_XS)
        under.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        under.addWidget(self.message, 1)
        layout.addLayout(under)
        layout.addStretch(1)
        if hasattr(editor, "problem_changed"):
            editor.problem_changed.connect(self.set_message)
        self.set_message("")

    def set_message(self, text: str) -> None:
        """Say what is wrong with this input; "" takes the message away and shows the hint again."""
        wrong = bool(text)
        self.message.set_plain(text or self._hint)
        self.message.setVisible(bool(text or self._hint))
        self._icon.setVisible(wrong)
        set_look(self.message, role="problem" if wrong else "small")
        set_look(self.editor, state="wrong" if wrong else "")

    def message_text(self) -> str:
        """The message that stands under the field now, "" when nothing is wrong."""
        return self.message.plain() if self._icon.isVisibleTo(self) else ""

"""The box behind ui.messages: an icon, words at a readable width, the main button at the bottom right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QPushButton, QVBoxLayout, QWidget

from ui.icons import icon_label
from ui.theme import TONES, Tone, set_look, tokens
from ui.widgets.parts import Paragraph, button, row


class MessageBox(QDialog):
    """Buttons are added from left to right; `pressed` is the key of the one taken, "" after Esc."""

    WIDTH = 440

    def __init__(self, parent: QWidget | None, text: str, tone: Tone, icon_name: str = "") -> None:
        super().__init__(parent)
        self.pressed = ""
        self.buttons: dict[str, QPushButton] = {}
        self.text = Paragraph(text)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleDescription(text)
        look = TONES[tone]
        top = row(gap=tokens.GAP_L)
        top.addWidget(icon_label(icon_name or look.icon, look.ink, 32), 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.text, 1)
        top.setContentsMargins(tokens.GAP_XL, tokens.GAP_XL, tokens.GAP_XL, tokens.GAP_XL)
        footer = QFrame()
        set_look(footer, role="footer")
        self._bottom = row(None)
        self._bottom.setContentsMargins(tokens.GAP_XL, tokens.GAP_M, tokens.GAP_XL, tokens.GAP_M)
        footer.setLayout(self._bottom)
        self._all = QVBoxLayout(self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._all.setSpacing(0)
        self._all.addLayout(top)
        self._all.addWidget(footer)
        self.setFixedWidth(self.WIDTH)

    def add(self, key: str, text: str, icon_name: str = "", kind: str = "", *, default: bool = False) -> None:
        """One more button; the default one has the keyboard and answers Enter."""
        made = button(text, icon_name, kind, lambda: self._take(key))
        made.setObjectName(key)
        made.setAutoDefault(True)
        self.buttons[key] = made
        self.add_button(made)
        if default:
            made.setDefault(True)
            made.setFocus()

    def add_button(self, made: QPushButton) -> None:
        """One more button that does something of its own and leaves the box open."""
        self._bottom.addWidget(made)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFixedHeight(self._all.heightForWidth(self.WIDTH))

    def _take(self, key: str) -> None:
        self.pressed = key
        self.accept()

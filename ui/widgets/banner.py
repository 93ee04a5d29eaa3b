"""Messages of a page: a banner that stays, a toast that goes away by itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui.icons import icon_label, set_icon
from ui.theme import TONES, Tone, set_look, tokens
from ui.widgets.parts import Paragraph, button, label, row, tool_button


class Banner(QFrame):
    """One message across the width, with an icon, perhaps a button; hidden until something is said."""

    def __init__(self, parent: QWidget | None = None, *, closable: bool = False) -> None:
        super().__init__(parent)
        self._icon = icon_label("info")
        self._text = Paragraph()
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._action = button("", kind="quiet", clicked=self._run)
        self._on_action: Callable[[], object] | None = None
        close = tool_button("close", self.tr("ปิดข้อความ"), self.clear)
        layout = row(self._icon, self._text, self._action, close)
        layout.setContentsMargins(tokens.GAP_M, tokens.GAP_XS, tokens.GAP_S, tokens.GAP_XS)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        close.setVisible(closable)  # now that it has a parent; before, it would come up as a window
        set_look(self, role="banner")
        self.clear()

    def say(
        self,
        tone: Tone,
        text: str,
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """Show a message; "" takes it away."""
        look = TONES[tone]
        set_icon(self._icon, look.icon, look.ink)
        self._text.set_plain(text)
        self.setAccessibleName(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._on_action = on_action
        set_look(self, tone=tone.value)
        self.setVisible(bool(text))

    def clear(self) -> None:
        """Say nothing."""
        self.say(Tone.NEUTRAL, "")

    def text(self) -> str:
        """The message shown, "" for none."""
        return self._text.plain()

    def _run(self) -> None:
        if self._on_action is not None:
            self._on_action()


class Toast(QFrame):
    """A short word that something is done, low in the window, perhaps with an undo button."""

    MILLISECONDS = 6000
    # a page's footer with its buttons stays free
    LIFT = tokens.CONTROL + 2 * tokens.GAP_S + tokens.GAP_M

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        set_look(self, role="toast")
        self._icon = icon_label("check-circle", "#9FE0DC")
        self._text = label()
        self._action = button("", clicked=self._run)
        self._on_action: Callable[[], object] | None = None
        layout = row(self._icon, self._text, self._action)
        layout.setContentsMargins(tokens.GAP_L, tokens.GAP_S, tokens.GAP_M, tokens.GAP_S)
        self.setLayout(layout)
        self._host = host
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        host.installEventFilter(self)
        self.hide()

    def say(self, text: str, action: str = "", on_action: Callable[[], object] | None = None) -> None:
        """Show the word for six seconds."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._on_action = on_action
        self._place()
        self.show()
        self.raise_()
        self._timer.start(self.MILLISECONDS)

    def text(self) -> str:
        """The word shown last."""
        return self._text.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        left = (self._host.width() - self.width()) // 2
        self.move(left, self._host.height() - self.height() - self.LIFT)

    def _run(self) -> None:
        self.hide()
        if self._on_action is not None:
            self._on_action()

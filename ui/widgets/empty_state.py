"""What stands where a list would be: empty, loading, nothing found, not allowed, failed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget

from ui.icons import icon_label, set_icon
from ui.theme import TONES, Tone, tokens
from ui.widgets.parts import Paragraph, button, column, label, row


class EmptyState(QWidget):
    """An icon, what this is, and a button for the first step."""

    def __init__(
        self,
        icon_name: str = "info",
        title: str = "",
        text: str = "",
        action: str = "",
        on_action: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon_label(icon_name, tokens.MUTED, 40)
        self.title = label(title, "section")
        self.text = Paragraph(text, "muted")
        self.text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.text.setFixedWidth(440)
        self.action = button(action, clicked=self._run)
        self._on_action = on_action
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setFixedWidth(200)
        layout = column(gap=tokens.GAP_M, margins=tokens.GAP_XL)
        layout.addStretch(1)
        for part in (self._icon, self.title, self.text, self.busy):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(row(None, self.action, None))
        layout.addStretch(2)
        self.setLayout(layout)
        self.show_state(icon_name, title, text, action, on_action)

    def show_state(
        self,
        icon_name: str,
        title: str,
        text: str = "",
        action: str = "",
        on_action: Callable[[], object] | None = None,
        *,
        tone: Tone = Tone.NEUTRAL,
        busy: bool = False,
    ) -> None:
        """Say something else."""
        set_icon(self._icon, icon_name, TONES[tone].ink, 40)
        self.title.setText(title)
        self.text.set_plain(text)
        self.text.setVisible(bool(text))
        # a centred widget is not asked how high it gets at its width
        self.text.setFixedHeight(max(0, self.text.heightForWidth(self.text.width())))
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.busy.setVisible(busy)
        self._on_action = on_action

    def _run(self) -> None:
        if self._on_action is not None:
            self._on_action()


class StateStack(QStackedWidget):
    """A list (or any content) and, in its place, what there is to say when there is nothing to show."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self.state = EmptyState()
        self.addWidget(content)
        self.addWidget(self.state)

    def show_content(self) -> None:
        """Show the list."""
        self.setCurrentWidget(self.content)

    def show_empty(
        self,
        icon_name: str,
        title: str,
        text: str = "",
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        """There is nothing yet: what this is and the first step."""
        self._show(icon_name, title, text, action, on_action)

    def show_loading(self, text: str = "") -> None:
        """Reading takes a moment."""
        self.state.show_state("clock", text or self.tr("กำลังอ่านข้อมูล…"), busy=True)
        self.setCurrentWidget(self.state)

    def show_not_found(
        self, searched: str, action: str = "", on_action: Callable[[], object] | None = None
    ) -> None:
        """The search found nothing; say what was searched."""
        title = self.tr("ไม่พบ «{searched}»").format(searched=searched) if searched else self.tr("ไม่พบรายการ")
        text = self.tr("ลองพิมพ์ให้สั้นลง ตรวจตัวสะกด หรือเลือกตัวกรองอื่น")
        self._show("search", title, text, action, on_action)

    def show_not_allowed(self, text: str) -> None:
        """The signed-in user may not see this."""
        self._show("lock", self.tr("ไม่มีสิทธิ์ดูรายการนี้"), text)

    def show_failed(self, text: str, on_retry: Callable[[], object] | None = None) -> None:
        """Reading failed; say what to do."""
        title, again = self.tr("อ่านข้อมูลไม่สำเร็จ"), self.tr("ลองอีกครั้ง") if on_retry else ""
        self.state.show_state("warning", title, text, again, on_retry, tone=Tone.LATE)
        self.setCurrentWidget(self.state)

    def _show(
        self,
        icon_name: str,
        title: str,
        text: str,
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        self.state.show_state(icon_name, title, text, action, on_action)
        self.setCurrentWidget(self.state)

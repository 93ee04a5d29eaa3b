"""What stands where a list would be: empty, loading, nothing found, not allowed, failed."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget

from ui.icons import icon_label, set_icon
from ui.theme import TONES, Tone, tokens
from ui.widgets.parts import Paragraph, button, column, label, row


class EmptyState(QWidget):
    """An icon, what this is, and a button for the first step.

    In a low place the icon is left out, then the words under the title; these are its tooltip then.
    """

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
        self._column = column(gap=tokens.GAP_M, margins=tokens.GAP_XL)
        self._column.addStretch(1)
        for part in (self._icon, self.title, self.text, self.busy):
            self._column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addLayout(row(None, self.action, None))
        self._column.addStretch(2)
        self.setLayout(self._column)
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
        # a centred widget is not asked how high it gets at its width
        self.text.setFixedHeight(max(0, self.text.heightForWidth(self.text.width())))
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self.busy.setVisible(busy)
        self._on_action = on_action
        self._fit()

    def minimumSizeHint(self) -> QSize:
        # what must be there: the title and what can be done
        return QSize(
            super().minimumSizeHint().width(), self._needed(self.title, self._below(), gap=tokens.GAP_S)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what the height has no room for."""
        said, below = self.text if self.text.plain() else None, self._below()
        whole = self._needed(self._icon, self.title, said, below, gap=tokens.GAP_M)
        plain = self._needed(self.title, said, below, gap=tokens.GAP_S)
        room = self.height()
        self._icon.setVisible(room >= whole)
        self.text.setVisible(said is not None and room >= plain)
        self.setToolTip(self.text.plain() if self.text.isHidden() else "")
        gap = tokens.GAP_M if room >= whole else tokens.GAP_S
        self._column.setSpacing(gap)
        self._column.setContentsMargins(tokens.GAP_XL, gap, tokens.GAP_XL, gap)

    def _below(self) -> QWidget | None:
        """The button, or the bar of work under way."""
        return next((part for part in (self.action, self.busy) if not part.isHidden()), None)

    @staticmethod
    def _needed(*parts: QWidget | None, gap: int) -> int:
        """How high these stand one above the other, with `gap` around and between them."""
        heights = [
            part.sizeHint().height() if part.minimumHeight() == 0 else part.minimumHeight()
            for part in parts
            if part
        ]
        return sum(heights) + gap * (len(heights) + 4)

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

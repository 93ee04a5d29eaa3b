"""The settings tab: its sections down the left, the one chosen at the right."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget

from ui.context import AppContext
from ui.icons import icon
from ui.pages import Page
from ui.pages.settings import SECTIONS, Section
from ui.theme import tokens
from ui.widgets.parts import Paragraph, column, label

NAV_WIDTH = 220


class _Sections(QListWidget):
    """The names of the sections; Enter or → goes into the one chosen."""

    entered_section = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.entered_section.emit()
            return
        super().keyPressEvent(event)


class SettingsPage(Page):
    """One section at a time; Esc goes back from it to the names."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.sections: dict[str, Section] = {}
        self.nav = _Sections()
        self.title = label("", "title")
        self.about = Paragraph("", "muted")
        self.stack = QStackedWidget()
        self._build()
        self.nav.currentRowChanged.connect(self._choose)
        self.nav.entered_section.connect(lambda: self.section.take_focus())
        self.nav.setCurrentRow(0)

    @property
    def section(self) -> Section:
        """The section being shown."""
        shown = self.stack.currentWidget()
        assert isinstance(shown, Section)
        return shown

    def show_section(self, key: str) -> None:
        """Open a section by its key."""
        self.nav.setCurrentRow(next(place for place, spec in enumerate(SECTIONS) if spec.key == key))

    def entered(self) -> None:
        self.section.entered()
        self.nav.setFocus()

    def add_new(self) -> None:
        self.section.add_new()

    def go_back(self) -> bool:
        if self.nav.hasFocus():
            return False
        self.nav.setFocus()
        return True

    def may_leave(self) -> bool:
        return all(section.may_leave() for section in self.sections.values())

    # --- inside ---

    def _build(self) -> None:
        self.nav.setFixedWidth(NAV_WIDTH)
        self.nav.setIconSize(QSize(tokens.ICON, tokens.ICON))
        self.nav.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nav.setAccessibleName(self.tr("หมวดของการตั้งค่า"))
        for spec in SECTIONS:
            item = QListWidgetItem(icon(spec.icon, tokens.PRIMARY), spec.title)
            item.setToolTip(spec.purpose)
            self.nav.addItem(item)
        right = column(self.title, self.about, self.stack, gap=tokens.GAP_S)
        right.setStretch(2, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(tokens.GAP_L, tokens.GAP_M, tokens.GAP_L, tokens.GAP_M)
        layout.setSpacing(tokens.GAP_L)
        layout.addWidget(self.nav)
        layout.addLayout(right, 1)

    def _choose(self, place: int) -> None:
        spec = SECTIONS[place]
        shown = self.stack.currentWidget()
        if shown is not None and shown is not self.sections.get(spec.key) and not self.section.may_leave():
            self._stay()
            return
        if spec.key not in self.sections:
            self.sections[spec.key] = spec.make(self.context)
            self.stack.addWidget(self.sections[spec.key])
        self.title.setText(spec.title)
        self.about.set_plain(spec.purpose)
        self.stack.setCurrentWidget(self.sections[spec.key])
        self.section.entered()

    def _stay(self) -> None:
        """The section shown keeps the clerk: its name stays the chosen one."""
        kept = next(key for key, section in self.sections.items() if section is self.section)
        self.nav.blockSignals(True)
        self.show_section(kept)
        self.nav.blockSignals(False)

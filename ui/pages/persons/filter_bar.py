"""What narrows the people's list besides group and village: a menu, and a chip for every part in use."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from ui.context import AppContext
from ui.pages.persons import filter_words
from ui.pages.persons.filter_dialogs import FilterDialog, FilterNameDialog
from ui.theme import tokens
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.parts import tool_button
from welfaredesk.domain.person_filter import PersonFilter
from welfaredesk.queries.filters import saved_filters
from welfaredesk.services.filters import delete_filter, save_filter


class FilterBar(QWidget):
    """The chips; `button` (with the menu) stands in the row of the page. A press on a chip takes it away.

    `restored` carries a kept filter with its group and village, which have chips of their own.
    """

    changed = Signal()
    restored = Signal(object)  # PersonFilter

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.wanted = PersonFilter()
        self.chips: list[Chip] = []
        self.about_to_save: Callable[[], PersonFilter] = lambda: self.wanted
        self.button = tool_button("filter", self.tr("ตัวกรองเพิ่มเติม"), self.show_menu)
        self._flow = FlowLayout(self, gap=tokens.GAP_S)
        self.hide()

    def set_wanted(self, wanted: PersonFilter) -> None:
        """Use this filter, without telling anybody."""
        self.wanted = wanted
        for chip in self.chips:
            chip.hide()
            self._flow.removeWidget(chip)
            chip.deleteLater()
        said = filter_words.said(self.context.db, wanted)
        self.chips = [self._chip(parts, text) for parts, text in said.items()]
        self.setVisible(bool(self.chips))

    def use(self, wanted: PersonFilter) -> None:
        """Use this filter and narrow the list."""
        self.set_wanted(wanted)
        self.changed.emit()

    def choose(self, name: str) -> None:
        """Use a kept filter."""
        wanted = saved_filters(self.context.db)[name]
        self.set_wanted(wanted)
        self.restored.emit(wanted)

    def menu(self) -> QMenu:
        """What the button offers: the form, the kept filters, keeping this one, forgetting one."""
        menu = QMenu(self)
        menu.addAction(self.tr("กำหนดตัวกรอง…"), self.edit)
        kept = saved_filters(self.context.db)
        if kept:
            menu.addSeparator()
        for name in kept:
            menu.addAction(name, partial(self.choose, name))
        menu.addSeparator()
        menu.addAction(self.tr("จำตัวกรองนี้…"), self.keep).setEnabled(self.about_to_save() != PersonFilter())
        if kept:
            forget = menu.addMenu(self.tr("ลบตัวกรองที่จำไว้"))
            for name in kept:
                forget.addAction(name, partial(self.forget, name))
        return menu

    def show_menu(self) -> None:
        """Open the menu under the button."""
        self.menu().exec(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def edit(self) -> None:
        """Ask for the parts in a form."""
        found: list[PersonFilter] = []
        dialog = FilterDialog(found.append, self.wanted, self)
        dialog.exec()
        dialog.deleteLater()
        if found:
            self.use(found[-1])

    def keep(self) -> None:
        """Keep the filter in use, group and village too, under a name."""
        actor, db, wanted = self.context.actor, self.context.db, self.about_to_save()
        dialog = FilterNameDialog(lambda name: save_filter(actor, db, name, wanted), "", self)
        dialog.saved.connect(lambda _touched: self.context.routes.said.emit(self.tr("จำตัวกรองแล้ว")))
        dialog.exec()
        dialog.deleteLater()

    def forget(self, name: str) -> None:
        """Forget a kept filter; the list stays as it is."""
        delete_filter(self.context.actor, self.context.db, name)
        self.context.routes.said.emit(self.tr("ลบตัวกรอง «{name}» แล้ว").format(name=name))

    def _chip(self, parts: tuple[str, ...], text: str) -> Chip:
        chip = Chip(text, "close")
        chip.setChecked(True)
        chip.setToolTip(self.tr("กดเพื่อเลิกใช้ตัวกรองนี้"))
        chip.clicked.connect(lambda: self.use(filter_words.without(self.wanted, parts)))
        self._flow.addWidget(chip)
        chip.show()
        return chip

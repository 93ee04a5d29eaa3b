"""The chip that narrows the list of people to one village."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from ui.widgets.chip import Chip


class VillageChip(Chip):
    """A press offers `villages`; `moo` is the one chosen, "" for all; `changed` says that the clerk chose."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("", "map-pin")
        self.moo = ""
        self.villages: Sequence[str] = ()
        self.set_moo("")
        self.clicked.connect(self._choose)

    def set_moo(self, moo: str) -> None:
        """Show a village as chosen, without telling anybody."""
        self.moo = moo
        self.setChecked(bool(moo))
        self.setText(self._named(moo))

    def _named(self, moo: str) -> str:
        return self.tr("หมู่ {moo}").format(moo=moo) if moo else self.tr("ทุกหมู่")

    def _choose(self) -> None:
        self.set_moo(self.moo)  # a press alone changes nothing
        menu = QMenu(self)
        for moo in ("", *self.villages):
            menu.addAction(self._named(moo)).setData(moo)
        chosen = menu.exec(self.mapToGlobal(self.rect().bottomLeft()))
        if chosen is not None:
            self.set_moo(chosen.data())
            self.changed.emit()

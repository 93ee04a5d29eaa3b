"""The empty registers one can have before anything is read."""

from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from ui import places
from welfaredesk.exchange.templates import TEMPLATES


class TemplateMenu(QMenu):
    """One entry for each kind; `wanted` tells the kind and the Path chosen for it."""

    wanted = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        for kind, title in TEMPLATES.items():
            action = self.addAction(f"{title}…")
            action.triggered.connect(lambda _on=False, kind=kind: self._ask(kind))

    def offer(self, above: QWidget) -> None:
        """Open over a button at the foot of a window."""
        corner = above.mapToGlobal(above.rect().topLeft())
        self.popup(QPoint(corner.x(), corner.y() - self.sizeHint().height()))

    def _ask(self, kind: str) -> None:
        proposed = places.documents() / f"{TEMPLATES[kind]}.xlsx"
        name, _kind = QFileDialog.getSaveFileName(
            self._parent, self.tr("บันทึกแบบกรอกเปล่า"), str(proposed), "Excel (*.xlsx)"
        )
        if name:
            self.wanted.emit(kind, Path(name).with_suffix(".xlsx"))

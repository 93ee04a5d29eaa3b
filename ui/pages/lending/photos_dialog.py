"""The pictures kept with lent items: how they went out and how they came back; more can be added."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui import messages
from ui.context import AppContext
from ui.pages.lending.photo_picker import read_pictures
from ui.theme import set_look, tokens
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.parts import button, column, label, row, tool_button
from welfaredesk.domain import thai_dates
from welfaredesk.errors import DomainError
from welfaredesk.queries.lending_lines import PhotoRow, photo, photos_of_lines
from welfaredesk.services.lending_photos import IN, MOST, OUT, add_line_photo, remove_line_photo

_WIDTH, _HEIGHT = 300, 225


class PhotosDialog(QDialog):
    """All pictures of some lines. `adds_to` (line id, phase) lets one more be added there."""

    def __init__(
        self,
        context: AppContext,
        title: str,
        line_ids: Sequence[int],
        adds_to: tuple[int, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context, self._line_ids, self._adds_to = context, list(line_ids), adds_to
        self.setWindowTitle(self.tr("ภาพอุปกรณ์ {title}").format(title=title))
        self.setObjectName("photos_dialog")
        self.resize(3 * _WIDTH + 120, 2 * _HEIGHT + 140)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self.add_button = button(self.tr("เพิ่มภาพ…"), "plus", clicked=self._add)
        self.add_button.setVisible(adds_to is not None)
        close = button(self.tr("ปิด"), clicked=self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(row(self.add_button, None, close))
        self.reload()

    def reload(self) -> None:
        """Read the pictures again."""
        shown = QWidget()
        set_look(shown, role="scrolled")
        flow = FlowLayout(shown, gap=tokens.GAP_M)
        rows = photos_of_lines(self.context.db, self._line_ids)
        for each in rows:
            flow.addWidget(self._picture(each))
        if not rows:
            flow.addWidget(label(self.tr("ยังไม่มีภาพ"), "muted"))
        self._scroll.setWidget(shown)

    def _picture(self, each: PhotoRow) -> QWidget:
        picture = QPixmap()
        picture.loadFromData(photo(self.context.db, each.id))
        ratio = self.devicePixelRatioF()
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        picture = picture.scaled(round(_WIDTH * ratio), round(_HEIGHT * ratio), keep, smooth)
        picture.setDevicePixelRatio(ratio)
        shown = QLabel()
        shown.setPixmap(picture)
        phases = {OUT: self.tr("ส่งมอบ"), IN: self.tr("รับคืน")}
        on = thai_dates.screen(each.taken_on) if each.taken_on else ""
        words = " · ".join(part for part in (phases[each.phase], on, each.caption, each.added_by) if part)
        shown.setAccessibleName(words)
        remove = tool_button("trash", self.tr("เอาภาพนี้ออก"), lambda: self._remove(each.id))
        cell = QWidget()
        cell.setLayout(column(gap=tokens.GAP_XS))
        layout = cell.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addWidget(shown)
        layout.addLayout(row(label(words, "small"), None, remove))
        return cell

    def _add(self) -> None:
        assert self._adds_to is not None
        line_id, phase = self._adds_to
        for image in read_pictures(self, MOST):
            if not self._do(
                lambda image=image: add_line_photo(  # type: ignore[misc]
                    self.context.actor, self.context.db, line_id, phase, image
                )
            ):
                break
        self.reload()

    def _remove(self, attachment_id: int) -> None:
        if messages.ask(self, self.tr("เอาภาพนี้ออกหรือไม่"), self.tr("เอาภาพออก"), danger=True):
            self._do(lambda: remove_line_photo(self.context.actor, self.context.db, attachment_id))
            self.reload()

    def _do(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except DomainError as error:
            messages.show_error(self, error)
            return False
        self.context.changes.announce(frozenset({"attachment"}))
        return True


def show_photos(
    context: AppContext,
    parent: QWidget,
    title: str,
    line_ids: Sequence[int],
    adds_to: tuple[int, str] | None = None,
) -> None:
    """Open the pictures of some lines."""
    dialog = PhotosDialog(context, title, line_ids, adds_to, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()

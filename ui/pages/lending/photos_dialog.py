"""The pictures of a device, or of what a slip lent: looked at, added, described, taken out with a reason."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QDialog, QScrollArea, QToolButton, QVBoxLayout, QWidget

from reports.layout.picture_page import as_pdf
from ui import messages
from ui.context import AppContext
from ui.pages.lending.after_forms import ReasonDialog
from ui.pages.lending.parts import ElidedLabel
from ui.pages.lending.photo_picker import read_pictures
from ui.printing.preview import PreviewDialog
from ui.theme import set_look, tokens
from ui.widgets.counted import CountedLine
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.parts import button, label, row, tool_button
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk.domain import thai_dates
from welfaredesk.errors import DomainError
from welfaredesk.queries.lending_lines import PhotoRow, photo, photos_of_item, photos_of_lines
from welfaredesk.services import item_photos, lending_photos
from welfaredesk.services.item_photos import PhotoInput

_WIDTH, _HEIGHT = 300, 225


class PhotosDialog(QDialog):
    """Small pictures with what is known of them; pressing one shows it large."""

    def __init__(self, context: AppContext, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle(self.tr("ภาพอุปกรณ์ {title}").format(title=title))
        self.setObjectName("photos_dialog")
        room = self.screen().availableGeometry().size()
        self.resize(3 * _WIDTH + 120, min(2 * _HEIGHT + 180, room.height() - 40))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add_button = button(self.tr("เพิ่มภาพ…"), "plus", clicked=self.add)
        close = button(self.tr("ปิด"), clicked=self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(row(self.add_button, None, close))
        self.reload()

    # --- for subclasses ---

    def rows(self) -> Sequence[PhotoRow]:
        """The pictures, in their order."""
        raise NotImplementedError

    def add(self) -> None:
        """Ask for pictures and keep them."""
        raise NotImplementedError

    # --- what can be done ---

    def reload(self) -> None:
        """Read the pictures again."""
        shown = QWidget()
        set_look(shown, role="scrolled")
        flow = FlowLayout(shown, gap=tokens.GAP_M)
        rows = self.rows()
        for each in rows:
            flow.addWidget(self._picture(each))
        if not rows:
            flow.addWidget(label(self.tr("ยังไม่มีภาพ"), "muted"))
        self._scroll.setWidget(shown)

    def look(self, each: PhotoRow) -> None:
        """One picture as large as the window."""
        content = photo(self.context.db, each.id)
        title = each.caption or self.windowTitle()
        preview = PreviewDialog(as_pdf(content, title), title, f"{title}.pdf", self)
        preview.setObjectName("paper")
        preview.finished.connect(preview.deleteLater)
        preview.open()

    def describe(self, each: PhotoRow) -> None:
        """Say anew what a picture of the device shows."""
        actor, db = self.context.actor, self.context.db
        initial = PhotoInput(each.caption, each.taken_on)
        self._ask(
            PhotoForm(lambda data: item_photos.change_item_photo(actor, db, each.id, data), initial, self)
        )

    def remove(self, each: PhotoRow) -> None:
        """Take a picture away, with the reason."""
        actor, db = self.context.actor, self.context.db
        take = (
            item_photos.remove_item_photo
            if each.phase == item_photos.KIND
            else lending_photos.remove_line_photo
        )
        said = self.tr("ภาพถูกลบออกจากแฟ้ม ระบบบันทึกว่าใครเอาออก เมื่อไร และเพราะอะไร")
        title, verb = self.tr("เอาภาพออก"), self.tr("เอาภาพออก")
        self._ask(ReasonDialog(lambda reason: take(actor, db, each.id, reason), title, said, verb, self))

    def _ask(self, dialog: RecordDialog) -> None:
        dialog.saved.connect(lambda _saved: self._on_changed())
        dialog.exec()
        dialog.deleteLater()

    def _on_changed(self) -> None:
        self.context.changes.announce(item_photos.TOUCHED)
        self.reload()

    # --- inside ---

    def _picture(self, each: PhotoRow) -> QWidget:
        words = _words(each)
        shown = QToolButton()
        shown.setAutoRaise(True)
        shown.setIcon(QIcon(self._small(each)))
        shown.setIconSize(QSize(_WIDTH, _HEIGHT))
        shown.setToolTip(self.tr("กดเพื่อดูภาพใหญ่"))
        shown.setAccessibleName(words)
        shown.clicked.connect(lambda: self.look(each))
        caption = ElidedLabel(" · ".join(part for part in (_phase(each.phase), each.caption) if part))
        caption.setFixedWidth(_WIDTH)
        on = thai_dates.screen(each.taken_on) if each.taken_on else ""
        when = label(" · ".join(part for part in (on, each.added_by) if part), "small")
        edit = tool_button("edit", self.tr("แก้คำบรรยายและวันที่"), lambda: self.describe(each))
        edit.setVisible(each.phase == item_photos.KIND)
        remove = tool_button("trash", self.tr("เอาภาพนี้ออก…"), lambda: self.remove(each))
        cell = QWidget()
        layout = QVBoxLayout(cell)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.GAP_XS)
        layout.addWidget(shown)
        layout.addWidget(caption)
        layout.addLayout(row(when, None, edit, remove, gap=tokens.GAP_XS))
        return cell

    def _small(self, each: PhotoRow) -> QPixmap:
        picture = QPixmap()
        picture.loadFromData(photo(self.context.db, each.id))
        ratio = self.devicePixelRatioF()
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        picture = picture.scaled(round(_WIDTH * ratio), round(_HEIGHT * ratio), keep, smooth)
        picture.setDevicePixelRatio(ratio)
        return picture


class LinePhotos(PhotosDialog):
    """The pictures of some lines of slips. `adds_to` (line id, phase) lets one more be added there."""

    def __init__(
        self,
        context: AppContext,
        title: str,
        line_ids: Sequence[int],
        adds_to: tuple[int, str] | None,
        parent: QWidget | None = None,
    ) -> None:
        self._line_ids, self._adds_to = list(line_ids), adds_to
        super().__init__(context, title, parent)
        self.add_button.setVisible(adds_to is not None)

    def rows(self) -> Sequence[PhotoRow]:
        return photos_of_lines(self.context.db, self._line_ids)

    def add(self) -> None:
        if self._adds_to is None:
            return
        actor, db = self.context.actor, self.context.db
        line_id, phase = self._adds_to
        try:
            for image in read_pictures(self, lending_photos.MOST):
                lending_photos.add_line_photo(actor, db, line_id, phase, image)
        except DomainError as error:
            messages.show_error(self, error)
        self._on_changed()


class ItemPhotos(PhotosDialog):
    """The pictures of a device, those of its loans behind them."""

    def __init__(self, context: AppContext, title: str, item_id: int, parent: QWidget | None = None) -> None:
        self._item_id = item_id
        super().__init__(context, title, parent)

    def rows(self) -> Sequence[PhotoRow]:
        return photos_of_item(self.context.db, self._item_id)

    def add(self) -> None:
        images = read_pictures(self, item_photos.MOST)
        actor, db, item_id = self.context.actor, self.context.db, self._item_id
        if images:
            self._ask(
                PhotoForm(
                    lambda data: item_photos.add_item_photos(actor, db, item_id, images, data), None, self
                )
            )


class PhotoForm(RecordDialog):
    """What pictures show and when they were taken; `initial` a PhotoInput, None for new ones."""

    WIDTH = 560

    def __init__(
        self, save: Callable[[Any], Any], initial: PhotoInput | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(save, initial, parent)
        self.setWindowTitle(self.tr("เพิ่มภาพ") if initial is None else self.tr("แก้คำบรรยายภาพ"))

    def build(self, initial: PhotoInput | None) -> None:
        data = initial or PhotoInput()
        caption = CountedLine(data.caption, item_photos.LONGEST_CAPTION)
        hint = self.tr("เช่น ป้ายหมายเลขเครื่อง รอยร้าวที่ล้อหลัง")
        self.add("caption", self.tr("คำบรรยาย"), caption, wide=True, hint=hint)
        day_hint = self.tr("เว้นว่างไว้ ใช้วันที่จากกล้องหรือวันนี้") if initial is None else ""
        self.add("taken_on", self.tr("ถ่ายเมื่อ"), ThaiDateEdit(data.taken_on), hint=day_hint)

    def value(self) -> PhotoInput:
        return PhotoInput(**self.values())


def show_photos(
    context: AppContext,
    parent: QWidget,
    title: str,
    line_ids: Sequence[int],
    adds_to: tuple[int, str] | None = None,
) -> None:
    """Open the pictures of some lines."""
    _open(LinePhotos(context, title, line_ids, adds_to, parent))


def show_item_photos(context: AppContext, parent: QWidget, title: str, item_id: int) -> None:
    """Open the pictures of a device."""
    _open(ItemPhotos(context, title, item_id, parent))


def _open(dialog: PhotosDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _words(each: PhotoRow) -> str:
    on = thai_dates.screen(each.taken_on) if each.taken_on else ""
    return " · ".join(part for part in (_phase(each.phase), each.caption, on, each.added_by) if part)


def _phase(phase: str) -> str:
    translate = QCoreApplication.translate
    names = {
        lending_photos.OUT: translate("lending", "ส่งมอบ"),
        lending_photos.IN: translate("lending", "รับคืน"),
    }
    return names.get(phase, "")

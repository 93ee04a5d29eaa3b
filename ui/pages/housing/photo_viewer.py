"""Pictures of a house large: one after the other, or before and after of the same place side by side."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.pages.housing import words
from ui.theme import tokens
from ui.widgets.parts import Paragraph, button, column, label, row
from welfaredesk.domain.house_photos import AFTER, BEFORE, PHASES, PLACES
from welfaredesk.queries.house_photos import PhotoView, jpeg

Pair = tuple[PhotoView | None, PhotoView | None]


class _Pane(QLabel):
    """One picture, as large as the place allows."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_picture(self, content: bytes | None, nothing: str) -> None:
        """Show a JPEG, or words where there is none."""
        self._picture = QPixmap()
        if content is None:
            self.setPixmap(self._picture)
            self.setText(nothing)
            return
        self._picture.loadFromData(content)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._picture.isNull() or self.width() < 1 or self.height() < 1:
            return
        ratio = self.devicePixelRatioF()
        room = QSize(round(self.width() * ratio), round(self.height() * ratio))
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        fitted = self._picture.scaled(room.boundedTo(self._picture.size()), keep, smooth)
        fitted.setDevicePixelRatio(ratio)
        self.setPixmap(fitted)


class PhotoSide(QWidget):
    """A picture with its words under it."""

    def __init__(self, context: AppContext, title: str = "") -> None:
        super().__init__()
        self._context = context
        self.photo: PhotoView | None = None
        self.pane, self.words = _Pane(), Paragraph("", "muted")
        layout = column(gap=tokens.GAP_XS)
        if title:
            layout.addWidget(label(title, "section"))
        layout.addWidget(self.pane, 1)
        layout.addWidget(self.words)
        self.setLayout(layout)

    def show_photo(self, photo: PhotoView | None) -> None:
        """Show a picture; None says that there is none of this place."""
        self.photo = photo
        content = jpeg(self._context.db, photo.id) if photo is not None else None
        self.pane.show_picture(content, self.tr("ยังไม่มีภาพ"))
        self.words.set_plain(words.of_photo(photo) if photo is not None else "")
        self.setAccessibleName(words.of_photo(photo) if photo is not None else self.tr("ยังไม่มีภาพ"))


class _Viewer(QDialog):
    """What both viewers share: ← and → move, Esc closes."""

    def __init__(self, title: str, count: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._count, self.place = count, 0
        self.where = label(role="muted")
        self.back_button = button(self.tr("ก่อนหน้า"), "chevron-left", clicked=lambda: self.go(-1))
        self.next_button = button(self.tr("ถัดไป"), "chevron-right", clicked=lambda: self.go(1))
        self.sides = QHBoxLayout()
        self.sides.setSpacing(tokens.GAP_L)
        self._bar = row(self.where, None)
        close = button(self.tr("ปิด"), clicked=self.reject)
        for part in (self.back_button, self.next_button, close):
            self._bar.addWidget(part)
        layout = QVBoxLayout(self)
        layout.addLayout(self.sides, 1)
        layout.addLayout(self._bar)
        for key, step in ((Qt.Key.Key_Left, -1), (Qt.Key.Key_Right, 1)):
            QShortcut(QKeySequence(key), self, lambda step=step: self.go(step))
        room = self.screen().availableGeometry().size()
        self.resize(min(1180, room.width() - 40), min(700, room.height() - 40))

    def go(self, step: int) -> None:
        """Move by so many."""
        self.place = min(max(self.place + step, 0), self._count - 1)
        self.show_place()

    def show_place(self) -> None:
        """Show what stands at `place`."""
        self.back_button.setEnabled(self.place > 0)
        self.next_button.setEnabled(self.place < self._count - 1)


class PhotoViewer(_Viewer):
    """Pictures one after the other. A position kept with one can be copied."""

    def __init__(
        self,
        context: AppContext,
        photos: Sequence[PhotoView],
        photo_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context.tr("ภาพบ้าน"), len(photos), parent)
        self._photos = tuple(photos)
        self.side = PhotoSide(context)
        self.sides.addWidget(self.side)
        self.copy_button = button(self.tr("คัดลอกพิกัด"), "copy", "quiet", self._copy)
        self._bar.insertWidget(1, self.copy_button)
        self.place = next((place for place, photo in enumerate(photos) if photo.id == photo_id), 0)
        self.show_place()

    def show_place(self) -> None:
        super().show_place()
        photo = self._photos[self.place]
        self.side.show_photo(photo)
        self.copy_button.setVisible(photo.latitude is not None)
        number = self.tr("ภาพที่ {number} จาก {count}").format(number=self.place + 1, count=len(self._photos))
        self.where.setText(number)

    def _copy(self) -> None:
        photo = self._photos[self.place]
        if photo.latitude is not None and photo.longitude is not None:
            QGuiApplication.clipboard().setText(words.position(photo.latitude, photo.longitude))


class PairViewer(_Viewer):
    """Before and after of one place side by side, place after place."""

    def __init__(self, context: AppContext, pairs: Sequence[Pair], parent: QWidget | None = None) -> None:
        super().__init__(context.tr("เทียบภาพก่อน–หลัง"), len(pairs), parent)
        self._pairs = tuple(pairs)
        self.before, self.after = (PhotoSide(context, PHASES[phase]) for phase in (BEFORE, AFTER))
        self.sides.addWidget(self.before, 1)
        self.sides.addWidget(self.after, 1)
        self.show_place()

    def show_place(self) -> None:
        super().show_place()
        before, after = self._pairs[self.place]
        self.before.show_photo(before)
        self.after.show_photo(after)
        shown = before or after
        spot = PLACES.get(shown.spot, "") if shown is not None else ""
        number = self.tr("คู่ที่ {number} จาก {count}").format(number=self.place + 1, count=len(self._pairs))
        self.where.setText(" · ".join(part for part in (number, spot) if part))

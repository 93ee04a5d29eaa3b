"""Pictures of a house, small, in rows: arrows move, Enter shows one large, dropped files are taken in."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QIcon,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from ui.context import AppContext
from ui.pages.housing import words
from ui.theme import tokens
from welfaredesk.queries.house_photos import PhotoView, jpeg

WIDE, HIGH = 120, 90
_WORDS_HIGH = 50  # two lines under the picture
_ID = Qt.ItemDataRole.UserRole


class PhotoGrid(QListWidget):
    """`opened` and `removed` carry a picture's id, `dropped` the files; `chosen` tells of another one."""

    opened = Signal(int)
    removed = Signal(int)
    chosen = Signal()
    dropped = Signal(object)  # list[Path]

    def __init__(self, context: AppContext, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.photos: tuple[PhotoView, ...] = ()
        self.nothing = self.tr("ยังไม่มีภาพ กด «+» หรือลากไฟล์ภาพมาวางที่นี่ เลือกได้หลายภาพพร้อมกัน")
        self.setAccessibleName(name)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        font = self.font()
        font.setPointSizeF(tokens.SMALL)
        self.setFont(font)
        self.setIconSize(QSize(WIDE, HIGH))
        self.setGridSize(QSize(WIDE + tokens.GAP_L, HIGH + _WORDS_HIGH))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAcceptDrops(True)
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(_ID)))
        self.currentItemChanged.connect(lambda _now, _before: self.chosen.emit())

    def show_photos(self, photos: Sequence[PhotoView]) -> None:
        """Show these; the one chosen stays chosen."""
        kept = self.current()
        if tuple(photos) != self.photos:
            self.photos = tuple(photos)
            self.clear()
            for photo in photos:
                self.addItem(self._item(photo))
        self.choose(kept.id if kept is not None else None)

    def current(self) -> PhotoView | None:
        """The picture the keyboard is on."""
        place = self.currentRow()
        return self.photos[place] if 0 <= place < len(self.photos) else None

    def choose(self, photo_id: int | None) -> None:
        """Put the keyboard on a picture, the first when it is not here."""
        places = [place for place, photo in enumerate(self.photos) if photo.id == photo_id]
        if self.photos:
            self.setCurrentRow(places[0] if places else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        photo = self.current()
        if event.key() == Qt.Key.Key_Delete and photo is not None:
            self.removed.emit(photo.id)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.photos:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(tokens.MUTED))
            words_ = self.viewport().rect().adjusted(tokens.GAP_M, 0, -tokens.GAP_M, 0)
            painter.drawText(
                words_, Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value, self.nothing
            )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._take_files(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._take_files(event)

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _take_files(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def _item(self, photo: PhotoView) -> QListWidgetItem:
        elide, room = self.fontMetrics().elidedText, WIDE + tokens.GAP_S
        lines = [elide(line, Qt.TextElideMode.ElideRight, room) for line in words.under_photo(photo)]
        item = QListWidgetItem("\n".join(lines))
        item.setData(_ID, photo.id)
        picture = thumb(self._context, photo.id, self.devicePixelRatioF())
        shown = QIcon(picture)
        shown.addPixmap(picture, QIcon.Mode.Selected)  # else the style tints it
        item.setIcon(shown)
        item.setToolTip(words.of_photo(photo))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words.of_photo(photo))
        item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        return item


def thumb(context: AppContext, photo_id: int, ratio: float = 1.0) -> QPixmap:
    """A picture small, on a ground of one size, so that upright and lying ones stand in line."""
    picture = QPixmap()
    picture.loadFromData(jpeg(context.db, photo_id, small=True))
    return framed(picture, WIDE, HIGH, ratio)


def framed(picture: QPixmap, wide: int, high: int, ratio: float = 1.0) -> QPixmap:
    """The whole picture as large as it gets inside so many logical pixels, in the middle of them."""
    frame = QPixmap(round(wide * ratio), round(high * ratio))
    frame.fill(Qt.GlobalColor.transparent)
    fitted = picture.scaled(
        frame.size(), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    painter = QPainter(frame)
    painter.drawPixmap((frame.width() - fitted.width()) // 2, (frame.height() - fitted.height()) // 2, fitted)
    painter.end()
    frame.setDevicePixelRatio(ratio)
    return frame

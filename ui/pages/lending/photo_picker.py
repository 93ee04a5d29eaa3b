"""A few pictures of a device: chosen from files, shown small, taken out again before they are saved."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QFileDialog, QToolButton, QWidget

from ui import messages, places
from ui.theme import tokens
from ui.widgets.parts import button, row
from welfaredesk.errors import DomainError, Issue, ValidationFailed
from welfaredesk.services.lending_photos import MOST

_MOST_BYTES = 50_000_000


def read_pictures(parent: QWidget, most: int) -> list[bytes]:
    """Ask for up to `most` picture files and read them; one that can't be read is told."""
    title = parent.tr("เลือกภาพ")
    kinds = parent.tr("รูปภาพ (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff *.gif)")
    chosen, _kind = QFileDialog.getOpenFileNames(parent, title, str(places.documents()), kinds)
    try:
        if len(chosen) > most:
            raise ValidationFailed(Issue("photo", "photos_too_many", {"limit": str(most)}))
        return [_read(Path(name)) for name in chosen]
    except DomainError as error:
        messages.show_error(parent, error)
        return []


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ValidationFailed(Issue("photo", "photo_too_large"))
        return path.read_bytes()
    except OSError as error:  # the stick was pulled out
        raise ValidationFailed(Issue("photo", "photo_unreadable")) from error


class PhotoPicker(QWidget):
    """A button and up to three small pictures; pressing one takes it out. `changed` when they did."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.photos: list[bytes] = []
        self._shown: list[QToolButton] = []
        self.add_button = button(self.tr("แนบภาพ"), "plus", "quiet", self._choose)
        self.setFocusProxy(self.add_button)
        self._line = row(self.add_button, None, gap=tokens.GAP_XS)
        self.setLayout(self._line)

    def add(self, image: bytes) -> None:
        """Take one more picture."""
        self.photos.append(image)
        shown = QToolButton()
        shown.setFixedSize(tokens.CONTROL, tokens.CONTROL)
        picture = QPixmap()
        picture.loadFromData(image)
        side = tokens.CONTROL - tokens.GAP_XS
        keep = Qt.AspectRatioMode.KeepAspectRatio
        shown.setIcon(
            QIcon(picture.scaled(2 * side, 2 * side, keep, Qt.TransformationMode.SmoothTransformation))
        )
        shown.setIconSize(QSize(side, side))
        shown.setToolTip(self.tr("กดเพื่อเอาภาพนี้ออก"))
        shown.setAccessibleName(self.tr("เอาภาพที่ {number} ออก").format(number=len(self.photos)))
        shown.clicked.connect(lambda: self._drop(shown))
        self._shown.append(shown)
        self._line.insertWidget(self._line.count() - 2, shown)
        self._on_changed()

    def _choose(self) -> None:
        for image in read_pictures(self, MOST - len(self.photos)):
            self.add(image)

    def _drop(self, shown: QToolButton) -> None:
        place = self._shown.index(shown)
        del self._shown[place], self.photos[place]
        shown.hide()
        shown.deleteLater()
        self._on_changed()

    def _on_changed(self) -> None:
        self.add_button.setEnabled(len(self.photos) < MOST)
        self.changed.emit()

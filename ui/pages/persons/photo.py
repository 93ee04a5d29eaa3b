"""The portrait of a person: shown in the head, taken from a file, taken away."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel

from ui import messages, places
from ui.pages.persons.desk import Desk
from welfaredesk.services.audit import Saved

WIDTH, HEIGHT = 72, 90
_MOST_BYTES = 50_000_000
translate = QCoreApplication.translate


def portrait(jpeg: bytes, name: str) -> QLabel:
    """The picture as the head of the page shows it."""
    shown = QLabel()
    shown.setObjectName("portrait")
    shown.setAccessibleName(translate("persons", "รูปถ่ายของ {name}").format(name=name))
    ratio = shown.devicePixelRatioF()
    picture = QPixmap()
    picture.loadFromData(jpeg)
    wide, high = round(WIDTH * ratio), round(HEIGHT * ratio)
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    picture = picture.scaled(wide, high, keep, smooth)
    picture.setDevicePixelRatio(ratio)
    shown.setPixmap(picture)
    shown.setFixedSize(picture.deviceIndependentSize().toSize())
    return shown


def choose(desk: Desk) -> None:
    """Ask for a file and keep it as the portrait."""
    title = translate("persons", "เลือกรูปถ่าย")
    kinds = translate("persons", "รูปภาพ (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff *.gif)")
    name, _kind = QFileDialog.getOpenFileName(desk.parent, title, str(places.documents()), kinds)
    if name:
        keep(desk, Path(name))


def keep(desk: Desk, path: Path) -> None:
    """Read the file and keep it small, off the screen's thread."""
    context = desk.context

    def work(_progress: object, _cancelled: object) -> Saved:
        from welfaredesk.errors import Issue, ValidationFailed
        from welfaredesk.services.photos import set_photo  # loads the picture library

        try:
            image = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else None
        except OSError as error:  # the stick was pulled out
            raise ValidationFailed(Issue("photo", "photo_unreadable")) from error
        if image is None:
            raise ValidationFailed(Issue("photo", "photo_too_large"))
        return set_photo(context.actor, context.db, desk.person_id, image)

    context.jobs.start(
        work,
        lambda saved: desk.done(saved, translate("persons", "บันทึกรูปถ่ายแล้ว")),
        lambda error: messages.show_error(desk.parent, error),
        owner=desk.parent,
    )


def remove(desk: Desk) -> None:
    """Take the portrait away, after asking."""
    from welfaredesk.services.photos import remove_photo

    question = translate("persons", "เอารูปถ่ายของ {name} ออกหรือไม่").format(name=desk.page.row.name)
    if messages.ask(desk.parent, question, translate("persons", "เอารูปออก"), danger=True):
        saved = remove_photo(desk.context.actor, desk.context.db, desk.person_id)
        desk.done(saved, translate("persons", "เอารูปถ่ายออกแล้ว"))

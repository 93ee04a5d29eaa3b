"""A card of pictures and what can be done with them: add, look, say anew what is shown, order, take away."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ui import messages
from ui.context import AppContext
from ui.pages.housing import words
from ui.pages.housing.photo_grid import PhotoGrid
from ui.pages.housing.photo_intake import offered_places, take_in
from ui.pages.housing.photo_viewer import PhotoViewer
from ui.widgets import editors
from ui.widgets.card import Card
from ui.widgets.counted import CountedLine
from ui.widgets.parts import tool_button
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk.domain.house_photos import CAPTION
from welfaredesk.queries.house_photos import PhotoView
from welfaredesk.services import house_photos as service
from welfaredesk.services.house_photos import KINDS, Added, PhotoInput


class PhotoForm(RecordDialog):
    """Says anew what a picture shows; `initial` is the PhotoView, the value a PhotoInput."""

    WIDTH = 560

    def build(self, initial: PhotoView) -> None:
        self.setWindowTitle(self.tr("แก้ไขคำบรรยายภาพ"))
        kinds = editors.combo(list(KINDS[initial.entity].items()), initial.kind)
        self.add("kind", self.tr("ภาพอะไร"), kinds)
        places = [("", self.tr("– ส่วนของบ้าน –")), *offered_places(initial.entity)]
        self.add("place", self.tr("ส่วนของบ้าน"), editors.combo(places, initial.place))
        caption = CountedLine(initial.caption, CAPTION)
        self.add("caption", self.tr("คำบรรยายใต้ภาพ"), caption, wide=True)
        self.add("taken_on", self.tr("วันที่ถ่าย"), ThaiDateEdit(initial.taken_on))
        caption.setFocus()

    def value(self) -> PhotoInput:
        return PhotoInput(**self.values())


class PhotoPanel(Card):
    """Pictures of one survey or project, new ones of one kind. `position_wanted` (latitude, longitude) asks
    to make where a picture was taken the place of the house.
    """

    position_wanted = Signal(float, float)

    def __init__(self, context: AppContext, title: str, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(title, "eye", parent)
        self.context, self.kind = context, kind
        self._title = title
        self._subject: tuple[str, int] | None = None
        self.grid = PhotoGrid(context, title)
        self.add_button = tool_button("plus", self.tr("เพิ่มภาพ…"), self.add_photos)
        self.more_button = tool_button("more", self.tr("จัดการภาพที่เลือก"))
        self.more_button.setObjectName("photo_menu")
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.more_button)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.more_button.setMenu(self.menu)
        self.add_action(self.add_button)
        self.add_action(self.more_button)
        self.add(self.grid)
        self.grid.opened.connect(self.look)
        self.grid.removed.connect(self.remove)
        self.grid.dropped.connect(self.add_photos)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.customContextMenuRequested.connect(self._open_menu)

    def show_photos(self, subject: tuple[str, int] | None, photos: Sequence[PhotoView]) -> None:
        """Show pictures; new ones are kept with `subject` (entity, id), None: nothing is added here."""
        self._subject = subject
        self.add_button.setVisible(subject is not None)
        self.grid.setAcceptDrops(subject is not None)
        self.grid.show_photos(photos)
        count = f" ({len(photos)})" if photos else ""
        self.title.setText(f"{self._title}{count}")
        self.more_button.setVisible(bool(photos))

    def add_photos(self, files: Sequence[Path] | None = None) -> None:
        """Take pictures in, those of `files` or asked for."""
        if self._subject is not None:
            take_in(self.context, self, self._subject, self.kind, files=files, done=self._on_kept)

    def look(self, photo_id: int) -> None:
        """Show a picture large."""
        viewer = PhotoViewer(self.context, self.grid.photos, photo_id, self)
        viewer.finished.connect(viewer.deleteLater)
        viewer.open()

    def edit(self, photo: PhotoView) -> None:
        """Say anew what a picture shows."""
        save = partial(service.change_photo, self.context.actor, self.context.db, photo.id)
        form = PhotoForm(save, photo, self)
        form.saved.connect(lambda saved: self._said(saved.touched, self.tr("แก้ไขคำบรรยายภาพแล้ว")))
        form.finished.connect(form.deleteLater)
        form.open()

    def shift(self, photo: PhotoView, step: int) -> None:
        """Change places with the next or the former picture of the same record."""
        ids = [each.id for each in self.grid.photos if each.entity == photo.entity]
        place = ids.index(photo.id)
        other = place + step
        if not 0 <= other < len(ids):
            return
        ids[place], ids[other] = ids[other], ids[place]
        saved = service.order_photos(self.context.actor, self.context.db, photo.entity, photo.entity_id, ids)
        self.context.changes.announce(saved.touched)

    def remove(self, photo_id: int) -> None:
        """Take a picture away, after asking."""
        photo = next(each for each in self.grid.photos if each.id == photo_id)
        question = self.tr("เอาภาพ «{photo}» ออกหรือไม่").format(photo=words.of_photo(photo))
        if messages.ask(self, question, self.tr("เอาภาพออก"), danger=True):
            saved = service.remove_photo(self.context.actor, self.context.db, photo_id)
            self._said(saved.touched, self.tr("เอาภาพออกแล้ว"))

    # --- inside ---

    def _on_kept(self, added: Added) -> None:
        said = self.tr("เก็บภาพแล้ว {kept} ภาพ").format(kept=added.kept)
        if added.known:
            said += self.tr(" ({known} ภาพมีอยู่แล้ว)").format(known=added.known)
        self._said(added.touched, said)
        self.grid.setFocus()

    def _said(self, touched: frozenset[str], said: str) -> None:
        self.context.changes.announce(touched)
        self.context.routes.said.emit(said)

    def _open_menu(self, place: QPoint) -> None:
        if self.grid.itemAt(place) is not None:
            self.menu.popup(self.grid.viewport().mapToGlobal(place))

    def _fill_menu(self) -> None:
        self.menu.clear()
        photo = self.grid.current()
        if photo is None:
            return
        deeds = [
            (self.tr("ดูภาพใหญ่ (Enter)"), lambda: self.look(photo.id)),
            (self.tr("แก้ไขคำบรรยาย…"), lambda: self.edit(photo)),
            (self.tr("เลื่อนไปก่อนหน้า"), lambda: self.shift(photo, -1)),
            (self.tr("เลื่อนไปถัดไป"), lambda: self.shift(photo, 1)),
            (self.tr("เอาภาพออก… (Delete)"), lambda: self.remove(photo.id)),
        ]
        if photo.latitude is not None and photo.longitude is not None:
            latitude, longitude = photo.latitude, photo.longitude
            copied = words.position(latitude, longitude)
            deeds += [
                (self.tr("คัดลอกพิกัด"), lambda: QGuiApplication.clipboard().setText(copied)),
                (self.tr("ใช้เป็นพิกัดของบ้าน"), lambda: self.position_wanted.emit(latitude, longitude)),
                (self.tr("ลบพิกัดของภาพนี้"), lambda: self._drop_position(photo.id)),
            ]
        for said, deed in deeds:
            self.menu.addAction(said).triggered.connect(lambda _checked=False, deed=deed: deed())

    def _drop_position(self, photo_id: int) -> None:
        saved = service.drop_position(self.context.actor, self.context.db, photo_id)
        self._said(saved.touched, self.tr("ลบพิกัดของภาพแล้ว"))

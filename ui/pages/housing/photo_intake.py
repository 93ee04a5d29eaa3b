"""Taking pictures in: several files at once, read off the screen's thread; each is told what it shows."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFrame,
    QLabel,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui import messages, places
from ui.context import AppContext
from ui.jobs import Job, Progress, Work
from ui.pages.housing.photo_grid import framed
from ui.pages.housing.words import position
from ui.theme import Tone, set_look, tokens
from ui.widgets import editors
from ui.widgets.banner import Banner
from ui.widgets.counted import CountedLine
from ui.widgets.parts import button, column, label, row, tool_button
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk.domain.house_photos import CAPTION, PLACES
from welfaredesk.errors import DomainError, Issue, ValidationFailed
from welfaredesk.messages import text_of
from welfaredesk.services.house_photos import (
    KINDS,
    PROJECT,
    Added,
    NewPhoto,
    PhotoInput,
    TakenPhoto,
    add_photos,
)

_MOST_BYTES = 50_000_000
_WIDE, _HIGH = 96, 72


def choose_pictures(parent: QWidget) -> list[Path]:
    """Ask for picture files."""
    title = parent.tr("เลือกภาพ (เลือกได้หลายภาพพร้อมกัน)")
    kinds = parent.tr("รูปภาพ (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff *.gif *.heic)")
    names, _kind = QFileDialog.getOpenFileNames(parent, title, str(places.documents()), kinds)
    return [Path(name) for name in names]


class PhotoRow(QFrame):
    """One picture read: what it shows, in inputs. `dropped` when it is not to be kept after all."""

    dropped = Signal()

    def __init__(self, taken: TakenPhoto, name: str, entity: str, kind: str, place: str) -> None:
        super().__init__()
        set_look(self, role="card")
        self.taken, self.name = taken, name
        self.kind = editors.combo(list(KINDS[entity].items()), kind)
        self.place = editors.combo([("", self.tr("– ส่วนของบ้าน –")), *offered_places(entity)], place)
        self.day = ThaiDateEdit(taken.taken_on)
        self.caption = CountedLine("", CAPTION)
        self.caption.setPlaceholderText(self.tr("คำบรรยายใต้ภาพ"))
        self.keep_position = QCheckBox(self.tr("เก็บพิกัดของภาพ"))
        if taken.latitude is not None and taken.longitude is not None:
            self.keep_position.setToolTip(position(taken.latitude, taken.longitude))
        else:
            self.keep_position.hide()
        for editor, spoken in (
            (self.kind, self.tr("ภาพอะไร")),
            (self.place, self.tr("ส่วนของบ้าน")),
            (self.day, self.tr("วันที่ถ่าย")),
            (self.caption, self.tr("คำบรรยาย")),
        ):
            editor.setAccessibleName(f"{spoken} {name}")
            editor.setToolTip(spoken)
        self._lay_out()

    def photo(self) -> NewPhoto:
        """The picture as it is to be kept."""
        data = PhotoInput(
            self.kind.currentData(), self.place.currentData(), self.caption.text().strip(), self.day.value()
        )
        return NewPhoto(self.taken, data, keep_position=self.keep_position.isChecked())

    def _lay_out(self) -> None:
        shown = QLabel()
        picture = QPixmap()
        picture.loadFromData(self.taken.thumb)
        shown.setPixmap(framed(picture, _WIDE, _HIGH, self.devicePixelRatioF()))
        shown.setFixedSize(_WIDE, _HIGH)
        self.day.setFixedWidth(150)
        upper = row(self.kind, self.place, self.day)
        upper.setStretch(0, 1)
        upper.setStretch(1, 1)
        lower = row(self.caption, self.keep_position)
        lower.setStretch(0, 1)
        inputs = column(gap=tokens.GAP_XS)
        inputs.addLayout(upper)
        inputs.addLayout(lower)
        whole = row(shown, gap=tokens.GAP_M, margins=tokens.GAP_S)
        whole.addLayout(inputs, 1)
        tip = self.tr("ไม่เก็บภาพ {name}").format(name=self.name)
        whole.addWidget(tool_button("close", tip, self.dropped.emit))
        self.setLayout(whole)


class IntakeDialog(QDialog):
    """Reads files one after the other and keeps them with a survey or a project; `kept` tells how many."""

    kept = Signal(object)  # Added

    def __init__(
        self,
        context: AppContext,
        subject: tuple[str, int],
        files: Sequence[Path],
        kind: str,
        place: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.context, self._subject, self._start = context, subject, (kind, place)
        self.setWindowTitle(self.tr("เก็บภาพ"))
        self.setObjectName("photo_intake")
        self.rows: list[PhotoRow] = []
        self.problems: list[str] = []
        self._waiting: list[Job] = []
        self._read, self._all = 0, len(files)
        self.banner, self.bar, self.doing = Banner(), QProgressBar(), label(role="muted")
        self.kind_of_all = editors.combo(list(KINDS[subject[0]].items()), kind)
        self.place_of_all = editors.combo(
            [("", self.tr("– ส่วนของบ้าน –")), *offered_places(subject[0])], place
        )
        self.keep_all = QCheckBox(self.tr("เก็บพิกัดทุกภาพ"))
        self.save_button = button(self.tr("เก็บภาพ"), "save", "primary", self.accept)
        self._lay_out()
        self._connect()
        self._waiting = [self._start_reading(path) for path in files]
        self._show_progress()

    def accept(self) -> None:
        unreadable = next((each for each in self.rows if each.day.check()), None)
        if unreadable is not None:
            unreadable.day.setFocus()
            self.banner.say(Tone.LATE, unreadable.day.check())
            return
        photos = [each.photo() for each in self.rows]
        if not photos or self._waiting:
            return
        actor, db, subject = self.context.actor, self.context.db, self._subject
        self._set_busy(self.tr("กำลังบันทึกภาพ…"))

        def work(_progress: Progress, _cancelled: Event) -> Added:
            return add_photos(actor, db, *subject, photos)

        self.context.jobs.start(work, self._on_kept, self._on_failed, owner=self)

    def reject(self) -> None:
        for job in self._waiting:
            job.cancel()
        super().reject()

    # --- reading ---

    def _start_reading(self, path: Path) -> Job:
        job: Job

        def done(taken: TakenPhoto | None) -> None:
            if taken is not None:
                self._add(taken, path.name)
            self._on_read(job)

        def failed(error: Exception) -> None:
            said = text_of(error) if isinstance(error, DomainError) else self.tr("อ่านภาพนี้ไม่ได้")
            self.problems.append(f"{path.name}: {said}")
            self._on_read(job)
            if not isinstance(error, DomainError):
                raise error  # a bug: the crash report tells of it

        job = self.context.jobs.start(_reading(path), done, failed, owner=self)
        return job

    def _add(self, taken: TakenPhoto, name: str) -> None:
        added = PhotoRow(
            taken, name, self._subject[0], self.kind_of_all.currentData(), self.place_of_all.currentData()
        )
        added.keep_position.setChecked(self.keep_all.isChecked() and taken.has_position)
        added.dropped.connect(lambda: self._drop(added))
        self.rows.append(added)
        self._list.insertWidget(self._list.count() - 1, added)
        if len(self.rows) == 1:
            added.caption.setFocus()

    def _on_read(self, job: Job) -> None:
        self._waiting.remove(job)
        self._read += 1
        self._show_progress()

    def _drop(self, gone: PhotoRow) -> None:
        self.rows.remove(gone)
        gone.hide()
        gone.deleteLater()
        self._show_progress()

    def _show_progress(self) -> None:
        if self._waiting:
            said = self.tr("กำลังอ่านภาพ {read} จาก {all}").format(read=self._read + 1, all=self._all)
            self._set_busy(said)
            self.bar.setRange(0, self._all)
            self.bar.setValue(self._read)
        else:
            self.bar.hide()
            self.doing.setText(self.tr("{count} ภาพ พร้อมเก็บ").format(count=len(self.rows)))
            self.save_button.setEnabled(bool(self.rows))
        self.keep_all.setVisible(any(each.taken.has_position for each in self.rows))
        self.banner.say(Tone.LATE, "\n".join(self.problems))

    def _set_busy(self, words: str) -> None:
        self.bar.setRange(0, 0)
        self.bar.show()
        self.doing.setText(words)
        self.save_button.setEnabled(False)

    # --- keeping ---

    def _on_kept(self, added: Added) -> None:
        self.kept.emit(added)
        super().accept()

    def _on_failed(self, error: Exception) -> None:
        self._show_progress()
        messages.show_error(self, error)

    # --- putting it together ---

    def _lay_out(self) -> None:
        inner = QWidget()
        set_look(inner, role="scrolled")
        self._list = column(None)
        self._list.setContentsMargins(tokens.GAP_L, tokens.GAP_S, tokens.GAP_L, tokens.GAP_S)
        inner.setLayout(self._list)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        head = row(
            label(self.tr("ทุกภาพ:"), "muted"), self.kind_of_all, self.place_of_all, self.keep_all, None
        )
        head.setContentsMargins(tokens.GAP_L, tokens.GAP_M, tokens.GAP_L, 0)
        footer = QFrame()
        set_look(footer, role="footer")
        self.bar.setFixedWidth(200)
        self.bar.setTextVisible(False)
        bottom = row(
            self.bar, self.doing, None, button(self.tr("ยกเลิก"), clicked=self.reject), self.save_button
        )
        bottom.setContentsMargins(tokens.GAP_L, tokens.GAP_M, tokens.GAP_L, tokens.GAP_M)
        footer.setLayout(bottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.GAP_S)
        layout.addWidget(self.banner)
        layout.addLayout(head)
        layout.addWidget(scroll, 1)
        layout.addWidget(footer)
        room = self.screen().availableGeometry().size()
        self.resize(min(860, room.width() - 40), min(620, room.height() - 40))

    def _connect(self) -> None:
        self.kind_of_all.activated.connect(lambda _place: self._set_all(self.kind_of_all, "kind"))
        self.place_of_all.activated.connect(lambda _place: self._set_all(self.place_of_all, "place"))
        self.keep_all.toggled.connect(self._keep_all)
        for keys in ("F9", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self.accept)

    def _set_all(self, chosen: QComboBox, name: str) -> None:
        for each in self.rows:
            box: QComboBox = getattr(each, name)
            box.setCurrentIndex(box.findData(chosen.currentData()))

    def _keep_all(self, keep: bool) -> None:
        for each in self.rows:
            each.keep_position.setChecked(keep and each.taken.has_position)


def _reading(path: Path) -> Work:
    """Work that reads a file and takes the picture in."""

    def work(_progress: Progress, cancelled: Event) -> TakenPhoto | None:
        from welfaredesk.services.camera import taken_in  # loads the picture library

        if cancelled.is_set():
            return None
        try:
            image = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else None
        except OSError as error:  # the stick was pulled out
            raise ValidationFailed(Issue("photo", "photo_unreadable")) from error
        if image is None:
            raise ValidationFailed(Issue("photo", "photo_too_large"))
        return taken_in(image)

    return work


def offered_places(entity: str) -> list[tuple[str, str]]:
    """What a picture may show: of a survey's the part of the house, of a project's also a view."""
    parts = (
        PLACES
        if entity == PROJECT
        else {code: name for code, name in PLACES.items() if code not in KINDS[entity]}
    )
    return list(parts.items())


def take_in(
    context: AppContext,
    parent: QWidget,
    subject: tuple[str, int],
    kind: str,
    *,
    place: str = "",
    files: Sequence[Path] | None = None,
    done: Callable[[Added], object] | None = None,
) -> None:
    """Ask for files, unless some were dropped, and open the dialog that keeps them."""
    chosen = list(files) if files is not None else choose_pictures(parent)
    if not chosen:
        return
    dialog = IntakeDialog(context, subject, chosen, kind, place, parent)
    if done is not None:
        dialog.kept.connect(done)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()

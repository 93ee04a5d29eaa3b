"""The office's letters: the emblem in their head, who signs, how to answer."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QScrollArea, QWidget

from ui import messages, places
from ui.context import AppContext
from ui.pages.settings import Section
from ui.theme import set_look, tokens
from ui.widgets import editors
from ui.widgets.card import Card
from ui.widgets.counted import CountedLine
from ui.widgets.field import Field
from ui.widgets.form_grid import FormGrid
from ui.widgets.parts import Paragraph, button, column, row
from welfaredesk.domain.signing import ROLES
from welfaredesk.errors import DomainError, Issue, ValidationFailed
from welfaredesk.messages import issue_text
from welfaredesk.queries.emblem import emblem
from welfaredesk.queries.letter_setup import letter_settings
from welfaredesk.services.letter_setup import LIMITS, LetterSettings, save_letter_settings

PREVIEW = 150  # logical pixels: about 3 cm on the screen
_MOST_BYTES = 50_000_000
_KINDS = "*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.gif *.webp"


class LettersSection(Section):
    """Emblem at the left, settings at the right; the settings are saved with their button."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._version = 0
        self._kept = LetterSettings()
        self.fields: dict[str, Field] = {}
        inner = QWidget()
        set_look(inner, role="scrolled")
        cards = row(gap=tokens.GAP_L)
        left = column(self._emblem_card(), None, gap=tokens.GAP_L)
        cards.addLayout(left)
        cards.addWidget(self._form_card(), 1, Qt.AlignmentFlag.AlignTop)
        inner.setLayout(cards)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        self.setLayout(column(scroll))

    def entered(self) -> None:
        self.show_emblem()
        if not self.is_dirty():
            self._read()

    def take_focus(self) -> None:
        self.fields["letter_signer"].editor.setFocus()

    def may_leave(self) -> bool:
        if not self.is_dirty():
            return True
        choice = messages.ask_unsaved(self)
        if choice is messages.Unsaved.SAVE:
            return self.save()
        return choice is messages.Unsaved.DISCARD

    # --- the emblem ---

    def choose_emblem(self) -> None:
        """Ask for a picture and keep it."""
        kinds = self.tr("รูปภาพ ({kinds})").format(kinds=_KINDS)
        name, _kind = QFileDialog.getOpenFileName(self, self.tr("เลือกภาพตรา"), str(places.documents()), kinds)
        if name:
            self.keep_emblem(Path(name))

    def keep_emblem(self, path: Path) -> None:
        """Read a picture and keep it as the emblem, off the screen's thread."""
        context = self.context

        def work(_progress: Any, _cancelled: Any) -> frozenset[str]:
            from welfaredesk.services.emblem import set_emblem  # loads the picture library

            return set_emblem(context.actor, context.db, _bytes_of(path))

        context.jobs.start(work, self._on_emblem, lambda error: messages.show_error(self, error), owner=self)

    def remove_emblem(self) -> None:
        """Print without an emblem, after asking."""
        from welfaredesk.services.emblem import remove_emblem

        question = self.tr("เอาตราออกหรือไม่ หนังสือจะเว้นที่ว่างไว้สำหรับกระดาษที่มีตราพิมพ์อยู่แล้ว")
        if messages.ask(self, question, self.tr("เอาตราออก"), danger=True):
            self._on_emblem(remove_emblem(self.context.actor, self.context.db))

    def show_emblem(self) -> None:
        """Show what letters carry now."""
        found = emblem(self.context.db)
        self.remove_button.setVisible(found is not None)
        if found is None:
            self.picture.setPixmap(QPixmap())
            self.picture.setText(self.tr("ยังไม่มีภาพตรา"))
            return
        ratio = self.picture.devicePixelRatioF()
        picture = QPixmap()
        picture.loadFromData(QByteArray(found))
        side = QSize(PREVIEW, PREVIEW) * ratio
        picture = picture.scaled(
            side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        picture.setDevicePixelRatio(ratio)
        self.picture.setPixmap(picture)

    # --- the settings ---

    def is_dirty(self) -> bool:
        """Whether something differs from what is kept."""
        return bool(self.fields) and self._value() != self._kept

    def save(self) -> bool:
        """Keep the settings; False when something is wrong, which then stands under its field."""
        texts: dict[str, str] = {}
        try:
            saved = save_letter_settings(self.context.actor, self.context.db, self._value(), self._version)
        except ValidationFailed as error:
            texts = {issue.field: issue_text(issue) for issue in error.issues}
        except DomainError as error:
            messages.show_error(self, error)
            return False
        for name, field in self.fields.items():
            field.set_message(texts.get(name, ""))
        if texts:
            return False
        self._kept = self._value()
        self._version = saved.version
        self.context.changes.announce(saved.touched)
        self.context.routes.said.emit(self.tr("บันทึกการตั้งค่าหนังสือแล้ว"))
        return True

    # --- inside ---

    def _emblem_card(self) -> Card:
        card = Card(self.tr("ตราบนหัวหนังสือ"), "id-card")
        self.picture = QLabel()
        self.picture.setObjectName("emblem")
        self.picture.setAccessibleName(self.tr("ภาพตราของสำนักงาน"))
        self.picture.setFixedSize(PREVIEW + 2 * tokens.GAP_M, PREVIEW + 2 * tokens.GAP_M)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_look(self.picture, role="panel")
        said = self.tr("พิมพ์สูง 3 ซม. บนหนังสือ ประกาศ คำสั่ง และ 1.5 ซม. บนบันทึกข้อความ ขอบขาวรอบตราถูกตัดให้เอง")
        about = Paragraph(said, "small")
        about.setFixedWidth(PREVIEW + 2 * tokens.GAP_M + 60)
        self.choose_button = button(self.tr("เลือกภาพ…"), "upload", clicked=self.choose_emblem)
        self.remove_button = button(self.tr("เอาออก"), "trash", "danger", self.remove_emblem)
        card.body.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        card.add(about)
        card.add(row(self.choose_button, self.remove_button, None))
        return card

    def _form_card(self) -> Card:
        card = Card(self.tr("ผู้ลงนามและที่ติดต่อ"), "file")
        form = FormGrid()
        hint = self.tr("ชื่อและตำแหน่งตามทะเบียนผู้ลงนาม ณ วันที่ของหนังสือ")
        self._add(
            form,
            "letter_signer",
            self.tr("ผู้ลงนามในหนังสือ"),
            editors.combo(list(ROLES.items()), self._kept.letter_signer),
            hint,
        )
        self._add(form, "fax", self.tr("โทรสาร"), CountedLine("", LIMITS["fax"]))
        self._add(form, "email", self.tr("อีเมล"), CountedLine("", LIMITS["email"]))
        self.save_button = button(self.tr("บันทึก (Ctrl+S)"), "save", "primary", self.save)
        self.save_button.setShortcut("Ctrl+S")
        card.add(form)
        card.add(row(None, self.save_button))
        return card

    def _add(self, form: FormGrid, name: str, caption: str, editor: QWidget, hint: str = "") -> None:
        editor.setObjectName(name)
        self.fields[name] = Field(caption, editor, hint=hint)
        form.add(self.fields[name])

    def _value(self) -> LetterSettings:
        return LetterSettings(**{name: editors.read(field.editor) for name, field in self.fields.items()})

    def _read(self) -> None:
        try:
            self._kept, self._version = letter_settings(self.context.db)
        except DomainError:  # before the office is set up there is nothing to keep them with
            self._kept, self._version = LetterSettings(), 0
        for name, field in self.fields.items():
            _fill(field.editor, getattr(self._kept, name))
            field.set_message("")

    def _on_emblem(self, touched: frozenset[str]) -> None:
        self.show_emblem()
        self.context.changes.announce(touched)
        self.context.routes.said.emit(self.tr("บันทึกภาพตราแล้ว"))


def _fill(editor: QWidget, value: str) -> None:
    if isinstance(editor, QLineEdit):
        editor.setText(value)
    elif isinstance(editor, QComboBox):
        editor.setCurrentIndex(editor.findData(value))


def _bytes_of(path: Path) -> bytes:
    """The file's bytes. Raises ValidationFailed (emblem)."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ValidationFailed(Issue("emblem", "photo_too_large"))
        return path.read_bytes()
    except OSError as error:  # the stick was pulled out
        raise ValidationFailed(Issue("emblem", "photo_unreadable")) from error

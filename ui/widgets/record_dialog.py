"""The dialog every editor of one record is made of."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import messages
from ui.theme import Tone, set_look, tokens
from ui.widgets import editors
from ui.widgets.banner import Banner
from ui.widgets.enter_moves import EnterMoves
from ui.widgets.field import Field
from ui.widgets.form_grid import FormGrid
from ui.widgets.parts import button, label, row
from welfaredesk.errors import DomainError, Issue, ValidationFailed
from welfaredesk.messages import issue_text, text_of


class RecordDialog(QDialog):
    """Edits one record through `save(value)`, which raises DomainError; each message stands under its field.

    A subclass lists its fields in `build(initial)` with `add`; `value()` makes what `save` takes out of
    `values()` (a dict by field name). What `save` returns goes out with `saved`.
    """

    saved = Signal(object)

    WIDTH = 760

    def __init__(
        self, save: Callable[[Any], Any], initial: Any = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._save = save
        self.fields: dict[str, Field] = {}
        self.editors: dict[str, QWidget] = {}
        self.banner = Banner()
        self.form = FormGrid()
        self._enter = EnterMoves(self)
        self.save_button = button(self.tr("บันทึก"), "save", "primary", self.accept)
        self.cancel_button = button(self.tr("ยกเลิก"), clicked=self.reject)
        self._keys = label(role="small")
        self._lay_out()
        self.build(initial)
        self._start = self.value()
        for keys in ("F9", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self.accept)
        self.resize(self.sizeHint())
        if self.editors:
            next(iter(self.editors.values())).setFocus()

    # --- for subclasses ---

    def build(self, initial: Any) -> None:
        """Add the fields, filled from `initial`."""
        raise NotImplementedError

    def value(self) -> Any:
        """What `save` gets: by default the dict of all fields' values."""
        return self.values()

    def values(self) -> dict[str, Any]:
        """Every field's value by name."""
        return {name: editors.read(editor) for name, editor in self.editors.items()}

    def add(
        self,
        name: str,
        caption: str,
        editor: QWidget,
        *,
        wide: bool = False,
        required: bool = False,
        hint: str = "",
    ) -> Field:
        """Add one field; `name` is the attribute an Issue of `save` names."""
        editor.setObjectName(name)
        field = Field(caption, editor, required=required, hint=hint)
        self.fields[name], self.editors[name] = field, editor
        self._enter.watch(editor)
        self.form.add(field, wide=wide)
        return field

    def add_section(self, title: str) -> None:
        """A head over the fields that follow."""
        self.form.add_section(title)

    # --- what happens ---

    @property
    def is_dirty(self) -> bool:
        """Whether anything differs from what the dialog opened with."""
        return bool(self.value() != self._start)

    def show_issues(self, issues: Iterable[Issue]) -> None:
        """Put each message under its field, the others into the banner; go to the first wrong field."""
        texts: dict[str, str] = {}
        for issue in issues:
            place = issue.field if issue.field in self.fields else ""
            texts[place] = "\n".join(filter(None, (texts.get(place, ""), issue_text(issue))))
        self._show_texts(texts)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        verb = self.save_button.text().removesuffix(" (F9)")
        self._keys.setText(self.tr("F9 {verb} · Enter ไปช่องถัดไป").format(verb=verb))

    def accept(self) -> None:
        unreadable = {name: editors.check(editor) for name, editor in self.editors.items()}
        unreadable = {name: text for name, text in unreadable.items() if text}
        if unreadable:
            self._show_texts(unreadable)
            return
        try:
            result = self._save(self.value())
        except ValidationFailed as error:
            self.show_issues(error.issues)
        except DomainError as error:
            self._show_texts({"": text_of(error)})
        else:
            self._start = self.value()
            self.saved.emit(result)
            super().accept()

    def reject(self) -> None:
        if self.is_dirty:
            choice = messages.ask_unsaved(self)
            if choice is messages.Unsaved.KEEP_EDITING:
                return
            if choice is messages.Unsaved.SAVE:
                self.accept()
                return
        super().reject()

    def sizeHint(self) -> QSize:
        room = self.screen().availableGeometry().size()
        wanted = self.form.sizeHint().height() + 150
        return QSize(min(self.WIDTH, room.width() - 40), min(max(wanted, 300), room.height() - 40))

    # --- inside ---

    def _show_texts(self, texts: dict[str, str]) -> None:
        for name, field in self.fields.items():
            field.set_message(texts.get(name, ""))
        self.banner.say(Tone.LATE, texts.get("", ""))
        for name in [name for name in self.fields if name in texts][:1]:
            self.editors[name].setFocus()
            self._scroll.ensureWidgetVisible(self.fields[name])

    def _lay_out(self) -> None:
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        set_look(inner, role="scrolled")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(tokens.GAP_XL, tokens.GAP_L, tokens.GAP_XL, tokens.GAP_L)
        inside.setSpacing(tokens.GAP_M)
        inside.addWidget(self.banner)
        inside.addWidget(self.form)
        inside.addStretch(1)
        self._scroll.setWidget(inner)
        footer = QFrame()
        set_look(footer, role="footer")
        bottom = row(self._keys, None, self.cancel_button, self.save_button)
        bottom.setContentsMargins(tokens.GAP_XL, tokens.GAP_M, tokens.GAP_XL, tokens.GAP_M)
        footer.setLayout(bottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(footer)

"""What every form of a person's page shares: the person, a form listed by its fields, saving and telling."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ui.context import AppContext
from ui.widgets.field import Field
from ui.widgets.parts import button, tool_button
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.errors import Issue, ValidationFailed
from welfaredesk.queries.person_page import PersonPage
from welfaredesk.queries.value_lists import choices
from welfaredesk.services.audit import Saved

translate = QCoreApplication.translate
Deed = tuple[str, Callable[[], object]]


@dataclass(frozen=True)
class Entry:
    """One field of a form: the attribute an Issue names, its caption, its editor."""

    name: str
    caption: str
    editor: QWidget
    required: bool = False
    hint: str = ""
    wide: bool = False


class EntryForm(RecordDialog):
    """A form listed by whoever opens it; `save` takes the dict of values by name."""

    def __init__(
        self,
        title: str,
        entries: Sequence[Entry],
        save: Callable[[dict[str, Any]], Saved],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(save, tuple(entries), parent)
        self.setWindowTitle(title)

    def build(self, initial: Sequence[Entry]) -> None:
        for entry in initial:
            field = self.add(
                entry.name,
                entry.caption,
                entry.editor,
                required=entry.required,
                hint=entry.hint,
                wide=entry.wide,
            )
            if not entry.caption:
                no_caption(field)


@dataclass(frozen=True)
class Desk:
    """The person on the page and the widget that forms open over."""

    context: AppContext
    parent: QWidget
    page: PersonPage

    @property
    def person_id(self) -> int:
        """Whose page it is."""
        return self.page.row.id

    def options(self, list_code: str, keep: str = "", *, blank: bool = True) -> list[tuple[Any, str]]:
        """What a drop-down offers of a value list, nothing chosen first when `blank`."""
        offered: list[tuple[Any, str]] = list(choices(self.context.db, list_code, keep))
        return [("", ""), *offered] if blank else offered

    def ask(
        self, title: str, entries: Sequence[Entry], save: Callable[[dict[str, Any]], Saved], said: str
    ) -> Saved | None:
        """Open a form of these fields; see `run`."""
        return self.run(EntryForm(title, entries, save, self.parent), said)

    def run(self, dialog: RecordDialog, said: str) -> Saved | None:
        """Open a form; what was saved is told to every page and, as `said`, to the clerk."""
        results: list[Saved] = []
        dialog.saved.connect(results.append)
        dialog.exec()
        dialog.deleteLater()
        if not results:
            return None
        self.done(results[0], said)
        return results[0]

    def done(self, saved: Saved, said: str) -> None:
        """Tell every page what changed, and the clerk that it is done."""
        self.context.changes.announce(saved.touched)
        self.context.routes.said.emit(said)


def day(value: date | None = None, *, today: bool = False) -> ThaiDateEdit:
    """An editor of one date, opened with `value` or today."""
    return ThaiDateEdit(clock.today() if today else value)


def no_caption(field: Field) -> None:
    """A tick says itself what it is: it needs no room for a caption."""
    field.caption.hide()
    field.required_mark.hide()


def needed(values: dict[str, Any], *names: str) -> None:
    """Refuse a form that leaves one of these empty. Raises ValidationFailed."""
    missing = [Issue(name, "required") for name in names if values[name] in (None, "")]
    if missing:
        raise ValidationFailed(*missing)


def add_button(text: str, name: str, deed: Callable[[], object]) -> QWidget:
    """The quiet button in a card's head that opens its form."""
    result = button(text, "plus", "quiet", deed)
    result.setObjectName(name)
    return result


def menu_button(icon_name: str, tip: str, name: str, deeds: Sequence[Deed]) -> QToolButton:
    """A square button that opens a menu; Space opens it too, the arrows choose."""
    result = tool_button(icon_name, tip)
    result.setObjectName(name)
    result.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(result)
    for words, deed in deeds:
        menu.addAction(words).triggered.connect(lambda _checked=False, deed=deed: deed())
    result.setMenu(menu)
    return result

"""A person's page on a real file, and its forms worked by a test instead of a clerk."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from ui.pages.persons.desk import Desk
from ui.pages.persons.view import PersonView
from ui.widgets.badge import BadgeLabel
from ui.widgets.record_dialog import RecordDialog
from welfaredesk.queries.person_page import PersonPage, person_page


@dataclass
class Forms:
    """The forms that open do `steps(dialog)` and are saved; `said` is what stood in the way."""

    steps: Callable[[RecordDialog], object] = lambda _dialog: None
    said: str = ""
    opened: int = 0

    def work(self, dialog: RecordDialog) -> int:
        """Fill in, save, and note why it was not saved."""
        self.opened += 1
        self.steps(dialog)
        dialog.accept()
        wrong = [field.message_text() for field in dialog.fields.values() if field.message_text()]
        self.said = "\n".join([*wrong, dialog.banner.text()]).strip()
        dialog.done(0)
        return 0


def text_in(widget: QWidget) -> str:
    """All words a widget shows."""
    labels = [label for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    badges = [badge for badge in widget.findChildren(BadgeLabel) if badge.isVisibleTo(widget)]
    words = [getattr(label, "plain", label.text)() for label in labels]
    return "\n".join([*words, *(badge.accessibleName() for badge in badges)])


def desk_of(view: PersonView) -> Desk:
    """The desk of whom the view shows, as it stands in the file."""
    return Desk(view.context, view, read(view))


def read(view: PersonView) -> PersonPage:
    """The person as the file has them now."""
    assert view.person_id is not None
    return person_page(view.context.db, view.person_id)


def menu_words(view: QWidget, name: str) -> list[str]:
    """What a menu offers."""
    button = view.findChild(QToolButton, name)
    return [action.text() for action in button.menu().actions()]


def choose(view: QWidget, name: str, words: str) -> None:
    """Choose the entry of a menu that begins with these words."""
    button = view.findChild(QToolButton, name)
    next(action for action in button.menu().actions() if action.text().startswith(words)).trigger()

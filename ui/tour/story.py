"""What the steps of the tour share: where files go, the window, who borrows what."""

import gc
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.app import build
from ui.main_window import MainWindow
from ui.tour.hands import Stuck, come_back
from welfaredesk.queries.lending import ItemRow, item_by_code
from welfaredesk.queries.person_page import person_page
from welfaredesk.queries.persons import PersonQuery, PersonRow

CODE = "WC-70-0001"
ADULT = 20
MOVEMENT = 3  # the kind of disability, as cards number them


class Camera(Protocol):
    """Takes a picture of what is on the screen; `words` say in Thai what it shows."""

    def __call__(self, name: str, words: str, top: QWidget, over: QWidget | None = None, /) -> None: ...


def no_camera(_name: str, _words: str, _top: QWidget, _over: QWidget | None = None) -> None:
    """For those who only want the work done."""


@dataclass
class Story:
    """What is known so far; `folder` takes the office file and the papers."""

    folder: Path
    registers: Sequence[Path]
    shoot: Camera = no_camera
    size: tuple[int, int] = (1366, 768)  # of the window, logical pixels
    code: str = CODE  # of the device that is lent
    papers: dict[Path, str] = field(default_factory=dict)  # with Thai words for each
    _window: MainWindow | None = None
    _person: PersonRow | None = None

    @property
    def window(self) -> MainWindow:
        """The window, once the office is made."""
        assert self._window is not None
        return self._window

    @property
    def person(self) -> PersonRow:
        """Who borrows, once found."""
        assert self._person is not None
        return self._person

    @property
    def item(self) -> ItemRow:
        """The device as it stands in the file."""
        found = item_by_code(self.window.context.db, self.code)
        if found is None:
            raise Stuck(f"no device {self.code} in the office file")
        return found

    def open(self, path: Path) -> None:
        """The window on an office file."""
        self._window = build(path)
        self._window.resize(*self.size)
        self._window.show()
        come_back(self._window)

    def choose_person(self) -> None:
        """Somebody grown up with a disability of movement, whose name nobody else has."""
        db = self.window.context.db
        query = PersonQuery(db, group="disabled")
        for row in query.rows(query.ids()).values():
            grown_up = row.age is not None and row.age >= ADULT
            here = bool(row.phone) and not (row.died or row.moved_out)
            namesakes = PersonQuery(db, f"{row.first} {row.last}").ids()
            card = person_page(db, row.id).card
            if grown_up and here and namesakes == [row.id] and card and MOVEMENT in card.types:
                self._person = row
                return
        raise Stuck("nobody in the register needs a wheelchair")

    def close(self) -> None:
        """Let go of the window and the file."""
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
            self._window = None
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            gc.collect()  # shown papers are files held open

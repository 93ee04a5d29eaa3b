"""One person beside the list or as a full page: read, shown, and read again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.context import AppContext
from ui.widgets.empty_state import StateStack
from welfaredesk.errors import DomainError, RecordNotFound
from welfaredesk.messages import text_of

if TYPE_CHECKING:
    from ui.pages.persons.sheet import PersonSheet
    from welfaredesk.queries.person_page import PersonPage


class PersonView(StateStack):
    """Shows a person; reads again when asked."""

    edit_wanted = Signal(int)
    full_wanted = Signal(int)

    def __init__(self, context: AppContext, parent: QWidget | None = None, *, full: bool = False) -> None:
        self._scroll = QScrollArea()
        super().__init__(self._scroll, parent)
        self.context, self._full = context, full
        self.person_id: int | None = None
        self.page: PersonPage | None = None
        self._sheet: PersonSheet | None = None
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.show_person(None)

    def show_person(self, person_id: int | None) -> None:
        """Read and show one person; None says that nobody is chosen."""
        changed = person_id != self.person_id
        self.person_id = person_id
        if person_id is None:
            self.page = None
            self.show_empty("person", self.tr("ยังไม่ได้เลือกใคร"), self.tr("เลือกชื่อจากรายการเพื่อดูข้อมูลของคนนั้น"))
            return
        from welfaredesk.queries.person_page import person_page  # the window comes first

        try:
            self.page = person_page(self.context.db, person_id)
            self.person_id = self.page.row.id  # a merged record leads to the one kept
        except RecordNotFound:
            self.show_person(None)
            return
        except DomainError as error:
            self.show_failed(text_of(error), self.reload)
            return
        place = 0 if changed else self._scroll.verticalScrollBar().value()
        held = "" if changed else self._held()
        former = self._scroll.takeWidget()
        self._sheet = self._made(self.page)
        self._scroll.setWidget(self._sheet)
        if former is not None:
            former.deleteLater()  # not at once: the button just pressed is still in it
        self.show_content()
        self._scroll.verticalScrollBar().setValue(place)
        if held:
            (self.findChild(QWidget, held) or self._scroll).setFocus()

    def reload(self) -> None:
        """Read the same person again."""
        self.show_person(self.person_id)

    def _held(self) -> str:
        """The name of the part that has the focus, so that a clerk without a mouse goes on from there."""
        focused = self.window().focusWidget()
        return focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._sheet is not None:
            self._sheet.arrange(self.width())

    def _made(self, page: "PersonPage") -> "PersonSheet":
        from ui.pages.persons.desk import Desk
        from ui.pages.persons.sheet import PersonSheet

        sheet = PersonSheet(Desk(self.context, self, page), full=self._full)
        sheet.edit_wanted.connect(self.edit_wanted)
        sheet.full_wanted.connect(self.full_wanted)
        sheet.arrange(self.width())
        return sheet

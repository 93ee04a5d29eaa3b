"""One package for each business area. A page of the window is a `Page`; PAGES lists them in their order.

A page is made when its tab is first opened and imported only then, so that the window stands quickly.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.context import AppContext


class Page(QWidget):
    """One tab of the window. It reads and writes through `self.context` and never touches other pages."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def entered(self) -> None:
        """The tab was opened: put the keyboard where work begins."""

    def add_new(self) -> None:
        """Ctrl+N: a new record of this area."""

    def go_back(self) -> bool:
        """Esc: leave a full page for its list; False when there was nothing to leave."""
        return False

    def person_at_hand(self) -> int | None:
        """Whom F2 lends to without asking: the person being looked at, None for nobody in particular."""
        return None

    def may_leave(self) -> bool:
        """Before the window closes or opens another file; False keeps it (unsaved work)."""
        return True


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A tab: its key, its name (Thai source text, see `title`), its icon, and where its page class lives."""

    key: str
    name: object
    icon: str
    place: str  # "module:Class", the class takes the AppContext

    @property
    def title(self) -> str:
        """The name as shown."""
        return QCoreApplication.translate("pages", str(self.name))

    def make(self, context: AppContext) -> Page:
        """A new page."""
        module, name = self.place.split(":")
        factory: Callable[[AppContext], Page] = getattr(import_module(module), name)
        return factory(context)


PAGES = (
    PageSpec(
        "persons", QT_TRANSLATE_NOOP("pages", "ผู้รับสวัสดิการ"), "people", "ui.pages.persons.page:PersonsPage"
    ),
    PageSpec(
        "housing",
        QT_TRANSLATE_NOOP("pages", "โครงการซ่อมแซมบ้าน"),
        "house",
        "ui.pages.housing.page:HousingPage",
    ),
    PageSpec(
        "lending",
        QT_TRANSLATE_NOOP("pages", "ยืม–คืนกายอุปกรณ์"),
        "wheelchair",
        "ui.pages.lending.page:LendingPage",
    ),
    PageSpec(
        "employment",
        QT_TRANSLATE_NOOP("pages", "จ้างงานคนพิการ"),
        "briefcase",
        "ui.pages.employment.page:EmploymentPage",
    ),
    PageSpec(
        "settings", QT_TRANSLATE_NOOP("pages", "ตั้งค่า"), "settings", "ui.pages.settings.page:SettingsPage"
    ),
)

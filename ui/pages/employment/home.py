"""The employment tab's first view: today's numbers, each opening its list, and the five lists."""

from PySide6.QtCore import QSize, Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.icons import icon
from ui.pages.employment import papers
from ui.pages.employment.lists import OrganisationsList, PlacementsList
from ui.pages.employment.organisation_forms import ask_minimum_wage
from ui.pages.employment.seekers_lists import NOW, OPEN, OpeningsList, SeekersList, TasksList
from ui.theme import Tone, tokens
from ui.widgets.card import Tile
from ui.widgets.filtered_list import FilteredList
from ui.widgets.parts import button, row
from ui.widgets.search_box import SearchBox
from welfaredesk import clock
from welfaredesk.queries import job_openings, work_tasks
from welfaredesk.queries.employment_pages import WorkCounts, place_names, work_counts
from welfaredesk.queries.work_tasks import WorkTask

_SEARCH = 130  # of the box beside five tabs on the narrow screen, in logical pixels


class EmploymentHome(QWidget):
    """What the clerk sees when nothing is opened."""

    placement_opened = Signal(int)
    organisation_opened = Signal(int)
    contacts_opened = Signal(int)  # of this organisation
    seeker_opened = Signal(int)
    opening_opened = Signal(int)
    new_placement_asked = Signal()
    new_organisation_asked = Signal()
    new_seeker_asked = Signal()
    new_opening_asked = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.tiles: dict[str, Tile] = {}
        self.placements = PlacementsList(context, self.new_placement_asked.emit)
        self.organisations = OrganisationsList(
            context, self.new_organisation_asked.emit, lambda: ask_minimum_wage(context, self)
        )
        self.seekers = SeekersList(context, self.new_seeker_asked.emit)
        self.openings = OpeningsList(context, self.new_opening_asked.emit)
        self.tasks = TasksList(context)
        self.all: tuple[FilteredList, ...] = (
            self.placements,
            self.seekers,
            self.openings,
            self.organisations,
            self.tasks,
        )
        self.switch = QTabBar()
        self.search = SearchBox(self.tr("ค้นชื่อคน หน่วยงาน หรือตำแหน่ง"))
        self.search.setMinimumWidth(_SEARCH)
        self.lists = QStackedWidget()
        self._lay_out()
        self._connect()
        self.reload()

    def shown(self) -> FilteredList:
        """The list in view."""
        return self.all[self.switch.currentIndex()]

    def show_list(self, which: FilteredList, state: str) -> None:
        """Bring a list into view with one filter and no search."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.switch.setCurrentIndex(self.all.index(which))
        which.show_state(state)
        which.table.setFocus()

    def reload(self) -> None:
        """Read numbers and lists again."""
        counts = work_counts(self.context.db)
        self.placements.show_counts(counts, place_names(self.context.db))
        for each in self.all:
            each.reload()
        self._show_numbers(counts)

    def _connect(self) -> None:
        self.switch.currentChanged.connect(self._on_switched)
        self.search.searched.connect(lambda text: self.shown().search(text))
        self.search.left_down.connect(lambda: self.shown().table.setFocus())
        self.placements.opened.connect(self.placement_opened)
        self.placements.import_asked.connect(self.context.routes.import_wanted)
        self.organisations.opened.connect(self.organisation_opened)
        self.seekers.opened.connect(self.seeker_opened)
        self.openings.opened.connect(self.opening_opened)
        self.tasks.placement_opened.connect(self.placement_opened)
        self.tasks.organisation_opened.connect(self.contacts_opened)

    def _lay_out(self) -> None:
        self._add_tile("working", Tile(self.tr("ทำงานอยู่วันนี้"), "briefcase", Tone.DONE))
        self._add_tile("seekers", Tile(self.tr("กำลังหางาน"), "search", Tone.INFO))
        self._add_tile("openings", Tile(self.tr("ตำแหน่งว่าง"), "people", Tone.INFO))
        self._add_tile("ending", Tile(self.tr("สิ้นสุดใน 90 วัน"), "calendar", Tone.WAIT))
        self._add_tile(work_tasks.VISIT, Tile(self.tr("ถึงกำหนดติดตาม"), "clock", Tone.WAIT))
        self._add_tile(NOW, Tile(self.tr("ต้องทำวันนี้"), "warning", Tone.WAIT))
        strip = row(*self.tiles.values())
        for place in range(len(self.tiles)):
            strip.setStretch(place, 1)
        names = (
            ("briefcase", self.tr("การจ้างงาน")),
            ("search", self.tr("ผู้หางาน")),
            ("people", self.tr("ตำแหน่งว่าง")),
            ("house", self.tr("หน่วยงาน")),
            ("clock", self.tr("งานที่ต้องทำ")),
        )
        for picture, text in names:
            self.switch.addTab(icon(picture, tokens.MUTED, on_color=tokens.PRIMARY), text)
        self.switch.setIconSize(QSize(tokens.ICON, tokens.ICON))
        self.switch.setExpanding(False)
        self.switch.setUsesScrollButtons(False)
        # the chosen tab's words are bolder, and so wider, than what the bar measures
        self.switch.setMinimumWidth(self.switch.sizeHint().width() + tokens.GAP_L)
        for each in self.all:
            self.lists.addWidget(each)
        self.new_button = button("", "plus", "primary", self._add_new)
        self._name_new_button()
        self.papers_button = papers.home_menu(self.context, self)
        bar = row(self.switch, self.search, self.papers_button, self.new_button)
        bar.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(tokens.GAP_L, tokens.GAP_M, tokens.GAP_L, tokens.GAP_M)
        layout.setSpacing(tokens.GAP_S)
        layout.addLayout(strip)
        layout.addLayout(bar)
        layout.addWidget(self.lists, 1)

    def _add_tile(self, key: str, tile: Tile) -> None:
        tile.setObjectName(f"tile_{key}")
        tile.clicked.connect(lambda: self._on_number(key))
        self.tiles[key] = tile

    def _show_numbers(self, counts: WorkCounts) -> None:
        seekers, openings, tasks = self.seekers.rows, self.openings.rows, self.tasks.rows
        self.tiles["working"].set_number(counts.working)
        self.tiles["ending"].set_number(counts.ending)
        self.tiles["seekers"].set_number(sum(each.is_open for each in seekers))
        self.tiles["openings"].set_number(sum(each.left for each in openings if each.is_open))
        visits = [task for task in tasks if task.kind == work_tasks.VISIT]
        self.tiles[work_tasks.VISIT].set_number(len(visits), Tone.LATE if any(map(_late, visits)) else None)
        self.tiles[NOW].set_number(sum(self.tasks.belongs(task, NOW) for task in tasks))

    def _on_number(self, key: str) -> None:
        if key in ("working", "ending"):
            self.show_list(self.placements, key)
        elif key == "seekers":
            self.show_list(self.seekers, OPEN)
        elif key == "openings":
            self.show_list(self.openings, job_openings.OPEN)
        else:
            self.show_list(self.tasks, key)

    def _add_new(self) -> None:
        asked: dict[FilteredList, SignalInstance] = {
            self.seekers: self.new_seeker_asked,
            self.openings: self.new_opening_asked,
            self.organisations: self.new_organisation_asked,
        }
        asked.get(self.shown(), self.new_placement_asked).emit()

    def _name_new_button(self) -> None:
        """The button adds what the list in view lists, as Ctrl+N does."""
        names = {
            1: self.tr("ขึ้นทะเบียนหางาน"),
            2: self.tr("เพิ่มตำแหน่งว่าง"),
            3: self.tr("เพิ่มหน่วยงาน"),
        }
        name = names.get(self.switch.currentIndex(), self.tr("เพิ่มการจ้างงาน"))
        self.new_button.setText(name)
        self.new_button.setToolTip(f"{name} (Ctrl+N)")

    def _on_switched(self, index: int) -> None:
        self.lists.setCurrentIndex(index)
        self._name_new_button()
        if self.shown().text != self.search.query():
            self.shown().search(self.search.query())


def _late(task: WorkTask) -> bool:
    left = task.days_left(clock.today())
    return left is not None and left < 0

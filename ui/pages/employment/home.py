"""The employment tab's first view: today's numbers, each opening its list, and the two lists."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.icons import icon
from ui.pages.employment.lists import AT_WORK_HERE, LACKING, OrganisationsList, PlacementsList
from ui.pages.employment.organisation_forms import ask_minimum_wage
from ui.theme import Tone, tokens
from ui.widgets.card import Tile
from ui.widgets.filtered_list import FilteredList
from ui.widgets.parts import button, row
from ui.widgets.search_box import SearchBox
from welfaredesk.queries.employment_pages import WorkCounts, place_names, work_counts


class EmploymentHome(QWidget):
    """What the clerk sees when nothing is opened."""

    placement_opened = Signal(int)
    organisation_opened = Signal(int)
    new_placement_asked = Signal()
    new_organisation_asked = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.tiles: dict[str, Tile] = {}
        self.placements = PlacementsList(context, self.new_placement_asked.emit)
        self.organisations = OrganisationsList(
            context, self.new_organisation_asked.emit, lambda: ask_minimum_wage(context, self)
        )
        self.switch = QTabBar()
        self.search = SearchBox(self.tr("ค้นชื่อคน หน่วยงาน หรือผู้ว่าจ้าง"))
        self.lists = QStackedWidget()
        self._lay_out()
        self.switch.currentChanged.connect(self._on_switched)
        self.search.searched.connect(lambda text: self.shown().search(text))
        self.search.left_down.connect(lambda: self.shown().table.setFocus())
        self.placements.opened.connect(self.placement_opened)
        self.placements.import_asked.connect(context.routes.import_wanted)
        self.organisations.opened.connect(self.organisation_opened)
        self.reload()

    def shown(self) -> FilteredList:
        """The list in view."""
        return (self.placements, self.organisations)[self.switch.currentIndex()]

    def show_list(self, which: FilteredList, state: str) -> None:
        """Bring a list into view with one filter and no search."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.switch.setCurrentIndex(0 if which is self.placements else 1)
        which.show_state(state)
        which.table.setFocus()

    def reload(self) -> None:
        """Read numbers and lists again."""
        counts = work_counts(self.context.db)
        self._show_numbers(counts)
        self.placements.show_counts(counts, place_names(self.context.db))
        self.placements.reload()
        self.organisations.reload()

    def _lay_out(self) -> None:
        self._add_tile("working", Tile(self.tr("ทำงานอยู่วันนี้"), "briefcase", Tone.DONE))
        self._add_tile(AT_WORK_HERE, Tile(self.tr("หน่วยงานที่มีคนทำงาน"), "house", Tone.INFO))
        self._add_tile("ending", Tile(self.tr("สิ้นสุดใน 90 วัน"), "clock", Tone.WAIT))
        self._add_tile("unknown", Tile(self.tr("ไม่ทราบว่าเป็นใคร"), "help", Tone.WAIT))
        self._add_tile(LACKING, Tile(self.tr("หน่วยงานจ้างไม่ครบ"), "warning", Tone.WAIT))
        strip = row(*self.tiles.values())
        for place in range(len(self.tiles)):
            strip.setStretch(place, 1)
        for picture, text in (("briefcase", self.tr("การจ้างงาน")), ("house", self.tr("หน่วยงาน"))):
            self.switch.addTab(icon(picture, tokens.MUTED, on_color=tokens.PRIMARY), text)
        self.switch.setIconSize(QSize(tokens.ICON, tokens.ICON))
        self.switch.setExpanding(False)
        self.switch.setUsesScrollButtons(False)
        # the chosen tab's words are bolder, and so wider, than what the bar measures
        self.switch.setMinimumWidth(self.switch.sizeHint().width() + tokens.GAP_L)
        for each in (self.placements, self.organisations):
            self.lists.addWidget(each)
        self.new_button = button(
            self.tr("เพิ่มการจ้างงาน (Ctrl+N)"), "plus", "primary", self.new_placement_asked.emit
        )
        bar = row(self.switch, self.search, self.new_button)
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
        self.tiles["working"].set_number(counts.working)
        self.tiles["ending"].set_number(counts.ending)
        self.tiles["unknown"].set_number(counts.unknown)
        self.tiles[AT_WORK_HERE].set_number(counts.workplaces)
        self.tiles[LACKING].set_number(counts.lacking)

    def _on_number(self, key: str) -> None:
        of_organisations = key in (AT_WORK_HERE, LACKING)
        self.show_list(self.organisations if of_organisations else self.placements, key)

    def _on_switched(self, index: int) -> None:
        self.lists.setCurrentIndex(index)
        if self.shown().text != self.search.query():
            self.shown().search(self.search.query())

"""The people of the office: today's numbers, the list, and one person beside it or as a full page."""

from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.jobs import Progress
from ui.models.query_table import QueryTableModel
from ui.pages import Page
from ui.pages.persons import filter_words
from ui.pages.persons.filter_bar import FilterBar
from ui.pages.persons.list_columns import ListColumns
from ui.pages.persons.list_export import ListExport
from ui.pages.persons.list_papers import ListPapers
from ui.pages.persons.view import PersonView
from ui.pages.persons.village_chip import VillageChip
from ui.theme import Tone, tokens
from ui.widgets.card import Tile
from ui.widgets.chip import ChipBar
from ui.widgets.empty_state import StateStack
from ui.widgets.parts import button, label, row, tool_button
from ui.widgets.search_box import SearchBox
from ui.widgets.table import TableView
from welfaredesk.domain.person_filter import PersonFilter
from welfaredesk.errors import DomainError
from welfaredesk.messages import text_of
from welfaredesk.queries.persons import PersonQuery

if TYPE_CHECKING:
    from ui.pages.persons.worklists import WorklistsView
    from welfaredesk.queries.person_counts import PersonCounts

EVERYONE = ""
STRIP = (EVERYONE, "elderly", "disabled", "underprivileged")
AREAS = frozenset({"person", "loan_line", "loan_request", "hold", "loan_contract", "import", "list_value"})
LIST, FULL, WORK = range(3)  # what the tab shows
DETAIL_MS = 60  # holding an arrow key down must not read every person it passes


class PersonsPage(Page):
    """List and person; back always returns to the same list, row and filter."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.search = SearchBox(self.tr("ชื่อ เลขประจำตัว บ้านเลขที่ โทรศัพท์"))
        self.groups = ChipBar()
        self.moo_chip = VillageChip()
        self.found = label(role="muted")
        self.tiles: dict[str, Tile] = {}
        self.filters = FilterBar(context)
        self.columns = ListColumns()
        self.model = QueryTableModel(self.columns.shown(), self)
        self.table = TableView(self.model)
        self.list = StateStack(self.table)
        self.export = ListExport(context, self)
        self.papers = ListPapers(context, self, self.query)
        self.detail = PersonView(context)
        self.full = PersonView(context, full=True)
        self._worklists: WorklistsView | None = None
        self._came_from = LIST
        self.stack = QStackedWidget()
        self._detail_timer = QTimer(self)
        self._build()
        self._name_groups()
        self._connect()
        self.search_now()
        QTimer.singleShot(0, self, self._recount)  # the list comes first

    @property
    def worklists(self) -> "WorklistsView":
        """What is to be done about people; made when it is first opened."""
        if self._worklists is None:
            from ui.pages.persons.worklists import WorklistsView

            self._worklists = WorklistsView(self.context)
            self._worklists.person_wanted.connect(self.show_person)
            self.stack.addWidget(self._with_way_back(self.tr("กลับไปรายชื่อ"), self._worklists))
        return self._worklists

    # --- what the window asks for ---

    def entered(self) -> None:
        if self.stack.currentIndex() == LIST:
            self.search.setFocus()

    def add_new(self) -> None:
        from ui.pages.persons.dialogs import new_person

        person_id = new_person(self.context, self, self.search.query() if not len(self._ids()) else "")
        if person_id is not None:
            self.show_person(person_id)

    def go_back(self) -> bool:
        if self.stack.currentIndex() == LIST:
            return False
        if self.stack.currentIndex() == FULL and self._came_from == WORK:
            self._came_from = LIST
            self.stack.setCurrentIndex(WORK)
            self.worklists.pane().take_focus()
            return True
        self.stack.setCurrentIndex(LIST)
        self.table.setFocus()
        return True

    def show_worklists(self, key: str = "") -> None:
        """Show what is to be done; `key` of one list opens it."""
        worklists = self.worklists
        self.stack.setCurrentIndex(WORK)
        worklists.open_first()
        if key:
            self.worklists.open_list(key)

    def person_at_hand(self) -> int | None:
        if self.stack.currentIndex() == FULL:
            return self.full.person_id
        # the first line is current by itself: only who moved about in the list has chosen somebody
        return self.table.current_id() if self.table.hasFocus() else None

    def show_person(self, person_id: int) -> None:
        """Open a person as a full page; the list keeps its place and goes along when it holds them."""
        self.table.select_id(person_id)
        self.full.show_person(person_id)
        if self.stack.currentIndex() != FULL:
            self._came_from = self.stack.currentIndex()
        self.stack.setCurrentIndex(FULL)
        self.full.setFocus()

    def show_people(self, wanted: PersonFilter) -> None:
        """Show the list narrowed to these people."""
        self.search.clear()
        self.filters.set_wanted(wanted)
        self._restore_filter(wanted)
        self.stack.setCurrentIndex(LIST)
        self.table.setFocus()

    def query(self) -> PersonQuery:
        """The list as it is filtered now."""
        group = next(iter(self.groups.selected()), EVERYONE)
        wanted = replace(self.filters.wanted, group=group, moo=self.moo_chip.moo)
        return PersonQuery(self.context.db, self.search.query(), filter=wanted)

    def refresh(self) -> None:
        """Read the list and the numbers again."""
        self.search_now()
        self._recount()

    def _recount(self) -> None:
        """Read the numbers again; those of the worklists too when somebody looked at them."""
        db = self.context.db

        def work(_progress: Progress, _cancelled: Event) -> "PersonCounts":
            from welfaredesk.queries.person_counts import person_counts  # the list comes first

            return person_counts(db, STRIP[1:])

        # the list itself tells what is wrong
        self.context.jobs.start(work, self._show_counts, lambda _error: None, owner=self)
        if self._worklists is not None:
            self._worklists.reload()

    def search_now(self) -> None:
        """Show what the search and the filters leave."""
        query = self.query()
        try:
            self.model.show_query(query)
        except DomainError as error:
            self.list.show_failed(text_of(error), self.refresh)
            return
        self._count(query)
        if not self.model.rowCount():
            self._show_nothing()
            return
        self.list.show_content()
        self.detail.show()
        if self.table.current_id() is None:
            self.table.selectRow(0)

    def _count(self, query: PersonQuery) -> None:
        """Say how many were found; a list too long to be read at once is counted off the GUI thread."""
        if not self.model.canFetchMore():
            self._show_total(query, self.model.rowCount())
            return
        self.found.setText(self.tr("กำลังนับ…"))
        self.context.jobs.start(
            lambda _progress, _cancelled: query.total(),
            lambda total: self._show_total(query, total),
            lambda _error: self.found.clear(),  # the list itself tells what is wrong
            owner=self,
        )

    def _show_total(self, query: PersonQuery, total: int) -> None:
        if query == self.query():  # typed on meanwhile: a newer count is on its way
            self.found.setText(self.tr("{count} คน").format(count=f"{total:,}"))

    # --- putting it together ---

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        listing = QWidget()
        layout = QVBoxLayout(listing)
        layout.setContentsMargins(tokens.GAP_L, tokens.GAP_M, tokens.GAP_L, tokens.GAP_M)
        layout.setSpacing(tokens.GAP_M)
        layout.addLayout(self._strip())
        layout.addLayout(self._filters())
        layout.addWidget(self.filters)
        self.papers.watch(listing)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(tokens.GAP_M)
        splitter.setChildrenCollapsible(False)
        self.list.setMinimumWidth(420)
        self.detail.setMinimumWidth(340)
        splitter.addWidget(self.list)
        splitter.addWidget(self.detail)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([600, 420])
        layout.addWidget(splitter, 1)
        self.stack.addWidget(listing)
        self.stack.addWidget(self._with_way_back(self.tr("กลับไปรายชื่อ"), self.full))
        outer.addWidget(self.stack)

    def _strip(self) -> Any:
        captions = {EVERYONE: (self.tr("ทุกคนในทะเบียน"), "people")}
        pictures = {"elderly": "cane", "disabled": "wheelchair", "underprivileged": "hand-over"}
        captions |= {group: ("", picture) for group, picture in pictures.items()}
        for group in STRIP:
            tile = Tile(*captions[group])
            # lower than usual: at 125 % every line of the list counts
            tile.setContentsMargins(0, -tokens.GAP_XS, 0, -tokens.GAP_XS)
            tile.setObjectName(f"tile_{group or 'everyone'}")
            tile.clicked.connect(lambda group=group: self._show_group(group))
            self.tiles[group] = tile
        self.work_tile = Tile(self.tr("งานที่ต้องทำ"), "list")
        self.work_tile.setContentsMargins(0, -tokens.GAP_XS, 0, -tokens.GAP_XS)
        self.work_tile.setObjectName("tile_work")
        self.work_tile.clicked.connect(self.show_worklists)
        return row(*self.tiles.values(), self.work_tile, gap=tokens.GAP_M)

    def _filters(self) -> Any:
        self.search.setMinimumWidth(220)
        self.groups.add(EVERYONE, self.tr("ทุกกลุ่ม"), on=True)
        for code in STRIP[1:]:
            self.groups.add(code, "")
        self.add_button = button(self.tr("เพิ่มบุคคล"), "person-add", "primary", self.add_new)
        self.add_button.setToolTip("Ctrl+N")
        self.more_button = tool_button("more", self.tr("ส่งออก และเลือกคอลัมน์"), self._more)
        layout = row(
            self.search,
            self.groups,
            self.moo_chip,
            self.filters.button,
            self.found,
            self.papers.button,
            self.more_button,
            self.add_button,
        )
        layout.setStretch(0, 1)
        layout.setAlignment(self.groups, Qt.AlignmentFlag.AlignVCenter)
        return layout

    def _with_way_back(self, words_back: str, content: QWidget) -> QWidget:
        page = QWidget()
        back = button(words_back, "back", "quiet", self.go_back)
        back.setToolTip("Esc")
        bar = row(back, None)
        bar.setContentsMargins(tokens.GAP_L, tokens.GAP_S, tokens.GAP_L, 0)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.GAP_S)
        layout.addLayout(bar)
        layout.addWidget(content, 1)
        return page

    def _connect(self) -> None:
        self.search.searched.connect(self.search_now)
        self.search.left_down.connect(self.table.setFocus)
        self.search.entered.connect(self._open_current)
        self.groups.changed.connect(self.search_now)
        self.moo_chip.changed.connect(self.search_now)
        self.filters.changed.connect(self.search_now)
        self.filters.about_to_save = lambda: self.query().filter or PersonFilter()
        self.filters.restored.connect(self._restore_filter)
        self._detail_timer.setSingleShot(True)
        self._detail_timer.setInterval(DETAIL_MS)
        self._detail_timer.timeout.connect(lambda: self.detail.show_person(self.table.current_id()))
        self.table.chosen.connect(lambda _person: self._follow())
        self.table.opened.connect(self.show_person)
        self.detail.full_wanted.connect(self.show_person)
        for view in (self.detail, self.full):
            view.edit_wanted.connect(lambda _person, view=view: self._edit(view))
        self.context.changes.touched.connect(self._on_touched)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._follow()

    # --- what happens ---

    def _follow(self) -> None:
        """Show the current person beside the list, once somebody sees it and the keys rest."""
        if self.isVisible():
            self._detail_timer.start()

    def _ids(self) -> range:
        return range(self.model.rowCount())

    def _open_current(self) -> None:
        current = self.table.current_id()
        if current is not None:
            self.show_person(current)

    def _edit(self, view: PersonView) -> None:
        from ui.pages.persons.dialogs import edit_person

        if view.page is None:
            return
        person_id = edit_person(self.context, self, view.page)
        if person_id is not None and person_id != view.person_id:
            self.show_person(person_id)

    def _name_groups(self) -> None:
        """The office may call its groups something else since."""
        names = filter_words.group_names(self.context.db)
        for group in STRIP[1:]:
            self.tiles[group].set_caption(names[group])
            self.groups.chips[group].setText(names[group])

    def _on_touched(self, areas: frozenset[str]) -> None:
        if not areas & AREAS:
            return
        if "list_value" in areas:
            self._name_groups()
            self.filters.set_wanted(self.filters.wanted)
        if areas & {"person", "list_value"}:
            self.search_now()
        self._recount()
        for view in (self.detail, self.full):
            if view.person_id is not None:
                view.reload()

    def _show_group(self, group: str) -> None:
        self.search.clear()
        self.moo_chip.set_moo("")
        self.filters.set_wanted(PersonFilter())
        self.groups.select([group])
        self.search_now()
        self.table.setFocus()

    def _show_counts(self, counts: "PersonCounts") -> None:
        self.work_tile.set_number(counts.waiting, Tone.WAIT if counts.waiting else Tone.NEUTRAL)
        self.tiles[EVERYONE].set_number(counts.everyone)
        for group, number in counts.by_group.items():
            self.tiles[group].set_number(number)
        self.moo_chip.villages = counts.villages

    def _show_nothing(self) -> None:
        filtered = self.search.query() or self.query().filter != PersonFilter()
        self.detail.show_person(None)
        self.detail.hide()
        if filtered:
            self.list.show_not_found(self.search.query(), self.tr("เพิ่มบุคคลใหม่"), self.add_new)
            return
        self.list.show_empty(
            "people",
            self.tr("ยังไม่มีรายชื่อในทะเบียน"),
            self.tr(
                "เริ่มจากนำเข้าแฟ้ม Excel ที่ใช้อยู่ เช่น บัญชีเบี้ยยังชีพผู้สูงอายุ ทะเบียนคนพิการ หรือเพิ่มทีละคนด้วยปุ่ม «เพิ่มบุคคล»"
            ),
            self.tr("นำเข้าทะเบียน…"),
            self.context.routes.import_wanted.emit,
        )

    # --- the rest of the filter, columns, files ---

    def _restore_filter(self, wanted: PersonFilter) -> None:
        """A filter somebody kept: its group and village go to their own chips."""
        self.moo_chip.set_moo(wanted.moo)
        self.groups.select([wanted.group if wanted.group in self.groups.chips else EVERYONE])
        self.search_now()

    def _more(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("ส่งออกรายชื่อนี้เป็น Excel…"), lambda: self.export.to_excel(self.query()))
        menu.addSeparator()
        self.columns.fill(menu, lambda: self.model.set_columns(self.columns.shown()))
        menu.exec(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def filter_village(self, moo: str) -> None:
        """Only people of one village; "" for all."""
        self.moo_chip.set_moo(moo)
        self.search_now()

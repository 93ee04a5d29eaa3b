"""The window: top bar, tabs, menu. It only navigates; what is shown belongs to the pages."""

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMainWindow, QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui import places
from ui.actions import fill_menu, import_registers, show_documents
from ui.context import AppContext
from ui.global_search import GlobalSearch
from ui.icons import icon, icon_label
from ui.pages import PAGES, Page, PageSpec
from ui.theme import set_look, tokens
from ui.widgets.banner import Banner, Toast
from ui.widgets.parts import label, row, tool_button
from welfaredesk import clock
from welfaredesk.domain import thai_dates

DAY_CHECK_MS = 60_000
_PLACE = "window/place"


class MainWindow(QMainWindow):
    """One office file at a time; another file means all pages anew."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.pages: dict[str, Page] = {}
        self.tabs = QTabBar()
        self.stack = QStackedWidget()
        self.banner = Banner(closable=True)
        self.search = GlobalSearch(context)
        self.menu = QMenu(self)
        self._office_name, self._today, self._actor = label(role="section"), label(), label(role="muted")
        self._build()
        self.toast = Toast(self)
        fill_menu(self.menu, context, self)
        self._connect()
        self._show_office()
        self.open_page(PAGES[0].key)

    # --- navigation ---

    def open_page(self, key: str) -> Page:
        """Go to a tab; its page is made on the first visit."""
        number = next(place for place, spec in enumerate(PAGES) if spec.key == key)
        if key not in self.pages:
            page = PAGES[number].make(self.context)
            self.pages[key] = page
            self.stack.addWidget(page)
        page = self.pages[key]
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(number)
        self.tabs.blockSignals(False)
        self.stack.setCurrentWidget(page)
        page.entered()
        return page

    @property
    def page(self) -> Page:
        """The page being shown."""
        shown = self.stack.currentWidget()
        assert isinstance(shown, Page)
        return shown

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_leave():
            event.ignore()
            return
        places.settings().setValue(_PLACE, self.saveGeometry())
        self.context.release()
        super().closeEvent(event)

    def restore_place(self) -> None:
        """Size and place as they were left; large enough for the office PC at first."""
        self.resize(1280, 700)
        kept = places.settings().value(_PLACE)
        if isinstance(kept, QByteArray):
            self.restoreGeometry(kept)

    def may_leave(self) -> bool:
        """Every page agrees to be closed."""
        return all(page.may_leave() for page in self.pages.values())

    # --- putting it together ---

    def _build(self) -> None:
        self.setWindowIcon(icon("people", tokens.PRIMARY, 32))
        self.tabs.setObjectName("tabs")
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setIconSize(QSize(tokens.ICON, tokens.ICON))
        for number, spec in enumerate(PAGES, start=1):
            self._add_tab(number, spec)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._top_bar())
        layout.addWidget(self._tab_bar())
        layout.addWidget(self.banner)
        layout.addWidget(self.stack, 1)
        self.setCentralWidget(body)
        self.setMinimumSize(900, 520)

    def _add_tab(self, number: int, spec: PageSpec) -> None:
        self.tabs.addTab(icon(spec.icon, tokens.MUTED, on_color=tokens.PRIMARY), spec.title)
        self.tabs.setTabToolTip(number - 1, f"{spec.title} (Ctrl+{number})")
        shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
        shortcut.activated.connect(lambda: self.open_page(spec.key))

    def _top_bar(self) -> QFrame:
        bar = QFrame()
        set_look(bar, role="bar")
        self._menu_button = tool_button("menu", self.tr("เมนู"), self._open_menu)
        self._menu_button.setObjectName("menu_button")
        self.search.setMinimumWidth(280)
        self.search.setMaximumWidth(460)
        layout = row(
            icon_label("house", tokens.PRIMARY, 24),
            self._office_name,
            None,
            self.search,
            None,
            icon_label("calendar", tokens.MUTED, 16),
            self._today,
            icon_label("person", tokens.MUTED, 16),
            self._actor,
            self._menu_button,
        )
        layout.setContentsMargins(tokens.GAP_L, tokens.GAP_S, tokens.GAP_M, tokens.GAP_S)
        layout.setStretch(3, 2)
        bar.setLayout(layout)
        return bar

    def _tab_bar(self) -> QFrame:
        bar = QFrame()
        set_look(bar, role="bar")
        layout = row(self.tabs)  # all of the width: the chosen tab is bold and wider than Qt reckons
        layout.setContentsMargins(tokens.GAP_S, 0, tokens.GAP_S, 0)
        bar.setLayout(layout)
        return bar

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(lambda number: self.open_page(PAGES[number].key))
        self.context.switched.connect(self._on_switched)
        self.context.office_changed.connect(self._show_office)
        routes = self.context.routes
        routes.said.connect(self.toast.say)
        routes.person_wanted.connect(lambda person: self._ask("persons", "show_person", person))
        routes.people_wanted.connect(lambda wanted: self._ask("persons", "show_people", wanted))
        routes.item_wanted.connect(lambda item: self._ask("lending", "show_item", item))
        routes.loan_wanted.connect(lambda loan: self._ask("lending", "show_loan", loan))
        routes.request_wanted.connect(lambda request: self._ask("lending", "show_request", request))
        routes.ask_wanted.connect(lambda person: self._ask("lending", "add_request", person))
        routes.house_wanted.connect(lambda house: self._ask("housing", "show_house", house))
        routes.project_wanted.connect(lambda project: self._ask("housing", "show_project", project))
        routes.survey_wanted.connect(lambda survey: self._ask("housing", "show_survey", survey))
        routes.placement_wanted.connect(lambda work: self._ask("employment", "show_placement", work))
        routes.lend_wanted.connect(lambda person: self._ask("lending", "start_lending", person))
        for signal, show in (
            (routes.organisation_wanted, "show_organisation"),
            (routes.seeker_wanted, "show_seeker"),
            (routes.opening_wanted, "show_opening"),
        ):
            signal.connect(lambda record, show=show: self._ask("employment", show, record))
        routes.return_wanted.connect(lambda: self._ask("lending", "start_return"))
        routes.paper_wanted.connect(lambda paper: show_documents(self.context, self, paper))
        routes.import_wanted.connect(lambda: import_registers(self.context, self))
        keys = {
            "Ctrl+K": self.search.take_focus,
            "Ctrl+N": lambda: self.page.add_new(),
            "F2": lambda: routes.lend_wanted.emit(self.page.person_at_hand()),
            "F3": routes.return_wanted.emit,
            "Esc": lambda: self.page.go_back(),
        }
        for key, action in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(action)
        self._day_timer = QTimer(self)
        self._day_timer.timeout.connect(self._show_today)
        self._day_timer.start(DAY_CHECK_MS)

    def _ask(self, key: str, method: str, *arguments: object) -> None:
        """Open a page and ask it for one thing; the page of another area is known by its methods alone."""
        getattr(self.open_page(key), method)(*arguments)

    def _open_menu(self) -> None:
        corner = self._menu_button.rect().bottomRight()
        place = self._menu_button.mapToGlobal(corner)
        place.setX(place.x() - self.menu.sizeHint().width())
        self.menu.popup(place)

    def _on_switched(self) -> None:
        here = next(key for key, page in self.pages.items() if page is self.stack.currentWidget())
        for page in self.pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self.pages = {}
        self.banner.clear()
        self._show_office()
        self.open_page(here)

    def _show_office(self) -> None:
        name = self.context.office.name or self.tr("ยังไม่ได้กรอกข้อมูลสำนักงาน")
        self._office_name.setText(name)
        self.setWindowTitle(self.tr("{name} – งานสวัสดิการสังคม").format(name=name))
        self._actor.setText(self.context.actor.name)
        self._show_today()

    def _show_today(self) -> None:
        self._today.setText(thai_dates.screen(clock.today()))

"""The housing tab's first view: its numbers, each opening its list, and the lists."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.icons import icon
from ui.pages.housing.lists import ProjectsList, SurveysList
from ui.pages.housing.numbers import UNSUITABLE, NumberStrip
from ui.pages.housing.reports import export_list, reports_button
from ui.theme import tokens
from ui.widgets.filtered_list import FilteredList
from ui.widgets.parts import button, row, tool_button
from ui.widgets.search_box import SearchBox
from welfaredesk.queries.house_project import house_counts
from welfaredesk.queries.housing import GRANTED


class HousingHome(QWidget):
    """What the clerk sees when no project is open."""

    project_opened = Signal(int)
    survey_opened = Signal(int)
    new_project_asked = Signal()
    new_survey_asked = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.numbers = NumberStrip()
        self.projects = ProjectsList(context)
        self.surveys = SurveysList(context, self.new_survey_asked.emit)
        self.switch = QTabBar()
        self.search = SearchBox(self.tr("ค้นชื่อหรือบ้านเลขที่"))
        self.lists = QStackedWidget()
        self._lay_out()
        self.switch.currentChanged.connect(self._on_switched)
        self.search.searched.connect(lambda text: self.shown().search(text))
        self.search.left_down.connect(lambda: self.shown().table.setFocus())
        self.projects.opened.connect(self.project_opened)
        self.surveys.opened.connect(self.survey_opened)
        self.numbers.asked.connect(self.show_number)
        self.reload()

    def shown(self) -> FilteredList:
        """The list in view."""
        return self._all()[self.switch.currentIndex()]

    def person_at_hand(self) -> int | None:
        """Whose project the clerk moved to in the list, None for nobody known."""
        table = self.projects.table
        chosen = table.current_id() if table.hasFocus() else None
        position = None if chosen is None else self.projects.model.position_of(chosen)
        line = None if position is None else self.projects.model.row_at(position)
        return None if line is None else line.person_id

    def show_number(self, key: str) -> None:
        """Bring into view the list behind one of the numbers."""
        which: FilteredList = self.surveys if key == UNSUITABLE else self.projects
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.switch.setCurrentIndex(self._all().index(which))
        if key == GRANTED:
            self.projects.show_state(key, self._year)
        else:
            which.show_state(key)
        which.table.setFocus()

    def reload(self) -> None:
        """Read numbers and lists again."""
        counts = house_counts(self.context.db)
        self._year = counts.year
        self.numbers.show_counts(counts)
        self.projects.fill_filters()
        for each in self._all():
            each.reload()

    def _all(self) -> tuple[FilteredList, ...]:
        return self.projects, self.surveys

    def _lay_out(self) -> None:
        for picture, words in (("house", self.tr("โครงการ")), ("search", self.tr("สำรวจบ้าน"))):
            self.switch.addTab(icon(picture, tokens.MUTED, on_color=tokens.PRIMARY), words)
        self.switch.setIconSize(QSize(tokens.ICON, tokens.ICON))
        self.switch.setExpanding(False)
        self.switch.setUsesScrollButtons(False)
        # the chosen tab's words are bolder, and so wider, than what the bar measures
        self.switch.setMinimumWidth(self.switch.sizeHint().width() + tokens.GAP_L)
        for each in self._all():
            self.lists.addWidget(each)
        self.export_button = tool_button("download", self.tr("ส่งออกรายการที่แสดงเป็น Excel"), self._export)
        self.survey_button = button(self.tr("บันทึกการสำรวจ…"), "plus", clicked=self.new_survey_asked.emit)
        self.new_button = button(self.tr("เพิ่มโครงการ"), "plus", "primary", self.new_project_asked.emit)
        self.new_button.setToolTip(self.tr("เพิ่มโครงการ (Ctrl+N)"))
        self.projects.bar.insertWidget(1, self.export_button)
        reports = reports_button(self.context, self)
        bar = row(self.switch, self.search, reports, self.survey_button, self.new_button)
        bar.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(tokens.GAP_L, tokens.GAP_M, tokens.GAP_L, tokens.GAP_S)
        layout.setSpacing(tokens.GAP_S)
        layout.addWidget(self.numbers)
        layout.addLayout(bar)
        layout.addWidget(self.lists, 1)

    def _export(self) -> None:
        export_list(self.context, self, self.projects.query())

    def _on_switched(self, index: int) -> None:
        self.lists.setCurrentIndex(index)
        if self.shown().text != self.search.query():
            self.shown().search(self.search.query())

"""The housing tab's first view: its numbers, each opening its list, and the lists."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.pages.housing.board import Board
from ui.pages.housing.funds_list import FundsList
from ui.pages.housing.lists import ProjectsList
from ui.pages.housing.meeting_lists import MeetingsList, NoticesList
from ui.pages.housing.numbers import TASKS, UNSUITABLE, NumberStrip
from ui.pages.housing.reports import export_list, reports_button
from ui.pages.housing.surveys_list import SurveysList
from ui.pages.housing.tasks_list import TasksList
from ui.theme import tokens
from ui.widgets.filtered_list import FilteredList
from ui.widgets.parts import button, row, tool_button
from ui.widgets.search_box import SearchBox
from welfaredesk.domain import house_meetings
from welfaredesk.queries.house_project import house_counts
from welfaredesk.queries.housing import GRANTED

View = FilteredList | Board


class HousingHome(QWidget):
    """What the clerk sees when no project is open."""

    project_opened = Signal(int)
    survey_opened = Signal(int)
    meeting_opened = Signal(int)
    notice_opened = Signal(int)
    next_asked = Signal(object)  # a card of the board
    new_project_asked = Signal()
    new_survey_asked = Signal()
    new_meeting_asked = Signal(str)  # the kind
    new_notice_asked = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.numbers = NumberStrip()
        self.projects = ProjectsList(context)
        self.board = Board(context)
        self.tasks = TasksList(context)
        self.surveys = SurveysList(context, self.new_survey_asked.emit)
        self.meetings = MeetingsList(context, lambda: self.new_meeting_asked.emit(house_meetings.COMMUNITY))
        self.funds = FundsList(context)
        self.notices = NoticesList(context, self.new_notice_asked.emit)
        self.switch = QTabBar()
        self.search = SearchBox(self.tr("ค้นชื่อหรือบ้านเลขที่"))
        self.lists = QStackedWidget()
        self._lay_out()
        self._connect()
        self.reload()

    def shown(self) -> View:
        """The view in front."""
        return self._all()[self.switch.currentIndex()]

    def bring(self, view: View) -> None:
        """Put a view in front."""
        self.switch.setCurrentIndex(self._all().index(view))

    def take_focus(self) -> None:
        """Put the keyboard into the view in front."""
        view = self.shown()
        if isinstance(view, Board):
            view.take_focus()
        else:
            view.table.setFocus()

    def person_at_hand(self) -> int | None:
        """Whose project the clerk moved to in the list or on the board, None for nobody known."""
        if (card := self.board.current()) is not None:
            return card.project.person_id
        table = self.projects.table
        chosen = table.current_id() if table.hasFocus() else None
        position = None if chosen is None else self.projects.model.position_of(chosen)
        line = None if position is None else self.projects.model.row_at(position)
        return None if line is None else line.person_id

    def show_number(self, key: str) -> None:
        """Bring into view the list behind one of the numbers."""
        which: FilteredList = {UNSUITABLE: self.surveys, TASKS: self.tasks}.get(key, self.projects)
        self._forget_search()
        self.bring(which)
        if key == GRANTED:
            self.projects.show_state(key, self._year)
        else:
            which.show_state("" if which is self.tasks else key)
        which.table.setFocus()

    def show_fund(self, source: str, year: int) -> None:
        """The list of the projects a source pays for in a fiscal year."""
        self._forget_search()
        self.bring(self.projects)
        self.projects.show_fund(source, year)
        self.projects.table.setFocus()

    def show_stage(self, stage: str) -> None:
        """The list of the projects at one stage, as the board's filters leave them."""
        self._forget_search()
        self.bring(self.projects)
        self.projects.show_stage(stage, self.board.query())
        self.projects.table.setFocus()

    def reload(self) -> None:
        """Read numbers and the view in front again; the others when they come to the front."""
        counts = house_counts(self.context.db)
        self._year = counts.year
        self.numbers.show_counts(counts)
        self.projects.fill_filters()
        self._stale.update(self._all())
        self._show(self.shown())

    def _all(self) -> tuple[View, ...]:
        return self.projects, self.board, self.tasks, self.surveys, self.meetings, self.notices, self.funds

    def _lay_out(self) -> None:
        # seven of them: with pictures they leave no room beside them on a narrow screen
        for words in (
            self.tr("โครงการ"),
            self.tr("กระดาน"),
            self.tr("ต้องทำ"),
            self.tr("สำรวจบ้าน"),
            self.tr("ประชุม"),
            self.tr("ประกาศ"),
            self.tr("งบ"),
        ):
            self.switch.addTab(words)
        self.switch.setExpanding(False)
        self.switch.setUsesScrollButtons(False)
        # the chosen tab's words are bolder, and so wider, than what the bar measures
        self.switch.setMinimumWidth(self.switch.sizeHint().width() + tokens.GAP_L)
        for each in self._all():
            self.lists.addWidget(each)
        self.export_button = tool_button("download", self.tr("ส่งออกรายการที่แสดงเป็น Excel"), self._export)
        self.survey_button = button(self.tr("บันทึกการสำรวจ…"), "plus", "primary", self.new_survey_asked.emit)
        self.new_button = button(self.tr("เพิ่มโครงการ"), "plus", "primary", self.new_project_asked.emit)
        self.new_button.setToolTip(self.tr("เพิ่มโครงการ (Ctrl+N)"))
        self.community_button = button(
            self.tr("ประชาคม…"), "plus", "primary", lambda: self._ask_meeting(house_meetings.COMMUNITY)
        )
        self.committee_button = button(
            self.tr("คณะกรรมการ…"), "plus", "", lambda: self._ask_meeting(house_meetings.COMMITTEE)
        )
        self.notice_button = button(self.tr("ทำประกาศ…"), "plus", "primary", self.new_notice_asked.emit)
        # what can be added depends on what is shown
        self._adding: dict[QWidget, tuple[View, ...]] = {
            self.new_button: (self.projects, self.board, self.tasks),
            self.survey_button: (self.surveys,),
            self.committee_button: (self.meetings,),
            self.community_button: (self.meetings,),
            self.notice_button: (self.notices,),
        }
        self.projects.bar.insertWidget(1, self.export_button)
        bar = row(self.switch, self.search, reports_button(self.context, self), *self._adding)
        bar.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(tokens.GAP_L, tokens.GAP_M, tokens.GAP_L, tokens.GAP_S)
        layout.setSpacing(tokens.GAP_S)
        layout.addWidget(self.numbers)
        layout.addLayout(bar)
        layout.addWidget(self.lists, 1)

    def _connect(self) -> None:
        self._stale: set[View] = set()
        self.switch.currentChanged.connect(lambda _index: self._show(self.shown()))
        self.search.searched.connect(lambda text: self.shown().search(text))
        self.search.left_down.connect(self.take_focus)
        for view in (self.projects, self.board, self.tasks):
            view.opened.connect(self.project_opened)
        self.board.next_asked.connect(self.next_asked)
        self.board.stage_asked.connect(self.show_stage)
        self.surveys.opened.connect(self.survey_opened)
        self.meetings.opened.connect(self.meeting_opened)
        self.notices.opened.connect(self.notice_opened)
        self.funds.projects_asked.connect(self.show_fund)
        self.numbers.asked.connect(self.show_number)

    def _show(self, view: View) -> None:
        """Put a view in front, read when it was not since something changed, with what is searched for."""
        self.lists.setCurrentWidget(view)
        for part, views in self._adding.items():
            part.setVisible(view in views)
        if view.text != self.search.query():
            view.search(self.search.query())
        elif view in self._stale:
            view.reload()
        self._stale.discard(view)

    def _forget_search(self) -> None:
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)

    def _ask_meeting(self, kind: str) -> None:
        self.new_meeting_asked.emit(kind)

    def _export(self) -> None:
        export_list(self.context, self, self.projects.query())

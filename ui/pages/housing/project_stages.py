"""The tab of a project's way: what comes next and what it needs, and everything that happened."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from ui.pages.housing import words
from ui.pages.housing.next_step import screening_dialog, step_dialog, visit_dialog
from ui.pages.housing.project_section import ProjectSection
from ui.pages.housing.step_form import GateList, StepForm
from ui.pages.housing.timeline import Timeline
from ui.printing.kept import show_kept
from ui.theme import set_look, tokens
from ui.widgets.card import Card
from ui.widgets.parts import Paragraph, button, column
from welfaredesk import clock
from welfaredesk.domain import house_stages
from welfaredesk.queries.house_gates import gate
from welfaredesk.queries.house_next import last_score, open_visits
from welfaredesk.queries.house_project import ProjectPage
from welfaredesk.queries.house_timeline import MEETING, NOTICE, timeline
from welfaredesk.queries.value_lists import labels

_NEXT = 320  # logical pixels: "ยังไม่มีประชาคมที่เห็นชอบรายนี้" in one line


class StagesSection(ProjectSection):
    """What comes next at the left, the line of time at the right."""

    ICON = "history"

    meeting_opened = Signal(int)
    notice_opened = Signal(int)

    def caption(self) -> str:
        return self.tr("ขั้นตอน")

    def build(self) -> None:
        self.line = Timeline()
        self.next_title = Paragraph(role="strong")
        self.gate = GateList()
        self.score_button = button(self.tr("คะแนนความเร่งด่วน…"), "chart", clicked=self.give_score)
        self.visit_button = button(self.tr("บันทึกการติดตามผล…"), "house", clicked=self.visit)
        ahead = Card(self.tr("ขั้นตอนถัดไป"), "arrow-right")
        inner = QWidget()
        set_look(inner, role="scrolled")
        inner.setLayout(column(self.next_title, self.gate, self.score_button, self.visit_button, None))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        ahead.add(area)
        ahead.setFixedWidth(_NEXT)
        happened = Card(self.tr("เส้นเวลา"), self.ICON)
        happened.add(self.line)
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(tokens.GAP_M)
        side_by_side.addWidget(ahead)
        side_by_side.addWidget(happened, 1)
        self.body.addLayout(side_by_side, 1)
        self.line.opened.connect(self._open)

    def fill(self, page: ProjectPage) -> None:
        db, row = self.context.db, page.row
        self.line.show_entries(timeline(db, row.id))
        ahead = house_stages.following(row.stage)
        given_up = row.stage in house_stages.GIVEN_UP
        name = labels(db, "house_stage").get(ahead, "")
        done = self.tr("ยุติแล้ว") if given_up else self.tr("ครบทุกขั้นตอนแล้ว")
        self.next_title.set_plain(name or done)
        self.gate.setVisible(bool(ahead))
        if ahead:
            self.gate.show_gate(gate(db, row.id, ahead, clock.today()))
        score = last_score(db, row.id)
        said = self.tr("คะแนนความเร่งด่วน…") if score is None else self.tr("เร่งด่วน {score} ให้คะแนนใหม่…")
        self.score_button.setText(said.format(score=score))
        before = row.stage in house_stages.ORDER[: house_stages.ORDER.index("approved")]
        self.score_button.setVisible(before)
        handed_over = row.stage in ("handed_over", "followed_up")
        self.visit_button.setVisible(handed_over and bool(open_visits(db, row.id)))

    def give_score(self) -> None:
        """Give the project a score."""
        if (form := self._form()) is not None:
            self.run(screening_dialog(self.context, form, self), self.tr("บันทึกคะแนนแล้ว"))

    def visit(self) -> None:
        """Keep a follow-up visit."""
        if (form := self._form()) is not None:
            self.run(visit_dialog(self.context, form, self), self.tr("บันทึกการติดตามผลแล้ว"))

    def reach(self) -> None:
        """Bring the project to a stage."""
        if (form := self._form()) is not None:
            self.run(step_dialog(self.context, form, self), self.tr("บันทึกขั้นตอนแล้ว"))

    def _form(self) -> StepForm | None:
        page = self.shown
        if page is None:
            return None
        return StepForm(self.context, page.row.id, words.title(page.row), page.row.stage)

    def _open(self, kind: str, record_id: int) -> None:
        if kind == MEETING:
            self.meeting_opened.emit(record_id)
        elif kind == NOTICE:
            self.notice_opened.emit(record_id)
        else:
            show_kept(self, self.context, record_id)

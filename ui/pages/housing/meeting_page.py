"""One meeting: what was put before it and what it resolved; its minutes on paper."""

from PySide6.QtCore import QCoreApplication, Signal

from ui import messages
from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import Badge, Column, QueryTableModel
from ui.pages.housing import words
from ui.pages.housing.meeting_forms import MeetingDialog, MeetingForm, OutcomesDialog
from ui.pages.lending.papers import show_made
from ui.theme import Tone
from ui.widgets.card import Card
from ui.widgets.full_page import Facts, FullPage
from ui.widgets.parts import button
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.table import TableView
from welfaredesk import clock
from welfaredesk.domain import house_meetings, thai_dates
from welfaredesk.errors import DomainError
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.house_meetings import CaseRow, MeetingPage, meeting_page
from welfaredesk.services import housing_meetings as service
from welfaredesk.services.audit import Saved
from welfaredesk.services.housing_meetings import Decided

translate = QCoreApplication.translate
_TONES = {
    house_meetings.ENDORSED: Tone.DONE,
    house_meetings.DEFERRED: Tone.WAIT,
    house_meetings.REFUSED: Tone.LATE,
}


class MeetingView(FullPage):
    """The page of one meeting; Enter on a case opens its project. `notice_asked` carries project ids."""

    project_opened = Signal(int)
    notice_asked = Signal(object)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.shown: MeetingPage | None = None
        self.remove_button = button(self.tr("ลบ…"), "trash", "quiet", self._remove)
        self.edit_button = button(self.tr("แก้ไข…"), "edit", clicked=self._edit)
        self.paper_button = button(self.tr("รายงานการประชุม"), "print", clicked=self._print)
        self.notice_button = button(self.tr("ประกาศ…"), "file", clicked=self._ask_notice)
        self.outcomes_button = button(self.tr("มติ…"), "check", "primary", self._decide)
        for part in (
            self.remove_button,
            self.edit_button,
            self.paper_button,
            self.notice_button,
            self.outcomes_button,
        ):
            self.add_action(part)
        self.facts = Facts()
        self.model = QueryTableModel(_columns(), self)
        self.table = TableView(self.model)
        self.table.opened.connect(lambda project_id: self.project_opened.emit(project_id))
        card = Card(self.tr("รายที่เสนอและมติ"), "list")
        card.add(self.table)
        self.body.addWidget(self.facts)
        self.body.addWidget(card, 1)

    def show_meeting(self, meeting_id: int) -> None:
        """Show a meeting. Raises RecordNotFound."""
        self.shown = page = meeting_page(self.context.db, meeting_id)
        self.title.setText(page.row.title)
        self.facts.show_facts(self._facts(page))
        self.model.show_query(ListedRows({case.project.id: case for case in page.cases}))
        decided = page.row.decided
        self.badge.set_badge(_badge(page))
        self.remove_button.setVisible(not decided)
        self.outcomes_button.setVisible(bool(page.cases))
        self.notice_button.setVisible(bool(self._to_notice()))
        self.say_status(*self._status(page))

    def refresh(self) -> None:
        """Read the meeting again; one taken out is left."""
        if self.shown is not None:
            try:
                self.show_meeting(self.shown.row.id)
            except DomainError:
                self.shown = None
                self.left.emit()

    def take_focus(self) -> None:
        """Put the keyboard on what comes next."""
        (self.edit_button if self.outcomes_button.isHidden() else self.outcomes_button).setFocus()

    # --- what is shown ---

    def _facts(self, page: MeetingPage) -> list[tuple[str, str] | tuple[str, str, int]]:
        data = page.data
        times = " – ".join(f"{time} น." for time in (data.starts_at, data.ends_at) if time)
        there = sum(each.presence == house_meetings.PRESENT for each in data.people)
        came = [self.tr("มีชื่อ {count} คน").format(count=there)] if there else []
        if data.residents:
            came.append(self.tr("ราษฎร {count} คน").format(count=f"{data.residents:,}"))
        return [
            (self.tr("วันที่ประชุม"), thai_dates.screen(page.row.held_on)),
            (self.tr("เวลา"), times),
            (self.tr("สถานที่"), data.place),
            (self.tr("ผู้มาประชุม"), " · ".join(came)),
        ]

    def _status(self, page: MeetingPage) -> tuple[str, Tone]:
        if page.row.held_on > clock.today():
            return self.tr("การประชุมนี้ยังมาไม่ถึง บันทึกมติได้ตั้งแต่วันประชุม"), Tone.INFO
        if not page.cases:
            return self.tr("ยังไม่มีรายที่เสนอ กด «แก้ไข…» แล้วติ๊กโครงการที่เสนอ"), Tone.WAIT
        return "", Tone.NEUTRAL

    # --- what is done ---

    def _edit(self) -> None:
        if (page := self.shown) is not None:
            actor, db = self.context.actor, self.context.db
            form = MeetingForm(self.context, self.tr("แก้ไขการประชุม"), page.data)
            dialog = MeetingDialog(
                lambda data: service.save_meeting(actor, db, data, page.row.id, version=page.row.version),
                form,
                self,
            )
            self._run(dialog, self._on_saved)

    def _decide(self) -> None:
        if (page := self.shown) is not None:
            actor, db, row = self.context.actor, self.context.db, page.row
            dialog = OutcomesDialog(
                lambda given: service.record_outcomes(actor, db, row.id, given, version=row.version),
                page,
                self,
            )
            self._run(dialog, self._on_decided)

    def _remove(self) -> None:
        if (page := self.shown) is None:
            return
        question = self.tr("ลบ {meeting} หรือไม่ ใช้เมื่อบันทึกผิดเท่านั้น").format(meeting=page.row.title)
        if messages.ask(self, question, self.tr("ลบ"), danger=True):
            try:
                touched = service.remove_meeting(self.context.actor, self.context.db, page.row.id)
            except DomainError as error:
                messages.show_error(self, error)
                return
            self.context.changes.announce(touched)
            self.context.routes.said.emit(self.tr("ลบการประชุมแล้ว"))

    def _print(self) -> None:
        if (page := self.shown) is not None:
            params = PaperParams(id=page.row.id)
            show_made(self, self.context, "W-16", params, self.tr("รายงานการประชุม"))

    def _ask_notice(self) -> None:
        self.notice_asked.emit(self._to_notice())

    def _to_notice(self) -> tuple[int, ...]:
        """Those the committee resolved to help who stand where the notice comes next."""
        page = self.shown
        if page is None or page.row.kind != house_meetings.COMMITTEE:
            return ()
        return tuple(case.project.id for case in page.cases if case.project.stage == "resolved")

    def _run(self, dialog: RecordDialog, then: object) -> None:
        dialog.saved.connect(then)
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)

    def _on_saved(self, saved: Saved) -> None:
        self.context.changes.announce(saved.touched)
        self.context.routes.said.emit(self.tr("บันทึกการประชุมแล้ว"))

    def _on_decided(self, done: Decided) -> None:
        self.context.changes.announce(done.touched)
        self.context.routes.said.emit(
            self.tr("บันทึกมติแล้ว เลื่อนขั้นตอน {count} ราย").format(count=len(done.gone_on))
        )
        if done.waiting:
            said = self.tr("มี {count} รายที่เห็นชอบแล้วแต่ยังขาดสิ่งที่ต้องมีก่อน จึงยังอยู่ขั้นตอนเดิม เปิดโครงการเพื่อดูว่าขาดอะไร")
            self.say_status(said.format(count=len(done.waiting)), Tone.WAIT)


def _columns() -> list[Column]:
    return [
        Column(translate("housing", "ชื่อ–สกุล"), lambda case: case.project.name, stretch=3),
        Column(
            translate("housing", "บ้าน"),
            lambda case: words.place(case.project.house_no, case.project.moo),
            width=132,
        ),
        Column(translate("housing", "กลุ่ม"), lambda case: case.project.group_label, width=96),
        Column(translate("housing", "งาน"), lambda case: words.work(case.project), stretch=2),
        Column(
            translate("housing", "ขั้นตอน"),
            lambda case: case.project.stage_label,
            badge=lambda case: words.stage_badge(case.project),
            width=168,
        ),
        Column(translate("housing", "มติ"), lambda case: case.outcome_label, badge=_outcome, width=172),
        Column(
            translate("housing", "ข้อความมติ"),
            lambda case: case.resolution,
            tooltip=lambda case: case.resolution,
            stretch=3,
        ),
    ]


def _outcome(case: CaseRow) -> Badge | None:
    return Badge(case.outcome_label, _TONES[case.outcome]) if case.outcome else None


def _badge(page: MeetingPage) -> Badge:
    row = page.row
    if row.cases and row.cases == row.decided:
        return Badge(translate("housing", "มีมติครบ"), Tone.DONE, "check-circle")
    told = translate("housing", "มีมติแล้ว {decided} จาก {cases} ราย")
    return Badge(told.format(decided=row.decided, cases=row.cases), Tone.WAIT, "clock")

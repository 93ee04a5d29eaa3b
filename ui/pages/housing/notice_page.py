"""A public notice: its form, and its page with the papers that hang out."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, Signal

from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import Badge, Column, QueryTableModel
from ui.pages.housing import words
from ui.pages.housing.meeting_fields import ProjectTicks
from ui.pages.lending.papers import show_made
from ui.theme import Tone
from ui.widgets.card import Card
from ui.widgets.counted import CountedLine
from ui.widgets.full_page import Facts, FullPage
from ui.widgets.parts import button
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.table import TableView
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk.domain import thai_dates
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.house_meetings import on_the_way_to
from welfaredesk.queries.house_notices import NoticePage, NoticeRow, notice_days, notice_page
from welfaredesk.services import housing_notices as service
from welfaredesk.services.audit import Saved
from welfaredesk.services.housing_notices import LIMITS, NoticeInput, last_day

translate = QCoreApplication.translate


@dataclass(frozen=True)
class NoticeForm:
    """What the form opens with; a notice `given` names whom it names."""

    context: AppContext
    title: str
    data: NoticeInput
    given: bool = False


class NoticeDialog(RecordDialog):
    """A notice; `initial` is a NoticeForm, the value a NoticeInput."""

    WIDTH = 760

    def build(self, initial: NoticeForm) -> None:
        self._data, db = initial.data, initial.context.db
        self.setWindowTitle(initial.title)
        self._days = notice_days(db)
        begins, ends = ThaiDateEdit(self._data.from_on), ThaiDateEdit(self._data.to_on)
        self.add("from_on", self.tr("ประกาศตั้งแต่วันที่"), begins, required=True)
        hint = self.tr("สำนักงานกำหนดไว้ไม่น้อยกว่า {days} วัน").format(days=self._days)
        self.add("to_on", self.tr("ถึงวันที่"), ends, required=True, hint=hint)
        place = CountedLine(self._data.place, LIMITS["place"])
        self.add("place", self.tr("ปิดประกาศที่"), place, wide=True)
        if initial.given:
            hint = self.tr("เช่น ไม่มีผู้คัดค้าน หรือใครคัดค้านว่าอย่างไร")
            objections = CountedLine(self._data.objections, LIMITS["objections"])
            self.add("objections", self.tr("ผลเมื่อครบกำหนด"), objections, wide=True, hint=hint)
            return
        offered = on_the_way_to(db, "noticed", self._data.project_ids)
        ready = [row for row in offered if row.stage == "resolved"]
        others = [row for row in offered if row.stage != "resolved"]
        ticks = ProjectTicks([*ready, *others], self._data.project_ids or [row.id for row in ready])
        hint = self.tr("รายที่คณะกรรมการมีมติแล้วอยู่ข้างบนและติ๊กไว้ให้")
        self.add("project_ids", self.tr("รายที่ประกาศ"), ticks, wide=True, required=True, hint=hint)
        hint = self.tr("เฉพาะเมื่อมีรายที่ยังขาดขั้นตอนก่อนหน้า")
        self.add("reason", self.tr("เหตุผลที่ข้าม"), CountedLine("", LIMITS["reason"]), wide=True, hint=hint)
        begins.changed.connect(lambda _day: self._move_end())

    def value(self) -> NoticeInput:
        return replace(self._data, **self.values())

    def _move_end(self) -> None:
        """The last day follows the first while it would be too short."""
        ends = self.editors["to_on"]
        if isinstance(ends, ThaiDateEdit) and (first := self.values()["from_on"]) is not None:
            least = last_day(first, self._days)
            if (ends.value() or first) < least:
                ends.set_value(least)


class NoticeView(FullPage):
    """The page of one notice; Enter on a line opens the project."""

    project_opened = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.shown: NoticePage | None = None
        self.edit_button = button(self.tr("แก้ไข…"), "edit", clicked=self._edit)
        self.list_button = button(self.tr("บัญชีรายชื่อ"), "list", clicked=lambda: self._print("W-15"))
        self.paper_button = button(self.tr("พิมพ์ประกาศ"), "print", "primary", lambda: self._print("W-21"))
        for part in (self.edit_button, self.list_button, self.paper_button):
            self.add_action(part)
        self.facts = Facts()
        self.model = QueryTableModel(_columns(), self)
        self.table = TableView(self.model)
        self.table.opened.connect(lambda project_id: self.project_opened.emit(project_id))
        card = Card(self.tr("รายที่ประกาศ"), "list")
        card.add(self.table)
        self.body.addWidget(self.facts)
        self.body.addWidget(card, 1)

    def show_notice(self, notice_id: int) -> None:
        """Show a notice. Raises RecordNotFound."""
        self.shown = page = notice_page(self.context.db, notice_id)
        self.title.setText(title(page.row))
        self.badge.set_badge(state_badge(page.row))
        self.facts.show_facts(
            [
                (self.tr("ประกาศตั้งแต่"), thai_dates.screen(page.row.from_on)),
                (self.tr("ถึง"), thai_dates.screen(page.row.to_on)),
                (self.tr("ปิดประกาศที่"), page.row.place, 2),
                (self.tr("ผลเมื่อครบกำหนด"), page.row.objections, 4),
            ]
        )
        self.model.show_query(ListedRows({row.id: row for row in page.projects}))

    def refresh(self) -> None:
        """Read the notice again."""
        if self.shown is not None:
            self.show_notice(self.shown.row.id)

    def take_focus(self) -> None:
        """Put the keyboard on what comes next."""
        self.paper_button.setFocus()

    def _edit(self) -> None:
        if (page := self.shown) is not None:
            actor, db, row = self.context.actor, self.context.db, page.row
            form = NoticeForm(self.context, self.tr("แก้ไขประกาศ"), page.data, given=True)
            dialog = NoticeDialog(
                lambda data: service.change_notice(actor, db, row.id, data, version=row.version), form, self
            )
            dialog.saved.connect(self._on_saved)
            dialog.open()
            dialog.finished.connect(dialog.deleteLater)

    def _print(self, code: str) -> None:
        if (page := self.shown) is not None:
            name = self.tr("ประกาศรายชื่อ") if code == "W-21" else self.tr("บัญชีรายชื่อแนบท้ายประกาศ")
            show_made(self, self.context, code, PaperParams(id=page.row.id), name)

    def _on_saved(self, saved: Saved) -> None:
        self.context.changes.announce(saved.touched)
        self.context.routes.said.emit(self.tr("บันทึกประกาศแล้ว"))


def title(row: NoticeRow) -> str:
    """A notice by its first day."""
    return translate("housing", "ประกาศรายชื่อ {day}").format(day=thai_dates.screen(row.from_on))


def state_badge(row: NoticeRow) -> Badge:
    """Whether the names still hang out."""
    if row.over:
        return Badge(translate("housing", "ครบกำหนดแล้ว"), Tone.DONE, "check-circle")
    return Badge(translate("housing", "ยังไม่ครบกำหนด"), Tone.WAIT, "clock")


def _columns() -> list[Column]:
    return [
        Column(translate("housing", "ชื่อ–สกุล"), lambda row: row.name, stretch=3),
        Column(translate("housing", "บ้าน"), lambda row: words.place(row.house_no, row.moo), width=132),
        Column(translate("housing", "งาน"), words.work, stretch=3),
        Column(
            translate("housing", "งบประมาณ"), lambda row: words.money(row.satang), align="right", width=120
        ),
        Column(
            translate("housing", "ขั้นตอน"), lambda row: row.stage_label, badge=words.stage_badge, width=168
        ),
    ]

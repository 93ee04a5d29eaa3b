"""One placement: what was agreed, how it went, what is due; renewing, visiting, suspending, ending it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.context import AppContext
from ui.pages.employment import papers, words
from ui.pages.employment.placement_forms import ask_end, ask_placement
from ui.pages.employment.term_forms import (
    ask_remove_visit,
    ask_renewal,
    ask_resume,
    ask_suspend,
    ask_undo_end,
    ask_undo_renewal,
    ask_visit,
)
from ui.pages.employment.term_words import due_words
from ui.pages.employment.timeline import Timeline
from ui.pages.lending.papers import show_made
from ui.theme import Tone, set_look, tokens
from ui.widgets.card import Card
from ui.widgets.full_page import Facts, FullPage
from ui.widgets.money_edit import baht
from ui.widgets.parts import Paragraph, button, label, tool_button
from welfaredesk import clock
from welfaredesk.domain import placements, thai_dates
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.employment import PlacementRow
from welfaredesk.queries.employment_pages import OrganisationView, PlacementView, placement_view
from welfaredesk.queries.placement_terms import Course, course_of
from welfaredesk.queries.placement_visits import VisitRow
from welfaredesk.services.employment import PlacementInput


class PlacementPage(FullPage):
    """The page of one placement."""

    organisation_opened = Signal(int)
    placement_opened = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.view: PlacementView | None = None
        self.course: Course | None = None
        self._make_buttons()
        self.facts = Facts()
        self.facts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.timeline = Timeline(self.correct_visit, self.print_visit, self.remove_visit)
        holder = QWidget()
        set_look(holder, role="scrolled")
        self._places = QVBoxLayout(holder)
        self._places.setContentsMargins(0, 0, 0, 0)
        self._places.setSpacing(tokens.GAP_M)
        places = QScrollArea()
        places.setWidgetResizable(True)
        places.setFrameShape(QFrame.Shape.NoFrame)
        places.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        places.setWidget(holder)
        course = Card(self.tr("ความเป็นมา"), "history")
        course.add_action(self.visit_button)
        course.add(self.timeline)
        self.timeline.setMinimumHeight(2 * tokens.ROW)  # on a low screen it gives way, not the facts
        beside = QHBoxLayout()
        beside.setSpacing(tokens.GAP_M)
        beside.addWidget(course, 3)
        beside.addWidget(places, 2)
        self.body.addWidget(self.facts)
        self.body.addLayout(beside, 1)

    def show_placement(self, placement_id: int) -> None:
        """Show a placement. Raises RecordNotFound."""
        view = self.view = placement_view(self.context.db, placement_id)
        row = view.row
        self.title.setText(row.name)
        self.badge.set_badge(words.state_badge(row))
        course = self.course = course_of(self.context.db, placement_id)
        self.say_status("\n".join(filter(None, (words.warnings(view), due_words(view, course)))), Tone.WAIT)
        self._arrange_buttons(row, course)
        self._show_facts(row)
        self.timeline.show_stages(course.stages)
        self._show_places(view)

    def refresh(self) -> None:
        """Read the placement again."""
        if self.view is not None:
            self.show_placement(self.view.row.id)

    def edit(self) -> None:
        """Put the placement right."""
        if self.view is not None:
            ask_placement(self.context, self, self.view)

    def end(self) -> None:
        """The work came to an end."""
        if self.view is not None:
            ask_end(self.context, self, self.view)

    def renew(self) -> None:
        """Agree on a new contract."""
        if self.view is not None:
            ask_renewal(self.context, self, self.view)

    def visit(self) -> None:
        """Record a follow-up visit."""
        if self.view is not None:
            ask_visit(self.context, self, self.view.row)

    def correct_visit(self, visit: VisitRow) -> None:
        """Put a visit right."""
        if self.view is not None:
            ask_visit(self.context, self, self.view.row, visit)

    def remove_visit(self, visit: VisitRow) -> None:
        """Take away a visit of another placement."""
        ask_remove_visit(self.context, self, visit)

    def print_visit(self, visit: VisitRow) -> None:
        """The paper of a visit."""
        title = self.tr("แบบติดตามการทำงาน")
        show_made(self, self.context, papers.VISIT, PaperParams(id=visit.id), title)

    def suspend(self) -> None:
        """The work rests."""
        if self.view is not None:
            ask_suspend(self.context, self, self.view.row)

    def resume(self) -> None:
        """Somebody is back at work."""
        if self.view is not None:
            ask_resume(self.context, self, self.view.row)

    def undo_renewal(self) -> None:
        """The last renewal was a mistake."""
        if self.view is not None:
            ask_undo_renewal(self.context, self, self.view.row)

    def undo_end(self) -> None:
        """The end was a mistake."""
        if self.view is not None:
            ask_undo_end(self.context, self, self.view.row)

    def replace(self) -> None:
        """Somebody else fills the place."""
        if self.view is None:
            return
        kept = self.view.data
        start = PlacementInput(
            person_id=None,
            employer_id=kept.employer_id,
            workplace_id=kept.workplace_id,
            basis=kept.basis,
            started_on=clock.today(),
            position=kept.position,
            wage_satang=kept.wage_satang,
            wage_unit=kept.wage_unit,
            replaces_id=self.view.row.id,
        )
        placement_id = ask_placement(self.context, self, start=start)
        if placement_id is not None:
            self.placement_opened.emit(placement_id)

    def _make_buttons(self) -> None:
        self.person_button = button(self.tr("เปิดหน้าบุคคล"), "person", "quiet", self._open_person)
        self.visit_button = button(self.tr("บันทึกการติดตาม…"), "people", "quiet", self.visit)
        self.edit_button = button(self.tr("แก้ไข…"), "edit", clicked=self.edit)
        self.renew_button = button(self.tr("ต่อสัญญา…"), "refresh", clicked=self.renew)
        self.replace_button = button(self.tr("หาคนแทน…"), "person-add", "primary", self.replace)
        self.end_button = button(self.tr("สิ้นสุดการจ้าง…"), "check", "primary", self.end)
        self.more_button = tool_button("more", self.tr("ระงับ กลับเข้าทำงาน หรือยกเลิกที่บันทึกผิด"))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more_button)
        self.suspend_action = menu.addAction(self.tr("ระงับการจ้าง…"))
        self.resume_action = menu.addAction(self.tr("กลับเข้าทำงาน…"))
        self.undo_renewal_action = menu.addAction(self.tr("ยกเลิกการต่อสัญญาครั้งล่าสุด…"))
        self.undo_end_action = menu.addAction(self.tr("ยกเลิกการสิ้นสุด…"))
        self.suspend_action.triggered.connect(lambda _on: self.suspend())
        self.resume_action.triggered.connect(lambda _on: self.resume())
        self.undo_renewal_action.triggered.connect(lambda _on: self.undo_renewal())
        self.undo_end_action.triggered.connect(lambda _on: self.undo_end())
        self.more_button.setMenu(menu)
        self.papers_button = papers.placement_menu(self.context, self, lambda: self.view)
        for part in (
            self.person_button,
            self.papers_button,
            self.more_button,
            self.edit_button,
            self.renew_button,
            self.replace_button,
            self.end_button,
        ):
            self.add_action(part)

    def _arrange_buttons(self, row: PlacementRow, course: Course) -> None:
        """What can be done as things stand."""
        standing = row.ended_on is None
        self.person_button.setVisible(row.person_id is not None)
        self.end_button.setVisible(standing)
        self.renew_button.setVisible(standing and row.ends_on is not None)
        self.replace_button.setVisible(course.replace_by is not None and not standing)
        self.suspend_action.setVisible(row.working)
        self.resume_action.setVisible(row.state == placements.SUSPENDED)
        self.undo_renewal_action.setVisible(standing and row.renewals > 0)
        self.undo_end_action.setVisible(not standing)
        shown = (self.suspend_action, self.resume_action, self.undo_renewal_action, self.undo_end_action)
        self.more_button.setVisible(any(action.isVisible() for action in shown))

    def _open_person(self) -> None:
        if self.view is not None and self.view.row.person_id is not None:
            self.context.routes.person_wanted.emit(self.view.row.person_id)

    def _show_facts(self, row: PlacementRow) -> None:
        ended = thai_dates.screen(row.ended_on) if row.ended_on else ""
        value = self.tr("{value} บาท").format(value=baht(row.value_satang)) if row.value_satang else ""
        self.facts.show_facts(
            [
                (self.tr("มาตรา"), row.basis_label, 2),
                (self.tr("ตำแหน่ง"), row.position),
                (self.tr("ค่าจ้าง"), words.wage(row)),
                (self.tr("เริ่มงาน"), thai_dates.screen(row.started_on)),
                (self.tr("สิ้นสุดตามสัญญา"), _agreed(row, self.tr("ไม่มีกำหนด"), self.tr("{day} (รวม {days} วัน)"))),
                (self.tr("ออกจากงาน"), f"{ended} · {row.state_label}" if ended else ""),
                (self.tr("มูลค่าสิทธิ"), value),
                (self.tr("เลขประจำตัวประชาชน"), row.national_id),
                (self.tr("ความพิการ"), words.disabilities(row), 2),
                (self.tr("ผู้ดูแลใช้สิทธิแทน"), row.caregiver),
                (self.tr("สัญญาที่ใช้อยู่"), self._contract(row)),
                (self.tr("ติดตามครั้งต่อไป"), self._next_visit(row)),
                *self._neighbours(),
                (self.tr("ที่มา"), row.source),
                (self.tr("หมายเหตุ"), row.note, 4),
            ]
        )

    def _contract(self, row: PlacementRow) -> str:
        """Which of several contracts runs today, and until when."""
        if self.course is None or not row.renewals:
            return ""
        begun = [each for each in self.course.contracts if each.from_on <= clock.today()]
        runs = begun[-1] if begun else self.course.contracts[0]
        until = thai_dates.screen(runs.until) if runs.until else self.tr("ไม่มีกำหนด")
        return self.tr("ฉบับที่ {no} ถึง {until}").format(no=runs.no, until=until)

    def _next_visit(self, row: PlacementRow) -> str:
        """The day of the next visit, and that it was agreed on with the last visitor."""
        due = self.course.next_visit if self.course is not None else None
        if due is None or not row.working:
            return ""
        day = thai_dates.screen(due.due_on)
        return self.tr("{day} (นัดไว้)").format(day=day) if due.agreed else day

    def _neighbours(self) -> list[tuple[str, str]]:
        """Who was here before, and who came after."""
        course = self.course
        if course is None:
            return []
        return [
            (self.tr("ทำงานแทน"), course.replaces.name if course.replaces else ""),
            (self.tr("ผู้มาทำงานแทน"), course.replaced_by.name if course.replaced_by else ""),
        ]

    def _show_places(self, view: PlacementView) -> None:
        while (old := self._places.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if view.row.employer_id == view.row.workplace_id:
            both = self.tr("หน่วยงานที่ปฏิบัติงานและผู้ว่าจ้าง")
            self._places.addWidget(self._place(both, "house", view.workplace))
        else:
            self._places.addWidget(self._place(self.tr("หน่วยงานที่ปฏิบัติงาน"), "house", view.workplace))
            self._places.addWidget(self._place(self.tr("ผู้ว่าจ้าง/ผู้ให้สิทธิ"), "briefcase", view.employer))
        self._places.addStretch(1)

    def _place(self, title: str, icon_name: str, view: OrganisationView) -> Card:
        card = Card(title, icon_name)
        opens = button(self.tr("เปิดหน่วยงาน"), "", "quiet", lambda: self.organisation_opened.emit(view.row.id))
        card.add_action(opens)
        card.add(label(view.row.name, "strong"))
        province = (
            self.tr("จังหวัด{province}").format(province=view.data.province) if view.data.province else ""
        )
        phone = self.tr("โทร {phone}").format(phone=view.data.phone) if view.data.phone else ""
        for parts in ((words.kind(view.row), province), (view.data.contact, phone), (view.data.address,)):
            text = " · ".join(part for part in parts if part)
            if text:
                card.add(Paragraph(text, "muted"))
        return card


def _agreed(row: PlacementRow, none: str, said: str) -> str:
    """The day agreed on, with the length of the time agreed on."""
    if row.ends_on is None:
        return none
    days = (row.ends_on - row.started_on).days + 1
    return said.format(day=thai_dates.screen(row.ends_on), days=f"{days:,}")

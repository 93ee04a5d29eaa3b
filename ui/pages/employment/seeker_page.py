"""One person who looks for work: what is wanted and needed, offers, and the openings that fit."""

from PySide6.QtCore import Signal

from ui import messages
from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import QueryTableModel
from ui.pages.employment import papers, seeker_columns
from ui.pages.employment import seeker_words as words
from ui.pages.employment.contracting import ask_contract
from ui.pages.employment.match_dialog import match_seeker
from ui.pages.employment.opening_forms import ask_decline
from ui.pages.employment.seeker_forms import ask_close, ask_reopen, edit_seeker
from ui.theme import Tone, tokens
from ui.widgets.empty_state import StateStack
from ui.widgets.full_page import Facts, FullPage
from ui.widgets.parts import button, label, row
from ui.widgets.table import TableView
from welfaredesk.domain import thai_dates
from welfaredesk.errors import DomainError
from welfaredesk.queries.job_matches import Match
from welfaredesk.queries.job_offers import OfferRow
from welfaredesk.queries.job_seekers import SeekerView, seeker_view
from welfaredesk.services import job_openings


class SeekerPage(FullPage):
    """The page of one registration; `placement_opened` carries a placement that was begun."""

    placement_opened = Signal(int)
    opening_opened = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.view: SeekerView | None = None
        self.person_button = button(self.tr("เปิดหน้าบุคคล"), "person", "quiet", self._open_person)
        self.close_button = button(self.tr("ปิดการหางาน…"), "minus", clicked=self.close_search)
        self.reopen_button = button(self.tr("เปิดการหางานอีกครั้ง…"), "undo", clicked=self.reopen)
        self.edit_button = button(self.tr("แก้ไข…"), "edit", clicked=self.edit)
        self.match_button = button(self.tr("หางานที่เหมาะ…"), "search", "primary", self.match)
        self.papers_button = papers.seeker_menu(context, self, lambda: self.view)
        for part in (
            self.papers_button,
            self.person_button,
            self.close_button,
            self.reopen_button,
            self.edit_button,
            self.match_button,
        ):
            self.add_action(part)
        self.facts = Facts()
        self.accept_button = button(self.tr("ตกลงรับ"), "check", clicked=self.accept)
        self.decline_button = button(self.tr("ปฏิเสธ…"), "close", clicked=self.decline)
        self.contract_button = button(self.tr("ทำสัญญา…"), "briefcase", clicked=self.contract)
        self.model = QueryTableModel(seeker_columns.offers(of_seeker=True), self)
        self.table = TableView(self.model)
        self.offers = StateStack(self.table)
        self.offers.setMinimumHeight(3 * tokens.ROW)
        self.body.addWidget(self.facts)
        answers = (self.accept_button, self.decline_button, self.contract_button)
        self.body.addLayout(row(label(self.tr("งานที่เสนอแล้ว"), "section"), None, *answers))
        self.body.addWidget(self.offers, 1)
        self.table.selectionModel().currentRowChanged.connect(lambda *_places: self._arrange_buttons())
        self.table.opened.connect(self._on_opened)

    def show_seeker(self, seeker_id: int) -> None:
        """Show a registration. Raises RecordNotFound."""
        view = self.view = seeker_view(self.context.db, seeker_id)
        self.title.setText(view.row.name)
        self.badge.set_badge(words.seeker_badge(view.row))
        self.say_status(self._status(view), Tone.WAIT)
        self.close_button.setVisible(view.row.is_open)
        self.match_button.setVisible(view.row.is_open)
        self.reopen_button.setVisible(not view.row.is_open and view.died_on is None)
        self._show_facts(view)
        self.model.show_query(ListedRows({offer.id: offer for offer in view.offers}))
        if view.offers:
            self.offers.show_content()
        else:
            self.offers.show_empty("briefcase", self.tr("ยังไม่ได้เสนองาน"))
        self._arrange_buttons()

    def refresh(self) -> None:
        """Read the registration again."""
        if self.view is not None:
            self.show_seeker(self.view.row.id)

    def edit(self) -> None:
        """Bring it up to date."""
        if self.view is not None:
            edit_seeker(self.context, self, self.view)

    def close_search(self) -> None:
        """The person looks for work no longer."""
        if self.view is None:
            return
        gone = {"died": self.view.died_on, "moved": self.view.moved_out_on}
        reason = next((code for code, day in gone.items() if day is not None), "")
        ask_close(self.context, self, self.view.row, reason)

    def reopen(self) -> None:
        """The person looks for work again."""
        if self.view is not None:
            ask_reopen(self.context, self, self.view.row)

    def match(self) -> None:
        """Which openings fit."""
        if self.view is not None:
            row_ = self.view.row
            match_seeker(self.context, self, row_.id, row_.name, self._contract_of)

    def accept(self) -> None:
        """Both sides said yes to the chosen offer; the contract is made of it later."""
        offer = self._chosen()
        if offer is None:
            return
        try:
            saved = job_openings.accept(self.context.actor, self.context.db, offer.id)
        except DomainError as error:
            messages.show_error(self, error)
            return
        self.context.changes.announce(saved.touched)
        self.context.routes.said.emit(self.tr("บันทึกคำตอบแล้ว"))

    def decline(self) -> None:
        """The chosen offer was declined."""
        offer = self._chosen()
        if offer is not None:
            ask_decline(self.context, self, offer.id, f"{offer.position} · {offer.workplace}")

    def contract(self) -> None:
        """The chosen offer becomes a placement."""
        offer = self._chosen()
        if offer is not None:
            self._begin(offer.seeker_id, offer.opening_id)

    def _contract_of(self, match: Match) -> bool:
        return self._begin(match.seeker_id, match.opening_id)

    def _begin(self, seeker_id: int, opening_id: int) -> bool:
        placement_id = ask_contract(self.context, self, seeker_id, opening_id)
        if placement_id is not None:
            self.placement_opened.emit(placement_id)
        return placement_id is not None

    def _chosen(self) -> OfferRow | None:
        record_id = self.table.current_id()
        offers = self.view.offers if self.view else ()
        return next((offer for offer in offers if offer.id == record_id), None)

    def _arrange_buttons(self) -> None:
        offer = self._chosen()
        for part in (self.accept_button, self.decline_button):
            part.setEnabled(offer is not None and not offer.answer)
        standing = self.view is not None and self.view.row.is_open
        self.contract_button.setEnabled(offer is not None and offer.answer != "declined" and standing)

    def _on_opened(self, record_id: int) -> None:
        offers = self.view.offers if self.view else ()
        offer = next((each for each in offers if each.id == record_id), None)
        if offer is not None:
            self.opening_opened.emit(offer.opening_id)

    def _open_person(self) -> None:
        if self.view is not None:
            self.context.routes.person_wanted.emit(self.view.row.person_id)

    def _status(self, view: SeekerView) -> str:
        """What should be looked at before anything is offered."""
        found = []
        if not view.row.is_open:
            return ""
        if view.died_on is not None:
            found.append(
                self.tr("เสียชีวิตเมื่อ {day} กรุณาปิดการหางาน").format(day=thai_dates.screen(view.died_on))
            )
        elif view.moved_out_on is not None:
            day = thai_dates.screen(view.moved_out_on)
            found.append(self.tr("ย้ายออกเมื่อ {day} กรุณาตรวจว่ายังหางานที่นี่หรือไม่").format(day=day))
        if not view.row.has_card:
            found.append(self.tr("ไม่มีบัตรประจำตัวคนพิการที่ยังไม่หมดอายุ กรุณาให้ต่ออายุก่อนเริ่มงาน"))
        if view.row.works_at:
            found.append(self.tr("ทำงานอยู่ที่{place} แล้ว").format(place=view.row.works_at))
        return "\n".join(found)

    def _show_facts(self, view: SeekerView) -> None:
        shown, data = view.row, view.data
        waited = words.days_waited(shown.days)
        registered = self.tr("{day} (รอมา {waited})").format(
            day=thai_dates.screen(shown.registered_on), waited=waited
        )
        closed = ""
        if shown.closed_on is not None:
            closed = f"{thai_dates.screen(shown.closed_on)} · {shown.close_label}"
        needs = " · ".join((*shown.need_labels, *((data.needs_note,) if data.needs_note else ())))
        self.facts.show_facts(
            [
                (self.tr("งานที่ต้องการ"), shown.work, 2),
                (self.tr("ค่าจ้างที่ขอ"), words.asked_wage(shown)),
                (self.tr("ขึ้นทะเบียน"), registered),
                (self.tr("วุฒิการศึกษา"), shown.education_label),
                (self.tr("ทักษะ"), data.skills, 2),
                (self.tr("ประสบการณ์"), data.experience, 2),
                (self.tr("เดินทาง"), " · ".join(part for part in (shown.reach_label, data.travel) if part)),
                (self.tr("สิ่งที่ต้องการในที่ทำงาน"), needs, 2),
                (self.tr("ครอบครัวช่วยเหลือ"), data.family_support, 2),
                (
                    self.tr("พร้อมทำงานตั้งแต่"),
                    thai_dates.screen(data.available_on) if data.available_on else "",
                ),
                (self.tr("โทรศัพท์"), shown.phone),
                (self.tr("ปิดเมื่อ"), closed),
                (self.tr("หมายเหตุ"), data.note, 2),
            ]
        )

"""One opening: what the organisation offers, whom it was offered to, who fills its seats."""

from PySide6.QtCore import Signal

from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import QueryTableModel
from ui.pages.employment import columns, seeker_columns
from ui.pages.employment import seeker_words as words
from ui.pages.employment.contracting import ask_contract
from ui.pages.employment.match_dialog import match_opening
from ui.pages.employment.opening_forms import ask_close_opening, edit_opening
from ui.theme import Tone, tokens
from ui.widgets.chip import ChipBar
from ui.widgets.empty_state import StateStack
from ui.widgets.full_page import Facts, FullPage
from ui.widgets.parts import button
from ui.widgets.table import TableView
from welfaredesk.domain import thai_dates
from welfaredesk.queries.job_matches import Match
from welfaredesk.queries.job_openings import OVER, OpeningView, opening_view

_OFFERS, _FILLED = "offers", "filled"


class OpeningPage(FullPage):
    """The page of one opening."""

    placement_opened = Signal(object)  # what a table sends
    seeker_opened = Signal(int)
    organisation_opened = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.view: OpeningView | None = None
        self.place_button = button(self.tr("เปิดหน่วยงาน"), "house", "quiet", self._open_place)
        self.close_button = button(self.tr("ปิดรับ…"), "minus", clicked=self.close_opening)
        self.edit_button = button(self.tr("แก้ไข…"), "edit", clicked=self.edit)
        self.match_button = button(self.tr("เสนอให้ใคร…"), "search", "primary", self.match)
        for part in (self.place_button, self.close_button, self.edit_button, self.match_button):
            self.add_action(part)
        self.facts = Facts()
        self.chips = ChipBar()
        self.chips.add(_OFFERS, self.tr("เสนอให้แล้ว"), "hand-over", on=True)
        self.chips.add(_FILLED, self.tr("ผู้ที่ได้งาน"), "briefcase")
        self.model = QueryTableModel(seeker_columns.offers(of_seeker=False), self)
        self.table = TableView(self.model)
        self.stack = StateStack(self.table)
        self.stack.setMinimumHeight(3 * tokens.ROW)
        self.body.addWidget(self.facts)
        self.body.addWidget(self.chips)
        self.body.addWidget(self.stack, 1)
        self.chips.changed.connect(lambda _keys: self._show_list())
        self.table.opened.connect(self._on_opened)

    def show_opening(self, opening_id: int) -> None:
        """Show an opening. Raises RecordNotFound."""
        view = self.view = opening_view(self.context.db, opening_id)
        self.title.setText(view.row.position)
        self.badge.set_badge(words.opening_badge(view.row))
        over = ""
        if view.row.state == OVER and view.row.until_on is not None:
            day = thai_dates.screen(view.row.until_on)
            over = self.tr("พ้นวันที่รับ {day} แล้ว หากยังรับอยู่ให้แก้วันสิ้นสุด มิฉะนั้นให้ปิดรับ").format(day=day)
        self.say_status(over, Tone.WAIT)
        self.close_button.setVisible(view.row.closed_on is None)
        self.match_button.setVisible(view.row.is_open)
        self._show_facts(view)
        self._show_list()

    def refresh(self) -> None:
        """Read the opening again."""
        if self.view is not None:
            self.show_opening(self.view.row.id)

    def edit(self) -> None:
        """Change the opening."""
        if self.view is not None:
            edit_opening(self.context, self, self.view)

    def close_opening(self) -> None:
        """The organisation looks for nobody any more."""
        if self.view is not None:
            ask_close_opening(self.context, self, self.view.row)

    def match(self) -> None:
        """Whom to offer it."""
        if self.view is not None:
            row = self.view.row
            match_opening(self.context, self, row.id, row.position, self._contract_of)

    def _contract_of(self, match: Match) -> bool:
        placement_id = ask_contract(self.context, self, match.seeker_id, match.opening_id)
        if placement_id is not None:
            self.placement_opened.emit(placement_id)
        return placement_id is not None

    def _open_place(self) -> None:
        if self.view is not None:
            self.organisation_opened.emit(self.view.row.workplace_id)

    def _on_opened(self, record_id: int) -> None:
        if self.view is None:
            return
        if self._chosen() == _FILLED:
            self.placement_opened.emit(record_id)
            return
        seekers = {offer.id: offer.seeker_id for offer in self.view.offers}
        self.seeker_opened.emit(seekers[record_id])

    def _chosen(self) -> str:
        return next(iter(self.chips.selected()), _OFFERS)

    def _show_list(self) -> None:
        view = self.view
        if view is None:
            return
        self.chips.chips[_OFFERS].set_count(len(view.offers))
        self.chips.chips[_FILLED].set_count(len(view.placements))
        filled = self._chosen() == _FILLED
        shown = view.placements if filled else view.offers
        self.model.set_columns(columns.placements() if filled else seeker_columns.offers(of_seeker=False))
        self.model.show_query(ListedRows({each.id: each for each in shown}))
        if shown:
            self.stack.show_content()
        elif filled:
            self.stack.show_empty("briefcase", self.tr("ยังไม่มีใครได้งานนี้"))
        else:
            self.stack.show_empty("hand-over", self.tr("ยังไม่ได้เสนอให้ใคร"))

    def _show_facts(self, view: OpeningView) -> None:
        row = view.row
        until = thai_dates.screen(row.until_on) if row.until_on else self.tr("จนกว่าจะได้คน")
        closed = f"{thai_dates.screen(row.closed_on)} · {row.close_reason}" if row.closed_on else ""
        area = " ".join(
            part for part in (row.moo and self.tr("หมู่ {moo}").format(moo=row.moo), row.tambon) if part
        )
        self.facts.show_facts(
            [
                (self.tr("ปฏิบัติงานที่"), row.workplace, 2),
                (self.tr("ผู้ว่าจ้าง/ผู้ให้สิทธิ"), row.employer, 2),
                (self.tr("มาตรา"), row.basis_label or self.tr("ยังไม่กำหนด"), 2),
                (self.tr("ประเภทงาน"), row.work_label),
                (self.tr("ค่าจ้าง"), words.offered_wage(row)),
                (self.tr("ว่าง (คน)"), words.seats(row)),
                (self.tr("รับตั้งแต่"), thai_dates.screen(row.from_on)),
                (self.tr("รับถึง"), until),
                (self.tr("พื้นที่"), area),
                (self.tr("อาคารสถานที่"), words.accessible(row.accessible)),
                (self.tr("สิ่งที่หน่วยงานจัดให้"), " · ".join(row.supports), 2),
                (self.tr("ลักษณะงานหรือข้อจำกัด"), row.limits, 2),
                (self.tr("ปิดรับเมื่อ"), closed, 2),
                (self.tr("หมายเหตุ"), row.note, 2),
            ]
        )

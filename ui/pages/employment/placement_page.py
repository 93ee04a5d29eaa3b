"""One placement: what was agreed, both organisations, what to look at again; put right, bring to an end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from ui.context import AppContext
from ui.pages.employment import papers, words
from ui.pages.employment.placement_forms import ask_end, ask_placement
from ui.theme import Tone, tokens
from ui.widgets.card import Card
from ui.widgets.full_page import Facts, FullPage
from ui.widgets.money_edit import baht
from ui.widgets.parts import Paragraph, button, label
from welfaredesk.domain import thai_dates
from welfaredesk.queries.employment import PlacementRow
from welfaredesk.queries.employment_pages import OrganisationView, PlacementView, placement_view


class PlacementPage(FullPage):
    """The page of one placement."""

    organisation_opened = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.view: PlacementView | None = None
        self.person_button = button(self.tr("เปิดหน้าบุคคล"), "person", "quiet", self._open_person)
        self.edit_button = button(self.tr("แก้ไข…"), "edit", clicked=self.edit)
        self.end_button = button(self.tr("สิ้นสุดการจ้าง…"), "check", "primary", self.end)
        self.papers_button = papers.placement_menu(context, self, lambda: self.view)
        for part in (self.papers_button, self.person_button, self.edit_button, self.end_button):
            self.add_action(part)
        self.facts = Facts()
        self._places = QHBoxLayout()
        self._places.setSpacing(tokens.GAP_M)
        self.body.addWidget(self.facts)
        self.body.addLayout(self._places)
        self.body.addStretch(1)

    def show_placement(self, placement_id: int) -> None:
        """Show a placement. Raises RecordNotFound."""
        view = self.view = placement_view(self.context.db, placement_id)
        row = view.row
        self.title.setText(row.name)
        self.badge.set_badge(words.state_badge(row))
        self.say_status(words.warnings(view), Tone.WAIT)
        self.person_button.setVisible(row.person_id is not None)
        self.end_button.setVisible(row.ended_on is None)
        self._show_facts(row)
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
                (self.tr("ที่มา"), row.source),
                (self.tr("หมายเหตุ"), row.note, 4),
            ]
        )

    def _show_places(self, view: PlacementView) -> None:
        while (old := self._places.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if view.row.employer_id == view.row.workplace_id:
            both = self.tr("หน่วยงานที่ปฏิบัติงานและผู้ว่าจ้าง")
            self._places.addWidget(self._place(both, "house", view.workplace))
            return
        self._places.addWidget(self._place(self.tr("หน่วยงานที่ปฏิบัติงาน"), "house", view.workplace), 1)
        self._places.addWidget(self._place(self.tr("ผู้ว่าจ้าง/ผู้ให้สิทธิ"), "briefcase", view.employer), 1)

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
        card.body.addStretch(1)
        return card


def _agreed(row: PlacementRow, none: str, said: str) -> str:
    """The day agreed on, with the length of the time agreed on."""
    if row.ends_on is None:
        return none
    days = (row.ends_on - row.started_on).days + 1
    return said.format(day=thai_dates.screen(row.ends_on), days=f"{days:,}")

"""The tab of a project's people and days: partners, the work diary, hand-over (W-17), letters (W-22)."""

from PySide6.QtWidgets import QHBoxLayout

from ui import messages
from ui.models.listed_rows import ListedRows
from ui.models.query_table import Column, QueryTableModel
from ui.pages.housing import words, work_columns
from ui.pages.housing.project_section import ProjectSection
from ui.pages.housing.scrolled import fit_rows, scrolled
from ui.pages.housing.work_forms import HandoverDialog, LetterDialog, PartnerDialog, WorkDayDialog
from ui.pages.lending.papers import show_made
from ui.theme import tokens
from ui.widgets.card import Card
from ui.widgets.parts import Paragraph, button, label
from ui.widgets.table import TableView
from welfaredesk.domain import thai_dates
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.house_project import ProjectPage
from welfaredesk.queries.house_works import ProjectWorks, project_works
from welfaredesk.queries.housing_money import project_money
from welfaredesk.services import house_support, house_works
from welfaredesk.services.house_works import WorkDayInput


class WorksSection(ProjectSection):
    """The diary, the hand-over, then who helps and the letters that ask for help."""

    def caption(self) -> str:
        return self.tr("งาน")

    def build(self) -> None:
        self.works: ProjectWorks | None = None
        self._build_diary()
        self._build_people()
        self._build_handover()
        inside = scrolled(self.body)
        inside.addWidget(self.diary_card)
        inside.addWidget(self.handover_card)
        below = QHBoxLayout()
        below.setSpacing(tokens.GAP_M)
        below.addWidget(self.people_card, 1)
        below.addWidget(self.letter_card, 1)
        inside.addLayout(below)
        inside.addStretch(1)

    def fill(self, page: ProjectPage) -> None:
        self.works = found = project_works(self.context.db, page.row.id)
        self.partners.show_query(ListedRows({row.id: row for row in found.partners}))
        self.letters.show_query(ListedRows({row.id: row for row in found.letters}))
        self.days.show_query(ListedRows({row.id: row for row in found.days}))
        said = self.tr("{days} วัน · รวม {people} คน-วัน")
        counted = said.format(days=len(found.days), people=f"{found.workers:,}")
        self.counted.setText(counted if found.days else "")
        self.handed.set_plain(self._handed(found))
        self.paper_button.setEnabled(found.handover.version > 0)
        fit_rows(self.day_table, len(found.days))
        for table in (self.partner_table, self.letter_table):
            fit_rows(table, max(len(found.partners), len(found.letters)))
        self._follow()

    def add_partner(self) -> None:
        """Who helps."""
        if self.shown is not None:
            actor, db, project_id = self.context.actor, self.context.db, self.shown.row.id
            dialog = PartnerDialog(
                lambda data: house_works.add_partner(actor, db, project_id, data), self.context, self
            )
            self.run(dialog, self.tr("เพิ่มผู้ร่วมงานแล้ว"))

    def remove_partner(self) -> None:
        """Take the partner chosen out, after asking."""
        partner = self.partner_table.current_id()
        text = self.tr("เอาผู้ร่วมงานคนนี้ออกจากโครงการ ประวัติการแก้ไขยังเก็บไว้")
        if partner is not None and messages.ask(self, text, self.tr("เอาออก"), danger=True):
            saved = house_works.remove_partner(self.context.actor, self.context.db, partner)
            self.announce(saved, self.tr("เอาผู้ร่วมงานออกแล้ว"))

    def write_diary(self) -> None:
        """A new entry of the diary."""
        if self.shown is not None:
            actor, db, project_id = self.context.actor, self.context.db, self.shown.row.id
            dialog = WorkDayDialog(
                lambda data: house_works.write_diary(actor, db, project_id, data), WorkDayInput(), self
            )
            self.run(dialog, self.tr("บันทึกงานแล้ว"))

    def mend_diary(self, day_id: int) -> None:
        """An entry again, to mend it."""
        if self.shown is None or self.works is None:
            return
        actor, db, project_id = self.context.actor, self.context.db, self.shown.row.id
        day = next(each for each in self.works.days if each.id == day_id)
        dialog = WorkDayDialog(
            lambda data: house_works.write_diary(
                actor, db, project_id, data, day_id=day.id, version=day.version
            ),
            day.data,
            self,
        )
        self.run(dialog, self.tr("แก้ไขบันทึกงานแล้ว"))

    def hand_over(self) -> None:
        """Hand-over and acceptance; the paper can be printed when it is kept."""
        if self.shown is None or self.works is None:
            return
        actor, db, project_id = self.context.actor, self.context.db, self.shown.row.id
        handover = self.works.handover
        dialog = HandoverDialog(
            lambda data: house_works.save_handover(actor, db, project_id, data, version=handover.version),
            handover.data,
            self,
        )
        self.run(dialog, self.tr("บันทึกการส่งมอบและตรวจรับแล้ว"))

    def print_handover(self) -> None:
        """W-17 on paper."""
        if self.shown is not None:
            params = PaperParams(id=self.shown.row.id)
            show_made(self, self.context, "W-17", params, self.tr("ใบส่งมอบและตรวจรับ"))

    def write_letter(self) -> None:
        """A letter for support, of what the sources do not cover yet; it opens when it is kept."""
        if self.shown is None:
            return
        actor, db, row = self.context.actor, self.context.db, self.shown.row
        money = project_money(db, row.id)
        lacking = money.estimate.amounts.total - money.funded_satang if money.estimate else 0
        title = self.tr("หนังสือขอรับการสนับสนุน · {project}").format(project=words.title(row))
        dialog = LetterDialog(
            lambda data: house_support.write_letter(actor, db, row.id, data),
            (title, lacking if lacking > 0 else None),
            self,
        )
        dialog.saved.connect(lambda saved: self._print_letter(saved.id))
        self.run(dialog, self.tr("ออกหนังสือแล้ว"))

    def _build_diary(self) -> None:
        self.counted = label(role="muted")
        self.day_button = button(self.tr("บันทึกงาน…"), "plus", "quiet", self.write_diary)
        title = self.tr("บันทึกงานประจำวัน")
        self.days, self.day_table, self.diary_card = self._table(title, "calendar", work_columns.days())
        self.diary_card.add_action(self.counted)
        self.diary_card.add_action(self.day_button)
        self.day_table.opened.connect(self.mend_diary)

    def _build_people(self) -> None:
        self.partner_button = button(self.tr("เพิ่ม…"), "plus", "quiet", self.add_partner)
        self.remove_button = button(self.tr("เอาออก…"), "trash", "quiet", self.remove_partner)
        title, shown = self.tr("ผู้ร่วมงาน"), work_columns.partners()
        self.partners, self.partner_table, self.people_card = self._table(title, "people", shown)
        self.people_card.add_action(self.remove_button)
        self.people_card.add_action(self.partner_button)
        self.letter_button = button(self.tr("เขียนหนังสือ…"), "plus", "quiet", self.write_letter)
        title, shown = self.tr("หนังสือขอรับการสนับสนุน (W-22)"), work_columns.letters()
        self.letters, self.letter_table, self.letter_card = self._table(title, "file", shown)
        self.letter_card.add_action(self.letter_button)
        self.letter_table.opened.connect(self._print_letter)
        self.partner_table.chosen.connect(lambda _partner: self._follow())

    def _build_handover(self) -> None:
        self.handed = Paragraph()
        self.handover_button = button(self.tr("บันทึก…"), "edit", "quiet", self.hand_over)
        self.paper_button = button(self.tr("พิมพ์ W-17"), "print", "quiet", self.print_handover)
        self.handover_card = Card(self.tr("ส่งมอบและตรวจรับ"), "check")
        self.handover_card.add(self.handed)
        for part in (self.handover_button, self.paper_button):
            self.handover_card.add_action(part)

    def _handed(self, found: ProjectWorks) -> str:
        """The hand-over in one line."""
        data = found.handover.data
        if found.handover.version == 0 or not (data.started_on and data.finished_on and data.handed_on):
            return self.tr("ยังไม่ได้บันทึกการส่งมอบ")
        said = self.tr("เริ่มงาน {start} · แล้วเสร็จ {end} · ส่งมอบ {on} · กรรมการ {count} คน · {result}")
        result = self.tr("ครบถ้วน") if data.complete else self.tr("ให้แก้ไข: {what}").format(what=data.to_mend)
        return said.format(
            start=thai_dates.screen(data.started_on),
            end=thai_dates.screen(data.finished_on),
            on=thai_dates.screen(data.handed_on),
            count=len(data.committee),
            result=result,
        )

    def _print_letter(self, letter_id: int) -> None:
        show_made(self, self.context, "W-22", PaperParams(id=letter_id), self.tr("หนังสือขอรับการสนับสนุน"))

    def _follow(self) -> None:
        self.remove_button.setEnabled(self.partner_table.current_id() is not None)

    def _table(
        self, title: str, picture: str, shown: list[Column]
    ) -> tuple[QueryTableModel, TableView, Card]:
        model = QueryTableModel(shown, self)
        table, card = TableView(model), Card(title, picture)
        card.add(table)
        return model, table, card

"""The tab of a project's money: what each source gives and has left, what to look at again, help before."""

from ui import messages
from ui.models.listed_rows import ListedRows
from ui.models.query_table import QueryTableModel
from ui.pages.housing import money_columns, words
from ui.pages.housing.money_forms import HelpDialog
from ui.pages.housing.project_section import ProjectSection
from ui.pages.housing.scrolled import fit_rows, scrolled
from ui.theme import Tone
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.empty_state import StateStack
from ui.widgets.parts import button, label
from ui.widgets.table import TableView
from welfaredesk.messages import issue_text
from welfaredesk.queries.house_help import HelpRow, help_before
from welfaredesk.queries.house_project import ProjectPage
from welfaredesk.queries.housing import HouseRow
from welfaredesk.queries.housing_money import project_money
from welfaredesk.services import house_support


class MoneySection(ProjectSection):
    """Sources, warnings, and help the same person, household or house had before."""

    ICON = "chart"

    def caption(self) -> str:
        return self.tr("งบ")

    def build(self) -> None:
        self.warnings = Banner()
        self.total = label(role="strong")
        self.total.setObjectName("funding_total")
        self.help_button = button(self.tr("บันทึกความช่วยเหลือจากที่อื่น…"), "plus", "quiet", self.note_help)
        self.remove_button = button(self.tr("ลบ…"), "trash", "quiet", self.remove_help)
        inside = scrolled(self.body)
        inside.addWidget(self.warnings)
        self.funding = QueryTableModel(money_columns.shares(), self)
        self.funding_table = TableView(self.funding)
        card = Card(self.tr("งบประมาณตามแหล่ง"), self.ICON)
        card.add(self.funding_table)
        card.add_action(self.total)
        inside.addWidget(card)
        self.help_model = QueryTableModel(money_columns.help_before(), self)
        self.help_table = TableView(self.help_model)
        self.help_stack = StateStack(self.help_table)
        self.help_card = Card(self.tr("ความช่วยเหลือที่เคยได้รับ"), "history")
        self.help_card.add(self.help_stack)
        self.help_card.add_action(self.remove_button)
        self.help_card.add_action(self.help_button)
        inside.addWidget(self.help_card)
        inside.addStretch(1)
        self.help_table.chosen.connect(lambda _key: self._follow())
        self.help_table.opened.connect(self._open_help)
        self._help: tuple[HelpRow, ...] = ()

    def fill(self, page: ProjectPage) -> None:
        db, project_id = self.context.db, page.row.id
        money, self._help = project_money(db, project_id), help_before(db, project_id)
        self.funding.show_query(ListedRows(dict(enumerate(money.shares))))
        self.total.setText(self._total(page.row))
        self.help_model.show_query(ListedRows({row.key: row for row in self._help}))
        if self._help:
            self.help_stack.show_content()
        else:
            self.help_stack.show_empty(
                "check-circle",
                self.tr("ไม่พบความช่วยเหลือซ้ำซ้อน"),
                self.tr(
                    "ตรวจจากบุคคล ครัวเรือน และบ้านเลขที่เดียวกัน ทุกปีงบประมาณ ทั้งของสำนักงานและของหน่วยงานอื่นที่บันทึกไว้"
                ),
            )
        fit_rows(self.funding_table, len(money.shares))
        fit_rows(self.help_table, len(self._help))
        self._follow()
        said = [words.help_found(self._help), *map(issue_text, money.warnings)]
        self.warnings.say(Tone.WAIT, "\n".join(filter(None, said)))
        self.help_button.setVisible(page.row.person_id is not None)

    def note_help(self) -> None:
        """Keep what another agency gave the person."""
        if self.shown is None or self.shown.row.person_id is None:
            return
        row, actor, db = self.shown.row, self.context.actor, self.context.db
        person_id = self.shown.row.person_id
        dialog = HelpDialog(
            lambda data: house_support.note_help(actor, db, person_id, data),
            (row.name, row.house_no, row.moo),
            self,
        )
        self.run(dialog, self.tr("บันทึกความช่วยเหลือจากหน่วยงานอื่นแล้ว"))

    def remove_help(self) -> None:
        """Take an entry about another agency out, after asking."""
        row = self._chosen()
        text = self.tr("ลบบันทึกความช่วยเหลือนี้ ประวัติการแก้ไขยังเก็บไว้")
        if (
            row is not None
            and row.help_id is not None
            and messages.ask(self, text, self.tr("ลบ"), danger=True)
        ):
            saved = house_support.remove_help(self.context.actor, self.context.db, row.help_id)
            self.announce(saved, self.tr("ลบบันทึกความช่วยเหลือแล้ว"))

    def _chosen(self) -> HelpRow | None:
        key = self.help_table.current_id()
        return next((each for each in self._help if each.key == key), None)

    def _follow(self) -> None:
        row = self._chosen()
        self.remove_button.setEnabled(row is not None and row.help_id is not None)

    def _open_help(self, key: int) -> None:
        """The project behind a line; an entry about another agency has none."""
        row = next((each for each in self._help if each.key == key), None)
        if row is not None and row.project_id is not None:
            self.project_opened.emit(row.project_id)

    def _total(self, row: HouseRow) -> str:
        if not row.funding:
            return self.tr("ยังไม่ระบุ")
        if row.satang is None:
            return self.tr("ไม่ทราบจำนวน")
        return self.tr("รวม {baht} บาท").format(baht=words.money(row.satang))

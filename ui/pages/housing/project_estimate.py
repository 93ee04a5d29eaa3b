"""The tab of a project's estimate: its rows and sums, the versions before, writing and printing it (W-13)."""

from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox

from ui.models.listed_rows import ListedRows
from ui.models.query_table import QueryTableModel
from ui.pages.housing import money_columns, words
from ui.pages.housing.estimate_form import EstimateDialog
from ui.pages.housing.project_section import ProjectSection
from ui.pages.lending.papers import show_made
from ui.widgets.card import Card
from ui.widgets.empty_state import StateStack
from ui.widgets.money_edit import baht
from ui.widgets.parts import button, label, row
from ui.widgets.table import TableView
from welfaredesk.domain import thai_dates
from welfaredesk.domain.house_budget import Amounts, quantity_words
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.house_project import ProjectPage
from welfaredesk.queries.housing_money import EstimateView, estimate_versions
from welfaredesk.services import house_estimates
from welfaredesk.services.house_estimates import EstimateInput, LineInput


@dataclass(frozen=True)
class _Shown:
    """A row of the table."""

    place: int
    line: LineInput
    remark: str

    @property
    def quantity(self) -> str:
        return quantity_words(self.line.quantity_milli or 0)

    @property
    def amounts(self) -> Amounts:
        return self.line.amounts


class EstimateSection(ProjectSection):
    """The latest version, or one of those before it."""

    ICON = "list"

    def caption(self) -> str:
        return self.tr("ประมาณการ")

    def build(self) -> None:
        self.versions: tuple[EstimateView, ...] = ()
        self.version = QComboBox()
        self.version.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.version.setAccessibleName(self.tr("ฉบับของประมาณการ"))
        self.edit_button = button(self.tr("แก้ไขประมาณการ…"), "edit", "quiet", self.edit)
        self.print_button = button(self.tr("พิมพ์ W-13"), "print", "quiet", self.print_it)
        self.total, self.sums = label(role="strong"), label(role="muted")
        self.total.setObjectName("estimate_sum")
        self.model = QueryTableModel(money_columns.estimate_lines(), self)
        self.table = TableView(self.model)
        self.stack = StateStack(self.table)
        card = Card(self.tr("ประมาณการค่าใช้จ่าย"), self.ICON)
        for part in (self.version, self.edit_button, self.print_button):
            card.add_action(part)
        card.add(self.stack)
        card.add(row(self.sums, None, self.total))
        self.body.addWidget(card, 1)
        self.version.activated.connect(lambda _index: self._show())
        self.table.opened.connect(lambda _line: self.edit())

    def fill(self, page: ProjectPage) -> None:
        kept = self.version.currentData()
        self.versions = estimate_versions(self.context.db, page.row.id)
        latest = self.versions[0].number if self.versions else None
        stays = kept if self.version.currentIndex() > 0 else latest
        self.version.clear()
        for each in self.versions:
            fixed = self.tr("พิมพ์/อนุมัติแล้ว") if each.fixed else self.tr("ร่าง")
            day = thai_dates.screen(each.made_on)
            self.version.addItem(
                self.tr("ฉบับที่ {number} · {day} · {state}").format(number=each.number, day=day, state=fixed),
                each.number,
            )
        self.version.setCurrentIndex(max(self.version.findData(stays), 0))
        self.version.setVisible(len(self.versions) > 0)
        self.print_button.setEnabled(bool(self.versions))
        self._show()

    def edit(self) -> None:
        """Write the estimate: the latest version, or what follows it when that is fixed."""
        if self.shown is None:
            return
        actor, db, project_id = self.context.actor, self.context.db, self.shown.row.id
        latest = self.versions[0] if self.versions else None
        seen = (latest.id, latest.version) if latest else None
        said = ""
        if latest is not None and latest.fixed:
            said = self.tr("ฉบับที่ {number} พิมพ์หรืออนุมัติแล้ว การแก้ไขจะเป็นฉบับที่ {next}").format(
                number=latest.number, next=latest.number + 1
            )
        title = self.tr("ประมาณการ · {project}").format(project=words.title(self.shown.row))
        dialog = EstimateDialog(
            lambda data: house_estimates.save_estimate(actor, db, project_id, data, seen=seen),
            (title, latest.data if latest else EstimateInput(), said),
            self,
        )
        self.run(dialog, self.tr("บันทึกประมาณการแล้ว"))

    def print_it(self) -> None:
        """The latest version on paper; printed, it is not written again."""
        if self.shown is not None:
            params = PaperParams(id=self.shown.row.id)
            show_made(self, self.context, "W-13", params, self.tr("ประมาณการ"))

    def _show(self) -> None:
        chosen = max(self.version.currentIndex(), 0)
        if not self.versions:
            self.model.clear()
            self.total.setText("")
            self.sums.setText("")
            self.stack.show_empty(
                "list",
                self.tr("ยังไม่มีประมาณการ"),
                self.tr("กรอกวัสดุและค่าแรงทีละแถว หรือวางแถวจาก Excel แล้วพิมพ์แบบ W-13 ได้ทันที"),
                self.tr("กรอกประมาณการ…"),
                self.edit,
            )
            return
        shown = self.versions[chosen]
        rows = [_shown(place, line) for place, line in enumerate(shown.data.lines, start=1)]
        self.model.show_query(ListedRows({row.place: row for row in rows}))
        self.stack.show_content()
        amounts = shown.amounts
        said = self.tr("วัสดุ {material} · ค่าแรง {labour}")
        if amounts.volunteer:
            said += self.tr(" · แรงงานจิตอาสา (ไม่รวม) {volunteer}")
        self.sums.setText(
            said.format(
                material=baht(amounts.material),
                labour=baht(amounts.labour),
                volunteer=baht(amounts.volunteer),
            )
        )
        self.total.setText(self.tr("รวม {baht} บาท").format(baht=baht(amounts.total)))


def _shown(place: int, line: LineInput) -> _Shown:
    volunteer = f"จิตอาสา {baht(line.amounts.volunteer)}" if line.volunteer else ""
    return _Shown(place, line, " · ".join(part for part in (volunteer, line.note) if part))

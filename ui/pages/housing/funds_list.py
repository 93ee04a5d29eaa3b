"""Every source in a fiscal year: what it has, what is granted, paid and left, and its projects."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.pages.housing import money_columns
from ui.pages.housing.money_forms import BudgetDialog
from ui.pages.housing.reports import write_workbook
from ui.widgets.filtered_list import FilteredList
from ui.widgets.money_edit import baht
from ui.widgets.parts import button, label, tool_button
from welfaredesk import clock
from welfaredesk.domain.fiscal_year import fiscal_year
from welfaredesk.queries.house_project import project_years
from welfaredesk.queries.housing_money import FundRow, fund_table
from welfaredesk.services import grant_types
from welfaredesk.services.audit import Saved
from welfaredesk.services.grant_types import BudgetInput


class FundsList(FilteredList):
    """Sources of a fiscal year, one a line; Enter opens the projects a source pays for."""

    projects_asked = Signal(str, int)  # the source, the fiscal year

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, money_columns.funds())
        self.rows: tuple[FundRow, ...] = ()
        self.year = QComboBox()
        self.year.setAccessibleName(self.tr("ปีงบประมาณ"))
        self.year.setObjectName("fund_year")
        self.budget_button = button(self.tr("งบที่ได้รับ…"), "edit", clicked=self.set_budget)
        self.totals = label(role="strong")
        self.totals.setObjectName("fund_totals")
        self.found.hide()  # the line under the list says it with the money
        said = self.tr("ส่งออกรายการที่แสดงเป็น Excel")
        self.export_button = tool_button("download", said, self.export)
        for place, part in enumerate((self.export_button, self.year, self.budget_button)):
            self.bar.insertWidget(place + 1, part)
        self.add_below(self.totals)
        self.year.activated.connect(lambda _index: self.reload())
        self.opened.connect(self._open_projects)

    def query(self) -> ListedRows:
        self._fill_years()
        found = fund_table(self.context.db, self._year())
        self.rows = tuple(row for row in found if self.text in row.label)
        granted = sum(row.committed_satang for row in self.rows)
        paid = sum(row.paid_satang for row in self.rows)
        given = sum(row.budget_satang or 0 for row in self.rows)
        said = self.tr("งบที่ได้รับ {given} · อนุมัติแล้ว {granted} · จ่ายแล้ว {paid} บาท")
        self.totals.setText(said.format(given=baht(given), granted=baht(granted), paid=baht(paid)))
        return ListedRows(dict(enumerate(self.rows)))

    def say_empty(self) -> None:
        self.stack.show_empty(
            "chart",
            self.tr("ปีงบประมาณ {year} ยังไม่มีงบหรือโครงการ").format(year=self._year()),
            self.tr("กรอกงบที่ได้รับของแต่ละแหล่ง แล้วโปรแกรมจะบอกว่าอนุมัติและจ่ายไปแล้วเท่าใด เหลือเท่าใด"),
            self.tr("งบที่ได้รับ…"),
            self.set_budget,
        )

    def set_budget(self) -> None:
        """What a source has this year; the line in front is proposed."""
        actor, db = self.context.actor, self.context.db
        place = self.table.current_id()
        row = self.rows[place] if place is not None and place < len(self.rows) else None
        data = BudgetInput(
            row.fund_source if row else "",
            self._year(),
            row.budget_satang if row else None,
            row.note if row else "",
        )
        dialog = BudgetDialog(
            lambda wanted: grant_types.save_budget(actor, db, wanted), (self.context, data), self
        )
        dialog.saved.connect(self._on_saved)
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)

    def export(self) -> None:
        """The sources shown, as a workbook where the clerk wants it."""
        from welfaredesk.exchange.house_money import export_funds  # openpyxl: only when asked for

        year, rows = self._year(), self.rows
        name = self.tr("งบโครงการบ้าน {year}.xlsx").format(year=year)
        write_workbook(self.context, self, name, lambda out: export_funds(rows, year, out))

    def _on_saved(self, saved: Saved) -> None:
        self.context.changes.announce(saved.touched)
        self.context.routes.said.emit(self.tr("บันทึกงบที่ได้รับแล้ว"))

    def _open_projects(self, place: int) -> None:
        self.projects_asked.emit(self.rows[place].fund_source, self._year())

    def _year(self) -> int:
        return int(self.year.currentData() or fiscal_year(clock.today()))

    def _fill_years(self) -> None:
        """The years that have projects, this one and the next among them; what was chosen stays."""
        this, chosen = fiscal_year(clock.today()), self._year()
        self.year.clear()
        for year in sorted({this + 1, this, *project_years(self.context.db)}, reverse=True):
            self.year.addItem(self.tr("ปีงบประมาณ {year}").format(year=year), year)
        self.year.setCurrentIndex(self.year.findData(chosen))

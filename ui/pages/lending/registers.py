"""The loan desk's registers and reports: the control register of a year (paper or workbook), R-05, R-14."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ui import messages
from ui.context import AppContext
from ui.pages.lending.papers import BLANK_RENEWAL, BLANK_REQUEST, BLANK_SLIP
from ui.pages.persons.list_export import chosen_file
from ui.widgets.editors import combo
from ui.widgets.parts import dress, tool_button
from ui.widgets.record_dialog import RecordDialog
from welfaredesk import clock
from welfaredesk.domain.fiscal_year import fiscal_year
from welfaredesk.errors import DomainError
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.loan_ledger import ledger_years

WORKBOOK = "xlsx"
translate = QCoreApplication.translate


class LedgerDialog(RecordDialog):
    """Which year, and as what; `initial` are the fiscal years to choose from."""

    WIDTH = 480

    def build(self, initial: list[int]) -> None:
        self.setWindowTitle(self.tr("ทะเบียนคุมการยืมใช้พัสดุ"))
        self.save_button.setText(self.tr("ทำทะเบียน (F9)"))
        dress(self.save_button, "print", "primary")
        years = [(year, self.tr("ปีงบประมาณ {year}").format(year=year)) for year in initial]
        self.add("year", self.tr("ปีงบประมาณ"), combo(years, initial[0]), wide=True)
        kinds = [
            ("L-05", self.tr("แบบราชการ (L-05)")),
            ("L-05I", self.tr("ใช้ภายใน มีกำหนดคืน ขยายถึง และหมู่")),
            (WORKBOOK, self.tr("Excel")),
        ]
        self.add("kind", self.tr("ทำเป็น"), combo(kinds, "L-05"), wide=True)


def menu_button(context: AppContext, parent: QWidget) -> QToolButton:
    """A button with the registers and reports of the lending tab."""
    result = tool_button("print", translate("lending", "ทะเบียนและรายงานการยืม"))
    result.setObjectName("registers")
    menu = QMenu(result)
    ledger = menu.addAction(translate("lending", "ทะเบียนคุมการยืมใช้พัสดุ (L-05)…"))
    ledger.setObjectName("ledger")
    ledger.triggered.connect(lambda: ask_ledger(context, parent))
    reports = (
        ("R-05", translate("lending", "รายงานกายอุปกรณ์และการให้ยืม (R-05)")),
        ("R-14", translate("lending", "รายการครบกำหนดติดตาม (R-14)")),
        (BLANK_REQUEST, translate("lending", "แบบคำขอยืมฉบับเปล่า (L-01)")),
        (BLANK_SLIP, translate("lending", "ใบยืมฉบับเปล่า (L-02)")),
        (BLANK_RENEWAL, translate("lending", "แบบขอขยายเวลายืมฉบับเปล่า (L-04)")),
    )
    for code, text in reports:
        action = menu.addAction(text)
        action.setObjectName(code)
        action.triggered.connect(
            lambda _on=False, code=code: show_paper(context, parent, code, PaperParams())
        )
    result.setMenu(menu)
    result.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return result


def ask_ledger(context: AppContext, parent: QWidget) -> None:
    """Ask for the year and make the register."""
    years = sorted({*ledger_years(context.db), fiscal_year(clock.today())}, reverse=True)
    dialog = LedgerDialog(lambda wanted: _make(context, parent, wanted), years, parent)
    dialog.setObjectName("ledger_dialog")
    dialog.exec()
    dialog.deleteLater()


def show_paper(context: AppContext, parent: QWidget, code: str, params: PaperParams) -> None:
    """Make a list or report off the screen's thread and show it."""
    actor, db = context.actor, context.db

    def work(_progress: Any, _cancelled: Any) -> tuple[bytes, str]:
        from reports import CATALOG
        from reports.issuing import make

        return make(actor, db, code, params).pdf, CATALOG[code].title

    def show(made: tuple[bytes, str]) -> None:
        from ui.printing.preview import PreviewDialog

        pdf, title = made
        preview = PreviewDialog(pdf, title, f"{title}.pdf", parent)
        preview.setObjectName("paper")
        preview.open()
        preview.finished.connect(preview.deleteLater)

    context.jobs.start(work, show, lambda error: messages.show_error(parent, error), owner=parent)


def _make(context: AppContext, parent: QWidget, wanted: dict[str, Any]) -> None:
    year, kind = int(wanted["year"]), str(wanted["kind"])
    if kind != WORKBOOK:
        show_paper(context, parent, kind, PaperParams(fiscal_year=year))
        return
    from welfaredesk.exchange.export_chase import export_ledger  # openpyxl: only when asked for

    out = chosen_file(parent, translate("lending", "ทะเบียนคุมการยืม {year}.xlsx").format(year=year))
    if out is None:
        return
    try:
        done = export_ledger(context.db, out, year)
    except DomainError as error:
        messages.show_error(parent, error)
        return
    said = translate("lending", "ส่งออกทะเบียนคุม {count} รายการแล้ว").format(count=f"{done.rows:,}")
    context.routes.said.emit(said)

"""The register as it is listed, as a workbook or on paper."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from reports.issuing import write_workbook
from ui import messages
from ui.context import AppContext
from ui.pages.documents.register_list import RegisterList
from ui.pages.lending.registers import show_paper
from ui.pages.persons.list_export import chosen_file
from ui.widgets.parts import tool_button
from welfaredesk import clock
from welfaredesk.errors import DomainError
from welfaredesk.papers.params import PaperParams

FORM = "R-15"
translate = QCoreApplication.translate


def export_button(context: AppContext, listed: RegisterList, parent: QWidget) -> QToolButton:
    """A button with the two ways to take the list along."""
    result = tool_button("download", translate("documents", "ส่งออกรายการที่แสดงอยู่"))
    menu = QMenu(result)
    workbook = menu.addAction(translate("documents", "ส่งออกเป็น Excel…"))
    workbook.setObjectName("export_xlsx")
    workbook.triggered.connect(lambda: to_workbook(context, listed, parent))
    paper = menu.addAction(translate("documents", "พิมพ์หรือบันทึกเป็น PDF (R-15)"))
    paper.setObjectName("export_pdf")
    paper.triggered.connect(lambda: show_paper(context, parent, FORM, _params(listed)))
    result.setMenu(menu)
    result.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return result


def to_workbook(context: AppContext, listed: RegisterList, parent: QWidget) -> None:
    """Ask where, then write the papers listed."""
    name = translate("documents", "ทะเบียนเอกสารที่ออก {day}.xlsx").format(day=f"{clock.today():%Y%m%d}")
    out = chosen_file(parent, name)
    if out is None:
        return
    try:
        done = write_workbook(context.actor, context.db, FORM, _params(listed), out)
    except DomainError as error:
        messages.show_error(parent, error)
        return
    context.routes.said.emit(translate("documents", "ส่งออก {count} ฉบับแล้ว").format(count=f"{done.rows:,}"))


def _params(listed: RegisterList) -> PaperParams:
    return PaperParams(document_ids=tuple(listed.query().ids()), heading=listed.narrowed_to())

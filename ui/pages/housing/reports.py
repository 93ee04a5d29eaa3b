"""The reports of the houses (R-02, R-03, R-04), their register (W-19), and the list as a workbook."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ui import messages
from ui.context import AppContext
from ui.pages.housing.fields import Options
from ui.pages.lending.papers import show_made
from ui.pages.persons.list_export import chosen_file
from ui.widgets.editors import combo
from ui.widgets.parts import dress, tool_button
from ui.widgets.record_dialog import RecordDialog
from welfaredesk import clock
from welfaredesk.domain.fiscal_year import fiscal_year
from welfaredesk.errors import DomainError
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.house_meetings import MeetingQuery
from welfaredesk.queries.house_notices import NoticeQuery
from welfaredesk.queries.house_project import project_years
from welfaredesk.queries.house_surveys import SurveyQuery
from welfaredesk.queries.house_tasks import HouseTaskQuery
from welfaredesk.queries.housing import HouseQuery

if TYPE_CHECKING:  # openpyxl: only when asked for
    from welfaredesk.exchange.tables import Exported

translate = QCoreApplication.translate


class YearDialog(RecordDialog):
    """Of which fiscal year, on paper or as a workbook; the value is (year, None for all; workbook).

    `initial` is (title, words for all years or "" where one has to be chosen, the years).
    """

    WIDTH = 480

    def build(self, initial: tuple[str, str, list[int]]) -> None:
        title, everything, years = initial
        self.setWindowTitle(title)
        self.save_button.setText(self.tr("ทำรายงาน"))
        dress(self.save_button, "print", "primary")
        all_years: Options = [(None, everything)] if everything else []
        options = [*all_years, *((year, str(year)) for year in years)]
        self.add("fiscal_year", self.tr("ปีงบประมาณ"), combo(options, options[0][0]))
        kinds: Options = [(False, self.tr("เอกสาร (PDF)")), (True, self.tr("ตาราง Excel"))]
        self.add("workbook", self.tr("ทำเป็น"), combo(kinds, False))

    def value(self) -> tuple[int | None, bool]:
        given = self.values()
        return given["fiscal_year"], given["workbook"]


def reports_button(context: AppContext, parent: QWidget) -> QToolButton:
    """A button with the reports, the register, and the forms that are filled with a pen in the villages."""
    result = tool_button("print", translate("housing", "รายงานบ้าน"))
    result.setObjectName("reports")
    menu = QMenu(result)
    for code, title in _reports().items():
        action = menu.addAction(f"{title} ({code})…")
        action.setObjectName(code)
        action.triggered.connect(partial(_ask, context, parent, code))
    menu.addSeparator()
    for code, title in _blanks().items():
        action = menu.addAction(title)
        action.setObjectName(code)
        action.triggered.connect(partial(_show_blank, context, parent, code))
    result.setMenu(menu)
    result.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return result


def export_list(context: AppContext, parent: QWidget, query: HouseQuery) -> None:
    """The projects listed, as a workbook where the clerk wants it."""
    from welfaredesk.exchange.export import export_houses  # openpyxl: only when asked for

    name = translate("housing", "โครงการบ้าน {day}.xlsx").format(day=f"{clock.today():%Y%m%d}")
    write_workbook(context, parent, name, lambda out: export_houses(query, out))


def export_surveys(context: AppContext, parent: QWidget, query: SurveyQuery) -> None:
    """The surveyed houses listed, as a workbook where the clerk wants it."""
    from welfaredesk.exchange.export import export_house_surveys  # openpyxl: only when asked for

    name = translate("housing", "บ้านที่สำรวจ {day}.xlsx").format(day=f"{clock.today():%Y%m%d}")
    write_workbook(context, parent, name, lambda out: export_house_surveys(query, out))


def export_meetings(context: AppContext, parent: QWidget, query: MeetingQuery) -> None:
    """The meetings listed, as a workbook where the clerk wants it."""
    from welfaredesk.exchange import house_lists  # openpyxl: only when asked for

    name = translate("housing", "การประชุม {day}.xlsx").format(day=f"{clock.today():%Y%m%d}")
    write_workbook(context, parent, name, lambda out: house_lists.export_meetings(query, out))


def export_notices(context: AppContext, parent: QWidget, query: NoticeQuery) -> None:
    """The notices listed, as a workbook where the clerk wants it."""
    from welfaredesk.exchange import house_lists

    name = translate("housing", "ประกาศรายชื่อ {day}.xlsx").format(day=f"{clock.today():%Y%m%d}")
    write_workbook(context, parent, name, lambda out: house_lists.export_notices(query, out))


def export_tasks(context: AppContext, parent: QWidget, query: HouseTaskQuery) -> None:
    """What is to be done, as a workbook where the clerk wants it."""
    from welfaredesk.exchange import house_lists

    name = translate("housing", "งานบ้านที่ต้องทำ {day}.xlsx").format(day=f"{clock.today():%Y%m%d}")
    write_workbook(context, parent, name, lambda out: house_lists.export_tasks(query, out))


def write_workbook(
    context: AppContext, parent: QWidget, name: str, write: Callable[[Path], "Exported"]
) -> None:
    """Write a workbook where the clerk wants it, and say how much is in it."""
    out = chosen_file(parent, name)
    if out is None:
        return
    try:
        done = write(out)
    except DomainError as error:
        messages.show_error(parent, error)
        return
    said = translate("housing", "ส่งออก {count} แถวลง {file} แล้ว")
    context.routes.said.emit(said.format(count=f"{done.rows:,}", file=out.name))


def _reports() -> dict[str, str]:
    return {
        "R-02": translate("housing", "บ้านไม่เหมาะสมตามกลุ่มเป้าหมาย"),
        "R-03": translate("housing", "บ้านที่สร้างและซ่อมแล้ว"),
        "R-04": translate("housing", "เงินที่ใช้สร้างและซ่อมบ้าน"),
        "W-19": translate("housing", "ทะเบียนคุมโครงการ"),
    }


def _blanks() -> dict[str, str]:
    return {
        "W-01B": translate("housing", "คำร้องขอรับการช่วยเหลือฉบับเปล่า (W-01)"),
        "W-11B": translate("housing", "แบบสำรวจบ้านฉบับเปล่า (W-11)"),
        "W-12B": translate("housing", "คำขอปรับปรุงบ้านฉบับเปล่า (W-12)"),
        "W-14B": translate("housing", "หนังสือยินยอมฉบับเปล่า (W-14)"),
    }


def _show_blank(context: AppContext, parent: QWidget, code: str, _on: bool = False) -> None:
    show_made(parent, context, code, PaperParams(), _blanks()[code])


def _ask(context: AppContext, parent: QWidget, code: str, _on: bool = False) -> None:
    title = _reports()[code]
    this = fiscal_year(clock.today())
    years = sorted({this, *(year for year in project_years(context.db) if year <= this)}, reverse=True)
    everything = {"R-02": translate("housing", "ณ วันนี้"), "W-19": ""}.get(
        code, translate("housing", "ทุกปีงบประมาณ")
    )

    def make(wanted: tuple[int | None, bool]) -> None:
        year, workbook = wanted
        if workbook:
            _write(context, parent, code, PaperParams(fiscal_year=year))
        else:
            show_made(parent, context, code, PaperParams(fiscal_year=year), title)

    dialog = YearDialog(make, (title, everything, years), parent)
    dialog.setObjectName("report_dialog")
    dialog.open()
    dialog.finished.connect(dialog.deleteLater)


def _write(context: AppContext, parent: QWidget, code: str, params: PaperParams) -> None:
    """The workbook of a report, where the clerk wants it, off the screen's thread."""
    actor, db = context.actor, context.db
    name = translate("housing", "{title} {day}.xlsx")
    out = chosen_file(parent, name.format(title=_reports()[code], day=f"{clock.today():%Y%m%d}"))
    if out is None:
        return

    def work(_progress: object, _cancelled: object) -> int:
        from reports import issuing  # openpyxl: only when asked for

        return issuing.write_workbook(actor, db, code, params, out).rows

    def say(rows: int) -> None:
        said = translate("housing", "ส่งออก {count} แถวลง {file} แล้ว")
        context.routes.said.emit(said.format(count=f"{rows:,}", file=out.name))

    context.jobs.start(work, say, lambda error: messages.show_error(parent, error), owner=parent)

"""The people's list as it is shown, as a workbook."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ui import places
from ui.context import AppContext
from ui.widgets.editors import combo
from ui.widgets.parts import dress
from ui.widgets.record_dialog import RecordDialog
from welfaredesk import clock
from welfaredesk.queries.persons import PersonQuery

if TYPE_CHECKING:
    from ui.pages.persons.page import PersonsPage

SHOWN, ALL = "shown", "all"
translate = QCoreApplication.translate


class ExportDialog(RecordDialog):
    """Which columns, and whether ids are written whole: then a reason is asked for and kept."""

    WIDTH = 480

    def build(self, _initial: Any) -> None:
        self.setWindowTitle(self.tr("ส่งออกรายชื่อเป็น Excel"))
        self.save_button.setText(self.tr("ส่งออก"))
        dress(self.save_button, "download", "primary")
        columns = [(ALL, self.tr("ทุกคอลัมน์")), (SHOWN, self.tr("เฉพาะคอลัมน์ที่แสดงอยู่"))]
        self.add("columns", self.tr("คอลัมน์"), combo(columns, ALL), wide=True)
        ids = [(False, self.tr("ปิดบังบางหลัก")), (True, self.tr("เต็ม 13 หลัก"))]
        self.add("full_ids", self.tr("เลขประจำตัวประชาชน"), combo(ids, False), wide=True)
        reasons = [self.tr("ส่งข้อมูลให้หน่วยงานที่เกี่ยวข้อง"), self.tr("ตรวจสอบสิทธิ")]
        choices = [("", ""), *((reason, reason) for reason in reasons)]
        hint = self.tr("ต้องระบุเมื่อใช้เลขเต็ม ระบบบันทึกว่าใครส่งออกเลขของใคร")
        self.add("reason", self.tr("เหตุผล"), combo(choices, "", editable=True), wide=True, hint=hint)


class ListExport:
    """Writes the people a query finds, in its order."""

    def __init__(self, context: AppContext, page: "PersonsPage") -> None:
        self.context, self._page = context, page

    def to_excel(self, query: PersonQuery) -> None:
        """Ask what is wanted and where, then write the workbook."""
        name = translate("persons", "รายชื่อ {day}.xlsx").format(day=f"{clock.today():%Y%m%d}")
        dialog = ExportDialog(lambda values: self._write(query, values, name), None, self._page)
        dialog.exec()
        dialog.deleteLater()

    def _write(self, query: PersonQuery, values: dict[str, Any], name: str) -> None:
        from welfaredesk.errors import Issue, ValidationFailed
        from welfaredesk.exchange.export import export_people  # openpyxl: only when asked for

        reason = values["reason"] or ""
        if values["full_ids"] and not reason.strip():
            raise ValidationFailed(Issue("reason", "reason_required"))
        out = chosen_file(self._page, name)
        if out is None:
            return
        headings = self._page.columns.headings() if values["columns"] == SHOWN else ()
        full_ids = bool(values["full_ids"])
        done = export_people(
            self.context.actor,
            self.context.db,
            out,
            query.ids(),
            headings=headings,
            full_ids=full_ids,
            reason=reason,
        )
        told = translate("persons", "ส่งออก {count} คนแล้ว").format(count=f"{done.rows:,}")
        self.context.routes.said.emit(told)


def chosen_file(parent: QWidget, name: str) -> Path | None:
    """Where the clerk wants the workbook, None when the chooser was left."""
    title, kinds = translate("persons", "ส่งออกเป็น Excel"), translate("persons", "แฟ้ม Excel (*.xlsx)")
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(places.documents() / name), kinds)
    return Path(chosen).with_suffix(".xlsx") if chosen else None

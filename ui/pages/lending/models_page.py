"""The kinds of devices the office lends, and the form of one: its term, its kit, whether it is checked."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from ui.context import AppContext
from ui.models.query_table import Badge, Column, QueryTableModel
from ui.pages.lending.device_dialog import DaysEdit
from ui.pages.lending.kit_editor import KitEditor
from ui.theme import Tone
from ui.widgets.counted import CountedLine
from ui.widgets.empty_state import StateStack
from ui.widgets.full_page import FullPage
from ui.widgets.parts import button
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.search_box import SearchBox
from ui.widgets.table import TableView
from welfaredesk.queries.lending_models import ModelPage, ModelQuery, model_page
from welfaredesk.services.audit import Saved
from welfaredesk.services.lending_models import LIMITS, ModelInput, save_model


class ModelsPage(FullPage):
    """All kinds in Thai order; Enter edits one."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.title.setText(self.tr("ชนิดอุปกรณ์และส่วนประกอบ"))
        self.badge.hide()
        self.search = SearchBox(self.tr("ค้นชื่อหรือประเภท"))
        self.new_button = button(self.tr("เพิ่มชนิดอุปกรณ์"), "plus", "primary", lambda: self.edit(None))
        self.model = QueryTableModel(self._columns(), self)
        self.table = TableView(self.model)
        self.list = StateStack(self.table)
        self.add_action(self.search)
        self.add_action(self.new_button)
        self.body.addWidget(self.list, 1)
        self.table.opened.connect(self.edit)
        self.search.searched.connect(lambda _text: self.refresh())
        self.search.left_down.connect(self.take_focus)
        self.refresh()

    def take_focus(self) -> None:
        """Put the cursor into the list."""
        self.table.setFocus()

    def refresh(self) -> None:
        """Read the list again."""
        self.model.show_query(ModelQuery(self.context.db, self.search.query()))
        if self.model.rowCount():
            self.list.show_content()
        elif self.search.query():
            self.list.show_not_found(self.search.query())
        else:
            self.list.show_empty(
                "box",
                self.tr("ยังไม่มีชนิดอุปกรณ์"),
                self.tr("เพิ่มชนิดก่อน แล้วกำหนดส่วนประกอบที่ไปกับอุปกรณ์ทุกชิ้น เช่น ที่วางเท้า รีโมต"),
            )

    def edit(self, model_id: int | None) -> None:
        """Open the form of a kind, or of a new one."""
        edit_model(self.context, self, model_id)

    def _columns(self) -> list[Column]:
        usual = self.context.office.loan_days
        return [
            Column(self.tr("ชนิดอุปกรณ์"), lambda row: row.name, stretch=3),
            Column(self.tr("ประเภท"), lambda row: row.category, stretch=2),
            Column(self.tr("ส่วนประกอบที่ไปด้วย"), lambda row: row.kit or "–", stretch=4),
            Column(
                self.tr("ยืมครั้งละ"),
                lambda row: self.tr("{days} วัน").format(days=row.loan_days or usual),
                width=96,
            ),
            Column(self.tr("ตรวจก่อนให้ยืม"), lambda row: "✓" if row.needs_check else "–", width=120),
            Column(self.tr("ชิ้น"), lambda row: f"{row.items:,}", align="right", width=64),
            Column(
                self.tr("สถานะ"),
                lambda row: self.tr("ให้ยืม") if row.active else self.tr("เลิกให้ยืม"),
                badge=lambda row: (
                    Badge(self.tr("ให้ยืม"), Tone.DONE)
                    if row.active
                    else Badge(self.tr("เลิกให้ยืม"), Tone.NEUTRAL)
                ),
                width=120,
            ),
        ]


class ModelDialog(RecordDialog):
    """The form of a kind of device."""

    WIDTH = 820

    def __init__(
        self, save: Any, initial: ModelInput, usual_days: int, parent: QWidget | None = None
    ) -> None:
        self._usual_days = usual_days
        super().__init__(save, initial, parent)
        self.setWindowTitle(self.tr("ชนิดอุปกรณ์"))
        self.setObjectName("model_dialog")

    def build(self, initial: ModelInput) -> None:
        for name, caption in (
            ("name", self.tr("ชื่อชนิดอุปกรณ์")),
            ("category", self.tr("ประเภท")),
            ("unit", self.tr("หน่วยนับ")),
            ("prefix", self.tr("อักษรนำหน้ารหัส")),
        ):
            edit = CountedLine(getattr(initial, name), LIMITS[name])
            self.add(name, caption, edit, required=name == "name")
        days = DaysEdit(initial.loan_days)
        days.setPlaceholderText(self.tr("ค่าของสำนักงาน {days} วัน").format(days=self._usual_days))
        self.add("loan_days", self.tr("ให้ยืมครั้งละ (วัน)"), days)
        self.add("useful_life_years", self.tr("อายุการใช้งาน (ปี)"), DaysEdit(initial.useful_life_years))
        check = QCheckBox(self.tr("รับคืนแล้วต้องทำความสะอาดและตรวจก่อนให้ยืม"))
        check.setChecked(initial.needs_check)
        self.add("needs_check", "", check)
        active = QCheckBox(self.tr("ยังให้ยืมอยู่"))
        active.setChecked(initial.active)
        self.add("active", "", active)
        self.add_section(self.tr("ส่วนประกอบที่ไปกับอุปกรณ์ทุกชิ้น"))
        self.add("parts", "", KitEditor(initial.parts), wide=True)

    def value(self) -> ModelInput:
        return ModelInput(**self.values())


def edit_model(context: AppContext, parent: QWidget, model_id: int | None) -> None:
    """Open the form of a kind of device, or of a new one."""
    page: ModelPage | None = model_page(context.db, model_id) if model_id is not None else None

    def save(data: ModelInput) -> Saved:
        if page is None:
            return save_model(context.actor, context.db, data)
        return save_model(context.actor, context.db, data, model_id=page.id, version=page.version)

    dialog = ModelDialog(save, page.data if page else ModelInput(), context.office.loan_days, parent)

    def on_saved(saved: Saved) -> None:
        context.changes.announce(saved.touched)
        context.routes.said.emit(dialog.tr("บันทึกชนิดอุปกรณ์แล้ว"))

    dialog.saved.connect(on_saved)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()

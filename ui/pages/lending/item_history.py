"""What happened to one device: loans, how it was seen, repair jobs, claims, stock-takes, pictures."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import Badge, Column, QueryTableModel
from ui.pages.lending import columns
from ui.pages.lending.after_actions import actions_of, open_repair
from ui.pages.lending.photos_dialog import show_item_photos
from ui.pages.lending.stock_take_words import count_columns
from ui.pages.lending.words import device, translate
from ui.theme import Tone
from ui.widgets.chip import ChipBar
from ui.widgets.empty_state import StateStack
from ui.widgets.money_edit import baht
from ui.widgets.parts import button, column, label, row
from ui.widgets.table import TableView
from welfaredesk.domain import thai_dates
from welfaredesk.queries.devices import ItemPage
from welfaredesk.queries.lending_after import CLAIMS, REPAIRS, AfterRow
from welfaredesk.queries.lending_history import InspectionRow, ItemHistory, item_history
from welfaredesk.queries.lending_stock_take import CountRow
from welfaredesk.services import availability
from welfaredesk.services.devices import CONDITIONS

LOANS, SEEN, JOBS, OWED, COUNTED = "loans", "seen", "jobs", "owed", "counted"
_DAY = 112


class HistoryTabs(QWidget):
    """Lists about one device under its facts; Enter opens the slip or count, or does the usual thing."""

    loan_opened = Signal(int)  # contract id
    stock_take_opened = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self._shown: ItemPage | None = None
        self._history: ItemHistory | None = None
        self.chips = ChipBar()
        self.chips.add(LOANS, self.tr("ประวัติการยืม"), "hand-over", on=True)
        self.chips.add(SEEN, self.tr("การตรวจสภาพ"), "eye")
        self.chips.add(JOBS, self.tr("งานซ่อม"), "tools")
        self.chips.add(OWED, self.tr("เรียกร้อง"), "warning")
        self.chips.add(COUNTED, self.tr("ตรวจนับ"), "barcode")
        self.summary = label(role="muted")
        self.photos_button = button(self.tr("ภาพ"), "eye", clicked=self._show_photos)
        self.model = QueryTableModel(columns.item_history(), self)
        self.table = TableView(self.model)
        self.list = StateStack(self.table)
        self.repair_button = button(self.tr("เปิดงานซ่อม…"), "tools", clicked=self._repair)
        bar = row(self.chips, self.summary, self.repair_button, self.photos_button)
        bar.setStretch(0, 1)
        layout = column()
        layout.addLayout(bar)
        layout.addWidget(self.list, 1)
        self.setLayout(layout)
        self.chips.changed.connect(lambda _keys: self._show_list())
        self.table.opened.connect(self._on_opened)

    def show_item(self, shown: ItemPage) -> None:
        """Show what happened to a device."""
        self._shown = shown
        self._history = history = item_history(self.context.db, shown.row.id)
        counts = {
            LOANS: len(shown.loans),
            SEEN: len(history.inspections),
            JOBS: len(history.repairs),
            OWED: len(history.claims),
            COUNTED: len(history.counts),
        }
        for key, count in counts.items():
            self.chips.chips[key].set_count(count)
        self.photos_button.setText(self.tr("ภาพ {count}").format(count=len(history.photos)))
        said = self.tr("ซ่อมรวม {baht} บาท · หยุดใช้ {days} วัน")
        words = said.format(baht=baht(history.repair_satang), days=f"{history.repair_days:,}")
        self.summary.setText(words if history.repairs else "")
        self._show_list()

    def _repair(self) -> None:
        if self._shown is not None:
            open_repair(self.context, self, self._shown.row.id, device(self._shown.row))

    def state(self) -> str:
        """Which list is in view."""
        return next(iter(self.chips.selected()), LOANS)

    def _can_be_repaired(self) -> bool:
        gone = (availability.IN_REPAIR, availability.DISPOSED, availability.LOST)
        return self._shown is not None and self._shown.row.obstacle not in gone

    def _rows(self) -> Sequence[Any]:
        assert self._shown is not None
        assert self._history is not None
        return {
            LOANS: self._shown.loans,
            SEEN: self._history.inspections,
            JOBS: self._history.repairs,
            OWED: self._history.claims,
            COUNTED: self._history.counts,
        }[self.state()]

    def _show_list(self) -> None:
        state = self.state()
        rows = self._rows()
        self.repair_button.setVisible(state == JOBS and self._can_be_repaired())
        shown = {
            LOANS: (columns.item_history, "line_id"),
            SEEN: (_seen_columns, "id"),
            JOBS: (_job_columns, "id"),
            OWED: (_claim_columns, "id"),
            COUNTED: (count_columns, "stock_take_id"),
        }
        listed, key = shown[state]
        self.model.set_columns(listed())
        self.model.show_query(ListedRows({getattr(each, key): each for each in rows}))
        if rows:
            self.list.show_content()
            return
        empty = {
            LOANS: (self.tr("ยังไม่เคยมีผู้ยืม"), self.tr("เมื่อให้ยืมแล้ว รายชื่อผู้ยืมทุกครั้งจะอยู่ที่นี่")),
            SEEN: (self.tr("ยังไม่มีการตรวจสภาพ"), self.tr("สภาพเมื่อส่งมอบ เมื่อรับคืน และเมื่อตรวจพร้อมให้ยืมจะอยู่ที่นี่")),
            JOBS: (self.tr("ยังไม่เคยซ่อม"), self.tr("กด «เปิดงานซ่อม» เมื่อส่งซ่อมหรือบำรุงรักษา")),
            OWED: (self.tr("ไม่มีเรื่องเรียกร้อง"), self.tr("สิ่งที่ขาดหรือชำรุดเมื่อรับคืนจะอยู่ที่นี่")),
            COUNTED: (self.tr("ยังไม่เคยตรวจนับ"), self.tr("ผลการตรวจนับประจำปีของชิ้นนี้จะอยู่ที่นี่")),
        }
        self.list.show_empty("history", *empty[state])

    def _on_opened(self, record_id: int) -> None:
        position = self.model.position_of(record_id)
        found = self.model.row_at(position) if position is not None else None
        if isinstance(found, CountRow):
            self.stock_take_opened.emit(found.stock_take_id)
            return
        actions = actions_of(self.context, self, found) if isinstance(found, AfterRow) else []
        if actions:
            actions[0][2]()
        elif found is not None and getattr(found, "contract_id", None) is not None:
            self.loan_opened.emit(found.contract_id)

    def _show_photos(self) -> None:
        if self._shown is not None:
            show_item_photos(self.context, self, self._shown.row.code, self._shown.row.id)


def _seen_columns() -> list[Column]:
    return [
        Column(translate("lending", "เมื่อ"), lambda row: thai_dates.screen(row.on), width=_DAY),
        Column(translate("lending", "ช่วง"), _phase, width=120),
        Column(
            translate("lending", "สภาพ"), lambda row: CONDITIONS.get(row.condition, row.condition), width=104
        ),
        Column(translate("lending", "ทำความสะอาด/ตรวจ"), _done, width=168),
        Column(translate("lending", "หมายเหตุ"), lambda row: row.note, stretch=3),
        Column(translate("lending", "ใบยืม"), lambda row: row.no, width=84),
        Column(translate("lending", "ผู้บันทึก"), lambda row: row.by, stretch=1),
    ]


def _phase(row: InspectionRow) -> str:
    return {
        "out": translate("lending", "ส่งมอบ"),
        "in": translate("lending", "รับคืน"),
        "ready": translate("lending", "พร้อมให้ยืม"),
    }[row.phase]


def _done(row: InspectionRow) -> str:
    if row.phase != "ready":
        return ""
    parts = [translate("lending", "ทำความสะอาดแล้ว")] if row.cleaned else []
    parts += [translate("lending", "ตรวจแล้ว")] if row.checked else []
    return " · ".join(parts) or translate("lending", "ไม่ได้ทำ (มีเหตุผล)")


def _job_columns() -> list[Column]:
    return [
        Column(translate("lending", "แจ้งเมื่อ"), lambda row: thai_dates.screen(row.since), width=_DAY),
        Column(translate("lending", "งาน"), lambda row: row.kind, width=120),
        Column(translate("lending", "อาการหรืองานที่ทำ"), lambda row: row.what, stretch=3),
        Column(translate("lending", "ผู้ถือครองขณะนั้น"), lambda row: row.who, stretch=2),
        Column(translate("lending", "เสร็จเมื่อ"), _on, width=_DAY),
        Column(translate("lending", "ผล"), lambda row: _job_badge(row).text, badge=_job_badge, width=184),
        Column(translate("lending", "บาท"), _money, align="right", width=96),
    ]


def _job_badge(row: AfterRow) -> Badge:
    if row.state == REPAIRS:
        return Badge(translate("lending", "กำลังซ่อม"), Tone.WAIT, "tools")
    return Badge(row.ended, Tone.DONE)


def _claim_columns() -> list[Column]:
    return [
        Column(translate("lending", "เปิดเมื่อ"), lambda row: thai_dates.screen(row.since), width=_DAY),
        Column(translate("lending", "เรื่อง"), lambda row: row.kind, width=152),
        Column(translate("lending", "รายละเอียด"), lambda row: row.what, stretch=3),
        Column(translate("lending", "ผู้ยืม"), lambda row: row.who, stretch=2),
        Column(translate("lending", "ปิดเมื่อ"), _on, width=_DAY),
        Column(translate("lending", "ผล"), lambda row: _claim_badge(row).text, badge=_claim_badge, width=168),
        Column(translate("lending", "บาท"), _money, align="right", width=96),
    ]


def _claim_badge(row: AfterRow) -> Badge:
    if row.state == CLAIMS:
        return Badge(translate("lending", "ค้างอยู่"), Tone.WAIT, "warning")
    return Badge(row.ended, Tone.DONE)


def _on(row: AfterRow) -> str:
    return thai_dates.screen(row.on) if row.on else ""


def _money(row: AfterRow) -> str:
    return baht(row.satang) if row.satang else ""

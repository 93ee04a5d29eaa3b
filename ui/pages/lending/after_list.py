"""What is to be done after a return: pieces to check, claims, repairs, maintenance; Enter does the usual."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.models.query_table import Badge, Column, Query
from ui.pages.lending.after_actions import actions_of
from ui.pages.lending.words import late_words, translate
from ui.theme import Tone, tokens
from ui.widgets.filtered_list import FilteredList
from ui.widgets.money_edit import baht
from ui.widgets.parts import button, row
from welfaredesk import clock
from welfaredesk.domain import thai_dates
from welfaredesk.queries.lending_after import (
    CLAIMS,
    DONE,
    MAINTENANCE,
    REPAIRS,
    SETTLED,
    TO_CHECK,
    AfterQuery,
    AfterRow,
    after_counts,
)

_CODE, _DAY, _STATE = 144, 112, 152


class AfterList(FilteredList):
    """Four lists of things to do and two of what was done; `item_opened` carries the item's id."""

    item_opened = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, [])
        self.chips.add(TO_CHECK, self.tr("รอตรวจ/ทำความสะอาด"), "clock", on=True)
        self.chips.add(CLAIMS, self.tr("เรียกร้อง"), "warning")
        self.chips.add(REPAIRS, self.tr("งานซ่อม"), "tools")
        self.chips.add(MAINTENANCE, self.tr("บำรุงรักษา"), "calendar")
        self.chips.add(SETTLED, self.tr("เรียกร้องที่ปิดแล้ว"), "check-circle")
        self.chips.add(DONE, self.tr("ซ่อมเสร็จแล้ว"), "check-circle")
        self.first_button = button("", "check", "primary", lambda: self._act(0))
        self.second_button = button("", "edit", clicked=lambda: self._act(1))
        self.item_button = button(self.tr("เปิดหน้าอุปกรณ์"), "wheelchair", clicked=self._open_item)
        bottom = QWidget()
        bottom.setLayout(row(self.item_button, None, self.second_button, self.first_button, gap=tokens.GAP_S))
        self.add_below(bottom)
        self.table.selectionModel().currentChanged.connect(lambda _now, _before: self._show_actions())
        self.reload()

    def query(self) -> Query:
        return AfterQuery(self.context.db, self.state() or TO_CHECK, self.text)

    def reload(self) -> None:
        self.model.set_columns(_columns(self.state() or TO_CHECK))
        super().reload()
        for state, count in after_counts(self.context.db).items():
            self.chips.chips[state].set_count(count)
        self._show_actions()

    def say_empty(self) -> None:
        good = {
            TO_CHECK: self.tr("ไม่มีอุปกรณ์ที่รอตรวจหรือทำความสะอาด"),
            CLAIMS: self.tr("ไม่มีเรื่องเรียกร้องที่ค้างอยู่"),
            REPAIRS: self.tr("ไม่มีงานซ่อมค้าง"),
            MAINTENANCE: self.tr("ไม่มีอุปกรณ์ที่ถึงรอบบำรุงรักษาใน 30 วัน"),
            SETTLED: self.tr("ยังไม่มีเรื่องที่ปิด"),
            DONE: self.tr("ยังไม่มีงานซ่อมที่เสร็จ"),
        }
        self.stack.state.show_state("check-circle", good[self.state() or TO_CHECK], tone=Tone.DONE)
        self.stack.setCurrentWidget(self.stack.state)

    def current(self) -> AfterRow | None:
        """The line the cursor is on."""
        index = self.table.currentIndex()
        found = self.model.row_at(index.row()) if index.isValid() else None
        return found if isinstance(found, AfterRow) else None

    def _on_opened(self, record_id: int) -> None:
        self.table.select_id(record_id)
        if not self._act(0):
            self._open_item()

    def _act(self, number: int) -> bool:
        shown = self.current()
        actions = actions_of(self.context, self, shown) if shown is not None else []
        if number >= len(actions):
            return False
        actions[number][2]()
        return True

    def _open_item(self) -> None:
        shown = self.current()
        if shown is not None:
            self.item_opened.emit(shown.item_id)

    def _show_actions(self) -> None:
        shown = self.current()
        actions = actions_of(self.context, self, shown) if shown is not None else []
        for number, each in enumerate((self.first_button, self.second_button)):
            each.setVisible(number < len(actions))
            if number < len(actions):
                each.setText(actions[number][0])
        self.item_button.setVisible(shown is not None)


def _columns(state: str) -> list[Column]:
    device = [
        Column(translate("lending", "รหัส"), lambda row: row.code, width=_CODE),
        Column(translate("lending", "อุปกรณ์"), lambda row: row.model, stretch=3),
    ]
    who = Column(translate("lending", "ผู้ยืม"), lambda row: row.who, stretch=3)
    what = Column(translate("lending", "รายละเอียด"), lambda row: row.what, stretch=3)
    since = Column(translate("lending", "ตั้งแต่"), lambda row: thai_dates.screen(row.since), width=_DAY)
    waited = Column(translate("lending", "ค้างมา"), _days, width=96)
    kind = Column(translate("lending", "เรื่อง"), lambda row: row.kind, badge=_kind_badge, width=_STATE)
    money = Column(translate("lending", "บาท"), _money, align="right", width=96)
    ended = Column(translate("lending", "ผล"), lambda row: row.ended, stretch=2)
    if state == TO_CHECK:
        return [*device, who, what, since, waited]
    if state == CLAIMS:
        return [*device, kind, what, who, since, money]
    if state == REPAIRS:
        return [*device, kind, what, who, since, waited]
    if state == MAINTENANCE:
        left = Column(translate("lending", "เหลือ"), _left, badge=_left_badge, width=_STATE)
        return [*device, what, Column(translate("lending", "ครบรอบ"), _on, width=_DAY), left]
    return [*device, what, who, ended, Column(translate("lending", "เมื่อ"), _on, width=_DAY), money]


def _on(row: AfterRow) -> str:
    return thai_dates.screen(row.on) if row.on else ""


def _money(row: AfterRow) -> str:
    return baht(row.satang) if row.satang else ""


def _kind_badge(row: AfterRow) -> Badge:
    return Badge(row.kind, Tone.WAIT, "tools" if row.state == REPAIRS else "warning")


def _days(row: AfterRow) -> str:
    return translate("lending", "{count} วัน").format(count=f"{(clock.today() - row.since).days:,}")


def _left(row: AfterRow) -> str:
    return _left_badge(row).text


def _left_badge(row: AfterRow) -> Badge:
    left = ((row.on or clock.today()) - clock.today()).days
    if left < 0:
        return Badge(late_words(-left), Tone.LATE, "late")
    return Badge(translate("lending", "อีก {days} วัน").format(days=left), Tone.WAIT, "clock")

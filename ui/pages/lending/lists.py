"""The two lists of the lending tab: what is lent, and what the office has."""

from collections.abc import Callable

from ui.context import AppContext
from ui.models.query_table import Query
from ui.pages.lending import columns
from ui.pages.lending.labels import print_labels
from ui.pages.lending.registers import menu_button
from ui.pages.lending.renew_dialog import renew_loans
from ui.theme import Tone
from ui.widgets import editors
from ui.widgets.filtered_list import FilteredList
from ui.widgets.parts import button
from welfaredesk.queries.lending import ItemQuery, LoanQuery, categories
from welfaredesk.queries.lending_counts import DeskCounts


class LoansList(FilteredList):
    """Lent items, one a line; `opened` carries the slip's contract id."""

    def __init__(self, context: AppContext, lend: Callable[[], object]) -> None:
        super().__init__(context, columns.loans(), multi=True)
        self._lend = lend
        self.bar.addWidget(menu_button(context, self))
        self.renew_button = button(self.tr("ต่ออายุ…"), "calendar", clicked=self.renew)
        self.renew_button.setToolTip(self.tr("ต่ออายุการยืมของรายการที่เลือก เลือกหลายรายการได้ด้วย Ctrl"))
        self.bar.insertWidget(1, self.renew_button)
        self.chips.add("open", self.tr("กำลังยืม"), "hand-over", on=True)
        self.chips.add("due_soon", self.tr("ใกล้ครบกำหนด"), "clock")
        self.chips.add("late", self.tr("เกินกำหนด"), "late")
        self.chips.add("unfiled", self.tr("รอใบยืมลงนาม"), "file")
        self.chips.add("returned", self.tr("คืนแล้ว"), "check-circle")
        self.chips.add("cancelled", self.tr("ยกเลิก"), "close")
        self.chips.add("", self.tr("ทั้งหมด"), "list")

    def query(self) -> Query:
        return LoanQuery(self.context.db, self.text, self.state())

    def renew(self) -> None:
        """Extend the lines chosen."""
        rows = LoanQuery(self.context.db).rows(self.table.selected_ids())
        renew_loans(self.context, self, list(rows.values()))

    def reload(self) -> None:
        super().reload()
        self.renew_button.setVisible(
            self.state() in ("open", "due_soon", "late") and self.model.rowCount() > 0
        )

    def show_counts(self, counts: DeskCounts) -> None:
        """Put today's numbers on the chips."""
        numbers = {
            "open": counts.out,
            "due_soon": counts.due_soon,
            "late": counts.late,
            "unfiled": counts.unfiled,
        }
        for key, count in numbers.items():
            self.chips.chips[key].set_count(count)

    def say_empty(self) -> None:
        good = {
            "due_soon": self.tr("ไม่มีรายการที่ใกล้ครบกำหนด"),
            "late": self.tr("ไม่มีรายการเกินกำหนด"),
            "unfiled": self.tr("ไม่มีใบยืมที่รอแนบฉบับลงนาม"),
            "returned": self.tr("ยังไม่มีรายการที่คืนแล้ว"),
            "cancelled": self.tr("ไม่มีใบยืมที่ยกเลิก"),
        }
        if self.state() in good:
            self.stack.state.show_state("check-circle", good[self.state()], tone=Tone.DONE)
            self.stack.setCurrentWidget(self.stack.state)
            return
        self.stack.show_empty(
            "hand-over",
            self.tr("ยังไม่มีอุปกรณ์ที่ถูกยืม"),
            self.tr("เมื่อมีผู้มายืม กด F2 เลือกผู้ยืม ยิงรหัสอุปกรณ์ แล้วพิมพ์ใบยืมได้ทันที"),
            self.tr("ยืม (F2)"),
            self._lend,
        )

    def target(self, record_id: int) -> int:
        position = self.model.position_of(record_id)
        row = self.model.row_at(position) if position is not None else None
        return int(row.contract_id) if row is not None else 0


class ItemsList(FilteredList):
    """The office's devices; `opened` carries the item's id."""

    def __init__(self, context: AppContext, add: Callable[[], object]) -> None:
        super().__init__(context, columns.items(), multi=True)
        self._add = add
        self.chips.add("", self.tr("ทั้งหมด"), "list", on=True)
        self.chips.add("free", self.tr("ว่าง"), "check-circle")
        self.chips.add("out", self.tr("ถูกยืม"), "hand-over")
        self.chips.add("to_check", self.tr("รอตรวจสภาพ"), "clock")
        self.chips.add("unfit", self.tr("ชำรุด/ส่งซ่อม"), "tools")
        self.category = editors.combo([("", self.tr("ทุกประเภท"))])
        self.category.setAccessibleName(self.tr("ประเภทอุปกรณ์"))
        self.category.setMinimumWidth(180)
        self.category.activated.connect(lambda _index: self.reload())
        self.labels_button = button(self.tr("พิมพ์ป้าย…"), "barcode", clicked=self.print_labels)
        self.labels_button.setToolTip(self.tr("ป้ายของบรรทัดที่เลือก หรือทั้งรายการเมื่อเลือกบรรทัดเดียวหรือไม่ได้เลือก"))
        self.bar.insertWidget(1, self.category)
        self.bar.insertWidget(2, self.labels_button)

    def query(self) -> Query:
        return ItemQuery(self.context.db, self.text, self.state(), self.category.currentData() or "")

    def print_labels(self) -> None:
        """Labels of the lines chosen together, else of everything listed."""
        chosen = self.table.selected_ids()
        print_labels(self.context, self, chosen if len(chosen) > 1 else self.query().ids(limit=-1, offset=0))

    def show_state(self, state: str) -> None:
        self.category.setCurrentIndex(0)
        super().show_state(state)

    def show_counts(self, counts: DeskCounts) -> None:
        """Put today's numbers on the chips and the categories in use into their list."""
        for key, count in self._numbers(counts).items():
            self.chips.chips[key].set_count(count)
        chosen = self.category.currentData()
        self.category.clear()
        self.category.addItem(self.tr("ทุกประเภท"), "")
        for name in categories(self.context.db):
            self.category.addItem(name, name)
        self.category.setCurrentIndex(max(self.category.findData(chosen), 0))

    @staticmethod
    def _numbers(counts: DeskCounts) -> dict[str, int]:
        return {
            "free": counts.free,
            "out": counts.out,
            "to_check": counts.to_check,
            "unfit": counts.unfit,
        }

    def say_empty(self) -> None:
        if self.state() == "to_check" and not self.category.currentData():
            self.stack.state.show_state("check-circle", self.tr("ไม่มีอุปกรณ์ที่รอตรวจสภาพ"), tone=Tone.DONE)
            self.stack.setCurrentWidget(self.stack.state)
            return
        if self.state() or self.category.currentData():
            self.stack.show_not_found("")
            return
        self.stack.show_empty(
            "wheelchair",
            self.tr("ยังไม่มีอุปกรณ์ในทะเบียน"),
            self.tr("เพิ่มอุปกรณ์ทีละชิ้นตามป้ายรหัสที่ติดอยู่ หรือเลขครุภัณฑ์ แล้วจึงให้ยืมได้"),
            self.tr("เพิ่มอุปกรณ์ (Ctrl+N)"),
            self._add,
        )

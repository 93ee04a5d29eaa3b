"""Consumables: what is left of each, and the ledger of the chosen one beside it."""

from PySide6.QtWidgets import QSplitter, QWidget

from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import Badge, Column, QueryTableModel
from ui.pages.lending.stock_forms import ConsumableDialog, CountDialog, MoveDialog
from ui.theme import Tone, tokens
from ui.widgets.empty_state import StateStack
from ui.widgets.full_page import FullPage
from ui.widgets.parts import button, column, label, row
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.table import TableView
from welfaredesk.domain import thai_dates
from welfaredesk.queries.lending_stock import MoveRow, StockRow, moves_of_model, stock
from welfaredesk.services import lending_stock as service


class StockPage(FullPage):
    """The page of consumables. Enter on a line gives out; the buttons do the rest."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.rows: dict[int, StockRow] = {}
        self.title.setText(self.tr("ของใช้สิ้นเปลือง"))
        self.new_button = button(self.tr("เพิ่มรายการ…"), "plus", clicked=lambda: self.edit(None))
        self.receive_button = button(
            self.tr("รับเข้า…"), "download", clicked=lambda: self.make_move("received")
        )
        self.issue_button = button(
            self.tr("จ่าย… (Enter)"), "hand-over", "primary", lambda: self.make_move("issued")
        )
        self.count_button = button(self.tr("ตรวจนับ…"), "check", clicked=self.count)
        self.lost_button = button(self.tr("ตัดออก…"), "trash", clicked=lambda: self.make_move("lost"))
        self.edit_button = button(self.tr("แก้ไข…"), "edit", clicked=lambda: self.edit(self.chosen()))
        self._of_chosen = (
            self.receive_button,
            self.issue_button,
            self.count_button,
            self.lost_button,
            self.edit_button,
        )
        self.model = QueryTableModel(self._columns(), self)
        self.table = TableView(self.model)
        self.list = StateStack(self.table)
        self.ledger_title = label(role="section")
        self.ledger_model = QueryTableModel(self._ledger_columns(), self)
        self.ledger_table = TableView(self.ledger_model)
        self.ledger = StateStack(self.ledger_table)
        self._lay_out()
        self.table.chosen.connect(lambda _id: self._show_ledger())
        self.table.opened.connect(lambda _id: self.make_move("issued"))
        self.refresh()

    def take_focus(self) -> None:
        """Put the cursor into the list."""
        self.table.setFocus()

    def chosen(self) -> StockRow | None:
        """The consumable of the current line."""
        return self.rows.get(self.table.current_id() or 0)

    def refresh(self) -> None:
        """Read everything again."""
        self.rows = {found.id: found for found in stock(self.context.db)}
        self.model.show_query(ListedRows(self.rows))
        if not self.rows:
            self.list.show_empty(
                "box",
                self.tr("ยังไม่มีของใช้สิ้นเปลือง"),
                self.tr("ผ้าอ้อม แผ่นรอง ถุงปัสสาวะ สายดูดเสมหะ นับเป็นจำนวน จ่ายแล้วไม่ต้องคืน"),
                self.tr("เพิ่มรายการ…"),
                lambda: self.edit(None),
            )
        else:
            self.list.show_content()
            if self.chosen() is None:
                self.table.select_id(next(iter(self.rows)))
        self._show_ledger()

    def make_move(self, kind: str) -> None:
        """Take in, give out or write off the chosen one."""
        chosen = self.chosen()
        if chosen is not None:
            actor, db = self.context.actor, self.context.db
            save = lambda data: service.move(actor, db, data)  # noqa: E731
            self._run(MoveDialog(save, chosen, kind, self.context, self))

    def count(self) -> None:
        """Count the chosen one."""
        chosen = self.chosen()
        if chosen is not None:
            actor, db = self.context.actor, self.context.db
            self._run(CountDialog(lambda said: service.count(actor, db, chosen.id, *said), chosen, self))

    def edit(self, chosen: StockRow | None) -> None:
        """Change a consumable, or add one."""
        actor, db = self.context.actor, self.context.db
        known = {"model_id": chosen.id, "version": chosen.version} if chosen else {}
        save = lambda data: service.save_consumable(actor, db, data, **known)  # noqa: E731
        self._run(ConsumableDialog(save, chosen, self))

    # --- inside ---

    def _run(self, dialog: RecordDialog) -> None:
        # a count that agrees changes nothing and says so with None
        dialog.saved.connect(lambda done: self.context.changes.announce(done.touched) if done else None)
        dialog.exec()
        dialog.deleteLater()

    def _lay_out(self) -> None:
        for part in (self.new_button, self.receive_button, self.issue_button):
            self.add_action(part)
        beside = QWidget()
        actions = row(self.ledger_title, None, self.count_button, self.lost_button, self.edit_button)
        side = column(gap=tokens.GAP_S)
        side.addLayout(actions)
        side.addWidget(self.ledger, 1)
        beside.setLayout(side)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(beside)
        split.setStretchFactor(0, 4)
        split.setStretchFactor(1, 5)
        self.body.addWidget(split, 1)

    def _show_ledger(self) -> None:
        chosen = self.chosen()
        for part in self._of_chosen:
            part.setEnabled(chosen is not None)
        self.ledger_title.setText(self.tr("การรับ–จ่าย"))
        moves = moves_of_model(self.context.db, chosen.id) if chosen else ()
        self.ledger_model.show_query(ListedRows({found.id: found for found in moves}))
        if moves:
            self.ledger.show_content()
        else:
            self.ledger.show_empty("history", self.tr("ยังไม่มีการรับหรือจ่าย"))

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("รายการ"), lambda found: found.name, stretch=3),
            Column(
                self.tr("เหลือ"),
                _left,
                badge=lambda found: Badge(_left(found), Tone.WAIT, "warning") if found.is_low else None,
                width=128,
            ),
            Column(self.tr("ล่าสุด"), _last, width=112),
        ]

    def _ledger_columns(self) -> list[Column]:
        return [
            Column(self.tr("วันที่"), lambda found: thai_dates.screen(found.moved_on), width=108),
            Column(self.tr("รายการ"), _what, tooltip=_what, stretch=3),
            Column(self.tr("จำนวน"), lambda found: f"{found.change:+,}", align="right", width=76),
            Column(self.tr("เหลือ"), lambda found: f"{found.left:,}", align="right", width=76),
        ]


def _left(row: StockRow) -> str:
    return f"{row.left:,} {row.unit}"


def _last(row: StockRow) -> str:
    return thai_dates.screen(row.last_on) if row.last_on else "–"


def _what(row: MoveRow) -> str:
    return " · ".join(part for part in (row.kind, row.person, row.origin, row.note) if part)

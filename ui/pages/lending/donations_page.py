"""The register of donations, its receipts and the paper of a year."""

from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import Column, QueryTableModel
from ui.pages.lending.donation_form import DonationDialog
from ui.pages.lending.papers import show_made
from ui.widgets.empty_state import StateStack
from ui.widgets.full_page import FullPage
from ui.widgets.money_edit import baht
from ui.widgets.parts import button
from ui.widgets.table import TableView
from welfaredesk.domain import thai_dates
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.lending import model_names
from welfaredesk.queries.lending_donations import DonationRow, donations
from welfaredesk.queries.lending_stock import stock
from welfaredesk.services import lending_donations as service

RECEIPT, REGISTER = "L-08", "L-08R"


class DonationsPage(FullPage):
    """The list; Enter opens the receipt of a donation."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.title.setText(self.tr("การรับบริจาค"))
        self.register_button = button(self.tr("พิมพ์ทะเบียน"), "print", clicked=self.print_register)
        self.receipt_button = button(self.tr("พิมพ์ใบตอบรับ"), "print", clicked=self.print_receipt)
        self.new_button = button(self.tr("รับบริจาค…"), "plus", "primary", self.add)
        for part in (self.register_button, self.receipt_button, self.new_button):
            self.add_action(part)
        self.model = QueryTableModel(self._columns(), self)
        self.table = TableView(self.model)
        self.list = StateStack(self.table)
        self.body.addWidget(self.list, 1)
        self.table.opened.connect(lambda _id: self.print_receipt())
        self.refresh()

    def take_focus(self) -> None:
        """Put the cursor into the list."""
        self.table.setFocus()

    def refresh(self) -> None:
        """Read the register again."""
        found = donations(self.context.db)
        self.model.show_query(ListedRows({each.id: each for each in found}))
        self.receipt_button.setEnabled(bool(found))
        if found:
            self.list.show_content()
            if self.table.current_id() is None:
                self.table.select_id(found[0].id)
            return
        self.list.show_empty(
            "hand-over",
            self.tr("ยังไม่มีการรับบริจาค"),
            self.tr("บันทึกผู้บริจาคและสิ่งของ โปรแกรมให้เลขที่ใบตอบรับ และเพิ่มอุปกรณ์เข้าทะเบียนพร้อมชื่อผู้บริจาค"),
            self.tr("รับบริจาค…"),
            self.add,
        )

    def add(self) -> None:
        """Take in a donation, then show its receipt."""
        actor, db = self.context.actor, self.context.db
        names = [*model_names(db), *(row.name for row in stock(db))]
        dialog = DonationDialog(lambda data: service.receive(actor, db, data), names, self)
        dialog.saved.connect(self._on_received)
        dialog.exec()
        dialog.deleteLater()

    def print_receipt(self) -> None:
        """The receipt of the chosen donation, the same pages as before when it was printed already."""
        chosen = self.table.current_id()
        if chosen is not None:
            title = self.tr("ใบตอบรับการบริจาค")
            show_made(self, self.context, RECEIPT, PaperParams(id=chosen), title)

    def print_register(self) -> None:
        """The register of the fiscal year."""
        show_made(self, self.context, REGISTER, PaperParams(), self.tr("ทะเบียนรับบริจาค"))

    def _on_received(self, received: service.Received) -> None:
        self.context.changes.announce(received.touched)
        self.table.select_id(received.id)
        self.context.routes.said.emit(self.tr("รับบริจาคเลขที่ {no} แล้ว").format(no=received.no))
        self.print_receipt()

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("เลขที่"), lambda row: row.no, width=96),
            Column(self.tr("วันที่รับ"), lambda row: thai_dates.screen(row.given_on), width=112),
            Column(self.tr("ผู้บริจาค"), lambda row: row.donor, stretch=3),
            Column(self.tr("สิ่งของ"), lambda row: row.what, stretch=4),
            Column(self.tr("มูลค่าประมาณ (บาท)"), _value, align="right", width=160),
            Column(self.tr("ผู้รับ"), lambda row: row.received_by, stretch=2),
        ]


def _value(row: DonationRow) -> str:
    return baht(row.value_satang) if row.value_satang else "–"

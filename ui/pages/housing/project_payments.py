"""The tab of a project's payments with their receipts (W-18), and of what was given in kind."""

from ui import messages
from ui.models.listed_rows import ListedRows
from ui.models.query_table import Column, QueryTableModel
from ui.pages.housing import money_columns, words
from ui.pages.housing.fields import Options
from ui.pages.housing.money_forms import (
    GiftDialog,
    PaymentDialog,
    PaymentForm,
    ReasonDialog,
    organisation_key,
    person_key,
)
from ui.pages.housing.project_section import ProjectSection
from ui.pages.housing.reports import write_workbook
from ui.pages.housing.scrolled import fit_rows, scrolled
from ui.pages.lending.papers import show_made
from ui.widgets.card import Card
from ui.widgets.money_edit import baht
from ui.widgets.parts import button, label, row, tool_button
from ui.widgets.table import TableView
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.house_project import ProjectPage
from welfaredesk.queries.house_works import project_works
from welfaredesk.queries.housing_money import ProjectMoney, project_money
from welfaredesk.services import house_payments


class PaymentsSection(ProjectSection):
    """Payments above, gifts below."""

    ICON = "hand-over"

    def caption(self) -> str:
        return self.tr("จ่ายเงิน")

    def build(self) -> None:
        self.money: ProjectMoney | None = None
        self.gift_button = button(self.tr("บันทึกของบริจาค…"), "plus", "quiet", self.add_gift)
        self.pay_button = button(self.tr("บันทึกการจ่าย…"), "plus", "quiet", self.pay)
        said = self.tr("ส่งออกประมาณการ การจ่ายเงิน และของบริจาคเป็น Excel")
        self.export_button = tool_button("download", said, self.export)
        self.paid, self.given = label(role="strong"), label(role="strong")
        self.paid.setObjectName("paid_total")
        self.receipt_button = button(self.tr("พิมพ์ W-18"), "print", "quiet", self.print_receipt)
        self.void_button = button(self.tr("ยกเลิกการจ่าย…"), "close", "quiet", self.void)
        self.remove_button = button(self.tr("ลบ…"), "trash", "quiet", self.remove_gift)
        title = self.tr("การจ่ายเงินและใบสำคัญรับเงิน")
        self.payments, self.payment_table, card = self._table(title, self.ICON, money_columns.payments())
        for part in (self.export_button, self.receipt_button, self.void_button, self.pay_button):
            card.add_action(part)
        card.add(row(None, self.paid))
        inside = scrolled(self.body)
        inside.addWidget(card)
        title = self.tr("สิ่งของบริจาคและแรงงานจิตอาสา (ไม่รวมในยอดเงิน)")
        self.gifts, self.gift_table, card = self._table(title, "people", money_columns.gifts())
        for part in (self.remove_button, self.gift_button):
            card.add_action(part)
        card.add(row(None, self.given))
        inside.addWidget(card)
        inside.addStretch(1)
        self.payment_table.opened.connect(lambda _payment: self.print_receipt())
        for table in (self.payment_table, self.gift_table):
            table.chosen.connect(lambda _record: self._follow())

    def fill(self, page: ProjectPage) -> None:
        self.money = found = project_money(self.context.db, page.row.id)
        self.payments.show_query(ListedRows({row.id: row for row in found.payments}))
        self.gifts.show_query(ListedRows({row.id: row for row in found.gifts}))
        said = self.tr("จ่ายแล้ว {paid} จาก {funded} บาท")
        self.paid.setText(said.format(paid=baht(found.paid_satang), funded=baht(found.funded_satang)))
        self.given.setText(self.tr("มูลค่า {baht} บาท").format(baht=baht(found.gifts_satang)))
        self.pay_button.setEnabled(bool(found.shares))
        self.pay_button.setToolTip("" if found.shares else self.tr("ระบุแหล่งงบในโครงการก่อน (แก้ไข…)"))
        fit_rows(self.payment_table, len(found.payments))
        fit_rows(self.gift_table, len(found.gifts))
        self._follow()

    def pay(self) -> None:
        """A payment; its receipt opens when it is kept."""
        if self.shown is None or self.money is None:
            return
        actor, db, house = self.context.actor, self.context.db, self.shown.row
        sources: Options = [
            (
                share.fund_source,
                self.tr("{label} (เหลือ {left})").format(
                    label=share.label, left=words.money(share.left_satang)
                ),
            )
            for share in self.money.shares
        ]
        title = self.tr("บันทึกการจ่าย · {project}").format(project=words.title(house))
        form = PaymentForm(self.context, title, sources, self._payees())
        dialog = PaymentDialog(lambda data: house_payments.pay(actor, db, house.id, data), form, self)
        dialog.saved.connect(lambda saved: self._print(saved.id))
        self.run(dialog, self.tr("บันทึกการจ่ายแล้ว"))

    def print_receipt(self) -> None:
        """The receipt of the payment chosen."""
        payment = self.payment_table.current_id()
        if payment is not None and self.receipt_button.isEnabled():
            self._print(payment)

    def void(self) -> None:
        """Void the payment chosen, with a reason."""
        payment = self.payment_table.current_id()
        if payment is None:
            return
        actor, db = self.context.actor, self.context.db
        dialog = ReasonDialog(
            lambda reason: house_payments.void_payment(actor, db, payment, reason),
            (self.tr("ยกเลิกการจ่าย"), self.tr("ยกเลิกการจ่าย")),
            self,
        )
        self.run(dialog, self.tr("ยกเลิกการจ่ายแล้ว"))

    def export(self) -> None:
        """Estimate, payments and gifts, as a workbook where the clerk wants it."""
        from welfaredesk.exchange.house_money import export_money  # openpyxl: only when asked for

        if self.shown is not None and (money := self.money) is not None:
            name = f"{words.title(self.shown.row)}.xlsx".replace("/", "-")
            write_workbook(self.context, self, name, lambda out: export_money(money, out))

    def add_gift(self) -> None:
        """Something given in kind."""
        if self.shown is not None:
            actor, db, house = self.context.actor, self.context.db, self.shown.row
            dialog = GiftDialog(
                lambda data: house_payments.add_gift(actor, db, house.id, data), words.title(house), self
            )
            self.run(dialog, self.tr("บันทึกของบริจาคแล้ว"))

    def remove_gift(self) -> None:
        """Take the gift chosen out, after asking."""
        gift = self.gift_table.current_id()
        text = self.tr("ลบรายการบริจาคนี้ ประวัติการแก้ไขยังเก็บไว้")
        if gift is not None and messages.ask(self, text, self.tr("ลบ"), danger=True):
            saved = house_payments.remove_gift(self.context.actor, self.context.db, gift)
            self.announce(saved, self.tr("ลบรายการบริจาคแล้ว"))

    def _payees(self) -> Options:
        """The beneficiary, then whoever works on the house."""
        assert self.shown is not None
        row = self.shown.row
        found: Options = [] if row.person_id is None else [(person_key(row.person_id), row.name)]
        for partner in project_works(self.context.db, row.id).partners:
            if partner.organisation_id is not None:
                found.append((organisation_key(partner.organisation_id), partner.name))
            elif partner.person_id is not None:
                found.append((person_key(partner.person_id), partner.name))
            else:
                found.append((partner.name, partner.name))
        return list(dict(found).items())

    def _print(self, payment_id: int) -> None:
        show_made(self, self.context, "W-18", PaperParams(id=payment_id), self.tr("ใบสำคัญรับเงิน"))

    def _follow(self) -> None:
        rows = {row.id: row for row in self.money.payments} if self.money else {}
        row = rows.get(self.payment_table.current_id() or 0)
        stands = row is not None and not row.void_reason
        self.receipt_button.setEnabled(stands)
        self.void_button.setEnabled(stands)
        self.remove_button.setEnabled(self.gift_table.current_id() is not None)

    def _table(
        self, title: str, picture: str, shown: list[Column]
    ) -> tuple[QueryTableModel, TableView, Card]:
        model = QueryTableModel(shown, self)
        table, card = TableView(model), Card(title, picture)
        card.add(table)
        return model, table, card

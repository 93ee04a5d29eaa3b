"""The forms of a project's money: a payment, voiding it, a gift, help from elsewhere, a year's budget."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QCheckBox

from ui.context import AppContext
from ui.pages.housing.fields import Options, offered
from ui.widgets import editors
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.parts import dress
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain import paper_limits
from welfaredesk.domain.fiscal_year import fiscal_year
from welfaredesk.services.grant_types import BudgetInput
from welfaredesk.services.house_payments import GIFTS, GiftInput, PaymentInput
from welfaredesk.services.house_support import HelpInput

_PERSON, _ORGANISATION = "person:", "organisation:"
_YEARS_BACK = 30


@dataclass(frozen=True)
class PaymentForm:
    """What a payment's form opens with: the sources of the project and who may be paid, as (key, words)."""

    context: AppContext
    title: str
    sources: Options
    payees: Options


def person_key(person_id: int) -> str:
    """How the list of payees names a person of the register."""
    return f"{_PERSON}{person_id}"


def organisation_key(organisation_id: int) -> str:
    """How the list of payees names an organisation."""
    return f"{_ORGANISATION}{organisation_id}"


class PaymentDialog(RecordDialog):
    """A payment; `initial` is a PaymentForm, the value a PaymentInput."""

    WIDTH = 760

    def build(self, initial: PaymentForm) -> None:
        self.setWindowTitle(initial.title)
        self.save_button.setText(self.tr("บันทึกการจ่าย"))
        dress(self.save_button, "save", "primary")
        source = editors.combo(initial.sources, initial.sources[0][0] if initial.sources else None)
        self.add("fund_source", self.tr("จากแหล่งงบ"), source, required=True)
        self.add("amount_satang", self.tr("จำนวนเงิน (บาท)"), MoneyEdit(), required=True)
        hint = self.tr("เลือกจากรายการ หรือพิมพ์ชื่อผู้รับเงิน")
        first = initial.payees[0][0] if initial.payees else None
        payee = editors.combo(initial.payees, first, editable=True, limit=paper_limits.SLIP_NAME)
        self.add("payee", self.tr("ผู้รับเงิน"), payee, wide=True, required=True, hint=hint)
        hint = self.tr("เว้นว่าง: ตามที่อยู่ในทะเบียน")
        address = CountedLine("", paper_limits.SLIP_ADDRESS)
        self.add("payee_address", self.tr("ที่อยู่ผู้รับเงิน"), address, wide=True, hint=hint)
        purpose = CountedText("", paper_limits.RECEIPT_PURPOSE)
        self.add("purpose", self.tr("จ่ายเป็นค่า"), purpose, wide=True, required=True)
        methods = offered(initial.context.db, "payment_method")
        self.add("method", self.tr("วิธีจ่าย"), editors.combo(methods, "cash"), required=True)
        hint = self.tr("เช่น เลขที่เช็ค ธนาคารและเลขที่บัญชี")
        self.add("reference", self.tr("อ้างอิง"), CountedLine("", paper_limits.RECEIPT_REFERENCE), hint=hint)
        self.add("paid_on", self.tr("วันที่จ่าย"), ThaiDateEdit(clock.today()))
        self.add("thumbprint", "", QCheckBox(self.tr("ผู้รับเงินพิมพ์ลายนิ้วมือ (พยาน 2 คน)")))
        hint = self.tr("กรอกเมื่อจ่ายเกินส่วนที่อนุมัติ หรือจ่ายก่อนอนุมัติเท่านั้น")
        over = CountedLine("", paper_limits.RECEIPT_PURPOSE)
        self.add("over_reason", self.tr("เหตุผลที่จ่ายเกิน"), over, wide=True, hint=hint)

    def value(self) -> PaymentInput:
        given = self.values()
        payee = str(given.pop("payee") or "")
        who: dict[str, Any] = {"payee": payee}
        if payee.startswith(_PERSON):
            who = {"payee_id": int(payee.removeprefix(_PERSON))}
        elif payee.startswith(_ORGANISATION):
            who = {"organisation_id": int(payee.removeprefix(_ORGANISATION))}
        return PaymentInput(**given, **who)


class ReasonDialog(RecordDialog):
    """Why something is voided; `initial` is (title, the verb of the button), the value the reason."""

    WIDTH = 560

    def build(self, initial: tuple[str, str]) -> None:
        title, verb = initial
        self.setWindowTitle(title)
        self.save_button.setText(verb)
        dress(self.save_button, "close", "danger")
        reason = CountedText("", paper_limits.RECEIPT_PURPOSE)
        self.add("reason", self.tr("เหตุผล"), reason, wide=True, required=True)

    def value(self) -> str:
        return str(self.values()["reason"])


class GiftDialog(RecordDialog):
    """Something given in kind; the value is a GiftInput."""

    WIDTH = 680

    def build(self, initial: str) -> None:
        self.setWindowTitle(self.tr("บันทึกของบริจาคและแรงงาน · {project}").format(project=initial))
        kinds: Options = list(GIFTS.items())
        self.add("kind", self.tr("ชนิด"), editors.combo(kinds, kinds[0][0]), required=True)
        self.add("given_on", self.tr("วันที่"), ThaiDateEdit(clock.today()))
        giver = CountedLine("", paper_limits.SLIP_NAME)
        self.add("giver", self.tr("ผู้ให้ หรือกลุ่มจิตอาสา"), giver, wide=True, required=True)
        what = CountedLine("", paper_limits.HELP_WHAT)
        self.add("what", self.tr("รายการ"), what, wide=True, required=True)
        hint = self.tr("มูลค่าเทียบเท่า ไม่รวมในยอดเงินของโครงการ")
        self.add("value_satang", self.tr("มูลค่าโดยประมาณ (บาท)"), MoneyEdit(), hint=hint)

    def value(self) -> GiftInput:
        return GiftInput(**self.values())


class HelpDialog(RecordDialog):
    """Help another agency gave; `initial` is (whose, house number, moo), the value a HelpInput."""

    WIDTH = 680

    def build(self, initial: tuple[str, str, str]) -> None:
        name, house_no, moo = initial
        self.setWindowTitle(self.tr("ความช่วยเหลือจากหน่วยงานอื่น · {name}").format(name=name))
        agency = CountedLine("", paper_limits.GRANT_NAME)
        self.add("agency", self.tr("หน่วยงานที่ช่วย"), agency, wide=True, required=True)
        this = fiscal_year(clock.today())
        years: Options = [(year, str(year)) for year in range(this, this - _YEARS_BACK, -1)]
        self.add("year", self.tr("ปีงบประมาณ"), editors.combo(years, this), required=True)
        self.add("amount_satang", self.tr("จำนวนเงิน (บาท) ถ้าทราบ"), MoneyEdit())
        what = CountedLine("", paper_limits.HELP_WHAT)
        self.add("what", self.tr("ช่วยเรื่องใด"), what, wide=True, required=True)
        self.add("house_no", self.tr("บ้านเลขที่"), CountedLine(house_no, paper_limits.SLIP_CODE))
        self.add("moo", self.tr("หมู่ที่"), CountedLine(moo, paper_limits.SLIP_CODE))
        told = CountedLine("", paper_limits.GRANT_NAME)
        self.add("told_by", self.tr("ทราบจาก"), told, wide=True)

    def value(self) -> HelpInput:
        return HelpInput(**self.values())


class BudgetDialog(RecordDialog):
    """What a source has for a year; `initial` is (the context, BudgetInput), the value a BudgetInput."""

    WIDTH = 560

    def build(self, initial: tuple[AppContext, BudgetInput]) -> None:
        context, data = initial
        self._year = data.fiscal_year
        self.setWindowTitle(self.tr("งบที่ได้รับ ปีงบประมาณ {year}").format(year=data.fiscal_year))
        sources = offered(context.db, "fund_source", [data.fund_source])
        source = editors.combo([("", self.tr("– เลือกแหล่งงบ –")), *sources], data.fund_source)
        self.add("fund_source", self.tr("แหล่งงบประมาณ"), source, required=True)
        amount = MoneyEdit(data.amount_satang)
        self.add("amount_satang", self.tr("งบที่ได้รับ (บาท)"), amount, required=True)
        hint = self.tr("เช่น เลขที่หนังสือจัดสรร")
        note = CountedLine(data.note, paper_limits.HELP_WHAT)
        self.add("note", self.tr("หมายเหตุ"), note, wide=True, hint=hint)

    def value(self) -> BudgetInput:
        return BudgetInput(fiscal_year=self._year, **self.values())

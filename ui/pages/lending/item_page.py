"""One device: what it is, who has it, and everybody who had it."""

from PySide6.QtCore import Signal

from ui.context import AppContext
from ui.pages.lending import words
from ui.pages.lending.after_actions import make_ready
from ui.pages.lending.device_dialog import edit_device
from ui.pages.lending.item_history import HistoryTabs
from ui.pages.lending.labels import print_labels
from ui.pages.lending.papers import show_made
from ui.theme import Tone
from ui.widgets.full_page import Facts, FullPage
from ui.widgets.money_edit import baht
from ui.widgets.parts import button
from welfaredesk.domain import thai_dates
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.devices import ItemPage, item_page
from welfaredesk.services import availability
from welfaredesk.services.devices import CONDITIONS, DeviceInput


class DevicePage(FullPage):
    """The page of one device item."""

    loan_opened = Signal(int)  # contract id
    lend_asked = Signal(int)  # item id
    stock_take_opened = Signal(int)
    return_asked = Signal(int, int)  # contract id, item id

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.shown: ItemPage | None = None
        self.edit_button = button(self.tr("แก้ไข"), "edit", clicked=self._edit)
        self.lend_button = button(self.tr("ให้ยืม"), "hand-over", "primary", self._lend)
        self.return_button = button(self.tr("รับคืน"), "undo", "primary", self._return)
        self.label_button = button(self.tr("พิมพ์ป้าย…"), "barcode", clicked=self._print_label)
        self.ready_button = button(self.tr("ตรวจแล้ว…"), "check", "primary", self._ready)
        self.card_button = button(self.tr("ทะเบียนคุม"), "print", clicked=self._print_card)
        for part in (
            self.card_button,
            self.label_button,
            self.edit_button,
            self.ready_button,
            self.lend_button,
            self.return_button,
        ):
            self.add_action(part)
        self.facts = Facts()
        self.history = HistoryTabs(context)
        self.body.addWidget(self.facts)
        self.body.addWidget(self.history, 1)
        self.history.loan_opened.connect(self.loan_opened)
        self.history.stock_take_opened.connect(self.stock_take_opened)

    def show_item(self, item_id: int) -> None:
        """Show a device. Raises RecordNotFound."""
        self.shown = shown = item_page(self.context.db, item_id)
        self.title.setText(words.device(shown.row))
        self.badge.set_badge(words.item_badge(shown.row))
        self._show_facts(shown)
        self.lend_button.setVisible(shown.row.available)
        self.return_button.setVisible(shown.row.line_id is not None)
        self.ready_button.setVisible(shown.row.obstacle == availability.TO_CHECK)
        gone = (availability.IN_REPAIR, availability.DISPOSED, availability.LOST)
        self.history.show_item(shown)
        out = shown.row.line_id is not None
        told_by_badge = shown.row.obstacle in (*gone, availability.DAMAGED)
        self.say_status("" if told_by_badge else words.refusal(shown.row), Tone.INFO if out else Tone.WAIT)

    def refresh(self) -> None:
        """Read the device again."""
        if self.shown is not None:
            self.show_item(self.shown.row.id)

    def _show_facts(self, shown: ItemPage) -> None:
        data = shown.data
        self.facts.show_facts(
            [
                (self.tr("สภาพ"), CONDITIONS.get(data.condition, data.condition)),
                (self.tr("ประเภท"), data.category),
                (self.tr("ยี่ห้อ/รุ่น"), data.brand),
                (self.tr("หมายเลขเครื่อง"), data.serial),
                (self.tr("ได้มาโดย"), data.acquired_how),
                (self.tr("ได้มาเมื่อ"), thai_dates.screen(data.acquired_on) if data.acquired_on else ""),
                (
                    self.tr("ราคา"),
                    self.tr("{baht} บาท").format(baht=baht(data.price_satang)) if data.price_satang else "",
                ),
                (self.tr("เลขครุภัณฑ์"), data.asset_no),
                (self.tr("เลขที่เอกสาร"), data.document_no),
                (self.tr("ประเภทเงิน"), data.fund),
                (self.tr("ผู้บริจาค"), _donor(self, data)),
                (self.tr("ที่เก็บ"), data.place),
                (self.tr("ผู้รับผิดชอบ"), data.custodian),
                (
                    self.tr("ให้ยืมครั้งละ"),
                    self.tr("{days} วัน").format(days=data.loan_days or self.context.office.loan_days),
                ),
                (self.tr("หมายเหตุ"), data.note, 2),
            ]
        )

    def _edit(self) -> None:
        if self.shown is not None:
            edit_device(self.context, self, self.shown)

    def _ready(self) -> None:
        if self.shown is not None:
            make_ready(self.context, self, self.shown.row.id, words.device(self.shown.row))

    def _print_card(self) -> None:
        if self.shown is not None:
            params = PaperParams(id=self.shown.row.id)
            show_made(self, self.context, "L-07", params, self.tr("ทะเบียนคุมทรัพย์สิน"))

    def _print_label(self) -> None:
        if self.shown is not None:
            print_labels(self.context, self, [self.shown.row.id])

    def _lend(self) -> None:
        if self.shown is not None:
            self.lend_asked.emit(self.shown.row.id)

    def _return(self) -> None:
        if self.shown is not None and self.shown.row.contract_id is not None:
            self.return_asked.emit(self.shown.row.contract_id, self.shown.row.id)


def _donor(page: DevicePage, data: DeviceInput) -> str:
    if not data.donor or data.donor_named:
        return data.donor
    return page.tr("{name} (ไม่ประสงค์ออกนาม)").format(name=data.donor)

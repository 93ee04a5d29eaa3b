"""The lending tab: the desk of today, and what is opened from it. Esc leads back the way one came."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui import messages
from ui.context import AppContext
from ui.pages import Page
from ui.pages.lending.after_page import AfterPage
from ui.pages.lending.desk import LoanDesk
from ui.pages.lending.device_dialog import add_device
from ui.pages.lending.donations_page import DonationsPage
from ui.pages.lending.home import LendingHome
from ui.pages.lending.item_page import DevicePage
from ui.pages.lending.models_page import ModelsPage
from ui.pages.lending.request_forms import RequestDialog, RequestForm
from ui.pages.lending.request_page import RequestView
from ui.pages.lending.return_desk import ReturnDesk
from ui.pages.lending.slip_page import SlipPage
from ui.pages.lending.stock_page import StockPage
from ui.pages.lending.stock_take_page import CountingPage
from ui.pages.lending.stock_takes import StockTakes
from ui.theme import Tone
from welfaredesk.errors import DomainError
from welfaredesk.queries.lending_requests import lent_models, request_page
from welfaredesk.queries.lending_stock_take import running_stock_take
from welfaredesk.services.lending_requests import Asked, RequestInput, ask

_AREAS = {
    "loan_contract",
    "loan_line",
    "loan_request",
    "hold",
    "device_item",
    "device_model",
    "person",
    "office",
    "stock_take",
    "stock_move",
    "donation",
    "claim",
    "repair",
    "renewal",
    "attachment",
}
_READ_AGAIN = (SlipPage, DevicePage, RequestView)
_LISTS = (StockTakes, CountingPage, StockPage, DonationsPage, AfterPage, ModelsPage)


class LendingPage(Page):
    """Home, loan desk, return desk, one slip, one device; each is made when first needed."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.stack = QStackedWidget()
        self._trail: list[QWidget] = []
        self._desk: LoanDesk | None = None
        self._returns: ReturnDesk | None = None
        self._slip: SlipPage | None = None
        self._item: DevicePage | None = None
        self._request: RequestView | None = None
        self._takes: StockTakes | None = None
        self._counting: CountingPage | None = None
        self._stock: StockPage | None = None
        self._donations: DonationsPage | None = None
        self._after: AfterPage | None = None
        self._models: ModelsPage | None = None
        self.home = LendingHome(context)
        self.stack.addWidget(self.home)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.home.loan_opened.connect(self.show_loan)
        self.home.item_opened.connect(self.show_item)
        self.home.request_opened.connect(self.show_request)
        self.home.new_request_asked.connect(self.add_request)
        self.home.lend_asked.connect(lambda: self.start_lending(None))
        self.home.return_asked.connect(self.start_return)
        self.home.new_item_asked.connect(self.add_new)
        self.home.models_asked.connect(self.show_models)
        self.home.after_asked.connect(self.show_after)
        self.home.stock_takes_asked.connect(self.show_stock_takes)
        self.home.consumables_asked.connect(self.show_consumables)
        self.home.donations_asked.connect(self.show_donations)
        context.changes.touched.connect(self._on_touched)

    # --- what the window asks for ---

    def entered(self) -> None:
        shown = self.stack.currentWidget()
        if isinstance(shown, (LoanDesk, ReturnDesk, *_LISTS)):
            shown.take_focus()
        elif shown is self.home:
            self.home.shown().table.setFocus()

    def add_new(self) -> None:
        add_device(self.context, self)

    def go_back(self) -> bool:
        if not self._trail:
            return False
        self._show(self._trail.pop(), back=True)
        return True

    def may_leave(self) -> bool:
        filled = any(desk is not None and not desk.is_empty() for desk in (self._desk, self._returns))
        if not filled:
            return True
        text = self.tr("มีการยืมหรือรับคืนที่กรอกไว้ยังไม่ได้บันทึก")
        return messages.ask(self, text, self.tr("ทิ้งที่กรอกไว้"), no=self.tr("กลับไปทำต่อ"), danger=True)

    def start_lending(self, person_id: int | None, item_id: int | None = None) -> None:
        """The loan desk; what was filled in before is still there unless it was saved."""
        desk = self._lending_desk()
        if desk.lent is not None:
            desk.start()
        self._show(desk)
        if person_id is not None:
            desk.choose_borrower(person_id)
        if item_id is not None:
            desk.add_item(item_id)
        desk.take_focus()

    def start_return(self, contract_id: int | None = None, item_id: int | None = None) -> None:
        """The return desk, with a slip already open when one is named."""
        desk = self._return_desk()
        self._show(desk)
        if contract_id is not None:
            desk.open_slip(contract_id, item_id)
        desk.take_focus()

    def show_loan(self, contract_id: int) -> None:
        """The page of one slip."""
        if self._slip is None:
            self._slip = SlipPage(self.context)
            self._slip.left.connect(self.go_back)
            self._slip.item_opened.connect(self.show_item)
            self._slip.return_asked.connect(self.start_return)
            self.stack.addWidget(self._slip)
        try:
            self._slip.show_slip(contract_id)
        except DomainError as error:
            messages.show_error(self, error)
            return
        self._show(self._slip)

    def show_item(self, item_id: int) -> None:
        """The page of one device."""
        if self._item is None:
            self._item = DevicePage(self.context)
            self._item.left.connect(self.go_back)
            self._item.loan_opened.connect(self.show_loan)
            self._item.stock_take_opened.connect(self.show_stock_take)
            self._item.lend_asked.connect(lambda item: self.start_lending(None, item))
            self._item.return_asked.connect(self.start_return)
            self.stack.addWidget(self._item)
        try:
            self._item.show_item(item_id)
        except DomainError as error:
            messages.show_error(self, error)
            return
        self._show(self._item)

    def show_request(self, request_id: int) -> None:
        """The page of one request."""
        if self._request is None:
            self._request = RequestView(self.context)
            self._request.left.connect(self.go_back)
            self._request.loan_opened.connect(self.show_loan)
            self._request.request_opened.connect(self.show_request)
            self._request.lend_asked.connect(self.hand_over)
            self.stack.addWidget(self._request)
        try:
            self._request.show_request(request_id)
        except DomainError as error:
            messages.show_error(self, error)
            return
        self._show(self._request)

    def add_request(self, person_id: int | None = None) -> None:
        """Take in a request, of this person when one is named, and open it."""
        db, actor = self.context.db, self.context.actor
        form = RequestForm(
            self.tr("รับคำขอยืม"), self.context, lent_models(db), RequestInput(applicant_id=person_id)
        )
        dialog = RequestDialog(lambda data: ask(actor, db, data), form, self)
        dialog.saved.connect(self._on_asked)
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)

    def _on_asked(self, asked: Asked) -> None:
        self.context.changes.announce(asked.touched)
        self.context.routes.said.emit(self.tr("รับคำขอเลขที่ {no} แล้ว").format(no=asked.no))
        self.show_request(asked.id)

    def hand_over(self, request_id: int) -> None:
        """The loan desk, filled in from a request."""
        desk = self._lending_desk()
        text = self.tr("มีการยืมที่กรอกไว้ยังไม่ได้บันทึก ทิ้งแล้วทำใบยืมของคำขอนี้หรือไม่")
        if not desk.is_empty() and not messages.ask(self, text, self.tr("ทิ้งที่กรอกไว้"), danger=True):
            return
        self._show(desk)
        desk.fill_from(request_page(self.context.db, request_id))

    def show_stock_takes(self) -> None:
        """The stock-takes; the one under way opens at once."""
        if self._takes is None:
            self._takes = StockTakes(self.context)
            self._takes.left.connect(self.go_back)
            self._takes.opened.connect(self.show_stock_take)
            self.stack.addWidget(self._takes)
        self._show(self._takes)
        running = running_stock_take(self.context.db)
        if running is not None:
            self.show_stock_take(running)

    def show_stock_take(self, stock_take_id: int) -> None:
        """The page of one stock-take."""
        if self._counting is None:
            self._counting = CountingPage(self.context)
            self._counting.left.connect(self.go_back)
            self.stack.addWidget(self._counting)
        try:
            self._counting.show_stock_take(stock_take_id)
        except DomainError as error:
            messages.show_error(self, error)
            return
        self._show(self._counting)

    def show_consumables(self) -> None:
        """What is given out by quantity."""
        if self._stock is None:
            self._stock = StockPage(self.context)
            self._stock.left.connect(self.go_back)
            self.stack.addWidget(self._stock)
        self._show(self._stock)

    def show_models(self) -> None:
        """The kinds of devices and their kits."""
        if self._models is None:
            self._models = ModelsPage(self.context)
            self._models.left.connect(self.go_back)
            self.stack.addWidget(self._models)
        self._show(self._models)

    def show_after(self, state: str) -> None:
        """What follows returns: one of the states of queries.lending_after."""
        if self._after is None:
            self._after = AfterPage(self.context)
            self._after.left.connect(self.go_back)
            self._after.item_opened.connect(self.show_item)
            self.stack.addWidget(self._after)
        self._after.show_state(state)
        self._show(self._after)

    def show_donations(self) -> None:
        """What was given to the office."""
        if self._donations is None:
            self._donations = DonationsPage(self.context)
            self._donations.left.connect(self.go_back)
            self.stack.addWidget(self._donations)
        self._show(self._donations)

    # --- inside ---

    def _lending_desk(self) -> LoanDesk:
        if self._desk is None:
            self._desk = LoanDesk(self.context)
            self._desk.left.connect(self.go_back)
            self._desk.return_asked.connect(self.start_return)
            self._desk.slip_asked.connect(self.show_loan)
            self.stack.addWidget(self._desk)
        return self._desk

    def _return_desk(self) -> ReturnDesk:
        if self._returns is None:
            self._returns = ReturnDesk(self.context)
            self._returns.left.connect(self.go_back)
            self.stack.addWidget(self._returns)
        return self._returns

    def _show(self, wanted: QWidget, *, back: bool = False) -> None:
        shown = self.stack.currentWidget()
        if shown is wanted:
            return
        if wanted is self.home:
            self._trail.clear()
        elif wanted in self._trail:
            del self._trail[self._trail.index(wanted) :]
        elif not back and shown is not None:
            self._trail.append(shown)
        self.stack.setCurrentWidget(wanted)
        if wanted is self.home:
            self._say_unfinished()
        self.entered()

    def _say_unfinished(self) -> None:
        if self._desk is not None and not self._desk.is_empty():
            self.home.banner.say(
                Tone.WAIT,
                self.tr("มีใบยืมที่กรอกไว้ยังไม่ได้บันทึก"),
                self.tr("ทำต่อ (F2)"),
                lambda: self.start_lending(None),
            )
        else:
            self.home.banner.clear()

    def _on_touched(self, areas: frozenset[str]) -> None:
        if not areas & _AREAS:
            return
        shown = self.stack.currentWidget()
        if isinstance(shown, (*_READ_AGAIN, *_LISTS)):
            shown.refresh()
        # the desk hands over what it asks for, and the way back leads to it
        if self._request is not None and self._request is not shown:
            self._request.refresh()
        if self._desk is not None:
            self._desk.refresh()
        if self._returns is not None:
            self._returns.refresh()

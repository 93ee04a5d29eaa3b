"""The lending tab: today's numbers, the two lists, slips and devices opened from them, and the way back."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.lending_office import LONG_NAME, add_device, add_loan, open_lending
from tests.ui.offices import CLERK
from tests.ui.thai_keys import type_text
from welfaredesk import clock
from welfaredesk.queries.lending import LoanQuery, loan_lines
from welfaredesk.queries.lending_counts import desk_counts
from welfaredesk.services.lending_returns import ReturnInput, take_back


@pytest.fixture
def filled(office):
    """Loans of every state; names the records by what they are."""
    anong = office.add_person("นางอนงค์ ใจดี", moo="4", phone="0812345678")
    long = office.add_person(LONG_NAME, moo="11")
    items = {code: add_device(office, code) for code in ("WC-1", "WC-2", "WC-3", "WC-4", "WC-5")}
    items["MT-1"] = add_device(office, "MT-1", "ที่นอนลม", category="ที่นอน", condition="damaged")
    ids = {
        "anong": anong,
        "late": add_loan(office, anong, items["WC-1"], due_in=-12, ago=100),
        "soon": add_loan(office, long, items["WC-2"], due_in=3, beneficiary_id=anong, relation="บุตร"),
        "far": add_loan(office, anong, items["WC-3"], due_in=60),
        "back": add_loan(office, anong, items["WC-4"], due_in=-1),
    }
    line = loan_lines(office.db, ids["back"])[0]
    take_back(CLERK, office.db, [ReturnInput(line.line_id, returner="นางอนงค์", ready=True)])
    return ids | items


@pytest.fixture
def page(filled, window, monkeypatch):
    shown = open_lending(window, monkeypatch)
    shown.ids = filled
    return shown


def shown_rows(listing, column):
    return [listing.model.index(row, column).data() for row in range(listing.model.rowCount())]


@pytest.mark.parametrize(
    ("tile", "number", "codes"),
    [
        ("due_soon", "1", ["WC-2"]),
        ("late", "1", ["WC-1"]),
    ],
)
def test_every_number_opens_the_list_behind_it(page, qtbot, tile, number, codes):
    home = page.home
    home.search.setText("ไม่มีใครชื่อนี้")
    assert home.tiles[tile].number_text() == number
    qtbot.mouseClick(home.tiles[tile], Qt.MouseButton.LeftButton)
    column = 2 if home.shown() is home.loans else 0
    assert sorted(shown_rows(home.shown(), column)) == codes
    assert home.search.text() == ""


def test_a_late_loan_says_how_late_in_words(page):
    badge = page.home.loans.model.index(0, 6).data(page.home.loans.model.BadgeRole)
    assert (badge.text, badge.tone) == ("เกิน 12 วัน", "late")


@pytest.mark.parametrize(
    ("state", "codes"),
    [
        ("open", ["WC-1", "WC-2", "WC-3"]),
        ("returned", ["WC-4"]),
        ("cancelled", []),
        ("", ["WC-1", "WC-2", "WC-3", "WC-4"]),
    ],
)
def test_the_chips_filter_the_loans(page, qtbot, state, codes):
    loans = page.home.loans
    qtbot.mouseClick(loans.chips.chips[state], Qt.MouseButton.LeftButton)
    assert sorted(shown_rows(loans, 2)) == codes
    assert loans.found.text() == f"{len(codes)} รายการ"


def test_typing_narrows_the_list_in_view(page):
    home = page.home
    type_text(home.search, "อนงค์")
    assert shown_rows(home.loans, 2) == ["WC-1", "WC-3"]
    home.switch.setCurrentIndex(2)
    assert home.items.model.rowCount() == 0
    home.search.clear()
    type_text(home.search, "wc๓")
    assert shown_rows(home.items, 0) == ["WC-3"]


def test_what_was_searched_in_vain_is_said(page):
    type_text(page.home.search, "กขค")
    assert page.home.loans.stack.currentWidget() is page.home.loans.stack.state
    assert "«กขค»" in page.home.loans.stack.state.title.text()


def test_an_empty_office_says_the_first_step(window, qtbot):
    home = window.open_page("lending").home
    assert "ยังไม่มีอุปกรณ์ที่ถูกยืม" in home.loans.stack.state.title.text()
    home.switch.setCurrentIndex(2)
    assert "ยังไม่มีอุปกรณ์ในทะเบียน" in home.items.stack.state.title.text()
    assert home.items.stack.state.action.isVisible()


def test_no_late_loans_is_good_news(office, window):
    home = window.open_page("lending").home
    home.show_list(home.loans, "late")
    assert home.loans.stack.state.title.text() == "ไม่มีรายการเกินกำหนด"


def test_the_slip_opens_and_back_finds_the_same_line(page, window, qtbot):
    home = page.home
    home.show_list(home.loans, "late")
    home.loans.table.select_id(home.loans.model.id_at(0))
    chosen = home.loans.table.current_id()
    qtbot.keyClick(home.loans.table, Qt.Key.Key_Return)
    assert page.stack.currentWidget().contract_id == page.ids["late"]
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is home
    assert (home.loans.state(), home.loans.table.current_id()) == ("late", chosen)


def test_a_slip_shows_who_and_what(page):
    page.show_loan(page.ids["soon"])
    slip = page.stack.currentWidget()
    assert slip.title.text() == "ใบยืม 1/2570"
    said = " ".join(child.plain() for child in slip.facts.findChildren(QWidget) if hasattr(child, "plain"))
    assert LONG_NAME in said
    assert "นางอนงค์ ใจดี (บุตร)" in said
    assert shown_rows(slip, 0) == ["WC-2"]
    assert not slip.returned_button.isVisible()


def test_a_returned_slip_can_not_be_cancelled(page):
    page.show_loan(page.ids["back"])
    slip = page.stack.currentWidget()
    assert slip.badge.badge().text == "คืนครบแล้ว"
    assert not slip.cancel_button.isVisible()
    assert not slip.return_button.isVisible()
    assert slip.returned_button.isVisible()


def test_a_mistaken_loan_is_cancelled_with_a_reason(page, office, qtbot):
    page.show_loan(page.ids["far"])
    slip = page.stack.currentWidget()
    qtbot.mouseClick(slip.cancel_button, Qt.MouseButton.LeftButton)
    dialog = QApplication.activeModalWidget()
    dialog.accept()
    assert "กรุณาระบุเหตุผล" in dialog.fields["reason"].message_text()
    assert not loan_lines(office.db, page.ids["far"])[0].cancelled
    type_text(dialog.editors["reason"], "เลือกผิดคน")
    dialog.accept()
    assert loan_lines(office.db, page.ids["far"])[0].cancelled
    assert "เลือกผิดคน" in slip.banner.text()
    assert not slip.cancel_button.isVisible()
    page.go_back()
    assert page.home.items.chips.chips["free"].text() == "ว่าง  3"


def test_a_device_shows_everybody_who_had_it(page, office):
    page.show_item(page.ids["WC-4"])
    device = page.stack.currentWidget()
    assert device.title.text() == "รถเข็นนั่ง  WC-4"
    assert shown_rows(device.history, 1) == ["นางอนงค์ ใจดี"]
    assert device.lend_button.isVisible()
    page.show_item(page.ids["WC-1"])
    assert "นางอนงค์" in device.banner.text()
    assert not device.lend_button.isVisible()
    assert device.return_button.isVisible()


def test_from_a_device_to_its_slip_and_back(page, window, qtbot):
    page.show_item(page.ids["WC-1"])
    device = page.stack.currentWidget()
    history = device.history
    history.table.select_id(history.model.id_at(0))
    qtbot.keyClick(history.table, Qt.Key.Key_Return)
    assert page.stack.currentWidget().contract_id == page.ids["late"]
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is device
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert page.stack.currentWidget() is page.home


def test_a_slip_that_is_not_there_is_told(page, monkeypatch):
    told = []
    monkeypatch.setattr("ui.messages.tell", lambda _parent, text, **_more: told.append(text))
    page.show_loan(999)
    assert "ไม่พบข้อมูล" in told[0]
    assert page.stack.currentWidget() is page.home


def test_what_is_saved_elsewhere_appears(page, office, window):
    add_loan(office, page.ids["anong"], page.ids["WC-5"], due_in=30)
    window.context.changes.announce(frozenset({"loan_contract", "loan_line"}))
    assert desk_counts(office.db).out == 4
    assert page.home.loans.chips.chips["open"].text() == "กำลังยืม  4"
    assert "WC-5" in shown_rows(page.home.loans, 2)


def test_the_window_can_ask_for_a_person_a_device_and_a_slip(page, window):
    window.context.routes.item_wanted.emit(page.ids["WC-2"])
    assert page.stack.currentWidget().shown.row.code == "WC-2"
    window.context.routes.loan_wanted.emit(page.ids["late"])
    assert page.stack.currentWidget().contract_id == page.ids["late"]
    window.context.routes.lend_wanted.emit(page.ids["anong"])
    assert page.stack.currentWidget().who.borrower.person_id() == page.ids["anong"]


def test_all_columns_fit_the_office_screen_at_125_percent(page, window, qtbot):
    window.resize(1093, 570)
    for listing in (page.home.loans, page.home.items):
        page.home.show_list(listing, "")
        qtbot.waitUntil(listing.isVisible)
        QApplication.processEvents()
        assert listing.table.horizontalScrollBar().maximum() == 0
        assert listing.table.viewport().height() >= 5 * 34


class _Watch(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_no_part_flashes_as_a_window_of_its_own(page, window):
    watch = _Watch()
    QApplication.instance().installEventFilter(watch)
    page.start_lending(page.ids["anong"], page.ids["WC-5"])
    page.start_return(page.ids["late"])
    page.show_loan(page.ids["late"])
    page.show_item(page.ids["WC-1"])
    QApplication.instance().removeEventFilter(watch)
    assert watch.seen == []


def test_loans_open_by_due_date(page, office):
    rows = LoanQuery(office.db).rows(LoanQuery(office.db).ids())
    days = [rows[page.home.loans.model.id_at(place)].due_on for place in range(3)]
    assert days == sorted(days)
    assert days[0] < clock.today()

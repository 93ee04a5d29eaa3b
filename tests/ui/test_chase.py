"""The chase desk: whom it lists, a call logged in two keys, letters for several, the round, the workbook."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.reports.pdfs import page_texts
from tests.ui.dialogs import with_dialog
from tests.ui.lending_office import add_device, add_loan, open_lending
from tests.ui.offices import CLERK
from tests.ui.thai_keys import type_text
from tests.unit.lending_chase import imported_loan
from ui.pages.lending import chase_list
from ui.pages.lending.contact_dialogs import ContactDialog, ContactLog, QuickPanel, RemoveDialog
from ui.pages.lending.recall_letters import LettersDialog
from ui.pages.lending.renew_dialog import RenewDialog
from ui.printing.preview import PreviewDialog
from ui.widgets.parts import Paragraph
from welfaredesk import clock
from welfaredesk.queries.chase import ChaseQuery, contacts_of
from welfaredesk.queries.lending import loan_lines
from welfaredesk.services import life_events
from welfaredesk.services.contacts import ContactInput, log_contact, log_letters


@pytest.fixture
def loans(office):
    anong = office.add_person("นางอนงค์ ใจดี", moo="4", phone="0812345678")
    prasit = office.add_person("นายประสิทธิ์ แก้วมา", moo="2")
    found = {
        "late": add_loan(
            office, anong, add_device(office, "WC-1"), add_device(office, "WC-2"), due_in=-20, ago=90
        ),
        "just": add_loan(office, prasit, add_device(office, "WC-3"), due_in=-2),
        "soon": add_loan(office, anong, add_device(office, "WC-4"), due_in=5),
        "old": imported_loan(office.db, -60),
    }
    return found | {"anong": anong, "prasit": prasit}


@pytest.fixture
def chase(loans, window, monkeypatch):
    page = open_lending(window, monkeypatch)
    page.home.show_list(page.home.chase, "late")
    page.home.chase.loans = loans
    return page.home.chase


def column(chase, number):
    return [chase.model.index(row, number).data() for row in range(chase.model.rowCount())]


def choose(chase, *contracts):
    """Exactly the lines of these loans."""
    query = ChaseQuery(chase.context.db)
    rows = query.rows(query.ids())
    chase.table.clearSelection()
    for line, row in rows.items():
        if row.contract_id in contracts:
            place = chase.model.position_of(line)
            flags = chase.table.selectionModel().SelectionFlag
            chase.table.selectionModel().select(chase.model.index(place, 0), flags.Select | flags.Rows)


# --- the list ---


def test_overdue_loans_come_first_to_last_with_all_that_is_asked(chase):
    assert column(chase, 0) == ["นายทองดี ใจดี", "นางอนงค์ ใจดี", "นางอนงค์ ใจดี", "นายประสิทธิ์ แก้วมา"]
    assert column(chase, 1) == ["–", "081-234-5678", "081-234-5678", "–"]
    assert column(chase, 2) == ["–", "4", "4", "2"]
    assert column(chase, 5) == ["เกิน 60 วัน ยังไม่ทวง", "เกิน 20 วัน ยังไม่ทวง", "เกิน 20 วัน ยังไม่ทวง", "เกิน 2 วัน"]
    assert chase.chips.chips["late"].text() == "เกินกำหนด  4"
    assert chase.chips.chips["recall"].text() == "ยังไม่ทวง  3"


@pytest.mark.parametrize(
    ("state", "count"),
    [("late", 4), ("recall", 3), ("due_soon", 1), ("due_30", 1), ("next", 0), ("gone", 0), ("", 5)],
)
def test_the_chips_open_their_lists(chase, qtbot, state, count):
    qtbot.mouseClick(chase.chips.chips[state], Qt.MouseButton.LeftButton)
    assert chase.model.rowCount() == count
    if not count:
        assert chase.stack.currentWidget() is chase.stack.state
        assert chase.stack.state.title.text()


def test_a_village_for_the_round(chase):
    assert [chase.moo.itemText(number) for number in range(chase.moo.count())] == [
        "ทุกหมู่",
        "หมู่ที่ 2",
        "หมู่ที่ 4",
        "ไม่ทราบหมู่",
    ]
    chase.moo.setCurrentIndex(2)
    chase.moo.activated.emit(2)
    assert set(column(chase, 0)) == {"นางอนงค์ ใจดี"}
    chase.moo.setCurrentIndex(3)
    chase.moo.activated.emit(3)
    assert column(chase, 0) == ["นายทองดี ใจดี"]


def test_search_finds_names_and_devices(chase, qtbot, window):
    home = window.page.home
    home.search.setText("ทองดี")
    qtbot.waitUntil(lambda: column(chase, 0) == ["นายทองดี ใจดี"])
    home.search.setText("ไม่มีใคร")
    qtbot.waitUntil(lambda: chase.stack.currentWidget() is chase.stack.state)


def test_death_is_shown_with_a_badge(chase, office):
    life_events.report(CLERK, office.db, chase.loans["prasit"], "died", clock.today())
    chase.context.changes.announce(frozenset({"person"}))
    badge = chase.model.index(3, 0).data(chase.model.BadgeRole)
    assert badge.text == "นายประสิทธิ์ แก้วมา (ผู้ยืมเสียชีวิต)"
    assert chase.chips.chips["gone"].text() == "เสียชีวิต/ย้าย  1"


def test_the_strip_says_who_it_is_about(chase):
    choose(chase, chase.loans["late"])
    assert "เลือกไว้ 2 รายการ" in chase.who.text()
    chase.table.selectRow(3)
    assert chase.who.text() == "นายประสิทธิ์ แก้วมา · หมู่ 2"
    assert chase.last.text() == "ไม่มีเบอร์โทรศัพท์ในทะเบียน · ยังไม่เคยติดต่อ"


def test_enter_opens_the_slip_and_a_button_the_person(chase, qtbot, window):
    chase.table.selectRow(3)
    with qtbot.waitSignal(chase.context.routes.person_wanted) as asked:
        qtbot.mouseClick(chase.person_button, Qt.MouseButton.LeftButton)
    assert asked.args == [chase.loans["prasit"]]
    page = window.open_page("lending")
    qtbot.keyClick(chase.table, Qt.Key.Key_Return)
    assert page.stack.currentWidget() is not page.home


def test_a_name_alone_has_no_page(chase):
    chase.table.selectRow(0)
    assert not chase.person_button.isEnabled()


# --- logging ---


@pytest.mark.parametrize("digit", ["1", "ๅ"])  # the same key on a Thai keyboard
def test_a_call_is_logged_in_two_keys(chase, qtbot, digit):
    chase.table.setFocus()
    chase.table.selectRow(3)
    qtbot.keyClick(chase.table, Qt.Key.Key_F6)
    type_text(chase.window().focusWidget(), digit)
    (view,) = contacts_of(chase.context.db, chase.loans["just"])
    assert (view.channel, view.result) == ("phone", "promised")
    assert (view.next_on - clock.today()).days == 7
    assert column(chase, 6)[3].startswith("รับปากจะนำมาคืน 22 พ.ย. 2569")
    assert chase.table.current_id() == chase.model.id_at(3)
    assert chase.table.hasFocus()


def test_escape_leaves_the_results_without_logging(chase, qtbot):
    chase.table.selectRow(3)
    chase.log_quickly()
    qtbot.keyClick(chase.window().focusWidget(), Qt.Key.Key_Escape)
    assert chase.table.hasFocus()
    assert contacts_of(chase.context.db, chase.loans["just"]) == ()


def test_a_result_may_be_clicked_too(chase, qtbot):
    chase.table.selectRow(3)
    chase.log_quickly()
    panel = chase.window().findChild(QuickPanel)
    qtbot.mouseClick(panel.findChildren(QPushButton)[2], Qt.MouseButton.LeftButton)
    assert [view.result for view in contacts_of(chase.context.db, chase.loans["just"])] == ["fetch"]


def test_one_call_stands_with_all_the_lines_chosen_once(chase, qtbot):
    choose(chase, chase.loans["late"], chase.loans["just"])
    chase.log_quickly()
    type_text(chase.window().focusWidget(), "6")
    assert [view.result for view in contacts_of(chase.context.db, chase.loans["late"])] == ["no_answer"]
    assert len(contacts_of(chase.context.db, chase.loans["just"])) == 1
    assert chase.chips.chips["recall"].text() == "ยังไม่ทวง  3"  # nobody was reached


def test_the_whole_form_proposes_when_to_try_again(chase):
    chase.table.selectRow(3)

    def fill(dialog):
        dialog.editors["channel"].setCurrentIndex(dialog.editors["channel"].findData("visit"))
        dialog.outcome.setCurrentIndex(dialog.outcome.findData("fetch"))
        assert (dialog.next.value() - clock.today()).days == 3
        dialog.editors["note"].setPlainText("ไปรับวันพุธ")
        dialog.accept()

    with_dialog(ContactDialog, fill)
    chase.log_more()
    (view,) = contacts_of(chase.context.db, chase.loans["just"])
    assert (view.channel, view.result, view.note) == ("visit", "fetch", "ไปรับวันพุธ")


def test_the_form_says_what_is_missing_under_its_field(chase):
    chase.table.selectRow(3)

    def leave(dialog):
        dialog.accept()
        assert dialog.isVisible()
        assert dialog.fields["result"].message_text() == "กรุณากรอกช่องนี้"
        dialog.reject()

    with_dialog(ContactDialog, leave)
    chase.log_more()
    assert contacts_of(chase.context.db, chase.loans["just"]) == ()


def test_the_log_is_put_right_and_cleared(chase, office):
    log_contact(CLERK, office.db, [chase.loans["just"]], ContactInput(result="no_answer"))
    chase.reload()
    chase.table.selectRow(3)

    def work(log):
        with_dialog(ContactDialog, correct)
        log.correct()
        assert log.model.index(0, 2).data() == "ปฏิเสธไม่คืน"
        with_dialog(RemoveDialog, remove)
        log.remove()
        assert log.list.currentWidget() is log.list.state
        log.accept()

    def correct(dialog):
        dialog.outcome.setCurrentIndex(dialog.outcome.findData("refused"))
        dialog.accept()

    def remove(dialog):
        dialog.editors["reason"].setText("บันทึกผิดคน")
        dialog.accept()

    with_dialog(ContactLog, work)
    chase.show_log()
    assert contacts_of(office.db, chase.loans["just"]) == ()
    assert column(chase, 6)[3] == ""


def test_the_lines_chosen_are_extended_and_leave_the_overdue(chase, qtbot):
    choose(chase, chase.loans["late"])
    chase.table.setFocus()
    chase.renew()
    dialog = chase.findChild(RenewDialog)
    assert len(dialog.editors["line_ids"].ticks) == 2
    dialog.accept()
    qtbot.waitUntil(lambda: "นางอนงค์ ใจดี" not in column(chase, 0))
    assert all(line.due_on > clock.today() for line in loan_lines(chase.context.db, chase.loans["late"]))


# --- letters ---


def test_letters_for_all_chosen_are_one_file_and_stand_in_the_log(chase, qtbot):
    chase.show_state("")
    choose(chase, *(chase.loans[name] for name in ("late", "just", "soon", "old")))

    def send(dialog):
        assert "3 ฉบับ" in " ".join(part.plain() for part in dialog.findChildren(Paragraph))
        dialog.accept()

    with_dialog(LettersDialog, send)
    chase.send_letters()
    qtbot.waitUntil(lambda: chase.findChild(PreviewDialog, "paper") is not None, timeout=15_000)
    preview = chase.findChild(PreviewDialog, "paper")
    texts = page_texts(preview.view.data)
    assert len(texts) == 3
    assert "นายทองดี ใจดี" in texts[0]
    assert "WC-1" in texts[1]
    assert "WC-2" in texts[1]
    assert contacts_of(chase.context.db, chase.loans["soon"]) == ()
    assert contacts_of(chase.context.db, chase.loans["late"])[0].letter_level == 1
    chase.show_state("late")
    assert column(chase, 8) == ["1", "1", "1", "1"]
    preview.close()


def test_the_next_letter_is_one_level_higher_and_printed_again_from_the_log(chase, office, qtbot):
    log_letters(CLERK, office.db, {chase.loans["just"]: 2})
    chase.reload()
    chase.table.selectRow(3)
    with_dialog(LettersDialog, lambda dialog: (dialog_level(dialog, 3), dialog.reject()))
    chase.send_letters()

    def again(log):
        qtbot.mouseClick(log.letter_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: log.findChild(PreviewDialog, "paper") is not None, timeout=15_000)
        preview = log.findChild(PreviewDialog, "paper")
        assert "ครั้งที่ ๒" in page_texts(preview.view.data)[0]
        preview.close()
        assert not log.remove_button.isEnabled()
        log.accept()

    with_dialog(ContactLog, again)
    chase.show_log()


def dialog_level(dialog, level):
    assert list(dialog.value().values()) == [level]


def test_what_is_not_overdue_gets_no_letter(chase, monkeypatch):
    told = []
    monkeypatch.setattr("ui.messages.tell", lambda _parent, text, **_more: told.append(text))
    chase.show_state("due_soon")
    chase.table.selectRow(0)
    chase.send_letters()
    assert told == ["รายการที่เลือกยังไม่เกินกำหนด จึงยังไม่ต้องออกหนังสือ"]


# --- paper and workbook ---


def test_the_round_is_printed_as_listed(chase, qtbot):
    chase.moo.setCurrentIndex(2)
    chase.moo.activated.emit(2)
    chase.print_round()
    qtbot.waitUntil(lambda: chase.findChild(PreviewDialog, "paper") is not None, timeout=15_000)
    preview = chase.findChild(PreviewDialog, "paper")
    (text,) = page_texts(preview.view.data)
    assert "เกินกำหนด หมู่ที่ ๔" in text
    assert "WC-1" in text
    assert "ทองดี" not in text
    preview.close()


def test_the_list_as_shown_goes_into_excel(chase, tmp_path, monkeypatch):
    out = tmp_path / "ติดตาม.xlsx"
    monkeypatch.setattr(chase_list, "chosen_file", lambda _parent, _name: out)
    chase.export()
    sheet = load_workbook(out).active
    assert [row[1] for row in sheet.iter_rows(2, values_only=True)] == column(chase, 0)

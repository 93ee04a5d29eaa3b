"""What follows a return, in the window: counting parts, claims, repairs, the check, receipts, extensions."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton

from tests import factories
from tests.factories import CLERK
from tests.ui.lending_office import add_device, add_loan
from tests.ui.thai_keys import type_text
from ui.context import AppContext
from ui.pages.lending import photos_dialog
from ui.pages.lending.page import LendingPage
from welfaredesk import clock
from welfaredesk.queries.lending import item_by_code, loan_lines
from welfaredesk.queries.lending_after import CLAIMS, MAINTENANCE, REPAIRS, AfterQuery, claims_of_person
from welfaredesk.queries.lending_lines import (
    line_parts,
    photos_of_item,
    photos_of_lines,
    renewals_of_slip,
    returns_of_slip,
)
from welfaredesk.queries.lending_models import model_page
from welfaredesk.services import lending_stock_take as stock_take
from welfaredesk.services.lending_repairs import RepairDone, RepairInput, finish_repair, open_repair
from welfaredesk.services.lending_returns import ReturnInput, take_back
from welfaredesk.services.lending_stock_take import StockTakeInput

Key = Qt.Key


@pytest.fixture
def ids(office):
    """A wheelchair with a kit and a bed on one slip, another wheelchair at home."""
    prasit = office.add_person("นายประสิทธิ์ แก้วมา", moo="2")
    chair, spare = (add_device(office, code) for code in ("WC-1", "WC-2"))
    bed = add_device(office, "BD-1", "เตียงผู้ป่วย", category="เตียง")
    factories.give_kit(office.db, chair, ("ที่วางเท้า", 2, 40_000), ("เบาะรองนั่ง", 1, None))
    slip = add_loan(office, prasit, chair, bed, due_in=20)
    return {"prasit": prasit, "chair": chair, "spare": spare, "bed": bed, "slip": slip}


@pytest.fixture
def page(ids, qtbot, office):
    """The lending tab alone: what stands around it is not needed here."""
    made = AppContext(office.db, CLERK)
    shown = LendingPage(made)
    shown.resize(1366, 640)
    qtbot.addWidget(shown)
    shown.show()
    yield shown
    made.jobs.close()


@pytest.fixture
def desk(page):
    page.start_return()
    return page.stack.currentWidget()


def picture():
    written = BytesIO()
    Image.new("RGB", (64, 48), "teal").save(written, "PNG")
    return written.getvalue()


def scan(desk, qtbot, text):
    type_text(desk.code, text)
    qtbot.keyClick(desk.code, Key.Key_Return)


def save(desk, qtbot):
    qtbot.keyClick(desk.code, Key.Key_F9)
    qtbot.waitUntil(lambda: "รับคืนแล้ว" in desk.banner.text())


def line_of(desk, code):
    return next(line for line in desk.slip.lines if line.loan.code == code)


def back(office, code, **fields):
    return take_back(CLERK, office.db, [ReturnInput(item_by_code(office.db, code).line_id, **fields)])


def opened(page, name):
    """The dialog of this name that is open now."""
    return open_ones(page, name)[0]


def open_ones(page, name):
    return [each for each in page.findChildren(QDialog, name) if each.isVisible()]


def choose(dialog, name, value):
    box = dialog.editors[name]
    box.setCurrentIndex(box.findData(value))


def test_a_foot_rest_less_is_claimed_and_the_clerk_is_told(desk, qtbot, office, ids):
    scan(desk, qtbot, "WC-1")
    line = line_of(desk, "WC-1")
    assert line.counts.counts() == (2, 1)
    line.counts.numbers[0].setValue(1)
    assert "ขาด 1" in line.counts._words[0].text()
    assert desk.slip.is_touched()
    save(desk, qtbot)
    assert "เรียกร้องจากผู้ยืม: ที่วางเท้า" in desk.banner.text()
    assert item_by_code(office.db, "WC-1").obstacle == "part_missing"
    (claim,) = claims_of_person(office.db, ids["prasit"])
    assert (claim.what, claim.satang) == ("ที่วางเท้า", 40_000)


def test_all_that_is_asked_for_at_the_return_is_kept(desk, qtbot, office, ids):
    scan(desk, qtbot, "BD-1")
    line = line_of(desk, "BD-1")
    assert not line.claim.isVisible()
    line.condition.setCurrentIndex(line.condition.findData("damaged"))
    type_text(line.note, "ราวกั้นงอ")
    line.claim.setChecked(False)
    line.repair.setChecked(True)
    type_text(line.missing, "เสาน้ำเกลือ")
    line.photos.add(picture())
    save(desk, qtbot)
    found = loan_lines(office.db, ids["slip"])[1]
    assert [row.what for row in AfterQuery(office.db, CLAIMS).rows([1]).values()] == ["เสาน้ำเกลือ"]
    assert [row.what for row in AfterQuery(office.db, REPAIRS).rows([1]).values()] == ["ราวกั้นงอ"]
    assert [each.phase for each in photos_of_lines(office.db, [found.line_id])] == ["in"]


def test_one_tick_makes_it_free_at_once(desk, qtbot, office):
    scan(desk, qtbot, "WC-1")
    line_of(desk, "WC-1").ready.setChecked(True)
    save(desk, qtbot)
    assert item_by_code(office.db, "WC-1").available


def test_a_fourth_picture_can_not_be_added(desk, qtbot):
    scan(desk, qtbot, "WC-1")
    photos = line_of(desk, "WC-1").photos
    for _ in range(3):
        photos.add(picture())
    assert not photos.add_button.isEnabled()
    photos._shown[0].click()
    assert len(photos.photos) == 2
    assert photos.add_button.isEnabled()


def test_the_kit_goes_along_and_can_be_counted_at_the_desk(page, office, ids):
    page.start_lending(ids["prasit"], ids["spare"])
    line = page._desk.what._lines[0]
    assert line.along.text() == "พร้อม ที่วางเท้า 2, เบาะรองนั่ง 1"
    line.edit()
    dialog = opened(page, "hand_over")
    dialog.counts.numbers[1].setValue(0)
    type_text(dialog.editors["note"], "ล้อใหม่")
    dialog.accept()
    assert line.along.text() == "พร้อม ที่วางเท้า 2 · ล้อใหม่"
    assert [part.quantity for part in page._desk.what.handed()[0].parts] == [2, 0]


def test_the_list_of_pieces_to_check_empties_by_enter(page, office, ids, qtbot):
    back(office, "WC-1", note="ล้อฝืด")
    page.show_after("to_check")
    shown = page._after.list
    page.entered()
    assert [shown.model.row_at(0).code, shown.chips.chips["to_check"].text()] == [
        "WC-1",
        "รอตรวจ/ทำความสะอาด  1",
    ]
    qtbot.keyClick(shown.table, Key.Key_Return)
    dialog = opened(page, "ready_dialog")
    dialog.editors["cleaned"].setChecked(False)
    dialog.accept()
    assert "เหตุผล" in dialog.fields["note"].message_text()
    dialog.editors["cleaned"].setChecked(True)
    dialog.accept()
    assert item_by_code(office.db, "WC-1").available
    assert shown.model.rowCount() == 0


def test_a_claim_is_settled_from_its_list(page, office, ids):
    back(office, "WC-1", missing=("ที่วางเท้า",), ready=True)
    page.show_after("claims")
    page.entered()
    shown = page._after.list
    assert shown.first_button.text() == "ปิดเรื่อง…"
    assert shown.second_button.text() == "ให้ยืมทั้งที่ยังไม่ครบ…"
    shown.first_button.click()
    dialog = opened(page, "settle_dialog")
    choose(dialog, "how", "paid")
    dialog.accept()
    assert dialog.fields["amount_satang"].message_text()
    dialog.editors["amount_satang"].set_value(80_000)
    dialog.accept()
    assert item_by_code(office.db, "WC-1").available
    assert shown.model.rowCount() == 0


def test_a_piece_goes_out_incomplete_only_with_a_reason(page, office, ids):
    back(office, "WC-1", missing=("ที่วางเท้า",), ready=True)
    page.show_after("claims")
    page.entered()
    page._after.list.second_button.click()
    dialog = opened(page, "reason_dialog")
    dialog.accept()
    assert dialog.fields["reason"].message_text()
    dialog.editors["reason"].setPlainText("ผู้ใช้ไม่ต้องใช้")
    dialog.accept()
    assert item_by_code(office.db, "WC-1").available


def test_a_repair_is_sent_and_finished_from_its_list(page, office, ids):
    back(office, "BD-1", condition="repair", note="มอเตอร์เสีย", claim=False, ready=True)
    page.show_after("repairs")
    page.entered()
    shown = page._after.list
    shown.second_button.click()
    dialog = opened(page, "repair_dialog")
    type_text(dialog.editors["vendor"], "ร้านช่างหนึ่ง")
    dialog.accept()
    page.entered()
    shown.first_button.click()
    dialog = opened(page, "repair_done_dialog")
    dialog.editors["cost_satang"].set_value(150_000)
    dialog.editors["next_on"].set_value(clock.today() + timedelta(days=10))
    dialog.accept()
    assert item_by_code(office.db, "BD-1").available
    assert len(AfterQuery(office.db, MAINTENANCE).ids()) == 1
    page.show_item(ids["bed"])
    assert page._item.history.summary.text() == "ซ่อมรวม 1,500.00 บาท · หยุดใช้ 0 วัน"


def test_a_device_shows_its_whole_history(page, office, ids):
    back(office, "WC-1", missing=("เบาะรองนั่ง",), photos=(picture(),))
    job = open_repair(CLERK, office.db, ids["chair"], RepairInput(fault="ล้อฝืด", opened_on=date(2026, 11, 20)))
    finish_repair(CLERK, office.db, job.id, RepairDone("usable", cost_satang=20_000), version=job.version)
    page.show_item(ids["chair"])
    history = page._item.history
    counts = [history.chips.chips[key].text().split()[-1] for key in ("loans", "seen", "jobs", "owed")]
    assert counts == ["1", "2", "1", "1"]
    assert history.photos_button.text() == "ภาพ 1"
    for key, words in (("seen", "รับคืน"), ("jobs", "ล้อฝืด"), ("owed", "เบาะรองนั่ง")):
        history.chips.chips[key].click()
        texts = [history.model.index(0, place).data() for place in range(history.model.columnCount())]
        assert words in texts


def test_a_slip_is_extended_and_its_paper_shown(page, office, ids, qtbot):
    page.show_loan(ids["slip"])
    page._slip.renew_button.click()
    dialog = opened(page, "renew_dialog")
    assert dialog.editors["new_due_on"].value() == clock.today() + timedelta(days=110)
    first = next(iter(dialog.editors["line_ids"].ticks.values()))
    first.setChecked(False)
    type_text(dialog.editors["condition"], "ใช้งานได้ดี")
    dialog.accept()
    qtbot.waitUntil(lambda: bool(open_ones(page, "paper")), timeout=15_000)
    opened(page, "paper").reject()
    (row,) = renewals_of_slip(office.db, ids["slip"])
    assert (row.codes, row.condition) == (("BD-1",), "ใช้งานได้ดี")
    assert page._slip.events.model.rowCount() == 1


def test_several_lines_of_the_list_are_extended_at_once(page, office, ids):
    other = add_loan(office, ids["prasit"], ids["spare"], due_in=5)
    page.home.show_list(page.home.loans, "open")
    page.home.loans.table.selectAll()
    page.home.loans.renew_button.click()
    dialog = opened(page, "renew_dialog")
    dialog.accept()
    assert len(renewals_of_slip(office.db, ids["slip"])) == len(renewals_of_slip(office.db, other)) == 1


def test_a_renewal_over_the_limit_says_so_before_it_is_asked(page, office, ids):
    from welfaredesk.services.lending_renewals import RenewInput, renew

    line = loan_lines(office.db, ids["slip"])[0].line_id
    for number in range(1, 4):
        renew(CLERK, office.db, RenewInput((line,), date(2027, number, 28)))
    page.show_loan(ids["slip"])
    page._slip.renew_button.click()
    dialog = opened(page, "renew_dialog")
    assert "ต่ออายุมาแล้ว 3 ครั้ง" in dialog.banner.text()
    dialog.accept()
    assert "ต่ออายุมาแล้ว 3 ครั้ง" in dialog.fields["reason"].message_text()
    dialog.reject()


def test_a_mistaken_return_is_taken_back_from_the_slip(page, office, ids):
    back(office, "WC-1")
    page.show_loan(ids["slip"])
    slip = page._slip
    slip.chips.chips["events"].click()
    slip.events.table.select_id(1)
    slip.events.undo_button.click()
    dialog = opened(page, "reason_dialog")
    dialog.editors["reason"].setPlainText("ยิงผิดคัน")
    dialog.accept()
    assert item_by_code(office.db, "WC-1").holder == "นายประสิทธิ์ แก้วมา"
    (row,) = returns_of_slip(office.db, ids["slip"])
    assert row.undone
    assert not slip.events.print_button.isEnabled()


def test_what_the_borrower_says_is_kept_as_a_claim(page, office, ids):
    page.show_loan(ids["slip"])
    page._slip.table.select_id(loan_lines(office.db, ids["slip"])[1].line_id)
    page._slip.claim_button.click()
    dialog = opened(page, "claim_dialog")
    assert dialog.editors["kind"].currentData() == "says_returned"
    dialog.editors["note"].setPlainText("ฝากไว้กับ อสม.")
    dialog.accept()
    (claim,) = claims_of_person(office.db, ids["prasit"])
    assert (claim.kind, claim.code) == ("ผู้ยืมแจ้งว่าคืนแล้ว", "BD-1")


def test_a_kit_is_edited_line_by_line(page, office, ids):
    page.show_models()
    model = item_model(office, ids["chair"])
    page._models.edit(model)
    dialog = opened(page, "model_dialog")
    kit = dialog.editors["parts"]
    kit.parts[0].quantity.setValue(1)
    kit.parts[1].remove.click()
    kit.add_button.click()
    type_text(kit.parts[-1].name, "เข็มขัด")
    kit.add_button.click()  # a line left empty is no part
    dialog.accept()
    kept = model_page(office.db, model).data.parts
    assert [(part.name, part.quantity) for part in kept] == [("ที่วางเท้า", 1), ("เข็มขัด", 1)]
    line = loan_lines(office.db, ids["slip"])[0].line_id
    assert [part.quantity_out for part in line_parts(office.db, [line])[line]] == [2, 1]


def item_model(office, item_id):
    from welfaredesk.db.models import DeviceItem

    with office.db.reading() as session:
        return session.get_one(DeviceItem, item_id).model_id


def test_the_persons_page_tells_what_is_owed(office, ids, window):
    back(office, "WC-1", missing=("ที่วางเท้า",))
    window.context.routes.person_wanted.emit(ids["prasit"])
    shown = window.page.findChild(QPushButton, "claim_1")
    assert shown is not None
    shown.click()
    assert window.page._slip.contract_id == ids["slip"]


def test_stock_takes_stand_in_the_history_of_a_device(page, office, ids):
    take = stock_take.begin(CLERK, office.db, StockTakeInput(title="ตรวจสอบประจำปี 2569")).id
    page.show_item(ids["chair"])
    history = page._item.history
    history.chips.chips["counted"].click()
    assert [history.model.index(0, place).data() for place in (1, 2)] == ["ตรวจสอบประจำปี 2569", "ถูกยืม"]
    history.table.opened.emit(take)
    assert page._counting.shown.row.id == take


def test_pictures_of_a_device_are_added_described_and_taken_out(page, office, ids, monkeypatch):
    page.show_item(ids["chair"])
    history = page._item.history
    history.photos_button.click()
    photos = opened(page, "photos_dialog")
    monkeypatch.setattr(photos_dialog, "read_pictures", lambda _parent, _most: [picture()])

    def fill(dialog, name, text):
        type_text(dialog.editors[name], text)
        dialog.accept()

    monkeypatch.setattr(photos_dialog.PhotoForm, "exec", lambda form: fill(form, "caption", "ป้ายเครื่อง"))
    photos.add_button.click()
    (kept,) = photos_of_item(office.db, ids["chair"])
    assert kept.caption == "ป้ายเครื่อง"
    assert history.photos_button.text() == "ภาพ 1"
    photos.look(kept)
    opened(page, "paper").reject()
    photos.describe(kept)
    monkeypatch.setattr(
        photos_dialog.ReasonDialog,
        "exec",
        lambda form: (form.editors["reason"].setPlainText("ผิดชิ้น"), form.accept()),
    )
    photos.remove(kept)
    assert photos_of_item(office.db, ids["chair"]) == ()
    photos.reject()

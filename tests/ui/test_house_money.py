"""The money of a house in the real window: estimate typed and pasted, payments, budgets, kinds of money."""

from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from reports.issuing import issue
from tests.ui.offices import CLERK
from ui.pages.housing import reports
from ui.pages.housing.estimate_form import EstimateDialog
from ui.pages.housing.estimate_model import ITEM, LABOUR, MATERIAL, QUANTITY, TOTAL, UNIT, VOLUNTEER
from ui.pages.housing.money_forms import BudgetDialog, HelpDialog, PaymentDialog, ReasonDialog
from ui.pages.housing.page import HousingPage
from ui.pages.housing.project_estimate import EstimateSection
from ui.pages.housing.project_forms import NewProjectDialog, ProjectDialog
from ui.pages.housing.project_money import MoneySection
from ui.pages.housing.project_payments import PaymentsSection
from ui.pages.housing.project_works import WorksSection
from ui.pages.housing.work_forms import HandoverDialog, LetterDialog, PartnerDialog, WorkDayDialog
from ui.pages.settings.grant_types import GrantDialog, GrantTypesSection
from ui.printing.preview import PreviewDialog
from welfaredesk import clock
from welfaredesk.db.models import HouseFunding, HouseProject, HouseProjectStep
from welfaredesk.queries.house_help import help_before
from welfaredesk.queries.house_works import project_works
from welfaredesk.queries.housing_money import fund_table, grants, project_money
from welfaredesk.services import house_estimates, house_payments, housing, housing_stages
from welfaredesk.services.house_estimates import EstimateInput, LineInput
from welfaredesk.services.house_payments import PaymentInput
from welfaredesk.services.housing import FundingInput, ProjectInput
from welfaredesk.services.housing_stages import StepInput

Key = Qt.Key


@pytest.fixture
def house(office) -> int:
    """A granted project of two sources."""
    anong = office.add_person("นางอนงค์ ใจดี", house_no="12/3", moo="4")
    data = ProjectInput(
        anong,
        support_kind="repair",
        work_items=("roof",),
        approved_satang=45_000_00,
        funding=(FundingInput("dep", 40_000_00), FundingInput("donation", 5_000_00)),
    )
    made = housing.create_project(CLERK, office.db, data, StepInput(happened_on=date(2026, 10, 5))).id
    approved = StepInput("approved", date(2026, 10, 20), reason="เร่งด่วน")
    housing_stages.reach_stage(CLERK, office.db, made, approved)
    return made


@pytest.fixture
def page(house, window) -> HousingPage:
    shown = window.open_page("housing")
    assert isinstance(shown, HousingPage)
    shown.show_project(house)
    return shown


def side(page, kind):
    """One tab of the project's page, in front."""
    view = page.stack.currentWidget()
    view.tabs.setCurrentIndex(list(view.sections).index(kind))
    return view.sections[kind]


def opened(page, kind):
    return next(each for each in page.window().findChildren(kind) if each.isVisible())


def test_an_estimate_is_typed_with_the_keyboard_alone(page, house, office, qtbot):
    section = side(page, EstimateSection)
    section.edit()
    dialog = opened(page, EstimateDialog)
    table, model = dialog.edit.table, dialog.edit.model
    table.setFocus()
    for typed in ("Zinc", "12.5", "sheet", "185", "40"):
        at = table.currentIndex()
        qtbot.keyClicks(table, typed[0])  # typing opens the cell
        editor = table.focusWidget()
        qtbot.keyClicks(editor, typed[1:])
        qtbot.keyClick(editor, Key.Key_Return)
        qtbot.waitUntil(lambda at=at: table.currentIndex() != at)
    assert table.currentIndex().column() == VOLUNTEER
    assert dialog.edit.total.text() == "รวม 2,812.50 บาท"
    assert model.rowCount() == 2
    dialog.accept()
    estimate = project_money(office.db, house).estimate
    assert estimate is not None
    assert (estimate.amounts.material, estimate.amounts.labour) == (2_312_50, 500_00)
    assert section.total.text() == "รวม 2,812.50 บาท"


def test_rows_of_a_workbook_are_pasted_and_a_half_row_names_what_it_lacks(page, house, office):
    side(page, EstimateSection).edit()
    dialog = opened(page, EstimateDialog)
    copied = "ลำดับ\tรายการ\tจำนวน\tหน่วย\tวัสดุ\tแรง\n1\tปูนซีเมนต์\t๒๐\tถุง\t130.50\t\n2\tทราย\t\tคิว\t450\t20\n"
    QGuiApplication.clipboard().setText(copied)
    dialog.edit.table.paste()
    model = dialog.edit.model

    def cell(place: int, column: int) -> str:
        return model.data(model.index(place, column))

    assert [cell(0, column) for column in (ITEM, QUANTITY, UNIT, MATERIAL, LABOUR, TOTAL)] == [
        "ปูนซีเมนต์",
        "20",
        "ถุง",
        "130.50",
        "",
        "2,610.00",
    ]
    assert cell(1, TOTAL) == "ยังขาด จำนวน"
    dialog.accept()
    assert dialog.banner.text() == "แถวที่ 2 ยังขาด จำนวน กรุณากรอกให้ครบ หรือล้างทั้งแถว"
    assert dialog.edit.table.currentIndex().row() == 1
    model.setData(model.index(1, QUANTITY), "สอง")
    dialog.accept()
    assert "อ่าน «สอง» เป็นตัวเลขไม่ได้" in dialog.fields["lines"].message_text()
    model.setData(model.index(1, QUANTITY), "1.125")
    model.setData(model.index(1, VOLUNTEER), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert dialog.edit.total.text() == "รวม 3,116.25 บาท"
    dialog.accept()
    estimate = project_money(office.db, house).estimate
    assert estimate is not None
    assert (estimate.amounts.total, estimate.amounts.volunteer) == (3_116_25, 22_50)


def test_what_is_being_typed_is_kept_and_the_mouse_goes_where_it_is_put(page, qtbot):
    side(page, EstimateSection).edit()
    dialog = opened(page, EstimateDialog)
    table, model = dialog.edit.table, dialog.edit.model
    model.paste("Sand\t1\tcu.m.\t450\nZinc\t2\tsheet\t185", model.index(0, ITEM))
    table.go_to(0, QUANTITY)
    qtbot.keyClicks(table, "5")
    table.setCurrentIndex(model.index(1, LABOUR))  # a press of the mouse in another row
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, LABOUR)
    qtbot.keyClicks(table, "9")
    dialog.accept()  # the cell is still open
    assert [(line.quantity_milli, line.labour_satang) for line in model.lines()] == [
        (5_000, None),
        (2_000, 9_00),
    ]


def test_a_row_is_cleared_and_taken_out(page):
    side(page, EstimateSection).edit()
    dialog = opened(page, EstimateDialog)
    model = dialog.edit.model
    for place, name in enumerate(("ก", "ข")):
        model.setData(model.index(place, ITEM), name)
    dialog.edit.table.go_to(0)
    dialog.edit.remove_button.click()
    assert [line.item for line in model.lines()] == ["ข"]
    model.clear_cells([model.index(0, ITEM)])
    assert model.lines()[0].blank
    dialog.reject()


def test_a_payment_is_kept_within_the_share_and_its_receipt_opens(page, house, office, qtbot):
    section = side(page, PaymentsSection)
    section.pay()
    dialog = opened(page, PaymentDialog)
    assert dialog.editors["payee"].currentText() == "นางอนงค์ ใจดี"
    dialog.editors["amount_satang"].set_value(40_000_01)
    dialog.editors["purpose"].setPlainText("ค่าวัสดุ")
    dialog.accept()
    assert "ครั้งนี้เกิน 0.01 บาท" in dialog.fields["over_reason"].message_text()
    dialog.editors["amount_satang"].set_value(40_000_00)
    dialog.accept()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.window().findChildren(PreviewDialog)))
    opened(page, PreviewDialog).close()
    (payment,) = project_money(office.db, house).payments
    assert (payment.no, payment.payee) == ("1/2570", "นางอนงค์ ใจดี")
    assert section.paid.text() == "จ่ายแล้ว 40,000.00 จาก 45,000.00 บาท"
    section.payment_table.select_id(payment.id)
    section.void_button.click()
    reason = opened(page, ReasonDialog)
    reason.editors["reason"].setPlainText("พิมพ์ผิด")
    reason.accept()
    assert section.paid.text() == "จ่ายแล้ว 0.00 จาก 45,000.00 บาท"
    assert not section.void_button.isEnabled()


def test_money_over_a_ceiling_is_told_in_the_form_and_kept(page, house, office):
    page.stack.currentWidget().edit_button.click()
    form = opened(page, ProjectDialog)
    (_source, amount), _second = form.editors["funding"].lines
    assert not form.warnings.isVisible()
    amount.set_value(41_000_00)
    assert "เกินเพดาน «ปรับสภาพแวดล้อมที่อยู่อาศัยคนพิการ» 40,000.00 บาทต่อหลัง" in form.warnings.text()
    form.editors["approved_satang"].set_value(46_000_00)
    form.accept()
    assert project_money(office.db, house).approved_satang == 46_000_00
    assert "เกินเพดาน" in side(page, MoneySection).warnings.text()


def test_help_before_is_told_to_who_begins_another_project(page, house, office):
    page.add_project(ProjectInput(person_id=office.people["นางอนงค์ ใจดี"]))
    form = opened(page, NewProjectDialog)
    assert (
        "พบความช่วยเหลือก่อนหน้า 1 รายการ ล่าสุดปีงบประมาณ 2570 จาก พก. + รับบริจาค (คนเดียวกัน)" in form.warnings.text()
    )
    form.reject()


def test_help_of_another_agency_is_noted_and_counts(page, house, office):
    section = side(page, MoneySection)
    assert not section.warnings.isVisible()
    section.help_button.click()
    dialog = opened(page, HelpDialog)
    dialog.editors["agency"].setText("มูลนิธิตัวอย่าง")
    dialog.editors["what"].setText("ซ่อมหลังคา")
    dialog.accept()
    assert [row.agency for row in help_before(office.db, house)] == ["มูลนิธิตัวอย่าง"]
    assert "มูลนิธิตัวอย่าง (คนเดียวกัน)" in section.warnings.text()


def test_the_year_of_a_source_opens_its_projects(page, house, office, window):
    house_payments.pay(CLERK, office.db, house, PaymentInput("dep", 10_000_00, "ค่าวัสดุ", payee="ร้าน"))
    page.go_back()
    home = page.home
    home.bring(home.funds)
    home.funds.reload()
    assert home.funds.totals.text() == "งบที่ได้รับ 0.00 · อนุมัติแล้ว 45,000.00 · จ่ายแล้ว 10,000.00 บาท"
    home.funds.table.select_id(0)
    home.funds.budget_button.click()
    dialog = opened(page, BudgetDialog)
    assert dialog.editors["fund_source"].currentData() == "dep"
    dialog.editors["amount_satang"].set_value(39_000_00)
    dialog.accept()
    dep = fund_table(office.db, 2570)[0]
    assert (dep.left_satang, dep.paid_satang) == (-1_000_00, 10_000_00)
    home.funds.table.opened.emit(0)
    assert home.shown() is home.projects
    assert (home.projects.query().fund_source, home.projects.query().from_year) == ("dep", 2570)
    assert home.projects.model.rowCount() == 1


def test_money_is_exported(page, house, office, tmp_path, monkeypatch):
    house_payments.pay(CLERK, office.db, house, PaymentInput("dep", 10_000_50, "ค่าวัสดุ", payee="ร้าน"))
    out = tmp_path / "เงิน.xlsx"
    monkeypatch.setattr(reports, "chosen_file", lambda _parent, _name: out)
    section = side(page, PaymentsSection)
    section.fill(section.shown)
    section.export_button.click()
    book = load_workbook(out)
    assert book.sheetnames == ["ประมาณการ", "การจ่ายเงิน", "สิ่งของและแรงงาน"]
    paid = list(book["การจ่ายเงิน"].iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[6]) for row in paid] == [("1/2570", 10_000.5)]
    page.home.bring(page.home.funds)
    page.home.funds.export_button.click()
    rows = list(load_workbook(out).active.iter_rows(min_row=2, values_only=True))
    assert [(row[0], row[3], row[4], row[5]) for row in rows] == [
        ("พก.", 40_000, 10_000.5, None),
        ("รับบริจาค", 5_000, 0, None),
    ]


def test_a_house_of_an_old_register_has_its_money_too(page, office, qtbot):
    with office.db.transaction() as session:
        row = HouseProject(
            fiscal_year=2563, person_name="นายไม่ปรากฏ", support_kind="new", created_at=clock.now()
        )
        row.steps.append(HouseProjectStep(stage="finished", created_at=clock.now()))
        row.funding.append(HouseFunding(fund_source="temple", amount_satang=9_000_00))
        session.add(row)
        session.flush()
        old = row.id
    page.show_project(old)
    for kind in page.stack.currentWidget().sections:
        side(page, kind)
    assert side(page, MoneySection).help_button.isHidden()
    section = side(page, PaymentsSection)
    section.pay()
    dialog = opened(page, PaymentDialog)
    dialog.editors["payee"].setEditText("นายไม่ปรากฏ")
    dialog.editors["amount_satang"].set_value(9_000_00)
    dialog.editors["purpose"].setPlainText("ค่าก่อสร้าง")
    dialog.accept()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.window().findChildren(PreviewDialog)))
    opened(page, PreviewDialog).close()
    assert project_money(office.db, old).paid_satang == 9_000_00
    house_estimates.save_estimate(CLERK, office.db, old, EstimateInput((LineInput("บ้าน", 1_000, "หลัง", 1),)))
    assert issue(CLERK, office.db, "W-13", old).no == ""


def test_people_days_and_the_hand_over_are_kept(page, house, office):
    section = side(page, WorksSection)
    section.partner_button.click()
    partner = opened(page, PartnerDialog)
    partner.editors["name"].setEditText("ช่างแดง ตัวอย่าง")
    partner.accept()
    section.day_button.click()
    day = opened(page, WorkDayDialog)
    day.editors["work"].setPlainText("รื้อหลังคา")
    day.editors["people"].setValue(6)
    day.accept()
    assert section.counted.text() == "1 วัน · รวม 6 คน-วัน"
    section.handover_button.click()
    form = opened(page, HandoverDialog)
    form.editors["started_on"].set_value(date(2026, 11, 10))
    form.editors["finished_on"].set_value(date(2026, 11, 1))
    form.editors["handed_on"].set_value(date(2026, 11, 15))
    for (name, _position), words in zip(form.editors["committee"].lines, ("หนึ่ง", "สอง", "สอง"), strict=True):
        name.setText(words)
    form.accept()
    assert form.fields["finished_on"].message_text() == ("วันที่ 1 พ.ย. 2569 อยู่ก่อนวันเริ่ม 10 พ.ย. 2569 กรุณาแก้วันที่")
    assert "กรรมการตรวจรับมี 2 คน ต้องมีอย่างน้อย 3 คน" in form.fields["committee"].message_text()
    form.editors["finished_on"].set_value(date(2026, 11, 12))
    form.editors["committee"].lines[2][0].setText("สาม")
    form.accept()
    works = project_works(office.db, house)
    assert [each.name for each in works.partners] == ["ช่างแดง ตัวอย่าง"]
    assert works.handover.data.works == (("หลังคา", ""),)
    assert section.handed.plain().startswith("เริ่มงาน 10 พ.ย. 2569 · แล้วเสร็จ 12 พ.ย. 2569")
    assert section.paper_button.isEnabled()


def test_a_letter_asks_for_what_the_sources_do_not_cover(page, house, office, qtbot):
    section = side(page, WorksSection)
    section.letter_button.click()
    dialog = opened(page, LetterDialog)
    dialog.editors["to"].setText("พัฒนาสังคมและความมั่นคงของมนุษย์จังหวัดลำพูน")
    dialog.editors["asked_satang"].set_value(10_000_00)
    dialog.editors["enclosures"].setPlainText("ประมาณการ\n\nภาพถ่ายบ้าน")
    dialog.accept()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in page.window().findChildren(PreviewDialog)))
    opened(page, PreviewDialog).close()
    (letter,) = project_works(office.db, house).letters
    assert (letter.no, letter.asked_satang) == ("1/2569", 10_000_00)


def test_a_kind_of_money_is_changed_in_the_settings(window, office):
    settings = window.open_page("settings")
    settings.show_section("grant_types")
    section = window.findChild(GrantTypesSection)
    place = next(number for number, each in enumerate(section.grants) if each.code == "codi_house")
    section.table.select_id(place)
    section.edit_button.click()
    dialog = next(each for each in window.findChildren(GrantDialog) if each.isVisible())
    assert dialog.editors["to_check"].isChecked()
    dialog.editors["ceiling_satang"].set_value(22_000_00)
    dialog.editors["to_check"].setChecked(False)
    dialog.accept()
    kept = next(each for each in grants(office.db) if each.code == "codi_house")
    assert (kept.ceiling_satang, kept.to_check, kept.times_per_year) == (22_000_00, False, None)
    assert section.model.rowCount() == len(section.grants)

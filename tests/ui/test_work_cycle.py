"""From looking for work to the end of it, in the real window: match, contract, visits, renewal, papers."""

from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from tests.conftest import TODAY
from tests.reports.pdfs import page_texts
from tests.ui.dialogs import with_dialog
from tests.ui.offices import CLERK
from ui.pages.employment.contact_forms import OrganisationContactDialog
from ui.pages.employment.match_dialog import MatchDialog
from ui.pages.employment.opening_forms import OpeningDialog
from ui.pages.employment.placement_forms import EndDialog, PlacementDialog
from ui.pages.employment.seeker_forms import SeekerDialog
from ui.pages.employment.term_forms import RenewalDialog, VisitDialog
from ui.pages.persons.desk import EntryForm
from ui.printing.preview import PreviewDialog
from ui.widgets.parts import Paragraph
from welfaredesk import clock
from welfaredesk.messages import issue_text
from welfaredesk.queries.job_matches import openings_for
from welfaredesk.queries.job_openings import opening_rows, opening_view
from welfaredesk.queries.job_seekers import seeker_rows, seeker_view
from welfaredesk.queries.life_worklist import life_tasks
from welfaredesk.queries.placement_terms import course_of
from welfaredesk.queries.search import find
from welfaredesk.services import cards, employment, job_openings, job_seekers, life_events
from welfaredesk.services.employment import OrganisationInput, PlacementInput
from welfaredesk.services.job_openings import OpeningInput
from welfaredesk.services.job_seekers import SeekerInput


@pytest.fixture
def town(office):
    data = OrganisationInput("เทศบาลตำบลทดสอบ", "state", province="ลำพูน", contact="นางสาวรับเรื่อง ดี")
    return employment.save_organisation(CLERK, office.db, data).id


@pytest.fixture
def anong(office):
    person = office.add_person("นางอนงค์ ใจดี", house_no="1", moo="3")
    card = cards.CardInput(types=(3,), issued_on=date(2022, 1, 1), expires_on=date(2030, 1, 1))
    cards.save_card(CLERK, office.db, person, card)
    return person


@pytest.fixture
def page(office, window):
    return window.open_page("employment")


@pytest.fixture
def paper(page, qtbot):
    """Waits for the paper that is made, and gives its text."""

    def read():
        qtbot.waitUntil(lambda: page.findChild(PreviewDialog, "paper") is not None, timeout=15_000)
        shown = page.findChild(PreviewDialog, "paper")
        text = " ".join(page_texts(shown.view.data))
        shown.setObjectName("read")
        shown.close()
        return text

    return read


def choose(dialog, field, value):
    box = dialog.editors[field]
    box.setCurrentIndex(box.findData(value))


def menu_line(button, name):
    button.menu().aboutToShow.emit()
    return next(action for action in button.menu().actions() if action.objectName() == name)


def tick(dialog, field, *codes):
    for code in codes:
        dialog.editors[field].ticks[code].setChecked(True)


def register(page, person):
    def fill(dialog):
        dialog.editors["person_id"].choose(person)
        tick(dialog, "work_kinds", "cleaning")
        dialog.editors["wanted_work"].setText("แม่บ้าน")
        dialog.editors["wage_satang"].setText("9000")
        choose(dialog, "wage_unit", "month")
        choose(dialog, "reach", "moo")
        dialog.accept()

    page.home.show_list(page.home.seekers, "open")
    with_dialog(SeekerDialog, fill)
    page.home.new_button.click()
    return page.seeker.view.row.id


def open_a_place(page, town):
    def fill(dialog):
        dialog.editors["position"].setText("แม่บ้าน")
        choose(dialog, "work_kind", "cleaning")
        dialog.editors["workplace_id"].choose(town)
        choose(dialog, "basis", "33")
        dialog.editors["wage_satang"].setText("9,500")
        choose(dialog, "wage_unit", "month")
        dialog.editors["moo"].setText("3")
        dialog.accept()

    page.go_back()
    page.home.show_list(page.home.openings, "open")
    with_dialog(OpeningDialog, fill)
    page.home.new_button.click()
    return page.opening.view.row.id


def visit(page, attendance, **more):
    def fill(dialog):
        choose(dialog, "attendance", attendance)
        choose(dialog, "outcome", "well")
        dialog.editors["visitor"].setText("นางสาวสมใจ รักงาน")
        for field, text in more.items():
            dialog.editors[field].setPlainText(text)
        dialog.accept()

    with_dialog(VisitDialog, fill)
    page.placement.visit_button.click()


def contract(page, told):
    """Whom to offer the opening in view, offered, and the contract made of it until the end of a year."""

    def sign(dialog):
        dialog.editors["ends_on"].set_value(date(2027, 9, 30))
        told.append((dialog.value().wage_satang, dialog.value().position))
        dialog.accept()

    def match(dialog):
        told.append(dialog.panel.text())
        dialog.offer_button.click()
        assert not dialog.offer_button.isEnabled()
        with_dialog(PlacementDialog, sign)
        dialog.contract_button.click()

    with_dialog(MatchDialog, match)
    page.opening.match_button.click()
    return page.placement.view.row.id


def renew(page):
    def fill(dialog):
        assert dialog.editors["until_on"].value() == date(2028, 9, 30)
        dialog.editors["wage_satang"].setText("10000")
        dialog.editors["decided_by"].setText("นายกเทศมนตรี")
        dialog.accept()

    with_dialog(RenewalDialog, fill)
    page.placement.renew_button.click()


def end(page):
    def fill(dialog):
        choose(dialog, "reason", "resigned")
        dialog.accept()

    with_dialog(EndDialog, fill)
    page.placement.end_button.click()


def test_the_whole_cycle(office, town, anong, page, paper):
    seeker, told = register(page, anong), []
    menu_line(page.seeker.papers_button, "E-06").trigger()
    assert "นางอนงค์ ใจดี" in paper()
    opening = open_a_place(page, town)
    placement = contract(page, told)
    assert "ทำงานใกล้บ้าน หมู่ 3 เดียวกัน" in told[0]
    assert "ค่าจ้างถึงที่ขอ (9,500.00 บาท/เดือน)" in told[0]
    assert told[1] == (9_500_00, "แม่บ้าน")
    assert page.stack.currentWidget() is page.placement
    assert seeker_view(office.db, seeker).row.close_label == "ได้งานแล้ว"
    filled = opening_view(office.db, opening)
    assert (filled.row.left, [offer.answer for offer in filled.offers]) == (0, ["accepted"])

    clock.set_today(date(2026, 12, 22))
    visit(page, "regular", problems="ยังไม่คุ้นเครื่องดูดฝุ่น")
    clock.set_today(date(2027, 2, 20))
    visit(page, "sometimes")
    stages = course_of(office.db, placement).stages
    assert [stage.kind for stage in stages] == ["visited", "visited", "began"]
    page.placement.findChild(object, f"print_visit_{stages[1].visit.id}").click()
    assert "ยังไม่คุ้นเครื่องดูดฝุ่น" in paper()

    clock.set_today(date(2027, 8, 1))
    page.placement.refresh()
    assert "สัญญาสิ้นสุด 30 ก.ย. 2570 (อีก 60 วัน)" in page.placement.banner.text()
    renew(page)
    row = page.placement.view.row
    assert (row.ends_on, row.wage_satang, row.renewals) == (date(2028, 9, 30), 9_500_00, 1)
    assert "ต่อสัญญา" in page.placement.timeline.text()
    assert any("ฉบับที่ 1 ถึง 30 ก.ย. 2570" in part.plain() for part in page.placement.findChildren(Paragraph))
    end(page)
    assert page.placement.view.row.state_label == "ลาออก"
    assert page.placement.replace_button.isVisible()
    page.go_back()
    assert page.stack.currentWidget() is page.opening
    assert page.opening.view.row.left == 1


def test_nobody_is_offered_by_kind_of_disability(office, town, page):
    """Two who ask for the same: who has waited longer stands first, whatever the card says."""
    names = {}
    for name, kind, day in (("นายใหม่ มา", 1, 20), ("นายก่อน มา", 7, 2)):
        person = office.add_person(name)
        cards.save_card(CLERK, office.db, person, cards.CardInput(types=(kind,), lifetime=True))
        data = SeekerInput(date(2026, 11, day), work_kinds=("cleaning",))
        names[job_seekers.register(CLERK, office.db, person, data).id] = name
    made = job_openings.save_opening(
        CLERK, office.db, OpeningInput(town, town, "แม่บ้าน", work_kind="cleaning")
    ).id
    page.show_opening(made)
    seen = []

    def look(dialog):
        model = dialog.model
        seen.extend(model.index(place, 0).data() for place in range(model.rowCount()))
        dialog.reject()

    with_dialog(MatchDialog, look)
    page.opening.match_button.click()
    assert seen == ["นายก่อน มา", "นายใหม่ มา"]


def test_a_declined_offer_keeps_its_reason(office, town, anong, page):
    seeker = job_seekers.register(CLERK, office.db, anong, SeekerInput(work_kinds=("cleaning",))).id
    opening = job_openings.save_opening(CLERK, office.db, OpeningInput(town, town, "แม่บ้าน")).id
    job_openings.offer(CLERK, office.db, opening, seeker)
    page.show_seeker(seeker)
    page.seeker.table.select_id(seeker_view(office.db, seeker).offers[0].id)

    def answer(dialog):
        choose(dialog, "by", "employer")
        dialog.editors["reason"].setText("ต้องการคนที่ขับรถได้")
        dialog.accept()

    with_dialog(EntryForm, answer)
    page.seeker.decline_button.click()
    (offer,) = seeker_view(office.db, seeker).offers
    assert (offer.answer, offer.declined_by, offer.reason) == ("declined", "employer", "ต้องการคนที่ขับรถได้")


def test_an_offer_is_accepted_before_its_contract(office, town, anong, page):
    seeker = job_seekers.register(CLERK, office.db, anong, SeekerInput(work_kinds=("cleaning",))).id
    opening = job_openings.save_opening(CLERK, office.db, OpeningInput(town, town, "แม่บ้าน")).id
    job_openings.offer(CLERK, office.db, opening, seeker)
    page.show_seeker(seeker)
    page.seeker.table.select_id(seeker_view(office.db, seeker).offers[0].id)
    page.seeker.accept_button.click()
    assert seeker_view(office.db, seeker).offers[0].answer == "accepted"
    assert not page.seeker.accept_button.isEnabled()
    assert page.seeker.contract_button.isEnabled()
    (match,) = openings_for(office.db, seeker)
    assert "ยังไม่ได้ทำสัญญา" in " ".join(issue_text(reason.issue) for reason in match.reasons)


def test_suspended_work_has_its_own_list_until_it_goes_on(office, town, anong, page):
    work = PlacementInput(anong, town, town, "33", date(2026, 10, 1), None)
    page.show_placement(employment.create_placement(CLERK, office.db, work).id)

    def rest(dialog):
        dialog.editors["reason"].setText("รักษาตัว")
        dialog.accept()

    with_dialog(EntryForm, rest)
    page.placement.suspend_action.trigger()
    assert page.placement.badge.badge().text == "ระงับ"
    chips = page.home.placements.chips.chips
    assert [chips[key].text().split()[-1] for key in ("working", "suspended")] == ["0", "1"]
    with_dialog(EntryForm, lambda dialog: dialog.accept())
    page.placement.resume_action.trigger()
    assert page.placement.view.row.working
    assert "กลับเข้าทำงาน" in page.placement.timeline.text()


def test_things_to_do_lead_to_where_they_are_done(office, town, anong, page, qtbot, tmp_path, monkeypatch):
    ends = date(2026, 12, 20)
    work = PlacementInput(anong, town, town, "33", date(2026, 10, 1), ends)
    placement = employment.create_placement(CLERK, office.db, work).id
    page.show_organisation(town)
    page.organisation.chips.select({"contacts"})

    def contact(dialog):
        dialog.editors["result"].setPlainText("ขอรายชื่อผู้หางาน")
        dialog.editors["next_action"].setText("ส่งรายชื่อ")
        dialog.editors["next_on"].set_value(TODAY)
        dialog.accept()

    with_dialog(OrganisationContactDialog, contact)
    page.organisation.contact_button.click()
    page.go_back()
    home = page.home
    counts = {key: int(chip.text().split()[-1]) for key, chip in home.tasks.chips.chips.items()}
    expected = {"": 3, "now": 2, "ending_30": 1, "ending_60": 1, "ending_90": 1}
    assert counts == expected | {"visit": 1, "replace": 0, "card": 0, "contact": 1}
    assert home.tiles["now"].number_text() == "2"
    home.tiles["now"].clicked.emit()
    home.tasks.chips.select({"contact"})
    task = home.tasks.model.id_at(0)
    home.tasks.table.select_id(task)
    qtbot.keyClick(home.tasks.table, Qt.Key.Key_Return)
    assert page.stack.currentWidget() is page.organisation
    assert page.organisation.chips.selected() == {"contacts"}
    page.go_back()
    home.tasks.chips.select({"ending_30"})
    home.tasks.table.opened.emit(home.tasks.model.id_at(0))
    assert page.placement.view.row.id == placement
    page.go_back()
    out = tmp_path / "งาน.xlsx"
    monkeypatch.setattr("ui.pages.employment.seekers_lists.chosen_file", lambda *_: out)
    home.tasks.export_button.click()
    assert load_workbook(out).active.max_row == 2


def test_lists_of_seekers_and_openings_go_to_excel(office, town, anong, page, tmp_path, monkeypatch):
    seeker = job_seekers.register(CLERK, office.db, anong, SeekerInput(work_kinds=("cleaning",))).id
    job_openings.save_opening(CLERK, office.db, OpeningInput(town, town, "คนสวน"))
    page.home.reload()
    out = tmp_path / "รายการ.xlsx"
    monkeypatch.setattr("ui.pages.employment.seekers_lists.chosen_file", lambda *_: out)
    for listed, first in ((page.home.seekers, "นางอนงค์ ใจดี"), (page.home.openings, "คนสวน")):
        listed.export_button.click()
        assert load_workbook(out).active.cell(2, 1).value == first
    assert [hit.id for hit in find(office.db, "อนงค์").work] == [seeker]
    assert [hit.kind for hit in find(office.db, "ทดสอบ").work] == ["organisation"]
    assert [hit.kind for hit in find(office.db, "คนสวน").work] == ["opening"]


def test_the_person_page_and_the_worklist_know_who_looks_for_work(office, town, anong, window, page):
    persons = window.open_page("persons")
    persons.show_person(anong)

    def fill(dialog):
        tick(dialog, "work_kinds", "cleaning")
        dialog.accept()

    with_dialog(SeekerDialog, fill)
    persons.findChild(object, "add_seeker").click()
    (row,) = seeker_rows(office.db)
    life_events.report(CLERK, office.db, anong, "died", TODAY)
    (task,) = [task for task in life_tasks(office.db, anong) if task.kind == "close_seeker"]
    assert (task.seeker_id, task.reason) == (row.id, "ผู้หางานเสียชีวิต ให้ปิดการขึ้นทะเบียนหางาน")
    assert opening_rows(office.db) == ()
    page.show_seeker(row.id)
    assert "กรุณาปิดการหางาน" in page.seeker.banner.text()

    def close(dialog):
        assert dialog.values()["reason"] == "died"
        dialog.accept()

    with_dialog(EntryForm, close)
    page.seeker.close_button.click()
    assert [task.kind for task in life_tasks(office.db, anong)] == ["return_card"]


def test_the_office_sets_when_visits_are_due(office, window, town):
    page = window.open_page("settings")
    page.show_section("employment")
    section = page.stack.currentWidget().findChild(object, "days").parent().parent()
    section.days.setText("30 365")
    section.save_button.click()
    assert "ใช้ไม่ได้" in section.field.message_text()
    section.days.setText("60 20")
    section.save_button.click()
    assert section.days.text() == "20 60"

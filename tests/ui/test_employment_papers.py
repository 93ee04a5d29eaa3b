"""The menus of the employment tab's papers: lists with their day and whose ids, letters, certificates."""

from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from tests.reports.pdfs import page_texts
from tests.ui.dialogs import with_dialog
from tests.ui.offices import CLERK
from ui.pages.employment import papers
from ui.pages.employment.paper_forms import (
    CertificateDialog,
    LetterDialog,
    LettersDialog,
    ListDialog,
    YearDialog,
)
from ui.printing.preview import PreviewDialog
from ui.widgets.parts import Paragraph
from welfaredesk.queries.documents import DocumentQuery
from welfaredesk.queries.job_seekers import seeker_view
from welfaredesk.services import employment, job_seekers
from welfaredesk.services.employment import OrganisationInput, PlacementInput
from welfaredesk.services.job_seekers import SeekerInput


@pytest.fixture
def firm(office):
    made = employment.save_organisation(
        CLERK, office.db, OrganisationInput("บริษัท ทดสอบ จำกัด", "private", province="ลำพูน")
    ).id
    employment.set_headcount(CLERK, office.db, made, 2569, 551)
    return made


@pytest.fixture
def work(office, firm):
    person = office.add_person("นางอนงค์ ใจดี")
    data = PlacementInput(person, firm, firm, "33", date(2024, 10, 1), date(2027, 9, 30), "แม่บ้าน")
    return employment.create_placement(CLERK, office.db, data).id


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


def lines(button):
    button.menu().aboutToShow.emit()
    return {action.objectName(): action for action in button.menu().actions()}


def choose(dialog, field, value):
    box = dialog.editors[field]
    box.setCurrentIndex(box.findData(value))


def test_the_tab_offers_its_lists_and_reports(work, page):
    offered = [name for name in lines(page.home.papers_button) if name]
    assert offered == ["E-01", "E-02", "E-03", "E-04", "E-05", "R-06", "E-09", "E-08", "E-06B", "E-07B"]


def test_ctrl_p_opens_the_menu_from_the_list(work, page, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(page.home.papers_button, "showMenu", lambda: opened.append(True))
    table = page.home.placements.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert opened == [True]


def test_those_who_look_for_work_on_a_day(office, page, paper):
    person = office.add_person("นายบุญมี แก้วมา")
    job_seekers.register(CLERK, office.db, person, SeekerInput(wanted_work="งานธุรการ"))

    def fill(dialog):
        assert "year" not in dialog.editors
        assert "พมจ." in " ".join(part.plain() for part in dialog.findChildren(Paragraph))
        dialog.accept()

    with_dialog(ListDialog, fill)
    lines(page.home.papers_button)["E-05"].trigger()
    assert "งานธุรการ" in paper()


def test_forms_for_the_pen(work, page, paper):
    lines(page.home.papers_button)["E-06B"].trigger()
    assert "แบบขึ้นทะเบียนคนพิการหางาน" in paper()
    page.show_placement(work)
    lines(page.placement.papers_button)["E-07B"].trigger()
    assert "นางอนงค์ ใจดี" in paper()


def test_a_registration_is_printed_to_be_signed(office, page, paper, qtbot):
    person = office.add_person("นายบุญมี แก้วมา")
    made = job_seekers.register(CLERK, office.db, person, SeekerInput(wanted_work="งานธุรการ"))
    menu = papers.seeker_menu(page.context, page, lambda: seeker_view(office.db, made.id))
    qtbot.addWidget(menu)
    lines(menu)["E-06"].trigger()
    assert "งานธุรการ" in paper()
    lines(menu)["E-06B"].trigger()
    text = paper()
    assert "นายบุญมี แก้วมา" in text
    assert "งานธุรการ" not in text


def test_whole_ids_ask_for_a_reason_and_say_who_may_have_them(work, page, paper):
    def fill(dialog):
        assert "พมจ." in " ".join(part.plain() for part in dialog.findChildren(Paragraph))
        choose(dialog, "full_ids", True)
        dialog.accept()
        assert dialog.fields["reason"].message_text()
        dialog.editors["reason"].setEditText("ส่ง พมจ.ลำพูน")
        dialog.accept()

    with_dialog(ListDialog, fill)
    lines(page.home.papers_button)["E-01"].trigger()
    assert "*" not in paper()


def test_a_list_goes_to_excel_of_its_day(work, page, tmp_path, monkeypatch, qtbot):
    out = tmp_path / "e01.xlsx"
    monkeypatch.setattr(papers, "chosen_file", lambda _parent, _name: out)

    def fill(dialog):
        dialog.editors["day"].set_value(date(2024, 9, 30))
        choose(dialog, "kind", "xlsx")
        dialog.accept()

    with_dialog(ListDialog, fill)
    with qtbot.waitSignal(page.context.routes.said, timeout=15_000):
        lines(page.home.papers_button)["E-01"].trigger()
    assert load_workbook(out).active.max_row == 1  # nobody was at work yet


def test_a_year_takes_the_place_of_the_day(work, page, paper):
    def fill(dialog):
        choose(dialog, "year", 2568)
        assert not dialog.editors["day"].isEnabled()
        dialog.accept()

    with_dialog(ListDialog, fill)
    lines(page.home.papers_button)["E-02"].trigger()
    assert "ปีงบประมาณ พ.ศ. ๒๕๖๘" in paper()


def test_a_certificate_is_issued_and_printed_again(office, work, page, paper):
    page.show_placement(work)

    def fill(dialog):
        assert [dialog.editors["year"].itemData(n) for n in range(3)] == [2570, 2569, 2568]
        choose(dialog, "year", 2569)
        dialog.editors["with_wage"].setChecked(True)
        dialog.accept()
        assert "ไม่มีค่าจ้าง" in dialog.fields["with_wage"].message_text()
        dialog.editors["with_wage"].setChecked(False)
        dialog.accept()

    with_dialog(CertificateDialog, fill)
    lines(page.placement.papers_button)["E-09"].trigger()
    first = paper()
    assert "เลขที่ ๑/๒๕๖๙" in first
    again = next(
        action for name, action in lines(page.placement.papers_button).items() if name.startswith("again")
    )
    assert "เลขที่ 1/2569 ประจำปี 2569" in again.text()
    again.trigger()
    assert paper() == first
    assert len(DocumentQuery(office.db).ids()) == 1


def test_a_request_offers_those_who_look_for_work(office, firm, page, paper):
    person = office.add_person("นายบุญมี แก้วมา")
    job_seekers.register(CLERK, office.db, person, SeekerInput(wanted_work="งานธุรการ"))
    page.show_organisation(firm)

    def fill(dialog):
        assert "บริษัท ทดสอบ จำกัด" in dialog.editors["addressee"].value()
        assert dialog.editors["person_ids"].ticks[str(person)].text() == "นายบุญมี แก้วมา · งานธุรการ"
        dialog.editors["person_ids"].ticks[str(person)].setChecked(True)
        dialog.editors["options"].ticks["35-1"].setChecked(False)
        dialog.editors["addressee"].clear()
        dialog.accept()
        assert dialog.fields["addressee"].message_text()
        dialog.editors["addressee"].setText("กรรมการผู้จัดการ")
        dialog.accept()

    with_dialog(LetterDialog, fill)
    lines(page.organisation.papers_button)["request"].trigger()
    text = paper()
    assert "งานธุรการ" in text
    assert "บุญมี" not in text  # no consent to pass the name on
    assert "ให้สัมปทาน" not in text
    assert any(name.startswith("again") for name in lines(page.organisation.papers_button))


def test_a_seeker_is_offered_to_an_organisation_that_is_chosen(office, firm, page, paper):
    person = office.add_person("นายบุญมี แก้วมา")
    made = job_seekers.register(CLERK, office.db, person, SeekerInput(wanted_work="งานธุรการ"))
    page.show_seeker(made.id)

    def fill(dialog):
        assert dialog.editors["person_ids"].value() == (str(person),)
        dialog.accept()
        assert dialog.fields["organisation_id"].message_text()
        dialog.editors["organisation_id"].choose(firm)
        assert dialog.editors["addressee"].value() == "หัวหน้าหน่วยงาน บริษัท ทดสอบ จำกัด"
        dialog.accept()

    with_dialog(LetterDialog, fill)
    lines(page.seeker.papers_button)["E-08"].trigger()
    assert "งานธุรการ" in paper()


def test_an_organisation_without_seekers_gets_its_letters_too(firm, page, paper):
    page.show_organisation(firm)
    with_dialog(LetterDialog, lambda dialog: dialog.accept())
    lines(page.organisation.papers_button)["result"].trigger()
    assert "ขอรับรองว่า" in paper()
    with_dialog(ListDialog, lambda dialog: dialog.accept())
    lines(page.organisation.papers_button)["E-01"].trigger()
    assert "บริษัท ทดสอบ จำกัด" in paper()


def test_everybody_of_a_year_gets_a_certificate_at_once(office, work, firm, page, paper):
    data = PlacementInput(office.add_person("นายบุญมี แก้วมา"), firm, firm, "33", date(2026, 1, 1))
    employment.create_placement(CLERK, office.db, data)

    def fill(dialog):
        choose(dialog, "year", 2569)
        dialog.accept()

    with_dialog(YearDialog, fill)
    lines(page.home.papers_button)["E-09"].trigger()
    text = paper()
    assert "นางอนงค์ ใจดี" in text
    assert "นายบุญมี แก้วมา" in text
    assert len(DocumentQuery(office.db).ids()) == 2


def test_all_who_lack_somebody_are_asked_at_once(office, firm, page, paper):
    filled = OrganisationInput("ร้านครบแล้ว", "private", province="ลำพูน")
    employment.save_organisation(CLERK, office.db, filled)

    def fill(dialog):
        assert list(dialog.editors["organisation_ids"].ticks) == [str(firm)]
        assert "ขาด 6 คน" in dialog.editors["organisation_ids"].ticks[str(firm)].text()
        dialog.accept()

    with_dialog(LettersDialog, fill)
    lines(page.home.papers_button)["E-08"].trigger()
    assert "หัวหน้าหน่วยงาน บริษัท ทดสอบ จำกัด" in paper()


def test_nobody_is_asked_where_nobody_lacks(office, page, monkeypatch):
    told = []
    monkeypatch.setattr("ui.messages.tell", lambda _parent, text: told.append(text))
    lines(page.home.papers_button)["E-08"].trigger()
    assert told == ["หน่วยงานที่ทราบจำนวนบุคลากรจ้างครบทุกแห่ง"]

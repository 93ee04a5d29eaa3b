"""The people's list: what narrows it, filters somebody kept, its columns, and its way into files."""

from datetime import date

import pytest
from openpyxl import load_workbook

from reports import issuing
from tests.reports.pdfs import text_of
from tests.ui.offices import CLERK, number
from ui import messages
from ui.pages.persons import filter_dialogs, list_export, list_papers
from ui.pages.persons.filter_dialogs import FilterDialog
from ui.pages.persons.list_columns import USUAL, ListColumns
from ui.printing.preview import PreviewDialog
from ui.widgets.empty_state import StateStack
from ui.widgets.parts import Paragraph
from welfaredesk.domain.person_filter import PersonFilter
from welfaredesk.queries.filters import saved_filters
from welfaredesk.services.cards import CardInput, save_card
from welfaredesk.services.enrolments import EnrolmentInput, enrol
from welfaredesk.services.life_events import report


@pytest.fixture(autouse=True)
def own_settings(tmp_path, monkeypatch):
    """The choices of columns of this test alone."""
    from welfaredesk import paths

    monkeypatch.setattr(paths, "config_dir", lambda: tmp_path)


@pytest.fixture
def people(office):
    """Four people of different ages; one has a card that runs out, one has moved out, one no phone."""
    add = office.add_person
    pranee = add("นางปราณี ใจดี", birth_date=date(1950, 5, 1), moo="4", house_no="12/3", phone="0812345678")
    add("นายบุญมี แก้วมา", birth_date=date(1948, 1, 1), moo="2", phone="0812345679")
    add("นางสาวเกสร งามสง่า", birth_date=date(2000, 2, 29), moo="4")
    gone = add("นายย้าย ไปแล้ว", birth_date=date(1980, 2, 1), moo="1", phone="0812345670")
    card = CardInput(issued_on=date(2018, 12, 20), expires_on=date(2026, 12, 20), types=(3,))
    save_card(CLERK, office.db, pranee, card)
    report(CLERK, office.db, gone, "moved_out", date(2026, 11, 1))
    return office.people


@pytest.fixture
def page(people, window, qtbot):
    qtbot.waitUntil(lambda: window.page.tiles[""].number_text() != "–")
    return window.page


def shown_names(page) -> list[str]:
    return [page.model.row_at(place).first for place in range(page.model.rowCount())]


def filter_by(page, monkeypatch, **values):
    """Fill the filter form and use it."""

    def steps(dialog):
        for name, value in values.items():
            editor = dialog.editors[name]
            if hasattr(editor, "setText"):
                editor.setText(value)
            else:
                editor.setCurrentIndex(editor.findData(value))
        dialog.accept()

    monkeypatch.setattr(FilterDialog, "exec", steps)
    page.filters.edit()


@pytest.mark.parametrize(
    ("values", "names", "chip"),
    [
        ({"age_from": "๖๐"}, ["บุญมี", "ปราณี"], "อายุ 60 ปีขึ้นไป"),
        ({"age_from": "77", "age_to": "20"}, ["เกสร", "ปราณี"], "อายุ 20–77 ปี"),
        ({"card_within": 90}, ["ปราณี"], "บัตรคนพิการหมดอายุภายใน 90 วัน"),
        ({"missing": "phone"}, ["เกสร"], "ไม่มีโทรศัพท์"),
        ({"gone": "gone"}, ["ย้าย"], "เสียชีวิตหรือย้ายออก"),
    ],
)
def test_each_part_narrows_the_list_and_shows_as_a_chip(page, monkeypatch, values, names, chip):
    filter_by(page, monkeypatch, **values)
    assert shown_names(page) == names
    assert [each.text() for each in page.filters.chips] == [chip]
    page.filters.chips[0].click()
    assert shown_names(page) == ["เกสร", "บุญมี", "ปราณี"]
    assert not page.filters.isVisible()


def test_an_age_that_is_none_is_said_under_its_field(qtbot):
    used = []
    dialog = FilterDialog(used.append, PersonFilter())
    qtbot.addWidget(dialog)
    dialog.editors["age_from"].setText("หกสิบ")
    dialog.accept()
    assert "«หกสิบ»" in dialog.fields["age_from"].message_text()
    assert used == []


def test_a_filter_that_leaves_nobody_says_so(page, monkeypatch):
    filter_by(page, monkeypatch, adl="bed")
    assert isinstance(page.list, StateStack)
    assert page.list.state.title.text() == "ไม่พบรายการ"


def test_a_kept_filter_comes_back_with_group_and_village(page, monkeypatch):
    filter_by(page, monkeypatch, age_from="60")
    page.groups.select(["elderly"])
    page.filter_village("4")

    def name_it(dialog):
        dialog.editors["name"].setText("สูงอายุหมู่ 4")
        dialog.accept()

    monkeypatch.setattr(filter_dialogs.FilterNameDialog, "exec", name_it)
    page.filters.keep()
    page._show_group("")
    assert len(shown_names(page)) == 3
    page.filters.choose("สูงอายุหมู่ 4")
    assert shown_names(page) == ["ปราณี"]
    assert (page.moo_chip.moo, page.groups.selected()) == ("4", {"elderly"})
    assert "สูงอายุหมู่ 4" in [action.text() for action in page.filters.menu().actions()]
    page.filters.forget("สูงอายุหมู่ 4")
    assert saved_filters(page.context.db) == {}


def test_columns_are_chosen_and_remembered(page):
    page.columns.show("phone", True)
    page.columns.show("age", False)
    page.columns.show("name", False)
    page.model.set_columns(page.columns.shown())
    titles = [page.model.headerData(n, page.table.horizontalHeader().orientation()) for n in range(5)]
    assert titles == ["ชื่อ–สกุล", "บ้านเลขที่", "หมู่", "โทรศัพท์", "กลุ่ม"]
    assert ListColumns().keys == ("name", "house_no", "moo", "phone", "groups")


def test_without_a_choice_the_usual_columns_show(people):
    assert ListColumns().keys == USUAL


def exported(page, monkeypatch, tmp_path, **values):
    """The rows of the workbook the dialog writes."""
    out = tmp_path / "รายชื่อ.xlsx"
    monkeypatch.setattr(list_export, "chosen_file", lambda _parent, _name: out)
    messages = []

    def steps(dialog):
        for name, value in values.items():
            editor = dialog.editors[name]
            editor.setCurrentIndex(editor.findData(value))
        dialog.accept()
        messages.append(dialog.fields["reason"].message_text())

    monkeypatch.setattr(list_export.ExportDialog, "exec", steps)
    page.export.to_excel(page.query())
    if not out.exists():
        return messages[0]
    return [list(row) for row in load_workbook(out).active.iter_rows(values_only=True)]


def test_the_list_as_shown_goes_to_excel(page, monkeypatch, tmp_path):
    page.filter_village("4")
    rows = exported(page, monkeypatch, tmp_path, columns="shown")
    assert rows[0] == ["คำนำหน้า", "ชื่อ", "สกุล", "อายุ", "บ้านเลขที่", "หมู่ที่", "กลุ่ม"]
    assert [row[1] for row in rows[1:]] == ["เกสร", "ปราณี"]


def test_ids_are_masked_unless_asked_for_with_a_reason(page, monkeypatch, tmp_path):
    rows = exported(page, monkeypatch, tmp_path)
    assert all("****" in row[0] for row in rows[1:])
    assert rows[3][6].date() == date(1950, 5, 1)


def test_full_ids_need_a_reason(page, monkeypatch, tmp_path):
    assert "เหตุผล" in exported(page, monkeypatch, tmp_path, full_ids=True)
    rows = exported(page, monkeypatch, tmp_path, full_ids=True, reason="ตรวจสอบสิทธิ")
    assert number(1) in [row[0] for row in rows]


@pytest.fixture
def made(monkeypatch):
    """The papers made, in place of the windows that show them: (code, parameters, PDF)."""
    papers, make = [], issuing.make

    def kept(actor, db, code, params):
        done = make(actor, db, code, params)
        papers.append((code, params, done.pdf))
        return done

    monkeypatch.setattr(issuing, "make", kept)
    monkeypatch.setattr(PreviewDialog, "open", lambda _dialog: None)
    return papers


def test_the_list_goes_to_paper_as_it_is_filtered(page, made, qtbot):
    page.filter_village("4")
    page.papers.register()
    qtbot.waitUntil(lambda: bool(made))
    code, params, pdf = made[0]
    assert (code, list(params.person_ids)) == ("P-02", page.query().ids())
    text = text_of(pdf)
    assert "หมู่ที่ ๔" in text
    assert "รวมหมู่ที่ ๔ ๒ คน" in text
    assert "นายบุญมี" not in text


def test_an_id_looked_for_is_not_written_on_the_paper(page, made, qtbot):
    page.search.setText(number(1))
    page.search_now()
    page.papers.register()
    qtbot.waitUntil(lambda: bool(made))
    assert "ที่ค้นด้วย" in made[0][1].heading
    assert "****" in made[0][1].heading


def test_the_allowance_list_is_of_those_in_the_list(page, people, office, made, qtbot, monkeypatch):
    for name in ("นางปราณี ใจดี", "นายบุญมี แก้วมา"):
        enrol(CLERK, office.db, people[name], EnrolmentInput("old_age_allowance", 70000))
    report(CLERK, office.db, people["นางปราณี ใจดี"], "died", date(2026, 11, 10))
    page.context.changes.announce(frozenset({"person"}))

    def steps(dialog):
        assert "หมู่ที่ 4" in "".join(text.plain() for text in dialog.findChildren(Paragraph))
        dialog.accept()

    monkeypatch.setattr(list_papers.PayListDialog, "exec", steps)
    page.filter_village("4")
    page.papers.pay_list()
    qtbot.waitUntil(lambda: bool(made))
    text = text_of(made[0][2])
    assert "เฉพาะ หมู่ที่ ๔" in text
    assert "นางปราณี ใจดี" in text  # she died this month and still receives for it
    assert "นายบุญมี" not in text
    assert not any(number(each) in text for each in range(1, 5))


def test_an_empty_list_makes_no_paper(page, made, monkeypatch):
    told = []
    monkeypatch.setattr(messages, "tell", lambda _parent, text, **_more: told.append(text))
    page.search.setText("ไม่มีใครชื่อนี้")
    page.search_now()
    page.papers.register()
    assert told == ["ไม่มีรายชื่อที่จะพิมพ์"]
    assert made == []


def test_the_menu_names_the_papers(page):
    assert [action.text()[-6:].strip(" …()") for action in page.papers.menu().actions()] == ["P-02", "R-13"]


@pytest.mark.parametrize(
    ("today", "first"), [(date(2026, 11, 22), "2026-12-01"), (date(2026, 12, 1), "2027-01-01")]
)
def test_months_around_today_are_offered(today, first):
    months = list_papers._months(today)
    assert (months[0].isoformat(), len(months)) == (first, 14)
    assert today.replace(day=1) in months

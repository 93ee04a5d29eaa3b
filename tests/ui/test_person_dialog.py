"""The form of a person: what is wrong stands under its field, an id that is taken leads to its owner."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtWidgets import QPushButton, QToolButton

from tests.ui.offices import CLERK, number
from ui import messages
from ui.context import AppContext
from ui.messages import Unsaved
from ui.pages.persons import guarded_id
from ui.pages.persons.dialogs import PersonDialog, edit_person, new_person
from welfaredesk.domain.national_id import formatted
from welfaredesk.queries.person_page import full_national_id, person_page
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.queries.value_lists import choices
from welfaredesk.services.persons import PersonInput, PhoneInput, save_person


@pytest.fixture
def context(office, qapp):
    made = AppContext(office.db, CLERK)
    yield made
    made.release()


@pytest.fixture
def dialog(office, qtbot):
    made = PersonDialog(
        lambda data: save_person(CLERK, office.db, data), PersonInput(), offered=partial(choices, office.db)
    )
    qtbot.addWidget(made)
    made.show()
    return made


def fill(dialog: PersonDialog, **values: str) -> None:
    """Type into fields of text; the id goes through its own editor."""
    for name, value in values.items():
        editor = dialog.editors["phones" if name == "phone" else name]
        if name in ("title", "no_id_reason"):
            editor.setEditText(value)
        elif name == "phone":
            editor.lines[0][0].setText(value)
        elif name == "national_id":
            editor.editor.setText(value)
        else:
            editor.setText(value)


def choose(dialog: PersonDialog, **values: object) -> None:
    """Choose in drop-downs by code."""
    for name, value in values.items():
        box = dialog.editors[name]
        box.setCurrentIndex(box.findData(value))
        assert box.currentData() == value


def run_with(monkeypatch, steps) -> None:
    """Let `exec` of the person dialog do `steps(dialog)` instead of waiting for a clerk."""
    monkeypatch.setattr(PersonDialog, "exec", lambda dialog: steps(dialog))


def test_a_new_person_is_saved_as_typed(dialog, office, qtbot):
    fill(dialog, title="น.ส.", first="เกสร", last="งามสง่า", national_id=number(7), phone="081-234 5678")
    fill(dialog, birth_date="25/04/2492", house_no="๑๒/๓", moo="4")
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.save_button.click()
    row = PersonQuery(office.db, full_ids=True).rows([saved.args[0].id])[saved.args[0].id]
    assert (row.name, row.national_id, row.phone) == ("นางสาวเกสร งามสง่า", number(7), "0812345678")
    assert (row.birth_date, row.sex, row.moo) == (date(1949, 4, 25), "F", "4")


def test_a_year_alone_stays_a_year(dialog, office, qtbot):
    fill(dialog, first="บุญมี", no_id_reason="ไม่ได้นำบัตรมา", birth_date="2476")
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.accept()
    page = person_page(office.db, saved.args[0].id)
    assert (page.row.birth_date, page.row.birth_precision) == (date(1933, 1, 1), "year")
    assert page.no_id_reason == "ไม่ได้นำบัตรมา"


def test_messages_stand_under_their_fields(dialog, office):
    fill(dialog, phone="1234")
    dialog.accept()
    assert dialog.fields["first"].message_text() == "กรุณากรอกช่องนี้"
    assert "ระบุเหตุที่ยังไม่มีเลข" in dialog.fields["national_id"].message_text()
    assert "«1234» ไม่ครบ" in dialog.fields["phones"].message_text()
    assert PersonQuery(office.db).total() == 0


def test_a_wrong_check_digit_says_which_is_expected(dialog, office):
    fill(dialog, first="บุญมี", national_id=number(7)[:-1] + str((int(number(7)[-1]) + 1) % 10))
    dialog.accept()
    assert f"ควรเป็น {number(7)[-1]}" in dialog.fields["national_id"].message_text()
    assert PersonQuery(office.db).total() == 0


def test_a_birth_to_come_is_refused(dialog):
    fill(dialog, first="บุญมี", national_id=number(7), birth_date="1/1/2599")
    dialog.accept()
    assert dialog.isVisible()
    assert "ยังมาไม่ถึง" in dialog.fields["birth_date"].message_text()


def test_a_taken_id_offers_its_owner(dialog, office):
    owner = office.add_person("นางปราณี ใจดี")
    fill(dialog, first="คนใหม่", national_id=number(1))
    dialog.accept()
    assert "นางปราณี ใจดี" in dialog.banner.text()
    offer = next(b for b in dialog.banner.findChildren(QPushButton) if b.text() == "เปิดข้อมูลคนเดิม")
    offer.click()
    assert dialog.existing_id == owner
    assert not dialog.isVisible()
    assert PersonQuery(office.db).total() == 1


def test_what_was_searched_for_is_filled_in(context, office, qtbot, monkeypatch):
    seen = []
    run_with(monkeypatch, lambda dialog: seen.append(dialog.value()))
    assert new_person(context, None, "น.ส.เกสร งามสง่า") is None
    assert new_person(context, None, "3000006801174") is None
    assert (seen[0].title, seen[0].first, seen[0].last) == ("นางสาว", "เกสร", "งามสง่า")
    assert seen[0].address.tambon == "ทดสอบ"
    assert (seen[1].national_id, seen[1].first) == ("3000006801174", "")


def test_saving_a_new_person_tells_everybody(context, office, qtbot, monkeypatch):
    def steps(dialog):
        fill(dialog, first="บุญมี", national_id=number(9))
        dialog.accept()

    run_with(monkeypatch, steps)
    with qtbot.waitSignal(context.changes.touched) as touched:
        person_id = new_person(context, None, "")
    assert "person" in touched.args[0]
    assert person_page(office.db, person_id).row.first == "บุญมี"


def test_the_id_of_an_existing_person_stays_hidden(context, office, qtbot, monkeypatch):
    person_id = office.add_person("นางปราณี ใจดี")

    def steps(dialog):
        guarded = dialog.editors["national_id"]
        assert guarded.is_masked()
        assert number(1) not in guarded.masked.text().replace("-", "")
        fill(dialog, last="ใจงาม")
        dialog.accept()

    run_with(monkeypatch, steps)
    assert edit_person(context, None, person_page(office.db, person_id)) == person_id
    assert full_national_id(office.db, person_id) == number(1)
    assert person_page(office.db, person_id).row.last == "ใจงาม"


def test_an_id_is_changed_after_a_reason(context, office, qtbot, monkeypatch):
    person_id = office.add_person("นางปราณี ใจดี")
    monkeypatch.setattr(guarded_id, "ask_reason", lambda _parent, reveal: reveal("พิมพ์ผิดตอนรับคำร้อง"))

    def steps(dialog):
        guarded = dialog.editors["national_id"]
        guarded.open_button.click()
        assert guarded.editor.text() == formatted(number(1))
        guarded.editor.setText(number(5))
        dialog.accept()

    run_with(monkeypatch, steps)
    edit_person(context, None, person_page(office.db, person_id))
    assert full_national_id(office.db, person_id) == number(5)
    actions = [event.action for event in person_page(office.db, person_id).history]
    assert actions == ["update", "reveal_id", "create"]


def test_somebody_else_was_faster(context, office, qtbot, monkeypatch):
    person_id = office.add_person("นางปราณี ใจดี")
    page = person_page(office.db, person_id)
    save_person(
        CLERK,
        office.db,
        PersonInput(first="ปราณี", last="อื่น", national_id=number(1)),
        person_id=person_id,
        version=page.version,
    )
    said = []

    def steps(dialog):
        fill(dialog, last="ใจงาม")
        dialog.accept()
        said.append(dialog.banner.text())

    run_with(monkeypatch, steps)
    assert edit_person(context, None, page) is None
    assert "มีผู้อื่นแก้ไขข้อมูลนี้ไปแล้ว" in said[0]
    assert person_page(office.db, person_id).row.last == "อื่น"


def test_unsaved_words_are_not_lost_by_escape(dialog, monkeypatch):
    monkeypatch.setattr(messages, "ask_unsaved", lambda _parent: Unsaved.KEEP_EDITING)
    fill(dialog, first="บุญมี")
    dialog.reject()
    assert dialog.isVisible()
    monkeypatch.setattr(messages, "ask_unsaved", lambda _parent: Unsaved.DISCARD)
    dialog.reject()
    assert not dialog.isVisible()


def test_everything_else_of_a_person_is_kept(dialog, office, qtbot):
    fill(dialog, first="บุญมี", no_id_reason="ไม่ได้นำบัตรมา", landmark="ตรงข้ามวัด", phone="0812345678")
    phones = dialog.editors["phones"]
    phones.more.click()
    phones.lines[1][0].setText("089-876 5432")
    phones.lines[1][1].setText("บุตรสาว")
    dialog.editors["latitude"].setText("18.5741, 99.0087")
    dialog.elsewhere.setChecked(True)
    fill(dialog, living_house_no="88", living_moo="2")
    dialog.editors["income_satang"].set_value(60000)
    choose(dialog, marital="widowed", occupation="none", health_right="uc", welfare_card=True)
    choose(dialog, sso_section="40", sso_option="100")
    with qtbot.waitSignal(dialog.saved) as saved:
        dialog.accept()
    data = person_page(office.db, saved.args[0].id).data
    assert data.phones == (PhoneInput("0812345678"), PhoneInput("0898765432", "บุตรสาว"))
    assert (data.address.landmark, data.address.latitude, data.address.longitude) == (
        "ตรงข้ามวัด",
        18.5741,
        99.0087,
    )
    assert (data.living.house_no, data.living.moo) == ("88", "2")
    assert (data.marital, data.occupation, data.health_right, data.welfare_card) == (
        "widowed",
        "none",
        "uc",
        True,
    )
    assert (data.income_satang, data.sso_section, data.sso_option) == (60000, "40", "100")


def test_another_section_has_no_options(dialog):
    choose(dialog, sso_section="40", sso_option="100")
    choose(dialog, sso_section="33")
    assert not dialog.editors["sso_option"].isEnabled()
    assert dialog.value().sso_option == ""


def test_who_lives_where_registered_has_one_address(dialog):
    dialog.elsewhere.setChecked(True)
    fill(dialog, living_house_no="88")
    assert dialog.editors["living_house_no"].isVisible()
    dialog.elsewhere.setChecked(False)
    assert not dialog.editors["living_house_no"].isVisible()
    assert dialog.value().living is None


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("latitude", "แถววัด", "อ่านพิกัดไม่ได้"),
        ("latitude", "99.0, 18.5", "99.0"),
        ("living_latitude", "1", "อ่านพิกัดไม่ได้"),
    ],
)
def test_a_place_that_is_none_is_told_under_its_field(dialog, name, typed, said):
    fill(dialog, first="บุญมี", no_id_reason="ไม่ได้นำบัตรมา")
    dialog.elsewhere.setChecked(True)
    dialog.editors[name].setText(typed)
    dialog.accept()
    assert said in dialog.fields[name].message_text()


def test_an_owner_without_a_number_is_not_lost(dialog):
    dialog.editors["phones"].lines[0][1].setText("บุตรสาว")
    dialog.accept()
    assert "กรุณากรอกหมายเลข" in dialog.fields["phones"].message_text()


def test_a_number_is_taken_away(dialog):
    phones = dialog.editors["phones"]
    fill(dialog, phone="0812345678")
    phones.more.click()
    phones.lines[1][0].setText("0898765432")
    phones.findChildren(QToolButton)[0].click()
    assert phones.value() == (PhoneInput("0898765432"),)
    phones.findChildren(QToolButton)[-1].click()
    assert phones.value() == ()

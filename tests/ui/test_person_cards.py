"""What a person's page lets a clerk do: every form, from its button to the file and back to the page."""

from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from tests.ui.offices import CLERK
from tests.ui.person_forms import Forms, choose, desk_of, menu_words, read, text_in
from ui.context import AppContext
from ui.pages.persons import adl_form, care_forms, household_forms, life_forms, papers, photo
from ui.pages.persons.adl_chart import AdlChart
from ui.pages.persons.view import PersonView
from ui.printing.preview import PreviewDialog
from ui.widgets.record_dialog import RecordDialog
from welfaredesk import clock
from welfaredesk.db.models import LifeEvent
from welfaredesk.domain import adl
from welfaredesk.queries.person_page import person_page
from welfaredesk.services.cards import CardInput, save_card
from welfaredesk.services.enrolments import EnrolmentInput, enrol


@pytest.fixture
def forms(monkeypatch) -> Forms:
    made = Forms()
    monkeypatch.setattr(RecordDialog, "exec", lambda dialog: made.work(dialog))
    return made


@pytest.fixture
def context(office, qapp):
    made = AppContext(office.db, CLERK)
    yield made
    made.jobs.close()
    made.release()


@pytest.fixture
def view(office, context, qtbot) -> PersonView:
    """The full page of an old woman; a man of her house is in the register too."""
    office.add_person("นางปราณี ใจดี", birth_date=date(1945, 5, 1), house_no="12/3", moo="4")
    office.add_person("นายบุญมี ใจดี", birth_date=date(1970, 1, 1), house_no="12/3", moo="4")
    shown = PersonView(context, full=True)
    qtbot.addWidget(shown)
    shown.resize(1320, 600)
    shown.show_person(office.people["นางปราณี ใจดี"])
    context.changes.touched.connect(lambda _areas: shown.reload())
    shown.show()
    return shown


def press(view: PersonView, name: str) -> None:
    (view.findChild(QPushButton, name) or view.findChild(QToolButton, name)).click()


def day(dialog: RecordDialog, name: str, value: date) -> None:
    dialog.editors[name].set_value(value)


def pick(dialog: RecordDialog, name: str, data: object) -> None:
    box = dialog.editors[name]
    assert box.findData(data) >= 0, f"{name} does not offer {data}"
    box.setCurrentIndex(box.findData(data))


def test_somebody_of_whom_nothing_is_known_has_every_card(view):
    shown = text_in(view)
    for words in ("ยังไม่เคยประเมิน", "ยังไม่ได้ระบุว่าอยู่กับใคร", "ไม่มีความยินยอมที่ใช้อยู่", "ยังไม่มีข้อมูลเบี้ยยังชีพ"):
        assert words in shown
    assert view.findChild(QLabel, "portrait") is None


def test_ten_scores_give_the_total_and_the_group(view, forms):
    scores = (1, 0, 2, 1, 2, 1, 0, 0, 2, 1)

    def steps(dialog):
        for box, score in zip(dialog.scores[:-1], scores, strict=False):
            box.setCurrentIndex(box.findData(score))
        assert dialog.badge is None  # one score is missing: nobody knows the group yet
        dialog.scores[-1].setCurrentIndex(2)
        assert "รวม 10 จาก 20" in dialog.sum_label.text()
        assert dialog.badge is not None

    forms.steps = steps
    press(view, "assess")
    made = read(view).assessments[0]
    assert (made.scores, made.total, made.group) == (scores, 10, adl.AdlGroup.HOME)
    assert "10 คะแนน" in text_in(view)


def test_a_score_that_is_missing_is_asked_for(view, forms):
    forms.steps = lambda dialog: dialog.scores[0].setCurrentIndex(1)
    press(view, "assess")
    assert forms.said.count("กรุณาให้คะแนนข้อนี้") == 9
    assert read(view).assessments == ()


def test_a_digit_chooses_the_score(view, forms, qtbot):
    def steps(dialog):
        qtbot.keyClick(dialog.scores[2], Qt.Key.Key_3)
        assert dialog.scores[2].value() == 3

    forms.steps = steps
    press(view, "assess")
    assert forms.opened == 1


def test_totals_of_old_surveys_make_the_line(view, forms):
    for on, total in ((date(2024, 1, 5), 13), (date(2025, 1, 5), 9)):

        def steps(dialog, on=on, total=total):
            day(dialog, "assessed_on", on)
            dialog.total_only.setChecked(True)
            assert not dialog.scores[0].isVisibleTo(dialog)
            pick(dialog, "total", total)

        forms.steps = steps
        press(view, "assess")
    newest = read(view).assessments[0]
    assert (newest.total, newest.scores, newest.change) == (9, None, "worse")
    assert "แย่ลงจากติดสังคม" in text_in(view)
    assert view.findChild(AdlChart).points == ((date(2024, 1, 5), 13), (date(2025, 1, 5), 9))
    assert not view.grab().toImage().isNull()
    forms.steps = lambda dialog: pick(dialog, "total", 14)
    adl_form.correct(desk_of(view), newest)
    assert read(view).assessments[0].total == 14


def test_a_household_from_its_first_member_to_a_new_head(view, office, forms):
    mother, son = office.people["นางปราณี ใจดี"], office.people["นายบุญมี ใจดี"]
    forms.steps = lambda dialog: day(dialog, "from_on", date(2001, 1, 1))
    choose(view, "household_menu", "สร้างครัวเรือนใหม่")
    house = read(view).household
    assert (house.house_no, house.moo, house.relation) == ("12/3", "4", "head")

    def add(dialog):
        dialog.editors["member"].typed.setText("บุญมี")
        pick(dialog, "relation", "child")

    forms.steps = add
    press(view, "add_member")
    assert [member.person_id for member in read(view).household.members] == [mother, son]
    assert "บุตร · อายุ 56 ปี" in text_in(view)

    forms.steps = lambda dialog: pick(dialog, "person", son)
    choose(view, "household_menu", "ตั้งเจ้าบ้านใหม่")
    assert read(view).household.members[0].person_id == son
    assert read(view).household.relation == "other"

    forms.steps = lambda dialog: pick(dialog, "relation", "parent")
    choose(view, "household_menu", "แก้ความสัมพันธ์")
    assert read(view).household.relation == "parent"

    forms.steps = lambda _dialog: None
    choose(view, "household_menu", "ออกจากครัวเรือน")
    assert read(view).household is None
    assert "เคยอยู่บ้านเลขที่ 12/3" in text_in(view)


def test_a_member_is_asked_for(view, forms):
    choose(view, "household_menu", "สร้างครัวเรือนใหม่")
    press(view, "add_member")
    assert forms.said.count("กรุณากรอกช่องนี้") == 2


def test_a_household_is_found_by_house_number(view, office, forms):
    other = PersonView(view.context, full=True)
    other.show_person(office.people["นายบุญมี ใจดี"])
    household_forms.create(desk_of(other))
    forms.steps = lambda dialog: pick(dialog, "relation", "parent")
    choose(view, "household_menu", "เข้าอยู่กับครัวเรือน")  # the house number of the address is looked up
    assert read(view).household.relation == "parent"
    other.deleteLater()


def test_a_death_is_followed_by_what_must_be_done_now(view, office, forms):
    person_id = office.people["นางปราณี ใจดี"]
    enrol(CLERK, office.db, person_id, EnrolmentInput("old_age_allowance", 70000))
    card = save_card(CLERK, office.db, person_id, CardInput("1-23", date(2022, 1, 1)))
    office.lend(person_id, office.add_item("กส.1"), on=date(2026, 11, 1))

    def steps(dialog):
        day(dialog, "happened_on", date(2026, 11, 10))
        dialog.editors["remark"].setText("มรณบัตร 55/2569")

    forms.steps = steps
    choose(view, "more_menu", "แจ้งเสียชีวิต")
    shown = text_in(view)
    assert "เสียชีวิตแล้ว 10 พ.ย. 2569 (มรณบัตร 55/2569)" in shown
    assert shown.count("ต้องทำต่อ") == 3
    assert not any("เสียชีวิต" in words for words in menu_words(view, "more_menu"))

    forms.steps = lambda _dialog: None
    next(b for b in view.findChildren(QPushButton) if b.text() == "ยุติ…").click()
    ended = read(view).ended_enrolments[0]
    assert (ended.status, ended.to_on) == ("died", date(2026, 11, 10))
    next(b for b in view.findChildren(QPushButton) if b.text() == "รับคืนบัตร…").click()
    assert next(each for each in read(view).cards if each.id == card.id).returned_on is not None
    assert text_in(view).count("ต้องทำต่อ") == 1

    forms.steps = lambda dialog: dialog.editors["reason"].setText("คนละคนกัน")
    next(b for b in view.findChildren(QPushButton) if b.text() == "ยกเลิกการแจ้ง…").click()
    assert not read(view).row.died
    assert "ต้องทำต่อ" not in text_in(view)


def test_moving_out_and_in_again(view, forms):
    forms.steps = lambda dialog: day(dialog, "happened_on", date(2026, 1, 1))
    choose(view, "more_menu", "แจ้งย้ายออก")
    assert read(view).row.moved_out
    forms.steps = lambda dialog: day(dialog, "happened_on", date(2026, 6, 1))
    choose(view, "more_menu", "แจ้งย้ายเข้า")
    assert not read(view).row.moved_out


def test_a_death_without_a_day_is_not_kept(view, forms):
    choose(view, "more_menu", "แจ้งเสียชีวิต")
    assert "กรุณากรอกช่องนี้" in forms.said
    assert not read(view).row.died


@pytest.mark.parametrize("true", [True, False])
def test_what_a_register_proposes_is_decided(view, office, forms, true):
    with office.db.transaction() as session:
        event = LifeEvent(person_id=view.person_id, kind="died", remark="ตาย 5/69", source="บัญชีเบี้ย")
        event.created_at = clock.now()
        session.add(event)
    view.reload()
    assert "«ตาย 5/69»" in text_in(view)
    waiting = read(view).life_events[0]
    if true:
        forms.steps = lambda dialog: day(dialog, "happened_on", date(2026, 5, 5))
        life_forms.confirm(desk_of(view), waiting)
    else:
        next(b for b in view.findChildren(QPushButton) if b.text() == "ไม่จริง…").click()
    assert read(view).row.died is true
    assert read(view).proposed_events == ()


def test_an_allowance_from_entering_to_leaving(view, forms):
    def enter(dialog):
        pick(dialog, "programme", "old_age_allowance")
        dialog.editors["amount_satang"].set_value(60000)
        day(dialog, "from_on", date(2020, 10, 1))

    forms.steps = enter
    press(view, "enrol")
    entry = read(view).enrolments[0]
    assert "600.00 บาท/เดือน · ตั้งแต่ 1 ต.ค. 2563" in text_in(view)

    def more(dialog):
        dialog.editors["amount_satang"].set_value(70000)
        day(dialog, "from_on", date(2024, 10, 1))

    forms.steps = more
    choose(view, f"enrolment_menu_{entry.id}", "เปลี่ยนจำนวนเงิน")
    page = read(view)
    assert [each.amount_satang for each in (*page.enrolments, *page.ended_enrolments)] == [70000, 60000]

    forms.steps = lambda dialog: dialog.editors["register_no"].setText("12")
    choose(view, f"enrolment_menu_{page.enrolments[0].id}", "แก้ที่บันทึกผิด")
    assert read(view).enrolments[0].register_no == "12"

    forms.steps = lambda dialog: pick(dialog, "status", "moved")
    choose(view, f"enrolment_menu_{page.enrolments[0].id}", "ยุติ")
    assert read(view).enrolments == ()
    assert read(view).ended_enrolments[0].status == "moved"


def test_a_group_is_joined_and_left(view, forms):
    forms.steps = lambda dialog: pick(dialog, "code", "bed_bound")
    press(view, "join_group")
    assert [group.code for group in read(view).groups if group.to_on is None] == ["bed_bound"]
    forms.steps = lambda _dialog: None
    press(view, "leave_group_bed_bound")
    assert read(view).groups[0].to_on is not None


def test_a_card_proposes_its_last_day_and_knows_its_kinds(view, office, forms):
    def steps(dialog):
        dialog.editors["card_no"].setText("1-2345")
        dialog.editors["issued_on"].setText("30/11/2561")
        dialog.editors["issued_on"].textEdited.emit("30/11/2561")
        assert dialog.editors["expires_on"].value() == date(2026, 11, 30)
        types = dialog.editors["types"]
        types.ticks[1].setChecked(True)
        types.ticks[3].setChecked(True)
        types.primary.setCurrentIndex(types.primary.findData(3))
        dialog.editors["caregiver"].setText("บุญมี ใจดี")

    forms.steps = steps
    press(view, "add_card")
    page = read(view)
    assert (page.types, page.card.expires_on) == ((3, 1), date(2026, 11, 30))
    assert "ใกล้หมดอายุ" in text_in(view)
    assert "ยังไม่ยืนยันกับทะเบียน" in text_in(view)

    forms.steps = lambda dialog: None  # the name written there finds one person, who is chosen by itself
    choose(view, f"card_menu_{page.card.id}", "ยืนยันผู้ดูแล")
    assert read(view).card.caregiver_id == office.people["นายบุญมี ใจดี"]

    forms.steps = lambda dialog: dialog.lifetime.setChecked(True)
    choose(view, f"card_menu_{page.card.id}", "แก้ไขบัตร")
    assert read(view).card.lifetime
    assert read(view).card.expires_on is None
    assert "ตลอดชีพ" in text_in(view)


def test_a_visit_is_written_down_and_put_right(view, forms):
    def steps(dialog):
        dialog.editors["visitor"].setText("สมใจ")
        dialog.editors["findings"].setPlainText("นอนติดเตียง")
        day(dialog, "next_on", date(2030, 1, 1))

    forms.steps = steps
    press(view, "add_visit")
    assert "นัดต่อไป 1 ม.ค. 2573" in text_in(view)
    forms.steps = lambda dialog: dialog.editors["findings"].setPlainText("ลุกนั่งได้")
    press(view, f"correct_visit_{read(view).visits[0].id}")
    assert [visit.findings for visit in read(view).visits] == ["ลุกนั่งได้"]


def test_consent_is_given_and_withdrawn(view, forms):
    forms.steps = lambda dialog: dialog.editors["health"].setChecked(True)
    press(view, "give_consent")
    given = read(view).consent
    assert (given.health, given.photo, given.channel, given.notice_version) == (True, False, "paper", "1")
    assert "✓ ใช้ข้อมูลสุขภาพและความพิการ" in text_in(view)
    forms.steps = lambda _dialog: None
    care_forms.withdraw_consent(desk_of(view), given)
    assert read(view).consent is None
    assert "ถอนเมื่อ" in text_in(view)


def test_a_portrait_comes_from_a_file(view, tmp_path, qtbot, monkeypatch):
    file = tmp_path / "รูป.png"
    picture = BytesIO()
    Image.new("RGB", (480, 600), "green").save(picture, "PNG")
    file.write_bytes(picture.getvalue())
    photo.keep(desk_of(view), file)
    qtbot.waitUntil(lambda: view.findChild(QLabel, "portrait") is not None)
    assert view.findChild(QLabel, "portrait").height() == photo.HEIGHT
    monkeypatch.setattr("ui.messages.ask", lambda *_words, **_more: True)
    choose(view, "more_menu", "เอารูปถ่ายออก")
    assert read(view).photo is None


def test_a_file_that_is_no_picture_is_refused(view, tmp_path, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr("ui.messages.show_error", lambda _parent, error: told.append(error))
    file = tmp_path / "รูป.jpg"
    file.write_bytes(b"nothing")
    photo.keep(desk_of(view), file)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].issues[0].code == "photo_unreadable"


def test_the_papers_of_a_person(view, qtbot):
    assert [words[-5:-1] for words in menu_words(view, "paper_menu")][:2] == ["P-00", "A-01"]
    papers.show(desk_of(view), "P-00", view.person_id)
    qtbot.waitUntil(lambda: view.findChild(PreviewDialog, "paper") is not None, timeout=20_000)
    view.findChild(PreviewDialog, "paper").close()


def test_the_history_tells_it_in_words(view, office, forms):
    enrol(CLERK, office.db, view.person_id, EnrolmentInput("old_age_allowance", 70000))
    view.reload()
    assert "ขึ้นทะเบียนรับเบี้ย" in text_in(view)
    assert "เบี้ยหรือสิทธิ เบี้ยยังชีพผู้สูงอายุ · จำนวนเงิน 700.00 บาท" in text_in(view)
    assert "สถานะ รับอยู่" in text_in(view)
    assert person_page(office.db, view.person_id).history[0].action == "enrol"


def test_the_keyboard_goes_on_where_it_was(view, forms):
    view.findChild(QPushButton, "give_consent").setFocus()
    press(view, "give_consent")
    assert view.window().focusWidget().objectName() == "give_consent"
    assert view.window().focusWidget().isVisible()


def test_beside_the_list_nothing_is_cut_off(office, context, forms, qtbot):
    person_id = office.add_person("นางสาวพรรณวดีศรีสุวรรณ ณ อยุธยาวงศ์ไพศาล", birth_date=date(1945, 5, 1))
    narrow = PersonView(context)
    qtbot.addWidget(narrow)
    narrow.resize(420, 330)
    narrow.show()
    narrow.show_person(person_id)
    forms.steps = lambda _dialog: None
    household_forms.create(desk_of(narrow))
    forms.steps = lambda dialog: day(dialog, "happened_on", date(2026, 1, 1))
    life_forms.report(desk_of(narrow), "died")
    narrow.reload()
    assert "เสียชีวิตแล้ว 1 ม.ค. 2569" in text_in(narrow)
    assert narrow._scroll.horizontalScrollBar().maximum() == 0

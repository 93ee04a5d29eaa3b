"""Houses and placements on a person's page: what is shown, and what a death asks to bring to an end."""

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from tests.ui.offices import CLERK
from tests.ui.person_forms import Forms, text_in
from ui.context import AppContext
from ui.pages.persons.view import PersonView
from ui.widgets.record_dialog import RecordDialog
from welfaredesk.queries.housing import HouseQuery
from welfaredesk.queries.life_worklist import life_tasks
from welfaredesk.queries.person_page import person_page
from welfaredesk.services import employment, groups, housing, life_events
from welfaredesk.services.employment import OrganisationInput, PlacementInput
from welfaredesk.services.housing import FundingInput, ProjectInput
from welfaredesk.services.housing_stages import StepInput


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
def worker(office) -> int:
    """Somebody disabled with a repaired house, another project under way, and work at a school."""
    person_id = office.add_person("นายบุญมี ใจดี", birth_date=date(1970, 1, 1), house_no="12/3", moo="4")
    groups.join_group(CLERK, office.db, person_id, "disabled")
    project = ProjectInput(
        person_id,
        2563,
        "disabled",
        support_kind="repair",
        funding=(FundingInput("codi", 19_000_00), FundingInput("donation", 750_50)),
    )
    housing.create_project(
        CLERK, office.db, project, StepInput("handed_over", date(2020, 5, 1), reason="แฟ้มเดิม")
    )
    housing.create_project(CLERK, office.db, ProjectInput(person_id, support_kind="adapt"))
    school, company = (
        employment.save_organisation(CLERK, office.db, OrganisationInput(name, kind)).id
        for name, kind in (("โรงเรียนบ้านทดสอบ", "state"), ("บริษัท ทดสอบ จำกัด", "private"))
    )
    placement = PlacementInput(
        person_id,
        company,
        school,
        "35-3",
        date(2025, 10, 1),
        position="แม่บ้าน",
        wage_satang=9_500_00,
        wage_unit="month",
        caregiver_name="นางใจดี",
    )
    employment.create_placement(CLERK, office.db, placement)
    return person_id


@pytest.fixture
def view(worker, context, qtbot) -> PersonView:
    shown = PersonView(context, full=True)
    qtbot.addWidget(shown)
    shown.resize(1320, 600)
    shown.show_person(worker)
    context.changes.touched.connect(lambda _areas: shown.reload())
    shown.show()
    return shown


def test_the_page_tells_of_the_house_and_the_work(view):
    shown = text_in(view)
    for words in (
        "ซ่อมแซม · ปีงบประมาณ 2563",
        "เลขที่ 1/2563 · พอช. + รับบริจาค 19,750.50 บาท",
        "แล้วเสร็จ 1 พ.ค. 2563",
        "ส่งมอบแล้ว",
        "ยื่นคำขอ",
        "โรงเรียนบ้านทดสอบ",
        "แม่บ้าน · 9,500.00 บาท/เดือน",
        "ผู้ว่าจ้าง บริษัท ทดสอบ จำกัด",
        "ผู้ดูแลใช้สิทธิ: นางใจดี",
        "ทำงานอยู่",
    ):
        assert words in shown


def test_who_is_not_disabled_has_no_card_of_work(office, context, qtbot):
    person_id = office.add_person("นางปราณี ใจดี")
    shown = PersonView(context)
    qtbot.addWidget(shown)
    shown.show_person(person_id)
    assert "ยังไม่มีโครงการสร้างหรือซ่อมบ้าน" in text_in(shown)
    assert "การทำงานและสิทธิจ้างงาน" not in text_in(shown)


def test_a_death_asks_to_end_both_and_takes_the_answers(office, view, forms, worker):
    life_events.report(CLERK, office.db, worker, "died", date(2026, 11, 1))
    view.reload()
    assert "ให้ยุติโครงการ 1/2570" in text_in(view)
    assert "ให้บันทึกสิ้นสุดการจ้างงานที่โรงเรียนบ้านทดสอบ" in text_in(view)
    forms.steps = lambda dialog: dialog.fields["note"].editor.setText("ถึงแก่กรรม")
    press(view, "ยุติโครงการ…")
    press(view, "สิ้นสุดการจ้างงาน…")
    assert [task.kind for task in life_tasks(office.db, worker)] == []
    assert HouseQuery(office.db, stage="cancelled").total() == 1
    (placement,) = person_page(office.db, worker).placements
    assert (placement.state_label, placement.ended_on) == ("เสียชีวิต", date(2026, 11, 22))
    assert forms.said == ""


def press(view: PersonView, words: str) -> None:
    next(each for each in view.findChildren(QPushButton) if each.text() == words).click()

"""The registry's papers out of an office file: what is known is on them, what is kept stays as it was."""

import json
from datetime import date

import pytest
from sqlalchemy import select

from reports import CATALOG
from reports.issuing import issue, make
from tests import factories
from tests.factories import CLERK
from tests.reports.pdfs import text_of
from tests.reports.registry_office import add_pin
from welfaredesk import clock
from welfaredesk.db.models import AuditEvent, IssuedDocument, Person
from welfaredesk.domain.privacy_notice import NoticeSection
from welfaredesk.errors import Refused, ValidationFailed
from welfaredesk.papers.params import PaperParams
from welfaredesk.papers.registry_lists import collect_pay_list, collect_people_list
from welfaredesk.services import assessments, consents, enrolments, notices
from welfaredesk.services.person_input import AddressInput

OFFICE_PAPERS = ("A-01B", "W-02B", "P-02", "R-01", "R-07", "R-08", "R-12", "R-13")
ID = "3000006801174"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """An office with one person who has everything; the tests that change it make their own."""
    from tests.conftest import TODAY
    from welfaredesk import clock

    clock.set_today(TODAY)
    database = factories.new_office(tmp_path_factory.mktemp("registry"))
    yield database, add_pin(database)
    database.close()


def said(db, code, **params):
    return text_of(make(CLERK, db, code, PaperParams(**params)).pdf)


@pytest.mark.parametrize("code", [*OFFICE_PAPERS, "P-00", "A-01", "W-02", "P-01"])
def test_every_paper_of_the_registry_is_made_and_its_payload_read_back(office, code):
    db, pin = office
    form = CATALOG[code]
    made = make(CLERK, db, code, PaperParams(id=pin))
    assert made.pdf.startswith(b"%PDF-")
    assert made.pages >= 1
    data = form.collect(db, pin) if form.kept else form.collect(db, PaperParams(id=pin))
    payload = json.loads(json.dumps(form.to_payload(data)))
    assert form.from_payload(payload) == data


@pytest.mark.parametrize("code", OFFICE_PAPERS)
def test_papers_of_the_office_are_made_of_an_empty_register_too(db, code):
    assert make(CLERK, db, code, PaperParams()).pages >= 1


def test_the_file_of_a_person_shows_everything_but_the_whole_id(office):
    db, pin = office
    text = said(db, "P-00", id=pin)
    for words in (
        "นางสาวปิ่นญู ฐูป้ำเจริญ",
        "3-****-*****-**-4",
        "๕ มีนาคม ๒๔๙๑",
        "หม้าย",
        "มาตรา ๔๐",
        "๗๐๐.๐๐",
        "หลังวัดตัวอย่าง",
        "053-000-002 (บุตร)",
        "ความพิการทางการเคลื่อนไหวหรือทางร่างกาย",
        "๐๑/๐๒/๒๕๗๑",
        "เบี้ยความพิการ",
        "5101-000000-1",
        "เด็กหญิงฟ้า ใจดี",
        "๗/๒๐ ติดบ้าน ดีขึ้น",
        "แผลแห้งดี",
        "416-67-0001",
        "ย้ายตามบุตร",
        "รถพยาบาลเข้าไม่ถึง",
    ):
        assert words in text
    assert ID not in text
    assert "3-0000-06801-17-4" not in text


def test_the_whole_id_needs_a_reason_that_is_kept(office):
    db, pin = office
    with pytest.raises(ValidationFailed):
        said(db, "P-00", id=pin, full_ids=True, reason=" ")
    assert "3-0000-06801-17-4" in said(db, "P-00", id=pin, full_ids=True, reason="ส่งต่อ พมจ.")
    with db.reading() as session:
        events = session.scalars(select(AuditEvent).where(AuditEvent.action == "print")).all()
    assert ("person", pin, "ส่งต่อ พมจ.") in {(e.entity, e.entity_id, e.reason) for e in events}


def test_the_latest_assessment_is_on_the_form(office):
    db, pin = office
    text = said(db, "A-01", id=pin)
    assert "รวมคะแนน ๒๐ ๗" in text
    assert "ประเมินครั้งที่ ๒" in text
    assert "เริ่มลุกนั่งได้เอง" in text


def test_the_blank_form_brings_the_name_and_nothing_else(office):
    db, pin = office
    text = said(db, "A-01B", id=pin)
    assert "นางสาวปิ่นญู" in text
    assert "รวมคะแนน ๒๐ ผล" in text
    assert "นางสาวปิ่นญู" not in said(db, "A-01B")


def test_a_new_assessment_makes_a_new_paper_and_keeps_the_old(db):
    somsri = factories.add_person(db)
    blank = issue(CLERK, db, "A-01", somsri)
    assert issue(CLERK, db, "A-01", somsri).id == blank.id
    made = assessments.AssessmentInput(date(2026, 10, 1), total=12)
    assessments.record_assessment(CLERK, db, somsri, made)
    filled = issue(CLERK, db, "A-01", somsri)
    assert filled.id != blank.id
    with db.reading() as session:
        kept = session.scalars(select(IssuedDocument).order_by(IssuedDocument.id)).all()
        assert [row.pdf for row in kept] == [blank.pdf, filled.pdf]


def test_the_survey_is_filled_where_the_registry_knows(office):
    db, pin = office
    survey = CATALOG["W-02"].collect(db, pin)
    assert [each.label for each in survey.titles if each.ticked] == ["นางสาว"]
    assert [each.label for each in survey.marital if each.ticked] == ["หม้าย"]
    assert [each.label for each in survey.received if each.ticked] == [
        "เบี้ยยังชีพผู้สูงอายุ",
        "เบี้ยความพิการ",
        "บัตรสวัสดิการแห่งรัฐ",
        "เครื่องช่วยความพิการ",
    ]
    assert [(member.name, member.income) for member in survey.members] == [
        ("นายทองดี ใจดี", "9,000.00"),
        ("เด็กหญิงฟ้า ใจดี", ""),
    ]
    assert (survey.place.home_phone, survey.place.mobile) == ("053-000-002", "081-000-0001")
    assert survey.national_id == "3-0000-06801-17-4"


def test_the_notice_is_the_offices_own_and_ticked_only_for_its_version(db):
    somsri = factories.add_person(db)
    consents.give(CLERK, db, somsri, consents.ConsentInput("1", date(2026, 11, 1), health=True))
    assert CATALOG["P-01"].collect(db, somsri).given_on == "๑ พฤศจิกายน ๒๕๖๙"
    notices.save_notice(CLERK, db, [NoticeSection("เหตุที่เก็บ", "เพื่อช่วยเหลือท่าน")], clock.today())
    paper = CATALOG["P-01"].collect(db, somsri)
    assert (paper.version, paper.given_on) == ("2", "")
    assert "๑. เหตุที่เก็บ เพื่อช่วยเหลือท่าน" in said(db, "P-01", id=somsri)


@pytest.fixture
def receivers(db):
    """Three who receive the old-age allowance since March: in หมู่ 10, 2 and nowhere."""
    found = []
    for number, (first, moo) in enumerate((("ก้าน", "10"), ("ขวัญ", "2"), ("คำ", "")), start=1):
        person = factories.add_person(
            db, number, first=first, birth_date=date(1950, 1, 1), address=AddressInput("1", moo)
        )
        terms = enrolments.EnrolmentInput("old_age_allowance", 60000 + number, from_on=date(2026, 3, 1))
        found.append((person, enrolments.enrol(CLERK, db, person, terms).id))
    return db, found


def listed(db, **params):
    return [row.name for row in collect_pay_list(db, PaperParams(**params)).rows]


def test_the_allowance_list_is_by_village_without_ids(receivers):
    db, _found = receivers
    paper = collect_pay_list(db, PaperParams())
    assert [part.moo for part in paper.parts] == ["2", "10", ""]
    assert [row.no for row in paper.rows] == [1, 2, 3]
    assert (paper.month, paper.fiscal_year, paper.satang) == ("พฤศจิกายน ๒๕๖๙", 2570, 180006)
    text = said(db, "R-13")
    assert "3-****" not in text
    assert not any(factories.invented_id(number) in text for number in (1, 2, 3))


def test_the_list_of_a_month_has_who_received_then(receivers):
    db, ((_first, ended), (dead, _running), (_third, changed)) = receivers
    enrolments.end(CLERK, db, ended, date(2026, 9, 1))
    with db.transaction() as session:
        session.get_one(Person, dead).died_on = date(2026, 10, 20)
    enrolments.change(
        CLERK, db, changed, enrolments.EnrolmentInput("old_age_allowance", 70000, from_on=date(2026, 10, 1))
    )
    august, september = listed(db, month=date(2026, 8, 31)), listed(db, month=date(2026, 9, 1))
    assert (len(august), len(september)) == (3, 2)
    assert len(listed(db, month=date(2026, 10, 1))) == 2  # the month of a death is still paid
    november = collect_pay_list(db, PaperParams(month=date(2026, 11, 1)))
    assert [row.amount_satang for row in november.rows] == [70000]
    assert listed(db, month=date(2026, 2, 1)) == []
    assert len(listed(db, fiscal_year=2569)) == 2


def test_who_is_suspended_is_not_on_the_list(receivers):
    db, found = receivers
    terms = enrolments.EnrolmentInput("old_age_allowance", 60000, "suspended", from_on=date(2026, 11, 1))
    enrolments.change(CLERK, db, found[0][1], terms)
    assert len(listed(db)) == 2


@pytest.mark.parametrize(
    ("params", "code"),
    [({"programme": "lottery"}, "programme_unknown"), ({"fiscal_year": 2575}, "year_not_begun")],
)
def test_what_cannot_be_listed_is_refused(db, params, code):
    with pytest.raises(Refused) as refused:
        make(CLERK, db, "R-13", PaperParams(**params))
    assert refused.value.code == code


def test_the_register_may_be_of_a_village_or_of_chosen_people(receivers):
    db, found = receivers
    assert [part.moo for part in collect_people_list(db, PaperParams(moo="2")).parts] == ["2"]
    chosen = PaperParams(person_ids=(found[2][0],), heading="ผู้ที่เลือก")
    paper = collect_people_list(db, chosen)
    assert (paper.what, len(paper.rows), paper.groups) == ("ผู้ที่เลือก", 1, ("ผู้สูงอายุ",))


def test_a_paper_of_a_person_needs_to_know_whose(db):
    with pytest.raises(Refused) as refused:
        make(CLERK, db, "P-00", PaperParams())
    assert refused.value.code == "form_needs_id"
    with pytest.raises(Refused) as refused:
        issue(CLERK, db, "R-01", 1)
    assert refused.value.code == "form_not_kept"


def test_a_report_of_a_past_year_is_of_its_last_day(receivers):
    db, _found = receivers
    assert "ข้อมูล ณ วันที่ ๓๐ กันยายน ๒๕๖๙" in said(db, "R-01", fiscal_year=2569)
    assert "ข้อมูล ณ วันที่ ๒๒ พฤศจิกายน ๒๕๖๙" in said(db, "R-01", fiscal_year=2570)

"""E-05 to E-07: who looks for work, the registration and the follow-up, filled and for the pen."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from reports import CATALOG, issuing
from reports.forms import employment_seeker, employment_visit
from reports.layout.flow import paginate
from tests import factories
from tests.factories import CLERK
from tests.reports.pdfs import ink, page_texts, pictures, text_of
from welfaredesk.db.engine import Database
from welfaredesk.errors import RecordNotFound
from welfaredesk.papers.employment_seekers import SeekerPaper
from welfaredesk.papers.employment_visit import VisitPaper
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.documents import DocumentQuery
from welfaredesk.services import cards, consents, employment, job_seekers, placement_visits
from welfaredesk.services.cards import CardInput
from welfaredesk.services.consents import ConsentInput
from welfaredesk.services.employment import OrganisationInput, PlacementInput
from welfaredesk.services.job_seekers import SeekerInput
from welfaredesk.services.placement_visits import VisitInput

LONG = "บริษัท อุตสาหกรรมแปรรูปผลผลิตทางการเกษตรและอาหารทะเลแช่แข็งภาคเหนือตอนบน (ประเทศไทย) จำกัด (มหาชน)"
WORDS = "ทำงานเอกสารและดูแลสวน ช่วยเหลือตนเองได้ " * 20
MM = 72 / 25.4


@pytest.fixture
def person(db: Database) -> int:
    found = factories.add_person(db, 1, first="สมศรี", birth_date=date(1980, 5, 1))
    card = CardInput(
        types=(3, 1), issued_on=date(2024, 1, 1), expires_on=date(2032, 1, 1), caregiver="นายใจดี"
    )
    cards.save_card(CLERK, db, found, card)
    return found


@pytest.fixture
def seeker(db: Database, person: int) -> int:
    data = SeekerInput(
        registered_on=date(2026, 10, 1),
        education="primary",
        skills="พิมพ์ดีด",
        work_kinds=("clerical",),
        wanted_work="งานเอกสาร",
        wage_satang=9_000_00,
        wage_unit="month",
        reach="tambon",
        needs=("access",),
    )
    return job_seekers.register(CLERK, db, person, data).id


@pytest.fixture
def work(db: Database) -> int:
    firm = employment.save_organisation(CLERK, db, OrganisationInput(LONG, "private")).id
    helped, helper = factories.add_person(db, 2, first="สมใจ"), factories.add_person(db, 3, first="สมบูรณ์")
    data = PlacementInput(
        *(helped, firm, firm, "35-3", date(2025, 10, 1), date(2027, 9, 30)),
        position="แม่บ้าน", caregiver_id=helper, wage_satang=9_000_00, wage_unit="month",
    )  # fmt: skip
    return employment.create_placement(CLERK, db, data).id


def longest(limit: int) -> str:
    return WORDS[:limit].strip()


def test_the_list_tells_what_each_wants_without_ids(db: Database, seeker: int) -> None:
    text = text_of(issuing.make(CLERK, db, "E-05", PaperParams()).pdf)
    for part in ("นางสาวสมศรี ใจดี", "๑๒/๓ หมู่ที่ ๔", "ป.๓, ป.๑", "งานเอกสาร", "๙,๐๐๐.๐๐", "๕๒ วัน", "รวม ๑ คน"):
        assert part in text
    assert "3-0000" not in text


def test_the_list_is_of_its_day(db: Database, seeker: int) -> None:
    def people(day: date) -> list[tuple[str, int]]:
        paper = CATALOG["E-05"].collect(db, PaperParams(day=day))
        return [(each.row.name, each.days) for each in paper.rows]

    assert people(date(2026, 9, 30)) == []
    assert people(date(2026, 10, 31)) == [("นางสาวสมศรี ใจดี", 30)]
    job_seekers.close(CLERK, db, seeker, date(2026, 11, 1), "own")
    assert people(date(2026, 11, 1)) == []
    assert people(date(2026, 10, 31)) == [("นางสาวสมศรี ใจดี", 30)]


def test_the_list_as_a_workbook(db: Database, seeker: int, tmp_path: Path) -> None:
    made = issuing.write_workbook(CLERK, db, "E-05", PaperParams(), tmp_path / "e05.xlsx")
    heading, row = load_workbook(made.file).active.iter_rows(values_only=True)
    line = dict(zip(heading, row, strict=True))
    assert (line["ค่าจ้างที่ต้องการ (บาท)"], line["หน่วยค่าจ้าง"], line["รอ (วัน)"]) == (9000, "บาท/เดือน", 52)
    assert line["วันขึ้นทะเบียน"] == datetime(2026, 10, 1)
    assert line["โทรศัพท์"] == "081-000-0001"


def test_two_hundred_seekers_go_on_over_sheets_and_nobody_stands_alone(db: Database, seeker: int) -> None:
    paper = CATALOG["E-05"].collect(db, PaperParams())
    long = replace(paper.rows[0].row, skills=longest(200), wanted_work=longest(120))
    rows = tuple(replace(paper.rows[0], row=long) if n % 7 == 0 else paper.rows[0] for n in range(200))
    texts = page_texts(CATALOG["E-05"].render(replace(paper, rows=rows)))
    assert len(texts) > 10
    assert all("สิ่งที่ต้องการใน" in text for text in texts[:-1])
    assert "รวม ๒๐๐ คน" in texts[-1]
    assert "ไม่มีคนพิการที่ขึ้นทะเบียนหางาน" in text_of(CATALOG["E-05"].render(replace(paper, rows=())))


def test_a_registration_says_who_what_and_ticks(db: Database, person: int, seeker: int) -> None:
    consents.give(CLERK, db, person, ConsentInput("1", date(2026, 1, 1), "paper", sharing=True))
    paper: SeekerPaper = CATALOG["E-06"].collect(db, seeker)
    assert paper.number == paper.card_no == "3-0000-00000-01-3"
    ticked = {
        field: [option.label for option in getattr(paper, field) if option.ticked]
        for field in ("kinds", "education", "works", "reach", "needs", "consent")
    }
    assert ticked == {
        "kinds": ["ป.1 ความพิการทางการเห็น", "ป.3 ความพิการทางการเคลื่อนไหวหรือทางร่างกาย"],
        "education": ["ประถมศึกษา"],
        "works": ["ธุรการ/บันทึกข้อมูล"],
        "reach": ["ภายในตำบล"],
        "needs": ["สถานที่เข้าถึงได้ (ทางลาด ห้องน้ำ)"],
        "consent": ["ยินยอม"],
    }
    text = text_of(CATALOG["E-06"].render(paper))
    for part in ("นางสาวสมศรี ใจดี", "๔๖ ปี", "นายใจดี", "๙,๐๐๐.๐๐ บาท/เดือน", "วันที่ ๑ เดือน ตุลาคม พ.ศ. ๒๕๖๙"):
        assert part in text


def test_a_registration_for_the_pen_has_nobody_or_the_person(db: Database, person: int) -> None:
    blank: SeekerPaper = CATALOG["E-06B"].collect(db, PaperParams())
    assert (blank.person.name, blank.number, blank.card_no) == ("", "", "")
    named: SeekerPaper = CATALOG["E-06B"].collect(db, PaperParams(id=person))
    assert (named.person.name, named.skills) == ("นางสาวสมศรี ใจดี", "")
    assert "ยินยอม" in text_of(CATALOG["E-06"].render(blank))
    with pytest.raises(RecordNotFound):
        CATALOG["E-06B"].collect(db, PaperParams(id=person + 9))


def test_a_follow_up_says_what_was_found(db: Database, work: int) -> None:
    for day in (date(2026, 1, 5), date(2026, 11, 2)):
        visit = placement_visits.record_visit(
            CLERK,
            db,
            work,
            VisitInput(
                *("นางสาวกรองแก้ว ตั้งใจ", day, "regular", "help", "เดินทางลำบาก", ("transport",), "ประสานรถ"),
                *("ขยัน", date(2027, 1, 15)),
            ),
        ).id
    paper: VisitPaper = CATALOG["E-07"].collect(db, visit)
    assert (paper.no, paper.worker, paper.right_of) == ("2", "นางสาวสมบูรณ์ ใจดี", "นางสาวสมใจ ใจดี")
    assert [option.label for option in paper.supports if option.ticked] == ["ช่วยเรื่องการเดินทาง"]
    text = text_of(issuing.issue(CLERK, db, "E-07", visit).pdf)
    for part in ("ครั้งที่ ๒", "เดินทางลำบาก", "ประสานรถ", "ขยัน", "๑๕ มกราคม ๒๕๗๐", "หัวหน้างาน", "มาตรา ๓๕ (๓)"):
        assert part in text
    kept = DocumentQuery(db)
    assert [row.about for row in kept.rows(kept.ids()).values()] == ["นางสาวสมบูรณ์ ใจดี"]


def test_a_follow_up_for_the_pen_has_no_work_or_this(db: Database, work: int) -> None:
    blank: VisitPaper = CATALOG["E-07B"].collect(db, PaperParams())
    assert blank.worker == blank.ends_on == ""
    text = text_of(CATALOG["E-07"].render(CATALOG["E-07B"].collect(db, PaperParams(id=work))))
    assert "นางสาวสมบูรณ์ ใจดี" in text
    assert "ครั้งที่" in text
    with pytest.raises(RecordNotFound):
        CATALOG["E-07B"].collect(db, PaperParams(id=work + 9))


@pytest.mark.parametrize("code", ["E-06", "E-07"])
def test_forms_come_back_from_what_was_kept(db: Database, seeker: int, work: int, code: str) -> None:
    visit = placement_visits.record_visit(CLERK, db, work, VisitInput("นายผู้ตรวจ", attendance="regular")).id
    form = CATALOG[code]
    paper = form.collect(db, seeker if code == "E-06" else visit)
    assert form.from_payload(form.to_payload(paper)) == paper


def test_a_form_is_issued_anew_when_its_facts_moved_on(db: Database, seeker: int) -> None:
    first = issuing.issue(CLERK, db, "E-06", seeker)
    assert issuing.issue(CLERK, db, "E-06", seeker).pdf == first.pdf
    view = job_seekers.SeekerInput(registered_on=date(2026, 10, 1), wanted_work="งานสวน")
    job_seekers.change(CLERK, db, seeker, view, version=1)
    again = issuing.issue(CLERK, db, "E-06", seeker)
    assert again.id != first.id
    assert "งานสวน" in text_of(again.pdf)


def test_the_longest_registration_stays_on_its_sheet(db: Database, seeker: int) -> None:
    paper: SeekerPaper = CATALOG["E-06"].collect(db, seeker)
    texts = {field: longest(limit) for field, limit in job_seekers.LIMITS.items()}
    long = replace(paper, **texts, caregiver=longest(60), person=replace(paper.person, address=longest(150)))
    assert len(paginate(employment_seeker.compose(long), employment_seeker.AREA.height)) == 1
    _left, _top, right, bottom = ink(pictures(employment_seeker.render(long))[0])
    assert right <= (210 - 17) * MM
    assert bottom <= (297 - 8) * MM


def test_the_longest_follow_up_stays_on_its_sheet(db: Database, work: int) -> None:
    paper: VisitPaper = CATALOG["E-07B"].collect(db, PaperParams(id=work))
    texts = {field: longest(limit) for field, limit in placement_visits.LIMITS.items()}
    long = replace(paper, **texts, position=longest(150), visited_on="๑ พฤศจิกายน ๒๕๖๙", no="12")
    assert len(paginate(employment_visit.compose(long), employment_visit.AREA.height)) == 1
    _left, _top, right, _bottom = ink(pictures(employment_visit.render(long))[0])
    assert right <= (210 - 17) * MM

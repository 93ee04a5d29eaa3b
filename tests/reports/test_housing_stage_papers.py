"""The papers of a house project's way: request, minutes, memo, notice and its list, as they are issued."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from reports import CATALOG, issuing
from tests import factories
from tests.factories import CLERK
from tests.reports.limit_places_work import REQUEST
from tests.reports.pdfs import page_texts, text_of
from welfaredesk import messages
from welfaredesk.db.engine import Database
from welfaredesk.db.models import IssuedDocument
from welfaredesk.errors import DomainError, ValidationFailed
from welfaredesk.papers.housing_request import RosterRow
from welfaredesk.papers.params import PaperParams
from welfaredesk.services import groups, housing, housing_meetings, housing_notices, housing_requests
from welfaredesk.services.housing import FundingInput, ProjectInput
from welfaredesk.services.housing_meetings import Attendee, CaseInput, MeetingInput
from welfaredesk.services.housing_notices import NoticeInput
from welfaredesk.services.housing_requests import RequestInput, Sufferer
from welfaredesk.services.housing_stages import StepInput, reach_stage

ON = date(2026, 11, 2)
LONG = "ว่าที่ร้อยตรีหญิงกมลชนกพรรณราย ณ เชียงใหม่วัฒนาไพศาลสกุล"  # two lines of the roster


@pytest.fixture
def projects(db: Database) -> list[int]:
    """Two projects for the disabled, of which one has its money."""
    made = []
    for number, first in enumerate(("สมศรี", "ปื๊ด"), start=1):
        person = factories.add_person(db, number, first=first)
        groups.join_group(CLERK, db, person, "disabled")
        money = (FundingInput("municipality", 40_000_00),) if number == 1 else ()
        data = ProjectInput(
            person, group_code="disabled", support_kind="repair", work_items=("roof",), funding=money
        )
        made.append(housing.create_project(CLERK, db, data, StepInput(happened_on=ON)).id)
    return made


def meet(db: Database, kind: str, projects: list[int], **more: object) -> int:
    data = MeetingInput(kind, date(2026, 11, 10), place="หอประชุม", project_ids=tuple(projects))
    made = housing_meetings.save_meeting(CLERK, db, replace(data, **more))  # type: ignore[arg-type]
    outcomes = [CaseInput(each, "endorsed", "ให้ซ่อมหลังคา") for each in projects]
    housing_meetings.record_outcomes(CLERK, db, made.id, outcomes, version=made.version)
    return made.id


def notice(db: Database, projects: list[int]) -> int:
    data = NoticeInput(date(2026, 11, 12), date(2026, 11, 27), "ป้ายเทศบาล", tuple(projects), reason="เร่งด่วน")
    return housing_notices.give_notice(CLERK, db, data).id


def issued(db: Database, code: str, entity_id: int) -> bytes:
    return issuing.make(CLERK, db, code, PaperParams(id=entity_id)).pdf


def test_the_minutes_tell_who_came_and_what_was_resolved(db: Database, projects: list[int]) -> None:
    people = (
        Attendee("นายอุดม สมมุติ", "นายกเทศมนตรี", "ประธานกรรมการ"),
        Attendee("นางสาวไม่มา ประชุม", presence="absent"),
    )
    agenda = (("1", "ประธานแจ้งงบประมาณ"), ("5", "ไม่มี"))
    meeting = meet(
        db, "committee", projects, people=people, agenda=agenda, starts_at="9.30", taken_by="นางผู้จด ดี"
    )
    text = text_of(issued(db, "W-16", meeting))
    for words in (
        "รายงานการประชุมคณะกรรมการช่วยเหลือประชาชนเทศบาลตำบลตัวอย่าง",
        "ครั้งที่ ๑/๒๕๖๙",
        "๑๐ พฤศจิกายน ๒๕๖๙",
        "ประธานกรรมการ",
        "ผู้ไม่มาประชุม",
        "๙.๓๐ น.",
        "ประธานแจ้งงบประมาณ",
        "๔.๒ ราย นางสาวปื๊ด ใจดี",
        "มีมติให้ช่วยเหลือ ให้ซ่อมหลังคา",
        "(นางผู้จด ดี)",
    ):
        assert words in text, words
    assert "ผู้เข้าร่วมประชุม" not in text
    assert "พิการ" not in text


def test_long_minutes_go_on_overleaf_with_their_signatures(db: Database, projects: list[int]) -> None:
    long = "\n".join(f"ข้อที่ {number} " + "ที่ประชุมอภิปรายกันอย่างกว้างขวาง " * 3 for number in range(12))
    meeting = meet(db, "community", projects, agenda=(("5", long),), residents=63, moo="4")
    pages = page_texts(issued(db, "W-16", meeting))
    assert len(pages) == 2
    assert "ราษฎรที่มาประชุม จำนวน ๖๓ คน" in pages[0]
    assert "ผู้ตรวจรายงานการประชุม" in pages[-1]


def test_the_notice_cites_law_and_meeting_and_says_how_to_object(db: Database, projects: list[int]) -> None:
    meet(db, "committee", projects)
    text = text_of(issued(db, "W-21", notice(db, projects)))
    for words in (
        "ประกาศเทศบาลตำบลตัวอย่าง",
        "รายชื่อผู้ได้รับการช่วยเหลือประชาชน",
        "พ.ศ. ๒๕๖๖",
        "ครั้งที่ ๑/๒๕๖๙ เมื่อวันที่ ๑๐ พฤศจิกายน ๒๕๖๙",
        "จำนวน ๒ ราย",
        "๒๗ พฤศจิกายน ๒๕๖๙",
        "คัดค้าน",
        "ประกาศ ณ วันที่ ๑๒ พฤศจิกายน พ.ศ. ๒๕๖๙",
        "นายอุดม สมมุติ",
    ):
        assert words in text, words


@pytest.mark.parametrize("code", ["W-15", "W-21"])
def test_no_help_is_promised_before_the_committee_resolved(
    db: Database, projects: list[int], code: str
) -> None:
    meet(db, "committee", projects[:1])
    text = text_of(issued(db, code, notice(db, projects)))
    assert "ผู้ขอรับการช่วยเหลือ" in text
    assert "ผู้ได้รับการช่วยเหลือ" not in text


def test_the_list_names_house_and_help_and_nothing_private(db: Database, projects: list[int]) -> None:
    meet(db, "committee", projects)
    text = text_of(issued(db, "W-15", notice(db, projects)))
    for words in ("นางสาวปื๊ด ใจดี", "๑๒/๓", "ซ่อมแซม (หลังคา)", "๔๐,๐๐๐.๐๐", "รวม ๒ ราย", "๒๗ พฤศจิกายน"):
        assert words in text, words
    for private in ("0810000001", "พิการ", factories.invented_id(1)):
        assert private not in text


def test_a_paper_whose_facts_moved_on_is_issued_anew(db: Database, projects: list[int]) -> None:
    meeting = meet(db, "committee", projects)
    first = issued(db, "W-16", meeting)
    assert issued(db, "W-16", meeting) == first
    page = housing_meetings.MeetingInput(
        "committee", date(2026, 11, 10), 1, 2569, project_ids=tuple(projects)
    )
    housing_meetings.save_meeting(CLERK, db, replace(page, place="ห้องประชุม"), meeting, version=2)
    assert "ห้องประชุม" in text_of(issued(db, "W-16", meeting))
    with db.reading() as session:
        kept = session.scalars(select(IssuedDocument).where(IssuedDocument.form == "W-16")).all()
    assert [row.about for row in kept] == ["คณะกรรมการ ครั้งที่ 1/2569"] * 2


def test_the_request_leaves_opinion_and_order_to_the_pen(db: Database, projects: list[int]) -> None:
    roster = tuple(Sufferer(f"นายผู้เดือดร้อน คนที่ {number}", "7", "4") for number in range(1, 35))
    data = RequestInput(ON, "หลังคารั่ว " * 32, "ซ่อมหลังคา", roster)
    housing_requests.save_request(CLERK, db, projects[0], data)
    pages = page_texts(issued(db, "W-01", projects[0]))
    assert len(pages) == 3
    for words in ("วันที่ ๒ เดือน พฤศจิกายน", "นายกเทศมนตรีตำบลตัวอย่าง", "จำนวนผู้เดือดร้อน ๓๔ คน", "กองสวัสดิการสังคม"):
        assert words in pages[0], words
    assert "เห็นควร" not in pages[0]
    assert "คนที่ ๓๓" not in pages[0]
    assert "๓๓" in pages[1]
    assert "นายผู้เดือดร้อน คนที่ 34" in pages[2]
    for private in ("0810000001", factories.invented_id(1)):
        assert all(private not in page for page in pages)


def test_a_blank_request_has_its_roster_too(db: Database) -> None:
    pages = page_texts(issuing.make(CLERK, db, "W-01B", PaperParams()).pdf)
    assert len(pages) == 2
    assert "บัญชีรายชื่อผู้เดือดร้อน" in pages[1]
    assert "๓๓" in pages[1]
    assert "๓๔" not in pages[1]


@pytest.mark.parametrize(
    ("people", "name", "roster_sheets"), [(33, "นายหนึ่ง ใจดี", 1), (3, LONG, 1), (33, LONG, 2)]
)
def test_no_sheet_of_the_roster_has_empty_lines_alone(people: int, name: str, roster_sheets: int) -> None:
    paper = replace(REQUEST, roster=(RosterRow(name, "7", "4", ""),) * people)
    _form, *sheets = page_texts(CATALOG["W-01"].render(paper))
    assert len(sheets) == roster_sheets
    assert all(name.split()[0] in sheet for sheet in sheets)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"problem": "ก" * 361}, "361"),
        ({"wanted": "ก" * 181}, "181"),
        ({"problem": " "}, "กรุณากรอก"),
        ({"sufferers": (Sufferer("นายหนึ่ง ใจดี", note="โทร 081-000-0001"),)}, "เลขยาว"),
        ({"sufferers": (Sufferer("", "7", "4"),)}, "ยังไม่มีชื่อ"),
    ],
)
def test_a_request_that_would_not_fit_is_refused(
    db: Database, projects: list[int], change: dict[str, object], words: str
) -> None:
    data = replace(RequestInput(ON, "หลังคารั่ว"), **change)  # type: ignore[arg-type]
    with pytest.raises(ValidationFailed) as failed:
        housing_requests.save_request(CLERK, db, projects[0], data)
    assert words in messages.text_of(failed.value)


def test_no_memo_before_the_resolution_and_the_money(db: Database, projects: list[int]) -> None:
    with pytest.raises(DomainError) as refused:
        issued(db, "W-20", projects[0])
    assert refused.value.code == "no_resolution"
    meet(db, "committee", projects)
    with pytest.raises(DomainError) as refused:
        issued(db, "W-20", projects[0])
    assert refused.value.code == "no_budget"


def test_the_memo_tells_request_facts_law_and_resolution(db: Database, projects: list[int]) -> None:
    meet(db, "committee", projects)
    notice(db, projects)
    data = ProjectInput(
        1, 2570, "disabled", support_kind="repair", work_items=("roof",), approved_satang=40_000_00,
        funding=(FundingInput("municipality", 40_000_00),),
    )  # fmt: skip
    housing.change_project(CLERK, db, projects[0], data, version=1)
    housing_requests.save_request(CLERK, db, projects[0], RequestInput(ON, "หลังคารั่ว", "ซ่อมหลังคา"))
    text = text_of(issued(db, "W-20", projects[0]))
    for words in (
        "บันทึกข้อความ",
        "คำร้องเลขที่ ๑/๒๕๗๐ ลงวันที่ ๒ พฤศจิกายน ๒๕๖๙",
        "เนื่องจาก หลังคารั่ว",
        "พ.ศ. ๒๕๖๖",
        "ระเบียบวาระที่ ๔.๑",
        "๔๐,๐๐๐.๐๐ บาท (สี่หมื่นบาทถ้วน)",
        "ความเห็นปลัด",
        "(ผ่านปลัด)",
    ):
        assert words in text, words
    assert "พิการ" not in text


def test_what_passed_the_committee_by_says_why(db: Database, projects: list[int]) -> None:
    data = ProjectInput(1, 2570, support_kind="repair", approved_satang=1_000_00)
    housing.change_project(CLERK, db, projects[0], data, version=1)
    reach_stage(CLERK, db, projects[0], StepInput("approved", ON, reason="พายุพัดบ้านพัง"))
    assert "มิได้เสนอคณะกรรมการก่อน เนื่องจากพายุพัดบ้านพัง" in text_of(issued(db, "W-20", projects[0]))

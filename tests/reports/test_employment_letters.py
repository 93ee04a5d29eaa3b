"""E-08 and E-09: what they say, never section 34 money for a state body, kept as issued, on one sheet."""

from dataclasses import replace
from datetime import date

import pytest

from reports import CATALOG, issuing
from reports.layout import certificate
from tests import factories
from tests.factories import CLERK
from tests.reports.pdfs import ink, page_texts, pictures, text_of
from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.papers.official import Certificate, Letter
from welfaredesk.queries.documents import DocumentQuery
from welfaredesk.queries.person_page import person_page
from welfaredesk.services import consents, documents, employment, office_texts, placement_terms
from welfaredesk.services.consents import ConsentInput
from welfaredesk.services.employment import OrganisationInput, PlacementInput
from welfaredesk.services.employment_papers import CertificateInput, LetterInput, certify, write_letter

MM = 72 / 25.4
LONG = "บริษัท อุตสาหกรรมแปรรูปผลผลิตทางการเกษตรและอาหารทะเลแช่แข็งภาคเหนือตอนบน (ประเทศไทย) จำกัด (มหาชน)"


@pytest.fixture
def places(db: Database) -> dict[str, int]:
    """A company that lacks four people and a school that lacks two, in the same province."""
    employment.set_minimum_wage(CLERK, db, "ลำพูน", date(2025, 1, 1), 340_00)
    found = {}
    for name, kind, staff in (("บริษัท ตัวอย่าง จำกัด", "private", 551), ("โรงเรียนบ้านตัวอย่าง", "state", 151)):
        data = OrganisationInput(name, kind, province="ลำพูน")
        found[kind] = employment.save_organisation(CLERK, db, data).id
        employment.set_headcount(CLERK, db, found[kind], 2569, staff)
    return found


@pytest.fixture
def work(db: Database, places: dict[str, int]) -> int:
    """Somebody the company employs at the school since 1 October 2568, and a right a caregiver uses."""
    people = [
        factories.add_person(db, number, first=first)
        for number, first in ((1, "สมศรี"), (2, "สมใจ"), (3, "สมบูรณ์"))
    ]
    data = PlacementInput(
        *(people[0], places["private"], places["state"], "33", date(2025, 10, 1), date(2027, 9, 30)),
        position="เจ้าหน้าที่ธุรการ", wage_satang=9_000_00, wage_unit="month",
    )  # fmt: skip
    right = replace(data, person_id=people[1], basis="35-3", caregiver_id=people[2])
    employment.create_placement(CLERK, db, right)
    return employment.create_placement(CLERK, db, data).id


def letter(db: Database, organisation_id: int, kind: str = "request", **more: object) -> Letter:
    written = write_letter(CLERK, db, LetterInput(organisation_id, kind, "ผู้อำนวยการ", **more))
    paper: Letter = CATALOG["E-08"].collect(db, written.id)
    return paper


def words(paper: Letter | Certificate) -> str:
    return " ".join(part.text for part in paper.body)


def test_a_request_to_a_company_tells_quota_money_and_ways(
    db: Database, places: dict[str, int], work: int
) -> None:
    paper = letter(db, places["private"])
    said = words(paper)
    assert "จำนวน 551 คน ต้องรับคนพิการเข้าทำงาน 6 คน" in said
    assert "มาตรา 33 แล้ว 1 คน ให้สิทธิตามมาตรา 35 แล้ว 1 คน ยังขาดอีก 4 คน" in said
    assert "มาตรา 34 เป็นเงินปีละ 496,400.00 บาท" in said  # 4 × 340 × 365
    assert "(1) ให้สัมปทาน" in said
    assert "(7) การช่วยเหลืออื่นใด" in said
    assert paper.number == "1/2569"


@pytest.mark.parametrize("kind", ["request", "result"])
def test_a_state_body_never_reads_of_section_34(db: Database, places: dict[str, int], kind: str) -> None:
    said = words(letter(db, places["state"], kind))
    assert "ยังขาดอีก 2 คน" in said
    assert "34" not in said
    assert "เงิน" not in said


def test_only_the_ways_chosen_are_offered(db: Database, places: dict[str, int]) -> None:
    said = words(letter(db, places["state"], options=("35-4",)))
    assert "(4) ฝึกงาน" in said
    assert "(1)" not in said
    assert "โดยวิธีใดวิธีหนึ่ง" not in words(letter(db, places["state"], options=()))


def test_an_organisation_whose_staff_is_not_known_reads_no_quota(db: Database) -> None:
    unknown = employment.save_organisation(CLERK, db, OrganisationInput("วัดตัวอย่าง", "foundation")).id
    assert "ต้องรับคนพิการ" not in words(letter(db, unknown)).replace("กำหนดให้", "")


def test_people_are_offered_without_ids_and_named_by_consent(db: Database, places: dict[str, int]) -> None:
    agreed, other = factories.add_person(db, 1, first="สมศรี"), factories.add_person(db, 2, first="สมใจ")
    consents.give(CLERK, db, agreed, ConsentInput("1", date(2026, 1, 1), "paper", sharing=True))
    written = write_letter(
        CLERK, db, LetterInput(places["private"], "request", "ผู้จัดการ", person_ids=(agreed, other))
    )
    text = text_of(issuing.issue(CLERK, db, "E-08", written.id).pdf)
    assert "จำนวน ๒ คน" in text
    assert "สมศรี" in text
    assert "สมใจ" not in text
    assert "3-0000" not in text
    assert [paper.form for paper in person_page(db, agreed).papers] == ["E-08"]


def test_a_result_names_who_works_on_the_day(db: Database, places: dict[str, int], work: int) -> None:
    paper = letter(db, places["private"], "result", remark="ออกให้ตามหนังสือของบริษัท")
    listing = next(part.listing for part in paper.body if part.listing)
    assert [row[1] for row in listing.rows] == ["นางสาวสมบูรณ์ ใจดี", "นางสาวสมศรี ใจดี"]
    assert "ออกให้ตามหนังสือของบริษัท" in words(paper)
    assert "๐๑/๑๐/๒๕๖๘" in text_of(CATALOG["E-08"].render(paper))
    assert all(part.listing is None for part in letter(db, places["state"], "result").body)


def test_a_result_names_as_many_as_it_counts(db: Database, places: dict[str, int], work: int) -> None:
    """Work that rests still counts, and an internship of half a year for all of it (§3.6)."""
    placement_terms.suspend(CLERK, db, work, date(2026, 11, 1), "ป่วย")
    intern = PlacementInput(
        *(factories.add_person(db, 9), places["private"], places["state"], "35-4"),
        *(date(2026, 1, 1), date(2026, 7, 31)),
    )
    employment.create_placement(CLERK, db, intern)
    paper = letter(db, places["private"], "result")
    assert "มาตรา 33 แล้ว 1 คน ให้สิทธิตามมาตรา 35 แล้ว 2 คน" in words(paper)
    listing = next(part.listing for part in paper.body if part.listing)
    assert len(listing.rows) == 3
    earlier = letter(db, places["private"], "result", written_on=date(2025, 12, 31))
    assert "ให้สิทธิตามมาตรา 35 แล้ว 1 คน" in words(earlier)
    assert len(next(part.listing for part in earlier.body if part.listing).rows) == 2


def test_a_certificate_tells_who_where_section_and_span(db: Database, work: int) -> None:
    data = CertificateInput(work, 2569, with_wage=True, purpose="การขอสินเชื่อธนาคาร")
    made = issuing.issue(CLERK, db, "E-09", certify(CLERK, db, data).id)
    text = text_of(made.pdf)
    for part in (
        "เลขที่ ๑/๒๕๖๙",
        "ประจำปีงบประมาณ พ.ศ. ๒๕๖๙",
        "นางสาวสมศรี ใจดี เลขประจำตัวประชาชน 3-0000-00000-01-3",
        "ได้รับการจ้างงานตามมาตรา ๓๓ แห่งพระราชบัญญัติ",
        "ปฏิบัติงานที่โรงเรียนบ้านตัวอย่าง ตำแหน่งเจ้าหน้าที่ธุรการ โดยมีบริษัท ตัวอย่าง จำกัด เป็นผู้ว่าจ้าง",
        "ตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๘ ถึงวันที่ ๓๐ กันยายน ๒๕๖๙",
        "๙,๐๐๐.๐๐ บาท/เดือน (เก้าพันบาทถ้วน)",
        "ออกให้เพื่อใช้ประกอบการขอสินเชื่อธนาคาร",
        "ให้ไว้ ณ วันที่ ๒๒ พฤศจิกายน พ.ศ. ๒๕๖๙",
        "E-09 1/2569 ",
    ):
        assert part.replace(" ", "") in text.replace(" ", "")  # a line may end anywhere


def test_a_certificate_without_wage_of_work_that_goes_on(db: Database, work: int) -> None:
    paper: Certificate = CATALOG["E-09"].collect(db, certify(CLERK, db, CertificateInput(work, 2570)).id)
    assert "ค่าจ้าง" not in words(paper)
    assert "ตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๙ และยังปฏิบัติงานอยู่จนถึงวันที่ออกหนังสือนี้" in words(paper)
    assert "(เริ่มงานเมื่อวันที่ ๑ ตุลาคม ๒๕๖๘)" in words(paper)


def test_work_that_rested_is_said_to_have_rested(db: Database, work: int) -> None:
    placement_terms.suspend(CLERK, db, work, date(2026, 9, 1), "ป่วย")
    placement_terms.resume(CLERK, db, work, date(2026, 10, 16))
    said = words(CATALOG["E-09"].collect(db, certify(CLERK, db, CertificateInput(work, 2569)).id))
    assert "ระงับการทำงานตั้งแต่วันที่ ๑ กันยายน ๒๕๖๙ จนถึงวันสุดท้ายของช่วงนี้" in said
    said = words(CATALOG["E-09"].collect(db, certify(CLERK, db, CertificateInput(work, 2570)).id))
    assert "ระงับการทำงานตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๙ ถึงวันที่ ๑๕ ตุลาคม ๒๕๖๙" in said


def test_a_caregiver_who_uses_the_right_is_certified_with_whose_it_is(db: Database, work: int) -> None:
    helped = next(row.id for row in placements(db) if row.id != work)
    made = certify(CLERK, db, CertificateInput(helped, 2569))
    said = words(CATALOG["E-09"].collect(db, made.id))
    assert "นางสาวสมบูรณ์ ใจดี เลขประจำตัวประชาชน 3-0000-00000-03-0 ผู้ดูแลของนางสาวสมใจ ใจดี ซึ่งเป็นคนพิการ" in said
    assert "ได้รับสิทธิตามมาตรา 35 (3)" in said
    issuing.issue(CLERK, db, "E-09", made.id)
    for person in (2, 3):  # whose right it is, and who uses it
        assert [paper.form for paper in person_page(db, person).papers] == ["E-09"]
    kept = DocumentQuery(db)
    assert [row.about for row in kept.rows(kept.ids()).values()] == ["นางสาวสมบูรณ์ ใจดี"]


def placements(db: Database) -> list:
    from welfaredesk.queries.employment import PlacementQuery

    query = PlacementQuery(db)
    return list(query.rows(query.ids()).values())


def test_a_certificate_is_kept_as_issued_and_voided_with_a_reason(db: Database, work: int) -> None:
    made = certify(CLERK, db, CertificateInput(work, 2569))
    first = issuing.issue(CLERK, db, "E-09", made.id)
    employment.end_placement(CLERK, db, work, date(2026, 11, 1), "resigned")
    office_texts.save_text(CLERK, db, "employment_rule", "กฎหมายใหม่", date(2026, 11, 22))
    clock.set_today(date(2030, 1, 1))
    assert issuing.issue(CLERK, db, "E-09", made.id).pdf == first.pdf
    documents.void(CLERK, db, first.id, "พิมพ์ชื่อผิด")
    again = issuing.issue(CLERK, db, "E-09", made.id)
    assert (again.no, again.pdf == first.pdf) == (first.no, False)
    text = text_of(again.pdf)
    assert "E-09 1/2569-2 " in text
    assert "กฎหมายใหม่" in text


@pytest.mark.parametrize("code", ["E-08", "E-09"])
def test_papers_come_back_from_what_was_kept(
    db: Database, places: dict[str, int], work: int, code: str
) -> None:
    made = (
        write_letter(CLERK, db, LetterInput(places["private"], "result", "ผู้จัดการ"))
        if code == "E-08"
        else certify(CLERK, db, CertificateInput(work, 2569))
    )
    form = CATALOG[code]
    paper = form.collect(db, made.id)
    assert form.from_payload(form.to_payload(paper)) == paper


def test_the_longest_certificate_stays_on_its_sheet(db: Database, work: int) -> None:
    paper: Certificate = CATALOG["E-09"].collect(db, certify(CLERK, db, CertificateInput(work, 2569)).id)
    long = words(paper).replace("โรงเรียนบ้านตัวอย่าง", LONG).replace("บริษัท ตัวอย่าง จำกัด", LONG)
    parts = tuple(replace(part, text=long) for part in paper.body)
    pdf = certificate.render(replace(paper, body=parts, agency=(LONG, "อำเภอตัวอย่าง จังหวัดลำพูน")))
    texts = page_texts(pdf)
    assert len(texts) == 1
    assert texts[0].index("ให้ไว้ ณ วันที่") < texts[0].index("นายอุดม")
    left, _top, right, bottom = ink(pictures(pdf)[0])
    assert left >= 29.5 * MM
    assert right <= 205.5 * MM  # the QR mark stands in the margin
    assert bottom <= 292.5 * MM


def test_thirty_people_go_on_over_sheets(db: Database, places: dict[str, int]) -> None:
    people = tuple(factories.add_person(db, number, first=f"คนที่{number}") for number in range(1, 31))
    paper = letter(db, places["private"], person_ids=people)
    texts = page_texts(CATALOG["E-08"].render(paper))
    assert len(texts) == 2
    assert "– ๒ –" in texts[1]
    assert "ขอแสดงความนับถือ" in texts[1]
    assert all("ชื่อ–สกุล" in text for text in texts)

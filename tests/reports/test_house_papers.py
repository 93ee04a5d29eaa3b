"""W-13, W-17, W-18, W-19 and W-22: what they say, on how many sheets, and that they add up."""

from collections.abc import Callable
from datetime import date

import pytest
import zxingcpp
from pypdfium2 import PdfDocument

from reports.issuing import issue, make
from tests import factories
from tests.factories import CLERK
from tests.reports import house_papers
from tests.reports.house_papers import Papers
from tests.reports.pdfs import page_texts
from welfaredesk.db.engine import Database
from welfaredesk.domain.baht_text import satang_text
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.errors import Refused
from welfaredesk.papers.house_handover import collect_handover
from welfaredesk.papers.house_register import collect_register
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.documents import find_marked
from welfaredesk.queries.housing_money import project_money
from welfaredesk.services import (
    cards,
    groups,
    house_estimates,
    house_payments,
    housing,
    housing_stages,
    persons,
)
from welfaredesk.services.house_estimates import EstimateInput, LineInput
from welfaredesk.services.housing import FundingInput, ProjectInput
from welfaredesk.services.housing_stages import StepInput


def texts(db: Database, code: str, record: int) -> list[str]:
    return page_texts(issue(CLERK, db, code, record).pdf)


@pytest.mark.parametrize("fill", [house_papers.short, house_papers.long])
def test_every_paper_holds_what_entry_allows(db: Database, fill: Callable[[Database], Papers]) -> None:
    papers = fill(db)
    long = fill is house_papers.long
    sheets = {
        code: len(texts(db, code, record))
        for code, record in (
            ("W-13", papers.project),
            ("W-17", papers.project),
            ("W-18", papers.payment),
            ("W-22", papers.letter),
        )
    }
    assert sheets["W-18"] == 1
    assert (sheets["W-17"], sheets["W-22"]) == ((2, 2) if long else (1, 1))
    assert sheets["W-13"] == (5 if long else 1)


def test_the_estimate_says_how_it_is_rounded_and_reads_its_sum(db: Database) -> None:
    papers = house_papers.short(db)
    rows = (LineInput("เหล็กเส้น", 2_500, "กก.", 33_33, 1_01), *house_papers.ROWS)
    seen = project_money(db, papers.project).estimate
    assert seen is not None
    house_estimates.save_estimate(
        CLERK, db, papers.project, EstimateInput(rows), seen=(seen.id, seen.version)
    )
    text = "\n".join(texts(db, "W-13", papers.project))
    # 2.5 × (33.33 + 1.01) = 85.85; 24 × 225 = 5,400; 12.5 × 162.50 = 2,031.25; volunteers apart
    assert to_thai("85.85") in text
    assert to_thai("7,517.10") in text
    assert satang_text(7_517_10) in text
    assert "ปัดเศษเป็นสตางค์รายการละครั้ง" in text
    assert to_thai("1,050.00") in text


def test_the_mark_of_a_sheet_across_is_read_back(db: Database) -> None:
    estimate = issue(CLERK, db, "W-13", house_papers.short(db).project)
    document = PdfDocument(estimate.pdf)
    picture = document[0].render(scale=200 / 72, grayscale=True).to_pil()
    document.close()
    (code,) = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    found = find_marked(db, code.text)
    assert found is not None
    assert (found.id, found.form) == (estimate.id, "W-13")


def test_a_printed_estimate_stays_and_the_next_change_is_a_new_version(db: Database) -> None:
    project = housing.create_project(
        CLERK, db, ProjectInput(factories.add_person(db), support_kind="repair")
    ).id
    house_estimates.save_estimate(CLERK, db, project, EstimateInput(house_papers.ROWS[:1]))
    first = issue(CLERK, db, "W-13", project)
    seen = project_money(db, project).estimate
    assert seen is not None
    assert seen.fixed
    house_estimates.save_estimate(
        CLERK, db, project, EstimateInput(house_papers.ROWS), seen=(seen.id, seen.version)
    )
    second = issue(CLERK, db, "W-13", project)
    assert "ฉบับที่ ๑" in page_texts(first.pdf)[0]
    assert "ฉบับที่ ๒" in page_texts(second.pdf)[0]


def test_the_receipt_names_payee_sum_and_witnesses(db: Database) -> None:
    papers = house_papers.long(db)
    paid = project_money(db, papers.project).payments[0]
    text = texts(db, "W-18", papers.payment)[0]
    assert to_thai("1,234,567.25") in text
    assert satang_text(paid.amount_satang) in text
    assert text.count("พยาน") == 2
    house_payments.void_payment(CLERK, db, papers.payment, "พิมพ์ชื่อผิด")
    with pytest.raises(Refused, match="payment_voided"):
        issue(CLERK, db, "W-18", papers.payment)


def test_the_hand_over_shows_two_pictures_from_before_and_two_from_after(db: Database) -> None:
    papers = house_papers.short(db)
    assert len(texts(db, "W-17", papers.project)) == 1
    house_papers.add_pictures(db, papers.project, before=3, after=1)
    sheets = texts(db, "W-17", papers.project)  # the facts moved on, so it is a new paper
    assert len(sheets) == 2
    assert ("ภาพก่อนปรับปรุง" in sheets[1], "ภาพหลังปรับปรุง" in sheets[1]) == (True, True)
    paper = collect_handover(db, papers.project)
    assert (len(paper.before), len(paper.after)) == (2, 1)


def test_a_paper_without_its_record_says_what_to_do(db: Database) -> None:
    project = housing.create_project(CLERK, db, ProjectInput(factories.add_person(db), support_kind="new")).id
    for code, refusal in (("W-13", "no_estimate"), ("W-17", "no_handover")):
        with pytest.raises(Refused, match=refusal):
            issue(CLERK, db, code, project)


def test_the_register_adds_up_by_village_age_and_source(db: Database) -> None:
    def person(number: int, born: date | None, moo: str) -> int:
        address = persons.AddressInput(house_no=str(number), moo=moo)
        return factories.add_person(db, number, birth_date=born, address=address)

    def project(who: int, *stages: str, **funding: int) -> None:
        data = ProjectInput(
            who,
            support_kind="repair",
            approved_satang=sum(funding.values()),
            funding=tuple(FundingInput(source, satang) for source, satang in funding.items()),
        )
        made = housing.create_project(CLERK, db, data).id
        for stage in stages:
            housing_stages.reach_stage(CLERK, db, made, StepInput(stage, note="เหตุ", reason="เร่งด่วน"))

    old, young = person(1, date(1940, 1, 1), "10"), person(2, date(2010, 5, 5), "2")
    cards.set_types(CLERK, db, young, (3,))
    groups.join_group(CLERK, db, old, "imc")
    project(old, "approved", "works", dep=40_000_00, donation=1_000_25)
    project(young, dep=15_000_50)
    project(person(3, None, "2"), "works", "finished", codi=19_000_00)
    project(person(4, date(1990, 1, 1), "2"), "cancelled", codi=9_000_00)
    paper = collect_register(db, PaperParams(fiscal_year=2570))
    assert [village.moo for village in paper.villages] == ["2", "10"]
    assert (paper.total.houses, paper.total.satang) == (3, 75_000_75)
    assert (paper.total.waiting, paper.total.underway, paper.total.done) == (1, 1, 1)
    for overview in paper.overviews[:2]:
        assert overview.total == paper.total
        for field in ("houses", "waiting", "underway", "done", "satang"):
            assert sum(getattr(row.sums, field) for row in overview.rows) == getattr(paper.total, field)
    assert sum(row.sums.satang for row in paper.overviews[3].rows) == paper.total.satang
    ages = {row.name: row.sums.houses for row in paper.overviews[1].rows}
    assert ages == {
        "ต่ำกว่า 20 ปี": 1,
        "20–39 ปี": 0,
        "40–59 ปี": 0,
        "60–79 ปี": 0,
        "80 ปีขึ้นไป": 1,
        "ไม่ทราบวันเกิด": 1,
    }
    first, last = paper.villages[0].lines[0], paper.villages[1].lines[0]
    assert (first.groups[0], first.kinds[2], last.groups[1], last.groups[2]) == (True, True, True, True)
    assert sum(village.sums.satang for village in paper.villages) == paper.total.satang
    sheets = page_texts(make(CLERK, db, "W-19", PaperParams(fiscal_year=2570)).pdf)
    assert to_thai("75,000.75") in sheets[0]
    assert "ภาพรวม" in sheets[1]


def test_an_empty_register_says_so(db: Database) -> None:
    sheets = page_texts(make(CLERK, db, "W-19", PaperParams(fiscal_year=2569)).pdf)
    assert "ไม่มีโครงการในปีงบประมาณนี้" in sheets[0]


def test_the_letter_asks_with_figures_and_words(db: Database) -> None:
    papers = house_papers.short(db)
    text = texts(db, "W-22", papers.letter)[0].replace("\r\n", " ")
    for part in ("ขอรับการสนับสนุนการซ่อมแซมบ้าน", "ขอแสดงความนับถือ", to_thai("10,000.00"), "หนึ่งหมื่นบาทถ้วน"):
        assert part in text

"""L-05, L-06V, R-05 and R-14: what stands on them, and that their figures are those of `stats`."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from reports import CATALOG, issuing
from reports.registers import loan_ledger
from tests import factories
from tests.factories import CLERK
from tests.reports.longest_papers import LEDGER
from tests.reports.pdfs import page_texts, text_of
from tests.unit.lending_chase import imported_loan, loan
from welfaredesk.exchange.export_chase import export_chase, export_ledger
from welfaredesk.papers.lending_lists import collect_internal_ledger, collect_ledger, collect_visits
from welfaredesk.papers.lending_reports import collect_devices, collect_follow_up
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.chase import ChaseQuery
from welfaredesk.queries.lending import loan_lines
from welfaredesk.queries.loan_ledger import ledger_years
from welfaredesk.queries.stats import stats
from welfaredesk.services.contacts import ContactInput, log_contact
from welfaredesk.services.lending import cancel_loan
from welfaredesk.services.lending_returns import ReturnInput, take_back

TODAY = date(2026, 11, 22)
NOTHING = PaperParams()


@pytest.fixture
def db(tmp_path):
    database = factories.new_office(tmp_path)
    yield database
    database.close()


@pytest.fixture
def loans(db):
    """Two in fiscal year 2570 and three before it; one came back damaged, one was a mistake."""
    found = {
        "late": loan(db, -20, name="เกินนาน", moo="10"),
        "soon": loan(db, 5, name="ใกล้", moo="2", items=2),
        "back": loan(db, 40, name="คืนแล้ว", moo="2"),
        "mistake": loan(db, 40, name="พิมพ์ผิด"),
        "old": imported_loan(db, -60),
    }
    line = loan_lines(db, found["back"])[0]
    take_back(CLERK, db, [ReturnInput(line.line_id, "damaged", "ล้อแตก", "นายบุตร ใจดี")])
    cancel_loan(CLERK, db, found["mistake"], "พิมพ์ผิด")
    return found


def printed(db, code, params=NOTHING):
    return issuing.make(CLERK, db, code, params).pdf


# --- L-05 ---


def test_the_register_of_a_year_without_mistakes_in_order_of_lending(db, loans):
    paper = collect_ledger(db, NOTHING)
    assert paper.fiscal_year == 2570
    assert [line.borrower for line in paper.lines] == ["นางเกินนาน ใจดี", *["นางใกล้ ใจดี"] * 2, "นางคืนแล้ว ใจดี"]
    back = paper.lines[-1]
    assert (back.returned_on, back.returner, back.quantity) == ("22/11/2569", "นายบุตร ใจดี", 1)
    assert "ชำรุด ล้อแตก" in back.note
    assert [line.borrower for line in collect_ledger(db, PaperParams(fiscal_year=2569)).lines] == [
        "นายทองดี ใจดี"
    ]
    assert ledger_years(db) == [2570, 2569]


def test_the_register_is_ruled_for_at_least_fifteen(db, loans):
    (text,) = page_texts(printed(db, "L-05"))
    assert "ประจำปีงบประมาณ พ.ศ. ๒๕๗๐" in text
    for heading in ("ลำดับที่", "รายการ", "หมายเลขครุภัณฑ์", "จำนวน", "ชื่อผู้ยืม", "ชื่อผู้คืน", "หมายเหตุ"):
        assert heading in text
    assert "กำหนดคืน" not in text
    empty = printed(db, "L-05", PaperParams(fiscal_year=2568))
    assert len(page_texts(empty)) == 1


def test_the_offices_own_register_has_three_columns_more(db, loans):
    paper = collect_internal_ledger(db, NOTHING)
    assert (paper.lines[0].due_on, paper.lines[0].moo) == ("02/11/2569", "10")
    (text,) = page_texts(printed(db, "L-05I"))
    assert "ขยายถึง" in text
    assert "๐๒/๑๑/๒๕๖๙" in text
    assert "L-05I" in text


def test_no_sheet_of_the_register_has_empty_lines_alone():
    (line,) = LEDGER.lines
    wraps = replace(line, borrower="นางสาวกมลชนกพรรณราย ณ เชียงใหม่วัฒนาไพศาล")
    assert len(page_texts(loan_ledger.render(replace(LEDGER, lines=(wraps,) * 10)))) == 1


def test_a_long_register_goes_on_with_its_heading(db):
    for _number in range(8):
        loan(db, 10, items=3)
    texts = page_texts(printed(db, "L-05"))
    assert len(texts) == 2
    assert all("ชื่อผู้ยืม" in text for text in texts)


def test_the_register_as_workbook(db, loans, tmp_path):
    made = export_ledger(db, tmp_path / "l05.xlsx", 2570)
    sheet = load_workbook(made.file).active
    head = [cell.value for cell in sheet[1]]
    assert made.rows == 4
    assert head[:6] == ["ลำดับที่", "รายการ", "หมายเลขครุภัณฑ์", "จำนวน", "วันที่ยืม", "ชื่อผู้ยืม"]
    assert sheet.cell(2, head.index("กำหนดคืน") + 1).value.date() == TODAY - timedelta(days=20)


# --- L-06V ---


def test_the_round_of_a_village_house_by_house(db, loans):
    log_contact(CLERK, db, [loans["late"]], ContactInput(result="promised", note="วันศุกร์"))
    paper = collect_visits(db, NOTHING)
    assert [part.moo for part in paper.parts] == ["2", "10", ""]
    visit = paper.parts[0].visits[0]
    assert (visit.borrower, len(visit.devices)) == ("นางใกล้ ใจดี", 2)
    assert visit.phones == ("081-000-0001",)
    assert paper.parts[1].visits[0].last == "22 พ.ย. 2569 รับปากจะนำมาคืน วันศุกร์"
    one = collect_visits(db, PaperParams(moo="10"))
    assert [len(part.visits) for part in one.parts] == [1]
    line = loan_lines(db, loans["late"])[0].line_id
    assert [part.moo for part in collect_visits(db, PaperParams(line_ids=(line,))).parts] == ["10"]


def test_the_round_shows_no_id_and_every_device(db, loans):
    text = text_of(printed(db, "L-06V"))
    assert "30000" not in text
    assert "๓๐๐๐๐" not in text
    assert text.count("WC-") == 3
    assert "ไม่ทราบหมู่" in text
    assert "ไม่มีรายการที่ต้องติดตาม" in text_of(printed(db, "L-06V", PaperParams(moo="7")))


# --- R-05, R-14 ---


def table(report, caption):
    return next(each for each in report.tables if caption in each.caption)


def figures(row):
    return [0 if cell == "–" else int(cell.replace(",", "")) for cell in row.cells[1:]]


def test_r05_is_what_stats_says(db, loans):
    factories.add_item(db, "DN-1", "ไม้เท้า", acquired_how="รับบริจาค")
    report, counted = collect_devices(db, NOTHING), stats(db)["R-05"]
    stock, years = table(report, "คงคลัง"), table(report, "ปีงบประมาณ")
    assert figures(stock.rows[-1]) == list(counted["items"].values())
    by_model = {row.cells[0]: figures(row) for row in stock.rows if row.kind == ""}
    assert by_model == {name: list(counts.values()) for name, counts in counted["by_model"].items()}
    assert figures(years.rows[-1])[0] == counted["loans"]["total"] == 5
    assert {row.cells[0][-4:]: figures(row)[0] for row in years.rows[:-1]} == counted["loans"][
        "by_fiscal_year"
    ]
    followed = table(report, "ติดตาม").rows
    assert [figures(row)[0] for row in followed] == [counted["overdue"], 2, counted["due_soon"]] == [2, 2, 2]
    assert figures(table(report, "บริจาค").rows[-1]) == [counted["donated"]] == [1]
    one = table(collect_devices(db, PaperParams(fiscal_year=2569)), "ปีงบประมาณ")
    assert figures(one.rows[-1]) == [1, 0, 1]


def test_sums_of_r05_add_up(db, loans):
    stock = table(collect_devices(db, NOTHING), "คงคลัง")
    parts = [figures(row) for row in stock.rows if row.kind == "part"]
    assert [sum(column) for column in zip(*parts, strict=True)] == figures(stock.rows[-1])
    for row in stock.rows:
        total, *states = figures(row)
        assert total == sum(states)


def test_r14_is_what_stats_says_and_lists_them(db, loans):
    paper, counted = collect_follow_up(db, NOTHING), stats(db)["R-14"]
    assert [count for _name, count in paper.figures] == [
        *counted["loans"].values(),
        *counted["cards"].values(),
    ]
    assert len(paper.loans) == len(ChaseQuery(db).ids()) == 4
    assert counted["loans"] == {"late": 2, "recall": 2, "due_soon": 2, "due_30": 2, "next": 0, "gone": 0}
    text = text_of(printed(db, "R-14"))
    assert "เกิน ๒๐ วัน" in text
    assert "อีก ๕ วัน" in text
    assert "ไม่มีรายการ" in text  # no cards


@pytest.mark.parametrize("code", ["L-05", "L-05I", "L-06V", "R-05", "R-14"])
def test_an_empty_office_has_its_papers_too(db, code):
    assert CATALOG[code].title
    assert len(page_texts(printed(db, code))) == 1


def test_the_chase_list_as_workbook(db, loans, tmp_path):
    log_contact(CLERK, db, [loans["late"]], ContactInput(result="promised", next_on=TODAY))
    ids = ChaseQuery(db, "late").ids()
    made = export_chase(db, tmp_path / "chase.xlsx", ids)
    sheet = load_workbook(made.file).active
    rows = [
        dict(zip([cell.value for cell in sheet[1]], row, strict=True))
        for row in sheet.iter_rows(2, values_only=True)
    ]
    assert [row["ผู้ยืม"] for row in rows] == ["นายทองดี ใจดี", "นางเกินนาน ใจดี"]
    assert rows[1]["ผลการติดต่อ"] == "รับปากจะนำมาคืน"
    assert rows[1]["เกินกำหนด (วัน)"] == 20
    assert "เลขประจำตัว" not in " ".join(rows[0])

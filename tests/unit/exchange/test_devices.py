"""The register of devices comes in with its loans as the truth has them, in every shape, and once."""

from collections import Counter
from datetime import date

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select

from tests import factories
from tests.factories import CLERK
from tests.unit.exchange.office import DISABLED, ELDERLY, REGISTERS, codes, dump, take, truth, workbook
from welfaredesk.db.models import DeviceItem, DeviceModel, LoanContract, LoanLine, PersonIdentifier
from welfaredesk.errors import Refused
from welfaredesk.exchange import importing
from welfaredesk.exchange.export import export
from welfaredesk.queries.imports import open_problem_count
from welfaredesk.queries.lending import LoanQuery, item_by_code
from welfaredesk.queries.stats import stats
from welfaredesk.services import checks, devices, imports, lending_returns, loan_names
from welfaredesk.services.devices import CONDITIONS
from welfaredesk.services.imports import Action, Choice

DEVICES = REGISTERS / "devices.xlsx"
HEAD = ("รายการ", "หมายเลขครุภัณฑ์", "สภาพ", "ผู้ยืม", "วันที่ยืม", "กำหนดคืน")
BED = ("เตียงผู้ป่วย", "BD-1", "ใช้งานได้", "นางสาวสมศรี ใจดี", "1/10/2569", "30/12/2569")


def loans(db):
    """(national id or the name as text, lent, due) of every open loan."""
    with db.reading() as session:
        numbers = {row.person_id: row.value for row in session.scalars(select(PersonIdentifier))}
        return sorted(
            (
                numbers.get(line.contract.borrower_id, line.contract.borrower_name),
                line.contract.lent_on.isoformat(),
                line.due_on.isoformat(),
            )
            for line in session.scalars(select(LoanLine).where(LoanLine.returned_on.is_(None)))
        )


def register(tmp_path, *rows, head=HEAD, name="in.xlsx"):
    return workbook(tmp_path / name, [["ทะเบียนคุมกายอุปกรณ์"], list(head), *map(list, rows)])


def test_pieces_and_loans_are_those_of_the_truth(db):
    report = take(db, DEVICES, ELDERLY, DISABLED)  # people are taken in first, whatever the order
    wanted = truth()["devices"]
    with db.reading() as session:
        found = Counter(CONDITIONS[row.condition] for row in session.scalars(select(DeviceItem)))
    assert found == wanted["by_condition"]
    assert loans(db) == sorted((loan["nid"], loan["lent"], loan["due"]) for loan in wanted["loans"])
    figures = stats(db)["R-05"]
    assert (figures["items"]["total"], figures["items"]["out"]) == (wanted["items"], wanted["out_now"])
    assert figures["overdue"] == wanted["overdue"]
    assert report.created == 514 + wanted["items"]
    assert list(checks.check(db)) == []


def test_the_same_register_again_changes_nothing(db):
    take(db, ELDERLY, DISABLED, DEVICES)
    before = dump(db.path)
    again = take(db, DEVICES)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 85)
    assert dump(db.path) == before


def test_a_register_read_again_after_the_people_tells_who_they_are(db):
    first = take(db, DEVICES)
    take(db, ELDERLY, DISABLED)
    again = take(db, DEVICES)
    assert (again.updated, again.unchanged, codes(again)) == (29, 56, Counter())
    assert loans(db) == sorted(
        (loan["nid"], loan["lent"], loan["due"]) for loan in truth()["devices"]["loans"]
    )
    imports.undo(CLERK, db, again.result.session_id)
    assert [who for who, _lent, _due in loans(db) if who.isdecimal()] == []
    assert list(checks.check(db)) == []
    imports.undo(CLERK, db, first.result.session_id)
    assert loans(db) == []


def test_without_the_people_loans_stay_with_the_names(db):
    report = take(db, DEVICES)
    assert codes(report)["borrower_unknown"] == 29
    assert "เด็กหญิงพุทธชาติ กลางชัย" in str(loans(db))
    assert len(LoanQuery(db).ids()) == 29


def test_a_dry_run_finds_the_same_and_writes_nothing(db):
    before = dump(db.path)
    tried = take(db, DEVICES, ELDERLY, DISABLED, dry_run=True)
    assert dump(db.path) == before
    assert tried.to_json() == take(db, DEVICES, ELDERLY, DISABLED).to_json()


def test_an_import_is_taken_back_with_everything_it_brought(db):
    take(db, ELDERLY)
    before = dump(db.path)
    report = take(db, DEVICES, DISABLED)
    imports.undo(CLERK, db, report.result.session_id)
    kept = ("audit_event", "import_", "sqlite_sequence")
    left = [line for line in dump(db.path) if not any(f'INTO "{name}' in line for name in kept)]
    was = [line for line in before if not any(f'INTO "{name}' in line for name in kept)]
    assert [line for line in left if "person" not in line] == [line for line in was if "person" not in line]
    assert take(db, DEVICES).created == 85


def test_what_was_worked_on_is_not_taken_back(db):
    report = take(db, DEVICES)
    line = LoanQuery(db).ids()[0]
    lending_returns.take_back(CLERK, db, [lending_returns.ReturnInput(line)])
    with pytest.raises(Refused) as refused:
        imports.undo(CLERK, db, report.result.session_id)
    assert refused.value.code == "import_things_changed_since"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("เตียง", "", "ใช้งานได้"), "device_code_missing"),
        (("", "BD-1", "ใช้งานได้"), "device_model_missing"),
        (("เตียง", "B" * 99, "ใช้งานได้"), "too_long"),
    ],
)
def test_a_row_that_names_no_piece_waits(db, tmp_path, row, code):
    report = take(db, register(tmp_path, (*row, "", "", ""), ("ไม้เท้า", "CN-1", "ดี", "", "", "")))
    assert codes(report) == {code: 1}
    assert (report.created, report.left_out) == (1, 1)


def test_a_loan_without_its_day_leaves_the_piece_in(db, tmp_path):
    report = take(db, register(tmp_path, ("เตียง", "BD-1", "ใช้งานได้", "นายก ข", "", "30/12/2569")))
    assert codes(report) == {"loan_without_day": 1}
    assert item_by_code(db, "BD-1").available


def test_a_missing_due_day_is_the_offices_term(db, tmp_path):
    report = take(db, register(tmp_path, ("เตียง", "BD-1", "ใช้งานได้", "นายก ข", "1/11/2569", "")))
    assert codes(report) == {"loan_due_assumed": 1, "borrower_unknown": 1}
    assert item_by_code(db, "BD-1").due_on == date(2027, 1, 30)


def test_a_loan_without_a_name_leaves_the_piece_in(db, tmp_path):
    report = take(db, register(tmp_path, ("เตียง", "BD-1", "ใช้งานได้", "", "1/11/2569", "30/12/2569")))
    assert codes(report) == {"loan_without_name": 1}
    assert item_by_code(db, "BD-1").available


@pytest.mark.parametrize(
    ("lent", "found", "taken"),
    [
        ("พ.ย. 2569", {"date_part_assumed": 1}, ["2026-11-01"]),
        ("2569", {"date_unreadable": 1, "loan_without_day": 1}, []),
        ("1/12/2569", {"loan_in_future": 1}, []),
    ],
)
def test_a_day_of_lending_is_never_invented(db, tmp_path, lent, found, taken):
    report = take(db, register(tmp_path, (*BED[:4], lent, "30/12/2569")))
    assert codes(report, but=("borrower_unknown",)) == found
    assert [day for _who, day, _due in loans(db)] == taken


def test_a_loan_that_came_back_is_history(db, tmp_path):
    somsri = factories.add_person(db)
    back = register(
        tmp_path,
        (*BED, "1/11/2569"),
        (*BED[:2], "", "นางสาวสมศรี ใจดี", "5/11/2569", "", ""),
        head=(*HEAD, "วันที่คืน"),
    )
    assert codes(take(db, back)) == {"loan_due_assumed": 1}
    query = LoanQuery(db, state="")
    told = [(row.borrower_id, row.lent_on, row.returned_on) for row in query.rows(query.ids()).values()]
    first, second = (somsri, date(2026, 10, 1), date(2026, 11, 1)), (somsri, date(2026, 11, 5), None)
    assert sorted(told, key=lambda row: row[1]) == [first, second]
    assert list(checks.check(db)) == []
    before = dump(db.path)
    assert take(db, back).updated == 0
    assert dump(db.path) == before


def test_a_return_that_is_still_to_come_is_the_day_it_is_due(db, tmp_path):
    head = ("รายการ", "หมายเลขครุภัณฑ์", "สภาพ", "ผู้ยืม", "วันที่ยืม", "วันที่คืน")
    assert codes(take(db, register(tmp_path, BED, head=head))) == {"borrower_unknown": 1}
    assert loans(db) == [("นางสาวสมศรี ใจดี", "2026-10-01", "2026-12-30")]


def test_a_return_before_the_loan_is_told(db, tmp_path):
    report = take(db, register(tmp_path, (*BED, "1/9/2569"), head=(*HEAD, "วันที่คืน")))
    assert codes(report) == {"return_before_loan": 1}
    assert item_by_code(db, "BD-1").available


def test_an_id_tells_the_borrower_without_a_name(db, tmp_path):
    factories.add_person(db)
    head = (*HEAD[:3], "เลขบัตรผู้ยืม", *HEAD[4:])
    take(db, register(tmp_path, (*BED[:3], "3000006801174", *BED[4:]), head=head))
    assert loans(db) == [("3000006801174", "2026-10-01", "2026-12-30")]


def test_whom_a_clerk_named_is_known_to_the_register_again(db, tmp_path):
    file = register(tmp_path, BED)
    take(db, file)
    (contract_id,) = [row.contract_id for row in LoanQuery(db).rows(LoanQuery(db).ids()).values()]
    loan_names.confirm_borrower(CLERK, db, contract_id, factories.add_person(db, first="สมศรี", last="ใจดีมาก"))
    assert codes(take(db, file)) == {}
    factories.add_person(db, 7)  # now the name alone would mean somebody else
    assert codes(take(db, file)) == {}


def test_an_export_of_the_pieces_changes_nothing_and_says_nothing(db, tmp_path):
    take(db, ELDERLY, DISABLED, DEVICES)
    for what in ("items", "loans"):
        out = tmp_path / f"{what}.xlsx"
        export(CLERK, db, what, out)
        before = dump(db.path)
        report = take(db, out)
        assert (codes(report), report.created, report.updated) == (Counter(), 0, 0)
        assert dump(db.path) == before


def test_a_name_that_two_people_have_stays_text(db, tmp_path):
    factories.add_person(db)
    factories.add_person(db, 7, national_id=factories.invented_id(7))
    report = take(db, register(tmp_path, BED))
    assert codes(report) == {"borrower_several": 1}
    assert loans(db) == [("นางสาวสมศรี ใจดี", "2026-10-01", "2026-12-30")]


def test_the_title_may_contradict_a_name(db, tmp_path):
    factories.add_person(db)
    report = take(db, register(tmp_path, (*BED[:3], "นายสมศรี ใจดี", *BED[4:])))
    assert codes(report) == {"borrower_several": 1}


def test_blank_never_overwrites_and_filled_stays(db, tmp_path):
    data = devices.DeviceInput(model="เตียงผู้ป่วย", code="BD-1", brand="Soma", condition="damaged")
    devices.save_item(CLERK, db, data)
    head = ("รายการ", "หมายเลขครุภัณฑ์", "ยี่ห้อ", "สภาพ", "ที่เก็บ", "วันที่ได้มา")
    rows = ("เตียงผู้ป่วย", "bd1", "Karma", "ใช้งานได้", "คลัง", "")
    report = take(db, register(tmp_path, rows, head=head))
    assert codes(report) == {"differs": 2}
    assert report.updated == 1
    with db.reading() as session:
        item = session.scalars(select(DeviceItem)).one()
        assert (item.brand, item.condition, item.place) == ("Soma", "damaged", "คลัง")


def test_the_clerk_may_want_what_the_file_says(db, tmp_path):
    item = devices.DeviceInput(model="เตียงผู้ป่วย", code="BD-1", brand="Soma", condition="damaged")
    devices.save_item(CLERK, db, item)
    file = register(tmp_path, ("เตียงผู้ป่วย", "BD-1", "Karma", "ใช้งานได้"), head=("รายการ", "รหัส", "ยี่ห้อ", "สภาพ"))
    preview = importing.preview([file])
    (row,) = preview.rows
    preview = importing.decide(preview, {row.fingerprint: Choice(Action.OVERWRITE)})
    report = importing.run(CLERK, db, preview)
    assert (codes(report), report.updated) == ({"overwritten": 2}, 1)
    with db.reading() as session:
        kept = session.scalars(select(DeviceItem)).one()
        assert (kept.brand, kept.condition) == ("Karma", "usable")
    assert codes(take(db, file)) == {}
    imports.undo(CLERK, db, report.result.session_id)
    with db.reading() as session:
        kept = session.scalars(select(DeviceItem)).one()
        assert (kept.brand, kept.condition) == ("Soma", "damaged")


def test_a_row_the_clerk_skips_stays_out_and_is_asked_for_no_more(db, tmp_path):
    file = register(tmp_path, ("เตียง", "", "ดี", "", "", ""), ("ไม้เท้า", "CN-1", "ดี", "", "", ""))
    take(db, file)
    assert open_problem_count(db) == 1
    preview = importing.preview([file])
    skipped = {row.fingerprint: Choice(Action.SKIP) for row in preview.rows[:1]}
    report = importing.run(CLERK, db, importing.decide(preview, skipped))
    assert codes(report) == {"row_skipped": 1}
    assert open_problem_count(db) == 0
    before = dump(db.path)
    assert codes(take(db, file)) == {"row_skipped": 1}
    assert dump(db.path) == before
    imports.undo(CLERK, db, report.result.session_id)
    assert open_problem_count(db) == 1


def test_a_piece_that_got_its_code_waits_no_more(db, tmp_path):
    chair = ("รถเข็น", "", "ดี", "", "", "")
    take(db, register(tmp_path, chair, chair))
    assert open_problem_count(db) == 2
    report = take(db, register(tmp_path, ("รถเข็น", "WC-1", "ดี", "", "", ""), chair, name="แก้.xlsx"))
    assert (report.created, report.left_out) == (1, 1)
    assert open_problem_count(db) == 1


def test_a_row_put_right_in_the_preview_is_known_again(db, tmp_path):
    file = register(tmp_path, ("เตียง", "", "ดี", "", "", ""))
    preview = importing.fix(importing.preview([file]), 0, {(2, 1): "BD-9"})
    assert importing.run(CLERK, db, preview).created == 1
    again = take(db, file)
    assert (codes(again), again.left_out) == ({"row_done_before": 1}, 0)


def test_a_loan_the_program_knows_is_not_written_again(db, tmp_path):
    item = factories.add_item(db, "BD-1", "เตียงผู้ป่วย")
    factories.lend_one(db, factories.add_person(db), item)
    report = take(db, register(tmp_path, (*BED[:3], "นายอื่น คนละคน", *BED[4:])))
    assert codes(report) == {"loan_known_otherwise": 1}
    with db.reading() as session:
        assert session.scalar(select(func.count()).select_from(LoanContract)) == 1


def moved(rows):
    """Columns in another order, an unknown one among them."""
    return [[row[3], "", row[1], row[0], row[5], row[4], row[2]] for row in rows]


# how other offices call the same columns
OTHER_NAMES = [
    ["ประเภทกายอุปกรณ์", "ทะเบียนเลขที่", "สถานะ/สภาพ", "ชื่อผู้ขอยืม", "ว.ด.ป. ที่ยืม", "กำหนดวันคืน"],
    ["รายการกายอุปกรณ์", "หมายเลขทะเบียน", "สถานภาพ", "ผู้ที่ยืม", "วัน/เดือน/ปี ที่ยืม", "วันที่นัดคืน"],
]
SHAPES = {
    **{f"other names {number}": [head, BED] for number, head in enumerate(OTHER_NAMES)},
    "a kind for a name, over groups": [
        ["ประเภทกายอุปกรณ์", "รหัส", "สภาพ", "การยืม", "", ""],
        ["", "", "", "ชื่อ-สกุล ผู้ยืม", "ยืมเมื่อ", "กำหนดคืน"],
        BED,
    ],
    "a telephone before the borrower": [["เบอร์โทรผู้ยืม", "ที่อยู่ผู้ยืม", *HEAD], ["081 111 2222", "9 ม.1", *BED]],
    "reordered": moved([HEAD, BED]),
    "renamed": [["ชื่ออุปกรณ์", "รหัสครุภัณฑ์", "สภาพการใช้งาน", "ชื่อผู้ยืม", "ยืมเมื่อ", "ครบกำหนดคืน"], BED],
    "title lines": [["เทศบาลตำบลตัวอย่าง"], ["ข้อมูล ณ วันที่ 22 พ.ย. 2569"], [], HEAD, BED],
    "merged headings": [
        ["ที่", "รายการ", "หมายเลขครุภัณฑ์", "สภาพ", "การยืม", "", ""],
        ["", "", "", "", "ผู้ยืม", "วันที่ยืม", "กำหนดคืน"],
        [1, *BED],
    ],
    "headings that need their group": [
        ["ที่", "อุปกรณ์", "", "สภาพ", "ผู้ยืม", "", ""],
        ["", "ชื่อ", "รหัส", "", "ชื่อ-สกุล", "วันที่", "กำหนดคืน"],
        [1, *BED],
    ],
    "a name under plain headings": [
        ["รายการ", "เลขทะเบียน", "สภาพ", "คำนำหน้า", "ชื่อ", "สกุล", "วันที่ยืม", "กำหนดคืน"],
        [*BED[:3], "น.ส.", "สมศรี", "ใจดี", *BED[4:]],
    ],
    "the piece under a plain heading": [["ชื่อ", "รหัส", "สภาพ", "ผู้รับยืม", "วันยืม", "กำหนดคืน"], BED],
    "name in three columns": [
        ["รายการ", "หมายเลขครุภัณฑ์", "สภาพ", "คำนำหน้าผู้ยืม", "ชื่อผู้ยืม", "สกุลผู้ยืม", "วันที่ยืม", "กำหนดคืน"],
        [*BED[:3], "น.ส.", "สมศรี", "ใจดี", *BED[4:]],
    ],
    "totals in the middle": [["ที่", *HEAD], ["", "รวม", "1 เตียง", "", "", "", ""], [2, *BED]],
    "totals in the first column": [["ที่", *HEAD], [1, *BED], ["รวมหมู่ที่ 1", "1 เตียง", "1 ชิ้น", "", "", "", ""]],
    "signatures below": [HEAD, BED, [], ["", "ลงชื่อ.............ผู้จัดทำ"], ["", "(นางสาวผู้จัดทำ)"]],
    "Thai digits": [HEAD, [*BED[:4], "๑ ตุลาคม ๒๕๖๙", "๓๐ ธ.ค. ๒๕๖๙"]],
    "real dates, one with a year of พ.ศ.": [HEAD, [*BED[:4], date(2569, 10, 1), date(2026, 12, 30)]],
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_register_of_any_shape_tells_the_same(db, tmp_path, shape):
    factories.add_person(db)
    report = take(db, workbook(tmp_path / "in.xlsx", SHAPES[shape]))
    assert (codes(report), report.created) == (Counter(), 1)
    assert loans(db) == [("3000006801174", "2026-10-01", "2026-12-30")]
    assert item_by_code(db, "BD-1").model == "เตียงผู้ป่วย"


@pytest.mark.parametrize("heading", ["วันที่ได้รับ", "วัน เดือน ปี ที่รับ", "ว.ด.ป. ที่จัดซื้อ"])
def test_the_day_a_piece_came_in_by_any_name(db, tmp_path, heading):
    take(db, register(tmp_path, ("เตียง", "BD-1", "1 ม.ค. 2566"), head=("รายการ", "รหัสครุภัณฑ์", heading)))
    with db.reading() as session:
        assert session.scalars(select(DeviceItem.acquired_on)).all() == [date(2023, 1, 1)]


def test_a_hidden_sheet_is_left_out(db, tmp_path):
    file = register(tmp_path, BED)
    book = load_workbook(file)
    book.copy_worksheet(book.worksheets[0]).sheet_state = "hidden"
    book.worksheets[1]["B3"] = "BD-2"
    book.save(file)
    take(db, file)
    with db.reading() as session:
        assert session.scalars(select(DeviceItem.code)).all() == ["BD-1"]
        assert session.scalars(select(DeviceModel.name)).all() == ["เตียงผู้ป่วย"]


def test_a_repeated_row_is_told_and_left_out(db, tmp_path):
    report = take(db, register(tmp_path, BED, BED))
    assert codes(report, but=("borrower_unknown",)) == {"duplicate_row": 1}
    assert (report.created, report.unchanged) == (1, 1)

"""Whom a house is of: matched where it is sure, else kept as a name until a clerk says who it is."""

from datetime import date
from pathlib import Path

from tests import factories
from tests.unit.exchange.house_register import house, import_rows, rows_of
from tests.unit.exchange.office import codes
from welfaredesk.db.engine import Database
from welfaredesk.queries.housing import HouseQuery
from welfaredesk.queries.unsure_names import UnsureNameQuery
from welfaredesk.services import housing
from welfaredesk.services.persons import AddressInput


def test_a_name_is_matched_only_when_it_is_sure(db: Database, tmp_path: Path) -> None:
    sure = factories.add_person(db)
    for number in (7, 8):
        factories.add_person(db, number, first="บุญมี", title="นาย", address=AddressInput("5", "4"))
    row = house(2563, "ซ่อมแซม", "พอช.", 1, "1/2/2563")
    other = house(2563, "ซ่อมแซม", "พอช.", 1, "1/2/2563", name="นายบุญมี ใจดี")
    elsewhere = ("2563", "นางสาวสมศรี ใจดี", "99", "1", *row[4:])
    report = import_rows(db, tmp_path, row, other, elsewhere)
    assert codes(report) == {"named_several": 2}
    assert [each.person_id for each in rows_of(db)] == [sure, None, None]


def test_a_person_added_later_is_filled_in_and_a_clerk_can_confirm(db: Database, tmp_path: Path) -> None:
    rows = [
        house(2563, "ซ่อมแซม", "พอช.", 1, "1/2/2563"),
        house(2563, "ซ่อมแซม", "พอช.", 1, "", name="นางจันทร์ ดี"),
    ]
    import_rows(db, tmp_path, *rows)
    somsri = factories.add_person(db)
    report = import_rows(db, tmp_path, *rows)
    assert (report.updated, report.unchanged) == (1, 1)
    first, second = rows_of(db)
    assert (first.person_id, first.name) == (somsri, "นางสาวสมศรี ใจดี")
    other = factories.add_person(db, 9, first="จันทร์เพ็ญ")
    housing.confirm_person(factories.CLERK, db, second.id, other)
    assert HouseQuery(db, unknown=True).total() == 0
    assert report.result.session_id is not None


def test_a_kept_name_stands_on_the_worklist_with_whom_it_may_mean(db: Database, tmp_path: Path) -> None:
    names = ("นางสมศรี ใจดี", "นางสมสรี ใจดี")
    import_rows(db, tmp_path, *(house(2563, "ซ่อมแซม", "พอช.", 1, "1/2/2563", name=name) for name in names))
    assert UnsureNameQuery(db).total() == 2
    somsri = factories.add_person(db)
    rows = UnsureNameQuery(db).rows(UnsureNameQuery(db).ids()).values()
    first, second = sorted(rows, key=lambda row: row.record_id)
    assert (first.kind, first.what, first.on) == ("house", "ซ่อมแซม ปีงบประมาณ 2563", date(2020, 2, 1))
    assert first.sure is not None
    assert first.sure.row.id == somsri
    assert (second.sure, [each.row.id for each in second.people]) == (None, [somsri])
    housing.confirm_person(factories.CLERK, db, second.record_id, somsri)
    assert [row.record_id for row in UnsureNameQuery(db).rows(UnsureNameQuery(db).ids()).values()] == [
        first.record_id
    ]
    # the spelling a clerk confirmed is sure from then on
    report = import_rows(db, tmp_path, house(2565, "ซ่อมแซม", "พอช.", 1, "1/2/2565", name="นางสมสรี ใจดี"))
    assert codes(report) == {}

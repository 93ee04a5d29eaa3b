"""The numbers of the reports, counted by hand on a small office."""

from datetime import date

import pytest
from sqlalchemy import select

from tests import factories
from welfaredesk.db.engine import Database
from welfaredesk.db.models import GroupMembership, LoanLine, Person
from welfaredesk.queries.lending_counts import desk_counts
from welfaredesk.queries.stats import stats
from welfaredesk.services import availability, lending, lending_returns
from welfaredesk.services.persons import AddressInput

# first name, title, birth, moo, stored groups
PEOPLE = (
    ("สมศรี", "นาง", date(1950, 1, 1), "2", ["disabled"]),
    ("สมชาย", "นาย", date(1966, 11, 22), "10", []),  # 60 today
    ("สมบัติ", "นาย", date(1966, 11, 23), "2", ["disabled", "underprivileged"]),  # 60 tomorrow
    ("สมใจ", "นางสาว", None, "", ["elderly"]),
    ("กล้า", "เด็กชาย", date(2020, 5, 1), "2", []),
    ("บุญมา", "พระ", date(1930, 5, 1), "2", []),
)


@pytest.fixture
def office(db: Database) -> Database:
    for number, (first, title, birth, moo, groups) in enumerate(PEOPLE, start=1):
        person_id = factories.add_person(
            db, number, first=first, title=title, birth_date=birth, address=AddressInput("1", moo)
        )
        with db.transaction() as session:
            session.add_all(GroupMembership(person_id=person_id, group_code=code) for code in groups)
    return db


def test_people_by_everything(office: Database) -> None:
    report = stats(office)["R-01"]
    assert report["as_of"] == "2026-11-22"
    assert report["total"] == 6
    assert report["by_sex"] == {"M": 4, "F": 2, "unknown": 0}
    assert report["by_moo"] == {"2": 4, "10": 1, "unknown": 1}
    assert list(report["by_moo"]) == ["2", "10", "unknown"]
    assert report["by_age"] == {
        "0-14": 1,
        "15-59": 1,
        "60-69": 1,
        "70-79": 1,
        "80-89": 0,
        "90+": 1,
        "unknown": 1,
    }
    # being elderly is derived: the stored membership of somebody without a birth date counts for nothing
    assert report["by_group"] == {"elderly": 3, "disabled": 2, "underprivileged": 1, "bed_bound": 0}
    assert report["by_group_moo_sex"]["elderly"]["2"] == {"M": 1, "F": 1, "unknown": 0}


def test_who_died_or_moved_away_is_counted_no_more(office: Database) -> None:
    with office.transaction() as session:
        session.get_one(Person, 1).died_on = date(2026, 1, 1)
        session.get_one(Person, 2).moved_out_on = date(2026, 1, 1)
    report = stats(office)["R-01"]
    assert report["total"] == 4
    assert report["by_group"]["elderly"] == 1
    assert report["by_group"]["disabled"] == 1


def test_every_breakdown_adds_up(office: Database) -> None:
    report = stats(office)["R-01"]
    for name in ("by_sex", "by_age", "by_moo"):
        assert sum(report[name].values()) == report["total"]
    for group, total in report["by_group"].items():
        cells = report["by_group_moo_sex"][group].values()
        assert sum(sum(cell.values()) for cell in cells) == total


@pytest.fixture
def lent(office: Database) -> Database:
    """Four wheelchairs and a bed: one free, one late, one due today, one came back damaged, one cancelled."""
    items = [factories.add_item(office, code=f"WC-70-000{number}") for number in range(4)]
    items.append(factories.add_item(office, code="BD-70-0001", model="เตียง", acquired_how="รับบริจาค"))
    _free, late, today, back, mistaken = items
    factories.lend_one(office, 1, late, lent_on=date(2026, 9, 30), due_on=date(2026, 11, 21))
    factories.lend_one(office, 1, today, lent_on=date(2026, 10, 1), due_on=date(2026, 11, 22))
    factories.lend_one(office, 1, back)
    with office.reading() as session:
        line = availability.open_line(session, back)
        assert line is not None
        line_id = line.id
    lending_returns.take_back(factories.CLERK, office, [lending_returns.ReturnInput(line_id, "damaged")])
    slip = factories.lend_one(office, 1, mistaken)
    lending.cancel_loan(factories.CLERK, office, slip.contract_id, "ผิดคน")
    return office


def test_devices_and_loans(lent: Database) -> None:
    report = stats(lent)["R-05"]
    assert report["items"] == {
        "total": 5,
        "free": 2,
        "out": 2,
        "not_ready": 0,
        "damaged": 1,
        "repair": 0,
        "lost": 0,
        "disposed": 0,
    }
    assert report["by_model"]["เตียง"]["free"] == 1
    assert report["by_model"]["รถเข็นธรรมดา"]["total"] == 4
    assert (report["overdue"], report["due_soon"], report["donated"]) == (1, 1, 1)
    assert report["loans"] == {"total": 3, "by_fiscal_year": {"2569": 1, "2570": 2}}


def test_what_waits_for_its_check_is_free_for_nobody(lent: Database) -> None:
    """One meaning of free: that of the desk."""
    with lent.reading() as session:
        line_id = session.scalars(select(LoanLine.id).where(availability.is_open())).first()
    assert line_id is not None
    lending_returns.take_back(factories.CLERK, lent, [lending_returns.ReturnInput(line_id, ready=False)])
    items, desk = stats(lent)["R-05"]["items"], desk_counts(lent)
    assert (items["not_ready"], desk.to_check) == (1, 1)
    assert (items["free"], items["out"]) == (desk.free, desk.out) == (2, 1)


@pytest.mark.parametrize(("year", "count"), [(2569, 1), (2570, 2), (2568, 0)])
def test_loans_of_one_year(lent: Database, year: int, count: int) -> None:
    loans = stats(lent, year)["R-05"]["loans"]
    assert loans == {"total": count, "by_fiscal_year": {str(year): count}}


def test_an_empty_office_reports_zeros(db: Database) -> None:
    reports = stats(db)
    codes = ("01", "02", "03", "04", "05", "06", "07", "08", "12", "14")
    assert list(reports) == [f"R-{code}" for code in codes]
    assert reports["R-04"]["total"] == reports["R-06"]["total"] == 0
    assert all(report["as_of"] == "2026-11-22" for report in reports.values())
    assert reports["R-12"]["percent"] is None
    assert reports["R-01"]["total"] == 0
    assert reports["R-05"]["loans"] == {"total": 0, "by_fiscal_year": {}}

"""The registry's figures, counted by hand on a small office (domain specification §7.4)."""

from datetime import date

import pytest

from tests import factories
from tests.factories import CLERK
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Person
from welfaredesk.queries import register_figures as figures
from welfaredesk.queries.stats import stats
from welfaredesk.services import assessments, groups
from welfaredesk.services.person_input import AddressInput

TODAY = date(2026, 11, 22)
# first name, birth, moo, occupation, income in satang, health right
PEOPLE = (
    ("หนึ่ง", date(1950, 1, 1), "1", "none", 0, "uc"),
    ("สอง", date(1951, 1, 1), "1", "none", 60000, "uc"),
    ("สาม", date(1952, 1, 1), "2", "farmer", 0, "sso"),
    ("สี่", date(1953, 1, 1), "2", "farmer", 500000, "other"),
    ("ห้า", date(1954, 1, 1), "", "", None, ""),
    ("หก", date(2000, 1, 1), "1", "none", 0, "official"),
)


@pytest.fixture
def office(db: Database) -> Database:
    for number, (first, birth, moo, occupation, income, right) in enumerate(PEOPLE, start=1):
        factories.add_person(
            db,
            number,
            title="นาย",
            first=first,
            birth_date=birth,
            address=AddressInput("1", moo),
            occupation=occupation,
            income_satang=income,
            health_right=right,
        )
    return db


def assess(db: Database, person_id: int, *totals: int) -> None:
    for month, total in enumerate(totals, start=1):
        made = assessments.AssessmentInput(date(2026, month, 1), total=total)
        assessments.record_assessment(CLERK, db, person_id, made)


def test_dependency_groups_by_village_and_what_changed(office: Database) -> None:
    assess(office, 1, 2, 8)  # bed -> home
    assess(office, 2, 15, 4, 3)  # social -> bed
    assess(office, 3, 11)
    assess(office, 6, 20)  # not elderly, counted all the same
    report = stats(office)["R-07"]
    assert report["by_group"] == {"social": 1, "home": 2, "bed": 1, "home_and_bed": 3}
    assert report["by_moo"] == {
        "1": {"social": 1, "home": 1, "bed": 1, "home_and_bed": 2},
        "2": {"social": 0, "home": 1, "bed": 0, "home_and_bed": 1},
    }
    assert (report["assessed"], report["elderly_not_assessed"]) == (4, 2)
    changes = report["changes"]
    assert (changes["better"], changes["same"], changes["worse"]) == (1, 0, 1)
    assert changes["from_to"]["bed"] == {"social": 0, "home": 1, "bed": 0}


def test_who_died_leaves_the_dependency_groups(office: Database) -> None:
    assess(office, 1, 2)
    with office.transaction() as session:
        session.get_one(Person, 1).died_on = date(2026, 11, 1)
    assert stats(office)["R-07"]["assessed"] == 0


def test_health_rights_with_their_remainder(office: Database) -> None:
    report = stats(office)["R-08"]
    counts = {code: part["count"] for code, part in report["rights"].items()}
    assert counts == {"uc": 2, "sso": 1, "official": 1, "self": 0, "other_or_unknown": 2}
    percents = [part["percent"] for part in report["rights"].values()]
    assert percents == ["33.33", "16.67", "16.67", "0.00", "33.33"]
    assert (report["total"], report["rounding"]) == (6, "0.00")


def test_the_elderly_without_occupation_or_income(office: Database) -> None:
    report = stats(office)["R-12"]
    assert {name: report[name] for name in ("elderly", "without", "percent")} == {
        "elderly": 5,
        "without": 3,
        "percent": "60.00",
    }
    parts = ("neither", "no_occupation", "no_income", "both", "not_known")
    assert [report[name] for name in parts] == [1, 1, 1, 1, 1]
    assert list(report["by_moo"]) == ["1", "2", "unknown"]
    assert sum(part["elderly"] for part in report["by_moo"].values()) == 5


def test_a_day_in_the_past_counts_who_was_here_then(office: Database) -> None:
    with office.transaction() as session:
        session.get_one(Person, 1).died_on = date(2026, 10, 15)
    groups.join_group(CLERK, office, 6, "disabled", date(2026, 10, 1))
    with office.reading() as session:
        then = {person.id: person for person in figures.residents(session, date(2026, 9, 30))}
        now = {person.id: person for person in figures.residents(session, TODAY)}
    assert 1 in then
    assert 1 not in now
    assert (then[6].groups, now[6].groups) == (frozenset(), frozenset({"disabled"}))


def test_merged_records_are_nobody(office: Database) -> None:
    with office.transaction() as session:
        session.get_one(Person, 6).merged_into_id = 5
    assert stats(office)["R-01"]["total"] == 5


def test_another_group_counts_where_somebody_is_in_it(office: Database) -> None:
    assert "veteran" not in stats(office)["R-01"]["by_group"]
    groups.join_group(CLERK, office, 1, "veteran")
    assert stats(office)["R-01"]["by_group"]["veteran"] == 1

"""Narrowing the people's list; naming a filter and having it back."""

from dataclasses import replace
from datetime import date

import pytest

from tests import factories
from tests.factories import CLERK
from welfaredesk import clock
from welfaredesk.db.models import Assessment, DisabilityCard, GroupMembership, Person
from welfaredesk.domain.person_filter import PersonFilter
from welfaredesk.errors import ValidationFailed
from welfaredesk.queries.filters import saved_filters
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.services.filters import delete_filter, save_filter
from welfaredesk.services.persons import AddressInput

NOW = date(2026, 11, 22)


@pytest.fixture
def people(db):
    """ก is 60 today in หมู่ 1; ข is 59 in หมู่ 2 without a birth certificate's day; ค has nothing known."""
    return {
        "ก": factories.add_person(
            db, 1, first="กมล", birth_date=date(1966, 11, 22), address=AddressInput("1", "1")
        ),
        "ข": factories.add_person(
            db, 2, first="ขวัญ", birth_date=date(1966, 11, 23), address=AddressInput("2", "2")
        ),
        "ค": factories.add_person(
            db, 3, first="คำ", national_id="", no_id_reason="รอ", phone="", address=AddressInput()
        ),
    }


def found(db, people, **parts):
    ids = PersonQuery(db, filter=PersonFilter(**parts)).ids()
    return "".join(name for name, person_id in people.items() if person_id in ids)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, "กขค"),
        ({"group": "elderly"}, "ก"),
        ({"moo": "2"}, "ข"),
        ({"age_from": 60}, "ก"),
        ({"age_to": 59}, "ข"),
        ({"age_from": 59, "age_to": 60}, "กข"),
        ({"missing": "national_id"}, "ค"),
        ({"missing": "birth_date"}, "ค"),
        ({"missing": "address"}, "ค"),
        ({"missing": "phone"}, "ค"),
        ({"moo": "1", "age_to": 59}, ""),
    ],
)
def test_each_part_narrows(db, people, parts, expected):
    assert found(db, people, **parts) == expected
    assert PersonQuery(db, filter=PersonFilter(**parts)).total() == len(expected)


def test_a_group_left_no_longer_counts(db, people):
    with db.transaction() as session:
        session.add(GroupMembership(person_id=people["ก"], group_code="disabled"))
        session.add(GroupMembership(person_id=people["ข"], group_code="disabled", to_on=NOW))
    assert found(db, people, group="disabled") == "ก"


@pytest.mark.parametrize(
    ("expires", "within", "expected"),
    [
        (date(2026, 11, 21), 0, True),
        (date(2026, 11, 21), 90, False),
        (date(2026, 11, 22), 90, True),
        (date(2027, 2, 20), 90, True),
        (date(2027, 2, 21), 90, False),
    ],
)
def test_cards_about_to_expire_by_the_card_in_force(db, people, expires, within, expected):
    with db.transaction() as session:
        person = people["ก"]
        session.add(DisabilityCard(person_id=person, issued_on=date(2011, 1, 1), expires_on=date(2019, 1, 1)))
        session.add(DisabilityCard(person_id=person, issued_on=date(2019, 1, 1), expires_on=expires))
    assert found(db, people, card_within=within) == ("ก" if expected else "")


def test_the_latest_assessment_decides(db, people):
    with db.transaction() as session:
        for day, total in ((date(2025, 1, 1), 3), (date(2026, 1, 1), 11)):
            session.add(
                Assessment(person_id=people["ก"], assessed_on=day, total=total, created_at=clock.now())
            )
    assert [found(db, people, adl=group) for group in ("bed", "home", "home_bed", "social")] == [
        "",
        "ก",
        "ก",
        "",
    ]


def test_who_died_or_moved_is_listed_only_when_looked_for(db, people):
    with db.transaction() as session:
        session.get_one(Person, people["ก"]).died_on = NOW
        session.get_one(Person, people["ข"]).moved_out_on = NOW
    assert found(db, people) == "ค"
    assert found(db, people, gone="gone") == "กข"
    assert found(db, people, gone="all") == "กขค"
    assert PersonQuery(db, "กมล").ids() == [people["ก"]]


def test_a_filter_comes_back_under_its_name(db):
    wanted = PersonFilter(group="elderly", moo="4", age_from=80)
    save_filter(CLERK, db, " อายุ 80 หมู่ 4 ", wanted)
    save_filter(CLERK, db, "ก่อน", PersonFilter())
    assert list(saved_filters(db).items()) == [("ก่อน", PersonFilter()), ("อายุ 80 หมู่ 4", wanted)]
    save_filter(CLERK, db, "ก่อน", replace(wanted, moo="1"))
    assert saved_filters(db)["ก่อน"].moo == "1"
    delete_filter(CLERK, db, "ก่อน")
    assert list(saved_filters(db)) == ["อายุ 80 หมู่ 4"]


@pytest.mark.parametrize("name", ["", "ก" * 41])
def test_a_filter_needs_a_name_that_fits(db, name):
    with pytest.raises(ValidationFailed):
        save_filter(CLERK, db, name, PersonFilter())

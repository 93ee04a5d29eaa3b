"""Whom to follow up: on which side of each limit somebody stands, and who is left out."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import factories
from tests.factories import CLERK
from welfaredesk import clock
from welfaredesk.domain.thai_dates import age_on
from welfaredesk.queries.follow_up import (
    CardsExpiring,
    ElderlyWithout,
    TitleChange,
    TurningSixty,
    birthday,
)
from welfaredesk.services import cards, life_events

TODAY = date(2026, 11, 22)


@pytest.fixture
def add(db):
    count = iter(range(1, 100))

    def make(**fields):
        return factories.add_person(db, next(count), **fields)

    return make


def listed(query):
    """Rows in order; the three ways to ask agree."""
    ids = query.ids()
    rows = query.rows(ids)
    assert (list(rows.keys() - set(ids)), len(rows), query.total()) == ([], len(ids), len(ids))
    assert query.ids(limit=1, offset=1) == ids[1:2]
    return [rows[each] for each in ids]


def test_turning_60_this_month_and_this_fiscal_year(db, add):
    add(birth_date=date(1966, 10, 31))
    first = add(birth_date=date(1966, 11, 1))
    last = add(birth_date=date(1966, 11, 30))
    december = add(birth_date=date(1966, 12, 1))
    add(birth_date=date(1966, 9, 30))  # the fiscal year before
    september = add(birth_date=date(1967, 9, 30))
    add(birth_date=date(1967, 10, 1))
    assert [row.id for row in listed(TurningSixty(db))] == [first, last]
    assert listed(TurningSixty(db))[1].on == date(2026, 11, 30)
    of_the_year = [row.id for row in listed(TurningSixty(db, "fiscal_year"))]
    assert of_the_year[1:] == [first, last, december, september]
    assert len(of_the_year) == 5


def test_a_birth_year_alone_counts_as_the_first_of_january(db, add):
    person = add(birth_date=date(1967, 1, 1), birth_precision="year")
    assert listed(TurningSixty(db)) == []
    clock.set_today(date(2027, 1, 15))
    row = listed(TurningSixty(db))[0]
    assert (row.id, row.on, row.person.birth_precision) == (person, date(2027, 1, 1), "year")


def test_december_ends_with_the_year(db, add):
    person = add(birth_date=date(1966, 12, 31))
    add(birth_date=date(1967, 1, 1))
    clock.set_today(date(2026, 12, 5))
    assert [row.id for row in listed(TurningSixty(db))] == [person]


@pytest.mark.parametrize("kind", ["died", "moved_out"])
def test_who_is_gone_is_not_followed_up(db, add, kind):
    person = add(birth_date=date(1966, 11, 5), income_satang=0, title="เด็กหญิง")
    cards.save_card(CLERK, db, person, cards.CardInput(issued_on=date(2018, 11, 23)))
    queries = (TurningSixty(db), ElderlyWithout(db), CardsExpiring(db), TitleChange(db))
    assert [query.total() for query in queries] == [1, 1, 1, 1]
    life_events.report(CLERK, db, person, kind, TODAY)
    assert [query.total() for query in queries] == [0, 0, 0, 0]
    assert [query.rows([person, 1]) for query in queries] == [{}, {}, {}, {}]


def test_cards_running_out_and_run_out(db, add):
    def card(expires, **fields):
        owner = add()
        data = cards.CardInput(issued_on=date(2019, 1, 1), expires_on=expires, **fields)
        return cards.save_card(CLERK, db, owner, data).id

    expired = card(TODAY - timedelta(days=1))
    today = card(TODAY)
    near = card(TODAY + timedelta(days=90))
    card(TODAY + timedelta(days=91))
    card(None, lifetime=True)
    returned = card(TODAY)
    cards.mark_returned(CLERK, db, returned, TODAY)
    assert [(row.id, row.what) for row in listed(CardsExpiring(db))] == [
        (expired, "expired"),
        (today, "soon"),
        (near, "soon"),
    ]
    assert [row.id for row in listed(CardsExpiring(db, "soon"))] == [today, near]
    assert [row.on for row in listed(CardsExpiring(db, "expired"))] == [date(2026, 11, 21)]


def test_a_renewed_card_needs_nothing(db, add):
    owner = add()
    cards.save_card(CLERK, db, owner, cards.CardInput(issued_on=date(2018, 1, 1)))
    assert CardsExpiring(db).total() == 1
    cards.save_card(CLERK, db, owner, cards.CardInput(issued_on=date(2026, 1, 1)))
    assert CardsExpiring(db).total() == 0


def test_new_titles_at_fifteen(db, add):
    grown = add(title="ด.ช.", birth_date=date(2010, 1, 1))
    girl = add(title="เด็กหญิง", birth_date=date(2012, 9, 30))
    add(title="เด็กหญิง", birth_date=date(2012, 10, 1))  # only in the next fiscal year
    add(title="นาย", birth_date=date(2011, 1, 1))
    add(title="เด็กชาย")  # no birth date
    assert [(row.id, row.what, row.on) for row in listed(TitleChange(db))] == [
        (grown, "นาย", date(2025, 1, 1)),
        (girl, "นางสาว", date(2027, 9, 30)),
    ]
    assert [row.id for row in listed(TitleChange(db, until=TODAY))] == [grown]


def test_the_elderly_without_income_or_work(db, add):
    old = {"birth_date": date(1950, 1, 1)}
    neither = add(**old, first="ก", income_satang=0, occupation="none")
    no_work = add(**old, first="ข", income_satang=100_000, occupation="none")
    no_income = add(**old, first="ค", income_satang=0)
    add(**old, first="ง")  # not known is not without
    add(**old, first="จ", income_satang=1, occupation="farmer")
    add(birth_date=date(1966, 11, 23), income_satang=0, occupation="none")  # not yet 60
    assert [(row.id, row.what) for row in listed(ElderlyWithout(db))] == [
        (neither, "both"),
        (no_work, "occupation"),
        (no_income, "income"),
    ]
    assert [row.id for row in listed(ElderlyWithout(db, "income"))] == [neither, no_income]
    assert [row.id for row in listed(ElderlyWithout(db, "occupation"))] == [neither, no_work]


@given(st.dates(date(1900, 1, 1), date(2020, 12, 31)), st.integers(0, 120))
def test_a_birthday_is_the_first_day_of_the_age(birth, age):
    day = birthday(birth, age)
    assert age_on(birth, day) == age
    assert age == 0 or age_on(birth, day - timedelta(days=1)) == age - 1

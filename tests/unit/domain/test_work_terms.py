"""Days of a contract as the law reckons them, and the dates of follow-up visits."""

from datetime import date
from itertools import islice

import pytest

from welfaredesk.domain import work_terms, work_visits
from welfaredesk.domain.work_visits import NextVisit

START = date(2025, 10, 1)
USUAL = work_visits.USUAL_DAYS
AGREED = date(2025, 11, 15)


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        (date(2026, 1, 1), 6, date(2026, 6, 30)),
        (date(2025, 10, 1), 12, date(2026, 9, 30)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 14)),
    ],
)
def test_spans_of_months_end_the_day_before(start: date, months: int, last: date) -> None:
    assert work_terms.months_later(start, months) == last


@pytest.mark.parametrize(
    ("basis", "last", "counts", "short"),
    [
        ("33", date(2025, 12, 31), date(2025, 12, 31), False),
        ("35-3", date(2026, 9, 29), date(2026, 9, 29), True),
        ("35-3", date(2026, 9, 30), date(2026, 9, 30), False),
        ("35-4", date(2026, 3, 30), date(2026, 3, 30), True),
        ("35-4", date(2026, 3, 31), date(2026, 9, 30), False),
        ("35-4", date(2027, 1, 31), date(2027, 1, 31), False),
        ("35-4", None, None, False),
    ],
)
def test_an_internship_of_six_months_counts_a_year(
    basis: str, last: date | None, counts: date | None, short: bool
) -> None:
    assert work_terms.counts_until(basis, START, last) == counts
    assert work_terms.too_short(basis, START, last) is short


def test_a_replacement_within_45_days_keeps_the_year() -> None:
    last = date(2026, 10, 15)
    assert work_terms.replace_by(last) == date(2026, 11, 29)
    assert work_terms.keeps_year(last, date(2026, 11, 29))
    assert not work_terms.keeps_year(last, date(2026, 11, 30))


def test_reminders_tell_the_nearest_of_30_60_90_days() -> None:
    today = date(2026, 11, 22)
    ends = {None: None, 0: 30, 30: 30, 31: 60, 60: 60, 61: 90, 90: 90, 91: None, -1: None}
    for days, expected in ends.items():
        ends_on = None if days is None else date.fromordinal(today.toordinal() + days)
        assert work_terms.remind_within(ends_on, today) == expected, days


def test_the_schedule_goes_on_every_year() -> None:
    dates = list(islice(work_visits.schedule(date(2024, 2, 29), USUAL), 5))
    assert dates == [
        date(2024, 3, 30),
        date(2024, 5, 29),
        date(2024, 8, 27),
        date(2025, 2, 28),
        date(2026, 2, 28),
    ]


@pytest.mark.parametrize("text", ["", "30", "30 90 180", "180, 30,90"])
def test_the_days_of_the_setting(text: str) -> None:
    assert work_visits.parse_days(text) == tuple(sorted(int(day) for day in text.replace(",", " ").split()))


@pytest.mark.parametrize("text", ["0", "365", "-3", "สามสิบ", "30;60"])
def test_days_that_cannot_be(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        work_visits.parse_days(text)


@pytest.mark.parametrize(
    ("visits", "on", "expected"),
    [
        ([], date(2025, 10, 20), NextVisit(date(2025, 10, 31))),
        ([], date(2025, 10, 31), NextVisit(date(2025, 10, 31))),
        ([], date(2026, 1, 1), NextVisit(date(2025, 10, 31), missed=2)),
        # 13 days early is the visit of that date; 15 days early is one more
        ([(date(2025, 10, 18), None)], date(2025, 11, 1), NextVisit(date(2025, 12, 30))),
        ([(date(2025, 10, 16), None)], date(2025, 11, 1), NextVisit(date(2025, 10, 31), missed=1)),
        ([(date(2026, 4, 1), None)], date(2026, 4, 2), NextVisit(date(2026, 10, 1))),
        (
            [(date(2025, 11, 1), date(2025, 11, 15))],
            date(2025, 11, 10),
            NextVisit(date(2025, 11, 15), 0, True),
        ),
        (
            [(date(2025, 11, 1), date(2025, 11, 15))],
            date(2025, 12, 1),
            NextVisit(date(2025, 11, 15), 1, True),
        ),
    ],
)
def test_the_next_visit(visits: list[tuple[date, date | None]], on: date, expected: NextVisit) -> None:
    assert work_visits.next_visit(START, None, USUAL, visits, on) == expected


def test_no_visit_after_the_work_is_over() -> None:
    assert work_visits.next_visit(START, date(2025, 10, 30), USUAL, [], date(2025, 10, 20)) is None
    found = work_visits.next_visit(START, date(2025, 12, 31), USUAL, [], date(2026, 3, 1))
    assert found == NextVisit(date(2025, 10, 31), missed=2)

"""Numbers of papers: one after the other in every year, whatever the office sets in between."""

from collections.abc import Callable
from datetime import date
from itertools import count

import pytest
from sqlalchemy import select

from tests import factories
from tests.factories import CLERK
from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import AuditEvent, LoanContract
from welfaredesk.errors import Refused, ValidationFailed
from welfaredesk.services import checks
from welfaredesk.services.numbering import SeriesInput, give, save_series

Lend = Callable[[], str]


@pytest.fixture
def lend(db: Database) -> Lend:
    """Lends one device more today and gives the slip's number."""
    person, numbers = factories.add_person(db), count(1)

    def one() -> str:
        item = factories.add_item(db, f"WC-{next(numbers)}")
        lent = factories.lend_one(db, person, item, override_reason="จำเป็น")
        with db.reading() as session:
            return session.get_one(LoanContract, lent.contract_id).no

    return one


def numbers(db: Database) -> list[str]:
    with db.reading() as session:
        return list(session.scalars(select(LoanContract.no).order_by(LoanContract.id)))


def test_each_fiscal_year_begins_with_one(db: Database, lend: Lend) -> None:
    assert [lend(), lend()] == ["1/2570", "2/2570"]
    clock.set_today(date(2027, 10, 1))
    assert lend() == "1/2571"
    assert checks.check(db) == []


def test_a_changed_pattern_leaves_what_was_given(db: Database, lend: Lend) -> None:
    lend()
    save_series(CLERK, db, "loan", SeriesInput("fiscal", "กสว. {running:3}/{yy}"))
    assert lend() == "กสว. 002/70"
    assert numbers(db) == ["1/2570", "กสว. 002/70"]
    with db.reading() as session:
        event = session.scalars(select(AuditEvent).where(AuditEvent.entity == "number_series")).one()
    assert event.before == {"year_kind": "fiscal", "pattern": "{running}/{year}"}


def test_going_over_to_calendar_years_and_back_repeats_no_number(db: Database, lend: Lend) -> None:
    """22 November 2569: fiscal year 2570 has begun; calendar year 2569 has not ended."""
    lend()
    save_series(CLERK, db, "loan", SeriesInput("calendar"))
    lend()
    clock.set_today(date(2027, 1, 4))
    lend()
    save_series(CLERK, db, "loan", SeriesInput("fiscal"))
    lend()
    assert numbers(db) == ["1/2570", "1/2569", "2/2570", "3/2570"]
    assert checks.check(db) == []


def _fail_after_taking_a_number(db: Database) -> None:
    with db.transaction() as session:
        give(session, LoanContract(), clock.today())
        raise Refused("office_busy")


def test_what_is_refused_takes_no_number(db: Database, lend: Lend) -> None:
    lend()
    with pytest.raises(Refused):
        _fail_after_taking_a_number(db)
    assert lend() == "2/2570"


@pytest.mark.parametrize(
    ("code", "data", "fields"),
    [
        ("loan", SeriesInput("lunar"), {"year_kind"}),
        ("loan", SeriesInput("fiscal", "{running}"), {"pattern"}),
        ("loan", SeriesInput("fiscal", "ก" * 30 + "{running}/{year}"), {"pattern"}),
        ("letter", SeriesInput("calendar", "ลพ {year}"), {"pattern"}),
    ],
)
def test_settings_that_can_not_be(db: Database, code: str, data: SeriesInput, fields: set[str]) -> None:
    with pytest.raises(ValidationFailed) as caught:
        save_series(CLERK, db, code, data)
    assert {issue.field for issue in caught.value.issues} == fields


def test_what_stays_the_same_is_no_change(db: Database) -> None:
    assert save_series(CLERK, db, "loan", SeriesInput("fiscal")) == frozenset()
    assert save_series(CLERK, db, "letter", SeriesInput("calendar", "ลพ 52706/{running}")) == {
        "number_series"
    }

"""The demo office has the size and the shape it says it has, and keeps every rule."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.conftest import TODAY
from tests.factories import CLERK
from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    Address,
    AuditEvent,
    DeviceItem,
    DeviceModel,
    DisabilityType,
    LoanLine,
    Person,
    PersonIdentifier,
)
from welfaredesk.db.office_file import create_office_file
from welfaredesk.domain import national_id, phones, thai_dates
from welfaredesk.domain.fiscal_year import fiscal_year
from welfaredesk.errors import Refused
from welfaredesk.queries.house_surveys import SurveyQuery
from welfaredesk.queries.lending import ItemQuery, LoanQuery
from welfaredesk.queries.lending_counts import desk_counts
from welfaredesk.queries.office import office
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.queries.stats import stats
from welfaredesk.services import checks, demo_office

# as the office the figures come from reports them (domain specification §7.1)
SEED = {"people": 2405, "M": 1189, "F": 1216, "disabled": 171, "elderly": 447, "underprivileged": 22}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    db = create_office_file(tmp_path_factory.mktemp("demo") / "demo.wdesk")
    clock.set_today(TODAY)
    demo_office.build(CLERK, db)
    yield db
    db.close()


def column(db: Database, statement) -> list:
    with db.reading() as session:
        return list(session.scalars(statement))


def test_people_are_as_many_as_the_seed_says(demo: Database) -> None:
    sexes = Counter(column(demo, select(Person.sex)))
    assert sexes == {"M": SEED["M"], "F": SEED["F"]}
    assert PersonQuery(demo).total() == SEED["people"]
    for group in ("disabled", "elderly", "underprivileged"):
        assert PersonQuery(demo, group=group).total() == SEED[group]


def test_everybody_lives_in_one_of_four_villages(demo: Database) -> None:
    moos = Counter(column(demo, select(Address.moo)))
    assert sorted(moos) == ["1", "2", "3", "4"]
    assert min(moos.values()) > 300
    assert "" not in column(demo, select(Address.house_no))


def test_ids_are_valid_invented_and_nobody_shares_one(demo: Database) -> None:
    ids = column(demo, select(PersonIdentifier.value))
    assert len(set(ids)) == SEED["people"]
    assert [number for number in ids if not national_id.is_valid(number) or number[1:5] != "0000"] == []


def test_titles_fit_sex_and_age(demo: Database) -> None:
    people = column(demo, select(Person))
    wrong = [
        person.id
        for person in people
        if (person.title in ("นาย", "เด็กชาย")) != (person.sex == "M")
        or person.title.startswith("เด็ก") != (thai_dates.age_on(person.birth_date, TODAY) < 15)
    ]
    assert wrong == []


def test_every_disabled_person_has_a_kind(demo: Database) -> None:
    kinds = column(demo, select(DisabilityType.code))
    with_kind = set(column(demo, select(DisabilityType.person_id)))
    assert set(kinds) == set(range(1, 8))
    assert with_kind == set(PersonQuery(demo, group="disabled").ids())
    assert len(kinds) > len(with_kind)  # some have several


def test_phones_can_be_dialled(demo: Database) -> None:
    numbers = column(demo, select(Person.phone).where(Person.phone != ""))
    assert len(numbers) > 300
    assert [number for number in numbers if not phones.is_valid_phone(number)] == []


def test_eighty_five_devices_and_ten_of_the_everyday_ones_free(demo: Database) -> None:
    assert len(ItemQuery(demo).ids()) == 85
    for word in ("รถเข็น", "วอล์คเกอร์", "ไม้เท้า"):
        assert len(ItemQuery(demo, word, state="free").ids()) >= 10
    conditions = Counter(column(demo, select(DeviceItem.condition)))
    assert conditions == {"usable": 75, "damaged": 6, "repair": 3, "lost": 1}
    assert len(column(demo, select(DeviceModel.id))) == 8


def test_loans_of_every_state(demo: Database) -> None:
    counts = desk_counts(demo)
    assert (counts.out, counts.due_soon, counts.late) == (24, 4, 4)
    for state in ("returned", "cancelled"):
        assert LoanQuery(demo, state=state).ids()
    rows = LoanQuery(demo).rows(LoanQuery(demo).ids())
    assert {row.state.value for row in rows.values()} == {"ok", "due_soon", "late", "recall_due"}


def test_no_item_was_lent_twice_at_once_nor_before_the_office_had_it(demo: Database) -> None:
    lines = column(demo, select(LoanLine).where(LoanLine.cancelled.is_(False)))
    assert len({line.item_id for line in lines}) == len(lines)
    with demo.reading() as session:
        spans = [
            (line.item.acquired_on, line.contract.lent_on, line.returned_on or TODAY)
            for line in session.scalars(select(LoanLine))
        ]
    assert [span for span in spans if list(span) != sorted(span)] == []


def test_numbers_follow_the_days(demo: Database) -> None:
    rows = LoanQuery(demo, state="").rows(LoanQuery(demo, state="").ids()).values()
    in_order = sorted(rows, key=lambda row: row.contract_id)
    assert [row.lent_on for row in in_order] == sorted(row.lent_on for row in rows)
    assert all(row.no.endswith(f"/{fiscal_year(row.lent_on)}") for row in rows)


def test_houses_and_placements_are_those_of_the_seed(demo: Database) -> None:
    clock.set_today(TODAY)
    reports = stats(demo)
    unsuitable = {group: reports["R-02"][group] for group in ("disabled", "elderly", "underprivileged")}
    assert unsuitable == {"disabled": 6, "elderly": 6, "underprivileged": 6}
    listed = {group: SurveyQuery(demo, suitable=False, group=group).total() for group in unsuitable}
    assert listed == unsuitable  # as the housing tab lists them
    assert reports["R-03"]["total"] == 69
    assert list(reports["R-03"]["by_fiscal_year"]) == [str(year) for year in range(2556, 2565)]
    assert stats(demo, 2563)["R-03"]["by_moo"] == {"1": 1, "2": 3, "4": 2}
    assert sum(reports["R-04"]["by_source"].values()) == reports["R-04"]["total"]
    assert reports["R-06"]["total"] == 6
    assert sorted(reports["R-06"]["by_workplace"].values()) == [1, 1, 4]
    assert sorted(reports["R-06"]["by_payer"].values()) == [2, 4]


def test_it_keeps_every_rule_and_says_that_it_is_a_demo(demo: Database) -> None:
    assert checks.check(demo) == []
    view = office(demo)
    assert view is not None
    assert (view.data.name, view.data.is_demo) == ("เทศบาลตำบลตัวอย่าง", True)
    assert {entry.role for entry in view.signatories} == {"giver", "opinion", "approver"}


def test_every_person_has_an_event(demo: Database) -> None:
    wanted = select(func.count()).where(AuditEvent.entity == "person", AuditEvent.action == "create")
    assert column(demo, wanted) == [SEED["people"]]


@pytest.mark.parametrize("today", [date(2028, 2, 29), date(2027, 10, 1)])
def test_the_counts_hold_on_any_day_and_for_months(tmp_path: Path, today: date) -> None:
    clock.set_today(today)
    db = create_office_file(tmp_path / "demo.wdesk")
    demo_office.build(CLERK, db)
    assert stats(db)["R-01"]["by_group"]["elderly"] == SEED["elderly"]
    assert desk_counts(db).late == 4
    clock.set_today(today + timedelta(days=150))
    assert stats(db)["R-01"]["by_group"]["elderly"] == SEED["elderly"]
    db.close()


def test_the_same_day_makes_the_same_office(demo: Database, tmp_path: Path) -> None:
    again = create_office_file(tmp_path / "again.wdesk")
    demo_office.build(CLERK, again)
    for statement in (select(PersonIdentifier.value), select(Person.sort_key), select(LoanLine.due_on)):
        assert column(again, statement) == column(demo, statement)
    again.close()


def test_an_office_in_use_is_not_filled(demo: Database) -> None:
    with pytest.raises(Refused) as refused:
        demo_office.build(CLERK, demo)
    assert refused.value.code == "demo_needs_empty"
    assert PersonQuery(demo).total() == SEED["people"]

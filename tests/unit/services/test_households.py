"""Households: one head, one home per person at a time, days that do not overlap."""

import tempfile
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from tests import factories
from tests.factories import CLERK
from welfaredesk import messages
from welfaredesk.db.models import HouseholdMember
from welfaredesk.errors import DomainError, Refused, StaleRecord, ValidationFailed
from welfaredesk.queries.households import find_households, household_page
from welfaredesk.queries.person_page import person_page
from welfaredesk.services import households, life_events
from welfaredesk.services.households import HouseholdInput

START = date(2020, 1, 1)
HOUSE = HouseholdInput(house_no="๑๒/๓", moo="๔")


@pytest.fixture
def family(db):
    return [
        factories.add_person(db, number, first=first, title="นาย")
        for number, first in enumerate(("สมชาย", "สมหมาย", "สมบัติ"), start=1)
    ]


@pytest.fixture
def home(db, family):
    return households.create(CLERK, db, HOUSE, family[0], START).id


def members(db, household_id):
    return {member.person_id: member.relation for member in household_page(db, household_id).members}


def test_a_household_has_its_head_and_members(db, family, home):
    households.add_member(CLERK, db, home, family[1], "child", START)
    page = person_page(db, family[1])
    assert (page.household.house_no, page.household.moo, page.household.relation) == ("12/3", "4", "child")
    assert [(m.name, m.relation_label) for m in page.household.members] == [
        ("นายสมชาย ใจดี", "เจ้าบ้าน"),
        ("นายสมหมาย ใจดี", "บุตร"),
    ]
    event = page.history[0]
    assert event.action == "join_household"
    assert event.after == {"house_no": "12/3", "moo": "4", "relation": "child", "from_on": "2020-01-01"}


def test_moving_in_elsewhere_is_moving_out_on_that_day(db, family, home):
    other = households.create(CLERK, db, HouseholdInput(house_no="99"), family[2], START).id
    households.add_member(CLERK, db, home, family[1], "child", START)
    households.add_member(CLERK, db, other, family[1], "spouse", date(2026, 5, 1))
    page = person_page(db, family[1])
    assert page.household.house_no == "99"
    assert [(f.house_no, f.to_on) for f in page.former_households] == [("12/3", date(2026, 5, 1))]
    assert members(db, home) == {family[0]: "head"}
    assert [event.action for event in page.history[:2]] == ["join_household", "leave_household"]


def test_the_head_changes_and_the_time_before_stays_known(db, family, home):
    households.add_member(CLERK, db, home, family[1], "child", START)
    households.set_head(CLERK, db, home, family[1], "parent", date(2026, 1, 1))
    assert members(db, home) == {family[0]: "parent", family[1]: "head"}
    former = person_page(db, family[0]).former_households
    assert [(f.relation, f.to_on) for f in former] == [("head", date(2026, 1, 1))]
    event = person_page(db, family[1]).history[0]
    assert (event.action, event.before) == ("become_head", {"relation": "child"})


def test_a_change_on_the_day_of_moving_in_leaves_no_empty_time(db, family, home):
    households.add_member(CLERK, db, home, family[1], "child", START)
    households.set_head(CLERK, db, home, family[1], "parent", START)
    assert person_page(db, family[0]).former_households == ()
    assert members(db, home) == {family[0]: "parent", family[1]: "head"}


def test_a_second_head_is_refused(db, family, home):
    with pytest.raises(Refused):
        households.add_member(CLERK, db, home, family[1], "head")
    households.leave(CLERK, db, family[0], date(2026, 1, 1))
    households.add_member(CLERK, db, home, family[1], "head")
    assert members(db, home) == {family[1]: "head"}


def test_the_head_is_changed_only_by_naming_the_next_one(db, family, home):
    households.add_member(CLERK, db, home, family[1], "child", START)
    for person, relation in ((family[0], "child"), (family[1], "head")):
        with pytest.raises(ValidationFailed):
            households.set_relation(CLERK, db, person, relation)
    with pytest.raises(ValidationFailed):
        households.set_head(CLERK, db, home, family[1], "head")
    households.set_relation(CLERK, db, family[1], "grandchild")
    assert members(db, home)[family[1]] == "grandchild"


def test_who_lives_elsewhere_can_not_become_head(db, family, home):
    with pytest.raises(Refused) as refused:
        households.set_head(CLERK, db, home, family[1])
    assert "นายสมหมาย" in messages.text_of(refused.value)


@pytest.mark.parametrize(
    ("from_on", "words"),
    [(date(2026, 11, 23), "23/11/2569"), (date(2024, 12, 31), "1 ม.ค. 2568")],
)
def test_days_are_in_order(db, family, home, from_on, words):
    households.add_member(CLERK, db, home, family[1], "child", START)
    households.leave(CLERK, db, family[1], date(2025, 1, 1))
    with pytest.raises(ValidationFailed) as failed:
        households.add_member(CLERK, db, home, family[1], "child", from_on)
    assert words in messages.text_of(failed.value)


def test_leaving_before_coming_is_refused(db, family, home):
    with pytest.raises(ValidationFailed):
        households.leave(CLERK, db, family[0], date(2019, 12, 31))
    with pytest.raises(Refused):
        households.leave(CLERK, db, family[1], START)


def test_the_dead_move_nowhere(db, family, home):
    life_events.report(CLERK, db, family[1], "died", date(2026, 11, 1))
    with pytest.raises(Refused):
        households.add_member(CLERK, db, home, family[1], "child")
    assert household_page(db, home).members[0].gone == ""


def test_a_refused_move_leaves_everything_as_it_was(db, family, home):
    other = households.create(CLERK, db, HOUSE, family[1], START).id
    with pytest.raises(Refused):
        households.add_member(CLERK, db, home, family[0], "child")  # lives there
    with pytest.raises(ValidationFailed):
        households.add_member(CLERK, db, other, family[0], "child", date(2019, 1, 1))
    assert members(db, home) == {family[0]: "head"}


def test_the_house_is_changed_with_its_version(db, home):
    version = household_page(db, home).version
    households.change(CLERK, db, home, HouseholdInput(house_no="7", moo="1"), version=version)
    assert household_page(db, home).house_no == "7"
    with pytest.raises(StaleRecord):
        households.change(CLERK, db, home, HOUSE, version=version)


def test_households_are_found_by_house_and_by_member(db, family, home):
    households.create(CLERK, db, HouseholdInput(house_no="99", moo="10"), family[2])
    assert [row.id for row in find_households(db)] == [home, home + 1]
    assert [row.id for row in find_households(db, "๑๒/")] == [home]
    row = find_households(db, "นายสมบัติ")[0]
    assert (row.house_no, row.head, row.members) == ("99", "นายสมบัติ ใจดี", 1)


@pytest.mark.parametrize("relation", ["child", "head"])
def test_the_database_itself_refuses_a_second_home_or_head(db, family, home, relation):
    person = family[0] if relation == "child" else family[1]
    with pytest.raises(IntegrityError), db.transaction() as session:
        session.add(HouseholdMember(household_id=home, person_id=person, relation=relation))


PEOPLE = st.integers(1, 4)
DAYS = st.integers(0, 60).map(lambda days: START + timedelta(days=days))
RELATIONS = st.sampled_from(["child", "spouse", "head", "other"])


class AnyFamilyLife(RuleBasedStateMachine):
    """Whatever clerks do in whatever order, refused or not, the register makes sense."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.db = factories.new_office(Path(self.folder.name))
        self.people = [factories.add_person(self.db, number) for number in range(1, 5)]
        self.homes = []

    def teardown(self):
        self.db.close()
        self.folder.cleanup()

    def attempt(self, service, *arguments):
        try:
            return service(CLERK, self.db, *arguments)
        except DomainError:
            return None

    @rule(person=PEOPLE, day=DAYS)
    def create(self, person, day):
        made = self.attempt(households.create, HOUSE, self.people[person - 1], day)
        if made is not None:
            self.homes.append(made.id)

    @rule(home=st.integers(0, 5), person=PEOPLE, relation=RELATIONS, day=DAYS)
    def add(self, home, person, relation, day):
        if self.homes:
            chosen = self.homes[home % len(self.homes)]
            self.attempt(households.add_member, chosen, self.people[person - 1], relation, day)

    @rule(home=st.integers(0, 5), person=PEOPLE, relation=RELATIONS, day=DAYS)
    def head(self, home, person, relation, day):
        if self.homes:
            chosen = self.homes[home % len(self.homes)]
            self.attempt(households.set_head, chosen, self.people[person - 1], relation, day)

    @rule(person=PEOPLE, relation=RELATIONS)
    def relate(self, person, relation):
        self.attempt(households.set_relation, self.people[person - 1], relation)

    @rule(person=PEOPLE, day=DAYS)
    def leave(self, person, day):
        self.attempt(households.leave, self.people[person - 1], day)

    @invariant()
    def the_register_makes_sense(self):
        with self.db.reading() as session:
            rows = session.scalars(select(HouseholdMember)).all()
        now = [row for row in rows if row.to_on is None]
        assert max(Counter(row.person_id for row in now).values(), default=0) <= 1
        heads = Counter(row.household_id for row in now if row.relation == "head")
        assert max(heads.values(), default=0) <= 1
        for person in self.people:
            spans = sorted((row.from_on, row.to_on or date.max) for row in rows if row.person_id == person)
            assert all(start <= end for start, end in spans)
            assert all(before[1] <= after[0] for before, after in pairwise(spans))


AnyFamilyLife.TestCase.settings = settings(
    max_examples=10,
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
TestAnyFamilyLife = AnyFamilyLife.TestCase

"""Whatever hangs on two people, a merge leaves nothing with the one gone, and undoing it gives all back."""

import random
import shutil

import pytest
import sqlalchemy as sa
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests import factories
from tests.factories import CLERK
from tests.unit.services.any_rows import dump, fill_office
from welfaredesk.db.engine import Database
from welfaredesk.errors import Refused
from welfaredesk.messages import SENTENCES
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.services import duplicates
from welfaredesk.services.persons import AddressInput
from welfaredesk.services.row_moves import references, rows

NO_SHRINKING = (Phase.explicit, Phase.generate)  # a smaller seed is no smaller office


@pytest.fixture(scope="module")
def empty_office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("merge")
    factories.new_office(folder).close()
    return folder / "office.wdesk"


def pointing_to(db: Database, person_id: int) -> set[str]:
    """The tables with rows that point to a person."""
    with db.reading() as session:
        return {
            reference.table
            for reference in references("person")
            for row in rows(session, reference.table, {reference.column: person_id})
            if not reference.entity or row["entity"] == reference.entity
        }


def index_is_whole(db: Database) -> bool:
    with db.transaction() as session:
        session.execute(sa.text("INSERT INTO person_fts (person_fts, rank) VALUES ('integrity-check', 1)"))
    return True


def everything_chosen(db: Database, kept: int, gone: int) -> dict[str, str]:
    seen = duplicates.merge_preview(db, kept, gone)
    return {field.code: "gone" for field in seen.fields} | {row.key: "gone" for row in seen.rows}


@settings(max_examples=30, phases=NO_SHRINKING)
@given(seed=st.integers(0, 10**9), choose_gone=st.booleans())
def test_merge_then_undo_gives_back_the_same_content(empty_office, seed, choose_gone):
    chance = random.Random(seed)
    path = empty_office.with_name("trial.wdesk")
    shutil.copy(empty_office, path)
    db = Database(path)
    try:
        kept, gone, *_others = chance.sample(fill_office(db, chance, people=4, rows=9), 4)
        before = dump(db)
        choices = everything_chosen(db, kept, gone) if choose_gone else {}
        assert dump(db) == before
        done = duplicates.merge(CLERK, db, kept, gone, choices)
        assert pointing_to(db, gone) <= {"person_identifier"}
        assert gone not in PersonQuery(db).ids()
        merged = dump(db)
        duplicates.undo_preview(db, done.id)
        assert dump(db) == merged
        duplicates.undo_merge(CLERK, db, done.id)
        assert dump(db) == before
        assert index_is_whole(db)
    finally:
        db.close()


@settings(max_examples=10, phases=NO_SHRINKING)
@given(seed=st.integers(0, 10**9))
def test_merges_on_top_of_each_other_are_undone_from_the_top(empty_office, seed):
    chance = random.Random(seed)
    path = empty_office.with_name("tower.wdesk")
    shutil.copy(empty_office, path)
    db = Database(path)
    try:
        first, second, third, _other = chance.sample(fill_office(db, chance, people=4, rows=9), 4)
        states, merges = [dump(db)], []
        for kept, gone in ((second, first), (third, second)):
            merges.append(duplicates.merge(CLERK, db, kept, gone).id)
            states.append(dump(db))
        with pytest.raises(Refused) as refused:
            duplicates.undo_merge(CLERK, db, merges[0])
        assert refused.value.code == "merge_later"
        assert dump(db) == states[2]
        for merge_id, state in zip(reversed(merges), (states[1], states[0]), strict=True):
            duplicates.undo_merge(CLERK, db, merge_id)
            assert dump(db) == state
    finally:
        db.close()


def test_every_table_that_points_to_people_has_a_word_for_its_rows():
    tables = {reference.table for reference in references("person")}
    assert len(tables) > 12
    assert {f"moved_{table}" for table in tables} <= SENTENCES.keys()


def test_what_was_merged_away_has_a_place_to_return_to(db):
    """The newest rows were removed by the merge: those of the next person must not take their numbers."""
    home = AddressInput(house_no="12/3", moo="4")
    kept, gone = (factories.add_person(db, number, address=home) for number in (1, 2))
    done = duplicates.merge(CLERK, db, kept, gone)
    factories.add_person(db, 3, address=home)
    before = duplicates.undo_preview(db, done.id)
    assert "address" in {moved.table for moved in before.moves}
    duplicates.undo_merge(CLERK, db, done.id)
    assert len(PersonQuery(db).ids()) == 3

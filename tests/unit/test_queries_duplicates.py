"""Duplicates are suggested while a person is typed and over the whole register: few, right, with reasons."""

from dataclasses import replace
from datetime import date

import pytest

from tests import factories
from tests.factories import CLERK, SOMSRI, invented_id
from welfaredesk.domain import national_id
from welfaredesk.domain.duplicates import Identity
from welfaredesk.messages import SENTENCES
from welfaredesk.queries import duplicates as found
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.services import duplicates
from welfaredesk.services.persons import AddressInput

BORN = date(1949, 4, 25)
NO_ID = {"national_id": "", "no_id_reason": "ยังไม่ได้นำบัตรมา"}
DRAFT = replace(SOMSRI, last="บุญมาก", birth_date=BORN, **NO_ID)


def add(db, number=0, **fields) -> int:
    """A สมศรี บุญมาก, without id unless a number is given."""
    return factories.add_person(
        db, number, **({"last": "บุญมาก", "birth_date": BORN} | ({} if number else NO_ID) | fields)
    )


def suggested(db, draft=DRAFT, person_id=None):
    return {each.person_id: each.reasons for each in found.similar(db, draft, person_id)}


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "dup_name_same"),
        ({"first": "ส่มศรี"}, "dup_name_marks"),
        ({"first": "บุญมาก", "last": "สมศรี"}, "dup_name_swapped"),
        ({"last": "บุญมาด"}, "dup_name_letter"),
        ({"last": "บุญมากก"}, "dup_name_letter"),
        ({"first": "สมศรีดา"}, ""),
        ({"last": "บุญมี"}, ""),
        ({"birth_date": date(1950, 4, 25)}, ""),
        ({"address": AddressInput(moo="9")}, ""),
        ({"number": 7}, "dup_name_same"),
    ],
)
def test_while_typing(db, fields, reason):
    person = add(db, **fields)
    add(db, 8, first="คนอื่น", last="ไปเลย")
    reasons = suggested(db)
    assert reasons.keys() == ({person} if reason else set())
    assert reason in (*reasons.get(person, ()), "")
    assert all(code in SENTENCES for code in reasons.get(person, ()))


def test_a_given_name_one_letter_off_is_found_by_its_surname(db):
    person = add(db, first="สมศรัย")
    assert suggested(db, replace(DRAFT, first="สมศรีย")) == {
        person: ("dup_name_letter", "dup_birth_day", "dup_house")
    }


def test_the_id_decides_while_typing_too(db):
    person = add(db, 7)
    assert suggested(db, replace(DRAFT, national_id=invented_id(500))) == {}
    assert suggested(db, replace(DRAFT, national_id=invented_id(7))) == {person: ("dup_id_same",)}
    assert suggested(db, replace(DRAFT, first="ใคร", national_id=national_id.formatted(invented_id(7))))
    assert suggested(db, replace(DRAFT, national_id=invented_id(7)[:8])).keys() == {person}


def test_at_most_five_the_likeliest_first(db):
    people = [add(db, address=AddressInput(moo="4")) for _ in range(6)]
    best = add(db)
    first, *others = found.similar(db, DRAFT)
    assert (first.person_id, first.likely) == (best, True)
    assert [each.person_id for each in others] == people[:4]
    assert first.row.name == "นางสาวสมศรี บุญมาก"


@pytest.mark.parametrize(
    "draft", [replace(DRAFT, first=""), replace(DRAFT, first="-", last=""), replace(DRAFT, last="")]
)
def test_half_a_name_suggests_nobody(db, draft):
    add(db)
    assert suggested(db, draft) == {}


def test_neither_itself_nor_those_known_as_others_nor_those_merged(db):
    edited, other, third, gone = (add(db) for _ in range(4))
    assert suggested(db, DRAFT, edited).keys() == {other, third, gone}
    duplicates.not_same(CLERK, db, edited, other)
    duplicates.merge(CLERK, db, third, gone)
    assert suggested(db, DRAFT, edited).keys() == {third}
    assert suggested(db).keys() == {edited, other, third}


def slipped_ids() -> tuple[str, str]:
    """Two valid ids that differ in one digit, the check digit aside."""
    return tuple(first12 + national_id.check_digit(first12) for first12 in ("300000681117", "300000681127"))


def test_the_worklist_shows_pairs_until_they_are_decided(db):
    one, other = add(db), add(db, 7)
    third = add(db, last="บุญมาด")
    slip = tuple(add(db, first="คำ", national_id=number, no_id_reason="") for number in slipped_ids())
    add(db, 9, first="คนอื่น")
    pairs = {(one, other), slip, (one, third), (other, third)}
    work = found.worklist(db)
    assert {found.people(pair) for pair in work.ids()} == pairs
    rows = {(row.first.id, row.second.id): row for row in work.rows(work.ids()).values()}
    assert rows[slip].reasons == ("dup_id_digit", "dup_name_same", "dup_birth_day")
    strengths = [work.rows([pair])[pair].strength for pair in work.ids()]
    assert strengths == sorted(strengths, reverse=True)
    assert work.totals() == found.WorklistTotals(4, 4, 0)
    duplicates.not_same(CLERK, db, one, third)
    done = duplicates.merge(CLERK, db, one, other)
    assert [found.people(pair) for pair in work.ids()] == [slip]
    assert work.totals() == found.WorklistTotals(1, 1, 1)
    assert {found.people(pair) for pair in found.worklist(db).ids()} == {slip}
    duplicates.undo_merge(CLERK, db, done.id)
    assert work.total() == 3
    assert work.ids(limit=1, offset=1) == work.ids()[1:2]
    assert {found.people(pair) for pair in found.worklist(db).ids()} == pairs - {(one, third)}


def test_people_of_one_name_with_ids_are_no_duplicates(db):
    for number in (1, 30, 700):
        add(db, number)
    assert found.worklist(db).ids() == []


def test_many_records_are_compared_with_the_register_at_once(db):
    person = add(db, 7)
    everybody = found.register(db)
    assert [each[0] for each in everybody.matches(Identity("ส่มศรี", "บุญมาก"))] == [person]
    assert [each[0] for each in everybody.matches(Identity("บุญมาก", "สมศรี"))] == []
    assert everybody.matches(Identity("สมศรี", "บุญมาก", invented_id(500))) == []


def test_what_is_suggested_while_typing_is_what_the_register_finds(db):
    for number in range(1, 6):
        add(db, number, first=["สมศรี", "ส่มศรี", "สมศรัย", "บุญมาก", "สม"][number - 1])
        add(db, first="บุญมาก", last="สมศรี", birth_date=date(1949, number, 1))
    everybody = found.register(db)
    for person_id, identity in everybody.people.items():
        draft = replace(
            DRAFT, first=identity.first, last=identity.last, birth_date=identity.birth.date,
            national_id=identity.national_id,
        )  # fmt: skip
        expected = [other for other, _match in everybody.matches(identity) if other != person_id][:5]
        assert [each.person_id for each in found.similar(db, draft, person_id)] == expected
    assert PersonQuery(db).total() == 10

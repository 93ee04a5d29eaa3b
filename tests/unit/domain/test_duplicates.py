"""Which records are suggested as one person, and why; which are not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from welfaredesk.domain.duplicates import Area, Identity, compare, id_slip, one_letter_apart
from welfaredesk.domain.thai_dates import Precision, ThaiDate

BORN = ThaiDate(date(1949, 4, 25), Precision.DAY)
BORN_THAT_YEAR = ThaiDate(date(1949, 1, 1), Precision.YEAR)
BORN_ANOTHER_DAY = ThaiDate(date(1949, 10, 2), Precision.DAY)
BORN_LATER = ThaiDate(date(1950, 4, 25), Precision.DAY)
HOME = (Area("12/3", "4"),)
ID, OTHER_ID = "3000006801174", "3000000000055"


def person(first="สมศรี", last="บุญมาก", national_id="", birth=BORN, areas=HOME) -> Identity:
    return Identity(first, last, national_id, birth, areas)


def reasons(one: Identity, other: Identity) -> tuple[str, ...]:
    match = compare(one, other)
    return match.reasons if match else ()


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (person(), ("dup_name_same", "dup_birth_day", "dup_house")),
        (person("ส่มศรี์"), ("dup_name_marks", "dup_birth_day", "dup_house")),
        (person("สมศรี ", "บุญ มาก"), ("dup_name_marks", "dup_birth_day", "dup_house")),
        (person("บุญมาก", "สมศรี"), ("dup_name_swapped", "dup_birth_day", "dup_house")),
        (person("สมศร"), ()),
        (person(last="บุญมาด"), ("dup_name_letter", "dup_birth_day", "dup_house")),
        (person(last="บุญามก"), ("dup_name_letter", "dup_birth_day", "dup_house")),
        (person("สมศรี", "บุญมากมี"), ()),
        (person("สมใจ"), ()),
        (person(birth=BORN_THAT_YEAR), ("dup_name_same", "dup_birth_year", "dup_house")),
        (person(birth=BORN_ANOTHER_DAY), ("dup_name_same", "dup_birth_days_differ", "dup_house")),
        (person(last="บุญมาด", birth=BORN_ANOTHER_DAY), ()),
        (person(last="บุญมาด", birth=BORN_THAT_YEAR), ("dup_name_letter", "dup_birth_year", "dup_house")),
        (person(birth=None), ("dup_name_same", "dup_house")),
        (person(birth=BORN_LATER), ()),
        (person(areas=()), ("dup_name_same", "dup_birth_day")),
        (person(areas=(Area("๑๒/๓", "4"),)), ("dup_name_same", "dup_birth_day", "dup_house")),
        (person(areas=(Area("123", "4"),)), ("dup_name_same", "dup_birth_day", "dup_moo")),
        (person(areas=(Area("", "4"),)), ("dup_name_same", "dup_birth_day", "dup_moo")),
        (person(areas=(Area("12/3", "7"),)), ()),
        (person(areas=(Area("12/3", "7"), Area("1", "4"))), ("dup_name_same", "dup_birth_day", "dup_moo")),
        (person(areas=(Area("12/3", "4", "เหมืองง่า"),)), ("dup_name_same", "dup_birth_day", "dup_house")),
        (person(areas=(Area("99", ""),)), ()),
        (person(birth=None, areas=()), ("dup_name_same",)),
        (person(last="บุญมาด", birth=None), ()),
        (person("บุญมาก", "สมศรี", birth=None), ()),
    ],
)
def test_without_ids_name_birth_and_place_must_agree(other, expected):
    assert reasons(person(), other) == expected
    assert reasons(person(national_id=ID), other) == expected
    assert reasons(other, person()) == expected


def test_different_tambons_are_different_places():
    assert not compare(person(areas=(Area("1", "4", "ก"),)), person(areas=(Area("1", "4", "ข"),)))


def test_the_id_decides_when_both_have_one():
    assert reasons(person(national_id=ID), person(national_id=OTHER_ID)) == ()
    assert reasons(person(national_id=ID), person("อื่น", "ไป", ID, BORN_LATER)) == ("dup_id_same",)


@pytest.mark.parametrize(
    ("other_id", "expected"),
    [
        ("3000006801174", ""),
        ("3000006811179", "dup_id_digit"),
        ("3000008601173", "dup_id_swapped"),
        ("3000006901172", "dup_id_digit"),
        ("3000008901170", ""),
        ("3000001806170", ""),
    ],
)
def test_slips_of_the_hand_in_an_id(other_id, expected):
    assert id_slip(ID, other_id) == expected


def test_one_slip_in_the_id_counts_only_when_all_else_is_the_same():
    slipped = "3000006811170"
    expected = ("dup_id_digit", "dup_name_same", "dup_birth_day")
    assert reasons(person(national_id=ID), person(national_id=slipped)) == expected
    assert reasons(person(national_id=ID), person(national_id=slipped, areas=())) == expected
    for other in (
        person(last="บุญมาด", national_id=slipped),
        person(national_id=slipped, birth=BORN_THAT_YEAR),
        person(national_id=slipped, birth=None),
    ):
        assert reasons(person(national_id=ID), other) == ()


def test_two_people_without_a_name_are_nobody():
    assert compare(person("", ""), person("", "")) is None
    assert compare(person("-", ""), person(".", "")) is None


def test_more_reasons_are_stronger():
    weak, strong = compare(person(birth=None, areas=()), person()), compare(person(), person())
    assert weak is not None
    assert strong is not None
    assert not weak.likely
    assert strong.likely
    assert strong.strength > weak.strength


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ใจดีมาก", "ใจดีมาก", False),
        ("ใจดีมาก", "ใจดิมาก", True),
        ("ใจดีมาก", "ใจดีมา", True),
        ("ใจดีมาก", "ใจดีมากก", True),
        ("ใจดีมาก", "ใจดีามก", True),
        ("ใจดีมาก", "ใจดีก", False),
        ("ใจดี", "ใจดิ", False),
        ("ใจดีม", "ใจดี", False),
        ("", "ก", False),
    ],
)
def test_one_letter(one, other, expected):
    assert one_letter_apart(one, other) is expected
    assert one_letter_apart(other, one) is expected


names = st.text("กขใจดีมา่ ", max_size=8)
identities = st.builds(
    Identity,
    first=names,
    last=names,
    national_id=st.sampled_from(["", ID, OTHER_ID, "3000006811170"]),
    birth=st.sampled_from([None, BORN, BORN_THAT_YEAR, BORN_ANOTHER_DAY, BORN_LATER]),
    areas=st.lists(st.builds(Area, st.sampled_from(["", "1", "2"]), st.sampled_from(["", "4", "5"]))).map(
        tuple
    ),
)


@given(identities, identities)
def test_it_does_not_matter_who_is_first(one, other):
    assert compare(one, other) == compare(other, one)
    match = compare(one, other)
    assert match is None or (match.reasons and 0 < match.strength <= 100)

"""Wishes held against openings, one by one; the kind of disability is nowhere among them."""

from dataclasses import fields, replace

import pytest

from welfaredesk.domain import matching
from welfaredesk.domain.matching import Place, Wishes, Work

HOME = Place("4", "ตัวอย่าง", "ตัวอย่าง")
WISHES = Wishes(frozenset({"cleaning"}), "", 9_000_00, "month", HOME, "tambon", ("access",))
WORK = Work("cleaning", "แม่บ้าน", 9_500_00, "month", HOME, True, frozenset())


def told(wishes: Wishes, work: Work) -> dict[str, bool | None]:
    return {reason.code: reason.fits for reason in matching.reasons(wishes, work)}


def params(wishes: Wishes, work: Work, code: str) -> dict[str, str]:
    return next(reason.params for reason in matching.reasons(wishes, work) if reason.code == code)


def test_everything_fits() -> None:
    found = matching.reasons(WISHES, WORK)
    assert [reason.code for reason in found] == [
        "match_work_kind",
        "match_wage",
        "match_same_moo",
        "match_needs",
    ]
    assert matching.fitting(found) == 4


def test_who_wishes_nothing_has_no_reason() -> None:
    nothing = Wishes(frozenset(), "", None, "", Place(), "", ())
    assert matching.reasons(nothing, WORK) == ()


def test_the_kind_of_disability_is_not_known_here() -> None:
    names = {field.name for shape in (Wishes, Work) for field in fields(shape)}
    assert not any("disab" in name for name in names)


@pytest.mark.parametrize(
    ("wanted", "position", "code"),
    [
        ("แม่บ้าน หรืองานครัว", "แม่บ้านประจำตึก", "match_work_named"),
        ("ธุรการ", "เจ้าหน้าที่ธุรการ", "match_work_named"),
        ("ขับรถ", "ธุรการ", "match_work_unknown"),
    ],
)
def test_work_named_in_words(wanted: str, position: str, code: str) -> None:
    wishes = replace(WISHES, work_kinds=frozenset(), wanted_work=wanted)
    assert code in told(wishes, replace(WORK, work_kind="", position=position))


def test_another_kind_of_work_does_not_fit() -> None:
    assert told(WISHES, replace(WORK, work_kind="clerical", position="ธุรการ"))["match_other_work"] is False


def test_wages_of_the_same_unit_and_of_others() -> None:
    assert params(WISHES, replace(WORK, wage_satang=8_000_00), "match_wage_low") == {
        "more": "1,000.00",
        "unit": "month",
    }
    by_day = replace(WORK, wage_satang=340_00, wage_unit="day")
    assert params(WISHES, by_day, "match_wage_low") == {"more": "6.15", "unit": "day"}
    assert told(WISHES, replace(WORK, wage_satang=400_00, wage_unit="day"))["match_wage"] is True
    assert told(WISHES, replace(WORK, wage_unit="contract"))["match_wage_units"] is None
    assert told(WISHES, replace(WORK, wage_satang=None))["match_wage_unknown"] is None


@pytest.mark.parametrize(
    ("reach", "place", "code", "fits"),
    [
        ("moo", HOME, "match_same_moo", True),
        ("home", HOME, "match_same_moo", False),
        ("moo", Place("5", "ตัวอย่าง", "ตัวอย่าง"), "match_too_far", False),
        ("tambon", Place("5", "ตัวอย่าง", "ตัวอย่าง"), "match_in_reach", True),
        ("", Place("5", "ตัวอย่าง", "ตัวอย่าง"), "match_same_tambon", True),
        ("tambon", Place("", "อื่น", "ตัวอย่าง"), "match_too_far", False),
        ("amphoe", Place("", "อื่น", "ตัวอย่าง"), "match_in_reach", True),
        ("amphoe", Place("", "อื่น", "ไกล"), "match_too_far", False),
        ("anywhere", Place("", "อื่น", "ไกล"), "match_in_reach", True),
        ("anywhere", Place(), "match_in_reach", True),
        ("tambon", Place(), "match_place_unknown", None),
    ],
)
def test_how_far_it_is(reach: str, place: Place, code: str, fits: bool | None) -> None:
    assert told(replace(WISHES, reach=reach), replace(WORK, place=place))[code] is fits


def test_work_at_home_is_near_for_whom_it_must_be() -> None:
    at_home = replace(WORK, place=Place(), supports=frozenset({"at_home"}))
    assert told(replace(WISHES, reach="home", needs=()), at_home)["match_at_home"] is True


def test_needs_are_one_wish() -> None:
    wishes = replace(WISHES, needs=("access", "coach", "seated"))
    assert params(wishes, WORK, "match_needs_lacking") == {"needs": "coach seated"}
    given = replace(WORK, supports=frozenset({"coach", "seated"}))
    assert told(wishes, given)["match_needs"] is True
    assert told(WISHES, replace(WORK, accessible=None))["match_access_unknown"] is None
    assert told(WISHES, replace(WORK, accessible=False))["match_needs_lacking"] is False

"""Which kind of money a share is, by source, choice and day."""

from dataclasses import replace
from datetime import date

from welfaredesk.domain.grant_types import SEEDS, Grant, completed, that_applies

DAY = date(2026, 11, 22)
BEFORE = Grant("own_1", "อัตราเดิม", "เดิม", "dep", ceiling_satang=20_000_00, valid_to=date(2026, 9, 30))
AFTER = Grant("own_2", "อัตราใหม่", "ใหม่", "dep", ceiling_satang=45_000_00, valid_from=date(2026, 10, 1))


def test_what_the_product_knows_has_the_ceilings_of_the_rules() -> None:
    ceilings = {grant.code: grant.ceiling_satang for grant in SEEDS}
    assert (ceilings["dep_house"], ceilings["dop_house"]) == (40_000_00, 40_000_00)
    assert (ceilings["codi_house"], ceilings["dsdw_low_income"]) == (19_000_00, 3_000_00)
    assert {grant.code for grant in SEEDS if grant.to_check} >= {"dop_house", "codi_house", "dsdw_low_income"}


def test_the_days_choose_between_an_old_ceiling_and_a_new_one() -> None:
    known = [BEFORE, AFTER]
    assert that_applies(known, "dep", "", date(2026, 9, 30)) == BEFORE
    assert that_applies(known, "dep", "", date(2026, 10, 1)) == AFTER


def test_the_one_that_began_last_counts_and_a_choice_counts_more() -> None:
    always = replace(BEFORE, valid_to=None)
    assert that_applies([always, AFTER], "dep", "", DAY) == AFTER
    assert that_applies([always, AFTER], "dep", "own_1", DAY) == always
    assert that_applies([replace(AFTER, active=False)], "dep", "", DAY) is None


def test_money_for_a_time_is_never_taken_for_that_of_a_house() -> None:
    assert that_applies(SEEDS, "dsdw", "", DAY) is None
    house = that_applies(SEEDS, "dop", "", DAY)
    assert house is not None
    assert house.code == "dop_house"


def test_what_the_office_keeps_takes_the_place_of_the_products() -> None:
    own = replace(SEEDS[1], ceiling_satang=50_000_00)
    found = completed([own])
    assert found[0] == own
    assert [grant.code for grant in found].count(own.code) == 1
    assert len(found) == len(SEEDS)

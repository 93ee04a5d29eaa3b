"""Rows of an estimate to the satang: against fractions, and adding up across and down."""

import random
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from welfaredesk.domain.house_budget import (
    LARGEST_PRICE,
    LARGEST_QUANTITY,
    Amounts,
    added_up,
    quantity_words,
    read_price,
    read_quantity,
    row_amounts,
)

BUDGETS = 10_000
Row = tuple[int, int, int, bool]

QUANTITIES = st.one_of(st.integers(1, 20_000), st.integers(0, LARGEST_QUANTITY))
PRICES = st.one_of(st.integers(0, 2_000_00), st.integers(0, LARGEST_PRICE))
ROWS = st.lists(st.tuples(QUANTITIES, PRICES, PRICES, st.booleans()), max_size=12)


def exact(quantity_milli: int, price: int) -> int:
    """Half up to the satang, reckoned in decimals."""
    product = Decimal(quantity_milli).scaleb(-3) * price
    return int(product.quantize(Decimal(1), rounding=ROUND_HALF_UP))


@settings(max_examples=60)
@given(ROWS)
def test_every_row_is_rounded_once_and_every_sum_is_the_sum_of_its_rows(rows: list[Row]) -> None:
    check_budget(rows)


def test_ten_thousand_random_budgets_are_exact_to_the_satang() -> None:
    chance = random.Random(2570)
    for _ in range(BUDGETS):
        check_budget([random_row(chance) for _ in range(chance.randint(1, 8))])


def random_row(chance: random.Random) -> Row:
    """Quantities of a building site, and often such as end in half a satang."""
    quantity = chance.choice((chance.randrange(1, 200_000), chance.randrange(1, 400) * 125))
    return quantity, chance.randrange(0, 2_000_00), chance.randrange(0, 800_00), chance.random() < 0.3


def check_budget(rows: Sequence[Row]) -> None:
    reckoned = [row_amounts(q, material, labour, volunteer=free) for q, material, labour, free in rows]
    for (quantity, material, labour, free), amounts in zip(rows, reckoned, strict=True):
        assert amounts.total == exact(quantity, material + (0 if free else labour))
        assert amounts.material == exact(quantity, material)
        assert amounts.volunteer == (exact(quantity, labour) if free else 0)
        assert amounts.labour >= 0
        assert abs(amounts.labour - (0 if free else exact(quantity, labour))) <= 1
    total = added_up(reckoned)
    assert total.total == sum(each.total for each in reckoned)
    assert total.material + total.labour == total.total
    assert total.volunteer == sum(each.volunteer for each in reckoned)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ((1_000, 250_00, 80_00), Amounts(250_00, 80_00)),
        ((2_500, 1_01, 0), Amounts(2_53, 0)),  # 2.525 baht
        ((500, 1, 1), Amounts(1, 0)),  # one satang in all, and it adds up
        ((333, 10_00, 0), Amounts(3_33, 0)),
        ((1, 499, 0), Amounts(0, 0)),
        ((1, 500, 0), Amounts(1, 0)),
    ],
)
def test_known_rows(row: tuple[int, int, int], expected: Amounts) -> None:
    assert row_amounts(*row) == expected


def test_the_labour_of_volunteers_is_worth_something_and_costs_nothing() -> None:
    amounts = row_amounts(3_000, 100_00, 350_00, volunteer=True)
    assert (amounts.total, amounts.volunteer) == (300_00, 1_050_00)


@pytest.mark.parametrize(
    ("milli", "words"), [(1_000, "1"), (1_500, "1.5"), (12_345_678, "12,345.678"), (10, "0.01"), (0, "0")]
)
def test_quantities_as_they_are_written(milli: int, words: str) -> None:
    assert quantity_words(milli) == words


@pytest.mark.parametrize(
    ("text", "quantity", "price"),
    [("", None, None), (" 2.5 ", 2_500, 250), ("๑,๒๐๐", 1_200_000, 120_000), ("-1", -1_000, -100)],
)
def test_numbers_as_they_are_typed(text: str, quantity: int | None, price: int | None) -> None:
    assert (read_quantity(text), read_price(text)) == (quantity, price)


@pytest.mark.parametrize("text", ["สอง", "1.2.3", "1.2345", "nan", "1e99", "inf"])
def test_what_is_no_number_is_not_guessed(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        read_quantity(text)

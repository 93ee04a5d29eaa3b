"""The money field: typed in baht, kept in satang."""

import pytest

from tests.ui.thai_keys import type_text
from ui.widgets.money_edit import MoneyEdit, baht


@pytest.fixture
def edit(qtbot):
    field = MoneyEdit()
    qtbot.addWidget(field)
    return field


@pytest.mark.parametrize(
    ("typed", "satang", "shown"),
    [
        ("600", 60_000, "600.00"),
        ("1234.5", 123_450, "1,234.50"),
        ("๑,๒๓๔.๕๐", 123_450, "1,234.50"),
        ("1,000,000 บาท", 100_000_000, "1,000,000.00"),
        ("0", 0, "0.00"),
    ],
)
def test_an_amount_is_read_and_tidied(qtbot, edit, typed, satang, shown):
    type_text(edit, typed)
    assert edit.check() == ""
    assert (edit.value(), edit.text()) == (satang, shown)


@pytest.mark.parametrize("typed", ["หกร้อย", "12.345", "-5", "1e99", "NaN", "99999999999999"])
def test_what_is_no_amount_is_explained_and_kept(qtbot, edit, typed):
    type_text(edit, typed)
    assert typed in edit.check()
    assert edit.value() is None
    assert edit.text() == typed


def test_empty_is_none(edit):
    edit.set_value(500)
    edit.clear()
    assert edit.check() == ""
    assert edit.value() is None


def test_satang_are_never_rounded():
    assert baht(10_000_000_001) == "100,000,000.01"

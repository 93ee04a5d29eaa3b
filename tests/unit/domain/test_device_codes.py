"""Codes of devices: proposals by the office's pattern, and what a label's symbol holds."""

import pytest

from welfaredesk.domain.device_codes import USUAL_PATTERN, is_pattern, item_of, propose, scan_text


@pytest.mark.parametrize(
    ("pattern", "prefix", "code"),
    [
        (USUAL_PATTERN, "WC", "WC-70-0001"),
        (USUAL_PATTERN, "", "70-0001"),
        ("{prefix}/{yyyy}/{no}", "416", "416/2570/1"),
        ("กสว.{prefix}/{yy}/{no:3}", "416", "กสว.416/70/001"),
    ],
)
def test_a_proposal_follows_the_pattern(pattern, prefix, code):
    assert propose(pattern, prefix, 2570, lambda _code: False) == code


def test_a_taken_code_is_passed_over():
    taken = {"WC-70-0001", "WC-70-0002"}
    assert propose(USUAL_PATTERN, "WC", 2570, taken.__contains__) == "WC-70-0003"


@pytest.mark.parametrize("pattern", ["", "{prefix}-{yy}", "{no}{no}", "{no}-{x}", "{no", "{no:44}"])
def test_patterns_without_one_running_number_are_none(pattern):
    assert not is_pattern(pattern)


@pytest.mark.parametrize("pattern", [USUAL_PATTERN, "{no}", "ทต.{prefix}/{no:3}/{yyyy}"])
def test_good_patterns(pattern):
    assert is_pattern(pattern)


@pytest.mark.parametrize(
    ("code", "text"), [("WC-0007", "WC-0007"), ("416-67-0001/2", "416-67-0001/2"), ("บริจาค BD4", "WD000012")]
)
def test_a_scanner_can_type_what_the_symbol_holds(code, text):
    assert scan_text(code, 12) == text
    assert text.isascii()


@pytest.mark.parametrize(
    ("text", "item"), [("WD000012", 12), (" wd1234567 ", 1234567), ("WD12", None), ("WC-0007", None)]
)
def test_the_items_number_is_read_from_such_a_label(text, item):
    assert item_of(text) == item

"""Digits, cleaning, and the keys for order and search."""

import random
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from welfaredesk.domain.thai_text import clean, code_key, search_key, sort_key, to_arabic, to_thai

NAMES = (Path(__file__).parents[2] / "data" / "thai_names.txt").read_text(encoding="utf-8").split()
TONES = "่้๊๋"
THAI = st.text([chr(code) for code in range(0x0E01, 0x0E3B)] + [chr(code) for code in range(0x0E40, 0x0E4F)])


def made_up_word(chance: random.Random) -> str:
    """One to four well-formed syllables, of kinds no real name may have."""
    word = ""
    for _ in range(chance.randint(1, 4)):
        vowel = chance.choice(["", "", "ั", "ิ", "ี", "ุ", "ู", "า", "ำ", "ะ"])
        tone = chance.choice(TONES) if chance.random() < 0.3 else ""
        word += chance.choice(["", "", "", "เ", "แ", "โ", "ใ", "ไ"]) + chance.choice(
            "กขคงจชซญฐณดตทนบปพฟภมยรลวศษสหอฮฤ"
        )
        word += tone + vowel if vowel in ("า", "ำ", "ะ") else vowel + tone
        word += chance.choice(["", "", "ก", "น", "ร์", "ศ์", "็อ"])
    return word


def near_twins(names: list[str], chance: random.Random) -> list[str]:
    """The same names without their marks, and with one mark more."""
    bare = [re.sub("[็-์]", "", name) for name in names]
    marked = []
    for name in names:
        place = chance.choice([i for i, char in enumerate(name) if "ก" <= char <= "ฮ"]) + 1
        if place == len(name) or not unicodedata.category(name[place]).startswith("M"):
            marked.append(name[:place] + chance.choice("็่้๊๋์") + name[place:])
    return bare + marked


def test_the_order_is_that_of_icu():
    import icu

    collator = icu.Collator.createInstance(icu.Locale("th"))
    chance = random.Random(6)
    made_up = [made_up_word(chance) for _ in range(3000)]
    words = sorted({clean(word) for word in NAMES + near_twins(NAMES, chance) + made_up})
    assert len(words) > 5000
    ours = sorted(words, key=lambda word: (sort_key(word).encode(), word))
    assert ours == sorted(words, key=lambda word: (collator.getSortKey(word), word))


@pytest.mark.parametrize(
    "in_order",
    [
        ["แทน", "แท่น"],
        ["เบญจ", "เบ็ญจ"],
        ["กา", "กา ก", "กาก"],
        ["ก", "กก", "กะ", "กา", "เก", "แก", "โก", "ใก", "ไก", "ข"],
        ["รู", "ฤทธิ์", "ลา", "ฦา"],
        ["10", "ก", "ฮ", "Ann", "bob"],
        ["ลาก", "ลำ", "ลาะ"],
    ],
)
def test_dictionary_order(in_order):
    reverse = in_order[::-1]
    assert sorted(reverse, key=sort_key) == in_order


@given(THAI)
def test_a_sort_key_never_holds_what_sqlite_cannot_compare(text):
    assert "\x00" not in sort_key(text)
    assert sort_key(text) == sort_key(clean(text))


def test_punctuation_and_digit_shape_do_not_change_the_order():
    assert sort_key("กขค.") == sort_key("กข-ค")
    assert sort_key("บ้าน ๑๒") == sort_key("บ้าน 12")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("  สมศรี \u00a0 ใจดี\t", "สมศรี ใจดี"),
        ("สม\u200bศรี\ufeff", "สมศรี"),
        ("นํา", "นำ"),
        ("นํ้า", "น้ำ"),
        ("นำ้", "น้ำ"),
        ("เเก้ว", "แก้ว"),
        ("ท่ี", "ที่"),
        ("ที่่", "ที่"),
        ("ท่่ี", "ที่"),
        ("นํ้้า", "น้ำ"),
        ("ก่ำ", "ก่ำ"),
        ("", ""),
    ],
)
def test_cleaning_gives_what_was_meant(typed, meant):
    assert clean(typed) == meant


@example("้ิฺส๋ำัน็")  # marks in no order at all
@example("่้ิ")
@given(st.one_of(THAI, st.text()))
def test_cleaning_twice_changes_nothing_more(text):
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


def test_cleaning_leaves_real_names_alone():
    assert [name for name in NAMES if clean(name) != name] == []


@given(st.integers(0, 10**13))
def test_digits_go_both_ways(number):
    assert to_arabic(to_thai(number)) == str(number)


def test_digits_inside_text():
    assert to_thai("หมู่ 12") == "หมู่ ๑๒"
    assert to_arabic("หมู่ ๑๒/3") == "หมู่ 12/3"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("สมชาย", "สมช่าย"),
        ("ชำนาญวงศ์", "ชำนาญวงศ"),
        ("สมศรี ใจดี", "สมศรีใจดี"),
        ("เบ็ญจ", "เบญจ"),
        ("๑๒/๓ ม.๔", "12/3 ม. 4"),
        ("นํ้าใส", "น้ำใส"),
        ("Ann", "ANN"),
    ],
)
def test_spellings_a_clerk_takes_for_the_same_are_found(one, other):
    assert search_key(one) == search_key(other)


def test_vowels_tell_names_apart():
    assert len({search_key(name) for name in ("มาลี", "มาลา", "มาลัย", "มะลิ", "มาลุ", "มาลู")}) == 6


def test_asset_codes_compare_without_their_punctuation():
    assert code_key("bd-๖๖-0001") == code_key("BD 66/0001") == "BD660001"
    assert code_key("บริจาค BD4") == "บริจาคBD4"

"""Titles, given names and surnames out of what registers write."""

from pathlib import Path

import pytest

from welfaredesk.domain import names
from welfaredesk.domain.names import PersonName, split_name

WORDS = (Path(__file__).parents[2] / "data" / "thai_names.txt").read_text(encoding="utf-8").split()
COMMON = ("นาย", "นาง", "นางสาว", "เด็กชาย", "เด็กหญิง")


@pytest.mark.parametrize(
    ("raw", "title", "first", "last"),
    [
        ("นางสาว ภัทรสุดา   สิทธิราช", "นางสาว", "ภัทรสุดา", "สิทธิราช"),
        ("น.ส.เกสร งามสง่า", "นางสาว", "เกสร", "งามสง่า"),
        ("น.ส. เกสร งามสง่า", "นางสาว", "เกสร", "งามสง่า"),
        ("น. ส. เกสร งามสง่า", "นางสาว", "เกสร", "งามสง่า"),
        ("น.ส เกสร งามสง่า", "นางสาว", "เกสร", "งามสง่า"),
        ("นส.เกสร งามสง่า", "นางสาว", "เกสร", "งามสง่า"),
        ("นส เกสร งามสง่า", "นางสาว", "เกสร", "งามสง่า"),
        ("นาง สาว เกสร งามสง่า", "นางสาว", "เกสร", "งามสง่า"),
        ("นางสาว\u200bเกสร\u00a0งามสง่า", "นางสาว", "เกสร", "งามสง่า"),
        ("ด.ญ.พุทธชาติ กลางชัย", "เด็กหญิง", "พุทธชาติ", "กลางชัย"),
        ("ด.ช สุธน จันทร์สีนาค", "เด็กชาย", "สุธน", "จันทร์สีนาค"),
        ("นายก้าน งอยผาลา", "นาย", "ก้าน", "งอยผาลา"),
        ("นาย.ก้าน งอยผาลา", "นาย", "ก้าน", "งอยผาลา"),
        ("นายิกา ใจดี", "", "นายิกา", "ใจดี"),
        ("นางาม ใจดี", "", "นางาม", "ใจดี"),
        ("นางสาวิตรี ใจดี", "นาง", "สาวิตรี", "ใจดี"),
        ("น.ส.หญิง ใจดี", "นางสาว", "หญิง", "ใจดี"),
        ("นางสาวสมศรี ณ อยุธยา", "นางสาว", "สมศรี", "ณ อยุธยา"),
        ("สมชาย ใจดี", "", "สมชาย", "ใจดี"),
        ("พระสมชาย ใจดี", "พระ", "สมชาย", "ใจดี"),
        ("พระมหาสมชาย", "พระมหา", "สมชาย", ""),
        ("ดร.สมชาย ใจดี", "ดร.", "สมชาย", "ใจดี"),
        ("ผศ.ดร.สมชาย ใจดี", "ผศ.ดร.", "สมชาย", "ใจดี"),
        ("พ.ต.ท.สมชาย ใจดี", "พันตำรวจโท", "สมชาย", "ใจดี"),
        ("จ.ส.อ. สมชาย ใจดี", "จ่าสิบเอก", "สมชาย", "ใจดี"),
        ("ร.ต.อ.หญิง สมศรี ใจดี", "ร้อยตำรวจเอกหญิง", "สมศรี", "ใจดี"),
        ("ว่าที่ ร.ต. สมชาย ใจดี", "ว่าที่ ร.ต.", "สมชาย", "ใจดี"),
        ("ว่าที่ร้อยตรีสมชาย ใจดี", "ว่าที่ ร.ต.", "สมชาย", "ใจดี"),
        ("ว่าที่ ร.ต.หญิง สมศรี ใจดี", "ว่าที่ ร.ต.หญิง", "สมศรี", "ใจดี"),
        ("นาย", "นาย", "", ""),
        ("", "", "", ""),
        (None, "", "", ""),
    ],
)
def test_a_name_in_its_parts(raw, title, first, last):
    assert split_name(raw) == PersonName(title, first, last)


@pytest.mark.parametrize("title", COMMON)
@pytest.mark.parametrize("space", ["", "  "])
def test_every_known_name_survives_every_common_title(title, space):
    wrong = [
        word for word in WORDS if split_name(f"{title}{space}{word} ใจดี") != PersonName(title, word, "ใจดี")
    ]
    assert wrong == []


def test_hardly_a_known_name_loses_its_beginning_where_the_register_leaves_titles_out():
    # a surname; as a given name it is what split_name says it cannot tell
    assert [word for word in WORDS if split_name(f"{word} ใจดี").title] == ["พระนารี"]


def test_only_the_titles_asked_for_are_taken_off():
    assert split_name("พระนาย ใจดี", known_titles=("นาย", "นาง")) == PersonName("", "พระนาย", "ใจดี")


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("น.ส.", "นางสาว"),
        ("ด.ช.", "เด็กชาย"),
        ("ดญ", "เด็กหญิง"),
        (" นาย ", "นาย"),
        ("ว่าที่ร้อยโท", "ว่าที่ ร.ท."),
        ("คุณ", "คุณ"),
    ],
)
def test_short_titles_are_written_out(short, full):
    assert names.expand_title(short) == full


@pytest.mark.parametrize(
    ("title", "sex"),
    [
        ("นาย", "M"),
        ("ด.ช.", "M"),
        ("พระครู", "M"),
        ("น.ส.", "F"),
        ("แม่ชี", "F"),
        ("ว่าที่ ร.ต.หญิง", "F"),
        ("พันตำรวจโท", None),
        ("", None),
    ],
)
def test_the_sex_a_title_tells(title, sex):
    assert names.sex_of_title(title) == sex


def test_child_titles():
    assert [title for title in (*names.TITLES, "ด.ช.", "ด.ญ.") if names.is_child_title(title)] == [
        "เด็กชาย",
        "เด็กหญิง",
        "ด.ช.",
        "ด.ญ.",
    ]


def test_the_printed_name_has_no_space_after_the_title():
    assert names.full_name("นางสาว", "สมศรี", "ใจดี") == "นางสาวสมศรี ใจดี"
    assert names.full_name("", "สมศรี", "") == "สมศรี"


def test_the_relation_behind_a_caregiver():
    assert names.split_relation("ภัทรภร แก้วศิริ (พี่สาว)") == ("ภัทรภร แก้วศิริ", "พี่สาว")
    assert names.split_relation("ภัทรภร  แก้วศิริ") == ("ภัทรภร แก้วศิริ", "")
    assert names.split_relation(None) == ("", "")


def test_the_matching_key_forgives_spacing_and_a_silent_mark():
    assert names.name_key("ฐาปะนีย์", "ชำนาญวงศ์") == names.name_key(" ฐาปะนีย์", "ชำนาญวงศ ")


def test_people_are_listed_by_the_whole_given_name_first():
    people = [("แทน", "ก"), ("แทน", "ฮ"), ("แท่น", "ก"), ("แทนไท", "ก")]
    reverse = people[::-1]
    assert sorted(reverse, key=lambda person: names.sort_key(*person)) == people

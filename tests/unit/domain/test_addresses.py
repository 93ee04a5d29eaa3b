"""Addresses out of one cell, and the line that papers print."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from welfaredesk.domain.addresses import (
    HouseNumber,
    ParsedAddress,
    address_line,
    house_number,
    parse_address,
    village_number,
)
from welfaredesk.domain.thai_text import to_thai

LAMPHUN = {"tambon": "ก้อ", "amphoe": "ลี้", "province": "ลำพูน"}


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        (None, {}),
        ("", {}),
        ("12/3", {"house_no": "12/3"}),
        ("12/3 ม.4", {"house_no": "12/3", "moo": "4"}),
        ("12/3ม.4", {"house_no": "12/3", "moo": "4"}),
        ("12/3 ม 4", {"house_no": "12/3", "moo": "4"}),
        ("๑๒/๓ หมู่ที่๔", {"house_no": "12/3", "moo": "4"}),
        ("12/3 หมู่ 04", {"house_no": "12/3", "moo": "4"}),
        ("หมู่ที่ 4 บ้านเลขที่ 12/3", {"house_no": "12/3", "moo": "4"}),
        ("12/3 หมู่ 4 ต.ก้อ อ.ลี้ จ.ลำพูน", {"house_no": "12/3", "moo": "4", **LAMPHUN}),
        ("12/3ม.4ต.ก้ออ.ลี้จ.ลำพูน", {"house_no": "12/3", "moo": "4", **LAMPHUN}),
        ("12/3, หมู่ที่ 4, ต. ก้อ, อ. ลี้, จ. ลำพูน", {"house_no": "12/3", "moo": "4", **LAMPHUN}),
        ("12/3 ก หมู่ 4 ก้อ ลี้ ลำพูน", {"house_no": "12/3ก", "moo": "4", **LAMPHUN}),
        (
            "บ้านเลขที่ ๑๒/๓ หมู่ที่ ๔ ตำบลก้อ อำเภอลี้ จังหวัดลำพูน ๕๑๑๑๐",
            {"house_no": "12/3", "moo": "4", **LAMPHUN, "postcode": "51110"},
        ),
        (
            "9 หมู่บ้านสวนสน หมู่ 5 ซ.สุขใจ 3 ถ.เจริญ ต.บ้านกลาง",
            {
                "house_no": "9",
                "moo": "5",
                "community": "หมู่บ้านสวนสน",
                "soi": "สุขใจ 3",
                "road": "เจริญ",
                "tambon": "บ้านกลาง",
            },
        ),
        ("12 ชุมชนวัดใต้ ตรอกไม้", {"house_no": "12", "community": "วัดใต้", "alley": "ไม้"}),
        ("12 หมู่ 4 บ้านก้อทุ่ง", {"house_no": "12", "moo": "4", "community": "บ้านก้อทุ่ง"}),
        ("1 ตำบลถนนขาด อำเภอเมือง", {"house_no": "1", "tambon": "ถนนขาด", "amphoe": "เมือง"}),
        ("1 ต. บ้านธิ อ.บ้านธิ", {"house_no": "1", "tambon": "บ้านธิ", "amphoe": "บ้านธิ"}),
        ("1 ถ. ซ.5 ต.ก้อ", {"house_no": "1", "soi": "5", "tambon": "ก้อ"}),
        ("ไม่มีเลขที่ ม.3", {"moo": "3"}),
        ("12345 ม.1", {"house_no": "12345", "moo": "1"}),
        (
            "99 แขวงบางรัก เขตบางรัก กทม. 10500",
            {
                "house_no": "99",
                "tambon": "บางรัก",
                "amphoe": "บางรัก",
                "province": "กรุงเทพมหานคร",
                "postcode": "10500",
            },
        ),
        ("หลังวัดก้อ หมู่ 2", {"moo": "2", "community": "หลังวัดก้อ"}),
    ],
)
def test_the_parts_of_an_address(raw, parts):
    assert parse_address(raw) == ParsedAddress(**parts)


HOUSES = st.from_regex(r"[1-9][0-9]{0,2}(/[1-9][0-9]?)?", fullmatch=True)
PLACES = st.sampled_from(["ก้อ", "ลี้", "บ้านกลาง", "บ้านโฮ่ง", "ตัวอย่าง", "ถนนขาด", "เมืองลำพูน"])


@given(
    st.builds(
        ParsedAddress,
        house_no=HOUSES,
        moo=st.integers(1, 30).map(str),
        soi=st.sampled_from(["", "5", "สุขใจ 3"]),
        road=st.sampled_from(["", "เจริญเมือง"]),
        tambon=PLACES,
        amphoe=PLACES,
        province=st.just("ลำพูน"),
        postcode=st.sampled_from(["", "51110"]),
    )
)
def test_a_printed_line_reads_back(address):
    line = address_line(address)
    assert parse_address(line) == address
    assert parse_address(to_thai(line)) == address


def test_the_printed_line():
    address = ParsedAddress("12/3", "4", tambon="ก้อ", amphoe="ลี้", province="ลำพูน")
    assert address_line(address) == "12/3 หมู่ที่ 4 ตำบลก้อ อำเภอลี้ จังหวัดลำพูน"
    assert address_line(ParsedAddress(community="วัดใต้", soi="5")) == "ชุมชนวัดใต้ ซอย 5"
    assert address_line(ParsedAddress()) == ""


def test_bangkok_has_its_own_words():
    address = ParsedAddress("9", tambon="บางรัก", amphoe="บางรัก", province="กรุงเทพมหานคร")
    assert address_line(address) == "9 แขวงบางรัก เขตบางรัก กรุงเทพมหานคร"


@pytest.mark.parametrize(
    ("raw", "text", "sure"),
    [
        ("22", "22", True),
        (22, "22", True),
        (22.0, "22", True),
        ("๑๒ / ๓", "12/3", True),
        ("บ้านเลขที่ 12/3", "12/3", True),
        ("'12/3", "12/3", True),
        ("12/3 ก", "12/3 ก", True),
        ("-", "", True),
        ("ไม่มี", "", True),
        (None, "", True),
        (datetime(2026, 5, 2), "2/5", False),
        (date(2026, 12, 11), "11/12", False),
        (datetime(2026, 5, 1), "1/5", False),
        (datetime(1947, 5, 1), "5/47", False),
    ],
)
def test_a_house_number_in_its_own_cell(raw, text, sure):
    assert house_number(raw) == HouseNumber(text, sure)


@pytest.mark.parametrize("raw", [4, 4.0, "4", "4.0", "๔", "04", "ม.4", "ม. ๔", "หมู่4", "หมู่ที่๔", "หมู่ที่ 4 บ้านก้อ"])
def test_a_village_number_in_its_own_cell(raw):
    assert village_number(raw) == "4"


@pytest.mark.parametrize("raw", [None, "", "-", "ก้อ", "12/3", 1234, 0])
def test_no_village_number(raw):
    assert village_number(raw) == ""

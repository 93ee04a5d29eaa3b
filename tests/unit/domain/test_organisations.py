"""Names of organisations: one key for all spellings, and what kind they speak of."""

import pytest

from welfaredesk.domain import organisations


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("รร.บ้านตัวอย่าง", "โรงเรียน บ้านตัวอย่าง"),
        ("สภ.ตัวอย่าง", "สถานีตำรวจภูธรตัวอย่าง"),
        ("ทต. ตัวอย่าง", "เทศบาลตำบลตัวอย่าง"),
        ("อบต.ตัวอย่าง", "องค์การบริหารส่วนตำบลตัวอย่าง"),
        ("บจก.ตัวอย่าง", "บริษัท ตัวอย่าง จำกัด"),
        ("บ. ตัวอย่าง จำกัด", "บริษัท  ตัวอย่าง  จำกัด"),
        ("หจก. ตัวอย่าง", "ห้างหุ้นส่วนจำกัด ตัวอย่าง"),
        ("รพ.สต.บ้านตัวอย่าง", "โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านตัวอย่าง"),
    ],
)
def test_spellings_of_one_organisation(one: str, other: str) -> None:
    assert organisations.name_key(one) == organisations.name_key(other) != ""


def test_different_organisations() -> None:
    assert organisations.name_key("โรงเรียนบ้านก้อ") != organisations.name_key("โรงเรียนบ้านก้อจัดสรร")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("เทศบาลตำบลตัวอย่าง", "state"),
        ("สภ.ตัวอย่าง", "state"),
        ("โรงเรียนบ้านตัวอย่าง", "state"),
        ("บริษัท ศูนย์การค้า จำกัด", "private"),
        ("หจก. ตัวอย่าง", "private"),
        ("มูลนิธิเพื่อคนพิการ", "foundation"),
        ("ครัวคุณป้า", "private"),
    ],
)
def test_the_kind_a_name_speaks_of(name: str, kind: str) -> None:
    assert organisations.guessed_kind(name) == kind

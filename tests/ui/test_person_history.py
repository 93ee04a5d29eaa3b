"""The history on a person's page: what was done, in the words of the fields, ids masked."""

from datetime import datetime

import pytest

from ui.pages.persons.cards import changes_text, moment
from ui.pages.persons.words import field_name
from welfaredesk.queries.person_page import EventView


def event(action="update", before=None, after=None):
    values = {"at": datetime(2026, 11, 22, 9, 5), "actor": "สมใจ", "action": action}
    return EventView(**values, before=before or {}, after=after or {}, reason="")


@pytest.mark.parametrize(
    ("name", "before", "after", "line"),
    [
        ("last", "ใจดี", "ใจงาม", "สกุล: ใจดี → ใจงาม"),
        ("phone", None, "0812345678", "โทรศัพท์: – → 0812345678"),
        ("birth_date", "1949-04-25", None, "วันเกิด: 25 เม.ย. 2492 → –"),
        ("sex", "M", "F", "เพศ: ชาย → หญิง"),
        ("old_age_allowance_amount_satang", 60000, 70000, "เบี้ยยังชีพผู้สูงอายุ จำนวนเงิน: 600.00 บาท → 700.00 บาท"),
        ("card_lifetime", False, True, "บัตรคนพิการ ตลอดชีพ: ไม่ใช่ → ใช่"),
        ("disability_types", [3], [3, 4], "ประเภทความพิการ: 3 → 3, 4"),
        ("groups", [], ["disabled"], "กลุ่ม: – → คนพิการ"),
        ("something_new", "a", "b", "something_new: a → b"),
    ],
)
def test_a_change_in_words(name, before, after, line):
    assert changes_text(event(before={name: before}, after={name: after})) == line


def test_an_id_stays_masked():
    text = changes_text(event(before={"national_id": "3000006801174"}, after={"national_id": ""}))
    assert text == "เลขประจำตัวประชาชน: 3-****-*****-**-4 → –"


def test_what_a_new_record_began_with_is_not_listed():
    assert changes_text(event("create", after={"first": "ปราณี"})) == ""


def test_the_moment():
    assert moment(datetime(2026, 11, 22, 9, 5)) == "22 พ.ย. 2569 09:05 น."


def test_fields_of_the_living_address():
    assert field_name("living_house_no") == "ที่อยู่จริง บ้านเลขที่"

"""The history on a person's page: what was done, in the words of the fields, ids masked."""

from datetime import datetime

import pytest

from ui.pages.persons.cards import changes_text, moment
from ui.pages.persons.words import ACTIONS, field_name
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
    labels = {"group_code": {"disabled": "คนพิการ"}}
    assert changes_text(event(before={name: before}, after={name: after}), labels) == line


def test_an_id_stays_masked():
    text = changes_text(event(before={"national_id": "3000006801174"}, after={"national_id": ""}))
    assert text == "เลขประจำตัวประชาชน: 3-****-*****-**-4 → –"


def test_what_a_new_record_began_with_is_not_listed():
    assert changes_text(event("create", after={"first": "ปราณี"})) == ""


def test_the_moment():
    assert moment(datetime(2026, 11, 22, 9, 5)) == "22 พ.ย. 2569 09:05 น."


def test_fields_of_the_living_address():
    assert field_name("living_house_no") == "ที่อยู่จริง บ้านเลขที่"


def test_codes_are_told_in_the_words_of_the_office():
    labels = {"relation": {"child": "บุตร"}, "status": {"died": "เสียชีวิต"}}
    told = event("join_household", after={"house_no": "12/3", "relation": "child", "household_id": 5})
    assert changes_text(told, labels) == "บ้านเลขที่ 12/3 · ความสัมพันธ์กับเจ้าบ้าน บุตร"
    ended = event(
        "end_enrolment", before={"status": "receiving"}, after={"status": "died", "to_on": "2026-11-10"}
    )
    assert changes_text(ended, labels) == "สถานะ: receiving → เสียชีวิต\nถึงวันที่ 10 พ.ย. 2569"


def test_what_was_not_ticked_is_not_told():
    given = event("give_consent", after={"health": True, "photo": False, "channel": "paper"})
    assert changes_text(given) == "ข้อมูลสุขภาพ ใช่ · ให้ไว้อย่างไร ลงชื่อในหนังสือ"


def test_every_thing_done_has_a_word():
    done = """
        add_card change_card return_card confirm_caregiver set_types join_group leave_group
        enrol correct_enrolment change_enrolment end_enrolment
        join_household leave_household become_head change_relation
        assess correct_assessment visit correct_visit give_consent withdraw_consent
        report_event confirm_event dismiss_event undo_event set_photo remove_photo issue reprint print
    """
    assert [action for action in done.split() if action not in ACTIONS] == []

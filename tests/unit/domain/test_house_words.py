"""What a register's words about a house mean."""

import pytest

from welfaredesk.domain import house_words


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("สร้างใหม่", "new"),
        ("สร้างบ้านใหม่ทั้งหลัง", "new"),
        ("ซ่อมแซม", "repair"),
        ("ซ่อมแซมหลังคา", "repair"),
        ("ปรับสภาพแวดล้อม", "adapt"),
        ("สร้างห้องน้ำใหม่", "adapt"),
        ("มอบบ้าน", "given"),
        ("อื่น ๆ", ""),
    ],
)
def test_the_kind_of_help(words: str, kind: str) -> None:
    assert house_words.support_kind(words) == kind


def test_the_work_done() -> None:
    assert house_words.work_items("ซ่อมแซมหลังคา พื้น และห้องน้ำ") == ("bathroom", "floor", "roof")
    assert house_words.work_items("ปรับพื้นที่") == ()


@pytest.mark.parametrize(
    ("words", "group"),
    [
        ("ผู้พิการ", "disabled"),
        ("ผู้สูงอายุ", "elderly"),
        ("ผู้ยากไร้", "underprivileged"),
        ("ผู้สูงอายุ/คนพิการ", "elderly"),
        ("ทั่วไป", ""),
    ],
)
def test_the_group_it_was_for(words: str, group: str) -> None:
    assert house_words.group(words) == group


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("พอช.", ("พอช.",)),
        ("พอช. + รับบริจาค", ("พอช.", "รับบริจาค")),
        ("พมจ.ลำพูน, งบเทศบาล", ("พมจ.ลำพูน", "งบเทศบาล")),
        ("งบเทศบาลร่วมกับวัด", ("งบเทศบาล", "วัด")),
        ("", ()),
    ],
)
def test_who_paid(words: str, names: tuple[str, ...]) -> None:
    assert house_words.sources(words) == names

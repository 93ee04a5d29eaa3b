"""The forms about one person as they leave the printer: their sheets, their words, where the ink is."""

import json
from dataclasses import replace

import pytest

from reports import CATALOG
from reports.forms.registry_parts import AREA
from reports.layout.page import MM
from tests.reports import registry_papers as papers
from tests.reports.pdfs import HAIR, ink, page_texts, pictures, text_of
from tests.reports.registry_office import portrait
from welfaredesk.papers.payloads import from_payload, to_payload

# code, paper, sheets
FORMS = {
    "adl blank": ("A-01", papers.ADL_BLANK, 1),
    "adl usual": ("A-01", papers.ADL_USUAL, 1),
    "adl total only": ("A-01", papers.ADL_TOTAL, 1),
    "adl longest": ("A-01", papers.ADL_LONGEST, 1),
    "consent blank": ("P-01", papers.consent_paper(papers.Who()), 1),
    "consent": ("P-01", papers.consent_paper(), 1),
    "consent given": ("P-01", papers.consent_paper(given=True), 1),
    "consent longest": ("P-01", papers.CONSENT_LONGEST, 5),
    "survey blank": ("W-02", papers.survey(), 3),
    "survey longest": ("W-02", papers.SURVEY_LONGEST, 4),
    "profile": ("P-00", papers.profile(), 1),
    "profile longest": ("P-00", papers.PROFILE_LONGEST, 7),
}
EVERY_FORM = pytest.mark.parametrize(("code", "paper", "sheets"), FORMS.values(), ids=FORMS.keys())
_FOOT = 9 * MM


def rendered(code, paper):
    return CATALOG[code].render(paper)


@EVERY_FORM
def test_takes_its_sheets_and_prints_inside_its_area(code, paper, sheets):
    found = pictures(rendered(code, paper))
    assert len(found) == sheets
    for picture in found:
        left, top, right, bottom = ink(picture)
        assert left >= AREA.left - HAIR
        assert right <= AREA.left + AREA.width + HAIR
        assert top >= AREA.top - HAIR
        assert bottom <= AREA.top + AREA.height + _FOOT


@EVERY_FORM
def test_a_kept_payload_prints_the_same_again(code, paper, sheets):
    form = CATALOG[code]
    kept = json.loads(json.dumps(form.to_payload(paper), ensure_ascii=False))
    again = form.from_payload(kept)
    assert again == paper
    assert form.render(again) == form.render(paper)


@EVERY_FORM
def test_every_sheet_says_which_it_is(code, paper, sheets):
    texts = page_texts(rendered(code, paper))
    assert all(code in text and "หน้า" in text for text in texts)


def test_the_adl_form_says_what_was_found():
    text = text_of(rendered("A-01", papers.ADL_USUAL))
    for words in (
        "นางสาวปิ่นญู ฐูป้ำเจริญ",
        "อายุ ๗๘ ปี",
        "ประเมินครั้งที่ ๒",
        "๒๒ พฤศจิกายน ๒๕๖๙",
        "๑ = ตักเองได้ แต่ต้องช่วยตัดหรือเตรียมให้",
        "รวมคะแนน ๒๐ ๗",
        "ติดบ้าน (๕–๑๑ คะแนน)",
        "(นางกรองแก้ว ตั้งใจ)",
        "081-234-5678",
    ):
        assert words in text


def ticks(monkeypatch, code, paper):
    """The boxes of a form from first to last: ticked or not."""
    from reports.layout.page import Page

    drawn: list[bool] = []
    monkeypatch.setattr(Page, "tick_box", lambda _page, x, *_, ticked=False: drawn.append(ticked) or x)
    rendered(code, paper)
    return drawn


def test_each_activity_has_one_tick_and_the_blank_form_none(monkeypatch):
    filled = ticks(monkeypatch, "A-01", papers.ADL_USUAL)
    assert sum(filled[:30]) == 10
    assert sum(filled[30:]) == 5  # group, caregiver, sores, catheter, club
    assert not any(ticks(monkeypatch, "A-01", papers.ADL_BLANK))


def test_a_total_alone_ticks_the_group_only(monkeypatch):
    filled = ticks(monkeypatch, "A-01", papers.ADL_TOTAL)
    assert not any(filled[:30])
    assert filled[30:33] == [False, False, True]
    assert "บันทึกเฉพาะคะแนนรวม" in text_of(rendered("A-01", papers.ADL_TOTAL))


def test_nobody_agrees_before_deciding(monkeypatch):
    assert ticks(monkeypatch, "P-01", papers.consent_paper()) == [False] * 6
    given = ticks(monkeypatch, "P-01", papers.consent_paper(given=True))
    assert given == [True, False, True, False, False, True]


def test_the_notice_says_what_the_act_wants_said():
    text = text_of(rendered("P-01", papers.consent_paper())).replace(" ", "")
    for heading in (
        "วัตถุประสงค์",
        "ฐานทางกฎหมาย",
        "ผู้ที่อาจได้รับข้อมูล",
        "ระยะเวลาที่เก็บรักษา",
        "สิทธิของท่าน",
        "ติดต่อสอบถามหรือใช้สิทธิ",
        "ถอนความยินยอม",
        "ฉบับที่๑",
        "053-000-000",
    ):
        assert heading in text


def test_the_consent_and_its_signature_stand_on_one_sheet():
    last = page_texts(rendered("P-01", papers.CONSENT_LONGEST))[-1]
    assert "ไม่ยินยอม" in last
    assert "เจ้าของข้อมูล/ผู้แทน" in last


def test_the_survey_has_its_fourteen_sections_and_leaves_opinions_to_the_pen(monkeypatch):
    pdf = rendered("W-02", papers.survey())
    text = text_of(pdf)
    for number, name in (("๑", "ผู้ประสบปัญหา"), ("๕", "สมาชิกในครัวเรือน"), ("๑๔", "การติดตามผล")):
        assert f"{number}. {name}" in text
    assert "(นายประเสริฐ วงศ์ใหญ่)" in text
    assert not any(ticks(monkeypatch, "W-02", papers.survey()))


def test_the_survey_keeps_the_id_in_its_own_digits():
    text = text_of(rendered("W-02", papers.SURVEY_LONGEST))
    assert "3-0000-06801-17-4" in text
    assert text.count("๑๐๐ บิดา/มารดา") == 14


def test_the_file_names_what_it_has_nothing_of():
    assert "หัวข้อที่ยังไม่มีข้อมูล การเยี่ยมบ้าน" in text_of(rendered("P-00", papers.profile()))


def test_the_file_shows_the_portrait_where_there_is_one():
    from base64 import b64encode

    without = papers.profile()
    with_photo = replace(without, photo=b64encode(_jpeg()).decode("ascii"))
    assert "รูปถ่าย" in text_of(rendered("P-00", without))
    assert "รูปถ่าย" not in text_of(rendered("P-00", with_photo))
    assert rendered("P-00", with_photo) == rendered("P-00", with_photo)


def _jpeg() -> bytes:
    from io import BytesIO

    from PIL import Image

    target = BytesIO()
    Image.open(BytesIO(portrait())).save(target, "JPEG")
    return target.getvalue()


def test_a_payload_of_something_else_is_told():
    with pytest.raises(TypeError):
        from_payload(type(papers.ADL_BLANK), to_payload(papers.consent_paper()))

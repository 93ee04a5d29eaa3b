"""W-11, W-12, W-14 and W-23: what they say, filled, blank and full; on how many sheets."""

from dataclasses import replace
from datetime import date

import pytest
from pypdfium2 import PdfDocument, raw

from reports.issuing import issue, make
from tests import factories
from tests.factories import CLERK
from tests.reports.pdfs import page_texts
from tests.unit.services.test_house_photos import new
from welfaredesk.errors import Refused
from welfaredesk.papers.house_application import lacks_consent
from welfaredesk.papers.params import PaperParams
from welfaredesk.services import cards, groups, house_applications, house_photos, house_surveys, housing
from welfaredesk.services.house_applications import ApplicationInput, ConsentInput, EarlierHelp
from welfaredesk.services.house_photos import PROJECT, SURVEY
from welfaredesk.services.house_places import PlaceInput
from welfaredesk.services.house_surveys import SurveyInput
from welfaredesk.services.housing import ProjectInput

FOUND = SurveyInput(
    date(2026, 11, 20),
    False,
    house_no="12/3",
    moo="4",
    surveyor="นางสาวกรองแก้ว ตั้งใจ",
    house_owner="own",
    land_owner="kin",
    house_type="wood",
    floors=1,
    parts=(("roof", "dangerous"), ("wall", "worn")),
    facilities=("light",),
    urgency=5,
    needs="เปลี่ยนหลังคา",
    place=PlaceInput("บ้านเหนือ", "ตรงข้ามวัด", 18.575, 99.005),
)


@pytest.fixture
def somsri(db) -> int:
    return factories.add_person(db)


@pytest.fixture
def survey(db, somsri) -> int:
    groups.join_group(CLERK, db, somsri, "disabled")
    made = house_surveys.record_survey(CLERK, db, replace(FOUND, person_ids=(somsri,))).id
    house_photos.add_photos(CLERK, db, SURVEY, made, [new(1, "outside"), new(2, "damage", "roof")])
    return made


@pytest.fixture
def project(db, somsri, survey) -> int:
    data = ProjectInput(
        somsri,
        group_code="disabled",
        survey_id=survey,
        house_no="12/3",
        moo="4",
        support_kind="repair",
        work_items=("roof", "bathroom"),
    )
    return housing.create_project(CLERK, db, data).id


def flat(pdf: bytes) -> list[str]:
    return ["".join(text.split()) for text in page_texts(pdf)]


def ticks(pdf: bytes) -> int:
    """How many marks were drawn: open paths of two strokes."""
    document = PdfDocument(pdf)
    try:
        return sum(
            raw.FPDFPath_CountSegments(part.raw) == 3
            for page in document
            for part in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
        )
    finally:
        document.close()


def test_a_survey_on_one_page(db, survey):
    kept = issue(CLERK, db, "W-11", survey)
    (text,) = flat(kept.pdf)
    for said in (
        "แบบสำรวจเลขที่๑/๒๕๗๐",
        "๒๐เดือนพฤศจิกายนพ.ศ.๒๕๖๙",
        "บ้านเหนือ",
        "ตรงข้ามวัด",
        "๑๘.๕๗๕,๙๙.๐๐๕",
        "นางสาวสมศรีใจดี",
        "คนพิการ",
        "เปลี่ยนหลังคา",
        "ภายนอกบ้าน๑ภาพ",
        "(นางสาวกรองแก้วตั้งใจ)นักพัฒนาชุมชน",
    ):
        assert said in text
    assert ticks(kept.pdf) == 2 + 1 + 2 + 1 + 1 + 1  # tenure, type, parts, facility, verdict, urgency
    assert "W-111/2570" in text  # the mark


def test_a_survey_corrected_is_issued_anew(db, survey):
    first = issue(CLERK, db, "W-11", survey)
    assert issue(CLERK, db, "W-11", survey).pdf == first.pdf
    house_surveys.change_survey(CLERK, db, survey, replace(FOUND, person_ids=(1,), urgency=2), version=1)
    assert issue(CLERK, db, "W-11", survey).pdf != first.pdf


@pytest.mark.parametrize("code", ["W-11B", "W-12B", "W-14B"])
def test_the_blank_ones_name_nobody(db, somsri, code):
    pdf = make(CLERK, db, code, PaperParams()).pdf
    (text,) = flat(pdf)
    assert "สมศรี" not in text
    assert ticks(pdf) == 0


def test_an_application_of_the_beneficiary(db, project):
    data = ApplicationInput(date(2026, 11, 21), owner=True, lived_months=27, details="หลังคารั่ว")
    house_applications.save_application(CLERK, db, project, data)
    (text,) = flat(issue(CLERK, db, "W-12", project).pdf)
    for said in (
        "นายกเทศมนตรีตำบลตัวอย่าง",
        "ข้าพเจ้านางสาวสมศรีใจดี",
        "3-0000-06801-17-4",
        "๒ปี๓เดือน",
        "หลังคารั่ว",
        "ห้องน้ำ/ห้องส้วม/ห้องอาบน้ำ",
        "สร้างใหม่ทั้งหลัง",
    ):
        assert said in text
    assert text.count("สมศรี") == 2  # and under the applicant's pen
    assert not lacks_consent(db, project)


def test_an_application_by_another_with_all_there_is_to_say(db, project):
    other = factories.add_person(db, 5, title="นาย", first="ปื๊ด", last="น้ำใส")
    cards.set_types(CLERK, db, 1, (3, 5))
    earlier = tuple(EarlierHelp("หน่วยงานที่เคยให้ความช่วยเหลือ", 2560 + year, 40_000_50) for year in range(6))
    data = ApplicationInput(
        date(2026, 11, 21), other, "บุตร", False, 3, True, "ก" * 400, earlier, ("dep", "dop"), True, "ข" * 60
    )
    house_applications.save_application(CLERK, db, project, data)
    (text,) = flat(issue(CLERK, db, "W-12", project).pdf)
    assert "ข้าพเจ้านายปื๊ดน้ำใส" in text
    assert "ซึ่งข้าพเจ้าเป็นบุตรของผู้รับประโยชน์" in text
    assert "ความพิการทางการเคลื่อนไหว" in text
    assert text.count("๔๐,๐๐๐.๕๐") == 6
    assert lacks_consent(db, project)
    given = ConsentInput(owner_name="นายมี ทรัพย์ดี", given_on=date(2026, 11, 21))
    house_applications.save_consent(CLERK, db, project, given)
    assert not lacks_consent(db, project)


def test_a_consent_of_somebody_outside_the_register(db, project):
    data = ConsentInput(None, "นายมี ทรัพย์ดี", "3000006801174", "9 หมู่ 4", "land", "พี่ชาย", 7)
    consent = house_applications.save_consent(CLERK, db, project, data).id
    kept = issue(CLERK, db, "W-14", consent)
    (text,) = flat(kept.pdf)
    for said in (
        "เลขที่๑/๒๕๗๐",
        "ข้าพเจ้านายมีทรัพย์ดี",
        "3-0000-06801-17-4",
        "๙หมู่๔",
        "บ้านเลขที่๑๒/๓หมู่ที่๔ตำบลตัวอย่าง",
        "เป็นที่อยู่อาศัยของนางสาวสมศรีใจดี",
        "พี่ชาย",
        "หลังคา",
        "ภายในระยะเวลา๗ปี",
        "ถ่ายภาพ",
    ):
        assert said in text
    assert text.count("พยาน") == 3
    assert "W-141/2570" in text  # the mark


def test_the_pictures_stand_two_and_two(db, project):
    other = housing.create_project(CLERK, db, ProjectInput(1, support_kind="repair")).id
    with pytest.raises(Refused) as refused:
        make(CLERK, db, "W-23", PaperParams(id=other))
    assert refused.value.code == "no_photos"
    photos = [new(3, "after", "roof"), new(4, "after", "bathroom"), new(5, "during"), new(6, "during")]
    house_photos.add_photos(CLERK, db, PROJECT, project, photos)
    made = make(CLERK, db, "W-23", PaperParams(id=project))
    sheets = flat(made.pdf)
    assert "๑.ภายนอกบ้าน" in sheets[0]
    assert "๒.หลังคา" in sheets[0]
    said = "".join(sheets)
    assert "ก่อนปรับปรุงภาพที่๒หลังปรับปรุงภาพที่๓" in said
    assert "ก่อนปรับปรุงยังไม่มีภาพหลังปรับปรุงภาพที่๔" in said
    assert "ระหว่างดำเนินการภาพที่๕ภาพที่๖" in said
    document = PdfDocument(made.pdf)
    images = sum(len(list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))) for page in document)
    document.close()
    assert images == 6

"""Papers of the registry the tests print: empty for the pen, usual ones, and the longest entry allows."""

from dataclasses import replace

from tests.reports.slips import of_length
from welfaredesk.domain import adl
from welfaredesk.domain.paper_limits import NOTICE_HEADING, NOTICE_SECTIONS, NOTICE_TEXT
from welfaredesk.domain.privacy_notice import DEFAULT, NoticeSection
from welfaredesk.domain.value_lists import LISTS
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.office_head import OfficeHead
from welfaredesk.papers.registry import Option, Who, yes_no
from welfaredesk.papers.registry_adl import RANGES, AdlItem, AdlPaper
from welfaredesk.papers.registry_consent import Agreement, ConsentPaper
from welfaredesk.papers.registry_lists import PayList, PayPart, PayRow, PeopleList, PeoplePart, PeopleRow
from welfaredesk.papers.registry_profile import Profile, ProfileField
from welfaredesk.papers.registry_profile_tables import ProfileColumn, ProfileTable
from welfaredesk.papers.registry_survey import RECEIVED, TITLES, FamilySurvey, Place, SurveyMember

OFFICE = OfficeHead("เทศบาลตำบลดอนแก้ว", "กองสวัสดิการสังคม", "ตำบลดอนแก้ว อำเภอสันติสุข จังหวัดลำพูน", "053-000-000")
PIN = Who(
    name="นางสาวปิ่นญู ฐูป้ำเจริญ",
    birth="๕ มีนาคม ๒๔๙๑",
    age="78",
    sex="หญิง",
    address="12/3 หมู่ที่ 4 ตำบลดอนแก้ว อำเภอสันติสุข จังหวัดลำพูน",
    phone="081-234-5678, 053-123-456 (บุตร)",
)
LONG_NAME = of_length("นางสาวกมลชนกพรรณราย ณ เชียงใหม่วัฒนาไพศาล", 60)
LONGEST = Who(
    name=LONG_NAME,
    birth="๒๙ พฤศจิกายน ๒๔๖๙",
    age="100",
    sex="หญิง",
    address=of_length("123/45 หมู่ที่ 14 ชุมชนบ้านหนองปลาสะวาย ซอยสุขใจ 3 ถนนเจริญราษฎร์ ตำบลศรีเตี้ย", 150),
    phone="081-234-5678 (บุตรสาวคนโต), 053-123-456 (เพื่อนบ้าน), 089-999-9999 (อสม.)",
)
CAREGIVERS = ("ไม่มี ถูกทอดทิ้ง", "ไม่มี อยู่ลำพัง", "มี ครอบครัว", "มี เพื่อนบ้าน")


def adl_paper(scores: tuple[int, ...] | None = None, total: int | None = None, **more: object) -> AdlPaper:
    """A-01 with these scores (or only a total), blank without either."""
    sum_ = sum(scores) if scores else total
    group = adl.group(sum_) if sum_ is not None else None
    known = sum_ is not None
    paper = AdlPaper(
        office=OFFICE,
        person=Who(),
        round_no="2" if known else "",
        assessed_on="๒๒ พฤศจิกายน ๒๕๖๙" if known else "",
        items=tuple(
            AdlItem(item.label, item.meanings, scores[place] if scores else None)
            for place, item in enumerate(adl.ITEMS)
        ),
        total=sum_,
        total_only=known and scores is None,
        groups=tuple(Option(f"{adl.GROUP_NAMES[g]} ({RANGES[g]} คะแนน)", g is group) for g in adl.AdlGroup),
        caregivers=tuple(Option(label, known and label == "มี ครอบครัว") for label in CAREGIVERS),
        welfare="",
        pressure_sore=yes_no(False if known else None),
        catheter=yes_no(True if known else None),
        elderly_club=yes_no(True if known else None, "เป็นสมาชิก", "ไม่เป็นสมาชิก"),
        note="",
        assessor="",
        informant="",
    )
    return replace(paper, **more)  # type: ignore[arg-type]


ADL_BLANK = adl_paper()
ADL_USUAL = adl_paper(
    (1, 0, 1, 1, 0, 1, 0, 0, 1, 2),
    person=PIN,
    welfare="เบี้ยยังชีพผู้สูงอายุ, เบี้ยความพิการ",
    note="เดินไม่ได้หลังผ่าตัดสะโพก มีบุตรสาวดูแลกลางวัน",
    assessor="นางกรองแก้ว ตั้งใจ",
    informant="นายทองดี ใจดี",
)
ADL_TOTAL = adl_paper(total=4, person=PIN)
ADL_LONGEST = adl_paper(
    tuple(item.highest for item in adl.ITEMS),
    person=LONGEST,
    welfare="เบี้ยยังชีพผู้สูงอายุ, เบี้ยความพิการ, เงินสงเคราะห์ผู้มีรายได้น้อย, บัตรสวัสดิการแห่งรัฐ",
    note=of_length("เดินได้ด้วยเครื่องพยุง ต้องมีผู้ดูแลเวลาอาบน้ำและขึ้นบันได ", 300),
    assessor=LONG_NAME,
    informant=LONG_NAME,
)


def consent_paper(person: Who = PIN, given: bool = False, **more: object) -> ConsentPaper:
    """P-01 in the default wording; `given` ticks health and photo, but not sharing."""
    ticks = (True, True, False) if given else (None, None, None)
    texts = (
        "การเก็บ รวบรวม และใช้ข้อมูลสุขภาพและความพิการของข้าพเจ้า",
        "การถ่ายภาพข้าพเจ้าและที่อยู่อาศัยเพื่อประกอบการพิจารณาและติดตามการช่วยเหลือ",
        "การส่งต่อข้อมูลของข้าพเจ้าให้หน่วยงานอื่นที่เกี่ยวข้องกับการช่วยเหลือ",
    )
    paper = ConsentPaper(
        office=OFFICE,
        version="1",
        person=person,
        sections=DEFAULT.sections,
        agreements=tuple(
            Agreement(text, yes_no(tick, "ยินยอม", "ไม่ยินยอม")[::-1])
            for text, tick in zip(texts, ticks, strict=True)
        ),
        given_on="๒๒ พฤศจิกายน ๒๕๖๙" if given else "",
        given_by="",
        officer=Signer(),
    )
    return replace(paper, **more)  # type: ignore[arg-type]


CONSENT_LONGEST = consent_paper(
    LONGEST,
    given=True,
    given_by=LONG_NAME,
    sections=tuple(
        NoticeSection(of_length(part.heading, NOTICE_HEADING), of_length(part.text, NOTICE_TEXT))
        for part in (DEFAULT.sections * 2)[:NOTICE_SECTIONS]
    ),
)


def survey(members: tuple[SurveyMember, ...] = (), **more: object) -> FamilySurvey:
    """W-02 without anybody on it, or with what is given."""
    paper = FamilySurvey(
        office=OFFICE,
        titles=tuple(Option(each) for each in TITLES),
        other_title="",
        name="",
        national_id="",
        person=Who(),
        place=Place(),
        marital=tuple(Option(label) for _code, label in LISTS["marital"]),
        members=members,
        occupations=tuple(Option(label) for _code, label in LISTS["occupation"]),
        income="",
        income_sources=tuple(Option(label) for _code, label in LISTS["income_source"]),
        helped=(Option("ไม่เคย"), Option("เคย")),
        received=tuple(Option(label) for _code, label in RECEIVED),
        opinion=Signer("นางสาวกัญญา ฐูปะเตมีย์", "ปลัดเทศบาล"),
        approver=Signer("นายประเสริฐ วงศ์ใหญ่", "นายกเทศมนตรีตำบลดอนแก้ว"),
    )
    return replace(paper, **more)  # type: ignore[arg-type]


_MEMBER = SurveyMember(
    LONG_NAME,
    "100",
    "บิดา/มารดา",
    "ข้าราชการ/พนักงานของรัฐ",
    "1,234,567.89",
    (Option("ปกติ"), Option("พิการ", True), Option("ป่วยเรื้อรัง")),
    (Option("ได้"), Option("ไม่ได้", True)),
)
SURVEY_LONGEST = survey(
    (_MEMBER,) * 14,
    name=LONG_NAME,
    other_title="ว่าที่ร้อยตรีหญิง",
    national_id="3-0000-06801-17-4",
    person=LONGEST,
    place=Place(
        *("123/456", "14", "บ้านหนองปลาสะวาย", "ตรอกวัดใหม่", "สุขใจ 3", "เจริญราษฎร์"),
        *("ศรีเตี้ยหนองปลาสะวาย", "บ้านโฮ่ง", "พระนครศรีอยุธยา", "51130"),
        of_length("หลังวัดศรีเตี้ย ข้างร้านค้า", 100),
        "18.50000, 99.00000",
        "053-123-456, 053-123-457",
        "081-234-5678, 089-999-9999",
    ),
    income="1,234,567.89",
    opinion=Signer(LONG_NAME, of_length("ผู้อำนวยการกองสวัสดิการสังคม", 60), LONG_NAME),
)


def pay_list(heads: tuple[int, ...] = (3, 2), amount: int | None = 60000) -> PayList:
    """R-13 with that many people in หมู่ 1, 2, …; the last part's village is not known."""
    parts, number = [], 0
    for place, count in enumerate(heads, start=1):
        rows = tuple(
            PayRow(number + at, f"นายคนที่{at} หมู่{place}", 60 + at % 40, f"{at}/{place}", amount)
            for at in range(1, count + 1)
        )
        number += count
        parts.append(PayPart("" if place == len(heads) else str(place), rows))
    return PayList(
        office=OFFICE,
        programme="เบี้ยยังชีพผู้สูงอายุ",
        month="พฤศจิกายน ๒๕๖๙",
        fiscal_year=2570,
        made_on="๒๒ พฤศจิกายน ๒๕๖๙",
        parts=tuple(parts),
        maker=Signer(),
        approver=Signer("นายประเสริฐ วงศ์ใหญ่", "นายกเทศมนตรีตำบลดอนแก้ว"),
    )


def people_list(heads: tuple[int, ...] = (3, 2), groups: int = 3) -> PeopleList:
    """P-02 with that many people in หมู่ 1, 2, …, everybody in the first group only."""
    parts, number = [], 0
    for place, count in enumerate(heads, start=1):
        ticks = tuple(at == 0 for at in range(groups))
        rows = tuple(
            PeopleRow(number + at, f"นางคนที่{at} หมู่{place}", None, f"{at}", ticks)
            for at in range(1, count + 1)
        )
        number += count
        parts.append(PeoplePart(str(place), rows))
    names = ("ผู้สูงอายุ", "คนพิการ", "ผู้ด้อยโอกาส", "ผู้ป่วยติดเตียง", "เด็กและเยาวชน", "สตรีและครอบครัว", "ทหารผ่านศึก")
    return PeopleList(OFFICE, "ทุกกลุ่ม ทุกหมู่บ้าน", "๒๒ พฤศจิกายน ๒๕๖๙", names[:groups], tuple(parts))


def profile(**more: object) -> Profile:
    """P-00 of somebody of whom only the name is known."""
    paper = Profile(
        office=OFFICE,
        name=PIN.name,
        printed_on="๒๒ พฤศจิกายน ๒๕๖๙",
        photo="",
        identity=(ProfileField("ชื่อ – สกุล", PIN.name, wide=True), ProfileField("ชื่อเล่น", "")),
        living=(ProfileField("ที่อยู่จริง", "", wide=True),),
        livelihood=(ProfileField("อาชีพ", ""),),
        tables=(ProfileTable("การเยี่ยมบ้าน", (ProfileColumn("วันที่", 1), ProfileColumn("ผลการเยี่ยม", 4)), ()),),
        note="",
    )
    return replace(paper, **more)  # type: ignore[arg-type]


VISIT_WORDS = "แผลแห้งดี กินได้ นอนหลับ ยังต้องฝึกเดินโดยมีคนพยุงทุกวัน "
PROFILE_LONGEST = profile(
    identity=(
        ProfileField("ชื่อ – สกุล", LONG_NAME, wide=True),
        ProfileField("ชื่อที่สะกดต่างกัน", ", ".join([LONG_NAME] * 6), wide=True),
    ),
    living=(ProfileField("ที่อยู่จริง", LONGEST.address, wide=True),),
    tables=(
        ProfileTable(
            "การเยี่ยมบ้าน",
            (ProfileColumn("วันที่", 1), ProfileColumn("ผลการเยี่ยม", 4)),
            tuple((f"{day:02}/11/2569", of_length(VISIT_WORDS, 3000)) for day in range(1, 13)),
        ),
    ),
    note=of_length("บ้านอยู่ในซอยแคบ รถพยาบาลเข้าไม่ถึง ต้องใช้รถเข็นจากปากซอย", 4000),
)

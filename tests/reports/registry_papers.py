"""Papers of the registry the tests print: empty for the pen, usual ones, and the longest entry allows."""

from dataclasses import replace

from tests.reports.slips import of_length
from welfaredesk.domain import adl
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.office_head import OfficeHead
from welfaredesk.papers.registry import Option, Who, yes_no
from welfaredesk.papers.registry_adl import RANGES, AdlItem, AdlPaper
from welfaredesk.papers.registry_consent import Agreement, ConsentPaper
from welfaredesk.services.notices import DEFAULT, MAX_HEADING, MAX_SECTIONS, MAX_TEXT, NoticeSection

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
        NoticeSection(of_length(part.heading, MAX_HEADING), of_length(part.text, MAX_TEXT))
        for part in (DEFAULT.sections * 2)[:MAX_SECTIONS]
    ),
)

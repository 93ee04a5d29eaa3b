"""Which limit stands in which place of the papers of houses and of employment."""

from tests.reports.limit_places import OFFICE, SIGNER, WHO, under
from tests.reports.longest_papers import BY, DAY, HEAD, LETTER, ORDER
from tests.reports.longest_papers import WHO as SOMEBODY
from welfaredesk.domain import paper_limits as limits
from welfaredesk.papers.employment_seekers import SeekerPaper
from welfaredesk.papers.employment_visit import VisitPaper
from welfaredesk.papers.house_estimate import EstimatePaper, EstimateRow
from welfaredesk.papers.house_handover import HandoverPaper, Value, WorkRow
from welfaredesk.papers.house_head import HouseHead
from welfaredesk.papers.house_receipt import ReceiptPaper
from welfaredesk.papers.housing_minutes import Listed, Minutes, MinutesCase
from welfaredesk.papers.housing_notice import NamedRow, NameList
from welfaredesk.papers.housing_request import AidRequest, RosterRow
from welfaredesk.papers.registry import Option

_MONEY = 123_456_789_99
_SUM = "หนึ่งร้อยยี่สิบสามล้านสี่แสนห้าหมื่นหกพันเจ็ดร้อยแปดสิบเก้าบาทเก้าสิบเก้าสตางค์"
_BOXES = tuple(Option(each) for each in ("หนึ่ง", "สอง", "สาม", "อื่น ๆ"))
_HOUSE = HouseHead("1234/2570", "2570", "นางสมศรี ใจดี", "12/3 หมู่ที่ 4", "ซ่อมแซมหลังคา", ("งบประมาณ 30,000 บาท",))
_CAME = Listed("ผู้มา", "ตำแหน่ง", "กรรมการ")

REQUEST = AidRequest(
    office=HEAD,
    number="1234/2570",
    filed_on=DAY,
    subject="ขอรับการช่วยเหลือ",
    name="ผู้ขอ",
    address="เมือง",
    problem="เดือดร้อน",
    wanted="ขอ",
    roster=(RosterRow("ผู้เดือดร้อน", "1/2", "4", "หมายเหตุ"),) * 3,
    divisions=_BOXES,
    receiver=BY,
    opinion=BY,
    approver=BY,
)
ESTIMATE = EstimatePaper(
    office=HEAD,
    number="1234/2570",
    version=2,
    house=_HOUSE,
    made_on=DAY,
    rows=(EstimateRow("สังกะสี", "999.99", "แผ่น", "1,234.00", "1,234.00", "1.00", "1.00", "1.00", "หมายเหตุ"),)
    * 3,
    material_satang=_MONEY,
    labour_satang=_MONEY,
    total_satang=_MONEY,
    words=_SUM,
    volunteer_satang=_MONEY,
    rule="ปัดเศษเป็นบาท",
    maker=BY,
    checker=BY,
    approver=BY,
)
HANDOVER = HandoverPaper(
    office=HEAD,
    number="1234/2570",
    house=_HOUSE,
    started_on=DAY,
    finished_on=DAY,
    handed_on=DAY,
    works=(WorkRow("แผน", "ทำจริง"),) * limits.HANDOVER_ROWS,
    money=(Value("งบประมาณ", _MONEY),),
    total_satang=_MONEY,
    words=_SUM,
    estimated=(Value("ประมาณการ", _MONEY),),
    beside=(Value("ของบริจาค", _MONEY),),
    left_over="สังกะสี",
    complete=False,
    to_mend="ท่อน้ำ",
    thumbprint=True,
    witnesses=("พยานหนึ่ง", "พยานสอง"),
    committee=(BY,) * limits.HANDOVER_COMMITTEE,
    responsible=BY,
)
RECEIPT = ReceiptPaper(
    office=HEAD,
    number="1234/2570",
    paid_on=DAY,
    payee="ผู้รับ",
    payee_number="3-0000-06801-17-4",
    payee_address="เมือง",
    purpose="ค่าวัสดุ",
    project="โครงการ",
    fund_source="งบประมาณ",
    resolution="มติ",
    amount_satang=_MONEY,
    words=_SUM,
    methods=_BOXES,
    reference="เลขที่",
    thumbprint=True,
    payer=BY,
)
MINUTES = Minutes(
    office=HEAD,
    meeting="ประชุมคณะกรรมการ",
    round="1/2570",
    held_on=DAY,
    place="ห้องประชุม",
    present=(_CAME,) * 3,
    residents="1,234",
    absent=(_CAME,),
    guests=(_CAME,),
    starts_at="09.00",
    ends_at="12.00",
    agenda=(("1", "เรื่องแจ้งให้ทราบ", "ไม่มี"), ("4", "เรื่องพิจารณา", ""), ("5", "อื่น ๆ", "ไม่มี")),
    cases=(MinutesCase("4.1", "ราย", "บ้านเลขที่ 1", "ซ่อม", "30,000", "เห็นชอบ", "มติ"),),
    taken_by="ผู้จด",
    checked_by="ผู้ตรวจ",
)
NAMES = NameList(
    HEAD, "บัญชีรายชื่อ", DAY, DAY, (NamedRow(1, "ราย", "1/2", "4", "ซ่อมแซมหลังคา", _MONEY),), "123,456,789.99", BY
)
SEEKER = SeekerPaper(
    office=HEAD,
    registered_on=DAY,
    person=SOMEBODY,
    number="3-0000-06801-17-4",
    card_no="3-0000-06801-17-4",
    card=DAY,
    kinds=_BOXES,
    caregiver="ผู้ดูแล",
    education=_BOXES,
    skills="ทักษะ",
    experience="ประสบการณ์",
    works=_BOXES,
    wanted_work="งาน",
    wage="12,345.00 บาทต่อเดือน",
    available_on=DAY,
    reach=_BOXES,
    travel="เดินทาง",
    family_support="ครอบครัว",
    needs=_BOXES,
    needs_note="ต้องการ",
    consent=_BOXES[:2],
    officer=BY,
)
VISIT = VisitPaper(
    office=HEAD,
    no="12",
    visited_on=DAY,
    worker="ผู้ทำงาน",
    right_of="คนพิการ",
    workplace="ที่ทำงาน",
    employer="ผู้ว่าจ้าง",
    position="งาน",
    basis="มาตรา 35 (3)",
    wage="12,345.00 บาทต่อเดือน",
    started_on=DAY,
    ends_on=DAY,
    attendance=_BOXES,
    outcome=_BOXES,
    problems="ปัญหา",
    supports=_BOXES,
    support="ช่วย",
    employer_comment="ความเห็น",
    next_on=DAY,
    visitor="ผู้ติดตาม",
)
_HOUSE_PLACES = {"house.beneficiary": "SLIP_NAME", "house.place": "SLIP_ADDRESS"}

WORK_PAPERS = {
    "W-01": (
        REQUEST,
        2,
        {
            **under("office", OFFICE),
            "name": "SLIP_NAME",
            "address": "SLIP_ADDRESS",
            "problem": "AID_PROBLEM",
            "wanted": "AID_WANTED",
            "roster.*.name": "SLIP_NAME",
            "roster.*.note": "ROSTER_NOTE",
            **under("receiver", SIGNER),
            **under("opinion", SIGNER),
            **under("approver", SIGNER),
        },
    ),
    "W-13": (
        ESTIMATE,
        2,
        {
            **_HOUSE_PLACES,
            "rows.*.item": "ESTIMATE_ITEM",
            "rows.*.unit": "SLIP_UNIT",
            "rows.*.note": "ESTIMATE_NOTE",
            **under("maker", SIGNER),
            **under("checker", SIGNER),
            **under("approver", SIGNER),
        },
    ),
    "W-15": (
        NAMES,
        1,
        {**under("office", OFFICE), "rows.0.name": "SLIP_NAME", **under("signer", SIGNER)},
    ),
    "W-16": (
        MINUTES,
        3,
        {
            "place": "SLIP_NAME",
            "present.*.name": "SLIP_NAME",
            "present.*.position": "SLIP_NAME",
            "absent.0.name": "SLIP_NAME",
            "agenda.0.2": "AGENDA_ITEM",
            "agenda.2.2": "AGENDA_ITEM",
            "cases.0.name": "SLIP_NAME",
            "cases.0.resolution": "CASE_RESOLUTION",
            "taken_by": "SLIP_NAME",
            "checked_by": "SLIP_NAME",
        },
    ),
    "W-17": (
        HANDOVER,
        3,
        {
            **_HOUSE_PLACES,
            "works.*.planned": "HANDOVER_WORK",
            "works.*.done": "HANDOVER_WORK",
            "left_over": "HANDOVER_LEFT",
            "to_mend": "HANDOVER_LEFT",
            "witnesses.*": "SLIP_NAME",
            **under("committee.0", SIGNER),
            **under("responsible", SIGNER),
        },
    ),
    "W-18": (
        RECEIPT,
        1,
        {
            **under("office", OFFICE),
            "payee": "SLIP_NAME",
            "payee_address": "SLIP_ADDRESS",
            "purpose": "RECEIPT_PURPOSE",
            "reference": "RECEIPT_REFERENCE",
            "fund_source": "LIST_LABEL",
            **under("payer", SIGNER),
        },
    ),
    "W-21": (
        ORDER,
        2,
        {"office": "SLIP_NAME", "body.0.text": "CITATION", "body.1.text": "NOTICE_PLACE + SLIP_NAME"},
    ),
    "W-22": (
        LETTER,
        3,
        {
            "to": "LETTER_TO",
            "body.0.text": "LETTER_REASON + CITATION",
            "enclosures.0": "LETTER_ENCLOSURE",
            **under("signer", SIGNER),
        },
    ),
    "E-06": (
        SEEKER,
        1,
        {
            **under("office", OFFICE),
            **under("person", WHO),
            "caregiver": "SLIP_NAME",
            "skills": "SEEKER_SKILLS",
            "experience": "SEEKER_EXPERIENCE",
            "wanted_work": "SEEKER_WORK",
            "travel": "SEEKER_TRAVEL",
            "family_support": "SEEKER_FAMILY",
            "needs_note": "SEEKER_NEEDS",
            **under("officer", SIGNER),
        },
    ),
    "E-07": (
        VISIT,
        1,
        {
            **under("office", OFFICE),
            "worker": "SLIP_NAME",
            "right_of": "SLIP_NAME",
            "problems": "VISIT_PROBLEMS",
            "support": "VISIT_SUPPORT",
            "employer_comment": "VISIT_COMMENT",
            "visitor": "SLIP_NAME",
        },
    ),
    "E-08": (
        LETTER,
        3,
        {"to": "LETTER_TO", "body.2.text": "EMPLOYMENT_REMARK", "body.3.text": "CERTIFICATE_PURPOSE"},
    ),
}

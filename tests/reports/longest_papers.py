"""Each paper of the loan desk and the registry as full as it gets, to be filled with the longest texts."""

from dataclasses import replace
from datetime import date

from tests.reports import registry_papers as registry
from tests.reports.slips import EMPTY, longest
from welfaredesk.domain import paper_limits as limits
from welfaredesk.domain.house_consent import STANDINGS
from welfaredesk.domain.house_parts import FACILITIES, PARTS
from welfaredesk.domain.house_photos import VIEWS
from welfaredesk.domain.loan_requests import DELIVERIES, EVIDENCE
from welfaredesk.domain.privacy_notice import NoticeSection
from welfaredesk.domain.value_lists import LISTS
from welfaredesk.papers.house_application import ApplicationPaper, EarlierRow
from welfaredesk.papers.house_consent import ConsentPaper as OwnersConsent
from welfaredesk.papers.house_survey import PartRow, PhotoRow, ResidentRow
from welfaredesk.papers.house_survey import SurveyPaper as HouseSurveyPaper
from welfaredesk.papers.issued_register import IssuedLine, IssuedRegister
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.lending_asset import AssetCard, CardLine, RepairRow
from welfaredesk.papers.lending_donation import DonationReceipt, DonationRegister, GivenLine, RegisterLine
from welfaredesk.papers.lending_labels import STOCKS, Label, LabelSheets
from welfaredesk.papers.lending_lists import Ledger, LedgerLine, Visit, VisitList, VisitPart
from welfaredesk.papers.lending_renewal import RenewalRequest, RenewalRow
from welfaredesk.papers.lending_reports import DueCard, DueLoan, FollowUps
from welfaredesk.papers.lending_request import LoanRequestPaper, WantedRow
from welfaredesk.papers.lending_return import ReceiptRow, ReturnReceipt
from welfaredesk.papers.lending_stock_check import CheckedLine, CheckedList
from welfaredesk.papers.office_head import OfficeHead
from welfaredesk.papers.official import Endorsement, Letter, Listing, Memo, Order, Part
from welfaredesk.papers.registry import Option, Who
from welfaredesk.papers.registry_profile_tables import ProfileColumn, ProfileTable
from welfaredesk.services.lending_donations import MAX_LINES

HEAD = OfficeHead("เทศบาลตำบลดอนแก้ว", "กองสวัสดิการสังคม", "อำเภอสันติสุข จังหวัดลำพูน", "053-000-000")
DAY, SHORT = "๒๒ พฤศจิกายน ๒๕๖๙", "22/11/2569"
BY = Signer("นายอุดม สมมุติ", "นายกเทศมนตรีตำบลดอนแก้ว", "ปลัดเทศบาล")
WHO = Who("นางสมศรี ใจดี", "๕ มีนาคม ๒๔๙๑", "78", "หญิง", "12/3 หมู่ที่ 4", "081-234-5678")
MONEY = 123_456_789_99

REQUEST = LoanRequestPaper(
    office=HEAD,
    number="1234/2570",
    asked_on=DAY,
    applicant=WHO,
    applicant_number="3-0000-06801-17-4",
    own_use=(Option("ผู้ขอใช้เอง"), Option("ขอให้ผู้อื่นใช้", ticked=True)),
    relation="บุตร",
    user=WHO,
    user_number="3-0000-06801-17-4",
    groups=tuple(Option(each) for each in ("ผู้สูงอายุ", "คนพิการ", "ผู้ป่วยติดเตียง", "ผู้ด้อยโอกาส")),
    adl="12",
    health_right="บัตรทอง",
    rows=(WantedRow("รถเข็น", "1 คัน", "กว้าง"), WantedRow(), WantedRow()),
    reason="ติดเตียง",
    wanted_from=DAY,
    wanted_to=DAY,
    delivery=tuple(Option(each) for each in DELIVERIES.values()),
    terms=(),
    evidence=tuple(Option(each) for each in EVIDENCE.values()),
    officer=BY,
    approver=BY,
)
RECEIPT = ReturnReceipt(
    number="1234/2570",
    slip_no="1234/2570",
    date=DAY,
    office=HEAD,
    borrower="นางสมศรี ใจดี",
    returner="นางสมศรี ใจดี",
    by_borrower=False,
    lent_on=DAY,
    rows=tuple(
        ReceiptRow(no, "WC-1", "รถเข็น", 1, 1, 0, "ชำรุด", "เบาะ", "ให้ชดใช้ตามเงื่อนไข · ส่งซ่อม")
        for no in range(1, limits.SLIP_ROWS + 1)
    ),
    earlier=0,
    owed=3,
    receiver=BY,
)
RENEWAL = RenewalRequest(
    number="1234/2570",
    slip_no="1234/2570",
    date=DAY,
    office=HEAD,
    borrower="นางสมศรี ใจดี",
    address="12/3 หมู่ที่ 4",
    phone="081-234-5678",
    user="นายทองดี ใจดี",
    lent_on=DAY,
    rows=tuple(RenewalRow(no, "WC-1", "รถเข็น", DAY, DAY, 3) for no in range(1, limits.SLIP_ROWS + 1)),
    new_due=DAY,
    reason="ยังต้องใช้",
    condition="ดี",
    seen=True,
    how="เยี่ยมบ้าน",
    officer=BY,
    approver=BY,
)
LEDGER = Ledger(
    HEAD,
    2570,
    DAY,
    internal=True,
    lines=(
        LedgerLine(1, "รถเข็น", "WC-1", 1, SHORT, "ผู้ยืม", SHORT, SHORT, "10", SHORT, "ผู้คืน", "1234/2570 ชำรุด"),
    ),
)
VISITS = VisitList(
    HEAD,
    "ทุกหมู่บ้าน",
    DAY,
    (
        VisitPart(
            "10",
            (
                Visit(
                    1,
                    "ผู้ยืม",
                    "ผู้ใช้",
                    "1/2",
                    ("081-234-5678",),
                    (("รถเข็น", "WC-1", SHORT, "20"),),
                    "โทรแล้ว",
                    "เสียชีวิต",
                ),
            ),
        ),
    ),
)
FOLLOW_UPS = FollowUps(
    HEAD,
    DAY,
    (("เกินกำหนด", 1234),),
    (DueLoan(1, "ผู้ยืม", "1/2", "10", "รถเข็น", SHORT, "เกิน 20 วัน", "โทรแล้ว"),),
    (DueCard(1, "ผู้ถือบัตร", "1/2", "10", SHORT, "หมดอายุแล้ว"),),
)
ISSUED = IssuedRegister(
    HEAD, "ทั้งหมด", DAY, (IssuedLine("L-02", "1234/2570", "ผู้ยืม", date(2026, 11, 22), "ผู้ออก", 1, "ยกเลิก"),)
)
CARD = AssetCard(
    office=HEAD,
    kind="รถเข็น",
    code="WC-1",
    features="รถเข็น",
    brand="KY",
    place="คลัง",
    supplier="ร้าน",
    supplier_contact="เมือง",
    fund="เงินอื่น",
    way="วิธีอื่น",
    lines=(
        CardLine(SHORT, "ร", "รถเข็น", "1 คัน", MONEY, MONEY, "5 ปี", "20%", MONEY, MONEY, MONEY, "หมายเหตุ"),
    ),
    repairs=(RepairRow(1, SHORT, "ล้อหัก", MONEY, "หมายเหตุ"),),
    repairs_satang=MONEY,
    made_on=DAY,
)
DONATION = DonationReceipt(
    office=HEAD,
    number="1234/2570",
    given_on=DAY,
    donor="ผู้ให้",
    donor_address="เมือง",
    donor_phone="081",
    donor_named=False,
    purpose="ใช้",
    lines=tuple(
        GivenLine(no, "รถเข็น", 9_999, "ชิ้น", "ใช้งานได้", MONEY, "WC-1") for no in range(1, MAX_LINES + 1)
    ),
    value_satang=MONEY,
    value_words="หนึ่งร้อยยี่สิบสามล้านสี่แสนห้าหมื่นหกพันเจ็ดร้อยแปดสิบเก้าบาทเก้าสิบเก้าสตางค์",
    receiver=BY,
    head=BY,
)
DONATIONS = DonationRegister(
    HEAD,
    2570,
    DAY,
    (RegisterLine("1/2570", SHORT, "ผู้ให้", "รถเข็น", "1 คัน", "ใช้งานได้", MONEY, "WC-1", "ผู้รับ"),),
    1,
    MONEY,
)
_CHECKED = CheckedLine(1, "รถเข็น", "WC-1", "KY", "ล้อหัก", "damaged", True, MONEY, "ผู้ดูแล", "คลัง")
WORN = CheckedList(HEAD, "L-09D", "บัญชีพัสดุชำรุด", 2569, (_CHECKED,), ("ก", "ข", "ค"), DAY)
GOOD = replace(WORN, code="L-09E", title="บัญชีพัสดุสภาพดี")
_CHECKERS = Listing(
    ("ที่", "ชื่อ – สกุล", "หน้าที่"), (15, 95, 50), (True, False, True), (("1", "ผู้ตรวจ", "ผู้ตรวจสอบพัสดุ"),)
)
MEMO = Memo(
    code="L-09A",
    agency="กองสวัสดิการสังคม",
    number="",
    date="",
    subject="ขออนุมัติแต่งตั้งผู้รับผิดชอบในการตรวจสอบพัสดุประจำปีงบประมาณ พ.ศ. 2569",
    to="นายกเทศมนตรี",
    body=(Part("ด้วย"), Part("จึงขออนุมัติแต่งตั้งผู้มีรายชื่อดังต่อไปนี้", listing=_CHECKERS), Part("จึงเรียนมาเพื่อโปรดพิจารณา")),
    signer=BY,
    endorsements=(Endorsement("ความเห็น", BY), Endorsement("คำสั่ง", BY)),
)
_FOUND = Listing(
    ("ที่", "ผลการตรวจสอบ", "จำนวน (รายการ)"),
    (15, 105, 40),
    (True, False, True),
    tuple((str(no), "ชำรุด เสื่อมคุณภาพ หรืออยู่ระหว่างซ่อม", "123,456") for no in range(1, 6)),
)
FOUND = replace(
    MEMO,
    code="L-09C",
    body=(Part("ผลปรากฏดังนี้", listing=_FOUND), Part("เห็นควรตั้งกรรมการ"), Part("จึงเรียนมาเพื่อโปรดทราบและพิจารณา")),
)
ORDER = Order(
    code="L-09B",
    kind="คำสั่ง",
    office="เทศบาล",
    number="",
    date="",
    subject="แต่งตั้งผู้รับผิดชอบในการตรวจสอบพัสดุ",
    body=(Part("เพื่อให้", listing=_CHECKERS), Part("มีหน้าที่")),
    signer=BY,
)
_LATE = Listing(
    ("ที่", "หมายเลข/รหัส", "รายการ", "กำหนดคืน", "เกิน (วัน)"),
    (10, 34, 70, 28, 18),
    (True, False, False, True, True),
    tuple((str(no), "WC-1", "รถเข็น", "22 พ.ย. 2569", "1,234") for no in range(1, limits.SLIP_ROWS + 1)),
)
LETTER = Letter(
    code="L-06",
    number="ลพ 52706/123",
    agency=("สำนักงานเทศบาล", "อำเภอสันติสุข จังหวัดลำพูน 51120"),
    date=DAY,
    subject="เรื่อง",
    to="ผู้ยืม",
    body=(Part("เหตุ"), Part("ข้อเท็จจริง", listing=_LATE), Part("ขอให้"), Part("จึงเรียนมา")),
    signer=BY,
    owner=("กอง", "โทร. 053", "โทรสาร 053", "อีเมล a"),
    references=("ใบยืมพัสดุ/ครุภัณฑ์ เลขที่ 1234/2570",),
    enclosures=("สำเนาใบยืม จำนวน 1 ฉบับ",),
)
AUDIT = replace(LETTER, code="L-09F", body=(Part("ด้วย"), Part("จึงขอส่ง"), Part("จึงเรียนมา")), references=())
LABELS = {
    code: LabelSheets("เทศบาล", code, 1, (Label("WC-1", "WC-1", "416", "รถเข็น"),) * 2) for code in STOCKS
}
SLIP = replace(EMPTY, **{name: getattr(longest(), name) for name in ("rows", "returned")})
DAMAGED = longest(damaged=True)
CONSENT = registry.consent_paper(registry.PIN, given=True, given_by="ผู้ให้แทน", closing="ข้าพเจ้า")
CONSENT = replace(CONSENT, sections=(NoticeSection("หัวข้อ", "ข้อความ"),) * limits.NOTICE_SECTIONS)
ADL = registry.ADL_LONGEST
SURVEY = registry.SURVEY_LONGEST
PROFILE = registry.profile(
    tables=(
        ProfileTable(
            "การเยี่ยมบ้าน",
            tuple(
                ProfileColumn(name, share)
                for name, share in (("วันที่", 3), ("ผู้เยี่ยม", 4), ("วัตถุประสงค์", 4), ("ผล", 8), ("นัด", 3))
            ),
            ((SHORT, "ผู้เยี่ยม", "เพื่อ", "พบ", SHORT),),
        ),
    ),
    note="หมายเหตุ",
)
HOUSE_SURVEY = HouseSurveyPaper(
    office=HEAD,
    number="1234/2570",
    round="2570",
    surveyed_on=DAY,
    head="นางสมศรี ใจดี",
    house_no="123/45",
    house_code="51010012345",
    moo="11",
    community="บ้านเหนือ",
    landmark="ตรงข้ามวัด",
    position="18.575123, 99.005123",
    residents=tuple(ResidentRow("นางสมศรี ใจดี", "78", "ผู้สูงอายุ, คนพิการ") for _each in range(8)),
    house_owner=(Option("ของตนเอง", ticked=True), Option("ของญาติ"), Option("เช่า"), Option("ที่ดินผู้อื่น")),
    land_owner=(Option("ของตนเอง"), Option("ของญาติ", ticked=True), Option("เช่า"), Option("ที่ดินผู้อื่น")),
    house_type=(Option("ไม้"), Option("ปูน"), Option("ครึ่งตึกครึ่งไม้", ticked=True), Option("อื่นๆ")),
    floors="2",
    parts=tuple(PartRow(name, (False, False, False, True)) for name in PARTS.values()),
    facilities=tuple(Option(name, ticked=True) for name in FACILITIES.values()),
    verdict=(Option("เหมาะสม"), Option("ไม่เหมาะสม", ticked=True)),
    urgency=tuple(Option(str(each), ticked=each == 5) for each in range(1, 6)),
    needs="เปลี่ยนหลังคา",
    note="รีบทำก่อนฝน",
    photos=tuple(PhotoRow(name, "12 ภาพ (10/11/2569)") for name in VIEWS.values()),
    surveyor=Signer("นางสาวกรองแก้ว ตั้งใจ", "นักพัฒนาชุมชน"),
)
APPLICATION = ApplicationPaper(
    office=HEAD,
    number="1234/2570",
    applied_on=DAY,
    applicant=WHO,
    applicant_number="3-0000-06801-17-4",
    own=(Option("ขอให้ตนเอง"), Option("ขอแทนผู้อื่น", ticked=True)),
    relation="บุตร",
    beneficiary=replace(WHO, name="นายมานะ ใจดี"),
    beneficiary_number="3-0000-06801-18-2",
    groups=(Option("ผู้สูงอายุ", ticked=True), Option("คนพิการ", ticked=True), Option("ผู้ป่วยติดเตียง")),
    disability="ความพิการทางการเคลื่อนไหวหรือทางร่างกาย, ความพิการทางสติปัญญา",
    adl="20",
    income="12,345.00",
    lived=("100", "11"),
    moved=True,
    owner=(Option("เป็นเจ้าของบ้านและที่ดิน"), Option("ไม่ใช่เจ้าของ", ticked=True), Option("มีหนังสือยินยอมแนบ (W-14)")),
    works=tuple(Option(label, ticked=True) for _code, label in LISTS["work_item"]),
    details="หลังคารั่ว",
    earlier=tuple(EarlierRow("พอช.", "2565", "1,234,567.00") for _each in range(limits.HOUSE_EARLIER)),
    sources=tuple(Option(label, ticked=True) for _code, label in LISTS["fund_source"]),
    documents=tuple(Option(label, ticked=True) for _code, label in LISTS["house_document"]),
    receiver="นางสาวกรองแก้ว ตั้งใจ",
    opinion=BY,
    approver=BY,
)
OWNERS_CONSENT = OwnersConsent(
    office=HEAD,
    number="1234/2570",
    given_on=DAY,
    owner="นายมี ทรัพย์ดี",
    owner_number="3-0000-06801-17-4",
    owner_age="100",
    owner_address="9 หมู่ 4",
    standing=tuple(Option(name) for name in STANDINGS.values()),
    house="123/45 หมู่ที่ 11 ตำบลดอนแก้ว อำเภอสันติสุข จังหวัดลำพูน",
    beneficiary="นางสมศรี ใจดี",
    relation="พี่ชาย",
    works=", ".join(label for _code, label in LISTS["work_item"]),
    years="30",
    officer=BY,
)

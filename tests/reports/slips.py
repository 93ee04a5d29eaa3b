"""Slips the tests print: an empty one for the pen, a usual one, and the longest the entry limits allow."""

from dataclasses import replace

from welfaredesk.domain import paper_limits as limits
from welfaredesk.papers.lending import DamageRow, LoanSlip, ReturnBlock, Signer, SlipRow

LIABILITY = (
    "หากพัสดุหรือครุภัณฑ์ที่ยืมไปเกิดชำรุดเสียหาย ใช้การไม่ได้ หรือสูญหาย ข้าพเจ้ายินดีจัดการแก้ไขซ่อมแซม"
    "ให้คงสภาพเดิมโดยเสียค่าใช้จ่ายเอง หรือชดใช้เป็นพัสดุประเภท ชนิด ขนาด ลักษณะและคุณภาพอย่างเดียวกัน "
    "หรือชดใช้เป็นเงินตามราคาที่เป็นอยู่ในขณะยืม"
)
REASON = (
    "ใช้สำหรับเคลื่อนย้ายผู้ป่วยติดเตียงซึ่งเป็นผู้สูงอายุและมีความพิการทางการเคลื่อนไหวหรือทางร่างกาย "
    "ไปพบแพทย์ตามนัดที่โรงพยาบาลชุมชนเดือนละ 2 ครั้ง และใช้ทำกายภาพบำบัดที่บ้าน "
    "เนื่องจากไม่สามารถเดินได้ด้วยตนเองหลังผ่าตัดเปลี่ยนข้อสะโพก โดยมีบุตรสาวเป็นผู้ดูแลหลัก "
    "และมีอาสาสมัครสาธารณสุขประจำหมู่บ้านเข้าเยี่ยมทุกสัปดาห์"
)

EMPTY = LoanSlip(
    number="",
    written_at="",
    date="",
    office_name="เทศบาลตำบลดอนแก้ว",
    division="กองสวัสดิการสังคม",
    borrower_name="",
    borrower_position="",
    borrower_address="",
    borrower_phone="",
    beneficiary_name="",
    relation="",
    purpose="",
    lent_on="",
    due_on="",
    liability_text=LIABILITY,
    rows=(),
    giver=Signer(),
    opinion=Signer("นางสาวกัญญา ฐูปะเตมีย์", "ปลัดเทศบาล"),
    approver=Signer("นายประเสริฐ วงศ์ใหญ่", "นายกเทศมนตรีตำบลดอนแก้ว"),
    foot_note="เมื่อครบกำหนดยืม ผู้ให้ยืมจะติดตามทวงพัสดุที่ให้ยืมไปคืนภายใน 7 วัน นับแต่วันครบกำหนด",
)

USUAL = replace(
    EMPTY,
    number="12/2570",
    written_at="สำนักงานเทศบาลตำบลดอนแก้ว",
    date="๒๒ พฤศจิกายน ๒๕๖๙",
    borrower_name="นางสาวปิ่นญู ฐูป้ำเจริญ",
    borrower_position="ประชาชน",
    borrower_address="12/3 หมู่ที่ 4 ตำบลดอนแก้ว อำเภอสันติสุข จังหวัดลำพูน",
    borrower_phone="081-234-5678",
    beneficiary_name="นายทองดี ใจดี",
    relation="บุตร",
    purpose="ใช้ที่บ้านระหว่างพักฟื้นหลังผ่าตัดข้อสะโพก",
    lent_on="๒๒ พฤศจิกายน ๒๕๖๙",
    due_on="๒๐ กุมภาพันธ์ ๒๕๗๐",
    rows=(
        SlipRow(1, "416-67-0001", "รถเข็นผู้ป่วยแบบพับได้ รุ่น KY-809 ที่พักเท้าครบ 2 ข้าง", 1, "คัน", "ใหม่"),
        SlipRow(2, "WC-0007", "วอล์คเกอร์อะลูมิเนียม ปรับระดับได้ 5 ระดับ", 1, "อัน"),
    ),
    giver=Signer("นายปื๊ด ที่ปรึกษา", "นักพัฒนาชุมชนชำนาญการ"),
    opinion=Signer("นางสาวกัญญา ฐูปะเตมีย์", "ผู้อำนวยการกองคลัง", "ปลัดเทศบาล"),
)

RETURNED = replace(
    USUAL,
    returned=ReturnBlock(
        returned_on="๑๕ กุมภาพันธ์ ๒๕๗๐",
        returner="นางสาวปิ่นญู ฐูป้ำเจริญ",
        receiver=Signer("นายปื๊ด ที่ปรึกษา", "นักพัฒนาชุมชนชำนาญการ"),
        condition_text="คืนครบ 2 รายการ แต่ชำรุด 1 รายการ",
        damage=(
            DamageRow("416-67-0001", "รถเข็นผู้ป่วยแบบพับได้ รุ่น KY-809", 1, 0, "ยางล้อหลังขวาแตก ผู้ยืมซ่อมให้เอง"),
            DamageRow("WC-0007", "วอล์คเกอร์อะลูมิเนียม", 0, 0),
        ),
    ),
)


def of_length(text: str, length: int) -> str:
    """`text` repeated and cut to `length` characters, not ending in the middle of a letter's marks."""
    whole = (text + " ") * (length // len(text) + 1)
    while whole[length] in "ะาำิีึืุู่้๊๋์ั็ ":
        whole = whole[: length - 1] + whole[length:]
    return whole[:length]


# what the fullest desk may bring on one day: seven beds, a long reason, the longest liability text
FULL = replace(
    USUAL,
    borrower_name="ว่าที่ร้อยตรีหญิงกมลชนกพรรณราย ณ เชียงใหม่",
    borrower_address="123/45 หมู่ที่ 14 ชุมชนบ้านหนองปลาสะวาย ซอยสุขใจ 3 ถนนเจริญราษฎร์ "
    "ตำบลศรีเตี้ย อำเภอบ้านโฮ่ง จังหวัดลำพูน 51130",
    purpose=of_length(REASON, limits.SLIP_PURPOSE),
    liability_text=of_length(LIABILITY, limits.SLIP_LIABILITY),
    rows=tuple(
        SlipRow(
            no, f"416-67-{no:04}", "เตียงผู้ป่วยไฟฟ้า 3 ไกร์ พร้อมที่นอนลมและเสาน้ำเกลือ รุ่น KY-5", 1, "เตียง", "รีโมตครบ"
        )
        for no in range(1, limits.SLIP_ROWS + 1)
    ),
)


def longest(*, damaged: bool = False, letters: str = "") -> LoanSlip:
    """Every text as long as entry lets it be, made of `letters` where given."""

    def cut(text: str, length: int) -> str:
        return of_length(letters or text, length)

    name = cut("นางสาวกมลชนกพรรณราย ณ เชียงใหม่วัฒนาไพศาล", limits.SLIP_NAME)
    signer = Signer(name, cut("ผู้อำนวยการกองสวัสดิการสังคมและพัฒนาชุมชน", limits.SLIP_NAME), name)
    description = cut("เตียงผู้ป่วยไฟฟ้าปรับระดับได้ พร้อมที่นอนลมและเสาน้ำเกลือ รุ่น KY-5 ", limits.SLIP_DESCRIPTION)
    note = cut("รีโมต ราวกันตก และปั๊มลมครบ", limits.SLIP_NOTE)
    code = cut("กสว.416/67/0001-", limits.SLIP_CODE)
    rows = tuple(
        SlipRow(no, code, description, 10, cut("เครื่อง", limits.SLIP_UNIT), note)
        for no in range(1, limits.SLIP_ROWS + 1)
    )
    damage = tuple(DamageRow(code, description, 10, 10, note) for _ in range(limits.SLIP_ROWS))
    return LoanSlip(
        number="1234/2570",
        written_at=name,
        date="๒๒ พฤศจิกายน ๒๕๖๙",
        office_name=cut("เทศบาลตำบลศรีเตี้ยหนองปลาสะวาย", limits.SLIP_NAME),
        division=cut("กองสวัสดิการสังคมและพัฒนาชุมชน", limits.SLIP_NAME),
        borrower_name=name,
        borrower_position=cut("พนักงานจ้างตามภารกิจ", limits.SLIP_NAME),
        borrower_address=cut("123/45 หมู่ที่ 14 ชุมชนบ้านหนองปลาสะวาย ตำบลศรีเตี้ย", limits.SLIP_ADDRESS),
        borrower_phone=cut("081-234-5678, 053-123-456", limits.SLIP_PHONE),
        beneficiary_name=name,
        relation=cut("บุตรสะใภ้", limits.SLIP_RELATION),
        purpose=cut(REASON, limits.SLIP_PURPOSE),
        lent_on="๒๒ พฤศจิกายน ๒๕๖๙",
        due_on="๒๐ กุมภาพันธ์ ๒๕๗๐",
        liability_text=cut(LIABILITY, limits.SLIP_LIABILITY),
        rows=rows,
        giver=signer,
        opinion=signer,
        approver=signer,
        foot_note=cut(EMPTY.foot_note, limits.SLIP_FOOT),
        receiver_name=name,
        returned=ReturnBlock(
            returned_on="๑๕ กุมภาพันธ์ ๒๕๗๐",
            returner=name,
            receiver=signer,
            condition_text=cut("คืนครบทุกรายการแต่มีรายการชำรุดและสูญหาย", limits.SLIP_CONDITION),
            damage=damage if damaged else (),
        ),
    )

"""A usual loan slip, with a different borrower each time so that nobody's cache answers for the work."""

from welfaredesk.papers.lending import LoanSlip, Signer, SlipRow

_LIABILITY = (
    "ข้าพเจ้าจะดูแลรักษาพัสดุที่ยืมเป็นอย่างดี หากเกิดชำรุดเสียหาย ใช้การไม่ได้ หรือสูญหาย ข้าพเจ้ายินยอมจัดการแก้ไขซ่อมแซม"
    "ให้คงสภาพเดิมโดยเสียค่าใช้จ่ายเอง หรือชดใช้เป็นพัสดุประเภท ชนิด ขนาด ลักษณะและคุณภาพอย่างเดียวกัน"
)


def slip(number: int) -> LoanSlip:
    """The slip `number`/2570."""
    return LoanSlip(
        number=f"{number}/2570",
        written_at="เทศบาลตำบลตัวอย่าง",
        date="๒๒ พฤศจิกายน ๒๕๖๙",
        office_name="เทศบาลตำบลตัวอย่าง",
        division="กองสวัสดิการสังคม",
        borrower_name=f"นางสาวสมศรีคนที่{number} ใจดี",
        borrower_position="",
        borrower_address=f"{number}/3 หมู่ที่ 4 ตำบลตัวอย่าง อำเภอตัวอย่าง จังหวัดลำพูน",
        borrower_phone="081-000-0001",
        beneficiary_name="นายสมหมาย ใจดี",
        relation="บุตร",
        purpose="ใช้เคลื่อนย้ายผู้ป่วยหลังผ่าตัดสะโพก เดินเองไม่ได้ ต้องไปพบแพทย์ทุกสองสัปดาห์",
        lent_on="๒๒ พฤศจิกายน ๒๕๖๙",
        due_on="๒๐ กุมภาพันธ์ ๒๕๗๐",
        liability_text=_LIABILITY,
        rows=(
            SlipRow(1, "WC-69-0001", "รถเข็นธรรมดา", 1, "คัน"),
            SlipRow(2, "BD-66-0005", "เตียงผู้ป่วย 2 ไกร์", 1, "เตียง"),
        ),
        giver=Signer("นางสาวกรองแก้ว ตั้งใจ", "นักพัฒนาชุมชน"),
        opinion=Signer("นางภัทรา เจตนา", "ผู้อำนวยการกองคลัง", "ปลัดเทศบาลตำบลตัวอย่าง"),
        approver=Signer("นายอุดม สมมุติ", "นายกเทศมนตรีตำบลตัวอย่าง"),
        foot_note="เมื่อครบกำหนดยืม ผู้ให้ยืมจะติดตามทวงพัสดุที่ให้ยืมไปคืนภายใน 7 วัน นับแต่วันครบกำหนด",
        mark=f"L-02 {number}/2570 K7",
    )

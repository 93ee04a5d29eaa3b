"""What the loan slip says: its sentences, and its values in the form the paper wants."""

from collections.abc import Sequence

from reports.layout.digits import thai_figures
from reports.layout.grid import Column
from reports.layout.paragraph import Blank, Run, Text, fill
from welfaredesk.domain.thai_text import to_thai
from welfaredesk.papers.lending import LoanSlip, ReturnBlock, SlipRow

TITLE = "ใบยืมพัสดุ/ครุภัณฑ์"
RETURN_TITLE = f"{TITLE} (บันทึกการคืน)"

ROW_COLUMNS = (
    Column("ลำดับที่", 14, "center"),
    Column("เลขที่หรือรหัส", 32),
    Column("รายการ", 68),
    Column("จำนวน", 18, "center"),
    Column("หมายเหตุ", 28),
)
DAMAGE_COLUMNS = (
    Column("เลขที่หรือรหัส", 35),
    Column("รายการชำรุด/สูญหาย", 57),
    Column("ชำรุด", 14, "center"),
    Column("สูญหาย", 14, "center"),
    Column("การดำเนินการ", 40),
)

_GOOD_CONDITION = "คืนในสภาพใช้การได้เรียบร้อยและครบถ้วน"
_BAD_CONDITION = "ส่งคืนแล้ว โดยมีรายการชำรุดหรือสูญหายดังนี้"


def number_runs(number: str) -> tuple[Run, ...]:
    """เลขที่ ๑๒/๒๕๗๐, or dots for both parts."""
    if number:
        return (Text(f"เลขที่ {to_thai(number)}", keep=True),)
    return (Text("เลขที่ "), Blank(14), Text(" / "), Blank(14))


def date_runs(official: str) -> tuple[Run, ...]:
    """วันที่ … เดือน … พ.ศ. … from an official date such as "๒๒ พฤศจิกายน ๒๕๖๙" (§6.5), dots where "" is given."""
    parts = thai_figures(official).split()
    if len(parts) == 3:
        day, month, year = parts
        return (Text(f"วันที่ {day} เดือน {month} พ.ศ. {year}", keep=True),)
    if parts:
        return (Text(f"วันที่ {' '.join(parts)}", keep=True),)
    return (Text("วันที่ "), Blank(12), Text(" เดือน "), Blank(28), Text(" พ.ศ. "), Blank(15))


def opening_runs(slip: LoanSlip) -> tuple[Run, ...]:
    """The one flowing paragraph: who borrows what from whom, what for, from when to when, the liability."""
    return (
        Text("ข้าพเจ้า "),
        fill(slip.borrower_name, 62, keep=True),
        Text(" ตำแหน่ง "),
        fill(slip.borrower_position, 42),
        Text(" ที่อยู่ "),
        fill(thai_figures(slip.borrower_address), 110),
        *_labelled(" โทรศัพท์", slip.borrower_phone, 36),
        Text(" ขอยืมพัสดุ/ครุภัณฑ์จาก "),
        fill(slip.division, 45, keep=True),
        Text(" "),
        fill(slip.office_name, 50, keep=True),
        Text(" เพื่อ "),
        fill(thai_figures(slip.purpose.removeprefix("เพื่อ").strip()), 150),
        *_beneficiary_runs(slip),
        *_labelled(" ตั้งแต่วันที่", thai_figures(slip.lent_on), 45),
        Text(" และจะนำส่งคืนใน"),
        *date_runs(slip.due_on),
        Text(f" {thai_figures(slip.liability_text)}".rstrip()),
    )


def _labelled(label: str, value: str, blank: float) -> tuple[Run, ...]:
    """A short value on one line with its label, or the label and dots."""
    return (Text(f"{label} {value}", keep=True),) if value else (Text(f"{label} "), Blank(blank))


def _beneficiary_runs(slip: LoanSlip) -> tuple[Run, ...]:
    if not slip.beneficiary_name and slip.borrower_name:
        return ()
    return (
        Text(" สำหรับ "),
        fill(slip.beneficiary_name, 55, keep=True),
        Text(" โดยข้าพเจ้าเกี่ยวข้องเป็น ", keep=True),
        fill(slip.relation, 30),
    )


def item_rows(rows: Sequence[SlipRow]) -> list[tuple[str, ...]]:
    """Cells of ROW_COLUMNS; codes keep their digits."""
    return [
        (
            to_thai(row.no),
            row.code,
            thai_figures(row.description),
            f"{to_thai(row.quantity)} {row.unit}".strip(),
            thai_figures(row.note),
        )
        for row in rows
    ]


def damage_rows(returned: ReturnBlock | None) -> list[tuple[str, ...]]:
    """Cells of DAMAGE_COLUMNS, only for what is damaged or lost."""
    return [
        (
            row.code,
            thai_figures(row.description),
            to_thai(row.damaged) if row.damaged else "–",
            to_thai(row.lost) if row.lost else "–",
            thai_figures(row.note),
        )
        for row in (returned.damage if returned else ())
        if row.damaged > 0 or row.lost > 0
    ]


def damage_text(returned: ReturnBlock | None) -> str:
    """What is damaged or lost in one sentence, by code: the descriptions stand in the table of items."""
    parts = []
    for row in returned.damage if returned else ():
        counts = [
            f"{word} {to_thai(count)}"
            for word, count in (("ชำรุด", row.damaged), ("สูญหาย", row.lost))
            if count > 0
        ]
        if counts:
            note = f" ({thai_figures(row.note)})" if row.note else ""
            parts.append(f"{row.code} {' '.join(counts)}{note}")
    return " / ".join(parts)


def return_sentence(returned: ReturnBlock | None) -> str:
    """What the signers of the return confirm."""
    condition = thai_figures(returned.condition_text) if returned else ""
    if not condition:
        condition = _BAD_CONDITION if damage_rows(returned) else _GOOD_CONDITION
    return f"พัสดุ/ครุภัณฑ์ตามรายการข้างต้น {condition}"

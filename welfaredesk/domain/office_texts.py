"""Wording the office sets itself, with the day it begins to apply: texts of papers and the law they cite.

What stands here is what the program begins with. Texts of clauses are given as domain specification §2.1 has
them; an office checks them against the law before it relies on them (§11).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from string import Formatter
from typing import Any

from welfaredesk.domain import paper_limits, privacy_notice
from welfaredesk.domain.recall import DEFAULT_TEXTS, TEXT_PARTS

# one wording as it is kept: {"text": …}, or the parts of a letter or of the notice
Content = Mapping[str, Any]

SUPPLIES_RULE = "ระเบียบกระทรวงการคลังว่าด้วยการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ พ.ศ. 2560"


@dataclass(frozen=True, slots=True)
class TextSpec:
    """One text: where it is printed, what the program begins with, how many characters the paper holds.

    `blanks` are names in braces that the paper fills in. A text of `items` is a list, one a line.
    """

    code: str
    title: str
    papers: str
    default: str
    limit: int
    blanks: Mapping[str, str] | None = None
    items: int = 0


_SPECS = (
    TextSpec(
        "loan_terms",
        "เงื่อนไขการยืม",
        "L-01",
        "\n".join(
            (
                "ใช้เฉพาะผู้ป่วยตามคำขอเท่านั้น",
                "ไม่โอน ให้เช่า หรือขายให้ผู้อื่น",
                "ดูแลรักษาและทำความสะอาดให้อยู่ในสภาพดี",
                "แจ้งเจ้าหน้าที่ทันทีเมื่อผู้ใช้ย้ายที่อยู่ เสียชีวิต หรือไม่ใช้แล้ว",
                "ยินยอมให้เจ้าหน้าที่ตรวจเยี่ยมการใช้งานได้",
                "คืนตามกำหนด หรือขอขยายเวลาล่วงหน้าก่อนครบกำหนด",
                "หากชำรุดหรือสูญหายจะซ่อมแซมหรือชดใช้ตามระเบียบข้อ 209",
            )
        ),
        paper_limits.REQUEST_TERMS,
        items=paper_limits.REQUEST_TERM_COUNT,
    ),
    TextSpec(
        "loan_liability",
        "ข้อความรับผิดชอบของผู้ยืม",
        "L-02",
        "ข้าพเจ้าจะดูแลรักษาพัสดุที่ยืมเป็นอย่างดี ใช้เฉพาะผู้ที่ระบุไว้ ไม่ให้ผู้อื่นยืมต่อ และแจ้งเมื่อย้ายที่อยู่หรือไม่ใช้แล้ว "
        "หากเกิดชำรุดเสียหาย ใช้การไม่ได้ หรือสูญหาย ข้าพเจ้ายินยอมจัดการแก้ไขซ่อมแซมให้คงสภาพเดิมโดยเสียค่าใช้จ่ายเอง "
        "หรือชดใช้เป็นพัสดุประเภท ชนิด ขนาด ลักษณะและคุณภาพอย่างเดียวกัน หรือชดใช้เป็นเงินตามราคาที่เป็นอยู่ในขณะยืม",
        paper_limits.SLIP_LIABILITY,
    ),
    TextSpec(
        "loan_recall",
        "หมายเหตุท้ายใบยืม (ข้อ 211)",
        "L-02",
        "เมื่อครบกำหนดยืม ผู้ให้ยืมจะติดตามทวงพัสดุที่ให้ยืมไปคืนภายใน {จำนวนวัน} วัน นับแต่วันครบกำหนด",
        paper_limits.SLIP_FOOT,
        {"จำนวนวัน": "จำนวนวันที่ตั้งไว้ในข้อมูลสำนักงาน"},
    ),
    TextSpec(
        "lending_rule",
        "ระเบียบการยืมที่อ้าง",
        "L-06",
        f"{SUPPLIES_RULE} ข้อ 207 ถึงข้อ 211",
        paper_limits.CITATION,
    ),
    TextSpec(
        "check_rule",
        "ระเบียบการตรวจสอบพัสดุประจำปี",
        "L-09",
        f"{SUPPLIES_RULE} ข้อ 213",
        paper_limits.CITATION,
    ),
    TextSpec("loss_rule", "ข้อที่อ้างเมื่อตรวจไม่พบพัสดุ", "L-09C", "ข้อ 214", paper_limits.CITATION),
    TextSpec(
        "check_duties",
        "หน้าที่ของผู้ตรวจสอบพัสดุ",
        "L-09B",
        "ตรวจสอบการรับจ่ายพัสดุในงวด 1 ปีที่ผ่านมา และตรวจนับพัสดุประเภทที่คงเหลืออยู่เพียงวันสิ้นงวด "
        "ว่าการรับจ่ายถูกต้องหรือไม่ พัสดุคงเหลือมีตัวอยู่ตรงตามบัญชีหรือทะเบียนหรือไม่ มีพัสดุใดชำรุด เสื่อมคุณภาพ "
        "หรือสูญไปเพราะเหตุใด หรือพัสดุใดไม่จำเป็นต้องใช้ในหน่วยงานของรัฐต่อไป "
        "โดยให้เริ่มดำเนินการในวันเปิดทำการวันแรกของปีงบประมาณ และรายงานผลภายใน 30 วันทำการ",
        paper_limits.CHECK_DUTIES,
    ),
    TextSpec(
        "aid_rule",
        "ระเบียบที่อ้างเมื่อช่วยเหลือประชาชน",
        "W-20 W-21 W-22",
        "ระเบียบกระทรวงมหาดไทยว่าด้วยค่าใช้จ่ายเพื่อช่วยเหลือประชาชนตามอำนาจหน้าที่ขององค์กรปกครองส่วนท้องถิ่น พ.ศ. 2566",
        paper_limits.CITATION,
    ),
    TextSpec(
        "employment_rule",
        "กฎหมายการจ้างงานคนพิการที่อ้าง",
        "E-08 E-09",
        "พระราชบัญญัติส่งเสริมและพัฒนาคุณภาพชีวิตคนพิการ พ.ศ. 2550 และที่แก้ไขเพิ่มเติม",
        paper_limits.CITATION,
    ),
    TextSpec(
        "employment_ratio",
        "อัตราส่วนการจ้างงานคนพิการ (มาตรา 33)",
        "E-08",
        "ในอัตราส่วนผู้ปฏิบัติงานที่มิใช่คนพิการทุก 100 คนต่อคนพิการ 1 คน เศษของ 100 คนที่เกิน 50 คนต้องรับเพิ่มอีก 1 คน "
        "โดยนับ ณ วันที่ 1 ตุลาคมของทุกปี",
        paper_limits.CITATION,
    ),
    TextSpec(
        "consent_closing",
        "ข้อความก่อนลงชื่อให้ความยินยอม",
        "P-01",
        "ข้าพเจ้าได้อ่านหรือมีผู้อ่านหนังสือนี้ให้ฟังจนเข้าใจแล้ว และให้ความยินยอมตามที่ทำเครื่องหมายไว้โดยสมัครใจ "
        "ข้าพเจ้าทราบว่าถอนความยินยอมได้ทุกเมื่อโดยแจ้งเป็นหนังสือหรือด้วยวาจาต่อเจ้าหน้าที่",
        paper_limits.CONSENT_CLOSING,
    ),
)
TEXTS = {spec.code: spec for spec in _SPECS}


@dataclass(frozen=True, slots=True)
class Wording:
    """Anything the office words with a date: a text, a letter of recall, the notice on personal data.

    `default` is what the program begins with; `told` puts a content into one text for people to read.
    """

    code: str
    title: str
    papers: str
    default: Content
    told: Callable[[Content], str]


def recall_code(level: int) -> str:
    """The code of a letter of recall (level 1–3)."""
    return f"recall_{level}"


def _text(spec: TextSpec) -> Wording:
    return Wording(
        spec.code, spec.title, spec.papers, {"text": spec.default}, lambda content: str(content["text"])
    )


def _letter(level: int) -> Wording:
    return Wording(
        recall_code(level),
        f"หนังสือทวงถาม ครั้งที่ {level}",
        "L-06",
        asdict(DEFAULT_TEXTS[level]),
        lambda content: "\n".join(content[name] for name in TEXT_PARTS),
    )


_NOTICE = Wording(
    privacy_notice.CODE,
    "หนังสือแจ้งการใช้ข้อมูลส่วนบุคคล",
    "P-01",
    asdict(privacy_notice.DEFAULT),
    lambda content: "\n".join(f"{part['heading']}: {part['text']}" for part in content["sections"]),
)


def _all() -> Iterator[Wording]:
    """In the order of the settings: the letters of recall after the rule they name."""
    for spec in _SPECS:
        yield _text(spec)
        if spec.code == "lending_rule":
            yield from map(_letter, DEFAULT_TEXTS)
    yield _NOTICE


WORDINGS = {wording.code: wording for wording in _all()}


def unknown_blank(text: str, known: Mapping[str, str]) -> str | None:
    """What stands in braces and can't be filled in ("{ }" for a brace alone); None when all is known."""
    try:
        parts = [
            (blank, form, way) for _text, blank, form, way in Formatter().parse(text) if blank is not None
        ]
    except ValueError:
        return "{ }"
    return next((blank for blank, form, way in parts if blank not in known or form or way), None)

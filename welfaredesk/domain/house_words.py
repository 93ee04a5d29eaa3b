"""What a register's words about a house mean: the kind of help, the work done, the group it was for."""

import re

from welfaredesk.domain import thai_text

# in this order: "สร้างห้องน้ำใหม่" builds no house, "ปรับปรุงซ่อมแซม" repairs one
_KINDS = (
    ("given", re.compile("มอบบ้าน|มอบหลัง")),
    ("new", re.compile("สร้างบ้าน|สร้างใหม่|ปลูกบ้าน|ทั้งหลัง")),
    ("repair", re.compile("ซ่อม|ต่อเติม|ปรับปรุงบ้าน")),
    ("adapt", re.compile("ปรับสภาพ|สภาพแวดล้อม|ปรับปรุง|ห้องน้ำ|ทางลาด|ราวจับ")),
    ("new", re.compile("สร้าง|ปลูก")),
)
_ITEMS = (
    ("bathroom", "ห้องน้ำ|ห้องส้วม|สุขา|ห้องอาบน้ำ"),
    ("ramp", "ทางลาด"),
    ("handrail", "ราวจับ|ราวเกาะ"),
    ("stairs", "บันได"),
    ("path", "ทางเดิน"),
    ("door", "ประตู"),
    ("floor", "พื้น(?!ที่)"),
    ("roof", "หลังคา"),
    ("wall", "ฝาผนัง|ฝาบ้าน|ผนัง"),
    ("post", "เสา|โครงสร้าง"),
    ("electricity", "ไฟฟ้า|ระบบไฟ"),
    ("water", "ประปา"),
    ("bedroom", "ห้องนอน"),
    ("kitchen", "ครัว"),
    ("whole", "ทั้งหลัง"),
)
_ITEM_PATTERNS = tuple((code, re.compile(words)) for code, words in _ITEMS)
_GROUPS = (
    ("disabled", re.compile("พิการ")),
    ("elderly", re.compile("สูงอายุ|ชรา")),
    ("underprivileged", re.compile("ด้อยโอกาส|ยากไร้|ยากจน|ไร้ที่พึ่ง|รายได้น้อย")),
    ("bed_bound", re.compile("ติดเตียง")),
)
_SOURCES = (
    ("municipality", re.compile("งบ(ประมาณ)?(ของ)?เทศบาล.*|เทศบาล.*|งบ(ประมาณ)?(ของ)?อบต.*|เทศบัญญัติ|ข้อบัญญัติ")),
    ("codi", re.compile("พอช.*|สถาบันพัฒนาองค์กรชุมชน.*|บ้านพอเพียง.*")),
    ("rehab_fund", re.compile("กองทุนฟื้นฟู.*")),
    ("donation", re.compile("(เงิน|รับ|ผู้)?บริจาค.*")),
    ("red_cross", re.compile("(เหล่า|สภา)?กาชาด.*")),
    ("dep", re.compile("พก|กรมส่งเสริมและพัฒนาคุณภาพชีวิตคนพิการ|กองทุน.*คนพิการ")),
    ("dop", re.compile("ผส|กรมกิจการผู้สูงอายุ|กองทุนผู้สูงอายุ")),
    ("dsdw", re.compile("พส|กรมพัฒนาสังคมและสวัสดิการ")),
    ("community_fund", re.compile("กองทุนสวัสดิการชุมชน.*")),
)
_BETWEEN = re.compile(r"\s*(?:\+|,|;|/|\n|\bและ\b|ร่วมกับ|สมทบ)\s*")


def support_kind(text: str) -> str:
    """A code of the list support_kind, or "" when the words name none."""
    cleaned = thai_text.clean(text)
    return next((code for code, pattern in _KINDS if pattern.search(cleaned)), "")


def work_items(text: str) -> tuple[str, ...]:
    """Codes of the list work_item that the words name."""
    cleaned = thai_text.clean(text)
    return tuple(code for code, pattern in _ITEM_PATTERNS if pattern.search(cleaned))


def group(text: str) -> str:
    """The target group a house was for: the first of those the words name, "" for none."""
    cleaned = thai_text.clean(text)
    found = [(match.start(), code) for code, pattern in _GROUPS if (match := pattern.search(cleaned))]
    return min(found)[1] if found else ""


def fund_source(name: str) -> str:
    """The code of the list fund_source that a name means in other words, or ""."""
    cleaned = thai_text.clean(name).replace(" ", "").strip(".")
    return next((code for code, pattern in _SOURCES if pattern.fullmatch(cleaned)), "")


def sources(text: str) -> tuple[str, ...]:
    """The names of the sources of "พอช. + รับบริจาค", each once."""
    parts = (thai_text.clean(part) for part in _BETWEEN.split(text))
    return tuple(dict.fromkeys(part for part in parts if part))

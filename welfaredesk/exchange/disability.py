"""The seven kinds of disability as registers write them (domain specification §3.1)."""

import re

from welfaredesk.domain import thai_text

# what tells each kind, as search keys
_WORDS = (
    (2, "ไดยิน|สือความหมาย|สือสาร|หูหนวก|เปนใบ"),
    (1, "การเหน|มองเหน|สายตา|ตาบอด"),
    (3, "เคลือนไหว|รางกาย|แขนขา"),
    (4, "จิต|พฤติกรรม"),
    (5, "สติปญญา|สติปัญญา|ปัญญา"),
    (6, "เรียนรู"),
    (7, "ออทิส"),
)
_PATTERNS = tuple((code, re.compile(words)) for code, words in _WORDS)
_NUMBER = re.compile(r"(?:ประเภท(?:ที่|ความพิการ)?|ป)?\s*\.?\s*([1-7])(?:\.0)?(?![\d.])", re.IGNORECASE)
_HEADING = re.compile(r"(?:ประเภท(?:ที่)?|ป)\s*\.?\s*([1-7])")
_NO_TICK = frozenset(("", "-", "–", "0", "ไม่", "ไม่มี", "ไม่ใช่", "ไม่พิการ", "false"))


def code_of_heading(text: str, *, under_group: bool) -> int:
    """The kind a tick column stands for; 0 for none. A bare number counts under the group's heading."""
    text = thai_text.to_arabic(thai_text.clean(text)).removesuffix(".0")
    if match := _HEADING.fullmatch(text):
        return int(match[1])
    if under_group and (match := _NUMBER.match(text)):
        return int(match[1])
    key = thai_text.search_key(text)
    if len(key) > 40:
        return 0
    return next((code for code, pattern in _PATTERNS if pattern.search(key)), 0)


def codes_of_text(text: str) -> tuple[int, ...]:
    """The kinds named in one cell, in the order written: "3", "ป.1, ป.5", "ทางการเห็น"."""
    text = thai_text.to_arabic(thai_text.clean(text))
    found: list[int] = []
    for part in re.split(r"[,;/+&\n]|และ|กับ(?=\s|ป)", text):
        numbers = [int(match[1]) for match in _NUMBER.finditer(part)]
        key = thai_text.search_key(part)
        # a number and its name say the same: the number decides
        found += numbers or [code for code, pattern in _PATTERNS if pattern.search(key)]
    return tuple(dict.fromkeys(found))


def is_tick(text: str) -> bool:
    """Whether a cell of a tick column is ticked; every mark counts that does not say no."""
    return thai_text.to_arabic(text).removesuffix(".0").strip().lower() not in _NO_TICK

"""Figures of a form in Thai digits, codes as they are."""

import re

from welfaredesk.domain.thai_text import to_thai

_TOKEN = re.compile(r"[0-9A-Za-z./\-]*[0-9][0-9A-Za-z./\-]*")
_PHONE = re.compile(r"0\d{1,2}[-.]?\d{3}[-.]?\d{3,4}")


def thai_figures(text: str) -> str:
    """`text` with its figures in Thai digits; asset numbers, models and phones keep theirs (§6.3)."""
    return _TOKEN.sub(lambda token: token[0] if _is_code(token[0]) else to_thai(token[0]), text)


def _is_code(token: str) -> bool:
    return bool(re.search("[A-Za-z]", token) or token.count("-") > 1 or _PHONE.fullmatch(token.strip(".-/")))

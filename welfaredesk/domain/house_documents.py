"""Which documents a source of money asks for, before the office changes it (domain specification §1.3)."""

ALWAYS, DISABLED, NOT_OWNER, CASH, OPTIONAL, CLOSING = (
    "always",
    "disabled",
    "not_owner",
    "cash",
    "optional",
    "closing",
)
ASKED = {
    ALWAYS: "ทุกราย",
    DISABLED: "เมื่อผู้รับเป็นคนพิการ",
    NOT_OWNER: "เมื่อไม่ใช่เจ้าของบ้านและที่ดิน",
    CASH: "เมื่อจ่ายเงินให้บุคคล",
    CLOSING: "เมื่อปิดโครงการ",
    OPTIONAL: "มีก็แนบ",
    "": "ไม่ใช้",
}
PHOTOS_BEFORE, PHOTOS_AFTER, CONSENT, APPLICATION = (
    "photos_before",
    "photos_after",
    "owner_consent",
    "application",
)
_USUAL = {
    APPLICATION: ALWAYS,
    "id_card": ALWAYS,
    "house_register": ALWAYS,
    "disability_card": DISABLED,
    "meeting": ALWAYS,
    "estimate": ALWAYS,
    PHOTOS_BEFORE: ALWAYS,
    CONSENT: NOT_OWNER,
    "land_title": OPTIONAL,
    "bank_book": CASH,
    PHOTOS_AFTER: CLOSING,
    "handover": CLOSING,
}
_OWN = {"dep": _USUAL | {"disability_card": ALWAYS, "family_report": ALWAYS}, "dop": _USUAL | {"meeting": ""}}


def asked(fund_source: str) -> dict[str, str]:
    """Document (a code of the list house_document) to when this source asks for it, of ASKED.

    Sources that name nothing of their own ask for what the municipality does.
    """
    return _OWN.get(fund_source, _USUAL)


def is_due(condition: str, *, disabled: bool, owner: bool, cash: bool, closing: bool) -> bool:
    """Whether a document asked for under a condition of ASKED has to be there now."""
    due = {ALWAYS: True, DISABLED: disabled, NOT_OWNER: not owner, CASH: cash, CLOSING: closing}
    return due.get(condition, False)


def strictest(conditions: list[str]) -> str:
    """The condition that asks most, where several sources pay."""
    order = list(ASKED)
    return min(conditions, key=order.index, default="")

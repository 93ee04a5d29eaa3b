"""A filter of the people's list in words, one chip for each part of it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from welfaredesk.db.engine import Database
from welfaredesk.domain.person_filter import MISSING, PersonFilter
from welfaredesk.domain.value_lists import NAMES
from welfaredesk.queries.persons import GROUPS
from welfaredesk.queries.value_lists import labels

NEAR_DAYS = 90
CARDS = {
    NEAR_DAYS: QT_TRANSLATE_NOOP("filters", "บัตรคนพิการหมดอายุภายใน 90 วัน"),
    0: QT_TRANSLATE_NOOP("filters", "บัตรคนพิการหมดอายุแล้ว"),
}
ADL = {
    "social": QT_TRANSLATE_NOOP("filters", "กลุ่มติดสังคม"),
    "home": QT_TRANSLATE_NOOP("filters", "กลุ่มติดบ้าน"),
    "bed": QT_TRANSLATE_NOOP("filters", "กลุ่มติดเตียง"),
    "home_bed": QT_TRANSLATE_NOOP("filters", "ติดบ้านหรือติดเตียง"),
}
GONE = {
    "gone": QT_TRANSLATE_NOOP("filters", "เสียชีวิตหรือย้ายออก"),
    "all": QT_TRANSLATE_NOOP("filters", "ทุกคน รวมผู้เสียชีวิตและย้ายออก"),
}
# fields of the filter that one chip stands for; group and village have chips of their own on the page
PARTS = (("age_from", "age_to"), ("card_within",), ("adl",), ("missing",), ("gone",), ("community",))
translate = QCoreApplication.translate


def said(db: Database, wanted: PersonFilter) -> dict[tuple[str, ...], str]:
    """The parts in use in words, by the fields each stands for; values of lists as the office calls them."""
    words = {parts: _words(wanted, parts[0]) for parts in PARTS}
    words["listed",] = _listed(db, wanted.listed)
    return {parts: text for parts, text in words.items() if text}


def without(wanted: PersonFilter, parts: tuple[str, ...]) -> PersonFilter:
    """The filter with these fields blank again."""
    blank: dict[str, Any] = {part: getattr(PersonFilter(), part) for part in parts}
    return replace(wanted, **blank)


def whole(db: Database, wanted: PersonFilter) -> str:
    """The whole filter in one line, for the heading of a paper; "" when everybody is shown."""
    parts = [group_names(db).get(wanted.group, wanted.group)]
    if wanted.moo:
        parts.append(translate("filters", "หมู่ที่ {moo}").format(moo=wanted.moo))
    return " ".join(part for part in (*parts, *said(db, wanted).values()) if part)


def group_names(db: Database) -> dict[str, str]:
    """What the office calls its groups, by code, being elderly among them."""
    return GROUPS | labels(db, "group")


def _words(wanted: PersonFilter, part: str) -> str:
    if part == "age_from":
        return _ages(wanted.age_from, wanted.age_to)
    if part == "card_within":
        return "" if wanted.card_within is None else card(wanted.card_within)
    if part == "community":
        return wanted.community
    tables: dict[str, Mapping[str, object]] = {"adl": ADL, "missing": MISSING, "gone": GONE}
    value = getattr(wanted, part)
    return translate("filters", str(tables[part][value])) if value else ""


def card(days: int) -> str:
    """A part about the disability card in words."""
    if days in CARDS:
        return translate("filters", str(CARDS[days]))
    return translate("filters", "บัตรคนพิการหมดอายุภายใน {days} วัน").format(days=days)


def _listed(db: Database, listed: str) -> str:
    list_code, _colon, code = listed.partition(":")
    if list_code not in NAMES:
        return ""
    return f"{NAMES[list_code]}: {labels(db, list_code).get(code, code)}"


def _ages(low: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return translate("filters", "อายุ {low}–{high} ปี").format(low=low, high=high)
    if low is not None:
        return translate("filters", "อายุ {low} ปีขึ้นไป").format(low=low)
    return "" if high is None else translate("filters", "อายุไม่เกิน {high} ปี").format(high=high)

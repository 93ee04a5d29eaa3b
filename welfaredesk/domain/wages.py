"""Wages as registers write them, and what they come to a day."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from welfaredesk.domain import thai_text

DAY, MONTH, HOUR, YEAR, CONTRACT = "day", "month", "hour", "year", "contract"
WORDS = {DAY: "บาท/วัน", MONTH: "บาท/เดือน"}  # what a wage without its unit is read as
_AMOUNT = re.compile(r"\d[\d,]*(?:\.\d{1,2})?")
_UNITS = {"วัน": DAY, "เดือน": MONTH, "ด.": MONTH, "ชั่วโมง": HOUR, "ชม": HOUR, "ปี": YEAR, "สัญญา": CONTRACT}
_UNIT = re.compile("|".join(re.escape(word) for word in _UNITS))
_LEAST_OF_A_MONTH = 1000_00  # satang; no wage of a day is as high, none of a month as low
_HOURS, _DAYS = 8, 26  # of a day's work and of a month's at the fewest


@dataclass(frozen=True, slots=True)
class Wage:
    """Satang per `unit` (day, month, hour, year, contract); `guessed` when the unit is not written."""

    satang: int
    unit: str
    guessed: bool = False


def parse(raw: object) -> Wage | None:
    """ "340 บาท/วัน", "9,000/เดือน", 9500, "๑๒,๐๐๐ บาท ต่อเดือน"; None when no one amount can be read."""
    text = thai_text.to_arabic(thai_text.clean(str(raw)))
    amounts = _AMOUNT.findall(text)
    if len(amounts) != 1 or "-" in text.split(amounts[0])[0]:
        return None
    baht = Decimal(amounts[0].replace(",", ""))
    satang = int((baht * 100).quantize(Decimal(1), ROUND_HALF_UP))
    if not satang:
        return None
    unit = _UNIT.search(text)
    if unit:
        return Wage(satang, _UNITS[unit[0]])
    return Wage(satang, MONTH if satang >= _LEAST_OF_A_MONTH else DAY, guessed=True)


def day_satang(satang: int, unit: str) -> int | None:
    """What a wage comes to for a day's work; None for units that do not say.

    A month counts 26 working days, so that a wage below the minimum is below it by any reckoning.
    """
    if unit == DAY:
        return satang
    if unit == HOUR:
        return satang * _HOURS
    return satang // _DAYS if unit == MONTH else None

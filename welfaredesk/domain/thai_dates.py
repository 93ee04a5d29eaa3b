"""Dates as a Thai office writes them: reading the spellings of its registers, writing the official ones.

A date is kept as a CE date with the precision it was known in; the Buddhist year is CE + 543.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum, auto

from welfaredesk.domain.thai_text import clean, search_key, to_arabic, to_thai

BE_OFFSET = 543
MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
MONTHS_SHORT = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)

# how the month names begin, common misspellings included (กรกฏาคม, พฤษจิกายน)
_STEMS = ("มกร", "กุมภ", "มีน", "เมษ", "พฤษภ|พฤศภ", "มิถ", "กรก", "สิงห", "กันย", "ตุล", "พฤศจ|พฤษจ", "ธันว")
_ENGLISH_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _month_pattern(short: str, stems: str) -> re.Pattern[str]:
    """Matches the search key of a month's short name, or of anything that begins like its full name."""
    beginnings = "|".join(search_key(stem) for stem in stems.split("|"))
    return re.compile(rf"{search_key(short)}|(?:{beginnings})\D*")


_MONTH_PATTERNS = tuple(map(_month_pattern, MONTHS_SHORT, _STEMS))

_BE_FROM = 2401  # years from here on are Buddhist
_YEARS = range(1850, 2201)  # CE years an office can mean
_SHORT = 2  # digits of a year that leaves its century open
_FORESEEN = 20  # years ahead that a card's or a contract's end may lie
_OLDEST = 130  # years of age; an earlier birth is a typing error
_ADULT_FROM = 15  # the age at which เด็กชาย, เด็กหญิง end
_AGE_TOLERANCE = 2  # years an age column may be off
_SERIAL_DAYS = range(10_000, 73_051)  # worksheet day numbers of 1927 to 2099
_SERIAL_START = date(1899, 12, 30)

_NOTE = re.compile(r"\(.*?\)|อายุ.*$")
_TIME = re.compile(r"[t\s]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:z|น\.?)?$")
_CE_ERA = re.compile(r"ค\s*\.\s*ศ\s*\.?|คริสต์?ศักราช")
_BE_ERA = re.compile(r"พ\s*\.?\s*ศ\s*\.?(?=[\s\d]|$)|พุทธศักราช")
_WORDS = re.compile(r"วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัสฯ?|ศุกร์|เสาร์|อาทิตย์)?(?:ที่)?|เกิด|เมื่อ|ประมาณ|เดือน|ปี")

_ENGLISH_MONTH = re.compile(rf"({'|'.join(_ENGLISH_MONTHS)})[a-z]*\.?")

_GAP = r"\s*[/.,\- ]\s*"
_UNKNOWN = r"\d{1,2}|-+|\?+"
_NUMERIC = re.compile(rf"({_UNKNOWN}){_GAP}({_UNKNOWN}){_GAP}(\d{{4}}|\d{{2}})")
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_GAP}(\d{{1,2}}){_GAP}(\d{{1,2}})")
_NAMED = re.compile(rf"(?:({_UNKNOWN})[\s/.,-]*)?([^\d\s/,?-][^\d/,?-]*?)[\s/.,-]*(\d{{4}}|\d{{2}})")
_MONTH_YEAR = re.compile(rf"(\d{{1,2}}){_GAP}(\d{{4}})")
_COMPACT = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_COMPACT_YEAR_FIRST = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR = re.compile(r"(\d{4})(?:\.0+)?")
_TWO_DIGIT_YEAR = re.compile(r"(\d{2})")
_AGE = re.compile(r"(?:อายุ)?\s*(\d{1,3})(?:\.0+)?\s*(?:ปี.*)?")


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = auto()
    MONTH = auto()
    YEAR = auto()


@dataclass(frozen=True, slots=True)
class ThaiDate:
    """A CE date and its precision: the first of the month when only the month is known, else 1 January."""

    date: date
    precision: Precision = Precision.DAY


class Era(StrEnum):
    """Which calendar a year counts in: พ.ศ. or ค.ศ."""

    BE = auto()
    CE = auto()


class DateError(ValueError):
    """The value is no usable date.

    `code`: date_empty, date_unreadable, date_impossible or date_future; `read`: what was read.
    """

    def __init__(self, code: str, read: str) -> None:
        super().__init__(code)
        self.code = code
        self.read = read


@dataclass(frozen=True, slots=True)
class _Written:
    """A date as written: `day` and `month` are 0 when unknown, `year` is "2492", "1949" or "92".

    `era` is the one written beside it, None when none is.
    """

    day: int
    month: int
    year: str
    read: str
    era: Era | None = None

    @property
    def ce(self) -> bool:
        return self.era is Era.CE

    @property
    def precision(self) -> Precision:
        if not self.month:
            return Precision.YEAR
        return Precision.DAY if self.day else Precision.MONTH

    def in_year(self, year: int) -> date:
        """The date in a CE year; DateError when there is none."""
        try:
            return date(year, self.month or 1, (self.day or 1) if self.month else 1)
        except ValueError:
            raise DateError("date_impossible", self.read) from None

    def in_years(self, years: Iterable[int]) -> list[date]:
        """The dates in those CE years that have one (29 February has none in most)."""
        found = []
        for year in years:
            try:
                found.append(self.in_year(year))
            except DateError:
                continue
        return found


def parse(
    raw: object,
    *,
    today: date,
    age: int | None = None,
    birth: bool = False,
    adult: bool | None = None,
    era: Era | None = None,
) -> ThaiDate:
    """The date a cell or a field holds.

    Reads worksheet dates (a year above 2400 was typed as a Buddhist one), plain years, and text in
    every usual spelling, with Thai or Arabic digits; "0/0/2476" and "ก.พ. 2491" keep their precision.
    A two-digit year of a birth is settled by `age` on `today` when given; else it is the latest
    Buddhist year not in the future, a century earlier when `adult` is True and that would make a
    child. Any other two-digit year is 25xx. `era` is what two-digit years count in where neither the value
    nor the age tells. Raises DateError.
    """
    written = _written(raw)
    day = _with_full_year(written, today=today, age=age, birth=birth, adult=adult, era=era)
    if day.year not in _YEARS or (birth and age_on(day, today) > _OLDEST):
        raise DateError("date_impossible", written.read)
    if birth and day > today:
        raise DateError("date_future", written.read)
    return ThaiDate(day, written.precision)


def told_era(raw: object) -> Era | None:
    """The era a value tells by itself, in words or by a year of four digits.

    No year of four digits is plausible in both: 1850–2200 as ค.ศ., 2393–2743 as พ.ศ. None for a two-digit
    year, for a worksheet date below the year 2401 (the sheet may have shown it in either) and for no date.
    """
    try:
        written = _written(raw)
    except DateError:
        return None
    if written.era is not None or len(written.year) <= _SHORT:
        return written.era
    if int(written.year) >= _BE_FROM:
        return Era.BE
    return Era.CE if isinstance(raw, str) else None


def short_year(raw: object) -> int | None:
    """The year of a date written with two digits and no word of its era; None for anything else."""
    try:
        written = _written(raw)
    except DateError:
        return None
    return int(written.year) if written.era is None and len(written.year) <= _SHORT else None


def _written(raw: object) -> _Written:
    """What the value says, before its year is understood."""
    if isinstance(raw, date):  # a datetime is one too
        return _Written(raw.day, raw.month, f"{raw.year:04d}", f"{raw:%d/%m/}{raw.year}")
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return _from_number(raw)
    text = "" if raw is None else to_arabic(clean(str(raw)))
    if not text.strip("-–—. "):
        raise DateError("date_empty", text)
    return _from_text(text)


def _from_number(raw: float) -> _Written:
    """A number cell: a worksheet's day number, ddmmyyyy, or a year."""
    whole = math.floor(raw) if math.isfinite(raw) else 0
    if whole in _SERIAL_DAYS:
        return _written(_SERIAL_START + timedelta(days=whole))
    if whole != raw:
        raise DateError("date_unreadable", str(raw))
    text = str(whole)
    return _from_text(text.zfill(8) if len(text) == 7 else text)


def _from_text(read: str) -> _Written:
    text = _TIME.sub("", _NOTE.sub("", read.lower())).replace("–", "-")
    era = Era.CE if _CE_ERA.search(text) or _ENGLISH_MONTH.search(text) else None
    era = Era.BE if era is None and _BE_ERA.search(text) else era
    era_written = era is not None or "ปี" in text
    text = clean(_WORDS.sub(" ", _BE_ERA.sub(" ", _CE_ERA.sub(" ", text)))).strip(" .,:")
    fields = _fields(text, era_written=era_written)
    if fields is None:
        raise DateError("date_unreadable", read)
    return _Written(*fields, read, era)


def _fields(text: str, *, era_written: bool) -> tuple[int, int, str] | None:
    """Day, month (0: unknown) and year as written; None when the text is no date."""
    if match := _NUMERIC.fullmatch(text):
        return _number(match[1]), _number(match[2]), match[3]
    if match := _YEAR_FIRST.fullmatch(text):
        return int(match[3]), int(match[2]), match[1]
    if match := _NAMED.fullmatch(text):
        month = _month(match[2])
        return (_number(match[1] or ""), month, match[3]) if month else None
    if text.isdecimal() and len(text) in (6, 8):
        return _compact(text)
    return _without_day(text, era_written=era_written)


def _compact(digits: str) -> tuple[int, int, str]:
    """Digits without separators: ddmmyy, ddmmyyyy, or yyyymmdd where the former makes no sense."""
    day, month, year = int(digits[:2]), int(digits[2:4]), digits[4:]
    if len(year) == 4 and (month > 12 or int(year) < _YEARS.start):
        return int(digits[6:]), int(digits[4:6]), digits[:4]
    return day, month, year


def _without_day(text: str, *, era_written: bool) -> tuple[int, int, str] | None:
    """ "4/2492", "2492", and "92" where the era or ปี says that it is a year."""
    if match := _MONTH_YEAR.fullmatch(text):
        return 0, int(match[1]), match[2]
    if match := _YEAR.fullmatch(text):
        return 0, 0, match[1]
    if era_written and (match := _TWO_DIGIT_YEAR.fullmatch(text)):
        return 0, 0, match[1]
    return None


def _number(text: str) -> int:
    """0 for a part left open ("-", "?", "")."""
    return int(text) if text.isdecimal() else 0


def _month(name: str) -> int:
    """1 to 12 for a Thai or English month in any spelling, else 0."""
    if english := _ENGLISH_MONTH.fullmatch(name.strip()):
        return _ENGLISH_MONTHS.index(english[1]) + 1
    key = search_key(name)
    for number, pattern in enumerate(_MONTH_PATTERNS, start=1):
        if pattern.fullmatch(key):
            return number
    return 0


def _with_full_year(
    written: _Written, *, today: date, age: int | None, birth: bool, adult: bool | None, era: Era | None
) -> date:
    if len(written.year) > _SHORT:
        year = int(written.year)
        return written.in_year(year - BE_OFFSET if year >= _BE_FROM and not written.ce else year)
    short = int(written.year)
    ce_years, be_years = (1900 + short, 2000 + short), (2400 + short - BE_OFFSET, 2500 + short - BE_OFFSET)
    likely = ce_years if (written.era or era) is Era.CE else be_years
    if not birth:
        too_far = likely is ce_years and likely[1] > today.year + _FORESEEN
        return written.in_year(likely[0] if too_far else likely[1])
    if age is not None:
        fitting = _nearest_to_age(written.in_years(likely if written.ce else be_years + ce_years), age, today)
        if fitting is not None:
            return fitting
    return _latest_birth(written, likely, today, adult=adult)


def _nearest_to_age(candidates: list[date], age: int, today: date) -> date | None:
    """The birth whose age on `today` is nearest to `age`, if one is near enough."""
    past = [day for day in candidates if day <= today]
    nearest = min(past, key=lambda day: abs(age_on(day, today) - age), default=None)
    if nearest is None or abs(age_on(nearest, today) - age) > _AGE_TOLERANCE:
        return None
    return nearest


def _latest_birth(written: _Written, years: tuple[int, int], today: date, *, adult: bool | None) -> date:
    earlier, later = years
    candidates = [day for day in written.in_years((later,)) if day <= today]
    if adult and candidates and age_on(candidates[0], today) < _ADULT_FROM:
        candidates = []
    return candidates[0] if candidates else written.in_year(earlier)


def parse_age(raw: object) -> int | None:
    """Completed years from an age cell (72, "๗๒", "อายุ 72 ปี 3 เดือน"); None when it holds no age."""
    if isinstance(raw, (bool, date, datetime)):
        return None
    match = _AGE.fullmatch(to_arabic(clean(str(raw))))
    return int(match[1]) if match and int(match[1]) <= _OLDEST else None


def age_on(birth: date, on: date) -> int:
    """Completed years of life on a day; the day is always given, an age is never stored."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def be_year(day: date) -> int:
    """The Buddhist year of a day."""
    return day.year + BE_OFFSET


def official(day: date, precision: Precision = Precision.DAY, *, era: bool = False) -> str:
    """For letters and memos: "๒๒ พฤศจิกายน ๒๕๖๙"; with `era` "๒๒ พฤศจิกายน พ.ศ. ๒๕๖๙" (domain §6.5)."""
    year = ("พ.ศ. " if era else "") + str(be_year(day))
    return to_thai(_worded(day, precision, MONTHS, year))


def screen(day: date, precision: Precision = Precision.DAY) -> str:
    """For the screen: "22 พ.ย. 2569", or "พ.ย. 2569", or "2569"."""
    return _worded(day, precision, MONTHS_SHORT, str(be_year(day)))


def table(day: date, precision: Precision = Precision.DAY) -> str:
    """For columns: "22/11/2569", or "11/2569", or "2569"."""
    parts = {Precision.DAY: f"{day:%d/%m/}", Precision.MONTH: f"{day:%m/}", Precision.YEAR: ""}
    return f"{parts[precision]}{be_year(day)}"


def _worded(day: date, precision: Precision, months: tuple[str, ...], year: str) -> str:
    if precision is Precision.YEAR:
        return year
    month = f"{months[day.month - 1]} {year}"
    return month if precision is Precision.MONTH else f"{day.day} {month}"

"""Kinds of money a house may get: how much, how often, by which rule, from when to when (§1.3).

Ceilings belong to the kind of money, never to the municipality (§1.2, 6); what is not verified (§11) says so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

HOUSE, TIME = "house", "time"
PER = {HOUSE: "ต่อหลัง", TIME: "ต่อครั้ง"}


@dataclass(frozen=True, slots=True)
class Grant:
    """One kind of money of a source (code of the list fund_source).

    `ceiling_satang` for a house or a time (`per`), None: no ceiling; `times_per_year` in a fiscal year for
    one person. Days None: always. `to_check`: to be compared with the rule before the office relies on it.
    """

    code: str
    name: str
    short_name: str
    fund_source: str
    agency: str = ""
    ceiling_satang: int | None = None
    per: str = HOUSE
    times_per_year: int | None = None
    citation: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    to_check: bool = False
    active: bool = True
    note: str = ""

    def in_force(self, on: date) -> bool:
        """Whether its days hold a day."""
        return (self.valid_from or date.min) <= on <= (self.valid_to or date.max)


SEEDS = (
    Grant(
        "municipality",
        "งบเทศบาลช่วยเหลือประชาชน",
        "งบเทศบาล",
        "municipality",
        "เทศบาล",
        citation="ระเบียบกระทรวงมหาดไทยว่าด้วยค่าใช้จ่ายเพื่อช่วยเหลือประชาชน"
        "ตามอำนาจหน้าที่ขององค์กรปกครองส่วนท้องถิ่น พ.ศ. 2566",
        valid_from=date(2023, 6, 16),
        to_check=True,
        note="เพดานกำหนดตามหลักเกณฑ์ของหน่วยงานที่รับผิดชอบ กรุณากรอกเพดานที่สำนักงานใช้",
    ),
    Grant(
        "dep_house",
        "ปรับสภาพแวดล้อมที่อยู่อาศัยคนพิการ",
        "พก. ปรับสภาพบ้าน",
        "dep",
        "กรมส่งเสริมและพัฒนาคุณภาพชีวิตคนพิการ",
        40_000_00,
        note="เหมาจ่าย เดิม 20,000 บาท",
    ),
    Grant(
        "dop_house",
        "ปรับสภาพแวดล้อมและซ่อมแซมบ้านผู้สูงอายุ",
        "ผส. ซ่อมบ้าน",
        "dop",
        "กรมกิจการผู้สูงอายุ",
        40_000_00,
        to_check=True,
        note="บางแห่งยังใช้ 22,500 บาท",
    ),
    Grant(
        "dop_hardship",
        "เงินสงเคราะห์ผู้สูงอายุในภาวะยากลำบาก",
        "ผส. ยากลำบาก",
        "dop",
        "กรมกิจการผู้สูงอายุ",
        3_000_00,
        TIME,
        3,
        to_check=True,
    ),
    Grant(
        "codi_house",
        "บ้านพอเพียงชนบท",
        "พอช. บ้านพอเพียง",
        "codi",
        "สถาบันพัฒนาองค์กรชุมชน",
        19_000_00,
        to_check=True,
    ),
    Grant(
        "rehab_fund",
        "กองทุนฟื้นฟูสมรรถภาพระดับจังหวัด",
        "กองทุนฟื้นฟูฯ",
        "rehab_fund",
        "อบจ. ร่วมกับ สปสช.",
        note="ตามโครงการที่กองทุนอนุมัติ",
    ),
    Grant(
        "dsdw_low_income",
        "เงินสงเคราะห์ผู้มีรายได้น้อยและไร้ที่พึ่ง",
        "พส. รายได้น้อย",
        "dsdw",
        "กรมพัฒนาสังคมและสวัสดิการ",
        3_000_00,
        TIME,
        3,
        to_check=True,
    ),
)


def that_applies(types: Iterable[Grant], fund_source: str, code: str, on: date) -> Grant | None:
    """The kind of money a share of a project is: the one chosen, else the source's one for a house that day.

    Of several in force the one that began last counts, as in the dated registry of who signs.
    """
    known = list(types)
    if code:
        return next((each for each in known if each.code == code), None)
    fitting = [
        each
        for each in known
        if each.active and each.fund_source == fund_source and each.per == HOUSE and each.in_force(on)
    ]
    return max(fitting, key=lambda each: each.valid_from or date.min, default=None)


def completed(kept: Sequence[Grant]) -> list[Grant]:
    """What the office keeps, and behind it what the product knows and the office has not touched."""
    codes = {each.code for each in kept}
    return [*kept, *(seed for seed in SEEDS if seed.code not in codes)]

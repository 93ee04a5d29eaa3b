"""What narrows a list of people besides the text typed; every part is optional."""

from dataclasses import dataclass

ELDERLY_AGE = 60
GONE = ("", "gone", "all")  # living here (everybody when a text is looked for), died or moved out, everybody
MISSING = {
    "national_id": "ไม่มีเลขประจำตัว",
    "birth_date": "ไม่มีวันเกิด",
    "address": "ไม่มีบ้านเลขที่หรือหมู่",
    "phone": "ไม่มีโทรศัพท์",
}


@dataclass(frozen=True, slots=True)
class PersonFilter:
    """`group` "elderly" or a stored group's code; `moo` Arabic digits; ages in completed years, inclusive.

    `card_within` days until a disability card expires (0: expired already); `adl` social, home, bed or
    home_bed (both together), by the latest assessment; `missing` a key of MISSING; `gone` one of GONE;
    `listed` a value of a list as "marital:widowed", then or now.
    """

    group: str = ""
    moo: str = ""
    community: str = ""
    age_from: int | None = None
    age_to: int | None = None
    card_within: int | None = None
    adl: str = ""
    missing: str = ""
    gone: str = ""
    listed: str = ""

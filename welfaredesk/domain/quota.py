"""How many disabled people an organisation must employ, and what it pays instead (sections 33 and 34)."""

PER_STAFF = 100  # one disabled person for each hundred of staff
_REMAINDER = 50  # and one more for what is left when it is more than this
_DAYS = 365
PRIVATE = "private"


def required(staff: int) -> int:
    """Disabled people to employ for `staff` others: 100 → 1, 150 → 1, 151 → 2 (domain specification §3.6)."""
    whole, left = divmod(staff, PER_STAFF)
    return whole + (1 if whole and left > _REMAINDER else 0)


def missing(staff: int, employed: int, rights_given: int) -> int:
    """How many are still to be employed, those given a right under section 35 counted in."""
    return max(0, required(staff) - employed - rights_given)


def instead_satang(kind: str, missing_people: int, day_wage_satang: int) -> int | None:
    """What section 34 asks for a year: minimum wage × 365 for each one missing.

    None for everybody but private employers: a state agency cannot pay instead (domain specification §3.6).
    """
    return missing_people * day_wage_satang * _DAYS if kind == PRIVATE else None


def right_satang(day_wage_satang: int) -> int:
    """What a right under section 35 is worth a year at the least: minimum wage × 365 (§3.6)."""
    return day_wage_satang * _DAYS

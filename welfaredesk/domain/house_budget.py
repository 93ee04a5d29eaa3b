"""The money of a house in whole satang: rows of an estimate and what they add up to (§1.7 W-13, A.3).

The rule of rounding, the same on screen and on paper: quantity (to three decimals) times the unit prices of
material and labour together, rounded half up to the satang once per row; totals add up rounded rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from welfaredesk.domain.thai_text import to_arabic

MILLI = 1000  # a quantity is kept in thousandths of its unit
LARGEST_QUANTITY = 999_999_999  # thousandths
LARGEST_PRICE = 999_999_999  # satang for one unit
_LONGEST = 10**15
LARGEST_TOTAL = 9_999_999_999  # satang of an estimate or a payment: what a column on paper holds
ROUNDING = "ปัดเศษเป็นสตางค์รายการละครั้ง (ครึ่งสตางค์ขึ้นไปปัดขึ้น) ยอดรวมคือผลบวกของแต่ละรายการที่ปัดแล้ว"


@dataclass(frozen=True, slots=True)
class Amounts:
    """Satang of a row, or of all: `material` + `labour` = `total`, the money; `volunteer` stands apart."""

    material: int = 0
    labour: int = 0
    volunteer: int = 0

    @property
    def total(self) -> int:
        """The money: what volunteers' labour is worth is no part of it."""
        return self.material + self.labour

    def __add__(self, other: "Amounts") -> "Amounts":
        return Amounts(
            self.material + other.material, self.labour + other.labour, self.volunteer + other.volunteer
        )


def row_amounts(
    quantity_milli: int, material_satang: int, labour_satang: int, *, volunteer: bool = False
) -> Amounts:
    """What a row comes to; none of the numbers may be negative.

    The row is rounded once, as a whole; its material is rounded by itself and labour is the rest, so that the
    columns add up across and down. Labour by volunteers is valued the same way and counts apart.
    """
    material = _rounded(quantity_milli * material_satang)
    if volunteer:
        return Amounts(material, 0, _rounded(quantity_milli * labour_satang))
    return Amounts(material, _rounded(quantity_milli * (material_satang + labour_satang)) - material)


def added_up(rows: Iterable[Amounts]) -> Amounts:
    """The sum of rows already rounded."""
    return sum(rows, Amounts())


def quantity_words(quantity_milli: int) -> str:
    """A quantity as it is written: 1500 is "1.5", 2000 is "2", 12345678 is "12,345.678"."""
    whole, rest = divmod(quantity_milli, MILLI)
    decimals = f"{rest:03}".rstrip("0")
    return f"{whole:,}.{decimals}" if decimals else f"{whole:,}"


def read_quantity(text: str) -> int | None:
    """Thousandths of "2.5" or "๑,๒๐๐"; None for nothing. Raises ValueError for anything else."""
    return _read(text, 3)


def read_price(text: str) -> int | None:
    """Satang of "185" or "1,250.50"; None for nothing. Raises ValueError for anything else."""
    return _read(text, 2)


def _read(text: str, decimals: int) -> int | None:
    plain = to_arabic(text).replace(",", "").replace(" ", "")
    if not plain:
        return None
    try:
        number = Decimal(plain).scaleb(decimals)
    except InvalidOperation:
        raise ValueError(text) from None
    if not number.is_finite() or number != number.to_integral_value() or abs(number) > _LONGEST:
        raise ValueError(text)
    return int(number)


def _rounded(thousandths: int) -> int:
    """Thousandths of a satang, half up to whole ones."""
    return (thousandths + MILLI // 2) // MILLI

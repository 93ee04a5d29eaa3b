"""Money in Thai words and in figures, as it stands on vouchers and memos (domain specification §6.6)."""

from decimal import ROUND_HALF_UP, Decimal

_DIGITS = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_MILLION = 1_000_000


def baht_text(amount: Decimal | int) -> str:
    """An amount in baht as words; a Decimal is rounded half up to the satang."""
    satang = (Decimal(amount) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return satang_text(int(satang))


def satang_text(satang: int) -> str:
    """An amount in satang as words: 2121 is "ยี่สิบเอ็ดบาทยี่สิบเอ็ดสตางค์"."""
    if satang == 0:
        return "ศูนย์บาทถ้วน"
    sign = "ลบ" if satang < 0 else ""
    baht, rest = divmod(abs(satang), 100)
    words = _number(baht) + "บาท" if baht else ""
    return sign + words + (_number(rest) + "สตางค์" if rest else "ถ้วน")


def satang_figures(satang: int) -> str:
    """An amount in satang as figures: 3575050 is "35,750.50"."""
    sign, whole = ("-" if satang < 0 else ""), abs(satang)
    return f"{sign}{whole // 100:,}.{whole % 100:02}"


def _number(value: int) -> str:
    """A positive whole number in words; each group of six digits ends in ล้าน."""
    millions, rest = divmod(value, _MILLION)
    words = _number(millions) + "ล้าน" if millions else ""
    return words + _below_million(rest, follows=bool(millions))


def _below_million(value: int, *, follows: bool) -> str:
    """0 to 999999 in words; `follows` says that a higher group stands before it."""
    words = ""
    for place in range(len(_PLACES) - 1, -1, -1):
        digit = value // 10**place % 10
        if digit == 0:
            continue
        if place == 0 and digit == 1 and (words or follows):
            words += "เอ็ด"
        elif place == 1 and digit <= 2:
            words += ("สิบ", "ยี่สิบ")[digit - 1]
        else:
            words += _DIGITS[digit] + _PLACES[place]
    return words

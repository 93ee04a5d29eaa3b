"""Amounts of money as papers write them."""

from welfaredesk.domain.thai_text import to_thai


def baht_figures(satang: int) -> str:
    """๑,๒๓๔.๕๐ in Thai digits."""
    return to_thai(f"{satang // 100:,}.{satang % 100:02}")

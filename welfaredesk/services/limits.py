"""What must fit its place on paper is refused at entry, never cut or overlapped at print."""

from welfaredesk.domain.baht_text import satang_figures
from welfaredesk.domain.house_budget import LARGEST_TOTAL
from welfaredesk.errors import Issue


def too_long(field: str, text: str, limit: int) -> list[Issue]:
    """An issue when `text` has more than `limit` characters, else nothing."""
    if len(text) <= limit:
        return []
    return [Issue(field, "too_long", {"length": str(len(text)), "limit": str(limit)})]


def too_many(field: str, count: int, limit: int) -> list[Issue]:
    """An issue when there are more than `limit` of something, else nothing."""
    return [Issue(field, "too_many", {"count": str(count), "limit": str(limit)})] if count > limit else []


def wrong_amount(field: str, satang: int | None) -> list[Issue]:
    """An issue when an amount is negative or larger than any paper holds; a missing one is fine."""
    if satang is not None and satang < 0:
        return [Issue(field, "negative_amount")]
    if satang is not None and satang > LARGEST_TOTAL:
        return [Issue(field, "amount_too_large", {"read": satang_figures(satang)})]
    return []

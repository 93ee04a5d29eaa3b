"""What must fit its place on paper is refused at entry, never cut or overlapped at print."""

from collections.abc import Mapping

from welfaredesk.domain import thai_text
from welfaredesk.domain.baht_text import satang_figures
from welfaredesk.domain.house_budget import LARGEST_TOTAL
from welfaredesk.domain.paper_limits import REASON
from welfaredesk.errors import Issue, ValidationFailed


def too_long(field: str, text: str, limit: int) -> list[Issue]:
    """An issue when `text`, as it is kept, has more than `limit` characters, else nothing."""
    length = len(thai_text.clean(text))
    if length <= limit:
        return []
    return [Issue(field, "too_long", {"length": f"{length:,}", "limit": f"{limit:,}"})]


def over(data: object, limits: Mapping[str, int]) -> list[Issue]:
    """The issues of every attribute of `data` whose text is longer than its limit."""
    return [issue for field in limits for issue in too_long(field, getattr(data, field), limits[field])]


def wants_reason(reason: str) -> None:
    """For what is done only with a reason. Raises ValidationFailed (reason)."""
    if not reason.strip():
        raise ValidationFailed(Issue("reason", "reason_required"))
    if issues := too_long("reason", reason, REASON):
        raise ValidationFailed(*issues)


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

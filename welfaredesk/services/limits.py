"""Texts that must fit their place on paper are refused at entry, never cut or overlapped at print."""

from welfaredesk.errors import Issue


def too_long(field: str, text: str, limit: int) -> list[Issue]:
    """An issue when `text` has more than `limit` characters, else nothing."""
    if len(text) <= limit:
        return []
    return [Issue(field, "too_long", {"length": str(len(text)), "limit": str(limit)})]

"""Counts or amounts with their shares, as report tables (domain specification §7.4: percent rule)."""

from collections.abc import Callable, Mapping

from welfaredesk.papers.registry_reports import Head, ReportTable, share_rows


def number(count: int) -> str:
    """A count as tables print it."""
    return f"{count:,}"


def share_table(
    caption: str,
    first: str,
    what: str,
    counts: Mapping[str, int],
    *,
    remainder: str = "",
    shown: Callable[[int], str] = number,
    label_width: float = 70,
) -> ReportTable:
    """A row for each label with its share of all.

    `what` says what is counted (หลัง, คน, บาท); the label `remainder` takes the rounding.
    """
    rows = share_rows(counts, remainder, shown)
    heads = (Head(first), Head(f"{what} (ตัวตั้ง)"), Head(f"{what}ทั้งหมด (ตัวหาร)"), Head("ร้อยละ"))
    return ReportTable(caption, (heads,), rows, label_width)

"""Measure everything and print one table of ratios: `python dev.py bench [--quick]`."""

import sys

from benchmarks import imports, search, slips, start


def main() -> None:
    """`--quick` leaves out the office of a million people, which takes minutes to make."""
    quick = "--quick" in sys.argv
    rows = [("what", "ours", "beside", "ratio", "goal")]
    rows += _start()
    for count in (12_000, 100_000) if quick else (12_000, 100_000, 1_000_000):
        rows += _search(count)
    rows += _slips() + _imports()
    widths = [max(len(str(row[column])) for row in rows) for column in range(5)]
    for row in rows:
        print("  ".join(str(cell).ljust(width) for cell, width in zip(row, widths, strict=True)))


def _start() -> list[tuple[str, ...]]:
    seen = start.measure(100_000)
    return [
        _ratio("start, 100 k people, against a bare window", seen["ours_s"], seen["bare_s"], "s", "≤ 5"),
        _ratio("memory, 100 k people, against a bare window", seen["ours_mb"], seen["bare_mb"], "MB", "≤ 3"),
    ]


def _search(count: int) -> list[tuple[str, ...]]:
    seen = search.measure(count)
    limit = "≤ 1" if count <= 100_000 else "≤ 2"
    name = f"search p95, {count:,} people"
    return [
        _ratio(f"{name}, against the bare statement", seen["ours_p95"], seen["bare_p95"], "ms", ""),
        _ratio(f"{name}, against one 60 Hz frame", seen["ours_p95"], search.FRAME_MS, "ms", limit),
    ]


def _slips() -> list[tuple[str, ...]]:
    seen, batch = slips.measure(), slips.measure_batch()
    return [
        _ratio("slip, against typst", seen["ours"], seen["typst"], "ms", "≤ 3"),
        _ratio("slip, against bare ReportLab, unshaped", seen["ours"], seen["bare"], "ms", ""),
        _ratio("1,000 slips in one batch, against typst", batch["ours"], batch["typst"], "s", "≤ 1"),
    ]


def _imports() -> list[tuple[str, ...]]:
    seen = imports.measure()
    whole = seen["preview"] + seen["commit"]
    return [
        _ratio("import of 12,000 rows, against reading", whole, seen["read"], "s", "≤ 4"),
        _ratio("the same again, nothing changes", seen["again"], seen["read"], "s", ""),
    ]


def _ratio(name: str, ours: float, beside: float, unit: str, goal: str) -> tuple[str, ...]:
    return (name, f"{ours:.2f} {unit}", f"{beside:.2f} {unit}", f"{ours / beside:.2f}", goal)


if __name__ == "__main__":
    main()

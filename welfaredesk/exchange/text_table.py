"""Text tables (.csv, .tsv) as rows: which encoding, which separator, and what stays a text."""

import csv
import re
from collections import Counter

SUFFIXES = (".csv", ".tsv", ".txt")
LARGEST = 60_000_000  # bytes; far above any register
_SEPARATORS = ",;\t|"
_LOOKED_AT = 60  # lines that tell the separator
_NOT_TEXT = re.compile("[\x00-\x08\x0e-\x1f]")
_THAI = re.compile("[฀-๿]")
# Excel saves an id it must not shorten as ="3000…"
_AS_FORMULA = re.compile(r'="([^"]*)"')


def rows_of(data: bytes) -> list[list[str]] | None:
    """The rows, every cell as the text written; None when the bytes are no text in a known encoding.

    UTF-8 with or without a mark, UTF-16 with one (Excel's "Unicode text"), else Windows-874, which
    contains TIS-620. The separator (comma, semicolon, tab, bar) is the one that cuts most lines alike.
    """
    text = _decoded(data)
    if text is None or _NOT_TEXT.search(text):
        return None
    separator = _separator(text)
    rows = _cut(text.splitlines(keepends=True), separator)
    if rows and re.fullmatch("sep=.?", "".join(rows[0]).strip().lower() or "-"):
        rows[0] = []  # the line that tells Excel the separator is no title
    return [[_AS_FORMULA.sub(r"\1", cell) for cell in row] for row in rows]


def _decoded(data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _tried(data, "utf-16")
    text = _tried(data, "utf-8-sig")
    if text is not None:
        return text
    text = _tried(data, "cp874")
    # nearly all bytes have a letter in it: only Thai words make it believable
    return text if text is not None and _THAI.search(text) else None


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _separator(text: str) -> str:
    """The separator with which most lines have the same number of columns, more of them winning a tie."""
    lines = [line for line in text.splitlines()[:_LOOKED_AT] if line.strip()]
    told = [line[4:5] for line in lines[:1] if line.lower().startswith("sep=")]
    if told and told[0] and told[0] in _SEPARATORS:
        return told[0]
    best, most = ",", (0, 0)
    for separator in _SEPARATORS:
        widths = Counter(len(row) for row in _cut(lines, separator) if len(row) > 1)
        if widths and (found := max((count, width) for width, count in widths.items())) > most:
            best, most = separator, found
    return best


def _cut(lines: list[str], separator: str) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=separator))
    except csv.Error:
        # a quote that was never closed makes one endless cell
        return [line.rstrip("\r\n").split(separator) for line in lines]

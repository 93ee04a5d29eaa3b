"""Gives a font the height its Thai needs.

Sarabun states 1.07 em above the line and 0.23 below. Its marks reach 1.28 em up (ที่, ป้ำ) and 0.33 down (ผู้), so
that Qt, which believes the font, cuts them off in every label and field. The file on disk stays as it is.
"""

import struct

# em, measured on drawn text; more below than the marks need, so that letters stand in the middle
ASCENT, DESCENT = 1.29, 0.4

_HEAD = 12  # bytes before the table directory
_ENTRY = 16  # tag, checksum, offset, length


def with_thai_heights(font: bytes) -> bytes:
    """The TrueType file with its three sets of vertical measures set to ASCENT and DESCENT, checksums too."""
    data = bytearray(font)
    places = _tables(data)
    (em,) = struct.unpack_from(">H", data, places[b"head"][0] + 18)
    up, down = round(ASCENT * em), round(DESCENT * em)
    struct.pack_into(">hhh", data, places[b"hhea"][0] + 4, up, -down, 0)
    struct.pack_into(">hhhHH", data, places[b"OS/2"][0] + 68, up, -down, 0, up, down)
    _sum_up(data)
    return bytes(data)


def _tables(data: bytearray) -> dict[bytes, tuple[int, int]]:
    """Offset and length of each table."""
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sLLL", data, _HEAD + _ENTRY * number) for number in range(count))
    return {tag: (offset, length) for tag, _sum, offset, length in entries}


def _sum_up(data: bytearray) -> None:
    """Make the file's checksums right again, as Windows may look at them."""
    places = _tables(data)
    adjustment = places[b"head"][0] + 8
    struct.pack_into(">L", data, adjustment, 0)
    for number, (offset, length) in enumerate(places.values()):
        struct.pack_into(">L", data, _HEAD + _ENTRY * number + 4, _checksum(data[offset : offset + length]))
    struct.pack_into(">L", data, adjustment, (0xB1B0AFBA - _checksum(data)) & 0xFFFFFFFF)


def _checksum(part: bytearray) -> int:
    padded = bytes(part) + bytes(-len(part) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF

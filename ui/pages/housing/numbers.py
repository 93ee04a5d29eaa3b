"""The numbers of the housing tab, each opening its list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme import Tone
from ui.widgets.card import Tile
from ui.widgets.money_edit import baht
from ui.widgets.parts import row
from welfaredesk.queries.house_project import HouseCounts
from welfaredesk.queries.housing import BUILT, GRANTED, PENDING, WORKS

UNKNOWN, UNSUITABLE = "unknown", "unsuitable"


class NumberStrip(QWidget):
    """`asked` carries the key of the number pressed."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.tiles: dict[str, Tile] = {}
        self._add(PENDING, Tile(self.tr("รอพิจารณา"), "file", Tone.WAIT))
        self._add(WORKS, Tile(self.tr("อนุมัติ–กำลังดำเนินการ"), "tools", Tone.INFO))
        self._add(BUILT, Tile(self.tr("แล้วเสร็จ"), "check-circle", Tone.DONE))
        self._add(GRANTED, Tile(self.tr("งบที่อนุมัติปีนี้ (บาท)"), "chart", Tone.INFO))
        self._add(UNKNOWN, Tile(self.tr("ไม่ทราบว่าใคร"), "person", Tone.WAIT))
        self._add(UNSUITABLE, Tile(self.tr("บ้านไม่เหมาะสม"), "house", Tone.LATE))
        line = row(*self.tiles.values())
        for place, key in enumerate(self.tiles):
            line.setStretch(place, 3 if key == GRANTED else 2)
        self.setLayout(line)

    def show_counts(self, counts: HouseCounts) -> None:
        """Put the numbers on the tiles."""
        for state in (PENDING, WORKS, BUILT):
            self.tiles[state].set_number(counts.by_state[state])
        self.tiles[GRANTED].set_caption(self.tr("งบที่อนุมัติ ปี {year} (บาท)").format(year=counts.year))
        self.tiles[GRANTED].set_figures(baht(counts.granted_satang))
        self.tiles[UNKNOWN].set_number(counts.unknown)
        self.tiles[UNSUITABLE].set_number(counts.unsuitable)

    def _add(self, key: str, tile: Tile) -> None:
        tile.setObjectName(f"tile_{key}")
        tile.clicked.connect(lambda: self.asked.emit(key))
        self.tiles[key] = tile

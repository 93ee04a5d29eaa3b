"""The numbers of the housing tab, each opening its list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme import Tone
from ui.widgets.card import Tile
from ui.widgets.money_edit import baht
from ui.widgets.parts import row
from welfaredesk.queries.house_project import HouseCounts
from welfaredesk.queries.housing import BUILT, GRANTED, PENDING, WORKS

UNKNOWN, UNSUITABLE, TASKS = "unknown", "unsuitable", "tasks"
_TONES = {
    PENDING: Tone.WAIT,
    WORKS: Tone.INFO,
    BUILT: Tone.DONE,
    UNKNOWN: Tone.WAIT,
    UNSUITABLE: Tone.LATE,
    TASKS: Tone.WAIT,
}


class NumberStrip(QWidget):
    """`asked` carries the key of the number pressed."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.tiles: dict[str, Tile] = {}
        self._add(TASKS, Tile(self.tr("ต้องทำ"), "clock"))
        self._add(PENDING, Tile(self.tr("รอพิจารณา"), "file"))
        self._add(WORKS, Tile(self.tr("อนุมัติ/ดำเนินการ"), "tools"))
        self._add(BUILT, Tile(self.tr("แล้วเสร็จ"), "check-circle"))
        self._add(GRANTED, Tile(self.tr("งบที่อนุมัติปีนี้ (บาท)"), "chart", Tone.INFO))
        self._add(UNKNOWN, Tile(self.tr("ไม่ทราบว่าใคร"), "person"))
        self._add(UNSUITABLE, Tile(self.tr("บ้านไม่เหมาะสม"), "house"))
        line = row(*self.tiles.values())
        for place, key in enumerate(self.tiles):
            line.setStretch(place, 3 if key == GRANTED else 2)
        self.setLayout(line)

    def show_counts(self, counts: HouseCounts) -> None:
        """Put the numbers on the tiles; nothing is told calmly."""
        numbers = {state: counts.by_state[state] for state in (PENDING, WORKS, BUILT)}
        numbers |= {UNKNOWN: counts.unknown, UNSUITABLE: counts.unsuitable, TASKS: counts.tasks}
        for key, number in numbers.items():
            self.tiles[key].set_number(number, _TONES[key] if number else Tone.NEUTRAL)
        self.tiles[GRANTED].set_caption(self.tr("งบอนุมัติปี {year} (บาท)").format(year=counts.year))
        self.tiles[GRANTED].set_figures(baht(counts.granted_satang))

    def _add(self, key: str, tile: Tile) -> None:
        tile.setObjectName(f"tile_{key}")
        tile.clicked.connect(lambda: self.asked.emit(key))
        self.tiles[key] = tile

"""Today's desk: what waits to be done, each number opening its list."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme import Tone
from ui.widgets.card import Tile
from ui.widgets.parts import row
from welfaredesk.domain.loan_requests import RequestState
from welfaredesk.queries.lending_counts import DeskCounts
from welfaredesk.queries.lending_requests import TO_HAND_OVER


class TodayStrip(QWidget):
    """The numbers; `asked` carries the key of the one pressed."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.tiles: dict[str, Tile] = {}
        self._add("submitted", Tile(self.tr("รอพิจารณา"), "file", Tone.INFO))
        self._add("hand_over", Tile(self.tr("รอส่งมอบ"), "hand-over", Tone.INFO))
        self._add("waiting", Tile(self.tr("รอคิว"), "people", Tone.WAIT))
        self._add("due_soon", Tile(self.tr("ใกล้ครบกำหนด"), "clock", Tone.WAIT))
        self._add("late", Tile(self.tr("เกินกำหนด"), "late", Tone.LATE))
        self._add("to_check", Tile(self.tr("รอตรวจสภาพ"), "tools", Tone.WAIT))
        self._add("unfiled", Tile(self.tr("รอใบยืมลงนาม"), "file", Tone.WAIT))
        line = row(*self.tiles.values())
        for place in range(len(self.tiles)):
            line.setStretch(place, 1)
        self.setLayout(line)

    def show_counts(self, counts: DeskCounts, requests: Counter[RequestState]) -> None:
        """Put today's numbers on the tiles; nothing to do is told calmly."""
        numbers = {
            "submitted": requests[RequestState.SUBMITTED],
            "hand_over": sum(requests[state] for state in TO_HAND_OVER),
            "waiting": requests[RequestState.WAITING],
            "due_soon": counts.due_soon,
            "late": counts.late,
            "to_check": counts.to_check,
            "unfiled": counts.unfiled,
        }
        for key, number in numbers.items():
            self.tiles[key].set_number(number, Tone.LATE if key == "late" and number else Tone.NEUTRAL)

    def _add(self, key: str, tile: Tile) -> None:
        tile.setObjectName(f"tile_{key}")
        tile.clicked.connect(lambda: self.asked.emit(key))
        self.tiles[key] = tile

"""The ADL totals of one person over time, as a small line."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import TONES, Tone, tokens
from welfaredesk.domain import adl, thai_dates

HEIGHT = 132
SHOWN = 12
_BOUNDS = (5, 12)  # where the next group begins
_GROUPS = ((2, adl.AdlGroup.BED), (8.5, adl.AdlGroup.HOME), (16, adl.AdlGroup.SOCIAL))
_POINT = 4
GROUP_TONES = {
    adl.AdlGroup.SOCIAL: Tone.DONE,
    adl.AdlGroup.HOME: Tone.WAIT,
    adl.AdlGroup.BED: Tone.LATE,
}


class AdlChart(QWidget):
    """`points` are (day, total), oldest first; the last twelve are drawn, at the distance of their days."""

    def __init__(self, points: Sequence[tuple[date, int]]) -> None:
        super().__init__()
        self.points = tuple(points)[-SHOWN:]
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        told = "; ".join(f"{thai_dates.screen(day)} {total}" for day, total in self.points)
        self.setAccessibleName(self.tr("คะแนน ADL: {points}").format(points=told))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = QFont(self.font())
        small.setPointSizeF(tokens.SMALL)
        painter.setFont(small)
        words = painter.fontMetrics()
        left = max(words.horizontalAdvance(name) for name in adl.GROUP_NAMES.values()) + tokens.GAP_S
        area = QRectF(left, 24, self.width() - left - 14, self.height() - 24 - words.height() - 4)
        self._draw_groups(painter, area)
        self._draw_line(painter, area)
        painter.end()

    def place(self, area: QRectF, day: date, total: int) -> QPointF:
        """Where a total stands; a single one stands in the middle."""
        first, last = self.points[0][0], self.points[-1][0]
        days = (last - first).days
        share = (day - first).days / days if days else 0.5
        inset = 16.0
        across = area.left() + inset + share * (area.width() - 2 * inset)
        return QPointF(across, area.bottom() - total / adl.HIGHEST * area.height())

    def _draw_groups(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QPen(QColor(tokens.LINE), 1, Qt.PenStyle.DashLine))
        for bound in _BOUNDS:
            height = area.bottom() - bound / adl.HIGHEST * area.height()
            painter.drawLine(QPointF(area.left(), height), QPointF(area.right(), height))
        painter.setPen(QPen(QColor(tokens.LINE), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        for middle, group in _GROUPS:
            painter.setPen(QColor(TONES[GROUP_TONES[group]].ink))
            height = area.bottom() - middle / adl.HIGHEST * area.height()
            box = QRectF(0, height - 14, area.left() - tokens.GAP_S, 28)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, adl.GROUP_NAMES[group])

    def _draw_line(self, painter: QPainter, area: QRectF) -> None:
        if not self.points:
            return
        spots = [self.place(area, day, total) for day, total in self.points]
        painter.setPen(QPen(QColor(tokens.PRIMARY), 2))
        painter.drawPolyline(QPolygonF(spots))
        for spot, (_day, total) in zip(spots, self.points, strict=True):
            painter.setPen(QPen(QColor(tokens.PRIMARY), 2))
            painter.setBrush(QColor(tokens.SURFACE))
            painter.drawEllipse(spot, _POINT, _POINT)
            painter.setPen(QColor(tokens.INK))
            box = QRectF(spot.x() - 16, spot.y() - 26, 32, 22)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(total))
        self._draw_days(painter, area)

    def _draw_days(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QColor(tokens.MUTED))
        under = QRectF(area.left(), area.bottom() + 2, area.width(), self.height() - area.bottom() - 2)
        first, last = thai_dates.screen(self.points[0][0]), thai_dates.screen(self.points[-1][0])
        if len(self.points) == 1:
            painter.drawText(under, Qt.AlignmentFlag.AlignHCenter, first)
            return
        painter.drawText(under, Qt.AlignmentFlag.AlignLeft, first)
        painter.drawText(under, Qt.AlignmentFlag.AlignRight, last)

"""A status as a word with its colour and its icon."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import icon
from ui.models.query_table import Badge
from ui.theme import TONES, tokens

HEIGHT, _SIDE, _ICON = 24, 8, 14


def badge_width(badge: Badge, font: QFont) -> int:
    """Logical pixels a badge takes in `font`."""
    return _SIDE * 2 + _ICON + tokens.GAP_XS + QFontMetrics(font).horizontalAdvance(badge.text)


def paint_badge(painter: QPainter, badge: Badge, area: QRect) -> None:
    """Draw the badge at the left of `area`, in the middle of its height; words too long are cut with …"""
    look = TONES[badge.tone]
    metrics = painter.fontMetrics()
    width = min(badge_width(badge, painter.font()), area.width())
    box = QRect(area.left(), area.center().y() - HEIGHT // 2 + 1, width, HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(look.line))
    painter.setBrush(QColor(look.ground))
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), HEIGHT / 2, HEIGHT / 2)
    mark = QRect(box.left() + _SIDE, box.center().y() - _ICON // 2 + 1, _ICON, _ICON)
    icon(badge.icon or look.icon, look.ink, _ICON).paint(painter, mark)
    words = box.adjusted(_SIDE + _ICON + tokens.GAP_XS, 0, -_SIDE // 2, 0)
    painter.setPen(QColor(look.ink))
    text = metrics.elidedText(badge.text, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.restore()


class BadgeLabel(QWidget):
    """One badge on a page; one without words takes no room."""

    def __init__(self, badge: Badge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._badge = badge
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_badge(badge)

    def badge(self) -> Badge:
        """What is shown."""
        return self._badge

    def set_badge(self, badge: Badge) -> None:
        """Show another status."""
        self._badge = badge
        self.setAccessibleName(badge.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if not self._badge.text:
            return QSize(0, HEIGHT + 2)
        return QSize(badge_width(self._badge, self._font()) + 2, HEIGHT + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font())
        paint_badge(painter, self._badge, self.rect())

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(tokens.SMALL)
        return font

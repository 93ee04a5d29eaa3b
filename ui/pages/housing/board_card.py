"""How a card of the board is drawn, and what it says to somebody who hears it."""

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.icons import icon
from ui.pages.housing import words
from ui.theme import TONES, Tone, tokens
from welfaredesk.queries.house_board import Card

CARD = Qt.ItemDataRole.UserRole
_LINE, _PAD, _ICON = 22, 8, 14
translate = QCoreApplication.translate


def told(card: Card) -> str:
    """The card in words, everything that is missing with it."""
    row = card.project
    parts = [row.name, _where(card), _days(card), card.warning]
    return "\n".join(part for part in (*parts, *card.missing) if part)


class CardDelegate(QStyledItemDelegate):
    """Name, house and group, how long it stands here, what is missing for the next stage, a warning."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, len(_lines(index.data(CARD))) * _LINE + 2 * _PAD)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        card: Card = index.data(CARD)
        box = option.rect.adjusted(1, 1, -1, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and isinstance(option.widget, QWidget) and option.widget.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens.PRIMARY if focused else tokens.LINE))
        painter.setBrush(QColor(tokens.PRIMARY_TINT if focused else tokens.SURFACE))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), tokens.RADIUS, tokens.RADIUS)
        top = box.top() + _PAD
        for number, (text, tone) in enumerate(_lines(card)):
            area = QRect(box.left() + _PAD, top, box.width() - 2 * _PAD, _LINE)
            _draw(painter, area, text, tone, option.font, bold=number == 0)
            top += _LINE
        painter.restore()


def _lines(card: Card) -> list[tuple[str, Tone | None]]:
    """The lines of a card: words and, where they want attention, their tone."""
    lines: list[tuple[str, Tone | None]] = [(card.project.name, None), (_where(card), None)]
    if card.warning:
        lines.append((card.warning, Tone.LATE))
    if days := _days(card):
        lines.append((days, None))
    if card.following and card.missing:
        said = translate("housing", "ขาด {count}: {first}")
        first = card.missing[0].removeprefix("ยังไม่มี").removeprefix("ยัง")
        lines.append((said.format(count=len(card.missing), first=first), Tone.WAIT))
    elif card.following:
        lines.append((translate("housing", "พร้อมไปขั้นตอนถัดไป"), Tone.DONE))
    return lines


def _where(card: Card) -> str:
    row = card.project
    return " · ".join(part for part in (words.place(row.house_no, row.moo), row.group_label) if part)


def _days(card: Card) -> str:
    score = translate("housing", "เร่งด่วน {score}").format(score=card.score) if card.score else ""
    days = "" if card.days is None else translate("housing", "อยู่ขั้นนี้ {days:,} วัน").format(days=card.days)
    return " · ".join(part for part in (days, score) if part)


def _draw(painter: QPainter, area: QRect, text: str, tone: Tone | None, font: QFont, *, bold: bool) -> None:
    shown = QFont(font)
    shown.setPointSizeF(font.pointSizeF() if bold else tokens.SMALL)
    shown.setBold(bold)
    painter.setFont(shown)
    if tone is not None:
        look = TONES[tone]
        mark = QRect(area.left(), area.center().y() - _ICON // 2, _ICON, _ICON)
        icon(look.icon, look.ink, _ICON).paint(painter, mark)
        area = area.adjusted(_ICON + tokens.GAP_XS, 0, 0, 0)
        painter.setPen(QColor(look.ink))
    else:
        painter.setPen(QColor(tokens.INK if bold else tokens.MUTED))
    cut = QFontMetrics(shown).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)

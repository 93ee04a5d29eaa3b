"""A tab whose lists need more room than a small screen has: it scrolls, and every list shows its rows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme import set_look, tokens
from ui.widgets.table import TableView

_LEAST, _MOST = 2, 8  # rows a list shows before it scrolls by itself


def scrolled(body: QVBoxLayout) -> QVBoxLayout:
    """A layout inside `body` that scrolls up and down."""
    area, inner = QScrollArea(), QWidget()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    set_look(inner, role="scrolled")
    inside = QVBoxLayout(inner)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(tokens.GAP_M)
    area.setWidget(inner)
    body.addWidget(area)
    return inside


def fit_rows(table: TableView, count: int) -> None:
    """Give a list the height of its rows, within bounds."""
    rows = min(max(count, _LEAST), _MOST)
    header = table.horizontalHeader().height() or tokens.ROW
    table.setFixedHeight(header + rows * tokens.ROW + tokens.GAP_XS)

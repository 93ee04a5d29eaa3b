"""The projects as a board: a column for every stage, a card for every project that is on its way."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.context import AppContext
from ui.pages.housing.board_card import CARD, CardDelegate, told
from ui.pages.housing.fields import Options, offered
from ui.theme import set_look, tokens
from ui.widgets import editors
from ui.widgets.empty_state import StateStack
from ui.widgets.money_edit import baht
from ui.widgets.parts import button, column, label, row
from welfaredesk.domain import house_stages
from welfaredesk.queries.house_board import BoardColumn, Card, board
from welfaredesk.queries.house_project import house_villages, project_years
from welfaredesk.queries.housing import HouseQuery
from welfaredesk.services.housing import ELDERLY

WIDTH = 244  # of a column: "ไม่อนุมัติ/คุณสมบัติไม่ตรง" with its count


class _Cards(QListWidget):
    """The cards of one stage; ← → leave for the next column, Enter goes on, Space opens the project."""

    aside = Signal(int)
    next_asked = Signal(object)  # Card
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        set_look(self, role="board")
        self.setItemDelegate(CardDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setSpacing(tokens.GAP_XS)
        self.itemDoubleClicked.connect(lambda item: self.opened.emit(item.data(CARD).project.id))

    def show_cards(self, cards: tuple[Card, ...]) -> None:
        """Show these; the current one stays."""
        kept = self.current_id()
        self.clear()
        for card in cards:
            item = QListWidgetItem()
            item.setData(CARD, card)
            words = told(card)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            item.setToolTip(words)
            self.addItem(item)
        self.select(kept)

    def card(self) -> Card | None:
        """The current card."""
        item = self.currentItem()
        found = item.data(CARD) if item is not None else None
        return found if isinstance(found, Card) else None

    def current_id(self) -> int | None:
        """The project of the current card."""
        card = self.card()
        return card.project.id if card else None

    def select(self, project_id: int | None) -> bool:
        """Make a project's card the current one; the first when it is not here."""
        for line in range(self.count()):
            if self.item(line).data(CARD).project.id == project_id:
                self.setCurrentRow(line)
                return True
        if self.count():
            self.setCurrentRow(0)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, card = event.key(), self.card()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.aside.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and card:
            self.next_asked.emit(card)
        elif key == Qt.Key.Key_Space and card:
            self.opened.emit(card.project.id)
        else:
            super().keyPressEvent(event)
            return
        event.accept()


class _Column(QFrame):
    """One stage: its name, how many houses and how much money, and the cards under it."""

    folded_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        set_look(self, role="panel")
        self.setFixedWidth(WIDTH)
        self.title, self.sums = label(role="strong"), label(role="small")
        self.cards = _Cards()
        self.folded = button("", "list", "quiet", self.folded_asked.emit)
        layout = column(
            self.title, self.sums, self.cards, self.folded, gap=tokens.GAP_XS, margins=tokens.GAP_S
        )
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def show_column(self, shown: BoardColumn) -> None:
        """Show a stage."""
        self.title.setText(f"{shown.label}  {shown.houses:,}")
        parts = []
        if shown.houses > shown.without_amount:
            parts.append(self.tr("{baht} บาท").format(baht=baht(shown.satang)))
        if shown.without_amount:
            parts.append(self.tr("ยังไม่มีงบ {count} หลัง").format(count=f"{shown.without_amount:,}"))
        self.sums.setText(" · ".join(parts) or "–")
        self.cards.setAccessibleName(f"{shown.label} {shown.houses}")
        self.cards.show_cards(shown.cards)
        self.folded.setText(self.tr("ก่อนหน้านี้ {count} หลัง").format(count=f"{shown.folded:,}"))
        self.folded.setVisible(bool(shown.folded))


class Board(QWidget):
    """All stages side by side; it scrolls sideways inside itself and the names of the stages stay in view."""

    opened = Signal(int)
    next_asked = Signal(object)  # Card
    stage_asked = Signal(str)  # the list of a stage

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context, self.text = context, ""
        self.columns: dict[str, _Column] = {}
        self.filters: dict[str, QComboBox] = {}
        self.total = label(role="strong")
        self.total.setObjectName("board_total")
        self.area = QScrollArea()
        self.stack = StateStack(self.area)
        self._lay_out()

    def search(self, text: str) -> None:
        """Leave only cards with these words."""
        self.text = text
        self.reload()

    def query(self) -> HouseQuery:
        """What the filters leave."""
        chosen = {name: box.currentData() for name, box in self.filters.items()}
        year = chosen["year"]
        return HouseQuery(
            self.context.db,
            self.text,
            from_year=year,
            to_year=year,
            moo=chosen["moo"] or "",
            group=chosen["group"] or "",
        )

    def reload(self) -> None:
        """Read the board again; the current card stays."""
        self._fill_filters()
        shown = board(self.query())
        for each in shown:
            part = self.columns[each.stage]
            part.show_column(each)
            part.setVisible(bool(each.houses) or each.stage not in house_stages.GIVEN_UP)
        houses = sum(each.houses for each in shown)
        satang = sum(each.satang for each in shown)
        said = self.tr("รวม {houses} หลัง · {baht} บาท")
        self.total.setText(said.format(houses=f"{houses:,}", baht=baht(satang)))
        if houses:
            self.stack.show_content()
        elif self.text:
            self.stack.show_not_found(self.text)
        else:
            self.stack.show_empty(
                "house", self.tr("ไม่มีโครงการตามตัวกรองนี้"), self.tr("เลือกปี หมู่ หรือกลุ่มอื่น หรือเพิ่มโครงการ (Ctrl+N)")
            )

    def take_focus(self) -> None:
        """Put the keyboard on the first card, or stay where it is."""
        if not any(part.cards.hasFocus() for part in self.columns.values()):
            first = next((part for part in self.columns.values() if part.cards.count()), None)
            if first is not None:
                self._enter(first)

    def show_project(self, project_id: int) -> None:
        """Bring a project's card into view and give it the keyboard."""
        for part in self.columns.values():
            if part.cards.select(project_id):
                self._enter(part)
                return

    def current(self) -> Card | None:
        """The card the keyboard is on."""
        return next((part.cards.card() for part in self.columns.values() if part.cards.hasFocus()), None)

    # --- inside ---

    def _lay_out(self) -> None:
        inner = QWidget()
        set_look(inner, role="scrolled")
        line = QHBoxLayout(inner)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(tokens.GAP_S)
        for stage in (*house_stages.ORDER, *house_stages.GIVEN_UP):
            part = self.columns[stage] = _Column()
            part.cards.aside.connect(lambda step, part=part: self._aside(part, step))
            part.cards.next_asked.connect(self.next_asked)
            part.cards.opened.connect(self.opened)
            part.folded_asked.connect(lambda stage=stage: self.stage_asked.emit(stage))
            part.cards.installEventFilter(self)
            line.addWidget(part)
        line.addStretch(1)
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for name, caption in (
            ("year", self.tr("ปีงบประมาณ")),
            ("moo", self.tr("หมู่")),
            ("group", self.tr("กลุ่มเป้าหมาย")),
        ):
            box = editors.combo([])
            box.setAccessibleName(caption)
            box.setToolTip(caption)
            box.setObjectName(f"board_{name}")
            box.setMinimumContentsLength(10)
            box.activated.connect(lambda _index: self.reload())
            self.filters[name] = box
        keys = label(self.tr("← → ↑ ↓ เลื่อน · Enter ขั้นตอนถัดไป · Space เปิดโครงการ"), "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.GAP_S)
        layout.addLayout(row(*self.filters.values(), keys, None, self.total))
        layout.addWidget(self.stack, 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A column that gets the keyboard comes into view."""
        part = watched.parent()
        if event.type() == QEvent.Type.FocusIn and isinstance(part, _Column):
            self.area.ensureWidgetVisible(part, tokens.GAP_S, 0)
        return super().eventFilter(watched, event)

    def _aside(self, part: _Column, step: int) -> None:
        """To the next column on that side that has cards."""
        order = list(self.columns.values())
        at = order.index(part) + step
        while 0 <= at < len(order):
            if order[at].cards.count() and order[at].isVisibleTo(self):
                self._enter(order[at])
                return
            at += step

    def _enter(self, part: _Column) -> None:
        part.cards.setFocus()
        self.area.ensureWidgetVisible(part, tokens.GAP_S, 0)

    def _fill_filters(self) -> None:
        db = self.context.db
        years: Options = [(year, self.tr("ปีงบ {year}").format(year=year)) for year in project_years(db)]
        moos: Options = [(moo, self.tr("หมู่ {moo}").format(moo=moo)) for moo in house_villages(db)]
        groups: Options = [(ELDERLY, self.tr("ผู้สูงอายุ")), *offered(db, "group")]
        for name, everything, options in (
            ("year", self.tr("ทุกปีงบประมาณ"), years),
            ("moo", self.tr("ทุกหมู่"), moos),
            ("group", self.tr("ทุกกลุ่ม"), list(dict(groups).items())),
        ):
            box = self.filters[name]
            chosen = box.currentData()
            box.clear()
            box.addItem(everything, None)
            for data, words in options:
                box.addItem(words, data)
            box.setCurrentIndex(max(box.findData(chosen), 0) if chosen is not None else 0)

"""Inputs only the forms of houses have: ticks in columns, money by source, several people."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QPushButton, QVBoxLayout, QWidget

from ui.pages.persons.find_list import PersonFinder
from ui.theme import tokens
from ui.widgets import editors
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.money_edit import MoneyEdit, baht
from ui.widgets.parts import button, label, row
from welfaredesk.db.engine import Database
from welfaredesk.domain.grant_types import Grant
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.queries.value_lists import choices, labels
from welfaredesk.services.housing import FundingInput

Options = list[tuple[Any, str]]


def offered(db: Database, list_code: str, keep: Sequence[str] = ()) -> Options:
    """(code, label) of what may be chosen, those of `keep` even when switched off since."""
    result: Options = list(choices(db, list_code))
    known = {code for code, _label in result}
    names = labels(db, list_code)
    return result + [(code, names.get(code, code)) for code in keep if code and code not in known]


class TickGrid(QWidget):
    """Ticks in columns, read line by line; the value is the tuple of the keys ticked."""

    def __init__(self, options: Options, ticked: Sequence[str] = (), columns: int = 3) -> None:
        super().__init__()
        self.ticks: dict[str, QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(tokens.GAP_XS)
        for number, (key, words) in enumerate(options):
            tick = QCheckBox(words)
            tick.setChecked(key in ticked)
            self.ticks[key] = tick
            grid.addWidget(tick, number // columns, number % columns)
        if self.ticks:
            self.setFocusProxy(next(iter(self.ticks.values())))

    def value(self) -> tuple[str, ...]:
        """The keys ticked."""
        return tuple(key for key, tick in self.ticks.items() if tick.isChecked())


class FundingEdit(QWidget):
    """Sources with their kind of money and amounts, and what they add up to; empty lines are left out.

    `kinds` are the kinds of money to choose from; a source with one alone or none asks for no choice.
    """

    FIRST_LINES = 2

    changed = Signal()

    def __init__(
        self, sources: Options, funding: Sequence[FundingInput] = (), kinds: Sequence[Grant] = ()
    ) -> None:
        super().__init__()
        self._sources: Options = [("", self.tr("– เลือกแหล่งงบ –")), *sources]
        self._known = kinds
        self.lines: list[tuple[QComboBox, MoneyEdit]] = []
        self.kinds: list[QComboBox] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(tokens.GAP_XS)
        self.sum = label(role="strong")
        self.more = button(self.tr("เพิ่มแหล่งงบ"), "plus", "quiet", self._add_focused)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.GAP_XS)
        layout.addLayout(self._column)
        layout.addLayout(row(self.more, None, self.sum))
        for part in funding:
            self.add_line(part.fund_source, part.amount_satang, part.grant_type)
        while len(self.lines) < self.FIRST_LINES:
            self.add_line()
        self.setFocusProxy(self.lines[0][0])
        self._show_sum()

    def value(self) -> tuple[FundingInput, ...]:
        """What each source gives; a line with an amount alone has the source ""."""
        return tuple(
            FundingInput(source.currentData() or "", amount.value(), kind.currentData() or "")
            for (source, amount), kind in zip(self.lines, self.kinds, strict=True)
            if source.currentData() or amount.value() is not None
        )

    def check(self) -> str:
        """The first amount that can't be read."""
        return next((problem for _source, amount in self.lines if (problem := amount.check())), "")

    def add_line(self, source_code: str = "", satang: int | None = None, grant_type: str = "") -> None:
        """One more source."""
        source = editors.combo(list(self._sources), source_code)
        source.setAccessibleName(self.tr("แหล่งงบประมาณ"))
        amount = MoneyEdit(satang)
        amount.setAccessibleName(self.tr("จำนวนเงิน (บาท)"))
        amount.changed.connect(lambda _satang: self._show_sum())
        kind = QComboBox()
        kind.setAccessibleName(self.tr("ประเภทเงิน"))
        self._offer_kinds(kind, source_code, grant_type)
        source.currentIndexChanged.connect(lambda _i: self._offer_kinds(kind, source.currentData() or ""))
        for box in (source, kind):
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        line = row(source, kind, amount)
        for place, stretch in enumerate((3, 3, 2)):
            line.setStretch(place, stretch)
        self._column.addLayout(line)
        self.lines.append((source, amount))
        self.kinds.append(kind)

    def _offer_kinds(self, box: QComboBox, source: str, chosen: str = "") -> None:
        """The kinds of a source; which is the usual one is said, not kept."""
        fitting = [kind for kind in self._known if kind.fund_source == source]
        offered = [kind for kind in fitting if kind.active or kind.code == chosen]
        box.clear()
        box.addItem(self.tr("ประเภทเงินตามปกติ"), "")
        for kind in offered:
            box.addItem(kind.short_name or kind.name, kind.code)
            box.setItemData(box.count() - 1, kind.name, Qt.ItemDataRole.ToolTipRole)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.setVisible(len(offered) > 1 or bool(chosen))

    def _add_focused(self) -> None:
        self.add_line()
        self.lines[-1][0].setFocus()

    def _show_sum(self) -> None:
        total = sum(amount.value() or 0 for _source, amount in self.lines)
        self.sum.setText(self.tr("รวม {baht} บาท").format(baht=baht(total)))
        self.changed.emit()


class PeopleEdit(QWidget):
    """Several people; whoever is chosen in the search counts too. A press on a name takes it away."""

    def __init__(self, db: Database) -> None:
        super().__init__()
        self._db = db
        self.people: dict[int, QPushButton] = {}
        self.finder = PersonFinder(db, folds=True)
        self.add_button = button(self.tr("เพิ่มอีกคน"), "person-add", clicked=self._take)
        self._flow_box = QWidget()
        self._flow = FlowLayout(self._flow_box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.GAP_XS)
        layout.addWidget(self._flow_box)
        layout.addWidget(self.finder)
        layout.addLayout(row(self.add_button, None))
        self.setFocusProxy(self.finder)
        self._flow_box.hide()

    def value(self) -> tuple[int, ...]:
        """Ids of the people, in the order they were taken."""
        last = self.finder.value()
        return tuple(self.people) + ((last,) if last is not None and last not in self.people else ())

    def add(self, person_id: int) -> None:
        """Take a person."""
        if person_id in self.people:
            return
        name = PersonQuery(self._db).rows([person_id])[person_id].name
        taken = button(name, "close", "quiet", lambda: self._remove(person_id))
        taken.setToolTip(self.tr("เอา {name} ออก").format(name=name))
        self.people[person_id] = taken
        self._flow.addWidget(taken)
        self._flow_box.show()

    def _take(self) -> None:
        person_id = self.finder.value()
        if person_id is not None:
            self.add(person_id)
            self.finder.typed.clear()
        self.finder.setFocus()

    def _remove(self, person_id: int) -> None:
        gone = self.people.pop(person_id)
        gone.hide()
        gone.deleteLater()
        self._flow_box.setVisible(bool(self.people))

"""What came of a slip after it was lent: its receipts (L-03) and extensions (L-04), each with its paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import Badge, Column, QueryTableModel
from ui.pages.lending.after_actions import undo_return
from ui.pages.lending.papers import RECEIPT, RENEWAL, show_paper
from ui.pages.lending.words import translate
from ui.theme import Tone
from ui.widgets.empty_state import StateStack
from ui.widgets.parts import button, column, row
from ui.widgets.table import TableView
from welfaredesk.domain import thai_dates
from welfaredesk.queries.lending_lines import renewals_of_slip, returns_of_slip
from welfaredesk.services.lending_renewals import HOW


@dataclass(frozen=True, slots=True)
class Event:
    """A receipt or an extension as a line of the list; `paper` is its form, `record_id` what it is of."""

    paper: str
    record_id: int
    no: str
    on: date
    codes: tuple[str, ...]
    words: str
    undone: str = ""


class SlipEvents(QWidget):
    """The list; Enter prints, a mistaken return is taken back."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.undo_button = button(self.tr("ยกเลิกการรับคืน…"), "undo", clicked=self._undo)
        self.print_button = button(self.tr("พิมพ์"), "print", clicked=self._print)
        self.model = QueryTableModel(_columns(), self)
        self.table = TableView(self.model)
        self.list = StateStack(self.table)
        layout = column()
        layout.addWidget(self.list, 1)
        layout.addLayout(row(None, self.undo_button, self.print_button))
        self.setLayout(layout)
        self.table.opened.connect(lambda _id: self._print())
        self.table.chosen.connect(lambda _id: self._show_buttons())

    def show_slip(self, contract_id: int) -> int:
        """List what came of a slip; returns how many there are."""
        events = sorted(_events(self.context, contract_id), key=lambda each: (each.on, each.paper, each.no))
        self.model.show_query(ListedRows(dict(enumerate(events, start=1))))
        if events:
            self.list.show_content()
        else:
            said = self.tr("เมื่อรับคืนหรือต่ออายุแล้ว ใบรับคืนและแบบขอขยายเวลาจะอยู่ที่นี่ พิมพ์ซ้ำได้")
            self.list.show_empty("history", self.tr("ยังไม่มีการรับคืนหรือต่ออายุ"), said)
        self._show_buttons()
        return len(events)

    def chosen(self) -> Event | None:
        """The line the cursor is on, or the only one."""
        index = self.table.currentIndex()
        place = index.row() if index.isValid() else 0 if self.model.rowCount() == 1 else None
        found = self.model.row_at(place) if place is not None else None
        return found if isinstance(found, Event) else None

    def _show_buttons(self) -> None:
        shown = self.chosen()
        stands = shown is not None and not shown.undone
        self.print_button.setEnabled(stands)
        self.undo_button.setEnabled(stands and shown is not None and shown.paper == RECEIPT)

    def _print(self) -> None:
        shown = self.chosen()
        if shown is not None and not shown.undone:
            show_paper(self, self.context, shown.paper, shown.record_id)

    def _undo(self) -> None:
        shown = self.chosen()
        if shown is not None and shown.paper == RECEIPT:
            undo_return(self.context, self, shown.record_id, shown.no)


def _events(context: AppContext, contract_id: int) -> Iterator[Event]:
    for back in returns_of_slip(context.db, contract_id):
        by = translate("lending", "ผู้นำมาคืน {name}").format(name=back.returner) if back.returner else ""
        undone = back.undo_reason if back.undone else ""
        yield Event(RECEIPT, back.id, back.no, back.returned_on, back.codes, by, undone)
    for renewal in renewals_of_slip(context.db, contract_id):
        said = translate("lending", "จาก {old} ถึง {new}").format(
            old=thai_dates.screen(renewal.old_due_on), new=thai_dates.screen(renewal.new_due_on)
        )
        parts = (said, HOW.get(renewal.how, ""), renewal.condition, renewal.reason)
        words = " · ".join(part for part in parts if part)
        yield Event(RENEWAL, renewal.id, renewal.no, renewal.asked_on, renewal.codes, words)


def _columns() -> list[Column]:
    return [
        Column(translate("lending", "เรื่อง"), lambda each: _kind(each).text, badge=_kind, width=152),
        Column(translate("lending", "เลขที่"), lambda each: each.no, width=84),
        Column(translate("lending", "วันที่"), lambda each: thai_dates.screen(each.on), width=112),
        Column(translate("lending", "รายการ"), lambda each: ", ".join(each.codes), stretch=2),
        Column(translate("lending", "รายละเอียด"), lambda each: each.undone or each.words, stretch=3),
    ]


def _kind(each: Event) -> Badge:
    if each.undone:
        return Badge(translate("lending", "รับคืน (ยกเลิก)"), Tone.NEUTRAL, "close")
    if each.paper == RECEIPT:
        return Badge(translate("lending", "รับคืน"), Tone.DONE, "undo")
    return Badge(translate("lending", "ต่ออายุ"), Tone.INFO, "calendar")

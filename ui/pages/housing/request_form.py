"""The form of the request a project began with (W-01), with its roster."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.theme import tokens
from ui.widgets.counted import CountedText
from ui.widgets.parts import button, row, tool_button
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain import paper_limits
from welfaredesk.services.housing_requests import RequestInput, Sufferer

_STRETCH = {"name": 4, "house_no": 1, "moo": 1, "note": 2}


class _Line(QWidget):
    """One person of the roster."""

    def __init__(self, someone: Sufferer) -> None:
        super().__init__()
        captions = {
            "name": self.tr("ชื่อ–สกุล"),
            "house_no": self.tr("บ้านเลขที่"),
            "moo": self.tr("หมู่"),
            "note": self.tr("หมายเหตุ"),
        }
        self.edits = {name: QLineEdit(getattr(someone, name)) for name in captions}
        for name, caption in captions.items():
            self.edits[name].setPlaceholderText(caption)
            self.edits[name].setAccessibleName(caption)
        self.away = tool_button("close", self.tr("เอาออก"))
        line = row(*self.edits.values(), self.away)
        for place, name in enumerate(captions):
            line.setStretch(place, _STRETCH[name])
        self.setLayout(line)

    def value(self) -> Sufferer:
        return Sufferer(**{name: edit.text().strip() for name, edit in self.edits.items()})


class RosterEdit(QWidget):
    """Those who suffer the hardship, one a line; empty lines are left out."""

    FIRST_LINES = 2

    def __init__(self, people: Sequence[Sufferer] = ()) -> None:
        super().__init__()
        self.lines: list[_Line] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(tokens.GAP_XS)
        self.more = button(self.tr("เพิ่มอีกคน"), "person-add", "quiet", lambda: self.add_line().setFocus())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.GAP_XS)
        layout.addLayout(self._column)
        layout.addLayout(row(self.more, None))
        for someone in people:
            self.add_line(someone)
        while len(self.lines) < self.FIRST_LINES:
            self.add_line()

    def value(self) -> tuple[Sufferer, ...]:
        """Everybody of whom something is written, in the order of the lines."""
        return tuple(found for line in self.lines if (found := line.value()) != Sufferer())

    def add_line(self, someone: Sufferer | None = None) -> QLineEdit:
        """One more person; returns where the name is typed."""
        line = _Line(someone or Sufferer())
        line.away.clicked.connect(lambda: self._remove(line))
        self._column.addWidget(line)
        self.lines.append(line)
        return line.edits["name"]

    def _remove(self, line: _Line) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()


class RequestDialog(RecordDialog):
    """The request; `initial` is a RequestInput, and so is the value."""

    WIDTH = 800

    def build(self, initial: RequestInput) -> None:
        self.setWindowTitle(self.tr("คำร้องขอรับการช่วยเหลือ (W-01)"))
        self.add("filed_on", self.tr("วันที่ยื่นคำร้อง"), ThaiDateEdit(initial.filed_on or clock.today()))
        problem = CountedText(initial.problem, paper_limits.AID_PROBLEM, rows=4)
        self.add("problem", self.tr("ปัญหาความเดือดร้อน"), problem, wide=True, required=True)
        wanted = CountedText(initial.wanted, paper_limits.AID_WANTED, rows=2)
        self.add("wanted", self.tr("ความต้องการรับการช่วยเหลือ"), wanted, wide=True)
        hint = self.tr("บัญชีแนบท้าย เก็บเพียงชื่อ บ้านเลขที่ หมู่ ไม่ใส่เลขบัตรและโทรศัพท์")
        roster = RosterEdit(initial.sufferers)
        self.add("sufferers", self.tr("ผู้เดือดร้อน"), roster, wide=True, hint=hint)

    def value(self) -> RequestInput:
        return RequestInput(**self.values())

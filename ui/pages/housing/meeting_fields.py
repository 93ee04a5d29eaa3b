"""Inputs of the forms of meetings and notices: who was there, and which projects are on the agenda."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.pages.housing import words
from ui.theme import tokens
from ui.widgets import editors
from ui.widgets.counted import CountedLine
from ui.widgets.parts import button, row, tool_button
from welfaredesk.domain import house_meetings
from welfaredesk.domain.paper_limits import SLIP_NAME
from welfaredesk.queries.housing import HouseRow
from welfaredesk.services.housing_meetings import Attendee

_LIST_HEIGHT = 168


class ProjectTicks(QListWidget):
    """Projects to tick, those ticked first; the value is the tuple of the ids ticked, in the order shown."""

    def __init__(self, projects: Sequence[HouseRow], ticked: Sequence[int] = ()) -> None:
        super().__init__()
        self.setFixedHeight(_LIST_HEIGHT)
        for project in sorted(projects, key=lambda each: each.id not in ticked):
            where = words.place(project.house_no, project.moo)
            item = QListWidgetItem(f"{project.name} · {where} · {project.stage_label}")
            item.setData(Qt.ItemDataRole.UserRole, project.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Checked if project.id in ticked else Qt.CheckState.Unchecked
            item.setCheckState(state)
            self.addItem(item)
        if self.count():
            self.setCurrentRow(0)

    def value(self) -> tuple[int, ...]:
        """The projects ticked."""
        items = (self.item(line) for line in range(self.count()))
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )

    def tick(self, project_id: int, *, on: bool = True) -> None:
        """Tick one of them, or take its tick away."""
        for line in range(self.count()):
            if self.item(line).data(Qt.ItemDataRole.UserRole) == project_id:
                self.item(line).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


class _Line(QWidget):
    """One person: name, position, role, and whether he came."""

    def __init__(self, someone: Attendee, *, with_presence: bool) -> None:
        super().__init__()
        self.name, self.position = (
            CountedLine(someone.name, SLIP_NAME),
            CountedLine(someone.position, SLIP_NAME),
        )
        roles = [(role, role) for role in ("", *house_meetings.ROLES)]
        self.role = editors.combo(roles, someone.role, editable=True)
        self.presence = editors.combo(list(house_meetings.PRESENCES.items()), someone.presence)
        self.presence.setVisible(with_presence)
        self.away = tool_button("close", self.tr("เอาออก"))
        for part, caption in (
            (self.name, self.tr("ชื่อ–สกุล")),
            (self.position, self.tr("ตำแหน่ง")),
        ):
            part.setPlaceholderText(caption)
            part.setAccessibleName(caption)
            part.setCursorPosition(0)  # a long one is read from its start
        self.role.setAccessibleName(self.tr("หน้าที่ในคณะกรรมการ"))
        self.presence.setAccessibleName(self.tr("มาประชุมหรือไม่"))
        line = row(self.name, self.position, self.role, self.presence, self.away)
        line.setStretch(0, 3)
        line.setStretch(1, 3)
        line.setStretch(2, 2)
        self.setLayout(line)
        self.role.setMinimumContentsLength(8)
        self.role.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def value(self) -> Attendee:
        return Attendee(
            self.name.text().strip(),
            self.position.text().strip(),
            str(editors.read(self.role) or ""),
            str(editors.read(self.presence)),
        )


class PeopleLines(QWidget):
    """Named people, one a line; empty lines are left out. `with_presence` asks whether each came."""

    FIRST_LINES = 2

    def __init__(self, people: Sequence[Attendee] = (), *, with_presence: bool = True) -> None:
        super().__init__()
        self._with_presence = with_presence
        self.lines: list[_Line] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(tokens.GAP_XS)
        self.more = button(self.tr("เพิ่มอีกคน"), "person-add", "quiet", self._add_focused)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.GAP_XS)
        layout.addLayout(self._column)
        layout.addLayout(row(self.more, None))
        self.show_people(people)

    def show_people(self, people: Sequence[Attendee]) -> None:
        """Show these in place of those shown."""
        for line in list(self.lines):
            self._remove(line)
        for someone in people:
            self.add_line(someone)
        while len(self.lines) < self.FIRST_LINES:
            self.add_line()
        self.setFocusProxy(self.lines[0].name)

    def value(self) -> tuple[Attendee, ...]:
        """Everybody named, in the order of the lines."""
        people = (line.value() for line in self.lines)
        return tuple(each for each in people if each.name or each.position)

    def add_line(self, someone: Attendee | None = None) -> _Line:
        """One more person."""
        line = _Line(someone or Attendee(""), with_presence=self._with_presence)
        line.away.clicked.connect(lambda: self._remove(line))
        self._column.addWidget(line)
        self.lines.append(line)
        return line

    def _add_focused(self) -> None:
        self.add_line().name.setFocus()

    def _remove(self, line: _Line) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()

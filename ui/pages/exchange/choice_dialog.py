"""What to do with one row of a register: whom it is about, what it may change, or whether it stays out."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.pages.exchange.person_choice import Candidate, PersonChoice
from ui.pages.exchange.preview import ReportRow
from ui.theme import Tone, set_look, tokens
from ui.widgets import editors
from ui.widgets.banner import Banner
from ui.widgets.parts import Paragraph, button, column, label, row
from welfaredesk.db.engine import Database
from welfaredesk.domain import addresses, thai_dates
from welfaredesk.exchange.questions import Question
from welfaredesk.services.imports import Action, Choice, Problem, Severity, Status

JOIN, KEEP, OVERWRITE, CREATE, SKIP, WAIT = "join", "keep", "overwrite", "create", "skip", "wait"
_WIDTH = 1000
_ACTIONS = {KEEP: Action.KEEP, OVERWRITE: Action.OVERWRITE, SKIP: Action.SKIP}
_INDENT = 26  # under the words of a dot
_FEWEST_SHOWN = 48  # pixels of the findings' room


@dataclass(frozen=True, slots=True)
class Decision:
    """What the clerk decided: None leaves the row as it is; `for_all` also decides on rows like it."""

    choice: Choice | None
    for_all: bool = False


class ChoiceDialog(QDialog):
    """One question, its possible answers as dots; the answer stands in `decision` when it is accepted.

    `alike` is how many other rows ask the same and are still open.
    """

    def __init__(
        self,
        db: Database,
        found: ReportRow,
        candidates: Sequence[Candidate],
        alike: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.decision: Decision | None = None
        self._found = found
        self.setWindowTitle(
            self.tr("ตัดสินใจแถว {row} · {sheet}").format(row=found.row.row, sheet=found.row.sheet)
        )
        self.banner = Banner()
        self.group = QButtonGroup(self)
        self.dots: dict[str, QRadioButton] = {}
        self.people = PersonChoice(db, candidates, anybody=found.question is Question.WHO)
        self.overwrite = QCheckBox(self.tr("ค่าที่ต่างกันให้ใช้ตามไฟล์"))
        self.reason = editors.combo(
            self._reasons(), found.choice.reason if found.choice else "", editable=True
        )
        self.reason.setAccessibleName(self.tr("เหตุที่ยังไม่มีเลข"))
        self.for_all = QCheckBox(
            self.tr("ใช้กับทุกแถวแบบเดียวกันที่ยังไม่ได้เลือก (อีก {count} แถว)").format(count=f"{alike:,}")
        )
        self.for_all.setVisible(alike > 0)
        self.save_button = button(self.tr("ใช้ตามนี้"), "check", "primary", self.accept)
        self.cancel_button = button(self.tr("ยกเลิก"), clicked=self.reject)
        self._lay_out()
        self._start()
        self.group.buttonToggled.connect(lambda _dot, on: self._follow() if on else None)
        self.people.accepted.connect(self.accept)
        self.people.changed.connect(self._on_person)
        self.people.search.textEdited.connect(lambda _text: self._check(JOIN))
        self.reason.currentTextChanged.connect(lambda _text: self._check(CREATE))
        for keys in ("F9", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self.accept)
        self._follow()
        self._fit()

    @property
    def answer(self) -> str:
        """Which dot is set."""
        return next(name for name, dot in self.dots.items() if dot.isChecked())

    def accept(self) -> None:
        choice = self._choice()
        if choice is None and self.answer != WAIT:
            return
        self.decision = Decision(choice, self.for_all.isChecked() and self.for_all.isEnabled())
        super().accept()

    def _choice(self) -> Choice | None:
        """The choice of the dot set; None for none, or when something is missing, which is told."""
        if self.answer == JOIN:
            person_id = self.people.person_id()
            if person_id is None:
                self._refuse(self.tr("ยังไม่ได้เลือกว่าเป็นใคร กรุณาเลือกจากรายชื่อ"), self.people.search)
                return None
            return Choice(Action.OVERWRITE if self.overwrite.isChecked() else Action.KEEP, person_id)
        if self.answer == CREATE:
            reason = str(editors.read(self.reason) or "") if self._asks_reason else ""
            if self._asks_reason and not reason:
                self._refuse(self.tr("กรุณาระบุเหตุที่ยังไม่มีเลขประจำตัว"), self.reason)
                return None
            return Choice(Action.CREATE, reason=reason)
        return Choice(_ACTIONS[self.answer]) if self.answer in _ACTIONS else None

    @property
    def _asks_reason(self) -> bool:
        return self._found.question is Question.WHO

    def _refuse(self, words: str, where: QWidget) -> None:
        self.banner.say(Tone.LATE, words)
        where.setFocus()

    def _check(self, name: str) -> None:
        self.dots[name].setChecked(True)

    def _on_person(self) -> None:
        if self.people.table.hasFocus():
            self._check(JOIN)

    def _follow(self) -> None:
        """What belongs to the dot set is what can be used; a person is never chosen for many rows at once."""
        answer = self.answer
        self.overwrite.setEnabled(answer == JOIN)
        joins_each_its_own = answer == JOIN and self._found.question is Question.SUSPECT
        self.for_all.setEnabled(answer not in (JOIN, WAIT) or joins_each_its_own)

    # --- putting it together ---

    def _lay_out(self) -> None:
        body = column(gap=tokens.GAP_S)
        body.setContentsMargins(tokens.GAP_XL, tokens.GAP_L, tokens.GAP_XL, tokens.GAP_M)
        body.addWidget(self.banner)
        body.addWidget(label(self._found.name or self.tr("(ไม่มีชื่อ)"), "section"))
        if told := self._particulars():
            body.addWidget(Paragraph(told, "muted"))
        if self._found.question is Question.DIFFERS:
            body.addWidget(_scrolled(self._comparison()), 1)
            self._add_dots(body, (KEEP, OVERWRITE, SKIP))
        elif self._found.question is Question.SUSPECT:
            words = self.tr("เลขประจำตัวนี้ยังไม่มีในทะเบียน แต่มีคนที่ยังไม่มีเลขซึ่งอาจเป็นคนเดียวกัน ถ้าใช่ เลขนี้จะเป็นของคนนั้น")
            body.addWidget(Paragraph(words))
            self._add_dots(body, (JOIN, CREATE, SKIP))
        elif self._found.question is Question.WHO:
            errors = [p.message for p in self._found.row.problems if p.severity is Severity.ERROR]
            body.addWidget(Paragraph("\n".join(errors), "problem"))
            self._add_dots(body, (JOIN, CREATE, SKIP, WAIT))
        else:
            body.addWidget(_scrolled(column(Paragraph(self._found.notes), None, gap=0)), 1)
            self._add_dots(body, (WAIT, SKIP))
        foot = QFrame()
        set_look(foot, role="footer")
        keys = label(self.tr("F9 ใช้ตามนี้ · Esc ยกเลิก"), "small")
        buttons = row(self.for_all, None, keys, self.cancel_button, self.save_button, gap=tokens.GAP_M)
        buttons.setContentsMargins(tokens.GAP_XL, tokens.GAP_M, tokens.GAP_XL, tokens.GAP_M)
        foot.setLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(body, 1)
        layout.addWidget(foot)

    def _add_dots(self, body: QVBoxLayout, names: Sequence[str]) -> None:
        words, last = self._words(), row()
        for name in names:
            dot = self.dots[name] = QRadioButton(words[name])
            dot.setObjectName(name)
            self.group.addButton(dot)
            if name == JOIN:
                body.addLayout(row(dot, None, self.overwrite))
                under = column(self.people)
                under.setContentsMargins(_INDENT, 0, 0, 0)
                body.addLayout(under, 2)
            elif name == CREATE and self._asks_reason:
                beside = row(dot, gap=tokens.GAP_M)
                beside.addWidget(self.reason, 1)
                body.addLayout(beside)
            elif name == WAIT and SKIP in self.dots:
                last.addWidget(dot, 1)
            else:
                last = row(dot, gap=tokens.GAP_XL)
                body.addLayout(last)

    def _words(self) -> dict[str, str]:
        new = self.tr("เพิ่มเป็นคนใหม่ที่ยังไม่มีเลข เพราะ")
        waits = self._found.question is Question.WHO or self._found.status is Status.PROBLEM
        return {
            JOIN: self.tr("เป็นคนที่มีอยู่ในทะเบียนแล้ว"),
            KEEP: self.tr("คงค่าเดิมไว้ เติมเฉพาะช่องที่ยังว่าง"),
            OVERWRITE: self.tr("ใช้ค่าจากไฟล์แทนค่าเดิม (ช่องที่ไฟล์เว้นว่างไม่เปลี่ยน)"),
            CREATE: new if self._asks_reason else self.tr("เป็นอีกคนหนึ่ง เพิ่มเป็นคนใหม่"),
            SKIP: self.tr("ข้ามแถวนี้ ไม่นำเข้า และไม่ต้องถามอีก"),
            WAIT: self.tr("รอไว้ก่อน") if waits else self.tr("นำเข้าตามปกติ"),
        }

    def _start(self) -> None:
        """Set the dot of what was decided before, else the one that changes least."""
        choice = self._found.choice
        names = {action: name for name, action in _ACTIONS.items()} | {Action.CREATE: CREATE}
        start = names[choice.action] if choice else (WAIT if WAIT in self.dots else next(iter(self.dots)))
        if choice is not None and choice.person_id is not None:
            start = JOIN
            self.people.choose(choice.person_id)
            self.overwrite.setChecked(choice.action is Action.OVERWRITE)
        elif self._found.question is Question.SUSPECT:
            self.people.table.selectRow(0)
        self.dots.get(start, next(iter(self.dots.values()))).setChecked(True)
        self.dots[self.answer].setFocus()

    def _particulars(self) -> str:
        if self._found.row.thing is not None:
            return self._found.row.thing.person.text
        record = self._found.row.record
        birth = ""
        if record.birth is not None:
            day = thai_dates.screen(record.birth.date, record.birth.precision)
            birth = self.tr("เกิด {day}").format(day=day)
        number = self._found.shown_id
        return " · ".join(filter(None, (birth, addresses.address_line(record.address), number)))

    def _comparison(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens.GAP_L)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for at, words in enumerate((self.tr("ช่อง"), self.tr("เดิมในทะเบียน"), self.tr("ในไฟล์"))):
            grid.addWidget(label(words, "muted"), 0, at)
        different: list[Problem] = [problem for problem in self._found.problems if "kept" in problem.params]
        for line, problem in enumerate(different, start=1):
            grid.addWidget(label(problem.column or self.tr("ชื่อ–สกุล"), "strong"), line, 0)
            grid.addWidget(Paragraph(problem.params["kept"]), line, 1)
            grid.addWidget(Paragraph(problem.params["read"]), line, 2)
        grid.setRowStretch(len(different) + 1, 1)
        return grid

    def _reasons(self) -> list[tuple[str, str]]:
        reasons = (self.tr("อยู่ระหว่างทำบัตร"), self.tr("ไม่ได้นำบัตรมา"), self.tr("ไม่มีเลขในทะเบียนราษฎร"))
        return [("", ""), *((reason, reason) for reason in reasons)]

    def _fit(self) -> None:
        room = self.screen().availableGeometry().size()
        self.resize(min(_WIDTH, room.width() - 40), min(self.sizeHint().height() + 40, room.height() - 40))


def _scrolled(content: QLayout) -> QScrollArea:
    """Findings, scrolled when there are many."""
    inner = QWidget()
    set_look(inner, role="scrolled")
    inner.setLayout(content)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumHeight(_FEWEST_SHOWN)
    area.setWidget(inner)
    return area

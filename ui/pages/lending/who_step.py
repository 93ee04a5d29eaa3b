"""Step one of the loan desk: who borrows, and who will use it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QRadioButton, QWidget

from ui.context import AppContext
from ui.pages.lending.parts import Step
from ui.pages.lending.person_picker import PersonPicker
from ui.pages.lending.person_strip import PersonStrip
from ui.theme import tokens
from ui.widgets import editors
from ui.widgets.parts import Paragraph, button, column, label, row
from welfaredesk.domain.paper_limits import SLIP_RELATION

translate = QCoreApplication.translate


class PersonChoice(QWidget):
    """A picker until somebody is chosen, then the person's strip. `chosen` when a person was picked."""

    chosen = Signal()
    cleared = Signal()

    def __init__(self, context: AppContext, placeholder: str) -> None:
        super().__init__()
        self.context = context
        self.picker = PersonPicker(context.db, placeholder)
        self.new_button = button(self.tr("เพิ่มบุคคลใหม่"), "person-add", clicked=self._add_typed)
        self.strip = PersonStrip(context)
        self.problem = Paragraph(role="problem")
        self._search = QWidget()
        line = row(self.picker, self.new_button)
        line.setStretch(0, 1)
        self._search.setLayout(line)
        self.setLayout(column(self._search, self.strip, self.problem, gap=tokens.GAP_XS))
        self.picker.picked.connect(self.choose)
        self.picker.new_wanted.connect(self._add)
        self.strip.change_asked.connect(self._change)
        self.clear()

    def person_id(self) -> int | None:
        """Who was chosen, None for nobody yet."""
        return self.strip.person_id

    def choose(self, person_id: int) -> None:
        """Take this person."""
        self.strip.show_person(person_id)
        self._show(chosen=True)
        self.chosen.emit()

    def clear(self) -> None:
        """Nobody."""
        self.strip.clear()
        self.picker.clear()
        self._show(chosen=False)
        self.cleared.emit()

    def refresh(self) -> None:
        """Read the chosen person again: a return may have taken a warning away."""
        if self.strip.person_id is not None:
            self.strip.show_person(self.strip.person_id)

    def say(self, problem: str) -> None:
        """What is wrong with the choice, "" for nothing."""
        self.problem.set_plain(problem)
        self.problem.setVisible(bool(problem))

    def _show(self, *, chosen: bool) -> None:
        self._search.setVisible(not chosen)
        self.strip.setVisible(chosen)
        self.say("")

    def _change(self) -> None:
        self.clear()
        self.picker.setFocus()

    def _add_typed(self) -> None:
        self._add(self.picker.text().strip())

    def _add(self, typed: str) -> None:
        from ui.pages.persons.dialogs import new_person  # the form is needed by few loans

        person_id = new_person(self.context, self, typed)
        if person_id is not None:
            self.choose(person_id)
        else:
            self.picker.setText(typed)
            self.picker.setFocus()


class WhoStep(Step):
    """Borrower, beneficiary and what one is to the other. `ready` when the next step may begin."""

    changed = Signal()
    ready = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__("①", translate("lending", "ใคร"))
        self.borrower = PersonChoice(context, self.tr("พิมพ์ชื่อ นามสกุล หรือเลขประจำตัวของผู้ยืม"))
        self.borrower.picker.setObjectName("borrower")
        self.user = PersonChoice(context, self.tr("พิมพ์ชื่อหรือเลขประจำตัวของผู้ใช้อุปกรณ์"))
        self.user.picker.setObjectName("beneficiary")
        self.himself = QRadioButton(self.tr("ผู้ยืมใช้เอง"))
        self.other = QRadioButton(self.tr("ยืมให้ผู้อื่นใช้"))
        self.other.setObjectName("for_other")
        group = QButtonGroup(self)
        group.addButton(self.himself)
        group.addButton(self.other)
        self._relation_box = QWidget()
        self._add_relation()
        self._for_whom = QWidget()
        self._for_whom.setLayout(
            row(label(self.tr("ผู้ใช้อุปกรณ์"), "field-label"), self.himself, self.other, None, gap=tokens.GAP_L)
        )
        for part in (self.borrower, self._for_whom, self.user, self._relation_box):
            self.body.addWidget(part)
        self.borrower.chosen.connect(self._on_borrower)
        self.borrower.cleared.connect(self._on_change)
        self.user.chosen.connect(self._on_user)
        self.other.toggled.connect(self._on_toggled)
        self.clear()

    def clear(self) -> None:
        """Nobody borrows, for himself."""
        self.himself.setChecked(True)
        self.relation.setCurrentIndex(-1)
        self.relation.setEditText("")
        self.user.clear()
        self.borrower.clear()
        self._on_change()

    def beneficiary_id(self) -> int | None:
        """Who uses it, None when the borrower does."""
        return self.user.person_id() if self.other.isChecked() else None

    def relation_text(self) -> str:
        """What the borrower is to the beneficiary, "" when he uses it himself."""
        return str(editors.read(self.relation) or "") if self.other.isChecked() else ""

    def check(self) -> bool:
        """Say what is missing under its field and go there; True when nothing is."""
        missing = self.tr("กรุณาพิมพ์ชื่อแล้วเลือกจากรายชื่อ หรือเพิ่มบุคคลใหม่")
        for choice in (self.borrower, self.user):
            wanted = choice is self.borrower or self.other.isChecked()
            choice.say(missing if wanted and choice.person_id() is None else "")
            if choice.problem.plain():
                choice.picker.setFocus()
                return False
        return True

    def take_focus(self) -> None:
        """Where typing begins."""
        if self.borrower.person_id() is None:
            self.borrower.picker.setFocus()
        elif self.other.isChecked() and self.user.person_id() is None:
            self.user.picker.setFocus()

    def fill(self, borrower: int, user: int | None, relation: str) -> None:
        """Choose both at once, as a request names them; `user` None: the borrower."""
        self.clear()
        if user is not None:
            self.user.choose(user)
            self.other.setChecked(True)
            self.relation.setEditText(relation)
        self.borrower.choose(borrower)

    def _add_relation(self) -> None:
        self.relation = relation_box()
        self.relation.setObjectName("relation")
        self.relation.setMinimumWidth(180)
        edit = self.relation.lineEdit()
        if edit is not None:
            edit.returnPressed.connect(self.ready)
        before, after = label(self.tr("ผู้ยืมเป็น"), "field-label"), label(self.tr("ของผู้ใช้อุปกรณ์"))
        self._relation_box.setLayout(row(before, self.relation, after, None))

    def _on_borrower(self) -> None:
        self._on_change()
        if self.other.isChecked() and self.user.person_id() is None:
            self.user.picker.setFocus()
        else:
            self.ready.emit()

    def _on_user(self) -> None:
        if self.user.person_id() == self.borrower.person_id():
            self.user.clear()
            self.himself.setChecked(True)
            self.ready.emit()
            return
        self._on_change()
        self.relation.setFocus()

    def _on_toggled(self, other: bool) -> None:
        self._on_change()
        if other and self.user.person_id() is None:
            self.user.picker.setFocus()

    def _on_change(self) -> None:
        other = self.other.isChecked()
        self._for_whom.setVisible(self.borrower.person_id() is not None or other)
        self.user.setVisible(other)
        self._relation_box.setVisible(other and self.user.person_id() is not None)
        self.changed.emit()


def relation_box(relation: str = "") -> QComboBox:
    """What one is to the other: the usual words, or any others typed."""
    usual = [
        translate("lending", "บุตร"),
        translate("lending", "คู่สมรส"),
        translate("lending", "บิดา/มารดา"),
        translate("lending", "หลาน"),
        translate("lending", "พี่น้อง"),
        translate("lending", "ญาติ"),
        translate("lending", "ผู้ดูแล"),
        translate("lending", "เพื่อนบ้าน"),
        translate("lending", "อสม."),
        translate("lending", "ผู้ใหญ่บ้าน"),
    ]
    box = editors.combo([(word, word) for word in usual], relation, editable=True, limit=SLIP_RELATION)
    if not relation:
        box.setCurrentIndex(-1)
        box.setEditText("")
    box.setAccessibleName(translate("lending", "ความสัมพันธ์"))
    edit = box.lineEdit()
    if edit is not None:
        edit.setPlaceholderText(translate("lending", "เลือกหรือพิมพ์ เช่น บุตร"))
    return box

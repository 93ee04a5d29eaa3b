"""Saying who is meant by a name that a register brought: one by one, or all that only one person fits."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from ui import messages
from ui.context import AppContext
from ui.pages.exchange.person_choice import Candidate, PersonChoice
from ui.pages.persons.dialogs import new_person
from ui.theme import Tone, set_look, tokens
from ui.widgets.banner import Banner
from ui.widgets.parts import Paragraph, button, column, label, row
from welfaredesk.db.engine import Database
from welfaredesk.domain import thai_dates
from welfaredesk.errors import DomainError
from welfaredesk.messages import text_of
from welfaredesk.queries.unsure_names import UnsureName
from welfaredesk.services import employment, housing
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.loan_names import confirm_borrower
from welfaredesk.services.named import HOUSE, LOAN, PLACEMENT

translate = QCoreApplication.translate
_WIDTH, _HEIGHT = 1000, 460
_NAMED = 6  # names that a question repeats; of the others it tells how many
Confirm = Callable[[Actor, Database, int, int], Saved]
_CONFIRMS: dict[str, Confirm] = {
    LOAN: confirm_borrower,
    HOUSE: housing.confirm_person,
    PLACEMENT: employment.confirm_person,
}


class NameDialog(QDialog):
    """One name with who may be meant; `saved` is what saying so changed, None when nothing was said."""

    def __init__(self, context: AppContext, unsure: UnsureName, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.saved: Saved | None = None
        self._context, self._unsure = context, unsure
        self.setWindowTitle(self.tr("ระบุตัวบุคคล"))
        self.banner = Banner()
        suggested = [Candidate(each.row, each.reasons) for each in unsure.people]
        self.people = PersonChoice(context.db, suggested)
        self.new_button = button(self.tr("เพิ่มบุคคลใหม่…"), "person-add", clicked=self.add_person)
        self.save_button = button(self.tr("เป็นคนนี้"), "check", "primary", self.accept)
        self.cancel_button = button(self.tr("ยกเลิก"), clicked=self.reject)
        self._lay_out()
        self.people.changed.connect(self._follow)
        self.people.accepted.connect(self.accept)
        for keys in ("F9", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self.accept)
        if suggested:
            self.people.table.selectRow(0)
            self.people.table.setFocus()
        self._follow()
        room = self.screen().availableGeometry().size()
        self.resize(min(_WIDTH, room.width() - 40), min(_HEIGHT, room.height() - 40))

    def accept(self) -> None:
        person_id = self.people.person_id()
        if person_id is None:
            self.banner.say(Tone.LATE, self.tr("ยังไม่ได้เลือกว่าเป็นใคร กรุณาเลือกจากรายชื่อ หรือเพิ่มบุคคลใหม่"))
            self.people.search.setFocus()
            return
        try:
            self.saved = confirm(self._context, self._unsure, person_id)
        except DomainError as error:
            self.banner.say(Tone.LATE, text_of(error))
            return
        super().accept()

    def add_person(self) -> None:
        """The name is of somebody the office does not know yet."""
        person_id = new_person(self._context, self, self._unsure.name)
        if person_id is not None:
            self.people.search.clear()
            self.people.look()
            self.people.choose(person_id)
            self.people.table.setFocus()

    def _follow(self) -> None:
        self.save_button.setEnabled(self.people.person_id() is not None)
        self.banner.clear()

    def _lay_out(self) -> None:
        body = column(gap=tokens.GAP_S)
        body.setContentsMargins(tokens.GAP_XL, tokens.GAP_L, tokens.GAP_XL, tokens.GAP_M)
        body.addWidget(self.banner)
        body.addWidget(label(self.tr("ทะเบียนเขียนว่า «{name}»").format(name=self._unsure.name), "section"))
        body.addWidget(Paragraph(particulars(self._unsure), "muted"))
        body.addWidget(self.people, 1)
        foot = QFrame()
        set_look(foot, role="footer")
        keys = label(self.tr("F9 เป็นคนนี้ · Esc ยกเลิก"), "small")
        buttons = row(self.new_button, None, keys, self.cancel_button, self.save_button, gap=tokens.GAP_M)
        buttons.setContentsMargins(tokens.GAP_XL, tokens.GAP_M, tokens.GAP_XL, tokens.GAP_M)
        foot.setLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(body, 1)
        layout.addWidget(foot)


def particulars(unsure: UnsureName) -> str:
    """What a name stands with, since when, and where it was read."""
    since = translate("names", "ตั้งแต่ {day}").format(day=thai_dates.screen(unsure.on)) if unsure.on else ""
    return " · ".join(filter(None, (unsure.what, since, unsure.source)))


def confirm(context: AppContext, unsure: UnsureName, person_id: int) -> Saved:
    """Say who is meant. Raises what the service of the record's kind raises."""
    return _CONFIRMS[unsure.kind](context.actor, context.db, unsure.record_id, person_id)


def confirm_sure(context: AppContext, unsure: Sequence[UnsureName], parent: QWidget) -> list[Saved]:
    """Ask once, then say of every name that only one person fits that it is this one.

    What somebody else decided meanwhile is left as it is.
    """
    sure = [(each, found) for each in unsure if (found := each.sure) is not None]
    if not sure:
        messages.tell(parent, translate("names", "ไม่มีชื่อที่ตรงกับคนเดียวพอดี กรุณาระบุทีละชื่อ"))
        return []
    shown = [f"{each.name} → {found.row.name}" for each, found in sure[:_NAMED]]
    if len(sure) > _NAMED:
        shown.append(translate("names", "และอีก {count} ชื่อ").format(count=f"{len(sure) - _NAMED:,}"))
    question = translate("names", "มี {count} ชื่อที่ตรงกับคนเดียวในทะเบียน และไม่มีอะไรขัดแย้ง ระบุทั้งหมดตามนี้?")
    text = "\n".join([question.format(count=f"{len(sure):,}"), "", *shown])
    if not messages.ask(parent, text, translate("names", "ระบุทั้งหมด")):
        return []
    done = []
    for each, found in sure:
        try:
            done.append(confirm(context, each, found.row.id))
        except DomainError:
            continue
    return done

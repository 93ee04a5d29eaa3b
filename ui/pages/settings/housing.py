"""The committee that decides on help, and for how many days names hang out before the approval."""

from PySide6.QtWidgets import QScrollArea, QSpinBox, QVBoxLayout, QWidget

from ui import messages
from ui.context import AppContext
from ui.pages.housing.meeting_fields import PeopleLines
from ui.pages.settings import Section
from ui.theme import set_look, tokens
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.parts import Paragraph, button, row
from welfaredesk.errors import DomainError, ValidationFailed
from welfaredesk.messages import issue_text
from welfaredesk.queries.house_meetings import committee
from welfaredesk.queries.house_notices import notice_days
from welfaredesk.services import housing_committee, housing_notices
from welfaredesk.services.housing_committee import Member
from welfaredesk.services.housing_meetings import Attendee

_USUAL_DAYS = 15


class HousingSection(Section):
    """Days above, the committee below; both are saved with their button."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._kept: tuple[int, tuple[Member, ...]] = (_USUAL_DAYS, ())
        self.days = QSpinBox()
        self.days.setRange(housing_notices.DAYS[0], housing_notices.DAYS[-1])
        self.days.setValue(_USUAL_DAYS)
        self.days.setSuffix(self.tr(" วัน"))
        self.days.setFixedWidth(160)
        self.people = PeopleLines(with_presence=False)
        hint = self.tr("นับจากวันปิดประกาศ เปลี่ยนแล้วใช้กับประกาศฉบับต่อไป")
        self.fields = {
            "notice_days": Field(self.tr("ประกาศรายชื่อไม่น้อยกว่า"), self.days, hint=hint),
            "members": Field(self.tr("ชื่อ ตำแหน่ง และหน้าที่ ตามลำดับในรายงานการประชุม"), self.people),
        }
        self.save_button = button(self.tr("บันทึก (Ctrl+S)"), "save", "primary", self.save)
        self.save_button.setShortcut("Ctrl+S")
        self._lay_out()

    def entered(self) -> None:
        if not self.is_dirty():
            self._read()

    def take_focus(self) -> None:
        self.days.setFocus()

    def may_leave(self) -> bool:
        if not self.is_dirty():
            return True
        choice = messages.ask_unsaved(self)
        if choice is messages.Unsaved.SAVE:
            return self.save()
        return choice is messages.Unsaved.DISCARD

    def is_dirty(self) -> bool:
        """Whether something differs from what is kept."""
        return self._value() != self._kept

    def save(self) -> bool:
        """Keep both; False when something is wrong, which then stands under its field."""
        actor, db = self.context.actor, self.context.db
        days, members = self._value()
        texts: dict[str, str] = {}
        touched: frozenset[str] = frozenset()
        try:
            touched |= housing_committee.save_committee(actor, db, members)
            touched |= housing_notices.set_notice_days(actor, db, days)
        except ValidationFailed as error:
            texts = {issue.field: issue_text(issue) for issue in error.issues}
        except DomainError as error:
            messages.show_error(self, error)
            return False
        for name, field in self.fields.items():
            field.set_message(texts.get(name, ""))
        if texts:
            return False
        self._kept = self._value()
        self.context.changes.announce(touched)
        self.context.routes.said.emit(self.tr("บันทึกคณะกรรมการและจำนวนวันประกาศแล้ว"))
        return True

    def _lay_out(self) -> None:
        card = Card(self.tr("คณะกรรมการช่วยเหลือประชาชน"), "people")
        card.add(self.fields["members"])
        notice = Card(self.tr("ประกาศรายชื่อ"), "file")
        notice.add(self.fields["notice_days"])
        inner = QWidget()
        set_look(inner, role="scrolled")
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, tokens.GAP_M, 0)
        lines.setSpacing(tokens.GAP_M)
        lines.addWidget(notice)
        lines.addWidget(card)
        said = self.tr("รายงานการประชุมที่บันทึกไว้แล้วไม่เปลี่ยน")
        lines.addWidget(Paragraph(said, "small"))
        lines.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area, 1)
        layout.addLayout(row(None, self.save_button))

    def _value(self) -> tuple[int, tuple[Member, ...]]:
        people = self.people.value()
        return self.days.value(), tuple(Member(each.name, each.position, each.role) for each in people)

    def _read(self) -> None:
        db = self.context.db
        try:
            days = notice_days(db)
        except DomainError:  # before the office is set up there is nothing to keep it with
            days = _USUAL_DAYS
        members = committee(db)
        self.days.setValue(days)
        self.people.show_people([Attendee(each.name, each.position, each.role) for each in members])
        self._kept = self._value()

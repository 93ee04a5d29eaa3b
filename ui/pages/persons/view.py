"""One person: the head with what must not be missed, then the cards. Beside the list or as a full page."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.pages.persons import cards, words
from ui.pages.persons.guarded_id import IdLine
from ui.theme import Tone, set_look, tokens
from ui.widgets.badge import BadgeLabel
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.empty_state import StateStack
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.parts import Paragraph, button, label, row, tool_button
from welfaredesk import clock
from welfaredesk.domain import thai_dates
from welfaredesk.errors import DomainError, RecordNotFound
from welfaredesk.messages import text_of
from welfaredesk.queries.person_page import PersonPage, person_page
from welfaredesk.services.disclosure import reveal_id

EXPIRES_SOON_DAYS = 60
translate = QCoreApplication.translate


class PersonView(StateStack):
    """Shows a person; reads again when asked. Two columns of cards where there is room."""

    TWO_COLUMNS_FROM = 760

    edit_wanted = Signal(int)
    full_wanted = Signal(int)

    def __init__(self, context: AppContext, parent: QWidget | None = None, *, full: bool = False) -> None:
        self._scroll = QScrollArea()
        super().__init__(self._scroll, parent)
        self.context, self._full = context, full
        self.person_id: int | None = None
        self.page: PersonPage | None = None
        self._cards: QBoxLayout | None = None
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.show_person(None)

    def show_person(self, person_id: int | None) -> None:
        """Read and show one person; None says that nobody is chosen."""
        changed = person_id != self.person_id
        self.person_id = person_id
        if person_id is None:
            self.page = None
            self.show_empty("person", self.tr("ยังไม่ได้เลือกใคร"), self.tr("เลือกชื่อจากรายการเพื่อดูข้อมูลของคนนั้น"))
            return
        try:
            self.page = person_page(self.context.db, person_id)
        except RecordNotFound:
            self.show_person(None)
            return
        except DomainError as error:
            self.show_failed(text_of(error), self.reload)
            return
        place = 0 if changed else self._scroll.verticalScrollBar().value()
        self._scroll.setWidget(self._content(self.page))
        self.show_content()
        self._scroll.verticalScrollBar().setValue(place)

    def reload(self) -> None:
        """Read the same person again."""
        self.show_person(self.person_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # --- the parts ---

    def _content(self, page: PersonPage) -> QWidget:
        inner = QWidget()
        set_look(inner, role="scrolled")
        outer = QVBoxLayout(inner)
        side = tokens.GAP_XL if self._full else tokens.GAP_XS
        outer.setContentsMargins(side, 0, side, tokens.GAP_L)
        outer.setSpacing(tokens.GAP_M)
        outer.addWidget(self._head(page))
        for tone, text in warnings(page):
            banner = Banner()
            outer.addWidget(banner)  # first: said without a parent it would come up as a window
            banner.say(tone, text)
        left = [
            cards.devices_card(page.loans, page.row.id, self.context.routes.loan_wanted.emit),
            cards.identity_card(page, self._id_line(page)),
        ]
        right = [cards.allowance_card(page), cards.history_card(page.history)]
        if page.card is not None or "disabled" in page.row.groups:
            right.insert(0, cards.disability_card(page.card))
        if page.other_spellings:
            right.insert(-1, cards.spellings_card(page))
        self._cards = _columns(left, right)
        outer.addLayout(self._cards)
        outer.addStretch(1)
        self._arrange()
        return inner

    def _head(self, page: PersonPage) -> QFrame:
        head = QFrame()
        set_look(head, role="card")
        name = Paragraph(page.row.name, "title")
        name.setObjectName("person_name")
        badges = QWidget()
        flow = FlowLayout(badges, gap=tokens.GAP_S)
        for code in page.row.groups:
            flow.addWidget(BadgeLabel(words.group_badge(code)))
        way = QBoxLayout.Direction.LeftToRight if self._full else QBoxLayout.Direction.TopToBottom
        both = QBoxLayout(way, head)
        both.setContentsMargins(tokens.GAP_L, tokens.GAP_M, tokens.GAP_L, tokens.GAP_M)
        both.setSpacing(tokens.GAP_S)
        layout = QVBoxLayout()
        layout.setSpacing(tokens.GAP_XS)
        both.addLayout(layout, 1)
        layout.addWidget(name)
        layout.addWidget(label(summary(page), "muted"))
        if page.row.groups:
            layout.addWidget(badges)
        both.addLayout(self._actions())
        return head

    def _actions(self) -> QBoxLayout:
        lend = button(self.tr("ยืมให้คนนี้"), "hand-over", "primary", self._lend)
        lend.setObjectName("lend_to_person")
        edit = button(self.tr("แก้ไขข้อมูล"), "edit", "", self._edit)
        edit.setObjectName("edit_person")
        if self._full:
            return row(edit, lend)
        full = tool_button("arrow-right", self.tr("เปิดเต็มหน้า (Enter ที่รายชื่อ)"), self._open_full)
        return row(lend, edit, None, full)

    def _id_line(self, page: PersonPage) -> IdLine:
        person = page.row
        return IdLine(
            person.national_id,
            lambda reason: reveal_id(self.context.actor, self.context.db, person.id, reason),
        )

    # --- what its buttons do ---

    def _lend(self) -> None:
        self.context.routes.lend_wanted.emit(self.person_id)

    def _edit(self) -> None:
        if self.person_id is not None:
            self.edit_wanted.emit(self.person_id)

    def _open_full(self) -> None:
        if self.person_id is not None:
            self.full_wanted.emit(self.person_id)

    def _arrange(self) -> None:
        if self._cards is None:
            return
        wide = self.width() >= self.TWO_COLUMNS_FROM
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._cards.setDirection(way)


def summary(page: PersonPage) -> str:
    """Age, sex and where the person lives, in one line."""
    person = page.row
    parts = [
        "" if person.age is None else translate("persons", "อายุ {age} ปี").format(age=person.age),
        words.word(words.SEXES, person.sex),
        translate("persons", "บ้านเลขที่ {no}").format(no=person.house_no) if person.house_no else "",
        translate("persons", "หมู่ {moo}").format(moo=person.moo) if person.moo else "",
    ]
    return " · ".join(part for part in parts if part)


def warnings(page: PersonPage) -> list[tuple[Tone, str]]:
    """What must not be missed before anything is done for this person."""
    found: list[tuple[Tone, str]] = []
    if page.row.died:
        found.append((Tone.LATE, translate("persons", "เสียชีวิตแล้ว")))
    if page.row.moved_out:
        found.append((Tone.LATE, translate("persons", "ย้ายออกจากพื้นที่แล้ว")))
    for kind, remark in page.proposed_events:
        text = translate("persons", "ทะเบียนที่นำเข้าระบุว่า «{remark}» ({kind}) กรุณาตรวจกับทะเบียนราษฎร")
        found.append((Tone.WAIT, text.format(remark=remark, kind=words.word(words.EVENTS, kind))))
    late = [loan for loan in page.loans if loan.state is not None and loan.days_late]
    for loan in late:
        text = translate("persons", "{model} {code} เกินกำหนดคืน {days} วัน (ครบกำหนด {due})")
        due = thai_dates.screen(loan.due_on)
        found.append((Tone.LATE, text.format(model=loan.model, code=loan.code, days=loan.days_late, due=due)))
    return found + _card_warnings(page)


def _card_warnings(page: PersonPage) -> list[tuple[Tone, str]]:
    view, today = page.card, clock.today()
    if view is None or view.lifetime or view.expires_on is None:
        return []
    day = thai_dates.screen(view.expires_on)
    if view.expires_on < today:
        return [
            (
                Tone.LATE,
                translate("persons", "บัตรประจำตัวคนพิการหมดอายุเมื่อ {day} กรุณาแจ้งให้ต่ออายุ").format(day=day),
            )
        ]
    if view.expires_on <= today + timedelta(days=EXPIRES_SOON_DAYS):
        return [(Tone.WAIT, translate("persons", "บัตรประจำตัวคนพิการจะหมดอายุ {day}").format(day=day))]
    return []


def _columns(left: list[Card], right: list[Card]) -> QHBoxLayout:
    both = QHBoxLayout()
    both.setSpacing(tokens.GAP_M)
    for side in (left, right):
        stack = QVBoxLayout()
        stack.setSpacing(tokens.GAP_M)
        for card in side:
            stack.addWidget(card)
        stack.addStretch(1)
        both.addLayout(stack, 1)
    return both

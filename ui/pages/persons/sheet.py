"""The page of one person: the head with what must not be missed, then the cards in one or two columns."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.persons import (
    cards,
    care_cards,
    held_cards,
    lending_card,
    life_forms,
    papers,
    photo,
    words,
    work_cards,
)
from ui.pages.persons.desk import Deed, Desk, menu_button
from ui.pages.persons.guarded_id import IdLine
from ui.pages.persons.notices import notices, shown
from ui.theme import set_look, tokens
from ui.widgets.badge import BadgeLabel
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.parts import Paragraph, button, row, tool_button
from welfaredesk.queries.life_worklist import life_tasks
from welfaredesk.queries.person_page import PersonPage
from welfaredesk.queries.value_lists import all_labels
from welfaredesk.services.disclosure import reveal_id

translate = QCoreApplication.translate


class PersonSheet(QWidget):
    """Everything known of the person of a desk, as read; `full` has room for buttons beside the name."""

    TWO_COLUMNS_FROM = 760

    edit_wanted = Signal(int)
    full_wanted = Signal(int)

    def __init__(self, desk: Desk, *, full: bool) -> None:
        super().__init__()
        self.desk, self._full = desk, full
        page = desk.page
        set_look(self, role="scrolled")
        self.setMinimumHeight(1)  # or the height wrapped words would need at their narrowest is kept free
        outer = QVBoxLayout(self)
        side = tokens.GAP_XL if full else tokens.GAP_XS
        outer.setContentsMargins(side, 0, side, tokens.GAP_L)
        outer.setSpacing(tokens.GAP_M)
        outer.addWidget(self._head())
        concerned = page.row.died or page.row.moved_out or page.loans or page.placements
        tasks = life_tasks(desk.context.db, page.row.id) if concerned else ()
        for notice in notices(desk, tasks):
            outer.addWidget(shown(notice, wide=full))
        self._cards = _columns(*self._sides())
        outer.addLayout(self._cards)
        outer.addStretch(1)

    def arrange(self, width: int) -> None:
        """Two columns of cards where there is room."""
        wide = width >= self.TWO_COLUMNS_FROM
        self._cards.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def _sides(self) -> tuple[list[Card], list[Card]]:
        """The cards at the left and at the right, the right ones below when it is narrow."""
        desk, page = self.desk, self.desk.page
        known = all_labels(desk.context.db)
        labels = {field: known[code] for field, code in words.LISTED.items()}
        left = [
            lending_card.lending_card(desk),
            cards.identity_card(page, self._id_line(page), labels),
            held_cards.household_card(desk),
            work_cards.house_card(desk),
            held_cards.group_card(desk),
        ]
        if page.other_spellings:
            left.append(cards.spellings_card(page))
        if page.merges:
            left.append(held_cards.merges_card(desk))
        right = [
            held_cards.allowance_card(desk),
            held_cards.disability_card(desk),
            *work_cards.placement_cards(desk),
            *work_cards.seeker_cards(desk),
            care_cards.adl_card(desk),
            care_cards.visit_card(desk),
            care_cards.consent_card(desk),
            held_cards.paper_card(desk),
            cards.history_card(page.history, labels),
        ]
        return left, right

    def _head(self) -> QFrame:
        page = self.desk.page
        head = QFrame()
        set_look(head, role="card")
        name = Paragraph(page.row.name, "title")
        name.setObjectName("person_name")
        badges = QWidget()
        flow = FlowLayout(badges, gap=tokens.GAP_S)
        for code, named in zip(page.row.groups, page.row.group_names, strict=True):
            flow.addWidget(BadgeLabel(words.group_badge(code, named)))
        layout = QVBoxLayout()
        layout.setSpacing(tokens.GAP_XS)
        layout.addWidget(name)
        layout.addWidget(Paragraph(summary(page), "muted"))
        if page.row.groups:
            layout.addWidget(badges)
        who = row(gap=tokens.GAP_M)
        if page.photo is not None:
            who.addWidget(photo.portrait(page.photo, page.row.name), 0, Qt.AlignmentFlag.AlignTop)
        who.addLayout(layout, 1)
        way = QBoxLayout.Direction.LeftToRight if self._full else QBoxLayout.Direction.TopToBottom
        both = QBoxLayout(way, head)
        both.setContentsMargins(tokens.GAP_L, tokens.GAP_M, tokens.GAP_L, tokens.GAP_M)
        both.setSpacing(tokens.GAP_S)
        both.addLayout(who, 1)
        both.addLayout(self._actions())
        return head

    def _actions(self) -> QBoxLayout:
        desk = self.desk
        lend = button(self.tr("ยืมให้คนนี้"), "hand-over", "primary", self._lend)
        lend.setObjectName("lend_to_person")
        if desk.page.row.died:
            lend.hide()
        edit = button(self.tr("แก้ไข"), "edit", "", self._edit)
        edit.setObjectName("edit_person")
        edit.setToolTip(self.tr("แก้ไขข้อมูลบุคคล"))
        paper = menu_button("print", self.tr("พิมพ์เอกสารของคนนี้"), "paper_menu", papers.deeds(desk))
        more = menu_button("more", self.tr("แจ้งเสียชีวิต ย้ายออก รูปถ่าย"), "more_menu", _more(desk))
        if self._full:
            return row(paper, more, edit, lend)
        full = tool_button("arrow-right", self.tr("เปิดเต็มหน้า (Enter ที่รายชื่อ)"), self._open_full)
        return row(lend, edit, None, paper, more, full, gap=tokens.GAP_XS)

    def _id_line(self, page: PersonPage) -> IdLine:
        person, context = page.row, self.desk.context
        return IdLine(
            person.national_id,
            lambda reason: reveal_id(context.actor, context.db, person.id, reason),
        )

    # --- what its buttons do ---

    def _lend(self) -> None:
        self.desk.context.routes.lend_wanted.emit(self.desk.person_id)

    def _edit(self) -> None:
        self.edit_wanted.emit(self.desk.person_id)

    def _open_full(self) -> None:
        self.full_wanted.emit(self.desk.person_id)


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


def _more(desk: Desk) -> list[Deed]:
    """What is done for a person now and then: deaths, moves, the portrait."""
    person = desk.page.row
    deeds: list[Deed] = []
    if not person.died:
        died = translate("persons", "แจ้งเสียชีวิต…")
        deeds.append((died, lambda: life_forms.report(desk, "died")))
        if person.moved_out:
            text, kind = translate("persons", "แจ้งย้ายเข้า…"), "moved_in"
        else:
            text, kind = translate("persons", "แจ้งย้ายออก…"), "moved_out"
        deeds.append((text, lambda: life_forms.report(desk, kind)))
    known = desk.page.photo is not None
    picture = translate("persons", "เปลี่ยนรูปถ่าย…") if known else translate("persons", "ใส่รูปถ่าย…")
    deeds.append((picture, lambda: photo.choose(desk)))
    if known:
        deeds.append((translate("persons", "เอารูปถ่ายออก…"), lambda: photo.remove(desk)))
    return deeds


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

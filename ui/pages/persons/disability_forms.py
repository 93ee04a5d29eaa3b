"""The forms of disability cards: a card, its holder's kinds of disability, caregiver, giving it back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from ui.pages.persons import words
from ui.pages.persons.desk import Desk, Entry, day, needed
from ui.pages.persons.find_list import PersonFinder
from ui.theme import tokens
from ui.widgets.counted import CountedLine
from ui.widgets.editors import combo
from ui.widgets.parts import label, row
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk.domain.disability_cards import propose_expiry
from welfaredesk.queries.person_page import CardView
from welfaredesk.services import cards
from welfaredesk.services.audit import Saved
from welfaredesk.services.cards import LIMITS, CardInput

_LINES = 4  # kinds of disability one under the other
translate = QCoreApplication.translate


class TypesEdit(QWidget):
    """The seven kinds of disability to tick, and which of the ticked ones is the primary."""

    changed = Signal(object)  # tuple[int, ...]

    def __init__(self, types: Sequence[int]) -> None:
        super().__init__()
        self.ticks: dict[int, QCheckBox] = {}
        self.primary = combo([])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.GAP_XS)
        grid = QGridLayout()
        layout.addLayout(grid)
        for place, kind in enumerate(words.DISABILITIES):
            tick = QCheckBox(words.disability(kind))
            tick.setChecked(kind in types)
            tick.toggled.connect(lambda _on: self._offer())
            self.ticks[kind] = tick
            grid.addWidget(tick, place % _LINES, place // _LINES)
        self._primary_label = label(self.tr("ประเภทหลัก"), "muted")
        line = row(self._primary_label, self.primary, None)
        layout.addLayout(line)
        self.setFocusProxy(self.ticks[1])
        self._offer(types[0] if types else None)
        self.primary.currentIndexChanged.connect(lambda _place: self.changed.emit(self.value()))

    def value(self) -> tuple[int, ...]:
        """The kinds ticked, the primary one first."""
        ticked = [kind for kind, tick in self.ticks.items() if tick.isChecked()]
        first = self.primary.currentData()
        return tuple(sorted(ticked, key=lambda kind: (kind != first, kind)))

    def _offer(self, wanted: int | None = None) -> None:
        wanted = wanted or self.primary.currentData()
        ticked = [kind for kind, tick in self.ticks.items() if tick.isChecked()]
        self.primary.blockSignals(True)
        self.primary.clear()
        for kind in ticked:
            self.primary.addItem(words.disability(kind), kind)
        self.primary.setCurrentIndex(max(self.primary.findData(wanted), 0))
        self.primary.blockSignals(False)
        for part in (self._primary_label, self.primary):
            part.setVisible(len(ticked) > 1)
        self.changed.emit(self.value())


class CardDialog(RecordDialog):
    """Adds or corrects a card; the last day follows the day of issue until it is typed."""

    def build(self, initial: CardInput) -> None:
        self.setWindowTitle(self.tr("บัตรประจำตัวคนพิการ"))
        self._proposed = propose_expiry(initial.issued_on) if initial.issued_on else None
        self.add("card_no", self.tr("เลขที่บัตร"), CountedLine(initial.card_no, LIMITS["card_no"]))
        self.lifetime = QCheckBox(self.tr("บัตรตลอดชีพ"))
        self.lifetime.setChecked(initial.lifetime)
        self.add("lifetime", self.tr("อายุบัตร"), self.lifetime)
        issued, self._expires = day(initial.issued_on), day(initial.expires_on)
        self.add("issued_on", self.tr("วันออกบัตร"), issued)
        self.add("expires_on", self.tr("วันหมดอายุ"), self._expires, hint=self.tr("ปกติ 8 ปีนับแต่วันออกบัตร"))
        issued.changed.connect(self._propose)
        self.lifetime.toggled.connect(self._switch)
        self.add("caregiver", self.tr("ผู้ดูแล"), CountedLine(initial.caregiver, LIMITS["caregiver"]))
        self.add(
            "caregiver_relation",
            self.tr("เกี่ยวข้องเป็น"),
            CountedLine(initial.caregiver_relation, LIMITS["caregiver_relation"]),
        )
        self.add("types", self.tr("ประเภทความพิการ"), TypesEdit(initial.types or ()), wide=True)
        self._switch(initial.lifetime)

    def value(self) -> CardInput:
        values = self.values()
        if values["lifetime"]:
            values["expires_on"] = None
        return CardInput(**values)

    def _propose(self, issued: date | None) -> None:
        if self._expires.value() == self._proposed:
            self._proposed = propose_expiry(issued) if issued else None
            self._expires.set_value(self._proposed)

    def _switch(self, lifetime: bool) -> None:
        expires: ThaiDateEdit = self._expires
        expires.setEnabled(not lifetime)


def add_card(desk: Desk) -> None:
    """A first card, or a renewal: a new card beside the old one."""
    known = desk.page.card
    initial = CardInput(types=desk.page.types)
    if known is not None:
        initial = replace(initial, caregiver=known.caregiver, caregiver_relation=known.caregiver_relation)
    _open(desk, initial, None)


def change_card(desk: Desk, card: CardView) -> None:
    """Put right what is known of a card."""
    initial = CardInput(
        card_no=card.card_no,
        issued_on=card.issued_on,
        expires_on=card.expires_on,
        lifetime=card.lifetime,
        types=desk.page.types,
        caregiver=card.caregiver,
        caregiver_relation=card.caregiver_relation,
    )
    _open(desk, initial, card.id)


def set_types(desk: Desk) -> None:
    """The kinds of disability of somebody, with or without a card."""
    context = desk.context

    def save(values: dict[str, Any]) -> Saved:
        return cards.set_types(context.actor, context.db, desk.person_id, values["types"])

    caption = translate("persons", "ประเภทความพิการ")
    title = translate("persons", "ประเภทความพิการ · {name}").format(name=desk.page.row.name)
    entries = [Entry("types", caption, TypesEdit(desk.page.types), wide=True)]
    desk.ask(title, entries, save, translate("persons", "บันทึกประเภทความพิการแล้ว"))


def confirm_caregiver(desk: Desk, card_id: int, written: str) -> None:
    """Say who of the register the caregiver is."""
    context = desk.context

    def save(values: dict[str, Any]) -> Saved:
        return cards.confirm_caregiver(context.actor, context.db, card_id, values["caregiver_id"])

    finder = PersonFinder(context.db, desk.person_id)
    finder.typed.setText(written)
    hint = translate("persons", "ไม่เลือกใคร = ยังไม่ยืนยัน ชื่อที่เขียนไว้คงเดิม")
    entries = [Entry("caregiver_id", translate("persons", "ผู้ดูแลคือใคร"), finder, hint=hint, wide=True)]
    title = translate("persons", "ยืนยันผู้ดูแล · {name}").format(name=desk.page.row.name)
    desk.ask(title, entries, save, translate("persons", "บันทึกผู้ดูแลแล้ว"))


def mark_returned(desk: Desk, card_id: int) -> None:
    """The card came back to the office."""
    context = desk.context

    def save(values: dict[str, Any]) -> Saved:
        needed(values, "returned_on")
        return cards.mark_returned(context.actor, context.db, card_id, values["returned_on"])

    entries = [Entry("returned_on", translate("persons", "คืนเมื่อวันที่"), day(today=True), required=True)]
    title = translate("persons", "รับคืนบัตรประจำตัวคนพิการ · {name}").format(name=desk.page.row.name)
    desk.ask(title, entries, save, translate("persons", "รับคืนบัตรแล้ว"))


def _open(desk: Desk, initial: CardInput, card_id: int | None) -> None:
    context = desk.context

    def save(data: CardInput) -> Saved:
        return cards.save_card(context.actor, context.db, desk.person_id, data, card_id=card_id)

    desk.run(CardDialog(save, initial, desk.parent), translate("persons", "บันทึกบัตรแล้ว"))

"""The forms of home visits and of consent."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox

from ui.pages.persons import words
from ui.pages.persons.desk import Desk, Entry, day
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.editors import combo
from welfaredesk import clock
from welfaredesk.domain.paper_limits import REASON, SLIP_NAME
from welfaredesk.queries.person_care import ConsentView, VisitView
from welfaredesk.services import consents
from welfaredesk.services.assessments import VISIT_LIMITS, VisitInput, record_visit
from welfaredesk.services.audit import Saved
from welfaredesk.services.consents import ConsentInput

translate = QCoreApplication.translate


def visit(desk: Desk, made: VisitView | None = None) -> None:
    """A new home visit, or one to put right."""
    context = desk.context
    initial = VisitInput(visited_on=clock.today())
    if made is not None:
        initial = VisitInput(made.visited_on, made.visitor, made.purpose, made.findings, made.next_on)

    def save(values: dict[str, Any]) -> Saved:
        data = VisitInput(**values)
        visit_id = made.id if made is not None else None
        return record_visit(context.actor, context.db, desk.person_id, data, visit_id=visit_id)

    findings = CountedText(initial.findings, VISIT_LIMITS["findings"], rows=4)
    entries = [
        Entry("visited_on", translate("persons", "วันที่เยี่ยม"), day(initial.visited_on), required=True),
        Entry(
            "visitor", translate("persons", "ผู้เยี่ยม"), CountedLine(initial.visitor, VISIT_LIMITS["visitor"])
        ),
        Entry(
            "purpose",
            translate("persons", "เพื่อ"),
            CountedLine(initial.purpose, VISIT_LIMITS["purpose"]),
            wide=True,
        ),
        Entry("findings", translate("persons", "สิ่งที่พบ"), findings, wide=True),
        Entry("next_on", translate("persons", "นัดเยี่ยมครั้งต่อไป"), day(initial.next_on)),
    ]
    title = translate("persons", "เยี่ยมบ้าน · {name}").format(name=desk.page.row.name)
    desk.ask(title, entries, save, translate("persons", "บันทึกการเยี่ยมบ้านแล้ว"))


def give_consent(desk: Desk) -> None:
    """What the person agrees to, in the version of the notice that was told on the day of it."""
    context = desk.context

    def save(values: dict[str, Any]) -> Saved:
        return consents.give(context.actor, context.db, desk.person_id, ConsentInput(**values))

    channels = [(code, words.word(words.CHANNELS, code)) for code in words.CHANNELS]
    who = translate("persons", "เว้นว่างไว้ถ้าเจ้าตัวให้เอง")
    entries = [
        Entry("given_on", translate("persons", "วันที่ให้ความยินยอม"), day(today=True), required=True),
        Entry("channel", translate("persons", "ให้ไว้อย่างไร"), combo(channels, channels[0][0])),
        Entry("given_by", translate("persons", "ผู้ให้แทน"), CountedLine("", SLIP_NAME), hint=who),
    ]
    for name in ("health", "photo", "sharing"):
        tick = QCheckBox(words.word(words.AGREEMENTS, name))
        entries.append(Entry(name, "", tick, wide=True))
    title = translate("persons", "บันทึกความยินยอม · {name}").format(name=desk.page.row.name)
    desk.ask(title, entries, save, translate("persons", "บันทึกความยินยอมแล้ว"))


def withdraw_consent(desk: Desk, consent: ConsentView) -> None:
    """The person takes the consent back; a reason is not owed."""
    context = desk.context

    def save(values: dict[str, Any]) -> Saved:
        return consents.withdraw(context.actor, context.db, consent.id, values["reason"])

    hint = translate("persons", "ไม่บอกเหตุผลก็ถอนได้")
    entries = [Entry("reason", translate("persons", "เหตุผล"), CountedLine("", REASON), hint=hint, wide=True)]
    title = translate("persons", "ถอนความยินยอม · {name}").format(name=desk.page.row.name)
    desk.ask(title, entries, save, translate("persons", "ถอนความยินยอมแล้ว"))

"""Reporting a death or a move, deciding what a register proposes, and taking back a mistake."""

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from ui.pages.persons import words
from ui.pages.persons.desk import Desk, Entry, day
from ui.widgets.counted import CountedLine
from welfaredesk.domain.paper_limits import REASON
from welfaredesk.queries.person_care import LifeEventView
from welfaredesk.queries.person_page import PersonPage
from welfaredesk.services import life_events
from welfaredesk.services.audit import Saved

translate = QCoreApplication.translate


def report(desk: Desk, kind: str) -> None:
    """The person died, moved out or moved in (again), as the office knows for certain."""
    context = desk.context
    word = words.word(words.EVENTS, kind)

    def save(values: dict[str, Any]) -> Saved:
        return life_events.report(
            context.actor, context.db, desk.person_id, kind, values["happened_on"], values["remark"]
        )

    hint = translate("persons", "เช่น มรณบัตรเลขที่ ย้ายไปอยู่ที่ใด ใครแจ้ง")
    entries = [
        Entry(
            "happened_on",
            translate("persons", "วันที่{event}").format(event=word),
            day(),
            required=True,
        ),
        Entry("remark", translate("persons", "หมายเหตุ"), CountedLine("", REASON), hint=hint),
    ]
    title = translate("persons", "แจ้ง{event} · {name}").format(event=word, name=desk.page.row.name)
    said = translate("persons", "บันทึกการ{event}แล้ว").format(event=word)
    desk.ask(title, entries, save, said)


def confirm(desk: Desk, event: LifeEventView) -> None:
    """What a register proposes is true."""
    context = desk.context
    word = words.word(words.EVENTS, event.kind)

    def save(values: dict[str, Any]) -> Saved:
        return life_events.confirm(context.actor, context.db, event.id, values["happened_on"])

    caption = translate("persons", "วันที่{event}").format(event=word)
    hint = translate("persons", "ทะเบียนเขียนว่า «{remark}»").format(remark=event.remark)
    entries = [Entry("happened_on", caption, day(event.happened_on), required=True, hint=hint)]
    title = translate("persons", "ยืนยันว่า{event} · {name}").format(event=word, name=desk.page.row.name)
    said = translate("persons", "ยืนยันการ{event}แล้ว").format(event=word)
    desk.ask(title, entries, save, said)


def dismiss(desk: Desk, event: LifeEventView) -> None:
    """What a register proposes is not true."""
    context = desk.context

    def save(values: dict[str, Any]) -> Saved:
        return life_events.dismiss(context.actor, context.db, event.id, values["reason"])

    entries = [Entry("reason", translate("persons", "เพราะเหตุใด"), CountedLine("", REASON), wide=True)]
    word = words.word(words.EVENTS, event.kind)
    title = translate("persons", "ไม่ได้{event} · {name}").format(event=word, name=desk.page.row.name)
    desk.ask(title, entries, save, translate("persons", "บันทึกแล้วว่าไม่จริง จะไม่เตือนอีก"))


def undo(desk: Desk, event: LifeEventView) -> None:
    """A death or a move that was reported by mistake."""
    context = desk.context

    def save(values: dict[str, Any]) -> Saved:
        return life_events.undo(context.actor, context.db, event.id, values["reason"])

    caption = translate("persons", "บันทึกผิดเพราะเหตุใด")
    entries = [Entry("reason", caption, CountedLine("", REASON), required=True, wide=True)]
    word = words.word(words.EVENTS, event.kind)
    title = translate("persons", "ยกเลิกการแจ้ง{event} · {name}").format(event=word, name=desk.page.row.name)
    desk.ask(title, entries, save, translate("persons", "ยกเลิกการแจ้งแล้ว"))


def decided(page: PersonPage, kind: str) -> LifeEventView | None:
    """The confirmed event of a kind that counts: the last one."""
    events = [event for event in page.life_events if event.confirmed and event.kind == kind]
    return max(events, key=lambda event: (event.happened_on or date.min, event.id), default=None)

"""The person's card of the loan desk: devices out, requests under way, and not being lent to for now."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.models.query_table import Badge
from ui.pages.lending.request_words import state_badge, user_words
from ui.pages.persons.cards import devices_card, paragraph
from ui.pages.persons.desk import Deed, Desk, Entry, day, menu_button
from ui.theme import Tone, tokens
from ui.widgets.badge import BadgeLabel
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.counted import CountedLine
from ui.widgets.money_edit import baht
from ui.widgets.parts import button, column, row, rule
from welfaredesk.domain import thai_dates
from welfaredesk.domain.paper_limits import REASON
from welfaredesk.queries.lending_after import CLAIMS, AfterRow, claims_of_person
from welfaredesk.queries.lending_requests import UNDER_WAY, RequestRow
from welfaredesk.services import lending_rules

SHOWN_PAST = 3
translate = QCoreApplication.translate


def lending_card(desk: Desk) -> Card:
    """Devices at home, what is owed, what was asked for; the menu takes in a request or stops lending."""
    page, routes = desk.page, desk.context.routes
    card = devices_card(page.loans, page.row.id, routes.loan_wanted.emit)
    deeds: list[Deed] = []
    if not page.row.died:
        deeds.append((translate("persons", "รับคำขอยืม…"), lambda: routes.ask_wanted.emit(page.row.id)))
    if page.restriction is None:
        deeds.append((translate("persons", "งดให้ยืม…"), lambda: _restrict(desk)))
    else:
        deeds.append((translate("persons", "ให้ยืมได้ตามเดิม…"), lambda: _lift(desk)))
        card.body.insertWidget(0, _restricted(desk))
    card.add_action(menu_button("more", translate("persons", "จัดการการยืม"), "lending_menu", deeds))
    claims = claims_of_person(desk.context.db, desk.person_id)
    owed = [claim for claim in claims if claim.state == CLAIMS]
    for claim in owed + [claim for claim in claims if claim.state != CLAIMS][:SHOWN_PAST]:
        card.add(rule())
        card.add(_claim_line(desk, claim))
    running = [request for request in page.requests if request.state in UNDER_WAY]
    past = [request for request in page.requests if request.state not in UNDER_WAY]
    for request in running + past[:SHOWN_PAST]:
        card.add(rule())
        card.add(_request_line(desk, request))
    return card


def _restricted(desk: Desk) -> QWidget:
    found = desk.page.restriction
    assert found is not None
    banner = Banner()
    said = translate("persons", "งดให้ยืม{until}: {reason} (โดย {by})")
    until = lending_rules.until_words(found.until_on)
    banner.say(Tone.LATE, said.format(until=until, reason=found.reason, by=found.set_by))
    return banner


def _claim_line(desk: Desk, claim: AfterRow) -> QWidget:
    """What is or was owed for a device, and how it ended."""
    said = f"{claim.kind}: {claim.what}"
    parts = [f"{claim.model} {claim.code}", thai_dates.screen(claim.since)]
    if claim.satang:
        parts.append(translate("persons", "{baht} บาท").format(baht=baht(claim.satang)))
    state = Badge(claim.ended, Tone.DONE)
    if claim.state == CLAIMS:
        state = Badge(translate("persons", "ค้างอยู่"), Tone.WAIT, "warning")
    show = button(
        translate("persons", "เปิดใบยืม"),
        "file",
        "quiet",
        lambda: desk.context.routes.loan_wanted.emit(claim.contract_id),
    )
    show.setObjectName(f"claim_{claim.id}")
    line = QWidget()
    layout = column(paragraph(said, "strong"), gap=2)
    layout.addWidget(paragraph(" · ".join(parts), "small"))
    layout.addLayout(row(BadgeLabel(state), None, show, gap=tokens.GAP_S))
    line.setLayout(layout)
    return line


def _request_line(desk: Desk, request: RequestRow) -> QWidget:
    asked = translate("persons", "ขอเมื่อ {day}").format(day=thai_dates.screen(request.asked_on))
    other = ""
    if request.applicant_id != desk.person_id:
        other = translate("persons", "ผู้ขอ {name}").format(name=request.applicant)
    elif request.beneficiary_id != desk.person_id:
        other = translate("persons", "ขอให้ {name}").format(name=user_words(request))
    show = button(
        translate("persons", "คำขอ {no}").format(no=request.no),
        "file",
        "quiet",
        lambda: desk.context.routes.request_wanted.emit(request.id),
    )
    show.setObjectName(f"request_{request.id}")
    line = QWidget()
    layout = column(paragraph(request.model, "strong"), gap=2)
    layout.addWidget(paragraph(" · ".join(filter(None, (asked, other))), "small"))
    layout.addLayout(row(BadgeLabel(state_badge(request)), None, show, gap=tokens.GAP_S))
    line.setLayout(layout)
    return line


def _restrict(desk: Desk) -> None:
    entries = (
        Entry(
            "reason", translate("persons", "เหตุที่งดให้ยืม"), CountedLine("", REASON), required=True, wide=True
        ),
        Entry("until_on", translate("persons", "งดถึงวันที่ (เว้นว่าง: จนกว่าจะยกเลิก)"), day()),
    )

    def save(values: dict[str, Any]) -> Any:
        actor, db = desk.context.actor, desk.context.db
        return lending_rules.restrict(actor, db, desk.person_id, values["reason"], values["until_on"])

    desk.ask(translate("persons", "งดให้ยืม"), entries, save, translate("persons", "งดให้ยืมแล้ว"))


def _lift(desk: Desk) -> None:
    entries = (
        Entry(
            "reason",
            translate("persons", "เหตุที่ให้ยืมได้ตามเดิม"),
            CountedLine("", REASON),
            required=True,
            wide=True,
        ),
    )

    def save(values: dict[str, Any]) -> Any:
        return lending_rules.lift(desk.context.actor, desk.context.db, desk.person_id, values["reason"])

    desk.ask(translate("persons", "ให้ยืมได้ตามเดิม"), entries, save, translate("persons", "ให้ยืมได้ตามเดิมแล้ว"))

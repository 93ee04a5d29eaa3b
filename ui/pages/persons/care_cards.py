"""What was seen and agreed: ADL over time, home visits, consent."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.models.query_table import Badge
from ui.pages.persons import adl_form, care_forms, words
from ui.pages.persons.adl_chart import AdlChart
from ui.pages.persons.cards import nothing, paragraph
from ui.pages.persons.desk import Desk, add_button
from ui.pages.persons.held_cards import line
from ui.theme import Tone, tokens
from ui.widgets.badge import BadgeLabel
from ui.widgets.card import Card
from ui.widgets.parts import button, column, label, row, tool_button
from welfaredesk import clock
from welfaredesk.domain import adl, thai_dates
from welfaredesk.queries.person_care import AssessmentView, ConsentView, VisitView

SHOWN = 6
translate = QCoreApplication.translate


def adl_card(desk: Desk) -> Card:
    """The latest total with its group, the line over time, and every assessment."""
    made = desk.page.assessments
    card = Card(translate("persons", "กิจวัตรประจำวัน (ADL)"), "chart")
    card.add_action(add_button(translate("persons", "ประเมิน"), "assess", lambda: adl_form.assess(desk)))
    if not made:
        card.add(nothing(translate("persons", "ยังไม่เคยประเมิน")))
        return card
    if len(made) > 1:
        card.add(AdlChart([(each.assessed_on, each.total) for each in reversed(made)]))
    for each in made[:SHOWN]:
        card.add(_assessment_line(desk, each))
    if len(made) > SHOWN:
        card.add(label(_earlier(len(made) - SHOWN), "small"))
    return card


def change_badge(change: str, before: adl.AdlGroup | None) -> Badge | None:
    """How the group changed since the assessment before, None when it did not."""
    if not change or before is None:
        return None
    name = adl.GROUP_NAMES[before]
    if change == "better":
        return Badge(translate("persons", "ดีขึ้นจาก{group}").format(group=name), Tone.DONE, "chevron-up")
    return Badge(translate("persons", "แย่ลงจาก{group}").format(group=name), Tone.LATE, "chevron-down")


def _assessment_line(desk: Desk, made: AssessmentView) -> QWidget:
    noticed = [
        made.assessor,
        translate("persons", "คะแนนรวมอย่างเดียว") if made.scores is None else "",
        translate("persons", "มีแผลกดทับ") if made.pressure_sore else "",
        translate("persons", "ใส่สายสวน") if made.catheter else "",
        made.note,
    ]
    text = translate("persons", "{total} คะแนน · {day}").format(
        total=made.total, day=thai_dates.screen(made.assessed_on)
    )
    tip = translate("persons", "แก้ผลประเมินวันที่ {day}").format(day=thai_dates.screen(made.assessed_on))
    edit = tool_button("edit", tip, lambda: adl_form.correct(desk, made))
    edit.setObjectName(f"correct_assessment_{made.id}")
    small = " · ".join(part for part in noticed if part)
    result = line(text, small, None, edit)
    outer = QWidget()
    badges = row(BadgeLabel(adl_form.group_badge(made.group)), gap=tokens.GAP_S)
    changed = change_badge(made.change, _group_before(desk, made))
    if changed is not None:
        badges.addWidget(BadgeLabel(changed))
    badges.addStretch(1)
    stack = column(result, gap=tokens.GAP_XS)
    stack.addLayout(badges)
    outer.setLayout(stack)
    return outer


def visit_card(desk: Desk) -> Card:
    """Home visits, the newest first, and the next one that was agreed."""
    visits = desk.page.visits
    card = Card(translate("persons", "การเยี่ยมบ้าน"), "map-pin")
    card.add_action(add_button(translate("persons", "บันทึกเยี่ยม"), "add_visit", lambda: care_forms.visit(desk)))
    if not visits:
        card.add(nothing(translate("persons", "ยังไม่มีบันทึกการเยี่ยมบ้าน")))
    for visit in visits[:SHOWN]:
        card.add(_visit_line(desk, visit, newest=visit is visits[0]))
    if len(visits) > SHOWN:
        card.add(label(_earlier(len(visits) - SHOWN), "small"))
    return card


def _visit_line(desk: Desk, visit: VisitView, *, newest: bool) -> QWidget:
    head = " · ".join(part for part in (thai_dates.screen(visit.visited_on), visit.visitor) if part)
    body = "\n".join(part for part in (visit.purpose, visit.findings) if part)
    badge = None
    if newest and visit.next_on is not None:
        late = visit.next_on < clock.today()
        text = translate("persons", "เลยนัด {day}") if late else translate("persons", "นัดต่อไป {day}")
        tone, picture = (Tone.WAIT, "late") if late else (Tone.INFO, "calendar")
        badge = Badge(text.format(day=thai_dates.screen(visit.next_on)), tone, picture)
    tip = translate("persons", "แก้บันทึกเยี่ยมบ้าน {day}").format(day=thai_dates.screen(visit.visited_on))
    edit = tool_button("edit", tip, lambda: care_forms.visit(desk, visit))
    edit.setObjectName(f"correct_visit_{visit.id}")
    return line(head, body, badge, edit)


def consent_card(desk: Desk) -> Card:
    """The consent in force, or that there is none; then the former ones."""
    page = desk.page
    card = Card(translate("persons", "ความยินยอมให้ใช้ข้อมูล"), "check-circle")
    give = translate("persons", "บันทึก")
    card.add_action(add_button(give, "give_consent", lambda: care_forms.give_consent(desk)))
    if page.consent is None:
        card.add(nothing(translate("persons", "ไม่มีความยินยอมที่ใช้อยู่")))
    else:
        card.add(_consent_line(desk, page.consent))
    for former in page.consents:
        if former is page.consent:
            continue
        text = translate("persons", "ให้ไว้ {day}").format(day=thai_dates.screen(former.given_on))
        if former.withdrawn_at is not None:
            day = thai_dates.screen(former.withdrawn_at.date())
            text += translate("persons", " · ถอนเมื่อ {day}").format(day=day)
        card.add(paragraph(text, "small"))
    return card


def _consent_line(desk: Desk, consent: ConsentView) -> QWidget:
    agreed = [words.word(words.AGREEMENTS, name) for name in words.AGREEMENTS if getattr(consent, name)]
    text = "\n".join(f"✓ {each}" for each in agreed) or translate("persons", "รับทราบหนังสือแจ้ง ไม่ยินยอมข้อใด")
    parts = [
        translate("persons", "ให้ไว้ {day}").format(day=thai_dates.screen(consent.given_on)),
        words.word(words.CHANNELS, consent.channel),
        translate("persons", "โดย {name}").format(name=consent.given_by) if consent.given_by else "",
        translate("persons", "หนังสือแจ้งฉบับที่ {no}").format(no=consent.notice_version),
    ]
    small = " · ".join(part for part in parts if part)
    withdraw = button(
        translate("persons", "ถอน…"), "", "quiet", lambda: care_forms.withdraw_consent(desk, consent)
    )
    withdraw.setObjectName("withdraw_consent")
    return line(text, small, None, withdraw)


def _group_before(desk: Desk, made: AssessmentView) -> adl.AdlGroup | None:
    made_all = desk.page.assessments
    older = made_all[made_all.index(made) + 1 :]
    return older[0].group if older else None


def _earlier(count: int) -> str:
    return translate("persons", "และก่อนหน้านี้อีก {count} ครั้ง").format(count=count)

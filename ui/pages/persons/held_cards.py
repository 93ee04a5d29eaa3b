"""What somebody holds: disability cards, allowances, groups, a household, papers."""

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from reports import CATALOG
from ui.models.query_table import Badge
from ui.pages.persons import allowance_forms as allowances
from ui.pages.persons import disability_forms as disability
from ui.pages.persons import household_forms as households
from ui.pages.persons import papers, words
from ui.pages.persons.cards import facts, nothing, paragraph
from ui.pages.persons.desk import Deed, Desk, add_button, menu_button
from ui.theme import Tone, tokens
from ui.widgets.badge import BadgeLabel
from ui.widgets.card import Card
from ui.widgets.money_edit import baht
from ui.widgets.parts import button, column, label, row, rule, tool_button
from welfaredesk.domain import thai_dates
from welfaredesk.queries.documents import PaperRow
from welfaredesk.queries.households import HouseholdView, MemberView
from welfaredesk.queries.person_page import CardView, EnrolmentView
from welfaredesk.queries.person_parts import GroupView
from welfaredesk.queries.persons import GROUPS

SHOWN_PAPERS = 8
translate = QCoreApplication.translate


def line(text: str, small: str = "", badge: Badge | None = None, *tools: QWidget) -> QWidget:
    """One thing on a card: what it is, a small word under it, a badge, and its buttons at the right."""
    result = QWidget()
    left = column(paragraph(text, "strong"), gap=0)
    if small:
        left.addWidget(paragraph(small, "small"))
    if badge is not None:
        left.addSpacing(tokens.GAP_XS)
        left.addLayout(row(BadgeLabel(badge), None))
    layout = row(gap=tokens.GAP_S)
    layout.addLayout(left, 1)
    for each in tools:
        layout.addWidget(each)
    result.setLayout(layout)
    return result


def span(from_on: date | None, to_on: date | None) -> str:
    """From a day to a day in words, as far as known."""
    begin = thai_dates.screen(from_on) if from_on else ""
    finish = thai_dates.screen(to_on) if to_on else ""
    if begin and finish:
        return translate("persons", "{begin} ถึง {finish}").format(begin=begin, finish=finish)
    if begin:
        return translate("persons", "ตั้งแต่ {begin}").format(begin=begin)
    return translate("persons", "ถึง {finish}").format(finish=finish) if finish else ""


# --- disability ---


def disability_card(desk: Desk) -> Card:
    """Kinds of disability, the card in force with its dates and caregiver, and the former cards."""
    page = desk.page
    card = Card(translate("persons", "ความพิการและบัตร"), "wheelchair")
    card.add_action(add_button(translate("persons", "เพิ่มบัตร"), "add_card", lambda: disability.add_card(desk)))
    if page.card is None and not page.cards:
        card.add(nothing(translate("persons", "ไม่มีข้อมูลความพิการ")))
        return card
    if page.types:
        kinds = "\n".join(words.disability(kind) for kind in page.types)
        card.add(facts([(translate("persons", "ประเภท"), kinds)]))
    if page.card is not None and page.card.id is None:
        card.add(nothing(translate("persons", "ไม่มีข้อมูลบัตรประจำตัวคนพิการ")))
        types: list[Deed] = [
            (translate("persons", "แก้ไขประเภทความพิการ…"), lambda: disability.set_types(desk))
        ]
        card.add_action(menu_button("more", translate("persons", "จัดการความพิการ"), "types_menu", types))
    for view in page.cards:
        card.add(rule())
        card.add(_disability_line(desk, view))
    return card


def _disability_line(desk: Desk, view: CardView) -> QWidget:
    number = view.card_no or translate("persons", "ไม่ทราบเลขที่")
    caregiver = view.caregiver_name or view.caregiver
    if caregiver and view.caregiver_relation:
        caregiver = f"{caregiver} ({view.caregiver_relation})"
    parts = [
        translate("persons", "ออกบัตร {day}").format(day=thai_dates.screen(view.issued_on))
        if view.issued_on
        else "",
        translate("persons", "หมดอายุ {day}").format(day=thai_dates.screen(view.expires_on))
        if view.expires_on and not view.lifetime
        else "",
        translate("persons", "คืนบัตร {day}").format(day=thai_dates.screen(view.returned_on))
        if view.returned_on
        else "",
    ]
    small = [" · ".join(part for part in parts if part)]
    if caregiver:
        known = "" if view.caregiver_id else translate("persons", " · ยังไม่ยืนยันกับทะเบียน")
        small.append(translate("persons", "ผู้ดูแล {name}").format(name=caregiver) + known)
    tools = [_disability_menu(desk, view)] if view.returned_on is None else []
    text = translate("persons", "บัตรเลขที่ {no}").format(no=number) if view.card_no else number
    return line(text, "\n".join(part for part in small if part), words.card_badge(view.status), *tools)


def _disability_menu(desk: Desk, view: CardView) -> QWidget:
    card_id = view.id
    assert card_id is not None, "only a card that is kept has a menu"
    deeds: list[Deed] = [
        (translate("persons", "แก้ไขบัตร…"), lambda: disability.change_card(desk, view)),
        (
            translate("persons", "ยืนยันผู้ดูแลกับทะเบียน…"),
            lambda: disability.confirm_caregiver(desk, card_id, view.caregiver),
        ),
        (translate("persons", "รับคืนบัตร…"), lambda: disability.mark_returned(desk, card_id)),
    ]
    return menu_button("more", translate("persons", "จัดการบัตร"), f"card_menu_{card_id}", deeds)


# --- allowances and groups ---


def allowance_card(desk: Desk) -> Card:
    """Programmes the person is enrolled in, with the monthly amount, then those that are over."""
    page = desk.page
    card = Card(translate("persons", "เบี้ยยังชีพและสิทธิ"), "list")
    if not page.row.died:
        card.add_action(add_button(translate("persons", "ขึ้นทะเบียน"), "enrol", lambda: allowances.enrol(desk)))
    for entry in page.enrolments:
        card.add(_enrolment_line(desk, entry))
    if not page.enrolments:
        card.add(nothing(translate("persons", "ยังไม่มีข้อมูลเบี้ยยังชีพ")))
    for entry in page.ended_enrolments:
        why = "" if entry.status in allowances.RUNNING else entry.status_label
        parts = (entry.label, monthly(entry), span(entry.from_on, entry.to_on), why)
        card.add(paragraph(" · ".join(part for part in parts if part), "small"))
    return card


def monthly(entry: EnrolmentView) -> str:
    """The amount of a month, "" when not known."""
    if entry.amount_satang is None:
        return ""
    return translate("persons", "{baht} บาท/เดือน").format(baht=baht(entry.amount_satang))


def _enrolment_line(desk: Desk, entry: EnrolmentView) -> QWidget:
    register = translate("persons", "ลำดับ {no}").format(no=entry.register_no) if entry.register_no else ""
    small = " · ".join(part for part in (monthly(entry), span(entry.from_on, None), register) if part)
    tone, picture = (Tone.DONE, "check-circle") if entry.status == "receiving" else (Tone.WAIT, "clock")
    deeds: list[Deed] = [
        (translate("persons", "เปลี่ยนจำนวนเงินหรือสถานะ…"), lambda: allowances.change(desk, entry)),
        (translate("persons", "แก้ที่บันทึกผิด…"), lambda: allowances.correct(desk, entry)),
        (translate("persons", "ยุติ…"), lambda: allowances.end(desk, entry)),
    ]
    tip = translate("persons", "จัดการ{programme}").format(programme=entry.label)
    menu = menu_button("more", tip, f"enrolment_menu_{entry.id}", deeds)
    return line(entry.label, small, Badge(entry.status_label, tone, picture), menu)


def group_card(desk: Desk) -> Card:
    """Target groups with their dates, today's first."""
    card = Card(translate("persons", "กลุ่มเป้าหมาย"), "people")
    action = add_button(translate("persons", "เพิ่มกลุ่ม"), "join_group", lambda: allowances.join_group(desk))
    card.add_action(action)
    groups = desk.page.groups
    current = [group for group in groups if group.to_on is None]
    if "elderly" in desk.page.row.groups:
        card.add(line(GROUPS["elderly"], translate("persons", "ดูจากวันเกิด")))
    for group in current:
        card.add(_group_line(desk, group))
    for group in groups:
        if group.to_on is not None:
            card.add(paragraph(f"{group.label} · {span(group.from_on, group.to_on)}", "small"))
    if not groups and "elderly" not in desk.page.row.groups:
        card.add(nothing(translate("persons", "ยังไม่อยู่ในกลุ่มใด")))
    return card


def _group_line(desk: Desk, group: GroupView) -> QWidget:
    tip = translate("persons", "นำออกจากกลุ่ม{group}").format(group=group.label)
    leave = tool_button("close", tip, lambda: allowances.leave_group(desk, group))
    leave.setObjectName(f"leave_group_{group.code}")
    return line(group.label, span(group.from_on, None), None, leave)


# --- household ---


def household_card(desk: Desk) -> Card:
    """Who lives with the person today, the head first, and where the person lived before."""
    page, house = desk.page, desk.page.household
    card = Card(translate("persons", "ครัวเรือน"), "house")
    if house is None:
        card.add(nothing(translate("persons", "ยังไม่ได้ระบุว่าอยู่กับใคร")))
        if not page.row.died:
            make: list[Deed] = [
                (translate("persons", "เข้าอยู่กับครัวเรือนที่มีแล้ว…"), lambda: households.join(desk)),
                (translate("persons", "สร้างครัวเรือนใหม่…"), lambda: households.create(desk)),
            ]
            tip = translate("persons", "ระบุครัวเรือน")
            card.add_action(menu_button("plus", tip, "household_menu", make))
    else:
        add = translate("persons", "เพิ่มสมาชิก")
        card.add_action(add_button(add, "add_member", lambda: households.add_member(desk, house)))
        card.add_action(_household_menu(desk, house))
        card.add(paragraph(_house_text(house), "muted"))
        for member in house.members:
            card.add(_member_line(desk, member))
        if house.note:
            card.add(paragraph(house.note, "small"))
    for former in page.former_households:
        text = translate("persons", "เคยอยู่บ้านเลขที่ {no} หมู่ {moo}").format(
            no=former.house_no or "–", moo=former.moo or "–"
        )
        card.add(paragraph(f"{text} · {span(former.from_on, former.to_on)}", "small"))
    return card


def _house_text(house: HouseholdView) -> str:
    parts = [
        translate("persons", "บ้านเลขที่ {no}").format(no=house.house_no or "–"),
        translate("persons", "หมู่ {moo}").format(moo=house.moo) if house.moo else "",
        translate("persons", "รหัสบ้าน {code}").format(code=house.house_code) if house.house_code else "",
        translate("persons", "{count} คน").format(count=len(house.members)),
    ]
    return " · ".join(part for part in parts if part)


def _household_menu(desk: Desk, house: HouseholdView) -> QWidget:
    deeds: list[Deed] = [
        (translate("persons", "ตั้งเจ้าบ้านใหม่…"), lambda: households.set_head(desk, house.id)),
        (translate("persons", "แก้ไขข้อมูลบ้าน…"), lambda: households.change(desk, house)),
    ]
    if house.relation != households.HEAD:
        words_of = translate("persons", "แก้ความสัมพันธ์กับเจ้าบ้าน…")
        deeds.append((words_of, lambda: households.set_relation(desk, house)))
    deeds.append((translate("persons", "ออกจากครัวเรือน…"), lambda: households.leave(desk)))
    if not desk.page.row.died:
        deeds += [
            (translate("persons", "ย้ายไปครัวเรือนอื่น…"), lambda: households.join(desk)),
            (translate("persons", "แยกไปสร้างครัวเรือนใหม่…"), lambda: households.create(desk)),
        ]
    return menu_button("more", translate("persons", "จัดการครัวเรือน"), "household_menu", deeds)


def _member_line(desk: Desk, member: MemberView) -> QWidget:
    parts = [
        member.relation_label,
        "" if member.age is None else translate("persons", "อายุ {age} ปี").format(age=member.age),
        span(member.from_on, None),
    ]
    small = " · ".join(part for part in parts if part)
    badge = Badge(words.word(words.EVENTS, member.gone), Tone.LATE, "info") if member.gone else None
    if member.person_id == desk.person_id:
        return line(translate("persons", "{name} (คนนี้)").format(name=member.name), small, badge)
    tip = translate("persons", "เปิดหน้าของ {name}").format(name=member.name)
    emit = desk.context.routes.person_wanted.emit
    return line(member.name, small, badge, tool_button("arrow-right", tip, lambda: emit(member.person_id)))


# --- papers ---


def merges_card(desk: Desk) -> Card:
    """Records that were made one with this person, each with the way back."""
    card = Card(translate("persons", "รายชื่อที่รวมเข้ามา"), "copy")
    for merge in desk.page.merges:
        undo = button(
            translate("persons", "ย้อนการรวม…"), "undo", "quiet", partial(_undo_merge, desk, merge.id)
        )
        undo.setObjectName(f"undo_merge_{merge.id}")
        text = translate("persons", "รวมจาก {gone}").format(gone=merge.gone)
        when = translate("persons", "เมื่อ {day} โดย {actor}")
        small = when.format(day=thai_dates.screen(merge.merged_at.date()), actor=merge.merged_by)
        card.add(line(text, small, None, undo))
    return card


def _undo_merge(desk: Desk, merge_id: int) -> None:
    from ui.pages.persons import merge_undo

    merge_undo.undo(desk.context, desk.parent, merge_id)


def paper_card(desk: Desk) -> Card:
    """Papers issued about the person or for the person's loans."""
    card = Card(translate("persons", "เอกสารที่ออกแล้ว"), "file")
    shown = desk.page.papers
    if not shown:
        card.add(nothing(translate("persons", "ยังไม่เคยออกเอกสาร")))
    for paper in shown[:SHOWN_PAPERS]:
        card.add(_paper_line(desk, paper))
    if len(shown) > SHOWN_PAPERS:
        more = translate("persons", "และก่อนหน้านี้อีก {count} ฉบับ").format(count=len(shown) - SHOWN_PAPERS)
        card.add(label(more, "small"))
    return card


def _paper_line(desk: Desk, paper: PaperRow) -> QWidget:
    issued = translate("persons", "ออกเมื่อ {day}").format(day=thai_dates.screen(paper.issued_on))
    title = f"{papers.title_of(paper.form)} {paper.no}".strip()
    if paper.voided:
        return line(title, issued, Badge(translate("persons", "ยกเลิกแล้ว"), Tone.NEUTRAL, "close"))
    if paper.form not in CATALOG or CATALOG[paper.form].moves_on:
        return line(title, issued)  # made again it would tell of today; the print menu does that
    tip = translate("persons", "เปิด {title}").format(title=title)
    show = tool_button("print", tip, lambda: papers.show(desk, paper.form, paper.entity_id))
    return line(title, issued, None, show)

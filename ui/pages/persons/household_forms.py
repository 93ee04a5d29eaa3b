"""The forms of a household: make one, join one, who is its head, who leaves."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from ui.pages.persons.desk import Desk, Entry, day, needed
from ui.pages.persons.find_list import HouseholdFinder, PersonFinder
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.editors import combo
from welfaredesk.queries.households import HouseholdView, household_page
from welfaredesk.services import households
from welfaredesk.services.audit import Saved
from welfaredesk.services.households import LIMITS, HouseholdInput

HEAD = "head"
translate = QCoreApplication.translate


def create(desk: Desk) -> None:
    """A new household with the person as its head."""
    context, home = desk.context, desk.page.living or desk.page.address

    def save(values: dict[str, Any]) -> Saved:
        from_on = values.pop("from_on")
        return households.create(context.actor, context.db, HouseholdInput(**values), desk.person_id, from_on)

    entries = [*_house(HouseholdInput(house_no=home.house_no, moo=home.moo)), _from_on()]
    title = translate("persons", "สร้างครัวเรือน · {name} เป็นเจ้าบ้าน").format(name=desk.page.row.name)
    desk.ask(title, entries, save, translate("persons", "สร้างครัวเรือนแล้ว"))


def join(desk: Desk) -> None:
    """The person joins a household that is there already, leaving the one of today."""
    context, home = desk.context, desk.page.living or desk.page.address

    def save(values: dict[str, Any]) -> Saved:
        needed(values, "household", "relation")
        house, relation = values["household"], values["relation"]
        return households.add_member(
            context.actor, context.db, house, desk.person_id, relation, values["from_on"]
        )

    finder = HouseholdFinder(context.db, home.house_no)
    entries = [
        Entry("household", translate("persons", "ครัวเรือน"), finder, required=True, wide=True),
        _relation(desk),
        _from_on(),
    ]
    title = translate("persons", "ให้ {name} เข้าอยู่ในครัวเรือน").format(name=desk.page.row.name)
    desk.ask(title, entries, save, translate("persons", "เข้าอยู่ในครัวเรือนแล้ว"))


def add_member(desk: Desk, house: HouseholdView) -> None:
    """Somebody else joins the person's household."""
    context = desk.context

    def save(values: dict[str, Any]) -> Saved:
        needed(values, "member", "relation")
        member, relation = values["member"], values["relation"]
        return households.add_member(context.actor, context.db, house.id, member, relation, values["from_on"])

    finder = PersonFinder(context.db, desk.person_id)
    entries = [
        Entry("member", translate("persons", "สมาชิกที่จะเพิ่ม"), finder, required=True, wide=True),
        _relation(desk),
        _from_on(),
    ]
    title = translate("persons", "เพิ่มสมาชิกในครัวเรือน")
    desk.ask(title, entries, save, translate("persons", "เพิ่มสมาชิกแล้ว"))


def change(desk: Desk, house: HouseholdView) -> None:
    """What is known of the house."""
    context = desk.context
    initial = HouseholdInput(house.house_code, house.house_no, house.moo, house.note)

    def save(values: dict[str, Any]) -> Saved:
        data = replace(initial, **values)
        return households.change(context.actor, context.db, house.id, data, version=house.version)

    title = translate("persons", "แก้ไขข้อมูลบ้าน")
    desk.ask(title, _house(initial), save, translate("persons", "บันทึกข้อมูลบ้านแล้ว"))


def set_head(desk: Desk, household_id: int) -> None:
    """Another member becomes the head of a household, also of one that lost its head."""
    context = desk.context
    house = household_page(context.db, household_id)
    former = next((member for member in house.members if member.relation == HEAD), None)
    others = [
        (member.person_id, f"{member.name} ({member.relation_label})")
        for member in house.members
        if member is not former and not member.gone
    ]

    def save(values: dict[str, Any]) -> Saved:
        needed(values, "person")
        relation = values.get("former_relation") or households.OTHER
        return households.set_head(
            context.actor, context.db, household_id, values["person"], relation, values["on"]
        )

    caption = translate("persons", "เจ้าบ้านคนใหม่")
    entries = [Entry("person", caption, combo([(None, ""), *others]), required=True)]
    if former is not None:
        text = translate("persons", "{name} เจ้าบ้านเดิม ต่อไปเป็น").format(name=former.name)
        kinds = [(code, words) for code, words in desk.options("relation", blank=False) if code != HEAD]
        entries.append(Entry("former_relation", text, combo(kinds, households.OTHER)))
    entries.append(Entry("on", translate("persons", "ตั้งแต่วันที่"), day(today=True)))
    title = translate("persons", "ตั้งเจ้าบ้านใหม่ · บ้านเลขที่ {no}").format(no=house.house_no or "–")
    desk.ask(title, entries, save, translate("persons", "ตั้งเจ้าบ้านใหม่แล้ว"))


def set_relation(desk: Desk, house: HouseholdView) -> None:
    """Put right the person's relation to the head."""
    context = desk.context

    def save(values: dict[str, Any]) -> Saved:
        return households.set_relation(context.actor, context.db, desk.person_id, values["relation"])

    title = translate("persons", "แก้ความสัมพันธ์กับเจ้าบ้าน")
    entries = [_relation(desk, house.relation)]
    desk.ask(title, entries, save, translate("persons", "แก้ความสัมพันธ์แล้ว"))


def leave(desk: Desk) -> None:
    """The person no longer lives there."""
    context = desk.context

    def save(values: dict[str, Any]) -> Saved:
        needed(values, "to_on")
        return households.leave(context.actor, context.db, desk.person_id, values["to_on"])

    title = translate("persons", "{name} ออกจากครัวเรือน").format(name=desk.page.row.name)
    entries = [
        Entry(
            "to_on",
            translate("persons", "ออกเมื่อวันที่"),
            day(last_day(desk), today=last_day(desk) is None),
            required=True,
        )
    ]
    desk.ask(title, entries, save, translate("persons", "ออกจากครัวเรือนแล้ว"))


def last_day(desk: Desk) -> date | None:
    """The day a person died or moved out, None for somebody who lives here."""
    days = [
        event.happened_on
        for event in desk.page.life_events
        if event.confirmed and event.happened_on is not None and event.kind != "moved_in"
    ]
    return max(days) if days and (desk.page.row.died or desk.page.row.moved_out) else None


def _house(initial: HouseholdInput) -> list[Entry]:
    note = CountedText(initial.note, LIMITS["note"], keep_lines=True)
    code_hint = translate("persons", "11 หลักตามทะเบียนบ้าน ไม่ทราบเว้นไว้ได้")
    return [
        Entry("house_no", translate("persons", "บ้านเลขที่"), CountedLine(initial.house_no, LIMITS["house_no"])),
        Entry("moo", translate("persons", "หมู่ที่"), CountedLine(initial.moo, LIMITS["moo"])),
        Entry(
            "house_code",
            translate("persons", "รหัสประจำบ้าน"),
            CountedLine(initial.house_code, LIMITS["house_code"]),
            hint=code_hint,
        ),
        Entry("note", translate("persons", "หมายเหตุ"), note, wide=True),
    ]


def _relation(desk: Desk, value: str = "") -> Entry:
    caption = translate("persons", "ความสัมพันธ์กับเจ้าบ้าน")
    return Entry("relation", caption, combo(desk.options("relation", value), value), required=True)


def _from_on() -> Entry:
    hint = translate("persons", "ไม่ทราบเว้นว่างไว้")
    return Entry("from_on", translate("persons", "อยู่ตั้งแต่วันที่"), day(), hint=hint)

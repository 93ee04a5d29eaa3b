"""The house that was built or repaired for somebody, where somebody works, and what work is looked for."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QToolButton

from ui.models.query_table import Badge
from ui.pages.housing.words import stage_badge
from ui.pages.persons.cards import nothing
from ui.pages.persons.desk import Desk, add_button
from ui.pages.persons.held_cards import line, span
from ui.pages.persons.work_forms import register_seeker
from ui.theme import Tone
from ui.widgets.card import Card
from ui.widgets.money_edit import baht
from ui.widgets.parts import button, tool_button
from welfaredesk.domain import thai_dates
from welfaredesk.domain.houses import House
from welfaredesk.queries.employment import PlacementRow
from welfaredesk.queries.housing import HouseRow
from welfaredesk.queries.job_seekers import SeekerRow
from welfaredesk.queries.person_page import PersonPage

translate = QCoreApplication.translate


def house_card(desk: Desk) -> Card:
    """Projects for the person's house, the latest first, each with a way to it; and a way to the house."""
    page, routes = desk.page, desk.context.routes
    card = Card(translate("persons", "บ้านที่สร้างหรือซ่อมให้"), "house")
    house = house_of_person(page)
    if house.known:
        to_house = button(translate("persons", "เปิดหน้าบ้าน"), "house", "quiet")
        to_house.setObjectName("open_house")
        to_house.clicked.connect(lambda: routes.house_wanted.emit(house))
        card.add_action(to_house)
    for row in page.houses:
        show = _opener(translate("persons", "เปิดโครงการบ้าน"), f"project_{row.id}")
        show.clicked.connect(lambda _on=False, row=row: routes.project_wanted.emit(row.id))
        card.add(line(_project_title(row), _project_text(row), stage_badge(row), show))
    if not page.houses:
        card.add(nothing(translate("persons", "ยังไม่มีโครงการสร้างหรือซ่อมบ้าน")))
    return card


def house_of_person(page: PersonPage) -> House:
    """The house a person lives in: that of the household, else of the address where they really live."""
    if page.household is not None:
        return House(page.household.house_no, page.household.moo, page.household.id)
    address = page.living or page.address
    return House(address.house_no, address.moo)


def placement_cards(desk: Desk) -> list[Card]:
    """Where the person works or worked, each with a way to it; no card for those it does not concern."""
    page, routes = desk.page, desk.context.routes
    if not (page.placements or "disabled" in page.row.groups):
        return []
    card = Card(translate("persons", "การทำงานและสิทธิจ้างงาน"), "briefcase")
    for row in page.placements:
        show = _opener(translate("persons", "เปิดการจ้างงาน"), f"placement_{row.id}")
        show.clicked.connect(lambda _on=False, row=row: routes.placement_wanted.emit(row.id))
        card.add(line(row.workplace, placement_text(page, row), _placement_badge(row), show))
    if not page.placements:
        card.add(nothing(translate("persons", "ยังไม่มีการจ้างงานหรือให้สิทธิ")))
    return [card]


def _opener(tip: str, name: str) -> QToolButton:
    result = tool_button("arrow-right", tip)
    result.setObjectName(name)
    return result


def seeker_cards(desk: Desk) -> list[Card]:
    """Looking for work, now and before; no card for those whom it does not concern."""
    page = desk.page
    if not (page.seekers or "disabled" in page.row.groups):
        return []
    card = Card(translate("persons", "การหางาน"), "search")
    for row in page.seekers:
        show = _opener(translate("persons", "เปิดการหางาน"), f"seeker_{row.id}")
        show.clicked.connect(lambda _on=False, row=row: desk.context.routes.seeker_wanted.emit(row.id))
        card.add(line(row.work, _seeker_text(row), _seeker_badge(row), show))
    if not page.seekers:
        card.add(nothing(translate("persons", "ยังไม่ได้ขึ้นทะเบียนหางาน")))
    if not page.row.died and not any(row.is_open for row in page.seekers):
        words = translate("persons", "ขึ้นทะเบียน…")
        card.add_action(add_button(words, "add_seeker", lambda: register_seeker(desk)))
    return [card]


def _seeker_text(row: SeekerRow) -> str:
    wage = ""
    if row.wage_satang is not None:
        wage = translate("persons", "ขอค่าจ้าง {wage}").format(
            wage=f"{baht(row.wage_satang)} {row.wage_unit_label}".strip()
        )
    lines = (
        " · ".join(part for part in (wage, row.reach_label) if part),
        span(row.registered_on, row.closed_on),
    )
    return "\n".join(part for part in lines if part)


def _seeker_badge(row: SeekerRow) -> Badge:
    if not row.is_open:
        return Badge(row.close_label, Tone.NEUTRAL, "minus")
    if row.waiting:
        return Badge(translate("persons", "เสนองานแล้ว รอคำตอบ"), Tone.WAIT, "clock")
    return Badge(translate("persons", "กำลังหางาน"), Tone.INFO, "search")


def _project_title(row: HouseRow) -> str:
    year = translate("persons", "ปีงบประมาณ {year}").format(year=row.fiscal_year)
    return " · ".join(part for part in (row.support_label, year) if part)


def _project_text(row: HouseRow) -> str:
    money = translate("persons", "{baht} บาท").format(baht=baht(row.satang)) if row.satang is not None else ""
    number = translate("persons", "เลขที่ {no}").format(no=row.no) if row.no else ""
    finished = (
        translate("persons", "แล้วเสร็จ {day}").format(day=thai_dates.screen(row.finished_on))
        if row.finished_on
        else ""
    )
    lines = (
        " · ".join(part for part in (number, " ".join(part for part in (row.funds, money) if part)) if part),
        finished,
    )
    return "\n".join(part for part in lines if part)


def placement_text(page: PersonPage, row: PlacementRow) -> str:
    """What the work is, who pays, since when; and for whom, when the right is somebody else's."""
    wage = ""
    if row.wage_satang is not None:
        wage = f"{baht(row.wage_satang)} {row.wage_unit_label}".strip()
    lines = [
        " · ".join(part for part in (row.position, wage) if part),
        row.basis_label,
        translate("persons", "ผู้ว่าจ้าง {name}").format(name=row.employer)
        if row.employer_id != row.workplace_id
        else "",
        span(row.started_on, row.ended_on or row.ends_on),
    ]
    if row.person_id != page.row.id:
        lines.append(translate("persons", "ใช้สิทธิแทน {name}").format(name=row.name))
    elif row.caregiver:
        lines.append(translate("persons", "ผู้ดูแลใช้สิทธิ: {name}").format(name=row.caregiver))
    return "\n".join(part for part in lines if part)


def _placement_badge(row: PlacementRow) -> Badge:
    if row.working:
        return Badge(row.state_label, Tone.DONE, "check-circle")
    return Badge(row.state_label, Tone.NEUTRAL, "clock")

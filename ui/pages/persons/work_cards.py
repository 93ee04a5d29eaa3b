"""The house that was built or repaired for somebody, and where somebody works."""

from PySide6.QtCore import QCoreApplication

from ui.models.query_table import Badge
from ui.pages.housing.words import stage_badge
from ui.pages.persons.cards import nothing
from ui.pages.persons.held_cards import line, span
from ui.theme import Tone
from ui.widgets.card import Card
from ui.widgets.money_edit import baht
from welfaredesk.domain import thai_dates
from welfaredesk.queries.employment import PlacementRow
from welfaredesk.queries.housing import HouseRow
from welfaredesk.queries.person_page import PersonPage

translate = QCoreApplication.translate


def house_card(page: PersonPage) -> Card:
    """Projects for the person's house, the latest first."""
    card = Card(translate("persons", "บ้านที่สร้างหรือซ่อมให้"), "house")
    for row in page.houses:
        card.add(line(_project_title(row), _project_text(row), stage_badge(row)))
    if not page.houses:
        card.add(nothing(translate("persons", "ยังไม่มีโครงการสร้างหรือซ่อมบ้าน")))
    return card


def placement_cards(page: PersonPage) -> list[Card]:
    """Where the person works or worked; no card for those whom it does not concern."""
    if not (page.placements or "disabled" in page.row.groups):
        return []
    card = Card(translate("persons", "การทำงานและสิทธิจ้างงาน"), "briefcase")
    for row in page.placements:
        card.add(line(row.workplace, placement_text(page, row), _placement_badge(row)))
    if not page.placements:
        card.add(nothing(translate("persons", "ยังไม่มีการจ้างงานหรือให้สิทธิ")))
    return [card]


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

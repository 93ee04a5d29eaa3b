"""The words that screens of the employment tab share: states, wages, the quota in sentences."""

from PySide6.QtCore import QCoreApplication

from ui.models.query_table import Badge
from ui.theme import Tone
from ui.widgets.money_edit import baht
from welfaredesk import clock
from welfaredesk.domain import organisations, placements, thai_dates
from welfaredesk.domain.value_lists import DISABILITY_TYPES
from welfaredesk.messages import issue_text
from welfaredesk.queries.employment import ENDING_DAYS, PlacementRow
from welfaredesk.queries.employment_pages import PlacementView, WageTotals
from welfaredesk.queries.organisations import OrganisationRow

translate = QCoreApplication.translate


def state_badge(row: PlacementRow) -> Badge:
    """Where a placement stands today; one that is soon over says in how many days."""
    if row.state == placements.PLANNED:
        return Badge(row.state_label, Tone.INFO, "calendar")
    if row.state == placements.SUSPENDED:
        return Badge(row.state_label, Tone.WAIT, "clock")
    if not row.working:
        return Badge(row.state_label, Tone.NEUTRAL, "minus")
    days = (row.ends_on - clock.today()).days if row.ends_on else ENDING_DAYS + 1
    if days > ENDING_DAYS:
        return Badge(row.state_label, Tone.DONE, "check-circle")
    if days == 0:
        return Badge(translate("employment", "สิ้นสุดวันนี้"), Tone.WAIT, "clock")
    return Badge(translate("employment", "อีก {days} วัน").format(days=days), Tone.WAIT, "clock")


def person_tone(row: PlacementRow) -> Tone | None:
    """Colours the names that nobody knows."""
    return Tone.WAIT if row.person_id is None else None


def disabilities(row: PlacementRow) -> str:
    """Kinds of disability in words, the primary one first."""
    return ", ".join(f"ป.{code} {DISABILITY_TYPES[code]}" for code in row.disabilities)


def short_disabilities(row: PlacementRow) -> str:
    """The same as codes: ป.3, ป.4; a name that nobody knows is marked."""
    if row.person_id is None:
        return translate("employment", "ไม่ทราบตัว")
    return ", ".join(f"ป.{code}" for code in row.disabilities) or "–"


def section(row: PlacementRow) -> str:
    """The section, with its number under 35: ม.33, ม.35 (3)."""
    head, _dash, kind = row.basis.partition("-")
    if not head.isdecimal():
        return row.basis_label
    return f"ม.{head} ({kind})" if kind else f"ม.{head}"


def wage(row: PlacementRow) -> str:
    """The wage with its unit, "–" when nobody wrote it."""
    return f"{baht(row.wage_satang)} {row.wage_unit_label}".strip() if row.wage_satang is not None else "–"


def short_wage(row: PlacementRow) -> str:
    """The same for a narrow column: whole baht without their zeros."""
    return wage(row).replace(".00 ", " ")


def short_end(row: PlacementRow) -> str:
    """The day it ended, or is to end."""
    day = row.ended_on or row.ends_on
    return thai_dates.table(day) if day else translate("employment", "ไม่มีกำหนด")


def totals(found: WageTotals) -> str:
    """The lines of a list added up, in one line."""
    parts = [
        translate("employment", "รวม {lines} รายการ {people} คน").format(
            lines=f"{found.lines:,}", people=f"{found.people:,}"
        )
    ]
    for code, count in found.by_section.items():
        name = (
            translate("employment", "มาตรา {code}").format(code=code)
            if code.isdecimal()
            else translate("employment", "อื่นๆ")
        )
        parts.append(f"{name}: {count:,}")
    wages = " · ".join(f"{baht(satang)} {unit}" for unit, satang in found.satang_by_unit.items())
    if wages:
        parts.append(translate("employment", "ค่าจ้างรวม {wages}").format(wages=wages))
    return " · ".join(parts)


def warnings(view: PlacementView) -> str:
    """What should be looked at again, a sentence a line."""
    row = view.row
    lines = []
    if row.person_id is None:
        lines.append(
            translate(
                "employment", "ทะเบียนเขียนชื่อว่า «{name}» ยังไม่ทราบว่าเป็นใคร กรุณากด แก้ไข แล้วเลือกบุคคล"
            ).format(name=row.name)
        )
    lines += [issue_text(issue) for issue in view.warnings]
    going_on = row.ended_on is None and row.state in (placements.WORKING, placements.PLANNED)
    said = {
        translate("employment", "เสียชีวิตเมื่อ {day} กรุณาบันทึกสิ้นสุดการจ้าง"): view.died_on,
        translate("employment", "ย้ายออกเมื่อ {day} กรุณาตรวจว่ายังทำงานอยู่หรือไม่"): view.moved_out_on,
    }
    lines += [
        text.format(day=thai_dates.screen(day)) for text, day in said.items() if day is not None and going_on
    ]
    return "\n".join(lines)


def kind(row: OrganisationRow) -> str:
    """What kind of organisation."""
    return organisations.KINDS[row.kind]


def number(value: int | None) -> str:
    """A count, "–" when it is not known."""
    return "–" if value is None else f"{value:,}"


def quota_badge(row: OrganisationRow) -> Badge:
    """Whether the quota is filled."""
    if row.missing is None:
        return Badge(translate("employment", "ยังไม่ทราบ"), Tone.NEUTRAL, "help")
    if row.missing:
        return Badge(
            translate("employment", "ขาด {count} คน").format(count=row.missing), Tone.WAIT, "warning"
        )
    if not row.required:
        return Badge(translate("employment", "ไม่ต้องจ้าง"), Tone.NEUTRAL, "minus")
    return Badge(translate("employment", "ครบแล้ว"), Tone.DONE, "check-circle")


def quota_tone(row: OrganisationRow) -> Tone:
    """How the sentences of the quota are shown."""
    if row.missing is None:
        return Tone.INFO
    return Tone.WAIT if row.missing else Tone.DONE


def quota(row: OrganisationRow) -> str:
    """What the quota asks and what is missing, in sentences (domain specification §3.6)."""
    if row.staff is None or row.missing is None:
        return translate("employment", "ยังไม่ได้กรอกจำนวนบุคลากร จึงยังบอกไม่ได้ว่าต้องจ้างคนพิการกี่คน")
    head = translate("employment", "บุคลากร {staff} คน ณ วันที่ 1 ต.ค. {year}").format(
        staff=f"{row.staff:,}", year=row.year
    )
    if not row.required:
        return translate("employment", "{head} ไม่ถึง 100 คน จึงไม่ต้องจ้างตามมาตรา 33").format(head=head)
    asks = translate(
        "employment", "{head} ต้องจ้างคนพิการ {required} คน จ้างแล้ว {employed} คน ให้สิทธิตามมาตรา 35 แล้ว {given} คน"
    ).format(head=head, required=row.required, employed=row.employed, given=row.rights_given)
    if not row.missing:
        return translate("employment", "{asks} ครบตามสัดส่วนแล้ว").format(asks=asks)
    lacks = translate("employment", "ยังขาด {missing} คน").format(missing=row.missing)
    return f"{asks} {lacks}\n{_instead(row)}"


def _instead(row: OrganisationRow) -> str:
    """What may be done about those missing: only private employers may pay (section 34)."""
    if row.kind == organisations.STATE:
        return translate("employment", "กรุณาจ้างเพิ่ม หรือให้สิทธิตามมาตรา 35 แทน (หน่วยงานรัฐส่งเงินแทนการจ้างไม่ได้)")
    if row.kind != organisations.PRIVATE:
        return translate("employment", "กรุณาจ้างเพิ่ม หรือให้สิทธิตามมาตรา 35 แทน")
    if row.instead_satang is None or row.day_wage_satang is None:
        return translate(
            "employment", "ยังคิดเงินตามมาตรา 34 ไม่ได้ เพราะยังไม่มีค่าแรงขั้นต่ำของจังหวัด{province} กรุณากด ค่าแรงขั้นต่ำ"
        ).format(province=row.province or translate("employment", " (หน่วยงานนี้ยังไม่ได้กรอกจังหวัด)"))
    return translate(
        "employment",
        "หากไม่จ้างหรือให้สิทธิ ต้องส่งเงินเข้ากองทุนตามมาตรา 34 ปีละ {sum} บาท "
        "(ค่าแรงขั้นต่ำ{province} วันละ {wage} บาท × 365 วัน × {missing} คน)",
    ).format(
        sum=baht(row.instead_satang),
        province=row.province,
        wage=baht(row.day_wage_satang),
        missing=row.missing,
    )

"""Words and states of house projects that several screens share."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from ui.models.query_table import Badge
from ui.theme import Tone
from ui.widgets.money_edit import baht
from welfaredesk.domain import house_stages, thai_dates
from welfaredesk.domain.house_parts import CONDITIONS, PARTS
from welfaredesk.domain.house_photos import PLACES
from welfaredesk.domain.houses import PartChange
from welfaredesk.queries.house_documents import DocumentRow
from welfaredesk.queries.house_help import HelpRow
from welfaredesk.queries.house_photos import PhotoView
from welfaredesk.queries.house_places import HouseResident
from welfaredesk.queries.house_surveys import PartFound, SurveyRow
from welfaredesk.queries.housing import HouseRow
from welfaredesk.services.house_photos import SURVEY

translate = QCoreApplication.translate
_CONDITION_TONES = {"good": Tone.DONE, "fair": Tone.NEUTRAL, "worn": Tone.WAIT, "dangerous": Tone.LATE}


def stage_badge(row: HouseRow) -> Badge:
    """Where a project stands."""
    if row.built:
        return Badge(row.stage_label, Tone.DONE, "check-circle")
    if row.stage in house_stages.GIVEN_UP:
        return Badge(row.stage_label, Tone.NEUTRAL, "close")
    if row.stage in house_stages.WORKS:
        return Badge(row.stage_label, Tone.INFO, "tools")
    return Badge(row.stage_label, Tone.WAIT, "clock")


def unknown_badge(row: HouseRow) -> Badge | None:
    """The name with a mark while nobody of the register is known to be meant, None for plain words."""
    return Badge(row.name, Tone.WAIT, "warning") if row.person_id is None else None


def name_tip(row: HouseRow) -> str:
    """The name, and what its mark means."""
    if row.person_id is not None:
        return row.name
    return translate("housing", "{name}: ทะเบียนเดิมมีแต่ชื่อ ยังไม่ทราบว่าเป็นใครในทะเบียน").format(name=row.name)


def help_found(rows: Sequence[HelpRow]) -> str:
    """That help was found, and which is the latest; "" for none."""
    if not rows:
        return ""
    latest = rows[0]
    said = translate(
        "housing",
        "พบความช่วยเหลือก่อนหน้า {count} รายการ ล่าสุดปีงบประมาณ {year} จาก {agency} ({why}) กรุณาตรวจความซ้ำซ้อน",
    )
    return said.format(count=len(rows), year=latest.year or "–", agency=latest.agency or "–", why=latest.why)


def work(row: HouseRow) -> str:
    """What kind of work, and which parts of the house."""
    items = ", ".join(row.work_items)
    return " · ".join(part for part in (row.support_label, items) if part)


def money(satang: int | None) -> str:
    """An amount in figures, – when it is not known."""
    return "–" if satang is None else baht(satang)


def title(row: HouseRow) -> str:
    """A project in two words: its number, or its year while it has none of ours."""
    if row.no:
        return translate("housing", "โครงการบ้าน {no}").format(no=row.no)
    return translate("housing", "โครงการบ้าน ปีงบประมาณ {year}").format(year=row.fiscal_year)


def place(house_no: str, moo: str) -> str:
    """A house in words, – for one without a number."""
    village = translate("housing", "หมู่ {moo}").format(moo=moo) if moo else ""
    return " ".join(part for part in (house_no or "–", village) if part)


def suitable_badge(row: SurveyRow) -> Badge:
    """What a survey found."""
    if row.suitable:
        return Badge(translate("housing", "เหมาะสม"), Tone.DONE, "check-circle")
    return Badge(translate("housing", "ไม่เหมาะสม"), Tone.LATE, "warning")


def part_found(part: PartFound) -> str:
    """The condition of a part, and the former one where it was another: "ดี (เดิม ชำรุด)"."""
    if not part.before or part.before == part.label:
        return part.label
    return translate("housing", "{now} (เดิม {before})").format(now=part.label, before=part.before)


def condition_badge(code: str, name: str) -> Badge:
    """The condition of one part of a house."""
    return Badge(name, _CONDITION_TONES.get(code, Tone.NEUTRAL))


def under_photo(photo: PhotoView) -> tuple[str, str]:
    """A picture in two short lines: what it shows, and what was written of it or when it was taken."""
    on = thai_dates.screen(photo.taken_on) if photo.taken_on else ""
    shown = photo.label if photo.entity == SURVEY else PLACES.get(photo.place, "")
    return (shown, photo.caption or on) if shown else (on, photo.caption)


def of_photo(photo: PhotoView) -> str:
    """A picture in one line."""
    on = thai_dates.screen(photo.taken_on) if photo.taken_on else translate("housing", "ไม่ทราบวันที่ถ่าย")
    return " · ".join(part for part in (photo.label, on, photo.caption) if part)


def resident(person: HouseResident) -> str:
    """Somebody of a house with age and groups."""
    age = translate("housing", "{age} ปี").format(age=person.age) if person.age is not None else ""
    told = " ".join(part for part in (age, " ".join(person.groups)) if part)
    return f"{person.name} ({told})" if told else person.name


def changes(found: Sequence[PartChange]) -> str:
    """What changed in a house since the survey before: "หลังคา ชำรุด → ดี, …"."""
    return ", ".join(
        f"{PARTS[change.part]} {CONDITIONS.get(change.before, '–')} → {CONDITIONS.get(change.after, '–')}"
        for change in found
    )


def document_badge(row: DocumentRow) -> Badge:
    """Whether a document is there."""
    if row.waived:
        return Badge(translate("housing", "ยกเว้น"), Tone.NEUTRAL, "minus")
    if row.received_on is not None:
        said = translate("housing", "ได้รับ {day}").format(day=thai_dates.screen(row.received_on))
        return Badge(said, Tone.DONE, "check-circle")
    if row.there:
        return Badge(translate("housing", "มีแล้ว"), Tone.DONE, "check-circle")
    if row.due:
        return Badge(translate("housing", "ยังขาด"), Tone.LATE, "warning")
    return Badge(translate("housing", "ยังไม่ต้องใช้"), Tone.NEUTRAL, "clock")


def of_document(row: DocumentRow) -> str:
    """What is known of a document: by the program, by whoever ticked it, and its scans."""
    scans = translate("housing", "แนบ {count} ไฟล์").format(count=len(row.scans)) if row.scans else ""
    return " · ".join(part for part in (scans, row.known, row.note) if part)


def lived(months: int | None) -> str:
    """How long somebody has lived somewhere, "" when not known."""
    if months is None:
        return ""
    years = translate("housing", "{years} ปี").format(years=months // 12) if months >= 12 else ""
    rest = (
        translate("housing", "{months} เดือน").format(months=months % 12) if months % 12 or not years else ""
    )
    return " ".join(part for part in (years, rest) if part)


def position(latitude: float, longitude: float) -> str:
    """A position as maps take it."""
    return f"{latitude:.6f}, {longitude:.6f}"

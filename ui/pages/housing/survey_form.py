"""The form of a house survey, in the order of the paper; what the survey before found stands beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.context import AppContext
from ui.pages.housing import words
from ui.pages.housing.fields import Options, PeopleEdit, TickGrid, offered
from ui.pages.housing.parts_grid import PartsGrid
from ui.pages.persons.desk import no_caption
from ui.pages.persons.find_list import HouseholdFinder
from ui.pages.persons.person_editors import PositionEdit
from ui.theme import Tone
from ui.widgets import editors
from ui.widgets.banner import Banner
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.parts import button, row
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain import house_parts, paper_limits, thai_dates
from welfaredesk.domain.fiscal_year import fiscal_year
from welfaredesk.domain.houses import House
from welfaredesk.domain.paper_limits import HOUSE_LANDMARK, HOUSE_NO, SLIP_NAME
from welfaredesk.errors import Issue
from welfaredesk.queries.house_page import house_of, place_at, residents_at
from welfaredesk.queries.house_surveys import EarlierSurvey, latest_of_house
from welfaredesk.services.house_places import PlaceInput
from welfaredesk.services.house_surveys import SurveyInput

_FLOORS = range(1, 5)
_PLACE = ("community", "landmark", "position")


@dataclass(frozen=True, slots=True)
class SurveyStart:
    """What the form opens with; `survey_id` of the one to correct, None for a new one."""

    context: AppContext
    data: SurveyInput
    survey_id: int | None = None


class SurveyDialog(RecordDialog):
    """Records or corrects a survey; `initial` is a SurveyStart, the value a SurveyInput."""

    WIDTH = 900

    def build(self, initial: SurveyStart) -> None:
        self._context, self._survey_id = initial.context, initial.survey_id
        data = initial.data
        fresh = initial.survey_id is None
        self.setWindowTitle(self.tr("บันทึกการสำรวจบ้าน") if fresh else self.tr("แก้ไขแบบสำรวจบ้าน"))
        self._add_house(data)
        self._add_place(data.place)
        self._add_tenure(data)
        self.add_section(self.tr("สภาพบ้าน 12 ส่วน  (1 ดี  2 พอใช้  3 ชำรุด  4 อันตราย)"))
        self.parts = PartsGrid(data.parts)
        no_caption(self.add("parts", "", self.parts, wide=True))
        self._add_verdict(data)
        self._add_texts(data)
        self._connect()
        self._show_house()

    def value(self) -> SurveyInput:
        given = self.values()
        place = {name: given.pop(name) for name in _PLACE}
        latitude, longitude = place.pop("position") or (None, None)
        return SurveyInput(**given, place=PlaceInput(**place, latitude=latitude, longitude=longitude))

    def show_issues(self, issues: Iterable[Issue]) -> None:
        degrees = ("latitude", "longitude")
        super().show_issues(
            Issue("position", issue.code, issue.params) if issue.field in degrees else issue
            for issue in issues
        )

    # --- fields ---

    def _add_house(self, data: SurveyInput) -> None:
        self.add("surveyed_on", self.tr("วันที่สำรวจ"), ThaiDateEdit(data.surveyed_on), required=True)
        self.add("surveyor", self.tr("ผู้สำรวจ"), CountedLine(data.surveyor, SLIP_NAME))
        self.households = HouseholdFinder(
            self._context.db, data.house_no if data.household_id else "", folds=True
        )
        self.households.set_value(data.household_id)
        said = self.tr("บ้านที่ยังไม่มีครัวเรือนในทะเบียน: กรอกบ้านเลขที่และเลือกผู้อยู่อาศัยแทน")
        caption = self.tr("ครัวเรือนในทะเบียน")
        self.add("household_id", caption, self.households, wide=True, hint=said)
        self.house_no, self.moo = CountedLine(data.house_no, HOUSE_NO), CountedLine(data.moo, HOUSE_NO)
        self.add("house_no", self.tr("บ้านเลขที่"), self.house_no)
        self.add("moo", self.tr("หมู่ที่"), self.moo)
        self.people = PeopleEdit(self._context.db)
        for person_id in data.person_ids:
            self.people.add(person_id)
        hint = self.tr("เว้นว่าง: สมาชิกปัจจุบันของครัวเรือนที่เลือก")
        self.add("person_ids", self.tr("ผู้อยู่อาศัย"), self.people, wide=True, hint=hint)
        self.take_button = button("", "people", "quiet", self._take_residents)
        line = QWidget()
        line.setLayout(row(self.take_button, None))
        self.form.add(line, wide=True)
        self.before_banner = Banner()
        self.form.add(self.before_banner, wide=True)

    def _add_place(self, place: PlaceInput) -> None:
        self.add("community", self.tr("ชุมชน"), CountedLine(place.community, HOUSE_LANDMARK))
        landmark = CountedLine(place.landmark, HOUSE_LANDMARK)
        landmark.setPlaceholderText(self.tr("เช่น ตรงข้ามวัด เลี้ยวซ้ายหลังที่สอง"))
        self.add("landmark", self.tr("จุดสังเกต"), landmark)
        position = PositionEdit(place.latitude, place.longitude)
        self.add("position", self.tr("พิกัด"), position)

    def _add_tenure(self, data: SurveyInput) -> None:
        self.add_section(self.tr("บ้านและที่ดิน"))
        for name, caption, code in (
            ("house_owner", self.tr("กรรมสิทธิ์บ้าน"), "house_tenure"),
            ("land_owner", self.tr("กรรมสิทธิ์ที่ดิน"), "house_tenure"),
            ("house_type", self.tr("ลักษณะบ้าน"), "house_type"),
        ):
            chosen = getattr(data, name)
            options: Options = [("", self.tr("ไม่ทราบ")), *offered(self._context.db, code, [chosen])]
            self.add(name, caption, editors.combo(options, chosen))
        floors: Options = [(None, self.tr("ไม่ทราบ")), *((count, str(count)) for count in _FLOORS)]
        self.add("floors", self.tr("จำนวนชั้น"), editors.combo(floors, data.floors))

    def _add_verdict(self, data: SurveyInput) -> None:
        self.add_section(self.tr("สิ่งอำนวยความสะดวกที่มี"))
        facilities = TickGrid([*house_parts.FACILITIES.items()], data.facilities)
        no_caption(self.add("facilities", "", facilities, wide=True))
        self.add_section(self.tr("ผลสำรวจ"))
        verdicts: Options = [
            (None, self.tr("– เลือก –")),
            (True, self.tr("เหมาะสม")),
            (False, self.tr("ไม่เหมาะสม")),
        ]
        verdict = editors.combo(verdicts, data.suitable)
        self.add("suitable", self.tr("บ้านเหมาะสมหรือไม่"), verdict, required=True)
        urgencies: Options = [(None, self.tr("ไม่ระบุ"))]
        lowest, highest = house_parts.URGENCIES[0], house_parts.URGENCIES[-1]
        ends = {lowest: self.tr("รอได้"), highest: self.tr("เร่งด่วนที่สุด")}
        for urgency in house_parts.URGENCIES:
            urgencies.append((urgency, f"{urgency} {ends.get(urgency, '')}".strip()))
        self.add("urgency", self.tr("ความเร่งด่วน"), editors.combo(urgencies, data.urgency))

    def _add_texts(self, data: SurveyInput) -> None:
        for name, caption, text, limit in (
            ("needs", self.tr("ความต้องการ"), data.needs, paper_limits.HOUSE_NEEDS),
            ("note", self.tr("หมายเหตุ"), data.note, paper_limits.HOUSE_NOTE),
        ):
            self.add(name, caption, CountedText(text, limit))

    # --- what is known of the house chosen ---

    def _connect(self) -> None:
        self.households.changed.connect(self._on_household)
        self.house_no.editingFinished.connect(self._show_house)
        self.moo.editingFinished.connect(self._show_house)
        self._day().changed.connect(lambda _day: self._show_house())

    def _day(self) -> ThaiDateEdit:
        day = self.editors["surveyed_on"]
        assert isinstance(day, ThaiDateEdit)
        return day

    def _house(self) -> House:
        return House(self.house_no.text().strip(), self.moo.text().strip(), self.households.value())

    def _on_household(self, household_id: int | None) -> None:
        if household_id is not None:
            house = house_of(self._context.db, household_id)
            self.house_no.setText(house.house_no)
            self.moo.setText(house.moo)
        self._show_house()

    def _show_house(self) -> None:
        """What the register and the last survey tell of the house as it is given now."""
        house = self._house()
        residents = residents_at(self._context.db, house) if house.known else ()
        self._proposed = tuple(person.id for person in residents)
        taken = self.people.value()
        names = ", ".join(words.resident(person) for person in residents)
        self.take_button.setText(self.tr("เพิ่มผู้อยู่ตามทะเบียน: {names}").format(names=names))
        self.take_button.setVisible(bool(set(self._proposed) - set(taken)))
        self._show_place(house)
        earlier = latest_of_house(self._context.db, house, without=self._survey_id)
        self.parts.show_before(earlier.parts if earlier is not None else {})
        self.before_banner.say(*self._of_earlier(earlier))

    def _show_place(self, house: House) -> None:
        """Fill in where the house stands, as far as nobody typed anything else."""
        place = place_at(self._context.db, house)
        position = "" if place.latitude is None else f"{place.latitude}, {place.longitude}"
        for name, known in zip(_PLACE, (place.community, place.landmark, position), strict=True):
            editor = self.editors[name]
            if isinstance(editor, QLineEdit) and not editor.text().strip():
                editor.setText(known)

    def _of_earlier(self, earlier: EarlierSurvey | None) -> tuple[Tone, str]:
        if earlier is None:
            return Tone.NEUTRAL, ""
        found, day = earlier.row, self._day().value() or clock.today()
        verdict = words.suitable_badge(found).text
        parts = [
            self.tr("สำรวจครั้งก่อน {day} {verdict}").format(
                day=thai_dates.screen(found.surveyed_on), verdict=verdict
            ),
            self.tr("เร่งด่วน {urgency}").format(urgency=found.urgency) if found.urgency else "",
            found.needs,
        ]
        said = " · ".join(part for part in parts if part)
        if fiscal_year(found.surveyed_on) != fiscal_year(day):
            return Tone.INFO, said
        twice = self.tr("บ้านหลังนี้สำรวจในปีงบประมาณ {year} แล้ว ถ้าจะแก้ไขให้เปิดแบบเดิม ({no})")
        year = fiscal_year(day)
        return Tone.WAIT, twice.format(
            year=year, no=found.no or thai_dates.screen(found.surveyed_on)
        ) + "\n" + said

    def _take_residents(self) -> None:
        for person_id in self._proposed:
            self.people.add(person_id)
        self.take_button.hide()
        self.people.setFocus()


def blank_survey(context: AppContext, house: House | None = None) -> SurveyInput:
    """A survey of today by whoever sits here, of a house if one is meant."""
    known = house or House()
    return SurveyInput(
        clock.today(),
        household_id=known.household_id,
        house_no=known.house_no,
        moo=known.moo,
        surveyor=context.actor.name,
    )

"""The form of a house survey, in the order of the paper."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from ui.context import AppContext
from ui.pages.housing.fields import Options, PeopleEdit, TickGrid, offered
from ui.pages.persons.desk import no_caption
from ui.pages.persons.find_list import HouseholdFinder
from ui.widgets import editors
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain import house_parts
from welfaredesk.services.house_surveys import SurveyInput

_PART = "part."
_NOTE_HEIGHT = 64
_FLOORS = range(1, 5)


class SurveyDialog(RecordDialog):
    """Records a survey; `initial` is the context, the value a SurveyInput."""

    WIDTH = 860

    def build(self, initial: AppContext) -> None:
        self._context = initial
        self.setWindowTitle(self.tr("บันทึกการสำรวจบ้าน"))
        self._add_house()
        self._add_tenure()
        self.add_section(self.tr("สภาพบ้าน 12 ส่วน"))
        conditions: Options = [("", self.tr("ไม่ได้สำรวจ")), *house_parts.CONDITIONS.items()]
        for code, name in house_parts.PARTS.items():
            self.add(f"{_PART}{code}", name, editors.combo(list(conditions), ""))
        self._add_verdict()

    def value(self) -> SurveyInput:
        given = self.values()
        parts = tuple((code, str(given.pop(f"{_PART}{code}"))) for code in house_parts.PARTS)
        return SurveyInput(parts=tuple(part for part in parts if part[1]), **given)

    def _add_house(self) -> None:
        day = ThaiDateEdit(clock.today())
        self.add("surveyed_on", self.tr("วันที่สำรวจ"), day, required=True)
        self.add("surveyor", self.tr("ผู้สำรวจ"), QLineEdit())
        self.households = HouseholdFinder(self._context.db)
        caption = self.tr("ครัวเรือนในทะเบียน")
        said = self.tr("บ้านที่ยังไม่มีครัวเรือนในทะเบียน: กรอกบ้านเลขที่และเลือกผู้อยู่อาศัยแทน")
        self.add("household_id", caption, self.households, wide=True, hint=said)
        self.add("house_no", self.tr("บ้านเลขที่"), QLineEdit())
        self.add("moo", self.tr("หมู่ที่"), QLineEdit())
        hint = self.tr("เว้นว่าง: สมาชิกปัจจุบันของครัวเรือนที่เลือก")
        self.people = PeopleEdit(self._context.db)
        self.add("person_ids", self.tr("ผู้อยู่อาศัย"), self.people, wide=True, hint=hint)

    def _add_tenure(self) -> None:
        self.add_section(self.tr("บ้านและที่ดิน"))
        for name, caption, code in (
            ("house_owner", self.tr("กรรมสิทธิ์บ้าน"), "house_tenure"),
            ("land_owner", self.tr("กรรมสิทธิ์ที่ดิน"), "house_tenure"),
            ("house_type", self.tr("ลักษณะบ้าน"), "house_type"),
        ):
            options: Options = [("", self.tr("ไม่ทราบ")), *offered(self._context.db, code)]
            self.add(name, caption, editors.combo(options, ""))
        floors: Options = [(None, self.tr("ไม่ทราบ")), *((count, str(count)) for count in _FLOORS)]
        self.add("floors", self.tr("จำนวนชั้น"), editors.combo(floors))

    def _add_verdict(self) -> None:
        self.add_section(self.tr("สิ่งอำนวยความสะดวกที่มี"))
        facilities = TickGrid([*house_parts.FACILITIES.items()])
        no_caption(self.add("facilities", "", facilities, wide=True))
        self.add_section(self.tr("ผลสำรวจ"))
        verdicts: Options = [
            (None, self.tr("– เลือก –")),
            (True, self.tr("เหมาะสม")),
            (False, self.tr("ไม่เหมาะสม")),
        ]
        self.add("suitable", self.tr("บ้านเหมาะสมหรือไม่"), editors.combo(verdicts), required=True)
        urgencies: Options = [(None, self.tr("ไม่ระบุ"))]
        lowest, highest = house_parts.URGENCIES[0], house_parts.URGENCIES[-1]
        ends = {lowest: self.tr("รอได้"), highest: self.tr("เร่งด่วนที่สุด")}
        for urgency in house_parts.URGENCIES:
            urgencies.append((urgency, f"{urgency} {ends.get(urgency, '')}".strip()))
        self.add("urgency", self.tr("ความเร่งด่วน"), editors.combo(urgencies))
        for name, caption in (("needs", self.tr("ความต้องการ")), ("note", self.tr("หมายเหตุ"))):
            box = QPlainTextEdit()
            box.setTabChangesFocus(True)
            box.setFixedHeight(_NOTE_HEIGHT)
            self.add(name, caption, box)

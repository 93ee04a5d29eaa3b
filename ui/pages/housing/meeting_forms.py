"""The forms of a meeting: the meeting itself, and what came of its cases."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from ui.context import AppContext
from ui.pages.housing import words
from ui.pages.housing.meeting_fields import PeopleLines, ProjectTicks
from ui.widgets import editors
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.parts import button, row
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain import house_meetings, thai_dates
from welfaredesk.domain.paper_limits import AGENDA_ITEM, CASE_RESOLUTION, SLIP_NAME
from welfaredesk.queries.house_meetings import MeetingPage, on_the_way_to
from welfaredesk.services.housing_meetings import ROUNDS, CaseInput, MeetingInput

_YEARS = 50


@dataclass(frozen=True)
class MeetingForm:
    """What the form opens with."""

    context: AppContext
    title: str
    data: MeetingInput


class MeetingDialog(RecordDialog):
    """A meeting; `initial` is a MeetingForm, the value a MeetingInput."""

    WIDTH = 900

    def build(self, initial: MeetingForm) -> None:
        self._data = data = initial.data
        self.setWindowTitle(initial.title)
        self._add_when(data)
        self.add_section(self.tr("โครงการที่เสนอ"))
        offered = on_the_way_to(initial.context.db, house_meetings.STAGES[data.kind], data.project_ids)
        hint = self.tr("เว้นวรรค (Space) ติ๊กรายที่เลื่อนไปถึง หนึ่งการประชุมพิจารณาได้หลายราย")
        ticks = ProjectTicks(offered, data.project_ids)
        self.add("project_ids", self.tr("รายที่เสนอ"), ticks, wide=True, hint=hint)
        self.add_section(self.tr("ผู้ประชุม"))
        if data.kind == house_meetings.COMMUNITY:
            hint = self.tr("นอกจากผู้ที่มีชื่อข้างล่าง")
            self.add("residents", self.tr("ราษฎรที่มาประชุม (คน)"), _count(data.residents), hint=hint)
        people = PeopleLines(data.people)
        self.add("people", self.tr("ชื่อ ตำแหน่ง และการมาประชุม"), people, wide=True)
        self._add_agenda(dict(data.agenda))

    def value(self) -> MeetingInput:
        given = self.values()
        items = [item for item in house_meetings.AGENDA if item != house_meetings.CASES]
        agenda = tuple((item, given.pop(f"agenda_{item}")) for item in items)
        if "residents" in given:
            given["residents"] = given["residents"] or None
        return MeetingInput(kind=self._data.kind, agenda=agenda, **given)

    def _add_when(self, data: MeetingInput) -> None:
        year = data.year or clock.today().year + thai_dates.BE_OFFSET
        self.add("held_on", self.tr("วันที่ประชุม"), ThaiDateEdit(data.held_on), required=True)
        self.add("place", self.tr("สถานที่"), CountedLine(data.place, SLIP_NAME))
        if data.kind == house_meetings.COMMUNITY:
            hint = self.tr("เว้นว่าง: ประชาคมระดับตำบล")
            self.add("moo", self.tr("หมู่ที่"), QLineEdit(data.moo), hint=hint)
        number = QSpinBox()
        number.setRange(ROUNDS[0], ROUNDS[-1])
        number.setValue(data.round or 1)
        self.add("round", self.tr("ครั้งที่"), number)
        of_year = QSpinBox()
        of_year.setRange(year - _YEARS, year + 1)
        of_year.setValue(year)
        self.add("year", self.tr("ของปี พ.ศ."), of_year)
        hint = self.tr("เช่น 09.30")
        self.add("starts_at", self.tr("เริ่มประชุมเวลา"), QLineEdit(data.starts_at), hint=hint)
        self.add("ends_at", self.tr("เลิกประชุมเวลา"), QLineEdit(data.ends_at), hint=hint)

    def _add_agenda(self, texts: dict[str, str]) -> None:
        self.add_section(self.tr("ระเบียบวาระ"))
        for item, title in house_meetings.AGENDA.items():
            if item != house_meetings.CASES:
                caption = self.tr("วาระที่ {item} {title}").format(item=item, title=title)
                self.add(
                    f"agenda_{item}",
                    caption,
                    CountedText(texts.get(item, ""), AGENDA_ITEM, keep_lines=True),
                    wide=True,
                )
        self.add("taken_by", self.tr("ผู้จดรายงานการประชุม"), CountedLine(self._data.taken_by, SLIP_NAME))
        self.add("checked_by", self.tr("ผู้ตรวจรายงานการประชุม"), CountedLine(self._data.checked_by, SLIP_NAME))


class OutcomesDialog(RecordDialog):
    """What a meeting resolved, case by case; `initial` is a MeetingPage, the value a tuple of CaseInput."""

    WIDTH = 860

    def build(self, initial: MeetingPage) -> None:
        self._page = initial
        self.setWindowTitle(self.tr("มติ · {meeting}").format(meeting=initial.row.title))
        labels = house_meetings.OUTCOMES[initial.row.kind]
        endorsed = labels[house_meetings.ENDORSED]
        self.all_button = button(
            self.tr("«{outcome}» ทุกรายที่ยังไม่มีมติ").format(outcome=endorsed), "check", "quiet", self._endorse_all
        )
        bar = QWidget()
        bar.setLayout(row(self.all_button, None))
        self.form.add(bar, wide=True)
        for case in initial.cases:
            project = case.project
            name = f"{project.name} · {words.place(project.house_no, project.moo)}"
            options = [("", self.tr("– ยังไม่มีมติ –")), *labels.items()]
            self.add(f"outcome_{project.id}", name, editors.combo(options, case.outcome))
            self.add(
                f"resolution_{project.id}", self.tr("ข้อความมติ"), CountedLine(case.resolution, CASE_RESOLUTION)
            )

    def value(self) -> tuple[CaseInput, ...]:
        given = self.values()
        return tuple(
            CaseInput(each, given[f"outcome_{each}"], given[f"resolution_{each}"])
            for each in (case.project.id for case in self._page.cases)
        )

    def _endorse_all(self) -> None:
        for case in self._page.cases:
            box = self.editors[f"outcome_{case.project.id}"]
            if not editors.read(box):
                box.setCurrentIndex(box.findData(house_meetings.ENDORSED))  # type: ignore[attr-defined]


def _count(number: int | None) -> QSpinBox:
    box = QSpinBox()
    box.setRange(0, 9999)
    box.setSpecialValueText("–")
    box.setValue(number or 0)
    return box

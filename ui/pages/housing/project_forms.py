"""The forms of a house project: a new one, and changing it."""

from dataclasses import dataclass, replace
from typing import Any

from ui.context import AppContext
from ui.pages.housing import words
from ui.pages.housing.fields import FundingEdit, Options, TickGrid, offered
from ui.pages.housing.step_form import add_step
from ui.pages.persons.find_list import PersonFinder
from ui.theme import Tone
from ui.widgets import editors
from ui.widgets.banner import Banner
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain import house_stages
from welfaredesk.domain.fiscal_year import fiscal_year
from welfaredesk.domain.paper_limits import REASON
from welfaredesk.messages import issue_text
from welfaredesk.queries.house_help import help_of_person
from welfaredesk.queries.house_warnings import look_over
from welfaredesk.queries.housing_money import grants
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.services.housing import ELDERLY, LIMITS, ProjectInput
from welfaredesk.services.housing_stages import StepInput

_YEARS_BACK = 15


@dataclass(frozen=True)
class ProjectForm:
    """What the form opens with; `name` is what a register calls somebody nobody knows yet.

    `project_id` is the project to change, None for a new one.
    """

    title: str
    context: AppContext
    data: ProjectInput
    name: str = ""
    project_id: int | None = None


class ProjectDialog(RecordDialog):
    """Changes a project; `initial` is a ProjectForm, the value a ProjectInput."""

    WIDTH = 860

    def build(self, initial: ProjectForm) -> None:
        self._context, self._data, self._project_id = initial.context, initial.data, initial.project_id
        self.setWindowTitle(initial.title)
        self._add_person(initial)
        self._add_house()
        self._add_money()
        self.add("note", self.tr("หมายเหตุ"), CountedText(self._data.note, LIMITS["note"]), wide=True)

    def value(self) -> Any:
        return replace(self._data, **self.values())

    def _add_person(self, initial: ProjectForm) -> None:
        self.finder = PersonFinder(self._context.db)
        hint = self.tr("ไม่พบชื่อ: เพิ่มบุคคลในหน้าผู้รับสวัสดิการก่อน")
        if self._data.person_id is not None:
            known = PersonQuery(self._context.db).rows([self._data.person_id])
            self.finder.typed.setText(known[self._data.person_id].name)
            self.finder.set_value(self._data.person_id)
        elif initial.name:
            hint = self.tr("ทะเบียนเดิมเขียนว่า «{name}» กรุณาเลือกว่าเป็นใคร").format(name=initial.name)
            self.finder.typed.setText(initial.name)
        self.add("person_id", self.tr("ผู้รับความช่วยเหลือ"), self.finder, wide=True, required=True, hint=hint)

    def _add_house(self) -> None:
        db, data = self._context.db, self._data
        self._add_year()
        keep = [code for code in (data.group_code,) if code != ELDERLY]
        groups: Options = [("", ""), (ELDERLY, self.tr("ผู้สูงอายุ")), *offered(db, "group", keep)]
        group = editors.combo(groups, data.group_code)
        self.add("group_code", self.tr("กลุ่มเป้าหมาย"), group)
        self.finder.changed.connect(self._propose_group)
        kinds: Options = [("", ""), *offered(db, "support_kind", [data.support_kind])]
        kind = editors.combo(kinds, data.support_kind)
        self.add("support_kind", self.tr("ลักษณะงาน"), kind, required=True)
        hint = self.tr("เว้นว่างทั้งสองช่อง: ตามที่อยู่ของผู้รับความช่วยเหลือ")
        self.add("house_no", self.tr("บ้านเลขที่"), CountedLine(data.house_no, LIMITS["house_no"]), hint=hint)
        self.add("moo", self.tr("หมู่ที่"), CountedLine(data.moo, LIMITS["moo"]))
        items = TickGrid(offered(db, "work_item", data.work_items), data.work_items)
        self.add("work_items", self.tr("รายการงาน"), items, wide=True)

    def _add_year(self) -> None:
        """The year is given once, with the number."""

    def _add_money(self) -> None:
        data = self._data
        self.add_section(self.tr("งบประมาณ"))
        hint = self.tr("เมื่อระบุแหล่งงบ ยอดรวมต้องเท่ากับงบที่อนุมัติ")
        self.add("approved_satang", self.tr("งบที่อนุมัติ (บาท)"), MoneyEdit(data.approved_satang), hint=hint)
        sources = offered(self._context.db, "fund_source", [part.fund_source for part in data.funding])
        hint = self.tr("เมื่อลงนามข้อตกลงกับผู้ให้งบแล้ว")
        self.add("mou_on", self.tr("วันที่ลงนาม MOU"), ThaiDateEdit(data.mou_on), hint=hint)
        funding = FundingEdit(sources, data.funding, grants(self._context.db))
        self.add("funding", self.tr("แหล่งงบประมาณ"), funding, wide=True)
        self.warnings = Banner()
        self.form.add(self.warnings, wide=True)
        funding.changed.connect(self._look_over)
        self.finder.changed.connect(lambda _person: self._look_over())
        self._look_over()

    def _look_over(self) -> None:
        """What is worth a second look in the money, and help found before; nothing of it bars saving."""
        db, given = self._context.db, self.values()
        data = replace(
            self._data,
            person_id=given["person_id"],
            fiscal_year=given.get("fiscal_year", self._data.fiscal_year),
            funding=given["funding"],
        )
        said = [issue_text(issue) for issue in look_over(db, data, self._project_id)]
        if self._project_id is None and data.person_id is not None:
            said.insert(0, words.help_found(help_of_person(db, data.person_id)))
        self.warnings.say(Tone.WAIT, "\n".join(filter(None, said)))

    def _propose_group(self, person_id: int | None) -> None:
        """The person's own group, while none is chosen."""
        group = self.editors["group_code"]
        if person_id is None or editors.read(group):
            return
        groups = PersonQuery(self._context.db).rows([person_id])[person_id].groups
        place = group.findData(groups[0]) if groups else -1  # type: ignore[attr-defined]
        if place >= 0:
            group.setCurrentIndex(place)  # type: ignore[attr-defined]


class NewProjectDialog(ProjectDialog):
    """Begins a project at a stage; the value is (ProjectInput, StepInput)."""

    def build(self, initial: ProjectForm) -> None:
        super().build(initial)
        self.add_section(self.tr("ขั้นตอนแรก"))
        add_step(self, initial.context, house_stages.REQUESTED)
        hint = self.tr("เมื่อเริ่มที่ขั้นตอนหลังจากยื่นคำขอ เช่น ช่วยเหลือตั้งแต่ก่อนใช้โปรแกรม")
        self.add("reason", self.tr("เหตุผลที่ข้ามขั้นตอนก่อนหน้า"), CountedLine("", REASON), wide=True, hint=hint)

    def value(self) -> tuple[ProjectInput, StepInput]:
        given = self.values()
        step = StepInput(**{name: given.pop(name) for name in ("stage", "happened_on", "done_by", "reason")})
        return replace(self._data, **given), step

    def _add_year(self) -> None:
        this = fiscal_year(clock.today())
        years: Options = [(year, str(year)) for year in range(this + 1, this - _YEARS_BACK, -1)]
        year = editors.combo(years, self._data.fiscal_year or this)
        self.add("fiscal_year", self.tr("ปีงบประมาณ"), year, wide=True)

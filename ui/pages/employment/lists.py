"""The two lists of the employment tab: who works where, and the organisations with their quota."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from ui import messages
from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import Query
from ui.pages.employment import columns, words
from ui.pages.persons.list_export import chosen_file
from ui.theme import Tone
from ui.widgets import editors
from ui.widgets.filtered_list import FilteredList
from ui.widgets.parts import Paragraph, button, row, tool_button
from welfaredesk import clock
from welfaredesk.domain import organisations
from welfaredesk.errors import DomainError
from welfaredesk.queries.employment import PlacementQuery
from welfaredesk.queries.employment_pages import PlaceNames, WorkCounts, placement_totals
from welfaredesk.queries.organisations import OrganisationRow, organisation_rows

AT_WORK_HERE, LACKING, NOT_KNOWN = "here", "lacking", "not_known"


class PlacementsList(FilteredList):
    """Placements, one a line; `opened` carries the placement's id."""

    import_asked = Signal()

    def __init__(self, context: AppContext, add: Callable[[], object]) -> None:
        super().__init__(context, columns.placements())
        self._add, self._any = add, False
        self.chips.add("working", self.tr("ทำงานอยู่"), "briefcase", on=True)
        self.chips.add("suspended", self.tr("ระงับ"), "clock")
        self.chips.add("ending", self.tr("ใกล้สิ้นสุด"), "clock")
        self.chips.add("planned", self.tr("ยังไม่เริ่ม"), "calendar")
        self.chips.add("ended", self.tr("สิ้นสุดแล้ว"), "minus")
        self.chips.add("unknown", self.tr("ไม่ทราบตัว"), "help")
        self.chips.add("", self.tr("ทั้งหมด"), "list")
        self.export_button = tool_button("download", self.tr("ส่งออกที่แสดงอยู่เป็น Excel"), self.export)
        self.bar.addWidget(self.export_button)
        self.workplace = self._filter(self.tr("ทุกหน่วยงานที่ปฏิบัติงาน"))
        self.payer = self._filter(self.tr("ทุกผู้ว่าจ้าง/ผู้ให้สิทธิ"))
        self.section = self._filter(self.tr("ทุกมาตรา"))
        for code in ("33", "35"):
            self.section.addItem(self.tr("มาตรา {code}").format(code=code), code)
        self.section.addItem(self.tr("อื่นๆ"), "other")
        self.year = self._filter(self.tr("ทุกปีงบประมาณ"))
        filters = QWidget()
        line = row(self.workplace, self.payer, self.section, self.year)
        for place, share in enumerate((3, 3, 2, 2)):
            line.setStretch(place, share)
        filters.setLayout(line)
        self.add_above(filters)
        self.totals = Paragraph(role="muted")
        self.add_below(self.totals)

    def query(self) -> Query:
        return self.wanted()

    def wanted(self) -> PlacementQuery:
        """What the filters ask for."""
        unknown = self.state() == "unknown"
        year = self.year.currentData()
        return PlacementQuery(
            self.context.db,
            self.text,
            from_year=year,
            to_year=year,
            section=self.section.currentData() or "",
            workplace_id=self.workplace.currentData(),
            employer_id=self.payer.currentData(),
            state="" if unknown else self.state(),
            unknown=unknown,
        )

    def reload(self) -> None:
        super().reload()
        shown = self.model.rowCount() > 0
        self.totals.setVisible(shown)
        self.export_button.setEnabled(shown)
        if shown:
            self.totals.set_plain(words.totals(placement_totals(self.wanted())))

    def show_state(self, state: str) -> None:
        self.clear_filters()
        super().show_state(state)

    def clear_filters(self) -> None:
        """Every workplace, payer, section and year."""
        for box in (self.workplace, self.payer, self.section, self.year):
            box.setCurrentIndex(0)

    def show_counts(self, counts: WorkCounts, names: PlaceNames) -> None:
        """Put today's numbers on the chips and what is in use into the filters."""
        self._any = counts.total > 0
        for key in ("working", "suspended", "ending", "planned", "ended", "unknown"):
            self.chips.chips[key].set_count(getattr(counts, key))
        self.chips.chips[""].set_count(counts.total)
        refill(self.workplace, list(names.workplaces))
        refill(self.payer, list(names.payers))
        refill(self.year, [(year, self.tr("ปีงบประมาณ {year}").format(year=year)) for year in counts.years])

    def say_empty(self) -> None:
        good = {
            "ending": self.tr("ไม่มีสัญญาที่สิ้นสุดภายใน 90 วัน"),
            "unknown": self.tr("รู้ตัวคนครบทุกรายการ"),
        }
        filtered = any(box.currentIndex() for box in (self.workplace, self.payer, self.section, self.year))
        if self._any and self.state() in good and not filtered:
            self.stack.state.show_state("check-circle", good[self.state()], tone=Tone.DONE)
            self.stack.setCurrentWidget(self.stack.state)
        elif self._any:
            self.stack.show_not_found("")
        else:
            self._say_first_step()

    def export(self) -> None:
        """The lines shown, as a workbook; ids of people stay masked."""
        from welfaredesk.exchange.work_lists import export_placements  # openpyxl: only when asked for

        out = chosen_file(self, self.tr("การจ้างงานคนพิการ {day}.xlsx").format(day=f"{clock.today():%Y%m%d}"))
        if out is None:
            return
        try:
            done = export_placements(self.context.db, out, self.wanted().ids())
        except DomainError as error:
            messages.show_error(self, error)
            return
        self.context.routes.said.emit(self.tr("ส่งออก {count} รายการแล้ว").format(count=f"{done.rows:,}"))

    def _say_first_step(self) -> None:
        self.stack.show_empty(
            "briefcase",
            self.tr("ยังไม่มีการจ้างงานคนพิการ"),
            self.tr(
                "บันทึกว่าใครทำงานที่ไหน ใครเป็นผู้ว่าจ้างหรือผู้ให้สิทธิ ตามมาตรา 33 หรือ 35 "
                "เริ่มจากนำเข้าทะเบียน Excel เดิม หรือกด Ctrl+N เพื่อเพิ่มทีละราย"
            ),
            self.tr("นำเข้าทะเบียน…"),
            self.import_asked.emit,
        )

    def _filter(self, everything: str) -> QComboBox:
        """A drop-down whose first line leaves all in."""
        box = editors.combo([(None, everything)])
        box.setAccessibleName(everything)
        box.setMinimumWidth(120)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(lambda _index: self.reload())
        return box


class OrganisationsList(FilteredList):
    """Organisations with their quota; `opened` carries the organisation's id."""

    def __init__(self, context: AppContext, add: Callable[[], object], wages: Callable[[], object]) -> None:
        super().__init__(context, columns.organisations())
        self._add = add
        self._rows: tuple[OrganisationRow, ...] = ()
        self.chips.add("", self.tr("ทั้งหมด"), "list", on=True)
        self.chips.add(AT_WORK_HERE, self.tr("มีผู้ปฏิบัติงาน"), "people")
        self.chips.add(LACKING, self.tr("จ้างไม่ครบ"), "warning")
        self.chips.add(NOT_KNOWN, self.tr("ไม่ทราบจำนวนบุคลากร"), "help")
        self.wages_button = button(self.tr("ค่าแรงขั้นต่ำ…"), "calendar", clicked=wages)
        self.export_button = tool_button("download", self.tr("ส่งออกที่แสดงอยู่เป็น Excel"), self.export)
        for part in (self.wages_button, self.export_button):
            self.bar.addWidget(part)

    def query(self) -> Query:
        return ListedRows({each.id: each for each in self.shown()})

    def shown(self) -> list[OrganisationRow]:
        """Those whom the chips and the words searched for leave."""
        key = organisations.name_key(self.text)
        return [
            each
            for each in self._rows
            if key in organisations.name_key(each.name) and _belongs(each, self.state())
        ]

    def reload(self) -> None:
        self._rows = organisation_rows(self.context.db)
        for key in self.chips.chips:
            self.chips.chips[key].set_count(sum(_belongs(each, key) for each in self._rows))
        super().reload()
        self.export_button.setEnabled(self.model.rowCount() > 0)

    def say_empty(self) -> None:
        if self._rows and self.state() == LACKING:
            self.stack.state.show_state(
                "check-circle", self.tr("หน่วยงานที่ทราบจำนวนบุคลากรจ้างครบทุกแห่ง"), tone=Tone.DONE
            )
            self.stack.setCurrentWidget(self.stack.state)
        elif self._rows:
            self.stack.show_not_found("")
        else:
            self.stack.show_empty(
                "house",
                self.tr("ยังไม่มีหน่วยงาน"),
                self.tr(
                    "เพิ่มหน่วยงานที่จ้างหรือรับคนพิการเข้าทำงาน กรอกจำนวนบุคลากร แล้วโปรแกรมบอกว่าต้องจ้างกี่คน ยังขาดกี่คน"
                ),
                self.tr("เพิ่มหน่วยงาน…"),
                self._add,
            )

    def export(self) -> None:
        """The lines shown, as a workbook."""
        from welfaredesk.exchange.work_lists import export_organisations  # openpyxl: only when asked for

        out = chosen_file(self, self.tr("หน่วยงาน {day}.xlsx").format(day=f"{clock.today():%Y%m%d}"))
        if out is None:
            return
        try:
            done = export_organisations(out, self.shown())
        except DomainError as error:
            messages.show_error(self, error)
            return
        self.context.routes.said.emit(self.tr("ส่งออก {count} หน่วยงานแล้ว").format(count=f"{done.rows:,}"))


def _belongs(row: OrganisationRow, state: str) -> bool:
    if state == AT_WORK_HERE:
        return row.at_work_here > 0
    if state == LACKING:
        return bool(row.missing)
    return row.missing is None if state == NOT_KNOWN else True


def refill(box: QComboBox, choices: list[tuple[int, str]]) -> None:
    """Offer other values after the first line; the chosen one stays where it still exists."""
    chosen = box.currentData()
    while box.count() > 1:
        box.removeItem(1)
    for value, words_ in choices:
        box.addItem(words_, value)
    box.setCurrentIndex(max(box.findData(chosen), 0) if chosen is not None else 0)

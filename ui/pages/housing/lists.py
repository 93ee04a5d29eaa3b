"""The list of projects of the housing tab."""

from PySide6.QtWidgets import QComboBox, QWidget

from ui.context import AppContext
from ui.pages.housing import columns
from ui.pages.housing.fields import Options, offered
from ui.pages.housing.numbers import UNKNOWN
from ui.theme import Tone
from ui.widgets import editors
from ui.widgets.filtered_list import FilteredList
from ui.widgets.money_edit import baht
from ui.widgets.parts import label, row
from welfaredesk.domain import house_stages
from welfaredesk.queries.house_project import house_villages, project_years
from welfaredesk.queries.housing import BUILT, GIVEN_UP, GRANTED, PENDING, WORKS, HouseQuery
from welfaredesk.services.housing import ELDERLY

_STAGES = {
    WORKS: house_stages.WORKS,
    GRANTED: house_stages.GRANTED,
    BUILT: house_stages.BUILT,
    GIVEN_UP: house_stages.GIVEN_UP,
}


class ProjectsList(FilteredList):
    """Projects, one a line, and what they add up to; `opened` carries the project's id."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, columns.projects())
        self.filters: dict[str, QComboBox] = {}
        self.totals = label(role="strong")
        self.totals.setObjectName("totals")
        self.found.hide()  # the line under the list says it with the money
        self.chips.add("", self.tr("ทั้งหมด"), "list", on=True)
        self.chips.add(PENDING, self.tr("รอพิจารณา"), "file")
        self.chips.add(GRANTED, self.tr("อนุมัติงบแล้ว"), "check")
        self.chips.add(WORKS, self.tr("กำลังดำเนินการ"), "tools")
        self.chips.add(BUILT, self.tr("แล้วเสร็จ"), "check-circle")
        self.chips.add(GIVEN_UP, self.tr("ไม่อนุมัติ/ยกเลิก"), "close")
        self.chips.add(UNKNOWN, self.tr("ไม่ทราบว่าใคร"), "person")
        self._add_filters()
        self.add_below(self.totals)
        self.chips.changed.connect(lambda _keys: self._fill_stages())

    def query(self) -> HouseQuery:
        chosen = {name: box.currentData() for name, box in self.filters.items()}
        state = "" if self.state() == UNKNOWN else self.state()
        return HouseQuery(
            self.context.db,
            self.text,
            from_year=chosen["from_year"],
            to_year=chosen["to_year"],
            moo=chosen["moo"] or "",
            group=chosen["group"] or "",
            fund_source=chosen["fund_source"] or "",
            stage=chosen["stage"] or state,
            unknown=self.state() == UNKNOWN,
        )

    def show_state(self, state: str, year: int | None = None) -> None:
        """Switch to a state, of one fiscal year or of all, with nothing else narrowed."""
        for box in self.filters.values():
            box.setCurrentIndex(0)
        self.text = ""
        self.chips.select({state})
        for name in ("from_year", "to_year"):
            self.filters[name].setCurrentIndex(max(self.filters[name].findData(year), 0))
        self.reload()

    def show_stage(self, stage: str, like: HouseQuery) -> None:
        """Switch to one stage, of the year, village and group of another query."""
        self.show_state("", like.from_year)
        for name, value in (("moo", like.moo), ("group", like.group), ("stage", stage)):
            self.filters[name].setCurrentIndex(max(self.filters[name].findData(value or None), 0))
        self.reload()

    def show_fund(self, source: str, year: int) -> None:
        """The projects of one source and fiscal year, with nothing else narrowed."""
        self.show_state("", year)
        self.filters["fund_source"].setCurrentIndex(self.filters["fund_source"].findData(source))
        self.reload()

    def reload(self) -> None:
        for part in (self._narrowing, self.totals):
            part.show()
        super().reload()
        found = self.query().totals()
        said = self.tr("รวม {houses} หลัง · {baht} บาท")
        if found.without_amount:
            said += self.tr(" · ไม่ทราบจำนวนเงิน {without} หลัง")
        self.totals.setText(
            said.format(
                houses=f"{found.houses:,}", baht=baht(found.satang), without=f"{found.without_amount:,}"
            )
        )

    def fill_filters(self) -> None:
        """Offer what is in use now; what was chosen stays."""
        db = self.context.db
        years: Options = [(year, str(year)) for year in project_years(db)]
        self._fill("from_year", self.tr("ตั้งแต่ปีงบ"), years)
        self._fill("to_year", self.tr("ถึงปีงบ"), years)
        moos: Options = [(moo, self.tr("หมู่ {moo}").format(moo=moo)) for moo in house_villages(db)]
        self._fill("moo", self.tr("ทุกหมู่"), moos)
        groups = dict([(ELDERLY, self.tr("ผู้สูงอายุ")), *offered(db, "group")])
        self._fill("group", self.tr("ทุกกลุ่ม"), list(groups.items()))
        self._fill("fund_source", self.tr("ทุกแหล่งงบ"), offered(db, "fund_source"))
        self._fill_stages()

    def say_empty(self) -> None:
        good = {
            PENDING: self.tr("ไม่มีโครงการที่รอพิจารณา"),
            WORKS: self.tr("ไม่มีโครงการที่กำลังดำเนินการ"),
            GIVEN_UP: self.tr("ไม่มีโครงการที่ไม่อนุมัติหรือยกเลิก"),
            UNKNOWN: self.tr("ทราบแล้วว่าทุกโครงการเป็นของใคร"),
        }
        filtered = any(box.currentIndex() > 0 for box in self.filters.values())
        if self.state() in good and not filtered:
            self.stack.state.show_state("check-circle", good[self.state()], tone=Tone.DONE)
            self.stack.setCurrentWidget(self.stack.state)
            return
        if filtered or self.state():
            self.stack.show_not_found("")
            return
        for part in (self._narrowing, self.totals):  # there is nothing to narrow or to add up
            part.hide()
        self.stack.show_empty(
            "house",
            self.tr("ยังไม่มีโครงการสร้างหรือซ่อมบ้าน"),
            self.tr(
                "เริ่มจากนำเข้าทะเบียนบ้านที่ใช้อยู่ (Excel) ทุกปีงบประมาณในครั้งเดียว "
                "หรือเพิ่มทีละโครงการด้วย «เพิ่มโครงการ» (Ctrl+N)"
            ),
            self.tr("นำเข้าทะเบียน…"),
            self.context.routes.import_wanted.emit,
        )

    def _add_filters(self) -> None:
        for name, caption in (
            ("from_year", self.tr("ตั้งแต่ปีงบประมาณ")),
            ("to_year", self.tr("ถึงปีงบประมาณ")),
            ("moo", self.tr("หมู่")),
            ("group", self.tr("กลุ่มเป้าหมาย")),
            ("fund_source", self.tr("แหล่งงบประมาณ")),
            ("stage", self.tr("ขั้นตอน")),
        ):
            box = editors.combo([])
            box.setAccessibleName(caption)
            box.setToolTip(caption)
            box.setObjectName(f"filter_{name}")
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
            box.activated.connect(lambda _index: self.reload())
            self.filters[name] = box
        self.fill_filters()
        self._narrowing = QWidget()
        self._narrowing.setLayout(row(*self.filters.values()))
        self._column.insertWidget(1, self._narrowing)

    def _fill_stages(self) -> None:
        """Only stages that the chip leaves."""
        stages = offered(self.context.db, "house_stage")
        state = self.state()
        if state == PENDING:
            stages = [s for s in stages if s[0] not in (*house_stages.GRANTED, *house_stages.GIVEN_UP)]
        elif state in _STAGES:
            stages = [s for s in stages if s[0] in _STAGES[state]]
        self._fill("stage", self.tr("ทุกขั้นตอน"), stages)

    def _fill(self, name: str, everything: str, options: Options) -> None:
        box = self.filters[name]
        chosen = box.currentData()
        box.clear()
        box.addItem(everything, None)
        for data, words in options:
            box.addItem(words, data)
        box.setCurrentIndex(max(box.findData(chosen), 0) if chosen is not None else 0)

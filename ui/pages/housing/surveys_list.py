"""Surveyed houses, narrowed by target group and village as R-02 counts them."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QWidget

from ui.context import AppContext
from ui.pages.housing import columns
from ui.pages.housing.numbers import UNSUITABLE
from ui.pages.housing.reports import export_surveys
from ui.theme import Tone
from ui.widgets import editors
from ui.widgets.chip import ChipBar
from ui.widgets.filtered_list import FilteredList
from ui.widgets.parts import row, tool_button
from welfaredesk.queries.house_surveys import SURVEYED_GROUPS, SurveyQuery

_VERDICTS = {UNSUITABLE: False, "suitable": True}


class SurveysList(FilteredList):
    """Surveyed houses, one a line; `opened` carries the id of the latest survey.

    Each group's chip says how many of the houses it leaves; a house counts once in each of its groups.
    """

    def __init__(self, context: AppContext, add: Callable[[], object]) -> None:
        super().__init__(context, columns.surveys())
        self._add = add
        self.chips.add(UNSUITABLE, self.tr("ไม่เหมาะสม"), "warning", on=True)
        self.chips.add("suitable", self.tr("เหมาะสม"), "check-circle")
        self.chips.add("", self.tr("ทั้งหมด"), "list")
        self.groups = ChipBar()
        self.groups.add("", self.tr("ทุกกลุ่ม"), "people", on=True)
        for code, words in SURVEYED_GROUPS.items():
            self.groups.add(code, words)
        self.moo: QComboBox = editors.combo([(None, self.tr("ทุกหมู่"))])
        self.moo.setAccessibleName(self.tr("หมู่"))
        self.moo.setMinimumContentsLength(12)
        self.export_button = tool_button("download", self.tr("ส่งออกรายการที่แสดงเป็น Excel"), self._export)
        line = row(self.groups, self.moo, self.export_button)
        line.setStretch(0, 1)
        self._narrowing = QWidget()
        self._narrowing.setLayout(line)
        self.add_above(self._narrowing)
        self.groups.changed.connect(lambda _keys: self.reload())
        self.moo.activated.connect(lambda _place: self.reload())

    def query(self) -> SurveyQuery:
        group = next(iter(self.groups.selected()), "")
        return replace(self._of_state(), text=self.text, group=group, moo=self.moo.currentData() or "")

    def show_state(self, state: str) -> None:
        self.groups.select({""})
        self.moo.setCurrentIndex(0)
        super().show_state(state)

    def reload(self) -> None:
        self._count()
        super().reload()

    def say_empty(self) -> None:
        if self.query() != self._of_state() and self._of_state().total():
            self.stack.show_not_found("")
            return
        if self.state() == UNSUITABLE and SurveyQuery(self.context.db).total():
            text = self.tr("ไม่มีบ้านที่สำรวจแล้วไม่เหมาะสม")
            self.stack.state.show_state("check-circle", text, tone=Tone.DONE)
            self.stack.setCurrentWidget(self.stack.state)
            return
        if self.state() == "suitable":
            self.stack.show_not_found("")
            return
        self.stack.show_empty(
            "house",
            self.tr("ยังไม่มีบ้านที่สำรวจ"),
            self.tr("บันทึกแบบสำรวจบ้าน 12 ส่วน ว่าบ้านหลังใดเหมาะสมหรือไม่ แล้วรายงาน R-02 จะนับให้"),
            self.tr("บันทึกการสำรวจ…"),
            self._add,
        )

    # --- inside ---

    def _of_state(self) -> SurveyQuery:
        return SurveyQuery(self.context.db, suitable=_VERDICTS.get(self.state()))

    def _count(self) -> None:
        """How many houses each group has in the village chosen, and each village in the group chosen."""
        wanted = self.query()
        for code, chip in self.groups.chips.items():
            chip.set_count(replace(wanted, text="", group=code).total())
        chosen = self.moo.currentData()
        self.moo.clear()
        self.moo.addItem(self.tr("ทุกหมู่"), None)
        for moo, count in replace(wanted, text="", moo="").by_moo().items():
            self.moo.addItem(self.tr("หมู่ {moo}  ({count} หลัง)").format(moo=moo or "–", count=count), moo)
        self.moo.setCurrentIndex(max(self.moo.findData(chosen), 0) if chosen is not None else 0)

    def _export(self) -> None:
        export_surveys(self.context, self, self.query())

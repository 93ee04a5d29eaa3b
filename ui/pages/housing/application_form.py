"""The forms of a project's application (W-12) and of an owner's consent to the work (W-14)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from ui.context import AppContext
from ui.pages.housing.fields import Options, TickGrid, offered
from ui.pages.persons.desk import no_caption
from ui.pages.persons.find_list import PersonFinder
from ui.theme import Tone, tokens
from ui.widgets import editors
from ui.widgets.banner import Banner
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.national_id_edit import NationalIdEdit
from ui.widgets.parts import button, label, row
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk.domain import house_consent, paper_limits
from welfaredesk.domain.thai_text import to_arabic
from welfaredesk.queries.house_applications import SHORTEST_MONTHS, ApplicationView
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.services.house_applications import MOST_MONTHS, ApplicationInput, ConsentInput, EarlierHelp

_BE = range(2500, 2700)
_DEP = "dep"


class LivedEdit(QWidget):
    """For how long somebody has lived somewhere, in years and months; the value is months, None unknown."""

    def __init__(self, months: int | None) -> None:
        super().__init__()
        self.years, self.months = QSpinBox(), QSpinBox()
        self.years.setRange(-1, MOST_MONTHS // 12)
        self.months.setRange(-1, 11)
        for box, value, spoken in (
            (self.years, -1 if months is None else months // 12, self.tr("ปี")),
            (self.months, -1 if months is None else months % 12, self.tr("เดือน")),
        ):
            box.setSpecialValueText("–")
            box.setValue(value)
            box.setAccessibleName(spoken)
        self.setLayout(row(self.years, label(self.tr("ปี")), self.months, label(self.tr("เดือน")), None))
        self.setFocusProxy(self.years)

    def value(self) -> int | None:
        """Months in all."""
        years, months = self.years.value(), self.months.value()
        return None if years < 0 and months < 0 else 12 * max(years, 0) + max(months, 0)


class EarlierEdit(QWidget):
    """Help received before, a line each: by whom, in which year, how much; empty lines are left out."""

    def __init__(self, earlier: Sequence[EarlierHelp]) -> None:
        super().__init__()
        self.lines: list[tuple[QLineEdit, QLineEdit, MoneyEdit]] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(tokens.GAP_XS)
        self.more = button(self.tr("เพิ่มบรรทัด"), "plus", "quiet", self._add_focused)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.GAP_XS)
        layout.addLayout(self._column)
        layout.addLayout(row(self.more, None))
        for each in earlier:
            self.add_line(each)
        if not self.lines:
            self.add_line(EarlierHelp())
        self.setFocusProxy(self.lines[0][0])

    def value(self) -> tuple[EarlierHelp, ...]:
        """The lines that hold something."""
        found = (
            EarlierHelp(agency.text().strip(), self._year(year.text()), money.value())
            for agency, year, money in self.lines
        )
        return tuple(each for each in found if each != EarlierHelp())

    def check(self) -> str:
        """The first year or amount that can't be read."""
        for _agency, year, money in self.lines:
            if year.text().strip() and self._year(year.text()) is None:
                return self.tr("อ่านปี «{read}» ไม่ได้ กรุณากรอกปี พ.ศ. เช่น 2565").format(read=year.text())
            if problem := money.check():
                return problem
        return ""

    def add_line(self, each: EarlierHelp) -> None:
        """One more line."""
        agency, money = (
            CountedLine(each.agency if each.agency != "–" else "", paper_limits.SLIP_NAME),
            MoneyEdit(each.satang),
        )
        year = QLineEdit("" if each.year is None else str(each.year))
        agency.setPlaceholderText(self.tr("หน่วยงาน"))
        year.setPlaceholderText(self.tr("ปี พ.ศ."))
        year.setFixedWidth(90)
        for editor, spoken in (
            (agency, self.tr("หน่วยงาน")),
            (year, self.tr("ปี พ.ศ.")),
            (money, self.tr("บาท")),
        ):
            editor.setAccessibleName(spoken)
        line = row(agency, year, money)
        line.setStretch(0, 2)
        line.setStretch(2, 1)
        self._column.addLayout(line)
        self.lines.append((agency, year, money))

    def _add_focused(self) -> None:
        self.add_line(EarlierHelp())
        self.lines[-1][0].setFocus()

    @staticmethod
    def _year(text: str) -> int | None:
        read = to_arabic(text).strip()
        return int(read) if read.isdecimal() and int(read) in _BE else None


class ApplicationDialog(RecordDialog):
    """Keeps what an application says; `initial` is (context, beneficiary, ApplicationView)."""

    WIDTH = 860

    def build(self, initial: tuple[AppContext, str, ApplicationView]) -> None:
        context, beneficiary, view = initial
        data = view.data
        self.setWindowTitle(self.tr("คำขอปรับปรุงบ้านของ {name} (W-12)").format(name=beneficiary))
        self.warning = Banner()
        self.form.add(self.warning, wide=True)
        self.add("applied_on", self.tr("วันที่ยื่นคำขอ"), ThaiDateEdit(data.applied_on), required=True)
        self.add(
            "receiver",
            self.tr("ผู้รับคำขอ"),
            CountedLine(data.receiver or context.actor.name, paper_limits.SLIP_NAME),
        )
        self.applicant = PersonFinder(context.db, folds=True)
        if data.applicant_id is not None:
            self.applicant.typed.setText(
                PersonQuery(context.db).rows([data.applicant_id])[data.applicant_id].name
            )
            self.applicant.set_value(data.applicant_id)
        hint = self.tr("เว้นว่าง: {name} ยื่นเอง").format(name=beneficiary)
        self.add("applicant_id", self.tr("ผู้ยื่นแทน"), self.applicant, wide=True, hint=hint)
        self.add(
            "relation",
            self.tr("ความสัมพันธ์กับผู้รับประโยชน์"),
            CountedLine(data.relation, paper_limits.SLIP_RELATION),
        )
        owners: Options = [
            (None, self.tr("ไม่ทราบ")),
            (True, self.tr("เป็นเจ้าของบ้านและที่ดิน")),
            (False, self.tr("ไม่ใช่เจ้าของ (ต้องมีหนังสือยินยอม W-14)")),
        ]
        self.add("owner", self.tr("กรรมสิทธิ์"), editors.combo(owners, data.owner))
        self.lived = LivedEdit(data.lived_months)
        self.add("lived_months", self.tr("อาศัยอยู่บ้านนี้มา"), self.lived)
        self.moved = QCheckBox(self.tr("ย้ายมาอยู่หลังพิการ"))
        self.moved.setChecked(data.moved_after_disability)
        no_caption(self.add("moved_after_disability", "", self.moved))
        details = CountedText(data.details, paper_limits.HOUSE_DETAILS)
        self.add("details", self.tr("รายละเอียดงานที่ขอ"), details, wide=True)
        self.add("earlier", self.tr("เคยได้รับการช่วยเหลือ"), EarlierEdit(data.earlier), wide=True)
        self.sources = TickGrid(offered(context.db, "fund_source", data.sources), data.sources, columns=4)
        self.add("sources", self.tr("แหล่งเงินที่ขอ"), self.sources, wide=True)
        cash = QCheckBox(self.tr("จ่ายเป็นเงินให้บุคคล (ต้องมีสำเนาสมุดบัญชี)"))
        cash.setChecked(data.cash)
        no_caption(self.add("cash", "", cash, wide=True))
        self._connect()

    def value(self) -> ApplicationInput:
        return ApplicationInput(**self.values())

    def _connect(self) -> None:
        for box in (self.lived.years, self.lived.months):
            box.valueChanged.connect(lambda _number: self._warn())
        for tick in (self.moved, self.sources.ticks.get(_DEP)):
            if tick is not None:
                tick.toggled.connect(lambda _on: self._warn())
        self._warn()

    def _warn(self) -> None:
        """พก. asks for half a year in the house, unless somebody moved after becoming disabled (§1.3)."""
        lived, moved = self.lived.value(), self.moved.isChecked()
        short = lived is not None and lived < SHORTEST_MONTHS and not moved
        asked = _DEP in self.sources.value()
        said = self.tr("อยู่บ้านนี้ไม่ถึง {months} เดือน พก. อาจไม่ให้ เว้นแต่ย้ายมาหลังพิการ")
        self.warning.say(Tone.WAIT, said.format(months=SHORTEST_MONTHS) if short and asked else "")


class ConsentDialog(RecordDialog):
    """Keeps an owner's consent; `initial` is (context, ConsentInput)."""

    WIDTH = 760

    def build(self, initial: tuple[AppContext, ConsentInput]) -> None:
        context, data = initial
        self.setWindowTitle(self.tr("หนังสือยินยอมให้ปรับปรุงบ้าน (W-14)"))
        self.owner = PersonFinder(context.db, folds=True)
        if data.owner_id is not None:
            self.owner.typed.setText(PersonQuery(context.db).rows([data.owner_id])[data.owner_id].name)
            self.owner.set_value(data.owner_id)
        hint = self.tr("ไม่มีในทะเบียน: เว้นว่าง แล้วกรอกชื่อ เลขประจำตัว และที่อยู่ด้านล่าง")
        self.add("owner_id", self.tr("ผู้ให้ความยินยอมในทะเบียน"), self.owner, wide=True, hint=hint)
        self.add("owner_name", self.tr("ชื่อ–สกุล"), CountedLine(data.owner_name, paper_limits.SLIP_NAME))
        self.add("owner_number", self.tr("เลขประจำตัวประชาชน"), NationalIdEdit(data.owner_number))
        self.add(
            "owner_address",
            self.tr("ที่อยู่"),
            CountedLine(data.owner_address, paper_limits.SLIP_ADDRESS),
            wide=True,
        )
        standings: list[tuple[Any, str]] = list(house_consent.STANDINGS.items())
        self.add("standing", self.tr("ฐานะ"), editors.combo(standings, data.standing))
        self.add(
            "relation",
            self.tr("ความสัมพันธ์กับผู้รับประโยชน์"),
            CountedLine(data.relation, paper_limits.SLIP_RELATION),
        )
        years = QSpinBox()
        years.setRange(house_consent.YEARS[0], house_consent.YEARS[-1])
        years.setValue(data.years)
        self.add("years", self.tr("ไม่รื้อถอนภายใน (ปี)"), years)
        said = self.tr("เว้นว่างไว้จนกว่าจะลงชื่อ")
        self.add("given_on", self.tr("วันที่ลงชื่อยินยอม"), ThaiDateEdit(data.given_on), hint=said)

    def value(self) -> ConsentInput:
        return ConsentInput(**self.values())

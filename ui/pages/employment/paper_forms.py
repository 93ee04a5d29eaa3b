"""What the papers of employment are asked with: which day, whose ids, which year, which ways, whom."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ui.context import AppContext
from ui.pages.employment.organisation_forms import OrganisationEdit
from ui.pages.housing.fields import TickGrid, offered
from ui.widgets import editors
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.parts import Paragraph, dress
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain import fiscal_year, paper_limits
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.employment_pages import OrganisationView, PlacementView, place_names, work_counts
from welfaredesk.queries.job_seekers import seeker_rows
from welfaredesk.queries.organisations import OrganisationRow
from welfaredesk.services.employment_papers import OPTIONS, REQUEST, CertificateInput, LetterInput, YearInput
from welfaredesk.services.placement_checks import last_day

PAPER, WORKBOOK = "pdf", "xlsx"
_LINE = 80  # letters of a line of ticks
ON_DAY = 0  # of the years to choose from: of a day instead


class ListDialog(RecordDialog):
    """A list or report of a day or a fiscal year; saves (PaperParams, PAPER or WORKBOOK).

    `days` False leaves the day out, `years` False the years; with `names` it is asked of which organisation
    and whether ids are whole.
    """

    WIDTH = 680

    def __init__(
        self,
        context: AppContext,
        save: Callable[[tuple[PaperParams, str]], object],
        title: str,
        parent: QWidget,
        *,
        days: bool = True,
        years: bool = True,
        names: bool = False,
        organisation_id: int | None = None,
    ) -> None:
        self._context, self._title, self._names = context, title, names
        self._days, self._years = days, years
        super().__init__(save, organisation_id, parent)

    def build(self, initial: int | None) -> None:
        self.setWindowTitle(self._title)
        self.save_button.setText(self.tr("จัดทำ"))
        dress(self.save_button, "print", "primary")
        self._add_span()
        if self._names:
            self._add_names(initial)
        if self._names or not self._years:
            self._say_who_may_have_it()
        kinds = [(PAPER, self.tr("กระดาษ (PDF)")), (WORKBOOK, self.tr("Excel"))]
        self.add("kind", self.tr("ทำเป็น"), editors.combo(kinds, PAPER), wide=True)

    def value(self) -> tuple[PaperParams, str]:
        given = self.values()
        year = given.get("year") or None
        params = PaperParams(
            fiscal_year=year,
            day=given.get("day") if year is None else None,
            organisation_id=given.get("organisation_id"),
            full_ids=bool(given.get("full_ids")),
            reason=given.get("reason") or "",
        )
        return params, given["kind"]

    def _add_span(self) -> None:
        if not self._years:
            self.add("day", self.tr("ณ วันที่"), ThaiDateEdit(clock.today()))
            return
        first = self.tr("ณ วันที่") if self._days else self.tr("ทุกปีงบประมาณ")
        years = [
            (year, self.tr("ทั้งปีงบประมาณ {year}").format(year=year))
            for year in work_counts(self._context.db).years
        ]
        span = editors.combo([(ON_DAY, first), *years], ON_DAY)
        self.add("year", self.tr("ข้อมูลของ"), span)
        if self._days:
            day = ThaiDateEdit(clock.today())
            self.add("day", self.tr("วันที่"), day)
            span.currentIndexChanged.connect(lambda place: day.setEnabled(place == 0))

    def _add_names(self, organisation_id: int | None) -> None:
        organisations = [(None, self.tr("ทุกหน่วยงาน")), *place_names(self._context.db).all]
        box = editors.combo(organisations, organisation_id)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        hint = self.tr("ผู้ที่ทำงานที่หน่วยงานนี้ และผู้ที่หน่วยงานนี้จ้างหรือให้สิทธิ")
        self.add("organisation_id", self.tr("หน่วยงาน"), box, wide=True, hint=hint)
        ids = [(False, self.tr("ปิดบังบางหลัก")), (True, self.tr("เต็ม 13 หลัก"))]
        self.add("full_ids", self.tr("เลขประจำตัวประชาชน"), editors.combo(ids, False))
        reasons = [
            self.tr("ส่งสำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด"),
            self.tr("หน่วยงานตรวจสอบเรียกตรวจ"),
        ]
        reason = editors.combo([("", ""), *((each, each) for each in reasons)], "", editable=True)
        hint = self.tr("ต้องระบุเมื่อใช้เลขเต็ม ระบบบันทึกว่าใครพิมพ์เลขของใคร")
        self.add("reason", self.tr("เหตุผล"), reason, hint=hint)

    def _say_who_may_have_it(self) -> None:
        told = self.tr(
            "รายชื่อนี้มีข้อมูลความพิการ ซึ่งเป็นข้อมูลอ่อนไหว ให้ได้เฉพาะสำนักงาน พมจ. หน่วยงานที่มีอำนาจตามกฎหมาย "
            "ผู้บริหารและเจ้าหน้าที่ที่มีหน้าที่ ห้ามปิดประกาศหรือส่งให้สถานประกอบการอื่น"
        )
        self.form.add(Paragraph(told, "small"), wide=True)


class _CertificatesDialog(RecordDialog):
    """What certificates of work say; a subclass tells whose and adds the years to choose from."""

    WIDTH = 560

    def add_certificate(self, years: Sequence[int]) -> None:
        """The fields every certificate has."""
        self.save_button.setText(self.tr("ออกหนังสือ"))
        dress(self.save_button, "print", "primary")
        offered_years = [(year, self.tr("ปีงบประมาณ {year}").format(year=year)) for year in years]
        self.add("year", self.tr("ประจำปี"), editors.combo(offered_years, years[0]), required=True)
        self.add("issued_on", self.tr("ให้ไว้ ณ วันที่"), ThaiDateEdit(clock.today()))
        wage = QCheckBox(self.tr("ระบุค่าจ้าง"))
        self.add("with_wage", self.tr("ค่าจ้าง"), wage, wide=True)
        purpose = CountedLine("", paper_limits.CERTIFICATE_PURPOSE)
        hint = self.tr("เช่น การขอสินเชื่อธนาคาร เว้นว่างได้")
        self.add("purpose", self.tr("ใช้ประกอบ"), purpose, wide=True, hint=hint)


class CertificateDialog(_CertificatesDialog):
    """A certificate of work (E-09); `initial` is the placement's view."""

    def build(self, initial: PlacementView) -> None:
        self._placement_id = initial.row.id
        self.setWindowTitle(self.tr("หนังสือรับรองการทำงาน · {name}").format(name=initial.row.name))
        self.add_certificate(_years_of(initial))

    def value(self) -> CertificateInput:
        return CertificateInput(self._placement_id, **self.values())


class YearDialog(_CertificatesDialog):
    """Certificates of everybody who worked in a year; `initial` are the years to choose from."""

    def build(self, initial: Sequence[int]) -> None:
        self.setWindowTitle(self.tr("หนังสือรับรองการทำงาน ทุกคนในปี"))
        self.add_certificate(initial)
        told = self.tr("ออกให้ทุกคนที่ทำงานในปีที่เลือก คนละฉบับ ผู้ที่ยังไม่ได้ระบุตัวและค่าจ้างที่ไม่ได้กรอกจะเว้นไว้")
        self.form.add(Paragraph(told, "small"), wide=True)

    def value(self) -> YearInput:
        return YearInput(**self.values())


class LetterDialog(RecordDialog):
    """A letter to an organisation (E-08) of one kind; `initial` is its view, None when it is to be chosen."""

    WIDTH = 760

    def __init__(
        self,
        context: AppContext,
        save: Callable[[Any], object],
        view: OrganisationView | None,
        parent: QWidget,
        *,
        kind: str,
        people: Sequence[int] = (),
    ) -> None:
        self._context, self._kind, self._people = context, kind, people
        super().__init__(save, view, parent)

    def build(self, initial: OrganisationView | None) -> None:
        request = self._kind == REQUEST
        title = self.tr("หนังสือขอความร่วมมือจ้างงาน") if request else self.tr("หนังสือรับรองผลการจ้างงาน")
        self.setWindowTitle(f"{title} · {initial.row.name}" if initial else title)
        self.save_button.setText(self.tr("ออกหนังสือ"))
        dress(self.save_button, "print", "primary")
        self._organisation_id = initial.row.id if initial else None
        addressee = CountedLine(self._proposed(initial.row.name) if initial else "", paper_limits.LETTER_TO)
        if initial is None:
            self.add_choice(addressee)
        self.add("addressee", self.tr("เรียน"), addressee, wide=True, required=True)
        self.add("written_on", self.tr("ลงวันที่"), ThaiDateEdit(clock.today()))
        if request:
            self._add_request()
        remark = CountedText("", paper_limits.EMPLOYMENT_REMARK)
        self.add("remark", self.tr("ข้อความเพิ่มเติม"), remark, wide=True)

    def value(self) -> Any:
        given = self.values()
        people = tuple(int(each) for each in given.pop("person_ids", ()))
        to = given.pop("organisation_id", self._organisation_id)
        return LetterInput(to, self._kind, person_ids=people, **given)

    def _proposed(self, name: str) -> str:
        return self.tr("หัวหน้าหน่วยงาน {name}").format(name=name)[: paper_limits.LETTER_TO]

    def add_choice(self, addressee: CountedLine) -> None:
        """Which organisation; its head is proposed as the one to address."""
        choice = OrganisationEdit(self._context)
        self.add("organisation_id", self.tr("ถึงหน่วยงาน"), choice, wide=True, required=True)

        def propose() -> None:
            name = choice.box.currentText().strip()
            if choice.value() is not None:
                addressee.setText(self._proposed(name))

        choice.chosen.connect(propose)

    def _add_request(self) -> None:
        ways = [
            (code, label.removeprefix(self.tr("มาตรา 35 ")))
            for code, label in offered(self._context.db, "placement_basis")
            if code in OPTIONS
        ]
        self.add("options", self.tr("วิธีให้สิทธิตามมาตรา 35 ที่เสนอ"), TickGrid(ways, OPTIONS, 2), wide=True)
        seekers = [
            (str(row.person_id), " · ".join(part for part in (row.name, row.work) if part))
            for row in seeker_rows(self._context.db)
            if row.is_open
        ]
        if not seekers:
            self.form.add(Paragraph(self.tr("ยังไม่มีคนพิการที่ขึ้นทะเบียนหางาน จึงไม่มีรายชื่อแนบ"), "small"), wide=True)
            return
        hint = self.tr("พิมพ์ชื่อเฉพาะผู้ที่ยินยอมให้ส่งต่อข้อมูล ไม่พิมพ์เลขประจำตัวและความพิการ")
        chosen = _ticks(seekers, tuple(map(str, self._people)))
        self.add("person_ids", self.tr("ผู้หางานที่เสนอให้พิจารณา"), chosen, wide=True, hint=hint)


class LettersDialog(LetterDialog):
    """The same request to several organisations; saves (their ids, the letter). `lacking` are offered."""

    def __init__(
        self,
        context: AppContext,
        save: Callable[[tuple[tuple[int, ...], LetterInput]], object],
        lacking: Sequence[OrganisationRow],
        parent: QWidget,
    ) -> None:
        self._lacking = lacking
        super().__init__(context, save, None, parent, kind=REQUEST)

    def add_choice(self, addressee: CountedLine) -> None:
        offered_ = [
            (str(row.id), self.tr("ขาด {count} คน · {name}").format(name=row.name, count=row.missing))
            for row in self._lacking
        ]
        everyone = _ticks(offered_, [key for key, _words in offered_])
        self.add("organisation_ids", self.tr("ถึงหน่วยงาน"), everyone, wide=True, required=True)
        addressee.setText(self.tr("หัวหน้าหน่วยงาน"))
        self.form.add(Paragraph(self.tr("โปรแกรมเติมชื่อหน่วยงานต่อท้ายคำขึ้นต้นให้เอง"), "small"), wide=True)

    def value(self) -> Any:
        given = self.values()
        people = tuple(int(each) for each in given.pop("person_ids", ()))
        to = tuple(int(each) for each in given.pop("organisation_ids"))
        return to, LetterInput(None, REQUEST, person_ids=people, **given)


def _ticks(options: Sequence[tuple[str, str]], ticked: Sequence[str]) -> TickGrid:
    """One a line; what is too long for it is cut, and told whole where the pointer rests."""
    cut = [(key, words if len(words) <= _LINE else f"{words[:_LINE]}…") for key, words in options]
    grid = TickGrid(cut, ticked, 1)
    for key, words in options:
        grid.ticks[key].setToolTip(words)
    return grid


def _years_of(view: PlacementView) -> list[int]:
    """Fiscal years (BE) with work up to today, the last first."""
    row, today = view.row, clock.today()
    last = min(last_day(row.ends_on, row.ended_on) or today, today)
    years = range(_year(row.started_on), max(_year(last), _year(row.started_on)) + 1)
    return list(reversed(years))


def _year(day: date) -> int:
    return fiscal_year.fiscal_year(day)

"""The forms of organisations: what they are, their head-count of a year, minimum wages; and choosing one."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QSpinBox, QWidget

from ui.context import AppContext
from ui.widgets import editors
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.money_edit import MoneyEdit, baht
from ui.widgets.parts import Paragraph, button, row
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk import clock
from welfaredesk.domain import organisations, thai_dates
from welfaredesk.errors import Issue, ValidationFailed
from welfaredesk.queries.employment_pages import OrganisationView, minimum_wages, place_names
from welfaredesk.services import employment as service
from welfaredesk.services.audit import Saved
from welfaredesk.services.employment import LIMITS, OrganisationInput

_MOST_STAFF = 999_999
translate = QCoreApplication.translate


class OrganisationDialog(RecordDialog):
    """Adds or changes an organisation; `initial` is what it holds. The kind is guessed from a new name."""

    WIDTH = 680

    def build(self, initial: OrganisationInput) -> None:
        self.setWindowTitle(self.tr("หน่วยงาน"))
        name = CountedLine(initial.name, LIMITS["name"])
        self.add("name", self.tr("ชื่อหน่วยงาน"), name, wide=True, required=True)
        kinds = [("", self.tr("เลือกประเภท")), *organisations.KINDS.items()]
        hint = self.tr("เฉพาะเอกชนส่งเงินแทนการจ้างตามมาตรา 34 ได้")
        kind = editors.combo(kinds, initial.kind)
        self.add("kind", self.tr("ประเภท"), kind, required=True, hint=hint)
        hint = self.tr("ใช้เทียบค่าแรงขั้นต่ำ")
        self.add("province", self.tr("จังหวัด"), CountedLine(initial.province, LIMITS["province"]), hint=hint)
        self.add("contact", self.tr("ผู้ติดต่อ"), CountedLine(initial.contact, LIMITS["contact"]))
        self.add("phone", self.tr("โทรศัพท์"), CountedLine(initial.phone, LIMITS["phone"]))
        self.add("tax_no", self.tr("เลขประจำตัวผู้เสียภาษี"), CountedLine(initial.tax_no, LIMITS["tax_no"]))
        self.add("address", self.tr("ที่อยู่"), CountedLine(initial.address, LIMITS["address"]), wide=True)
        self.add("note", self.tr("หมายเหตุ"), CountedText(initial.note, LIMITS["note"]), wide=True)
        name.editingFinished.connect(lambda: _guess(kind, name.text()))

    def value(self) -> OrganisationInput:
        return OrganisationInput(**self.values())


class HeadcountDialog(RecordDialog):
    """The head-count of a year; `initial` is the organisation's view, the value (year, staff)."""

    WIDTH = 520

    def build(self, initial: OrganisationView) -> None:
        self.setWindowTitle(self.tr("จำนวนบุคลากร · {name}").format(name=initial.row.name))
        today = clock.today()
        latest = thai_dates.be_year(today) - (1 if today.month < 10 else 0)  # the last 1 October
        years = [
            (year, self.tr("1 ต.ค. {year}").format(year=year)) for year in range(latest + 1, latest - 10, -1)
        ]
        self.add("year", self.tr("ณ วันที่"), editors.combo(years, latest), required=True)
        staff = QSpinBox()
        staff.setRange(0, _MOST_STAFF)
        staff.setGroupSeparatorShown(True)
        known = {year: count for year, count, _required in initial.headcounts}
        staff.setValue(known.get(latest, initial.row.staff or 0))
        hint = self.tr("ทุกสาขารวมกัน ไม่นับลูกจ้างที่เป็นคนพิการ")
        self.add("staff", self.tr("จำนวนบุคลากร (คน)"), staff, required=True, hint=hint)
        box = self.editors["year"]
        assert isinstance(box, QComboBox)
        box.activated.connect(lambda _index: staff.setValue(known.get(box.currentData(), staff.value())))
        staff.selectAll()

    def value(self) -> tuple[int, int]:
        given = self.values()
        return given["year"], given["staff"]


class MinimumWageDialog(RecordDialog):
    """A minimum wage from a day on; `initial` is the context. Those that are kept stand above."""

    WIDTH = 560

    def build(self, initial: AppContext) -> None:
        self.setWindowTitle(self.tr("ค่าแรงขั้นต่ำ"))
        kept = minimum_wages(initial.db)
        lines = [
            self.tr("{province} วันละ {wage} บาท ตั้งแต่ {day}").format(
                province=province, wage=baht(satang), day=thai_dates.screen(from_on)
            )
            for province, from_on, satang in kept
        ]
        self.form.add(Paragraph("\n".join(lines) or self.tr("ยังไม่มีค่าแรงขั้นต่ำที่บันทึกไว้")), wide=True)
        names = list(dict.fromkeys((initial.office.province, *(each[0] for each in kept))))
        province = editors.combo([(name, name) for name in names if name], names[0], editable=True)
        self.add("province", self.tr("จังหวัด"), province, required=True)
        self.add("from_on", self.tr("ใช้ตั้งแต่วันที่"), ThaiDateEdit(), required=True)
        self.add("day_satang", self.tr("ค่าแรงต่อวัน (บาท)"), MoneyEdit(), required=True)

    def value(self) -> dict[str, Any]:
        return self.values()


class OrganisationEdit(QWidget):
    """Choosing an organisation by any part of its name, or adding one, as a field of a form."""

    chosen = Signal()

    def __init__(self, context: AppContext, organisation_id: int | None = None) -> None:
        super().__init__()
        self.context = context
        self.box = editors.combo([], "", editable=True)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        edit = self.box.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(self.tr("พิมพ์บางส่วนของชื่อ"))
        self.add_button = button(self.tr("เพิ่ม…"), "plus", clicked=self._add)
        line = row(self.box, self.add_button)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.setFocusProxy(self.box)
        self._fill(organisation_id)
        self.box.currentIndexChanged.connect(lambda _index: self.chosen.emit())

    def value(self) -> int | None:
        """The organisation's id, None when none is chosen."""
        place = self.box.findText(self.box.currentText().strip(), Qt.MatchFlag.MatchFixedString)
        return int(self.box.itemData(place)) if place >= 0 else None

    def check(self) -> str:
        """What is wrong with the name typed, "" for one of the list or nothing."""
        typed = self.box.currentText().strip()
        if not typed or self.value() is not None:
            return ""
        return self.tr("ยังไม่มีหน่วยงาน «{read}» กรุณาเลือกจากรายการ หรือกด เพิ่ม").format(read=typed)

    def choose(self, organisation_id: int | None) -> None:
        """Take this organisation, None for none."""
        self.box.setCurrentIndex(self.box.findData(organisation_id) if organisation_id is not None else -1)

    def refresh(self) -> None:
        """Offer what was added meanwhile; the choice stays."""
        self._fill(self.value())

    def follow(self, other: "OrganisationEdit") -> None:
        """Take what `other` chooses while nothing is chosen here; both offer what either adds."""

        def take() -> None:
            self.refresh()
            if self.value() is None and not self.box.currentText().strip():
                self.choose(other.value())

        other.chosen.connect(take)
        self.chosen.connect(other.refresh)

    def _fill(self, organisation_id: int | None) -> None:
        self.box.blockSignals(True)
        self.box.clear()
        for each, name in place_names(self.context.db).all:
            self.box.addItem(name, each)
        completer = QCompleter(self.box.model(), self.box)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.box.setCompleter(completer)
        self.choose(organisation_id)
        self.box.blockSignals(False)

    def _add(self) -> None:
        typed = "" if self.value() is not None else self.box.currentText().strip()
        saved = ask_organisation(self.context, self, typed)
        if saved is not None:
            self._fill(saved)
            self.chosen.emit()


def ask_organisation(context: AppContext, parent: QWidget, name: str = "") -> int | None:
    """Add an organisation called `name` at first; its id, None when the form was left."""
    kind = organisations.guessed_kind(name) if name else ""
    initial = OrganisationInput(name, kind, province=context.office.province)
    return _save(
        context, parent, initial, lambda data: service.save_organisation(context.actor, context.db, data)
    )


def edit_organisation(context: AppContext, parent: QWidget, view: OrganisationView) -> None:
    """Change an organisation."""
    target = {"organisation_id": view.row.id, "version": view.row.version}
    _save(
        context,
        parent,
        view.data,
        lambda data: service.save_organisation(context.actor, context.db, data, **target),
    )


def ask_headcount(context: AppContext, parent: QWidget, view: OrganisationView) -> None:
    """Keep the head-count of a year."""

    def save(value: tuple[int, int]) -> Saved:
        return service.set_headcount(context.actor, context.db, view.row.id, *value)

    run_form(context, HeadcountDialog(save, view, parent), translate("employment", "บันทึกจำนวนบุคลากรแล้ว"))


def ask_minimum_wage(context: AppContext, parent: QWidget) -> None:
    """Keep a minimum wage."""

    def save(value: dict[str, Any]) -> Saved:
        if value["from_on"] is None:
            raise ValidationFailed(Issue("from_on", "required"))
        return service.set_minimum_wage(
            context.actor, context.db, value["province"] or "", value["from_on"], value["day_satang"] or 0
        )

    run_form(context, MinimumWageDialog(save, context, parent), translate("employment", "บันทึกค่าแรงขั้นต่ำแล้ว"))


def _save(
    context: AppContext,
    parent: QWidget,
    initial: OrganisationInput,
    save: Callable[[OrganisationInput], Saved],
) -> int | None:
    saved = run_form(
        context, OrganisationDialog(save, initial, parent), translate("employment", "บันทึกหน่วยงานแล้ว")
    )
    return saved.id if saved is not None else None


def run_form(context: AppContext, dialog: RecordDialog, said: str) -> Any:
    """Show a form and wait; what saving it returned (with `touched`), None when it was left."""
    found: list[Any] = []
    dialog.saved.connect(found.append)
    dialog.exec()
    dialog.deleteLater()
    if not found:
        return None
    context.changes.announce(found[0].touched)
    context.routes.said.emit(said)
    return found[0]


def _guess(kind: QComboBox, name: str) -> None:
    """Propose the kind of a name while none is chosen."""
    if name.strip() and not kind.currentData():
        kind.setCurrentIndex(kind.findData(organisations.guessed_kind(name)))

"""The form of one person."""

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QWidget

from ui.context import AppContext
from ui.pages.persons import words
from ui.pages.persons.guarded_id import GuardedIdEdit
from ui.pages.persons.person_editors import PhonesEdit, PositionEdit
from ui.pages.persons.suggestions import Suggestions
from ui.theme import Tone
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.editors import combo
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk.domain import names, thai_text
from welfaredesk.domain.addresses import ParsedAddress
from welfaredesk.domain.paper_limits import SLIP_NAME
from welfaredesk.domain.thai_dates import Precision
from welfaredesk.errors import Issue
from welfaredesk.queries.person_page import PersonPage, person_input
from welfaredesk.queries.value_lists import choices
from welfaredesk.services.audit import Saved
from welfaredesk.services.disclosure import reveal_id
from welfaredesk.services.person_input import ADDRESS_LIMITS, LIMITS
from welfaredesk.services.persons import AddressInput, PersonInput, PhoneInput, save_person

USUAL_TITLES = ("นาย", "นาง", "นางสาว", "เด็กชาย", "เด็กหญิง")
_ADDRESS = tuple(part.name for part in fields(ParsedAddress))
_LIVING = "living_"
_SECTION_40 = "40"
Offered = Callable[[str, str], Iterable[tuple[str, str]]]
translate = QCoreApplication.translate


class PersonDialog(RecordDialog):
    """Adds or changes a person. `reveal(reason)` shows the id of an existing one.

    `offered(list code, code to keep)` gives what the office's value lists offer.
    `existing_id` is set when the clerk chose to go to the person the id already belongs to.
    """

    def __init__(
        self,
        save: Callable[[PersonInput], Saved],
        initial: PersonInput,
        parent: QWidget | None = None,
        *,
        offered: Offered,
        reveal: Callable[[str], str] | None = None,
    ) -> None:
        self._reveal, self._offered = reveal, offered
        self.existing_id: int | None = None
        super().__init__(save, initial, parent)

    def build(self, initial: PersonInput) -> None:
        self._initial = initial
        self.setWindowTitle(self.tr("ข้อมูลบุคคล"))
        self._build_names(initial)
        self._build_identity(initial)
        self._build_address(initial.address)
        self._build_living(initial.living)
        self._build_livelihood(initial)
        self.add_section(self.tr("อื่น ๆ"))
        note = CountedText(initial.note, LIMITS["note"], keep_lines=True)
        self.add("note", self.tr("หมายเหตุ"), note, wide=True)

    def value(self) -> PersonInput:
        values = self.values()
        birth = self.editors["birth_date"]
        assert isinstance(birth, ThaiDateEdit)
        address = _address(self._initial.address, values, "")
        living = _address(self._initial.living or AddressInput(), values, _LIVING)
        values["title"] = values["title"] or ""
        values["no_id_reason"] = values["no_id_reason"] or ""
        values |= {
            "birth_precision": str(birth.precision()),
            "address": address,
            "living": living if self.elsewhere.isChecked() else None,
        }
        if values["sso_section"] != _SECTION_40:
            values["sso_option"] = ""
        return replace(self._initial, **values)  # what the form does not show stays

    def show_issues(self, issues: Iterable[Issue]) -> None:
        issues = tuple(issues)
        super().show_issues(issues)
        taken = next((issue for issue in issues if issue.code == "id_taken"), None)
        if taken is not None:
            holder, person_id = taken.params["holder"], int(taken.params["person_id"])
            text = self.tr("เลขประจำตัวนี้เป็นของ {holder} ซึ่งอยู่ในทะเบียนแล้ว").format(holder=holder)
            self.banner.say(Tone.WAIT, text, self.tr("เปิดข้อมูลคนเดิม"), lambda: self.go_to_existing(person_id))

    def go_to_existing(self, person_id: int) -> None:
        """Leave the form for somebody who is in the register already."""
        self.existing_id = person_id
        self.done(QDialog.DialogCode.Rejected)

    def _build_names(self, initial: PersonInput) -> None:
        titles = [(title, title) for title in USUAL_TITLES]
        self.add("title", self.tr("คำนำหน้า"), combo(titles, initial.title or "", editable=True))
        self.add("first", self.tr("ชื่อ"), CountedLine(initial.first, SLIP_NAME), required=True)
        self.add("last", self.tr("สกุล"), CountedLine(initial.last, SLIP_NAME))
        self.add("nickname", self.tr("ชื่อเล่น"), CountedLine(initial.nickname, LIMITS["nickname"]))

    def _build_identity(self, initial: PersonInput) -> None:
        self.add(
            "national_id",
            self.tr("เลขประจำตัวประชาชน"),
            GuardedIdEdit(initial.national_id, self._reveal),
            hint=self.tr("13 หลักตามบัตรหรือทะเบียนบ้าน"),
        )
        reasons = [
            self.tr("ไม่ได้นำบัตรมา"),
            self.tr("อยู่ระหว่างทำบัตร"),
            self.tr("ไม่มีเลขในทะเบียนราษฎร"),
        ]
        choices = [("", ""), *((reason, reason) for reason in reasons)]
        self.add(
            "no_id_reason",
            self.tr("ถ้ายังไม่มีเลข เพราะเหตุใด"),
            combo(choices, initial.no_id_reason, editable=True, limit=LIMITS["no_id_reason"]),
        )
        birth = ThaiDateEdit(
            initial.birth_date, birth=True, partial=True, precision=Precision(initial.birth_precision)
        )
        self.add("birth_date", self.tr("วันเกิด"), birth, hint=self.tr("ทราบแต่ปี พ.ศ. ก็กรอกแต่ปีได้"))
        sexes = [("", self.tr("ตามคำนำหน้า")), *((code, words.word(words.SEXES, code)) for code in "MF")]
        self.add("sex", self.tr("เพศ"), combo(sexes, initial.sex))
        known = initial.phones
        numbers = known if known is not None else tuple(map(PhoneInput, initial.phone.split()))
        self.add("phones", self.tr("โทรศัพท์"), PhonesEdit(numbers), wide=True)

    def _build_address(self, initial: AddressInput) -> None:
        self.add_section(self.tr("ที่อยู่ตามทะเบียนบ้าน"))
        self._add_address(initial, "")

    def _build_living(self, initial: AddressInput | None) -> None:
        self.elsewhere = QCheckBox(self.tr("อาศัยอยู่จริงที่อื่น ไม่ใช่ตามทะเบียนบ้าน"))
        self.elsewhere.setObjectName("elsewhere")
        self.elsewhere.setChecked(initial is not None)
        self._enter.watch(self.elsewhere)
        self.form.add(self.elsewhere, wide=True)
        known = self._initial.address
        near = AddressInput(tambon=known.tambon, amphoe=known.amphoe, province=known.province)
        self._add_address(initial or near, _LIVING)
        self.elsewhere.toggled.connect(self._show_living)
        self._show_living(initial is not None)

    def _show_living(self, elsewhere: bool) -> None:
        for name, field in self.fields.items():
            if name.startswith(_LIVING):
                field.setVisible(elsewhere)

    def _add_address(self, initial: AddressInput, prefix: str) -> None:
        for part in _ADDRESS:
            editor = CountedLine(getattr(initial, part), ADDRESS_LIMITS[part])
            self.add(prefix + part, words.word(words.FIELDS, part), editor)
        landmark = CountedLine(initial.landmark, ADDRESS_LIMITS["landmark"])
        self.add(f"{prefix}landmark", self.tr("จุดสังเกต"), landmark, hint=self.tr("เช่น ตรงข้ามวัด ประตูสีเขียว"))
        position = PositionEdit(initial.latitude, initial.longitude)
        hint = self.tr("วางจากแผนที่ในโทรศัพท์หรือเว็บได้")
        self.add(f"{prefix}latitude", self.tr("พิกัด GPS (ละติจูด, ลองจิจูด)"), position, hint=hint)

    def _build_livelihood(self, initial: PersonInput) -> None:
        self.add_section(self.tr("ความเป็นอยู่และสิทธิ"))
        self._add_listed("marital", initial)
        self._add_listed("occupation", initial)
        self.add("income_satang", self.tr("รายได้ต่อเดือน (บาท)"), MoneyEdit(initial.income_satang))
        self._add_listed("income_source", initial)
        self._add_listed("health_right", initial)
        held = [(None, ""), (True, self.tr("มี")), (False, self.tr("ไม่มี"))]
        caption = words.word(words.FIELDS, "welfare_card")
        self.add("welfare_card", caption, combo(held, initial.welfare_card))
        section = self._add_listed("sso_section", initial)
        option = self._add_listed("sso_option", initial)

        def switch() -> None:
            option.setEnabled(section.currentData() == _SECTION_40)

        section.currentIndexChanged.connect(lambda _place: switch())
        switch()

    def _add_listed(self, name: str, initial: PersonInput) -> QComboBox:
        value = getattr(initial, name)
        box = combo([("", ""), *self._offered(name, value)], value)
        self.add(name, words.word(words.FIELDS, name), box)
        return box


def _address(known: AddressInput, values: dict[str, Any], prefix: str) -> AddressInput:
    """The address of the fields with this prefix, taken out of `values`."""
    parts = {part: values.pop(prefix + part) for part in (*_ADDRESS, "landmark")}
    latitude, longitude = values.pop(f"{prefix}latitude") or (None, None)
    return replace(known, **parts, latitude=latitude, longitude=longitude)


def new_person(context: AppContext, parent: QWidget, text: str = "") -> int | None:
    """Add a person, `text` being what was searched for; the id saved, or that of the existing person."""
    office = context.office
    address = AddressInput(tambon=office.tambon, amphoe=office.amphoe, province=office.province)
    initial = replace(_from_search(text), address=address)
    dialog = PersonDialog(
        lambda data: save_person(context.actor, context.db, data),
        initial,
        parent,
        offered=partial(choices, context.db),
    )
    dialog.setWindowTitle(translate("persons", "เพิ่มบุคคล"))
    Suggestions(context.db, dialog)
    return _run(context, dialog)


def edit_person(context: AppContext, parent: QWidget, page: PersonPage) -> int | None:
    """Change a person; the id saved, or that of another person the clerk went to."""
    person = page.row
    initial = person_input(context.db, person.id)
    dialog = PersonDialog(
        lambda data: save_person(context.actor, context.db, data, person_id=person.id, version=page.version),
        initial,
        parent,
        offered=partial(choices, context.db),
        reveal=lambda reason: reveal_id(context.actor, context.db, person.id, reason),
    )
    dialog.setWindowTitle(translate("persons", "แก้ไขข้อมูล {name}").format(name=person.name))
    return _run(context, dialog)


def _run(context: AppContext, dialog: PersonDialog) -> int | None:
    results: list[Saved] = []
    dialog.saved.connect(results.append)
    dialog.exec()
    dialog.deleteLater()
    if not results:
        return dialog.existing_id
    context.changes.announce(results[0].touched)
    context.routes.said.emit(translate("persons", "บันทึกข้อมูลบุคคลแล้ว"))
    return results[0].id


def _from_search(text: str) -> PersonInput:
    words_typed = thai_text.to_arabic(thai_text.clean(text))
    if words_typed[:1].isdigit():
        return PersonInput(national_id=words_typed)
    name = names.split_name(words_typed)
    return PersonInput(title=name.title, first=name.first, last=name.last)

"""The form of one person."""

from collections.abc import Callable, Iterable
from dataclasses import fields, replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget

from ui.context import AppContext
from ui.pages.persons import words
from ui.pages.persons.guarded_id import GuardedIdEdit
from ui.theme import Tone
from ui.widgets.editors import combo
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk.domain import names, thai_text
from welfaredesk.domain.addresses import ParsedAddress
from welfaredesk.domain.thai_dates import Precision
from welfaredesk.errors import Issue
from welfaredesk.queries.person_page import PersonPage, person_input
from welfaredesk.services.audit import Saved
from welfaredesk.services.disclosure import reveal_id
from welfaredesk.services.persons import AddressInput, PersonInput, save_person

USUAL_TITLES = ("นาย", "นาง", "นางสาว", "เด็กชาย", "เด็กหญิง")
_ADDRESS = tuple(part.name for part in fields(ParsedAddress))
_NOTE_HEIGHT = 64
translate = QCoreApplication.translate


class PersonDialog(RecordDialog):
    """Adds or changes a person. `reveal(reason)` shows the id of an existing one.

    `existing_id` is set when the clerk chose to go to the person the id already belongs to.
    """

    def __init__(
        self,
        save: Callable[[PersonInput], Saved],
        initial: PersonInput,
        parent: QWidget | None = None,
        *,
        reveal: Callable[[str], str] | None = None,
    ) -> None:
        self._reveal = reveal
        self.existing_id: int | None = None
        super().__init__(save, initial, parent)

    def build(self, initial: PersonInput) -> None:
        self._initial = initial
        self.setWindowTitle(self.tr("ข้อมูลบุคคล"))
        self._build_names(initial)
        self._build_identity(initial)
        self._build_address(initial.address)
        self.add_section(self.tr("อื่น ๆ"))
        note = QPlainTextEdit(initial.note)
        note.setFixedHeight(_NOTE_HEIGHT)
        note.setTabChangesFocus(True)
        self.add("note", self.tr("หมายเหตุ"), note, wide=True)

    def value(self) -> PersonInput:
        values = self.values()
        birth = self.editors["birth_date"]
        assert isinstance(birth, ThaiDateEdit)
        address = replace(self._initial.address, **{part: values.pop(part) for part in _ADDRESS})
        values["title"] = values["title"] or ""
        values["no_id_reason"] = values["no_id_reason"] or ""
        values |= {"birth_precision": str(birth.precision()), "address": address, "phones": None}
        return replace(self._initial, **values)  # what the form does not show stays

    def show_issues(self, issues: Iterable[Issue]) -> None:
        issues = tuple(issues)
        super().show_issues(issues)
        taken = next((issue for issue in issues if issue.code == "id_taken"), None)
        if taken is not None:
            holder, person_id = taken.params["holder"], int(taken.params["person_id"])
            text = self.tr("เลขประจำตัวนี้เป็นของ {holder} ซึ่งอยู่ในทะเบียนแล้ว").format(holder=holder)
            self.banner.say(Tone.WAIT, text, self.tr("เปิดข้อมูลคนเดิม"), lambda: self._go_to_existing(person_id))

    def _go_to_existing(self, person_id: int) -> None:
        self.existing_id = person_id
        self.done(QDialog.DialogCode.Rejected)

    def _build_names(self, initial: PersonInput) -> None:
        titles = [(title, title) for title in USUAL_TITLES]
        self.add("title", self.tr("คำนำหน้า"), combo(titles, initial.title or "", editable=True))
        self.add("first", self.tr("ชื่อ"), QLineEdit(initial.first), required=True)
        self.add("last", self.tr("สกุล"), QLineEdit(initial.last))
        self.add("nickname", self.tr("ชื่อเล่น"), QLineEdit(initial.nickname))

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
            combo(choices, initial.no_id_reason, editable=True),
        )
        birth = ThaiDateEdit(
            initial.birth_date, birth=True, partial=True, precision=Precision(initial.birth_precision)
        )
        self.add("birth_date", self.tr("วันเกิด"), birth, hint=self.tr("ทราบแต่ปี พ.ศ. ก็กรอกแต่ปีได้"))
        sexes = [("", self.tr("ตามคำนำหน้า")), *((code, words.word(words.SEXES, code)) for code in "MF")]
        self.add("sex", self.tr("เพศ"), combo(sexes, initial.sex))
        self.add("phone", self.tr("โทรศัพท์"), QLineEdit(initial.phone))

    def _build_address(self, initial: AddressInput) -> None:
        self.add_section(self.tr("ที่อยู่ตามทะเบียนบ้าน"))
        for part in _ADDRESS:
            self.add(part, words.word(words.FIELDS, part), QLineEdit(getattr(initial, part)))


def new_person(context: AppContext, parent: QWidget, text: str = "") -> int | None:
    """Add a person, `text` being what was searched for; the id saved, or that of the existing person."""
    office = context.office
    address = AddressInput(tambon=office.tambon, amphoe=office.amphoe, province=office.province)
    initial = replace(_from_search(text), address=address)
    dialog = PersonDialog(lambda data: save_person(context.actor, context.db, data), initial, parent)
    dialog.setWindowTitle(translate("persons", "เพิ่มบุคคล"))
    return _run(context, dialog)


def edit_person(context: AppContext, parent: QWidget, page: PersonPage) -> int | None:
    """Change a person; the id saved, or that of another person the clerk went to."""
    person = page.row
    initial = person_input(context.db, person.id)
    dialog = PersonDialog(
        lambda data: save_person(context.actor, context.db, data, person_id=person.id, version=page.version),
        initial,
        parent,
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

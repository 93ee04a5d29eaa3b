"""The office's form: for a new office file, and for changing what is kept."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QSpinBox, QWidget

from ui.context import AppContext
from ui.pages.office.fields import PlaceEdit
from ui.widgets.counted import CountedLine
from ui.widgets.record_dialog import RecordDialog
from welfaredesk import paths
from welfaredesk.db.office_file import SUFFIX, create_office_file
from welfaredesk.errors import DomainError, ValidationFailed
from welfaredesk.queries.office import OfficeView
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.office import (
    LIMITS,
    OfficeInput,
    save_office,
    validate,
)
from welfaredesk.services.signatories import LIMITS as SIGNER_LIMITS
from welfaredesk.services.signatories import SignatoryInput

_FIRST_ROLES = ("giver", "opinion", "approver")
_PARTS = ("name", "position", "acting_for")
_FORBIDDEN = '<>:"/\\|?*'  # not allowed in file names on Windows
MAX_DAYS = 3650


class OfficeForm(NamedTuple):
    """What the form gives: the profile and, for a new office, who signs and the file."""

    data: OfficeInput
    signing: tuple[SignatoryInput, ...]
    place: Path | None = None


class OfficeDialog(RecordDialog):
    """Who we are and how we lend; of a new office (`with_place`) also who signs and where the file is."""

    WIDTH = 820

    def __init__(
        self,
        save: Callable[[OfficeForm], Any],
        initial: OfficeView | None = None,
        parent: QWidget | None = None,
        *,
        with_place: bool = False,
    ) -> None:
        self._view = initial or OfficeView(OfficeInput(), (), 0)
        self._with_place = with_place
        super().__init__(save, self._view, parent)

    def build(self, initial: OfficeView) -> None:
        self.setWindowTitle(self.tr("ตั้งสำนักงานใหม่") if self._with_place else self.tr("ข้อมูลสำนักงาน"))
        self._build_office(initial.data)
        captions = {
            "giver": self.tr("ผู้ให้ยืม (เจ้าหน้าที่ที่ส่งมอบอุปกรณ์)"),
            "opinion": self.tr("ผู้ให้ความเห็น (หัวหน้ากองหรือผู้ที่มอบหมาย)"),
            "approver": self.tr("ผู้อนุมัติ"),
        }
        if self._with_place:  # later they are entered with their dates, in the settings
            for role, caption in captions.items():
                self._build_signatory(role, caption)
        self._build_lending(initial.data)
        if self._with_place:
            self._build_place()

    def value(self) -> OfficeForm:
        values = self.values()
        place = values.pop("place", None)
        roles = _FIRST_ROLES if self._with_place else ()
        signing = tuple(
            SignatoryInput(role, *(values.pop(f"{role}.{part}") for part in _PARTS)) for role in roles
        )
        data = replace(self._view.data, **values)
        return OfficeForm(data, signing, place)

    def _build_office(self, data: OfficeInput) -> None:
        self.add_section(self.tr("สำนักงาน"))
        name = CountedLine(data.name, LIMITS["name"])
        name.setPlaceholderText(self.tr("เช่น เทศบาลตำบลตัวอย่าง"))
        self.add("name", self.tr("ชื่อหน่วยงาน"), name, required=True)
        self.add("division", self.tr("กอง/สำนัก"), CountedLine(data.division, LIMITS["division"]))
        self.add("tambon", self.tr("ตำบล"), CountedLine(data.tambon, LIMITS["tambon"]))
        self.add("amphoe", self.tr("อำเภอ"), CountedLine(data.amphoe, LIMITS["amphoe"]), required=True)
        self.add("province", self.tr("จังหวัด"), CountedLine(data.province, LIMITS["province"]), required=True)
        self.add("postcode", self.tr("รหัสไปรษณีย์"), CountedLine(data.postcode, LIMITS["postcode"]))
        self.add("phone", self.tr("โทรศัพท์"), CountedLine(data.phone, LIMITS["phone"]))

    def _build_signatory(self, role: str, caption: str) -> None:
        self.add_section(caption)
        self.add(f"{role}.name", self.tr("ชื่อ–สกุล"), CountedLine("", SIGNER_LIMITS["name"]))
        self.add(f"{role}.position", self.tr("ตำแหน่ง"), CountedLine("", SIGNER_LIMITS["position"]))
        self.add(
            f"{role}.acting_for",
            self.tr("รักษาการ/ปฏิบัติหน้าที่ (ถ้ามี)"),
            CountedLine("", SIGNER_LIMITS["acting_for"]),
            wide=True,
            hint=self.tr("เช่น ปฏิบัติหน้าที่ นายกเทศมนตรีตำบลตัวอย่าง พิมพ์ใต้ตำแหน่งในใบยืม"),
        )

    def _build_lending(self, data: OfficeInput) -> None:
        self.add_section(self.tr("การยืมกายอุปกรณ์"))
        self.add("loan_days", self.tr("ยืมได้ครั้งละ"), self._days(data.loan_days))
        self.add("near_due_days", self.tr("เตือนก่อนครบกำหนด"), self._days(data.near_due_days))
        self.add("recall_days", self.tr("ทวงคืนภายใน (หลังครบกำหนด)"), self._days(data.recall_days))
        self.add("offer_days", self.tr("จองอุปกรณ์ไว้ให้คิวถัดไป"), self._days(data.offer_days))
        stops = QCheckBox(self.tr("ถ้ามีผู้รออยู่ ต่ออายุการยืมได้เมื่อระบุเหตุผล"))
        stops.setChecked(data.waiting_stops_renewal)
        self.add("waiting_stops_renewal", "", stops)
        pattern = QLineEdit(data.code_pattern)
        hint = self.tr("{prefix} อักษรนำหน้า {yy} ปีงบประมาณ {no:4} เลขลำดับสี่หลัก")
        self.add("code_pattern", self.tr("รูปแบบรหัสอุปกรณ์ใหม่"), pattern, hint=hint)

    def _build_place(self) -> None:
        self.add_section(self.tr("แฟ้มข้อมูล"))
        place = PlaceEdit(default_place(""), self._choose_place)
        self.add(
            "place",
            self.tr("เก็บแฟ้มของสำนักงานไว้ที่"),
            place,
            wide=True,
            hint=self.tr("ข้อมูลทั้งหมดอยู่ในแฟ้มเดียวนี้ ควรอยู่ในเครื่องนี้ ไม่ใช่แฟลชไดรฟ์หรือโฟลเดอร์เครือข่าย"),
        )
        name = self.editors["name"]
        assert isinstance(name, QLineEdit)
        name.textChanged.connect(lambda text: self._follow(place, text))

    @staticmethod
    def _follow(place: PlaceEdit, name: str) -> None:
        if not place.was_chosen:
            place.propose(default_place(name))

    def _choose_place(self, present: Path) -> Path | None:
        kinds = self.tr("แฟ้มสำนักงาน (*{suffix})").format(suffix=SUFFIX)
        chosen, _kind = QFileDialog.getSaveFileName(self, self.tr("เก็บแฟ้มไว้ที่"), str(present), kinds)
        return Path(chosen).with_suffix(SUFFIX) if chosen else None

    def _days(self, days: int) -> QSpinBox:
        box = QSpinBox()
        box.setRange(1, MAX_DAYS)
        box.setSuffix(self.tr(" วัน"))
        box.setValue(days)
        return box


def default_place(name: str) -> Path:
    """Where a new office's file is proposed to be kept: the documents folder, under the office's name."""
    kept = "".join(letter for letter in name.strip() if letter not in _FORBIDDEN)
    return paths.data_dir() / f"{kept or 'WelfareDesk'}{SUFFIX}"


def make_office(actor: Actor, form: OfficeForm) -> Path:
    """Make the office file. Raises ValidationFailed, Refused (office_exists, cannot_write)."""
    if issues := validate(form.data):
        raise ValidationFailed(*issues)
    assert form.place is not None
    db = create_office_file(form.place)
    try:
        save_office(actor, db, form.data, form.signing)
    except DomainError:
        # the file is ours of a moment ago, and empty
        db.close()
        form.place.unlink()
        raise
    db.close()
    return form.place


def edit_office(context: AppContext, parent: QWidget) -> None:
    """Change the office's profile and lending settings; who signs stands in the settings."""
    view = context.office_view

    def save(form: OfficeForm) -> Saved:
        version = view.version if view else 0
        return save_office(context.actor, context.db, form.data, form.signing, version=version)

    dialog = OfficeDialog(save, view, parent)
    dialog.saved.connect(lambda saved: context.changes.announce(saved.touched))
    if dialog.exec():
        context.routes.said.emit(QCoreApplication.translate("office", "บันทึกข้อมูลสำนักงานแล้ว"))
    dialog.deleteLater()

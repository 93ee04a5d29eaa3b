"""The form of one device."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QLineEdit, QWidget

from ui.context import AppContext
from ui.widgets import editors
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.money_edit import MoneyEdit
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk.db.engine import Database
from welfaredesk.domain.thai_text import clean, to_arabic
from welfaredesk.messages import sentence
from welfaredesk.queries.devices import ItemPage, item_page, proposed_code
from welfaredesk.queries.lending import ItemQuery, categories, model_names
from welfaredesk.services.audit import Saved
from welfaredesk.services.devices import CONDITIONS, LIMITS, DeviceInput, save_item

_OF_MODEL = ("category", "unit", "prefix", "loan_days")


class DaysEdit(QLineEdit):
    """A whole number of days, or empty."""

    problem_changed = Signal(str)

    def __init__(self, days: int | None = None) -> None:
        super().__init__()
        self.set_value(days)

    def value(self) -> int | None:
        """Days, None when empty or not a number."""
        text = to_arabic(self.text().strip())
        return int(text) if text.isdecimal() else None

    def set_value(self, days: int | None) -> None:
        """Show a number of days."""
        self.setText("" if days is None else str(days))

    def check(self) -> str:
        """What is wrong with the text, "" for a number of days or nothing."""
        typed = self.text().strip()
        problem = sentence("not_a_number", {"read": typed}) if typed and not self.value() else ""
        self.problem_changed.emit(problem)
        return problem


class DeviceDialog(RecordDialog):
    """Adds or changes a device. What belongs to the kind is filled in when the kind is known already."""

    def __init__(
        self, save: Any, initial: DeviceInput, db: Database, usual_days: int, parent: QWidget | None = None
    ) -> None:
        self._db, self._usual_days = db, usual_days
        super().__init__(save, initial, parent)

    def build(self, initial: DeviceInput) -> None:
        self.setWindowTitle(self.tr("ข้อมูลอุปกรณ์"))
        self._build_kind(initial)
        self._build_piece(initial)
        self._build_origin(initial)
        self.add("note", self.tr("หมายเหตุ"), CountedText(initial.note, LIMITS["note"]), wide=True)
        self._fill_from_model()

    def value(self) -> DeviceInput:
        known = DeviceInput()
        # a box of words that was never touched gives None where the record has ""
        values = {
            name: getattr(known, name) if value is None else value for name, value in self.values().items()
        }
        return DeviceInput(**values)

    def _build_kind(self, initial: DeviceInput) -> None:
        model = _words_box(model_names(self._db), initial.model, LIMITS["model"])
        edit = model.lineEdit()
        assert edit is not None
        edit.setPlaceholderText(self.tr("เช่น รถเข็นนั่งพับได้"))
        edit.editingFinished.connect(self._fill_from_model)
        model.activated.connect(lambda _index: self._fill_from_model())
        self.add("model", self.tr("ชื่ออุปกรณ์"), model, required=True)
        self.add(
            "code",
            self.tr("รหัสที่ป้าย หรือเลขครุภัณฑ์"),
            CountedLine(initial.code, LIMITS["code"]),
            required=True,
            hint=self.tr("ค้นหาได้โดยไม่ต้องพิมพ์ขีด จุด หรือทับ"),
        )
        category = _words_box(categories(self._db), initial.category, LIMITS["category"])
        category_edit = category.lineEdit()
        assert category_edit is not None
        category_edit.setPlaceholderText(self.tr("เช่น รถเข็น วอล์คเกอร์ เตียง"))
        self.add("category", self.tr("ประเภท"), category)
        days = DaysEdit(initial.loan_days)
        days.setPlaceholderText(self.tr("ค่าของสำนักงาน {days} วัน").format(days=self._usual_days))
        self.add("loan_days", self.tr("ให้ยืมครั้งละ (วัน)"), days)
        self.add("unit", self.tr("หน่วยนับ"), _words_box(_units(self), initial.unit, LIMITS["unit"]))
        prefix = CountedLine(initial.prefix, LIMITS["prefix"])
        prefix.setPlaceholderText(self.tr("เช่น WC BD 416"))
        prefix.editingFinished.connect(self._propose_code)
        self.add("prefix", self.tr("อักษรนำหน้ารหัสของชนิดนี้"), prefix)

    def _build_piece(self, initial: DeviceInput) -> None:
        self.add("brand", self.tr("ยี่ห้อ/รุ่น"), CountedLine(initial.brand, LIMITS["brand"]))
        self.add("serial", self.tr("หมายเลขเครื่อง"), CountedLine(initial.serial, LIMITS["serial"]))
        condition = editors.combo(list(CONDITIONS.items()), initial.condition)
        self.add("condition", self.tr("สภาพ"), condition)
        self.add(
            "asset_no", self.tr("เลขครุภัณฑ์ (ถ้าต่างจากป้าย)"), CountedLine(initial.asset_no, LIMITS["asset_no"])
        )
        self.add("place", self.tr("ที่เก็บ"), CountedLine(initial.place, LIMITS["place"]))
        self.add("custodian", self.tr("ผู้รับผิดชอบ"), CountedLine(initial.custodian, LIMITS["custodian"]))
        self.add("disposed_on", self.tr("จำหน่ายเมื่อ"), ThaiDateEdit(initial.disposed_on))

    def _build_origin(self, initial: DeviceInput) -> None:
        self.add_section(self.tr("การได้มา"))
        ways = [
            self.tr("งบเทศบาล"),
            self.tr("เงินอุดหนุน"),
            self.tr("รับบริจาค"),
            self.tr("กองทุนฯ"),
            self.tr("ยืมจากหน่วยงานอื่น"),
        ]
        self.add(
            "acquired_how", self.tr("ได้มาโดย"), _words_box(ways, initial.acquired_how, LIMITS["acquired_how"])
        )
        self.add("acquired_on", self.tr("ได้มาเมื่อ"), ThaiDateEdit(initial.acquired_on))
        self.add("price_satang", self.tr("ราคา (บาท)"), MoneyEdit(initial.price_satang))
        self.add(
            "document_no", self.tr("เลขที่เอกสาร"), CountedLine(initial.document_no, LIMITS["document_no"])
        )
        funds = [self.tr("เงินงบประมาณ"), self.tr("เงินนอกงบประมาณ"), self.tr("เงินบริจาค/เงินช่วยเหลือ")]
        self.add("fund", self.tr("ประเภทเงิน"), _words_box(funds, initial.fund, LIMITS["fund"]))
        self.add("donor", self.tr("ผู้บริจาค"), CountedLine(initial.donor, LIMITS["donor"]))
        self.add(
            "donor_phone", self.tr("โทรศัพท์ผู้บริจาค"), CountedLine(initial.donor_phone, LIMITS["donor_phone"])
        )
        self.add(
            "donor_address",
            self.tr("ที่อยู่ผู้บริจาค"),
            CountedLine(initial.donor_address, LIMITS["donor_address"]),
            wide=True,
        )
        named = QCheckBox(self.tr("เปิดเผยชื่อผู้บริจาคได้"))
        named.setChecked(initial.donor_named)
        self.add("donor_named", self.tr("การเปิดเผยชื่อ"), named)

    def _propose_code(self) -> None:
        """The next code of the pattern, while none was given."""
        code, prefix = self.editors["code"], editors.read(self.editors["prefix"])
        if isinstance(code, QLineEdit) and prefix and not code.text().strip():
            code.setText(proposed_code(self._db, prefix))

    def _fill_from_model(self) -> None:
        """A known kind brings its category, unit and term; they are not this piece's to change."""
        known = _known_model(self._db, clean(editors.read(self.editors["model"]) or ""))
        for name in _OF_MODEL:
            editor = self.editors[name]
            editor.setEnabled(known is None)
            if known is None:
                continue
            value = getattr(known, name)
            if isinstance(editor, DaysEdit):
                editor.set_value(value)
            elif isinstance(editor, QComboBox):
                editor.setEditText(value)
            elif isinstance(editor, QLineEdit):
                editor.setText(value)
        self._propose_code()


def add_device(context: AppContext, parent: QWidget) -> None:
    """Open the form of a new device."""
    _open(context, parent, DeviceInput(), None)


def edit_device(context: AppContext, parent: QWidget, page: ItemPage) -> None:
    """Open the form of a device in the office's list."""
    _open(context, parent, page.data, page)


def _open(context: AppContext, parent: QWidget, initial: DeviceInput, page: ItemPage | None) -> None:
    def save(data: DeviceInput) -> Saved:
        if page is None:
            return save_item(context.actor, context.db, data)
        return save_item(context.actor, context.db, data, item_id=page.row.id, version=page.version)

    dialog = DeviceDialog(save, initial, context.db, context.office.loan_days, parent)
    dialog.setObjectName("device_dialog")
    if page is None:
        dialog.setWindowTitle(dialog.tr("เพิ่มอุปกรณ์"))

    def on_saved(saved: Saved) -> None:
        context.changes.announce(saved.touched)
        context.routes.said.emit(dialog.tr("บันทึกอุปกรณ์แล้ว"))

    dialog.saved.connect(on_saved)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _units(dialog: DeviceDialog) -> list[str]:
    return [
        dialog.tr("ชิ้น"),
        dialog.tr("คัน"),
        dialog.tr("อัน"),
        dialog.tr("เตียง"),
        dialog.tr("เครื่อง"),
        dialog.tr("ถัง"),
        dialog.tr("คู่"),
    ]


def _known_model(db: Database, name: str) -> DeviceInput | None:
    """What is kept with a kind of device, None for a new kind."""
    if not name:
        return None
    query = ItemQuery(db, name)
    same = [row for row in query.rows(query.ids(limit=200)).values() if row.model == name]
    return item_page(db, same[0].id).data if same else None


def _words_box(words: list[str], value: str, limit: int) -> QComboBox:
    """A list of words that also takes others; what is typed is found anywhere in them."""
    box = editors.combo([(word, word) for word in words], value, editable=True, limit=limit)
    if value not in words:
        box.setCurrentIndex(-1)
        box.setEditText(value)
    completer = QCompleter(words, box)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    box.setCompleter(completer)
    return box

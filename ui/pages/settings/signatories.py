"""Who signs: in which role, on which papers, from when to when, for whom."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui import messages
from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import Column, QueryTableModel
from ui.pages.settings import Section
from ui.theme import Tone
from ui.widgets import editors
from ui.widgets.counted import CountedLine
from ui.widgets.empty_state import StateStack
from ui.widgets.parts import Paragraph, button, column, row
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.table import TableView
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk.domain import thai_dates
from welfaredesk.domain.signing import GROUPS, ROLES
from welfaredesk.errors import DomainError
from welfaredesk.queries.office import SignatoryRow, signatories
from welfaredesk.services.audit import Saved
from welfaredesk.services.signatories import LIMITS, SignatoryInput, remove_signatory, save_signatory

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry to change, or a new one (id None)."""

    id: int | None
    data: SignatoryInput


class SignatoryDialog(RecordDialog):
    """One entry; `initial` is its SignatoryInput, the value a SignatoryInput."""

    WIDTH = 680

    def build(self, initial: SignatoryInput) -> None:
        self.setWindowTitle(self.tr("ผู้ลงนาม"))
        self.add("role", self.tr("ลงนามในฐานะ"), editors.combo(list(ROLES.items()), initial.role))
        self.add("paper_group", self.tr("ในเอกสาร"), editors.combo(list(GROUPS.items()), initial.paper_group))
        self.add("name", self.tr("ชื่อ–สกุล"), CountedLine(initial.name, LIMITS["name"]), required=True)
        self.add("position", self.tr("ตำแหน่ง"), CountedLine(initial.position, LIMITS["position"]))
        self.add(
            "acting_for",
            self.tr("รักษาการ/ปฏิบัติหน้าที่ (ถ้ามี)"),
            CountedLine(initial.acting_for, LIMITS["acting_for"]),
            wide=True,
            hint=self.tr("เช่น ปฏิบัติหน้าที่ นายกเทศมนตรีตำบลตัวอย่าง พิมพ์ใต้ตำแหน่ง"),
        )
        since, until = ThaiDateEdit(initial.valid_from), ThaiDateEdit(initial.valid_to)
        self.add("valid_from", self.tr("ตั้งแต่วันที่"), since, hint=self.tr("ว่างไว้ถ้าไม่จำกัด"))
        self.add("valid_to", self.tr("ถึงวันที่"), until, hint=self.tr("ว่างไว้ถ้ายังลงนามอยู่"))

    def value(self) -> SignatoryInput:
        return SignatoryInput(**self.values())


class SignatoriesSection(Section):
    """The registry; every change is kept at once, papers already issued stay as they are."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.rows: dict[int, SignatoryRow] = {}
        self.model = QueryTableModel(_columns(), self)
        self.table = TableView(self.model)
        self.list = StateStack(self.table)
        self.add_button = button(self.tr("เพิ่มผู้ลงนาม…"), "plus", clicked=self.add_new)
        self.edit_button = button(self.tr("แก้ไข…"), "edit", clicked=self.edit)
        self.remove_button = button(self.tr("ลบ…"), "trash", "danger", self.remove)
        said = self.tr(
            "ผู้ที่มารักษาการชั่วคราวให้เพิ่มพร้อมวันที่เริ่มและวันที่สิ้นสุด ในวันเดียวกันใช้ผู้ที่ระบุเฉพาะกลุ่มเอกสารก่อน แล้วจึงผู้ที่เริ่มหลังสุด"
        )
        layout = column()
        layout.addLayout(row(self.add_button, self.edit_button, self.remove_button, None))
        layout.addWidget(self.list, 1)
        layout.addWidget(Paragraph(said, "small"))
        self.setLayout(layout)
        self.table.opened.connect(lambda _id: self.edit())
        self.table.chosen.connect(lambda _id: self._follow())

    def entered(self) -> None:
        chosen = self.table.current_id()
        self.rows = {each.id: each for each in signatories(self.context.db)}
        self.model.show_query(ListedRows(self.rows))
        if self.rows:
            self.list.show_content()
            self.table.select_id(chosen if chosen in self.rows else next(iter(self.rows)))
        else:
            self.list.show_empty(
                "edit",
                self.tr("ยังไม่มีผู้ลงนาม"),
                self.tr("ช่องลงนามในเอกสารจะเว้นชื่อไว้ให้เขียน"),
                self.tr("เพิ่มผู้ลงนาม…"),
                self.add_new,
            )
        self._follow()

    def take_focus(self) -> None:
        (self.table if self.rows else self.add_button).setFocus()

    def add_new(self) -> None:
        self._ask(_Entry(None, SignatoryInput("approver")))

    def edit(self) -> None:
        """The entry chosen, in its form."""
        if (shown := self._shown()) is not None:
            self._ask(_Entry(shown.id, shown.data))

    def remove(self) -> None:
        """Take out an entry that was a mistake, after asking."""
        shown = self._shown()
        if shown is None:
            return
        text = self.tr("ลบ {name} ออกจากทะเบียนผู้ลงนาม ถ้าเพียงพ้นหน้าที่ ให้ใส่วันที่สิ้นสุดแทน เอกสารที่ออกไปแล้วไม่เปลี่ยน")
        if messages.ask(self, text.format(name=shown.data.name), self.tr("ลบ"), danger=True):
            try:
                self._announce(remove_signatory(self.context.actor, self.context.db, shown.id))
            except DomainError as error:
                messages.show_error(self, error)

    def _shown(self) -> SignatoryRow | None:
        chosen = self.table.current_id()
        return None if chosen is None else self.rows.get(chosen)

    def _ask(self, entry: _Entry) -> None:
        def save(data: SignatoryInput) -> Saved:
            return save_signatory(self.context.actor, self.context.db, data, entry.id)

        dialog = SignatoryDialog(save, entry.data, self)
        dialog.saved.connect(lambda saved: self._announce(saved.touched))
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)

    def _announce(self, touched: frozenset[str]) -> None:
        self.context.changes.announce(touched)
        self.entered()

    def _follow(self) -> None:
        chosen = self._shown() is not None
        self.edit_button.setEnabled(chosen)
        self.remove_button.setEnabled(chosen)


def _columns() -> list[Column]:
    return [
        Column(translate("settings", "ลงนามในฐานะ"), _role, stretch=3, tooltip=_role),
        Column(translate("settings", "ชื่อ–สกุล"), _name, stretch=4, tooltip=_name),
        Column(translate("settings", "ตำแหน่ง"), _position, stretch=4, tooltip=_position),
        Column(translate("settings", "ระยะเวลา"), _days, width=204),
        Column(translate("settings", "ขณะนี้"), _now, width=88, tone=_tone),
    ]


def _role(shown: SignatoryRow) -> str:
    group = GROUPS[shown.data.paper_group] if shown.data.paper_group else ""
    return " · ".join(part for part in (ROLES[shown.data.role], group) if part)


def _name(shown: SignatoryRow) -> str:
    return shown.data.name


def _position(shown: SignatoryRow) -> str:
    return " ".join(part for part in (shown.data.position, shown.data.acting_for) if part)


def _days(shown: SignatoryRow) -> str:
    since, until = shown.data.valid_from, shown.data.valid_to
    words = [thai_dates.table(since) if since else "", "–", thai_dates.table(until) if until else ""]
    return " ".join(words).strip() if since or until else translate("settings", "ไม่จำกัด")


def _now(shown: SignatoryRow) -> str:
    return translate("settings", "ลงนามอยู่") if shown.now else "–"


def _tone(shown: SignatoryRow) -> Tone | None:
    return Tone.DONE if shown.now else None

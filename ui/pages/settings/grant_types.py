"""The kinds of money for houses: ceiling, how often, by which rule, from when to when."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget

from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import Badge, Column, QueryTableModel
from ui.pages.settings import Section
from ui.theme import Tone
from ui.widgets import editors
from ui.widgets.counted import CountedLine
from ui.widgets.money_edit import MoneyEdit, baht
from ui.widgets.parts import Paragraph, button, column, row
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.table import TableView
from ui.widgets.thai_date_edit import ThaiDateEdit
from welfaredesk.domain import grant_types, paper_limits, thai_dates
from welfaredesk.domain.grant_types import Grant
from welfaredesk.queries.housing_money import grants
from welfaredesk.queries.value_lists import choices, labels
from welfaredesk.services.audit import Saved
from welfaredesk.services.grant_types import save_grant

translate = QCoreApplication.translate
_MOST_TIMES = 99


class GrantDialog(RecordDialog):
    """One kind of money; `initial` is (the context, a Grant), the value a Grant."""

    WIDTH = 760

    def build(self, initial: tuple[AppContext, Grant]) -> None:
        context, self._grant = initial
        data = self._grant
        self.setWindowTitle(self.tr("ประเภทเงินช่วยเหลือบ้าน"))
        name = CountedLine(data.name, paper_limits.GRANT_NAME)
        self.add("name", self.tr("ชื่อเต็ม"), name, wide=True, required=True)
        self.add("short_name", self.tr("ชื่อย่อ"), CountedLine(data.short_name, paper_limits.GRANT_NAME))
        sources: list[tuple[Any, str]] = [("", "")]
        sources += choices(context.db, "fund_source", keep=data.fund_source)
        source = editors.combo(sources, data.fund_source)
        self.add("fund_source", self.tr("แหล่งงบประมาณ"), source, required=True)
        agency = CountedLine(data.agency, paper_limits.GRANT_NAME)
        self.add("agency", self.tr("หน่วยงานผู้ให้"), agency, wide=True)
        hint = self.tr("เว้นว่าง: ไม่มีเพดาน")
        self.add("ceiling_satang", self.tr("เพดาน (บาท)"), MoneyEdit(data.ceiling_satang), hint=hint)
        per = editors.combo(list(grant_types.PER.items()), data.per)
        self.add("per", self.tr("เพดานนับ"), per, required=True)
        self.times = QSpinBox()
        self.times.setRange(0, _MOST_TIMES)
        self.times.setSpecialValueText(self.tr("ไม่จำกัด"))
        self.times.setSuffix(self.tr(" ครั้ง"))
        self.times.setValue(data.times_per_year or 0)
        self.add("times_per_year", self.tr("ต่อคนต่อปีงบประมาณไม่เกิน"), self.times)
        self._add_rule(data)

    def value(self) -> Grant:
        given = self.values() | {"times_per_year": self.times.value() or None}
        return replace(self._grant, **given)

    def _add_rule(self, data: Grant) -> None:
        self.add_section(self.tr("ระเบียบที่อ้าง"))
        citation = CountedLine(data.citation, paper_limits.GRANT_CITATION)
        self.add("citation", self.tr("ระเบียบหรือหนังสือที่อ้าง"), citation, wide=True)
        hint = self.tr("อัตราเปลี่ยน: ปิดรายการเดิมด้วยวันสุดท้าย แล้วเพิ่มรายการใหม่ โครงการเดิมยังใช้อัตราเดิม")
        self.add("valid_from", self.tr("ใช้ตั้งแต่วันที่"), ThaiDateEdit(data.valid_from), hint=hint)
        self.add("valid_to", self.tr("ถึงวันที่"), ThaiDateEdit(data.valid_to))
        to_check, active = QCheckBox(self.tr("ยังไม่ได้ตรวจกับระเบียบ")), QCheckBox(self.tr("ใช้อยู่"))
        to_check.setChecked(data.to_check)
        active.setChecked(data.active)
        self.add("to_check", "", to_check)
        self.add("active", "", active)
        self.add("note", self.tr("หมายเหตุ"), CountedLine(data.note, paper_limits.GRANT_CITATION), wide=True)


class GrantTypesSection(Section):
    """The list; every change is kept at once."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.grants: tuple[Grant, ...] = ()
        self.model = QueryTableModel([], self)
        self.table = TableView(self.model)
        self.add_button = button(self.tr("เพิ่มประเภทเงิน…"), "plus", clicked=self.add_new)
        self.edit_button = button(self.tr("แก้ไข…"), "edit", clicked=self.edit)
        said = self.tr(
            "จำนวนเงินที่เกินเพดานมีคำเตือนพร้อมระเบียบ แต่ไม่ห้าม รายการที่มี «รอตรวจ» "
            "เป็นค่าเริ่มต้นของโปรแกรม กรุณาเทียบกับระเบียบฉบับปัจจุบันก่อนใช้อ้าง"
        )
        layout = column()
        layout.addLayout(row(self.add_button, self.edit_button, None))
        layout.addWidget(self.table, 1)
        layout.addWidget(Paragraph(said, "small"))
        self.setLayout(layout)
        self.table.opened.connect(lambda _line: self.edit())
        self.table.chosen.connect(lambda _line: self._follow())

    def entered(self) -> None:
        self.grants = grants(self.context.db)
        self.model.set_columns(_columns(labels(self.context.db, "fund_source")))
        self.model.show_query(ListedRows(dict(enumerate(self.grants))))
        if self.table.current_id() is None:
            self.table.select_id(0)
        self._follow()

    def take_focus(self) -> None:
        self.table.setFocus()

    def add_new(self) -> None:
        self._ask(Grant("", "", "", ""), None)

    def edit(self) -> None:
        """The kind of money chosen, in its form."""
        place = self.table.current_id()
        if place is not None:
            self._ask(self.grants[place], self.grants[place])

    def _ask(self, grant: Grant, seen: Grant | None) -> None:
        actor, db = self.context.actor, self.context.db
        dialog = GrantDialog(
            lambda wanted: save_grant(actor, db, wanted, seen=seen), (self.context, grant), self
        )
        dialog.saved.connect(self._done)
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)

    def _done(self, saved: Saved) -> None:
        self.context.changes.announce(saved.touched)
        self.entered()

    def _follow(self) -> None:
        self.edit_button.setEnabled(self.table.current_id() is not None)


def _columns(sources: dict[str, str]) -> Sequence[Column]:
    return [
        Column(translate("settings", "แหล่งงบ"), lambda each: sources.get(each.fund_source, ""), width=112),
        Column(
            translate("settings", "ประเภทเงิน"),
            lambda each: each.name,
            tooltip=lambda each: " · ".join(part for part in (each.name, each.note) if part),
            stretch=3,
        ),
        Column(translate("settings", "เพดาน (บาท)"), _ceiling, align="right", width=152),
        Column(translate("settings", "ครั้ง/ปีงบ"), _times, align="right", width=84),
        Column(
            translate("settings", "ระเบียบที่อ้าง"),
            lambda each: each.citation or "–",
            tooltip=lambda each: each.citation or "–",
            stretch=2,
        ),
        Column(translate("settings", "ใช้เมื่อ"), _days, stretch=2),
        Column(translate("settings", "สถานะ"), lambda each: _state(each).text, badge=_state, width=104),
    ]


def _ceiling(grant: Grant) -> str:
    if grant.ceiling_satang is None:
        return translate("settings", "ไม่มีเพดาน")
    return f"{baht(grant.ceiling_satang)} {grant_types.PER[grant.per]}"


def _times(grant: Grant) -> str:
    return "–" if grant.times_per_year is None else str(grant.times_per_year)


def _days(grant: Grant) -> str:
    since, until = (thai_dates.screen(day) if day else "" for day in (grant.valid_from, grant.valid_to))
    if not since and not until:
        return translate("settings", "ตลอดไป")
    return translate("settings", "{since} – {until}").format(since=since, until=until)


def _state(grant: Grant) -> Badge:
    if not grant.active:
        return Badge(translate("settings", "เลิกใช้"), Tone.NEUTRAL, "close")
    if grant.to_check:
        return Badge(translate("settings", "รอตรวจ"), Tone.WAIT, "warning")
    return Badge(translate("settings", "ใช้อยู่"), Tone.DONE, "check-circle")

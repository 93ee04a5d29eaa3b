"""The lending rules as a table: for whom and what they count, how long, how often extended, how many."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QSpinBox, QWidget

from ui import messages
from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import Column, QueryTableModel
from ui.pages.settings import Section
from ui.widgets import editors
from ui.widgets.empty_state import StateStack
from ui.widgets.parts import Paragraph, button, column, row
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.table import TableView
from welfaredesk.domain.loan_rules import RuleName
from welfaredesk.errors import DomainError, Issue, ValidationFailed
from welfaredesk.queries.lending import categories
from welfaredesk.queries.lending_requests import lent_models
from welfaredesk.queries.lending_terms import RuleRow, borrower_groups, rule_table
from welfaredesk.services.audit import Saved
from welfaredesk.services.lending_rules import MOST, RuleLine, save_rules

translate = QCoreApplication.translate
_NOT_SET = -1


class CountEdit(QSpinBox):
    """A number that may stay unset (None)."""

    def __init__(self, name: RuleName, value: int | None, unit: str) -> None:
        super().__init__()
        self.setRange(_NOT_SET, MOST[name])
        self.setSpecialValueText(self.tr("ไม่กำหนด"))
        self.setSuffix(f" {unit}")
        self.setValue(_NOT_SET if value is None else value)

    def wanted(self) -> int | None:
        """The number, None when it is not set."""
        return None if self.value() == _NOT_SET else self.value()


class RuleDialog(RecordDialog):
    """One line of the table; `initial` is (the context, its RuleLine), the value a RuleLine."""

    WIDTH = 680

    def build(self, initial: tuple[AppContext, RuleLine]) -> None:
        context, line = initial
        self.setWindowTitle(self.tr("กติกาการยืม"))
        everybody, everything = self.tr("ทุกคน"), self.tr("ทุกประเภท")
        any_model = self.tr("ทุกชนิด")
        groups: list[tuple[Any, str]] = [(None, everybody), *borrower_groups(context.db)]
        kinds: list[tuple[Any, str]] = [
            (None, everything),
            *((name, name) for name in categories(context.db)),
        ]
        models: list[tuple[Any, str]] = [(None, any_model), *lent_models(context.db)]
        self.add_section(self.tr("ใช้กับ"))
        self.add("borrower_class", self.tr("ผู้ใช้อุปกรณ์ในกลุ่ม"), editors.combo(groups, line.borrower_class))
        self.add("category", self.tr("ประเภทอุปกรณ์"), editors.combo(kinds, line.category))
        self.add("model_id", self.tr("ชนิดอุปกรณ์"), editors.combo(models, line.model_id), wide=True)
        self.add_section(self.tr("กำหนดว่า"))
        self.counts = {
            RuleName.LOAN_DAYS: CountEdit(RuleName.LOAN_DAYS, line.loan_days, self.tr("วัน")),
            RuleName.MAX_RENEWALS: CountEdit(RuleName.MAX_RENEWALS, line.max_renewals, self.tr("ครั้ง")),
            RuleName.MAX_ITEMS: CountEdit(RuleName.MAX_ITEMS, line.max_items, self.tr("ชิ้น")),
        }
        captions = {
            RuleName.LOAN_DAYS: self.tr("ให้ยืมครั้งละ"),
            RuleName.MAX_RENEWALS: self.tr("ขยายเวลาได้ไม่เกิน"),
            RuleName.MAX_ITEMS: self.tr("ผู้ยืมหนึ่งคนยืมพร้อมกันไม่เกิน"),
        }
        for name, editor in self.counts.items():
            self.add(name, captions[name], editor)

    def value(self) -> RuleLine:
        given = self.values()
        scope = [given[name] for name in ("borrower_class", "category", "model_id")]
        return RuleLine(*scope, *(self.counts[name].wanted() for name in RuleName))


class LoanRulesSection(Section):
    """The table; every change is kept at once."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.rows: tuple[RuleRow, ...] = ()
        self.model = QueryTableModel(_columns(), self)
        self.table = TableView(self.model)
        self.list = StateStack(self.table)
        self.add_button = button(self.tr("เพิ่มกติกา…"), "plus", clicked=self.add_new)
        self.edit_button = button(self.tr("แก้ไข…"), "edit", clicked=self.edit)
        self.remove_button = button(self.tr("ลบ…"), "trash", "danger", self.remove)
        said = self.tr("ใช้ข้อที่เจาะจงที่สุด: ชนิดก่อนประเภท แล้วจึงกลุ่มของผู้ใช้ ถ้าไม่มีข้อใดตรง ใช้จำนวนวันปกติของสำนักงาน")
        layout = column()
        layout.addLayout(row(self.add_button, self.edit_button, self.remove_button, None))
        layout.addWidget(self.list, 1)
        layout.addWidget(Paragraph(said, "small"))
        self.setLayout(layout)
        self.table.opened.connect(lambda _line: self.edit())
        self.table.chosen.connect(lambda _line: self._follow())

    def entered(self) -> None:
        self.rows = rule_table(self.context.db)
        self.model.show_query(ListedRows(dict(enumerate(self.rows))))
        if self.rows:
            self.list.show_content()
            if self.table.current_id() is None:
                self.table.select_id(0)
        else:
            self.list.show_empty(
                "list",
                self.tr("ยังไม่มีกติกาเฉพาะ"),
                self.tr("ทุกการยืมใช้จำนวนวันของสำนักงานหรือของชนิดอุปกรณ์ เพิ่มกติกาเมื่อบางกลุ่มหรือบางประเภทต่างออกไป"),
                self.tr("เพิ่มกติกา…"),
                self.add_new,
            )
        self._follow()

    def take_focus(self) -> None:
        (self.table if self.rows else self.add_button).setFocus()

    def add_new(self) -> None:
        self._ask(RuleLine(), lambda line: [*self._lines(), line])

    def edit(self) -> None:
        """The line chosen, in its form."""
        place = self.table.current_id()
        if place is not None:
            before = self._lines()
            self._ask(before[place], lambda line: [*before[:place], line, *before[place + 1 :]])

    def remove(self) -> None:
        """Take the line chosen out, after asking."""
        place = self.table.current_id()
        if place is None:
            return
        text = self.tr("ลบกติกาบรรทัดนี้ การยืมที่ทำไปแล้วไม่เปลี่ยน")
        if messages.ask(self, text, self.tr("ลบ"), danger=True):
            lines = self._lines()
            try:
                self._done(self._save([*lines[:place], *lines[place + 1 :]]))
            except DomainError as error:
                messages.show_error(self, error)

    def _lines(self) -> list[RuleLine]:
        return [each.line for each in self.rows]

    def _ask(self, line: RuleLine, merged: Callable[[RuleLine], Sequence[RuleLine]]) -> None:
        def save(wanted: RuleLine) -> Saved:
            lines = list(merged(wanted))
            try:
                return self._save(lines)
            except ValidationFailed as error:
                raise ValidationFailed(*(_of_the_form(issue) for issue in error.issues)) from error

        dialog = RuleDialog(save, (self.context, line), self)
        dialog.saved.connect(self._done)
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)

    def _save(self, lines: Sequence[RuleLine]) -> Saved:
        return save_rules(self.context.actor, self.context.db, lines, seen=self._lines())

    def _done(self, saved: Saved) -> None:
        self.context.changes.announce(saved.touched)
        self.entered()

    def _follow(self) -> None:
        chosen = self.table.current_id() is not None
        self.edit_button.setEnabled(chosen)
        self.remove_button.setEnabled(chosen)


def _of_the_form(issue: Issue) -> Issue:
    """The issue of a line of the table as one of the form's fields."""
    return Issue(issue.field.partition(".")[2].partition(".")[2], issue.code, issue.params)


def _columns() -> list[Column]:
    def count(name: RuleName, unit: str) -> Callable[[RuleRow], str]:
        return lambda shown: "–" if (value := getattr(shown.line, name)) is None else f"{value:,} {unit}"

    return [
        Column(
            translate("settings", "ผู้ใช้อุปกรณ์"),
            lambda shown: shown.group or translate("settings", "ทุกคน"),
            stretch=2,
        ),
        Column(
            translate("settings", "อุปกรณ์"),
            lambda shown: shown.model or shown.line.category or translate("settings", "ทุกประเภท"),
            stretch=3,
        ),
        Column(
            translate("settings", "ให้ยืมครั้งละ"),
            count(RuleName.LOAN_DAYS, translate("settings", "วัน")),
            align="right",
            width=120,
        ),
        Column(
            translate("settings", "ขยายได้"),
            count(RuleName.MAX_RENEWALS, translate("settings", "ครั้ง")),
            align="right",
            width=104,
        ),
        Column(
            translate("settings", "ยืมพร้อมกัน"),
            count(RuleName.MAX_ITEMS, translate("settings", "ชิ้น")),
            align="right",
            width=112,
        ),
    ]

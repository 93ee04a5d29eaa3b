"""The chase desk: whom to call, write to or visit; calls logged in two keys, letters and rounds printed."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame

from ui import messages
from ui.context import AppContext
from ui.models.query_table import Query
from ui.pages.lending import chase_words
from ui.pages.lending.contact_dialogs import ContactDialog, ContactLog, QuickPanel, quick_input
from ui.pages.lending.parts import ElidedLabel
from ui.pages.lending.recall_letters import print_letters, send_letters
from ui.pages.lending.registers import show_paper
from ui.pages.lending.renew_dialog import renew_loans
from ui.pages.persons.list_export import chosen_file
from ui.theme import Tone, set_look, tokens
from ui.widgets import editors
from ui.widgets.filtered_list import FilteredList
from ui.widgets.parts import button, column, row, tool_button
from welfaredesk import clock
from welfaredesk.domain import recall
from welfaredesk.errors import DomainError
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.chase import NO_MOO, ChaseCounts, ChaseQuery, ChaseRow
from welfaredesk.queries.lending import LoanQuery
from welfaredesk.services.contacts import ContactInput, log_contact

translate = QCoreApplication.translate


class ChaseList(FilteredList):
    """Lent items to follow up; `opened` carries the slip's contract id. Several lines may be chosen."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, chase_words.columns(), multi=True)
        chips = (
            ("late", self.tr("เกินกำหนด")),
            ("recall", self.tr("ยังไม่ทวง")),
            ("due_soon", self.tr("ใน {days} วัน").format(days=context.office.near_due_days)),
            ("due_30", self.tr("ใน {days} วัน").format(days=recall.SECOND_NEAR_DAYS)),
            ("next", self.tr("ถึงวันนัด")),
            ("gone", self.tr("เสียชีวิต/ย้าย")),
            ("", self.tr("ทั้งหมด")),
        )
        for key, text in chips:  # without icons, so that all seven stand in one row
            self.chips.add(key, text, on=key == "late")
        self.chips.chips["recall"].setToolTip(
            self.tr("เกินกำหนดและพ้นเวลาที่ต้องทวงถามแล้ว แต่ยังไม่ได้ติดต่อหรือออกหนังสือ")
        )
        self.moo = editors.combo([("", self.tr("ทุกหมู่"))])
        self.moo.setAccessibleName(self.tr("หมู่"))
        self.moo.setMinimumWidth(104)
        self.moo.activated.connect(lambda _index: self.reload())
        self.round_button = tool_button(
            "print", self.tr("พิมพ์บัญชีออกติดตามตามที่แสดงอยู่ เรียงตามหมู่ (Ctrl+P)"), self.print_round
        )
        self.export_button = tool_button("download", self.tr("ส่งออกที่แสดงอยู่เป็น Excel (Ctrl+E)"), self.export)
        self.bar.insertWidget(1, self.moo)
        self.bar.addWidget(self.round_button)
        self.bar.addWidget(self.export_button)
        self.add_below(self._strip())
        self.table.chosen.connect(lambda _id: self._show_person())
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._show_person())
        keys = {
            "F6": self.log_quickly,
            "Shift+F6": self.log_more,
            "F7": self.send_letters,
            "F4": self.renew,
            "F8": self.show_log,
            "Ctrl+P": self.print_round,
            "Ctrl+E": self.export,
        }
        for key, action in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    # --- the list ---

    def query(self) -> Query:
        return self._query()

    def reload(self) -> None:
        self._show_moos()
        super().reload()
        if self.model.rowCount() and self.table.current_id() is None:
            self.table.selectRow(0)
        self._show_person()

    def show_counts(self, counts: ChaseCounts) -> None:
        """Put the numbers of all lists on their chips."""
        for key in ("late", "recall", "due_soon", "due_30", "next", "gone"):
            self.chips.chips[key].set_count(getattr(counts, key))

    def show_state(self, state: str) -> None:
        self.moo.setCurrentIndex(0)
        super().show_state(state)

    def say_empty(self) -> None:
        good = {
            "late": self.tr("ไม่มีรายการเกินกำหนด"),
            "recall": self.tr("ทวงถามครบทุกรายการแล้ว"),
            "due_soon": self.tr("ไม่มีรายการที่ใกล้ครบกำหนด"),
            "due_30": self.tr("ไม่มีรายการที่ครบกำหนดในช่วงนี้"),
            "next": self.tr("ไม่มีรายการที่ถึงวันนัดติดตาม"),
            "gone": self.tr("ไม่มีอุปกรณ์ค้างกับผู้ที่เสียชีวิตหรือย้ายออก"),
            "": self.tr("ไม่มีรายการที่ต้องติดตาม"),
        }
        where = self.tr(" ในหมู่ที่เลือก") if self.moo.currentData() else ""
        self.stack.state.show_state("check-circle", good[self.state()] + where, tone=Tone.DONE)
        self.stack.setCurrentWidget(self.stack.state)

    def target(self, record_id: int) -> int:
        found = self._rows([record_id])
        return found[0].contract_id if found else 0

    def chosen(self) -> list[ChaseRow]:
        """The lines chosen, in the order of the list."""
        return self._rows(self.table.selected_ids())

    # --- what can be done ---

    def log_quickly(self) -> None:
        """F6: what the call brought, by one digit."""
        if not self.chosen():
            return
        panel = QuickPanel(self.log_button, self.table)
        panel.chosen.connect(lambda code: self._log(quick_input(code)))
        panel.more_asked.connect(self.log_more)

    def log_more(self) -> None:
        """The whole form, for whatever was done."""
        rows = self.chosen()
        if rows:
            dialog = ContactDialog(lambda data: self._log(data, tell=False), (self._names(rows), None), self)
            dialog.setObjectName("contact_dialog")
            dialog.exec()
            dialog.deleteLater()

    def show_log(self) -> None:
        """What was tried before for the current line."""
        rows = self._rows([self.table.current_id() or 0])
        if not rows:
            return
        dialog = ContactLog(self.context, rows[0].contract_id, chase_words.people(rows[0]), self)
        dialog.setObjectName("contact_log")
        dialog.letter_asked.connect(lambda contact: print_letters(self.context, dialog, [contact]))
        dialog.exec()
        dialog.deleteLater()

    def send_letters(self) -> None:
        """Letters of recall for the lines chosen."""
        rows = self.chosen()
        if rows:
            send_letters(self.context, self, rows)

    def renew(self) -> None:
        """Extend the lines chosen."""
        chosen = self.table.selected_ids()
        found = LoanQuery(self.context.db).rows(chosen)
        if found:
            renew_loans(self.context, self, [found[line] for line in chosen if line in found])

    def open_person(self) -> None:
        """The page of the borrower (or user) of the current line."""
        rows = self._rows([self.table.current_id() or 0])
        person = (rows[0].borrower_id or rows[0].user_id) if rows else None
        if person is not None:
            self.context.routes.person_wanted.emit(person)

    def print_round(self) -> None:
        """The list to go round with: the lines chosen together, else everything listed."""
        ids = self._wanted_ids()
        if not ids:
            messages.tell(self, self.tr("ไม่มีรายการที่จะพิมพ์"))
            return
        chip = self.chips.chips[self.state()].text().split("  ")[0]
        params = PaperParams(line_ids=tuple(ids), heading=" ".join((chip, self._moo_words())).strip())
        show_paper(self.context, self, "L-06V", params)

    def export(self) -> None:
        """The same lines as a workbook."""
        from welfaredesk.exchange.export_chase import export_chase  # openpyxl: only when asked for

        ids = self._wanted_ids()
        out = chosen_file(self, self.tr("ติดตามทวงถาม {day}.xlsx").format(day=f"{clock.today():%Y%m%d}"))
        if out is None:
            return
        try:
            done = export_chase(self.context.db, out, ids)
        except DomainError as error:
            messages.show_error(self, error)
            return
        self.context.routes.said.emit(self.tr("ส่งออก {count} รายการแล้ว").format(count=f"{done.rows:,}"))

    # --- inside ---

    def _query(self) -> ChaseQuery:
        return ChaseQuery(self.context.db, self.state(), self.moo.currentData() or "", self.text)

    def _rows(self, line_ids: Sequence[int]) -> list[ChaseRow]:
        found = ChaseQuery(self.context.db).rows(line_ids)
        return [found[line] for line in line_ids if line in found]

    def _wanted_ids(self) -> list[int]:
        chosen = self.table.selected_ids()
        return chosen if len(chosen) > 1 else self._query().ids()

    def _log(self, data: ContactInput, *, tell: bool = True) -> None:
        rows = self.chosen()
        contracts = list(dict.fromkeys(row.contract_id for row in rows))
        try:
            saved = log_contact(self.context.actor, self.context.db, contracts, data)
        except DomainError as error:
            if not tell:
                raise
            messages.show_error(self, error)
            return
        self.context.changes.announce(saved.touched)
        said = self.tr("บันทึกการติดต่อ {who} แล้ว: {result}")
        self.context.routes.said.emit(
            said.format(who=self._names(rows), result=recall.RESULTS.get(data.result, ""))
        )

    def _names(self, rows: Sequence[ChaseRow]) -> str:
        names = list(dict.fromkeys(row.borrower for row in rows))
        more = self.tr(" และอีก {count} ราย").format(count=len(names) - 2) if len(names) > 2 else ""
        return ", ".join(names[:2]) + more

    def _moo_words(self) -> str:
        return self.moo.currentText() if self.moo.currentData() else ""

    def _show_moos(self) -> None:
        chosen = self.moo.currentData()
        self.moo.clear()
        self.moo.addItem(self.tr("ทุกหมู่"), "")
        for moo in ChaseQuery(self.context.db, self.state()).moos():
            words = self.tr("หมู่ที่ {moo}").format(moo=moo) if moo else self.tr("ไม่ทราบหมู่")
            self.moo.addItem(words, moo or NO_MOO)
        self.moo.setCurrentIndex(max(self.moo.findData(chosen), 0))

    def _strip(self) -> QFrame:
        """The current person with telephone and last word, and what can be done."""
        self.who, self.last = ElidedLabel(role="strong"), ElidedLabel(role="muted")
        self.log_button = button(self.tr("โทรแล้ว (F6)"), "phone", "primary", self.log_quickly)
        self.log_button.setToolTip(self.tr("บันทึกผลการโทรด้วยเลขตัวเดียว (F6)"))
        self.more_button = button(self.tr("ติดต่ออื่น…"), "edit", clicked=self.log_more)
        self.more_button.setToolTip(self.tr("ไปพบ ส่งข้อความ ใส่หมายเหตุหรือวันนัดเอง (Shift+F6)"))
        self.letter_button = button(self.tr("หนังสือ (F7)"), "file", clicked=self.send_letters)
        self.letter_button.setToolTip(self.tr("ออกหนังสือทวงถามให้รายที่เลือก (F7)"))
        self.renew_button = button(self.tr("ต่ออายุ (F4)"), "calendar", clicked=self.renew)
        self.history_button = tool_button("history", self.tr("ประวัติการติดต่อ (F8)"), self.show_log)
        self.person_button = tool_button("person", self.tr("เปิดหน้าบุคคล"), self.open_person)
        line = row()
        line.addLayout(column(self.who, self.last, gap=0), 1)
        for part in (
            self.person_button,
            self.history_button,
            self.more_button,
            self.renew_button,
            self.letter_button,
            self.log_button,
        ):
            line.addWidget(part)
        line.setContentsMargins(tokens.GAP_M, tokens.GAP_XS, tokens.GAP_M, tokens.GAP_XS)
        strip = QFrame()
        set_look(strip, role="card")
        strip.setLayout(line)
        return strip

    def _show_person(self) -> None:
        """Who the current line is about; with several chosen, how many."""
        rows = self.chosen() or self._rows([self.table.current_id() or 0])
        deeds = (
            self.log_button,
            self.more_button,
            self.renew_button,
            self.letter_button,
            self.history_button,
        )
        for part in deeds:
            part.setEnabled(bool(rows))
        self.round_button.setEnabled(self.model.rowCount() > 0)
        self.export_button.setEnabled(self.model.rowCount() > 0)
        if len(rows) == 1:
            shown = rows[0]
            self.who.setText(chase_words.people(shown))
            words = (
                chase_words.phone_text(shown) or self.tr("ไม่มีเบอร์โทรศัพท์ในทะเบียน"),
                chase_words.last_words(shown) or self.tr("ยังไม่เคยติดต่อ"),
                chase_words.next_words(shown),
            )
            self.last.setText(" · ".join(part for part in words if part))
            self.person_button.setEnabled((shown.borrower_id or shown.user_id) is not None)
            return
        self.person_button.setEnabled(False)
        self.who.setText(self.tr("เลือกไว้ {count} รายการ").format(count=len(rows)) if rows else "")
        self.last.setText(self._names(rows) if rows else "")

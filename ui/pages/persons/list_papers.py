"""The papers of the people's list as it is filtered now: the register P-02, the allowance list R-13."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from ui import messages
from ui.context import AppContext
from ui.pages.persons import filter_words
from ui.widgets.editors import combo
from ui.widgets.parts import Paragraph, dress, tool_button
from ui.widgets.record_dialog import RecordDialog
from welfaredesk import clock
from welfaredesk.domain import national_id, thai_dates
from welfaredesk.domain.person_filter import PersonFilter
from welfaredesk.domain.thai_dates import Precision
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.queries.value_lists import choices

if TYPE_CHECKING:
    from reports.issuing import Made

MONTHS_BACK, MONTHS_ON = 12, 1
translate = QCoreApplication.translate


class PayListDialog(RecordDialog):
    """For which month and programme the list of those who receive is made; `make(values)`."""

    WIDTH = 480

    def __init__(
        self,
        make: Callable[[dict[str, Any]], object],
        programmes: list[tuple[str, str]],
        whom: str,
        parent: QWidget | None = None,
    ) -> None:
        self._programmes = programmes
        super().__init__(make, whom, parent)

    def build(self, initial: str) -> None:
        self.setWindowTitle(self.tr("บัญชีรายชื่อผู้รับเบี้ยประจำเดือน (R-13)"))
        self.save_button.setText(self.tr("ทำบัญชีรายชื่อ"))
        dress(self.save_button, "print", "primary")
        self.form.add(Paragraph(self.tr("เฉพาะผู้รับเบี้ยในรายชื่อนี้: {whom}").format(whom=initial)), wide=True)
        self.add("programme", self.tr("เบี้ย"), combo(list(self._programmes)), wide=True)
        months = _months(clock.today())
        offered = [(month.isoformat(), thai_dates.screen(month, Precision.MONTH)) for month in months]
        self.add(
            "month", self.tr("ประจำเดือน"), combo(offered, clock.today().replace(day=1).isoformat()), wide=True
        )

    def value(self) -> dict[str, Any]:
        values = self.values()
        return values | {"month": date.fromisoformat(values["month"])}


class ListPapers:
    """The button in the row of the list, and the papers its menu offers; `query` is the list shown."""

    def __init__(self, context: AppContext, page: QWidget, query: Callable[[], PersonQuery]) -> None:
        self.context, self._page, self._query = context, page, query
        self.button = tool_button("print", translate("persons", "พิมพ์รายชื่อนี้ (Ctrl+P)"), self.show_menu)
        self.button.setObjectName("print_list")

    def watch(self, listing: QWidget) -> None:
        """Ctrl+P anywhere in the list opens the menu."""
        keys = QShortcut(QKeySequence("Ctrl+P"), listing, self.show_menu)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def menu(self) -> QMenu:
        """The papers that fit a list of people."""
        menu = QMenu(self._page)
        menu.addAction(translate("persons", "ทะเบียนรายชื่อนี้ แยกหมู่ (P-02)"), self.register)
        menu.addAction(translate("persons", "บัญชีรายชื่อรับเบี้ยประจำเดือน (R-13)…"), self.pay_list)
        return menu

    def show_menu(self) -> None:
        """Open the menu under the button, its first line chosen."""
        menu = self.menu()
        menu.setActiveAction(menu.actions()[0])
        menu.exec(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def register(self) -> None:
        """P-02 of exactly these people in their order, with the sums of each village."""
        query = self._query()
        self._make("P-02", query, {}, translate("persons", "ทะเบียนรายชื่อผู้รับสวัสดิการ"))

    def pay_list(self) -> None:
        """Ask for month and programme, then make R-13 of those among these people who receive."""
        query = self._query()
        programmes = list(choices(self.context.db, "programme"))
        whom = self._words(query) or translate("persons", "ทุกคนในทะเบียน")
        wanted: list[dict[str, Any]] = []
        dialog = PayListDialog(wanted.append, programmes, whom, self._page)
        dialog.exec()
        dialog.deleteLater()
        if wanted:
            self._make("R-13", _with_gone(query), wanted[0], translate("persons", "บัญชีรายชื่อผู้รับเบี้ย"))

    # --- inside ---

    def _words(self, query: PersonQuery) -> str:
        searched = translate("persons", "ที่ค้นด้วย «{text}»")
        searched = searched.format(text=national_id.hidden_in(query.text)) if query.text else ""
        named = filter_words.whole(self.context.db, query.filter or PersonFilter())
        return " ".join(part for part in (named, searched) if part)

    def _make(self, code: str, query: PersonQuery, more: dict[str, Any], title: str) -> None:
        """Make a paper off the GUI thread, then show it."""
        context, page = self.context, self._page
        params = PaperParams(person_ids=tuple(query.ids()), heading=self._words(self._query()), **more)
        if not params.person_ids:
            messages.tell(page, translate("persons", "ไม่มีรายชื่อที่จะพิมพ์"))
            return

        def work(_progress: Any, _cancelled: Any) -> "Made":
            from reports import issuing  # loads the PDF libraries: not before they are needed

            return issuing.make(context.actor, context.db, code, params)

        def show(made: "Made") -> None:
            from ui.printing.preview import PreviewDialog

            dialog = PreviewDialog(made.pdf, f"{title} ({code})", f"{title}.pdf", page)
            dialog.setObjectName("paper")
            dialog.open()
            dialog.finished.connect(dialog.deleteLater)

        context.routes.said.emit(translate("persons", "กำลังจัดหน้า{title}…").format(title=title))
        context.jobs.start(work, show, lambda error: messages.show_error(page, error), owner=page)


def _with_gone(query: PersonQuery) -> PersonQuery:
    """Also those who died or moved out: whoever did so within the month still receives for it."""
    wanted = query.filter or PersonFilter()
    return replace(query, filter=replace(wanted, gone=wanted.gone or "all"))


def _months(today: date) -> list[date]:
    """First days of the months offered, the latest first."""
    now = today.year * 12 + today.month - 1
    return [date(each // 12, each % 12 + 1, 1) for each in range(now + MONTHS_ON, now - MONTHS_BACK - 1, -1)]

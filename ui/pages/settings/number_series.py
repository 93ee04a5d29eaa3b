"""How papers are numbered: the year each series counts in, and how its numbers are written."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import Column, QueryTableModel
from ui.pages.settings import Section
from ui.widgets import editors
from ui.widgets.counted import CountedLine
from ui.widgets.parts import Paragraph, button, column, row
from ui.widgets.record_dialog import RecordDialog
from ui.widgets.table import TableView
from welfaredesk.domain.numbering import LONGEST_PATTERN, YEARS
from welfaredesk.queries.number_series import SeriesRow, series_table
from welfaredesk.services.numbering import SeriesInput, save_series

translate = QCoreApplication.translate


class SeriesDialog(RecordDialog):
    """One series; `initial` is its SeriesRow, the value a SeriesInput."""

    WIDTH = 620

    def build(self, initial: SeriesRow) -> None:
        self.setWindowTitle(self.tr("เลขที่ {title}").format(title=initial.title))
        years = editors.combo(list(YEARS.items()), initial.data.year_kind)
        self.add("year_kind", self.tr("เริ่มนับหนึ่งใหม่ทุก"), years)
        self.add(
            "pattern",
            self.tr("เขียนเลขที่อย่างไร"),
            CountedLine(initial.data.pattern, LONGEST_PATTERN),
            required=True,
            hint=self.tr("{running} เลขลำดับ {running:4} เลขลำดับสี่หลัก {year} ปี พ.ศ. {yy} ปีสองหลัก"),
        )

    def value(self) -> SeriesInput:
        return SeriesInput(**self.values())


class NumberSeriesSection(Section):
    """The series; a change counts from the next number on."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.rows: dict[int, SeriesRow] = {}
        self.model = QueryTableModel(_columns(), self)
        self.table = TableView(self.model)
        self.edit_button = button(self.tr("แก้ไข…"), "edit", clicked=self.edit)
        said = self.tr("เลขที่ที่ให้ไปแล้วไม่เปลี่ยน และการนับในปีนั้นเดินต่อ เลขจึงไม่ซ้ำและไม่ข้าม")
        layout = column()
        layout.addLayout(row(self.edit_button, None))
        layout.addWidget(self.table, 1)
        layout.addWidget(Paragraph(said, "small"))
        self.setLayout(layout)
        self.table.opened.connect(lambda _place: self.edit())

    def entered(self) -> None:
        chosen = self.table.current_id()
        self.rows = dict(enumerate(series_table(self.context.db)))
        self.model.show_query(ListedRows(self.rows))
        self.table.select_id(chosen or 0)

    def take_focus(self) -> None:
        self.table.setFocus()

    def edit(self) -> None:
        """The series chosen, in its form."""
        place = self.table.current_id()
        if place is None:
            return
        shown = self.rows[place]

        def save(data: SeriesInput) -> frozenset[str]:
            return save_series(self.context.actor, self.context.db, shown.code, data)

        dialog = SeriesDialog(save, shown, self)
        dialog.saved.connect(self._done)
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)

    def _done(self, touched: frozenset[str]) -> None:
        self.context.changes.announce(touched)
        self.entered()


def _columns() -> list[Column]:
    return [
        Column(translate("settings", "เอกสาร"), lambda shown: shown.title, stretch=3),
        Column(translate("settings", "นับหนึ่งใหม่ทุก"), lambda shown: YEARS[shown.data.year_kind], stretch=3),
        Column(translate("settings", "เขียนว่า"), lambda shown: shown.data.pattern, stretch=3),
        Column(translate("settings", "ฉบับต่อไป"), lambda shown: shown.next, stretch=2),
    ]

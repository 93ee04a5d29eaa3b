"""One organisation: what the quota asks of it, who works there, whom it pays, its head-counts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget

from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import Badge, QueryTableModel
from ui.pages.employment import columns, papers, words
from ui.pages.employment.organisation_forms import ask_headcount, ask_minimum_wage, edit_organisation
from ui.theme import Tone, tokens
from ui.widgets.chip import ChipBar
from ui.widgets.empty_state import StateStack
from ui.widgets.full_page import Facts, FullPage
from ui.widgets.parts import button
from ui.widgets.table import TableView
from welfaredesk.queries.employment import PlacementQuery
from welfaredesk.queries.employment_pages import OrganisationView, organisation_view

_HERE, _PAID, _YEARS = "here", "paid", "years"


class OrganisationPage(FullPage):
    """The page of one organisation; `placement_opened` carries a placement's id."""

    placement_opened = Signal(object)  # what a table sends

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.view: OrganisationView | None = None
        self.wage_button = button(self.tr("ค่าแรงขั้นต่ำ…"), "calendar", clicked=self.set_wage)
        self.edit_button = button(self.tr("แก้ไข…"), "edit", clicked=self.edit)
        self.staff_button = button(self.tr("จำนวนบุคลากร…"), "people", "primary", self.count)
        self.papers_button = papers.organisation_menu(context, self, lambda: self.view)
        for part in (self.papers_button, self.wage_button, self.edit_button, self.staff_button):
            self.add_action(part)
        self.facts = Facts()
        self.chips = ChipBar()
        self.chips.add(_HERE, self.tr("ปฏิบัติงานที่นี่"), "briefcase", on=True)
        self.chips.add(_PAID, self.tr("หน่วยงานนี้จ้างหรือให้สิทธิ"), "people")
        self.chips.add(_YEARS, self.tr("จำนวนบุคลากรรายปี"), "calendar")
        self.model = QueryTableModel(columns.placements(), self)
        self.table = TableView(self.model)
        self.placements = StateStack(self.table)
        self.years_model = QueryTableModel(columns.headcounts(), self)
        self.years = StateStack(TableView(self.years_model))
        self.lists = QStackedWidget()
        self.lists.addWidget(self.placements)
        self.lists.addWidget(self.years)
        self.facts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.lists.setMinimumHeight(3 * tokens.ROW)  # on a low screen the list gives way, not the facts
        self.body.addWidget(self.facts)
        self.body.addWidget(self.chips)
        self.body.addWidget(self.lists, 1)
        self.chips.changed.connect(lambda _keys: self._show_list())
        self.table.opened.connect(self.placement_opened)

    def show_organisation(self, organisation_id: int) -> None:
        """Show an organisation. Raises RecordNotFound."""
        view = self.view = organisation_view(self.context.db, organisation_id)
        self.title.setText(view.row.name)
        self.badge.set_badge(Badge(words.kind(view.row), Tone.NEUTRAL, "house"))
        self.say_status(words.quota(view.row), words.quota_tone(view.row))
        self._show_facts(view)
        self._show_list()

    def refresh(self) -> None:
        """Read the organisation again."""
        if self.view is not None:
            self.show_organisation(self.view.row.id)

    def edit(self) -> None:
        """Change what is known of it."""
        if self.view is not None:
            edit_organisation(self.context, self, self.view)

    def count(self) -> None:
        """Its head-count of a year."""
        if self.view is not None:
            ask_headcount(self.context, self, self.view)

    def set_wage(self) -> None:
        """The minimum wage of its province."""
        ask_minimum_wage(self.context, self)

    def _show_facts(self, view: OrganisationView) -> None:
        row, data = view.row, view.data
        year = self.tr("บุคลากร ณ 1 ต.ค. {year}").format(year=row.year) if row.year else self.tr("บุคลากร")
        self.facts.show_facts(
            [
                (year, words.number(row.staff)),
                (self.tr("ต้องจ้าง (คน)"), words.number(row.required)),
                (self.tr("จ้างแล้ว ม.33 · ให้สิทธิแล้ว ม.35"), f"{row.employed:,} · {row.rights_given:,}"),
                (self.tr("ยังขาด (คน)"), words.number(row.missing)),
                (self.tr("จังหวัด"), data.province),
                (self.tr("ผู้ติดต่อ"), " · ".join(part for part in (data.contact, data.phone) if part)),
                (self.tr("เลขประจำตัวผู้เสียภาษี"), data.tax_no),
                (self.tr("ที่อยู่"), data.address, 2),
                (self.tr("หมายเหตุ"), data.note, 2),
            ]
        )

    def _show_list(self) -> None:
        view = self.view
        if view is None:
            return
        here = PlacementQuery(self.context.db, workplace_id=view.row.id)
        paid = PlacementQuery(self.context.db, employer_id=view.row.id)
        counts = {_HERE: here.total(), _PAID: paid.total(), _YEARS: len(view.headcounts)}
        for key, count in counts.items():
            self.chips.chips[key].set_count(count)
        chosen = next(iter(self.chips.selected()), _HERE)
        if chosen == _YEARS:
            self._show_years(view)
            return
        self.lists.setCurrentWidget(self.placements)
        self.model.show_query(here if chosen == _HERE else paid)
        if counts[chosen]:
            self.placements.show_content()
        else:
            self.placements.show_empty("briefcase", self.tr("ยังไม่มีการจ้างงานหรือให้สิทธิ"))

    def _show_years(self, view: OrganisationView) -> None:
        self.lists.setCurrentWidget(self.years)
        self.years_model.show_query(ListedRows({each[0]: each for each in view.headcounts}))
        if view.headcounts:
            self.years.show_content()
        else:
            self.years.show_empty(
                "people",
                self.tr("ยังไม่ได้กรอกจำนวนบุคลากร"),
                self.tr("กรอกจำนวนบุคลากร ณ วันที่ 1 ตุลาคม แล้วโปรแกรมบอกว่าต้องจ้างคนพิการกี่คน"),
                self.tr("จำนวนบุคลากร…"),
                self.count,
            )

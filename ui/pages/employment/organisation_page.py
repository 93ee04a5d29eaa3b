"""One organisation: its quota, who works there, whom it pays, its openings, contacts and head-counts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy

from ui.context import AppContext
from ui.models.listed_rows import ListedRows
from ui.models.query_table import Badge, Query, QueryTableModel
from ui.pages.employment import columns, papers, seeker_columns, words
from ui.pages.employment.contact_forms import ask_contact, ask_remove_contact
from ui.pages.employment.opening_forms import ask_opening
from ui.pages.employment.organisation_forms import ask_headcount, ask_minimum_wage, edit_organisation
from ui.theme import Tone, tokens
from ui.widgets.chip import ChipBar
from ui.widgets.empty_state import StateStack
from ui.widgets.full_page import Facts, FullPage
from ui.widgets.parts import button, row, tool_button
from ui.widgets.table import TableView
from welfaredesk.domain import thai_dates
from welfaredesk.queries.employment import PlacementQuery
from welfaredesk.queries.employment_pages import OrganisationView, organisation_view
from welfaredesk.queries.job_openings import OpeningRow, opening_rows
from welfaredesk.queries.organisation_contacts import OrganisationContactRow, contacts_of
from welfaredesk.queries.work_tasks import vacancies

_HERE, _PAID, _OPENINGS, _CONTACTS, _YEARS = "here", "paid", "openings", "contacts", "years"


class OrganisationPage(FullPage):
    """The page of one organisation; `placement_opened` carries a placement's id."""

    placement_opened = Signal(int)
    opening_opened = Signal(int)

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
        self.chips.add(_OPENINGS, self.tr("ตำแหน่งว่าง"), "search")
        self.chips.add(_CONTACTS, self.tr("การติดต่อ"), "phone")
        self.chips.add(_YEARS, self.tr("จำนวนบุคลากรรายปี"), "calendar")
        self._openings: tuple[OpeningRow, ...] = ()
        self._contacts: tuple[OrganisationContactRow, ...] = ()
        self.opening_button = button(self.tr("เพิ่มตำแหน่งว่าง…"), "plus", clicked=self.add_opening)
        self.contact_button = button(self.tr("บันทึกการติดต่อ…"), "phone", clicked=self.log_contact)
        self.correct_button = tool_button("edit", self.tr("แก้ไขการติดต่อที่เลือก"), self.correct_contact)
        self.remove_button = tool_button("trash", self.tr("ลบการติดต่อที่บันทึกผิด"), self.remove_contact)
        self.model = QueryTableModel(columns.placements(), self)
        self.table = TableView(self.model)
        self.stack = StateStack(self.table)
        self.facts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.stack.setMinimumHeight(3 * tokens.ROW)  # on a low screen the list gives way, not the facts
        bar = row(
            self.chips, self.opening_button, self.contact_button, self.correct_button, self.remove_button
        )
        bar.setStretch(0, 1)
        self.body.addWidget(self.facts)
        self.body.addLayout(bar)
        self.body.addWidget(self.stack, 1)
        self.chips.changed.connect(lambda _keys: self._show_list())
        self.table.opened.connect(self._on_opened)
        self.table.selectionModel().currentRowChanged.connect(lambda *_places: self._arrange_buttons())

    def show_organisation(self, organisation_id: int) -> None:
        """Show an organisation. Raises RecordNotFound."""
        view = self.view = organisation_view(self.context.db, organisation_id)
        self.title.setText(view.row.name)
        self.badge.set_badge(Badge(words.kind(view.row), Tone.NEUTRAL, "house"))
        said = "\n".join((words.quota(view.row), *self._vacancies(view.row.id)))
        self.say_status(said, words.quota_tone(view.row))
        self._show_facts(view)
        self._show_list()

    def _vacancies(self, organisation_id: int) -> list[str]:
        """Places it must fill again, and until when (§3.6)."""
        text = self.tr("ต้องหาคนแทน {name} ภายใน {day} เพื่อให้นับปีต่อเนื่อง")
        return [
            text.format(name=each.placement.name, day=thai_dates.screen(each.replace_by))
            for each in vacancies(self.context.db, organisation_id)
        ]

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

    def add_opening(self) -> None:
        """Add an opening it has."""
        if self.view is None:
            return
        opening_id = ask_opening(self.context, self, self.view.row.id)
        if opening_id is not None:
            self.opening_opened.emit(opening_id)

    def log_contact(self) -> None:
        """Keep a contact with it."""
        if self.view is not None:
            ask_contact(self.context, self, self.view)

    def correct_contact(self) -> None:
        """Put the chosen contact right."""
        contact = self._contact_at_hand()
        if self.view is not None and contact is not None:
            ask_contact(self.context, self, self.view, contact)

    def remove_contact(self) -> None:
        """Take the chosen contact away."""
        contact = self._contact_at_hand()
        if contact is not None:
            ask_remove_contact(self.context, self, contact)

    def show_contacts(self) -> None:
        """Bring the contacts into view."""
        self.chips.select({_CONTACTS})

    def _show_facts(self, view: OrganisationView) -> None:
        shown, data = view.row, view.data
        year = self.tr("บุคลากร ณ 1 ต.ค. {year}").format(year=shown.year) if shown.year else self.tr("บุคลากร")
        self.facts.show_facts(
            [
                (year, words.number(shown.staff)),
                (self.tr("ต้องจ้าง (คน)"), words.number(shown.required)),
                (self.tr("จ้างแล้ว ม.33 · ให้สิทธิแล้ว ม.35"), f"{shown.employed:,} · {shown.rights_given:,}"),
                (self.tr("ยังขาด (คน)"), words.number(shown.missing)),
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
        db, organisation_id = self.context.db, view.row.id
        here = PlacementQuery(db, workplace_id=organisation_id)
        paid = PlacementQuery(db, employer_id=organisation_id)
        self._openings, self._contacts = opening_rows(db, organisation_id), contacts_of(db, organisation_id)
        counts = {
            _HERE: here.total(),
            _PAID: paid.total(),
            _OPENINGS: len(self._openings),
            _CONTACTS: len(self._contacts),
            _YEARS: len(view.headcounts),
        }
        for key, count in counts.items():
            self.chips.chips[key].set_count(count)
        chosen = self._chosen()
        columns_of = {
            _OPENINGS: seeker_columns.openings,
            _CONTACTS: seeker_columns.contacts,
            _YEARS: columns.headcounts,
        }
        queries: dict[str, Query] = {
            _HERE: here,
            _PAID: paid,
            _OPENINGS: ListedRows({each.id: each for each in self._openings}),
            _CONTACTS: ListedRows({each.id: each for each in self._contacts}),
            _YEARS: ListedRows({each[0]: each for each in view.headcounts}),
        }
        self.model.set_columns(columns_of.get(chosen, columns.placements)())
        self.model.show_query(queries[chosen])
        self._arrange_buttons()
        if counts[chosen]:
            self.stack.show_content()
        else:
            self._say_empty(chosen)

    def _say_empty(self, chosen: str) -> None:
        if chosen == _OPENINGS:
            self.stack.show_empty(
                "briefcase", self.tr("ยังไม่มีตำแหน่งว่าง"), "", self.tr("เพิ่มตำแหน่งว่าง…"), self.add_opening
            )
        elif chosen == _CONTACTS:
            self.stack.show_empty(
                "phone",
                self.tr("ยังไม่ได้บันทึกการติดต่อ"),
                self.tr("บันทึกว่าคุยกับใคร ได้ผลอย่างไร ต้องทำอะไรต่อเมื่อไร โปรแกรมเตือนเมื่อถึงกำหนด"),
                self.tr("บันทึกการติดต่อ…"),
                self.log_contact,
            )
        elif chosen == _YEARS:
            self.stack.show_empty(
                "people",
                self.tr("ยังไม่ได้กรอกจำนวนบุคลากร"),
                self.tr("กรอกจำนวนบุคลากร ณ วันที่ 1 ตุลาคม แล้วโปรแกรมบอกว่าต้องจ้างคนพิการกี่คน"),
                self.tr("จำนวนบุคลากร…"),
                self.count,
            )
        else:
            self.stack.show_empty("briefcase", self.tr("ยังไม่มีการจ้างงานหรือให้สิทธิ"))

    def _chosen(self) -> str:
        return next(iter(self.chips.selected()), _HERE)

    def _arrange_buttons(self) -> None:
        """The buttons of the list in view; what is done to one line needs a line."""
        of_contacts = self._chosen() == _CONTACTS
        self.opening_button.setVisible(self._chosen() == _OPENINGS)
        for part in (self.contact_button, self.correct_button, self.remove_button):
            part.setVisible(of_contacts)
        for part in (self.correct_button, self.remove_button):
            part.setEnabled(self.table.current_id() is not None)

    def _contact_at_hand(self) -> OrganisationContactRow | None:
        record_id = self.table.current_id()
        return next((each for each in self._contacts if each.id == record_id), None)

    def _on_opened(self, record_id: int) -> None:
        chosen = self._chosen()
        if chosen == _OPENINGS:
            self.opening_opened.emit(record_id)
        elif chosen == _CONTACTS:
            self.correct_contact()
        elif chosen in (_HERE, _PAID):
            self.placement_opened.emit(record_id)

"""One house project: for whom and what it is, and a tab for each of its sides; change it, go a stage on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar

from ui.context import AppContext
from ui.pages.housing import words
from ui.pages.housing.project_forms import ProjectDialog, ProjectForm
from ui.pages.housing.project_section import ProjectSection
from ui.pages.housing.project_sections import SECTIONS
from ui.pages.housing.project_stages import StagesSection
from ui.theme import Tone
from ui.widgets.full_page import Facts, FullPage
from ui.widgets.parts import button, label, row
from ui.widgets.record_dialog import RecordDialog
from welfaredesk.domain import house_stages, thai_dates
from welfaredesk.domain.houses import House
from welfaredesk.queries.house_project import ProjectPage, project_page
from welfaredesk.services import housing as service
from welfaredesk.services.audit import Saved


class ProjectView(FullPage):
    """The page of one project."""

    person_opened = Signal(int)
    survey_opened = Signal(int)
    house_opened = Signal(object)
    project_opened = Signal(int)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.shown: ProjectPage | None = None
        self.person_button = button(self.tr("บุคคล"), "person", "quiet", self._open_person)
        self.house_button = button(self.tr("บ้าน"), "house", "quiet", self._open_house)
        self.survey_button = button(self.tr("แบบสำรวจ"), "search", "quiet", self._open_survey)
        self.edit_button = button(self.tr("แก้ไข…"), "edit", clicked=self._edit)
        self.step_button = button(self.tr("บันทึกขั้นตอน…"), "check", "primary", self._reach)
        for part in (
            self.person_button,
            self.house_button,
            self.survey_button,
            self.edit_button,
            self.step_button,
        ):
            self.add_action(part)
        self.facts, self.brief = Facts(), label("", "muted")
        self.tabs, self.stack = QTabBar(), QStackedWidget()
        self.sections: dict[type[ProjectSection], ProjectSection] = {}
        self._lay_out()
        self.tabs.currentChanged.connect(self._on_switched)

    def show_project(self, project_id: int) -> None:
        """Show a project. Raises RecordNotFound."""
        self.shown = page = project_page(self.context.db, project_id)
        row = page.row
        self.title.setText(words.title(row))
        self.badge.set_badge(words.stage_badge(row))
        self.facts.show_facts(self._facts(page))
        brief = (row.name, words.place(row.house_no, row.moo), words.work(row))
        self.brief.setText(" · ".join(filter(None, brief)))
        self._on_switched(self.tabs.currentIndex())
        self.person_button.setVisible(row.person_id is not None)
        self.house_button.setVisible(self._house(page).known)
        self.survey_button.setVisible(page.data.survey_id is not None)
        self.step_button.setVisible(row.stage not in house_stages.GIVEN_UP)
        self.say_status(*self._status(page))

    def refresh(self) -> None:
        """Read the project again."""
        if self.shown is not None:
            self.show_project(self.shown.row.id)

    def take_focus(self) -> None:
        """Put the keyboard on what comes next."""
        (self.edit_button if self.step_button.isHidden() else self.step_button).setFocus()

    # --- what is shown ---

    def _lay_out(self) -> None:
        for kind in SECTIONS:
            section = self.sections[kind] = kind(self.context)
            section.project_opened.connect(self.project_opened)
            self.tabs.addTab(section.caption())  # eight of them leave no room for pictures
            self.stack.addWidget(section)
        self.tabs.setExpanding(False)
        self.body.addWidget(self.facts)
        self.body.addWidget(self.brief)
        # only the tools of the tab in view take room: the tabs need nearly all of it on a small screen
        bar = row(self.tabs, *(section.tools for section in self.sections.values()))
        bar.setStretch(0, 1)
        self.body.addLayout(bar)
        self.body.addWidget(self.stack, 1)

    def _on_switched(self, index: int) -> None:
        """Only the tab in view is read."""
        self.stack.setCurrentIndex(index)
        # all facts stand over the stages; the other tabs need the room on a small screen
        self.facts.setVisible(index == 0)
        self.brief.setVisible(index != 0)
        shown = self.stack.currentWidget()
        for section in self.sections.values():
            section.tools.setVisible(section is shown)
        if self.shown is not None and isinstance(shown, ProjectSection):
            shown.show_project(self.shown)

    def _facts(self, page: ProjectPage) -> list[tuple[str, str] | tuple[str, str, int]]:
        row, approved = page.row, page.data.approved_satang
        return [
            (self.tr("ผู้รับความช่วยเหลือ"), row.name),
            (self.tr("บ้าน"), words.place(row.house_no, row.moo)),
            (self.tr("กลุ่มเป้าหมาย"), row.group_label),
            (self.tr("ปีงบประมาณ"), str(row.fiscal_year)),
            (self.tr("ลักษณะงาน"), row.support_label),
            (self.tr("รายการงาน"), ", ".join(row.work_items)),
            (self.tr("งบที่อนุมัติ (บาท)"), words.money(approved)),
            (self.tr("วันที่ลงนาม MOU"), thai_dates.screen(page.data.mou_on) if page.data.mou_on else ""),
            (self.tr("แล้วเสร็จ"), thai_dates.screen(row.finished_on) if row.finished_on else ""),
            (self.tr("ที่มาของข้อมูล"), row.source, 2),
            (self.tr("หมายเหตุ"), row.note, 4),
        ]

    def _status(self, page: ProjectPage) -> tuple[str, Tone]:
        row = page.row
        if row.person_id is None:
            said = self.tr("ทะเบียนเดิมมีแต่ชื่อ «{name}» ยังไม่ทราบว่าเป็นใคร กด «แก้ไข…» แล้วเลือกบุคคลในทะเบียน")
            return said.format(name=row.name), Tone.WAIT
        if row.stage in house_stages.GIVEN_UP:
            last = page.steps[-1]
            reason = f": {last.note}" if last.note else ""
            return self.tr("โครงการนี้สิ้นสุดแล้ว ({stage}){reason}").format(
                stage=last.label, reason=reason
            ), Tone.NEUTRAL
        return "", Tone.NEUTRAL

    # --- what is done ---

    def _edit(self) -> None:
        if (page := self.shown) is not None:
            actor, db = self.context.actor, self.context.db
            title = self.tr("แก้ไข {project}").format(project=words.title(page.row))
            name = page.row.name if page.row.person_id is None else ""
            dialog = ProjectDialog(
                lambda data: service.change_project(actor, db, page.row.id, data, version=page.row.version),
                ProjectForm(title, self.context, page.data, name, page.row.id),
                self,
            )
            self._run(dialog, self.tr("แก้ไขโครงการแล้ว"))

    def _reach(self) -> None:
        stages = self.sections[StagesSection]
        if self.shown is not None and isinstance(stages, StagesSection):
            stages.shown = self.shown
            stages.reach()

    def _run(self, dialog: RecordDialog, said: str) -> None:
        dialog.saved.connect(lambda saved: self._on_saved(saved, said))
        dialog.open()
        dialog.finished.connect(dialog.deleteLater)

    def _on_saved(self, saved: Saved, said: str) -> None:
        self.context.changes.announce(saved.touched)
        self.context.routes.said.emit(said)

    def _open_person(self) -> None:
        if self.shown is not None and self.shown.row.person_id is not None:
            self.person_opened.emit(self.shown.row.person_id)

    def _house(self, page: ProjectPage) -> House:
        return House(page.row.house_no, page.row.moo, page.data.household_id)

    def _open_house(self) -> None:
        if self.shown is not None:
            self.house_opened.emit(self._house(self.shown))

    def _open_survey(self) -> None:
        if self.shown is not None and self.shown.data.survey_id is not None:
            self.survey_opened.emit(self.shown.data.survey_id)

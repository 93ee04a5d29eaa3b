"""The pictures of a project: before, during and after the works side by side."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from ui.pages.housing.photo_panel import PhotoPanel
from ui.pages.housing.photo_place import take_position
from ui.pages.housing.photo_viewer import PairViewer
from ui.pages.housing.project_section import ProjectSection
from ui.pages.lending.papers import show_made
from ui.theme import Tone, tokens
from ui.widgets.banner import Banner
from ui.widgets.parts import button, tool_button
from welfaredesk.domain import thai_dates
from welfaredesk.domain.house_photos import AFTER, BEFORE, DURING, PHASES
from welfaredesk.domain.houses import House
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries.house_photos import ProjectPhotos, photos_of_project, photos_refused_on
from welfaredesk.queries.house_project import ProjectPage
from welfaredesk.services.house_photos import PROJECT


class PhotosSection(ProjectSection):
    """A panel a phase; the survey's pictures stand among those from before."""

    def caption(self) -> str:
        return self.tr("ภาพ")

    def build(self) -> None:
        self.photos: ProjectPhotos | None = None
        self.panels = {phase: PhotoPanel(self.context, name, phase) for phase, name in PHASES.items()}
        self.compare_button = button(self.tr("เทียบ"), "eye", "quiet", self.compare)
        self.print_button = tool_button("print", self.tr("พิมพ์รายงานภาพก่อน–หลัง (W-23)"), self.print_report)
        self.add_tool(self.compare_button)
        self.add_tool(self.print_button)
        self.refused = Banner()
        self.body.addWidget(self.refused)
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(tokens.GAP_M)
        for panel in self.panels.values():
            panel.position_wanted.connect(partial(self._take_position, panel))
            side_by_side.addWidget(panel, 1)
        self.body.addLayout(side_by_side, 1)

    def fill(self, page: ProjectPage) -> None:
        self.photos = found = photos_of_project(self.context.db, page.row.id)
        subject = (PROJECT, page.row.id)
        for phase, photos in ((BEFORE, found.before), (DURING, found.during), (AFTER, found.after)):
            self.panels[phase].show_photos(subject, photos)
        person = page.row.person_id
        refused = photos_refused_on(self.context.db, person) if person is not None else None
        words = self.tr("ผู้รับให้ความยินยอมเมื่อ {day} โดยไม่ยินยอมให้ถ่ายภาพ ถ่ายเฉพาะตัวบ้านที่ไม่เห็นบุคคล")
        self.refused.say(Tone.WAIT, words.format(day=thai_dates.screen(refused)) if refused else "")
        both = sum(before is not None and after is not None for before, after in found.pairs)
        said = self.tr("มีทั้งก่อนและหลัง {both} จาก {all} จุด").format(both=both, all=len(found.pairs))
        self.compare_button.setToolTip(f"{self.tr('เทียบก่อน–หลัง')}: {said}")
        self.compare_button.setEnabled(bool(found.pairs))
        self.print_button.setEnabled(bool(found.pairs or found.during))

    def _take_position(self, panel: PhotoPanel, latitude: float, longitude: float) -> None:
        if (page := self.shown) is not None:
            house = House(page.row.house_no, page.row.moo, page.data.household_id)
            take_position(self.context, panel, house, latitude, longitude)

    def print_report(self) -> None:
        """The report in pictures (W-23)."""
        if self.shown is not None:
            params = PaperParams(id=self.shown.row.id)
            show_made(self, self.context, "W-23", params, self.tr("รายงานภาพก่อน–หลัง"))

    def compare(self) -> None:
        """Look at before and after of the same place side by side."""
        if self.photos is not None and self.photos.pairs:
            viewer = PairViewer(self.context, self.photos.pairs, self)
            viewer.finished.connect(viewer.deleteLater)
            viewer.open()

"""The tab of a project's stages."""

from ui.models.listed_rows import ListedRows
from ui.pages.housing import columns
from ui.pages.housing.project_section import ProjectSection
from welfaredesk.queries.house_project import ProjectPage


class StagesSection(ProjectSection):
    """The stages it reached, the first one first."""

    ICON = "history"

    def caption(self) -> str:
        return self.tr("ขั้นตอน")

    def build(self) -> None:
        self.steps, _card = self.add_list(self.tr("ขั้นตอน"), self.ICON, columns.steps())

    def fill(self, page: ProjectPage) -> None:
        self.steps.show_query(ListedRows({step.id: step for step in page.steps}))

"""The tab of a project's money."""

from ui.models.listed_rows import ListedRows
from ui.pages.housing import columns, words
from ui.pages.housing.project_section import ProjectSection
from ui.widgets.parts import label
from welfaredesk.queries.house_project import ProjectPage
from welfaredesk.queries.housing import HouseRow


class MoneySection(ProjectSection):
    """What each source gives."""

    ICON = "chart"

    def caption(self) -> str:
        return self.tr("งบประมาณ")

    def build(self) -> None:
        self.total = label(role="strong")
        self.total.setObjectName("funding_total")
        self.funding, card = self.add_list(self.tr("งบประมาณตามแหล่ง"), self.ICON, columns.funding())
        card.add_action(self.total)

    def fill(self, page: ProjectPage) -> None:
        self.funding.show_query(ListedRows(dict(enumerate(page.row.funding))))
        self.total.setText(self._total(page.row))

    def _total(self, row: HouseRow) -> str:
        if not row.funding:
            return self.tr("ยังไม่ระบุ")
        if row.satang is None:
            return self.tr("ไม่ทราบจำนวน")
        return self.tr("รวม {baht} บาท").format(baht=words.money(row.satang))

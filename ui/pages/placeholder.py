"""The area that is planned but not in this release: what it will hold, said honestly."""

from PySide6.QtWidgets import QVBoxLayout

from ui.context import AppContext
from ui.pages import Page
from ui.widgets.empty_state import EmptyState


class EmploymentPage(Page):
    """Employment of disabled people, not yet in this release."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        _fill(
            self,
            EmptyState(
                "briefcase",
                self.tr("จ้างงานคนพิการ ยังไม่เปิดใช้ในรุ่นนี้"),
                self.tr(
                    "หน้านี้จะเก็บว่าคนพิการคนไหนทำงานที่หน่วยงานใด ตามมาตรา 33 หรือ 35 สัญญาตั้งแต่เมื่อไรถึงเมื่อไร "
                    "และผู้ที่รอหางาน\n"
                    "ระหว่างนี้ยังใช้ทะเบียนเดิมของสำนักงานต่อไปได้ ข้อมูลบุคคลที่บันทึกไว้แล้วจะนำมาใช้ต่อโดยไม่ต้องพิมพ์ใหม่"
                ),
            ),
        )


def _fill(page: Page, state: EmptyState) -> None:
    layout = QVBoxLayout(page)
    layout.addWidget(state)

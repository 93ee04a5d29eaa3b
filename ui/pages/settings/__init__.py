"""What the office sets itself. A section of the page is a `Section`; SECTIONS lists them in their order.

A section is made when it is first opened and imported only then. To add one: its class in a module of this
package, and one line here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.context import AppContext


class Section(QWidget):
    """One section: the page writes its name and what it is for above it, the rest is its own.

    It saves as the clerk goes along, or with a button of its own.
    """

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def entered(self) -> None:
        """The section is shown (again): read anew what may have changed meanwhile."""

    def take_focus(self) -> None:
        """Put the keyboard where work begins."""
        self.focusNextChild()

    def add_new(self) -> None:
        """Ctrl+N: a new one of what the section lists."""

    def may_leave(self) -> bool:
        """Before another section is opened, or the window closes; False keeps it (unsaved work)."""
        return True


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A section: its key, its name and what it is for (Thai source texts), its icon, where it lives."""

    key: str
    name: object
    about: object
    icon: str
    place: str  # "module:Class", the class takes the AppContext

    @property
    def title(self) -> str:
        """The name as shown."""
        return QCoreApplication.translate("settings", str(self.name))

    @property
    def purpose(self) -> str:
        """What it is for, as shown."""
        return QCoreApplication.translate("settings", str(self.about))

    def make(self, context: AppContext) -> Section:
        """A new section."""
        module, name = self.place.split(":")
        factory: Callable[[AppContext], Section] = getattr(import_module(module), name)
        return factory(context)


SECTIONS = (
    SectionSpec(
        "lists",
        QT_TRANSLATE_NOOP("settings", "รายการให้เลือก"),
        QT_TRANSLATE_NOOP("settings", "คำที่เลือกได้ในแบบกรอกข้อมูล เปลี่ยนชื่อ เพิ่ม จัดลำดับ หรือเลิกใช้ได้ ข้อมูลเดิมไม่หาย"),
        "list",
        "ui.pages.settings.value_lists:ValueListsSection",
    ),
    SectionSpec(
        "loan_rules",
        QT_TRANSLATE_NOOP("settings", "กติกาการยืม"),
        QT_TRANSLATE_NOOP("settings", "ให้ยืมกี่วัน ขยายได้กี่ครั้ง และยืมพร้อมกันได้กี่ชิ้น ตามกลุ่มของผู้ใช้และชนิดอุปกรณ์"),
        "hand-over",
        "ui.pages.settings.loan_rules:LoanRulesSection",
    ),
    SectionSpec(
        "grant_types",
        QT_TRANSLATE_NOOP("settings", "เงินช่วยเหลือบ้าน"),
        QT_TRANSLATE_NOOP("settings", "เพดาน จำนวนครั้งต่อปีงบประมาณ และระเบียบของเงินแต่ละประเภท ตั้งแต่เมื่อไรถึงเมื่อไร"),
        "house",
        "ui.pages.settings.grant_types:GrantTypesSection",
    ),
    SectionSpec(
        "house_documents",
        QT_TRANSLATE_NOOP("settings", "เอกสารโครงการบ้าน"),
        QT_TRANSLATE_NOOP("settings", "แหล่งงบประมาณแต่ละแหล่งต้องใช้เอกสารใด เมื่อใด และความยินยอมของเจ้าของบ้านใช้กี่ปี"),
        "file",
        "ui.pages.settings.house_documents:HouseDocumentsSection",
    ),
    SectionSpec(
        "employment",
        QT_TRANSLATE_NOOP("settings", "จ้างงานคนพิการ"),
        QT_TRANSLATE_NOOP("settings", "ติดตามการทำงานเมื่อไรหลังเริ่มงาน และค่าแรงขั้นต่ำของแต่ละจังหวัด"),
        "briefcase",
        "ui.pages.settings.employment:EmploymentSection",
    ),
    SectionSpec(
        "housing",
        QT_TRANSLATE_NOOP("settings", "คณะกรรมการและประกาศ"),
        QT_TRANSLATE_NOOP("settings", "คณะกรรมการช่วยเหลือประชาชน และจำนวนวันที่ต้องประกาศรายชื่อก่อนอนุมัติ"),
        "people",
        "ui.pages.settings.housing:HousingSection",
    ),
    SectionSpec(
        "signatories",
        QT_TRANSLATE_NOOP("settings", "ผู้ลงนาม"),
        QT_TRANSLATE_NOOP("settings", "ใครลงนามในฐานะใด ในเอกสารใด ตั้งแต่เมื่อไรถึงเมื่อไร เอกสารที่ออกไปแล้วไม่เปลี่ยน"),
        "edit",
        "ui.pages.settings.signatories:SignatoriesSection",
    ),
    SectionSpec(
        "number_series",
        QT_TRANSLATE_NOOP("settings", "เลขที่เอกสาร"),
        QT_TRANSLATE_NOOP("settings", "เอกสารแต่ละอย่างนับเลขที่ตามปีใด และเขียนอย่างไร เช่น ลพ 52706/{running}"),
        "list",
        "ui.pages.settings.number_series:NumberSeriesSection",
    ),
    SectionSpec(
        "letters",
        QT_TRANSLATE_NOOP("settings", "หนังสือราชการ"),
        QT_TRANSLATE_NOOP("settings", "ตรา ผู้ลงนาม และที่ติดต่อ ของหนังสือที่โปรแกรมพิมพ์ หนังสือที่ออกไปแล้วไม่เปลี่ยน"),
        "file",
        "ui.pages.settings.letters:LettersSection",
    ),
    SectionSpec(
        "office_texts",
        QT_TRANSLATE_NOOP("settings", "ข้อความและข้ออ้างกฎหมาย"),
        QT_TRANSLATE_NOOP(
            "settings",
            "ข้อความในเอกสารและระเบียบที่อ้าง ใช้ตั้งแต่วันใดก็ได้ เอกสารที่ออกไปแล้วไม่เปลี่ยน",
        ),
        "edit",
        "ui.pages.settings.office_texts:OfficeTextsSection",
    ),
)

"""The tabs of a project's page, in their order. A new side of a project is a file and a line here."""

from ui.pages.housing.project_documents import DocumentsSection
from ui.pages.housing.project_estimate import EstimateSection
from ui.pages.housing.project_money import MoneySection
from ui.pages.housing.project_papers import PapersSection
from ui.pages.housing.project_payments import PaymentsSection
from ui.pages.housing.project_photos import PhotosSection
from ui.pages.housing.project_section import ProjectSection
from ui.pages.housing.project_stages import StagesSection
from ui.pages.housing.project_works import WorksSection

SECTIONS: tuple[type[ProjectSection], ...] = (
    StagesSection,
    MoneySection,
    EstimateSection,
    PaymentsSection,
    WorksSection,
    PhotosSection,
    DocumentsSection,
    PapersSection,
)

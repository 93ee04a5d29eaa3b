"""The tables, by area. Importing this package registers all of them."""

from welfaredesk.db.models.assessments import Assessment, Consent, HomeVisit
from welfaredesk.db.models.audit import AuditEvent
from welfaredesk.db.models.documents import IssuedDocument
from welfaredesk.db.models.duplicates import NotSamePerson, PersonMerge
from welfaredesk.db.models.households import Household, HouseholdMember
from welfaredesk.db.models.imports import ImportRow, ImportSession
from welfaredesk.db.models.lending import DeviceItem, DeviceModel, LoanContract, LoanLine
from welfaredesk.db.models.life_events import LifeEvent
from welfaredesk.db.models.office import NumberSeries, OfficeProfile, Signatory
from welfaredesk.db.models.persons import (
    Address,
    DisabilityCard,
    DisabilityType,
    Enrolment,
    GroupMembership,
    Person,
    PersonAlias,
    PersonIdentifier,
    PersonPhone,
    PersonPhoto,
)
from welfaredesk.db.models.settings import ColumnMemory, ListValue, SavedFilter

__all__ = [
    "Address",
    "Assessment",
    "AuditEvent",
    "ColumnMemory",
    "Consent",
    "DeviceItem",
    "DeviceModel",
    "DisabilityCard",
    "DisabilityType",
    "Enrolment",
    "GroupMembership",
    "HomeVisit",
    "Household",
    "HouseholdMember",
    "ImportRow",
    "ImportSession",
    "IssuedDocument",
    "LifeEvent",
    "ListValue",
    "LoanContract",
    "LoanLine",
    "NotSamePerson",
    "NumberSeries",
    "OfficeProfile",
    "Person",
    "PersonAlias",
    "PersonIdentifier",
    "PersonMerge",
    "PersonPhone",
    "PersonPhoto",
    "SavedFilter",
    "Signatory",
]

"""The tables, by area. Importing this package registers all of them."""

from welfaredesk.db.models.audit import AuditEvent
from welfaredesk.db.models.documents import IssuedDocument
from welfaredesk.db.models.imports import ImportRow, ImportSession
from welfaredesk.db.models.lending import DeviceItem, DeviceModel, LoanContract, LoanLine
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
    ProposedEvent,
)

__all__ = [
    "Address",
    "AuditEvent",
    "DeviceItem",
    "DeviceModel",
    "DisabilityCard",
    "DisabilityType",
    "Enrolment",
    "GroupMembership",
    "ImportRow",
    "ImportSession",
    "IssuedDocument",
    "LoanContract",
    "LoanLine",
    "NumberSeries",
    "OfficeProfile",
    "Person",
    "PersonAlias",
    "PersonIdentifier",
    "ProposedEvent",
    "Signatory",
]

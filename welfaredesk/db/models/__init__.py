"""The tables, by area. Importing this package registers all of them."""

from welfaredesk.db.models.assessments import Assessment, Consent, HomeVisit
from welfaredesk.db.models.attachments import Attachment
from welfaredesk.db.models.audit import AuditEvent
from welfaredesk.db.models.documents import IssuedDocument
from welfaredesk.db.models.duplicates import NotSamePerson, PersonMerge
from welfaredesk.db.models.employment import MinimumWage, Organisation, OrganisationHeadcount, Placement
from welfaredesk.db.models.house_papers import (
    FundDocument,
    HouseApplication,
    HouseConsent,
    HouseDocument,
    HousePlace,
)
from welfaredesk.db.models.households import Household, HouseholdMember
from welfaredesk.db.models.housing import (
    HouseFunding,
    HouseProject,
    HouseProjectStep,
    HouseSurvey,
    HouseSurveyResident,
)
from welfaredesk.db.models.imports import ImportRow, ImportSession
from welfaredesk.db.models.lending import (
    Claim,
    Contact,
    Hold,
    HoldPassed,
    LoanContract,
    LoanLine,
    LoanLinePart,
    LoanRequest,
    LoanReturn,
    LoanRule,
    Renewal,
    RenewalLine,
    Restriction,
)
from welfaredesk.db.models.lending_devices import (
    DeviceItem,
    DeviceModel,
    Donation,
    DonationLine,
    Inspection,
    KitPart,
    Repair,
    StockMove,
)
from welfaredesk.db.models.lending_stock_take import StockTake, StockTakeLine, StockTakeScan
from welfaredesk.db.models.life_events import LifeEvent
from welfaredesk.db.models.numbered import Numbered, NumberSeries, SeriesSetting
from welfaredesk.db.models.office import OfficeProfile, Signatory
from welfaredesk.db.models.office_texts import OfficeText
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
    "Attachment",
    "AuditEvent",
    "Claim",
    "ColumnMemory",
    "Consent",
    "Contact",
    "DeviceItem",
    "DeviceModel",
    "DisabilityCard",
    "DisabilityType",
    "Donation",
    "DonationLine",
    "Enrolment",
    "FundDocument",
    "GroupMembership",
    "Hold",
    "HoldPassed",
    "HomeVisit",
    "HouseApplication",
    "HouseConsent",
    "HouseDocument",
    "HouseFunding",
    "HousePlace",
    "HouseProject",
    "HouseProjectStep",
    "HouseSurvey",
    "HouseSurveyResident",
    "Household",
    "HouseholdMember",
    "ImportRow",
    "ImportSession",
    "Inspection",
    "IssuedDocument",
    "KitPart",
    "LifeEvent",
    "ListValue",
    "LoanContract",
    "LoanLine",
    "LoanLinePart",
    "LoanRequest",
    "LoanReturn",
    "LoanRule",
    "MinimumWage",
    "NotSamePerson",
    "NumberSeries",
    "Numbered",
    "OfficeProfile",
    "OfficeText",
    "Organisation",
    "OrganisationHeadcount",
    "Person",
    "PersonAlias",
    "PersonIdentifier",
    "PersonMerge",
    "PersonPhone",
    "PersonPhoto",
    "Placement",
    "Renewal",
    "RenewalLine",
    "Repair",
    "Restriction",
    "SavedFilter",
    "SeriesSetting",
    "Signatory",
    "StockMove",
    "StockTake",
    "StockTakeLine",
    "StockTakeScan",
]

"""An office in which one person has everything, made through the services."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from PIL import Image

from tests import factories
from tests.factories import CLERK
from welfaredesk.db.engine import Database
from welfaredesk.services import (
    assessments,
    cards,
    consents,
    enrolments,
    groups,
    households,
    lending,
    life_events,
    persons,
    photos,
)
from welfaredesk.services.person_input import AddressInput, PersonInput, PhoneInput

PIN = PersonInput(
    title="นางสาว",
    first="ปิ่นญู",
    last="ฐูป้ำเจริญ",
    nickname="ปิ่น",
    national_id="3000006801174",
    birth_date=date(1948, 3, 5),
    marital="widowed",
    occupation="none",
    income_satang=70000,
    income_source="state",
    health_right="uc",
    welfare_card=True,
    sso_section="40",
    sso_option="100",
    note="บ้านอยู่ในซอยแคบ รถพยาบาลเข้าไม่ถึง ต้องใช้รถเข็นจากปากซอย",
    address=AddressInput(
        "12/3",
        "4",
        tambon="ตัวอย่าง",
        amphoe="ตัวอย่าง",
        province="ลำพูน",
        landmark="หลังวัดตัวอย่าง",
        latitude=18.5,
        longitude=99.0,
    ),
    phones=(PhoneInput("0810000001"), PhoneInput("053000002", "บุตร")),
)


def portrait() -> bytes:
    """A small photograph."""
    picture = Image.linear_gradient("L").resize((150, 200)).convert("RGB")
    target = BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()


def add_pin(db: Database) -> int:
    """The person with everything: card, allowances, household, assessments, visits, loan, consent, photo."""
    pin = persons.save_person(CLERK, db, PIN).id
    photos.set_photo(CLERK, db, pin, portrait())
    groups.join_group(CLERK, db, pin, "disabled", date(2020, 1, 1))
    cards.save_card(
        CLERK,
        db,
        pin,
        cards.CardInput(
            "3000006801174", date(2020, 2, 1), types=(3, 1), caregiver="นายทองดี ใจดี", caregiver_relation="บุตร"
        ),
    )
    for programme, amount in (("old_age_allowance", 70000), ("disability_allowance", 80000)):
        enrolments.enrol(
            CLERK,
            db,
            pin,
            enrolments.EnrolmentInput(programme, amount, "receiving", "12/2563", date(2020, 3, 1)),
        )
    _home(db, pin)
    _care(db, pin)
    item = factories.add_item(db, "416-67-0001", "รถเข็นผู้ป่วยแบบพับได้ รุ่น KY-809")
    lending.lend(CLERK, db, lending.LoanInput(pin, (item,), purpose="เดินไม่ได้"))
    return pin


def _home(db: Database, pin: int) -> None:
    head = factories.add_person(
        db,
        21,
        title="นาย",
        first="ทองดี",
        last="ใจดี",
        birth_date=date(1970, 5, 1),
        occupation="labourer",
        income_satang=900000,
    )
    child = factories.add_person(db, 22, title="เด็กหญิง", first="ฟ้า", last="ใจดี", birth_date=date(2015, 5, 1))
    home = households.create(CLERK, db, households.HouseholdInput("51010000001", "12/3", "4"), head).id
    households.add_member(CLERK, db, home, pin, "parent")
    households.add_member(CLERK, db, home, child, "child")


def _care(db: Database, pin: int) -> None:
    first = assessments.AssessmentInput(date(2025, 10, 5), "นางกรองแก้ว ตั้งใจ", total=3)
    latest = replace(
        first,
        assessed_on=date(2026, 10, 5),
        informant="นายทองดี ใจดี",
        scores=(1, 0, 1, 1, 0, 1, 0, 0, 1, 2),
        total=None,
        caregiver="family",
        catheter=True,
        note="เริ่มลุกนั่งได้เอง",
    )
    for made in (first, latest):
        assessments.record_assessment(CLERK, db, pin, made)
    visit = assessments.VisitInput(
        date(2026, 11, 1),
        "นางกรองแก้ว ตั้งใจ",
        "ติดตามหลังผ่าตัด",
        "แผลแห้งดี กินได้ นอนหลับ ยังต้องฝึกเดิน",
        date(2026, 12, 1),
    )
    assessments.record_visit(CLERK, db, pin, visit)
    consents.give(
        CLERK, db, pin, consents.ConsentInput("1", date(2026, 11, 1), "กระดาษ", health=True, photo=True)
    )
    life_events.report(CLERK, db, pin, "moved_in", date(2010, 1, 1), "ย้ายตามบุตร")

"""An office file and its people and devices, made through the services as the program makes them."""

import atexit
import shutil
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from welfaredesk.db.engine import Database
from welfaredesk.db.models import DeviceItem
from welfaredesk.db.office_file import create_office_file, open_office
from welfaredesk.domain import national_id
from welfaredesk.queries.lending_models import model_page
from welfaredesk.services import devices, lending, lending_models, office, persons
from welfaredesk.services.actor import Actor
from welfaredesk.services.signatories import SignatoryInput

CLERK = Actor("เจ้าหน้าที่ทดสอบ")

OFFICE = office.OfficeInput(
    name="เทศบาลตำบลตัวอย่าง", tambon="ตัวอย่าง", amphoe="ตัวอย่าง", province="ลำพูน", phone="053-000-000"
)
IDENTITY = f"{OFFICE.name} {OFFICE.province}"  # on marks
SIGNATORIES = (
    SignatoryInput("giver", "นางสาวกรองแก้ว ตั้งใจ", "นักพัฒนาชุมชน"),
    SignatoryInput("opinion", "นางภัทรา เจตนา", "ผู้อำนวยการกองคลัง", "ปลัดเทศบาลตำบลตัวอย่าง"),
    SignatoryInput("approver", "นายอุดม สมมุติ", "นายกเทศมนตรีตำบลตัวอย่าง"),
)
SOMSRI = persons.PersonInput(
    title="นางสาว",
    first="สมศรี",
    last="ใจดี",
    national_id="3000006801174",
    phone="0810000001",
    address=persons.AddressInput(house_no="12/3", moo="4", tambon="ตัวอย่าง", amphoe="ตัวอย่าง", province="ลำพูน"),
)


def invented_id(number: int) -> str:
    """A valid national id of the office digits 0000, different for each number."""
    first12 = f"30000{number:07d}"
    return first12 + national_id.check_digit(first12)


def new_office(folder: Path, name: str = "office.wdesk") -> Database:
    """A set-up office in a new file."""
    folder.mkdir(parents=True, exist_ok=True)
    return open_office(copy_of_office(folder / name, OFFICE, SIGNATORIES))


def copy_of_office(path: Path, profile: office.OfficeInput, signatories: tuple[SignatoryInput, ...]) -> Path:
    """Put a set-up office at `path`; made once, for a copy is far quicker than the migrations."""
    return Path(shutil.copy(_made_once(profile, signatories), path))


@cache
def _made_once(profile: office.OfficeInput, signatories: tuple[SignatoryInput, ...]) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="welfaredesk-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    db = create_office_file(folder / "template.wdesk")
    office.save_office(CLERK, db, profile, signatories)
    db.close()
    return db.path


def add_person(db: Database, number: int = 0, **fields: object) -> int:
    """A person with an invented id; returns the person's id."""
    data = replace(SOMSRI, **{"national_id": invented_id(number), **fields}) if number or fields else SOMSRI
    return persons.save_person(CLERK, db, data).id


def add_item(db: Database, code: str = "WC-69-0001", model: str = "รถเข็นธรรมดา", **fields: object) -> int:
    """A device; returns the item's id."""
    data = devices.DeviceInput(model=model, code=code, category="รถเข็น", unit="คัน", **fields)  # type: ignore[arg-type]
    return devices.save_item(CLERK, db, data).id


def lend_one(db: Database, borrower_id: int, item_id: int, **fields: object) -> lending.Lent:
    """A loan of one item with the office's usual term; one of an earlier day says why."""
    fields = {"backdate_reason": "บันทึกย้อนหลังจากใบเดิม"} | fields
    return lending.lend(CLERK, db, lending.LoanInput(borrower_id, (item_id,), **fields))  # type: ignore[arg-type]


def give_kit(db: Database, item_id: int, *parts: tuple[str, int, int | None], **fields: object) -> None:
    """Parts (name, quantity, replacement price in satang) of an item's model; `fields` of ModelInput."""
    with db.reading() as session:
        model_id = session.get_one(DeviceItem, item_id).model_id
    page = model_page(db, model_id)
    kit = tuple(lending_models.PartInput(*part) for part in parts)
    data = replace(page.data, parts=kit, **fields)  # type: ignore[arg-type]
    lending_models.save_model(CLERK, db, data, model_id=model_id, version=page.version)

"""Offices for tests of the window: made through the services, people and ids invented."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from tests.factories import CLERK, copy_of_office, invented_id
from welfaredesk.db.engine import Database
from welfaredesk.db.office_file import open_office
from welfaredesk.services.devices import DeviceInput, save_item
from welfaredesk.services.lending import LoanInput, lend
from welfaredesk.services.office import OfficeInput
from welfaredesk.services.persons import AddressInput, PersonInput, save_person
from welfaredesk.services.signatories import SignatoryInput

number = invented_id
PROFILE = OfficeInput(name="เทศบาลตำบลทดสอบ", tambon="ทดสอบ", amphoe="เมือง", province="ลำพูน")
SIGNERS = (
    SignatoryInput("giver", "นางสาวสมใจ รักงาน", "นักพัฒนาชุมชน"),
    SignatoryInput("approver", "นายวิชัย มั่นคง", "ปลัดเทศบาล", "นายกเทศมนตรีตำบลทดสอบ"),
)


@dataclass
class Office:
    """A file with its database open, and short ways to fill it."""

    path: Path
    db: Database
    people: dict[str, int] = field(default_factory=dict)

    def add_person(self, name: str, **more: object) -> int:
        """A person named like "นางปราณี ใจดี"; `more` holds fields of PersonInput, house_no and moo."""
        title, rest = next((t, name[len(t) :]) for t in ("นางสาว", "นาง", "นาย") if name.startswith(t))
        first, _space, last = rest.partition(" ")
        address = AddressInput(house_no=str(more.pop("house_no", "")), moo=str(more.pop("moo", "")))
        values = {"national_id": number(len(self.people) + 1), **more}
        data = PersonInput(title=title, first=first, last=last, address=address, **values)  # type: ignore[arg-type]
        self.people[name] = save_person(CLERK, self.db, data).id
        return self.people[name]

    def add_item(self, code: str, model: str = "รถเข็นนั่ง") -> int:
        """One usable device."""
        return save_item(CLERK, self.db, DeviceInput(model=model, code=code)).id

    def lend(self, person_id: int, item_id: int, *, on: date, days: int = 90) -> int:
        """A loan of `days`; the contract id."""
        data = LoanInput(
            person_id, (item_id,), lent_on=on, due_on=on + timedelta(days=days), backdate_reason="ใบเก่า"
        )
        return lend(CLERK, self.db, data).contract_id


def make_office(path: Path) -> Office:
    """A new office file with its profile."""
    return Office(path, open_office(copy_of_office(path, PROFILE, SIGNERS)))

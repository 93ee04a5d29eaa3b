"""The demo office, for trying everything out: invented people, devices, houses, placements of a real size."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    Address,
    AuditEvent,
    DeviceItem,
    DeviceModel,
    DisabilityCard,
    DisabilityType,
    Enrolment,
    GroupMembership,
    KitPart,
    LoanContract,
    LoanLine,
    LoanLinePart,
    OfficeProfile,
    Person,
    PersonIdentifier,
    PersonPhone,
    Signatory,
)
from welfaredesk.domain import names, thai_text
from welfaredesk.domain.fiscal_year import fiscal_year
from welfaredesk.domain.office_texts import TEXTS
from welfaredesk.errors import Refused
from welfaredesk.services import (
    audit,
    demo_lending,
    demo_people,
    demo_projects,
    demo_work_rows,
    numbering,
    office,
    persons,
)
from welfaredesk.services.actor import Actor
from welfaredesk.services.demo_lending import DemoItem, DemoLoan
from welfaredesk.services.demo_people import DemoPerson
from welfaredesk.services.signatories import SignatoryInput

SEED = 2570
OFFICE = office.OfficeInput(
    name="เทศบาลตำบลตัวอย่าง",
    tambon="ตัวอย่าง",
    amphoe="ตัวอย่าง",
    province="ลำพูน",
    postcode="51000",
    phone="053-000-000",
    is_demo=True,
)
SIGNATORIES = (
    SignatoryInput("giver", "นางสาวกรองแก้ว ตั้งใจ", "นักพัฒนาชุมชนชำนาญการ"),
    SignatoryInput("opinion", "นางภัทรา เจตนา", "ปลัดเทศบาลตำบลตัวอย่าง"),
    SignatoryInput("approver", "นายอุดม สมมุติ", "นายกเทศมนตรีตำบลตัวอย่าง"),
)
MISTAKE = "ลงรายการผิดคน"
CARD_YEARS = 8
# monthly baht by age (domain specification §3.4)
_OLD_AGE_BAHT = ((90, 1000), (80, 800), (70, 700), (60, 600))


@dataclass(frozen=True, slots=True)
class Built:
    """How much a demo office holds."""

    people: int
    items: int
    loans: int


def build(actor: Actor, db: Database) -> Built:
    """Fill an empty office file with the demo office, as of today.

    2,405 people (1,189 men, 1,216 women; 447 elderly, 171 disabled, 22 underprivileged) in four หมู่, 85
    devices with their loans, 18 unsuitable houses and 69 built or repaired, eight projects that run, six
    people at work (domain specification §7.1). Raises Refused("demo_needs_empty").
    """
    today = clock.today()
    rng = random.Random(SEED)  # noqa: S311  nothing secret is drawn; the same office every time
    people = demo_people.invent(rng, today)
    items, loans = demo_lending.invent(rng, today, people)
    with db.transaction() as session:
        if session.get(OfficeProfile, 1) is not None:
            raise Refused("demo_needs_empty", file=db.path.name)
        _office(session, actor)
        _people(session, actor, people)
        _cards(session, rng, today, [person for person in people if person.kinds])
        _devices(session, actor, items)
        _loans(session, actor, loans)
        chance = random.Random(SEED + 1)  # noqa: S311  of its own, so that the cards above stay as they are
        demo_work_rows.fill(session, actor, chance, today, people)
    demo_projects.fill(actor, db, today)
    return Built(len(people), len(items), len(loans))


def _office(session: Session, actor: Actor) -> None:
    session.add(OfficeProfile(id=1, **asdict(OFFICE)))
    session.add_all(Signatory(**asdict(data)) for data in SIGNATORIES)
    audit.record(session, actor, "create", "office", 1, after=asdict(OFFICE))


def _people(session: Session, actor: Actor, people: Sequence[DemoPerson]) -> None:
    """Everybody with id, address, groups and allowance: rows in bulk, some ten thousand of them."""
    now = clock.now()
    session.execute(insert(Person), [_person_row(person, now) for person in people])
    place = {name: getattr(OFFICE, name) for name in ("tambon", "amphoe", "province", "postcode")}
    session.execute(
        insert(Address),
        [_of(p, kind=persons.REGISTERED, house_no=p.house_no, moo=p.moo, **place) for p in people],
    )
    session.execute(
        insert(PersonIdentifier), [_of(p, kind=persons.NATIONAL_ID, value=p.national_id) for p in people]
    )
    groups = [_of(p, group_code=code, source="demo") for p in people for code in p.groups]
    session.execute(insert(GroupMembership), groups)
    phones = [_of(p, number=number) for p in people for number in p.phone.split()]
    session.execute(insert(PersonPhone), phones)
    session.execute(insert(Enrolment), [row for p in people for row in _enrolments(p)])
    session.execute(insert(AuditEvent), [_created(actor, now, person) for person in people])


def _of(person: DemoPerson, **columns: Any) -> dict[str, Any]:
    return {"person_id": person.id, **columns}


def _person_row(person: DemoPerson, now: datetime) -> dict[str, Any]:
    keys = names.person_keys(person.first, person.last, person.nickname, person.phone, person.house_no)
    return {
        "id": person.id,
        "title": person.title,
        "first": person.first,
        "last": person.last,
        "nickname": person.nickname,
        "sex": person.sex,
        "birth_date": person.birth,
        "birth_precision": person.birth_precision,
        "phone": person.phone,
        "version": 1,
        "created_at": now,
        **keys,
    }


def _created(actor: Actor, now: datetime, person: DemoPerson) -> dict[str, Any]:
    shown = ("title", "first", "last", "nickname", "sex", "national_id", "phone", "house_no", "moo")
    after = {name: value for name in shown if (value := getattr(person, name))}
    after["birth_date"] = person.birth.isoformat()
    return {
        "at": now,
        "actor": actor.name,
        "action": "create",
        "entity": "person",
        "entity_id": person.id,
        "after": after,
        "reason": "",
    }


def _enrolments(person: DemoPerson) -> Iterable[dict[str, Any]]:
    """Allowances in satang per month (domain specification §3.3, §3.4)."""
    if person.is_elderly:
        baht = next(baht for age, baht in _OLD_AGE_BAHT if person.age >= age)
        yield _of(person, programme="old_age_allowance", amount_satang=baht * 100, source="demo")
    if person.kinds:
        baht = 1000 if person.age < 18 else 800
        yield _of(person, programme="disability_allowance", amount_satang=baht * 100, source="demo")


def _cards(session: Session, rng: random.Random, today: date, disabled: Sequence[DemoPerson]) -> None:
    for person in disabled:
        lifetime = rng.random() < 0.2
        days_back = min(rng.randint(30, CARD_YEARS * 365 + 120), int(person.age * 365))
        issued = today - timedelta(days=days_back)
        expires = None if lifetime else issued + timedelta(days=CARD_YEARS * 365 + 1)
        session.add(
            DisabilityCard(person_id=person.id, issued_on=issued, expires_on=expires, lifetime=lifetime)
        )
        for number, code in enumerate(person.kinds):
            session.add(DisabilityType(person_id=person.id, code=code, is_primary=number == 0))


def _devices(session: Session, actor: Actor, items: Sequence[DemoItem]) -> None:
    models: dict[str, DeviceModel] = {}
    for item in items:
        kind = item.kind
        if kind.name not in models:
            models[kind.name] = DeviceModel(
                name=kind.name,
                category=kind.category,
                unit=kind.unit,
                loan_days=kind.loan_days,
                parts=[
                    KitPart(name=name, quantity=count, replacement_satang=baht * 100, position=place)
                    for place, (name, count, baht) in enumerate(kind.parts)
                ],
            )
        row = DeviceItem(
            id=item.id,
            model=models[kind.name],
            brand=item.brand,
            acquired_how="รับบริจาค" if item.donor else "งบเทศบาล",
            acquired_on=item.acquired_on,
            price_satang=None if item.donor else kind.baht * 100,
            donor=item.donor,
            condition=item.condition,
            created_at=clock.now(),
        )
        row.code, row.code_key = item.code, thai_text.code_key(item.code)
        session.add(row)
        session.flush()
        audit.record(session, actor, "create", "device_item", row.id, after=audit.snapshot(row))


def _loans(session: Session, actor: Actor, loans: Sequence[DemoLoan]) -> None:
    """Slips in the order of their days, as their numbers run."""
    for loan in loans:
        contract = _contract(actor, loan)
        numbering.give(session, contract, loan.lent_on)
        session.add(contract)
        session.flush()
        _tell(session, actor, contract, loan)


def _contract(actor: Actor, loan: DemoLoan) -> LoanContract:
    giver, _opinion, approver = (signatory.name for signatory in SIGNATORIES)
    came_back = loan.returned_on is not None
    contract = LoanContract(
        fiscal_year=fiscal_year(loan.lent_on),
        borrower_id=loan.borrower.id,
        beneficiary_id=loan.beneficiary.id,
        relation=loan.relation,
        purpose=loan.purpose,
        lent_on=loan.lent_on,
        liability=TEXTS["loan_liability"].default,
        approver=approver,
        giver=giver,
        lent_by=actor.name,
        created_at=datetime.combine(loan.lent_on, time(10)),
    )
    if loan.cancelled:
        contract.cancelled_at, contract.cancelled_by = clock.now(), actor.name
        contract.cancel_reason = MISTAKE
    contract.lines = [
        LoanLine(
            item_id=loan.item.id,
            original_due_on=loan.due_on,
            due_on=loan.due_on,
            returned_on=loan.returned_on,
            condition_in=loan.condition_in,
            return_note=loan.note,
            receiver=giver if came_back else "",
            received_by=actor.name if came_back else "",
            cancelled=loan.cancelled,
            parts=[
                LoanLinePart(
                    name=name,
                    quantity_out=count,
                    quantity_in=count if came_back else None,
                    replacement_satang=baht * 100,
                )
                for name, count, baht in loan.item.kind.parts
            ],
        )
    ]
    return contract


def _tell(session: Session, actor: Actor, contract: LoanContract, loan: DemoLoan) -> None:
    item = {"item": loan.item.code}
    lent = audit.snapshot(contract) | {"items": [loan.item.code]}
    audit.record(session, actor, "lend", "loan_contract", contract.id, after=lent)
    if loan.returned_on is not None:
        after = item | {"returned_on": loan.returned_on.isoformat(), "condition_in": loan.condition_in}
        audit.record(session, actor, "take_back", "loan_contract", contract.id, after=after)
    if loan.cancelled:
        after = {"cancel_reason": MISTAKE}
        audit.record(session, actor, "cancel", "loan_contract", contract.id, after=after, reason=MISTAKE)

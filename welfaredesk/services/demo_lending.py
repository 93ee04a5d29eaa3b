"""Inventing the demo office's devices and loans: pure, with dates counted from the given day."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from welfaredesk.domain import thai_dates
from welfaredesk.services import demo_names as words
from welfaredesk.services.demo_people import DemoPerson


@dataclass(frozen=True, slots=True)
class Kind:
    """A device model: how many there are, how many came back unfit, and how many are out, by due day."""

    name: str
    category: str
    unit: str
    prefix: str
    count: int
    baht: int
    loan_days: int | None = None
    damaged: int = 0
    repair: int = 0
    lost: int = 0
    out: int = 0
    due_soon: int = 0
    late: int = 0
    recall: int = 0
    parts: tuple[tuple[str, int, int], ...] = ()  # name, how many, baht a piece


# 85 pieces in the conditions of a real register; of the three everyday kinds at least ten stay free
KINDS = (
    Kind(
        *("เตียงผู้ป่วย 2 ไกร์", "เตียงผู้ป่วย", "เตียง", "BD", 13, 12_500),
        repair=1,
        out=4,
        due_soon=1,
        recall=1,
        parts=(("ราวกั้นเตียง", 2, 1_200), ("เสาน้ำเกลือ", 1, 600)),
    ),
    Kind(
        *("เตียงผู้ป่วยไฟฟ้า", "เตียงผู้ป่วย", "เตียง", "BE", 3, 38_500),
        damaged=1,
        out=1,
        parts=(("ราวกั้นเตียง", 2, 1_200), ("รีโมต", 1, 1_500)),
    ),
    Kind("ที่นอนลม", "ที่นอนลม", "ผืน", "AM", 11, 4_500, out=3, due_soon=1, late=1, parts=(("ปั๊มลม", 1, 1_800),)),
    Kind(
        *("รถเข็นนั่ง", "รถเข็น", "คัน", "WC", 22, 4_900),
        damaged=2,
        repair=2,
        out=3,
        due_soon=1,
        late=1,
        parts=(("ที่วางเท้า", 2, 400), ("เบาะรองนั่ง", 1, 350)),
    ),
    Kind("วอล์คเกอร์", "วอล์คเกอร์", "ตัว", "WK", 15, 1_200, lost=1, out=2),
    Kind("ไม้เท้า 3 ขา", "ไม้เท้า", "อัน", "CN", 14, 450, damaged=1, out=1, recall=1),
    Kind(
        "เครื่องผลิตออกซิเจน 5 ลิตร", "เครื่องผลิตออกซิเจน", "เครื่อง", "OX", 4, 18_500, 60, damaged=1, out=1, due_soon=1
    ),
    Kind("เครื่องดูดเสมหะ", "เครื่องดูดเสมหะ", "เครื่อง", "SC", 3, 8_900, damaged=1, out=1),
)
ITEMS = sum(kind.count for kind in KINDS)
# days to the due day, per state of an open loan
_REMAINING = {"out": (12, 58), "due_soon": (1, 6), "late": (-6, -2), "recall": (-40, -12)}
USUAL_DAYS = 90
EARLIER_LOANS = 26


@dataclass
class DemoItem:
    """One invented device."""

    id: int
    kind: Kind
    code: str
    brand: str
    acquired_on: date
    donor: str
    condition: str = "usable"


@dataclass(frozen=True, slots=True)
class DemoLoan:
    """One invented loan of one item; `returned_on` None while it is out."""

    item: DemoItem
    borrower: DemoPerson
    beneficiary: DemoPerson
    relation: str
    purpose: str
    lent_on: date
    due_on: date
    returned_on: date | None = None
    condition_in: str | None = None
    note: str = ""
    cancelled: bool = False


Family = tuple[DemoPerson, DemoPerson]  # who borrows, and who uses it


def invent(
    rng: random.Random, today: date, people: Sequence[DemoPerson]
) -> tuple[list[DemoItem], list[DemoLoan]]:
    """85 devices, and loans in the order they were made: open, due soon, late, returned, one cancelled."""
    items = _items(rng, today)
    families = _families(people)
    loans: list[DemoLoan] = []
    for kind in KINDS:
        pieces = [item for item in items if item.kind is kind]
        rng.shuffle(pieces)
        loans += _unfit(rng, today, kind, pieces, families)
        for state, span in _REMAINING.items():
            for _ in range(getattr(kind, state)):
                due = today + timedelta(days=rng.randint(*span))
                loans.append(_loan(rng, pieces.pop(), due, families))
    lent = {loan.item.id for loan in loans}
    resting = [item for item in items if item.id not in lent]
    loans += [_earlier(rng, today, item, families) for item in rng.sample(resting, EARLIER_LOANS)]
    mistake = _loan(rng, rng.choice(resting), today + timedelta(days=30), families)
    loans.append(replace(mistake, cancelled=True))
    return items, sorted(loans, key=lambda loan: (loan.lent_on, loan.item.id))


def _items(rng: random.Random, today: date) -> list[DemoItem]:
    items: list[DemoItem] = []
    for kind in KINDS:
        for number in range(1, kind.count + 1):
            acquired = today - timedelta(days=rng.randint(450, 2500))
            code = f"{kind.prefix}-{thai_dates.be_year(acquired) % 100:02d}-{number:04d}"
            donor = rng.choice(words.DONORS) if rng.random() < 0.35 else ""
            items.append(DemoItem(len(items) + 1, kind, code, rng.choice(words.BRANDS), acquired, donor))
    return items


def _families(people: Sequence[DemoPerson]) -> list[Family]:
    """Somebody old or disabled and an adult of the same house, who may be the same person."""
    houses: dict[tuple[str, str], list[DemoPerson]] = {}
    for person in people:
        houses.setdefault((person.moo, person.house_no), []).append(person)
    families: list[Family] = []
    for members in houses.values():
        users = [person for person in members if person.age >= 70 or "disabled" in person.groups]
        adults = [person for person in members if person.is_adult and person.age < 75]
        if users and adults:
            families.append((adults[0], users[0]))
    return families


def _unfit(
    rng: random.Random,
    today: date,
    kind: Kind,
    pieces: list[DemoItem],
    families: Sequence[Family],
) -> list[DemoLoan]:
    """Take out of `pieces` those that came back unfit; the loans they came back from."""
    loans: list[DemoLoan] = []
    for condition in ("damaged", "repair", "lost"):
        for _ in range(getattr(kind, condition)):
            item = pieces.pop()
            item.condition = condition
            loans.append(_earlier(rng, today, item, families))
    return loans


def _loan(rng: random.Random, item: DemoItem, due: date, families: Sequence[Family]) -> DemoLoan:
    borrower, user = rng.choice(families)
    lent_on = due - timedelta(days=item.kind.loan_days or USUAL_DAYS)
    purpose = rng.choice(words.PURPOSES)
    return DemoLoan(item, borrower, user, _relation(borrower, user), purpose, lent_on, due)


def _relation(borrower: DemoPerson, user: DemoPerson) -> str:
    """What the borrower is to the user, as far as their ages tell."""
    if borrower is user:
        return ""
    man, years = borrower.sex == "M", borrower.age - user.age
    if years > 16:
        return "บิดา" if man else "มารดา"
    if years < -45:
        return "หลาน"
    if years < -16:
        return "บุตร"
    if borrower.sex != user.sex:
        return "สามี" if man else "ภรรยา"
    return ("พี่" if years > 0 else "น้อง") + ("ชาย" if man else "สาว")


def _earlier(rng: random.Random, today: date, item: DemoItem, families: Sequence[Family]) -> DemoLoan:
    """A loan that ended between a week and a year ago, in the condition the item is in now."""
    returned = today - timedelta(days=rng.randint(7, 330))
    loan = _loan(rng, item, returned + timedelta(days=rng.randint(-12, 45)), families)
    note = rng.choice(words.RETURN_NOTES) if item.condition == "usable" else ""
    return replace(loan, returned_on=returned, condition_in=item.condition, note=note)

"""Office files with many invented people, made once and kept in build/bench."""

import random
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import insert

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Address, Person, PersonIdentifier
from welfaredesk.db.office_file import create_office_file, open_office
from welfaredesk.domain import national_id
from welfaredesk.services import demo_names, office, persons
from welfaredesk.services.actor import Actor

FOLDER = Path("build/bench")
BATCH = 20_000
MEN = demo_names.MEN_OLD + demo_names.MEN_YOUNG
WOMEN = demo_names.WOMEN_OLD + demo_names.WOMEN_YOUNG
ENDINGS = ("พร", "ชัย", "ศักดิ์", "วรรณ", "ดา", "รัตน์", "นันท์", "พงษ์")


def office_with(count: int) -> Database:
    """An office of `count` people; the same people every time."""
    path = FOLDER / f"people_{count}.wdesk"
    if path.exists():
        return open_office(path)
    partial = path.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    db = create_office_file(partial)
    office.save_office(Actor("bench"), db, office.OfficeInput(name="เทศบาล", amphoe="ก", province="ข"))
    chance = random.Random(count)
    for start in range(0, count, BATCH):
        _add(db, chance, range(start + 1, min(start + BATCH, count) + 1))
    db.close()
    partial.rename(path)
    return open_office(path)


def _add(db: Database, chance: random.Random, numbers: range) -> None:
    people, ids, addresses = [], [], []
    for number in numbers:
        house_no = str(chance.randint(1, 400))
        people.append(_person(chance, number, house_no))
        first12 = f"{chance.choice('1345')}0000{number:07d}"
        value = first12 + national_id.check_digit(first12)
        ids.append({"person_id": number, "kind": "national_id", "value": value, "source": "import"})
        addresses.append(
            {"person_id": number, "kind": "registered", "house_no": house_no, "moo": str(number % 12 + 1)}
        )
    with db.transaction() as session:
        session.execute(insert(Person), people)
        session.execute(insert(PersonIdentifier), ids)
        session.execute(insert(Address), addresses)


def _person(chance: random.Random, number: int, house_no: str) -> dict[str, object]:
    sex = chance.choice("MF")
    first = chance.choice(MEN if sex == "M" else WOMEN)
    if chance.random() < 0.5:
        first += chance.choice(ENDINGS)
    last = chance.choice(demo_names.SURNAMES)
    if chance.random() < 0.7:
        last += chance.choice(MEN)
    person = Person(title="นาย" if sex == "M" else "นาง", first=first, last=last)
    person.nickname, person.phone = "", ""
    persons.fill_keys(person, house_no)
    return {
        "id": number,
        "title": person.title,
        "first": person.first,
        "last": person.last,
        "sex": sex,
        "birth_date": date(1935, 1, 1) + timedelta(days=chance.randrange(32000)),
        "sort_key": person.sort_key,
        "name_key": person.name_key,
        "search_text": person.search_text,
        "created_at": clock.now(),
        "version": 1,
    }

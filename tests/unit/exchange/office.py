"""What the tests of import and export share: the registers, their truth, and looks at an office file."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from sqlalchemy import select

from tests.factories import CLERK
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Address, Person, PersonIdentifier
from welfaredesk.exchange import importing
from welfaredesk.exchange.importing import ImportReport

REGISTERS = Path(__file__).parents[2] / "data" / "registers"
ELDERLY, DISABLED = REGISTERS / "elderly.xlsx", REGISTERS / "disabled.xlsx"
HEADINGS = ("ลำดับ", "ชื่อ - สกุล", "เลขประจำตัวประชาชน", "วันเกิด", "บ้านเลขที่", "หมู่ที่")


@cache
def truth() -> dict[str, Any]:
    """What the two registers really say."""
    found: dict[str, Any] = json.loads((REGISTERS / "truth.json").read_text(encoding="utf-8"))
    return found


def known_people() -> dict[str, dict[str, Any]]:
    """The people of both registers whose id can be read, by id."""
    lost = {"bad_id", "no_id"}
    return {
        number: person
        for number, person in truth()["people"].items()
        if person.get("listed") not in lost or "types" in person
    }


def take(db: Database, *files: Path, **options: Any) -> ImportReport:
    """Import files as the clerk of the tests."""
    return importing.run(CLERK, db, files, **options)


def dump(path: Path) -> list[str]:
    """Everything an office file holds, as SQL."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def codes(report: ImportReport, *, but: Iterable[str] = ()) -> Counter[str]:
    """How often each finding was reported."""
    return Counter(problem.code for problem in report.result.problems if problem.code not in but)


@dataclass(frozen=True)
class Known:
    """A person as the file keeps them, in the shape of the truth."""

    title: str
    first: str
    last: str
    born: str
    precision: str
    house: str
    moo: str
    sex: str | None


def people(db: Database) -> dict[str, Known]:
    """All people by national id."""
    wanted = (
        select(PersonIdentifier.value, Person, Address)
        .join(Person, Person.id == PersonIdentifier.person_id)
        .outerjoin(Address, Address.person_id == Person.id)
    )
    with db.reading() as session:
        return {
            number: Known(
                person.title,
                person.first,
                person.last,
                person.birth_date.isoformat() if person.birth_date else "",
                person.birth_precision,
                address.house_no if address else "",
                address.moo if address else "",
                person.sex,
            )
            for number, person, address in session.execute(wanted)
        }


def told(person: dict[str, Any]) -> Known:
    """A person of the truth in the shape of the file."""
    return Known(
        person["title"],
        person["first"],
        person["last"],
        person["born"],
        person["precision"],
        person["house"],
        str(person["moo"]),
        person["sex"],
    )


def workbook(path: Path, rows: Iterable[Sequence[Any]], sheet: str = "รายชื่อ") -> Path:
    """A workbook of one sheet with these rows."""
    book = Workbook()
    table = book.worksheets[0]
    table.title = sheet
    for row in rows:
        table.append(list(row))
    book.save(path)
    return path


def be(day: date) -> str:
    """A date as typed: 20/5/2484."""
    return f"{day.day}/{day.month}/{day.year + 543}"

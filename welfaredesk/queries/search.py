"""One search for everything: people, devices, houses, work, slips and projects by number, papers."""

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import HouseProject, LoanContract
from welfaredesk.domain import thai_text
from welfaredesk.domain.fiscal_year import fiscal_year
from welfaredesk.queries.documents import PaperRow, papers_by_number
from welfaredesk.queries.house_page import HouseHit, find_houses
from welfaredesk.queries.housing import HouseQuery, HouseRow
from welfaredesk.queries.lending import ItemQuery, ItemRow, borrower_name
from welfaredesk.queries.persons import PersonQuery, PersonRow
from welfaredesk.queries.work_search import WorkHit, work_hits

_SLIP_NO = re.compile(r"(\d{1,6})(?:/(\d{4}|\d{2}))?")


@dataclass(frozen=True, slots=True)
class SlipRow:
    """One slip: `no` as written (running/fiscal year) and who borrowed."""

    contract_id: int
    no: str
    borrower: str
    lent_on: date
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The first few of each kind."""

    persons: tuple[PersonRow, ...] = ()
    items: tuple[ItemRow, ...] = ()
    slips: tuple[SlipRow, ...] = ()
    papers: tuple[PaperRow, ...] = ()
    houses: tuple[HouseHit, ...] = ()
    projects: tuple[HouseRow, ...] = ()
    work: tuple[WorkHit, ...] = ()


def find(db: Database, text: str, *, limit: int = 6) -> Found:
    """What was typed, looked up everywhere; nothing for a blank text."""
    if not text.strip():
        return Found()
    people, items = PersonQuery(db, text), ItemQuery(db, text)
    person_ids, item_ids = people.ids(limit), items.ids(limit)
    person_rows, item_rows = people.rows(person_ids), items.rows(item_ids)
    return Found(
        tuple(person_rows[wanted] for wanted in person_ids if wanted in person_rows),
        tuple(item_rows[wanted] for wanted in item_ids if wanted in item_rows),
        slips(db, text, limit=limit),
        tuple(papers_by_number(db, text)[:limit]),
        find_houses(db, text, limit),
        projects(db, text, limit=limit),
        work_hits(db, text, limit=limit),
    )


def projects(db: Database, text: str, *, limit: int = 6) -> tuple[HouseRow, ...]:
    """House projects of this number as it is written on them, in either digit form, the latest first."""
    number = thai_text.to_arabic(text).replace(" ", "")
    if not any(letter.isdigit() for letter in number):
        return ()
    wanted = select(HouseProject.id).where(HouseProject.no == number).order_by(HouseProject.id.desc())
    with db.reading() as session:
        ids = session.scalars(wanted.limit(limit)).all()
    return tuple(HouseQuery(db).rows(ids).values())


def slips(db: Database, text: str, *, limit: int = 6) -> tuple[SlipRow, ...]:
    """Slips of this number ("12", "12/2570", "12/70"), in either digit form; this fiscal year first."""
    number = _SLIP_NO.fullmatch(thai_text.to_arabic(text).replace(" ", ""))
    if number is None:
        return ()
    wanted = select(LoanContract).where(LoanContract.running == int(number[1]))
    if number[2]:
        year = int(number[2])
        wanted = wanted.where(LoanContract.number_year == (year if year > 100 else 2500 + year))
    else:
        wanted = wanted.where(LoanContract.number_year <= fiscal_year(clock.today()))
    with db.reading() as session:
        found = session.scalars(wanted.order_by(LoanContract.number_year.desc()).limit(limit))
        return tuple(
            SlipRow(
                contract.id,
                contract.no,
                borrower_name(contract),
                contract.lent_on,
                contract.cancelled_at is not None,
            )
            for contract in found
        )

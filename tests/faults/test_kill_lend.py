"""The plug is pulled while loans are being made: the file is whole and every acknowledged loan is in it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from tests import factories
from tests.faults.desks import desks
from welfaredesk.db import office_file
from welfaredesk.db.models import AuditEvent, LoanContract, LoanLine
from welfaredesk.services import checks

ITEMS = 40

pytestmark = pytest.mark.faults


@pytest.mark.parametrize("read_before_the_kill", [1, 4, 9, 20])
def test_acknowledged_loans_survive(tmp_path: Path, read_before_the_kill: int) -> None:
    made = factories.new_office(tmp_path)
    person = factories.add_person(made)
    items = [factories.add_item(made, code=f"WC-70-{number:04d}") for number in range(ITEMS)]
    made.close()
    with desks(made.path, person) as (desk,):
        # all requests are waiting already, so the kill falls into the work on one of them
        for item in items:
            desk.ask(str(item))
            desk.ask(f"{item} return")
        told = [desk.answer() for _ in range(read_before_the_kill)]
        desk.kill()
        while (more := desk.answer()) is not None:
            told.append(more)
    assert all("error" not in answer for answer in told)
    assert len(told) < 2 * ITEMS, "the desk finished before it could be killed"
    assert office_file.findings(made.path) == []
    db = office_file.open_office(made.path)
    with db.reading() as session:
        contracts = set(session.scalars(select(LoanContract.id)))
        returned = set(session.scalars(select(LoanLine.contract_id).where(LoanLine.returned_on.is_not(None))))
        events = session.scalars(select(AuditEvent.action).where(AuditEvent.entity == "loan_contract")).all()
    assert {answer["lent"] for answer in told if "lent" in answer} <= contracts
    assert {answer["returned"] for answer in told if "returned" in answer} <= returned
    # at most the one request in work is there without having been acknowledged, whole with its event
    assert len(told) <= len(contracts) + len(returned) <= len(told) + 1
    assert len(events) == len(contracts) + len(returned)
    assert checks.check(db) == []
    db.close()


def test_work_goes_on_after_a_kill(tmp_path: Path) -> None:
    made = factories.new_office(tmp_path)
    person = factories.add_person(made)
    items = [factories.add_item(made, code=f"WC-70-{number:04d}") for number in range(4)]
    made.close()
    for item in items:
        with desks(made.path, person) as (desk,):
            desk.ask(str(item))
            assert "lent" in desk.answer()
            desk.kill()
    with closing(sqlite3.connect(made.path)) as connection:
        numbers = [row[0] for row in connection.execute("SELECT running FROM loan_contract ORDER BY running")]
    assert numbers == [1, 2, 3, 4]

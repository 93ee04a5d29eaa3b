"""Two computers lend the same bed at the same moment: one wins, the other is told who has it."""

import faulthandler
import os
from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests import factories
from tests.faults.desks import desks
from welfaredesk.db.models import LoanContract, LoanLine
from welfaredesk.services import checks

# as quick as a test should be; WELFAREDESK_RACE_ROUNDS=10000 races for longer
ROUNDS = int(os.environ.get("WELFAREDESK_RACE_ROUNDS", "30"))
NAMES = ("วิญญู", "ฐานิดา")

pytestmark = pytest.mark.faults


@pytest.mark.timeout(120 + ROUNDS)
def test_exactly_one_wins(tmp_path: Path) -> None:
    faulthandler.cancel_dump_traceback_later()  # a long race is no hang
    db = factories.new_office(tmp_path)
    people = [factories.add_person(db, number, first=name) for number, name in enumerate(NAMES, start=1)]
    beds = [factories.add_item(db, code=f"BD-70-{number:05d}") for number in range(ROUNDS)]
    winners = []
    with desks(db.path, *people) as pair:
        for bed in beds:
            for desk in pair:
                desk.ask(str(bed))
            answers = [desk.answer() for desk in pair]
            won = [number for number, answer in enumerate(answers) if "lent" in answer]
            assert len(won) == 1, answers
            loser = answers[1 - won[0]]
            assert loser["error"] == "item_on_loan"
            assert NAMES[won[0]] in loser["message"]
            winners.append(won[0])
    with db.reading() as session:
        per_item = session.execute(select(LoanLine.item_id, func.count()).group_by(LoanLine.item_id)).all()
        borrowers = session.scalars(select(LoanContract.borrower_id).order_by(LoanContract.running)).all()
        numbers = session.scalars(select(LoanContract.running).order_by(LoanContract.running)).all()
    assert per_item == [(bed, 1) for bed in beds]
    assert borrowers == [people[number] for number in winners]
    assert numbers == list(range(1, ROUNDS + 1))  # the loser's number was not wasted
    assert checks.check(db) == []
    db.close()


def test_different_items_do_not_hinder_each_other(tmp_path: Path) -> None:
    db = factories.new_office(tmp_path)
    people = [factories.add_person(db, number) for number in (1, 2)]
    items = [factories.add_item(db, code=f"WC-70-{number:04d}") for number in range(20)]
    with desks(db.path, *people) as pair:
        for own in zip(items[::2], items[1::2], strict=True):
            for desk, item in zip(pair, own, strict=True):
                desk.ask(str(item))
            assert all("lent" in desk.answer() for desk in pair)
    assert checks.check(db) == []
    db.close()

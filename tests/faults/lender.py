"""A second program at the loan desk, run as a process of its own by the tests of this folder.

    python -m tests.faults.lender OFFICE PERSON_ID

Reads item ids from standard input, one a line; lends each, answers with one JSON line, and with "return"
behind the id takes it back again. Says "ready" first, so that its start costs the test nothing.
"""

import json
import sys
from pathlib import Path

from welfaredesk.db.engine import Database
from welfaredesk.db.office_file import open_office
from welfaredesk.errors import DomainError
from welfaredesk.messages import text_of
from welfaredesk.services.actor import Actor
from welfaredesk.services.availability import open_line
from welfaredesk.services.lending import LoanInput, lend
from welfaredesk.services.lending_returns import ReturnInput, take_back


def say(answer: object) -> None:
    """One line; whoever reads it may rely on what it says being in the file."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def answer(db: Database, actor: Actor, person_id: int, words: list[str]) -> dict[str, object]:
    item_id = int(words[0])
    try:
        if words[1:] == ["return"]:
            with db.reading() as session:
                line = open_line(session, item_id)
                line_id = line.id if line else 0
            return {"returned": take_back(actor, db, [ReturnInput(line_id, ready=True)]).contract_id}
        return {"lent": lend(actor, db, LoanInput(person_id, (item_id,))).contract_id}
    except DomainError as error:
        return {"error": error.code, "message": text_of(error)}


def main(office: str, person_id: str) -> None:
    db = open_office(Path(office))
    actor = Actor(f"เครื่องที่ {person_id}")
    say("ready")
    for line in sys.stdin:
        say(answer(db, actor, int(person_id), line.split()))
    db.close()


if __name__ == "__main__":
    main(*sys.argv[1:])

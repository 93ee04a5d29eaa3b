"""An import as a process of its own, for the tests that kill it.

    python -m tests.faults.importer OFFICE WORKBOOK

Writes each percentage it reaches as one line, and "done" when the import is committed.
"""

import sys
from pathlib import Path

from welfaredesk.db.office_file import open_office
from welfaredesk.exchange import importing
from welfaredesk.services.actor import Actor


def say(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main(office: str, workbook: str) -> None:
    db = open_office(Path(office))
    importing.run(Actor("ผู้นำเข้า"), db, [Path(workbook)], progress=lambda percent, _text: say(percent))
    say("done")
    sys.stdin.readline()  # stays alive until it is killed


if __name__ == "__main__":
    main(*sys.argv[1:])

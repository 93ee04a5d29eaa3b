"""The verb that tries the installed program on an office of its own: selftest."""

import tempfile
from pathlib import Path

from welfaredesk import clock
from welfaredesk.commands.frame import Answer, Call, Verb, no_arguments
from welfaredesk.db.engine import Database
from welfaredesk.db.office_file import create_office_file
from welfaredesk.domain import national_id
from welfaredesk.queries.lending import item_by_code
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.services import (
    backup,
    checks,
    demo_office,
    devices,
    lending,
    lending_returns,
    office_setup,
    persons,
)

_CODE = "WC-70-0001"
_NAME = "ปื๊ด ใจดี"


def _selftest(call: Call) -> Answer:
    """A day at the loan desk in a folder that is thrown away; {ok, steps} with each step's outcome."""
    with tempfile.TemporaryDirectory(prefix="welfaredesk-selftest-", ignore_cleanup_errors=True) as folder:
        steps = _steps(call, Path(folder))
    ok = all(steps.values())
    lines = [f"{'ผ่าน' if passed else 'ไม่ผ่าน'}  {step}" for step, passed in steps.items()]
    answer: dict[str, object] = {"ok": ok, "steps": steps}
    return Answer(answer, "\n".join(lines), code=0 if ok else 1)


def _steps(call: Call, folder: Path) -> dict[str, bool]:
    db = create_office_file(folder / "office.wdesk")
    try:
        office_setup.set_up(call.actor, db, demo_office.OFFICE, demo_office.SIGNATORIES)
        person_id, item_id = _enter(call, db)
        lent = lending.lend(call.actor, db, lending.LoanInput(person_id, (item_id,), purpose="ทดสอบ"))
        paper = call.papers.issue(call.actor, db, "L-02", lent.contract_id)
        again = call.papers.issue(call.actor, db, "L-02", lent.contract_id)
        out = item_by_code(db, "WC/๗๐/0001")
        steps = {
            "find": PersonQuery(db, "นายปื้ด ใจดี").ids() == [person_id],
            "lend": out is not None and out.holder == f"นาย{_NAME}",
            "print": paper.pdf.startswith(b"%PDF-") and b"/FontFile2" in paper.pdf and paper.pages == 1,
            "scan": _scanned(paper.pdf, folder),
            "reprint": again.pdf == paper.pdf,
            "export": _exported(call, db, folder),
            "return": out is not None and _returned(call, db, out.line_id or 0),
        }
        copy = backup.backup(call.actor, db, folder / "backup")
        return steps | {"backup": copy.is_file(), "check": not checks.check(db)}
    finally:
        db.close()


def _enter(call: Call, db: Database) -> tuple[int, int]:
    """A person and a wheelchair; (person id, item id)."""
    first12 = "300009999999"
    first, _, last = _NAME.partition(" ")
    person = persons.PersonInput(
        title="นาย",
        first=first,
        last=last,
        national_id=first12 + national_id.check_digit(first12),
        address=persons.AddressInput(house_no="12/3", moo="4"),
    )
    saved = persons.save_person(call.actor, db, person)
    item = devices.save_item(
        call.actor, db, devices.DeviceInput(model="รถเข็นนั่ง", code=_CODE, category="รถเข็น", unit="คัน")
    )
    return saved.id, item.id


def _scanned(pdf: bytes, folder: Path) -> bool:
    """A paper as it comes off the scanner, its mark read."""
    from welfaredesk.exchange.scans import read_stack

    file = folder / "scan.pdf"
    file.write_bytes(pdf)
    (page,) = read_stack([file]).pages
    return bool(page.marks)


def _exported(call: Call, db: Database, folder: Path) -> bool:
    """A list written to a workbook, and read again."""
    from welfaredesk.exchange.export import export
    from welfaredesk.exchange.reader import read_workbook

    made = export(call.actor, db, "persons", folder / "persons.xlsx", full_ids=True)
    (sheet,) = read_workbook(made.file).sheets
    return made.rows == 1 and len(sheet.rows) == 2 and any("ปื๊ด" in str(value) for value in sheet.rows[1])


def _returned(call: Call, db: Database, line_id: int) -> bool:
    back = lending_returns.take_back(call.actor, db, [lending_returns.ReturnInput(line_id)])
    return back.closed and back.returned_on == clock.today()


SELFTEST = Verb("selftest", "ทดสอบโปรแกรมที่ติดตั้ง", no_arguments, _selftest)

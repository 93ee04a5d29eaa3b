"""The plug is pulled during an import: the file is whole, and everybody is in it or nobody."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlalchemy import func, select

from tests import factories
from tests.arch.tree import ROOT
from welfaredesk.db import office_file
from welfaredesk.db.models import AuditEvent, ImportRow, Person
from welfaredesk.exchange import importing
from welfaredesk.services import checks

ROWS = 2500

pytestmark = pytest.mark.faults


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register large enough for its transaction to spill into the log before it is committed."""
    path = tmp_path_factory.mktemp("register") / "in.xlsx"
    book = Workbook()
    table = book.worksheets[0]
    table.append(["ที่", "ชื่อ-สกุล", "เลขประจำตัวประชาชน", "วันเกิด", "บ้านเลขที่", "หมู่ที่", "จำนวนเงิน"])
    for number in range(1, ROWS + 1):
        name = f"นายสมชาย{'กขคงจ'[number % 5]} ใจดี{'ฉชซฌญ'[number % 7 % 5]}"
        table.append(
            [number, name, factories.invented_id(number), f"1/5/{2470 + number % 30}", str(number), 4, 600]
        )
    book.save(path)
    return path


@contextmanager
def importer(office: Path, register: Path) -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-m", "tests.faults.importer", str(office), str(register)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def lines_until(process: "subprocess.Popen[str]", reached: Callable[[str], bool]) -> None:
    """Read what the import says until it says the word waited for."""
    assert process.stdout is not None
    for line in process.stdout:
        if reached(line.strip()):
            return
    raise AssertionError("the import ended before it could be killed")


def people_after(office: Path) -> int:
    """How many people are in the file that was left, which must be whole."""
    assert office_file.findings(office) == []
    db = office_file.open_office(office)
    with db.reading() as session:
        people = session.scalar(select(func.count()).select_from(Person)) or 0
        staged = session.scalar(select(func.count()).select_from(ImportRow)) or 0
        told = session.scalar(
            select(func.count()).select_from(AuditEvent).where(AuditEvent.entity == "person")
        )
    assert people == staged == told
    assert checks.check(db) == []
    db.close()
    return people


@pytest.mark.parametrize("percent", [0, 50, 60, 85, 99])
def test_killed_on_the_way_nobody_is_in_or_everybody(tmp_path: Path, register: Path, percent: int) -> None:
    db = factories.new_office(tmp_path)
    db.close()
    with importer(db.path, register) as process:
        lines_until(process, lambda said: said.isdecimal() and int(said) >= percent)
        process.kill()
        process.wait()
    # on a busy machine the commit may be done before a late kill arrives
    assert people_after(db.path) in ((0, ROWS) if percent > 60 else (0,))


@pytest.mark.parametrize("size", [1, 400_000, 1_500_000])
def test_killed_while_the_log_grows(tmp_path: Path, register: Path, size: int) -> None:
    db = factories.new_office(tmp_path)
    db.close()
    log = db.path.with_name(f"{db.path.name}-wal")
    with importer(db.path, register) as process:
        lines_until(process, lambda said: said.isdecimal() and int(said) >= 85)
        while process.poll() is None and (not log.exists() or log.stat().st_size < size):
            pass
        process.kill()
        process.wait()
    assert people_after(db.path) in (0, ROWS)


def test_killed_after_the_commit_everybody_is_in_and_it_may_be_run_again(
    tmp_path: Path, register: Path
) -> None:
    db = factories.new_office(tmp_path)
    db.close()
    with importer(db.path, register) as process:
        lines_until(process, lambda said: said == "done")
        process.kill()
        process.wait()
    assert people_after(db.path) == ROWS
    again = office_file.open_office(db.path)
    report = importing.run(factories.CLERK, again, [register])
    assert (report.created, report.updated, report.unchanged) == (0, 0, ROWS)
    again.close()


def test_an_import_cut_short_can_be_run_again(tmp_path: Path, register: Path) -> None:
    db = factories.new_office(tmp_path)
    db.close()
    with importer(db.path, register) as process:
        lines_until(process, lambda said: said.isdecimal() and int(said) >= 50)
        process.kill()
        process.wait()
    again = office_file.open_office(db.path)
    assert importing.run(factories.CLERK, again, [register]).created == ROWS
    again.close()
    assert people_after(db.path) == ROWS

"""Import of a 12,000-row register, preview and commit, beside openpyxl merely reading the file."""

import random
import tempfile
import time
from pathlib import Path

from openpyxl import Workbook, load_workbook

from benchmarks.people import FOLDER, MEN, WOMEN
from welfaredesk.db.office_file import create_office_file
from welfaredesk.domain import national_id
from welfaredesk.services import demo_names, office
from welfaredesk.services.actor import Actor

ROWS = 12_000
HEADINGS = (
    "ลำดับ",
    "ชื่อ - สกุล",
    "เลขประจำตัวประชาชน",
    "วัน/เดือน/ปีเกิด",
    "อายุ",
    "บ้านเลขที่",
    "หมู่",
    "จำนวนเงิน",
    "หมายเหตุ",
)


def measure() -> dict[str, float]:
    """Seconds: openpyxl's read-only reading of every cell; our preview, first commit and second commit."""
    from welfaredesk.exchange import importing

    path = _register()
    start = time.perf_counter()
    for sheet in load_workbook(path, read_only=True):
        for row in sheet.iter_rows(values_only=True):
            len(row)
    read = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as folder:
        db = create_office_file(Path(folder) / "bench.wdesk")
        actor = Actor("bench")
        office.save_office(actor, db, office.OfficeInput(name="เทศบาล", amphoe="ก", province="ข"))
        start = time.perf_counter()
        preview = importing.preview([path])
        previewed = time.perf_counter() - start
        report = importing.run(actor, db, preview)
        committed = time.perf_counter() - start - previewed
        assert report.created == ROWS, report
        start = time.perf_counter()
        again = importing.run(actor, db, [path])
        second = time.perf_counter() - start
        assert (again.created, again.updated) == (0, 0)
        db.close()
    return {"read": read, "preview": previewed, "commit": committed, "again": second}


def _register() -> Path:
    path = FOLDER / f"register_{ROWS}.xlsx"
    if path.exists():
        return path
    FOLDER.mkdir(parents=True, exist_ok=True)
    chance = random.Random(ROWS)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("หมู่ที่ 1")
    sheet.append(["บัญชีรายชื่อผู้มีสิทธิได้รับเงินเบี้ยยังชีพผู้สูงอายุ ประจำปีงบประมาณ พ.ศ. ๒๕๗๐"])
    sheet.append(HEADINGS)
    for number in range(1, ROWS + 1):
        sheet.append(_row(chance, number))
    book.save(path)
    return path


def _row(chance: random.Random, number: int) -> list[object]:
    man = chance.random() < 0.5
    first = chance.choice(MEN if man else WOMEN)
    name = f"{'นาย' if man else 'นาง'}{first}  {chance.choice(demo_names.SURNAMES)}"
    first12 = f"30000{number:07d}"
    number13 = first12 + national_id.check_digit(first12)
    year = chance.randint(2475, 2508)
    born = f"{chance.randint(1, 28)}/{chance.randint(1, 12)}/{year}"
    return [
        number,
        name,
        number13,
        born,
        2569 - year,
        str(chance.randint(1, 400)),
        chance.randint(1, 12),
        600,
        None,
    ]

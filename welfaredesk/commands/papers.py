"""Verbs about official papers: forms, print."""

import argparse
import sys
from datetime import date
from pathlib import Path

from welfaredesk import clock
from welfaredesk.commands.frame import (
    Answer,
    Call,
    UsageError,
    Verb,
    make_folder,
    no_arguments,
    table,
    write_whole,
)
from welfaredesk.db.engine import Database
from welfaredesk.domain import thai_dates
from welfaredesk.domain.fiscal_year import bounds
from welfaredesk.domain.thai_text import to_arabic
from welfaredesk.errors import Refused
from welfaredesk.papers.params import PaperParams
from welfaredesk.queries import numbered_records
from welfaredesk.queries.organisations import organisation_named


def _forms(call: Call) -> Answer:
    titles = call.papers.titles()
    data = [{"id": code, "code": code, "title": title} for code, title in titles.items()]
    return Answer(data, table(("รหัส", "แบบพิมพ์"), list(titles.items())))


_WORKBOOK = ".xlsx"
# option -> what it is of PaperParams
_OPTIONS = {
    "--id": "id",
    "--fy": "fiscal_year",
    "--month": "month",
    "--day": "day",
    "--organisation": "organisation_id",
    "--programme": "programme",
    "--group": "group",
    "--moo": "moo",
    "--stock": "stock",
    "--first-place": "first_place",
}


def _declare_print(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("form", metavar="FORM-ID", help="รหัสแบบพิมพ์ เช่น L-02")
    parser.add_argument(
        "--id", type=int, metavar="N", help="ลำดับรายการ เช่น contract_id ของใบยืม หรือ id ของบุคคล"
    )
    parser.add_argument(
        "--no", action="append", default=[], metavar="NO", help="เลขที่ของเอกสาร เช่น 12/2570 ใส่ซ้ำได้"
    )
    parser.add_argument(
        "--loan",
        action="append",
        default=[],
        metavar="NO",
        help="เลขที่ใบยืม ใส่ซ้ำได้ (L-03 L-04 L-06: ฉบับล่าสุดของใบยืมนี้)",
    )
    parser.add_argument(
        "--fy", type=int, metavar="YEAR", help="ปีงบประมาณ พ.ศ. ของรายงาน หรือเอกสารที่มีเลขที่ทุกฉบับของปี"
    )
    parser.add_argument("--month", default="", metavar="MONTH", help="เดือนของบัญชีรายชื่อ เช่น 11/2569")
    parser.add_argument(
        "--day", default="", metavar="DATE", help="วันที่ของข้อมูล เช่น 30/9/2569 (ปกติวันนี้) หรือเอกสารทุกฉบับของวันนี้"
    )
    parser.add_argument("--organisation", default="", metavar="NAME", help="ชื่อหน่วยงาน เฉพาะรายชื่อของหน่วยงานนี้")
    parser.add_argument("--programme", default="", metavar="CODE", help="โครงการ เช่น old_age_allowance")
    parser.add_argument("--group", default="", metavar="CODE", help="กลุ่มเป้าหมาย เช่น disabled")
    parser.add_argument("--moo", default="", metavar="N", help="หมู่ที่")
    parser.add_argument("--stock", default="", metavar="CODE", help="กระดาษป้าย เช่น 70x37")
    parser.add_argument("--first-place", type=int, metavar="N", help="ดวงแรกที่พิมพ์บนแผ่น (1 คือมุมซ้ายบน)")
    parser.add_argument("--full-ids", action="store_true", help="แสดงเลขประจำตัวเต็ม ต้องระบุ --reason")
    parser.add_argument("--reason", default="", metavar="TEXT", help="เหตุผลที่ต้องใช้เลขเต็ม")
    parser.add_argument("out", type=Path, metavar="OUT", help="ไฟล์ที่จะเขียน .pdf หรือ .xlsx (รายชื่อและรายงาน)")


def _print(call: Call) -> Answer:
    args = call.args
    if args.form not in call.papers.titles():
        raise Refused("form_unknown", code=args.form)
    entity = call.papers.kept_for(args.form)
    on_paper = args.out.suffix.lower() != _WORKBOOK
    if entity in numbered_records.ENTITIES and args.id is None and on_paper:
        return _batch(call, entity)
    if args.no or args.loan:
        raise UsageError("--no และ --loan ใช้กับแบบที่มีเลขที่ และไม่ใช้พร้อม --id")
    takes = call.papers.takes(args.form)
    for option, name in _OPTIONS.items():
        if name not in takes and getattr(args, option.removeprefix("--").replace("-", "_")) not in (None, ""):
            used = " ".join(known for known, taken in _OPTIONS.items() if taken in takes)
            raise UsageError(f"{args.form} ไม่ใช้ {option} ใช้ {used}")
    if not on_paper:
        return _as_workbook(call)
    with call.opened() as db:
        made = call.papers.make(call.actor, db, args.form, _params(db, args))
    write_whole(args.out, made.pdf)
    answer = {"file": str(args.out), "pages": made.pages, "no": made.no}
    number = f" เลขที่ {made.no}" if made.no else ""
    return Answer(answer, f"พิมพ์ {args.form}{number} ({made.pages} หน้า) ลง {args.out} แล้ว")


def _batch(call: Call, entity: str) -> Answer:
    """The papers of records chosen by their numbers, their day or their fiscal year."""
    args = call.args
    ways = [bool(way) for way in (args.no, args.loan, args.day, args.fy)]
    if not any(ways):
        raise Refused("form_needs_id", code=args.form)
    if sum(ways) > 1:
        raise UsageError("ใช้ --no --loan --day หรือ --fy อย่างเดียว")
    with call.opened() as db:
        ids = _chosen(db, entity, args)
        if not ids:
            raise Refused("no_papers", code=args.form)
        progress = _tell if len(ids) > 1 else lambda _done, _all: None
        made = call.papers.batch(call.actor, db, args.form, ids, progress=progress)
    write_whole(args.out, made.pdf)
    papers = [
        {"id": kept.id, "entity_id": entity_id, "no": kept.no, "pages": kept.pages}
        for entity_id, kept in zip(ids, made.papers, strict=True)
    ]
    pages = sum(kept.pages for kept in made.papers)
    no = made.papers[0].no if len(ids) == 1 else ""
    said = f" เลขที่ {no}" if no else f" {len(ids):,} ฉบับ"
    answer = {"file": str(args.out), "pages": pages, "no": no, "papers": papers}
    return Answer(answer, f"พิมพ์ {args.form}{said} ({pages} หน้า) ลง {args.out} แล้ว")


def _chosen(db: Database, entity: str, args: argparse.Namespace) -> list[int]:
    if args.no:
        return numbered_records.by_numbers(db, entity, args.no)
    if args.loan:
        return numbered_records.by_loans(db, entity, args.loan)
    if args.day:
        day = _day(args.day)
        return numbered_records.by_days(db, entity, day, day)
    return numbered_records.by_days(db, entity, *bounds(args.fy))


def _tell(done: int, count: int) -> None:
    """How far a batch is, for whoever waits; standard output holds the answer alone."""
    if sys.stderr is not None:
        sys.stderr.write(f"พิมพ์แล้ว {done:,}/{count:,} ฉบับ\n")
        sys.stderr.flush()


def _as_workbook(call: Call) -> Answer:
    args = call.args
    make_folder(args.out)
    with call.opened() as db:
        made = call.papers.workbook(call.actor, db, args.form, _params(db, args), args.out)
    answer = {"file": str(made.file), "rows": made.rows}
    return Answer(answer, f"เขียน {args.form} {made.rows} แถวลง {made.file} แล้ว")


def _params(db: Database, args: argparse.Namespace) -> PaperParams:
    return PaperParams(
        id=args.id,
        fiscal_year=args.fy,
        month=_month(args.month) if args.month else None,
        day=_day(args.day) if args.day else None,
        organisation_id=organisation_named(db, args.organisation) if args.organisation else None,
        programme=args.programme,
        group=args.group,
        moo=to_arabic(args.moo),
        stock=args.stock,
        first_place=args.first_place or 1,
        full_ids=args.full_ids,
        reason=args.reason,
    )


def _month(raw: str) -> date:
    """The first day of a month given as 11/2569 or พ.ย. 2569. Raises UsageError."""
    try:
        return thai_dates.parse(f"1/{raw}" if raw.count("/") == 1 else raw, today=clock.today()).date.replace(
            day=1
        )
    except thai_dates.DateError as error:
        raise UsageError(f"อ่านเดือน «{raw}» ไม่ได้ ใช้แบบ 11/2569") from error


def _day(raw: str) -> date:
    """A day given as 30/9/2569 or 2026-09-30. Raises UsageError."""
    try:
        return thai_dates.parse(raw, today=clock.today()).date
    except thai_dates.DateError as error:
        raise UsageError(f"อ่านวันที่ «{raw}» ไม่ได้ ใช้แบบ 30/9/2569") from error


FORMS = Verb("forms", "รายการแบบพิมพ์", no_arguments, _forms)
PRINT = Verb("print", "ทำแบบพิมพ์เป็นไฟล์ PDF หรือ Excel", _declare_print, _print)

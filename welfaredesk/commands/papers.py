"""Verbs about official papers: forms, print."""

import argparse
from pathlib import Path

from welfaredesk.commands.frame import Answer, Call, UsageError, Verb, no_arguments, table, write_whole
from welfaredesk.errors import Refused


def _forms(call: Call) -> Answer:
    titles = call.papers.titles()
    data = [{"id": code, "code": code, "title": title} for code, title in titles.items()]
    return Answer(data, table(("รหัส", "แบบพิมพ์"), list(titles.items())))


def _declare_print(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("form", metavar="FORM-ID", help="รหัสแบบพิมพ์ เช่น L-02")
    parser.add_argument("--id", type=int, metavar="N", help="ลำดับรายการ เช่น contract_id ของใบยืม")
    parser.add_argument("--fy", type=int, metavar="YEAR", help="ปีงบประมาณ พ.ศ. (สำหรับแบบที่พิมพ์ทั้งปี)")
    parser.add_argument("out", type=Path, metavar="OUT.pdf", help="ไฟล์ที่จะเขียน")


def _print(call: Call) -> Answer:
    args = call.args
    if args.form not in call.papers.titles():
        raise Refused("form_unknown", code=args.form)
    if args.id is None:
        raise Refused("form_needs_id", code=args.form)
    if args.fy is not None:
        raise UsageError(f"{args.form} พิมพ์ทีละรายการ ใช้ --id ไม่ใช้ --fy")
    with call.opened() as db:
        kept = call.papers.issue(call.actor, db, args.form, args.id)
    write_whole(args.out, kept.pdf)
    answer = {"file": str(args.out), "pages": kept.pages, "no": kept.no}
    return Answer(answer, f"พิมพ์ {args.form} เลขที่ {kept.no} ({kept.pages} หน้า) ลง {args.out} แล้ว")


FORMS = Verb("forms", "รายการแบบพิมพ์", no_arguments, _forms)
PRINT = Verb("print", "ทำแบบพิมพ์เป็นไฟล์ PDF", _declare_print, _print)

"""Verbs for registers: import, export."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from welfaredesk.commands.frame import Answer, Call, Verb, make_folder, table
from welfaredesk.errors import Refused

if TYPE_CHECKING:  # workbooks are heavy to import and most verbs read none
    from welfaredesk.exchange.importing import ImportReport

_SHOWN = 40
_TEMPLATE = "template-"  # an empty register of a kind, instead of a list
_SEVERITIES = {"error": "ต้องแก้", "warning": "ควรดู", "info": "แจ้ง"}


def _declare_import(parser: argparse.ArgumentParser) -> None:
    from welfaredesk.exchange.columns import KIND_TITLES

    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="สมุดงาน .xlsx .xls .ods หรือ .csv")
    kinds = ", ".join(f"{kind} {title}" for kind, title in KIND_TITLES.items())
    parser.add_argument(
        "--kind", choices=list(KIND_TITLES), metavar="KIND", help=f"ชนิดทะเบียน (ปกติดูจากหัวตาราง): {kinds}"
    )
    parser.add_argument("--dry-run", action="store_true", help="ตรวจอย่างเดียว ไม่บันทึก")
    parser.add_argument("--errors", type=Path, metavar="OUT.xlsx", help="เขียนแถวที่มีปัญหาพร้อมเหตุผลลงไฟล์นี้")


def _import(call: Call) -> Answer:
    from welfaredesk.exchange import importing
    from welfaredesk.exchange.writer import write_problem_rows

    args = call.args
    if args.errors is not None:
        _refuse_bad_place(args.errors, args.files)
    with call.opened() as db:
        report = importing.run(call.actor, db, args.files, kind=args.kind, dry_run=args.dry_run)
    written = write_problem_rows(report, args.errors) if args.errors is not None else 0
    return Answer(report.to_json(), _import_text(report, args.errors if written else None))


def _refuse_bad_place(errors: Path, files: Sequence[Path]) -> None:
    """Before anything is taken in: the left-out rows must have a place, and never on top of a register."""
    make_folder(errors)
    if errors.resolve() in [file.resolve() for file in files]:
        raise Refused("cannot_write", file=errors.name)


def _import_text(report: "ImportReport", errors: Path | None) -> str:
    head = "ตรวจแล้ว (ยังไม่บันทึก)" if report.dry_run else "นำเข้าแล้ว"
    counts = (
        f"เพิ่ม {report.created} ปรับปรุง {report.updated} ไม่เปลี่ยน {report.unchanged} รอแก้ {report.left_out} แถว"
    )
    lines = [f"{head}: {counts}"]
    order = list(_SEVERITIES)
    found = [problem.to_json() for problem in report.result.problems]
    problems = sorted(found, key=lambda problem: order.index(problem["severity"]))
    if problems:
        lines += [
            "",
            table(("ไฟล์", "แผ่น", "แถว", "ช่อง", "", "สิ่งที่พบ"), [_cells(row) for row in problems[:_SHOWN]]),
        ]
    if len(problems) > _SHOWN:
        lines.append(f"… และอีก {len(problems) - _SHOWN} รายการ (ดูทั้งหมดด้วย --json หรือ --errors)")
    if errors is not None:
        lines += ["", f"แถวที่มีปัญหาอยู่ใน {errors}"]
    return "\n".join(lines)


def _cells(problem: dict[str, Any]) -> tuple[object, ...]:
    row = "" if problem["row"] is None else problem["row"]
    severity = _SEVERITIES[problem["severity"]]
    return problem["file"], problem["sheet"], row, problem["column"], severity, problem["message"]


def _declare_export(parser: argparse.ArgumentParser) -> None:
    from welfaredesk.exchange.export import WHATS
    from welfaredesk.exchange.templates import TEMPLATES

    whats = {**WHATS, **{_TEMPLATE + kind: title for kind, title in TEMPLATES.items()}}
    names = ", ".join(f"{what} {title}" for what, title in whats.items())
    parser.add_argument("what", choices=list(whats), metavar="WHAT", help=names)
    parser.add_argument("out", type=Path, metavar="OUT.xlsx", help="ไฟล์ที่จะเขียน")
    parser.add_argument(
        "--full-ids",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="แสดงเลขประจำตัวเต็ม (ปกติแสดง และบันทึกไว้ว่าใครเป็นผู้ดู)",
    )
    parser.add_argument("--reason", default="", metavar="TEXT", help="เหตุผลที่ต้องใช้เลขเต็ม")


def _export(call: Call) -> Answer:
    from welfaredesk.exchange.export import export

    args = call.args
    make_folder(args.out)
    if args.what.startswith(_TEMPLATE):
        from welfaredesk.exchange.templates import write_template

        write_template(args.what.removeprefix(_TEMPLATE), args.out)
        return Answer({"file": str(args.out), "rows": 0}, f"เขียนแบบกรอกเปล่าลง {args.out} แล้ว")
    with call.opened() as db:
        made = export(call.actor, db, args.what, args.out, full_ids=args.full_ids, reason=args.reason)
    answer = {"file": str(made.file), "rows": made.rows}
    return Answer(answer, f"เขียน {made.rows} แถวลง {made.file} แล้ว")


IMPORT = Verb("import", "นำเข้าทะเบียนจากสมุดงาน", _declare_import, _import)
EXPORT = Verb("export", "ส่งออกรายชื่อเป็นสมุดงาน", _declare_export, _export)

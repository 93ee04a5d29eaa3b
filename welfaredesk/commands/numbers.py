"""The verb for the numbers an office reports: stats."""

import argparse
from typing import Any

from welfaredesk.commands.frame import Answer, Call, Verb, table
from welfaredesk.queries import stats as queries
from welfaredesk.queries.persons import GROUPS

_SEXES = {"M": "ชาย", "F": "หญิง", queries.UNKNOWN: "ไม่ทราบ"}
_STATES = ("free", "out", "damaged", "repair", "lost", "disposed")
_STATE_NAMES = ("ว่าง", "ถูกยืม", "ชำรุด", "ส่งซ่อม", "สูญหาย", "จำหน่าย")


def _declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--fy", type=int, metavar="YEAR", help="ปีงบประมาณ พ.ศ. (ปกติทุกปี)")


def _stats(call: Call) -> Answer:
    with call.opened() as db:
        reports = queries.stats(db, call.args.fy)
    return Answer(reports, _people_text(reports["R-01"]) + "\n\n" + _devices_text(reports["R-05"]))


def _people_text(report: dict[str, Any]) -> str:
    moos = list(report["by_moo"])
    rows = []
    for group, name in GROUPS.items():
        cells = report["by_group_moo_sex"][group]
        by_sex = [sum(cells[moo][sex] for moo in moos) for sex in _SEXES]
        rows.append((name, report["by_group"][group], *by_sex, *[sum(cells[moo].values()) for moo in moos]))
    rows.append(("ทั้งหมด", report["total"], *report["by_sex"].values(), *report["by_moo"].values()))
    villages = ["ไม่ทราบหมู่" if moo == queries.UNKNOWN else f"ม.{moo}" for moo in moos]
    return "R-01 ผู้รับสวัสดิการตามกลุ่ม\n" + table(("กลุ่ม", "รวม", *_SEXES.values(), *villages), rows)


def _devices_text(report: dict[str, Any]) -> str:
    counts = {**report["by_model"], "ทั้งหมด": report["items"]}
    rows = [(name, count["total"], *[count[state] for state in _STATES]) for name, count in counts.items()]
    loans = " ".join(f"ปี {year}: {count}" for year, count in report["loans"]["by_fiscal_year"].items())
    lines = [
        "R-05 กายอุปกรณ์",
        table(("รายการ", "รวม", *_STATE_NAMES), rows),
        f"ให้ยืม {report['loans']['total']} รายการ {loans}".rstrip(),
        f"เกินกำหนด {report['overdue']} รายการ ใกล้ครบกำหนด {report['due_soon']} รายการ",
    ]
    return "\n".join(lines)


STATS = Verb("stats", "ตัวเลขรายงาน", _declare, _stats)

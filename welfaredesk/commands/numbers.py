"""The verb for the numbers an office reports: stats."""

import argparse
from typing import Any

from welfaredesk.commands.frame import Answer, Call, Verb, table
from welfaredesk.queries import stats as queries
from welfaredesk.queries.device_figures import ITEM_STATES
from welfaredesk.queries.persons import GROUPS

_SEXES = {"M": "ชาย", "F": "หญิง", queries.UNKNOWN: "ไม่ทราบ"}
_ADL = {"social": "ติดสังคม", "home": "ติดบ้าน", "bed": "ติดเตียง", "home_and_bed": "ติดบ้าน+ติดเตียง"}
_FOLLOW_UP = {
    "late": "อุปกรณ์เกินกำหนดคืน",
    "recall": "พ้นเวลาทวงถามแล้วยังไม่ได้ทวง",
    "due_soon": "ใกล้ครบกำหนดคืน",
    "due_30": "ครบกำหนดคืนใน 30 วัน",
    "next": "ถึงวันที่นัดติดตาม",
    "gone": "ผู้ยืมหรือผู้ใช้เสียชีวิต/ย้ายออก",
}
_CARDS = {"expired": "บัตรคนพิการหมดอายุ", "soon": "บัตรคนพิการใกล้หมดอายุ"}


def _declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--fy", type=int, metavar="YEAR", help="ปีงบประมาณ พ.ศ. (ปกติทุกปี)")


def _stats(call: Call) -> Answer:
    with call.opened() as db:
        reports = queries.stats(db, call.args.fy)
    texts = (
        _people_text(reports["R-01"]),
        _houses_text(reports["R-02"], reports["R-03"], reports["R-04"]),
        _devices_text(reports["R-05"]),
        _work_text(reports["R-06"]),
        _adl_text(reports["R-07"]),
        _rights_text(reports["R-08"]),
        _livelihood_text(reports["R-12"]),
        _follow_up_text(reports["R-14"]),
    )
    return Answer(reports, "\n\n".join(texts))


def _people_text(report: dict[str, Any]) -> str:
    moos = list(report["by_moo"])
    rows = []
    for group, name in GROUPS.items():
        cells = report["by_group_moo_sex"][group]
        by_sex = [sum(cells[moo][sex] for moo in moos) for sex in _SEXES]
        rows.append((name, report["by_group"][group], *by_sex, *[sum(cells[moo].values()) for moo in moos]))
    rows.append(("ทั้งหมด", report["total"], *report["by_sex"].values(), *report["by_moo"].values()))
    villages = [_village(moo) for moo in moos]
    return "R-01 ผู้รับสวัสดิการตามกลุ่ม\n" + table(("กลุ่ม", "รวม", *_SEXES.values(), *villages), rows)


def _houses_text(unsuitable: dict[str, Any], built: dict[str, Any], money: dict[str, Any]) -> str:
    lacking = " ".join(f"{name} {unsuitable[code]}" for code, name in GROUPS.items() if code in unsuitable)
    years = [
        (year, count, f"{money['by_fiscal_year'].get(year, 0):,.2f}")
        for year, count in built["by_fiscal_year"].items()
    ]
    years.append(("ทั้งหมด", built["total"], f"{money['total']:,.2f}"))
    by_source = money["by_source"].items()
    sources = table(("แหล่งงบประมาณ", "บาท"), [(name, f"{baht:,.2f}") for name, baht in by_source])
    villages = " ".join(f"{_village(moo)} {count}" for moo, count in built["by_moo"].items())
    lines = [
        f"R-02 บ้านไม่เหมาะสม (หลัง)\n{lacking}",
        "\nR-03 R-04 บ้านที่สร้างและซ่อม\n" + table(("ปีงบประมาณ", "หลัง", "บาท"), years),
        villages,
        sources if money["by_source"] else "",
    ]
    return "\n".join(line for line in lines if line)


def _work_text(report: dict[str, Any]) -> str:
    rows = [*report["by_workplace"].items(), ("ทั้งหมด", report["total"])]
    return "R-06 จ้างงานคนพิการ\n" + table(("หน่วยงานที่ปฏิบัติงาน", "คน"), rows)


def _devices_text(report: dict[str, Any]) -> str:
    counts = {**report["by_model"], "ทั้งหมด": report["items"]}
    rows = [
        (name, count["total"], *[count[state] for state in ITEM_STATES]) for name, count in counts.items()
    ]
    loans = " ".join(f"ปี {year}: {count}" for year, count in report["loans"]["by_fiscal_year"].items())
    lines = [
        "R-05 กายอุปกรณ์",
        table(("รายการ", "รวม", *ITEM_STATES.values()), rows),
        f"ให้ยืม {report['loans']['total']} รายการ {loans}".rstrip(),
        f"เกินกำหนด {report['overdue']} รายการ ใกล้ครบกำหนด {report['due_soon']} รายการ",
    ]
    return "\n".join(lines)


def _adl_text(report: dict[str, Any]) -> str:
    rows = [(_village(moo), *counts.values()) for moo, counts in report["by_moo"].items()]
    rows.append(("ทั้งหมด", *report["by_group"].values()))
    changes = report["changes"]
    lines = [
        "R-07 กลุ่มภาวะพึ่งพิง (ADL)",
        table(("หมู่", *_ADL.values()), rows),
        f"ประเมินแล้ว {report['assessed']} คน ผู้สูงอายุที่ยังไม่ได้ประเมิน {report['elderly_not_assessed']} คน",
        f"เทียบครั้งแรกกับล่าสุด: ดีขึ้น {changes['better']} คงเดิม {changes['same']} แย่ลง {changes['worse']} คน",
    ]
    return "\n".join(lines)


def _rights_text(report: dict[str, Any]) -> str:
    rows = [(part["label"], part["count"], part["percent"] or "–") for part in report["rights"].values()]
    if report["rounding"] != "0.00":
        rows.append(("ผลต่างจากการปัดเศษ", "", report["rounding"]))
    rows.append(("ทั้งหมด", report["total"], "100.00" if report["total"] else "–"))
    return "R-08 สิทธิรักษาพยาบาล\n" + table(("สิทธิ", "คน", "ร้อยละ"), rows)


def _livelihood_text(report: dict[str, Any]) -> str:
    rows = [
        (_village(moo), part["elderly"], part["without"], part["percent"] or "–", part["not_known"])
        for moo, part in report["by_moo"].items()
    ]
    rows.append(
        ("ทั้งหมด", report["elderly"], report["without"], report["percent"] or "–", report["not_known"])
    )
    head = ("หมู่", "ผู้สูงอายุ", "ไม่มีอาชีพ/รายได้", "ร้อยละ", "ข้อมูลไม่ครบ")
    return "R-12 ผู้สูงอายุไม่มีอาชีพ/รายได้\n" + table(head, rows)


def _follow_up_text(report: dict[str, Any]) -> str:
    rows = [(_FOLLOW_UP[name], count) for name, count in report["loans"].items()]
    rows += [(_CARDS[name], count) for name, count in report["cards"].items()]
    return "R-14 ครบกำหนดติดตาม\n" + table(("รายการ", "จำนวน"), rows)


def _village(moo: str) -> str:
    return "ไม่ทราบหมู่" if moo == queries.UNKNOWN else f"ม.{moo}"


STATS = Verb("stats", "ตัวเลขรายงาน", _declare, _stats)

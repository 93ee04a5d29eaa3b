"""The columns of the lists of projects, surveys, stages and money."""

from PySide6.QtCore import QCoreApplication

from ui.models.query_table import Column
from ui.pages.housing import words
from welfaredesk.domain import thai_dates
from welfaredesk.domain.house_documents import ASKED

translate = QCoreApplication.translate
_DAY, _STAGE, _MONEY = 112, 144, 100  # logical pixels: "22 พ.ย. 2569", a stage with its icon, "1,234,567.50"


def projects() -> list[Column]:
    """One project a line."""
    return [
        Column(translate("housing", "ปีงบ"), lambda row: str(row.fiscal_year), width=58),
        Column(translate("housing", "เลขที่"), lambda row: row.no or "–", width=76),
        Column(
            translate("housing", "ชื่อ–สกุล"),
            lambda row: row.name,
            badge=words.unknown_badge,
            tooltip=words.name_tip,
            stretch=3,
        ),
        Column(translate("housing", "บ้านเลขที่"), lambda row: row.house_no, width=84),
        Column(translate("housing", "หมู่"), lambda row: row.moo, width=48),
        Column(translate("housing", "กลุ่ม"), lambda row: row.group_label, width=88),
        Column(translate("housing", "งาน"), words.work, stretch=2),
        Column(translate("housing", "แหล่งงบ"), lambda row: row.funds or "–", stretch=2),
        Column(
            translate("housing", "งบประมาณ"), lambda row: words.money(row.satang), align="right", width=_MONEY
        ),
        Column(
            translate("housing", "ขั้นตอน"),
            lambda row: row.stage_label,
            badge=words.stage_badge,
            width=_STAGE,
        ),
        Column(
            translate("housing", "แล้วเสร็จ"),
            lambda row: thai_dates.screen(row.finished_on) if row.finished_on else "",
            width=_DAY,
        ),
    ]


def surveys() -> list[Column]:
    """One house a line, as its latest survey found it."""
    return [
        Column(translate("housing", "บ้านเลขที่"), lambda row: row.house_no or "–", width=92),
        Column(translate("housing", "หมู่"), lambda row: row.moo, width=56),
        Column(translate("housing", "ผู้อยู่อาศัย"), lambda row: row.names, stretch=3),
        Column(translate("housing", "สำรวจเมื่อ"), lambda row: thai_dates.screen(row.surveyed_on), width=_DAY),
        Column(
            translate("housing", "ผลสำรวจ"),
            lambda row: words.suitable_badge(row).text,
            badge=words.suitable_badge,
            width=128,
        ),
        Column(
            translate("housing", "เร่งด่วน"),
            lambda row: "" if row.urgency is None else str(row.urgency),
            align="center",
            width=80,
        ),
        Column(translate("housing", "ส่วนที่ชำรุด"), lambda row: ", ".join(row.broken), stretch=3),
        Column(translate("housing", "ความต้องการ"), lambda row: row.needs, stretch=2),
    ]


def funding() -> list[Column]:
    """What each source gives."""
    return [
        Column(translate("housing", "แหล่งงบประมาณ"), lambda row: row.label, stretch=1),
        Column(
            translate("housing", "บาท"),
            lambda row: words.money(row.amount_satang),
            align="right",
            width=_MONEY,
        ),
    ]


def parts() -> list[Column]:
    """What a survey found, part by part (PartFound), and what the one before found where it differs."""
    return [
        Column(translate("housing", "ส่วนของบ้าน"), lambda part: part.name, stretch=1),
        Column(
            translate("housing", "สภาพ"),
            words.part_found,
            badge=lambda part: words.condition_badge(part.condition, words.part_found(part)),
            width=168,
        ),
    ]


def residents() -> list[Column]:
    """Those who live in a house."""
    return [
        Column(translate("housing", "ชื่อ–สกุล"), lambda person: person.name, stretch=3),
        Column(
            translate("housing", "อายุ"),
            lambda person: "" if person.age is None else str(person.age),
            align="right",
            width=56,
        ),
        Column(translate("housing", "กลุ่ม"), lambda person: ", ".join(person.groups), stretch=2),
    ]


def house_surveys() -> list[Column]:
    """The surveys of one house (SurveyRow, what changed), the last first."""
    return [
        Column(translate("housing", "วันที่"), lambda each: thai_dates.screen(each[0].surveyed_on), width=_DAY),
        Column(translate("housing", "เลขที่"), lambda each: each[0].no or "–", width=76),
        Column(
            translate("housing", "ผลสำรวจ"),
            lambda each: words.suitable_badge(each[0]).text,
            badge=lambda each: words.suitable_badge(each[0]),
            width=128,
        ),
        Column(translate("housing", "เปลี่ยนจากครั้งก่อน"), lambda each: words.changes(each[1]), stretch=1),
    ]


def house_projects() -> list[Column]:
    """The projects of one house, the latest first."""
    return [
        Column(translate("housing", "ปีงบ"), lambda row: str(row.fiscal_year), width=58),
        Column(translate("housing", "ชื่อ–สกุล"), lambda row: row.name, stretch=1),
        Column(translate("housing", "งาน"), words.work, stretch=1),
        Column(
            translate("housing", "งบประมาณ"), lambda row: words.money(row.satang), align="right", width=_MONEY
        ),
        Column(
            translate("housing", "ขั้นตอน"), lambda row: row.stage_label, badge=words.stage_badge, width=_STAGE
        ),
    ]


def documents() -> list[Column]:
    """The documents of one project."""
    return [
        Column(
            translate("housing", "เอกสาร"), lambda row: row.label, tooltip=lambda row: row.label, stretch=4
        ),
        Column(translate("housing", "ต้องใช้"), lambda row: ASKED[row.asked], stretch=2),
        Column(
            translate("housing", "สถานะ"),
            lambda row: words.document_badge(row).text,
            badge=words.document_badge,
            width=152,
        ),
        Column(
            translate("housing", "หมายเหตุ"),
            words.of_document,
            tooltip=words.of_document,
            stretch=3,
        ),
    ]

"""Words, badges and columns of stock-takes."""

from PySide6.QtCore import QCoreApplication

from ui.models.query_table import Badge, Column
from ui.theme import Tone
from welfaredesk.domain import thai_dates
from welfaredesk.queries.lending_stock_take import CountRow, LineRow, LineState, StockTakeRow, StrayRow
from welfaredesk.services.devices import CONDITIONS
from welfaredesk.services.lending_stock_take import Scanned, Seen

translate = QCoreApplication.translate
_CODE, _STATE, _DAY = 144, 176, 112  # logical pixels


def scan_words(found: Scanned) -> tuple[Tone, str]:
    """What a scan came upon, as the banner says it."""
    what = f"{found.model} {found.code}".strip()
    said = {
        Seen.FOUND: (Tone.DONE, translate("lending", "พบ {what}")),
        Seen.ELSEWHERE: (Tone.WAIT, translate("lending", "พบ {what} แต่ไม่ใช่ที่เก็บตามทะเบียน")),
        Seen.ON_LOAN_HERE: (
            Tone.WAIT,
            translate("lending", "{what} ตามทะเบียนถูกยืมอยู่ แต่พบที่นี่ กรุณาตรวจใบยืมและรับคืน (F3)"),
        ),
        Seen.AGAIN: (Tone.INFO, translate("lending", "{what} นับไปแล้ว ไม่นับซ้ำ")),
        Seen.UNEXPECTED: (
            Tone.WAIT,
            translate("lending", "{what} ไม่อยู่ในรายการที่ต้องตรวจครั้งนี้ จดไว้ใน «นอกรายการ»"),
        ),
        Seen.UNKNOWN: (
            Tone.LATE,
            translate("lending", "ไม่มีอุปกรณ์รหัส {what} ในทะเบียน จดไว้ใน «นอกรายการ» กรุณาตรวจป้าย"),
        ),
    }
    tone, words = said[found.seen]
    return tone, words.format(what=what)


def state_badge(state: LineState | None, *, is_open: bool) -> Badge:
    """Where one piece stands; None is one that was not expected."""
    if state is None:
        return Badge(translate("lending", "พบ นอกรายการ"), Tone.WAIT, "barcode")
    if state is LineState.MISSING and not is_open:
        return Badge(translate("lending", "ไม่พบ"), Tone.LATE, "warning")
    return {
        LineState.FOUND: Badge(translate("lending", "พบแล้ว"), Tone.DONE),
        LineState.ELSEWHERE: Badge(translate("lending", "พบผิดที่"), Tone.WAIT, "map-pin"),
        LineState.ON_LOAN: Badge(translate("lending", "ถูกยืม"), Tone.INFO, "hand-over"),
        LineState.ON_LOAN_HERE: Badge(translate("lending", "ถูกยืม แต่พบที่นี่"), Tone.WAIT, "warning"),
        LineState.MISSING: Badge(translate("lending", "ยังไม่พบ"), Tone.NEUTRAL, "search"),
    }[state]


def count_columns() -> list[Column]:
    """One stock-take a line, of the device whose history it is."""
    return [
        Column(translate("lending", "เมื่อ"), lambda row: thai_dates.screen(row.on), width=_DAY),
        Column(translate("lending", "การตรวจนับ"), lambda row: row.title, tooltip=_title, stretch=4),
        Column(
            translate("lending", "ผล"),
            lambda row: _count_badge(row).text,
            badge=_count_badge,
            width=_STATE,
        ),
        Column(translate("lending", "ที่"), lambda row: row.place or "–", stretch=2),
        Column(translate("lending", "สภาพ"), lambda row: CONDITIONS.get(row.condition, ""), width=88),
        Column(translate("lending", "หมายเหตุ"), _count_note, tooltip=_count_note, stretch=2),
        Column(translate("lending", "ผู้ตรวจ"), lambda row: row.by, stretch=2),
    ]


def _title(row: CountRow) -> str:
    return row.title


def _count_badge(row: CountRow) -> Badge:
    return state_badge(row.state, is_open=row.is_open)


def _count_note(row: CountRow) -> str:
    needless = translate("lending", "ไม่จำเป็นต้องใช้แล้ว") if row.still_needed is False else ""
    return " · ".join(part for part in (needless, row.note) if part)


def line_columns(*, is_open: bool) -> list[Column]:
    """One expected piece a line."""
    return [
        Column(translate("lending", "รหัส"), lambda row: row.code, width=_CODE),
        Column(translate("lending", "อุปกรณ์"), lambda row: row.model, stretch=3),
        Column(translate("lending", "ที่เก็บตามทะเบียน"), _place, tooltip=_place, stretch=3),
        Column(
            translate("lending", "ผลตรวจ"),
            lambda row: state_badge(row.state, is_open=is_open).text,
            badge=lambda row: state_badge(row.state, is_open=is_open),
            width=_STATE,
        ),
        Column(translate("lending", "สภาพ"), lambda row: CONDITIONS[row.condition], stretch=2),
        Column(translate("lending", "หมายเหตุ"), _note, tooltip=_note, stretch=3),
    ]


def _place(row: LineRow) -> str:
    if row.holder:
        return translate("lending", "อยู่กับ {holder}").format(holder=row.holder)
    return row.expected_place or "–"


def _note(row: LineRow) -> str:
    moved = row.state is LineState.ELSEWHERE
    found_at = translate("lending", "พบที่ {place}").format(place=row.found_place) if moved else ""
    needless = translate("lending", "ไม่จำเป็นต้องใช้แล้ว") if row.still_needed is False else ""
    return " · ".join(part for part in (found_at, needless, row.note) if part)


def stray_columns() -> list[Column]:
    """One code that was scanned without being expected."""
    return [
        Column(translate("lending", "รหัสที่อ่านได้"), lambda row: row.code, width=_CODE),
        Column(translate("lending", "อุปกรณ์ในทะเบียน"), _what, stretch=3),
        Column(translate("lending", "ที่พบ"), lambda row: row.place or "–", stretch=2),
        Column(translate("lending", "จำนวนครั้ง"), lambda row: f"{row.times:,}", align="right", width=96),
        Column(translate("lending", "ผู้ตรวจ"), lambda row: row.scanned_by, stretch=2),
    ]


def _what(row: StrayRow) -> str:
    return row.model or translate("lending", "ไม่มีรหัสนี้ในทะเบียน")


def papers() -> list[tuple[str, str]]:
    """(code, name) of the papers of a stock-take, in the order of the procedure."""
    return [
        ("L-09A", translate("lending", "บันทึกขอแต่งตั้งผู้ตรวจสอบ")),
        ("L-09B", translate("lending", "คำสั่งแต่งตั้งผู้ตรวจสอบ")),
        ("L-09C", translate("lending", "บันทึกรายงานผลการตรวจสอบ")),
        ("L-09D", translate("lending", "บัญชีพัสดุชำรุดหรือสูญไป")),
        ("L-09E", translate("lending", "บัญชีพัสดุสภาพดี")),
        ("L-09F", translate("lending", "หนังสือส่งรายงาน")),
    ]


def take_columns() -> list[Column]:
    """One stock-take a line."""
    return [
        Column(translate("lending", "การตรวจนับ"), lambda row: row.title, stretch=4),
        Column(translate("lending", "เริ่มเมื่อ"), lambda row: thai_dates.screen(row.started_on), width=_DAY),
        Column(translate("lending", "ขอบเขต"), scope, stretch=3),
        Column(translate("lending", "พบ / ทั้งหมด"), _seen, align="right", width=120),
        Column(
            translate("lending", "สถานะ"), lambda row: take_badge(row).text, badge=take_badge, width=_STATE
        ),
    ]


def scope(row: StockTakeRow) -> str:
    """What a stock-take covers, in words."""
    parts = [row.place, row.category]
    return " · ".join(part for part in parts if part) or translate("lending", "อุปกรณ์ทั้งหมด")


def _seen(row: StockTakeRow) -> str:
    return f"{row.seen:,} / {row.expected:,}"


def take_badge(row: StockTakeRow) -> Badge:
    """Whether a stock-take goes on."""
    if row.closed_at is None:
        return Badge(translate("lending", "กำลังตรวจนับ"), Tone.WAIT, "barcode")
    return Badge(translate("lending", "ปิดแล้ว"), Tone.DONE)

"""The working lists of houses as workbooks: meetings, notices, what is to be done."""

from pathlib import Path

from welfaredesk.exchange.tables import Column, Exported, all_rows, write_table
from welfaredesk.queries.house_meetings import MeetingQuery, MeetingRow
from welfaredesk.queries.house_notices import NoticeQuery, NoticeRow
from welfaredesk.queries.house_tasks import HouseTask, HouseTaskQuery


def export_meetings(query: MeetingQuery, out: Path) -> Exported:
    """Write the meetings of a query. Raises Refused("cannot_write")."""
    return write_table(out, "การประชุม", _MEETINGS, all_rows(query))


def export_notices(query: NoticeQuery, out: Path) -> Exported:
    """Write the notices of a query. Raises Refused("cannot_write")."""
    return write_table(out, "ประกาศรายชื่อ", _NOTICES, all_rows(query))


def export_tasks(query: HouseTaskQuery, out: Path) -> Exported:
    """Write what is to be done. Raises Refused("cannot_write")."""
    return write_table(out, "งานที่ต้องทำ", _TASKS, all_rows(query))


_MEETINGS: tuple[Column[MeetingRow], ...] = (
    Column("วันที่", lambda row: row.held_on, 13, centred=True),
    Column("ประเภท", lambda row: row.kind_label, 30),
    Column("การประชุม", lambda row: row.title, 30),
    Column("สถานที่", lambda row: row.place, 30),
    Column("เสนอ (ราย)", lambda row: row.cases, 12),
    Column("มีมติแล้ว (ราย)", lambda row: row.decided, 16),
)
_NOTICES: tuple[Column[NoticeRow], ...] = (
    Column("ตั้งแต่วันที่", lambda row: row.from_on, 13, centred=True),
    Column("ถึงวันที่", lambda row: row.to_on, 13, centred=True),
    Column("ราย", lambda row: row.named, 8),
    Column("ปิดประกาศที่", lambda row: row.place, 30),
    Column("ครบกำหนด", lambda row: "ครบแล้ว" if row.over else "ยังไม่ครบ", 13, centred=True),
    Column("ผลการคัดค้าน", lambda row: row.objections, 40),
)
_TASKS: tuple[Column[HouseTask], ...] = (
    Column("กำหนด", lambda task: task.due_on, 13, centred=True),
    Column("เลยกำหนด", lambda task: "เลยกำหนด" if task.late else "", 12, centred=True),
    Column("ชื่อ–สกุล", lambda task: task.project.name, 28),
    Column("บ้านเลขที่", lambda task: task.project.house_no, 12),
    Column("หมู่", lambda task: task.project.moo, 8, centred=True),
    Column("สิ่งที่ต้องทำ", lambda task: task.reason, 60),
)

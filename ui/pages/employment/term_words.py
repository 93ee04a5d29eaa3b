"""What is due with a placement, in sentences."""

from PySide6.QtCore import QCoreApplication

from welfaredesk import clock
from welfaredesk.domain import placements, thai_dates, work_terms, work_visits
from welfaredesk.queries.employment_pages import PlacementView
from welfaredesk.queries.placement_terms import Course

translate = QCoreApplication.translate


def due_words(view: PlacementView, course: Course) -> str:
    """The end of the contract, the next visit, somebody else for the place: a sentence a line."""
    today, lines = clock.today(), []
    row = view.row
    running = row.state in (placements.WORKING, placements.SUSPENDED)
    within = work_terms.remind_within(row.ends_on, today) if running else None
    if within is not None and row.ends_on is not None:
        text = translate("employment", "สัญญาสิ้นสุด {day} (อีก {days} วัน) ให้ต่อสัญญาหรือบันทึกการสิ้นสุด")
        lines.append(text.format(day=thai_dates.screen(row.ends_on), days=(row.ends_on - today).days))
    due = course.next_visit
    if due is not None and row.working:
        late = due.days_late(today)
        if late > 0:
            text = translate("employment", "ถึงกำหนดติดตามการทำงานตั้งแต่ {day} (เลยมา {days} วัน)")
            lines.append(text.format(day=thai_dates.screen(due.due_on), days=f"{late:,}"))
        elif late >= -work_visits.SOON_DAYS:
            text = translate("employment", "ถึงกำหนดติดตามการทำงาน {day} (อีก {days} วัน)")
            lines.append(text.format(day=thai_dates.screen(due.due_on), days=-late))
    if course.replace_by is not None:
        text = translate("employment", "หาคนแทนภายใน {day} (อีก {days} วัน) เพื่อให้นับปีต่อเนื่อง")
        lines.append(
            text.format(day=thai_dates.screen(course.replace_by), days=(course.replace_by - today).days)
        )
    return "\n".join(lines)

"""The worklists of the people's tab: what each shows, where its rows come from, and whom a row is about."""

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.models.query_table import Query
from ui.pages.persons import words
from ui.pages.persons.worklist_base import ListColumn, Worklist, shown
from ui.pages.persons.worklist_pairs import pair_lists, reasons_text, whole
from ui.theme import Tone
from welfaredesk.db.engine import Database
from welfaredesk.domain import national_id, phones
from welfaredesk.queries import follow_up
from welfaredesk.queries.imports import ProblemQuery, StagedProblem
from welfaredesk.queries.life_worklist import LifeTask, LifeTaskQuery, WaitingEventQuery
from welfaredesk.queries.said_names import SaidName, SaidNameQuery
from welfaredesk.queries.unsure_names import UnsureName, UnsureNameQuery
from welfaredesk.services.named import HOUSE, LOAN, PLACEMENT

TASKS, EVENTS, NAMES, PROBLEMS = "life_tasks", "events", "names", "problems"
SAID = "said_names"
ABOUT = {
    LOAN: QT_TRANSLATE_NOOP("worklists", "การยืม"),
    HOUSE: QT_TRANSLATE_NOOP("worklists", "โครงการบ้าน"),
    PLACEMENT: QT_TRANSLATE_NOOP("worklists", "จ้างงาน"),
}
TASK_WORDS = {
    "fetch_device": QT_TRANSLATE_NOOP("worklists", "ตามรับอุปกรณ์คืน"),
    "close_loan": QT_TRANSLATE_NOOP("worklists", "เปลี่ยนผู้ยืมหรือปิดใบยืม"),
    "return_card": QT_TRANSLATE_NOOP("worklists", "รับคืนบัตรคนพิการ"),
    "stop_enrolment": QT_TRANSLATE_NOOP("worklists", "หยุดเบี้ยหรือสิทธิ"),
    "replace_head": QT_TRANSLATE_NOOP("worklists", "เลือกหัวหน้าครัวเรือนใหม่"),
    "stop_project": QT_TRANSLATE_NOOP("worklists", "ยุติหรือเปลี่ยนผู้รับโครงการบ้าน"),
    "end_placement": QT_TRANSLATE_NOOP("worklists", "สิ้นสุดการจ้างงาน"),
    "close_seeker": QT_TRANSLATE_NOOP("worklists", "ปิดการขึ้นทะเบียนหางาน"),
}
LACKING = {
    "income": QT_TRANSLATE_NOOP("worklists", "ไม่มีรายได้"),
    "occupation": QT_TRANSLATE_NOOP("worklists", "ไม่มีอาชีพ"),
    "both": QT_TRANSLATE_NOOP("worklists", "ไม่มีทั้งรายได้และอาชีพ"),
}
_FIRST_PEOPLE = 3  # of those a name may mean; its dialog shows them all
_WIDEST_RAW = 6  # cells of a register's row that tell who it is about
translate = QCoreApplication.translate


def worklists() -> tuple[Worklist, ...]:
    """All lists in the order of the view."""
    duplicates, apart, merges = pair_lists()
    return (_tasks(), _events(), _names(), _problems(), duplicates, *_follow_ups(), _said(), apart, merges)


def _phone(numbers: str) -> str:
    return ", ".join(phones.formatted(number) for number in numbers.split())


def _tasks() -> Worklist:
    return Worklist(
        TASKS,
        translate("worklists", "หลังเสียชีวิตหรือย้ายออก"),
        translate("worklists", "เรื่องที่ต้องจัดการเพราะมีผู้เสียชีวิตหรือย้ายออก เรื่องที่ทำแล้วจะหายไปเอง"),
        translate("worklists", "ไม่มีเรื่องค้างหลังการเสียชีวิตหรือย้ายออก"),
        lambda db: LifeTaskQuery(db),
        (
            ListColumn(
                translate("worklists", "สิ่งที่ต้องทำ"),
                lambda task: translate("worklists", str(TASK_WORDS[task.kind])),
                width=172,
            ),
            ListColumn(translate("worklists", "เรื่อง"), lambda task: task.what, stretch=4),
            ListColumn(translate("worklists", "ชื่อ–สกุล"), lambda task: task.person, stretch=5),
            ListColumn(
                translate("worklists", "เหตุ"),
                lambda task: words.word(words.EVENTS, task.gone),
                width=96,
            ),
            ListColumn(translate("worklists", "เมื่อ"), lambda task: task.gone_on, width=112),
            ListColumn(translate("worklists", "ติดต่อ"), lambda task: task.contact, on_paper=True),
            ListColumn(
                translate("worklists", "โทรศัพท์"), lambda task: _phone(task.contact_phone), on_paper=True
            ),
        ),
        lambda task: task.person_id,
        Tone.LATE,
        told=_task_told,
    )


def _task_told(task: LifeTask) -> str:
    asked = " ".join(part for part in (task.contact, _phone(task.contact_phone)) if part)
    contact = translate("worklists", "ติดต่อ {who}").format(who=asked) if asked else ""
    return " · ".join(part for part in (task.reason, contact) if part)


def _events() -> Worklist:
    return Worklist(
        EVENTS,
        translate("worklists", "รอยืนยันเสียชีวิต/ย้าย"),
        translate("worklists", "ทะเบียนที่นำเข้าระบุไว้ กรุณาตรวจกับทะเบียนราษฎรแล้วยืนยัน หรือระบุว่าไม่เป็นความจริง"),
        translate("worklists", "ไม่มีเหตุการณ์ที่รอยืนยัน"),
        lambda db: WaitingEventQuery(db),
        (
            ListColumn(translate("worklists", "ชื่อ–สกุล"), lambda row: row.person, stretch=4),
            ListColumn(
                translate("worklists", "เหตุการณ์"),
                lambda row: words.word(words.EVENTS, row.event.kind),
                width=104,
            ),
            ListColumn(translate("worklists", "วันที่"), lambda row: row.event.happened_on, width=112),
            ListColumn(translate("worklists", "ทะเบียนเขียนว่า"), lambda row: row.event.remark, stretch=4),
            ListColumn(translate("worklists", "ที่มา"), lambda row: row.event.source, stretch=3),
        ),
        lambda row: row.person_id,
        Tone.WAIT,
    )


def _names() -> Worklist:
    return Worklist(
        NAMES,
        translate("worklists", "ชื่อที่ยังไม่ทราบว่าเป็นใคร"),
        translate("worklists", "ทะเบียนที่นำเข้ามีเพียงชื่อ กด Enter แล้วระบุว่าเป็นใครในทะเบียนบุคคล"),
        translate("worklists", "ทุกชื่อระบุตัวบุคคลแล้ว"),
        lambda db: UnsureNameQuery(db),
        (
            ListColumn(translate("worklists", "ชื่อในทะเบียนที่นำเข้า"), lambda row: row.name, stretch=4),
            ListColumn(translate("worklists", "เรื่อง"), lambda row: row.what, stretch=4),
            ListColumn(translate("worklists", "ตั้งแต่"), lambda row: row.on, width=112),
            ListColumn(translate("worklists", "อาจหมายถึง"), _may_mean, stretch=4),
            ListColumn(translate("worklists", "ที่มา"), lambda row: row.source, on_paper=True),
        ),
        lambda row: row.people[0].row.id if row.people else None,
        Tone.WAIT,
        told=_name_told,
    )


def _may_mean(row: UnsureName) -> str:
    if not row.people:
        return translate("worklists", "ไม่พบชื่อที่คล้ายกัน")
    first, others = row.people[0].row.name, len(row.people) - 1
    return (
        translate("worklists", "{name} หรืออีก {count} คน").format(name=first, count=others)
        if others
        else first
    )


def _name_told(row: UnsureName) -> str:
    people = [f"{whole(each.row)} ({reasons_text(each.reasons)})" for each in row.people[:_FIRST_PEOPLE]]
    return "\n".join((row.source, *people))


def _said() -> Worklist:
    return Worklist(
        SAID,
        translate("worklists", "ชื่อที่ระบุตัวบุคคลแล้ว"),
        translate("worklists", "ชื่อในทะเบียนที่นำเข้ากับบุคคลที่ระบุไว้ ถ้าผิดคน เอากลับได้ แล้วระบุใหม่"),
        translate("worklists", "ยังไม่มีชื่อจากทะเบียนที่ระบุตัวบุคคลแล้ว"),
        lambda db: SaidNameQuery(db),
        (
            ListColumn(translate("worklists", "ชื่อในทะเบียนที่นำเข้า"), lambda row: row.name, stretch=4),
            ListColumn(translate("worklists", "คือ"), lambda row: row.person, stretch=4),
            ListColumn(translate("worklists", "เขียน"), _spelled, width=110),
            ListColumn(translate("worklists", "เรื่อง"), _about, width=120),
            ListColumn(translate("worklists", "ที่มา"), lambda row: row.source, on_paper=True),
        ),
        lambda row: row.person_id,
        told=lambda row: row.source,
    )


def _about(row: SaidName) -> str:
    return translate("worklists", str(ABOUT[row.kind]))


def _spelled(row: SaidName) -> str:
    return translate("worklists", "ต่างกัน") if row.differs else translate("worklists", "ตรงกัน")


def _problems() -> Worklist:
    return Worklist(
        PROBLEMS,
        translate("worklists", "แถวนำเข้าที่ยังไม่เรียบร้อย"),
        translate("worklists", "แถวที่นำเข้าไม่ได้ แก้ในแฟ้มแล้วนำเข้าอีกครั้ง หรือเพิ่มบุคคลด้วยตนเอง"),
        translate("worklists", "ทุกแถวที่นำเข้าเรียบร้อยแล้ว"),
        lambda db: ProblemQuery(db),
        (
            ListColumn(translate("worklists", "แฟ้ม"), lambda row: row.file, stretch=3),
            ListColumn(translate("worklists", "แผ่นงาน"), lambda row: row.sheet, width=116),
            ListColumn(translate("worklists", "แถว"), lambda row: row.row_no, width=64, align="right"),
            ListColumn(translate("worklists", "ข้อมูลในแถว"), row_text, stretch=5),
            ListColumn(translate("worklists", "เหตุผล"), lambda row: " · ".join(row.reasons), stretch=5),
        ),
        lambda _row: None,
        Tone.WAIT,
        told=lambda row: "\n".join(row.reasons),
    )


def row_text(problem: StagedProblem) -> str:
    """The first filled cells of a row that waits; national ids masked."""
    cells = [national_id.hidden_in(shown(value)) for value in problem.raw.values() if value not in (None, "")]
    return " · ".join(cells[:_WIDEST_RAW])


def _follow_ups() -> tuple[Worklist, ...]:
    return (*_turning_sixty(), *_cards(), _title_change(), _without())


def _turning_sixty() -> tuple[Worklist, ...]:
    birthday = ListColumn(translate("worklists", "ครบ 60 ปีเมื่อ"), lambda row: row.on, width=120)
    return (
        _follow_up(
            "sixty_month",
            translate("worklists", "ครบ 60 ปีเดือนนี้"),
            translate("worklists", "แจ้งสิทธิเบี้ยยังชีพผู้สูงอายุ และการเปลี่ยนบัตรของคนพิการ"),
            lambda db: follow_up.TurningSixty(db, "month"),
            birthday,
        ),
        _follow_up(
            "sixty_year",
            translate("worklists", "ครบ 60 ปีในปีงบประมาณ"),
            translate("worklists", "ผู้มีสิทธิลงทะเบียนเบี้ยยังชีพผู้สูงอายุในปีงบประมาณนี้"),
            lambda db: follow_up.TurningSixty(db, "fiscal_year"),
            birthday,
        ),
    )


def _cards() -> tuple[Worklist, ...]:
    expiry = ListColumn(translate("worklists", "บัตรหมดอายุ"), lambda row: row.on, width=120)
    return (
        _follow_up(
            "cards_soon",
            translate("worklists", "บัตรคนพิการใกล้หมดอายุ"),
            translate("worklists", "หมดอายุภายใน 90 วัน แจ้งให้ต่ออายุ"),
            lambda db: follow_up.CardsExpiring(db, "soon"),
            expiry,
            Tone.WAIT,
        ),
        _follow_up(
            "cards_expired",
            translate("worklists", "บัตรคนพิการหมดอายุแล้ว"),
            translate("worklists", "บัตรที่พ้นวันหมดอายุและยังไม่ได้ต่อ"),
            lambda db: follow_up.CardsExpiring(db, "expired"),
            expiry,
            Tone.LATE,
        ),
    )


def _title_change() -> Worklist:
    return _follow_up(
        "title_change",
        translate("worklists", "เปลี่ยนคำนำหน้าเมื่ออายุ 15"),
        translate("worklists", "ยังใช้เด็กชายหรือเด็กหญิง และครบ 15 ปีแล้วหรือภายในปีงบประมาณนี้"),
        lambda db: follow_up.TitleChange(db),
        ListColumn(translate("worklists", "ครบ 15 ปีเมื่อ"), lambda row: row.on, width=120),
        extra=(ListColumn(translate("worklists", "คำนำหน้าใหม่"), lambda row: row.what, width=120),),
    )


def _without() -> Worklist:
    return _follow_up(
        "elderly_without",
        translate("worklists", "ผู้สูงอายุไม่มีรายได้/อาชีพ"),
        translate("worklists", "เฉพาะผู้ที่บันทึกไว้ว่าไม่มี ผู้ที่ยังไม่ได้ถามไม่นับ"),
        lambda db: follow_up.ElderlyWithout(db),
        ListColumn(
            translate("worklists", "ขาดอะไร"),
            lambda row: translate("worklists", str(LACKING[row.what])),
            stretch=3,
        ),
    )


def _follow_up(
    key: str,
    title: str,
    about: str,
    query: Callable[[Database], Query],
    told: ListColumn,
    tone: Tone = Tone.NEUTRAL,
    extra: tuple[ListColumn, ...] = (),
) -> Worklist:
    columns = (
        ListColumn(translate("worklists", "ชื่อ–สกุล"), lambda row: row.person.name, stretch=5),
        ListColumn(translate("worklists", "อายุ"), lambda row: row.person.age, width=60, align="right"),
        ListColumn(translate("worklists", "บ้านเลขที่"), lambda row: row.person.house_no, width=94),
        ListColumn(translate("worklists", "หมู่"), lambda row: row.person.moo, width=56, align="right"),
        ListColumn(translate("worklists", "โทรศัพท์"), lambda row: _phone(row.person.phone), stretch=3),
    )
    nobody = translate("worklists", "ไม่มีใครในรายการนี้")
    return Worklist(key, title, about, nobody, query, (*columns, told, *extra), tone=tone)

"""The worklists of the people's tab: what each shows, where its rows come from, and whom a row is about."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.models.query_table import Badge, Column, Query
from ui.pages.persons import words
from ui.theme import Tone
from welfaredesk.db.engine import Database
from welfaredesk.domain import phones, thai_dates, thai_text
from welfaredesk.messages import sentence
from welfaredesk.queries import duplicates, follow_up
from welfaredesk.queries.duplicates import PairRow
from welfaredesk.queries.imports import ProblemQuery, StagedProblem
from welfaredesk.queries.life_worklist import LifeTask, LifeTaskQuery, WaitingEventQuery
from welfaredesk.queries.merges import MergeQuery, MergeRow
from welfaredesk.queries.persons import PersonRow

TASKS, EVENTS, PROBLEMS = "life_tasks", "events", "problems"
DUPLICATES, MERGES = "duplicates", "merges"
NOW = (TASKS, EVENTS, PROBLEMS)  # what the number over the list of people counts
TASK_WORDS = {
    "fetch_device": QT_TRANSLATE_NOOP("worklists", "ตามรับอุปกรณ์คืน"),
    "close_loan": QT_TRANSLATE_NOOP("worklists", "เปลี่ยนผู้ยืมหรือปิดใบยืม"),
    "return_card": QT_TRANSLATE_NOOP("worklists", "รับคืนบัตรคนพิการ"),
    "stop_enrolment": QT_TRANSLATE_NOOP("worklists", "หยุดเบี้ยหรือสิทธิ"),
    "replace_head": QT_TRANSLATE_NOOP("worklists", "เลือกหัวหน้าครัวเรือนใหม่"),
}
LACKING = {
    "income": QT_TRANSLATE_NOOP("worklists", "ไม่มีรายได้"),
    "occupation": QT_TRANSLATE_NOOP("worklists", "ไม่มีอาชีพ"),
    "both": QT_TRANSLATE_NOOP("worklists", "ไม่มีทั้งรายได้และอาชีพ"),
}
_NEARLY_AN_ID = 11  # digits: a national id with two left out
_SEPARATORS = 6  # an id as printed has four
_WIDEST_RAW = 6  # cells of a register's row that tell who it is about
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column on screen and in the workbook; `value` gives text, a number, a date or None.

    `on_paper` columns stand in the workbook alone: on screen `Worklist.told` says what they hold.
    """

    title: str
    value: Callable[[Any], Any]
    width: int = 0
    stretch: int = 1
    badge: Callable[[Any], Badge | None] | None = None
    align: str = "left"
    on_paper: bool = False

    def on_screen(self) -> Column:
        """The column of the table."""
        return Column(
            self.title,
            lambda row: shown(self.value(row)),
            align=self.align,
            badge=self.badge,
            width=self.width,
            stretch=self.stretch,
        )


@dataclass(frozen=True, slots=True)
class Worklist:
    """One list: `empty` says that nothing is to be done; `slow` lists are read off the GUI thread.

    `told` says under the table what its current row does not show in full.
    """

    key: str
    title: str
    about: str
    empty: str
    query: Callable[[Database], Query]
    columns: tuple[ListColumn, ...]
    person: Callable[[Any], int | None] = field(default=lambda row: row.person.id)
    tone: Tone = Tone.NEUTRAL
    slow: bool = False
    told: Callable[[Any], str] | None = None


def worklists() -> tuple[Worklist, ...]:
    """All lists in the order of the view."""
    return (_tasks(), _events(), _problems(), _duplicates(), *_follow_ups(), _merges())


def shown(value: Any) -> str:
    """A value as the table shows it."""
    if isinstance(value, datetime):
        return thai_dates.screen(value.date())
    if isinstance(value, date):
        return thai_dates.screen(value)
    return "" if value is None else str(value)


def reasons_text(codes: tuple[str, ...]) -> str:
    """Why two records may be one person, in words."""
    return " · ".join(sentence(code, {}) for code in codes)


def place(person: PersonRow) -> str:
    """House and village in one short text."""
    house = translate("worklists", "เลขที่ {no}").format(no=person.house_no) if person.house_no else ""
    moo = translate("worklists", "ม.{moo}").format(moo=person.moo) if person.moo else ""
    return " ".join(part for part in (house, moo) if part)


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
    cells = [masked(shown(value)) for value in problem.raw.values() if value not in (None, "")]
    return " · ".join(cells[:_WIDEST_RAW])


def masked(text: str) -> str:
    """The text, its middle hidden when it is a national id or a mistyped one."""
    digits = "".join(letter for letter in thai_text.to_arabic(text) if letter.isdecimal())
    if len(digits) < _NEARLY_AN_ID or len(text) > len(digits) + _SEPARATORS:
        return text
    return f"{digits[0]}-****-*****-**-{digits[-1]}"


def _duplicates() -> Worklist:
    return Worklist(
        DUPLICATES,
        translate("worklists", "อาจเป็นคนเดียวกัน"),
        translate("worklists", "Enter เทียบสองรายการ แล้วรวมเป็นคนเดียว หรือระบุว่าเป็นคนละคน"),
        translate("worklists", "ไม่พบรายชื่อที่น่าจะซ้ำกัน"),
        duplicates.worklist,
        (
            ListColumn(
                translate("worklists", "ความเป็นไปได้"),
                _likelihood,
                width=128,
                badge=_likelihood_badge,
            ),
            ListColumn(translate("worklists", "คนที่ 1"), lambda pair: pair.first.name, stretch=4),
            ListColumn(translate("worklists", "ที่อยู่ 1"), lambda pair: place(pair.first), on_paper=True),
            ListColumn(translate("worklists", "คนที่ 2"), lambda pair: pair.second.name, stretch=4),
            ListColumn(translate("worklists", "ที่อยู่ 2"), lambda pair: place(pair.second), on_paper=True),
            ListColumn(translate("worklists", "เหตุผล"), lambda pair: reasons_text(pair.reasons), stretch=6),
        ),
        lambda pair: pair.first.id,
        Tone.WAIT,
        slow=True,
        told=lambda pair: "\n".join((whole(pair.first), whole(pair.second))),
    )


def _likelihood(pair: PairRow) -> str:
    return translate("worklists", "น่าจะใช่") if pair.likely else translate("worklists", "อาจเป็นได้")


def _likelihood_badge(pair: PairRow) -> Badge:
    return Badge(_likelihood(pair), Tone.WAIT if pair.likely else Tone.NEUTRAL, "people")


def whole(person: PersonRow) -> str:
    """A person in one line: name, age, place, masked id."""
    age = "" if person.age is None else translate("worklists", "อายุ {age} ปี").format(age=person.age)
    number = person.national_id or translate("worklists", "ไม่มีเลขประจำตัว")
    return " · ".join(part for part in (person.name, age, place(person), number) if part)


def _merges() -> Worklist:
    return Worklist(
        MERGES,
        translate("worklists", "รายชื่อที่รวมแล้ว"),
        translate("worklists", "รวมผิดคนย้อนกลับได้ ข้อมูลจะแยกเป็นสองคนดังเดิม"),
        translate("worklists", "ยังไม่เคยรวมรายชื่อซ้ำ"),
        lambda db: MergeQuery(db),
        (
            ListColumn(translate("worklists", "รวมเมื่อ"), lambda row: row.merged_at, width=116),
            ListColumn(translate("worklists", "โดย"), lambda row: row.merged_by, stretch=2),
            ListColumn(translate("worklists", "รายการที่เก็บ"), lambda row: row.kept, stretch=3),
            ListColumn(translate("worklists", "รายการที่รวมเข้า"), lambda row: row.gone, stretch=3),
            ListColumn(translate("worklists", "สถานะ"), _merge_state, width=130, badge=_merge_badge),
        ),
        lambda row: row.kept_id,
    )


def _merge_state(row: MergeRow) -> str:
    return translate("worklists", "ย้อนกลับแล้ว") if row.undone_at else translate("worklists", "รวมอยู่")


def _merge_badge(row: MergeRow) -> Badge:
    tone, picture = (Tone.NEUTRAL, "undo") if row.undone_at else (Tone.DONE, "check-circle")
    return Badge(_merge_state(row), tone, picture)


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

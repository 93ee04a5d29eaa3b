"""The worklists of pairs: who may be one person, who was found to be two, and who was made one."""

from PySide6.QtCore import QCoreApplication

from ui.models.query_table import Badge
from ui.pages.persons.worklist_base import ListColumn, Worklist
from ui.theme import Tone
from welfaredesk.messages import sentence
from welfaredesk.queries import duplicates
from welfaredesk.queries.duplicates import ApartQuery, PairRow
from welfaredesk.queries.merges import MergeQuery, MergeRow
from welfaredesk.queries.persons import PersonRow

DUPLICATES, APART, MERGES = "duplicates", "apart", "merges"
translate = QCoreApplication.translate


def pair_lists() -> tuple[Worklist, Worklist, Worklist]:
    """What may be one person, what was found to be two, what was merged."""
    return _duplicates(), _apart(), _merges()


def reasons_text(codes: tuple[str, ...]) -> str:
    """Why two records may be one person, in words."""
    return " · ".join(sentence(code, {}) for code in codes)


def place(person: PersonRow) -> str:
    """House and village in one short text."""
    house = translate("worklists", "เลขที่ {no}").format(no=person.house_no) if person.house_no else ""
    moo = translate("worklists", "ม.{moo}").format(moo=person.moo) if person.moo else ""
    return " ".join(part for part in (house, moo) if part)


def whole(person: PersonRow) -> str:
    """A person in one line: name, age, place, masked id."""
    age = "" if person.age is None else translate("worklists", "อายุ {age} ปี").format(age=person.age)
    number = person.national_id or translate("worklists", "ไม่มีเลขประจำตัว")
    return " · ".join(part for part in (person.name, age, place(person), number) if part)


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


def _apart() -> Worklist:
    return Worklist(
        APART,
        translate("worklists", "ระบุว่าเป็นคนละคนแล้ว"),
        translate("worklists", "คู่ที่โปรแกรมจะไม่ถามอีก ถ้าระบุผิด เอาออกได้ แล้วคู่นั้นจะกลับไปอยู่ใน «อาจเป็นคนเดียวกัน»"),
        translate("worklists", "ยังไม่เคยระบุว่าคู่ใดเป็นคนละคน"),
        lambda db: ApartQuery(db),
        (
            ListColumn(translate("worklists", "คนที่ 1"), lambda row: row.first.name, stretch=3),
            ListColumn(translate("worklists", "ที่อยู่ 1"), lambda row: place(row.first), on_paper=True),
            ListColumn(translate("worklists", "คนที่ 2"), lambda row: row.second.name, stretch=3),
            ListColumn(translate("worklists", "ที่อยู่ 2"), lambda row: place(row.second), on_paper=True),
            ListColumn(translate("worklists", "ระบุเมื่อ"), lambda row: row.decided_at, width=116),
            ListColumn(translate("worklists", "โดย"), lambda row: row.decided_by, stretch=2),
        ),
        lambda row: row.first.id,
        told=lambda row: "\n".join((whole(row.first), whole(row.second))),
    )


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

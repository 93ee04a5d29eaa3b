"""The notice on personal data (domain specification §6.10): its wording, in versions the office makes.

The default wording names no period and no exemption as law that could not be checked; the office changes it.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import ListValue
from welfaredesk.domain import thai_text
from welfaredesk.errors import Issue, ValidationFailed
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.limits import too_long

_LIST = "privacy_notice"
MAX_SECTIONS = 12
MAX_HEADING = 100
MAX_TEXT = 1500


@dataclass(frozen=True, slots=True)
class NoticeSection:
    """One item of the notice: its heading and what it says."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """One version of the notice; a consent names the version it was given to."""

    version: str
    sections: tuple[NoticeSection, ...]


DEFAULT = Notice(
    "1",
    (
        NoticeSection(
            "วัตถุประสงค์",
            "จัดทำทะเบียนผู้รับสวัสดิการ พิจารณาและให้ความช่วยเหลือ ติดตามดูแลที่บ้าน ให้ยืมกายอุปกรณ์ ปรับปรุงที่อยู่อาศัย "
            "ส่งเสริมอาชีพ และจัดทำสถิติของทางราชการที่ไม่ระบุตัวบุคคล",
        ),
        NoticeSection(
            "ข้อมูลที่เก็บรวบรวม",
            "ชื่อ เลขประจำตัวประชาชน วันเกิด ที่อยู่ โทรศัพท์ อาชีพ รายได้ สมาชิกในครัวเรือน สิทธิและสวัสดิการที่ได้รับ "
            "ผลการเยี่ยมบ้าน ภาพถ่าย และข้อมูลสุขภาพหรือความพิการ เท่าที่จำเป็นต่อการให้ความช่วยเหลือ",
        ),
        NoticeSection(
            "ฐานทางกฎหมาย",
            "พระราชบัญญัติคุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562 มาตรา 24 "
            "เพื่อปฏิบัติภารกิจอันเป็นประโยชน์สาธารณะและตามหน้าที่ที่กฎหมายกำหนด "
            "ส่วนข้อมูลสุขภาพและความพิการซึ่งเป็นข้อมูลตามมาตรา 26 เก็บรวบรวมโดยความยินยอมโดยชัดแจ้ง หรือเท่าที่กฎหมายอนุญาต",
        ),
        NoticeSection(
            "ผู้ที่อาจได้รับข้อมูล",
            "หน่วยงานของรัฐที่มีหน้าที่ให้สวัสดิการหรือการรักษาพยาบาลแก่ท่าน เท่าที่จำเป็นต่อเรื่องนั้น "
            "ประกาศและบัญชีรายชื่อที่ปิดประกาศไม่แสดงเลขประจำตัวประชาชน ข้อมูลสุขภาพ และโทรศัพท์",
        ),
        NoticeSection(
            "ระยะเวลาที่เก็บรักษา",
            "ตลอดเวลาที่ท่านรับสวัสดิการหรือบริการ และหลังจากนั้นเท่าที่กฎหมายและระเบียบของทางราชการกำหนด "
            "เมื่อพ้นกำหนดแล้วจะลบ ทำลาย หรือทำให้ระบุตัวบุคคลไม่ได้",
        ),
        NoticeSection(
            "สิทธิของท่าน",
            "ขอเข้าถึงและขอรับสำเนา ขอแก้ไขให้ถูกต้อง ขอลบ ขอระงับการใช้ คัดค้าน ขอให้โอนข้อมูล "
            "และถอนความยินยอมเมื่อใดก็ได้ การถอนความยินยอมไม่กระทบสิ่งที่ทำไปแล้วโดยชอบ และไม่ตัดสิทธิตามกฎหมายของท่าน",
        ),
    ),
)


def in_force(session: Session) -> Notice:
    """The notice people are told today: the office's last version, or the default."""
    rows = session.scalars(
        select(ListValue)
        .where(ListValue.list_code == _LIST, ListValue.active)
        .order_by(ListValue.position, ListValue.id)
    ).all()
    if not rows:
        return DEFAULT
    return Notice(rows[0].code.partition(":")[0], tuple(_section(row) for row in rows))


def save_notice(actor: Actor, db: Database, sections: Sequence[NoticeSection]) -> Notice:
    """Make a new version of the notice; earlier versions stay. The same wording makes none.

    Raises ValidationFailed: field "sections", "heading.N" or "text.N" (N from 0).
    """
    wanted = tuple(NoticeSection(thai_text.clean(part.heading), part.text.strip()) for part in sections)
    if issues := _issues(wanted):
        raise ValidationFailed(*issues)
    with db.transaction() as session:
        before = in_force(session)
        if before.sections == wanted:
            return before
        made = Notice(str(_last_version(session) + 1), wanted)
        for row in session.scalars(select(ListValue).where(ListValue.list_code == _LIST, ListValue.active)):
            row.active = False
        for place, part in enumerate(wanted):
            session.add(
                ListValue(
                    list_code=_LIST,
                    code=f"{made.version}:{place}",
                    label=f"{part.heading}\n{part.text}",
                    position=place,
                )
            )
        audit.record(session, actor, "update", "notice", None, before=asdict(before), after=asdict(made))
        return made


def _section(row: ListValue) -> NoticeSection:
    heading, _, text = row.label.partition("\n")
    return NoticeSection(heading, text)


def _last_version(session: Session) -> int:
    codes = session.scalars(select(ListValue.code).where(ListValue.list_code == _LIST))
    return max([int(code.partition(":")[0]) for code in codes], default=int(DEFAULT.version))


def _issues(sections: Sequence[NoticeSection]) -> list[Issue]:
    if not sections:
        return [Issue("sections", "required")]
    issues = []
    if len(sections) > MAX_SECTIONS:
        issues.append(
            Issue("sections", "too_many", {"count": str(len(sections)), "limit": str(MAX_SECTIONS)})
        )
    for place, part in enumerate(sections):
        issues += [] if part.heading else [Issue(f"heading.{place}", "required")]
        issues += [] if part.text else [Issue(f"text.{place}", "required")]
        issues += too_long(f"heading.{place}", part.heading, MAX_HEADING)
        issues += too_long(f"text.{place}", part.text, MAX_TEXT)
    return issues

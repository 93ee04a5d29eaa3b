"""P-01 หนังสือแจ้งการประมวลผลข้อมูลส่วนบุคคลและขอความยินยอม (domain specification §6.10, A.8)."""

from dataclasses import dataclass

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.domain.privacy_notice import Notice, NoticeSection
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.office_head import OfficeHead, office_head
from welfaredesk.papers.params import PaperParams, day_of
from welfaredesk.papers.registry import Option, Who, official, who, yes_no
from welfaredesk.queries.notices import notice_in_force
from welfaredesk.queries.office_texts import in_force
from welfaredesk.queries.person_care import ConsentView
from welfaredesk.queries.person_page import person_page


@dataclass(frozen=True, slots=True)
class Agreement:
    """One thing agreed to or not; nothing is ticked before the person decided."""

    text: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class ConsentPaper:
    """The notice in one version and what the person agrees to; `given_on` is an official date or ""."""

    office: OfficeHead
    version: str
    person: Who
    sections: tuple[NoticeSection, ...]
    agreements: tuple[Agreement, ...]
    given_on: str
    given_by: str
    officer: Signer
    closing: str = ""


_AGREEMENTS = (
    ("health", "การเก็บ รวบรวม และใช้ข้อมูลสุขภาพและความพิการของข้าพเจ้า"),
    ("photo", "การถ่ายภาพข้าพเจ้าและที่อยู่อาศัยเพื่อประกอบการพิจารณาและติดตามการช่วยเหลือ"),
    ("sharing", "การส่งต่อข้อมูลของข้าพเจ้าให้หน่วยงานอื่นที่เกี่ยวข้องกับการช่วยเหลือ"),
)


def collect_consent(db: Database, person_id: int) -> ConsentPaper:
    """The notice in force for a person, ticked as agreed when that version was. Raises RecordNotFound."""
    page = person_page(db, person_id)
    notice = notice_in_force(db, clock.today())
    given = page.consent if page.consent and page.consent.notice_version == notice.version else None
    return _paper(db, notice, who(page), given)


def collect_blank_consent(db: Database, params: PaperParams) -> ConsentPaper:
    """The notice in force and what can be agreed to, without anybody on it, for the pen."""
    return _paper(db, notice_in_force(db, day_of(params)), Who(), None)


def _paper(db: Database, notice: Notice, person: Who, given: ConsentView | None) -> ConsentPaper:
    return ConsentPaper(
        office=office_head(db),
        version=notice.version,
        person=person,
        sections=notice.sections,
        agreements=tuple(
            Agreement(text, yes_no(getattr(given, code) if given else None, "ยินยอม", "ไม่ยินยอม")[::-1])
            for code, text in _AGREEMENTS
        ),
        given_on=official(given.given_on) if given else "",
        given_by=given.given_by if given else "",
        officer=Signer(),
        closing=in_force(db, "consent_closing", given.given_on if given else clock.today()),
    )

"""L-06 หนังสือทวงถามการคืน (domain specification §2.7, A.6): a letter kept in the chase log."""

from collections.abc import Sequence

from welfaredesk.db.engine import Database
from welfaredesk.domain import thai_dates
from welfaredesk.domain.recall import LetterText
from welfaredesk.domain.thai_dates import official
from welfaredesk.papers.office_letter import Letterhead, letterhead
from welfaredesk.papers.official import Letter, Listing, Part
from welfaredesk.queries.office_texts import in_force
from welfaredesk.queries.recall_letters import LateLine, RecallFacts, recall_facts, recall_wording

CODE = "L-06"
_HEADINGS = ("ที่", "หมายเลข/รหัส", "รายการ", "กำหนดคืน", "เกิน (วัน)")
_WIDTHS = (10, 34, 70, 28, 18)
_CENTRED = (True, False, False, True, True)


def collect_recall(db: Database, contact_id: int) -> Letter:
    """The letter as of the day it was logged. Raises RecordNotFound, Refused("office_not_set_up")."""
    facts = recall_facts(db, contact_id)
    rule = in_force(db, "lending_rule", facts.on)
    return recall_letter(letterhead(db, facts.on), facts, recall_wording(db, facts.level, facts.on), rule)


def recall_letter(head: Letterhead, facts: RecallFacts, text: LetterText, rule: str) -> Letter:
    """The letter that says these facts in this wording."""
    known = _known(facts, head) | {"ระเบียบ": rule}
    return Letter(
        code=CODE,
        number=facts.number,
        agency=head.agency,
        date=official(facts.on),
        subject=text.subject.format_map(known),
        # the heirs of a borrower who died; whoever the old register names
        to=f"ทายาทของ{facts.borrower}" if facts.borrower_died else facts.borrower,
        references=_references(facts, head),
        enclosures=("สำเนาใบยืม จำนวน 1 ฉบับ",) if text.encloses_slip and facts.slip_no else (),
        body=(
            Part(text.opening.format_map(known)),
            Part(text.finding.format_map(known), listing=_listing(facts.lines)),
            Part(text.request.format_map(known)),
            Part(text.close.format_map(known)),
        ),
        signer=head.signer,
        owner=head.owner,
        emblem=head.emblem,
    )


def _known(facts: RecallFacts, head: Letterhead) -> dict[str, str]:
    return {
        "หน่วยงาน": head.office,
        "วันที่ยืม": official(facts.lent_on),
        "เพื่อผู้ใช้": f" เพื่อให้{facts.user}ใช้" if facts.user else "",
        "จำนวน": str(len(facts.lines)),
        "คืนภายใน": official(facts.return_by),
        "ติดต่อ": head.contact,
    }


def _references(facts: RecallFacts, head: Letterhead) -> tuple[str, ...]:
    """The slip (or the register the loan came from), then the letters before this one."""
    day = official(facts.lent_on)
    slip = f"ใบยืมพัสดุ/ครุภัณฑ์ เลขที่ {facts.slip_no} ลงวันที่ {day}"
    first = slip if facts.slip_no else f"ทะเบียนการยืมกายอุปกรณ์ของ{head.office} รายการวันที่ {day}"
    letters = (f"หนังสือ{head.office} ที่ {number} ลงวันที่ {official(on)}" for number, on in facts.earlier)
    return (first, *letters)


def _listing(lines: Sequence[LateLine]) -> Listing:
    rows = tuple(
        (str(number), line.code, line.model, thai_dates.screen(line.due_on), f"{line.days_late:,}")
        for number, line in enumerate(lines, start=1)
    )
    return Listing(_HEADINGS, _WIDTHS, _CENTRED, rows)

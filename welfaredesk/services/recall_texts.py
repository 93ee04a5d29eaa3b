"""The wording of the letters of recall: the product's, until the office makes it its own (L-06)."""

from dataclasses import asdict
from datetime import date

from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.domain import thai_text
from welfaredesk.domain.office_texts import recall_code, unknown_blank
from welfaredesk.domain.paper_limits import RECALL_SUBJECT, RECALL_TEXT
from welfaredesk.domain.recall import BLANKS, TEXT_PARTS, LetterText
from welfaredesk.errors import Issue
from welfaredesk.services import office_texts
from welfaredesk.services.actor import Actor
from welfaredesk.services.limits import too_long

MAX_DAYS = 365


def wording(session: Session, level: int, on: date) -> LetterText:
    """What a letter of this level (1–3) says when it is written on this day."""
    return LetterText(**office_texts.content_on(session, recall_code(level), on))


def save_wording(
    actor: Actor, db: Database, level: int, data: LetterText, valid_from: date | None
) -> frozenset[str]:
    """Change the wording of a level from a day on; letters already issued keep theirs.

    Raises ValidationFailed (subject, opening, finding, request, close, days, valid_from).
    """
    texts = {name: thai_text.clean(getattr(data, name)) for name in TEXT_PARTS}
    wanted = LetterText(**texts, days=data.days, encloses_slip=data.encloses_slip)
    begins = office_texts.begin(valid_from, _issues(wanted))
    with db.transaction() as session:
        return office_texts.keep(session, actor, recall_code(level), asdict(wanted), begins)


def _issues(data: LetterText) -> list[Issue]:
    issues = []
    for name in TEXT_PARTS:
        text = getattr(data, name)
        if not text:
            issues.append(Issue(name, "required"))
        issues += too_long(name, text, RECALL_SUBJECT if name == "subject" else RECALL_TEXT)
        issues += _blank_issues(name, text)
    if not 1 <= data.days <= MAX_DAYS:
        issues.append(Issue("days", "days_range", {"read": str(data.days), "most": str(MAX_DAYS)}))
    return issues


def _blank_issues(name: str, text: str) -> list[Issue]:
    """An issue for a brace alone, or one around what nobody fills."""
    known = " ".join(f"{{{blank}}}" for blank in BLANKS)
    unknown = unknown_blank(text, BLANKS)
    return [] if unknown is None else [Issue(name, "blank_unknown", {"read": unknown, "known": known})]

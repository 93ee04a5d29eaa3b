"""The wording of the letters of recall: the product's, until the office makes it its own (L-06)."""

from dataclasses import asdict
from datetime import date

from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.domain import thai_text
from welfaredesk.domain.office_texts import unknown_blank
from welfaredesk.domain.recall import BLANKS, DEFAULT_TEXTS, LetterText
from welfaredesk.errors import Issue
from welfaredesk.services import office_texts
from welfaredesk.services.actor import Actor
from welfaredesk.services.limits import too_long

TEXTS = ("subject", "opening", "finding", "request", "close")
MAX_SUBJECT, MAX_TEXT, MAX_DAYS = 120, 800, 365


def wording(session: Session, level: int, on: date) -> LetterText:
    """What a letter of this level (1–3) says when it is written on this day."""
    content = office_texts.content_on(session, _code(level), on)
    return LetterText(**content) if content is not None else DEFAULT_TEXTS[level]


def save_wording(
    actor: Actor, db: Database, level: int, data: LetterText, valid_from: date | None
) -> frozenset[str]:
    """Change the wording of a level from a day on; letters already issued keep theirs.

    Raises ValidationFailed (subject, opening, finding, request, close, days, valid_from).
    """
    texts = {name: thai_text.clean(getattr(data, name)) for name in TEXTS}
    wanted = LetterText(**texts, days=data.days, encloses_slip=data.encloses_slip)
    begins = office_texts.begin(valid_from, _issues(wanted))
    with db.transaction() as session:
        if wording(session, level, begins) == wanted:
            return frozenset()
        return office_texts.keep(session, actor, _code(level), asdict(wanted), begins)


def _code(level: int) -> str:
    return f"recall_{level}"


def _issues(data: LetterText) -> list[Issue]:
    issues = []
    for name in TEXTS:
        text = getattr(data, name)
        if not text:
            issues.append(Issue(name, "required"))
        issues += too_long(name, text, MAX_SUBJECT if name == "subject" else MAX_TEXT)
        issues += _blank_issues(name, text)
    if not 1 <= data.days <= MAX_DAYS:
        issues.append(Issue("days", "days_range", {"read": str(data.days), "most": str(MAX_DAYS)}))
    return issues


def _blank_issues(name: str, text: str) -> list[Issue]:
    """An issue for a brace alone, or one around what nobody fills."""
    known = " ".join(f"{{{blank}}}" for blank in BLANKS)
    unknown = unknown_blank(text, BLANKS)
    return [] if unknown is None else [Issue(name, "blank_unknown", {"read": unknown, "known": known})]

"""The wording of the letters of recall: the product's, until the office makes it its own (L-06)."""

import json
from dataclasses import asdict
from string import Formatter

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import ListValue
from welfaredesk.domain import thai_text
from welfaredesk.domain.recall import BLANKS, DEFAULT_TEXTS, LetterText
from welfaredesk.errors import Issue, ValidationFailed
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.limits import too_long

TEXTS = ("subject", "opening", "finding", "request", "close")
MAX_SUBJECT, MAX_TEXT, MAX_DAYS = 120, 800, 365
_LIST = "recall_letter"


def wording(session: Session, level: int) -> LetterText:
    """What a letter of this level (1–3) says today."""
    row = _kept(session, level)
    return LetterText(**json.loads(row.label)) if row is not None else DEFAULT_TEXTS[level]


def save_wording(actor: Actor, db: Database, level: int, data: LetterText) -> frozenset[str]:
    """Change the wording of a level; letters already issued keep theirs.

    Raises ValidationFailed (subject, opening, finding, request, close, days).
    """
    texts = {name: thai_text.clean(getattr(data, name)) for name in TEXTS}
    wanted = LetterText(**texts, days=data.days, encloses_slip=data.encloses_slip)
    if issues := _issues(wanted):
        raise ValidationFailed(*issues)
    with db.transaction() as session:
        before = wording(session, level)
        if before == wanted:
            return frozenset()
        row = _kept(session, level)
        if row is None:
            row = ListValue(list_code=_LIST, code=str(level), position=level)
            session.add(row)
        row.label = json.dumps(asdict(wanted), ensure_ascii=False)
        audit.record(
            session, actor, "update", "recall_letter", level, before=asdict(before), after=asdict(wanted)
        )
    return frozenset({"recall_letter"})


def _kept(session: Session, level: int) -> ListValue | None:
    wanted = select(ListValue).where(ListValue.list_code == _LIST, ListValue.code == str(level))
    return session.scalar(wanted)


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
    try:
        parts = [
            (blank, form, way) for _text, blank, form, way in Formatter().parse(text) if blank is not None
        ]
    except ValueError:
        return [Issue(name, "blank_unknown", {"read": "{ }", "known": known})]
    unknown = next((blank for blank, form, way in parts if blank not in BLANKS or form or way), None)
    return [] if unknown is None else [Issue(name, "blank_unknown", {"read": unknown, "known": known})]

"""The notice on personal data (domain specification §6.10): its wording, in versions the office makes."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import OfficeText
from welfaredesk.domain import thai_text
from welfaredesk.domain.paper_limits import NOTICE_HEADING, NOTICE_SECTIONS, NOTICE_TEXT
from welfaredesk.domain.privacy_notice import CODE, DEFAULT, Notice, NoticeSection
from welfaredesk.errors import Issue
from welfaredesk.services import office_texts
from welfaredesk.services.actor import Actor
from welfaredesk.services.limits import too_long


def notice_on(session: Session, on: date) -> Notice:
    """The notice people are told on this day: the office's, or the program's own."""
    content = office_texts.content_on(session, CODE, on)
    return Notice(content["version"], tuple(NoticeSection(**part) for part in content["sections"]))


def save_notice(
    actor: Actor, db: Database, sections: Sequence[NoticeSection], valid_from: date | None
) -> frozenset[str]:
    """Make a new version of the notice from a day on; the same wording makes none, blank sections go.

    Returns the tables touched. Raises ValidationFailed: sections, valid_from, heading.N or text.N (N from 0);
    Refused("notice_agreed_to") when people agreed to what began that very day.
    """
    cleaned = [(place, _clean(part)) for place, part in enumerate(sections)]
    kept = [(place, part) for place, part in cleaned if part.heading or part.text]
    begins = office_texts.begin(valid_from, _issues(kept))
    wanted = tuple(part for _place, part in kept)
    with db.transaction() as session:
        if notice_on(session, begins).sections == wanted:
            return frozenset()
        content = {"version": str(_last_version(session) + 1), "sections": [asdict(part) for part in wanted]}
        return office_texts.keep(session, actor, CODE, content, begins)


def _clean(part: NoticeSection) -> NoticeSection:
    return NoticeSection(thai_text.clean(part.heading), part.text.strip())


def _last_version(session: Session) -> int:
    contents = session.scalars(select(OfficeText.content).where(OfficeText.code == CODE))
    return max((int(content["version"]) for content in contents), default=int(DEFAULT.version))


def _issues(sections: Sequence[tuple[int, NoticeSection]]) -> list[Issue]:
    if not sections:
        return [Issue("sections", "required")]
    issues = []
    if (count := len(sections)) > NOTICE_SECTIONS:
        issues.append(Issue("sections", "too_many", {"count": str(count), "limit": str(NOTICE_SECTIONS)}))
    for place, part in sections:
        issues += [] if part.heading else [Issue(f"heading.{place}", "required")]
        issues += [] if part.text else [Issue(f"text.{place}", "required")]
        issues += too_long(f"heading.{place}", part.heading, NOTICE_HEADING)
        issues += too_long(f"text.{place}", part.text, NOTICE_TEXT)
    return issues

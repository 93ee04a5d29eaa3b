"""The committee that decides on help: an editable list of names, positions and roles (domain spec §1.2)."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import CommitteeMember
from welfaredesk.domain import paper_limits, thai_text
from welfaredesk.errors import Issue
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.dates import refuse
from welfaredesk.services.limits import too_long

TOUCHED = frozenset({"committee_member"})


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the committee: what he is in the office and what in the committee."""

    name: str
    position: str = ""
    role: str = ""


def members(session: Session) -> tuple[Member, ...]:
    """The committee in its order."""
    rows = session.scalars(select(CommitteeMember).order_by(CommitteeMember.place))
    return tuple(Member(row.name, row.position, row.role) for row in rows)


def save_committee(actor: Actor, db: Database, wanted: Sequence[Member]) -> frozenset[str]:
    """Keep the list as given; minutes written before keep their names. Raises ValidationFailed (members)."""
    cleaned = tuple(
        Member(*(thai_text.clean(part) for part in (each.name, each.position, each.role))) for each in wanted
    )
    refuse(_issues(cleaned))
    with db.transaction() as session:
        before = members(session)
        if before == cleaned:
            return frozenset()
        session.execute(delete(CommitteeMember))
        session.add_all(
            CommitteeMember(name=each.name, position=each.position, role=each.role, place=place)
            for place, each in enumerate(cleaned, start=1)
        )
        audit.record(
            session,
            actor,
            "update",
            "committee_member",
            None,
            before={"members": [each.name for each in before]},
            after={"members": [each.name for each in cleaned]},
        )
    return TOUCHED


def _issues(wanted: Sequence[Member]) -> list[Issue]:
    issues = [Issue("members", "member_without_name")] if any(not each.name for each in wanted) else []
    names = [each.name for each in wanted]
    twice = next((name for name in names if name and names.count(name) > 1), "")
    if twice:
        issues.append(Issue("members", "member_twice", {"read": twice}))
    for each in wanted:
        for text in (each.name, each.position, each.role):
            issues += too_long("members", text, paper_limits.SLIP_NAME)
    return issues

"""What the lending rules say for a loan to be, and what the desk must know of a person before lending."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import Claim, DeviceItem, DeviceModel, LoanContract, LoanLine
from welfaredesk.domain import loan_rules
from welfaredesk.queries.lending import settings_of
from welfaredesk.queries.persons import group_labels
from welfaredesk.services import lending_rules
from welfaredesk.services.lending_rules import RuleLine


@dataclass(frozen=True, slots=True)
class ProposedTerm:
    """A due date as the rules propose it, and which rule did: for whom and what it counts, "" for all.

    `by_office` says that no rule applied, only the office's usual number of days.
    """

    due_on: date
    days: int
    by_office: bool
    group: str = ""
    category: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """Something a person still owes for a loan."""

    what: str
    code: str
    contract_no: str
    contract_id: int
    opened_on: date


@dataclass(frozen=True, slots=True)
class RestrictionRow:
    """Why somebody may not borrow for now; `until_on` None: until it is lifted."""

    reason: str
    until_on: date | None
    set_by: str
    set_on: date


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One line of the office's rules with the words for whom and what it counts, "" for all."""

    line: RuleLine
    group: str
    model: str


def proposed_term(db: Database, item_ids: Sequence[int], user_id: int | None, lent_on: date) -> ProposedTerm:
    """What the rules propose for these items together, for whoever will use them."""
    with db.reading() as session:
        models = session.scalars(
            select(DeviceModel).join(DeviceItem).where(DeviceItem.id.in_(item_ids)).order_by(DeviceItem.id)
        ).all()
        term = lending_rules.term_of(session, models, user_id, settings_of(session).loan_days)
        rule = term.rule
        scope = (rule.borrower_class, rule.category, rule.model_id)
        return ProposedTerm(
            due_on=loan_rules.propose_due(lent_on, term.days),
            days=term.days,
            by_office=scope == (None, None, None),
            group=_group_words(session, rule.borrower_class),
            category=rule.category or "",
            model=term.model if rule.model_id is not None else "",
        )


def _group_words(session: Session, code: str | None) -> str:
    return group_labels(session).get(code, code) if code else ""


def rule_table(db: Database) -> tuple[RuleRow, ...]:
    """The office's rules, line by line."""
    with db.reading() as session:
        names = {row.id: row.name for row in session.execute(select(DeviceModel.id, DeviceModel.name))}
        return tuple(
            RuleRow(line, _group_words(session, line.borrower_class), names.get(line.model_id or 0, ""))
            for line in lending_rules.lines_of(session)
        )


def borrower_groups(db: Database) -> list[tuple[str, str]]:
    """(code, words) of the target groups a rule may be made for."""
    with db.reading() as session:
        return list(group_labels(session).items())


def open_claims(session: Session, person_id: int) -> tuple[ClaimRow, ...]:
    """What is unsettled of loans somebody made or was to use."""
    mine = or_(LoanContract.borrower_id == person_id, LoanContract.beneficiary_id == person_id)
    wanted = (
        select(Claim, DeviceItem.code, LoanContract)
        .join(LoanLine, Claim.line_id == LoanLine.id)
        .join(LoanContract, LoanLine.contract_id == LoanContract.id)
        .join(DeviceItem, LoanLine.item_id == DeviceItem.id)
        .where(mine, Claim.settled_on.is_(None))
        .order_by(Claim.id)
    )
    return tuple(
        ClaimRow(claim.what, code, contract.no, contract.id, claim.opened_on)
        for claim, code, contract in session.execute(wanted)
    )


def restriction(session: Session, person_id: int) -> RestrictionRow | None:
    """What keeps somebody from borrowing today."""
    found = lending_rules.restriction_of(session, person_id)
    if found is None:
        return None
    return RestrictionRow(found.reason, found.until_on, found.set_by, found.created_at.date())


@dataclass(frozen=True, slots=True)
class Alerts:
    """What the desk must know of a person besides what is late: claims not settled, not to be lent to."""

    claims: tuple[ClaimRow, ...]
    restriction: RestrictionRow | None


def alerts(db: Database, person_id: int) -> Alerts:
    """What the desk must know before it lends to somebody or for somebody; none of it blocks by itself."""
    with db.reading() as session:
        return Alerts(open_claims(session, person_id), restriction(session, person_id))

"""The office's lending rules and who may not borrow for now: kept, applied, and told when they refuse."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    DeviceModel,
    GroupMembership,
    LoanContract,
    LoanLine,
    LoanRule,
    Person,
    Restriction,
)
from welfaredesk.domain import paper_limits, thai_dates, thai_text
from welfaredesk.domain.loan_rules import Case, Rule, RuleName, effective
from welfaredesk.domain.person_filter import ELDERLY_AGE
from welfaredesk.errors import Issue, Refused, StaleRecord, ValidationFailed
from welfaredesk.services import audit, availability
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.limits import too_long, wants_reason
from welfaredesk.services.persons import existing, name_of

MOST = {RuleName.LOAN_DAYS: 3650, RuleName.MAX_RENEWALS: 99, RuleName.MAX_ITEMS: 99}


@dataclass(frozen=True, slots=True)
class Term:
    """How long something is lent, and by which rule; `model` names the device that decided."""

    days: int
    rule: Rule
    model: str


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One line of the office's table: for whom and what it counts (None: all), what it sets (None: not)."""

    borrower_class: str | None = None
    category: str | None = None
    model_id: int | None = None
    loan_days: int | None = None
    max_renewals: int | None = None
    max_items: int | None = None

    @property
    def scope(self) -> tuple[str | None, str | None, int | None]:
        """For whom and what it counts."""
        return self.borrower_class, self.category, self.model_id


def rules_of(session: Session) -> list[Rule]:
    """The office's rules."""
    return [
        Rule(RuleName(row.name), row.value, row.borrower_class, row.category, row.model_id)
        for row in session.scalars(select(LoanRule).order_by(LoanRule.id))
    ]


def lines_of(session: Session) -> list[RuleLine]:
    """The office's rules as the lines of its table."""
    found: dict[tuple[str | None, str | None, int | None], dict[RuleName, int]] = {}
    for rule in rules_of(session):
        found.setdefault((rule.borrower_class, rule.category, rule.model_id), {})[rule.name] = rule.value
    return [RuleLine(*scope, *map(values.get, RuleName)) for scope, values in found.items()]


def save_rules(
    actor: Actor, db: Database, wanted: Sequence[RuleLine], *, seen: Sequence[RuleLine] | None = None
) -> Saved:
    """Keep the table as given. `seen` is the table as it was when the clerk began.

    Raises ValidationFailed (line.N.loan_days, .max_renewals, .max_items; line.N: the same scope twice, or
    nothing set), StaleRecord when the table is no longer as `seen`.
    """
    if issues := _issues(wanted):
        raise ValidationFailed(*issues)
    with db.transaction() as session:
        before = lines_of(session)
        if seen is not None and list(seen) != before:
            raise StaleRecord
        if list(wanted) != before:
            for row in session.scalars(select(LoanRule)).all():
                session.delete(row)
            session.flush()
            session.add_all(row for line in wanted for row in _rows(line))
            told = {"rules": [_told(line) for line in wanted]}
            audit.record(
                session,
                actor,
                "update",
                "loan_rule",
                None,
                before={"rules": [_told(line) for line in before]},
                after=told,
            )
        return Saved(0, 0, frozenset({"loan_rule"}))


def _issues(wanted: Sequence[RuleLine]) -> list[Issue]:
    issues = []
    for number, line in enumerate(wanted):
        values = {name: getattr(line, name) for name in RuleName}
        if all(value is None for value in values.values()):
            issues.append(Issue(f"line.{number}", "rule_empty"))
        for name, value in values.items():
            least = 0 if name is RuleName.MAX_RENEWALS else 1
            if value is not None and not least <= value <= MOST[name]:
                params = {"read": f"{value:,}", "least": str(least), "most": f"{MOST[name]:,}"}
                issues.append(Issue(f"line.{number}.{name}", "rule_value", params))
        if any(line.scope == other.scope for other in wanted[:number]):
            issues.append(Issue(f"line.{number}", "rule_twice"))
    return issues


def _rows(line: RuleLine) -> list[LoanRule]:
    values = {name: getattr(line, name) for name in RuleName}
    return [
        LoanRule(
            name=name,
            value=value,
            borrower_class=line.borrower_class,
            category=line.category,
            model_id=line.model_id,
        )
        for name, value in values.items()
        if value is not None
    ]


def _told(line: RuleLine) -> dict[str, str | int]:
    return {name: value for name in RuleLine.__slots__ if (value := getattr(line, name)) is not None}


def classes_of(session: Session, person_id: int) -> frozenset[str]:
    """The target groups somebody is in today, being elderly derived from the birth date."""
    stored = select(GroupMembership.group_code).where(
        GroupMembership.person_id == person_id, GroupMembership.to_on.is_(None)
    )
    found = set(session.scalars(stored))
    born = session.scalar(select(Person.birth_date).where(Person.id == person_id))
    if born is not None and thai_dates.age_on(born, clock.today()) >= ELDERLY_AGE:
        found.add("elderly")
    return frozenset(found)


def rule_for(session: Session, name: RuleName, model: DeviceModel, user_id: int | None) -> Rule | None:
    """The rule of this name that applies when a model is lent for somebody; None when none does."""
    classes = classes_of(session, user_id) if user_id is not None else frozenset()
    return effective(rules_of(session), name, Case(classes, model.category, model.id))


def term_of(session: Session, models: Iterable[DeviceModel], user_id: int | None, usual: int) -> Term:
    """How long these devices together are lent for somebody: the shortest term of them.

    A model's own number of days is a rule of that model where the table holds none; `usual` is the office's.
    """
    classes = classes_of(session, user_id) if user_id is not None else frozenset()
    table = rules_of(session)
    office_wide = Rule(RuleName.LOAN_DAYS, usual)
    terms = []
    for model in models:
        own = [Rule(RuleName.LOAN_DAYS, model.loan_days, model_id=model.id)] if model.loan_days else []
        listed = any(
            (rule.name, rule.model_id, rule.borrower_class) == (RuleName.LOAN_DAYS, model.id, None)
            for rule in table
        )
        rules = table if listed else table + own
        rule = effective(rules, RuleName.LOAN_DAYS, Case(classes, model.category, model.id)) or office_wide
        terms.append(Term(rule.value, rule, model.name))
    return min(terms, key=lambda term: term.days, default=Term(usual, office_wide, ""))


def refuse_borrower(
    session: Session, borrower: Person, user: Person, models: Sequence[DeviceModel], override: str
) -> None:
    """Refuse a borrower who is restricted, or who would have more pieces than the rules allow.

    An `override` reason lets both pass; whoever lends keeps it. Raises Refused("borrower_restricted",
    "too_many_out").
    """
    if override.strip():
        return
    restriction = restriction_of(session, borrower.id)
    if restriction is not None:
        raise Refused(
            "borrower_restricted",
            person=name_of(borrower),
            until=until_words(restriction.until_on),
            reason=restriction.reason,
        )
    limits = [rule_for(session, RuleName.MAX_ITEMS, model, user.id) for model in models]
    limit = min((rule.value for rule in limits if rule is not None), default=None)
    out = session.scalar(
        select(func.count())
        .select_from(LoanLine)
        .join(LoanContract)
        .where(LoanContract.borrower_id == borrower.id, availability.is_open())
    )
    if limit is not None and (out or 0) + len(models) > limit:
        raise Refused("too_many_out", person=name_of(borrower), count=out or 0, limit=limit)


def until_words(until: date | None) -> str:
    """Until when somebody is restricted, in words."""
    return f"ถึง {thai_dates.screen(until)}" if until else "จนกว่าจะยกเลิก"


def restriction_of(session: Session, person_id: int) -> Restriction | None:
    """What keeps somebody from borrowing today; the one that lasts longest."""
    today = clock.today()
    standing = session.scalars(
        select(Restriction).where(
            Restriction.person_id == person_id,
            Restriction.lifted_at.is_(None),
            or_(Restriction.until_on.is_(None), Restriction.until_on >= today),
        )
    )
    return max(standing, key=lambda each: (each.until_on or date.max, each.id), default=None)


def restrict(actor: Actor, db: Database, person_id: int, reason: str, until_on: date | None) -> Saved:
    """Lend somebody nothing for now: until a day, or (None) until it is lifted.

    Raises ValidationFailed (reason, until_on), RecordNotFound.
    """
    issues = [] if reason.strip() else [Issue("reason", "reason_required")]
    issues += too_long("reason", reason, paper_limits.REASON)
    if until_on is not None and until_on < clock.today():
        issues.append(Issue("until_on", "until_over", {"read": thai_dates.screen(until_on)}))
    if issues:
        raise ValidationFailed(*issues)
    with db.transaction() as session:
        person = existing(session, person_id)
        row = Restriction(
            person_id=person.id,
            until_on=until_on,
            reason=thai_text.clean(reason),
            set_by=actor.name,
            created_at=clock.now(),
        )
        session.add(row)
        session.flush()
        audit.record(
            session,
            actor,
            "restrict",
            "person",
            person.id,
            after={"until_on": until_on.isoformat() if until_on else None},
            reason=row.reason,
        )
        return Saved(row.id, person.version, frozenset({"person", "restriction"}))


def lift(actor: Actor, db: Database, person_id: int, reason: str) -> Saved:
    """Somebody may borrow again. Raises ValidationFailed (reason), Refused("not_restricted")."""
    wants_reason(reason)
    with db.transaction() as session:
        person = existing(session, person_id)
        if restriction_of(session, person.id) is None:
            raise Refused("not_restricted", person=name_of(person))
        while (row := restriction_of(session, person.id)) is not None:
            row.lifted_at, row.lifted_by = clock.now(), actor.name
            session.flush()
        audit.record(session, actor, "lift", "person", person.id, reason=thai_text.clean(reason))
        return Saved(person.id, person.version, frozenset({"person", "restriction"}))

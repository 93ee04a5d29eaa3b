"""The kinds of money for houses and what each source has for a fiscal year, as the office set them (§1.3)."""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import FundBudget, GrantType
from welfaredesk.domain import grant_types, paper_limits, thai_text
from welfaredesk.domain.grant_types import Grant
from welfaredesk.errors import Issue, RecordNotFound, StaleRecord
from welfaredesk.services import audit, value_lists
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import in_order, refuse
from welfaredesk.services.limits import too_long

_FIELDS = tuple(field.name for field in fields(Grant))
_TEXTS = ("name", "short_name", "agency", "citation", "note")
_OWN = "own_"
_MOST_TIMES = 99


@dataclass(frozen=True, slots=True)
class BudgetInput:
    """What a source (code of the list fund_source) has for the houses of a fiscal year (BE), in satang."""

    fund_source: str
    fiscal_year: int
    amount_satang: int | None
    note: str = ""


def grants_of(session: Session) -> list[Grant]:
    """Every kind of money: those the office keeps, then the product's that it never changed."""
    rows = session.scalars(select(GrantType).order_by(GrantType.id))
    return grant_types.completed([_grant(row) for row in rows])


def save_grant(actor: Actor, db: Database, data: Grant, *, seen: Grant | None = None) -> Saved:
    """Add a kind of money (`code` ""), or change one; `seen` is what it was when the clerk began.

    A changed ceiling is best a new one with its first day, the old one ending the day before: projects of
    then keep the rule of then. Raises ValidationFailed (name, fund_source, per, ceiling_satang,
    times_per_year, valid_to, texts), RecordNotFound, StaleRecord.
    """
    texts: dict[str, Any] = {name: thai_text.clean(getattr(data, name)) for name in _TEXTS}
    data = replace(data, **texts)
    with db.transaction() as session:
        refuse(_issues(session, data))
        known = {grant.code: grant for grant in grants_of(session)}
        if data.code and data.code not in known:
            raise RecordNotFound("not_found", what=f"ประเภทเงิน {data.code}")
        if seen is not None and known.get(data.code) != seen:
            raise StaleRecord
        before = known.get(data.code)
        row = session.scalar(select(GrantType).where(GrantType.code == data.code)) if before else None
        if row is None:
            row = GrantType(code=data.code or _fresh_code(known))
            session.add(row)
        for name in _FIELDS[1:]:
            setattr(row, name, getattr(data, name))
        session.flush()
        if before != _grant(row):
            told = _told(before) if before else None
            action = "update" if before else "create"
            audit.record(session, actor, action, "grant_type", row.id, before=told, after=_told(_grant(row)))
        return Saved(row.id, row.version, frozenset({"grant_type"}))


def save_budget(actor: Actor, db: Database, data: BudgetInput) -> Saved:
    """What a source has for a fiscal year. Raises ValidationFailed (fund_source, amount_satang)."""
    with db.transaction() as session:
        amount = data.amount_satang
        refuse(
            [] if data.fund_source else [Issue("fund_source", "required")],
            value_lists.unlisted(session, "fund_source", "fund_source", data.fund_source),
            [Issue("amount_satang", "required")] if amount is None else [],
            [Issue("amount_satang", "negative_amount")] if (amount or 0) < 0 else [],
        )
        row = session.scalar(
            select(FundBudget).where(
                FundBudget.fund_source == data.fund_source, FundBudget.fiscal_year == data.fiscal_year
            )
        )
        known = row is not None
        if row is None:
            row = FundBudget(fund_source=data.fund_source, fiscal_year=data.fiscal_year)
            session.add(row)
        row.amount_satang, row.note = amount or 0, thai_text.clean(data.note)
        before, after = audit.changes(row)
        session.flush()
        if after:
            where = {"fund_source": row.fund_source, "fiscal_year": row.fiscal_year}
            audit.record(
                session,
                actor,
                "update" if known else "create",
                "fund_budget",
                row.id,
                before=before if known else None,
                after=after | where,
            )
        return Saved(row.id, row.version, frozenset({"fund_budget"}))


def _issues(session: Session, data: Grant) -> list[Issue]:
    issues = [] if data.name else [Issue("name", "required")]
    issues += [] if data.fund_source else [Issue("fund_source", "required")]
    issues += value_lists.unlisted(session, "fund_source", "fund_source", data.fund_source)
    if data.per not in grant_types.PER:
        issues.append(Issue("per", "not_in_list", {"read": data.per}))
    if (data.ceiling_satang or 0) < 0:
        issues.append(Issue("ceiling_satang", "negative_amount"))
    times = data.times_per_year
    if times is not None and not 1 <= times <= _MOST_TIMES:
        params = {"read": f"{times:,}", "most": str(_MOST_TIMES)}
        issues.append(Issue("times_per_year", "grant_times", params))
    for name in ("name", "short_name", "agency"):
        issues += too_long(name, getattr(data, name), paper_limits.GRANT_NAME)
    issues += too_long("citation", data.citation, paper_limits.GRANT_CITATION)
    return issues + in_order("valid_to", data.valid_from, data.valid_to)


def _fresh_code(known: dict[str, Grant]) -> str:
    number = 1
    while f"{_OWN}{number}" in known:
        number += 1
    return f"{_OWN}{number}"


def _grant(row: GrantType) -> Grant:
    return Grant(**{name: getattr(row, name) for name in _FIELDS})


def _told(grant: Grant) -> dict[str, object]:
    """The filled fields as plain values."""
    return {
        name: value.isoformat() if name.startswith("valid") else value
        for name, value in asdict(grant).items()
        if value not in (None, "")
    }

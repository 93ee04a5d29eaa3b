"""What to look at again in a project's money: ceilings, times, budgets. Told, never a bar (§1.2, §1.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import FundBudget, HouseFunding, HouseProject, HouseProjectStep
from welfaredesk.domain import grant_types, house_stages, thai_dates
from welfaredesk.domain.baht_text import satang_figures
from welfaredesk.domain.fiscal_year import fiscal_year, within
from welfaredesk.domain.grant_types import Grant
from welfaredesk.errors import Issue
from welfaredesk.queries.housing import STAGE
from welfaredesk.services.grant_types import grants_of
from welfaredesk.services.housing import FundingInput, ProjectInput
from welfaredesk.services.value_lists import values


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom and when money is asked; `on` is the day whose rules count, `project_id` None: a new one."""

    person_id: int | None
    fiscal_year: int
    on: date
    project_id: int | None = None


def rule_words(grant: Grant) -> str:
    """The rule behind a kind of money: its citation (or who gives it), its days, whether it is checked."""
    since = f"ใช้ตั้งแต่ {thai_dates.screen(grant.valid_from)}" if grant.valid_from else ""
    until = f"ถึง {thai_dates.screen(grant.valid_to)}" if grant.valid_to else ""
    days = " ".join(part for part in (since, until) if part) or "ไม่ได้กำหนดวันเริ่มใช้"
    to_check = "ยังไม่ได้ตรวจกับระเบียบ" if grant.to_check else ""
    return " · ".join(part for part in (grant.citation or grant.agency, days, to_check) if part)


def look_over(db: Database, data: ProjectInput, project_id: int | None = None) -> tuple[Issue, ...]:
    """What a form's money is worth a second look for, before it is saved."""
    year = data.fiscal_year or fiscal_year(clock.today())
    with db.reading() as session:
        asked = Asked(data.person_id, year, rules_day(session, project_id, year), project_id)
        found = grant_warnings(session, asked, data.funding)
        return (*found, *budget_warnings(session, year, data.funding, project_id))


def rules_day(session: Session, project_id: int | None, year: int) -> date:
    """The day whose rules count: when the money was granted, else today within the project's fiscal year."""
    granted = select(func.min(HouseProjectStep.happened_on)).where(
        HouseProjectStep.project_id == project_id, HouseProjectStep.stage.in_(house_stages.GRANTED)
    )
    return session.scalar(granted) or within(year, clock.today())


def grant_warnings(session: Session, asked: Asked, shares: Sequence[FundingInput]) -> tuple[Issue, ...]:
    """Shares over a ceiling, outside the days of their rule, or more often in the year than it allows."""
    grants = grants_of(session)
    labels = {value.code: value.label for value in values(session, "fund_source")}
    found: list[Issue] = []
    for share in shares:
        grant = grant_types.that_applies(grants, share.fund_source, share.grant_type, asked.on)
        if grant is None:
            continue
        told = {"grant": grant.name, "rule": rule_words(grant)}
        if not grant.in_force(asked.on):
            found.append(Issue("funding", "grant_not_in_force", told | {"on": thai_dates.screen(asked.on)}))
        ceiling, amount = grant.ceiling_satang, share.amount_satang or 0
        if ceiling is not None and amount > ceiling:
            words = {
                "source": labels.get(share.fund_source, share.fund_source),
                "amount": satang_figures(amount),
                "ceiling": satang_figures(ceiling),
                "per": grant_types.PER[grant.per],
            }
            found.append(Issue("funding", "grant_over", told | words))
        found += _too_often(session, asked, grants, grant)
    return tuple(found)


def budget_warnings(
    session: Session, year: int, shares: Sequence[FundingInput], project_id: int | None
) -> list[Issue]:
    """Sources that have too little in a fiscal year for what is granted and these shares of a project."""
    stage = session.scalar(select(STAGE).select_from(HouseProject).where(HouseProject.id == project_id))
    if stage in house_stages.GIVEN_UP:
        return []
    granted = stage in house_stages.GRANTED
    others = granted_satang(session, year, but=project_id)
    labels = {value.code: value.label for value in values(session, "fund_source")}
    wanted = {share.fund_source: share.amount_satang or 0 for share in shares}
    budgets = select(FundBudget).where(FundBudget.fiscal_year == year, FundBudget.fund_source.in_(wanted))
    found = []
    for budget in session.scalars(budgets):
        amount, taken = wanted[budget.fund_source], others.get(budget.fund_source, 0)
        if amount == 0 or taken + amount <= budget.amount_satang:
            continue
        told = {"source": labels.get(budget.fund_source, budget.fund_source), "year": str(year)}
        if granted:
            figures = {"committed": taken + amount, "budget": budget.amount_satang}
        else:
            figures = {"left": budget.amount_satang - taken, "amount": amount}
        told |= {name: satang_figures(satang) for name, satang in figures.items()}
        found.append(Issue("funding", "budget_over" if granted else "budget_short", told))
    return found


def granted_satang(session: Session, year: int, but: int | None = None) -> dict[str, int]:
    """What the projects of a fiscal year (but one) were granted, by source."""
    rows = session.execute(
        select(HouseFunding.fund_source, func.sum(HouseFunding.amount_satang))
        .join(HouseProject, HouseProject.id == HouseFunding.project_id)
        .where(
            HouseProject.fiscal_year == year,
            HouseProject.id != (but or 0),
            STAGE.in_(house_stages.GRANTED),
        )
        .group_by(HouseFunding.fund_source)
    )
    return {source: amount or 0 for source, amount in rows}


def _too_often(session: Session, asked: Asked, grants: Sequence[Grant], grant: Grant) -> list[Issue]:
    """Counted by fiscal year, this project included, those given up left out (§0, §9.4)."""
    if grant.times_per_year is None or asked.person_id is None:
        return []
    others = session.scalars(
        select(HouseFunding)
        .join(HouseProject, HouseProject.id == HouseFunding.project_id)
        .where(
            HouseProject.person_id == asked.person_id,
            HouseProject.fiscal_year == asked.fiscal_year,
            HouseProject.id != (asked.project_id or 0),
            HouseFunding.fund_source == grant.fund_source,
            STAGE.not_in(house_stages.GIVEN_UP),
        )
    )
    kinds = (
        grant_types.that_applies(grants, other.fund_source, other.grant_type, asked.on) for other in others
    )
    count = 1 + sum(kind is not None and kind.code == grant.code for kind in kinds)
    if count <= grant.times_per_year:
        return []
    params = {
        "grant": grant.name,
        "rule": rule_words(grant),
        "year": str(asked.fiscal_year),
        "count": str(count),
        "most": str(grant.times_per_year),
    }
    return [Issue("funding", "grant_times_over", params)]

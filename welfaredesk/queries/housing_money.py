"""The money of houses: one project's, and every source's of a fiscal year (§1.2, §1.3). Satang throughout."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    FundBudget,
    HouseEstimate,
    HouseFunding,
    HouseGift,
    HousePayment,
    HouseProject,
)
from welfaredesk.domain import grant_types, house_budget, house_stages
from welfaredesk.domain.baht_text import satang_figures
from welfaredesk.domain.grant_types import Grant
from welfaredesk.domain.house_budget import Amounts
from welfaredesk.errors import Issue
from welfaredesk.queries.house_payments import PaymentRow, payments_of
from welfaredesk.queries.house_warnings import (
    Asked,
    budget_warnings,
    grant_warnings,
    granted_satang,
    rules_day,
)
from welfaredesk.queries.housing import STAGE
from welfaredesk.services import house_estimates, house_payments
from welfaredesk.services.grant_types import grants_of
from welfaredesk.services.house_estimates import EstimateInput, LineInput
from welfaredesk.services.housing import FundingInput
from welfaredesk.services.housing_stages import existing as existing_project
from welfaredesk.services.value_lists import values


@dataclass(frozen=True, slots=True)
class ShareView:
    """What one source gives to a project: `amount_satang` None when not known, `grant` the kind of money."""

    fund_source: str
    label: str
    grant: str
    ceiling_satang: int | None
    amount_satang: int | None
    paid_satang: int

    @property
    def left_satang(self) -> int | None:
        """What is still to be paid."""
        return None if self.amount_satang is None else self.amount_satang - self.paid_satang


@dataclass(frozen=True, slots=True)
class EstimateView:
    """A version of an estimate; `fixed` when it is not to be written again (printed or granted)."""

    id: int
    version: int
    number: int
    fixed: bool
    made_on: date
    data: EstimateInput
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class GiftRow:
    """Something given in kind; `kind` material or labour."""

    id: int
    given_on: date
    kind: str
    kind_label: str
    giver: str
    what: str
    value_satang: int | None


@dataclass(frozen=True, slots=True)
class ProjectMoney:
    """A project's money; gifts and volunteers' labour stand apart from it. `warnings` bar nothing."""

    approved_satang: int | None
    shares: tuple[ShareView, ...]
    estimate: EstimateView | None
    payments: tuple[PaymentRow, ...]
    gifts: tuple[GiftRow, ...]
    warnings: tuple[Issue, ...]

    @property
    def funded_satang(self) -> int:
        """What all sources give together, as far as it is known."""
        return sum(share.amount_satang or 0 for share in self.shares)

    @property
    def paid_satang(self) -> int:
        """What was paid, the voided left out."""
        return sum(row.amount_satang for row in self.payments if not row.void_reason)

    @property
    def gifts_satang(self) -> int:
        """What the gifts in kind are worth, as far as they were valued."""
        return sum(gift.value_satang or 0 for gift in self.gifts)


@dataclass(frozen=True, slots=True)
class FundRow:
    """A source in a fiscal year.

    `budget_satang` what it has (None: not entered), `committed` granted, `waiting` asked for and not granted
    yet, `paid` of what is granted; `houses` are its projects that were not given up.
    """

    fund_source: str
    label: str
    budget_satang: int | None
    committed_satang: int
    waiting_satang: int
    paid_satang: int
    houses: int
    note: str

    @property
    def left_satang(self) -> int | None:
        """What may still be granted."""
        return None if self.budget_satang is None else self.budget_satang - self.committed_satang


def grants(db: Database) -> tuple[Grant, ...]:
    """Every kind of money, as the office keeps them."""
    with db.reading() as session:
        return tuple(grants_of(session))


def project_money(db: Database, project_id: int) -> ProjectMoney:
    """Everything about a project's money. Raises RecordNotFound."""
    with db.reading() as session:
        project = existing_project(session, project_id)
        on = rules_day(session, project.id, project.fiscal_year)
        shares, estimate = _shares(session, project, on), _estimate(session, project.id)
        return ProjectMoney(
            project.approved_satang,
            shares,
            estimate,
            payments_of(session, project.id),
            _gifts(session, project.id),
            (*_warnings(session, project, on), *_sums_apart(project, shares, estimate)),
        )


def estimate_versions(db: Database, project_id: int) -> tuple[EstimateView, ...]:
    """Every version of a project's estimate, the latest first."""
    wanted = select(HouseEstimate).where(HouseEstimate.project_id == project_id)
    with db.reading() as session:
        rows = session.scalars(wanted.order_by(HouseEstimate.number.desc()))
        return tuple(_estimate_view(session, row) for row in rows)


def fund_table(db: Database, year: int) -> tuple[FundRow, ...]:
    """Every source that has a budget or a project in a fiscal year (BE), in the order of the list."""
    with db.reading() as session:
        budgets = {
            row.fund_source: row
            for row in session.scalars(select(FundBudget).where(FundBudget.fiscal_year == year))
        }
        granted, paid = granted_satang(session, year), _paid(session, year)
        waiting, houses = _waiting(session, year), _houses(session, year)
        labels = {value.code: value.label for value in values(session, "fund_source")}
        used = budgets.keys() | houses.keys() | paid.keys()
        return tuple(
            FundRow(
                source,
                label,
                budgets[source].amount_satang if source in budgets else None,
                granted.get(source, 0),
                waiting.get(source, 0),
                paid.get(source, 0),
                houses.get(source, 0),
                budgets[source].note if source in budgets else "",
            )
            for source, label in labels.items()
            if source in used
        )


def _shares(session: Session, project: HouseProject, on: date) -> tuple[ShareView, ...]:
    known = grants_of(session)
    labels = {value.code: value.label for value in values(session, "fund_source")}
    found = []
    for part in project.funding:
        grant = grant_types.that_applies(known, part.fund_source, part.grant_type, on)
        found.append(
            ShareView(
                part.fund_source,
                labels.get(part.fund_source, part.fund_source),
                grant.short_name or grant.name if grant else "",
                grant.ceiling_satang if grant else None,
                part.amount_satang,
                house_payments.paid_satang(session, project.id, part.fund_source),
            )
        )
    return tuple(found)


def _estimate(session: Session, project_id: int) -> EstimateView | None:
    row = house_estimates.latest(session, project_id)
    return _estimate_view(session, row) if row else None


def _estimate_view(session: Session, row: HouseEstimate) -> EstimateView:
    lines = tuple(
        LineInput(
            line.item,
            line.quantity_milli,
            line.unit,
            line.material_satang,
            line.labour_satang,
            line.volunteer,
            line.note,
        )
        for line in row.lines
    )
    data = EstimateInput(lines, row.made_on, row.made_by, row.position)
    amounts = house_budget.added_up(line.amounts for line in lines)
    fixed = house_estimates.is_fixed(session, row)
    return EstimateView(row.id, row.version, row.number, fixed, row.made_on, data, amounts)


def _gifts(session: Session, project_id: int) -> tuple[GiftRow, ...]:
    wanted = select(HouseGift).where(HouseGift.project_id == project_id)
    return tuple(
        GiftRow(
            row.id,
            row.given_on,
            row.kind,
            house_payments.GIFTS[row.kind],
            row.giver,
            row.what,
            row.value_satang,
        )
        for row in session.scalars(wanted.order_by(HouseGift.given_on, HouseGift.id))
    )


def _warnings(session: Session, project: HouseProject, on: date) -> list[Issue]:
    shares = [FundingInput(part.fund_source, part.amount_satang, part.grant_type) for part in project.funding]
    asked = Asked(project.person_id, project.fiscal_year, on, project.id)
    return [
        *grant_warnings(session, asked, shares),
        *budget_warnings(session, project.fiscal_year, shares, project.id),
    ]


def _sums_apart(
    project: HouseProject, shares: tuple[ShareView, ...], estimate: EstimateView | None
) -> list[Issue]:
    """Sums that should agree and do not: more paid than shared, an estimate above what is approved."""
    found = [
        Issue(
            "funding",
            "paid_over",
            {
                "source": share.label,
                "paid": satang_figures(share.paid_satang),
                "share": satang_figures(share.amount_satang or 0),
            },
        )
        for share in shares
        if share.paid_satang > (share.amount_satang or 0)
    ]
    if estimate is not None:
        found += _over_ceilings(shares, estimate.amounts.total)
    approved = project.approved_satang
    if estimate is not None and approved is not None and estimate.amounts.total > approved:
        params = {
            "estimate": satang_figures(estimate.amounts.total),
            "approved": satang_figures(approved),
        }
        found.append(Issue("approved_satang", "estimate_over", params))
    return found


def _over_ceilings(shares: tuple[ShareView, ...], estimated: int) -> list[Issue]:
    """An estimate above all that the kinds of money of a project may give together (A.3)."""
    ceilings = [share.ceiling_satang for share in shares]
    known = [ceiling for ceiling in ceilings if ceiling is not None]
    if not known or len(known) < len(ceilings) or estimated <= sum(known):
        return []
    params = {
        "estimate": satang_figures(estimated),
        "ceiling": satang_figures(sum(known)),
        "grants": " + ".join(share.grant for share in shares),
    }
    return [Issue("funding", "estimate_over_ceiling", params)]


def _paid(session: Session, year: int) -> dict[str, int]:
    rows = session.execute(
        select(HousePayment.fund_source, func.sum(HousePayment.amount_satang))
        .join(HouseProject, HouseProject.id == HousePayment.project_id)
        .where(HouseProject.fiscal_year == year, HousePayment.voided_at.is_(None))
        .group_by(HousePayment.fund_source)
    )
    return {source: amount or 0 for source, amount in rows}


def _waiting(session: Session, year: int) -> dict[str, int]:
    rows = session.execute(
        select(HouseFunding.fund_source, func.sum(HouseFunding.amount_satang))
        .join(HouseProject, HouseProject.id == HouseFunding.project_id)
        .where(
            HouseProject.fiscal_year == year,
            STAGE.not_in((*house_stages.GRANTED, *house_stages.GIVEN_UP)),
        )
        .group_by(HouseFunding.fund_source)
    )
    return {source: amount or 0 for source, amount in rows}


def _houses(session: Session, year: int) -> dict[str, int]:
    rows = session.execute(
        select(HouseFunding.fund_source, func.count())
        .join(HouseProject, HouseProject.id == HouseFunding.project_id)
        .where(HouseProject.fiscal_year == year, STAGE.not_in(house_stages.GIVEN_UP))
        .group_by(HouseFunding.fund_source)
    )
    return {source: int(count) for source, count in rows}

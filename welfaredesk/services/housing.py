"""The projects that build or repair houses."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    Address,
    HouseFunding,
    HouseProject,
)
from welfaredesk.domain import paper_limits, thai_text
from welfaredesk.domain.baht_text import satang_figures
from welfaredesk.domain.fiscal_year import fiscal_year, within
from welfaredesk.errors import Issue, StaleRecord
from welfaredesk.services import audit, housing_stages, numbering, value_lists
from welfaredesk.services.actor import Actor
from welfaredesk.services.audit import Saved
from welfaredesk.services.dates import not_future, refuse
from welfaredesk.services.grant_types import grants_of
from welfaredesk.services.housing_stages import ASKED, TOUCHED, StepInput
from welfaredesk.services.housing_stages import existing as existing_project
from welfaredesk.services.limits import over
from welfaredesk.services.named import name_person
from welfaredesk.services.persons import REGISTERED, living

ELDERLY = "elderly"  # the one group that is no value of the list: it follows from the birth date


@dataclass(frozen=True, slots=True)
class FundingInput:
    """What one source (a code of the list fund_source) gives, in satang.

    `grant_type` is the code of the kind of money, "" for the source's usual one for houses.
    """

    fund_source: str
    amount_satang: int | None = None
    grant_type: str = ""


LIMITS = {
    "house_no": paper_limits.HOUSE_NO,
    "moo": paper_limits.HOUSE_NO,
    "note": paper_limits.NOTE,
}


@dataclass(frozen=True, slots=True)
class ProjectInput:
    """A project as a form gives it. `fiscal_year` in BE, None: that of the day.

    `group_code` is elderly or a code of the list group; a blank house is the person's registered one.
    `approved_satang` is the approved budget, to which the funding adds up; `mou_on` when the agreement with
    who pays was signed.
    """

    person_id: int | None = None
    fiscal_year: int | None = None
    group_code: str = ""
    household_id: int | None = None
    survey_id: int | None = None
    house_no: str = ""
    moo: str = ""
    support_kind: str = ""
    work_items: tuple[str, ...] = ()
    approved_satang: int | None = None
    funding: tuple[FundingInput, ...] = ()
    mou_on: date | None = None
    note: str = ""


def create_project(actor: Actor, db: Database, data: ProjectInput, step: StepInput = ASKED) -> Saved:
    """Begin a project at a stage (a request came in, unless said otherwise), with the year's next number.

    Raises ValidationFailed (person_id, group_code, support_kind, work_items, funding, approved_satang,
    stage, happened_on, reason), Refused("person_has_died"), RecordNotFound.
    """
    with db.transaction() as session:
        refuse(_project_issues(session, data), housing_stages.step_issues(session, step))
        living(session, data.person_id or 0)
        year = data.fiscal_year or fiscal_year(step.happened_on or clock.today())
        row = HouseProject(fiscal_year=year, created_at=clock.now())
        _fill_project(session, row, data)
        numbering.give(session, row, within(year, step.happened_on or clock.today()))
        session.add(row)
        session.flush()
        housing_stages.begin(session, actor, row, step)
        after = _told(row) | {"stage": step.stage}
        reason = row.steps[-1].reason
        audit.record(session, actor, "create", "house_project", row.id, after=after, reason=reason)
        return Saved(row.id, row.version, TOUCHED)


def change_project(actor: Actor, db: Database, project_id: int, data: ProjectInput, *, version: int) -> Saved:
    """Change a project; its fiscal year and number stay. The person may be another one (handed over).

    Raises as `create_project` does, and StaleRecord.
    """
    with db.transaction() as session:
        row = existing_project(session, project_id)
        if row.version != version:
            raise StaleRecord
        refuse(_project_issues(session, data))
        if data.person_id != row.person_id:
            living(session, data.person_id or 0)
        before = _told(row)
        _fill_project(session, row, data)
        session.flush()
        after = _told(row)
        changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        if changed:
            flag_modified(row, "note")  # the version counts up when only the funding changed, too
            audit.record(
                session,
                actor,
                "update",
                "house_project",
                row.id,
                before={key: before.get(key) for key in sorted(changed)},
                after={key: after.get(key) for key in sorted(changed)},
            )
        session.flush()
        return Saved(row.id, row.version, TOUCHED)


def confirm_person(actor: Actor, db: Database, project_id: int, person_id: int) -> Saved:
    """Somebody of the register is whom a project names that was taken over from a list.

    The name stays as it was read. Raises Refused("already_named", "person_merged"), RecordNotFound.
    """
    with db.transaction() as session:
        row = existing_project(session, project_id)
        name_person(session, actor, row, person_id)
        return Saved(row.id, row.version, TOUCHED | {"person"})


def _project_issues(session: Session, data: ProjectInput) -> list[Issue]:
    issues = [] if data.person_id is not None else [Issue("person_id", "required")]
    issues += over(data, LIMITS)
    issues += [] if data.support_kind else [Issue("support_kind", "required")]
    issues += value_lists.unlisted(session, "support_kind", "support_kind", data.support_kind)
    for item in data.work_items:
        issues += value_lists.unlisted(session, "work_item", "work_items", item)
    if data.group_code != ELDERLY:
        issues += value_lists.unlisted(session, "group", "group_code", data.group_code)
    return issues + not_future("mou_on", data.mou_on) + _money_issues(session, data)


def _money_issues(session: Session, data: ProjectInput) -> list[Issue]:
    """Every source known and named once, no amount negative, and the sum what was approved."""
    issues = []
    kinds = {(grant.code, grant.fund_source) for grant in grants_of(session)}
    for part in data.funding:
        issues += [] if part.fund_source else [Issue("funding", "required")]
        if part.grant_type and (part.grant_type, part.fund_source) not in kinds:
            issues.append(Issue("funding", "not_in_list", {"read": part.grant_type}))
        issues += value_lists.unlisted(session, "fund_source", "funding", part.fund_source)
    sources = [part.fund_source for part in data.funding]
    if len(sources) != len(set(sources)):
        issues.append(Issue("funding", "fund_source_twice"))
    amounts = [part.amount_satang for part in data.funding if part.amount_satang is not None]
    if any(amount < 0 for amount in (*amounts, data.approved_satang or 0)):
        return [*issues, Issue("funding", "negative_amount")]
    all_known = bool(data.funding) and len(amounts) == len(data.funding)
    given, approved = sum(amounts), data.approved_satang
    if approved is not None and (given > approved or (all_known and given != approved)):
        params = {"sum": satang_figures(given), "approved": satang_figures(approved)}
        issues.append(Issue("funding", "funding_differs", params))
    return issues


def _fill_project(session: Session, row: HouseProject, data: ProjectInput) -> None:
    for name in ("person_id", "group_code", "household_id", "survey_id", "support_kind"):
        setattr(row, name, getattr(data, name))
    row.approved_satang, row.mou_on = data.approved_satang, data.mou_on
    for name in ("house_no", "moo", "note"):
        setattr(row, name, thai_text.clean(getattr(data, name)))
    if not (row.house_no or row.moo):
        row.house_no, row.moo = _house_of(session, data.person_id)
    row.work_items = list(data.work_items)
    kept = {part.fund_source: part for part in row.funding}
    wanted = {part.fund_source: part for part in data.funding}
    for source, given in wanted.items():
        part = kept.get(source)
        if part is None:
            part = HouseFunding(fund_source=source)
            row.funding.append(part)
        part.amount_satang, part.grant_type = given.amount_satang, given.grant_type
    for source, part in kept.items():
        if source not in wanted:
            row.funding.remove(part)


def _told(row: HouseProject) -> dict[str, object]:
    """The project as its history tells it, the funding by source and the kinds of money chosen."""
    funding = {part.fund_source: part.amount_satang for part in row.funding}
    kinds = {part.fund_source: part.grant_type for part in row.funding if part.grant_type}
    return (
        audit.snapshot(row)
        | ({"funding": funding} if funding else {})
        | ({"grant_types": kinds} if kinds else {})
    )


def _house_of(session: Session, person_id: int | None) -> tuple[str, str]:
    """House number and village of a person's registered address; blank where not known."""
    wanted = select(Address.house_no, Address.moo).where(
        Address.person_id == person_id, Address.kind == REGISTERED
    )
    found = session.execute(wanted).first()
    return (found.house_no, found.moo) if found else ("", "")

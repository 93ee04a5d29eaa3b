"""What the office has to do about people at work: contracts, visits, replacements, cards, organisations."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import Organisation, OrganisationContact, Placement
from welfaredesk.domain import work_terms
from welfaredesk.domain.disability_cards import NEAR_DAYS
from welfaredesk.queries.employment import PlacementRow, at_work, ending, placement_rows
from welfaredesk.queries.placement_visits import due_visits
from welfaredesk.services.cards import in_force
from welfaredesk.services.placement_checks import last_day

ENDING, VISIT, REPLACE, CARD, CONTACT = "ending", "visit", "replace", "card", "contact"
KINDS = (ENDING, VISIT, REPLACE, CARD, CONTACT)
CONTACT_SOON_DAYS = 7


@dataclass(frozen=True, slots=True)
class WorkTask:
    """One thing to do: `kind` of KINDS, about a placement or an organisation, until `due_on`.

    `due_on` None: at once (somebody at work has no card). `within` is 30, 60 or 90 for a contract that
    ends. `missed` counts the dates of visits that passed, `agreed`: the last visitor named the day. `what` is
    the action agreed on with an organisation. `id` is the same as long as the task stands.
    """

    id: int
    kind: str
    name: str
    place: str
    due_on: date | None
    placement_id: int | None = None
    organisation_id: int | None = None
    person_id: int | None = None
    within: int | None = None
    missed: int = 0
    agreed: bool = False
    what: str = ""

    def days_left(self, on: date) -> int | None:
        """Days until it is due, negative when late; None for at once."""
        return None if self.due_on is None else (self.due_on - on).days


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A place somebody left that nobody fills yet, and the last day a replacement may begin (§3.6)."""

    placement: PlacementRow
    last_day: date
    replace_by: date


def work_tasks(db: Database) -> tuple[WorkTask, ...]:
    """Everything to do, what is due first first."""
    with db.reading() as session:
        found = [*_endings(session), *_vacancies(session), *_cards(session), *_contacts(session)]
    found += [
        _of_placement(VISIT, due.placement, due.due_on, missed=due.next.missed, agreed=due.next.agreed)
        for due in due_visits(db)
    ]
    return tuple(sorted(found, key=lambda task: (task.due_on or date.min, KINDS.index(task.kind), task.id)))


def vacancies(db: Database, employer_id: int | None = None) -> tuple[Vacancy, ...]:
    """Places left within the last 45 days that nobody fills yet; the one to fill first first."""
    today = clock.today()
    with db.reading() as session:
        found = list(left_places(session, today))
    mine = (each for each in found if employer_id in (None, each.placement.employer_id))
    return tuple(sorted(mine, key=lambda each: (each.replace_by, each.placement.id)))


def _of_placement(
    kind: str,
    row: PlacementRow,
    due_on: date | None,
    *,
    within: int | None = None,
    missed: int = 0,
    agreed: bool = False,
) -> WorkTask:
    return WorkTask(
        id=row.id * len(KINDS) + KINDS.index(kind),
        kind=kind,
        name=row.name,
        place=row.workplace,
        due_on=due_on,
        placement_id=row.id,
        person_id=row.person_id,
        within=within,
        missed=missed,
        agreed=agreed,
    )


def _endings(session: Session) -> Iterator[WorkTask]:
    today = clock.today()
    for row in placement_rows(session, ending(today)):
        within = work_terms.remind_within(row.ends_on, today)
        yield _of_placement(ENDING, row, row.ends_on, within=within)


def _vacancies(session: Session) -> Iterator[WorkTask]:
    for vacancy in left_places(session, clock.today()):
        yield _of_placement(REPLACE, vacancy.placement, vacancy.replace_by)


def left_places(session: Session, today: date) -> Iterator[Vacancy]:
    """Work that was over within the last 45 days, where neither somebody else nor the same person goes on.

    In no order.
    """
    earliest = today - timedelta(days=work_terms.REPLACE_DAYS)
    follower = aliased(Placement)
    filled = select(follower.id).where(
        or_(
            follower.replaces_id == Placement.id,
            and_(
                follower.person_id == Placement.person_id,
                follower.employer_id == Placement.employer_id,
                follower.id != Placement.id,
                follower.started_on >= func.coalesce(Placement.ended_on, Placement.ends_on),
            ),
        )
    )
    over = or_(
        and_(Placement.ended_on > earliest, Placement.ended_on <= today),
        and_(Placement.ended_on.is_(None), Placement.ends_on >= earliest, Placement.ends_on < today),
    )
    for row in placement_rows(session, and_(over, ~filled.exists())):
        last = last_day(row.ends_on, row.ended_on)
        assert last is not None, "asked for work that is over"
        yield Vacancy(row, last, work_terms.replace_by(last))


def _cards(session: Session) -> Iterator[WorkTask]:
    """Cards of people at work that run out soon, have run out, or are not there."""
    near = clock.today() + timedelta(days=NEAR_DAYS)
    for row in placement_rows(session, and_(at_work(clock.today()), Placement.person_id.is_not(None))):
        card = in_force(session, row.person_id or 0)
        if card is None:
            yield _of_placement(CARD, row, None)
        elif not card.lifetime and card.expires_on is not None and card.expires_on <= near:
            yield _of_placement(CARD, row, card.expires_on)


def _contacts(session: Session) -> Iterator[WorkTask]:
    """What was agreed on with organisations at the last contact, due soon or before."""
    soon, later = clock.today() + timedelta(days=CONTACT_SOON_DAYS), aliased(OrganisationContact)
    superseded = select(later.id).where(
        later.organisation_id == OrganisationContact.organisation_id,
        or_(
            later.contacted_on > OrganisationContact.contacted_on,
            and_(later.contacted_on == OrganisationContact.contacted_on, later.id > OrganisationContact.id),
        ),
    )
    wanted = (
        select(OrganisationContact, Organisation)
        .join(Organisation, Organisation.id == OrganisationContact.organisation_id)
        .where(OrganisationContact.next_on <= soon, ~superseded.exists())
    )
    for row, organisation in session.execute(wanted):
        yield WorkTask(
            id=row.id * len(KINDS) + KINDS.index(CONTACT),
            kind=CONTACT,
            name=organisation.name,
            place=" ".join(part for part in (organisation.contact, organisation.phone) if part),
            due_on=row.next_on,
            organisation_id=organisation.id,
            what=row.next_action,
        )

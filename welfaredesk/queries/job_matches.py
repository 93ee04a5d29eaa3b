"""Whom to offer an opening, and which openings fit a seeker, with reasons in words.

The order is how many wishes fit, then who waits longest; the kind of disability plays no part.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import JobOffer, JobOpening, JobSeeker, OfficeProfile
from welfaredesk.domain import matching, names, thai_dates
from welfaredesk.domain.matching import Place, Wishes, Work
from welfaredesk.errors import Issue, RecordNotFound
from welfaredesk.queries.job_openings import OPEN, state_of
from welfaredesk.queries.job_seekers import SeekerRow, Words, list_words, registrations
from welfaredesk.services.job_openings import ACCEPTED, DECLINED_BY
from welfaredesk.services.placement_checks import seats_left

ORDER = "เรียงตามจำนวนข้อที่ตรงกัน แล้วตามผู้ที่รอนานกว่า ไม่จัดลำดับตามประเภทความพิการ"


@dataclass(frozen=True, slots=True)
class MatchReason:
    """One reason: its sentence as an Issue, and whether it speaks for (True), against (False) or neither."""

    issue: Issue
    fits: bool | None


@dataclass(frozen=True, slots=True)
class Match:
    """A seeker and an opening held against each other; `fits` of the `wishes` the seeker has.

    `since` is the day the one who is listed has waited from; `offer_id` an offer that waits for its answer.
    """

    seeker_id: int
    opening_id: int
    name: str
    position: str
    workplace: str
    since: date
    fits: int
    wishes: int
    reasons: tuple[MatchReason, ...]
    offer_id: int | None

    def of(self, fits: bool | None) -> tuple[MatchReason, ...]:
        """The reasons that speak so."""
        return tuple(reason for reason in self.reasons if reason.fits is fits)


def seekers_for(db: Database, opening_id: int) -> tuple[Match, ...]:
    """Everybody who looks for work, for one opening. Raises RecordNotFound."""
    with db.reading() as session:
        opening = session.get(JobOpening, opening_id)
        if opening is None:
            raise RecordNotFound("not_found", what=f"ตำแหน่งว่าง {opening_id}")
        market = _market(session)
        standing = JobSeeker.closed_on.is_(None)
        rows = {row.id: row for row in registrations(session, standing)}
        found = [
            _match(market, seeker, rows[seeker.id], opening, since=seeker.registered_on)
            for seeker in session.scalars(
                select(JobSeeker).where(standing).options(joinedload(JobSeeker.person))
            )
            if seeker.person.died_on is None and seeker.person.moved_out_on is None
        ]
    return _ordered(found)


def openings_for(db: Database, seeker_id: int) -> tuple[Match, ...]:
    """The openings that are open today, for one seeker. Raises RecordNotFound."""
    today = clock.today()
    with db.reading() as session:
        seeker = session.get(JobSeeker, seeker_id)
        if seeker is None:
            raise RecordNotFound("not_found", what=f"ผู้หางาน {seeker_id}")
        market = _market(session)
        (row,) = registrations(session, JobSeeker.id == seeker_id)
        found = [
            _match(market, seeker, row, opening, since=opening.from_on)
            for opening in session.scalars(select(JobOpening))
            if state_of(opening, seats_left(session, opening, today), today) == OPEN
        ]
    return _ordered(found)


def _ordered(found: Iterable[Match]) -> tuple[Match, ...]:
    return tuple(
        sorted(found, key=lambda match: (-match.fits, match.since, match.seeker_id, match.opening_id))
    )


@dataclass(frozen=True, slots=True)
class _Market:
    """What every match is told with: words of lists, the office's own area, offers by seeker and opening."""

    words: Words
    area: Place
    offers: dict[tuple[int, int], list[JobOffer]]


def _market(session: Session) -> _Market:
    office, offers = session.get(OfficeProfile, 1), defaultdict[tuple[int, int], list[JobOffer]](list)
    for offer in session.scalars(select(JobOffer).order_by(JobOffer.id)):
        offers[offer.seeker_id, offer.opening_id].append(offer)
    area = Place("", office.tambon, office.amphoe) if office is not None else Place()
    return _Market(list_words(session), area, offers)


def _match(market: _Market, seeker: JobSeeker, row: SeekerRow, opening: JobOpening, *, since: date) -> Match:
    wishes = matching.reasons(_wishes(market, seeker, row), _work(market, opening))
    told = [
        MatchReason(Issue("", reason.code, _named(reason, market.words)), reason.fits) for reason in wishes
    ]
    offers = market.offers.get((seeker.id, opening.id), [])
    waiting = next((offer.id for offer in offers if not offer.answer), None)
    return Match(
        seeker_id=seeker.id,
        opening_id=opening.id,
        name=names.full_name(seeker.person.title, seeker.person.first, seeker.person.last),
        position=opening.position,
        workplace=opening.workplace.name,
        since=since,
        fits=matching.fitting(wishes),
        wishes=len(wishes),
        reasons=(*told, *_doubts(seeker, row, opening), *map(_told, offers)),
        offer_id=waiting,
    )


def _wishes(market: _Market, seeker: JobSeeker, row: SeekerRow) -> Wishes:
    return Wishes(
        work_kinds=frozenset(seeker.work_kinds),
        wanted_work=seeker.wanted_work,
        wage_satang=seeker.wage_satang,
        wage_unit=seeker.wage_unit,
        home=_place(market.area, row.moo, row.tambon, row.amphoe),
        reach=seeker.reach,
        needs=tuple(seeker.needs),
    )


def _place(area: Place, moo: str, tambon: str, amphoe: str) -> Place:
    """A place; registers leave out the office's own tambon, and so it is taken where none is named."""
    if not moo:
        return Place(moo, tambon, amphoe)
    return Place(moo, tambon or area.tambon, amphoe or area.amphoe)


def _work(market: _Market, opening: JobOpening) -> Work:
    return Work(
        work_kind=opening.work_kind,
        position=opening.position,
        wage_satang=opening.wage_satang,
        wage_unit=opening.wage_unit,
        place=_place(market.area, opening.moo, opening.tambon, opening.amphoe),
        accessible=opening.accessible,
        supports=frozenset(opening.supports),
    )


def _named(reason: matching.Reason, words: Words) -> dict[str, str]:
    """The reason's blanks with the codes of lists said in words."""
    params = dict(reason.params)
    if "kind" in params:
        params["kind"] = words["work_kind"].get(params["kind"], params["kind"])
    if "unit" in params:
        params["unit"] = words["wage_unit"].get(params["unit"], params["unit"])
    if "needs" in params:
        params["needs"] = ", ".join(words["work_need"].get(code, code) for code in params["needs"].split())
    return params


def _doubts(seeker: JobSeeker, row: SeekerRow, opening: JobOpening) -> Iterable[MatchReason]:
    """What is no wish but must be known before the opening is offered."""
    if not row.has_card:
        yield MatchReason(Issue("", "match_no_card"), False)
    if row.works_at:
        yield MatchReason(Issue("", "match_at_work", {"workplace": row.works_at}), False)
    if seeker.available_on is not None and seeker.available_on > max(opening.from_on, clock.today()):
        on = thai_dates.screen(seeker.available_on)
        yield MatchReason(Issue("", "match_later", {"on": on}), None)


def _told(offer: JobOffer) -> MatchReason:
    """An offer of before, as a reason."""
    if not offer.answer:
        return MatchReason(Issue("", "match_waiting", {"on": thai_dates.screen(offer.offered_on)}), None)
    if offer.answer == ACCEPTED:
        on = thai_dates.screen(offer.answered_on or offer.offered_on)
        return MatchReason(Issue("", "match_accepted", {"on": on}), None)
    params = {
        "by": DECLINED_BY.get(offer.declined_by, ""),
        "on": thai_dates.screen(offer.answered_on or offer.offered_on),
        "reason": offer.reason,
    }
    return MatchReason(Issue("", "match_declined", params), False)

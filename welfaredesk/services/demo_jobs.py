"""The demo office's people who look for work, openings, offers, visits and contacts, each with its event."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from welfaredesk.db.models import (
    JobOffer,
    JobOpening,
    JobSeeker,
    Organisation,
    OrganisationContact,
    OrganisationHeadcount,
    Placement,
    PlacementVisit,
)
from welfaredesk.domain import fiscal_year, thai_dates
from welfaredesk.services import audit
from welfaredesk.services.actor import Actor
from welfaredesk.services.demo_people import DemoPerson
from welfaredesk.services.demo_work import COMPANY, MUNICIPALITY, POLICE, SCHOOL

Wishes = tuple[tuple[str, ...], str, int | None, str, str, tuple[str, ...], str, str, int]
Offered = tuple[str, str, str, str, str, int, int, str, bool | None, tuple[str, ...], str]
VISITOR = "นางสาวกรองแก้ว ตั้งใจ"
_STAFF = {MUNICIPALITY: 61, COMPANY: 270, POLICE: 38, SCHOOL: 24}
# wanted kinds, wanted work, asked a month in baht, reach, travel, needs, education, skills, waits in days
_SEEKERS: tuple[Wishes, ...] = (
    (("cleaning",), "แม่บ้าน", 9_000, "moo", "เดินไปเอง", ("seated",), "primary", "ทำความสะอาด ทำอาหาร", 210),
    (("clerical", "computer"), "ธุรการ", 10_000, "tambon", "ลูกมาส่ง", ("access", "seated"),
     "vocational", "พิมพ์งาน ใช้โปรแกรมสำนักงาน", 95),
    (("garden", "general"), "คนสวน", 9_000, "tambon", "รถจักรยานยนต์พ่วงข้าง", (),
     "primary", "ปลูกต้นไม้ ตัดหญ้า", 40),
    (("craft",), "เย็บผ้า จักสานที่บ้าน", None, "home", "", ("at_home",), "primary", "จักสาน เย็บกระเป๋า", 300),
    (("phone", "clerical"), "รับโทรศัพท์", 11_000, "amphoe", "รถประจำทาง", ("reader",),
     "bachelor", "พูดคุยดี ใช้โปรแกรมอ่านจอ", 20),
)  # fmt: skip
# place, payer, position, kind, section, seats, baht a month, village, can be entered, what is given, limits
_OPENINGS: tuple[Offered, ...] = (
    (MUNICIPALITY, MUNICIPALITY, "แม่บ้าน", "cleaning", "33", 1, 9_000, "1", True, ("seated", "light"), ""),
    (SCHOOL, COMPANY, "ธุรการโรงเรียน", "clerical", "35-3", 1, 10_500, "2", True, ("seated", "coach"), ""),
    (POLICE, COMPANY, "คนสวน", "garden", "35-3", 2, 9_500, "3", None, (), "ทำงานกลางแจ้ง ต้องยกของ"),
)


def fill(
    session: Session,
    actor: Actor,
    today: date,
    people: Sequence[DemoPerson],
    known: Mapping[str, Organisation],
    placements: Sequence[Placement],
) -> None:
    """Seekers, openings, two offers, head-counts, contacts, visits, and somebody who left three weeks ago."""
    rng = random.Random("jobs")  # noqa: S311  of its own: what was drawn before stays as it is
    busy = {placement.person_id for placement in placements}
    able = [person for person in people if person.kinds and 20 <= person.age < 58 and person.id not in busy]
    *looking, left = rng.sample(able, len(_SEEKERS) + 1)
    seekers = [_seeker(person, wishes, today) for person, wishes in zip(looking, _SEEKERS, strict=True)]
    openings = [_opening(entry, known, today) for entry in _OPENINGS]
    for row in (*seekers, *openings, *_headcounts(known, today), *_contacts(known, today)):
        audit.keep(session, actor, row)
    for offer in _offers(seekers, openings, today):
        audit.keep(session, actor, offer)
    for visit in _visits(placements, today):
        audit.keep(session, actor, visit)
    audit.keep(session, actor, _left(left, known[MUNICIPALITY], today))


def _seeker(person: DemoPerson, wishes: Wishes, today: date) -> JobSeeker:
    kinds, wanted, baht, reach, travel, needs, education, skills, days = wishes
    registered = today - timedelta(days=days)
    return JobSeeker(
        person_id=person.id,
        registered_on=registered,
        education=education,
        skills=skills,
        experience="",
        work_kinds=list(kinds),
        wanted_work=wanted,
        wage_satang=baht * 100 if baht else None,
        wage_unit="month" if baht else "",
        reach=reach,
        travel=travel,
        family_support="อยู่กับครอบครัว",
        needs=list(needs),
        created_at=datetime.combine(registered, time(10)),
    )


def _opening(entry: Offered, known: Mapping[str, Organisation], today: date) -> JobOpening:
    place, payer, position, kind, basis, seats, baht, moo, accessible, supports, limits = entry
    since = today - timedelta(days=14)
    return JobOpening(
        employer_id=known[payer].id,
        workplace_id=known[place].id,
        position=position,
        work_kind=kind,
        basis=basis,
        seats=seats,
        wage_satang=baht * 100,
        wage_unit="month",
        moo=moo,
        tambon="ตัวอย่าง",
        amphoe="ตัวอย่าง",
        accessible=accessible,
        supports=list(supports),
        limits=limits,
        from_on=since,
        created_at=datetime.combine(since, time(11)),
    )


def _offers(seekers: Sequence[JobSeeker], openings: Sequence[JobOpening], today: date) -> list[JobOffer]:
    """One that waits for its answer, one declined."""
    waiting, declined = today - timedelta(days=3), today - timedelta(days=9)
    common = {"offered_by": VISITOR}
    return [
        JobOffer(
            opening_id=openings[1].id,
            seeker_id=seekers[1].id,
            offered_on=waiting,
            created_at=datetime.combine(waiting, time(13)),
            **common,
        ),
        JobOffer(
            opening_id=openings[2].id,
            seeker_id=seekers[0].id,
            offered_on=declined,
            answer="declined",
            answered_on=declined + timedelta(days=2),
            declined_by="seeker",
            reason="งานหนักและไกลบ้าน",
            created_at=datetime.combine(declined, time(13)),
            **common,
        ),
    ]


def _headcounts(known: Mapping[str, Organisation], today: date) -> list[OrganisationHeadcount]:
    latest = thai_dates.be_year(fiscal_year.bounds(fiscal_year.fiscal_year(today))[0])
    return [
        OrganisationHeadcount(organisation_id=known[name].id, year=year, staff=staff + grown)
        for name, staff in _STAFF.items()
        for year, grown in ((latest - 1, 0), (latest, 3))
    ]


def _contacts(known: Mapping[str, Organisation], today: date) -> list[OrganisationContact]:
    asked, heard = today - timedelta(days=20), today - timedelta(days=6)
    common = {"organisation_id": known[COMPANY].id, "contacted_by": VISITOR, "spoke_with": "ฝ่ายบุคคล"}
    return [
        OrganisationContact(
            contacted_on=asked,
            channel="letter",
            result="ส่งหนังสือขอความร่วมมือจ้างงานคนพิการ",
            created_at=datetime.combine(asked, time(9)),
            **common,
        ),
        OrganisationContact(
            contacted_on=heard,
            channel="phone",
            result="สนใจรับเพิ่มตามมาตรา 35 ขอดูรายชื่อผู้หางานก่อน",
            next_action="ส่งรายชื่อผู้หางานให้ฝ่ายบุคคล",
            next_on=today + timedelta(days=2),
            created_at=datetime.combine(heard, time(14)),
            **common,
        ),
    ]


def _visits(placements: Sequence[Placement], today: date) -> list[PlacementVisit]:
    """Those at work were visited lately but two, so that some visits are due."""
    made = []
    for number, placement in enumerate(each for each in placements if each.ended_on is None):
        on = today - timedelta(days=25 + 5 * number)
        if number in (2, 4) or on < placement.started_on:
            continue
        helped = number == 1
        made.append(
            PlacementVisit(
                placement_id=placement.id,
                visited_on=on,
                visitor=VISITOR,
                attendance="sometimes" if helped else "regular",
                outcome="help" if helped else "well",
                problems="นั่งนานแล้วปวดหลัง" if helped else "",
                supports=["workplace"] if helped else [],
                support="ปรับโต๊ะและเก้าอี้" if helped else "",
                employer_comment="ตั้งใจทำงาน",
                next_on=today + timedelta(days=5) if helped else None,
                created_at=datetime.combine(on, time(15)),
            )
        )
    return made


def _left(person: DemoPerson, town: Organisation, today: date) -> Placement:
    """Somebody who left: who comes after within 45 days keeps the year."""
    ended = today - timedelta(days=21)
    started = ended - timedelta(days=300)
    return Placement(
        person_id=person.id,
        employer_id=town.id,
        workplace_id=town.id,
        basis="33",
        position="คนงานทั่วไป",
        wage_satang=340_00,
        wage_unit="day",
        started_on=started,
        ends_on=started + timedelta(days=729),
        ended_on=ended,
        end_reason="resigned",
        created_at=datetime.combine(started, time(9)),
    )

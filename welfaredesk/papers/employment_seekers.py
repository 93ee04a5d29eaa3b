"""E-05 รายชื่อคนพิการที่ต้องการงาน, and E-06 แบบขึ้นทะเบียนคนพิการหางาน, filled or blank (§3.8, A.8)."""

from dataclasses import dataclass
from datetime import date

from welfaredesk.db.engine import Database
from welfaredesk.domain import matching, national_id, thai_dates
from welfaredesk.domain.value_lists import DISABILITY_TYPES
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.office_head import OfficeHead, office_head, signer
from welfaredesk.papers.params import PaperParams, day_of
from welfaredesk.papers.registry import Option, Who, baht, official, options, who
from welfaredesk.queries.job_seekers import SeekerRow, SeekerView, seeker_rows, seeker_view
from welfaredesk.queries.person_page import PersonPage, full_national_id, person_page
from welfaredesk.queries.value_lists import choices, labels


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who looked for work on the list's day, and the days waited until it."""

    row: SeekerRow
    days: int


@dataclass(frozen=True, slots=True)
class SeekerList:
    """E-05: registrations that stood open on a day, in Thai order of names. Not kept, so never a payload."""

    office: OfficeHead
    as_of: str
    rows: tuple[Waiting, ...]
    maker: Signer
    checker: Signer
    day: date


@dataclass(frozen=True, slots=True)
class SeekerPaper:
    """E-06: what is "" or not ticked is for the pen; dates are official dates.

    `card` says until when the card holds, `consent` whether data may be passed on to employers.
    """

    office: OfficeHead
    registered_on: str
    person: Who
    number: str
    card_no: str
    card: str
    kinds: tuple[Option, ...]
    caregiver: str
    education: tuple[Option, ...]
    skills: str
    experience: str
    works: tuple[Option, ...]
    wanted_work: str
    wage: str
    available_on: str
    reach: tuple[Option, ...]
    travel: str
    family_support: str
    needs: tuple[Option, ...]
    needs_note: str
    consent: tuple[Option, ...]
    officer: Signer


def collect_seekers(db: Database, params: PaperParams) -> SeekerList:
    """Who looked for work on a day, today unless one is given. Raises Refused("office_not_set_up")."""
    on = day_of(params)
    rows = tuple(
        Waiting(row, (on - row.registered_on).days) for row in seeker_rows(db) if _looked_for_work(row, on)
    )
    return SeekerList(
        office=office_head(db),
        as_of=thai_dates.official(on),
        rows=tuple(sorted(rows, key=lambda each: (each.row.sort_key, each.row.id))),
        maker=signer(db, "giver", on, "letters"),
        checker=signer(db, "head", on, "letters"),
        day=on,
    )


def collect_registration(db: Database, seeker_id: int) -> SeekerPaper:
    """The form of a registration. Raises RecordNotFound, Refused("office_not_set_up")."""
    view = seeker_view(db, seeker_id)
    return _paper(db, person_page(db, view.row.person_id), view)


def collect_blank_registration(db: Database, params: PaperParams) -> SeekerPaper:
    """The form for the pen: with the facts of the person `params.id`, or without anybody.

    Raises RecordNotFound, Refused("office_not_set_up").
    """
    return _paper(db, person_page(db, params.id) if params.id is not None else None, None)


def _looked_for_work(row: SeekerRow, on: date) -> bool:
    return row.registered_on <= on and (row.closed_on is None or row.closed_on > on)


def _paper(db: Database, page: PersonPage | None, view: SeekerView | None) -> SeekerPaper:
    data = view.data if view else None
    card = page.card if page and page.card and page.card.id is not None else None
    number = full_national_id(db, page.row.id) if page else ""
    consent = page.consent if page else None
    day = data.registered_on if data and data.registered_on else day_of(PaperParams())
    return SeekerPaper(
        office=office_head(db),
        registered_on=official(data.registered_on if data else None),
        person=who(page) if page else Who(),
        number=_formatted(number),
        card_no=_formatted(card.card_no or number) if card else "",
        card=("ตลอดชีพ" if card.lifetime else official(card.expires_on)) if card else "",
        kinds=tuple(
            Option(f"ป.{code} {label}", page is not None and code in page.types)
            for code, label in DISABILITY_TYPES.items()
        ),
        caregiver=(card.caregiver_name or card.caregiver) if card else "",
        education=_ticks(db, "education", data.education if data else ""),
        skills=data.skills if data else "",
        experience=data.experience if data else "",
        works=_ticks(db, "work_kind", *(data.work_kinds if data else ())),
        wanted_work=data.wanted_work if data else "",
        wage=_wage(db, data.wage_satang, data.wage_unit) if data else "",
        available_on=official(data.available_on if data else None),
        reach=options(tuple(matching.REACH.items()), data.reach if data else ""),
        travel=data.travel if data else "",
        family_support=data.family_support if data else "",
        needs=_ticks(db, "work_need", *(data.needs if data else ())),
        needs_note=data.needs_note if data else "",
        consent=(
            Option("ยินยอม", consent is not None and consent.sharing),
            Option("ไม่ยินยอม", consent is not None and not consent.sharing),
        ),
        officer=signer(db, "giver", day, "letters"),
    )


def _formatted(number: str) -> str:
    return national_id.formatted(number) if national_id.is_valid(number) else number


def _ticks(db: Database, list_code: str, *ticked: str) -> tuple[Option, ...]:
    """The values of a list, those ticked that are switched off since too."""
    offered = tuple(choices(db, list_code))
    known = {code for code, _label in offered}
    names = labels(db, list_code)
    left_out = tuple((code, names.get(code, code)) for code in ticked if code and code not in known)
    return options((*offered, *left_out), *ticked)


def _wage(db: Database, satang: int | None, unit: str) -> str:
    return f"{baht(satang)} {labels(db, 'wage_unit').get(unit, 'บาท')}" if satang is not None else ""

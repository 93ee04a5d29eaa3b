"""W-02 แบบสอบข้อเท็จจริง/สอบสภาพครอบครัว (domain specification §1.6): prefilled where the registry knows."""

from collections.abc import Sequence
from dataclasses import dataclass

from welfaredesk.db.engine import Database
from welfaredesk.domain import names, national_id
from welfaredesk.domain.adl import AdlGroup
from welfaredesk.domain.paper_limits import SLIP_PHONE
from welfaredesk.domain.phones import formatted, listed
from welfaredesk.domain.value_lists import LISTS
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.office_head import OfficeHead, office_head, signer
from welfaredesk.papers.params import PaperParams, day_of
from welfaredesk.papers.registry import Option, Who, baht, options, who
from welfaredesk.queries.households import MemberView
from welfaredesk.queries.person_page import PersonPage, full_national_id, person_page
from welfaredesk.queries.value_lists import choices, labels
from welfaredesk.services.person_input import AddressInput

TITLES = ("นาย", "นาง", "นางสาว", "เด็กชาย", "เด็กหญิง")
# what the office's lists do not hold: the boxes of the paper, ticked by the pen
RECEIVED = (
    ("relief", "เงินสงเคราะห์"),
    ("capital", "ทุนประกอบอาชีพ"),
    ("old_age_allowance", "เบี้ยยังชีพผู้สูงอายุ"),
    ("disability_allowance", "เบี้ยความพิการ"),
    ("newborn", "เงินอุดหนุนเด็กแรกเกิด"),
    ("welfare_card", "บัตรสวัสดิการแห่งรัฐ"),
    ("house", "ซ่อมแซมบ้าน"),
    ("state", "หน่วยงานรัฐอื่น"),
    ("private", "หน่วยงานเอกชน"),
    ("loan", "เงินกู้ยืม"),
    ("device", "เครื่องช่วยความพิการ"),
    ("other", "อื่นๆ"),
)


@dataclass(frozen=True, slots=True)
class SurveyMember:
    """Another member of the household; "" is for the pen, and so is a box that nobody ticked."""

    name: str = ""
    age: str = ""
    relation: str = ""
    occupation: str = ""
    income: str = ""
    health: tuple[Option, ...] = ()
    able: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where they live, part by part, as the paper asks for it."""

    house_no: str = ""
    moo: str = ""
    community: str = ""
    alley: str = ""
    soi: str = ""
    road: str = ""
    tambon: str = ""
    amphoe: str = ""
    province: str = ""
    postcode: str = ""
    landmark: str = ""
    position: str = ""
    home_phone: str = ""
    mobile: str = ""


@dataclass(frozen=True, slots=True)
class FamilySurvey:
    """The survey: what is "" or not ticked is for the pen; `income` in baht a month."""

    office: OfficeHead
    titles: tuple[Option, ...]
    other_title: str
    name: str
    national_id: str
    person: Who
    place: Place
    marital: tuple[Option, ...]
    members: tuple[SurveyMember, ...]
    occupations: tuple[Option, ...]
    income: str
    income_sources: tuple[Option, ...]
    helped: tuple[Option, ...]
    received: tuple[Option, ...]
    opinion: Signer
    approver: Signer


def collect_survey(db: Database, person_id: int) -> FamilySurvey:
    """The survey of a person. Raises RecordNotFound, Refused("office_not_set_up")."""
    page = person_page(db, person_id)
    return _survey(db, page)


def collect_blank_survey(db: Database, params: PaperParams) -> FamilySurvey:
    """The paper without anybody on it, for the field."""
    del params
    return _survey(db, None)


def _survey(db: Database, page: PersonPage | None) -> FamilySurvey:
    data = page.data if page else None
    title = data.title if data else ""
    received = _received(page) if page else ()
    today = day_of(PaperParams())
    return FamilySurvey(
        office=office_head(db),
        titles=tuple(Option(each, each == title) for each in TITLES),
        other_title="" if title in TITLES else title,
        name=names.full_name("", data.first, data.last) if data else "",
        national_id=_number(db, page) if page else "",
        person=who(page) if page else Who(),
        place=_place(page) if page else Place(),
        marital=_options(db, "marital", data.marital if data else ""),
        members=_members(db, page) if page else (),
        occupations=_options(db, "occupation", data.occupation if data else ""),
        income=baht(data.income_satang) if data else "",
        income_sources=_options(db, "income_source", data.income_source if data else ""),
        helped=(Option("ไม่เคย"), Option("เคย", bool(received))),
        received=options(RECEIVED, *received),
        opinion=signer(db, "opinion", today, "surveys"),
        approver=signer(db, "approver", today, "surveys"),
    )


def _options(db: Database, list_code: str, value: str) -> tuple[Option, ...]:
    return options(choices(db, list_code, keep=value), value)


def _number(db: Database, page: PersonPage) -> str:
    number = full_national_id(db, page.row.id)
    return national_id.formatted(number) if number else ""


def _received(page: PersonPage) -> tuple[str, ...]:
    """The kinds of help the registry knows of."""
    known = dict(LISTS["programme"])
    found = [each.programme for each in page.enrolments if each.programme in known]
    if page.data.welfare_card:
        found.append("welfare_card")
    if any(not loan.cancelled and loan.beneficiary_id == page.row.id for loan in page.loans):
        found.append("device")
    return tuple(found)


def _place(page: PersonPage) -> Place:
    address: AddressInput = page.data.living or page.data.address
    numbers = [entry.number for entry in page.phones]
    parts = (
        "house_no",
        "moo",
        "community",
        "alley",
        "soi",
        "road",
        "tambon",
        "amphoe",
        "province",
        "postcode",
    )
    position = ""
    if address.latitude is not None and address.longitude is not None:
        position = f"{address.latitude:.5f}, {address.longitude:.5f}"
    return Place(
        **{part: getattr(address, part) for part in parts},
        landmark=address.landmark,
        position=position,
        home_phone=_phones(numbers, mobile=False),
        mobile=_phones(numbers, mobile=True),
    )


def _phones(numbers: Sequence[str], *, mobile: bool) -> str:
    found = (formatted(number) for number in numbers if (len(number) == 10) is mobile)
    return listed(found, SLIP_PHONE)


def _members(db: Database, page: PersonPage) -> tuple[SurveyMember, ...]:
    """The others of the household who live there."""
    home = page.household
    others = [
        each for each in (home.members if home else ()) if each.person_id != page.row.id and not each.gone
    ]
    words = labels(db, "occupation")
    return tuple(_member(db, other, words) for other in others)


def _member(db: Database, member: MemberView, words: dict[str, str]) -> SurveyMember:
    page = person_page(db, member.person_id)
    group = page.assessments[0].group if page.assessments else None
    disabled = "disabled" in page.row.groups
    return SurveyMember(
        name=member.name,
        age="" if member.age is None else str(member.age),
        relation=member.relation_label,
        occupation=words.get(page.data.occupation, ""),
        income=baht(page.data.income_satang),
        health=(Option("ปกติ"), Option("พิการ", disabled), Option("ป่วยเรื้อรัง")),
        able=(Option("ได้", group is AdlGroup.SOCIAL), Option("ไม่ได้", group is AdlGroup.BED)),
    )

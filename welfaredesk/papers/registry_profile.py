"""P-00 แฟ้มประวัติบุคคล: everything the office knows of one person, ids masked unless asked for."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from welfaredesk.db.engine import Database
from welfaredesk.domain import national_id
from welfaredesk.domain.addresses import address_line
from welfaredesk.papers.office_head import OfficeHead, office_head
from welfaredesk.papers.params import PaperParams
from welfaredesk.papers.registry import SEXES, baht, official, phone_line, printed_on, table_date
from welfaredesk.papers.registry_profile_tables import ProfileTable, tables
from welfaredesk.queries.person_page import PersonPage, person_page
from welfaredesk.queries.value_lists import labels
from welfaredesk.services.person_input import AddressInput

Words = Mapping[str, Mapping[str, str]]
_LISTS = ("marital", "occupation", "income_source", "health_right", "sso_section", "sso_option")


@dataclass(frozen=True, slots=True)
class ProfileField:
    """A fact and what is known of it ("" when nothing is); a `wide` one takes the whole width.

    A `code` keeps its digits as they are.
    """

    label: str
    value: str
    wide: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """The file of one person: facts in sections, then tables; `photo` is the JPEG in base64 or ""."""

    office: OfficeHead
    name: str
    printed_on: str
    photo: str
    identity: tuple[ProfileField, ...]
    living: tuple[ProfileField, ...]
    livelihood: tuple[ProfileField, ...]
    tables: tuple[ProfileTable, ...]
    note: str
    full_ids: bool = False


def collect_profile(db: Database, params: PaperParams) -> Profile:
    """The file of person `params.id`. Raises RecordNotFound, Refused("office_not_set_up")."""
    page = person_page(db, params.id or 0, full_ids=params.full_ids)
    words = {code: labels(db, code) for code in (*_LISTS, "caregiver", "relation")}
    return Profile(
        office=office_head(db),
        name=page.row.name,
        printed_on=printed_on(),
        photo=b64encode(page.photo).decode("ascii") if page.photo else "",
        identity=_identity(page),
        living=_living(page),
        livelihood=_livelihood(page, words),
        tables=tables(page, words, full_ids=params.full_ids),
        note=page.note,
        full_ids=params.full_ids,
    )


def _identity(page: PersonPage) -> tuple[ProfileField, ...]:
    data, row = page.data, page.row
    number = national_id.formatted(row.national_id) if row.national_id.isdecimal() else row.national_id
    if not number and page.no_id_reason:
        number = f"ยังไม่มีเลข ({page.no_id_reason})"
    state = " ".join(
        word
        for gone, word in (
            (row.died, f"เสียชีวิต {_event(page, 'died')}"),
            (row.moved_out, f"ย้ายออก {_event(page, 'moved_out')}"),
        )
        if gone
    )
    return (
        ProfileField("ชื่อ – สกุล", row.name, wide=True),
        ProfileField("ชื่อเล่น", data.nickname),
        ProfileField("เพศ", SEXES.get(data.sex, "")),
        ProfileField("เลขประจำตัวประชาชน", number, wide=True, code=True),
        ProfileField("วันเกิด", official(data.birth_date, data.birth_precision)),
        ProfileField("อายุ", "" if row.age is None else f"{row.age} ปี"),
        ProfileField("ชื่อที่สะกดต่างกัน", ", ".join(page.other_spellings), wide=True),
        ProfileField("สถานะ", state.strip() or "มีชีวิตอยู่ในพื้นที่", wide=True),
    )


def _event(page: PersonPage, kind: str) -> str:
    days = [event.happened_on for event in page.life_events if event.kind == kind and event.confirmed]
    return table_date(days[0]) if days else ""


def _living(page: PersonPage) -> tuple[ProfileField, ...]:
    data = page.data
    living = address_line(page.living) if page.living else "ตามทะเบียนบ้าน"
    home = data.living or data.address
    return (
        ProfileField("ที่อยู่ตามทะเบียนบ้าน", address_line(page.address), wide=True),
        ProfileField("ที่อยู่จริง", living, wide=True),
        ProfileField("สถานที่ใกล้เคียง", home.landmark, wide=True),
        ProfileField("พิกัด", _position(home)),
        ProfileField("โทรศัพท์", phone_line(page), wide=True),
    )


def _position(address: AddressInput) -> str:
    if address.latitude is None or address.longitude is None:
        return ""
    return f"{address.latitude:.5f}, {address.longitude:.5f}"


def _livelihood(page: PersonPage, words: Words) -> tuple[ProfileField, ...]:
    data = page.data

    def word(code: str) -> str:
        value = getattr(data, code)
        return words[code].get(value, value)

    card = {True: "มี", False: "ไม่มี", None: ""}[data.welfare_card]
    sso = " ".join(part for part in (word("sso_section"), word("sso_option")) if part)
    income = f"{baht(data.income_satang)} บาท" if data.income_satang is not None else ""
    return (
        ProfileField("สถานภาพสมรส", word("marital")),
        ProfileField("อาชีพ", word("occupation")),
        ProfileField("รายได้ต่อเดือน", income),
        ProfileField("ที่มาของรายได้", word("income_source")),
        ProfileField("สิทธิรักษาพยาบาล", word("health_right")),
        ProfileField("บัตรสวัสดิการแห่งรัฐ", card),
        ProfileField("ประกันสังคม", sso, wide=True),
    )

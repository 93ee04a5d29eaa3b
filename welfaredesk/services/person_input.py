"""What the form of a person gives, and what is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date

from welfaredesk import clock
from welfaredesk.domain import names, national_id, paper_limits, phones, thai_dates, thai_text
from welfaredesk.domain.addresses import ParsedAddress, address_line
from welfaredesk.errors import Issue
from welfaredesk.services import positions
from welfaredesk.services.limits import over, too_long

ADDRESS_LIMITS = {
    **dict.fromkeys(("house_no", "moo", "postcode"), paper_limits.HOUSE_NO),
    **dict.fromkeys(
        ("community", "alley", "soi", "road", "tambon", "amphoe", "province"), paper_limits.ADDRESS_PART
    ),
    "landmark": paper_limits.LANDMARK,
}
LIMITS = {
    "nickname": paper_limits.SLIP_RELATION,
    "no_id_reason": paper_limits.REASON,
    "note": paper_limits.PERSON_NOTE,
}


@dataclass(frozen=True, slots=True)
class AddressInput:
    """Parts of an address; `moo` is Arabic digits or empty, the position decimal degrees, whole or absent."""

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
    latitude: float | None = None
    longitude: float | None = None

    @property
    def parsed(self) -> ParsedAddress:
        """The parts that papers print."""
        return ParsedAddress(**{part.name: getattr(self, part.name) for part in fields(ParsedAddress)})


@dataclass(frozen=True, slots=True)
class PhoneInput:
    """A telephone number and whose it is; "" is the person's own."""

    number: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class PersonInput:
    """A person as a form gives it. Either `national_id` or `no_id_reason` is filled.

    `birth_precision` is day, month or year; `sex` is "M", "F" or "" (then taken from the title).
    `income_satang` is per month; codes are of the lists marital, occupation, income_source, health_right,
    sso_section, sso_option; `living` None means that the person lives where registered. With `phones` None
    the numbers are those in the line `phone`, and the owners known of them stay.
    """

    title: str = ""
    first: str = ""
    last: str = ""
    nickname: str = ""
    sex: str = ""
    national_id: str = ""
    no_id_reason: str = ""
    birth_date: date | None = None
    birth_precision: str = "day"
    phone: str = ""
    note: str = ""
    address: AddressInput = field(default_factory=AddressInput)
    living: AddressInput | None = None
    phones: tuple[PhoneInput, ...] | None = None
    marital: str = ""
    occupation: str = ""
    income_satang: int | None = None
    income_source: str = ""
    health_right: str = ""
    welfare_card: bool | None = None
    sso_section: str = ""
    sso_option: str = ""

    def numbers(self) -> tuple[PhoneInput, ...]:
        """The numbers in digits, each once, in the order given."""
        if self.phones is None:
            return tuple(PhoneInput(number) for number in phones.split_phones(self.phone))
        kept: dict[str, PhoneInput] = {}
        for entry in self.phones:
            for number in phones.split_phones(entry.number):
                kept.setdefault(number, PhoneInput(number, thai_text.clean(entry.owner)))
        return tuple(kept.values())


def validate(data: PersonInput) -> list[Issue]:
    """Issues of a person's form: names, id, birth date, phones, addresses, income."""
    issues = [] if data.first.strip() else [Issue("first", "required")]
    name = names.full_name(names.expand_title(data.title), data.first.strip(), data.last.strip())
    issues += too_long("first", name, paper_limits.SLIP_NAME) + over(data, LIMITS)
    issues += _id_issues(data)
    if data.birth_date is not None and data.birth_date > clock.today():
        issues.append(Issue("birth_date", "date_future", {"read": thai_dates.table(data.birth_date)}))
    issues += _phone_issues(data)
    issues += _address_issues(data.address, "")
    if data.living is not None:
        issues += _address_issues(data.living, "living_")
    if data.income_satang is not None and data.income_satang < 0:
        issues.append(Issue("income_satang", "negative_amount"))
    if data.sso_option and data.sso_section != "40":
        issues.append(Issue("sso_option", "sso_option_without_40"))
    return issues


def id_params(error: national_id.NationalIdError) -> dict[str, str]:
    """What the sentences about ids name: what was read, its length, the check digit expected."""
    digits = sum(letter.isdigit() for letter in error.read)
    return {"read": error.read, "digits": str(digits), "expected": error.expected_digit or ""}


def number_issues(field_name: str, number: str) -> list[Issue]:
    """An issue when what was typed is no national id."""
    try:
        national_id.normalise(number)
    except national_id.NationalIdError as error:
        return [Issue(field_name, error.code, id_params(error))]
    return []


def _id_issues(data: PersonInput) -> list[Issue]:
    if not data.national_id.strip():
        return [] if data.no_id_reason.strip() else [Issue("national_id", "id_or_reason")]
    return number_issues("national_id", data.national_id)


def _phone_issues(data: PersonInput) -> list[Issue]:
    if data.phones is None:
        return [] if not data.phone.strip() else _unreadable("phone", [data.phone])
    issues = _unreadable("phones", [entry.number for entry in data.phones])
    for entry in data.phones:
        issues += too_long("phones", entry.owner, paper_limits.SLIP_RELATION)
    return issues


def _unreadable(field_name: str, written: Sequence[str]) -> list[Issue]:
    found = ((text, phones.split_phones(text)) for text in written)
    return [
        Issue(field_name, "phone_unreadable", {"read": text})
        for text, numbers in found
        if not numbers or not all(map(phones.is_valid_phone, numbers))
    ]


def _address_issues(address: AddressInput, prefix: str) -> list[Issue]:
    issues: list[Issue] = []
    for name, limit in ADDRESS_LIMITS.items():
        issues += too_long(prefix + name, getattr(address, name), limit)
    if not issues:  # a part that is too long makes the line so
        issues = too_long(prefix + "road", address_line(address.parsed), paper_limits.SLIP_ADDRESS)
    return issues + positions.issues(address.latitude, address.longitude, prefix)

"""The tables of a person's file (P-00): one per thing a person has several of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from welfaredesk.domain import national_id
from welfaredesk.domain.adl import GROUP_NAMES
from welfaredesk.domain.disability_cards import CardStatus
from welfaredesk.domain.value_lists import DISABILITY_TYPES
from welfaredesk.papers.registry import baht, table_date
from welfaredesk.queries.lending import LoanRow
from welfaredesk.queries.person_page import PersonPage

Words = Mapping[str, Mapping[str, str]]
Rows = tuple[tuple[str, ...], ...]

_CARD = {
    CardStatus.OK: "ใช้ได้",
    CardStatus.SOON: "ใกล้หมดอายุ",
    CardStatus.EXPIRED: "หมดอายุ",
    CardStatus.LIFETIME: "ตลอดชีพ",
    CardStatus.RETURNED: "คืนแล้ว",
    CardStatus.UNKNOWN: "ไม่ทราบวันหมดอายุ",
}
_CHANGE = {"better": "ดีขึ้น", "worse": "แย่ลง", "": ""}
_EVENTS = {"died": "เสียชีวิต", "moved_out": "ย้ายออก", "moved_in": "ย้ายเข้า"}
_DECIDED = {True: "ยืนยันแล้ว", False: "ไม่ใช่", None: "รอยืนยัน"}
_GONE = {"died": " (เสียชีวิต)", "moved_out": " (ย้ายออก)", "": ""}


@dataclass(frozen=True, slots=True)
class ProfileColumn:
    """A heading and how wide its column is next to the others.

    Amounts stand at the right; codes keep their digits as they are.
    """

    heading: str
    share: int
    amount: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class ProfileTable:
    """One section of the file; without rows it says that there is nothing."""

    heading: str
    columns: tuple[ProfileColumn, ...]
    rows: Rows
    lead: str = ""


def tables(page: PersonPage, words: Words, *, full_ids: bool) -> tuple[ProfileTable, ...]:
    """Every table of the file in its order; a card number that is a national id is masked like one."""
    makers: tuple[Callable[[PersonPage, Words], ProfileTable], ...] = (
        _groups,
        partial(_cards, full_ids=full_ids),
        _enrolments,
        _household,
        _assessments,
        _visits,
        _loans,
        _papers,
        _consents,
        _events,
    )
    return tuple(make(page, words) for make in makers)


def _columns(*parts: tuple[str, int]) -> tuple[ProfileColumn, ...]:
    return tuple(ProfileColumn(heading, share) for heading, share in parts)


def _groups(page: PersonPage, _words: Words) -> ProfileTable:
    rows = [(each.label, table_date(each.from_on), table_date(each.to_on)) for each in page.groups]
    if "elderly" in page.row.groups:
        rows.insert(0, ("ผู้สูงอายุ (ตามวันเกิด)", "", ""))
    return ProfileTable("กลุ่มเป้าหมาย", _columns(("กลุ่ม", 6), ("ตั้งแต่", 2), ("ถึง", 2)), tuple(rows))


def _cards(page: PersonPage, _words: Words, *, full_ids: bool) -> ProfileTable:
    columns = (
        ProfileColumn("เลขที่บัตร", 4, code=True),
        *_columns(("วันออกบัตร", 3), ("วันหมดอายุ", 3), ("สถานะ", 3), ("ผู้ดูแล", 6)),
    )
    rows = tuple(
        (
            _card_no(card.card_no, full_ids),
            table_date(card.issued_on),
            "ตลอดชีพ" if card.lifetime else table_date(card.expires_on),
            _CARD[card.status],
            f"{card.caregiver_name or card.caregiver} {card.caregiver_relation}".strip(),
        )
        for card in page.cards
    )
    types = ", ".join(f"{code} {DISABILITY_TYPES[code]}" for code in page.types)
    lead = f"ประเภทความพิการ {types}" if types else ""
    return ProfileTable("บัตรประจำตัวคนพิการ", columns, rows, lead)


def _card_no(number: str, full_ids: bool) -> str:
    if full_ids or not national_id.is_valid(number):
        return number
    return national_id.masked(national_id.normalise(number))


def _enrolments(page: PersonPage, _words: Words) -> ProfileTable:
    columns = (
        ProfileColumn("โครงการ", 5),
        ProfileColumn("บาทต่อเดือน", 3, amount=True),
        *_columns(("ทะเบียนเลขที่", 3), ("ตั้งแต่", 3), ("ถึง", 3), ("สถานะ", 2)),
    )
    rows = tuple(
        (
            each.label,
            baht(each.amount_satang),
            each.register_no,
            table_date(each.from_on),
            table_date(each.to_on),
            each.status_label,
        )
        for each in (*page.enrolments, *page.ended_enrolments)
    )
    return ProfileTable("สวัสดิการและเบี้ยยังชีพ", columns, rows)


def _household(page: PersonPage, words: Words) -> ProfileTable:
    columns = _columns(("ชื่อ – สกุล", 6), ("อายุ (ปี)", 2), ("ความสัมพันธ์กับเจ้าบ้าน", 4), ("อยู่ตั้งแต่", 3))
    home = page.household
    rows = tuple(
        (
            member.name + _GONE[member.gone],
            "" if member.age is None else str(member.age),
            member.relation_label,
            table_date(member.from_on),
        )
        for member in (home.members if home else ())
    )
    places = []
    if home:
        code = f" รหัสประจำบ้าน {_house_code(home.house_code)}" if home.house_code else ""
        places.append(f"บ้านเลขที่ {home.house_no} หมู่ที่ {home.moo}{code}")
    places += [
        f"เดิมอยู่บ้านเลขที่ {each.house_no} หมู่ที่ {each.moo} ถึง {table_date(each.to_on)}"
        f" ({words['relation'].get(each.relation, each.relation)})"
        for each in page.former_households
    ]
    return ProfileTable("ครัวเรือน", columns, rows, " / ".join(places))


def _house_code(code: str) -> str:
    return f"{code[:4]}-{code[4:10]}-{code[10:]}" if len(code) == 11 else code


def _assessments(page: PersonPage, words: Words) -> ProfileTable:
    columns = _columns(
        ("วันที่", 3), ("คะแนน", 2), ("กลุ่ม", 2), ("เทียบครั้งก่อน", 3), ("ผู้ดูแล", 4), ("ผู้ประเมิน", 4), ("หมายเหตุ", 5)
    )
    rows = tuple(
        (
            table_date(each.assessed_on),
            f"{each.total}/20",
            GROUP_NAMES[each.group],
            _CHANGE[each.change],
            words["caregiver"].get(each.caregiver, each.caregiver),
            each.assessor,
            each.note,
        )
        for each in page.assessments
    )
    return ProfileTable("การประเมินกิจวัตรประจำวัน (ADL)", columns, rows)


def _visits(page: PersonPage, _words: Words) -> ProfileTable:
    columns = _columns(("วันที่", 3), ("ผู้เยี่ยม", 4), ("วัตถุประสงค์", 4), ("ผลการเยี่ยม", 8), ("นัดครั้งต่อไป", 3))
    rows = tuple(
        (
            table_date(each.visited_on),
            each.visitor,
            each.purpose,
            each.findings,
            table_date(each.next_on),
        )
        for each in page.visits
    )
    return ProfileTable("การเยี่ยมบ้าน", columns, rows)


def _loans(page: PersonPage, _words: Words) -> ProfileTable:
    columns = _columns(("ใบยืม", 3), ("รายการ", 6), ("รหัส", 4), ("วันยืม", 3), ("กำหนดคืน", 3), ("วันคืน", 3))
    rows = tuple(
        (
            each.no,
            each.model,
            each.code,
            table_date(each.lent_on),
            table_date(each.due_on),
            "ยกเลิก" if each.cancelled else _returned(each),
        )
        for each in page.loans
    )
    return ProfileTable("การยืมกายอุปกรณ์", columns, rows)


def _returned(loan: LoanRow) -> str:
    return table_date(loan.returned_on) if loan.return_day_known else "ไม่ทราบวันที่"


def _papers(page: PersonPage, _words: Words) -> ProfileTable:
    columns = _columns(("แบบ", 3), ("เลขที่", 3), ("วันที่ออก", 3), ("หมายเหตุ", 5))
    rows = tuple(
        (each.form, each.no, table_date(each.issued_on), "ยกเลิกแล้ว" if each.voided else "")
        for each in page.papers
    )
    return ProfileTable("เอกสารที่ออกให้", columns, rows)


def _consents(page: PersonPage, _words: Words) -> ProfileTable:
    columns = _columns(
        ("วันที่", 3),
        ("ฉบับที่", 2),
        ("สุขภาพ", 2),
        ("ภาพถ่าย", 2),
        ("ส่งต่อข้อมูล", 2),
        ("ผู้ให้ความยินยอม", 4),
        ("ถอนเมื่อ", 3),
    )
    rows = tuple(
        (
            table_date(each.given_on),
            each.notice_version,
            *("ยินยอม" if agreed else "ไม่ยินยอม" for agreed in (each.health, each.photo, each.sharing)),
            each.given_by or page.row.name,
            table_date(each.withdrawn_at.date() if each.withdrawn_at else None),
        )
        for each in page.consents
    )
    return ProfileTable("ความยินยอมเรื่องข้อมูลส่วนบุคคล", columns, rows)


def _events(page: PersonPage, _words: Words) -> ProfileTable:
    columns = _columns(("เหตุการณ์", 3), ("วันที่", 3), ("สถานะ", 3), ("หมายเหตุ", 8))
    rows = tuple(
        (
            _EVENTS.get(each.kind, each.kind),
            table_date(each.happened_on),
            _DECIDED[each.confirmed],
            each.remark,
        )
        for each in page.life_events
    )
    return ProfileTable("การเสียชีวิตและการย้าย", columns, rows)

"""Certificates of work and letters to organisations: numbered, refused, told in the history."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from tests import factories
from tests.factories import CLERK
from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.db.models import AuditEvent, EmploymentLetter, Placement, WorkCertificate
from welfaredesk.errors import DomainError, RecordNotFound, Refused, ValidationFailed
from welfaredesk.queries import numbered_records
from welfaredesk.queries.employment_papers import certificates_of, letters_to
from welfaredesk.services import checks, contacts, employment
from welfaredesk.services.employment import OrganisationInput, PlacementInput
from welfaredesk.services.employment_papers import (
    CertificateInput,
    LetterInput,
    YearInput,
    certify,
    certify_year,
    write_letter,
    write_letters,
)


@pytest.fixture
def town(db: Database) -> int:
    return employment.save_organisation(CLERK, db, OrganisationInput("เทศบาลตำบลตัวอย่าง", "state")).id


@pytest.fixture
def work(db: Database, town: int) -> int:
    """Work from 1 January 2568 to 30 September 2570 that ended on 1 March 2569."""
    person = factories.add_person(db)
    data = PlacementInput(person, town, town, "33", date(2025, 1, 1), date(2027, 9, 30))
    placement = employment.create_placement(CLERK, db, data).id
    employment.end_placement(CLERK, db, placement, date(2026, 3, 1), "resigned")
    return placement


def codes(raised: pytest.ExceptionInfo[ValidationFailed]) -> dict[str, str]:
    return {issue.field: issue.code for issue in raised.value.issues}


def test_certificates_count_by_calendar_year_and_once_a_day(db: Database, work: int) -> None:
    first = certify(CLERK, db, CertificateInput(work, 2568))
    assert first.no == "1/2569"
    assert certify(CLERK, db, CertificateInput(work, 2568)) == first
    assert certify(CLERK, db, CertificateInput(work, 2569)).no == "2/2569"
    assert certify(CLERK, db, CertificateInput(work, 2568, purpose="การกู้เงิน")).no == "3/2569"
    clock.set_today(date(2026, 12, 1))
    assert certify(CLERK, db, CertificateInput(work, 2568)).no == "4/2569"
    assert [row.no for row in certificates_of(db, work)] == ["4/2569", "3/2569", "2/2569", "1/2569"]
    assert checks.check(db) == []
    with db.reading() as session:
        events = session.scalars(select(AuditEvent).where(AuditEvent.entity == "work_certificate")).all()
    assert [(event.action, event.after["no"]) for event in events][:1] == [("create", "1/2569")]
    assert len(events) == 4


def test_everybody_of_a_year_gets_one_and_no_second(db: Database, town: int, work: int) -> None:
    others = [factories.add_person(db, number, first=f"คนที่{number}") for number in (4, 5)]
    for place, person in enumerate(others):
        wage = {"wage_satang": 340_00, "wage_unit": "day"} if place else {}
        data = PlacementInput(person, town, town, "33", date(2025, 10, 1 + place), **wage)
        unnamed = employment.create_placement(CLERK, db, data).id
    single = certify(CLERK, db, CertificateInput(work, 2569))
    made = certify_year(CLERK, db, YearInput(2569, with_wage=True))
    assert (len(made.ids), made.unnamed) == (3, 0)
    assert made.ids[0] == single.id  # its wage is not known, so it says the same
    with db.transaction() as session:
        session.get_one(Placement, unnamed).person_id = None
    again = certify_year(CLERK, db, YearInput(2569, with_wage=True))
    assert (again.ids, again.unnamed) == (made.ids[:2], 1)
    assert numbered_records.by_numbers(db, "work_certificate", ["๒/๒๕๖๙"]) == [made.ids[1]]
    assert numbered_records.by_days(db, "work_certificate", *2 * [date(2026, 11, 22)]) == list(made.ids)
    with pytest.raises(ValidationFailed) as raised:
        certify_year(CLERK, db, YearInput(2560))
    assert codes(raised) == {"year": "nobody_worked"}
    assert checks.check(db) == []


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"year": 2567}, "year", "not_at_work_in_year"),
        ({"year": 2570}, "year", "not_at_work_in_year"),
        ({"with_wage": True}, "with_wage", "wage_not_known"),
        ({"issued_on": date(2026, 11, 23)}, "issued_on", "date_future"),
        ({"issued_on": date(2024, 12, 31)}, "year", "not_at_work_in_year"),
        ({"purpose": "ก" * 121}, "purpose", "too_long"),
    ],
)
def test_what_can_not_be_certified(
    db: Database, work: int, change: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(ValidationFailed) as raised:
        certify(CLERK, db, replace(CertificateInput(work, 2569), **change))
    assert codes(raised)[field] == code
    assert certify(CLERK, db, CertificateInput(work, 2569)).no == "1/2569"  # nothing was numbered


def test_work_of_somebody_only_named_is_not_certified(db: Database, work: int) -> None:
    with db.transaction() as session:
        row = session.get_one(Placement, work)
        row.person_id, row.person_name = None, "สมศรี"
    with pytest.raises(Refused) as refused:
        certify(CLERK, db, CertificateInput(work, 2569))
    assert refused.value.code == "work_not_named"
    with pytest.raises(RecordNotFound):
        certify(CLERK, db, CertificateInput(work + 9, 2569))
    with db.reading() as session:
        assert session.scalars(select(WorkCertificate)).all() == []


def test_letters_share_the_numbers_of_all_letters(db: Database, town: int, late_loan: int) -> None:
    letter = LetterInput(town, "request", "นายกเทศมนตรีตำบลตัวอย่าง")
    assert write_letter(CLERK, db, letter).no == "1/2570"
    contacts.log_letters(CLERK, db, {late_loan: 1})
    assert write_letter(CLERK, db, replace(letter, kind="result")).no == "3/2570"
    assert [(row.no, row.what) for row in letters_to(db, town)] == [
        ("3/2570", "result"),
        ("1/2570", "request"),
    ]
    assert checks.check(db) == []


@pytest.fixture
def late_loan(db: Database) -> int:
    person, item = factories.add_person(db, 7, first="สมชาย"), factories.add_item(db)
    lent = factories.lend_one(db, person, item)
    clock.set_today(date(2027, 12, 1))
    return lent.contract_id


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"kind": "34"}, "kind", "letter_kind"),
        ({"addressee": " "}, "addressee", "required"),
        ({"addressee": "ก" * 121}, "addressee", "too_long"),
        ({"remark": "ก" * 301}, "remark", "too_long"),
        ({"options": ("35-1", "34")}, "options", "letter_option"),
        ({"person_ids": tuple(range(31))}, "person_ids", "too_many"),
        ({"written_on": date(2026, 11, 23)}, "written_on", "date_future"),
    ],
)
def test_what_a_letter_can_not_be(
    db: Database, town: int, change: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(ValidationFailed) as raised:
        write_letter(CLERK, db, replace(LetterInput(town, "request", "นายก"), **change))
    assert codes(raised) == {field: code}


def test_the_same_letter_goes_to_several_or_to_none(db: Database, town: int) -> None:
    other = employment.save_organisation(CLERK, db, OrganisationInput("โรงเรียนบ้านตัวอย่าง", "state")).id
    data = LetterInput(None, "request", "หัวหน้าหน่วยงาน")
    made = write_letters(CLERK, db, [town, other], data)
    with db.reading() as session:
        letters = [session.get_one(EmploymentLetter, each) for each in made.ids]
        assert [(row.no, row.addressee) for row in letters] == [
            ("1/2569", "หัวหน้าหน่วยงาน เทศบาลตำบลตัวอย่าง"),
            ("2/2569", "หัวหน้าหน่วยงาน โรงเรียนบ้านตัวอย่าง"),
        ]
    long = replace(data, addressee="ก" * 100)
    with pytest.raises(ValidationFailed) as raised:
        write_letters(CLERK, db, [town, other], long)
    assert codes(raised) == {"addressee": "too_long"}
    with pytest.raises(ValidationFailed) as raised:
        write_letters(CLERK, db, [], data)
    assert codes(raised) == {"organisation_ids": "organisation_required"}
    assert len(letters_to(db, town)) == 1


def test_whom_a_request_offers_stays_told(db: Database, town: int) -> None:
    person = factories.add_person(db)
    write_letter(CLERK, db, LetterInput(town, "request", "นายก", person_ids=(person,)))
    with db.reading() as session:
        event = session.scalars(select(AuditEvent).where(AuditEvent.entity == "employment_letter")).one()
    assert event.after["people"] == [person]
    with pytest.raises(DomainError):
        write_letter(CLERK, db, LetterInput(town, "request", "นายก", person_ids=(person + 99,)))

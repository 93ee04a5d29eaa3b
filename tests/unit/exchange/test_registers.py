"""The two registers of the office come in as the truth has them, and come in once."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from tests.unit.exchange.office import DISABLED, ELDERLY, codes, dump, known_people, people, take, told, truth
from welfaredesk.db.engine import Database
from welfaredesk.db.models import (
    AuditEvent,
    DisabilityCard,
    DisabilityType,
    Enrolment,
    GroupMembership,
    ImportRow,
    LifeEvent,
    Person,
    PersonAlias,
    PersonIdentifier,
)
from welfaredesk.exchange import importing
from welfaredesk.queries import imports as queries
from welfaredesk.queries.person_page import person_page
from welfaredesk.services import checks

NOTES = ("card_expired", "sheet_without_header")


def person_id_of(db: Database, number: str) -> int:
    with db.reading() as session:
        wanted = select(PersonIdentifier.person_id).where(PersonIdentifier.value == number)
        return session.scalars(wanted).one()


def test_the_findings_are_those_of_the_truth(db: Database) -> None:
    report = take(db, ELDERLY, DISABLED)
    expected = {
        "id_check_digit": truth()["elderly"]["bad_ids"],
        "no_identity": truth()["elderly"]["missing_ids"],
        "duplicate_row": truth()["elderly"]["duplicate_rows"],
        "other_spelling": 3,
        "remark_death": 1,
    }
    assert codes(report, but=NOTES) == expected
    assert report.left_out == 10
    bad = [p["nid"] for p in truth()["problems"] if p["kind"] == "bad_check_digit"]
    read = [p.params["read"] for p in report.result.problems if p.code == "id_check_digit"]
    assert sorted(read) == sorted(bad)


def test_every_person_comes_in_once_and_as_the_truth_has_them(db: Database) -> None:
    report = take(db, ELDERLY, DISABLED)
    found = people(db)
    assert len(found) == report.created == truth()["known_by_id_in_1_and_2"] == 514
    other = {n: p for n, p in found.items() if p != told(truth()["people"][n])}
    # three people stand in the register of disability alone, and there without the ์ of their surname
    assert [replace(p, last=p.last + "์") for p in other.values()] == [
        told(truth()["people"][n]) for n in other
    ]
    assert len(other) == 3
    assert found.keys() == known_people().keys()
    with db.reading() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 514
    assert report.to_json()["rows"] == 451 + 171
    assert report.created + report.updated + report.unchanged + report.left_out == 451 + 171


def test_disabilities_cards_and_caregivers(db: Database) -> None:
    take(db, ELDERLY, DISABLED)
    disabled = {n: p for n, p in truth()["people"].items() if "types" in p}
    with db.reading() as session:
        numbers = {row.person_id: row.value for row in session.scalars(select(PersonIdentifier))}
        types: dict[str, list[int]] = {}
        for row in session.scalars(select(DisabilityType).order_by(DisabilityType.code)):
            types.setdefault(numbers[row.person_id], []).append(row.code)
        primaries = [row.person_id for row in session.scalars(select(DisabilityType)) if row.is_primary]
        cards = {
            numbers[card.person_id]: {
                "issued": card.issued_on.isoformat() if card.issued_on else None,
                "expires": card.expires_on.isoformat() if card.expires_on else None,
                "lifetime": card.lifetime,
            }
            for card in session.scalars(select(DisabilityCard))
        }
        members = session.scalars(
            select(GroupMembership.person_id).where(GroupMembership.group_code == "disabled")
        ).all()
        caregiver = session.scalars(
            select(DisabilityCard).where(DisabilityCard.person_id == person_id_of(db, "3000006804441"))
        ).one()
        assert (caregiver.caregiver, caregiver.caregiver_relation) == ("ภัทรภร แก้วศิริ", "พี่สาว")
    assert {n: sorted(p["types"]) for n, p in disabled.items()} == types
    assert {n: {"expires": None, **p["card"]} for n, p in disabled.items()} == cards
    assert len(members) == len(set(members)) == 171
    assert len(primaries) == len(set(primaries)) == 171


def test_allowances_count_from_the_fiscal_year_of_the_title(db: Database) -> None:
    take(db, ELDERLY)
    with db.reading() as session:
        rows = session.scalars(select(Enrolment)).all()
    assert len(rows) == 447 - 10
    assert {row.programme for row in rows} == {"old_age_allowance"}
    assert {row.from_on.isoformat() for row in rows if row.from_on} == {"2026-10-01"}
    assert {row.amount_satang for row in rows} == {60000, 70000, 80000, 100000}


def test_a_death_in_the_remarks_is_proposed_not_recorded(db: Database) -> None:
    take(db, ELDERLY)
    with db.reading() as session:
        event = session.scalars(select(LifeEvent)).one()
        person = session.get_one(Person, event.person_id)
    assert (event.kind, event.remark, event.confirmed) == ("died", "เสียชีวิต", None)
    assert person.died_on is None
    assert person.note == ""


def test_the_other_spelling_is_kept_beside_the_name(db: Database) -> None:
    take(db, ELDERLY, DISABLED)
    with db.reading() as session:
        aliases = {(alias.first, alias.last) for alias in session.scalars(select(PersonAlias))}
    assert ("ฐาปะนีย์", "ชำนาญวงศ") in aliases
    assert len(aliases) == 3


def test_importing_again_changes_nothing_and_says_the_same(db: Database) -> None:
    first = take(db, ELDERLY, DISABLED)
    before = dump(db.path)
    again = take(db, ELDERLY, DISABLED)
    assert dump(db.path) == before
    assert (again.created, again.updated, again.left_out) == (0, 0, 10)
    assert again.to_json()["problems"] == first.to_json()["problems"]
    assert again.result.session_id is None


def test_one_file_after_the_other_again_changes_nothing(db: Database) -> None:
    take(db, ELDERLY)
    take(db, DISABLED)
    before = dump(db.path)
    for file in (DISABLED, ELDERLY):
        assert take(db, file).created == 0
    assert dump(db.path) == before


def test_the_order_of_the_files_does_not_matter_for_the_people(db: Database) -> None:
    report = take(db, DISABLED, ELDERLY)
    assert people(db).keys() == known_people().keys()
    assert report.created == 514


def test_a_dry_run_says_what_would_happen_and_does_nothing(db: Database) -> None:
    before = dump(db.path)
    dry = take(db, ELDERLY, DISABLED, dry_run=True)
    assert dump(db.path) == before
    wet = take(db, ELDERLY, DISABLED)
    assert dry.to_json() == wet.to_json()


def test_every_row_is_staged_and_the_bad_ones_wait(db: Database) -> None:
    take(db, ELDERLY, DISABLED)
    with db.reading() as session:
        assert session.scalar(select(func.count()).select_from(ImportRow)) == 622
    assert queries.open_problem_count(db) == 10
    waiting = queries.open_problems(db)
    assert {row.file for row in waiting} == {"elderly.xlsx"}
    assert all(row.reasons and row.raw["ชื่อ - สกุล"] for row in waiting)
    (run,) = queries.import_runs(db)
    assert (run.files, run.counts["problem"], run.counts["created"]) == (
        ("elderly.xlsx", "disabled.xlsx"),
        10,
        514,
    )


def test_the_audit_trail_tells_of_every_person_and_of_the_import(db: Database) -> None:
    take(db, ELDERLY, DISABLED)
    with db.reading() as session:
        told_of = session.scalars(select(AuditEvent).where(AuditEvent.entity == "person")).all()
        runs = session.scalars(select(AuditEvent).where(AuditEvent.action == "import")).all()
    assert len(told_of) == len({event.entity_id for event in told_of}) == 514
    assert all(event.after and event.after["national_id"] and event.reason for event in told_of)
    assert [event.after["files"] for event in runs if event.after] == [["elderly.xlsx", "disabled.xlsx"]]
    assert checks.check(db) == []


def test_a_person_of_both_registers_has_one_page_with_everything(db: Database) -> None:
    take(db, ELDERLY, DISABLED)
    page = person_page(db, person_id_of(db, "4000006801261"))
    assert page.row.name == "นางสาวเกสร งามสง่า"
    assert page.row.groups == ("elderly", "disabled")
    assert page.card is not None
    assert page.card.types == (3,)
    assert page.enrolments[0].amount_satang == 100000
    assert (page.address.house_no, page.address.moo, page.address.tambon) == ("43", "4", "ตัวอย่าง")


def test_the_preview_needs_no_office() -> None:
    preview = importing.preview([ELDERLY, DISABLED])
    assert (len(preview.rows), preview.usable) == (622, 612)
    assert [sheet.layout.kind for sheet in preview.sheets] == ["persons"] * 4 + ["disability"]
    mapping = dict(preview.mapping(preview.sheets[0]))
    assert mapping["วัน/เดือน/ปีเกิด"] == "วันเกิด"
    assert dict(preview.mapping(preview.sheets[-1]))["ประเภทความพิการ 3"] == "ประเภทความพิการ 3"


@pytest.mark.parametrize("file", [ELDERLY, DISABLED])
def test_a_register_of_one_kind_may_be_named(db: Database, file: object) -> None:
    assert take(db, file, kind="persons").created > 100  # type: ignore[arg-type]

"""Each thing that can go wrong in an office file is found, and nothing else."""

import hashlib
import sqlite3
from contextlib import closing
from datetime import date

import pytest

from tests import factories
from welfaredesk.db.engine import Database
from welfaredesk.messages import sentence
from welfaredesk.services import availability, checks, documents, employment, housing, lending_returns

PDF = b"%PDF-1.4 slip"


@pytest.fixture
def office(db: Database) -> Database:
    """Two loans, one of them returned, and a paper."""
    person = factories.add_person(db)
    for number in (1, 2):
        item = factories.add_item(db, code=f"WC-70-000{number}")
        lent = factories.lend_one(db, person, item)
        if number == 1:
            with db.reading() as session:
                line = availability.open_line(session, item)
                assert line is not None
                line_id = line.id
            lending_returns.take_back(factories.CLERK, db, [lending_returns.ReturnInput(line_id)])
    paper = documents.Paper("L-02", lent.no, "loan_contract", lent.contract_id, "1", {}, PDF, 1)
    documents.keep(factories.CLERK, db, paper)
    return db


def damage(db: Database, *statements: str) -> None:
    """Change the file behind the program's back."""
    with closing(sqlite3.connect(db.path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def codes(db: Database) -> list[str]:
    return [finding.code for finding in checks.check(db)]


def test_a_whole_office_has_no_findings(office: Database) -> None:
    assert codes(office) == []


NO_GUARD = "DROP TRIGGER audit_event_no_delete"


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        (("UPDATE person SET first = 'สมใจ'",), ["check_person_key"]),
        (("UPDATE person SET sort_key = ''",), ["check_person_key"]),
        (("DELETE FROM person_identifier",), ["check_no_id"]),
        (("UPDATE person_identifier SET value = '3000006801175'",), ["check_bad_id"]),
        (("UPDATE person_identifier SET value = '3-0000-06801-17-4'",), ["check_bad_id"]),
        (("UPDATE device_item SET code = 'WC-70-9999' WHERE id = 1",), ["check_item_key"]),
        (("UPDATE loan_line SET due_on = '2020-01-01' WHERE id = 2",), ["check_loan_line"]),
        (("UPDATE loan_line SET returned_on = '2020-01-01' WHERE id = 1",), ["check_loan_line"]),
        (("UPDATE loan_line SET condition_in = NULL WHERE id = 1",), ["check_loan_line"]),
        (("UPDATE loan_contract SET running = 5 WHERE id = 2",), ["check_number_gap", "check_number_last"]),
        (("UPDATE loan_contract SET no = '1/2570'",), ["check_number_twice"]),
        (("UPDATE loan_return SET running = 2",), ["check_number_gap", "check_number_last"]),
        (("UPDATE number_series SET last = 9",), ["check_number_last"] * 2),
        (("DELETE FROM number_series",), ["check_number_last"] * 2),
        ((NO_GUARD,), ["check_guard"]),
        (
            (NO_GUARD, "DELETE FROM audit_event WHERE action = 'lend'"),
            ["check_guard", *["check_not_audited"] * 2],
        ),
        (
            (NO_GUARD, "DELETE FROM audit_event WHERE action = 'take_back'"),
            ["check_guard", "check_not_audited"],
        ),
        (("UPDATE issued_document SET pdf = x'00'",), ["damaged_document"]),
        (("INSERT INTO person_fts (person_fts) VALUES ('delete-all')",), ["check_index"]),
        (
            (
                "DROP INDEX uq_loan_line_open_item",
                "UPDATE loan_line SET item_id = 2, returned_on = NULL, condition_in = NULL",
            ),
            ["check_guard", "check_out_twice"],
        ),
        (("UPDATE loan_line SET item_id = 99 WHERE id = 1",), ["check_file"]),
    ],
)
def test_damage_is_found(office: Database, statements: tuple[str, ...], expected: list[str]) -> None:
    damage(office, *statements)
    assert codes(office) == expected


def test_a_file_with_broken_pages_is_found(office: Database) -> None:
    office.close()
    pages = bytearray(office.path.read_bytes())
    pages[4096 * 3 : 4096 * 9] = hashlib.sha256(b"noise").digest() * 768
    office.path.write_bytes(pages)
    assert set(codes(office)) == {"check_file"}


def test_findings_have_sentences_without_names_or_ids(office: Database) -> None:
    damage(office, "UPDATE person SET first = 'สมใจ'", "DELETE FROM person_identifier")
    said = [sentence(finding.code, finding.params) for finding in checks.check(office)]
    assert len(said) == 2
    assert not any("สม" in text or "ใจดี" in text or "3000006801174" in text for text in said)


def test_looking_changes_nothing(office: Database) -> None:
    with office.reading() as session:
        before = list(session.connection().connection.driver_connection.iterdump())  # type: ignore[union-attr]
    checks.check(office)
    with office.reading() as session:
        after = list(session.connection().connection.driver_connection.iterdump())  # type: ignore[union-attr]
    assert before == after


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE house_funding SET amount_satang = 1", ["check_funding"]),
        ("UPDATE house_funding SET amount_satang = NULL", []),
        ("UPDATE placement SET ends_on = '2020-01-01'", ["check_placement"]),
        ("UPDATE placement SET basis = '34'", ["check_placement"]),
    ],
)
def test_damage_of_houses_and_placements_is_found(
    office: Database, statement: str, expected: list[str]
) -> None:
    funding = (housing.FundingInput("codi", 19_000_00),)
    project = housing.ProjectInput(1, support_kind="repair", approved_satang=19_000_00, funding=funding)
    housing.create_project(factories.CLERK, office, project)
    town = employment.OrganisationInput("เทศบาลตำบลตัวอย่าง", "state")
    town_id = employment.save_organisation(factories.CLERK, office, town).id
    placement = employment.PlacementInput(1, town_id, town_id, "33", date(2026, 1, 1))
    employment.create_placement(factories.CLERK, office, placement)
    assert codes(office) == []
    damage(office, statement)
    assert codes(office) == expected

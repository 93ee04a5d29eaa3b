"""One person's page: every area in one place, of this person only, in the order a clerk reads."""

import sqlite3
from contextlib import closing
from datetime import date, datetime
from io import BytesIO

import pytest
from PIL import Image

from tests import factories
from tests.factories import CLERK
from welfaredesk.db.models import IssuedDocument
from welfaredesk.errors import RecordNotFound
from welfaredesk.queries import merges
from welfaredesk.queries.person_page import person_input, person_page
from welfaredesk.services import (
    assessments,
    cards,
    consents,
    enrolments,
    groups,
    households,
    life_events,
    photos,
)

DAY = date(2026, 11, 1)
EVERYTHING_OF_A_PERSON = (
    "groups", "cards", "types", "enrolments", "ended_enrolments", "former_households", "assessments",
    "visits", "consents", "life_events", "other_spellings", "loans", "papers", "phones",
)  # fmt: skip


def paper(db, entity, entity_id, no):
    with db.transaction() as session:
        session.add(
            IssuedDocument(
                form="L-02",
                template_version=1,
                no=no,
                entity=entity,
                entity_id=entity_id,
                issued_at=datetime(2026, 11, 2, 9, 30),
                issued_by=CLERK.name,
                payload={},
                pdf=b"%PDF",
                sha256="0" * 64,
                pages=1,
            )
        )


def portrait():
    out = BytesIO()
    Image.new("RGB", (30, 40), "green").save(out, "PNG")
    return out.getvalue()


def fill(db, person_id):
    """Something in every area."""
    cards.save_card(CLERK, db, person_id, cards.CardInput(issued_on=date(2020, 1, 1), types=(3,)))
    groups.join_group(CLERK, db, person_id, "woman", DAY)
    enrolments.enrol(CLERK, db, person_id, enrolments.EnrolmentInput("old_age_allowance", 60_000))
    households.create(CLERK, db, households.HouseholdInput(house_no="12/3"), person_id)
    assessments.record_assessment(
        CLERK, db, person_id, assessments.AssessmentInput(assessed_on=DAY, total=11)
    )
    assessments.record_visit(CLERK, db, person_id, assessments.VisitInput(DAY))
    consents.give(CLERK, db, person_id, consents.ConsentInput("1/2569", DAY))
    photos.set_photo(CLERK, db, person_id, portrait())
    factories.lend_one(db, person_id, factories.add_item(db))
    life_events.report(CLERK, db, person_id, "moved_out", DAY)


def test_a_new_person_has_nothing_yet(db):
    page = person_page(db, factories.add_person(db, phone=""))
    for area in EVERYTHING_OF_A_PERSON:
        assert getattr(page, area) == (), area
    assert (page.card, page.household, page.consent, page.photo, page.living) == (None,) * 5
    assert [event.action for event in page.history] == ["create"]


def test_the_page_tells_of_every_area_and_of_nobody_else(db):
    somsri, other = factories.add_person(db), factories.add_person(db, 2)
    fill(db, somsri)
    paper(db, "person", somsri, "1")
    paper(db, "person", other, "2")
    paper(db, "loan_contract", 1, "1/2570")
    page = person_page(db, somsri)
    for area in set(EVERYTHING_OF_A_PERSON) - {"ended_enrolments", "former_households", "other_spellings"}:
        assert len(getattr(page, area)) >= 1, area
    assert [row.no for row in page.papers] == ["1/2570", "1"]
    assert page.photo.startswith(b"\xff\xd8")
    assert page.household.members[0].gone == "moved_out"
    actions = [event.action for event in page.history]
    assert actions == [
        "report_event", "set_photo", "give_consent", "visit", "assess", "join_household", "enrol",
        "join_group", "add_card", "create",
    ]  # fmt: skip
    page = person_page(db, other)
    assert [row.no for row in page.papers] == ["2"]
    for area in set(EVERYTHING_OF_A_PERSON) - {"papers", "phones"}:
        assert getattr(page, area) == (), area


def test_what_a_loan_is_for_shows_its_papers_with_the_user_too(db):
    borrower, user = factories.add_person(db), factories.add_person(db, 2)
    lent = factories.lend_one(db, borrower, factories.add_item(db), beneficiary_id=user, relation="บุตร")
    paper(db, "loan_contract", lent.contract_id, lent.no)
    for person_id in (borrower, user):
        assert [row.no for row in person_page(db, person_id).papers] == ["1/2570"]


def test_ids_are_masked_but_not_in_the_form(db):
    somsri = factories.add_person(db)
    page = person_page(db, somsri)
    assert page.row.national_id == page.data.national_id == "3-****-*****-**-4"
    assert person_page(db, somsri, full_ids=True).data.national_id == "3000006801174"
    assert person_input(db, somsri).national_id == "3000006801174"


@pytest.mark.parametrize("read", [person_page, person_input])
def test_nobody_is_there(db, read):
    with pytest.raises(RecordNotFound):
        read(db, 999)


def test_an_import_undone_while_the_page_is_read(db, monkeypatch):
    somsri = factories.add_person(db)

    def meanwhile(_db, _person_id):
        with closing(sqlite3.connect(db.path)) as other, other:
            other.execute("DELETE FROM person")  # foreign keys are off here
        return ()

    monkeypatch.setattr(merges, "standing_merges", meanwhile)
    with pytest.raises(RecordNotFound):
        person_page(db, somsri)

"""The documents of a house project: what is asked for, what came in, what is missing, and their scans."""

from dataclasses import replace
from datetime import date

import pytest

from tests import factories
from tests.factories import CLERK
from tests.unit.services.test_camera import upright, written
from tests.unit.services.test_house_photos import new
from welfaredesk.db.models import AuditEvent
from welfaredesk.errors import RecordNotFound, StaleRecord, ValidationFailed
from welfaredesk.queries.house_documents import documents_of
from welfaredesk.services import checks, groups, house_applications, house_documents, house_photos, housing
from welfaredesk.services.house_applications import ApplicationInput, ConsentInput, EarlierHelp
from welfaredesk.services.house_documents import DocumentInput
from welfaredesk.services.house_photos import PROJECT
from welfaredesk.services.house_required import missing_documents
from welfaredesk.services.housing import FundingInput, ProjectInput

APPLIED = ApplicationInput(date(2026, 11, 20), owner=True)


@pytest.fixture
def person(db) -> int:
    return factories.add_person(db)


def project_of(db, person: int, *sources: str) -> int:
    funding = tuple(FundingInput(source) for source in sources)
    data = ProjectInput(person, support_kind="repair", funding=funding, house_no="12/3", moo="4")
    return housing.create_project(CLERK, db, data).id


def missing(db, project: int, *, closing: bool = False) -> list[str]:
    with db.reading() as session:
        return [each.document for each in missing_documents(session, project, closing=closing)]


def receive(db, project: int, *documents: str) -> None:
    for document in documents:
        house_documents.mark_document(CLERK, db, project, document, DocumentInput(date(2026, 11, 21)))


def test_what_the_municipality_asks_for(db, person):
    project = project_of(db, person)
    asked = ["application", "id_card", "house_register", "meeting", "estimate", "photos_before"]
    assert missing(db, project) == asked
    assert missing(db, project, closing=True) == [*asked, "photos_after", "handover"]
    receive(db, project, *asked[:-1])
    assert missing(db, project) == ["photos_before"]
    house_photos.add_photos(CLERK, db, PROJECT, project, [new(1, "before", "outside")])
    assert missing(db, project) == []
    rows = {row.document: row for row in documents_of(db, project)}
    assert rows["photos_before"].known == "1 ภาพ ยังไม่มีภายในบ้าน, จุดชำรุด, ผู้รับความช่วยเหลือ"
    assert rows["land_title"].asked == "optional"
    assert checks.check(db) == []


def test_each_source_asks_for_its_own_and_together_they_ask_for_all(db, person):
    dop, both = project_of(db, person, "dop"), project_of(db, person, "dop", "dep")
    assert "meeting" not in missing(db, dop)
    assert {"meeting", "family_report", "disability_card"} <= set(missing(db, both))


def test_the_card_is_asked_of_the_disabled_alone(db, person):
    project = project_of(db, person)
    groups.join_group(CLERK, db, person, "disabled")
    assert "disability_card" in missing(db, project)


def test_consent_is_asked_for_when_the_house_is_somebody_elses(db, person):
    project = project_of(db, person)
    assert "owner_consent" not in missing(db, project)
    version = house_applications.save_application(
        CLERK, db, project, replace(APPLIED, owner=False, cash=True)
    ).version
    assert {"owner_consent", "bank_book"} <= set(missing(db, project))
    consent = ConsentInput(owner_name="นายมี ทรัพย์ดี", relation="พี่ชาย", years=5)
    kept = house_applications.save_consent(CLERK, db, project, consent)
    assert "owner_consent" in missing(db, project)  # not signed yet
    signed = replace(consent, given_on=date(2026, 11, 21))
    house_applications.save_consent(CLERK, db, project, signed, consent_id=kept.id, version=kept.version)
    assert "owner_consent" not in missing(db, project)
    house_applications.save_application(CLERK, db, project, APPLIED, version=version)
    assert "bank_book" not in missing(db, project)
    house_applications.withdraw_consent(CLERK, db, kept.id)
    assert checks.check(db) == []


def test_a_document_can_be_waived_with_a_reason(db, person):
    project = project_of(db, person)
    with pytest.raises(ValidationFailed):
        house_documents.mark_document(CLERK, db, project, "meeting", DocumentInput(waived=True))
    why = DocumentInput(waived=True, note="ภัยพิบัติ ไม่ต้องผ่านประชาคม")
    house_documents.mark_document(CLERK, db, project, "meeting", why)
    row = next(row for row in documents_of(db, project) if row.document == "meeting")
    assert (row.waived, row.missing, row.received_on) == (True, False, None)


def test_scans_are_kept_once_and_shown_with_a_trace(db, person):
    project = project_of(db, person)
    picture = written(upright((2400, 1800)))
    for _time in range(2):
        house_documents.attach_scan(CLERK, db, project, "id_card", "บัตร.png", picture)
    row = next(row for row in documents_of(db, project) if row.document == "id_card")
    (scan,) = row.scans
    assert (scan.name, scan.mime, row.received_on) == ("บัตร.jpg", "image/jpeg", date(2026, 11, 22))
    assert house_documents.scan_content(CLERK, db, scan.id)[1] == "image/jpeg"
    house_documents.remove_scan(CLERK, db, scan.id)
    house_documents.unmark_document(CLERK, db, project, "id_card")
    assert "id_card" in missing(db, project)
    with db.reading() as session:
        events = session.query(AuditEvent).filter_by(entity="house_project", entity_id=project).all()
    actions = [event.action for event in events]
    assert actions == ["create", "attach_scan", "view_scan", "remove_scan", "unmark_document"]
    with pytest.raises(RecordNotFound):
        house_documents.remove_scan(CLERK, db, scan.id)


def test_the_office_changes_what_a_source_asks_for(db, person):
    project = project_of(db, person, "codi")
    wanted = {"meeting": "", "land_title": "always"}
    house_documents.save_requirements(CLERK, db, "codi", wanted)
    assert "meeting" not in missing(db, project)
    assert "land_title" in missing(db, project)
    assert "meeting" in missing(db, project_of(db, person, "municipality"))
    for bad in ({"meeting": "often"}, {"nothing": "always"}):
        with pytest.raises(ValidationFailed):
            house_documents.save_requirements(CLERK, db, "codi", bad)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"applied_on": None}, "applied_on"),
        ({"applied_on": date(2026, 11, 23)}, "applied_on"),
        ({"applicant_id": 1}, "relation"),
        ({"lived_months": -1}, "lived_months"),
        ({"details": "ก" * 401}, "details"),
        ({"sources": ("bank",)}, "sources"),
        ({"earlier": (EarlierHelp("", 2565, 100),)}, "earlier"),
        ({"earlier": (EarlierHelp("พอช.", 2565, -100),)}, "earlier"),
        ({"earlier": (EarlierHelp("พอช."),) * 7}, "earlier"),
    ],
)
def test_what_an_application_may_not_say(db, person, change, field):
    project = project_of(db, person)
    with pytest.raises(ValidationFailed) as failed:
        house_applications.save_application(CLERK, db, project, replace(APPLIED, **change))
    assert {issue.field for issue in failed.value.issues} == {field}


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"owner_name": " "}, "owner_name"),
        ({"owner_number": "3000006801175"}, "owner_number"),
        ({"standing": "tenant"}, "standing"),
        ({"years": 0}, "years"),
        ({"given_on": date(2027, 1, 1)}, "given_on"),
    ],
)
def test_what_a_consent_may_not_be(db, person, change, field):
    project = project_of(db, person)
    with pytest.raises(ValidationFailed) as failed:
        house_applications.save_consent(
            CLERK, db, project, replace(ConsentInput(owner_name="นายมี ทรัพย์ดี"), **change)
        )
    assert {issue.field for issue in failed.value.issues} == {field}


def test_two_clerks_do_not_overwrite_each_other(db, person):
    project = project_of(db, person)
    house_applications.save_application(CLERK, db, project, APPLIED)
    with pytest.raises(StaleRecord):
        house_applications.save_application(CLERK, db, project, APPLIED)

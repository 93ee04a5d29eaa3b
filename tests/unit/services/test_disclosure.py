"""Showing a masked id: only for a reason, and never without a trace."""

import pytest
from sqlalchemy import select

from tests import factories
from welfaredesk.db.models import AuditEvent
from welfaredesk.errors import RecordNotFound, ValidationFailed
from welfaredesk.services.disclosure import reveal_id
from welfaredesk.services.persons import PersonInput, save_person


def events(db):
    with db.reading() as session:
        found = session.scalars(select(AuditEvent).where(AuditEvent.action == "reveal_id"))
        return [(event.actor, event.entity, event.entity_id, event.reason) for event in found]


def test_an_id_is_shown_for_a_reason_that_is_kept(db):
    person_id = save_person(factories.CLERK, db, factories.SOMSRI).id
    assert reveal_id(factories.CLERK, db, person_id, " ตรวจกับบัตร ") == factories.SOMSRI.national_id
    assert events(db) == [(factories.CLERK.name, "person", person_id, "ตรวจกับบัตร")]


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_nothing_is_shown(db, reason):
    person_id = save_person(factories.CLERK, db, factories.SOMSRI).id
    with pytest.raises(ValidationFailed) as refused:
        reveal_id(factories.CLERK, db, person_id, reason)
    assert [(issue.field, issue.code) for issue in refused.value.issues] == [("reason", "reason_required")]
    assert events(db) == []


def test_the_number_itself_is_not_in_the_trail(db):
    person_id = save_person(factories.CLERK, db, factories.SOMSRI).id
    reveal_id(factories.CLERK, db, person_id, "ตรวจกับบัตร")
    with db.reading() as session:
        event = session.scalars(select(AuditEvent).where(AuditEvent.action == "reveal_id")).one()
    assert (event.before, event.after) == (None, None)


def test_somebody_without_an_id_has_none_to_show(db):
    saved = save_person(factories.CLERK, db, PersonInput(first="ไม่มีเลข", no_id_reason="ไม่ได้นำบัตรมา"))
    assert reveal_id(factories.CLERK, db, saved.id, "ตรวจ") == ""


def test_nobody_is_nobody(db):
    with pytest.raises(RecordNotFound):
        reveal_id(factories.CLERK, db, 999, "ตรวจ")
    assert events(db) == []

"""Models with their kits: what the form saves, and what stays as it went out."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from tests import factories
from tests.factories import CLERK
from welfaredesk.db.models import AuditEvent
from welfaredesk.errors import RecordNotFound, StaleRecord, ValidationFailed
from welfaredesk.queries.lending import item_by_code
from welfaredesk.queries.lending_lines import line_parts
from welfaredesk.queries.lending_models import ModelQuery, kit_of_item, model_page
from welfaredesk.services.lending_handover import PartOut
from welfaredesk.services.lending_models import ModelInput, PartInput, save_model

CHAIR = ModelInput(
    "รถเข็นพับได้", "รถเข็น", "คัน", "WC", 60, 8, parts=(PartInput("ที่วางเท้า", 2, 40_000), PartInput("เบาะรองนั่ง"))
)


def test_a_model_comes_back_as_it_was_saved(db):
    page = model_page(db, save_model(CLERK, db, CHAIR).id)
    assert replace(page.data, parts=tuple(replace(part, id=None) for part in page.data.parts)) == CHAIR
    (row,) = ModelQuery(db, "พับ").rows(ModelQuery(db, "พับ").ids()).values()
    assert (row.kit, row.items, row.active) == ("ที่วางเท้า 2 · เบาะรองนั่ง 1", 0, True)


def test_parts_swap_names_change_order_and_go(db):
    page = model_page(db, save_model(CLERK, db, CHAIR).id)
    rests, cushion = page.data.parts
    swapped = (replace(cushion, name="ที่วางเท้า"), replace(rests, name="เบาะรองนั่ง"), PartInput("เข็มขัด"))
    save_model(CLERK, db, replace(page.data, parts=swapped), model_id=page.id, version=page.version)
    again = model_page(db, page.id)
    assert [(part.name, part.id) for part in again.data.parts][:2] == [
        ("ที่วางเท้า", cushion.id),
        ("เบาะรองนั่ง", rests.id),
    ]
    save_model(CLERK, db, replace(again.data, parts=()), model_id=page.id, version=again.version)
    assert model_page(db, page.id).data.parts == ()
    with db.reading() as session:
        event = session.scalars(select(AuditEvent).where(AuditEvent.entity == "device_model")).all()[-1]
        assert event.after["parts"] == []
        assert event.before["parts"][0] == "ที่วางเท้า 1"


def test_a_save_of_nothing_new_tells_nothing(db):
    page = model_page(db, save_model(CLERK, db, CHAIR).id)
    saved = save_model(CLERK, db, page.data, model_id=page.id, version=page.version)
    assert saved.version == page.version
    with pytest.raises(StaleRecord):
        save_model(CLERK, db, page.data, model_id=page.id, version=page.version + 1)
    with pytest.raises(RecordNotFound):
        save_model(CLERK, db, page.data, model_id=99)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": " "}, "name"),
        ({"loan_days": 0}, "loan_days"),
        ({"unit": "ก" * 13}, "unit"),
        ({"parts": (PartInput(""),)}, "parts"),
        ({"parts": (PartInput("เบาะ"), PartInput("เบาะ "))}, "parts"),
        ({"parts": (PartInput("เบาะ", 0),)}, "parts"),
        ({"parts": (PartInput("เบาะ", 1, -5),)}, "parts"),
    ],
)
def test_wrong_input_names_its_field(db, changed, field):
    with pytest.raises(ValidationFailed) as failed:
        save_model(CLERK, db, replace(CHAIR, **changed))
    assert [issue.field for issue in failed.value.issues] == [field]


def test_a_name_stands_for_one_model(db):
    save_model(CLERK, db, CHAIR)
    with pytest.raises(ValidationFailed) as failed:
        save_model(CLERK, db, CHAIR)
    assert failed.value.issues[0].code == "label_taken"


def test_what_is_out_keeps_its_parts_when_the_kit_changes(db):
    item = factories.add_item(db)
    factories.give_kit(db, item, ("ที่วางเท้า", 2, 40_000))
    factories.lend_one(db, factories.add_person(db), item)
    factories.give_kit(db, item, ("เข็มขัด", 1, None))
    line = item_by_code(db, "WC-69-0001").line_id
    assert [(part.name, part.quantity_out) for part in line_parts(db, [line])[line]] == [("ที่วางเท้า", 2)]
    assert kit_of_item(db, item) == (PartOut("เข็มขัด", 1),)

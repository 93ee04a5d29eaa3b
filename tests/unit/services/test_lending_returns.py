"""What comes back: part by part, claimed, repaired, checked, and corrected when it was a mistake."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import func, select

from tests import factories
from tests.factories import CLERK
from welfaredesk import clock, messages
from welfaredesk.db.models import (
    Attachment,
    AuditEvent,
    Claim,
    DeviceItem,
    DeviceModel,
    Inspection,
    KitPart,
    LoanLine,
    LoanLinePart,
    Person,
    Repair,
)
from welfaredesk.errors import Refused, ValidationFailed
from welfaredesk.queries.lending import ItemQuery, item_by_code, loan_lines
from welfaredesk.queries.lending_counts import desk_counts
from welfaredesk.services import lending_claims, lending_ready, lending_repairs, lending_undo
from welfaredesk.services.lending import LoanInput, lend
from welfaredesk.services.lending_claims import SettleInput
from welfaredesk.services.lending_handover import HandOver, PartOut
from welfaredesk.services.lending_returns import PartBack, ReturnInput, take_back

CODE = "WC-69-0001"


@pytest.fixture
def somsri(db):
    return factories.add_person(db)


@pytest.fixture
def chair(db):
    """A wheelchair whose model has two foot rests (400 baht each) and a cushion."""
    item = factories.add_item(db)
    with db.transaction() as session:
        model = session.get_one(DeviceItem, item).model
        model.parts = [
            KitPart(name="ที่วางเท้า", quantity=2, replacement_satang=40_000, position=1),
            KitPart(name="เบาะรองนั่ง", quantity=1, position=2),
            KitPart(name="เข็มขัด", quantity=1, position=3, active=False),
        ]
    return item


def picture():
    written = BytesIO()
    Image.new("RGB", (1600, 1200), "teal").save(written, "JPEG")
    return written.getvalue()


def out_line(db, code=CODE):
    return item_by_code(db, code).line_id


def parts(db, line_id):
    with db.reading() as session:
        wanted = select(LoanLinePart).where(LoanLinePart.line_id == line_id).order_by(LoanLinePart.id)
        return {part.name: part for part in session.scalars(wanted)}


def claims(db):
    with db.reading() as session:
        return session.scalars(select(Claim).order_by(Claim.id)).all()


def refused(db, somsri, item):
    with pytest.raises(Refused) as error:
        factories.lend_one(db, somsri, item)
    return error.value


def back_without_a_foot_rest(db, somsri, chair, **more):
    factories.lend_one(db, somsri, chair)
    line = out_line(db)
    rest = parts(db, line)["ที่วางเท้า"].id
    return take_back(CLERK, db, [ReturnInput(line, parts=(PartBack(rest, 1),), **more)])


def test_the_whole_kit_goes_along_unless_told_otherwise(db, somsri, chair):
    factories.lend_one(db, somsri, chair)
    went = parts(db, out_line(db))
    assert {name: part.quantity_out for name, part in went.items()} == {"ที่วางเท้า": 2, "เบาะรองนั่ง": 1}
    assert went["ที่วางเท้า"].replacement_satang == 40_000
    with db.reading() as session:
        seen = session.scalar(select(Inspection))
        assert (seen.phase, seen.condition, seen.line_id) == ("out", "usable", out_line(db))


def test_counts_note_and_pictures_of_the_hand_over_are_kept(db, somsri, chair):
    given = HandOver(chair, (PartOut("ที่วางเท้า", 1), PartOut("เบาะรองนั่ง", 0)), "เบาะขาดเล็กน้อย", (picture(),))
    lend(CLERK, db, LoanInput(somsri, (chair,), handed=(given,)))
    assert [part.quantity_out for part in parts(db, out_line(db)).values()] == [1]
    with db.reading() as session:
        kept = session.scalar(select(Attachment))
        assert (kept.entity, kept.entity_id, kept.kind) == ("loan_line", out_line(db), "out")
        assert Image.open(BytesIO(kept.content)).size == (640, 480)
        assert session.scalar(select(Inspection.note)) == "เบาะขาดเล็กน้อย"


def test_a_fourth_picture_is_refused_and_nothing_is_lent(db, somsri, chair):
    given = HandOver(chair, photos=(picture(),) * 4)
    with pytest.raises(ValidationFailed) as failed:
        lend(CLERK, db, LoanInput(somsri, (chair,), handed=(given,)))
    assert "3 ภาพ" in messages.text_of(failed.value)
    assert item_by_code(db, CODE).available


def test_a_wheelchair_without_its_foot_rest_is_claimed_and_not_lent(db, somsri, chair):
    done = back_without_a_foot_rest(db, somsri, chair, ready=True)
    assert done.claimed == ("ที่วางเท้า",)
    (claim,) = claims(db)
    assert (claim.kind, claim.quantity, claim.estimate_satang) == ("missing_part", 1, 40_000)
    error = refused(db, somsri, chair)
    assert error.code == "item_lacks_part"
    assert "ที่วางเท้า" in messages.text_of(error)
    assert item_by_code(db, CODE).obstacle == "part_missing"
    assert desk_counts(db).unfit == 1


def test_a_settled_claim_frees_the_piece(db, somsri, chair):
    back_without_a_foot_rest(db, somsri, chair, ready=True)
    (claim,) = claims(db)
    settled = SettleInput("paid", amount_satang=40_000, note="ใบเสร็จ 12/2570")
    lending_claims.settle_claim(CLERK, db, claim.id, settled, version=claim.version)
    assert item_by_code(db, CODE).available
    with pytest.raises(Refused) as error:
        lending_claims.settle_claim(CLERK, db, claim.id, settled, version=claim.version + 1)
    assert error.value.code == "claim_settled"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (SettleInput(""), "how"),
        (SettleInput("paid"), "amount_satang"),
        (SettleInput("waived"), "note"),
        (SettleInput("found", settled_on=date(2026, 11, 23)), "settled_on"),
        (SettleInput("paid", amount_satang=-1), "amount_satang"),
    ],
)
def test_a_claim_is_not_settled_without_what_it_needs(db, somsri, chair, given, field):
    back_without_a_foot_rest(db, somsri, chair)
    (claim,) = claims(db)
    with pytest.raises(ValidationFailed) as failed:
        lending_claims.settle_claim(CLERK, db, claim.id, given, version=claim.version)
    assert failed.value.issues[0].field == field
    assert claims(db)[0].settled_on is None


def test_an_incomplete_piece_goes_out_with_a_reason_and_the_claim_stays(db, somsri, chair):
    back_without_a_foot_rest(db, somsri, chair, ready=True)
    with pytest.raises(ValidationFailed):
        lending_claims.allow_lending(CLERK, db, claims(db)[0].id, " ")
    lending_claims.allow_lending(CLERK, db, claims(db)[0].id, "ผู้ใช้ขาขาด ไม่ต้องใช้")
    factories.lend_one(db, somsri, chair)
    assert claims(db)[0].settled_on is None


def test_what_is_in_no_list_can_be_missing_too(db, somsri):
    item = factories.add_item(db, "BD-1", "เตียง")
    factories.lend_one(db, somsri, item)
    done = take_back(CLERK, db, [ReturnInput(out_line(db, "BD-1"), missing=("เสาน้ำเกลือ",), ready=True)])
    assert done.claimed == ("เสาน้ำเกลือ",)
    assert item_by_code(db, "BD-1").lacking == "เสาน้ำเกลือ"


def test_a_part_named_as_missing_did_not_come_back_at_all(db, somsri, chair):
    factories.lend_one(db, somsri, chair)
    line = out_line(db)
    take_back(CLERK, db, [ReturnInput(line, missing=("ที่วางเท้า",))])
    assert [part.quantity_in for part in parts(db, line).values()] == [0, 1]
    assert [(claim.what, claim.quantity) for claim in claims(db)] == [("ที่วางเท้า", 2)]


@pytest.mark.parametrize("count", [-1, 3])
def test_more_parts_than_went_out_are_told(db, somsri, chair, count):
    factories.lend_one(db, somsri, chair)
    line = out_line(db)
    rest = parts(db, line)["ที่วางเท้า"].id
    with pytest.raises(ValidationFailed) as failed:
        take_back(CLERK, db, [ReturnInput(line, parts=(PartBack(rest, count),))])
    assert "0 ถึง 2" in messages.text_of(failed.value)


def test_damage_is_claimed_and_repaired_in_the_same_step(db, somsri, chair):
    factories.lend_one(db, somsri, chair)
    data = ReturnInput(out_line(db), "damaged", "ล้อหน้าหัก", repair_fault="เปลี่ยนล้อหน้า", ready=True)
    take_back(CLERK, db, [data])
    assert [(claim.kind, claim.what) for claim in claims(db)] == [("damage", "ล้อหน้าหัก")]
    with db.reading() as session:
        job = session.scalar(select(Repair))
        assert (job.fault, job.holder_id, job.holder_name) == ("เปลี่ยนล้อหน้า", somsri, "นางสาวสมศรี ใจดี")
    assert item_by_code(db, CODE).obstacle == "repair"


def test_wear_is_not_claimed_when_the_clerk_says_so(db, somsri, chair):
    factories.lend_one(db, somsri, chair)
    assert take_back(CLERK, db, [ReturnInput(out_line(db), "repair", "ยางสึก", claim=False)]).claimed == ()
    with db.reading() as session:
        assert session.scalar(select(Repair.fault)) == "ยางสึก"


def test_a_lost_piece_is_one_claim_of_its_price(db, somsri, chair):
    with db.transaction() as session:
        session.get_one(DeviceItem, chair).price_satang = 490_000
    factories.lend_one(db, somsri, chair)
    take_back(CLERK, db, [ReturnInput(out_line(db), "lost")])
    assert [(claim.kind, claim.estimate_satang) for claim in claims(db)] == [("lost", 490_000)]
    (claim,) = claims(db)
    found = SettleInput("found", usable=True)
    lending_claims.settle_claim(CLERK, db, claim.id, found, version=claim.version)
    assert item_by_code(db, CODE).obstacle == "to_check"


def test_a_piece_that_came_back_waits_until_it_is_cleaned_and_checked(db, somsri, chair):
    factories.lend_one(db, somsri, chair)
    take_back(CLERK, db, [ReturnInput(out_line(db))])
    assert refused(db, somsri, chair).code == "item_to_check"
    assert ItemQuery(db, state="to_check").ids() == [chair]
    assert (desk_counts(db).free, desk_counts(db).to_check) == (0, 1)
    lending_ready.make_ready(CLERK, db, chair, cleaned=True, checked=True)
    assert item_by_code(db, CODE).available
    with pytest.raises(Refused):
        lending_ready.make_ready(CLERK, db, chair, cleaned=True, checked=True)


def test_the_gate_opens_unchecked_only_with_a_reason(db, somsri, chair):
    factories.lend_one(db, somsri, chair)
    take_back(CLERK, db, [ReturnInput(out_line(db))])
    with pytest.raises(ValidationFailed):
        lending_ready.make_ready(CLERK, db, chair, cleaned=True, checked=False)
    lending_ready.make_ready(CLERK, db, chair, cleaned=False, checked=False, note="ไม่ได้แกะกล่อง")
    with db.reading() as session:
        event = session.scalar(select(AuditEvent).where(AuditEvent.action == "make_ready"))
        assert (event.entity, event.entity_id, event.reason) == ("device_item", chair, "ไม่ได้แกะกล่อง")


def test_a_model_that_needs_no_check_is_free_at_once(db, somsri, chair):
    with db.transaction() as session:
        session.get_one(DeviceItem, chair).model.needs_check = False
    factories.lend_one(db, somsri, chair)
    take_back(CLERK, db, [ReturnInput(out_line(db))])
    assert item_by_code(db, CODE).available


def test_a_return_is_never_blocked_by_what_came_later(db, somsri, chair):
    """Dead or merged borrower, model off, other kit, a repair running, the piece written off."""
    factories.lend_one(db, somsri, chair)
    line = out_line(db)
    lending_repairs.open_repair(CLERK, db, chair, lending_repairs.RepairInput(fault="ล้อฝืด"))
    kept = factories.add_person(db, 5, first="สมหญิง")
    with db.transaction() as session:
        person = session.get_one(Person, somsri)
        person.died_on, person.merged_into_id = date(2026, 11, 1), kept
        item = session.get_one(DeviceItem, chair)
        item.condition, item.model.active = "disposed", False
        item.model.parts[0].name = "ที่พักเท้า"
        session.delete(item.model.parts[1])
    rest = parts(db, line)["ที่วางเท้า"].id
    data = ReturnInput(line, "repair", parts=(PartBack(rest, 0), PartBack(999, 5)))
    done = take_back(CLERK, db, [data])
    assert done.closed
    assert done.claimed == ("ที่วางเท้า", "ชำรุดเมื่อรับคืน ส่งซ่อม")


def test_a_switched_off_model_is_lent_no_more(db, somsri, chair):
    with db.transaction() as session:
        session.scalar(select(DeviceModel)).active = False
    assert refused(db, somsri, chair).code == "model_off"


def test_receipts_count_by_fiscal_year_and_only_the_last_line_closes_the_slip(db, somsri, chair):
    bed = factories.add_item(db, "BD-1", "เตียง")
    lent = lend(CLERK, db, LoanInput(somsri, (chair, bed), lent_on=date(2026, 9, 1), backdate_reason="ใบเก่า"))
    first, second = loan_lines(db, lent.contract_id)
    one = take_back(CLERK, db, [ReturnInput(first.line_id, returned_on=date(2026, 9, 30))])
    two = take_back(CLERK, db, [ReturnInput(second.line_id)])
    assert [(one.no, one.closed), (two.no, two.closed)] == [("1/2569", False), ("1/2570", True)]


def test_a_mistaken_return_is_undone_with_all_it_opened(db, somsri, chair):
    done = back_without_a_foot_rest(db, somsri, chair, condition="repair", photos=(picture(),), ready=True)
    with pytest.raises(ValidationFailed):
        lending_undo.undo_return(CLERK, db, done.return_id, "")
    lending_undo.undo_return(CLERK, db, done.return_id, "ยิงผิดคัน")
    item = item_by_code(db, CODE)
    assert (item.obstacle, item.condition, item.holder) == ("out", "usable", "นางสาวสมศรี ใจดี")
    with db.reading() as session:
        for table in (Claim, Repair, Attachment):
            assert session.scalar(select(func.count()).select_from(table)) == 0
        assert session.scalars(select(Inspection.phase)).all() == ["out"]
        event = session.scalar(select(AuditEvent).where(AuditEvent.action == "undo_return"))
        assert event.reason == "ยิงผิดคัน"
        assert {opened["kind"] for opened in event.before["opened"]} == {"missing_part", "damage", "repair"}
    with pytest.raises(Refused) as error:
        lending_undo.undo_return(CLERK, db, done.return_id, "อีกครั้ง")
    assert error.value.code == "return_undone"
    assert take_back(CLERK, db, [ReturnInput(item.line_id)]).no == "2/2570"


def test_a_job_opened_while_it_was_out_survives_the_undoing(db, somsri, chair):
    factories.lend_one(db, somsri, chair)
    lending_repairs.open_repair(CLERK, db, chair, lending_repairs.RepairInput(fault="ล้อฝืด"))
    done = take_back(CLERK, db, [ReturnInput(out_line(db), "repair", claim=False)])
    lending_undo.undo_return(CLERK, db, done.return_id, "ยิงผิดคัน")
    with db.reading() as session:
        assert session.scalar(select(Repair.fault)) == "ล้อฝืด"


def moved_lent(db, somsri, chair):
    factories.lend_one(db, somsri, chair)


def moved_settled(db, somsri, chair):
    with db.transaction() as session:
        line = session.scalar(select(LoanLine))
        data = lending_claims.ClaimInput(line.id, "damage", "เบาะขาด")
        lending_claims.claim_from(session, CLERK, line, data, clock.today(), line.return_id)
    (claim,) = claims(db)
    settled = SettleInput("waived", note="ใช้มานาน")
    lending_claims.settle_claim(CLERK, db, claim.id, settled, version=claim.version)


def moved_repaired(db, somsri, chair):
    lending_repairs.open_repair(CLERK, db, chair, lending_repairs.RepairInput(fault="ล้อฝืด"))


def moved_condition(db, somsri, chair):
    with db.transaction() as session:
        session.get_one(DeviceItem, chair).condition = "damaged"


@pytest.mark.parametrize("move", [moved_lent, moved_settled, moved_repaired, moved_condition])
def test_a_return_that_something_was_built_on_stays(db, somsri, chair, move):
    factories.lend_one(db, somsri, chair)
    done = take_back(CLERK, db, [ReturnInput(out_line(db), ready=True)])
    move(db, somsri, chair)
    with pytest.raises(Refused) as error:
        lending_undo.undo_return(CLERK, db, done.return_id, "ยิงผิดคัน")
    assert error.value.code == "return_moved_on"
    assert CODE in messages.text_of(error.value)


def test_what_the_borrower_said_is_settled_when_it_is_here(db, somsri, chair):
    factories.lend_one(db, somsri, chair)
    said = lending_claims.ClaimInput(out_line(db), "says_returned", note="ฝากไว้กับ อสม.")
    lending_claims.open_claim(CLERK, db, said)
    done = take_back(CLERK, db, [ReturnInput(out_line(db))])
    assert [claim.settled_how for claim in claims(db)] == ["found"]
    lending_undo.undo_return(CLERK, db, done.return_id, "ยิงผิดคัน")
    assert [claim.settled_on for claim in claims(db)] == [None]


def test_a_claim_needs_words_of_a_known_kind(db, somsri, chair):
    factories.lend_one(db, somsri, chair)
    data = lending_claims.ClaimInput(out_line(db), "damage", "")
    for wrong in (data, replace(data, kind="rent", what="ค่าเช่า")):
        with pytest.raises(ValidationFailed):
            lending_claims.open_claim(CLERK, db, wrong)

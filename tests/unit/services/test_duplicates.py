"""Two records of one person: what is kept, what moves, where the one gone is met no longer; the way back."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from tests import factories
from tests.factories import CLERK, invented_id
from welfaredesk.db.models import (
    Address,
    DisabilityCard,
    DisabilityType,
    Enrolment,
    Household,
    HouseholdMember,
    IssuedDocument,
    LoanContract,
    NotSamePerson,
    PersonAlias,
    PersonPhoto,
)
from welfaredesk.domain.thai_dates import Precision, ThaiDate
from welfaredesk.errors import RecordNotFound, Refused, StaleRecord
from welfaredesk.queries.lending import LoanQuery
from welfaredesk.queries.merges import MergeQuery
from welfaredesk.queries.person_page import full_national_id, person_page
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.queries.search import find
from welfaredesk.services import checks, duplicates, lending, lending_returns, persons
from welfaredesk.services.persons import AddressInput, PersonInput

NO_ID = {"national_id": "", "no_id_reason": "ยังไม่ได้นำบัตรมา"}
NOWHERE = AddressInput()
NOW = {"created_at": datetime(2026, 11, 1)}


def add(db, number=0, **fields) -> int:
    """A person without id unless a number is given."""
    return factories.add_person(db, number, **(fields if number else NO_ID | fields))


def keep(db, *rows) -> None:
    """Put rows into the office file as they are."""
    with db.transaction() as session:
        for row in rows:
            session.add(row)


def all_of(db, model, person_id):
    with db.reading() as session:
        return session.scalars(select(model).where(model.person_id == person_id)).all()


def fields_of(db, kept, gone, choices=None):
    seen = duplicates.merge_preview(db, kept, gone, choices)
    return {field.code: (field.kept, field.gone, field.taken, field.open) for field in seen.fields}


def refusal(call, *args, **kwargs) -> str:
    with pytest.raises(Refused) as refused:
        call(*args, **kwargs)
    return refused.value.code


def test_blank_is_filled_and_filled_stays(db):
    kept = add(db, 1, nickname="", note="", birth_date=None, address=AddressInput(house_no="12/3"))
    gone = add(
        db, nickname="ศรี", title="นาง", birth_date=date(1949, 4, 25), note="หูตึง", occupation="farmer",
        address=AddressInput(house_no="12/3", moo="4"), phone="0810000002",
    )  # fmt: skip
    seen = fields_of(db, kept, gone)
    assert seen["nickname"] == ("", "ศรี", "gone", False)
    assert seen["title"] == ("นางสาว", "นาง", "kept", True)
    assert seen["birth"] == (None, ThaiDate(date(1949, 4, 25), Precision.DAY), "gone", False)
    assert seen["first"] == ("สมศรี", "สมศรี", "same", False)
    assert seen["phone"] == ("0810000001", "0810000002", "both", False)
    assert "marital" not in seen
    duplicates.merge(CLERK, db, kept, gone)
    page = person_page(db, kept)
    assert (page.row.title, page.row.nickname, page.row.birth_date) == ("นางสาว", "ศรี", date(1949, 4, 25))
    assert page.row.phone == "0810000001 0810000002"
    assert (page.data.note, page.data.occupation, page.no_id_reason) == ("หูตึง", "farmer", "")
    assert (page.address.house_no, page.address.moo) == ("12/3", "4")
    assert page.other_spellings == ("นางสมศรี ใจดี",)


def test_the_clerk_may_choose_the_other_record_field_by_field(db):
    kept = add(db, 1, first="สมศรี", address=AddressInput(house_no="1", moo="1"))
    gone = add(db, 2, first="สมสี", nickname="", address=AddressInput(house_no="2", moo="2"))
    choices = {
        "first": "gone",
        "last": "kept",
        "nickname": "gone",
        "address.registered": "gone",
        "person_identifier.national_id": "gone",
    }
    assert fields_of(db, kept, gone, choices)["first"] == ("สมศรี", "สมสี", "gone", True)
    done = duplicates.merge(CLERK, db, kept, gone, choices)
    page = person_page(db, kept)
    assert (page.row.first, page.address.house_no, page.address.moo) == ("สมสี", "2", "2")
    assert full_national_id(db, kept) == invented_id(2)
    assert page.other_spellings == ("นางสาวสมศรี ใจดี",)
    duplicates.undo_merge(CLERK, db, done.id)
    assert full_national_id(db, kept) == invented_id(1)
    assert full_national_id(db, gone) == invented_id(2)
    assert person_page(db, gone).address.house_no == "2"


def test_parts_of_two_places_do_not_make_a_third(db):
    kept = add(db, 1, address=AddressInput(house_no="12/3"))
    gone = add(db, address=AddressInput(house_no="45", moo="5"))
    (row,) = [row for row in duplicates.merge_preview(db, kept, gone).rows if not row.same]
    assert (row.key, row.kept, row.gone, row.taken, row.same) == (
        "address.registered", "12/3", "45 หมู่ที่ 5", "kept", False,
    )  # fmt: skip
    duplicates.merge(CLERK, db, kept, gone)
    assert person_page(db, kept).address.moo == ""


@pytest.mark.parametrize(
    ("kept_birth", "gone_birth", "expected"),
    [
        ((date(1949, 1, 1), "year"), (date(1949, 4, 25), "day"), date(1949, 4, 25)),
        ((date(1949, 4, 25), "day"), (date(1949, 1, 1), "year"), date(1949, 4, 25)),
        ((date(1949, 4, 25), "day"), (date(1949, 5, 1), "day"), date(1949, 4, 25)),
    ],
)
def test_the_finer_birth_date_stays(db, kept_birth, gone_birth, expected):
    kept = add(db, 1, birth_date=kept_birth[0], birth_precision=kept_birth[1])
    gone = add(db, birth_date=gone_birth[0], birth_precision=gone_birth[1])
    duplicates.merge(CLERK, db, kept, gone)
    row = person_page(db, kept).row
    assert (row.birth_date, row.birth_precision) == (expected, "day")


def test_loans_groups_and_cards_go_over(db):
    kept, gone = add(db, 1), add(db, 2)
    item = factories.add_item(db)
    lent = factories.lend_one(db, gone, item)
    keep(
        db,
        DisabilityCard(person_id=gone, caregiver="นายบุญมี", caregiver_id=kept),
        DisabilityType(person_id=kept, code=3, is_primary=True),
        DisabilityType(person_id=gone, code=1, is_primary=True),
        PersonPhoto(person_id=gone, jpeg=b"portrait"),
        Enrolment(person_id=kept, programme="old_age_allowance"),
        Enrolment(person_id=gone, programme="old_age_allowance", amount_satang=60_000),
    )
    seen = duplicates.merge_preview(db, kept, gone)
    assert {moved.table: moved.count for moved in seen.moves} == {
        "loan_contract": 2, "disability_card": 1, "disability_type": 1, "person_photo": 1,
    }  # fmt: skip
    assert {moved.what for moved in seen.moves} >= {"ใบยืม", "รูปถ่าย"}
    assert seen.warnings == ("merge_ids_differ",)
    duplicates.merge(CLERK, db, kept, gone)
    page = person_page(db, kept)
    assert [loan.contract_id for loan in page.loans] == [lent.contract_id]
    assert page.types == (3, 1)
    assert page.photo == b"portrait"
    assert [row.amount_satang for row in all_of(db, Enrolment, kept)] == [60_000]
    assert [row.caregiver_id for row in all_of(db, DisabilityCard, kept)] == [None]
    lending_returns.take_back(CLERK, db, [lending_returns.ReturnInput(line) for line in _open_lines(db)])
    assert checks.check(db) == []


def _open_lines(db):
    query = LoanQuery(db)
    return query.ids()


def test_what_is_over_stays_as_history_beside_what_runs(db):
    kept, gone = add(db, 1), add(db, 2)
    over = Enrolment(person_id=kept, programme="old_age_allowance", to_on=date(2025, 9, 30))
    running = Enrolment(person_id=gone, programme="old_age_allowance")
    keep(db, over, running)
    duplicates.merge(CLERK, db, kept, gone)
    assert [row.id for row in all_of(db, Enrolment, kept)] == [over.id, running.id]


def test_what_points_to_a_row_that_goes_points_to_the_one_that_stays(db):
    kept, gone = add(db, 1), add(db, 2)
    stays = Enrolment(person_id=kept, programme="old_age_allowance")
    goes = Enrolment(person_id=gone, programme="old_age_allowance")
    keep(db, stays, goes)
    paper = {"form": "R-13", "no": "1", "template_version": 1, "payload": {}, "pdf": b"", "sha256": ""}
    issued = {"pages": 1, "issued_at": datetime(2026, 11, 1), "issued_by": "ก"}
    keep(db, IssuedDocument(entity="enrolment", entity_id=goes.id, **paper, **issued))
    done = duplicates.merge(CLERK, db, kept, gone)
    assert _paper_of(db) == stays.id
    duplicates.undo_merge(CLERK, db, done.id)
    assert _paper_of(db) == goes.id


def _paper_of(db):
    with db.reading() as session:
        return session.scalar(select(IssuedDocument.entity_id))


def test_a_slip_opened_before_the_merge_is_stale(db):
    kept, gone = add(db, 1), add(db, 2)
    lent = factories.lend_one(db, gone, factories.add_item(db))
    duplicates.merge(CLERK, db, kept, gone)
    with db.reading() as session:
        assert session.get_one(LoanContract, lent.contract_id).version > 1


def test_a_person_lives_in_one_household(db):
    kept, gone = add(db, 1), add(db)
    house, other = Household(house_no="1", **NOW), Household(house_no="2", moo="3", **NOW)
    keep(db, house, other)
    keep(
        db,
        HouseholdMember(household_id=house.id, person_id=kept, relation="child"),
        HouseholdMember(household_id=other.id, person_id=gone, relation="head"),
    )
    row = next(r for r in duplicates.merge_preview(db, kept, gone).rows if r.table == "household_member")
    assert (row.key, row.kept, row.gone) == ("household_member", "1 · บุตร", "2 หมู่ที่ 3 · เจ้าบ้าน")
    duplicates.merge(CLERK, db, kept, gone)
    assert [(m.household_id, m.relation) for m in all_of(db, HouseholdMember, kept)] == [(house.id, "child")]


def test_the_record_gone_is_met_nowhere(db):
    kept = add(db, 1)
    gone = add(db, 2, first="สมสี", phone="0899999999", address=AddressInput(house_no="77/7", moo="9"))
    duplicates.merge(CLERK, db, kept, gone)
    assert PersonQuery(db).ids() == [kept]
    assert PersonQuery(db).total() == 1
    for typed in ("สมสี", "สมส", "ส", "77/7", invented_id(2)):
        assert gone not in PersonQuery(db, typed).ids()
    assert find(db, "สมสี").persons == ()
    assert PersonQuery(db, "0899999999").ids() == [kept]
    assert person_page(db, gone).row.id == kept
    assert checks.check(db) == []


def test_both_histories_are_told_of_the_one_kept(db):
    kept, gone = add(db, 1), add(db, 2)
    done = duplicates.merge(CLERK, db, kept, gone)
    assert [event.action for event in person_page(db, kept).history] == [
        "merged_into", "merge", "create", "create",
    ]  # fmt: skip
    duplicates.undo_merge(CLERK, db, done.id)
    assert [event.action for event in person_page(db, kept).history] == ["undo_merge", "merge", "create"]


def test_nothing_new_is_hung_on_the_record_gone(db):
    kept, gone = add(db, 1), add(db, 2)
    item = factories.add_item(db)
    duplicates.merge(CLERK, db, kept, gone)
    assert refusal(factories.lend_one, db, gone, item) == "person_merged"
    assert refusal(duplicates.merge, CLERK, db, kept, gone) == "person_merged"
    assert refusal(duplicates.merge, CLERK, db, gone, kept) == "person_merged"
    assert refusal(duplicates.not_same, CLERK, db, gone, kept) == "person_merged"
    with pytest.raises(Refused):
        persons.save_person(CLERK, db, PersonInput(first="ก", **NO_ID), person_id=gone, version=2)


def test_a_form_opened_before_the_merge_is_stale(db):
    kept, gone = add(db, 1), add(db, 2)
    duplicates.merge(CLERK, db, kept, gone)
    with pytest.raises(StaleRecord):
        persons.save_person(CLERK, db, factories.SOMSRI, person_id=kept, version=1)


def test_what_changed_since_the_preview_is_not_merged(db):
    kept, gone = add(db, 1), add(db)
    seen = duplicates.merge_preview(db, kept, gone)
    data = PersonInput(title="นาง", first="สมศรี", last="ใจดี", **NO_ID)
    persons.save_person(CLERK, db, data, person_id=gone, version=1)
    with pytest.raises(StaleRecord):
        duplicates.merge(CLERK, db, kept, gone, versions=seen.versions)
    duplicates.merge(CLERK, db, kept, gone, versions=duplicates.merge_preview(db, kept, gone).versions)


def test_nobody_is_merged_with_himself_or_with_nobody(db):
    kept = add(db, 1)
    assert refusal(duplicates.merge, CLERK, db, kept, kept) == "merge_itself"
    with pytest.raises(RecordNotFound):
        duplicates.merge(CLERK, db, kept, 999)
    with pytest.raises(RecordNotFound):
        duplicates.undo_merge(CLERK, db, 999)


def test_undoing_twice_is_refused(db):
    done = duplicates.merge(CLERK, db, add(db, 1), add(db, 2))
    (row,) = MergeQuery(db).rows([done.id]).values()
    assert (row.kept_id, row.gone_id, row.undone_at) == (done.kept_id, done.gone_id, None)
    duplicates.undo_merge(CLERK, db, done.id)
    assert refusal(duplicates.undo_merge, CLERK, db, done.id) == "merge_undone"
    assert MergeQuery(db, done.gone_id).rows([done.id])[done.id].undone_at is not None
    assert MergeQuery(db, 999).ids() == []


def test_undo_is_refused_when_a_moved_row_was_changed(db):
    kept, gone = add(db, 1), add(db, 2)
    lent = factories.lend_one(db, gone, factories.add_item(db))
    done = duplicates.merge(CLERK, db, kept, gone)
    lending.cancel_loan(CLERK, db, lent.contract_id, "พิมพ์ผิด")
    with pytest.raises(Refused) as refused:
        duplicates.undo_merge(CLERK, db, done.id)
    assert (refused.value.code, refused.value.params) == ("merge_rows_changed", {"what": "ใบยืม"})
    assert PersonQuery(db).ids() == [kept]


def test_undo_is_refused_when_a_filled_field_was_changed_but_not_for_others(db):
    kept, gone = add(db, 1, nickname=""), add(db, 2, nickname="ศรี")
    done = duplicates.merge(CLERK, db, kept, gone)
    edited = person_page(db, kept)
    other_nickname = PersonInput(first="สมศรี", last="ใจดี", nickname="แดง", national_id=invented_id(1))
    persons.save_person(CLERK, db, other_nickname, person_id=kept, version=edited.version)
    assert refusal(duplicates.undo_merge, CLERK, db, done.id) == "merge_rows_changed"
    same = PersonInput(
        first="สมศรี", last="ใจดีมาก", nickname="ศรี", national_id=invented_id(1), phone="0810000001"
    )
    persons.save_person(CLERK, db, same, person_id=kept, version=edited.version + 1)
    duplicates.undo_merge(CLERK, db, done.id)
    row = person_page(db, kept).row
    assert (row.last, row.nickname) == ("ใจดีมาก", "")
    assert PersonQuery(db, "ใจดีมาก").ids() == [kept]
    assert PersonQuery(db, "ศรี ใจดี").total() == 2
    assert checks.check(db) == []


def test_undo_is_refused_when_the_place_was_taken(db):
    kept, gone = add(db, 1), add(db, 2)
    keep(db, PersonAlias(person_id=kept, first="ก", **NOW), PersonAlias(person_id=gone, first="ก", **NOW))
    house = Household(house_no="1", **NOW)
    keep(db, house)
    keep(
        db,
        HouseholdMember(household_id=house.id, person_id=kept, relation="child"),
        HouseholdMember(household_id=house.id, person_id=gone, relation="head"),
    )
    done = duplicates.merge(CLERK, db, kept, gone)
    keep(db, HouseholdMember(household_id=house.id, person_id=add(db, 3), relation="head"))
    assert refusal(duplicates.undo_merge, CLERK, db, done.id) == "merge_place_taken"
    assert all_of(db, PersonAlias, gone) == []


def test_what_was_added_since_stays_with_the_one_kept(db):
    kept, gone = add(db, 1), add(db, 2)
    done = duplicates.merge(CLERK, db, kept, gone)
    lent = factories.lend_one(db, kept, factories.add_item(db))
    duplicates.undo_merge(CLERK, db, done.id)
    with db.reading() as session:
        assert session.get_one(LoanContract, lent.contract_id).borrower_id == kept


def test_two_people_are_remembered_once_and_may_be_doubted_again(db):
    one, other = add(db, 1), add(db, 2)
    duplicates.not_same(CLERK, db, other, one)
    duplicates.not_same(CLERK, db, one, other)
    with db.reading() as session:
        assert [(row.first_id, row.second_id) for row in session.scalars(select(NotSamePerson))] == [
            (one, other)
        ]
    assert duplicates.merge_preview(db, one, other).warnings[-1] == "merge_marked_apart"
    duplicates.perhaps_same(CLERK, db, other, one)
    assert "merge_marked_apart" not in duplicates.merge_preview(db, one, other).warnings
    assert [event.action for event in person_page(db, other).history][:2] == ["perhaps_same", "not_same"]


def test_who_was_somebody_else_stays_somebody_else(db):
    kept, gone, third, fourth = add(db, 1), add(db, 2), add(db, 3), add(db, 4)
    for pair in ((gone, kept), (gone, third), (gone, fourth), (kept, fourth)):
        duplicates.not_same(CLERK, db, *pair)
    done = duplicates.merge(CLERK, db, kept, gone)
    assert _pairs(db) == {(kept, third), (kept, fourth)}
    duplicates.undo_merge(CLERK, db, done.id)
    assert _pairs(db) == {(kept, gone), (gone, third), (gone, fourth), (kept, fourth)}


def _pairs(db):
    with db.reading() as session:
        return set(map(tuple, session.execute(select(NotSamePerson.first_id, NotSamePerson.second_id))))


def test_the_preview_shows_ids_only_when_asked(db):
    kept, gone = add(db, 1), add(db, 2)
    (row,) = [r for r in duplicates.merge_preview(db, kept, gone).rows if r.table == "person_identifier"]
    assert row.kept.startswith(invented_id(1)[0] + "-*")
    full = duplicates.merge_preview(db, kept, gone, full_ids=True).rows
    assert invented_id(1)[-4:-3] in next(r for r in full if r.table == "person_identifier").kept
    assert all_of(db, Address, gone)

"""What a person's form holds besides name and id: two homes, several telephones, income, rights."""

from dataclasses import replace
from datetime import date

import pytest

from tests import factories
from tests.factories import CLERK, SOMSRI
from welfaredesk import messages
from welfaredesk.errors import ValidationFailed
from welfaredesk.queries.person_page import person_input, person_page
from welfaredesk.queries.persons import PersonQuery
from welfaredesk.services.persons import AddressInput, PhoneInput, save_person

LIVING = AddressInput(house_no="99/1", moo="2", landmark="หลังวัด", latitude=17.9, longitude=98.9)
RICH = replace(
    SOMSRI,
    marital="widowed",
    occupation="none",
    income_satang=0,
    income_source="state",
    health_right="uc",
    welfare_card=True,
    sso_section="40",
    sso_option="100",
    living=LIVING,
    phones=(PhoneInput("๐๘๑-๐๐๐-๐๐๐๑"), PhoneInput("053 123456", " ลูกสาว ")),
)


def change(db, person_id, **fields):
    page = person_page(db, person_id)
    data = replace(person_input(db, person_id), **fields)
    return save_person(CLERK, db, data, person_id=person_id, version=page.version)


@pytest.fixture
def somsri(db):
    return save_person(CLERK, db, RICH).id


def test_everything_comes_back_as_it_was_given(db, somsri):
    numbers = (PhoneInput("0810000001"), PhoneInput("053123456", "ลูกสาว"))
    expected = replace(RICH, phones=numbers, phone="0810000001 053123456", sex="F")
    assert person_input(db, somsri) == expected
    page = person_page(db, somsri)
    assert page.data == replace(expected, national_id="3-****-*****-**-4")
    assert (page.address.house_no, page.living.house_no, page.phones) == ("12/3", "99/1", numbers)


def test_saving_what_the_form_opened_with_changes_nothing(db, somsri):
    before = person_page(db, somsri)
    change(db, somsri)
    assert person_page(db, somsri) == before


def test_a_line_of_numbers_keeps_the_owners_known(db, somsri):
    change(db, somsri, phones=None, phone="053-123456, 089-000-0001")
    assert person_page(db, somsri).phones == (PhoneInput("053123456", "ลูกสาว"), PhoneInput("0890000001"))
    event = person_page(db, somsri).history[0]
    assert event.after == {"phone": "053123456 0890000001"}
    change(db, somsri, phones=None, phone="")
    assert person_page(db, somsri).phones == ()
    assert person_page(db, somsri).history[0].before["phone_owners"] == "053123456 (ลูกสาว)"


def test_any_of_the_numbers_finds_the_person(db, somsri):
    for typed in ("0810000001", "053123"):
        assert PersonQuery(db, typed).ids() == [somsri]
    change(db, somsri, phones=(PhoneInput("0810000001"),))
    assert PersonQuery(db, "053123").ids() == []


def test_moving_back_to_the_registered_home_is_told(db, somsri):
    change(db, somsri, living=replace(LIVING, moo="7"))
    event = person_page(db, somsri).history[0]
    assert (event.before, event.after) == ({"living_moo": "2"}, {"living_moo": "7"})
    change(db, somsri, living=None)
    page = person_page(db, somsri)
    assert page.living is None
    assert page.history[0].before["living_house_no"] == "99/1"
    assert page.history[0].after["living_house_no"] is None


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"phones": (PhoneInput("12"),)}, "phones", "12"),
        ({"phones": (PhoneInput("081234567"),)}, "phones", "081234567"),
        ({"income_satang": -1}, "income_satang", "ติดลบ"),
        ({"marital": "nonsense"}, "marital", "nonsense"),
        ({"sso_section": "33"}, "sso_option", "มาตรา 40"),
        ({"living": replace(LIVING, latitude=None)}, "living_latitude", "ทั้งละติจูดและลองจิจูด"),
        ({"living": replace(LIVING, latitude=98.9, longitude=17.9)}, "living_latitude", "สลับ"),
        ({"address": replace(SOMSRI.address, longitude=99.0)}, "latitude", "ทั้งละติจูด"),
        ({"living": replace(LIVING, road="ก" * 200)}, "living_road", "40"),
        ({"birth_date": date(2026, 11, 23)}, "birth_date", "23/11/2569"),
    ],
)
def test_wrong_details_are_told_under_their_field(db, fields, field, words):
    with pytest.raises(ValidationFailed) as failed:
        save_person(CLERK, db, replace(RICH, **fields))
    assert [issue.field for issue in failed.value.issues] == [field]
    assert words in messages.text_of(failed.value)
    assert PersonQuery(db).total() == 0


def test_a_refused_code_leaves_the_person_as_before(db, somsri):
    before = person_page(db, somsri)
    with pytest.raises(ValidationFailed):
        change(db, somsri, first="อื่น", occupation="nonsense")
    assert person_page(db, somsri) == before
    assert factories.add_person(db, 5) != somsri

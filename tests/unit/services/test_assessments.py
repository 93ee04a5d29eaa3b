"""ADL assessments and home visits: scores, groups, their change, and what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import factories
from tests.factories import CLERK
from welfaredesk import messages
from welfaredesk.domain import adl
from welfaredesk.errors import RecordNotFound, ValidationFailed
from welfaredesk.queries.person_care import group_change
from welfaredesk.queries.person_page import person_page
from welfaredesk.services import assessments
from welfaredesk.services.assessments import AssessmentInput, VisitInput

SCORES = (2, 1, 3, 2, 3, 2, 2, 1, 2, 2)
DAY = date(2026, 11, 1)


@pytest.fixture
def somsri(db):
    return factories.add_person(db, birth_date=date(1950, 6, 1))


def assess(db, person_id, **fields):
    data = AssessmentInput(**{"assessed_on": DAY} | fields)
    return assessments.record_assessment(CLERK, db, person_id, data).id


def test_ten_scores_make_the_total_and_the_group(db, somsri):
    assess(db, somsri, scores=(1, 0, 1, 1, 1, 1, 0, 0, 1, 1), assessor=" อสม. สมใจ ", caregiver="family")
    page = person_page(db, somsri)
    view = page.assessments[0]
    assert (view.total, view.group, view.assessor) == (7, adl.AdlGroup.HOME, "อสม. สมใจ")
    assert view.scores == (1, 0, 1, 1, 1, 1, 0, 0, 1, 1)
    assert page.history[0].action == "assess"
    assert page.history[0].after["total"] == 7


def test_an_old_survey_gives_only_the_total(db, somsri):
    assess(db, somsri, total=4)
    view = person_page(db, somsri).assessments[0]
    assert (view.total, view.group, view.scores) == (4, adl.AdlGroup.BED, None)


def test_the_newest_comes_first_and_tells_how_the_group_changed(db, somsri):
    assess(db, somsri, total=12, assessed_on=date(2026, 1, 1))
    assess(db, somsri, total=4, assessed_on=date(2026, 11, 1))
    assess(db, somsri, total=11, assessed_on=date(2026, 6, 1))
    assess(db, somsri, total=20, assessed_on=date(2025, 1, 1))
    views = person_page(db, somsri).assessments
    assert [(view.total, view.change) for view in views] == [
        (4, "worse"),
        (11, "worse"),
        (12, ""),
        (20, ""),
    ]
    assert group_change(adl.AdlGroup.BED, adl.AdlGroup.SOCIAL) == "better"


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({}, "scores", "10 ข้อ"),
        ({"total": 21}, "total", "0–20"),
        ({"total": -1}, "total", "-1"),
        ({"scores": SCORES[:9]}, "scores", "10 ข้อ"),
        ({"scores": (3, *SCORES[1:])}, "scores", "ช่วง"),
        ({"scores": SCORES, "total": 19}, "total", "20"),
        ({"total": 5, "assessed_on": None}, "assessed_on", "กรุณากรอก"),
        ({"total": 5, "assessed_on": date(2026, 11, 23)}, "assessed_on", "23/11/2569"),
        ({"total": 5, "assessed_on": date(1950, 5, 31)}, "assessed_on", "1 มิ.ย. 2493"),
        ({"total": 5, "caregiver": "nonsense"}, "caregiver", "nonsense"),
    ],
)
def test_wrong_assessments_are_told_under_their_field(db, somsri, fields, field, words):
    with pytest.raises(ValidationFailed) as failed:
        assess(db, somsri, **fields)
    assert [issue.field for issue in failed.value.issues] == [field]
    assert words in messages.text_of(failed.value)
    assert person_page(db, somsri).assessments == ()


@given(st.tuples(*(st.integers(0, item.highest) for item in adl.ITEMS)))
def test_any_ten_scores_of_the_form_have_a_group(scores):
    total = adl.total(scores)
    assert 0 <= total <= adl.HIGHEST
    expected = "social" if total > 11 else "home" if total > 4 else "bed"
    assert adl.group(total) == expected


def test_a_correction_keeps_one_assessment(db, somsri):
    first = assess(db, somsri, total=12)
    corrected = AssessmentInput(assessed_on=DAY, scores=SCORES)
    assessments.record_assessment(CLERK, db, somsri, corrected, assessment_id=first)
    page = person_page(db, somsri)
    assert [view.total for view in page.assessments] == [20]
    assert page.history[0].before == {"scores": None, "total": 12}


def test_a_record_is_corrected_only_with_its_own_person(db, somsri):
    first = assess(db, somsri, total=12)
    other = factories.add_person(db, 2)
    with pytest.raises(RecordNotFound):
        assessments.record_assessment(
            CLERK, db, other, AssessmentInput(assessed_on=DAY, total=1), assessment_id=first
        )


def test_visits_stand_newest_first_and_may_name_the_next(db, somsri):
    first = VisitInput(date(2026, 5, 1), "อสม. สมใจ", "เยี่ยมประจำเดือน", "แข็งแรงดี", date(2026, 12, 1))
    visit = assessments.record_visit(CLERK, db, somsri, first).id
    assessments.record_visit(CLERK, db, somsri, VisitInput(date(2026, 6, 1)))
    page = person_page(db, somsri)
    assert [view.visited_on.month for view in page.visits] == [6, 5]
    assert page.visits[1].next_on == date(2026, 12, 1)
    corrected = VisitInput(date(2026, 5, 2), "อสม. สมใจ")
    assessments.record_visit(CLERK, db, somsri, corrected, visit_id=visit)
    assert person_page(db, somsri).visits[1].findings == ""


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (VisitInput(), "visited_on"),
        (VisitInput(date(2026, 11, 23)), "visited_on"),
        (VisitInput(date(2026, 11, 1), next_on=date(2026, 10, 31)), "next_on"),
    ],
)
def test_wrong_visits_are_told_under_their_field(db, somsri, data, field):
    with pytest.raises(ValidationFailed) as failed:
        assessments.record_visit(CLERK, db, somsri, data)
    assert [issue.field for issue in failed.value.issues] == [field]

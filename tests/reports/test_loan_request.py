"""L-01, the request for a device: what stands on it, filled, blank and with the longest texts."""

from dataclasses import replace
from datetime import date

import pytest

from reports import CATALOG, issuing
from reports.forms import lending_request as form
from tests import factories
from tests.factories import CLERK
from tests.reports.pdfs import page_texts
from welfaredesk.db.models import DeviceItem
from welfaredesk.domain import paper_limits
from welfaredesk.papers.lending import Signer
from welfaredesk.papers.lending_request import WantedRow, collect_blank_request, collect_request
from welfaredesk.papers.params import PaperParams
from welfaredesk.papers.registry import Who
from welfaredesk.services.groups import join_group
from welfaredesk.services.lending_requests import DecisionInput, RequestInput, ask, decide


@pytest.fixture
def request_id(db):
    applicant = factories.add_person(db)
    user = factories.add_person(db, 2, title="นาย", first="ปื๊ด", last="น้ำใส")
    join_group(CLERK, db, user, "bed_bound")
    item = factories.add_item(db, "BD-1", "เตียงผู้ป่วย 2 ไกร์")
    with db.reading() as session:
        model = session.get_one(DeviceItem, item).model_id
    data = RequestInput(
        applicant,
        model,
        user,
        "บุตร",
        features="กว้าง 90 ซม.",
        reason="ติดเตียงหลังผ่าตัดสะโพก",
        wanted_from=date(2026, 12, 1),
        delivery="deliver",
        evidence=("id_card",),
    )
    return ask(CLERK, db, data).id


def flat(pdf):
    return ["".join(text.split()) for text in page_texts(pdf)]


def test_everything_of_the_request_stands_on_one_page(db, request_id):
    (text,) = flat(form.render(collect_request(db, request_id)))
    for said in (
        "๑/๒๕๗๐",
        "นายกเทศมนตรีตำบลตัวอย่าง",
        "นางสาวสมศรีใจดี",
        "3-0000-06801-17-4",
        "นายปื๊ดน้ำใส",
        "บุตร",
        "เตียงผู้ป่วย๒ไกร์",
        "กว้าง๙๐ซม.",
        "ติดเตียงหลังผ่าตัดสะโพก",
        "๑ธันวาคม๒๕๖๙",
        "๗.หากชำรุด",
        "นางสาวกรองแก้วตั้งใจ",
        "นายอุดมสมมุติ",
    ):
        assert said in text


def test_the_blank_one_names_nobody_and_keeps_the_terms(db):
    (text,) = flat(form.render(collect_blank_request(db, PaperParams())))
    assert "สมศรี" not in text
    assert "ผู้ใช้อุปกรณ์ชื่อ" in text
    assert "๑.ใช้เฉพาะผู้ป่วย" in text


def test_an_applicant_who_uses_it_is_named_once(db, request_id):
    paper = replace(collect_request(db, request_id), user=Who(), user_number="", relation="")
    own = replace(
        paper, own_use=(replace(paper.own_use[0], ticked=True), replace(paper.own_use[1], ticked=False))
    )
    (text,) = flat(form.render(own))
    assert "ผู้ใช้อุปกรณ์ชื่อ" not in text


def test_the_longest_texts_entry_allows_stay_on_one_page(db, request_id):
    long = Who(
        name="น" * paper_limits.SLIP_NAME,
        age="100",
        address="ที่อยู่ยาว " * (paper_limits.SLIP_ADDRESS // 11),
        phone="081-234-5678, 053-000-000",
    )
    paper = replace(
        collect_request(db, request_id),
        applicant=long,
        user=long,
        relation="ผ" * paper_limits.SLIP_RELATION,
        reason="ผู้ป่วยติดเตียง " * (paper_limits.SLIP_PURPOSE // 16),
        rows=(
            WantedRow("ท" * paper_limits.SLIP_DESCRIPTION, "1 เครื่อง", "ก" * paper_limits.REQUEST_FEATURES),
            WantedRow(),
            WantedRow(),
        ),
        officer=Signer("น" * 60, "ต" * 60, "ร" * 60),
        approver=Signer("น" * 60, "ต" * 60, "ร" * 60),
    )
    assert len(flat(form.render(paper))) == 1


def test_it_is_kept_with_its_number_and_anew_only_when_the_request_changed(db, request_id):
    first = issuing.issue(CLERK, db, "L-01", request_id)
    assert (first.no, first.pages) == ("1/2570", 1)
    assert issuing.issue(CLERK, db, "L-01", request_id).id == first.id
    decide(CLERK, db, request_id, DecisionInput())
    assert issuing.issue(CLERK, db, "L-01", request_id).pdf == first.pdf  # the order is the pen's
    payload = CATALOG["L-01"].to_payload(collect_request(db, request_id))
    assert CATALOG["L-01"].from_payload(payload) == collect_request(db, request_id)

"""L-07, L-08 and its register: what they say, on the pages they should take, and nothing lost."""

from datetime import date

import pytest
from sqlalchemy import select

from reports import issuing
from reports.forms import lending_donation
from reports.registers import asset_card, donations
from tests import factories
from tests.factories import CLERK
from tests.reports import longest_papers
from tests.reports.measured import sheets
from tests.reports.pdfs import page_texts, text_of
from welfaredesk.db.models import DeviceModel
from welfaredesk.papers.lending_asset import collect_asset_card
from welfaredesk.papers.lending_donation import (
    DonationReceipt,
    GivenLine,
    collect_donation_receipt,
    collect_donation_register,
)
from welfaredesk.papers.params import PaperParams
from welfaredesk.services import lending_donations
from welfaredesk.services.lending_donations import MAX_LINES, DonationInput, GivenInput

LONG = "เตียงผู้ป่วยปรับไฟฟ้าสามไกร์พร้อมที่นอนลมแบบลอนสลับแรงดันและราวกั้นข้าง"


@pytest.fixture
def given(db):
    lines = (
        GivenInput("รถเข็นธรรมดา", 2, value_satang=700_050, codes=("บริจาค WC1", "บริจาค WC2")),
        GivenInput("ไม้เท้า", 5),
    )
    data = DonationInput(
        "ชมรมจิตอาสาตัวอย่าง", date(2026, 11, 3), "12/3 หมู่ 4", purpose="ผู้สูงอายุในตำบล", lines=lines
    )
    return lending_donations.receive(CLERK, db, data).id


def test_the_receipt_says_what_was_given(db, given):
    pdf = issuing.issue(CLERK, db, "L-08", given).pdf
    text = text_of(pdf)
    for words in (
        "เลขที่ ๑/๒๕๗๐",
        "ชมรมจิตอาสาตัวอย่าง",
        "๑๒/๓ หมู่ ๔",
        "๗,๐๐๐.๕๐",
        "เจ็ดพันบาทห้าสิบสตางค์",
        "บริจาค WC1, บริจาค WC2",
        "ผู้สูงอายุในตำบล",
        "ผู้รับมอบ",
    ):
        assert words in text
    assert len(page_texts(pdf)) == 1


def test_the_register_names_nobody_who_does_not_want_it(db, given):
    data = DonationInput("นายไม่ออกนาม", date(2026, 11, 4), donor_named=False, lines=(GivenInput("ไม้เท้า"),))
    lending_donations.receive(CLERK, db, data)
    text = text_of(donations.render(collect_donation_register(db, PaperParams())))
    assert "ไม่ประสงค์ออกนาม" in text
    assert "นายไม่ออกนาม" not in text
    assert "รวม ๒ ครั้ง" in text
    assert "๗,๐๐๐.๕๐" in text


def test_a_large_sum_shrinks_and_stays_whole():
    pages, _pictures = sheets(donations.render(longest_papers.DONATIONS))
    assert [piece.text for piece in pages[0]].count("๑๒๓,๔๕๖,๗๘๙.๙๙") == 2  # the line and the sum under it


def test_an_empty_register_says_so(db):
    paper = collect_donation_register(db, PaperParams(fiscal_year=2560))
    assert "ไม่มีการรับบริจาค" in text_of(donations.render(paper))


def test_the_fullest_receipt_stays_on_its_page(db, given):
    paper = collect_donation_receipt(db, given)
    lines = tuple(
        GivenLine(n, LONG, 999, "ชิ้น", "ใช้งานได้", 9_999_999_99, f"กสว.416/67/{n:04}")
        for n in range(1, MAX_LINES + 1)
    )
    full = DonationReceipt(
        **{name: getattr(paper, name) for name in paper.__dataclass_fields__}
        | {"lines": lines, "donor": "มูลนิธิ" + "ก" * 70, "donor_address": "ข" * 70, "purpose": "ค" * 280}
    )
    pdf = lending_donation.render(full)
    assert len(page_texts(pdf)) == 1
    assert text_of(pdf).count("กสว.416/67/") == MAX_LINES


def test_the_card_tells_depreciation_to_the_last_baht(db):
    item = factories.add_item(
        db,
        "WC-1",
        acquired_on=date(2023, 10, 1),
        price_satang=300_100,
        acquired_how="รับบริจาค",
        fund="เงินบริจาค/เงินช่วยเหลือ",
    )
    with db.transaction() as session:
        session.scalars(select(DeviceModel)).one().useful_life_years = 3
    pdf = asset_card.render(collect_asset_card(db, PaperParams(id=item)))
    text = text_of(pdf)
    for words in ("๓,๐๐๑.๐๐", "๓๓.๓๓%", "๑,๐๐๐.๐๐", "๒,๐๐๐.๐๐", "๓,๐๐๐.๐๐", "๑.๐๐", "ประวัติการซ่อม"):
        assert words in text
    assert issuing.make(CLERK, db, "L-07", PaperParams(id=item)).pages == len(page_texts(pdf)) == 1


def test_a_card_of_a_piece_nobody_knows_much_of(db):
    item = factories.add_item(db, "WC-1")
    text = text_of(asset_card.render(collect_asset_card(db, PaperParams(id=item))))
    assert "WC-1" in text
    assert "ค่าเสื่อมราคาประจำปี" not in text

"""Kinds of money, budgets, estimates and payments of houses: what is kept, refused, warned of and told."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from tests import factories
from tests.factories import CLERK
from welfaredesk.db.engine import Database
from welfaredesk.db.models import AuditEvent
from welfaredesk.domain.grant_types import Grant
from welfaredesk.errors import Refused, StaleRecord, ValidationFailed
from welfaredesk.messages import issue_text
from welfaredesk.queries import housing_money
from welfaredesk.queries.house_warnings import look_over
from welfaredesk.queries.housing_money import ProjectMoney, fund_table, project_money
from welfaredesk.services import grant_types, house_estimates, house_payments, housing, housing_stages
from welfaredesk.services.grant_types import BudgetInput
from welfaredesk.services.house_estimates import EstimateInput, LineInput
from welfaredesk.services.house_payments import GiftInput, PaymentInput
from welfaredesk.services.housing import FundingInput, ProjectInput
from welfaredesk.services.housing_stages import StepInput

ROOF = LineInput("สังกะสี 8 ฟุต", 12_000, "แผ่น", 185_00, 40_00)
LABOUR = LineInput("มุงหลังคา", 2_500, "วัน", None, 400_00, volunteer=True)


@pytest.fixture
def wanted(db: Database) -> ProjectInput:
    return ProjectInput(
        person_id=factories.add_person(db),
        support_kind="repair",
        approved_satang=45_000_00,
        funding=(FundingInput("dep", 40_000_00), FundingInput("municipality", 5_000_00)),
    )


@pytest.fixture
def project(db: Database, wanted: ProjectInput) -> int:
    return housing.create_project(CLERK, db, wanted).id


def approve(db: Database, project_id: int) -> None:
    housing_stages.reach_stage(CLERK, db, project_id, StepInput("approved", reason="เร่งด่วน"))


def warned(money: ProjectMoney) -> list[str]:
    return [issue.code for issue in money.warnings]


def codes(failed: pytest.ExceptionInfo[ValidationFailed]) -> list[tuple[str, str]]:
    return [(issue.field, issue.code) for issue in failed.value.issues]


def pay(db: Database, project_id: int, baht: int, source: str = "dep", **fields: object) -> int:
    data = PaymentInput(source, baht * 100, "ค่าวัสดุ", payee="ร้านวัสดุ ตัวอย่าง", **fields)  # type: ignore[arg-type]
    return house_payments.pay(CLERK, db, project_id, data).id


def test_more_than_the_ceiling_is_warned_of_with_the_rule_and_its_days(
    db: Database, wanted: ProjectInput
) -> None:
    dated = Grant(
        "",
        "ปรับสภาพบ้านคนพิการ",
        "พก.",
        "dep",
        ceiling_satang=40_000_00,
        citation="ระเบียบทดสอบ พ.ศ. 2566",
        valid_from=date(2024, 1, 1),
    )
    grant_types.save_grant(CLERK, db, dated)
    over = replace(
        wanted, approved_satang=45_000_25, funding=(FundingInput("dep", 40_000_25), wanted.funding[1])
    )
    expected = (
        "เงินจากพก. 40,000.25 บาท เกินเพดาน «ปรับสภาพบ้านคนพิการ» 40,000.00 บาทต่อหลัง "
        "(ระเบียบทดสอบ พ.ศ. 2566 · ใช้ตั้งแต่ 1 ม.ค. 2567)"
    )
    assert [issue_text(issue) for issue in look_over(db, over)] == [expected]
    made = housing.create_project(CLERK, db, over)  # warned of, not barred
    assert [issue_text(issue) for issue in project_money(db, made.id).warnings] == [expected]
    assert look_over(db, wanted) == ()


def test_the_day_of_the_grant_decides_which_ceiling_counts(db: Database, wanted: ProjectInput) -> None:
    old = Grant("", "เดิม", "เดิม", "red_cross", ceiling_satang=10_000_00, valid_to=date(2026, 10, 31))
    new = Grant("", "ใหม่", "ใหม่", "red_cross", ceiling_satang=20_000_00, valid_from=date(2026, 11, 1))
    for grant in (old, new):
        grant_types.save_grant(CLERK, db, grant)
    shares = (FundingInput("red_cross", 15_000_00),)
    asked = replace(wanted, approved_satang=15_000_00, funding=shares)
    made = housing.create_project(CLERK, db, asked, StepInput(happened_on=date(2026, 10, 1)))
    assert warned(project_money(db, made.id)) == []
    granted = StepInput("approved", date(2026, 10, 20), reason="เร่งด่วน")
    housing_stages.reach_stage(CLERK, db, made.id, granted)
    assert warned(project_money(db, made.id)) == ["grant_over"]


def test_times_are_counted_in_the_fiscal_year_not_the_calendar_year(
    db: Database, wanted: ProjectInput
) -> None:
    once = Grant("", "ปีละครั้ง", "ครั้งเดียว", "temple", times_per_year=1)
    grant_types.save_grant(CLERK, db, once)
    share = replace(wanted, approved_satang=1_000_00, funding=(FundingInput("temple", 1_000_00),))
    asked = [
        housing.create_project(CLERK, db, share, StepInput(happened_on=day)).id
        for day in (date(2026, 9, 30), date(2026, 10, 1), date(2026, 11, 20))
    ]
    # 30 September and 1 October are of one calendar year and of two fiscal years
    assert [warned(project_money(db, each)) for each in asked] == [
        [],
        ["grant_times_over"],
        ["grant_times_over"],
    ]
    housing_stages.reach_stage(CLERK, db, asked[2], StepInput("cancelled", note="ซ้ำ"))
    assert warned(project_money(db, asked[1])) == []


def test_a_chosen_kind_of_money_belongs_to_its_source(db: Database, wanted: ProjectInput) -> None:
    hardship = replace(wanted, approved_satang=None, funding=(FundingInput("dop", 3_500_00, "dop_hardship"),))
    made = housing.create_project(CLERK, db, hardship)
    money = project_money(db, made.id)
    assert (money.shares[0].grant, money.shares[0].ceiling_satang) == ("ผส. ยากลำบาก", 3_000_00)
    assert warned(money) == ["grant_over"]
    wrong = replace(hardship, funding=(FundingInput("codi", 1_00, "dop_hardship"),))
    with pytest.raises(ValidationFailed) as failed:
        housing.change_project(CLERK, db, made.id, wrong, version=made.version)
    assert codes(failed) == [("funding", "not_in_list")]


def test_kinds_of_money_are_dated_kept_and_told(db: Database) -> None:
    seed = next(grant for grant in housing_money.grants(db) if grant.code == "codi_house")
    checked = replace(seed, ceiling_satang=22_000_00, to_check=False, citation="หนังสือ พอช. ทดสอบ")
    grant_types.save_grant(CLERK, db, checked, seen=seed)
    assert checked in housing_money.grants(db)
    with pytest.raises(StaleRecord):
        grant_types.save_grant(CLERK, db, checked, seen=seed)
    wrong = Grant("", "", "", "bank", ceiling_satang=-1, times_per_year=0, valid_from=date(2026, 2, 1))
    with pytest.raises(ValidationFailed) as failed:
        grant_types.save_grant(CLERK, db, replace(wrong, valid_to=date(2026, 1, 1)))
    assert codes(failed) == [
        ("name", "required"),
        ("fund_source", "not_in_list"),
        ("ceiling_satang", "negative_amount"),
        ("times_per_year", "grant_times"),
        ("valid_to", "ends_before_start"),
    ]
    with db.reading() as session:
        event = session.scalars(select(AuditEvent).where(AuditEvent.entity == "grant_type")).one()
    assert event.before is not None
    assert event.after is not None
    assert (event.before["ceiling_satang"], event.after["ceiling_satang"]) == (19_000_00, 22_000_00)


def test_an_estimate_adds_up_and_volunteers_stand_apart(db: Database, project: int) -> None:
    house_estimates.save_estimate(CLERK, db, project, EstimateInput((ROOF, LineInput(), LABOUR)))
    estimate = project_money(db, project).estimate
    assert estimate is not None
    assert (estimate.number, estimate.fixed, len(estimate.data.lines)) == (1, False, 2)
    amounts = estimate.amounts
    assert (amounts.material, amounts.labour, amounts.total) == (2_220_00, 480_00, 2_700_00)
    assert amounts.volunteer == 1_000_00


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (LineInput("ปูน"), "แถวที่ 2 ยังขาด จำนวน, หน่วย, ราคาวัสดุหรือค่าแรงต่อหน่วย กรุณากรอกให้ครบ หรือล้างทั้งแถว"),
        (
            LineInput(quantity_milli=1, unit="ถุง", labour_satang=0),
            "แถวที่ 2 ยังขาด รายการ กรุณากรอกให้ครบ หรือล้างทั้งแถว",
        ),
        (
            LineInput("ปูน", 1_000, "ถุง", -1),
            "แถวที่ 2 มีจำนวนหรือราคาติดลบ กรุณากรอก 0 หรือมากกว่า",
        ),
        (
            LineInput("ปูน", 10**12, "ถุง", 1),
            "แถวที่ 2 มีจำนวนหรือราคาสูงผิดปกติ กรุณาตรวจจุดทศนิยม",
        ),
    ],
)
def test_a_row_that_is_not_right_says_what_is_wrong(
    db: Database, project: int, line: LineInput, sentence: str
) -> None:
    with pytest.raises(ValidationFailed) as failed:
        house_estimates.save_estimate(CLERK, db, project, EstimateInput((ROOF, line)))
    assert [(issue.field, issue_text(issue)) for issue in failed.value.issues] == [("row.2", sentence)]
    assert project_money(db, project).estimate is None


def test_an_estimate_on_which_money_was_granted_is_never_written_again(db: Database, project: int) -> None:
    def save(*lines: LineInput) -> None:
        now = project_money(db, project).estimate
        seen = (now.id, now.version) if now else None
        house_estimates.save_estimate(CLERK, db, project, EstimateInput(lines), seen=seen)

    save(ROOF)
    save(ROOF, LABOUR)
    assert [each.number for each in housing_money.estimate_versions(db, project)] == [1]
    with pytest.raises(StaleRecord):
        house_estimates.save_estimate(CLERK, db, project, EstimateInput((ROOF,)))
    approve(db, project)
    save(LABOUR)
    save(LABOUR, LABOUR)
    versions = housing_money.estimate_versions(db, project)
    assert [(each.number, each.fixed, len(each.data.lines)) for each in versions] == [
        (2, False, 2),
        (1, True, 2),
    ]


def test_an_estimate_above_what_is_approved_is_warned_of(db: Database, project: int) -> None:
    dear = replace(ROOF, quantity_milli=1_000_000)
    house_estimates.save_estimate(CLERK, db, project, EstimateInput((dear,)))
    assert warned(project_money(db, project)) == ["estimate_over"]


def test_an_estimate_above_every_ceiling_is_warned_of_before_anything_is_approved(
    db: Database, wanted: ProjectInput
) -> None:
    asked = replace(wanted, approved_satang=None, funding=(FundingInput("dep"),))
    made = housing.create_project(CLERK, db, asked).id
    dear = replace(ROOF, quantity_milli=200_000)  # 45,000 baht
    house_estimates.save_estimate(CLERK, db, made, EstimateInput((dear,)))
    assert [issue_text(issue) for issue in project_money(db, made).warnings] == [
        "ประมาณการ 45,000.00 บาท เกินเพดานรวมของเงินที่ขอ 40,000.00 บาท (พก. ปรับสภาพบ้าน)"
    ]


def test_payments_stay_within_the_share_or_say_why(db: Database, project: int) -> None:
    with pytest.raises(ValidationFailed) as early:
        pay(db, project, 1)
    assert codes(early) == [("over_reason", "payment_over_share")]
    approve(db, project)
    pay(db, project, 39_999)
    with pytest.raises(ValidationFailed) as failed:
        pay(db, project, 2)
    assert issue_text(failed.value.issues[0]) == (
        "แหล่งนี้อนุมัติ 40,000.00 บาท จ่ายแล้ว 39,999.00 บาท ครั้งนี้เกิน 1.00 บาท ถ้าต้องจ่ายให้ระบุเหตุผล"
    )
    pay(db, project, 2, over_reason="ราคาวัสดุเพิ่ม มติ 3/2570")
    money = project_money(db, project)
    assert warned(money) == ["paid_over"]
    assert [(row.no, row.amount_satang) for row in money.payments] == [
        ("1/2570", 39_999_00),
        ("2/2570", 2_00),
    ]
    assert (money.shares[0].left_satang, money.shares[1].left_satang) == (-1_00, 5_000_00)


def test_a_voided_payment_keeps_its_number_and_counts_no_more(db: Database, project: int) -> None:
    approve(db, project)
    wrong = pay(db, project, 40_000)
    house_payments.void_payment(CLERK, db, wrong, "พิมพ์ชื่อผิด")
    pay(db, project, 40_000)
    money = project_money(db, project)
    assert [(row.no, row.void_reason) for row in money.payments] == [("1/2570", "พิมพ์ชื่อผิด"), ("2/2570", "")]
    assert money.paid_satang == 40_000_00
    with pytest.raises(Refused, match="payment_voided"):
        house_payments.void_payment(CLERK, db, wrong, "อีกครั้ง")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"payee": " "}, ("payee", "required")),
        ({"purpose": ""}, ("purpose", "required")),
        ({"amount_satang": None}, ("amount_satang", "required")),
        ({"amount_satang": -1}, ("amount_satang", "negative_amount")),
        ({"amount_satang": 10**14, "over_reason": "x"}, ("amount_satang", "amount_too_large")),
        ({"method": "gold"}, ("method", "not_in_list")),
        ({"fund_source": "codi", "over_reason": "x"}, ("fund_source", "payment_source")),
        ({"paid_on": date(2026, 11, 23)}, ("paid_on", "date_future")),
    ],
)
def test_what_a_payment_may_not_be(
    db: Database, project: int, change: dict[str, object], problem: tuple[str, str]
) -> None:
    approve(db, project)
    data = PaymentInput("dep", 1_00, "ค่าวัสดุ", payee="ร้าน")
    with pytest.raises(ValidationFailed) as failed:
        house_payments.pay(CLERK, db, project, replace(data, **change))  # type: ignore[arg-type]
    assert codes(failed) == [problem]


def test_gifts_are_valued_and_stand_apart_from_the_money(db: Database, project: int) -> None:
    house_payments.add_gift(CLERK, db, project, GiftInput("วัดตัวอย่าง", "ปูน 20 ถุง", value_satang=2_600_00))
    made = house_payments.add_gift(CLERK, db, project, GiftInput("อสม. หมู่ 4", "แรงงาน 8 คน", "labour"))
    money = project_money(db, project)
    assert (money.gifts_satang, money.funded_satang, money.paid_satang) == (2_600_00, 45_000_00, 0)
    house_payments.remove_gift(CLERK, db, made.id)
    assert [gift.kind_label for gift in project_money(db, project).gifts] == ["วัสดุสิ่งของ"]


def test_a_source_knows_what_is_left_of_its_fiscal_year(
    db: Database, wanted: ProjectInput, project: int
) -> None:
    grant_types.save_budget(CLERK, db, BudgetInput("dep", 2570, 70_000_00, "หนังสือจัดสรร"))
    approve(db, project)
    pay(db, project, 10_000)
    second = housing.create_project(CLERK, db, wanted).id
    housing.create_project(CLERK, db, replace(wanted, fiscal_year=2569))
    dep, municipality = sorted(fund_table(db, 2570), key=lambda row: row.fund_source)
    assert (dep.committed_satang, dep.waiting_satang, dep.paid_satang) == (40_000_00, 40_000_00, 10_000_00)
    assert (dep.left_satang, dep.houses, municipality.left_satang) == (30_000_00, 2, None)
    assert [issue_text(issue) for issue in project_money(db, second).warnings] == [
        "เงินพก. ปีงบประมาณ 2570 เหลือ 30,000.00 บาท ไม่พอสำหรับ 40,000.00 บาทของโครงการนี้"
    ]
    less = replace(wanted, funding=(FundingInput("dep", 30_000_00),))
    assert look_over(db, less, second) == ()
    approve(db, second)
    assert [issue_text(issue) for issue in project_money(db, second).warnings] == [
        "เงินพก. ปีงบประมาณ 2570 อนุมัติรวม 80,000.00 บาท เกินงบที่ได้รับ 70,000.00 บาท"
    ]
    grant_types.save_budget(CLERK, db, BudgetInput("dep", 2570, 80_000_00))
    assert warned(project_money(db, second)) == []

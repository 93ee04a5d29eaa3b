"""A house project with its money on paper, as short and as long as entry allows."""

from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO

from PIL import Image

from tests import factories
from tests.factories import CLERK
from welfaredesk.db.engine import Database
from welfaredesk.domain import paper_limits
from welfaredesk.domain.value_lists import LISTS
from welfaredesk.services import (
    house_estimates,
    house_payments,
    house_photos,
    house_support,
    house_works,
    housing,
    housing_stages,
)
from welfaredesk.services.camera import taken_in
from welfaredesk.services.house_estimates import EstimateInput, LineInput
from welfaredesk.services.house_payments import GiftInput, PaymentInput
from welfaredesk.services.house_photos import NewPhoto, PhotoInput
from welfaredesk.services.house_support import LetterInput
from welfaredesk.services.house_works import HandoverInput
from welfaredesk.services.housing import FundingInput, ProjectInput
from welfaredesk.services.housing_stages import StepInput

ROWS = (
    LineInput("สังกะสีลอนใหญ่ 8 ฟุต", 24_000, "แผ่น", 185_00, 40_00),
    LineInput("ไม้โครงหลังคา", 12_500, "ท่อน", 162_50, None),
    LineInput("มุงหลังคา", 3_000, "วัน", None, 350_00, volunteer=True),
)
NAME = "ว่าที่ร้อยตรีหญิง กาญจนาภรณ์รัตนสุวรรณ ณ เชียงใหม่พิทักษ์วงศ์"[: paper_limits.SLIP_NAME]
LETTERS = "ซ่อมแซมหลังคาและห้องน้ำของผู้สูงอายุติดเตียงที่น้ำรั่วทั้งหลัง "


@dataclass(frozen=True, slots=True)
class Papers:
    """The records the papers are of."""

    project: int
    payment: int
    letter: int


def filled(text: str, limit: int) -> str:
    """`text` again and again, as long as the limit."""
    return (text * (limit // len(text) + 1))[:limit].strip()


def add_pictures(db: Database, project: int, before: int, after: int) -> None:
    """Pictures from before and after the works, upright and across in turn."""
    kinds = ["before"] * before + ["after"] * after
    photos = []
    for number, kind in enumerate(kinds):
        out = BytesIO()
        size = (640, 480) if number % 2 else (480, 640)
        Image.new("RGB", size, (40 + 40 * number, 120, 110)).save(out, "JPEG")
        photos.append(NewPhoto(taken_in(out.getvalue()), PhotoInput(kind)))
    house_photos.add_photos(CLERK, db, house_photos.PROJECT, project, photos)


def short(db: Database) -> Papers:
    """What a clerk must at least enter."""
    project = _project(db, factories.add_person(db), FundingInput("municipality", 30_000_00))
    house_estimates.save_estimate(CLERK, db, project, EstimateInput(ROWS[:1]))
    works = (("หลังคา", "มุงใหม่ทั้งหลัง"),)
    committee = (("นายหนึ่ง ตัวอย่าง", ""), ("นายสอง ตัวอย่าง", ""), ("นางสาม ตัวอย่าง", ""))
    _hand_over(db, project, HandoverInput(works=works, committee=committee))
    paid = PaymentInput("municipality", 1_00, "ค่าวัสดุ", payee="นายก้อน ดี")
    payment = house_payments.pay(CLERK, db, project, paid).id
    letter = LetterInput("พัฒนาสังคมและความมั่นคงของมนุษย์จังหวัดลำพูน", 10_000_00)
    return Papers(project, payment, house_support.write_letter(CLERK, db, project, letter).id)


def long(db: Database) -> Papers:
    """As much as the limits let through."""
    person = factories.add_person(db, 7, title="นางสาว", first="กาญจนาภรณ์รัตนาวดี", last="พิทักษ์วงศ์สกุลเดชอุดมทรัพย์")
    sources = ("dep", "municipality", "codi", "community_fund", "donation", "temple")
    project = _project(
        db,
        person,
        *(FundingInput(source, 1_234_567_25) for source in sources),
        work_items=tuple(code for code, _label in LISTS["work_item"][:10]),
    )
    item = filled(LETTERS, paper_limits.ESTIMATE_ITEM)
    line = LineInput(
        item, 499_125, "ตร.ม.", 4_999_75, 1_234_50, note=filled("หมายเหตุ", paper_limits.ESTIMATE_NOTE)
    )
    lines = (line,) * 30 + ROWS
    house_estimates.save_estimate(
        CLERK, db, project, EstimateInput(lines, made_by=NAME, position="นายช่างโยธาชำนาญงาน กองช่าง")
    )
    for kind in house_payments.GIFTS:
        gift = GiftInput("วัดตัวอย่าง", "ปูน 20 ถุง", kind, value_satang=12_345_00)
        house_payments.add_gift(CLERK, db, project, gift)
    _hand_over(db, project, _longest_handover())
    return Papers(project, *_longest_payment_and_letter(db, project))


def _longest_handover() -> HandoverInput:
    work = filled(LETTERS, paper_limits.HANDOVER_WORK)
    return HandoverInput(
        works=((work, work),) * paper_limits.HANDOVER_ROWS,
        left_over=filled("สังกะสี 4 แผ่น ", paper_limits.HANDOVER_LEFT),
        complete=False,
        to_mend=filled("รางน้ำรั่ว ", paper_limits.HANDOVER_LEFT),
        thumbprint=True,
        witnesses=(f"{NAME[:-1]}ก", f"{NAME[:-1]}ข"),
        committee=tuple(
            (f"{NAME[:-1]}{letter}", filled("ผู้ใหญ่บ้าน ", paper_limits.SLIP_NAME)) for letter in "กขคงจฉช"
        ),
        responsible=NAME,
        responsible_position="นักพัฒนาชุมชนชำนาญการ รักษาราชการแทนผู้อำนวยการกองสวัสดิการ",
    )


def _longest_payment_and_letter(db: Database, project: int) -> tuple[int, int]:
    paid = PaymentInput(
        "dep",
        1_234_567_25,
        filled(LETTERS, paper_limits.RECEIPT_PURPOSE),
        "transfer",
        payee=NAME,
        payee_address=filled("99/999 หมู่ที่ 12 ซอยเทศบาล ", paper_limits.SLIP_ADDRESS),
        reference=filled("กรุงไทย 000-0-00000-0 ", paper_limits.RECEIPT_REFERENCE),
        thumbprint=True,
    )
    letter = LetterInput(
        filled("ผู้อำนวยการสถาบันพัฒนาองค์กรชุมชน ", paper_limits.LETTER_TO),
        1_234_567_25,
        filled(LETTERS, paper_limits.LETTER_REASON),
        (filled("สำเนาประมาณการ ", paper_limits.LETTER_ENCLOSURE),) * paper_limits.LETTER_ENCLOSURES,
    )
    payment = house_payments.pay(CLERK, db, project, paid).id
    return payment, house_support.write_letter(CLERK, db, project, letter).id


def _project(db: Database, person: int, *funding: FundingInput, **more: object) -> int:
    data = ProjectInput(
        person,
        support_kind="repair",
        approved_satang=sum(part.amount_satang or 0 for part in funding),
        funding=funding,
        **({"work_items": ("roof",)} | more),  # type: ignore[arg-type]
    )
    made = housing.create_project(CLERK, db, data, StepInput(happened_on=date(2026, 10, 5))).id
    approved = StepInput("approved", date(2026, 10, 20), reason="เร่งด่วน")
    housing_stages.reach_stage(CLERK, db, made, approved)
    return made


def _hand_over(db: Database, project: int, data: HandoverInput) -> None:

    started, finished, handed = date(2026, 10, 25), date(2026, 11, 10), date(2026, 11, 15)
    data = replace(data, started_on=started, finished_on=finished, handed_on=handed)
    house_works.save_handover(CLERK, db, project, data)

"""W-22 หนังสือขอรับการสนับสนุน of a house (domain specification §6.2, A.5): an external letter."""

from welfaredesk.db.engine import Database
from welfaredesk.domain.baht_text import satang_figures, satang_text
from welfaredesk.domain.thai_dates import official
from welfaredesk.papers.house_head import HouseHead, house_head
from welfaredesk.papers.office_letter import Letterhead, letterhead
from welfaredesk.papers.official import Letter, Listing, Part
from welfaredesk.queries.house_project import project_page
from welfaredesk.queries.house_works import LetterFacts, letter_facts
from welfaredesk.queries.housing_money import ProjectMoney, project_money
from welfaredesk.queries.office_texts import in_force

CODE = "W-22"
_HEADINGS = ("ที่", "รายการ", "จำนวนเงิน (บาท)")
_WIDTHS = (12, 98, 50)
_CENTRED = (True, False, True)


def collect_support(db: Database, letter_id: int) -> Letter:
    """The letter as it was written. Raises RecordNotFound, Refused("office_not_set_up")."""
    facts = letter_facts(db, letter_id)
    page, money = project_page(db, facts.project_id), project_money(db, facts.project_id)
    head, house = letterhead(db, facts.written_on), house_head(db, page)
    return Letter(
        code=CODE,
        number=facts.no,
        agency=head.agency,
        date=official(facts.written_on),
        subject=f"ขอรับการสนับสนุนการ{page.row.support_label}บ้าน ราย {house.beneficiary}",
        to=facts.to,
        enclosures=facts.enclosures,
        body=_body(db, facts, house, money, head),
        signer=head.signer,
        owner=head.owner,
        emblem=head.emblem,
    )


def _body(
    db: Database, facts: LetterFacts, house: HouseHead, money: ProjectMoney, head: Letterhead
) -> tuple[Part, ...]:
    """Why, what for and how much, and what is asked (เหตุ รายละเอียด ประสงค์)."""
    rule = in_force(db, "aid_rule", facts.written_on)
    cause = (
        f"ด้วย{head.office} ได้ดำเนินการช่วยเหลือประชาชนด้านการส่งเสริมและพัฒนาคุณภาพชีวิต ตาม{rule} "
        f"และพบว่าบ้านของ {house.beneficiary} {house.place} มีความจำเป็นต้อง{house.work}"
    )
    reason = f" {facts.reason}" if facts.reason else ""
    amount = f"{satang_figures(facts.asked_satang)} บาท ({satang_text(facts.asked_satang)})"
    wish = (
        f"{head.office} จึงขอรับการสนับสนุนงบประมาณหรือวัสดุจากหน่วยงานของท่าน เป็นจำนวนเงิน {amount} "
        f"หากเห็นชอบประการใด โปรดแจ้งให้ทราบ โดยประสานได้ที่ {head.contact}"
    )
    return (
        Part(f"{cause}{reason}"),
        Part("มีรายละเอียดค่าใช้จ่ายและแหล่งงบประมาณ ดังนี้", listing=_listing(facts, money)),
        Part(wish),
        Part("จึงเรียนมาเพื่อโปรดพิจารณาให้การสนับสนุนต่อไป"),
    )


def _listing(facts: LetterFacts, money: ProjectMoney) -> Listing:
    """The estimate, what the sources give, and what is asked for."""
    lines = []
    if money.estimate is not None:
        lines.append(("ประมาณการค่าใช้จ่ายทั้งสิ้น", money.estimate.amounts.total))
    lines += [
        (f"งบประมาณจาก{share.label}", share.amount_satang)
        for share in money.shares
        if share.amount_satang is not None
    ]
    lines.append(("ขอรับการสนับสนุนครั้งนี้", facts.asked_satang))
    rows = tuple(
        (str(number), what, satang_figures(satang)) for number, (what, satang) in enumerate(lines, start=1)
    )
    return Listing(_HEADINGS, _WIDTHS, _CENTRED, rows)

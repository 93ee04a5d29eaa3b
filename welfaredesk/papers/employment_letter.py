"""E-08 หนังสือขอความร่วมมือจ้างงานคนพิการ หรือรับรองผลการจ้างงาน, to an organisation (§3.6, A.8)."""

from collections.abc import Sequence

from welfaredesk.db.engine import Database
from welfaredesk.domain import organisations
from welfaredesk.domain.baht_text import satang_figures
from welfaredesk.domain.thai_dates import official, table
from welfaredesk.papers.office_letter import Letterhead, letterhead
from welfaredesk.papers.official import Letter, Listing, Part
from welfaredesk.papers.registry import SEXES
from welfaredesk.queries.employment_papers import Counted, LetterFacts, Offered, letter_facts
from welfaredesk.queries.office_texts import in_force
from welfaredesk.queries.organisations import OrganisationRow
from welfaredesk.services.employment_papers import REQUEST

CODE = "E-08"
_SECTION = "มาตรา 35 "  # how the value list names the ways of section 35, left out where it is said before
_SUBJECTS = {
    True: "ขอความร่วมมือจ้างงานคนพิการหรือให้สิทธิแก่คนพิการ",
    False: "รับรองผลการจ้างงานคนพิการและการให้สิทธิแก่คนพิการ",
}


def collect_letter(db: Database, letter_id: int) -> Letter:
    """The letter as of its day. Raises RecordNotFound, Refused("office_not_set_up")."""
    facts = letter_facts(db, letter_id)
    law = (in_force(db, "employment_rule", facts.on), in_force(db, "employment_ratio", facts.on))
    return employment_letter(letterhead(db, facts.on), facts, law)


def employment_letter(head: Letterhead, facts: LetterFacts, law: tuple[str, str]) -> Letter:
    """The letter about these facts; `law` is what it cites: the act, and the ratio of section 33."""
    request = facts.kind == REQUEST
    return Letter(
        code=CODE,
        number=facts.number,
        agency=head.agency,
        date=official(facts.on),
        subject=_SUBJECTS[request],
        to=facts.addressee,
        body=_request(facts, head, law) if request else _result(facts, head, law[0]),
        signer=head.signer,
        owner=head.owner,
        emblem=head.emblem,
    )


def _request(facts: LetterFacts, head: Letterhead, law: tuple[str, str]) -> tuple[Part, ...]:
    rule, ratio = law
    parts = [
        Part(f"ด้วย{rule} มาตรา 33 กำหนดให้นายจ้างหรือเจ้าของสถานประกอบการและหน่วยงานของรัฐรับคนพิการเข้าทำงาน{ratio}"),
        Part(f"{head.office}พิจารณาแล้ว {_quota(facts.organisation)}{_instead(facts.organisation)}"),
    ]
    if facts.options:
        ways = " ".join(option.removeprefix(_SECTION) for option in facts.options)
        parts.append(
            Part(
                "กรณีไม่ประสงค์รับคนพิการเข้าทำงาน อาจให้สิทธิแก่คนพิการหรือผู้ดูแลคนพิการแทนได้ตามมาตรา 35 "
                f"โดยวิธีใดวิธีหนึ่ง ดังนี้ {ways}"
            )
        )
    if facts.offered:
        count = len(facts.offered)
        words = f"ในการนี้ มีคนพิการในพื้นที่ที่ประสงค์จะทำงาน จำนวน {count:,} คน ดังนี้"
        parts.append(Part(words, listing=_offers(facts.offered)))
    parts += [Part(facts.remark)] if facts.remark else []
    parts.append(
        Part(
            "จึงเรียนมาเพื่อโปรดพิจารณาให้ความร่วมมือ และแจ้งผลการพิจารณาให้ทราบ จะเป็นพระคุณ "
            f"ทั้งนี้ สอบถามรายละเอียดได้ที่{head.contact}"
        )
    )
    return tuple(parts)


def _result(facts: LetterFacts, head: Letterhead, rule: str) -> tuple[Part, ...]:
    row = facts.organisation
    opening = (
        f"ตามที่{rule} กำหนดให้นายจ้างหรือเจ้าของสถานประกอบการและหน่วยงานของรัฐรับคนพิการเข้าทำงานตามมาตรา 33 "
        "หรือให้สิทธิแก่คนพิการหรือผู้ดูแลคนพิการตามมาตรา 35 นั้น"
    )
    found = f"{head.office}ขอรับรองว่า ณ วันที่ {official(facts.on)} {_quota(row)}"
    listing = _working(facts.counted) if facts.counted else None
    return (
        Part(opening),
        Part(f"{found} ดังรายชื่อต่อไปนี้" if listing else found, listing=listing),
        *((Part(facts.remark),) if facts.remark else ()),
        Part("จึงเรียนมาเพื่อโปรดทราบและใช้เป็นหลักฐานต่อไป"),
    )


def _quota(row: OrganisationRow) -> str:
    """What section 33 asks of the organisation and what it does."""
    does = (
        f"ปัจจุบันรับคนพิการเข้าทำงานตามมาตรา 33 แล้ว {row.employed:,} คน "
        f"ให้สิทธิตามมาตรา 35 แล้ว {row.rights_given:,} คน"
    )
    if row.staff is None or row.required is None or row.missing is None:
        return f"{row.name} {does}"
    asks = (
        f"{row.name} มีผู้ปฏิบัติงานที่มิใช่คนพิการ ณ วันที่ 1 ตุลาคม {row.year} จำนวน {row.staff:,} คน "
        f"ต้องรับคนพิการเข้าทำงาน {row.required:,} คน"
    )
    left = f"ยังขาดอีก {row.missing:,} คน" if row.missing else "ครบตามจำนวนที่กฎหมายกำหนด"
    return f"{asks} {does} {left}"


def _instead(row: OrganisationRow) -> str:
    """What a private employer pays instead; nothing for anybody else, who cannot (section 34)."""
    if row.kind != organisations.PRIVATE or not row.missing:
        return ""
    if row.instead_satang is None:
        return " หากไม่รับคนพิการเข้าทำงานและไม่ให้สิทธิ ต้องส่งเงินเข้ากองทุนส่งเสริมและพัฒนาคุณภาพชีวิตคนพิการตามมาตรา 34"
    return (
        " หากไม่รับคนพิการเข้าทำงานและไม่ให้สิทธิ ต้องส่งเงินเข้ากองทุนส่งเสริมและพัฒนาคุณภาพชีวิตคนพิการตามมาตรา 34 "
        f"เป็นเงินปีละ {satang_figures(row.instead_satang)} บาท"
    )


def _offers(offered: Sequence[Offered]) -> Listing:
    """Nobody's id or disability; the name of those who agreed that it is passed on."""
    rows = tuple(
        (
            str(number),
            each.name or "รอความยินยอม",
            SEXES.get(each.sex, "–"),
            str(each.age) if each.age is not None else "–",
            each.work or "–",
            each.skills or "–",
        )
        for number, each in enumerate(offered, start=1)
    )
    headings = ("ที่", "ชื่อ–สกุล", "เพศ", "อายุ", "งานที่ต้องการ", "ความสามารถ")
    centred = (True, False, True, True, False, False)
    return Listing(headings, (10, 44, 14, 12, 40, 40), centred, rows)


def _working(people: Sequence[Counted]) -> Listing:
    rows = tuple(
        (
            str(number),
            each.name,
            " ".join(part for part in (each.position, each.workplace) if part),
            each.basis_label,
            table(each.started_on),
            table(each.ends_on) if each.ends_on else "ไม่มีกำหนด",
        )
        for number, each in enumerate(people, start=1)
    )
    headings = ("ที่", "ชื่อ–สกุล", "ตำแหน่งและสถานที่", "มาตรา", "เริ่ม", "สิ้นสุด")
    widths = (10, 38, 40, 32, 20, 20)
    return Listing(headings, widths, (True, False, False, False, True, True), rows)

"""E-09 หนังสือรับรองการทำงาน ประจำปี: who worked where, on which section, from when to when (§3.7)."""

from welfaredesk.db.engine import Database
from welfaredesk.domain import national_id, placements
from welfaredesk.domain.baht_text import satang_figures, satang_text
from welfaredesk.domain.thai_dates import official
from welfaredesk.papers.office_letter import letterhead
from welfaredesk.papers.official import Certificate, Part
from welfaredesk.queries.employment_papers import CertificateFacts, certificate_facts
from welfaredesk.queries.office_texts import in_force

CODE = "E-09"


def collect_certificate(db: Database, certificate_id: int) -> Certificate:
    """The certificate as of its day. Raises RecordNotFound, Refused("office_not_set_up")."""
    facts = certificate_facts(db, certificate_id)
    head = letterhead(db, facts.issued_on)
    rule = in_force(db, "employment_rule", facts.issued_on)
    return Certificate(
        code=CODE,
        number=facts.number,
        title=f"หนังสือรับรองการทำงาน ประจำปีงบประมาณ พ.ศ. {facts.year}",
        agency=head.agency,
        body=_body(facts, rule),
        date=official(facts.issued_on),
        signer=head.signer,
        owner=head.owner,
        emblem=head.emblem,
    )


def _body(facts: CertificateFacts, rule: str) -> tuple[Part, ...]:
    number = f" เลขประจำตัวประชาชน {national_id.formatted(facts.national_id)}" if facts.national_id else ""
    whose = f" ผู้ดูแลของ{facts.right_of} ซึ่งเป็นคนพิการ" if facts.right_of else ""
    opening = (
        f"หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า {facts.who}{number}{whose} {_ground(facts, rule)} "
        f"{_place(facts)} {_time(facts)}"
    )
    parts = [Part(opening), *_rests(facts)]
    if facts.wage_satang is not None:
        wage = f"{satang_figures(facts.wage_satang)} {facts.wage_unit_label or 'บาท'}"
        parts.append(Part(f"โดยได้รับค่าจ้างในอัตรา {wage} ({satang_text(facts.wage_satang)})"))
    if facts.purpose:
        parts.append(Part(f"ออกให้เพื่อใช้ประกอบ{facts.purpose}"))
    return tuple(parts)


def _rests(facts: CertificateFacts) -> list[Part]:
    """Said of work that was suspended: it is no work."""
    spans = (
        f"ตั้งแต่วันที่ {official(begun)} " + (f"ถึงวันที่ {official(over)}" if over else "จนถึงวันสุดท้ายของช่วงนี้")
        for begun, over in facts.rests
    )
    said = " และ".join(spans)
    return [Part(f"ทั้งนี้ ในช่วงดังกล่าวระงับการทำงาน{said}")] if said else []


def _ground(facts: CertificateFacts, rule: str) -> str:
    if facts.section == placements.CAREGIVER_MAY:
        return f"ได้รับสิทธิตาม{facts.basis_label} แห่ง{rule}"
    if facts.section == placements.EMPLOYED:
        return f"ได้รับการจ้างงานตาม{facts.basis_label} แห่ง{rule}"
    return "ได้รับการจ้างงาน"


def _place(facts: CertificateFacts) -> str:
    at = f"ปฏิบัติงานที่{facts.workplace}" + (f" ตำแหน่ง{facts.position}" if facts.position else "")
    if facts.employer == facts.workplace:
        return at
    payer = "ผู้ให้สิทธิ" if facts.section == placements.CAREGIVER_MAY else "ผู้ว่าจ้าง"
    return f"{at} โดยมี{facts.employer} เป็น{payer}"


def _time(facts: CertificateFacts) -> str:
    """The span within the year, and when the work began when that was before it."""
    begun = "" if facts.started_on == facts.first else f" (เริ่มงานเมื่อวันที่ {official(facts.started_on)})"
    until = f"ถึงวันที่ {official(facts.last)}" if facts.last else "และยังปฏิบัติงานอยู่จนถึงวันที่ออกหนังสือนี้"
    return f"ตั้งแต่วันที่ {official(facts.first)} {until}{begun}"

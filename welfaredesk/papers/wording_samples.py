"""A paper on which a wording can be looked at before it applies: blank, or about an invented loan."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from welfaredesk import clock
from welfaredesk.db.engine import Database
from welfaredesk.domain import quota, thai_dates
from welfaredesk.domain.fiscal_year import fiscal_year
from welfaredesk.domain.office_texts import WORDINGS, Content, recall_code
from welfaredesk.domain.organisations import PRIVATE
from welfaredesk.domain.privacy_notice import CODE as NOTICE
from welfaredesk.domain.privacy_notice import NoticeSection
from welfaredesk.domain.recall import LEVELS, LetterText
from welfaredesk.papers.employment_letter import employment_letter
from welfaredesk.papers.lending import collect_blank_slip
from welfaredesk.papers.lending_recall import recall_letter
from welfaredesk.papers.lending_request import collect_blank_request
from welfaredesk.papers.lending_stock_check import order
from welfaredesk.papers.office_head import office_head, office_view, signer
from welfaredesk.papers.office_letter import letterhead
from welfaredesk.papers.official import Memo, Part
from welfaredesk.papers.params import PaperParams
from welfaredesk.papers.registry_consent import collect_blank_consent
from welfaredesk.queries.employment_papers import LetterFacts
from welfaredesk.queries.office_texts import in_force
from welfaredesk.queries.organisations import OrganisationRow
from welfaredesk.queries.recall_letters import LateLine, RecallFacts, recall_wording
from welfaredesk.services.employment_papers import REQUEST

Sample = tuple[str, Any]  # the form it is set with, and its data
NOTHING = PaperParams()


def collect_sample(db: Database, code: str, content: Content) -> Sample:
    """The paper that shows a content of a code of WORDINGS. Raises Refused("office_not_set_up")."""
    return _SAMPLES.get(code, _cited)(db, code, content)


def _terms(db: Database, _code: str, content: Content) -> Sample:
    return "L-01B", replace(collect_blank_request(db, NOTHING), terms=tuple(content["text"].splitlines()))


def _liability(db: Database, _code: str, content: Content) -> Sample:
    return "L-02B", replace(collect_blank_slip(db, NOTHING), liability_text=content["text"])


def _foot(db: Database, _code: str, content: Content) -> Sample:
    days = str(office_view(db).data.recall_days)
    note = content["text"].format_map({"จำนวนวัน": days})
    return "L-02B", replace(collect_blank_slip(db, NOTHING), foot_note=note)


def _recall(db: Database, code: str, content: Content) -> Sample:
    level = next(level for level in LEVELS if recall_code(level) == code)
    rule = in_force(db, "lending_rule", clock.today())
    return _letter(db, level, LetterText(**content), rule)


def _lending_rule(db: Database, _code: str, content: Content) -> Sample:
    last = LEVELS[-1]
    return _letter(db, last, recall_wording(db, last, clock.today()), content["text"])


def _letter(db: Database, level: int, text: LetterText, rule: str) -> Sample:
    today = clock.today()
    due = today - timedelta(days=20)
    facts = RecallFacts(
        number="",
        level=level,
        on=today,
        return_by=today + timedelta(days=text.days),
        slip_no=f"1/{fiscal_year(today)}",
        lent_on=due - timedelta(days=90),
        borrower="นายตัวอย่าง ใจดี",
        borrower_died=False,
        user="นางตัวอย่าง ใจดี",
        lines=(LateLine("WC-0001", "รถเข็นนั่ง", due, 20),),
        earlier=(),
    )
    return "L-06", recall_letter(letterhead(db, today), facts, text, rule)


def _check(db: Database, code: str, content: Content) -> Sample:
    today = clock.today()
    said = {each: in_force(db, each, today) for each in ("check_rule", "check_duties")}
    rule, duties = (said | {code: content["text"]}).values()
    by = signer(db, "approver", today, "stock_take")
    return "L-09B", order(letterhead(db, today), fiscal_year(today), (), rule, duties, by)


def _employment(db: Database, code: str, content: Content) -> Sample:
    """A request to an invented company that lacks somebody."""
    today = clock.today()
    said = {each: in_force(db, each, today) for each in ("employment_rule", "employment_ratio")}
    rule, ratio = (said | {code: content["text"]}).values()
    facts = LetterFacts(
        number="",
        kind=REQUEST,
        on=today,
        addressee="กรรมการผู้จัดการบริษัท ตัวอย่าง จำกัด",
        organisation=_company(thai_dates.be_year(today)),
        options=("(1) ให้สัมปทาน",),
        offered=(),
        counted=(),
        remark="",
    )
    return "E-08", employment_letter(letterhead(db, today), facts, (rule, ratio))


def _company(year: int) -> OrganisationRow:
    """An invented company with 551 people, of the six it must employ two."""
    return OrganisationRow(
        id=0,
        version=0,
        name="บริษัท ตัวอย่าง จำกัด",
        kind=PRIVATE,
        province="",
        year=year,
        staff=551,
        employed=2,
        rights_given=0,
        at_work_here=2,
        required=quota.required(551),
        missing=quota.missing(551, 2, 0),
        instead_satang=None,
        day_wage_satang=None,
    )


def _closing(db: Database, _code: str, content: Content) -> Sample:
    return "P-01B", replace(collect_blank_consent(db, NOTHING), closing=content["text"])


def _notice(db: Database, _code: str, content: Content) -> Sample:
    sections = tuple(NoticeSection(**part) for part in content["sections"])
    return "P-01B", replace(collect_blank_consent(db, NOTHING), sections=sections)


def _cited(db: Database, code: str, content: Content) -> Sample:
    """What is cited in papers of many kinds: in a memo."""
    head = letterhead(db, clock.today())
    title = WORDINGS[code].title
    body = (Part(content["text"], heading=title), Part("จึงเรียนมาเพื่อโปรดพิจารณา"))
    memo = Memo("", head.contact, "", "", title, office_head(db).mayor, body, head.signer)
    return "L-09A", memo


_SAMPLES: dict[str, Callable[[Database, str, Content], Sample]] = {
    "loan_terms": _terms,
    "loan_liability": _liability,
    "loan_recall": _foot,
    "lending_rule": _lending_rule,
    "check_rule": _check,
    "employment_rule": _employment,
    "employment_ratio": _employment,
    "check_duties": _check,
    "consent_closing": _closing,
    NOTICE: _notice,
    **{recall_code(level): _recall for level in LEVELS},
}

"""Every text of the office can be looked at on a paper, and the blank papers for the pen name nobody."""

import pytest

from reports import CATALOG, issuing
from tests.factories import CLERK
from tests.reports.pdfs import page_texts, text_of
from welfaredesk.domain.office_texts import TEXTS, WORDINGS
from welfaredesk.papers.params import PaperParams
from welfaredesk.papers.wording_samples import collect_sample


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("code", WORDINGS)
def test_the_sample_says_the_wording(db, code):
    content = dict(WORDINGS[code].default)
    marked = "ถ้อยคำที่กำลังดู"
    if code in TEXTS:
        content["text"] = marked
    elif "sections" in content:
        content["sections"] = ({"heading": "หัวข้อ", "text": marked},)
    else:
        content["request"] = marked + "{ระเบียบ}"
    form, paper = collect_sample(db, code, content)
    assert squeezed(marked) in squeezed(text_of(CATALOG[form].render(paper)))


@pytest.mark.parametrize(
    ("code", "words"), [("L-02B", "ข้าพเจ้า ตำแหน่ง ที่อยู่"), ("P-01B", "ลงชื่อ"), ("L-01B", "ข้าพเจ้า")]
)
def test_a_blank_paper_is_for_the_pen(db, code, words):
    pdf = issuing.make(CLERK, db, code, PaperParams()).pdf
    assert words in text_of(pdf)
    assert len(page_texts(pdf)) == 1
    assert CATALOG[code].from_payload(CATALOG[code].to_payload(CATALOG[code].collect(db, PaperParams())))

"""The papers of what comes before a loan."""

from reports.catalog import FormSpec, Late, Reader, with_blank

_PAPER = "welfaredesk.papers.lending_request"
_TITLE = "แบบคำขอยืมกายอุปกรณ์"
_FILLED = FormSpec(
    code="L-01",
    title=_TITLE,
    collect=Late(f"{_PAPER}:collect_request"),
    render=Late("reports.forms.lending_request:render"),
    to_payload=Late("welfaredesk.papers.payloads:to_payload"),
    from_payload=Reader(f"{_PAPER}:LoanRequestPaper"),
    template_version=1,
    entity="loan_request",
    moves_on=True,
    signed=True,
)

REQUESTS = with_blank(_FILLED, f"{_PAPER}:collect_blank_request")

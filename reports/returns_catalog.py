"""The papers of what comes back and of what stays longer."""

from reports.catalog import FormSpec, Late, Reader, with_blank


def _kept(code: str, title: str, paper: str, collect: str, render: str, entity: str) -> FormSpec:
    module = paper.partition(":")[0]
    return FormSpec(
        code=code,
        title=title,
        collect=Late(f"{module}:{collect}"),
        render=Late(f"reports.forms.{render}:render"),
        to_payload=Late("welfaredesk.papers.payloads:to_payload"),
        from_payload=Reader(paper),
        template_version=1,
        entity=entity,
        signed=True,
    )


_RETURN = "welfaredesk.papers.lending_return:ReturnReceipt"
_RENEWAL = "welfaredesk.papers.lending_renewal:RenewalRequest"

_ASKED = _kept("L-04", "แบบขอขยายเวลายืม", _RENEWAL, "collect_renewal", "lending_renewal", "renewal")

RETURNS = (
    _kept("L-03", "ใบรับคืน", _RETURN, "collect_return_receipt", "lending_return", "loan_return"),
    *with_blank(_ASKED, "welfaredesk.papers.lending_renewal:collect_blank_renewal"),
)

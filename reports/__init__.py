"""Official papers: from frozen data to PDF bytes. One line in CATALOG adds a paper."""

from reports.catalog import FormSpec, Late, Reader
from reports.chase_catalog import CHASE
from reports.registry_catalog import REGISTRY

_FORMS = (
    FormSpec(
        code="L-02",
        title="ใบยืมพัสดุ/ครุภัณฑ์",
        collect=Late("welfaredesk.papers.lending:collect_loan_slip"),
        render=Late("reports.forms.lending_loan_slip:render"),
        to_payload=Late("welfaredesk.papers.lending:to_payload"),
        from_payload=Late("welfaredesk.papers.lending:from_payload"),
        template_version=1,
        entity="loan_contract",
    ),
    FormSpec(
        code="L-02R",
        title="ใบยืมพัสดุ/ครุภัณฑ์ (บันทึกการคืน)",
        collect=Late("welfaredesk.papers.lending:collect_returned_slip"),
        render=Late("reports.forms.lending_loan_slip:render"),
        to_payload=Late("welfaredesk.papers.lending:to_payload"),
        from_payload=Late("welfaredesk.papers.lending:from_payload"),
        template_version=1,
        entity="loan_contract",
        moves_on=True,
    ),
)

_LABELS = "welfaredesk.papers.lending_labels"
_DEVICES = (
    FormSpec(
        code="L-10",
        title="ป้ายครุภัณฑ์ (QR)",
        collect=Late(f"{_LABELS}:collect_labels"),
        render=Late("reports.forms.lending_labels:render"),
        to_payload=Late("welfaredesk.papers.payloads:to_payload"),
        from_payload=Reader(f"{_LABELS}:LabelSheets"),
        template_version=1,
        entity="office",
        kept=False,
        takes=("id", "stock", "first_place"),
    ),
)

CATALOG: dict[str, FormSpec] = {form.code: form for form in (*_FORMS, *_DEVICES, *CHASE, *REGISTRY)}

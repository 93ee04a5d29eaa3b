"""Official papers: from frozen data to PDF bytes. One line in CATALOG adds a paper."""

from reports.catalog import FormSpec, Late
from reports.chase_catalog import CHASE
from reports.devices_catalog import DEVICES
from reports.documents_catalog import DOCUMENTS
from reports.employment_catalog import EMPLOYMENT
from reports.house_catalog import HOUSES
from reports.house_money_catalog import HOUSE_MONEY
from reports.house_stages_catalog import HOUSE_STAGES
from reports.housing_catalog import HOUSING
from reports.registry_catalog import REGISTRY
from reports.requests_catalog import REQUESTS
from reports.returns_catalog import RETURNS

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
        signed=True,
    ),
    FormSpec(
        code="L-02B",
        title="ใบยืมพัสดุ/ครุภัณฑ์ ฉบับเปล่า",
        collect=Late("welfaredesk.papers.lending:collect_blank_slip"),
        render=Late("reports.forms.lending_loan_slip:render"),
        to_payload=Late("welfaredesk.papers.lending:to_payload"),
        from_payload=Late("welfaredesk.papers.lending:from_payload"),
        template_version=1,
        entity="office",
        kept=False,
        takes=(),
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

CATALOG: dict[str, FormSpec] = {
    form.code: form
    for form in (
        *_FORMS,
        *RETURNS,
        *REQUESTS,
        *DEVICES,
        *CHASE,
        *HOUSING,
        *HOUSES,
        *HOUSE_STAGES,
        *HOUSE_MONEY,
        *EMPLOYMENT,
        *REGISTRY,
        *DOCUMENTS,
    )
}


def form_title(code: str) -> str:
    """The title of a paper; its code for one the catalogue no longer knows."""
    return CATALOG[code].title if code in CATALOG else code

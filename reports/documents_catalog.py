"""The register of issued papers, itself a paper."""

from dataclasses import replace

from reports.catalog import Late, office_report

_REGISTER = "welfaredesk.papers.issued_register"

DOCUMENTS = (
    replace(
        office_report(
            "R-15",
            "ทะเบียนเอกสารที่ออก",
            f"{_REGISTER}:collect_register",
            f"{_REGISTER}:IssuedRegister",
            "issued",
            *("fiscal_year", "document_ids"),
        ),
        workbook=Late("reports.workbooks:write_issued"),
    ),
)

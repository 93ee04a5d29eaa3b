"""The papers of employment: its lists and reports."""

from dataclasses import replace

from reports.catalog import Late, office_report

_COUNTED = "welfaredesk.papers.employment_reports"
_NAMED = "welfaredesk.papers.employment_list"
_REPORT = "welfaredesk.papers.registry_reports:Report"

EMPLOYMENT = (
    replace(
        office_report(
            "E-01",
            "รายชื่อคนพิการที่จ้างงาน/ให้สิทธิ",
            f"{_NAMED}:collect_employed",
            f"{_NAMED}:EmployedList",
            "employed",
            *("day", "fiscal_year", "organisation_id"),
        ),
        workbook=Late("reports.workbooks:write_employed"),
    ),
    *(
        office_report(code, title, f"{_COUNTED}:{collect}", _REPORT, "report", *takes)
        for code, title, collect, takes in (
            ("E-02", "จ้างงานคนพิการตามประเภทความพิการ", "collect_kinds", ("day", "fiscal_year")),
            ("E-03", "จ้างงานคนพิการตามหน่วยงาน", "collect_places", ("day", "fiscal_year")),
            ("E-04", "จ้างงานคนพิการตามปีงบประมาณ มาตรา และสถานะ", "collect_years", ("fiscal_year",)),
            ("R-06", "การจ้างงานคนพิการ", "collect_work", ("day", "fiscal_year")),
        )
    ),
)

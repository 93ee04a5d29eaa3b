"""The papers of employment: its report."""

from reports.catalog import office_report

EMPLOYMENT = (
    office_report(
        "R-06",
        "การจ้างงานคนพิการ",
        "welfaredesk.papers.employment_reports:collect_work",
        "welfaredesk.papers.registry_reports:Report",
        "report",
        "fiscal_year",
    ),
)

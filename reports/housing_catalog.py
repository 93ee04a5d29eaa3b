"""The papers of housing: its reports."""

from reports.catalog import office_report

_REPORTS = "welfaredesk.papers.housing_reports"
_REPORT = "welfaredesk.papers.registry_reports:Report"

HOUSING = tuple(
    office_report(code, title, f"{_REPORTS}:{collect}", _REPORT, "report", "fiscal_year")
    for code, title, collect in (
        ("R-02", "บ้านไม่เหมาะสมตามกลุ่มเป้าหมาย", "collect_unsuitable"),
        ("R-03", "บ้านที่สร้างและซ่อมแล้ว", "collect_built"),
        ("R-04", "เงินที่ใช้สร้างและซ่อมบ้านตามแหล่งงบประมาณ", "collect_money"),
    )
)

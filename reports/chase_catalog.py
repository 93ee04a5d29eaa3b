"""The papers of chasing: the letter of recall, and what the loan desk's registers and reports print."""

from reports.catalog import FormSpec, Late, Reader, office_report

_LISTS = "welfaredesk.papers.lending_lists"
_REPORTS = "welfaredesk.papers.lending_reports"


CHASE = (
    office_report(
        "L-05",
        "ทะเบียนคุมการยืมใช้พัสดุ ประจำปีงบประมาณ",
        f"{_LISTS}:collect_ledger",
        f"{_LISTS}:Ledger",
        "loan_ledger",
        "fiscal_year",
    ),
    office_report(
        "L-05I",
        "ทะเบียนคุมการยืมใช้พัสดุ (ใช้ภายใน)",
        f"{_LISTS}:collect_internal_ledger",
        f"{_LISTS}:Ledger",
        "loan_ledger",
        "fiscal_year",
    ),
    FormSpec(
        code="L-06",
        title="หนังสือทวงถามการคืน",
        collect=Late("welfaredesk.papers.lending_recall:collect_recall"),
        render=Late("reports.layout.letter:render"),
        to_payload=Late("welfaredesk.papers.payloads:to_payload"),
        from_payload=Reader("welfaredesk.papers.official:Letter"),
        template_version=1,
        entity="contact",
    ),
    office_report(
        "L-06V",
        "บัญชีออกติดตามกายอุปกรณ์รายหมู่",
        f"{_LISTS}:collect_visits",
        f"{_LISTS}:VisitList",
        "visit_list",
        "moo",
        "line_ids",
    ),
    office_report(
        "R-05",
        "รายงานกายอุปกรณ์และการให้ยืม",
        f"{_REPORTS}:collect_devices",
        "welfaredesk.papers.registry_reports:Report",
        "report",
        "fiscal_year",
    ),
    office_report(
        "R-14",
        "รายการครบกำหนดติดตาม",
        f"{_REPORTS}:collect_follow_up",
        f"{_REPORTS}:FollowUps",
        "follow_up",
    ),
)

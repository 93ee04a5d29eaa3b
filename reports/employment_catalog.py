"""The papers of employment: its lists and reports."""

from dataclasses import replace

from reports.catalog import FormSpec, Late, Reader, office_report, with_blank

_COUNTED = "welfaredesk.papers.employment_reports"
_NAMED = "welfaredesk.papers.employment_list"
_REPORT = "welfaredesk.papers.registry_reports:Report"
_SEEKERS = "welfaredesk.papers.employment_seekers"
_VISIT = "welfaredesk.papers.employment_visit"


def _numbered(code: str, title: str, collect: str, paper: str, layout: str, entity: str) -> FormSpec:
    """A letter or certificate with a number of its own: kept as it was issued."""
    return FormSpec(
        code=code,
        title=title,
        collect=Late(f"welfaredesk.papers.{collect}"),
        render=Late(f"reports.layout.{layout}:render"),
        to_payload=Late("welfaredesk.papers.payloads:to_payload"),
        from_payload=Reader(f"welfaredesk.papers.official:{paper}"),
        template_version=1,
        entity=entity,
        signed=True,
    )


def _form(code: str, title: str, entity: str, paper: str, collect: str, render: str) -> tuple[FormSpec, ...]:
    """A form filled from a record, issued anew when its facts have moved on; and the same for the pen."""
    module = paper.partition(":")[0]
    filled = FormSpec(
        code=code,
        title=title,
        collect=Late(f"{module}:collect_{collect}"),
        render=Late(f"reports.forms.{render}:render"),
        to_payload=Late("welfaredesk.papers.payloads:to_payload"),
        from_payload=Reader(paper),
        template_version=1,
        entity=entity,
        moves_on=True,
        signed=True,
    )
    return with_blank(filled, f"{module}:collect_blank_{collect}")


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
    replace(
        office_report(
            "E-05",
            "รายชื่อคนพิการที่ต้องการงาน",
            f"{_SEEKERS}:collect_seekers",
            f"{_SEEKERS}:SeekerList",
            "seekers",
            "day",
        ),
        workbook=Late("reports.workbooks:write_seekers"),
    ),
    *_form(
        "E-06",
        "แบบขึ้นทะเบียนคนพิการหางาน",
        "job_seeker",
        f"{_SEEKERS}:SeekerPaper",
        "registration",
        "employment_seeker",
    ),
    *_form(
        "E-07", "แบบติดตามการทำงาน", "placement_visit", f"{_VISIT}:VisitPaper", "visit", "employment_visit"
    ),
    _numbered(
        "E-08",
        "หนังสือขอความร่วมมือจ้างงาน/รับรองผลการจ้างงานคนพิการ",
        "employment_letter:collect_letter",
        "Letter",
        "letter",
        "employment_letter",
    ),
    _numbered(
        "E-09",
        "หนังสือรับรองการทำงาน ประจำปี",
        "employment_certificate:collect_certificate",
        "Certificate",
        "certificate",
        "work_certificate",
    ),
)

"""The papers of the registry: of one person, and lists and reports of the office."""

from reports.catalog import FormSpec, Late, Reader


def _made(code: str, title: str, paper: str, collect: str, render: str, *takes: str) -> FormSpec:
    """A list or report of the office: no number, made anew each time."""
    module = paper.partition(":")[0]
    return FormSpec(
        code=code,
        title=title,
        collect=Late(f"{module}:{collect}"),
        render=Late(f"reports.registers.{render}:render"),
        to_payload=Late("welfaredesk.papers.payloads:to_payload"),
        from_payload=Reader(paper),
        template_version=1,
        entity="office",
        kept=False,
        takes=takes or ("fiscal_year",),
    )


_LISTS = "welfaredesk.papers.registry_lists"
_REPORT = "welfaredesk.papers.registry_reports:Report"

REGISTRY = (
    _made(
        "P-02",
        "ทะเบียนรายชื่อผู้รับสวัสดิการ",
        f"{_LISTS}:PeopleList",
        "collect_people_list",
        "people_list",
        "group",
        "moo",
    ),
    _made(
        "R-13",
        "บัญชีรายชื่อผู้รับเบี้ยประจำเดือน",
        f"{_LISTS}:PayList",
        "collect_pay_list",
        "pay_list",
        "fiscal_year",
        "month",
        "programme",
        "moo",
    ),
    _made("R-01", "สรุปผู้รับสวัสดิการตามกลุ่มเป้าหมาย", _REPORT, "collect_groups", "report"),
    _made("R-07", "กลุ่มภาวะพึ่งพิง (ADL)", _REPORT, "collect_adl", "report"),
    _made("R-08", "สัดส่วนสิทธิรักษาพยาบาล", _REPORT, "collect_rights", "report"),
    _made("R-12", "ผู้สูงอายุไม่มีอาชีพหรือไม่มีรายได้", _REPORT, "collect_livelihood", "report"),
)

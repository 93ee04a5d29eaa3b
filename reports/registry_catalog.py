"""The papers of the registry: of one person, and lists and reports of the office."""

from dataclasses import replace

from reports.catalog import FormSpec, Late, Reader, office_report


def _made(code: str, title: str, paper: str, collect: str, render: str, *takes: str) -> FormSpec:
    """A list or report whose collector stands beside its paper."""
    module = paper.partition(":")[0]
    return office_report(code, title, f"{module}:{collect}", paper, render, *(takes or ("fiscal_year",)))


def _person(code: str, title: str, paper: str, collect: str, render: str) -> FormSpec:
    """A paper of one person: kept as it was issued, issued anew when the facts have moved on."""
    module = paper.partition(":")[0]
    return FormSpec(
        code=code,
        title=title,
        collect=Late(f"{module}:{collect}"),
        render=Late(f"reports.forms.{render}:render"),
        to_payload=Late("welfaredesk.papers.payloads:to_payload"),
        from_payload=Reader(paper),
        template_version=1,
        entity="person",
        moves_on=True,
    )


_SURVEY = "welfaredesk.papers.registry_survey:FamilySurvey"
_SURVEY_TITLE = "แบบสอบข้อเท็จจริง/สอบสภาพครอบครัว"
_ADL = "welfaredesk.papers.registry_adl:AdlPaper"
_ADL_TITLE = "แบบประเมินกิจวัตรประจำวัน (ADL)"
_LISTS = "welfaredesk.papers.registry_lists"
_REPORT = "welfaredesk.papers.registry_reports:Report"

REGISTRY = (
    replace(
        _person(
            "P-00",
            "แฟ้มประวัติบุคคล",
            "welfaredesk.papers.registry_profile:Profile",
            "collect_profile",
            "registry_profile",
        ),
        kept=False,
    ),
    _person("A-01", _ADL_TITLE, _ADL, "collect_adl", "registry_adl"),
    replace(
        _person("A-01B", f"{_ADL_TITLE} ฉบับเปล่า", _ADL, "collect_blank_adl", "registry_adl"),
        entity="office",
        kept=False,
    ),
    _person("W-02", _SURVEY_TITLE, _SURVEY, "collect_survey", "registry_survey"),
    replace(
        _person("W-02B", f"{_SURVEY_TITLE} ฉบับเปล่า", _SURVEY, "collect_blank_survey", "registry_survey"),
        entity="office",
        kept=False,
        takes=(),
    ),
    replace(
        _person(
            "P-01",
            "หนังสือแจ้งการประมวลผลข้อมูลส่วนบุคคลและขอความยินยอม",
            "welfaredesk.papers.registry_consent:ConsentPaper",
            "collect_consent",
            "registry_consent",
        ),
        signed=True,
    ),
    replace(
        _person(
            "P-01B",
            "หนังสือแจ้งและขอความยินยอม ฉบับเปล่า",
            "welfaredesk.papers.registry_consent:ConsentPaper",
            "collect_blank_consent",
            "registry_consent",
        ),
        entity="office",
        kept=False,
        moves_on=False,
        takes=(),
    ),
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

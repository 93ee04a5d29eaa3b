"""The papers of a house project's way: request, minutes of meetings, memo for the approval, notices."""

from reports.catalog import FormSpec, Late, Reader, with_blank

_PAPERS = "welfaredesk.papers"


def _paper(code: str, title: str, paper: str, collect: str, render: str, entity: str) -> FormSpec:
    """A paper that is issued and signed; `paper` and `collect` name "module:Class" and "module:function"."""
    return FormSpec(
        code=code,
        title=title,
        collect=Late(f"{_PAPERS}.{collect}"),
        render=Late(f"reports.{render}:render"),
        to_payload=Late("welfaredesk.papers.payloads:to_payload"),
        from_payload=Reader(f"{_PAPERS}.{paper}"),
        template_version=1,
        entity=entity,
        moves_on=True,
        signed=True,
    )


_REQUEST = _paper(
    "W-01",
    "แบบคำร้องขอรับการช่วยเหลือประชาชน",
    "housing_request:AidRequest",
    "housing_request:collect_request",
    "forms.housing_request",
    "house_project",
)
HOUSE_STAGES = (
    *with_blank(_REQUEST, f"{_PAPERS}.housing_request:collect_blank"),
    _paper(
        "W-15",
        "บัญชีรายชื่อแนบท้ายประกาศ",
        "housing_notice:NameList",
        "housing_notice:collect_list",
        "registers.house_names",
        "house_notice",
    ),
    _paper(
        "W-16",
        "รายงานการประชุม",
        "housing_minutes:Minutes",
        "housing_minutes:collect_minutes",
        "forms.housing_minutes",
        "house_meeting",
    ),
    _paper(
        "W-20",
        "บันทึกเสนอขออนุมัติช่วยเหลือ",
        "official:Memo",
        "housing_approval:collect_approval",
        "layout.memo",
        "house_project",
    ),
    _paper(
        "W-21",
        "ประกาศรายชื่อผู้ได้รับการช่วยเหลือ",
        "official:Order",
        "housing_notice:collect_notice",
        "layout.order",
        "house_notice",
    ),
)

"""The papers of a house project's way: minutes of meetings, notices."""

from reports.catalog import FormSpec, Late, Reader

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


HOUSE_STAGES = (
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
        "W-21",
        "ประกาศรายชื่อผู้ได้รับการช่วยเหลือ",
        "official:Order",
        "housing_notice:collect_notice",
        "layout.order",
        "house_notice",
    ),
)

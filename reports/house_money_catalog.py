"""The papers of a house project's money: estimate, hand-over, receipt, letter for support, the register."""

from dataclasses import replace

from reports.catalog import FormSpec, Late, Reader, office_report


def _signed(
    code: str, title: str, paper: str, collect: str, render: str, entity: str, *, moves_on: bool = False
) -> FormSpec:
    """A paper of a record that is signed; `paper` names its dataclass as "module:Class"."""
    module = paper.partition(":")[0]
    return FormSpec(
        code=code,
        title=title,
        collect=Late(f"{module}:{collect}"),
        render=Late(f"{render}:render"),
        to_payload=Late("welfaredesk.papers.payloads:to_payload"),
        from_payload=Reader(paper),
        template_version=1,
        entity=entity,
        moves_on=moves_on,
        signed=True,
    )


_PAPERS = "welfaredesk.papers"
HOUSE_MONEY = (
    _signed(
        "W-13",
        "ประมาณการค่าใช้จ่าย",
        f"{_PAPERS}.house_estimate:EstimatePaper",
        "collect_estimate",
        "reports.forms.house_estimate",
        "house_project",
        moves_on=True,
    ),
    _signed(
        "W-17",
        "ใบส่งมอบ–ตรวจรับงานปรับปรุงบ้าน",
        f"{_PAPERS}.house_handover:HandoverPaper",
        "collect_handover",
        "reports.forms.house_handover",
        "house_project",
        moves_on=True,
    ),
    _signed(
        "W-18",
        "ใบสำคัญรับเงิน",
        f"{_PAPERS}.house_receipt:ReceiptPaper",
        "collect_receipt",
        "reports.forms.house_receipt",
        "house_payment",
    ),
    replace(
        office_report(
            "W-19",
            "ทะเบียนคุมโครงการซ่อม/สร้างบ้าน",
            f"{_PAPERS}.house_register:collect_register",
            f"{_PAPERS}.house_register:RegisterPaper",
            "house_register",
            "fiscal_year",
        ),
        workbook=Late("reports.house_workbook:write_register"),
    ),
    FormSpec(
        code="W-22",
        title="หนังสือขอรับการสนับสนุน",
        collect=Late(f"{_PAPERS}.house_support:collect_support"),
        render=Late("reports.layout.letter:render"),
        to_payload=Late(f"{_PAPERS}.payloads:to_payload"),
        from_payload=Reader(f"{_PAPERS}.official:Letter"),
        template_version=1,
        entity="house_letter",
    ),
)

"""The papers about the office's devices: register cards, donations, stock-takes, labels."""

from reports.catalog import FormSpec, Late, Reader

_ASSET = "welfaredesk.papers.lending_asset"
_DONATION = "welfaredesk.papers.lending_donation"
_LABELS = "welfaredesk.papers.lending_labels"
_TO_PAYLOAD = Late("welfaredesk.papers.payloads:to_payload")

_CHECK = "welfaredesk.papers.lending_stock_check"


def _signed(code: str, title: str, collect: str, paper: str, layout: str) -> FormSpec:
    """A memo, order or letter of a stock-take: issued anew when its facts have moved on."""
    return FormSpec(
        code=code,
        title=title,
        collect=Late(f"{_CHECK}:{collect}"),
        render=Late(f"reports.layout.{layout}:render"),
        to_payload=_TO_PAYLOAD,
        from_payload=Reader(f"welfaredesk.papers.official:{paper}"),
        template_version=1,
        entity="stock_take",
        moves_on=True,
        signed=True,
    )


def _list(code: str, title: str, collect: str) -> FormSpec:
    """A list of a stock-take, made anew each time."""
    return FormSpec(
        code=code,
        title=title,
        collect=Late(f"{_CHECK}:{collect}"),
        render=Late("reports.registers.checked_list:render"),
        to_payload=_TO_PAYLOAD,
        from_payload=Reader(f"{_CHECK}:CheckedList"),
        template_version=1,
        entity="stock_take",
        kept=False,
    )


DEVICES = (
    FormSpec(
        code="L-07",
        title="ทะเบียนคุมทรัพย์สิน",
        collect=Late(f"{_ASSET}:collect_asset_card"),
        render=Late("reports.registers.asset_card:render"),
        to_payload=_TO_PAYLOAD,
        from_payload=Reader(f"{_ASSET}:AssetCard"),
        template_version=1,
        entity="device_item",
        kept=False,
    ),
    FormSpec(
        code="L-08",
        title="ใบตอบรับการบริจาคกายอุปกรณ์",
        collect=Late(f"{_DONATION}:collect_donation_receipt"),
        render=Late("reports.forms.lending_donation:render"),
        to_payload=_TO_PAYLOAD,
        from_payload=Reader(f"{_DONATION}:DonationReceipt"),
        template_version=1,
        entity="donation",
        signed=True,
    ),
    FormSpec(
        code="L-08R",
        title="ทะเบียนรับบริจาคกายอุปกรณ์และสิ่งของ",
        collect=Late(f"{_DONATION}:collect_donation_register"),
        render=Late("reports.registers.donations:render"),
        to_payload=_TO_PAYLOAD,
        from_payload=Reader(f"{_DONATION}:DonationRegister"),
        template_version=1,
        entity="office",
        kept=False,
        takes=("fiscal_year",),
    ),
    _signed("L-09A", "บันทึกขอแต่งตั้งผู้ตรวจสอบพัสดุประจำปี", "collect_appointment", "Memo", "memo"),
    _signed("L-09B", "คำสั่งแต่งตั้งผู้ตรวจสอบพัสดุประจำปี", "collect_order", "Order", "order"),
    _signed("L-09C", "รายงานผลการตรวจสอบพัสดุประจำปี", "collect_report", "Memo", "memo"),
    _list("L-09D", "บัญชีพัสดุชำรุด เสื่อมคุณภาพ หรือสูญไป", "collect_worn"),
    _list("L-09E", "บัญชีพัสดุสภาพดี", "collect_good"),
    _signed("L-09F", "หนังสือส่งรายงานผลการตรวจสอบพัสดุ", "collect_letter", "Letter", "letter"),
    FormSpec(
        code="L-10",
        title="ป้ายครุภัณฑ์ (QR)",
        collect=Late(f"{_LABELS}:collect_labels"),
        render=Late("reports.forms.lending_labels:render"),
        to_payload=_TO_PAYLOAD,
        from_payload=Reader(f"{_LABELS}:LabelSheets"),
        template_version=1,
        entity="office",
        kept=False,
        takes=("id", "stock", "first_place"),
    ),
)

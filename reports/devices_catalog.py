"""The papers about the office's devices: register cards, donations, stock-takes, labels."""

from reports.catalog import FormSpec, Late, Reader

_ASSET = "welfaredesk.papers.lending_asset"
_DONATION = "welfaredesk.papers.lending_donation"
_LABELS = "welfaredesk.papers.lending_labels"
_TO_PAYLOAD = Late("welfaredesk.papers.payloads:to_payload")

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

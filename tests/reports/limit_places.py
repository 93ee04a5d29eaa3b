"""Which limit stands in which place of which paper: what entry allows, and where it is printed."""

from tests.reports import longest_papers as full

SIGNER = {"name": "SLIP_NAME", "position": "SLIP_NAME", "acting_for": "SLIP_NAME"}
WHO = {"name": "SLIP_NAME", "address": "SLIP_ADDRESS", "phone": "PHONES"}
OFFICE = {"name": "SLIP_NAME", "division": "SLIP_NAME"}


def under(path: str, places: dict[str, str]) -> dict[str, str]:
    return {f"{path}.{name}": limit for name, limit in places.items()}


_SLIP = {
    "borrower_name": "SLIP_NAME",
    "borrower_address": "SLIP_ADDRESS",
    "borrower_phone": "SLIP_PHONE",
    "beneficiary_name": "SLIP_NAME",
    "relation": "SLIP_RELATION",
    "purpose": "SLIP_PURPOSE",
    "liability_text": "SLIP_LIABILITY",
    "foot_note": "SLIP_FOOT",
    "office_name": "SLIP_NAME",
    "division": "SLIP_NAME",
    "rows.*.code": "SLIP_CODE",
    "rows.*.description": "SLIP_DESCRIPTION",
    "rows.*.note": "SLIP_NOTE",
    "rows.*.unit": "SLIP_UNIT",
    **under("giver", SIGNER),
    **under("opinion", SIGNER),
    **under("approver", SIGNER),
}
_LETTER = {
    "to": "SLIP_NAME",
    "agency.0": "SLIP_NAME",
    "owner.0": "SLIP_NAME",
    "owner.3": "SLIP_NAME",
    **under("signer", SIGNER),
}
_CHECKED = {
    **under("office", OFFICE),
    "lines.0.model": "SLIP_DESCRIPTION",
    "lines.0.code": "SLIP_CODE",
    "lines.0.brand": "DEVICE_BRAND",
    "lines.0.custodian": "SLIP_NAME",
    "checkers.*": "SLIP_NAME",
}
_LABEL = {
    "office_name": "SLIP_NAME",
    "labels.*.code": "SLIP_CODE",
    "labels.*.asset_no": "SLIP_CODE",
    "labels.*.model": "SLIP_DESCRIPTION",
}
# a paper by its code, its most sheets, which limit stands in which place of it (* for each of a row); what a
# paper puts together of two texts has both limits
PAPERS = {
    "L-01": (
        full.REQUEST,
        1,
        {
            **under("applicant", WHO),
            **under("user", WHO),
            "relation": "SLIP_RELATION",
            "rows.0.what": "SLIP_DESCRIPTION",
            "rows.0.features": "REQUEST_FEATURES",
            "reason": "SLIP_PURPOSE",
            "terms": "REQUEST_TERMS",
            "health_right": "LIST_LABEL",
            "groups.1.label": "LIST_LABEL",
            "office.name": "SLIP_NAME",
            **under("officer", SIGNER),
            **under("approver", SIGNER),
        },
    ),
    "L-02": (full.SLIP, 1, _SLIP),
    "L-02R": (
        full.DAMAGED,
        1,
        {
            **_SLIP,
            "returned.returner": "SLIP_NAME",
            "returned.condition_text": "SLIP_CONDITION",
            "returned.damage.*.note": "SLIP_NOTE",
        },
    ),
    "L-03": (
        full.RECEIPT,
        2,
        {
            **under("office", OFFICE),
            "borrower": "SLIP_NAME",
            "returner": "SLIP_NAME",
            "rows.*.code": "SLIP_CODE",
            "rows.*.name": "SLIP_DESCRIPTION",
            "rows.*.condition": "SLIP_NOTE",
            "rows.*.missing": "CLAIM_WHAT + CLAIM_WHAT",
            **under("receiver", SIGNER),
        },
    ),
    "L-04": (
        full.RENEWAL,
        1,
        {
            "borrower": "SLIP_NAME",
            "address": "SLIP_ADDRESS",
            "phone": "SLIP_PHONE",
            "user": "SLIP_NAME",
            "reason": "RENEWAL_REASON",
            "condition": "SLIP_CONDITION",
            "rows.*.code": "SLIP_CODE",
            "rows.*.name": "SLIP_DESCRIPTION",
            **under("officer", SIGNER),
            **under("approver", SIGNER),
        },
    ),
    "L-05I": (
        full.LEDGER,
        2,
        {
            **under("office", OFFICE),
            "lines.0.model": "SLIP_DESCRIPTION",
            "lines.0.code": "SLIP_CODE",
            "lines.0.borrower": "SLIP_NAME",
            "lines.0.returner": "SLIP_NAME",
            "lines.0.note": "SLIP_NOTE",
        },
    ),
    "L-06": (
        full.LETTER,
        3,
        {
            **_LETTER,
            "subject": "RECALL_SUBJECT",
            **{f"body.{place}.text": "RECALL_TEXT" for place in range(4)},
            "body.1.listing.rows.*.1": "SLIP_CODE",
            "body.1.listing.rows.*.2": "SLIP_DESCRIPTION",
        },
    ),
    "L-06V": (
        full.VISITS,
        1,
        {
            "office.name": "SLIP_NAME",
            "parts.0.visits.0.borrower": "SLIP_NAME",
            "parts.0.visits.0.user": "SLIP_NAME",
            "parts.0.visits.0.house_no": "HOUSE_NO",
            "parts.0.visits.0.phones.0": "PHONES",
            "parts.0.visits.0.devices.0.0": "SLIP_DESCRIPTION",
            "parts.0.visits.0.devices.0.1": "SLIP_CODE",
            "parts.0.visits.0.last": "CONTACT_NOTE",
        },
    ),
    "L-07": (
        full.CARD,
        2,
        {
            **under("office", OFFICE),
            "kind": "LIST_LABEL",
            "code": "SLIP_CODE",
            "features": "SLIP_DESCRIPTION + DEVICE_SERIAL",
            "brand": "DEVICE_BRAND",
            "place": "SLIP_NAME + SLIP_NAME",
            "supplier": "SLIP_NAME",
            "supplier_contact": "SLIP_ADDRESS + SLIP_PHONE",
            "fund": "SLIP_RELATION",
            "way": "SLIP_RELATION",
            "lines.0.document": "DEVICE_DOCUMENT",
            "lines.0.what": "SLIP_DESCRIPTION",
            "lines.0.note": "DEVICE_NOTE",
            "repairs.0.what": "REPAIR_FAULT",
            "repairs.0.note": "REPAIR_NOTE",
        },
    ),
    "L-08": (
        full.DONATION,
        1,
        {
            **under("office", OFFICE),
            "donor": "SLIP_NAME",
            "donor_address": "SLIP_ADDRESS",
            "donor_phone": "SLIP_PHONE",
            "purpose": "SLIP_PURPOSE",
            "lines.*.what": "SLIP_DESCRIPTION",
            "lines.*.unit": "SLIP_UNIT",
            "lines.*.codes": "SLIP_CODE",
            **under("receiver", SIGNER),
            **under("head", SIGNER),
        },
    ),
    "L-08R": (
        full.DONATIONS,
        1,
        {
            "office.name": "SLIP_NAME",
            "lines.0.donor": "SLIP_NAME",
            "lines.0.what": "SLIP_DESCRIPTION",
            "lines.0.codes": "SLIP_CODE",
            "lines.0.receiver": "SLIP_NAME",
        },
    ),
    "L-09A": (
        full.MEMO,
        2,
        {
            "agency": "SLIP_NAME",
            "body.0.text": "CITATION",
            "body.1.listing.rows.0.1": "SLIP_NAME",
            **under("signer", SIGNER),
            **under("endorsements.0.signer", SIGNER),
            **under("endorsements.1.signer", SIGNER),
        },
    ),
    "L-09B": (
        full.ORDER,
        2,
        {
            "office": "SLIP_NAME",
            "body.0.text": "CITATION",
            "body.1.text": "CHECK_DUTIES",
            **under("signer", SIGNER),
        },
    ),
    "L-09D": (full.WORN, 1, {**_CHECKED, "lines.0.fault": "FINDING"}),
    "L-09E": (full.GOOD, 1, {**_CHECKED, "lines.0.place": "SLIP_NAME + SLIP_NAME"}),
    **{f"L-10 {code}": (paper, 1, _LABEL) for code, paper in full.LABELS.items()},
    "R-14": (
        full.FOLLOW_UPS,
        1,
        {
            "office.name": "SLIP_NAME",
            "loans.0.who": "SLIP_NAME",
            "loans.0.house_no": "HOUSE_NO",
            "loans.0.device": "SLIP_DESCRIPTION",
            "loans.0.last": "CONTACT_NOTE",
            "cards.0.who": "SLIP_NAME",
        },
    ),
    "R-15": (
        full.ISSUED,
        1,
        {
            **under("office", OFFICE),
            "lines.0.about": "SLIP_NAME",
            "lines.0.issued_by": "SLIP_NAME",
            "lines.0.state": "REASON",
        },
    ),
    "A-01": (
        full.ADL,
        1,
        {
            **under("person", WHO),
            "assessor": "SLIP_NAME",
            "informant": "SLIP_NAME",
            "note": "ADL_NOTE",
        },
    ),
    "W-02": (
        full.SURVEY,
        4,
        {
            "name": "SLIP_NAME",
            "members.*.name": "SLIP_NAME",
            "place.landmark": "LANDMARK",
            "place.house_no": "HOUSE_NO",
            "place.community": "ADDRESS_PART",
            "place.road": "ADDRESS_PART",
            "place.tambon": "ADDRESS_PART",
            "place.home_phone": "SLIP_PHONE",
            "place.mobile": "SLIP_PHONE",
            **under("opinion", SIGNER),
            **under("approver", SIGNER),
        },
    ),
    "P-00": (
        full.PROFILE,
        5,
        {
            "tables.0.rows.0.1": "SLIP_NAME",
            "tables.0.rows.0.2": "VISIT_PURPOSE",
            "tables.0.rows.0.3": "VISIT_FINDINGS",
            "note": "PERSON_NOTE",
        },
    ),
    "P-01": (
        full.CONSENT,
        6,
        {
            **under("person", WHO),
            "given_by": "SLIP_NAME",
            "closing": "CONSENT_CLOSING",
            "sections.*.heading": "NOTICE_HEADING",
            "sections.*.text": "NOTICE_TEXT",
        },
    ),
}

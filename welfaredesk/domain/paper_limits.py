"""How much text the one-page papers hold, in characters: checked at entry, so that no paper overflows."""

# L-02 ใบยืมพัสดุ/ครุภัณฑ์ (domain specification §2.7)
SLIP_ROWS = 7
SLIP_PURPOSE = 300
SLIP_LIABILITY = 600
SLIP_NAME = 60  # title, first and last name together; also a position, the division and the office
SLIP_ADDRESS = 150
SLIP_PHONE = 40
SLIP_RELATION = 30
SLIP_CODE = 25
SLIP_DESCRIPTION = 100
SLIP_UNIT = 12
SLIP_NOTE = 40
SLIP_CONDITION = 100
SLIP_FOOT = 160

# L-01 แบบคำขอยืม (§2.7, A.6)
REQUEST_FEATURES = 80
REQUEST_REASON = 400
REQUEST_TERMS = 600
REQUEST_TERM_COUNT = 10
PART_NAME = 40
CLAIM_WHAT = 60
REPAIR_FAULT = 120
RENEWAL_REASON = 200

# texts of the office on papers that may run on (domain.office_texts)
CITATION = 200
CHECK_DUTIES = 800
CONSENT_CLOSING = 400
RECALL_SUBJECT = 120
RECALL_TEXT = 800
NOTICE_SECTIONS = 12
NOTICE_HEADING = 100
NOTICE_TEXT = 1500

# W-11, W-12, W-14 (§1.7, A.1, A.2, A.4)
HOUSE_DETAILS = 400
HOUSE_EARLIER = 6  # rows of earlier help
HOUSE_NEEDS = 300
HOUSE_NOTE = 300
HOUSE_LANDMARK = 100

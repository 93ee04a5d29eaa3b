"""How much text the papers hold, in characters: checked at entry, so that no paper overflows or cuts.

Services refuse what is longer, forms count while one types; `tests/reports/limit_places.py` shows the prints.
"""

# L-02 ใบยืมพัสดุ/ครุภัณฑ์ (domain specification §2.7); other papers print the same texts
SLIP_ROWS = 7
SLIP_PURPOSE = 300  # also the reason of a request (L-01), of which it is made, and what a donation is for
SLIP_LIABILITY = 600
SLIP_NAME = 60  # title, first and last name together; a position, the division, the office, a firm, a place
SLIP_ADDRESS = 150
SLIP_PHONE = 40
PHONES = 80  # numbers with whose they are
SLIP_RELATION = 30
SLIP_CODE = 25
SLIP_DESCRIPTION = 100
SLIP_UNIT = 12
SLIP_NOTE = 40
SLIP_CONDITION = 100
SLIP_FOOT = 160

# L-01 แบบคำขอยืม (§2.7, A.6)
REQUEST_FEATURES = 80
REQUEST_TERMS = 600
REQUEST_TERM_COUNT = 10

# L-03 ใบรับคืน, L-04 แบบขอขยายเวลา
PART_NAME = 40

# papers of house projects (§1.5, §1.7, A.5)
AID_PROBLEM = 360
AID_WANTED = 180
ROSTER_NOTE = 40
CASE_RESOLUTION = 300
AGENDA_ITEM = 1500
CLAIM_WHAT = 60
RENEWAL_REASON = 200

# L-07 ทะเบียนคุมทรัพย์สิน, L-09 ตรวจสอบพัสดุประจำปี
DEVICE_SERIAL = 40
DEVICE_BRAND = 60
DEVICE_DOCUMENT = 40
DEVICE_NOTE = 200
REPAIR_FAULT = 120
REPAIR_NOTE = 120
FINDING = 100  # what a checker says of one piece

# A-01, W-02 and the papers that run on over pages
ADL_NOTE = 300
LANDMARK = 100
HOUSE_NO = 16
ADDRESS_PART = 40  # ซอย, ถนน, ชุมชน … the whole line being SLIP_ADDRESS at most
LIST_LABEL = 60  # a word of a list to choose from
VISIT_PURPOSE = 120
VISIT_FINDINGS = 3000
PERSON_NOTE = 4000
CONTACT_NOTE = 300  # L-06V
REASON = 200  # why something was cancelled, decided, passed over
NOTE = 500

# texts of the office (domain.office_texts)
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

# the papers of a house's money: W-13, W-17, W-18, W-22 (§1.7, A.3–A.5)
GRANT_NAME = 80
GRANT_CITATION = 160
ESTIMATE_ROWS = 200
ESTIMATE_ITEM = 100
ESTIMATE_NOTE = 40
RECEIPT_PURPOSE = 200
RECEIPT_REFERENCE = 40
HANDOVER_ROWS = 12
HANDOVER_WORK = 120
HANDOVER_LEFT = 200
HANDOVER_COMMITTEE = 7
LETTER_TO = 120
LETTER_REASON = 600
LETTER_ENCLOSURES = 6
LETTER_ENCLOSURE = 80
DIARY_WORK = 400
HELP_WHAT = 120
NOTICE_PLACE = 200  # W-21

# E-08 and E-09: letters about employment, certificates of work (§3.7, A.8)
LETTER_PEOPLE = 30
EMPLOYMENT_REMARK = 300
CERTIFICATE_PURPOSE = 120

# E-06 แบบขึ้นทะเบียนคนพิการหางาน (A.8)
SEEKER_SKILLS = 200
SEEKER_EXPERIENCE = 200
SEEKER_WORK = 120
SEEKER_TRAVEL = 120
SEEKER_FAMILY = 120
SEEKER_NEEDS = 200

# E-07 แบบติดตามการทำงาน (A.8)
VISIT_PROBLEMS = 400
VISIT_SUPPORT = 300
VISIT_COMMENT = 300

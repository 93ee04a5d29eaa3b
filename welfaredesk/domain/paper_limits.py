"""How much text the one-page papers hold, in characters: checked at entry, so that no paper overflows."""

# L-02 ใบยืมพัสดุ/ครุภัณฑ์ (domain specification §2.7)
SLIP_ROWS = 7
SLIP_PURPOSE = 300
SLIP_LIABILITY = 600
SLIP_NAME = 80  # title, first and last name together; also positions and the office's and division's names
SLIP_ADDRESS = 200
SLIP_PHONE = 40
SLIP_RELATION = 40
SLIP_CODE = 30
SLIP_DESCRIPTION = 120
SLIP_UNIT = 20
SLIP_NOTE = 60
SLIP_CONDITION = 150

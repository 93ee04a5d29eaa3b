"""Meetings about house projects (domain specification §1.2, W-16): kinds, presence, outcome of a case."""

COMMUNITY, COMMITTEE = "community", "committee"
KINDS = {COMMUNITY: "ประชาคม", COMMITTEE: "คณะกรรมการช่วยเหลือประชาชน"}
SHORT = {COMMUNITY: "ประชาคม", COMMITTEE: "คณะกรรมการ"}
PRESENT, ABSENT, GUEST = "present", "absent", "guest"
PRESENCES = {PRESENT: "ผู้มาประชุม", ABSENT: "ผู้ไม่มาประชุม", GUEST: "ผู้เข้าร่วมประชุม"}
ENDORSED, DEFERRED, REFUSED = "endorsed", "deferred", "refused"
OUTCOMES = {
    COMMUNITY: {ENDORSED: "เห็นชอบ", DEFERRED: "ให้ตรวจสอบเพิ่มเติม", REFUSED: "ไม่เห็นชอบ"},
    COMMITTEE: {ENDORSED: "มีมติให้ช่วยเหลือ", DEFERRED: "ให้ตรวจสอบเพิ่มเติม", REFUSED: "มีมติไม่ช่วยเหลือ"},
}
STAGES = {COMMUNITY: "met", COMMITTEE: "resolved"}  # where a project stands that a meeting endorsed
AGENDA = {
    "1": "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
    "2": "เรื่องรับรองรายงานการประชุม",
    "3": "เรื่องสืบเนื่อง",
    "4": "เรื่องเสนอเพื่อพิจารณา",
    "5": "เรื่องอื่น ๆ",
}
CASES = "4"  # the agenda item the projects stand under
ROLES = ("ประธานกรรมการ", "กรรมการ", "กรรมการและเลขานุการ", "ผู้ช่วยเลขานุการ")

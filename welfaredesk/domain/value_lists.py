"""The lists a clerk chooses from, as they stand before the office changes them (domain specification §8)."""

LISTS: dict[str, tuple[tuple[str, str], ...]] = {
    "marital": (
        ("single", "โสด"),
        ("married", "สมรสอยู่ด้วยกัน"),
        ("apart", "สมรสแยกกันอยู่"),
        ("divorced", "หย่าร้าง"),
        ("unmarried", "ไม่ได้สมรสแต่อยู่ด้วยกัน"),
        ("widowed", "หม้าย"),
    ),
    "occupation": (
        ("none", "ไม่มีอาชีพ"),
        ("student", "นักเรียน/นักศึกษา"),
        ("trade", "ค้าขาย"),
        ("cleric", "ภิกษุ/แม่ชี"),
        ("farmer", "เกษตรกร"),
        ("labourer", "รับจ้าง"),
        ("official", "ข้าราชการ/พนักงานของรัฐ"),
        ("state_enterprise", "รัฐวิสาหกิจ"),
        ("company", "พนักงานบริษัท"),
        ("other", "อื่นๆ"),
    ),
    "income_source": (
        ("work", "ประกอบอาชีพ"),
        ("family", "บุตร/ผู้อุปการะ"),
        ("state", "สวัสดิการรัฐ"),
        ("other", "อื่นๆ"),
    ),
    "health_right": (
        ("uc", "บัตรทอง"),
        ("sso", "ประกันสังคม"),
        ("official", "ข้าราชการ/รัฐวิสาหกิจ"),
        ("self", "ชำระเงินเอง"),
        ("other", "อื่นๆ"),
    ),
    "sso_section": (("33", "มาตรา 33"), ("39", "มาตรา 39"), ("40", "มาตรา 40"), ("none", "ไม่มี")),
    "sso_option": (
        ("70", "ทางเลือก 1 (70 บาท)"),
        ("100", "ทางเลือก 2 (100 บาท)"),
        ("300", "ทางเลือก 3 (300 บาท)"),
    ),
    "group": (
        ("disabled", "คนพิการ"),
        ("underprivileged", "ผู้ด้อยโอกาส"),
        ("bed_bound", "ผู้ป่วยติดเตียง"),
        ("child", "เด็กและเยาวชน"),
        ("woman", "สตรีและครอบครัว"),
        ("veteran", "ทหารผ่านศึก"),
        ("general", "ประชาชนทั่วไป"),
    ),
    "programme": (
        ("old_age_allowance", "เบี้ยยังชีพผู้สูงอายุ"),
        ("disability_allowance", "เบี้ยความพิการ"),
        ("aids_allowance", "เบี้ยยังชีพผู้ป่วยเอดส์"),
    ),
    "enrolment_status": (
        ("receiving", "รับอยู่"),
        ("suspended", "ระงับ"),
        ("moved", "ย้ายออก"),
        ("given_up", "สละสิทธิ"),
        ("died", "เสียชีวิต"),
    ),
    "relation": (
        ("head", "เจ้าบ้าน"),
        ("parent", "บิดา/มารดา"),
        ("spouse", "คู่สมรส"),
        ("child", "บุตร"),
        ("grandchild", "หลาน"),
        ("great_grandchild", "เหลน"),
        ("great_grandparent", "ทวด"),
        ("sibling", "พี่น้อง"),
        ("kin", "ญาติ"),
        ("other", "ผู้อาศัย"),
    ),
    "caregiver": (
        ("abandoned", "ไม่มี ถูกทอดทิ้ง"),
        ("alone", "ไม่มี อยู่ลำพัง"),
        ("family", "มี ครอบครัว"),
        ("neighbour", "มี เพื่อนบ้าน"),
    ),
}

NAMES = {
    "marital": "สถานภาพสมรส",
    "occupation": "อาชีพ",
    "income_source": "แหล่งรายได้",
    "health_right": "สิทธิรักษาพยาบาล",
    "sso_section": "ประกันสังคม (มาตรา)",
    "sso_option": "ทางเลือกมาตรา 40",
    "group": "กลุ่มเป้าหมาย",
    "programme": "เบี้ยและสิทธิ",
    "enrolment_status": "สถานะการรับเบี้ย",
    "relation": "ความสัมพันธ์กับเจ้าบ้าน",
    "caregiver": "ผู้ดูแล",
}
"""What each list is called."""

DISABILITY_TYPES = {
    1: "ความพิการทางการเห็น",
    2: "ความพิการทางการได้ยินหรือสื่อความหมาย",
    3: "ความพิการทางการเคลื่อนไหวหรือทางร่างกาย",
    4: "ความพิการทางจิตใจหรือพฤติกรรม",
    5: "ความพิการทางสติปัญญา",
    6: "ความพิการทางการเรียนรู้",
    7: "ออทิสติก",
}

"""What a house survey (W-11) looks at (domain specification §1.7)."""

PARTS = {
    "roof": "หลังคา",
    "wall": "ฝาผนัง",
    "floor": "พื้น",
    "post": "เสา/โครงสร้าง",
    "stairs": "บันได",
    "bathroom": "ห้องน้ำ",
    "bedroom": "ห้องนอน",
    "kitchen": "ครัว",
    "door": "ประตู/หน้าต่าง",
    "electricity": "ไฟฟ้า",
    "water": "ประปา",
    "entrance": "ทางเข้า",
}
CONDITIONS = {"good": "ดี", "fair": "พอใช้", "worn": "ชำรุด", "dangerous": "อันตราย"}
FACILITIES = {
    "ramp": "ทางลาด",
    "handrail": "ราวจับ",
    "seat_toilet": "โถนั่งราบ",
    "wide_door": "ประตูกว้าง 90 ซม. ขึ้นไป",
    "light": "แสงสว่างพอ",
    "no_slip": "พื้นไม่ลื่น",
}
URGENCIES = range(1, 6)

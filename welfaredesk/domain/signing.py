"""Who signs what: the roles of a paper and the groups of papers that may have signers of their own (A.9)."""

ROLES = {
    "giver": "เจ้าหน้าที่ (จัดทำ ส่งมอบ รับคืน)",
    "head": "ผู้อำนวยการกอง",
    "works": "ผู้อำนวยการกองช่าง (ตรวจประมาณการ)",
    "opinion": "ผู้ให้ความเห็น",
    "approver": "ผู้อนุมัติ ผู้สั่ง",
}
# "" stands for every paper whose group has nobody of its own in that role
GROUPS = {
    "": "เอกสารทุกชนิด",
    "lending": "คำขอยืม ใบยืม ใบรับคืน ขยายเวลา บริจาค",
    "surveys": "คำร้อง แบบสอบ แบบสำรวจ",
    "allowances": "บัญชีและแบบเบี้ยยังชีพ",
    "stock_take": "ตรวจสอบพัสดุประจำปี",
    "housing": "โครงการบ้าน ประมาณการ ส่งมอบ ใบสำคัญรับเงิน",
    "letters": "หนังสือราชการ จ้างงานคนพิการ",
}

"""Consent of the owner to work on a house (W-14, domain specification A.4)."""

STANDINGS = {
    "house": "เจ้าของบ้าน",
    "land": "เจ้าของที่ดิน",
    "both": "เจ้าของบ้านและที่ดิน",
    "heir": "ทายาทของเจ้าของ",
}
YEARS = range(1, 31)
USUAL_YEARS = 5

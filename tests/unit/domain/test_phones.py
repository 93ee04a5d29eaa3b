"""Phone numbers out of cells."""

import pytest

from welfaredesk.domain.phones import formatted, is_valid_phone, split_phones


@pytest.mark.parametrize(
    ("raw", "numbers"),
    [
        (None, ()),
        ("", ()),
        ("-", ()),
        ("ไม่มี", ()),
        ("0812345678", ("0812345678",)),
        ("081-234-5678", ("0812345678",)),
        ("๐๘๑-๒๓๔๕๖๗๘", ("0812345678",)),
        ("โทร. 081 234 5678", ("0812345678",)),
        ("053-123456", ("053123456",)),
        ("(053) 123-456", ("053123456",)),
        ("02-123-4567 ต่อ 15", ("021234567",)),
        ("081-2345678, 0891234567", ("0812345678", "0891234567")),
        ("0812345678/053123456", ("0812345678", "053123456")),
        ("0812345678 0891234567", ("0812345678", "0891234567")),
        ("0812345678 และ 0891234567", ("0812345678", "0891234567")),
        ("0812345678\n0812345678", ("0812345678",)),
        ("0812345678 (ลูก 2 คน)", ("0812345678",)),
        ("+66 81 234 5678", ("0812345678",)),
        ("+66 (0)81 234 5678", ("0812345678",)),
        (812345678, ("0812345678",)),
        (812345678.0, ("0812345678",)),
        (53123456, ("053123456",)),
        ("081234567", ("081234567",)),
    ],
)
def test_the_numbers_in_a_cell(raw, numbers):
    assert split_phones(raw) == numbers


@pytest.mark.parametrize("phone", ["0612345678", "0812345678", "0912345678", "021234567", "053123456"])
def test_mobile_and_landline_are_valid(phone):
    assert is_valid_phone(phone)
    assert split_phones(formatted(phone)) == (phone,)


@pytest.mark.parametrize("phone", ["", "081234567", "061234567", "0512345678", "1812345678", "08123456789"])
def test_what_no_thai_telephone_has_is_not(phone):
    assert not is_valid_phone(phone)
    assert formatted(phone) == phone


def test_numbers_are_shown_with_hyphens():
    shown = [formatted(phone) for phone in ("0812345678", "021234567", "053123456")]
    assert shown == ["081-234-5678", "02-123-4567", "053-123-456"]

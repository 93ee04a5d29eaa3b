"""Money in words, against the examples of the domain specification and against another program."""

import random
import warnings
from decimal import Decimal

import pytest

from welfaredesk.domain.baht_text import baht_text, satang_text


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (11, "สิบเอ็ดบาทถ้วน"),
        (20, "ยี่สิบบาทถ้วน"),
        (21, "ยี่สิบเอ็ดบาทถ้วน"),
        (100, "หนึ่งร้อยบาทถ้วน"),
        (101, "หนึ่งร้อยเอ็ดบาทถ้วน"),
        (1_001, "หนึ่งพันเอ็ดบาทถ้วน"),
        (1_000_000, "หนึ่งล้านบาทถ้วน"),
        (1_000_001, "หนึ่งล้านเอ็ดบาทถ้วน"),
        (11_000_000, "สิบเอ็ดล้านบาทถ้วน"),
        (1_000_000_000_000, "หนึ่งล้านล้านบาทถ้วน"),
        (1, "หนึ่งบาทถ้วน"),
        (0, "ศูนย์บาทถ้วน"),
        (Decimal("1000001.25"), "หนึ่งล้านเอ็ดบาทยี่สิบห้าสตางค์"),
        (Decimal("0.25"), "ยี่สิบห้าสตางค์"),
        (Decimal("0.01"), "หนึ่งสตางค์"),
        (Decimal("0.004"), "ศูนย์บาทถ้วน"),
        (Decimal("0.005"), "หนึ่งสตางค์"),
        (Decimal("2.675"), "สองบาทหกสิบแปดสตางค์"),
        (Decimal("0.995"), "หนึ่งบาทถ้วน"),
        (Decimal("21.21"), "ยี่สิบเอ็ดบาทยี่สิบเอ็ดสตางค์"),
        (Decimal("-1234.54"), "ลบหนึ่งพันสองร้อยสามสิบสี่บาทห้าสิบสี่สตางค์"),
        (Decimal("-0.004"), "ศูนย์บาทถ้วน"),
        (Decimal("686211.50"), "หกแสนแปดหมื่นหกพันสองร้อยสิบเอ็ดบาทห้าสิบสตางค์"),
        (23_494_011, "ยี่สิบสามล้านสี่แสนเก้าหมื่นสี่พันสิบเอ็ดบาทถ้วน"),
    ],
)
def test_the_words_of_an_amount(amount, words):
    assert baht_text(amount) == words


def test_satang_and_baht_agree():
    assert satang_text(1_234_567) == baht_text(Decimal("12345.67"))


def test_random_amounts_agree_with_pythainlp():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pythainlp.util import bahttext
    chance = random.Random(20)
    for _ in range(3000):
        satang = chance.randrange(100, 10 ** chance.randint(3, 13))  # it reads amounts below a baht otherwise
        assert satang_text(satang) == bahttext(satang / 100), satang

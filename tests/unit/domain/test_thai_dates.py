"""Dates as registers write them, and as papers, screens and tables show them."""

from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from welfaredesk.domain import thai_dates
from welfaredesk.domain.thai_dates import DateError, Precision, ThaiDate, parse
from welfaredesk.domain.thai_text import to_thai

TODAY = date(2026, 11, 22)
BIRTHS = st.dates(date(1910, 1, 1), TODAY)
D, M, Y = Precision.DAY, Precision.MONTH, Precision.YEAR


def read(raw: object, **how: object) -> ThaiDate:
    return parse(raw, today=TODAY, **how)


@pytest.mark.parametrize(
    ("raw", "iso", "precision"),
    [
        ("3/10/2494", "1951-10-03", D),
        ("03/10/2494", "1951-10-03", D),
        ("17-02-2492", "1949-02-17", D),
        ("17–02–2492", "1949-02-17", D),
        ("15.11.2501", "1958-11-15", D),
        ("25 / 04 / 2492", "1949-04-25", D),
        ("25 04 2492", "1949-04-25", D),
        ("15 พ.ย. 2501", "1958-11-15", D),
        ("15 พ.ย 2501", "1958-11-15", D),
        ("15 พย 2501", "1958-11-15", D),
        ("15พ.ย.2501", "1958-11-15", D),
        ("15-พ.ย.-2501", "1958-11-15", D),
        ("15\u00a0พ.ย.\u00a0 2501 ", "1958-11-15", D),
        ("๒๐ กุมภาพันธ์ ๒๕๐๒", "1959-02-20", D),
        ("20กุมภาพันธ์2502", "1959-02-20", D),
        ("20 กุมภาพันธ์ พ.ศ. 2502", "1959-02-20", D),
        ("วันที่ ๒๐ เดือน กุมภาพันธ์ พ.ศ. ๒๕๐๒", "1959-02-20", D),
        ("วันจันทร์ที่ 20 กุมภา 2502", "1959-02-20", D),
        ("เกิด 20 ก.พ. 2502", "1959-02-20", D),
        ("20 ก.พ. 2502 (67 ปี)", "1959-02-20", D),
        ("20/2/2502 อายุ 67 ปี", "1959-02-20", D),
        ("12 กรกฏาคม 2490", "1947-07-12", D),
        ("12 พฤษจิกายน 2490", "1947-11-12", D),
        ("29 ก.พ. 2503", "1960-02-29", D),
        ("2503-02-29", "1960-02-29", D),
        ("1949-04-25", "1949-04-25", D),
        ("2492-04-25 00:00:00", "1949-04-25", D),
        ("1949-04-25T00:00:00", "1949-04-25", D),
        ("25/4/2492 0:00", "1949-04-25", D),
        ("25/04/1949", "1949-04-25", D),
        ("25 เมษายน ค.ศ. 1949", "1949-04-25", D),
        ("25 Apr 1949", "1949-04-25", D),
        ("25-Apr-49", "1949-04-25", D),
        ("25042492", "1949-04-25", D),
        ("24920425", "1949-04-25", D),
        ("19041949", "1949-04-19", D),
        ("250492", "1949-04-25", D),
        (25042492, "1949-04-25", D),
        (1042492, "1949-04-01", D),
        ("ก.พ. 2491", "1948-02-01", M),
        ("กุมภาพันธ์ ๒๔๙๑", "1948-02-01", M),
        ("- ก.พ. 2491", "1948-02-01", M),
        ("00/02/2491", "1948-02-01", M),
        ("2/2491", "1948-02-01", M),
        ("2476", "1933-01-01", Y),
        ("๒๔๗๖", "1933-01-01", Y),
        ("2476.0", "1933-01-01", Y),
        ("พ.ศ. 2476", "1933-01-01", Y),
        ("พ.ศ.๒๔๗๖", "1933-01-01", Y),
        ("ปี 2476", "1933-01-01", Y),
        ("ประมาณ ปี พ.ศ. 2476", "1933-01-01", Y),
        ("ปี 76", "1933-01-01", Y),
        ("0/0/2476", "1933-01-01", Y),
        ("-/-/2476", "1933-01-01", Y),
        ("1933", "1933-01-01", Y),
        (2476, "1933-01-01", Y),
        (2476.0, "1933-01-01", Y),
        (1933, "1933-01-01", Y),
        (datetime(1949, 4, 25), "1949-04-25", D),
        (datetime(2492, 4, 25), "1949-04-25", D),
        (date(2492, 4, 25), "1949-04-25", D),
        (18013, "1949-04-25", D),
        (18013.5, "1949-04-25", D),
    ],
)
def test_every_written_form(raw, iso, precision):
    assert read(raw, birth=True) == ThaiDate(date.fromisoformat(iso), precision)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (None, "date_empty"),
        ("", "date_empty"),
        (" - ", "date_empty"),
        ("ไม่ทราบ", "date_unreadable"),
        ("ตลอดชีพ", "date_unreadable"),
        ("25/04/492", "date_unreadable"),
        ("25/04", "date_unreadable"),
        ("25 นาย 2492", "date_unreadable"),
        ("92", "date_unreadable"),
        (92, "date_unreadable"),
        (25.5, "date_unreadable"),
        (float("nan"), "date_unreadable"),
        (float("inf"), "date_unreadable"),
        (-5, "date_unreadable"),
        (10**30, "date_unreadable"),
        (True, "date_unreadable"),
        ("31/04/2492", "date_impossible"),
        ("12/13/2492", "date_impossible"),
        ("04/25/1949", "date_impossible"),
        ("29/02/2502", "date_impossible"),
        (datetime(2484, 2, 29), "date_impossible"),
        ("1/1/1700", "date_impossible"),
        ("1/1/2300", "date_impossible"),
        ("9999", "date_impossible"),
        ("1/1/2420", "date_impossible"),
        ("23/11/2569", "date_future"),
        ("2580", "date_future"),
    ],
)
def test_no_date_of_birth_and_why(raw, code):
    with pytest.raises(DateError) as caught:
        read(raw, birth=True)
    assert caught.value.code == code


def test_the_error_says_what_was_read_but_not_in_its_message():
    with pytest.raises(DateError) as caught:
        read("๓๑/๐๔/๒๔๙๒")
    assert caught.value.read == "31/04/2492"
    assert "2492" not in str(caught.value)


def test_a_date_that_is_no_birth_may_lie_ahead():
    assert read("30/09/70").date == date(2027, 9, 30)
    assert read("31 ธ.ค. 2575").date == date(2032, 12, 31)


@pytest.mark.parametrize(
    ("raw", "age", "iso"),
    [
        ("25/04/92", 77, "1949-04-25"),
        ("25/04/92", 78, "1949-04-25"),
        ("26 ม.ค.02", 67, "1959-01-26"),
        ("1/10/60", 9, "2017-10-01"),
        ("1/10/60", 109, "1917-10-01"),
        ("25/04/49", 77, "1949-04-25"),  # a CE year in a register of Buddhist ones
        ("25/04/49", 20, "2006-04-25"),
        ("14/05/16", 10, "2016-05-14"),
        ("14/05/16", 40, "1973-05-14"),  # no century fits: as without the age
    ],
)
def test_the_age_column_settles_a_two_digit_year(raw, age, iso):
    assert read(raw, birth=True, age=age).date.isoformat() == iso


@pytest.mark.parametrize(
    ("raw", "adult", "iso"),
    [
        ("01/10/58", False, "2015-10-01"),
        ("01/10/58", None, "2015-10-01"),
        ("01/10/58", True, "1915-10-01"),
        ("06/01/90", None, "1947-01-06"),
        ("31/07/06", True, "1963-07-31"),
        ("22/11/54", True, "2011-11-22"),  # fifteen today
        ("23/11/54", True, "1911-11-23"),  # fourteen today
        ("23/11/69", None, "1926-11-23"),  # tomorrow cannot be a birth
        ("29/02/03", None, "1960-02-29"),
    ],
)
def test_without_an_age_the_title_settles_it(raw, adult, iso):
    assert read(raw, birth=True, adult=adult).date.isoformat() == iso


def be(day: date) -> int:
    return day.year + 543


WRITERS = [
    lambda day: f"{day.day}/{day.month}/{be(day)}",
    lambda day: f"{day:%d-%m}-{be(day)}",
    lambda day: f"{day:%d.%m}.{be(day)}",
    lambda day: f"{day:%d/%m/}{be(day) % 100:02d}",
    lambda day: f"{day.day} {thai_dates.MONTHS_SHORT[day.month - 1]}{be(day) % 100:02d}",
    lambda day: day.isoformat(),
    lambda day: f"{be(day)}-{day:%m-%d}",
    lambda day: day,
    thai_dates.official,
    lambda day: thai_dates.official(day, era=True),
    thai_dates.screen,
    thai_dates.table,
    lambda day: to_thai(thai_dates.table(day)),
]


@given(BIRTHS, st.sampled_from(WRITERS), st.integers(-1, 1))
def test_whatever_a_register_writes_is_read_back(birth, write, off_by):
    age = max(0, thai_dates.age_on(birth, TODAY) + off_by)
    assert read(write(birth), birth=True, age=age) == ThaiDate(birth)


@given(BIRTHS)
def test_a_buddhist_year_in_a_date_cell(birth):
    assume((birth.month, birth.day) != (2, 29))  # such a cell cannot hold it
    assert read(birth.replace(year=birth.year + 543), birth=True).date == birth


@given(BIRTHS, st.sampled_from(list(Precision)))
def test_each_precision_is_read_back(birth, precision):
    shown = ThaiDate(
        birth.replace(day=birth.day if precision is D else 1, month=1 if precision is Y else birth.month),
        precision,
    )
    for write in (thai_dates.official, thai_dates.screen, thai_dates.table):
        assert read(write(birth, precision), birth=True) == shown


@given(st.one_of(st.text(), st.text("0123456789/-. พศคมกยปี")))
def test_no_text_breaks_the_reader(text):
    with suppress(DateError):
        assert read(text, birth=True).date <= TODAY


def test_shown_in_three_ways():
    day = date(2026, 11, 2)
    assert thai_dates.official(day) == "๒ พฤศจิกายน ๒๕๖๙"
    assert thai_dates.official(day, era=True) == "๒ พฤศจิกายน พ.ศ. ๒๕๖๙"
    assert thai_dates.screen(day) == "2 พ.ย. 2569"
    assert thai_dates.table(day) == "02/11/2569"
    assert [thai_dates.screen(day, precision) for precision in (M, Y)] == ["พ.ย. 2569", "2569"]
    assert thai_dates.be_year(day) == 2569


@pytest.mark.parametrize(
    ("birth", "on", "age"),
    [
        (date(1949, 11, 22), TODAY, 77),
        (date(1949, 11, 23), TODAY, 76),
        (date(1960, 2, 29), date(2026, 2, 28), 65),
        (date(1960, 2, 29), date(2026, 3, 1), 66),
        (TODAY, TODAY, 0),
    ],
)
def test_completed_years(birth, on, age):
    assert thai_dates.age_on(birth, on) == age


@given(BIRTHS)
def test_an_age_grows_by_one_on_the_birthday(birth):
    assume((birth.month, birth.day) != (2, 29))
    birthday = birth.replace(year=birth.year + 60)
    assert thai_dates.age_on(birth, birthday) == 60
    assert thai_dates.age_on(birth, birthday - timedelta(days=1)) == 59


@pytest.mark.parametrize("raw", [72, 72.0, "72", "๗๒", "72 ปี", "อายุ 72 ปี", "อายุ ๗๒ ปี ๓ เดือน", "72ปี"])
def test_an_age_cell(raw):
    assert thai_dates.parse_age(raw) == 72


@pytest.mark.parametrize("raw", [None, "", "-", "ไม่ทราบ", 72.5, 2476, True, TODAY])
def test_no_age(raw):
    assert thai_dates.parse_age(raw) is None

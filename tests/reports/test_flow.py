"""Sheets: what is kept together, what is repeated, what is cut."""

import pytest

from reports.layout.flow import Area, Block, Foot, filled_up, paginate, space, write
from reports.layout.listing import Cell, Columns, head_row, rows
from reports.layout.page import MM, Page
from reports.layout.paragraph import Choice, Text, paragraph
from reports.layout.parts import Field, Type, fields, flowing, signatures
from reports.layout.signature import Signature
from tests.reports.pdfs import ink, page_texts, pictures

AREA = Area(20 * MM, 20 * MM, 170 * MM, 100 * MM)
TYPE = Type(14, 1.25)
COLUMNS = Columns(left=AREA.left, widths=(30, 140), aligns=("center", "left"))
WORDS = "แผลแห้งดี กินได้ นอนหลับ ยังต้องฝึกเดินโดยมีคนพยุงทุกวัน "


def line(height=10.0, **more):
    return Block(height, lambda _page, _top: None, **more)


def places(sheets):
    return [[laid.top for laid in sheet] for sheet in sheets]


def test_blocks_fill_a_sheet_before_the_next():
    assert places(paginate([line()] * 5, 30)) == [[0, 10, 20], [0, 10]]


def test_white_is_left_out_at_the_top_of_a_sheet():
    assert places(paginate([line(above=5), line(above=5), line(above=5)], 30)) == [[0, 15], [0]]


def test_space_between_two_blocks():
    assert places(paginate([line(), space(7), line()], 100)) == [[0, 17, 17]]


def test_empty_blocks_fill_a_sheet_and_begin_none():
    assert len(filled_up([line()] * 4, [line()] * 9, 30)) == 6
    assert len(filled_up([line()] * 4, [line()], 30)) == 5
    assert len(filled_up([line()] * 3, [line()] * 9, 30)) == 3


def test_what_belongs_together_goes_on_together():
    sheets = paginate([line(), line(), line(with_next=True), line()], 30)
    assert places(sheets) == [[0, 10], [0, 10]]


def test_a_chain_longer_than_a_sheet_is_cut_all_the_same():
    sheets = paginate([line(with_next=True)] * 7, 30)
    assert [len(sheet) for sheet in sheets] == [3, 3, 1]


def test_a_heading_is_repeated_where_its_table_goes_on():
    head = line(4)
    sheets = paginate([head, *[line(heads=(head,)) for _ in range(4)]], 30)
    assert [sheet[0].block is head for sheet in sheets] == [True, True]
    assert places(sheets) == [[0, 4, 14], [0, 4, 14]]


def test_sheets_are_numbered_of_all():
    page = Page("")
    pdf = write(page, flowing((Text(WORDS * 40),), AREA, TYPE), AREA, Foot("P-99"))
    texts = page_texts(pdf)
    assert len(texts) == 2
    assert ["หน้า ๑/๒" in texts[0], "หน้า ๒/๒" in texts[1]] == [True, True]
    assert all("P-99" in text for text in texts)


def test_running_text_leaves_no_line_alone():
    blocks = flowing((Text(WORDS * 12),), AREA, TYPE)
    assert len(blocks) == 6
    assert [len(sheet) for sheet in paginate(blocks, 5 * TYPE.leading + 1)] == [4, 2]
    after_two_lines = [line(2 * TYPE.leading), *blocks]
    assert [len(sheet) for sheet in paginate(after_two_lines, 3 * TYPE.leading + 1)] == [1, 3, 3]


def test_a_row_higher_than_a_sheet_goes_on_and_is_ruled_at_the_end():
    head = head_row(COLUMNS, [("วันที่", "ผล")])
    blocks = [head, *rows(COLUMNS, ["๑", WORDS * 60], heads=(head,))]
    sheets = paginate(blocks, AREA.height)
    assert len(sheets) > 1
    assert all(laid.top + laid.block.height <= AREA.height + 0.01 for sheet in sheets for laid in sheet)
    assert sheets[0][-1].block.closing == (COLUMNS.edges()[0], COLUMNS.edges()[-1])
    assert blocks[-1].closing is None
    said = "".join(page_texts(write(Page(""), blocks, AREA, Foot("")))).replace(" ", "")
    assert said.count("แผลแห้งดี") == 60


def test_a_row_must_fill_its_columns():
    with pytest.raises(ValueError, match="1 columns filled of 2"):
        rows(COLUMNS, ["๑"])


def test_cells_across_columns_and_headings_across_rows():
    four = Columns(left=AREA.left, widths=(40, 20, 20, 20), aligns=("left", "right", "right", "right"))
    head = head_row(four, [(Cell("หมู่", rows=2), Cell("อายุ", span=2), Cell("รวม", rows=2)), ("ชาย", "หญิง")])
    assert head.height > 2 * 6 * MM
    blocks = [head, *rows(four, [Cell("ทั้งหมด", span=3), "๑๒"])]
    text = page_texts(write(Page(""), blocks, AREA, Foot("")))[0]
    for words in ("หมู่", "อายุ", "ชาย", "หญิง", "ทั้งหมด", "๑๒"):
        assert words in text


def test_a_box_stays_with_its_words_and_dots():
    laid_out = paragraph((Choice("เงิน"), Choice("สิ่งของ (ระบุ)", dots=60)), 80 * MM, size=14, leading=18)
    assert [line[0].ticked for line in laid_out.lines] == [False, False]
    assert laid_out.lines[1][-1].words == []
    assert laid_out.lines[1][-1].end <= 80 * MM + 0.1


def test_choices_wider_than_the_line_wrap_after_the_box():
    laid_out = paragraph((Choice(WORDS * 3, ticked=True),), 60 * MM, size=14, leading=18)
    assert laid_out.lines[0][0].ticked is True
    assert laid_out.lines[0][1].words
    assert all(line[-1].end <= 60 * MM + 0.1 for line in laid_out.lines)


def test_a_field_is_a_value_or_dots_never_both():
    page = Page("")
    dotted: list[float] = []
    page.dots = lambda x, _y, end: dotted.append(end - x)  # type: ignore[method-assign]
    fields([Field("ชื่อ", "นางสาวปิ่นญู", 80), Field("อายุ", "", 40, "ปี")], AREA, TYPE).draw(page, AREA.top)
    assert len(dotted) == 1


def test_a_long_role_keeps_its_line_in_the_column():
    pair = (None, Signature("ผู้สอบข้อเท็จจริงและเจ้าหน้าที่ผู้รับผิดชอบ"))
    pdf = write(Page(""), [signatures(pair, AREA, TYPE)], AREA, Foot(""))
    _left, _top, right, _bottom = ink(pictures(pdf)[0])
    assert right <= AREA.left + AREA.width + 1

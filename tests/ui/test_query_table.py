"""The table over a query: reads what is looked at, keeps its place over reloads."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester

from ui.models.query_table import Badge, Column, QueryTableModel
from ui.theme import TONES, Tone
from ui.widgets.table import TableView


@dataclass(frozen=True)
class Row:
    id: int
    name: str


class People:
    """A query over numbered people that notes what it was asked."""

    def __init__(self, ids: list[int]) -> None:
        self.everybody = list(ids)
        self.gone: set[int] = set()
        self.batches: list[list[int]] = []
        self.error: Exception | None = None

    def ids(self, *, limit: int, offset: int) -> list[int]:
        if self.error is not None:
            raise self.error
        return self.everybody[offset : offset + limit]

    def rows(self, ids) -> dict[int, Row]:
        self.batches.append(list(ids))
        if self.error is not None:
            raise self.error
        return {number: Row(number, f"คน {number}") for number in ids if number not in self.gone}


COLUMNS = (
    Column("ชื่อ", lambda row: row.name, sort="name", tooltip=lambda row: f"ชื่อเต็ม {row.name}"),
    Column("เลขที่", lambda row: str(row.id), align="right", width=80),
    Column(
        "สถานะ",
        lambda row: "เกินกำหนด",
        badge=lambda row: Badge("เกินกำหนด", Tone.LATE) if row.id % 2 else None,
        tone=lambda row: Tone.LATE,
    ),
)


@pytest.fixture
def model(qapp):
    return QueryTableModel(COLUMNS)


@pytest.fixture
def view(qtbot, model):
    table = TableView(model)
    qtbot.addWidget(table)
    table.resize(600, 300)
    with qtbot.waitExposed(table):
        table.show()
    return table


def test_only_the_batch_that_is_looked_at_is_read(model):
    query = People(range(1, 251))
    model.show_query(query)
    assert model.rowCount() == 250
    assert query.batches == []
    assert model.index(249, 0).data() == "คน 250"
    assert query.batches == [list(range(201, 251))]
    model.index(210, 0).data()
    assert len(query.batches) == 1


def test_ids_come_in_windows(model, monkeypatch):
    monkeypatch.setattr(QueryTableModel, "WINDOW", 100)
    model.show_query(People(range(250)))
    counts = [model.rowCount()]
    while model.canFetchMore():
        model.fetchMore()
        counts.append(model.rowCount())
    assert counts == [100, 200, 250]
    assert model.index(249, 0).data() == "คน 249"


def test_a_result_that_fills_its_window_exactly_ends(model, monkeypatch):
    monkeypatch.setattr(QueryTableModel, "WINDOW", 100)
    model.show_query(People(range(100)))
    model.fetchMore()
    assert (model.rowCount(), model.canFetchMore()) == (100, False)


def test_qt_finds_no_fault_with_the_model(model):
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_query(People(range(30)))
    model.reload()
    model.clear()
    assert model.rowCount() == 0


def test_a_failing_query_leaves_the_old_list(model):
    model.show_query(People([7]))
    bad = People([])
    bad.error = OSError("disk")
    with pytest.raises(OSError, match="disk"):
        model.show_query(bad)
    assert model.index(0, 0).data() == "คน 7"


def test_a_failing_read_is_told_once_and_not_for_every_cell(model):
    query = People(range(50))
    model.show_query(query)
    query.error = OSError("disk")
    with pytest.raises(OSError, match="disk"):
        model.row_at(0)
    assert model.row_at(0) is None
    assert len(query.batches) == 1


def test_a_record_deleted_meanwhile_is_an_empty_line(model):
    query = People([1, 2])
    query.gone = {2}
    model.show_query(query)
    assert model.index(1, 0).data() is None
    assert model.row_at(1) is None


def test_what_a_cell_holds_for_qt(model):
    model.show_query(People([1, 2]))
    role = Qt.ItemDataRole
    assert model.index(0, 0).data(QueryTableModel.IdRole) == 1
    assert model.index(0, 0).data(role.ToolTipRole) == "ชื่อเต็ม คน 1"
    assert model.index(0, 1).data(role.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.index(0, 2).data(QueryTableModel.BadgeRole) == Badge("เกินกำหนด", Tone.LATE)
    assert model.index(1, 2).data(QueryTableModel.BadgeRole) is None
    assert model.index(0, 2).data(role.ForegroundRole) == QColor(TONES[Tone.LATE].ink)
    assert model.headerData(1, Qt.Orientation.Horizontal) == "เลขที่"


def test_the_selected_record_stays_selected_when_lines_move(view, model):
    query = People(range(1, 101))
    model.show_query(query)
    view.select_id(50)
    query.everybody = [*range(200, 230), *range(1, 101)]
    model.reload()
    assert view.current_id() == 50
    assert view.currentIndex().row() == 79
    assert view.visualRect(view.currentIndex()).intersects(view.viewport().rect())


def test_a_list_that_was_read_far_is_reloaded_as_far(view, model, monkeypatch):
    monkeypatch.setattr(QueryTableModel, "WINDOW", 100)
    model.show_query(People(range(1, 401)))
    model.fetchMore()
    view.select_id(150)
    model.reload()
    assert view.current_id() == 150


def test_when_the_selected_record_is_gone_the_page_is_told(qtbot, view, model):
    query = People([1, 2, 3])
    model.show_query(query)
    view.select_id(2)
    query.everybody = [1, 3]
    with qtbot.waitSignal(view.chosen) as said:
        model.reload()
    assert said.args == [None]
    assert view.current_id() is None


def test_the_keyboard_chooses_and_opens(qtbot, view, model):
    model.show_query(People([11, 12, 13]))
    view.select_id(11)
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert chosen.args == [12]
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert opened.args == [12]


def test_a_double_click_opens_the_line_under_the_mouse(qtbot, view, model):
    model.show_query(People([11, 12, 13]))
    place = view.visualRect(model.index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(view.opened) as opened:
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [13]


def test_several_lines_can_be_chosen_where_the_page_wants_it(qtbot, model):
    view = TableView(model, multi=True)
    qtbot.addWidget(view)
    model.show_query(People([5, 6, 7]))
    view.selectAll()
    assert view.selected_ids() == [5, 6, 7]


def test_a_heading_asks_for_another_order_only_where_there_is_one(qtbot, view, model):
    model.show_query(People([1]))
    with qtbot.waitSignal(model.sort_asked) as asked:
        view.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert asked.args == ["name", True]
    with qtbot.assertNotEmitted(model.sort_asked):
        view.horizontalHeader().setSortIndicator(1, Qt.SortOrder.AscendingOrder)


def test_rows_are_34_high_and_columns_fill_the_width(view, model):
    model.show_query(People([1]))
    assert view.rowHeight(0) == 34
    widths = [view.columnWidth(number) for number in range(3)]
    assert widths[1] == 80
    assert view.viewport().width() - 2 <= sum(widths) <= view.viewport().width()

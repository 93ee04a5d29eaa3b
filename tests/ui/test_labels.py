"""Labels and codes of devices in the real window."""

import pytest

from tests.ui.lending_office import add_device, open_lending
from ui.pages.lending.device_dialog import DeviceDialog
from ui.pages.lending.labels import LabelDialog
from ui.printing.preview import PreviewDialog
from welfaredesk.queries.lending import item_by_code
from welfaredesk.services.devices import DeviceInput


@pytest.fixture
def lists(office, window, monkeypatch):
    for code in ("WC-1", "WC-2", "WC-3"):
        add_device(office, code)
    page = open_lending(window, monkeypatch)
    page.home.show_list(page.home.items, "")
    monkeypatch.setattr(LabelDialog, "exec", LabelDialog.accept)
    return page.home.items


def preview_of(qtbot, parent) -> PreviewDialog:
    qtbot.waitUntil(lambda: parent.findChild(PreviewDialog, "paper") is not None, timeout=15_000)
    return parent.findChild(PreviewDialog, "paper")


def test_labels_of_the_whole_list_open_as_a_paper(lists, qtbot):
    lists.labels_button.click()
    preview_of(qtbot, lists).close()


def test_the_first_place_follows_the_stock(lists, qtbot):
    dialog = LabelDialog(lambda _chosen: None, 3, lists)
    qtbot.addWidget(dialog)
    assert dialog.first.maximum() == 24
    dialog.stock.setCurrentIndex(dialog.stock.findData("105x57"))
    assert dialog.first.maximum() == 10


def test_a_code_is_proposed_for_a_new_piece_of_a_known_kind(office, qtbot):
    add_device(office, "WC-70-0001", prefix="WC")
    dialog = DeviceDialog(lambda data: data, DeviceInput(), office.db, 90)
    qtbot.addWidget(dialog)
    dialog.editors["model"].setEditText("รถเข็นนั่ง")
    dialog.editors["model"].lineEdit().editingFinished.emit()
    assert dialog.value().code == "WC-70-0002"
    assert not dialog.editors["prefix"].isEnabled()


def test_a_typed_code_is_left_alone(office, qtbot):
    add_device(office, "WC-70-0001", prefix="WC")
    dialog = DeviceDialog(lambda data: data, DeviceInput(code="กสว.9"), office.db, 90)
    qtbot.addWidget(dialog)
    dialog.editors["model"].setEditText("รถเข็นนั่ง")
    dialog.editors["model"].lineEdit().editingFinished.emit()
    assert dialog.value().code == "กสว.9"


def test_the_asset_number_and_the_label_find_the_piece_too(office):
    item = add_device(office, "บริจาค 4", asset_no="416-67-0001")
    for text in ("416670001", "๔๑๖/๖๗/๐๐๐๑", f"WD{item:06d}", "บริจาค-4"):
        found = item_by_code(office.db, text)
        assert found is not None
        assert found.id == item

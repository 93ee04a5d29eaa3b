"""The registers of the lending tab: the year's control register as paper and workbook, and the reports."""

import pytest
from openpyxl import load_workbook
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton

from tests.reports.pdfs import page_texts
from tests.ui.dialogs import with_dialog
from tests.ui.lending_office import add_device, add_loan, open_lending
from ui.pages.lending import registers
from ui.pages.lending.registers import WORKBOOK, LedgerDialog
from ui.printing.preview import PreviewDialog


@pytest.fixture
def loans(office, window, monkeypatch):
    person = office.add_person("นางอนงค์ ใจดี", moo="4")
    add_loan(office, person, add_device(office, "WC-1"), ago=30)
    add_loan(office, person, add_device(office, "WC-2"), ago=90)  # in the fiscal year before
    home = open_lending(window, monkeypatch).home
    home.reload()
    return home.loans


def action(loans, name) -> QAction:
    return loans.findChild(QToolButton, "registers").menu().findChild(QAction, name)


def paper(loans, qtbot) -> str:
    qtbot.waitUntil(lambda: loans.findChild(PreviewDialog, "paper") is not None, timeout=15_000)
    preview = loans.findChild(PreviewDialog, "paper")
    text = " ".join(page_texts(preview.view.data))
    preview.close()
    return text


def choosing(year, kind):
    def choose(dialog):
        for name, wanted in (("year", year), ("kind", kind)):
            editor = dialog.editors[name]
            editor.setCurrentIndex(editor.findData(wanted))
        dialog.accept()

    with_dialog(LedgerDialog, choose)


@pytest.mark.parametrize(("year", "kind", "code"), [(2570, "L-05", "WC-1"), (2569, "L-05I", "WC-2")])
def test_the_register_of_a_year(loans, qtbot, year, kind, code):
    choosing(year, kind)
    action(loans, "ledger").trigger()
    text = paper(loans, qtbot)
    assert code in text
    assert ("กำหนดคืน" in text) == (kind == "L-05I")


def test_the_register_as_workbook(loans, tmp_path, monkeypatch):
    out = tmp_path / "ทะเบียนคุม.xlsx"
    monkeypatch.setattr(registers, "chosen_file", lambda _parent, _name: out)
    choosing(2570, WORKBOOK)
    action(loans, "ledger").trigger()
    assert load_workbook(out).active.cell(2, 3).value == "WC-1"


@pytest.mark.parametrize(("code", "said"), [("R-05", "รายงานกายอุปกรณ์"), ("R-14", "ครบกำหนดติดตาม")])
def test_the_reports(loans, qtbot, code, said):
    action(loans, code).trigger()
    assert said in paper(loans, qtbot)

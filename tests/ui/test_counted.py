"""Counted inputs: what is printed is counted while one types, and nothing typed or pasted is cut."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

import ui
from ui.widgets import editors
from ui.widgets.counted import CountedLine, CountedText
from ui.widgets.parts import column


class Form(QWidget):
    """A line, a text and a box of words."""

    def __init__(self) -> None:
        super().__init__()
        self.line, self.text = CountedLine("", 10), CountedText("", 10)
        self.box = editors.combo([], "", editable=True, limit=10)
        self.setLayout(column(self.line, self.text, self.box))


@pytest.fixture
def form(qtbot):
    top = Form()
    qtbot.addWidget(top)
    top.show()
    top.activateWindow()
    qtbot.waitUntil(top.isActiveWindow)
    return top


def test_a_line_counts_what_is_kept_while_it_is_typed_into(form):
    line, text = form.line, form.text
    text.setFocus()
    assert not line.counter.isVisible()
    line.setFocus()
    line.setText("  น้ำ  ใส ")
    assert line.counter.isVisible()
    assert (line.value(), line.counter.text()) == ("น้ำ ใส", "6/10")
    assert line.accessibleDescription().startswith("6 จาก 10 ")
    text.setFocus()
    assert not line.counter.isVisible()


def test_what_is_too_long_stays_whole_and_says_so(form):
    line, text, box = form.line, form.text, form.box
    text.setFocus()
    for each in (line, box.lineEdit()):
        each.setText("ก" * 11)
        assert each.counter.isVisible()
        assert (each.value(), each.counter.text()) == ("ก" * 11, "11/10")
    assert editors.read(box) == "ก" * 11
    text.setPlainText("ก" * 11)
    assert (text.value(), text.counter.property("role")) == ("ก" * 11, "problem")
    text.setPlainText("ก" * 10)
    assert text.counter.property("role") == "small"


def test_a_text_is_one_paragraph_unless_its_lines_count(form):
    form.text.setPlainText("หนึ่ง\n\n สอง ")
    assert form.text.value() == "หนึ่ง สอง"
    kept = CountedText("หนึ่ง\n\n สอง ", 20, keep_lines=True)
    assert kept.value() == "หนึ่ง\nสอง"
    kept.deleteLater()


def test_no_input_cuts_what_is_typed_or_pasted():
    folder = Path(ui.__file__).parent
    cutting = [
        path.name for path in folder.rglob("*.py") if "setMaxLength(" in path.read_text(encoding="utf-8")
    ]
    assert cutting == []

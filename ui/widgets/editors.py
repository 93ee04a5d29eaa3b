"""Reading, filling and checking any input of a form, whatever kind it is."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ui.widgets.counted import CountedLine


def read(editor: QWidget) -> Any:
    """What an input holds: our own `value()`, trimmed text, the chosen data, the number or the tick."""
    if hasattr(editor, "value"):  # ours, and Qt's spin boxes
        return editor.value()
    if isinstance(editor, QLineEdit):
        return editor.text().strip()
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText().strip()
    if isinstance(editor, QComboBox):
        return _chosen(editor)
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    raise TypeError(f"no way to read a {type(editor).__name__}")


def check(editor: QWidget) -> str:
    """The input's own complaint about what was typed, "" for none (or when it has no opinion)."""
    return str(editor.check()) if hasattr(editor, "check") else ""


def combo(
    choices: list[tuple[Any, str]], value: Any = None, *, editable: bool = False, limit: int = 0
) -> QComboBox:
    """A drop-down of (value, words); `editable` also takes other words, counted where there is a `limit`."""
    box = QComboBox()
    box.setEditable(editable)
    if limit:
        box.setLineEdit(CountedLine("", limit))
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    for data, words in choices:
        box.addItem(words, data)
    place = box.findData(value)
    if place >= 0:
        box.setCurrentIndex(place)
    elif editable:
        box.setEditText("" if value is None else str(value))
    return box


def _chosen(box: QComboBox) -> Any:
    if box.isEditable() and box.currentText() != box.itemText(box.currentIndex()):
        return box.currentText().strip()
    return box.currentData()

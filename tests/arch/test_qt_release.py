"""The Qt release in the lock must not eat Python's None (6.12.0 did, and aborted Python 3.11)."""

import sys

from PySide6.QtWidgets import QLabel


def test_a_void_call_keeps_the_references_of_none(qapp):
    label = QLabel()
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.setText("x")
    assert abs(sys.getrefcount(None) - before) < 100

"""From the start of the process to a filled window, beside a bare PySide6 window; time and memory."""

import os
import statistics
import subprocess
import sys
import time

from benchmarks.people import FOLDER, office_with

RUNS = 5

_BARE = """
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QTabWidget
app = QApplication([])
window, tabs = QMainWindow(), QTabWidget()
for name in ("a", "b", "c", "d"):
    tabs.addTab(QLabel(name), name)
window.setCentralWidget(tabs)
window.resize(1280, 700)
window.show()
app.processEvents()
"""
_OURS = """
import gc, pathlib, sys
gc.disable()  # as welfaredesk.cli does before it opens the window
from PySide6.QtWidgets import QApplication
from ui import app as program
app = QApplication([])
window = program.build(pathlib.Path(sys.argv[1]))
window.show()
app.processEvents()
"""
_REPORT = """
import time
end = time.time()
status = open("/proc/self/status").read()
print(end, status.split("VmHWM:")[1].split()[0])
"""


def measure(count: int) -> dict[str, float]:
    """Seconds (median of some runs, warm) and MB: ours on an office of `count` people, and bare.

    Reads /proc, so it measures on Linux only.
    """
    db = office_with(count)
    db.close()
    path = str(FOLDER / f"people_{count}.wdesk")
    bare = [_run(_BARE) for _ in range(RUNS + 1)][1:]
    ours = [_run(_OURS, path) for _ in range(RUNS + 1)][1:]
    return {
        "ours_s": statistics.median(seconds for seconds, _ in ours),
        "bare_s": statistics.median(seconds for seconds, _ in bare),
        "ours_mb": statistics.median(memory for _, memory in ours),
        "bare_mb": statistics.median(memory for _, memory in bare),
    }


def _run(code: str, *arguments: str) -> tuple[float, float]:
    start = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code + _REPORT, *arguments],
        # as on an office PC, where Python keeps what it compiled
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    end, memory = done.stdout.split()[-2:]
    return float(end) - start, float(memory) / 1024

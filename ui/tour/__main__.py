"""The main job done in the real window by keys and mouse, with numbered pictures.

python -m ui.tour              the tour; pictures and papers go to build/tour
python -m ui.tour --pictures   makes the pictures of the README again
"""

import faulthandler
import io
import json
import os
import shutil
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.tour.story import Story

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "tour"
PICTURES = ROOT / "resources" / "pictures"
REGISTERS = tuple(ROOT / "tests" / "data" / "registers" / name for name in ("elderly.xlsx", "disabled.xlsx"))
TODAY = date(2026, 11, 22)  # the day of the registers: their two-digit years mean what they meant
CLERK = "กรองแก้ว"
WIDTH, HEIGHT = 1366, 768
SCREEN = {"name": "PC", "x": 0, "y": 0, "width": WIDTH, "height": HEIGHT, "dpr": 1}
PATIENCE_S = 60
MOST_BYTES = 250_000  # of a picture in the repository


def say(text: str) -> None:
    """One line for whoever started the tour."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


@dataclass
class Album:
    """Takes the pictures, in order, and says what each one shows."""

    folder: Path
    taken: list[Path] = field(default_factory=list)

    def __call__(self, name: str, words: str, top: "QWidget", over: "QWidget | None" = None) -> None:
        from ui.tour.camera import picture

        path = self.folder / f"{len(self.taken) + 1:02}_{name}.png"
        if not picture(top, over).save(str(path)):
            raise OSError(f"cannot write {path}")
        self.taken.append(path)
        tell_file(path, words)


def tell_file(path: Path, words: str) -> None:
    """A file of the tour and what it is."""
    say(f"  {os.path.relpath(path, ROOT)}  {words}")


def settle(home: Path) -> None:
    """For this process: nobody's settings, a clerk's name, an office PC's screen. Before Qt is imported."""
    home.mkdir(parents=True)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_DOCUMENTS_DIR"):
        os.environ[name] = str(home)
    os.environ["LOGNAME"] = CLERK
    if os.environ.get("QT_QPA_PLATFORM", "offscreen").startswith("offscreen"):
        screen = home / "screen.json"
        screen.write_text(json.dumps({"screens": [SCREEN]}), encoding="ascii")
        # relative: the platform's name is cut at colons, which a Windows path has
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={os.path.relpath(screen)}"


broken: list[BaseException] = []  # what went wrong where nobody above can catch it: slots, Qt itself


def listen() -> None:
    """Remember such errors, and keep the off-screen platform from telling what it has no screen for."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    def on_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        broken.append(error)
        traceback.print_exception(kind, error, trace)

    def on_message(kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        if text.startswith("This plugin does not support"):
            return
        sys.stderr.write(text + "\n")
        if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg):
            broken.append(RuntimeError(text))

    sys.excepthook = on_error
    qInstallMessageHandler(on_message)


def watch(story: "Story", name: str) -> threading.Timer:
    """End the process when a step takes too long, a box nobody answers, for example."""

    def give_up() -> None:
        say(f"STUCK at {name} for {PATIENCE_S} s: see {story.folder}")
        faulthandler.dump_traceback()
        os._exit(1)

    timer = threading.Timer(PATIENCE_S, give_up)
    timer.daemon = True
    timer.start()
    return timer


def take(story: "Story", title: str, step: Callable[["Story"], object]) -> bool:
    """Do one step; False (and what failed) when it did not happen."""
    from ui.tour.camera import front
    from ui.tour.hands import Stuck, close_dialogs

    say(title)
    watcher = watch(story, title)
    before = len(broken)
    try:
        step(story)
    except Stuck as error:
        say(f"FAILED {title}: {error}")
        front().save(str(story.folder / "failed.png"))
        close_dialogs()
        return False
    except Exception:
        say(f"FAILED {title}")
        traceback.print_exc()
        close_dialogs()
        return False
    finally:
        watcher.cancel()
    if len(broken) > before:
        say(f"FAILED {title}: {broken[-1]!r}")
    return len(broken) == before


def tour(app: "QApplication", folder: Path) -> bool:
    """The story from the first start to the lists; whether every step happened."""
    from ui.tour import lending, office
    from ui.tour.story import Story

    album = Album(folder)
    size = app.primaryScreen().size().toTuple()
    story = Story(folder, REGISTERS, album, (size[0], size[1]))
    plan = {
        "ตั้งสำนักงาน": office.make_office,
        "นำเข้าทะเบียนผู้สูงอายุและคนพิการ": office.import_registers,
        "นำเข้าไฟล์เดิมซ้ำ": office.import_again,
        "ค้นหาบุคคล": office.find_person,
        "เพิ่มอุปกรณ์": lending.add_devices,
        "ให้ยืม": lending.lend,
        "บันทึกใบยืมเป็น PDF": lending.save_slip,
        "รับคืน": lending.take_back,
        "ใบรับคืนเป็น PDF": lending.save_return_record,
        "ดูรายการ": lending.show_lists,
    }
    done = all(take(story, f"{number}. {title}", plan[title]) for number, title in enumerate(plan, start=1))
    if done:
        story.close()
    for path, words in story.papers.items():
        tell_file(path, words)
    return done


def readme_pictures(folder: Path) -> bool:
    """The window, the loan desk and the board of houses on the demo office, as the README shows them."""
    from ui.tour.pictures import house_board, loan_desk, people
    from ui.tour.story import Story, no_camera

    story = Story(folder, (), no_camera, (WIDTH, HEIGHT))
    PICTURES.mkdir(exist_ok=True)
    made = {"window.png": people, "loan_desk.png": loan_desk, "house_board.png": house_board}
    done = all(take(story, name, partial(make, path=PICTURES / name)) for name, make in made.items())
    if done:
        story.close()
        shutil.rmtree(folder)  # the demo office was for the pictures alone
    too_large = [path.name for path in PICTURES.glob("*.png") if path.stat().st_size > MOST_BYTES]
    if too_large:
        say(f"FAILED: over {MOST_BYTES} bytes: {', '.join(too_large)}")
    return done and not too_large


def main(arguments: list[str]) -> int:
    """0 when every step happened, 1 with the step that did not, 2 for words it does not know."""
    pictures = arguments == ["--pictures"]
    if len(arguments) > 1 or (arguments and arguments[0].startswith("-") and not pictures):
        say(str(__doc__))
        return 2
    folder = Path(arguments[0]).resolve() if arguments and not pictures else FOLDER
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # Thai, whatever the code page of the PC
    shutil.rmtree(folder, ignore_errors=True)
    home = folder / ".home"
    settle(home)
    from PySide6.QtWidgets import QApplication

    from ui.app import prepare
    from welfaredesk import clock

    clock.set_today(TODAY)
    listen()
    app = QApplication(sys.argv[:1])
    prepare(app)
    done = readme_pictures(folder) if pictures else tour(app, folder)
    shutil.rmtree(home, ignore_errors=True)
    if not done:
        sys.stderr.flush()
        os._exit(1)  # a window in the middle of its work would ask before it closes
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

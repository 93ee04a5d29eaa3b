"""Files that can't be used, brought to the import dialog: each gets its sentence, nothing changes."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.ui.offices import make_office
from ui.pages.exchange.import_dialog import CHOOSE, LOOK, ImportDialog
from ui.tour.hands import click, in_dialog, name_file, press, wait_for
from ui.tour.office import Qt, choose_in_menu
from ui.tour.story import Story
from ui.widgets.empty_state import EmptyState
from welfaredesk.messages import sentence

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.qt_log_ignore("grabbing the (keyboard|mouse)", extend=True),
]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def letter(path: Path) -> None:
    path.write_text("เรียน หัวหน้ากองสวัสดิการสังคม", encoding="utf-8")


def locked(path: Path) -> None:
    path.write_bytes(OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2000))


def half(path: Path) -> None:
    register = Path(__file__).parents[1] / "data" / "registers" / "elderly.xlsx"
    path.write_bytes(register.read_bytes()[:20_000])


@pytest.fixture
def story(prepared, tmp_path: Path) -> Iterator[Story]:
    """The window on an office with nobody in it."""
    made = make_office(tmp_path / "office.wdesk")
    made.db.close()
    told = Story(tmp_path, ())
    told.open(made.path)
    yield told
    told.close()


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as file:
        return list(file.iterdump())


def offer(dialog: ImportDialog, path: Path) -> None:
    """Pick a file in the dialog's first step."""
    choose = dialog.stack.currentWidget()
    assert isinstance(choose, EmptyState)
    in_dialog(lambda: click(choose.action), QFileDialog, name_file(path))


@pytest.mark.parametrize(
    ("make", "name", "code"),
    [
        (letter, "หนังสือ.xlsx", "file_not_workbook"),
        (locked, "ทะเบียนลับ.xlsx", "file_password"),
        (half, "ขาดครึ่ง.xlsx", "file_damaged"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_and_another_may_be_chosen(
    story: Story, tmp_path: Path, make: Callable[[Path], None], name: str, code: str
) -> None:
    make(tmp_path / name)
    before = dump(tmp_path / "office.wdesk")
    heard = []

    def work(dialog: ImportDialog) -> None:
        offer(dialog, tmp_path / name)
        wait_for("the dialog says nothing", dialog.banner.isVisible)
        heard.append((dialog.banner.text(), dialog.stack.currentIndex()))
        press(Qt.Key.Key_Escape)

    in_dialog(lambda: choose_in_menu(story, "import"), ImportDialog, work)
    assert heard == [(sentence(code, {"file": name}), CHOOSE)]
    assert dump(tmp_path / "office.wdesk") == before


def test_a_preview_called_off_keeps_nothing(story: Story, tmp_path: Path) -> None:
    before = dump(tmp_path / "office.wdesk")
    register = Path(__file__).parents[1] / "data" / "registers" / "disabled.xlsx"
    steps = []

    def work(dialog: ImportDialog) -> None:
        offer(dialog, register)
        wait_for("the register is not read", lambda: dialog.report is not None)
        steps.append(dialog.stack.currentIndex())
        click(dialog.close_button)

    in_dialog(lambda: choose_in_menu(story, "import"), ImportDialog, work)
    assert steps == [LOOK]
    assert dump(tmp_path / "office.wdesk") == before

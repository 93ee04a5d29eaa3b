"""`python -m ui.tour`: what a machine without a display shows, and how it says that something failed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QLabel

from tests.arch.tree import ROOT
from tests.e2e.flashes import flashes
from ui.tour import __main__ as tour
from ui.tour import hands
from ui.tour.hands import Stuck, click, expect, in_dialog, wait_for
from ui.tour.story import Story

pytestmark = pytest.mark.e2e
PAPERS = ("loan_slip.pdf", "return_record.pdf", "waiting_rows.xlsx", "office.wdesk")


@pytest.fixture
def story(prepared, tmp_path: Path) -> Story:
    return Story(tmp_path, ())


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hands, "PATIENCE_MS", 100)


def test_the_command_leaves_pictures_and_papers_of_the_whole_job(tmp_path: Path) -> None:
    folder = tmp_path / "tour"
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "ui.tour", str(folder)], cwd=ROOT, env=env, capture_output=True, check=False
    )
    said = done.stdout.decode("utf-8")
    assert (done.returncode, done.stderr.decode("utf-8", "replace")) == (0, "")
    pictures = sorted(folder.glob("*.png"))
    assert [picture.name[:2] for picture in pictures] == [f"{n:02}" for n in range(1, len(pictures) + 1)]
    assert len(pictures) >= 15
    assert all(QImage(str(picture)).width() > 500 for picture in pictures)
    names = {file.name for file in folder.iterdir()}
    assert names == {*PAPERS, *(picture.name for picture in pictures)}
    assert [name for name in names - {"office.wdesk"} if name not in said] == []


def test_words_it_does_not_know_are_not_a_folder(capsys) -> None:
    assert tour.main(["--everything"]) == 2
    assert "--pictures" in capsys.readouterr().out


def test_a_step_that_did_not_happen_is_named(story: Story, capsys) -> None:
    def lend(_story: Story) -> None:
        expect("the loan is not in the file", False)

    assert not tour.take(story, "5. ให้ยืม", lend)
    assert "FAILED 5. ให้ยืม: the loan is not in the file" in capsys.readouterr().out


def test_an_error_in_the_program_fails_the_step(story: Story, capsys) -> None:
    def lend(_story: Story) -> None:
        raise ZeroDivisionError

    assert not tour.take(story, "5. ให้ยืม", lend)
    shown = capsys.readouterr()
    assert "FAILED 5. ให้ยืม" in shown.out
    assert "ZeroDivisionError" in shown.err


def test_an_error_nobody_could_catch_fails_the_step(story: Story, monkeypatch, capsys) -> None:
    monkeypatch.setattr(tour, "broken", [])
    assert not tour.take(story, "5. ให้ยืม", lambda _story: tour.broken.append(KeyError("slot")))
    assert "KeyError('slot')" in capsys.readouterr().out


def test_a_dialog_that_never_comes_is_told(prepared, impatient: None) -> None:
    with pytest.raises(Stuck, match="no QDialog opened"):
        in_dialog(lambda: None, QDialog, lambda _dialog: None)


def test_a_dialog_that_stays_is_closed_and_told(prepared, impatient: None) -> None:
    dialog = QDialog()
    with pytest.raises(Stuck, match="QDialog stays open"):
        in_dialog(dialog.exec, QDialog, lambda _dialog: None)
    assert not dialog.isVisible()


def test_waiting_lets_the_program_work_and_gives_up(prepared, impatient: None) -> None:
    came: list[int] = []
    QTimer.singleShot(0, lambda: came.append(1))
    wait_for("it did not come", lambda: came)
    with pytest.raises(Stuck, match="it never comes"):
        wait_for("it never comes", lambda: False)


def test_what_is_covered_cannot_be_clicked(prepared, qtbot) -> None:
    below = QDialog()
    qtbot.addWidget(below)
    below.resize(200, 100)
    target, cover = QLabel("target", below), QLabel("cover", below)
    for part in (target, cover):
        part.setGeometry(0, 0, 200, 100)
    below.show()
    click(cover)
    with pytest.raises(Stuck, match="covered"):
        click(target)


def test_a_part_shown_without_a_parent_is_noticed(prepared, qtbot) -> None:
    with flashes(prepared) as strays:
        part, meant = QLabel(), QDialog()
        part.setObjectName("banner")
        for widget in (part, meant):
            qtbot.addWidget(widget)
            widget.show()
    assert strays == ["QLabel banner"]


@pytest.mark.parametrize("name", ["window.png", "loan_desk.png"])
def test_the_pictures_of_the_readme_are_there_and_small(name: str) -> None:
    file = tour.PICTURES / name
    picture = QImage(str(file))
    assert (picture.width(), picture.height()) == (tour.WIDTH, tour.HEIGHT)
    assert file.stat().st_size <= tour.MOST_BYTES

"""dev.py makes its choices rightly; what it installs is tried for real by .ci/run in a fresh clone."""

import importlib.util
import os
import re
import sys
from pathlib import Path

import pytest

from tests.arch.tree import ROOT


@pytest.fixture
def dev(monkeypatch: pytest.MonkeyPatch):
    """dev.py as a module, on a Linux machine without a display."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    spec = importlib.util.spec_from_file_location("dev_script", ROOT / "dev.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return module


@pytest.mark.parametrize(
    ("settings", "shown"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen:size=1366x768"}, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, True),
    ],
)
def test_a_display_is_known_by_its_variables(dev, monkeypatch, settings, shown) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert dev.has_display() is shown


def test_windows_always_has_a_display(dev, monkeypatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert dev.has_display()


def test_pip_settings_that_install_elsewhere_are_dropped(dev, monkeypatch) -> None:
    monkeypatch.setenv("PIP_USER", "1")
    monkeypatch.setenv("PIP_TARGET", "elsewhere")
    monkeypatch.setenv("PIP_INDEX_URL", "the one of the office")
    env = dev.environment(WANTED="1")
    assert "PIP_USER" not in env
    assert "PIP_TARGET" not in env
    assert env["PIP_INDEX_URL"] == "the one of the office"
    assert env["WANTED"] == "1"


def test_missing_system_libraries_are_named_where_nothing_may_be_installed(dev, monkeypatch, capsys) -> None:
    monkeypatch.setattr(dev, "loadable", lambda library: library != "libEGL.so.1")
    monkeypatch.setattr(dev, "apt_prefix", lambda: None)
    with pytest.raises(SystemExit) as stopped:
        dev.need_qt_libraries(desktop=True)
    assert stopped.value.code == dev.CANNOT_HERE
    assert "sudo apt-get install libegl1\n" in capsys.readouterr().err


def test_only_a_desktop_needs_the_desktop_libraries(dev, monkeypatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(dev, "loadable", lambda library: bool(asked.append(library)) or True)
    dev.need_qt_libraries(desktop=False)
    assert "libEGL.so.1" in asked
    assert "libxcb-cursor.so.0" not in asked
    dev.need_qt_libraries(desktop=True)
    assert "libxcb-cursor.so.0" in asked


@pytest.mark.parametrize(
    ("stamp", "profile", "installs"),
    [
        ("", "run", True),
        ("run", "run", False),
        ("dev", "run", False),
        ("run", "dev", True),
        ("dev", "dev", False),
    ],
)
def test_what_is_there_is_not_installed_again(dev, monkeypatch, tmp_path, stamp, profile, installs) -> None:
    calls = []
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "follow_pip", lambda command, total: calls.append(total))
    if stamp:
        dev.stamp("locked").write_text(f"{stamp} {dev.digest(*dev.LOCKS.values())}", encoding="utf-8")
    dev.install_locked(profile)
    assert bool(calls) is installs
    assert dev.stamped("locked").split()[0] == (profile if installs else stamp)


def test_a_changed_lock_is_installed(dev, monkeypatch, tmp_path) -> None:
    calls = []
    monkeypatch.setattr(dev, "VENV", tmp_path)
    monkeypatch.setattr(dev, "follow_pip", lambda command, total: calls.append(total))
    dev.stamp("locked").write_text("dev 0123", encoding="utf-8")
    dev.install_locked("dev")
    pins = re.findall(r"^[\w.-]+==", dev.LOCKS["dev"].read_text(encoding="utf-8"), re.M)
    assert calls == [len(pins)]


def test_an_unknown_verb_explains_itself(dev, capsys) -> None:
    assert dev.main(["dance"]) == 2
    shown = capsys.readouterr().out
    assert [verb for verb in dev.VERBS if f"dev.py {verb}" not in shown] == []


def test_a_first_run_without_a_display_takes_the_tour(dev, monkeypatch) -> None:
    calls: list[tuple[str | Path, ...]] = []
    monkeypatch.setattr(dev, "prepare", lambda profile: calls.append((profile,)))
    monkeypatch.setattr(dev, "python", lambda *args, env=None: calls.append(args) or 0)
    assert dev.main(["run"]) == 0
    assert calls == [("run",), ("-m", "ui.tour")]


def test_with_a_display_the_demo_office_is_made_once(dev, monkeypatch, tmp_path) -> None:
    calls: list[tuple[str | Path, ...]] = []
    demo = tmp_path / "build" / "demo.wdesk"
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(dev, "prepare", lambda profile: None)
    monkeypatch.setattr(dev, "python", lambda *args, env=None: calls.append(args) or 0)
    monkeypatch.setattr(dev, "DEMO", demo)
    dev.main(["run"])
    assert calls == [("-m", "welfaredesk", "--office", demo, "demo"), ("-m", "welfaredesk", "--office", demo)]
    demo.touch()
    dev.main(["run"])
    assert calls[2:] == [("-m", "welfaredesk", "--office", demo)]


def test_the_ci_script_and_dev_py_can_be_started() -> None:
    if sys.platform != "win32":
        assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert (ROOT / "dev.py").read_text(encoding="utf-8").startswith("#!/usr/bin/env python3\n")

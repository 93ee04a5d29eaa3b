#!/usr/bin/env python3
"""One door for every developer's errand, on Windows and Linux. Needs Python 3.11 or newer and nothing else.

    python3 dev.py run   [ARGS]   open the program on a demo office (no display: a tour, with pictures)
    python3 dev.py test  [ARGS]   run the tests (arguments go to pytest)
    python3 dev.py lint           style, types and the direction of imports
    python3 dev.py bench [ARGS]   ratios against bare limits and peers
    python3 dev.py build          the program as a folder that needs no Python, and its self-test
    python3 dev.py lock  [ARGS]   renew the lock files (arguments go to uv, e.g. --upgrade)

The first call makes .venv, installs exactly what the lock files name and compiles the texts. Later calls only
look whether something of that changed.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

if sys.version_info < (3, 11):  # noqa: UP036 - whoever reads this may have started an older one
    sys.exit(
        "WelfareDesk needs Python 3.11 or newer; this is {}.{}. Install a newer one and\n"
        "start it by name, for example: python3.12 dev.py run".format(*sys.version_info)
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = sys.platform == "win32"
SCRIPTS = VENV / ("Scripts" if WINDOWS else "bin")
LOCKS = {"run": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}
DEMO = ROOT / "build" / "demo.wdesk"

# what Qt loads from the system, each with its Debian package
QT_LIBRARIES = """
    libEGL.so.1=libegl1 libGL.so.1=libgl1 libxkbcommon.so.0=libxkbcommon0 libdbus-1.so.3=libdbus-1-3
    libfontconfig.so.1=libfontconfig1 libfreetype.so.6=libfreetype6 libgthread-2.0.so.0=libglib2.0-0
    libX11.so.6=libx11-6
"""
# in addition, where windows are shown on an X server and papers go to a printer
DESKTOP_LIBRARIES = """
    libxcb-cursor.so.0=libxcb-cursor0 libX11-xcb.so.1=libx11-xcb1 libxcb-icccm.so.4=libxcb-icccm4
    libxkbcommon-x11.so.0=libxkbcommon-x11-0 libxcb-image.so.0=libxcb-image0 libxcb-shm.so.0=libxcb-shm0
    libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-randr.so.0=libxcb-randr0 libxcb-shape.so.0=libxcb-shape0
    libxcb-render-util.so.0=libxcb-render-util0 libxcb-sync.so.1=libxcb-sync1 libxcb-xkb.so.1=libxcb-xkb1
    libxcb-xfixes.so.0=libxcb-xfixes0 libcups.so.2=libcups2
"""
CANNOT_HERE = 3  # exit code: this machine lacks something the errand needs


def program(name: str) -> str:
    """A program of the environment, e.g. "ruff"."""
    return str(SCRIPTS / (f"{name}.exe" if WINDOWS else name))


PYTHON = program("python")
PIP = (PYTHON, "-m", "pip")


def say(text: str) -> None:
    print(f"dev: {text}", flush=True)


def stop(text: str, code: int = 1) -> NoReturn:
    print(f"dev: {text}", file=sys.stderr, flush=True)
    raise SystemExit(code)


# --- child processes ------------------------------------------------------------------------------


def environment(**extra: str) -> dict[str, str]:
    """This process's environment without the pip settings that would install outside .venv."""
    unwanted = {"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV", "PYTHONHOME"}
    env = {name: value for name, value in os.environ.items() if name.upper() not in unwanted}
    return env | {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"} | extra


def offscreen() -> dict[str, str]:
    return environment(QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM") or "offscreen")


def python(*args: str | Path, env: dict[str, str] | None = None) -> int:
    """Run the environment's Python in the project folder; its exit code."""
    process = subprocess.Popen([PYTHON, *args], cwd=ROOT, env=env or environment())
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            with_grace(process)


def with_grace(process: subprocess.Popen[bytes]) -> None:
    """Ctrl-C reached the child too: let it finish its way (pytest sums up), but not for ever."""
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.terminate()


def quiet(command: Sequence[str], failure: str) -> None:
    """Run a command and show what it says only when it fails."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stdout.decode(errors="replace"))
        stop(failure)


# --- system packages (Debian and Ubuntu) ----------------------------------------------------------


def loadable(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def apt_prefix() -> list[str] | None:
    """How to call apt-get without asking anybody; None where that can't be."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and not subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode:
        return [sudo, "-n"]
    return None


def install_packages(packages: list[str], why: str) -> None:
    """Install system packages, or stop and say which are missing."""
    prefix = apt_prefix()
    wanted = " ".join(packages)
    if prefix is None:
        by_hand = f"on Debian or Ubuntu:  sudo apt-get install {wanted}"
        stop(f"missing {why}: {wanted}\ndev: {by_hand}", CANNOT_HERE)
    say(f"installing {why}: {wanted}")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    # a list that can't be renewed may still be good enough to install from
    subprocess.run([*apt, "update"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False)
    quiet(
        [*apt, "install", "-y", "--no-install-recommends", *packages],
        f"apt-get could not install {why}. By hand:  sudo apt-get install {wanted}",
    )


def need_qt_libraries(*, desktop: bool) -> None:
    if not sys.platform.startswith("linux"):
        return
    wanted = (QT_LIBRARIES + DESKTOP_LIBRARIES if desktop else QT_LIBRARIES).split()
    pairs = (pair.split("=") for pair in wanted)
    missing = [package for library, package in pairs if not loadable(library)]
    if missing:
        install_packages(missing, "the system libraries of Qt")


def need_build_tools() -> None:
    """PyInstaller on Linux reads programs with objdump; it takes Python and Qt's system libraries along."""
    need_qt_libraries(desktop=True)
    if not sys.platform.startswith("linux"):
        return
    missing = [] if shutil.which("objdump") else ["binutils"]
    library = sysconfig.get_config_var("INSTSONAME") or ""
    if not (loadable(library) or (Path(sysconfig.get_config_var("LIBDIR") or "") / library).is_file()):
        missing.append("libpython{}.{}".format(*sys.version_info))  # the Debian package of that name
    if missing:
        install_packages(missing, "what PyInstaller needs")


# --- the environment ------------------------------------------------------------------------------


def digest(*files: Path) -> str:
    sums = hashlib.sha256()
    for file in files:
        sums.update(file.read_bytes())
    return sums.hexdigest()


def stamp(name: str) -> Path:
    return VENV / f".dev-{name}"


def stamped(name: str) -> str:
    file = stamp(name)
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def made_by_hand(version: str) -> bool:
    """Whether .venv is an environment of this Python, with pip, that somebody else made: then it stays."""
    if stamped("venv") or not Path(PYTHON).exists():
        return False
    question = "import pip, sys; print('{}.{}'.format(*sys.version_info))"
    answer = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True, check=False)
    return answer.stdout.strip() == version


def make_venv() -> None:
    version = "{}.{}".format(*sys.version_info)
    mark = f"{version} {ROOT}"
    if Path(PYTHON).exists() and stamped("venv") == mark:
        return
    if not made_by_hand(version):
        if importlib.util.find_spec("ensurepip") is None:
            install_packages([f"python{version}-venv"], "Python's part that makes environments")
        say(f"making .venv with Python {version}")
        quiet([sys.executable, "-m", "venv", "--clear", str(VENV)], "could not make .venv")
    stamp("venv").write_text(mark, encoding="utf-8")


def install_locked(profile: str) -> None:
    """Install what the lock names, checked by hash. The developers' lock holds everything of the other."""
    marks = {name: f"{name} {digest(*LOCKS.values())}" for name in LOCKS}
    if stamped("locked") in (marks[profile], marks["dev"]):
        return
    lock = LOCKS[profile]
    total = sum("==" in line for line in lock.read_text(encoding="utf-8").splitlines())
    say(f"installing up to {total} packages of {lock.name} (once; PySide6 alone is about 80 MB)")
    command = ["install", "--require-hashes", "--only-binary=:all:", "--no-deps", "--progress-bar=off"]
    follow_pip([*PIP, *command, "-r", str(lock)], total)
    stamp("locked").write_text(marks[profile], encoding="utf-8")


def follow_pip(command: Sequence[str], total: int) -> None:
    """Run pip and show one line per package instead of everything it says."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    said: list[str] = []
    done = 0
    for line in process.stdout or ():
        said.append(line)
        if line.startswith(("Collecting ", "Requirement already satisfied: ")):
            done += 1
            name = line.removeprefix("Collecting ").removeprefix("Requirement already satisfied: ").split()[0]
            say(f"  {done:>2}/{total} {name}")
        elif line.startswith("Installing collected packages"):
            say("  unpacking")
    if process.wait():
        sys.stderr.writelines(said[-25:])
        stop("pip could not install the packages. It needs a package index: see pip's own message above.")


def install_project() -> None:
    mark = digest(ROOT / "pyproject.toml")
    if stamped("project") == mark:
        return
    say("installing the project itself, editable")
    options = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    quiet([*PIP, "install", *options, "--editable", str(ROOT)], "could not install the project itself")
    stamp("project").write_text(mark, encoding="utf-8")


def compile_texts() -> None:
    sources = sorted((ROOT / "resources" / "i18n").glob("*.ts"))
    mark = digest(*sources)
    if stamped("texts") == mark and all(file.with_suffix(".qm").is_file() for file in sources):
        return
    if sources:
        say(f"compiling {len(sources)} text files")
    for file in sources:
        command = [program("pyside6-lrelease"), "-silent", str(file), "-qm", str(file.with_suffix(".qm"))]
        quiet(command, f"could not compile {file.name}")
    stamp("texts").write_text(mark, encoding="utf-8")


def prepare(profile: str) -> None:
    """Everything up to the first line of the program; in about 30 ms when nothing changed."""
    started = time.monotonic()
    need_qt_libraries(desktop=bool(os.environ.get("DISPLAY")))
    make_venv()
    install_locked(profile)
    install_project()
    compile_texts()
    if (seconds := time.monotonic() - started) > 1:
        say(f"ready after {seconds:.0f} s")


# --- the errands ----------------------------------------------------------------------------------


def has_display() -> bool:
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in ("offscreen", "minimal"):
        return False
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run(args: list[str]) -> int:
    prepare("run")
    if args:
        return python("-m", "welfaredesk", *args)
    if not has_display():
        say("no display: the main job runs in the real window, unseen")
        return python("-m", "ui.tour", env=offscreen())
    if not DEMO.exists():
        DEMO.parent.mkdir(exist_ok=True)
        if code := python("-m", "welfaredesk", "--office", DEMO, "demo"):
            DEMO.unlink(missing_ok=True)  # half an office is none
            return code
    return python("-m", "welfaredesk", "--office", DEMO)


def test(args: list[str]) -> int:
    prepare("dev")
    # a chosen few are quicker in one process, and a debugger needs it
    spread = [] if any(not arg.startswith("-") for arg in args) else ["--numprocesses", "auto"]
    return python("-m", "pytest", *spread, *args, env=offscreen())


def lint(_args: list[str]) -> int:
    prepare("dev")
    checks = {
        "style": [program("ruff"), "check", "."],
        "layout": [program("ruff"), "format", "--check", "."],
        "types": [program("mypy")],
        "direction of imports": [program("lint-imports")],
    }
    failed = []
    for name, command in checks.items():
        say(name)
        if subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode:
            failed.append(name)
    say("not in order: " + ", ".join(failed) if failed else "style, layout, types and imports are in order")
    return bool(failed)


def bench(args: list[str]) -> int:
    prepare("dev")
    return python("-m", "benchmarks", *args, env=offscreen())


def build(_args: list[str]) -> int:
    prepare("dev")
    need_build_tools()
    say("building dist/welfaredesk (about half a minute)")
    places = ["--distpath", "dist", "--workpath", "build/pyinstaller"]
    spec = "installer/welfaredesk.spec"
    if code := python("-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *places, spec):
        return code
    return python("installer/smoke_test.py", "dist/welfaredesk")


def lock(args: list[str]) -> int:
    prepare("dev")
    quiet([*PIP, "install", "--quiet", "uv"], "could not install uv")
    options = ["--universal", "--generate-hashes", "--python-version", "3.11", "--no-emit-index-url"]
    compile_lock = ["-m", "uv", "pip", "compile", "--quiet", "--no-header", *options, "pyproject.toml", *args]
    # the developers' lock must name the same versions as the program's
    for groups, more in (("run", []), ("dev", ["--group", "dev", "--constraint", LOCKS["run"].name])):
        output = ["--group", "build", *more, "--output-file", LOCKS[groups].name]
        if code := python(*compile_lock, *output):
            return code
    say("the locks are renewed; look at them with git diff, then run the tests")
    return 0


VERBS = {"run": run, "test": test, "lint": lint, "bench": bench, "build": build, "lock": lock}


def main(argv: list[str]) -> int:
    if not argv or argv[0] not in VERBS:
        print(__doc__.strip())
        return 0 if argv and argv[0] in ("-h", "--help", "help") else 2
    try:
        return VERBS[argv[0]](argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Does the built folder work? Its own self-test, then a day at the loan desk in an empty home folder.

    python installer/smoke_test.py [dist/welfaredesk]

Standard library only: it must run where nothing but the built folder is.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SUFFIX = ".exe" if sys.platform == "win32" else ""
SECONDS = 180
WINDOW_SECONDS = 8


class Failed(Exception):
    """The built program did not do what it should."""


def environment(home: Path) -> dict[str, str]:
    """Nothing of this machine's Python or of its user's settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "QT_"))}
    own = {"HOME": str(home), "USERPROFILE": str(home), "APPDATA": str(home), "LOCALAPPDATA": str(home)}
    own |= {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    return kept | own | {"QT_QPA_PLATFORM": "offscreen", "WELFAREDESK_TODAY": "2026-11-22"}


class Program:
    """The built command line, working in one folder."""

    def __init__(self, folder: Path, work: Path) -> None:
        self.folder = folder
        self.work = work

    def run(self, *args: str, starter: str = "welfaredesk-cli") -> str:
        """Standard output of one call; Failed when it does not end with 0."""
        done = subprocess.run(
            [self.folder / f"{starter}{SUFFIX}", *args],
            cwd=self.work,
            env=environment(self.work),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        said = done.stdout.decode("utf-8", errors="replace")
        if done.returncode:
            trouble = done.stderr.decode("utf-8", errors="replace")
            raise Failed(f"{starter} {' '.join(args)}: exit {done.returncode}\n{said}{trouble}")
        return said

    def ask(self, *args: str) -> Any:
        """The JSON answer of one call on the demo office."""
        return json.loads(self.run("--office", "demo.wdesk", *args, "--json"))


def expect(truth: object, what: str) -> None:
    if not truth:
        raise Failed(what)
    print(f"  ok  {what}", flush=True)


def adult(found: dict[str, Any]) -> str:
    """The id of somebody who may borrow."""
    for person in found["persons"]:
        if person.get("national_id") and not str(person.get("title", "")).startswith("เด็ก"):
            return str(person["national_id"])
    raise Failed("the demo office has nobody to lend to")


def loan_desk(program: Program) -> None:
    """A demo office, one wheelchair lent, its slip printed, the chair taken back."""
    expect(program.ask("demo")["file"], "demo office made")
    chairs = [item for item in program.ask("find", "รถเข็น")["items"] if item["available"]]
    expect(chairs, f"{len(chairs)} wheelchairs free")
    code = str(chairs[0]["code"])
    loan = program.ask("lend", code, "--to", adult(program.ask("find", "สม")))
    expect(loan["no"], f"{code} lent")
    paper = program.ask("print", "L-02", "--id", str(loan["contract_id"]), "slip.pdf")
    written = (program.work / "slip.pdf").read_bytes()
    expect(written.startswith(b"%PDF-") and b"/FontFile2" in written, "slip printed with its fonts inside")
    expect(paper["pages"] == 1, "on one page")
    expect(program.ask("return", code)["returned_on"] == "2026-11-22", "taken back")
    expect(program.ask("check")["ok"], "office file whole")


def window(program: Program) -> None:
    """The window on the same office stays open and writes no trouble into its log."""
    command = [program.folder / f"welfaredesk{SUFFIX}", "--office", "demo.wdesk"]
    process = subprocess.Popen(command, cwd=program.work, env=environment(program.work))
    try:
        process.wait(WINDOW_SECONDS)
    except subprocess.TimeoutExpired:
        pass  # still open, as it should be
    else:
        raise Failed(f"the window closed with {process.returncode}")
    finally:
        process.kill()
        process.wait()
    logs = [file for file in program.work.rglob("*.log") if file.stat().st_size]
    trouble = [text for file in logs if re.search("CRITICAL|ERROR|Fatal", text := file.read_text("utf-8"))]
    expect(not trouble, "the window opens" + "".join(f"\n{text}" for text in trouble))


def size_of(folder: Path) -> float:
    """Megabytes on the disk; Linux builds are full of links."""
    files = (file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return sum(file.stat().st_size for file in files) / 1e6


def main(argv: list[str]) -> int:
    folder = Path(argv[0] if argv else "dist/welfaredesk").resolve()
    print(f"smoke test of {folder.name}: {size_of(folder):.0f} MB", flush=True)
    with tempfile.TemporaryDirectory(prefix="welfaredesk-smoke-", ignore_cleanup_errors=True) as work:
        program = Program(folder, Path(work))
        try:
            answer = json.loads(program.run("selftest", "--json"))
            expect(answer["ok"], "self-test")
            program.run("selftest", starter="welfaredesk")
            expect(True, "self-test of the program without a console")
            loan_desk(program)
            window(program)
        except (Failed, OSError, ValueError, KeyError, subprocess.TimeoutExpired) as error:
            print(f"smoke test failed: {type(error).__name__}: {error}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

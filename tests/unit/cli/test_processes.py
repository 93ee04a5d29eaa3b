"""The command line as a process of its own, through real pipes."""

import json
import os
import subprocess
import sys

from tests.arch.tree import ROOT
from tests.unit.cli.line import SOMSRI, Line


def call(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "welfaredesk", *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def test_thai_comes_out_whole_whatever_the_code_page(line: Line) -> None:
    for encoding in ("cp874", "ascii"):
        done = call(
            "--office", str(line.path), "find", SOMSRI, "--json", PYTHONIOENCODING=encoding, PYTHONUTF8="0"
        )
        assert (done.returncode, done.stderr) == (0, b"")
        (person,) = json.loads(done.stdout.decode("utf-8"))["persons"]
        assert (person["title"], person["first"], person["last"]) == ("นางสาว", "สมศรี", "ใจดี")


def test_exit_codes_reach_the_shell(line: Line) -> None:
    assert call("--office", str(line.path), "check").returncode == 0
    assert call("--office", str(line.path), "lend", "XX-1", "--to", SOMSRI).returncode == 1
    assert call("--office", str(line.path), "lend").returncode == 2


def test_a_refusal_is_a_sentence_not_a_traceback(line: Line) -> None:
    done = call("--office", str(line.path), "lend", "XX-1", "--to", SOMSRI)
    said = done.stderr.decode("utf-8")
    assert done.stdout == b""
    assert "XX-1" in said
    assert "Traceback" not in said


def test_a_reader_who_leaves_early_is_no_error(line: Line) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "welfaredesk", "--office", str(line.path), "find", "สม", "--json"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    running.stdout.close()
    said = running.stderr.read()
    running.stderr.close()
    assert (running.wait(), said) == (0, b"")

"""Loan desks on other computers, as processes the tests can talk to and kill."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.arch.tree import ROOT


class Desk:
    """One running lender (see tests.faults.lender)."""

    def __init__(self, office: Path, person_id: int) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.lender", str(office), str(person_id)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def ask(self, request: str) -> None:
        """Send a request without waiting for its answer."""
        assert self.process.stdin is not None
        self.process.stdin.write(request + "\n")
        self.process.stdin.flush()

    def answer(self):
        """The next answer; None when the desk is gone."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        return json.loads(line) if line.endswith("\n") else None

    def kill(self) -> None:
        """As a pulled plug would: no chance to tidy up. Answers given before can still be read."""
        self.process.kill()
        self.process.wait()

    def close(self) -> None:
        """End the desk and give up its pipes."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            try:
                pipe.close()
            except OSError:
                continue  # a request the killed desk never read


@contextmanager
def desks(office: Path, *person_ids: int) -> Iterator[list[Desk]]:
    """Running desks, one for each person who comes to borrow, all of them ready."""
    running = [Desk(office, person_id) for person_id in person_ids]
    try:
        assert [desk.answer() for desk in running] == ["ready"] * len(running)
        yield running
    finally:
        for desk in running:
            desk.close()

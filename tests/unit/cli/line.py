"""Calling the command line as the IT person does, in this process."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests import factories
from welfaredesk import cli

SOMSRI, CHILD = factories.SOMSRI.national_id, factories.invented_id(7)


class Line:
    """Calls the command line on one office and keeps what it said."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path = path
        self.capsys = capsys

    def run(self, *arguments: str | Path) -> tuple[int, str, str]:
        """(exit code, standard output, standard error)."""
        code = cli.main(["--office", str(self.path), *map(str, arguments)])
        said = self.capsys.readouterr()
        return code, said.out, said.err

    def ask(self, *arguments: str | Path) -> Any:
        """The JSON answer of a call that must succeed."""
        code, out, err = self.run(*arguments, "--json")
        assert (code, err) == (0, ""), out
        return json.loads(out)

    def refusal(self, *arguments: str | Path, exit_code: int = 1) -> dict[str, Any]:
        """The JSON answer of a call that must be refused."""
        code, out, err = self.run(*arguments, "--json")
        assert (code, err) == (exit_code, "")
        said = json.loads(out)
        assert any("ก" <= letter <= "๛" for letter in said["message"])
        return said

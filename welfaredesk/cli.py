"""The command line: `welfaredesk [--office FILE] VERB …`; without a verb it opens the window.

Exit codes: 0 done, 1 refused by a rule or unusable input, 2 wrong usage. With --json standard output is
exactly one JSON document, also when it ends with 1 or 2: {"error": code, "message": Thai sentence}.
"""

import argparse
import gc
import io
import json
import sys
import traceback
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from welfaredesk import clock, messages, paths
from welfaredesk.errors import DomainError, ValidationFailed

if TYPE_CHECKING:  # what the window does not need is imported when a verb is called
    from welfaredesk.commands.frame import Answer, Papers, Verb

PROGRAM = "welfaredesk"
OK, REFUSED, USAGE = 0, 1, 2
_WITH_VALUE = ("--office", "--today")


class _Wrong(Exception):
    """The command line is wrong; `detail` says how, `usage` shows what is right."""

    def __init__(self, code: str, usage: str = "", **params: str) -> None:
        super().__init__(code)
        self.code, self.usage, self.params = code, usage, params


@dataclass(frozen=True, slots=True)
class _Options:
    """What may stand anywhere on the line, and the rest of it."""

    office: Path | None
    today: str
    as_json: bool
    rest: tuple[str, ...]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line; the exit code. Never lets an exception out."""
    _speak_utf8()
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(_options(arguments))
    except SystemExit:
        return OK  # help was asked for and shown
    except (Exception, KeyboardInterrupt) as error:
        return _fail(error, as_json="--json" in arguments)


def _run(options: _Options) -> int:
    _set_today(options.today)
    if not options.rest:
        gc.disable()  # a quarter of the start would go into collecting what is only being loaded
        from ui.app import run

        return run(options.office)
    answer = _answer(options)
    _say(_json(answer.data) if options.as_json else answer.text)
    return answer.code


def _speak_utf8() -> None:
    """Thai comes out whole on consoles and pipes of any code page; a window program may have no output."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _options(arguments: Sequence[str]) -> _Options:
    """Take the options that may stand anywhere out of the line; what follows "--" is left alone."""
    values: dict[str, str] = {}
    rest: list[str] = []
    as_json = False
    waiting = list(arguments)
    while waiting:
        argument = waiting.pop(0)
        name, equals, value = argument.partition("=")
        if argument == "--":
            rest += [argument, *waiting]
            break
        if argument == "--json":
            as_json = True
        elif name in _WITH_VALUE:
            if not equals and not waiting:
                raise _Wrong("usage", _usage(), detail=f"{name} ต้องมีค่าตามหลัง")
            values[name] = value if equals else waiting.pop(0)
        else:
            rest.append(argument)
    office = Path(values["--office"]) if "--office" in values else None
    return _Options(office, values.get("--today", ""), as_json, tuple(rest))


def _set_today(wanted: str) -> None:
    try:
        if wanted:
            clock.set_today(date.fromisoformat(wanted))
        clock.today()  # reads the environment's day, which may be as wrong
    except ValueError as error:
        raise _Wrong("today_unreadable", read=wanted or "WELFAREDESK_TODAY") from error


def _answer(options: _Options) -> "Answer":
    from welfaredesk.commands import VERBS
    from welfaredesk.commands.frame import Call, UsageError
    from welfaredesk.services.actor import system_actor

    name, *arguments = options.rest
    if name in ("-h", "--help", "help"):
        _say(_overview(VERBS))
        raise SystemExit
    verbs = {verb.name: verb for verb in VERBS}
    if name not in verbs:
        raise _Wrong("usage", _usage(), detail=f"ไม่มีคำสั่ง «{name}» คำสั่งที่มี: {' '.join(verbs)}")
    verb = verbs[name]
    parser = _Parser(prog=f"{PROGRAM} {verb.name}", description=verb.summary, allow_abbrev=False)
    verb.declare(parser)
    parsed = parser.parse_intermixed_args(arguments)
    try:
        return verb.run(Call(parsed, options.office, system_actor(), _papers()))
    except UsageError as error:
        raise _Wrong("usage", parser.format_usage(), detail=error.detail) from error


class _Parser(argparse.ArgumentParser):
    """Tells of wrong usage by an exception, so that it can be answered as JSON too."""

    def error(self, message: str) -> NoReturn:
        raise _Wrong("usage", self.format_usage(), detail=message)


def _papers() -> "Papers":
    """The papers for the verbs, which may not look upward themselves."""
    from welfaredesk.commands.frame import Papers

    def titles() -> Mapping[str, str]:
        from reports import CATALOG

        return {form.code: form.title for form in CATALOG.values()}

    def issue(*args: Any) -> Any:
        from reports.issuing import issue

        return issue(*args)

    def make(*args: Any) -> Any:
        from reports.issuing import make

        return make(*args)

    def takes(code: str) -> Collection[str]:
        from reports import CATALOG

        return CATALOG[code].takes

    def workbook(*args: Any) -> Any:
        from reports.issuing import write_workbook

        return write_workbook(*args)

    def batch(*args: Any, **options: Any) -> Any:
        from reports.batch import issued

        return issued(*args, **options)

    def kept_for(code: str) -> str:
        from reports import CATALOG

        return CATALOG[code].entity if CATALOG[code].kept else ""

    return Papers(titles, issue, make, takes, workbook, batch, kept_for)


def _usage() -> str:
    return f"usage: {PROGRAM} [--office FILE] [--json] [--today YYYY-MM-DD] VERB …\n"


def _overview(verbs: Sequence["Verb"]) -> str:
    lines = [f"  {verb.name:<10}{verb.summary}" for verb in verbs]
    head = [_usage(), "ไม่ใส่คำสั่ง: เปิดหน้าต่างโปรแกรม\n", "คำสั่ง (ดูรายละเอียดด้วย VERB --help):"]
    return "\n".join([*head, *lines])


def _fail(error: BaseException, *, as_json: bool) -> int:
    """Say what went wrong, on standard error or as the JSON document; the exit code."""
    exit_code, said = _told(error)
    if as_json:
        _say(_json(said))
    elif sys.stderr is not None:
        usage = error.usage if isinstance(error, _Wrong) else ""
        print(f"{usage}{said['message']}", file=sys.stderr)
    return exit_code


def _told(error: BaseException) -> tuple[int, dict[str, Any]]:
    """(exit code, {error, message}) of what stops a verb; wrong input with its issues, field by field."""
    if isinstance(error, _Wrong):
        return USAGE, _said(error.code, error.params)
    if isinstance(error, ValidationFailed) and error.issues:
        issues = [_said(issue.code, issue.params) | {"field": issue.field} for issue in error.issues]
        return REFUSED, {"error": error.issues[0].code, "message": messages.text_of(error), "issues": issues}
    if isinstance(error, DomainError):
        return REFUSED, _said(error.code, error.params)
    if isinstance(error, KeyboardInterrupt):
        return REFUSED, _said("interrupted", {})
    # what could not be imported holds nobody's name, and is what must be known to mend it
    kind = f"{type(error).__name__}: {error}" if isinstance(error, ImportError) else type(error).__name__
    return REFUSED, _said("bug", {"kind": kind, "log": _log(error)})


def _said(code: str, params: Mapping[str, str]) -> dict[str, Any]:
    return {"error": code, "message": messages.sentence(code, params)}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def _say(text: str) -> None:
    if sys.stdout is None:
        return
    try:
        print(text, flush=True)
    except BrokenPipeError:
        sys.stdout = None  # whoever read has gone, which is their right (… | head)


def _log(error: BaseException) -> str:
    """Keep where a bug happened; never its text, which may hold names or ids. The log file's path, or ""."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{clock.now().isoformat()} {type(error).__name__}"]
    lines += [f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    file = paths.log_dir() / "command-line.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as log:
            log.write("\n".join(lines) + "\n")
    except OSError:
        return ""
    return str(file)

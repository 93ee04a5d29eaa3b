"""What a form is: its code, its title, and where to find the functions that make it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from importlib import import_module
from typing import Any


@dataclass(frozen=True)
class Late:
    """A function named "package.module:function", imported when first called: listing forms stays cheap."""

    target: str

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._function(*args, **kwargs)

    @cached_property
    def _function(self) -> Callable[..., Any]:
        module, _, name = self.target.partition(":")
        found: Callable[..., Any] = getattr(import_module(module), name)
        return found


@dataclass(frozen=True)
class Reader:
    """Makes a paper's dataclass, named "package.module:Class", of a kept payload."""

    target: str

    def __call__(self, payload: Mapping[str, Any]) -> Any:
        from welfaredesk.papers.payloads import from_payload

        module, _, name = self.target.partition(":")
        return from_payload(getattr(import_module(module), name), payload)


@dataclass(frozen=True, slots=True)
class FormSpec:
    """One official paper.

    `collect(db, id)` gives its frozen dataclass, `render(data)` the PDF, `to_payload`/`from_payload` turn
    the dataclass into JSON values and back for a later reprint. `template_version` grows whenever the same
    data would look different on paper. `entity` is the table the id belongs to. A paper that `moves_on`
    is issued anew when its facts have changed since; the others are what they were when signed.

    What is not `kept` (lists, reports, a look into somebody's file) is made anew each time and has
    `collect(db, PaperParams)`; `takes` names what of these it reads. Papers of the entity "office" need no
    id; a blank form may take one to print somebody's name on it. Of a paper that is `signed` by people of the
    office or at its counter the signed copy is to come back to the file. `workbook(data, file)` writes a list
    or report as an .xlsx, where there is one.
    """

    code: str
    title: str
    collect: Late
    render: Late
    to_payload: Late
    from_payload: Late | Reader
    template_version: int
    entity: str
    moves_on: bool = False
    kept: bool = True
    signed: bool = False
    takes: tuple[str, ...] = ("id",)
    workbook: Late | None = None


def with_blank(filled: FormSpec, collect: str) -> tuple[FormSpec, FormSpec]:
    """A form filled from a record, and the same for the pen (its code with a B), collected by `collect`."""
    blank = replace(
        filled,
        code=f"{filled.code}B",
        title=f"{filled.title} ฉบับเปล่า",
        collect=Late(collect),
        entity="office",
        kept=False,
        moves_on=False,
        signed=False,
        takes=(),
    )
    return filled, blank


def office_report(code: str, title: str, collect: str, paper: str, render: str, *takes: str) -> FormSpec:
    """A list or report of the office: no number, made anew each time; `render` names its module."""
    return FormSpec(
        code=code,
        title=title,
        collect=Late(collect),
        render=Late(f"reports.registers.{render}:render"),
        to_payload=Late("welfaredesk.papers.payloads:to_payload"),
        from_payload=Reader(paper),
        template_version=1,
        entity="office",
        kept=False,
        takes=takes,
        workbook=Late("reports.workbooks:write_report") if render == "report" else None,
    )

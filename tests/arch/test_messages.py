"""Every refusal has its Thai sentence, and is raised with what the sentence names."""

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.arch.tree import parsed, place, sources
from welfaredesk.messages import PARTS, SENTENCES

# callee -> position of its code
CODES = {
    "DomainError": 0,
    "Refused": 0,
    "RecordNotFound": 0,
    "StaleRecord": 0,
    "UnusableFile": 0,
    "NationalIdError": 0,
    "DateError": 0,
    "Issue": 1,
}
WITH_KEYWORDS = {"DomainError", "Refused", "RecordNotFound", "StaleRecord", "UnusableFile"}


@dataclass(frozen=True)
class Use:
    where: str
    code: str
    given: frozenset[str] | None  # names of the parameters; None when they can't be told from the source


def constants(node: ast.expr) -> list[str]:
    """The texts an argument may be: a literal, or either side of a conditional one."""
    if isinstance(node, ast.IfExp):
        return constants(node.body) + constants(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def callee(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def given_names(call: ast.Call, name: str) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    if name not in WITH_KEYWORDS or None in names:
        return None
    return frozenset(n for n in names if n)


def uses_in(tree: ast.Module, file: Path) -> Iterator[Use]:
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = callee(call)
        codes = [k.value for k in call.keywords if k.arg == "code"] if name not in WITH_KEYWORDS else []
        if name in CODES and len(call.args) > CODES[name]:
            codes.append(call.args[CODES[name]])
        for code in (text for node in codes for text in constants(node)):
            yield Use(place(file, call), code, given_names(call, name))


USES = [use for file in sources("welfaredesk") for use in uses_in(parsed(file), file)]


def fields_of(sentence: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(sentence) if name}


def test_every_code_has_a_sentence() -> None:
    assert len(USES) > 10
    assert [f"{use.where} {use.code}" for use in USES if use.code not in SENTENCES] == []


def test_every_sentence_gets_what_it_names() -> None:
    checked = [use for use in USES if use.given is not None and use.code in SENTENCES]
    lacking = {f"{use.where} {use.code}": fields_of(SENTENCES[use.code]) - use.given for use in checked}
    assert {where: names for where, names in lacking.items() if names} == {}


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_sentences_are_thai_and_whole(code: str) -> None:
    sentence = SENTENCES[code]
    assert any("ก" <= letter <= "๛" for letter in sentence)
    assert sentence == sentence.strip()
    assert "  " not in sentence


def test_the_reading_itself() -> None:
    source = 'raise Refused("a" if x else "b", no=1)\nIssue("name", "c")\nRow(code="d")\nRefused(code)\n'
    found = list(uses_in(ast.parse(source), sources("welfaredesk")[0]))
    assert [(use.code, use.given) for use in found] == [
        ("a", frozenset({"no"})),
        ("b", frozenset({"no"})),
        ("c", None),
        ("d", None),
    ]


def test_no_code_stands_for_two_sentences():
    assert sum(map(len, PARTS)) == len(SENTENCES)

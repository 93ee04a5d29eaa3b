"""From what a clerk types to SQL: words of a name, an id, a house number, a phone number."""

from dataclasses import dataclass, field

from welfaredesk.domain import names, thai_text

_LAST = "\U0010ffff"  # sorts after every letter: the end of a prefix range
_TABLE = "person p"
# the full-text index drives: people are looked up from its hits, not the other way round
_INDEX = "person_fts f CROSS JOIN person p ON p.id = f.rowid"
_SHORT = 3  # letters the trigram index needs


@dataclass
class SearchPart:
    """One SELECT over people: where it reads (as p), its conditions and their parameters."""

    source: str = _TABLE
    conditions: list[str] = field(default_factory=list)
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Search:
    """A search in two parts: people whose given name begins so, then the others (None: no second part)."""

    beginning: SearchPart
    elsewhere: SearchPart | None = None


def parse(typed: str) -> Search:
    """What to look for; a title in front is ignored, digits may be Thai, tone marks may be wrong."""
    name = names.split_name(thai_text.to_arabic(thai_text.clean(typed)))
    words = f"{name.first} {name.last}".split()
    numbers = [word for word in words if word[0].isdigit()]
    letters = [word for word in words if not word[0].isdigit()]
    if not letters:
        return Search(_with_numbers(SearchPart(), numbers))
    beginning = _with_numbers(_beginning(letters), numbers)
    keys = [thai_text.search_key(word) for word in letters]
    if all(len(key) < _SHORT for key in keys):
        return Search(beginning)
    return Search(beginning, _with_numbers(_elsewhere(keys, beginning), numbers))


def _beginning(words: list[str]) -> SearchPart:
    """People whose name, given name first, begins with the words; read in order from one index."""
    key = thai_text.search_key("".join(words))
    if not key:
        return SearchPart(conditions=["0"])  # nothing but punctuation: no name holds it
    part = SearchPart(
        conditions=["p.name_key >= :name", "p.name_key < :name_end"], params=_range("name", key)
    )
    part.source = f"{_TABLE} INDEXED BY ix_person_in_order"
    # one long word may run on into the surname, which sorts apart: only its first letters are sure
    prefix = thai_text.sort_prefix(words[0] if len(words) > 1 else words[0][:2])
    if prefix:
        part.conditions += ["p.sort_key >= :sort", "p.sort_key < :sort_end"]
        part.params |= _range("sort", prefix)
    return part


def _elsewhere(keys: list[str], beginning: SearchPart) -> SearchPart:
    """People who have every word somewhere in their names, without those of the first part."""
    phrases = [f'"{key}"' for key in keys if len(key) >= _SHORT]
    part = SearchPart(source=_INDEX, conditions=["f.search_text MATCH :match"])
    part.params = {"match": " ".join(phrases), **beginning.params}
    part.conditions.append(f"NOT ({' AND '.join(beginning.conditions)})")
    for number, key in enumerate(key for key in keys if len(key) < _SHORT):
        part.conditions.append(f"instr(p.search_text, :part{number}) > 0")
        part.params[f"part{number}"] = key
    return part


def _with_numbers(part: SearchPart, words: list[str]) -> SearchPart:
    """Narrow a part to people by the beginning of an id or a house number, or by part of a phone number."""
    for number, word in enumerate(words):
        digits = thai_text.search_key(word)
        by_id = (
            "SELECT person_id FROM person_identifier WHERE kind = 'national_id'"
            f" AND value >= :id{number} AND value < :id{number}_end"
        )
        by_house = (
            "SELECT person_id FROM address"
            f" WHERE house_no >= :house{number} AND house_no < :house{number}_end"
        )
        by_phone = f"SELECT rowid FROM person_fts WHERE search_text MATCH :phone{number}"
        ways = [by_id, by_house] + ([by_phone] if len(digits) >= _SHORT else [])
        part.conditions.append(f"p.id IN ({' UNION '.join(ways)})")
        part.params |= _range(f"id{number}", digits) | _range(f"house{number}", word)
        part.params[f"phone{number}"] = f'"{digits}"'
    return part


def _range(name: str, prefix: str) -> dict[str, str]:
    return {name: prefix, f"{name}_end": prefix + _LAST}

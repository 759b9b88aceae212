"""Where the authors of an academic text work, as front matter states it.

The Journal of Open Source Software numbers affiliations (`affiliation: "1, 2"`, `index: 1`), Quarto
names them (`affiliations: [{ref: a}]`, `id: a`) or states them with the person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from publish.patterns import pattern
from publish.readers.metadata import name_of
from publish.readers.stated_structure import Value

_PEOPLE: Final = ("author", "authors")
_PLACES: Final = ("affiliation", "affiliations")
_KEYS: Final = ("index", "id", "number")
_PARTS: Final = ("group", "department", "name", "address", "city", "region", "country")
"""What Quarto says of an affiliation, in the order in which it is written."""
_BETWEEN: Final = pattern(r"[\s,;&]+(?:and\s+)?")


def taken(data: Mapping[str, Value]) -> tuple[dict[str, Value], tuple[tuple[str, str], ...]]:
    """`data` without affiliations, and these as `Meta` has them: each author's, or once for all
    where they are the same."""
    listed = [item for key in _PLACES for item in _items(data.get(key))]
    known = dict(_known(listed))
    rest = {key: value for key, value in data.items() if key not in _PLACES}
    said: list[tuple[str, tuple[str, ...]]] = []
    for key in _PEOPLE:
        people: list[Value] = []
        for person in _items(data.get(key)):
            if isinstance(person, Mapping):
                stated = [item for place in _PLACES for item in _items(person.get(place))]
                works = tuple(text for item in stated for text in _stated(item, known))
                said.append((str(name_of(person) or ""), works))
                people.append({k: v for k, v in person.items() if k not in _PLACES})
            else:
                said.append((str(person), ()))
                people.append(person)
        if key in data:
            rest[key] = people
    return rest, tuple(_paired(said, list(known.values())))


def _paired(said: list[tuple[str, tuple[str, ...]]], known: list[str]) -> Iterator[tuple[str, str]]:
    used = {text for _, works in said for text in works}
    if len(said) > 1 and len({works for _, works in said}) == 1:
        yield from (("", text) for text in said[0][1])
    else:
        yield from ((name, "; ".join(works)) for name, works in said if works)
    yield from (("", text) for text in dict.fromkeys(known) if text not in used)


def _known(listed: list[Value]) -> Iterator[tuple[str, str]]:
    """The affiliations that are stated apart from persons, by what calls them."""
    for number, item in enumerate(listed, start=1):
        if isinstance(item, Mapping):
            key = next((item[name] for name in _KEYS if name in item), number)
            yield str(key), _text(item)
        elif item:
            yield str(number), str(item)


def _stated(item: Value, known: Mapping[str, str]) -> Iterator[str]:
    """The affiliations that a value of a person's states or calls."""
    if isinstance(item, Mapping):
        key = str(item.get("ref", ""))
        yield known.get(key, key) if key else _text(item)
        return
    keys = _BETWEEN.split(str(item).strip())
    yield from (known[key] for key in keys) if all(key in known for key in keys) else (str(item),)


def _text(item: Mapping[str, Value]) -> str:
    return ", ".join(str(item[part]) for part in _PARTS if item.get(part))


def _items(value: Value | None) -> list[Value]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]

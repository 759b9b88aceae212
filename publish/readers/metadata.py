"""Named values → `Meta`: from front matter, `--meta key=value`, or the defaults of a project.

Values are plain text here; `publish.pandoc.markdown_metadata` reads markup in them. A key that
means nothing to us is kept in `extra`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Final, NoReturn, TypeAlias, TypeVar

import msgspec

from publish.diagnostics import Log, Place
from publish.document import (
    Apparatus,
    Correspondence,
    Inline,
    Inlines,
    LineBreak,
    Meta,
    NotePlace,
    Origin,
    Paragraph,
    Text,
)
from publish.errors import SourceError, UsageError
from publish.pandoc.metadata import keywords
from publish.patterns import pattern
from publish.readers.dates import parse_date
from publish.readers.decode import printable

Places: TypeAlias = Mapping[str, Place] | Place
Record = TypeVar("Record", Meta, Correspondence, Apparatus)

_SYNONYMS: Final = {
    "author": "authors",
    "by": "authors",
    "lang": "language",
    "organisation": "organization",
    "publisher": "organization",
    "institution": "organization",
    "abstract": "summary",
    "description": "summary",
    "keypoints": "key_points",
    "license": "rights",
    "licence": "rights",
    "copyright": "rights",
    "id": "identifier",
    "number": "reference",
    "from": "sender",
    "re": "subject",
    "toc": "contents",
    "toc_depth": "contents_depth",
    "lof": "list_of_figures",
    "lot": "list_of_tables",
    "number_sections": "section_numbers",
    "numbersections": "section_numbers",
}
_OF_SITES: Final = frozenset(
    """aliases categories category draft excerpt expirydate hide_table_of_contents hide_title
    lastmod layout linktitle menu nav_exclude nav_order pagination_next pagination_prev
    permalink publishdate published redirect_from redirect_to sidebar sidebar_label
    sidebar_position slug tags toc_hide url weight""".split()  # noqa: SIM905
)
"""Keys of Jekyll, Hugo and Docusaurus that ask for something of a site."""
_TOPICS: Final = ("tags", "categories", "category")
"""What sites call the keywords of a text that states none, the first of them."""
_NAME_PARTS: Final = ("given", "dropping-particle", "non-dropping-particle", "family")
_NAMING: Final = frozenset(("name", "literal", "suffix", *_NAME_PARTS))
_FOR_MACHINES: Final = ("orcid:", "corresponding:", "equal-contrib:", "equal_contrib:", "roles:")
"""What academic front matter says of a person to a journal."""
_LETTER: Final = ("to", "sender", "cc", "subject")
_KNOWN: Final = frozenset((*Meta.__struct_fields__, *_LETTER, *Apparatus.__struct_fields__)) - {
    "extra",
    "apparatus",
    "affiliations",
}
_SPELLED: Final = (_KNOWN - {"sender"}) | frozenset((*_SYNONYMS, *_TOPICS))
_ALIKE: Final = 0.8
"""How alike a key must be to one that has a meaning to be taken for a slip; "bate" is no "date"."""
_PLACES: Final[dict[str, NotePlace]] = {"foot": "foot", "end": "end"}
_FLAGS: Final = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_NUMBERED_LEVELS: Final = 3
"""How many levels of sections are numbered when somebody asks for numbers and says no more."""
_LEVELS: Final = 6
_LANGUAGE: Final = pattern(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,6}")

_ORG_DATE: Final = pattern(r"[<\[](\d{4}-\d\d-\d\d)[^>\]]*[>\]]")
"""A time stamp of Org, active or not."""


def meta_from_mapping(mapping: Mapping[str, object], where: Places, log: Log) -> Meta:
    """The metadata that `mapping` states.

    Keys are those of `Meta`, of its correspondence (to, from, cc, subject), of its apparatus
    (contents, section_numbers …) and the usual synonyms; case and `-` or `_` do not matter.
    `where` says where the mapping or each of its keys stands, a place in the source of `log` if
    that has lines. Raises `SourceError` for a value of the wrong kind, a date or language that
    cannot be understood, and a key given under two names. An unknown key is kept in `extra`, with
    a diagnostic `metadata-unknown`: a warning when it is nearly one that has a meaning. Keys that
    ask for something of a site are kept in silence.
    """
    values = _Values(mapping, where)
    for key, value in values.unknown.items():
        if _plain(key) in _OF_SITES:
            continue
        near = nearly(key)
        near = "" if near == key else near
        log.add(
            "warning" if near else "info",
            "metadata-unknown",
            f'"{key}" means nothing here; kept: {value}',
            origin=_origin(values.place(key)),
            hint=f'did you mean "{near}"?' if near else "",
        )
    letter = values.below("correspondence")
    for name in ("authors", "sender", "to", "cc"):
        for place, detail in (*values.beside_names(name), *letter.beside_names(name)):
            log.add(
                "info" if detail.startswith(_FOR_MACHINES) else "warning",
                "name-only",
                f"of a person the name is printed, not {detail}",
                origin=_origin(place),
                hint="write it into the name, or into the text",
            )
    return Meta(
        title=_in_lines(values.lines("title")),
        subtitle=_in_lines(values.lines("subtitle")),
        authors=values.texts("authors"),
        contact=values.texts("contact"),
        date=values.date(),
        language=values.language(),
        organization=values.text("organization"),
        summary=tuple(
            Paragraph(content=_inlines(" ".join(part.split())))
            for text in values.texts("summary")
            for part in re.split(r"\n\s*\n", text)
        ),
        key_points=tuple(_inlines(point) for point in values.texts("key_points")),
        keywords=keywords(values.texts("keywords")),
        rights=values.text("rights"),
        identifier=values.text("identifier"),
        reference=values.text("reference"),
        classification=values.text("classification"),
        status=values.text("status"),
        correspondence=Correspondence(
            to=letter.texts("to") or values.texts("to"),
            sender=letter.texts("sender") or values.texts("sender"),
            cc=letter.texts("cc") or values.texts("cc"),
            subject=letter.text("subject") or values.text("subject"),
        ),
        apparatus=values.apparatus(),
        extra=tuple(values.unknown.items()),
    )


def meta_from_pairs(pairs: Sequence[str], option: str, log: Log) -> Meta:
    """What `key=value` says that somebody gave as `option`; a key that is given again has several
    values. Raises `UsageError` for what is no metadata."""
    values: dict[str, object] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            raise UsageError(f'{option} "{pair}" has no value', hint=f"write {option} key=value")
        known = values.get(key)
        values[key] = (
            value if known is None else [*(known if isinstance(known, list) else [known]), value]
        )
    try:
        return meta_from_mapping(values, Place(source=option), log)
    except SourceError as error:
        raise UsageError(error.message, hint=error.hint) from error


def has_meaning(key: str) -> bool:
    """Whether a key says something of a document, however it is spelled."""
    return _plain(key) in _SPELLED


def nearly(key: str) -> str:
    """The key with a meaning that `key`, which has none, is nearly; "" when there is none."""
    near = get_close_matches(key.strip().lower(), sorted(_SPELLED), n=1, cutoff=_ALIKE)
    return near[0] if near else ""


def merge_meta(base: Meta, over: Meta) -> Meta:
    """`base` with what `over` states; `over` wins field by field, `extra` key by key."""
    return msgspec.structs.replace(
        _merge(base, over),
        correspondence=_merge(base.correspondence, over.correspondence),
        apparatus=_merge(base.apparatus, over.apparatus),
        extra=tuple({**dict(base.extra), **dict(over.extra)}.items()),
    )


def merged_dated(found: Meta, stated: Meta, log: Log) -> Meta:
    """What the markup says of itself, its date understood, and over it what front matter states."""
    date = ""
    if found.date:
        try:
            date = parse_date(_ORG_DATE.sub(r"\1", found.date), stated.language or found.language)
        except ValueError as error:
            log.warning(
                "date-not-understood",
                f'"{found.date}" is no date: {error}; none is printed',
                hint="write it as 2025-08-30",
            )
    return merge_meta(msgspec.structs.replace(found, date=date), stated)


def _merge(base: Record, over: Record) -> Record:
    nothing = type(base)()
    stated = {
        name: value
        for name in over.__struct_fields__
        if (value := getattr(over, name)) != getattr(nothing, name)
    }
    return msgspec.structs.replace(base, **stated)


class _Values:
    """The values of a mapping under the names of `Meta`, each read as the type asked for."""

    def __init__(self, mapping: Mapping[str, object], where: Places) -> None:
        self._where = where
        self._named: dict[str, tuple[str, object]] = {}
        self.unknown: dict[str, str] = {}
        for key, stated in mapping.items():
            value = printable(stated) if isinstance(stated, str) else stated
            plain = _plain(key)
            name = _SYNONYMS.get(plain, plain)
            if name in self._named:
                self._refuse(key, f'stands beside "{self._named[name][0]}", which says the same')
            if name in _KNOWN and not (name == "language" and isinstance(value, Mapping)):
                # Quarto's mapping of that name holds its words for labels.
                self._named[name] = (key, value)
            elif value not in (None, ""):
                self.unknown[key] = _flat(value)
        topics = [key for name in _TOPICS for key in self.unknown if _plain(key) == name]
        if topics and "keywords" not in self._named:
            self._named["keywords"] = (topics[0], mapping[topics[0]])
            del self.unknown[topics[0]]

    def place(self, key: str) -> Place:
        return self._where if isinstance(self._where, Place) else self._where.get(key, Place())

    def below(self, name: str) -> _Values:
        """The values of a mapping within this one; none when it is not there."""
        key, value = self._named.get(name, (name, {}))
        if not isinstance(value, Mapping):
            self._refuse(key, "must be a mapping with to, from, cc and subject")
        inner = _Values(value, self.place(key))
        for stranger in inner.unknown:
            self._refuse(key, f'"{stranger}" is none of to, from, cc and subject')
        return inner

    def text(self, name: str) -> str:
        """One value as a text of one line."""
        key, value = self._named.get(name, (name, ""))
        if isinstance(value, (list, tuple, Mapping)):
            self._refuse(key, "must be one text")
        return " ".join(_flat(value).split())

    def lines(self, name: str) -> list[str]:
        """One value as the lines that its author made of it, as of a block in YAML."""
        key, value = self._named.get(name, (name, ""))
        if isinstance(value, (list, tuple, Mapping)):
            self._refuse(key, "must be one text")
        lines = (" ".join(line.split()) for line in _flat(value).splitlines())
        return [line.removesuffix("\\").rstrip() for line in lines if line]

    def texts(self, name: str) -> tuple[str, ...]:
        """A text or a list of texts; an author may be a mapping with a name."""
        key, value = self._named.get(name, (name, ()))
        found = []
        for part in value if isinstance(value, (list, tuple)) else (value,):
            inner = name_of(part) if isinstance(part, Mapping) else part
            if isinstance(inner, (list, tuple, Mapping)) or (inner is None and part is not None):
                self._refuse(key, "must be a text or a list of texts", cure=_NAMES_CURE)
            if text := _flat(inner).strip():
                found.append(text)
        return tuple(found)

    def beside_names(self, name: str) -> list[tuple[Place, str]]:
        """What mappings that stand for persons say beside the name of these, and where."""
        key, value = self._named.get(name, (name, ()))
        people = value if isinstance(value, (list, tuple)) else (value,)
        return [
            (self.place(key), f"{detail}: {_flat(said)}")
            for person in people
            if isinstance(person, Mapping)
            for detail, said in person.items()
            if detail not in _NAMING and said not in (None, "")
        ]

    def date(self) -> str:
        text = self.text("date")
        try:
            return parse_date(text, self.language()) if text else ""
        except ValueError as error:
            self._refuse(self._named["date"][0], f'"{text}" is no date: {error}', cure=_DATE_CURE)

    def language(self) -> str:
        text = self.text("language").replace("_", "-")
        if text and not _LANGUAGE.fullmatch(text):
            self._refuse(self._named["language"][0], f'"{text}" is no language', cure=_TAG_CURE)
        return text

    def apparatus(self) -> Apparatus:
        """What is asked for around the text: switches, and counts of levels."""
        place = self.text("notes")
        if place and place not in _PLACES:
            self._refuse(self._named["notes"][0], f'"{place}" is neither "foot" nor "end"')
        return Apparatus(
            contents=self._flag("contents"),
            contents_depth=self._count("contents_depth", 1),
            list_of_figures=self._flag("list_of_figures"),
            list_of_tables=self._flag("list_of_tables"),
            section_numbers=self._count("section_numbers", 0),
            notes=_PLACES.get(place),
        )

    def _flag(self, name: str) -> bool | None:
        text = self.text(name).lower()
        if text not in _FLAGS and text:
            self._refuse(self._named[name][0], f'"{text}" is neither "true" nor "false"')
        return _FLAGS.get(text)

    def _count(self, name: str, least: int) -> int | None:
        text = self.text(name).lower()
        if not text:
            return None
        if least == 0 and text in _FLAGS:
            return _NUMBERED_LEVELS if _FLAGS[text] else 0
        if not (text.isascii() and text.isdigit() and least <= int(text) <= _LEVELS):
            problem = f'"{text}" is no number of levels from {least} to {_LEVELS}'
            self._refuse(self._named[name][0], problem)
        return int(text)

    def _refuse(self, key: str, problem: str, cure: str = "") -> NoReturn:
        raise SourceError(f"{self.place(key)}: {key}: {problem}", hint=cure or f"correct {key}")


_NAMES_CURE: Final = "write names as texts, or a mapping for each person with name: …"
_DATE_CURE: Final = "write it as 2025-08-30"
_TAG_CURE: Final = "write a BCP 47 tag such as en, de-CH or zh-Hans"


def name_of(person: Mapping[str, object]) -> object:
    """The name of a person; in the parts that CSL has of it when it is not said as a whole."""
    if "name" in person or "literal" in person:
        return person.get("name", person.get("literal"))
    parts = [_flat(person.get(part)) for part in _NAME_PARTS]
    name = " ".join(part for part in parts if part)
    suffix = _flat(person.get("suffix"))
    return (f"{name}, {suffix}" if suffix else name) or None


def _plain(key: str) -> str:
    return re.sub(r"[\s_-]+", "_", key.strip().lower())


def _origin(place: Place) -> Origin | None:
    return None if place.line is None else Origin(place.line, place.line)


def _flat(value: object) -> str:
    """A value of any kind as text, as a person would write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_flat(inner)}" for key, inner in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(_flat(inner) for inner in value)
    return str(value)


def _in_lines(lines: Sequence[str]) -> Inlines:
    said: list[Inline] = []
    for line in lines:
        said += [LineBreak()] if said else []
        said.append(Text(text=line))
    return tuple(said)


def _inlines(text: str) -> Inlines:
    return (Text(text=text),) if text else ()

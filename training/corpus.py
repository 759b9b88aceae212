"""The labelled texts of `corpus/`, read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

CORPUS: Final = Path(__file__).parents[1] / "corpus"
TABLES: Final = ("table-pipes", "table-spaces", "table-tabs", "table-box")


class Label(msgspec.Struct, frozen=True):
    """One labelled piece: `text` as it stands, `value` what it says when that is something else."""

    kind: str
    text: str
    value: str = ""
    lines: tuple[str, ...] = ()


class Labelled(msgspec.Struct, frozen=True):
    """A text of the corpus."""

    name: str
    language: str
    labels: tuple[Label, ...]

    @property
    def title(self) -> str:
        """The title; that of a letter is its subject. A text may have neither: ""."""
        for label in self.labels:
            if label.kind == "title":
                return label.value or label.text
        subjects = (
            re.split("[:：]", label.text, maxsplit=1)[1].strip()
            for label in self.labels
            if label.kind == "header"
            and re.split("[:：]", label.text)[0].strip().lower() in SUBJECTS
        )
        return next(subjects, "")


SUBJECTS: Final = frozenset(
    (
        *(
            "subject",
            "re",
            *(
                "betrifft",
                "betr.",
                "sujet",
                "tárgy",
                "vec",
                "subiect",
                "zadeva",
                "tiêu đề",
                "perihal",
            ),
            *("主题", "主題", "主旨", "标题", "標題", "件名", "タイトル", "제목", "विषय", "เรื่อง"),
            *("الموضوع", "موضوع", "נושא", "הנדון", "θέμα", "konu"),
            "betreff",
            "betreft",
            "asunto",
            "objet",
            "oggetto",
            "assunto",
            "onderwerp",
        ),
        *("temat", "předmět", "ämne", "aihe", "konu", "emne", "тема", "θέμα", "件名"),
    )
)


class Batch(msgspec.Struct, frozen=True):
    """Texts of some authors; none of those of one split wrote for another."""

    texts: tuple[Labelled, ...]
    split: str
    genre: str


@cache
def batches() -> tuple[Batch, ...]:
    """The batches, by name, with what `corpus/manifest.toml` says of them."""
    manifest = tomllib.loads((CORPUS / "manifest.toml").read_text("utf-8"))
    return tuple(
        Batch(tuple(read(CORPUS / f"{name}.txt")), entry["split"], entry["genre"])
        for name, entry in sorted(manifest.items())
    )


def of_split(name: str) -> list[Labelled]:
    """The texts of `train`, `dev` or `test`."""
    return [text for batch in batches() if batch.split == name for text in batch.texts]


@cache
def texts() -> tuple[Labelled, ...]:
    """All texts of the corpus, by name."""
    found = (text for path in CORPUS.glob("*.txt") for text in read(path))
    return tuple(sorted(found, key=lambda text: f"{text.name}.".split("/")))


def named(*patterns: str) -> list[Labelled]:
    """The texts whose names match one of `patterns`, as a shell would match them; a `LookupError`
    names a pattern that none matches."""
    found = []
    for pattern in patterns:
        matching = [text for text in texts() if fnmatchcase(text.name, pattern)]
        if not matching:
            raise LookupError(f"no text of the corpus is named {pattern}")
        found += matching
    return found


def read(path: Path) -> list[Labelled]:
    """The texts in a file: each from its line `text: NAME` to the next one, or all of the file as
    one text when it has no such line; a `ValueError` names a line that has no label."""
    return [
        _labelled(name or path.stem, lines, path)
        for name, lines in _texts(path.read_text("utf-8").split("\n"))
    ]


def _texts(lines: list[str]) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """The numbered lines of each text, with its name if it has one."""
    name, own = "", list[tuple[int, str]]()
    for number, line in enumerate(lines, start=1):
        if line.startswith("text: "):
            if own:
                yield name, own
            name, own = line.removeprefix("text: "), []
        elif line.strip():
            own.append((number, line))
    if own:
        yield name, own


def _labelled(name: str, lines: list[tuple[int, str]], path: Path) -> Labelled:
    language = ""
    labels: list[Label] = []
    for number, line in lines:
        if line.startswith("  |"):
            last = labels[-1]
            labels[-1] = msgspec.structs.replace(last, lines=(*last.lines, line[4:]))
            continue
        kind, text = _split(line)
        if not kind:
            raise ValueError(f"{path}:{number}: no label: {line[:40]}")
        if kind == "language":
            language = text
            continue
        text, _, value = text.partition(" :: ")
        labels.append(Label(kind, text.strip(), value.strip()))
    return Labelled(name, language, tuple(labels))


def _split(line: str) -> tuple[str, str]:
    for mark in ("-- ", "- "):
        if line.startswith(mark):
            return mark.strip(), line[len(mark) :].strip()
    kind, colon, text = line.partition(":")
    return (kind, text.strip()) if colon and " " not in kind else ("", "")

"""The labelled texts of `tests/corpus`, read."""

from __future__ import annotations

import re
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


@cache
def texts() -> tuple[Labelled, ...]:
    """All texts, by name."""
    return tuple(read(path) for path in sorted(CORPUS.rglob("*.txt")))


def read(path: Path) -> Labelled:
    """The text in a file; a `ValueError` names a line that has no label."""
    language = ""
    labels: list[Label] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if line.startswith("  |"):
            last = labels[-1]
            labels[-1] = msgspec.structs.replace(last, lines=(*last.lines, line[4:]))
            continue
        if not line.strip():
            continue
        kind, text = _split(line)
        if not kind:
            raise ValueError(f"{path}:{number}: no label: {line[:40]}")
        if kind == "language":
            language = text
            continue
        text, _, value = text.partition(" :: ")
        labels.append(Label(kind, text.strip(), value.strip()))
    name = path.relative_to(CORPUS) if path.is_relative_to(CORPUS) else Path(path.name)
    return Labelled(str(name.with_suffix("")), language, tuple(labels))


def _split(line: str) -> tuple[str, str]:
    for mark in ("-- ", "- "):
        if line.startswith(mark):
            return mark.strip(), line[len(mark) :].strip()
    kind, colon, text = line.partition(":")
    return (kind, text.strip()) if colon and " " not in kind else ("", "")

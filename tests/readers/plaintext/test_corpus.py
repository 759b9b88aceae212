"""The labelled texts are what their manifest says."""

from __future__ import annotations

import tomllib
from itertools import product
from pathlib import Path

import pytest

from training.corpus import CORPUS, Label, named, read, texts

MANIFEST = tomllib.loads((CORPUS / "manifest.toml").read_text("utf-8"))


def test_each_file_has_its_entry_and_its_number_of_texts_in_its_languages() -> None:
    assert set(MANIFEST) == {path.stem for path in CORPUS.glob("*.txt")}
    for name, entry in MANIFEST.items():
        found = read(CORPUS / f"{name}.txt")
        assert len(found) == entry["texts"], name
        assert sorted({text.language for text in found}) == entry["languages"], name


def test_no_author_to_learn_from_wrote_what_is_chosen_by_or_measured() -> None:
    authors = {
        split: {
            a for entry in MANIFEST.values() if entry["split"] == split for a in entry["authors"]
        }
        for split in ("train", "dev", "test")
    }
    assert all(authors.values())
    for other in ("dev", "test"):
        assert not authors["train"] & authors[other]


def test_no_two_texts_have_one_name() -> None:
    names = [text.name for text in texts()]
    assert len(names) == len(set(names))


def test_a_file_is_one_text_or_as_many_as_it_names(tmp_path: Path) -> None:
    body = "language: en\ntitle: Gates\ncode: a\n  | b\n"
    for heads, count in product(("", "text: one\n"), (1, 2)):
        path = tmp_path / "page.txt"
        path.write_text("\n".join([heads + body] * count), "utf-8")
        found = read(path)
        assert len(found) == (count if heads else 1)
        assert found[0].name == ("one" if heads else "page")
        assert found[0].labels[:2] == (Label("title", "Gates"), Label("code", "a", lines=("b",)))


def test_a_line_without_a_label_is_named(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("text: one\ntitle: Gates\nno label\n", "utf-8")
    with pytest.raises(ValueError, match=r"page\.txt:3: no label: no label"):
        read(path)


def test_a_pattern_that_no_text_has_is_named() -> None:
    with pytest.raises(LookupError, match="nothing/"):
        named("nothing/*")

"""Front matter is parsed strictly, as text, and tells file, line and cure when it is broken."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publish import canonical_json, export, normalize, read
from publish.diagnostics import Log, Place
from publish.document import Apparatus, Correspondence, Meta, Paragraph, Text
from publish.errors import SourceError
from publish.plugin import Source
from publish.readers import plain_yaml
from publish.readers.frontmatter import FrontMatter, split, tell_below
from publish.readers.metadata import merge_meta, meta_from_mapping
from publish.walk import plain_text


def fronted(text: str) -> FrontMatter:
    return split(text, "a.txt", Log("a.txt"))


def test_yaml_becomes_metadata_and_the_body_knows_its_first_line() -> None:
    found = fronted(
        "---\ntitle: The *plain* title\nauthor: [Ann Lee, Bo Ek]\ndate: 30 August 2025\n"
        "reference: 1.10\nlang: no\nkeywords: a, b\nto: Board\nfrom:\n  - Ann\n"
        "abstract: |\n  One.\n\n  Two.\n---\nBody\n"
    )
    assert (found.body, found.first_line) == ("Body\n", 16)
    assert found.meta == Meta(
        title=(Text(text="The *plain* title"),),
        authors=("Ann Lee", "Bo Ek"),
        date="2025-08-30",
        reference="1.10",
        language="no",
        keywords=("a", "b"),
        summary=(
            Paragraph(content=(Text(text="One."),)),
            Paragraph(content=(Text(text="Two."),)),
        ),
        correspondence=Correspondence(to=("Board",), sender=("Ann",)),
    )


@pytest.mark.parametrize(
    ("head", "title", "authors", "date"),
    [
        (
            "% A *b*\n% Ann Lee; Bo Ek\n% July 17, 2006\n",
            "A *b*",
            ("Ann Lee", "Bo Ek"),
            "2006-07-17",
        ),
        ("% A\n  b\n% Ann Lee\n  Bo Ek\n", "A b", ("Ann Lee", "Bo Ek"), ""),
        ("%\n%\n% no day\n", "", (), ""),
    ],
)
def test_the_title_block_of_pandoc_is_metadata(
    head: str, title: str, authors: tuple[str, ...], date: str
) -> None:
    found = split(f"{head}\nText\n", "a.md", Log("a.md"), citing=True)
    assert (found.body, found.first_line) == ("\nText\n", head.count("\n") + 1)
    assert (plain_text(found.meta.title), found.meta.authors) == (title, authors)
    assert found.meta.date == date
    assert fronted(f"{head}\nText\n").body.startswith("%")


def test_a_block_of_comments_is_front_matter() -> None:
    assert fronted("---\n# one\n# two\n---\nText\n").body == "Text\n"


def test_words_for_labels_are_no_language() -> None:
    found = fronted("---\nlanguage:\n  title-block-author-single: By\n---\nText\n")
    assert (found.meta.language, [key for key, _ in found.meta.extra]) == ("", ["language"])


def test_front_matter_asks_for_what_stands_around_the_text() -> None:
    found = fronted(
        "---\ntoc: true\ntoc-depth: 3\nlof: yes\nlist_of_tables: no\nnumber-sections: true\n"
        "notes: end\n---\nBody\n"
    )
    assert found.meta.apparatus == Apparatus(
        contents=True,
        contents_depth=3,
        list_of_figures=True,
        list_of_tables=False,
        section_numbers=3,
        notes="end",
    )


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("toc: perhaps", 'toc: "perhaps" is neither "true" nor "false"'),
        ("contents_depth: 9", '"9" is no number of levels from 1 to 6'),
        ("section_numbers: -1", '"-1" is no number of levels from 0 to 6'),
        ("notes: below", '"below" is neither "foot" nor "end"'),
    ],
)
def test_what_cannot_be_asked_for_is_refused_with_its_line(line: str, says: str) -> None:
    with pytest.raises(SourceError, match=f"^a.txt:3: .*{re.escape(says)}"):
        fronted(f"---\ntitle: T\n{line}\n---\nBody\n")


def test_toml_says_the_same() -> None:
    found = fronted(
        '+++\ntitle = "T"\ndate = 2025-08-30\n[correspondence]\nto = ["Board"]\n+++\nBody'
    )
    assert found.meta.date == "2025-08-30"
    assert found.meta.correspondence.to == ("Board",)
    assert (found.body, found.first_line) == ("Body", 7)


@pytest.mark.parametrize(
    "text",
    [
        "No front matter",
        "---\n\nA rule, then text\n---\nmore",
        "---\nNote: he said\nand went on in prose\nover some lines\n---\nx",
        "---\n- a list\n---\nx",
        "---\n# A heading\n---\nx",
        "---",
        "--- not a fence\ntitle: x\n---\n",
        "---\ntitle only with colon: but no end",
    ],
)
def test_a_text_that_merely_begins_with_a_rule_has_none(text: str) -> None:
    assert fronted(text) == FrontMatter(body=text)


@pytest.mark.parametrize(
    ("block", "line", "what"),
    [
        ("---\na: &x 1\nb: 2\n---\n", 2, "an anchor or alias"),
        ("---\na: 1\nb: *x\n---\n", 3, "an anchor or alias"),
        ("---\na: !!python/object:os.system x\n---\n", 2, "a tag"),
        ("---\na: 1\nb: 2\na: 3\n---\n", 4, 'the key "a" twice'),
        ("---\ntitle: one: two\n---\n", 2, "not YAML"),
        ("---\ntitle: [[[[[[[[[[[[x\n---\n", 2, "nesting that is too deep"),
        ("---\ntitle: a\nauthor: b\n\nText", 1, "does not end"),
        ("---\ntitle: " + "x" * 70_000 + "\n---\n", 1, "larger than 64 kB"),
        ("---\ntitle: a\ndate: tomorrow\n---\n", 3, '"tomorrow" is no date'),
        ("---\nlang: klingon!\n---\n", 2, "is no language"),
        ("---\ntitle: [a, b]\n---\n", 2, "title: must be one text"),
        ("---\nauthor: a\nauthors: b\n---\n", 3, 'stands beside "author"'),
        ("---\ntitle: a\nstructure: {titel_line: 3}\n---\n", 3, "structure.titel_line"),
        ("---\nstructure: {headings: [x]}\n---\n", 2, "must be line numbers"),
        ("+++\ntitle = a\n+++\n", 2, "not TOML"),
    ],
)
def test_a_broken_block_is_an_error_with_file_line_and_cure(
    block: str, line: int, what: str
) -> None:
    with pytest.raises(SourceError) as caught:
        fronted(block + "Text")
    assert caught.value.message.startswith(f"a.txt:{line}: ")
    assert what in caught.value.message
    assert caught.value.hint


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    bomb = "a0: &a0 x\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
    )
    with pytest.raises(SourceError, match=r"a\.txt:2: front matter holds an anchor"):
        fronted(f"---\n{bomb}---\n")


def test_structure_states_lines() -> None:
    found = fronted("---\ntitle: a\nstructure: {title_line: 0, headings: {12: 2, 40: 1}}\n---\nx")
    assert found.structure.title_line == 0
    assert found.structure.headings == ((12, 2), (40, 1))


def test_an_unknown_key_is_kept_and_said() -> None:
    log = Log("a.txt")
    found = split("---\ncolour: red\n---\nx", "a.txt", log)
    assert found.meta.extra == (("colour", "red"),)
    assert [(d.code, d.severity) for d in log.diagnostics] == [("metadata-unknown", "info")]


def test_keys_of_site_generators_are_kept_in_silence() -> None:
    log = Log("a.md")
    found = split("---\npublished: true\nlayout: post\nSidebar-Position: 2\n---\nx", "a.md", log)
    assert [key for key, _ in found.meta.extra] == ["published", "layout", "Sidebar-Position"]
    assert log.diagnostics == ()


@pytest.mark.parametrize(
    ("head", "keywords"),
    [
        ("categories: [c, d]", ("c", "d")),
        ("categories: c\ntags: [a, b]", ("a", "b")),
        ("tags: a\nkeywords: k", ("k",)),
    ],
)
def test_topics_of_a_site_are_the_keywords_of_a_text_without_others(
    head: str, keywords: tuple[str, ...]
) -> None:
    assert fronted(f"---\n{head}\n---\nx").meta.keywords == keywords


def test_what_is_said_of_an_author_beside_the_name_is_a_warning() -> None:
    log = Log("a.md")
    text = "---\nauthor:\n  - name: Jane Doe\n    email: jane@x.org\n  - John Smith\n---\nText.\n"
    assert split(text, "a.md", log).meta.authors == ("Jane Doe", "John Smith")
    (told,) = log.diagnostics
    assert (told.severity, str(told.place)) == ("warning", "a.md:2")
    assert told.message == "of a person the name is printed, not email: jane@x.org"


def test_a_key_that_is_nearly_a_known_one_is_a_warning_with_that() -> None:
    log = Log("a.txt")
    split("---\nlang: en\ntitel: Red\n---\nx", "a.txt", log)
    (told,) = log.diagnostics
    assert str(told.place) == "a.txt:3"
    assert (told.severity, told.hint) == ("warning", 'did you mean "title"?')


def test_a_value_of_another_kind_is_no_misspelt_key() -> None:
    log = Log("a.md")
    split("---\nlanguage:\n  title-block-published: Am\n---\nx", "a.md", log)
    assert [(d.code, d.severity, d.hint) for d in log.diagnostics] == [
        ("metadata-unknown", "info", "")
    ]


def test_metadata_on_top_wins_field_by_field() -> None:
    base = meta_from_mapping(
        {"title": "A", "to": "X", "cc": "Y", "k": "1"}, Place(source="--meta"), Log()
    )
    over = meta_from_mapping({"title": "B", "to": "Z", "l": "2"}, Place(source="--meta"), Log())
    merged = merge_meta(base, over)
    assert merged.title == (Text(text="B"),)
    assert merged.correspondence == Correspondence(to=("Z",), cc=("Y",))
    assert merged.extra == (("k", "1"), ("l", "2"))
    assert merge_meta(base, Meta()) == base


@given(st.text(max_size=80))
def test_any_block_is_metadata_text_or_a_source_error(block: str) -> None:
    text = f"---\n{block}\n---\nBody"
    try:
        found = fronted(text)
    except SourceError:
        return
    assert found.body == text or text.endswith(found.body)


def test_empty_lines_may_stand_above_it() -> None:
    found = fronted("\n  \n---\ntitle: T\nreference: 7\n---\nBody\n")
    assert (found.meta.title, found.meta.reference) == ((Text(text="T"),), "7")
    assert (found.body, found.first_line) == ("Body\n", 7)
    assert found.places["reference"] == Place(source="a.txt", line=5)
    with pytest.raises(SourceError, match=r"^a.txt:3: date: "):
        fronted("\n---\ndate: soon\n---\nBody\n")


def test_a_second_block_below_says_more() -> None:
    found = fronted("---\ntitle: T\n---\n\n---\nauthor: Ann\n...\nBody\n")
    assert (found.meta.title, found.meta.authors) == ((Text(text="T"),), ("Ann",))
    assert (found.body, found.first_line) == ("Body\n", 8)
    with pytest.raises(SourceError, match=r'^a.txt:6: .*"title" twice'):
        fronted("---\ntitle: T\n---\n\n---\ntitle: U\n---\nBody\n")


@pytest.mark.parametrize("text", ["---\ntitle: T\n---\n", "\n"])
def test_keys_that_mean_nothing_below_something_else_are_text(text: str) -> None:
    assert fronted(f"{text}\n---\nNote: old\n---\nBody\n").body.strip().startswith("---\nNote")


def test_one_key_in_front_matter_that_does_not_end_is_text_and_told() -> None:
    log = Log("a.md")
    text = "---\ntitle: T\n\nBody\n"
    assert split(text, "a.md", log).body == text
    assert [(d.code, str(d.place)) for d in log.diagnostics] == [("front-matter-open", "a.md:1")]


def test_front_matter_in_the_body_is_told() -> None:
    log = Log("a.md")
    text = "One.\n\n---\ndate: 2025-08-30\n---\n\n```\n\n---\ntitle: T\n---\n```\n\n---\n\nTwo.\n"
    tell_below(split(text, "a.md", log), log)
    assert [(d.code, str(d.place)) for d in log.diagnostics] == [("front-matter-below", "a.md:3")]


def test_authors_may_be_named_in_the_parts_that_csl_has() -> None:
    log = Log("a.md")
    people = "- {given: Jo, dropping-particle: van, family: Hove, suffix: Jr.}\n- {literal: Board}"
    text = f"---\nauthor:\n{people}\n---\n"
    assert split(text, "a.md", log).meta.authors == ("Jo van Hove, Jr.", "Board")
    assert not log.diagnostics


def test_authors_without_a_name_are_refused_with_a_cure() -> None:
    with pytest.raises(SourceError) as refused:
        fronted("---\nauthor: {email: a@b.org}\n---\n")
    assert "name: …" in refused.value.hint


@pytest.mark.parametrize("key", ["title", "author", "from", "subject", "abstract", "reference"])
@pytest.mark.parametrize("fence", ["---", "+++"])
def test_escapes_bring_in_no_control_characters(key: str, fence: str) -> None:
    text = r'"a\u001b[31m\u0007 b"'
    head = f"{key}: {text}" if fence == "---" else f"{key} = {text}"
    source = Source(data=f"{fence}\n{head}\n{fence}\n\nText.\n".encode(), name="a.md")
    made = read(source)
    assert "\\u001b" not in canonical_json.dump(made).decode()
    assert export(normalize(made), "docx")


@pytest.mark.parametrize(
    "block",
    [
        "title: Boats 2\ndate: 2025-08-30\nlang: en-GB\nversion: 1.10\ndraft: no",
        "author: A. Writer, B. Hu (ed.)",
        "title: a\ntitle: b",
        "title: null\nauthor: ~",
        "a: b  c",
        "a: b \nc: d",
        "a: 'b'",
        "a: b: c",
        "a: b # c",
        "a:",
        "a: b\n\nc: d",
    ],
)
def test_plain_pairs_are_read_as_yaml_reads_them(
    block: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def said() -> object:
        try:
            return plain_yaml.parse(block, plain_yaml.Where(name="a.md"))
        except SourceError as error:
            return str(error)

    quick = said()
    monkeypatch.setattr(plain_yaml, "_simple", lambda _: None)
    assert said() == quick

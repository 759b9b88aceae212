"""What single lines do not tell, the whole text decides; and words of many languages."""

from __future__ import annotations

import textwrap

import pytest

from publish.diagnostics import Log
from tests.readers.plaintext.outline import document, outline

PARAGRAPHS = (
    "The harbour was closed on Monday because the ice had moved the buoys. Ships waited outside, "
    "and their crews were told that it might take days to find the channel again and that nobody "
    "knew which way they had gone.",
    "The pilots went out in two boats with a drawing from the year before. They found the first "
    "buoy near the mill and the second one on a lawn, where a dog had guarded it.",
    "On Wednesday a tug broke the ice as far as the bridge, and the ships that were not too deep "
    "came in one by one behind it.",
    "The deeper ones were towed to the next port, where the water is open in all winters that "
    "people remember.",
)
"""The first fills its last line at 72 columns."""


def test_a_full_line_that_ends_a_sentence_parts_paragraphs_when_their_lengths_say_so() -> None:
    wrapped = [textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS]
    assert [len(text.splitlines()[-1]) > 70 for text in wrapped] == [True, False, False, False]
    found = outline("Ice in the harbour\n" + "\n".join(wrapped))
    assert found[1:] == [f"· {paragraph}" for paragraph in PARAGRAPHS]


def test_code_set_in_as_far_as_first_lines_stays_apart_from_the_sentences_around_it() -> None:
    prose = textwrap.fill(
        "Any directory will do, as long as the server can read what is in it and nobody "
        "else can write to it while the server runs.",
        60,
        initial_indent="    ",
    )
    text = (
        f"Serving files\n{prose}\n    server {{\n        listen 80;\n    }}\n"
        f"    Then check the syntax:\n    $ nginx -t\n{prose}\n"
    )
    assert [line[:24] for line in outline(text)] == [
        "# Serving files",
        "· Any directory will do,",
        "` server {",
        "`     listen 80;",
        "` }",
        "· Then check the syntax:",
        "` $ nginx -t",
        "· Any directory will do,",
    ]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Szerző: Pásztor Gergely", "Pásztor Gergely"),
        ("Oleh Raden Saraswati dan Yohanes Manurung", "Raden Saraswati"),
        ("EXCLUSIVE BY DARREN POLLITT, TRANSPORT REPORTER", "DARREN POLLITT"),
        ("Hattie Brome (Local Democracy Reporter)", "Hattie Brome"),
        ("Iracema Tupinambá de Souza", "Iracema Tupinambá de Souza"),
        ("گزارش: نگار صدیقی", "نگار صدیقی"),
    ],
)
def test_credits_are_known_in_many_languages(line: str, author: str) -> None:
    prose = "It rained for a week, and then it rained for another one, and nobody minded at all."
    assert document(f"A title of some words\n\n{line}\n\n{prose}").meta.authors[0] == author


def test_what_a_web_page_adds_is_left_out_and_told() -> None:
    log = Log("text.txt")
    prose = "It rained for a week, and then it rained for another one, and nobody minded at all."
    text = (
        f"A title of some words\n\nBy Jane Doe\n\nUpdated 14:05 GMT\n\n214 Comments\n\n{prose}\n\n"
        f"À lire aussi : Ces médecins qui reviennent\n\n{prose}\n"
    )
    found = document(text, log)
    assert len(found.blocks) == 2
    told = " ".join(entry.message for entry in log.diagnostics)
    assert all(words in told for words in ("Updated 14:05", "214 Comments", "Ces médecins"))

"""Phrases that run against their line, and what WeasyPrint is told of them."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring, tostring

import pytest

from publish.exporters.pdf.bidi import embed_stretches


def embedded(paragraph: str, *, rtl: bool = True) -> str:
    direction = ' dir="rtl"' if rtl else ""
    tree = fromstring(f"<html{direction}><body><p>{paragraph}</p></body></html>")  # noqa: S314 - ours
    embed_stretches(tree)
    made = tree.find("body/p")
    assert made is not None
    said = tostring(made, encoding="unicode").removeprefix("<p>").removesuffix("</p>")
    return (
        said.replace('<span dir="ltr">', "{")
        .replace('<span dir="rtl">', "{")
        .replace("</span>", "}")
    )


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("א Moby Dick ב", "א Moby Dick ב"),
        ('א "Moby <b>x</b>"', 'א "Moby <b>x</b>"'),
        ('א "Moby <em>Dick</em>, or" ב', 'א "{Moby <em>Dick</em>, or}" ב'),
        ("<em>Moby</em> (1851) ב", "{<em>Moby</em> (1851)} ב"),
        ("<em>א Moby</em> Dick", "<em>א </em>{<em>Moby</em> Dick}"),
        ("Moby <em>Dick.</em> ב", "{Moby <em>Dick</em>}<em>.</em> ב"),
        ("<strong>א Moby <em>Dick</em></strong>", "<strong>א {Moby <em>Dick</em>}</strong>"),
        ("Moby <br />Dick <em>x</em>", "Moby <br />{Dick <em>x</em>}"),
        ("Moby <code dir=\"ltr\">f</code> Dick", "{Moby <code dir=\"ltr\">f</code> Dick}"),
        ('Moby <a href="#x">Dick א</a>', 'Moby <a href="#x">Dick א</a>'),
    ],
)  # fmt: skip
def test_a_phrase_against_its_line_is_held_together(written: str, made: str) -> None:
    assert embedded(written) == made


def test_text_from_right_to_left_is_held_together_with_its_numbers() -> None:
    assert embedded("in <em>א</em> 12, ב ends", rtl=False) == "in {<em>א</em> 12, ב} ends"
    assert embedded("no <em>such</em> text", rtl=False) == "no <em>such</em> text"


def test_a_note_to_such_a_phrase_keeps_the_direction_of_the_page() -> None:
    note = '<span class="note" data-label="1"><p>א</p></span>'
    made = embedded(f"Moby <em>Dick</em>{note}.")
    assert made.startswith("{Moby <em>Dick</em>")
    assert 'data-label="1" dir="rtl"' in made


def test_digits_in_such_a_phrase_run_against_it() -> None:
    assert embedded("a <em>א 1</em>2", rtl=False) == "a {<em>א </em>{<em>1</em>2}}"

"""The numbers that Word sets before headings are those of sections, or words of the heading."""

from __future__ import annotations

import pytest

from publish.diagnostics import Log
from publish.document import Document, List
from publish.plugin import Source
from publish.readers import pandoc
from publish.walk import iterate
from tests.pandoc.outline import outline
from tests.readers.word.test_file import run, word

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DECIMAL = (("decimal", "%1."), ("decimal", "%1.%2"))
ARTICLES = (("upperRoman", "Article %1"), ("lowerLetter", "(%2)"))


def styles(*numbered: int) -> str:
    """Three styles of headings, under ids in German; those of `numbered` levels have list 1."""
    said = "".join(
        f'<w:style w:type="paragraph" w:styleId="berschrift{n}"><w:name w:val="heading {n}"/>'
        + f'<w:pPr><w:numPr><w:ilvl w:val="{n - 1}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        * (n in numbered)
        + "</w:style>"
        for n in (1, 2, 3)
    )
    based = '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="berschrift1"/></w:style>'
    return f"<w:styles {SPACE}>{said}{based}</w:styles>"


def numbering(levels: tuple[tuple[str, str], ...]) -> str:
    said = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(levels)
    )
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    return (
        f'<w:numbering {SPACE}><w:abstractNum w:abstractNumId="7">{said}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{anew}</w:num></w:numbering>'
    )


def heading(text: str, level: int = 1, own: str = "") -> str:
    number = f'<w:numPr><w:numId w:val="{own}"/></w:numPr>' if own else ""
    style = f'<w:pPr><w:pStyle w:val="berschrift{level}"/>{number}</w:pPr>'
    return f"<w:p>{style}{run(text)}</w:p>"


def read(
    *paragraphs: str,
    levels: tuple[tuple[str, str], ...] = DECIMAL,
    numbered: tuple[int, ...] = (1, 2),
    log: Log | None = None,
) -> Document:
    data = word("".join(paragraphs), styles=styles(*numbered), numbering=numbering(levels))
    return pandoc.OFFICE.read(Source(name="a.docx", data=data), log or Log("a.docx"))


def test_numbers_of_sections_are_asked_of_the_layout() -> None:
    log = Log("a.docx")
    parts = [heading("Aims"), heading("Ours", 2), heading("Deep", 3), heading("Means")]
    document = read(*parts, heading("Money", 2), log=log)
    assert document.meta.apparatus.section_numbers == 2
    assert outline(document).startswith("h@id=aims(Aims h@id=ours(Ours h@id=deep(Deep)))")
    assert "numbers-said" not in {d.code for d in log.diagnostics}


def test_a_title_above_numbered_sections_counts_for_nothing() -> None:
    parts = [heading("Report"), heading("Aims", 2), heading("Means", 2)]
    document = read(*parts, numbered=(2,), levels=(DECIMAL[0], ("decimal", "%2.")))
    assert document.meta.apparatus.section_numbers == 1


@pytest.mark.parametrize(
    ("levels", "parts", "said"),
    [
        (ARTICLES, [heading("Aims"), heading("Ours", 2), heading("End")], "Article I Aims"),
        (ARTICLES, [heading("Aims"), heading("Ours", 2), heading("End")], "(a) Ours"),
        (ARTICLES, [heading("Aims"), heading("Ours", 2), heading("End")], "Article II End"),
        (DECIMAL, [heading("Before", own="0"), heading("Aims"), heading("Ours", 2)], "1.1 Ours"),
        (
            DECIMAL,
            [heading("Aims"), heading("Later", own="2"), heading("Last", own="2")],
            "6. Last",
        ),
    ],
)
def test_other_numbers_are_words_of_their_headings(
    levels: tuple[tuple[str, str], ...], parts: list[str], said: str
) -> None:
    log = Log("a.docx")
    document = read(*parts, levels=levels, log=log)
    assert document.meta.apparatus.section_numbers is None
    assert said in outline(document)
    assert [d.severity for d in log.diagnostics if d.code == "numbers-said"] == ["info"]


def test_headings_without_numbers_stay_as_they_are() -> None:
    document = read(heading("Aims"), heading("Ours", 2), numbered=())
    assert document.meta.apparatus.section_numbers is None


def test_numbers_of_lists_keep_what_stands_around_them() -> None:
    levels = (*DECIMAL, ("lowerLetter", "(%3)"))
    body = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        f"{run(text)}</w:p>"
        for level, text in [(0, "Terms"), (0, "Prices"), (1, "The buyer pays"), (2, "at once")]
    )
    source = Source(name="a.docx", data=word(body, numbering=numbering(levels)))
    document = pandoc.OFFICE.read(source, Log("a.docx"))
    lists = [node for node in iterate(document) if isinstance(node, List)]
    assert {(node.prefix, node.suffix) for node in lists} == {("", "."), ("2.", ""), ("(", ")")}


def item(text: str, level: int = 0) -> str:
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return f"<w:p><w:pPr>{number}</w:pPr>{run(text)}</w:p>"


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ((("decimal", "Step %1:"), ("lowerLetter", "%2)")), ("Step 1: A", "Step 2: B")),
        ((("cardinalText", "%1."), ("lowerLetter", "%2)")), ("One. A", "Two. B")),
        ((("ordinalText", "%1"), ("lowerLetter", "%2)")), ("First A", "Second B")),
        ((("ordinal", "%1"), ("lowerLetter", "%2)")), ("1st A", "2nd B")),
    ],
)
def test_numbers_in_words_are_words_of_their_paragraphs(
    levels: tuple[tuple[str, str], ...], said: tuple[str, str]
) -> None:
    document = read(item("A"), item("sub", 1), item("B"), levels=levels, numbered=())
    first, second = said
    within = "list@ordered,numbering=lower_alpha(li(p(sub)))"
    assert outline(document) == f"p({first}) {within} p({second})"

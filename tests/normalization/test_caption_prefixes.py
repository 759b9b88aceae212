"""Captions say label and number once: those of the layout."""

from __future__ import annotations

import msgspec
import pytest

from publish.caption_labels import caption_label
from publish.diagnostics import Log
from publish.document import Block, Figure, Image, Media, Origin, Paragraph, Reference, Table
from publish.layouts import briefing
from publish.layouts.labels import labels_for
from publish.normalization import normalize
from publish.style import load_style
from publish.walk import iterate, plain_text
from tests.support.notation import Piece, doc, em, p, strong, table

PICTURE = Media(id="m", media_type="image/png", data=b"", width=1, height=1)


def figure(*caption: Piece, alt: str = "A line", line: int = 0) -> Figure:
    image = Image(media=PICTURE.id, alt=alt)
    origin = Origin(line, line) if line else None
    return Figure(
        blocks=(Paragraph(content=(image,)),),
        caption=(p(*caption),) if caption else (),
        origin=origin,
    )


def captioned(text: str) -> Table:
    return msgspec.structs.replace(table("a | b"), caption=(p(text),))


def captions(*blocks: Block, log: Log | None = None) -> list[str]:
    """The captions of the normalized document of `blocks`; normalized again, it is the same."""
    document = normalize(msgspec.structs.replace(doc(*blocks), media=(PICTURE,)), log or Log())
    assert normalize(document, Log()) == document
    return [
        plain_text(node.caption) for node in iterate(document) if isinstance(node, Figure | Table)
    ]


@pytest.mark.parametrize(
    "label",
    [
        *(
            "Figure 1: ",
            "Fig. 1. ",
            "fig. 1 – ",
            "Abbildung 1 — ",
            "FIGURE 1 ",
            "Рис. 1. ",
            "図1　",
        ),
        *("Figure: ", "Figure 1\n", "Figure 1. Figure 1: ", "Figure 1.– ", "Figure 1—"),
    ],
)
def test_the_label_that_an_author_typed_is_not_said_again(label: str) -> None:
    assert captions(figure(f"{label}The harbour")) == ["The harbour"]


def test_tables_and_figures_are_counted_apart() -> None:
    log = Log()
    blocks = (figure("Figure 1: A"), captioned("Table 1: B"), figure("Figure 2: C"))
    assert captions(*blocks, log=log) == ["A", "B", "C"]
    assert log.diagnostics == ()


@pytest.mark.parametrize(
    "caption",
    [
        *(
            "Figure skating championships",
            "Tab: press to move",
            "Figure 1 shows what fell",
            "Figures 1 and 2: Ports",
        ),
        *("Table 1: Ports", "Figurative: art", "Chart 4: Trains", "图1显示"),
    ],
)
def test_words_that_are_no_label_of_a_figure_stay(caption: str) -> None:
    assert captions(figure(caption)) == [caption]


def test_a_label_goes_from_the_marks_that_it_stands_in() -> None:
    (node,) = normalize(
        msgspec.structs.replace(
            doc(figure(strong("Figure 1. "), em("A"), " line")), media=(PICTURE,)
        ),
        Log(),
    ).blocks
    assert isinstance(node, Figure)
    assert node.caption == (p(em("A"), " line"),)


@pytest.mark.parametrize("number", ["3", "2.1", "IV", "S1"])
def test_a_number_that_the_layout_does_not_give_is_told_where_it_stands(number: str) -> None:
    log = Log("report.md")
    assert captions(figure(f"Figure {number}: The harbour", line=7), log=log) == ["The harbour"]
    (told,) = log.diagnostics
    assert (told.code, told.severity, told.place.line) == ("caption-number", "warning", 7)
    assert f"figure 1 calls it {number}" in told.message


def test_the_cure_refers_to_tables_and_figures_as_sources_do() -> None:
    log = Log()
    captions(figure("Figure 2: A"), captioned("Table 2: B"), log=log)
    keys = [d.hint.partition("@")[2].partition("-")[0] for d in log.diagnostics]
    assert keys == ["fig", "tbl"]


def test_a_figure_that_is_referred_to_counts_without_a_caption() -> None:
    log = Log()
    first = msgspec.structs.replace(figure(), id="fig-a")
    captions(p(Reference(target="fig-a")), first, figure("Figure 2: B"), log=log)
    assert log.diagnostics == ()


def test_a_picture_that_its_caption_describes_is_described_by_what_is_left() -> None:
    document = normalize(
        msgspec.structs.replace(
            doc(figure("Figure 1: A line", alt="Figure 1: A line")), media=(PICTURE,)
        ),
        Log(),
    )
    assert [node.alt for node in iterate(document) if isinstance(node, Image)] == ["A line"]


def test_a_caption_that_is_a_label_alone_asks_for_the_number() -> None:
    source = msgspec.structs.replace(doc(figure("Figure 1"), language="de"), media=(PICTURE,))
    arranged = briefing.LAYOUT.arrange(normalize(source, Log()), load_style("house"), Log())
    (found,) = (node for node in iterate(arranged) if isinstance(node, Figure))
    assert (found.label, found.caption) == ("Abbildung\u00a01", ())


@pytest.mark.parametrize(
    "language", ["en", "fr", "de", "es", "ru", "zh", "zh-Hant", "ar", "ja", "he", "hi", "th"]
)
def test_the_labels_that_layouts_set_are_known(language: str) -> None:
    labels = labels_for(language, Log())
    for kind, pattern in (("figure", labels.figure), ("table", labels.table)):
        label = caption_label(pattern.replace("{n}", "7") + ": x")
        assert label is not None
        assert (label.kind, label.number) == (kind, "7")

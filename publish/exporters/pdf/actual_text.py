"""What the text of a PDF says by its glyphs, and what has to be stated beside them.

WeasyPrint maps each glyph to the text of the cluster in which it met the glyph first; of a cluster
of several glyphs the last one is mapped to all of it, and the others to nothing. So glyphs are
mapped to the characters that the font itself gives them, or to the emoji that they show. Where a
text still says something else, as in Devanagari or where two characters share a glyph, it is
stated; so are texts from left to right beside others from right to left, where the glyph of one
bracket shows the other.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

import uharfbuzz  # type: ignore[import-untyped]  # it ships no types
from weasyprint.text.fonts import (  # type: ignore[import-untyped]  # it ships no types
    get_hb_object_data,
)

from publish.exporters.pdf.structure_tree import Content, Pdf, resolve
from publish.patterns import pattern
from publish.style.fonts.coverage import selects_variant
from publish.style.fonts.scripts import EMOJI_SEQUENCE

_ADDED: Final = "-\u2060"
"""What the sheet has WeasyPrint add where it breaks a word; a word joiner, which has no glyph,
stands at no end of a line otherwise."""
_SOFT_HYPHEN: Final = "\u00ad"
"""What such a hyphen is in the text of a tagged PDF (ISO 32000-1, 14.8.2.2.3)."""
_FONT: Final = pattern(rb"/(\S+) \S+ Tf")
_CODES: Final = pattern(rb"<([0-9a-f]*)>")
_LAST: Final = pattern(rb"\[(.*<[0-9a-f]*)([0-9a-f]{4}>[^<]*(?:<>[^<]*)*)\] TJ")
_FORMS: Final = ("NFC", "NFD", "NFKD")
"""Forms of a text under whose characters HarfBuzz looks glyphs up."""
_UNSEEN: Final = ("Cf", "Zs", "Cc")
_Map = dict[int, str]


class _Shown(NamedTuple):
    """The operators of a piece of marked content: from `start` up to `end` in those of its page."""

    content: Content
    operators: list[Any]
    start: int
    end: int


def told(
    texts: Mapping[Content, str], pdf: Pdf, fonts: Iterable[Any], *, turned: bool
) -> dict[Content, str]:
    """Those of the texts that readers would not get right from the glyphs; `turned` tells that some
    text runs from right to left whatever its letters. Maps of the fonts are mended before, and a
    hyphen that WeasyPrint added says that it is one.

    Text from right to left keeps what the maps say: readers put its letters in order themselves,
    and would turn round what already is.
    """
    right = {key for key, text in texts.items() if not text.isascii() and _runs_left(text)}
    maps = {str(font.hash).encode(): _mended(font, pdf, texts.values()) for font in fonts}
    stated: dict[Content, str] = {}
    for shown in _shown(pdf):
        text = texts.get(shown.content)
        if text is None or shown.content in right:
            continue
        mirrored = (turned or right) and any(map(unicodedata.mirrored, text))
        if mirrored or _plain(text) != _inked(_said(shown, maps)):
            stated[shown.content] = _with_soft_hyphen(text)
        elif text.endswith(_ADDED):
            _part_hyphen(shown)
    return stated


def _shown(pdf: Pdf) -> Iterator[_Shown]:
    for page, reference in enumerate(pdf.page_references):
        operators = resolve(pdf, resolve(pdf, reference)["Contents"]).stream
        for at, operator in enumerate(operators):
            if operator == b"BDC":
                end = operators.index(b"EMC", at)
                yield _Shown(Content(page, operators[at - 1]["MCID"]), operators, at, end)


def _said(shown: _Shown, maps: Mapping[bytes, _Map]) -> str:
    """What the glyphs of a text say, by the maps of their fonts."""
    words: list[str] = []
    glyphs: _Map = {}
    for operator in shown.operators[shown.start : shown.end]:
        if not isinstance(operator, bytes):
            continue
        if font := _FONT.fullmatch(operator):
            glyphs = maps[font[1]]
        elif operator.endswith(b" TJ"):
            codes = b"".join(_CODES.findall(operator)).decode()
            words += [glyphs.get(int(codes[n : n + 4], 16), "") for n in range(0, len(codes), 4)]
    return "".join(words)


def _part_hyphen(shown: _Shown) -> None:
    """States of the last glyph of a text that it is a hyphen at the end of a line."""
    for at in range(shown.end - 1, shown.start, -1):
        operator = shown.operators[at]
        if isinstance(operator, bytes) and (parts := _LAST.fullmatch(operator)):
            before, hyphen = parts.groups()
            shown.operators[at] = (
                b"[%b>] TJ\n/Span <</ActualText <FEFF00AD>>> BDC\n[<%b] TJ\nEMC" % (before, hyphen)
            )
            return


def _mended(font: Any, pdf: Pdf, texts: Iterable[str]) -> _Map:
    """What the glyphs of a font say in the texts; the PDF's own map says the same afterwards."""
    said: _Map = dict(font.to_unicode)
    if font.bitmap or all(_is_plain(text) for text in said.values()):
        return said
    face = uharfbuzz.Font(uharfbuzz.Face(get_hb_object_data(font.hb_face), font.index))
    parts = {*said.values(), *set().union(*texts)}
    forms = {unicodedata.normalize(form, part) for form in _FORMS for part in parts}
    own: defaultdict[int, list[str]] = defaultdict(list)
    for character in sorted(set().union(*parts, *forms)):
        if (glyph := face.get_nominal_glyph(ord(character))) is not None:
            own[glyph].append(character)
    changed = {
        glyph: own[glyph][0]
        for glyph, text in said.items()
        if glyph in own and _plain(text) not in map(_plain, own[glyph])
        and text not in (unicodedata.normalize("NFKC", one) for one in own[glyph])
    }  # fmt: skip
    if emoji := {glyph: one for glyph, one in _emoji(face, texts).items() if glyph in said}:
        others = {character for text in texts for character in EMOJI_SEQUENCE.sub("", text)}
        changed |= {glyph: one for glyph, one in emoji.items() if others.isdisjoint(own[glyph])}
    if changed:
        page = resolve(pdf, pdf.page_references[0])
        known = resolve(pdf, resolve(pdf, page["Resources"])["Font"])
        lines = resolve(pdf, resolve(pdf, known[font.hash])["ToUnicode"]).stream
        codes = {b"<%04x>" % glyph: text for glyph, text in changed.items()}
        for at, line in enumerate(lines):
            if (code := line.partition(b" ")[0]) in codes:
                lines[at] = b"%b <%b>" % (code, codes[code].encode("utf-16-be").hex().encode())
    return said | changed


def _emoji(font: Any, texts: Iterable[str]) -> _Map:
    """The glyphs of a font that show an emoji of several characters, of those in the texts."""
    found: _Map = {}
    for one in dict.fromkeys(one[0] for text in texts for one in EMOJI_SEQUENCE.finditer(text)):
        line = uharfbuzz.Buffer()
        line.add_str(one)
        line.guess_segment_properties()
        uharfbuzz.shape(font, line)
        places = zip(line.glyph_infos, line.glyph_positions, strict=True)
        glyphs = [info.codepoint for info, place in places if place.x_advance]
        if len(glyphs) == 1:
            found.setdefault(glyphs[0], one)
    return found


def _is_plain(text: str) -> bool:
    """Whether a glyph that says this cannot be one of several that say it together."""
    return len(text) == 1 and len(unicodedata.normalize("NFD", text)) == 1


def _with_soft_hyphen(text: str) -> str:
    return f"{text.removesuffix(_ADDED)}{_SOFT_HYPHEN}" if text.endswith(_ADDED) else text


def _plain(text: str) -> str:
    """A text composed, without what has no ink. Readers see spaces around marks that are glyphs of
    their own, so that such a text is no other's equal."""
    return _inked(unicodedata.normalize("NFC", text))


def _inked(text: str) -> str:
    if text.isascii():
        return text.replace(" ", "")
    return "".join(
        character
        for character in text
        if unicodedata.category(character) not in _UNSEEN and not selects_variant(character)
    )


def _runs_left(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)

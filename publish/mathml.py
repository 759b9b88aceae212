"""Formulas: the TeX of a document as MathML, by pandoc, once for all of them.

    Document ──formulas──▶ Formulas ──┬─▶ the MathML itself (EPUB, HTML)
                                      ├─▶ SVG, set with a font for mathematics (PDF)
                                      └─▶ OMML, which pandoc makes of the same TeX (DOCX)

What TeX a formula may use is what pandoc's texmath understands, whatever the format, so that a
formula is set in all of them or shows its TeX in all of them.
"""

from __future__ import annotations

import copy
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import util
from pathlib import Path
from typing import Final, TypeAlias
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import msgspec

from publish.diagnostics import Diagnostic, Log
from publish.document import Block, Document, Math, MathBlock, Node, Origin, Section
from publish.errors import PublishError
from publish.pandoc import run
from publish.pandoc import types as p
from publish.patterns import pattern
from publish.style import Face
from publish.walk import children, plain_text
from publish.web.shared_rules import MATH_FAMILY

NOT_SET: Final = "math-as-tex"
"""The code of the loss of a formula that no format can set."""
MATHML: Final = "http://www.w3.org/1998/Math/MathML"
KEPT: Final = 8
"""Documents of which what pandoc made of their formulas is kept: every format asks for it."""
_REASON: Final = pattern(r"unexpected .*?(?= expecting|$)")
_SHOWN: Final = 60
_LONGEST: Final = 20_000
"""Characters of TeX …"""
_MOST_SIGNS: Final = 2_000
"""… and signs of a formula that is set: a whole page has about as many."""
_SCRIPTS: Final = 8
"""Scripts within scripts: with each of them texmath takes twice the time."""
_DEEPEST: Final = 60
"""Elements of MathML within each other; Office Math takes up to four for one of them, and its
readers take 256."""
_HEAVIEST: Final = 50_000
"""Signs, each counted twice for every row that it stands in: ziamath lays them out so often."""
_BRACE: Final = pattern(r"\\.|(?P<script>[\^_]\s*)?(?P<brace>[{}])", re.DOTALL)
_ROWS: Final = frozenset({"math", "mrow", "msqrt", "mtd", "mphantom", "mstyle", "mpadded"})
"""Elements that set several others in a row."""
_FONT: Final = "fonts/STIXTwoMath-Regular.ttf"
_NO_XML: Final = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What no XML may contain (XML 1.0, 2.2), though a source may."""
_RADICAL: Final = "\u221a"
"""Drawn for `msqrt` and `mroot`, which do not spell it."""
_ITALICS: Final[Mapping[str, str]] = {
    unicodedata.normalize("NFKC", character): character
    for character in (
        "\u210e",
        *map(chr, range(0x1D434, 0x1D468)),
        *map(chr, range(0x1D6E2, 0x1D71C)),
    )
    if unicodedata.name(character, "")
}
"""Letters and their italics among the mathematical alphanumeric symbols; h stands elsewhere."""

Formula: TypeAlias = Math | MathBlock


class Formulas:
    """The formulas of one document as MathML; empty where pandoc cannot read the TeX."""

    def __init__(self, made: Mapping[Formula, Element] | None = None) -> None:
        self._made = {_bare(formula): mathml for formula, mathml in (made or {}).items()}

    def __bool__(self) -> bool:
        return bool(self._made)

    def __iter__(self) -> Iterator[Formula]:
        """The formulas that can be set, in the order of the document, each once."""
        return iter(self._made)

    def known(self, formula: Formula) -> Formula | None:
        """The formula under which one that looks the same is listed, when it can be set."""
        bare = _bare(formula)
        return bare if bare in self._made else None

    def mathml(self, formula: Formula) -> Element | None:
        """Its `math` element, without a namespace, or `None` when it cannot be set.

        `alttext` and an annotation hold the TeX (MathML Core, 2.1 and 5.1).
        """
        return copy.deepcopy(self._made.get(_bare(formula)))

    def characters(self) -> frozenset[str]:
        """The characters that a browser sets the formulas with: a single letter in italics, which
        are characters of their own in a font for mathematics (MathML Core, 4.2)."""
        shown = {c for mathml in self._made.values() for text in mathml.itertext() for c in text}
        return frozenset({_RADICAL, *shown, *(_ITALICS[c] for c in shown if c in _ITALICS)})


def formulas_of(document: Document, log: Log) -> Formulas:
    """All formulas of `document`, those in notes and tables among them.

    One that pandoc cannot read is a loss in `log`, with the TeX, the reason and its place.
    """
    places = dict(_places(document.blocks))
    if not places:
        return Formulas()
    read = [formula for formula in places if _is_readable(formula.text)]
    written, messages = _written(tree_of(read)) if read else (b"", ())
    markup = _NO_XML.sub("", written.decode())
    root = ElementTree.fromstring(f"<body>{markup}</body>")  # noqa: S314 (pandoc's own)
    paragraphs = dict(zip(read, root, strict=True))
    made: dict[Formula, Element] = {}
    for formula, place in places.items():
        paragraph = paragraphs.get(formula)
        mathml = None if paragraph is None else paragraph.find(f"{{{MATHML}}}math")
        if mathml is not None and _can_be_set(mathml):
            made[formula] = _finished(mathml, formula)
        elif paragraph is not None and mathml is None:
            _report(formula, place, _reason(formula, messages), log)
        else:
            _report(formula, place, "it is too long or nested too deep", log)
    return Formulas(made)


def _is_readable(tex: str) -> bool:
    """Whether texmath comes to an end of it."""
    if len(tex) > _LONGEST:
        return False
    groups: list[bool] = []
    scripts = 0
    for found in _BRACE.finditer(tex):
        if found["brace"] == "{":
            groups.append(bool(found["script"]))
            scripts += groups[-1]
        elif found["brace"] and groups:
            scripts -= groups.pop()
        if scripts > _SCRIPTS:
            return False
    return True


def _can_be_set(mathml: Element) -> bool:
    """Whether every format sets it, in a time that grows with it alone."""
    signs = weight = 0
    stack = [(mathml, 1, 1)]
    while stack:
        element, depth, times = stack.pop()
        times *= 2 if len(element) > 1 and element.tag.rpartition("}")[2] in _ROWS else 1
        signs += not len(element)
        weight += 0 if len(element) else times
        if depth > _DEEPEST or signs > _MOST_SIGNS or weight > _HEAVIEST:
            return False
        stack.extend((kid, depth + 1, times) for kid in element)
    return True


@lru_cache(maxsize=KEPT)
def _written(tree: bytes) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The page that pandoc makes of an AST of formulas, and what it says of them."""
    log = Log()
    arguments = ("--standalone=false", "--mathml", "--wrap=none")
    written = run.write(tree, "html", arguments=arguments, log=log)
    return written, log.diagnostics


def math_face() -> Face:
    """The font that formulas are set in wherever we choose it: the one that ziamath brings along.

    Raises `PublishError` when ziamath is not installed.
    """
    spec = util.find_spec("ziamath")
    if spec is None or spec.origin is None:
        raise PublishError("ziamath is not installed", hint="pip install ziamath")
    return Face(
        path=Path(spec.origin).parent / _FONT,
        family=MATH_FAMILY,
        weight=400,
        slope="normal",
        word_family=MATH_FAMILY,
        word_bold=False,
        word_italic=False,
    )


def tree_of(formulas: Iterable[Formula]) -> bytes:
    """An AST in pandoc's JSON of one paragraph a formula."""
    blocks: list[p.Block] = [
        p.Para([p.Math((p.Name(_kind(formula)), formula.text))]) for formula in formulas
    ]
    return msgspec.json.encode(p.Pandoc(blocks=blocks, meta={}))


def _kind(formula: Formula) -> str:
    return "DisplayMath" if isinstance(formula, MathBlock) else "InlineMath"


def _bare(formula: Formula) -> Formula:
    """A formula without what distinguishes two that look the same."""
    match formula:
        case MathBlock(text=text):
            return MathBlock(text=text)
        case Math():
            return formula


class _Place(msgspec.Struct, frozen=True, kw_only=True):
    origin: Origin | None = None
    section: str = ""


def _places(blocks: Iterable[Block]) -> Iterator[tuple[Formula, _Place]]:
    """Each formula with where it stands last; those in a block of known lines have these."""
    stack: list[tuple[Node, _Place]] = [(block, _Place()) for block in reversed(tuple(blocks))]
    while stack:
        node, place = stack.pop()
        if isinstance(node, Math | MathBlock):
            own = getattr(node, "origin", None) or place.origin
            yield _bare(node), msgspec.structs.replace(place, origin=own)
            continue
        origin = getattr(node, "origin", None) or place.origin
        section = plain_text(node.title) if isinstance(node, Section) else place.section
        inner = _Place(origin=origin, section=section)
        stack.extend((child, inner) for child in reversed(children(node)))


def _reason(formula: Formula, messages: Iterable[Diagnostic]) -> str:
    """What pandoc has to say of a formula that it cannot read."""
    tex = " ".join(formula.text.split())
    told = next((d.message for d in messages if f"TeX math {tex}, rendering" in d.message), "")
    reason = _REASON.search(told.rpartition("rendering as TeX")[2])
    return f"it cannot be read: {reason[0]}" if reason else "it cannot be read"


def _report(formula: Formula, place: _Place, reason: str, log: Log) -> None:
    tex = " ".join(formula.text.split())
    shown = tex if len(tex) <= _SHOWN else f"{tex[:_SHOWN]}…"
    # Formats part a document differently, and tell the same of a line that is known.
    where = f' in "{place.section}"' if place.section and place.origin is None else ""
    log.add(
        "loss",
        NOT_SET,
        f"the formula {shown}{where} is shown as its TeX, for {reason}",
        origin=place.origin,
        node=formula,
        hint="formulas are written in the TeX that pandoc's texmath reads",
    )


def _finished(mathml: Element, formula: Formula) -> Element:
    for part in mathml.iter():
        part.tag = part.tag.removeprefix(f"{{{MATHML}}}")
    mathml.set("alttext", " ".join(formula.text.split()))
    mathml.tail = None
    return mathml

"""pandoc's AST → document.

Every node of pandoc's has a place here. What has no equal is told to the log and its text is kept.
Headings, which pandoc keeps flat, become nested sections; attributes that say looks are dropped,
for looks come from the style.
"""

from __future__ import annotations

from itertools import dropwhile
from typing import Final, assert_never

import msgspec

from publish.diagnostics import Log
from publish.document import (
    Block,
    BlockQuote,
    Blocks,
    Callout,
    CodeBlock,
    Definition,
    DefinitionList,
    Division,
    Document,
    Figure,
    Inlines,
    Landscape,
    LineBlock,
    MathBlock,
    Paragraph,
    Section,
    Strong,
    Text,
    ThematicBreak,
)
from publish.errors import SourceError
from publish.pandoc import attributes, bibliography, rawhtml
from publish.pandoc import types as p
from publish.pandoc.anchors import Anchors
from publish.pandoc.attributions import alert, attributed
from publish.pandoc.bibliography import HANGING_CLASS
from publish.pandoc.decode_inlines import NO_REFERENCES, InlineDecoder, Pictures, References
from publish.pandoc.decode_lists import decode_list
from publish.pandoc.metadata import decode_meta
from publish.pandoc.paragraphs import indented, parted
from publish.pandoc.sections import (
    Enclosed,
    Flat,
    Heading,
    begins,
    hanging,
    nested,
    repeats,
    titled,
)
from publish.pandoc.source_positions import Places
from publish.pandoc.tables import COLUMN_CLASS, decode_table
from publish.walk import plain_text

ATTRIBUTION_CLASS: Final = "attribution"
PULL_QUOTES: Final = frozenset({"pull-quote", "pullquote"})
"""The classes of a division that holds a pull quote."""
CALLOUT_TITLE_CLASSES: Final = ("title", "callout-title", "admonition-title")
SPOKEN_CLASS: Final = "spoken"
"""Ours of a span that is the whole of a heading in another language."""


def decode(
    ast: bytes,
    log: Log,
    *,
    name: str = "document",
    title: Inlines = (),
    pictures: Pictures = lambda _target, _place: None,
    places: Places | None = None,
    references: References = NO_REFERENCES,
    alerts: bool = False,
) -> Document:
    """The document that an AST in pandoc's JSON says.

    `name` is what errors call the source. `title` is known already, from front matter say, so that
    no heading is taken for it; `pictures` finds the pictures that the source names, `places` the
    lines of what is told, and `references` says what the format has of references. `alerts` states
    that a quotation which begins with `[!name]` is a callout. Raises
    `SourceError` when `ast` is no AST of pandoc-types 1.23 or nested deeper than Python can follow.
    """
    try:
        pandoc = msgspec.json.decode(ast, type=p.Pandoc)
        decoder = _Decoder(pictures, places or Places(), references, log, alerts=alerts)
        return decoder.document(pandoc, title)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SourceError(
            f"{name}: not a pandoc-types 1.23 AST: {error}", hint="reinstall pypandoc_binary"
        ) from error
    except RecursionError as error:
        raise SourceError(
            f"{name}: nested too deeply", hint="flatten nested quotes and lists"
        ) from error


class _Decoder:
    """One run; `_inlines` collects the pictures, `_unused` the attributes that nothing was made
    of."""

    def __init__(
        self,
        pictures: Pictures,
        places: Places,
        references: References,
        log: Log,
        *,
        alerts: bool,
    ) -> None:
        self._alerts = alerts
        self._log = log
        self._places = places
        self._unused = attributes.Unused()
        self._anchors = Anchors()
        self._inlines = InlineDecoder(
            pictures, places, self._unused, log, self._blocks, references=references
        )

    def document(self, pandoc: p.Pandoc, title: Inlines) -> Document:
        meta = decode_meta(pandoc.meta, self._inlines, self._blocks)
        self._inlines.anchors.clear()
        meta = msgspec.structs.replace(meta, title=title or meta.title)
        own, cited = bibliography.apart(pandoc.blocks)
        meta, flat, title_id = titled(meta, list(self._flat(own)), self._log)
        blocks = (*nested(flat, self._log, self._places), *self._bibliography(cited))
        self._unused.report(self._log, self._places)
        media = tuple(self._inlines.media.values())
        document = Document(meta=meta, title_id=title_id, blocks=blocks, media=media)
        return self._anchors.followed(document, self._inlines.anchors)

    def _blocks(self, nodes: list[p.Block]) -> Blocks:
        """Blocks of a place that holds no sections: a heading there is a bold paragraph."""
        return self._without_sections(self._flat(nodes))

    def _without_sections(self, flat: Flat) -> Blocks:
        done: list[Block] = []
        for part in flat:
            match part:
                case Heading():
                    done.append(self._bold(part))
                case Enclosed(holder=holder, flat=within):
                    blocks = self._without_sections(within)
                    done.append(msgspec.structs.replace(holder, blocks=blocks))
                case _:
                    done.append(part)
        return tuple(done)

    def _flat(self, nodes: list[p.Block]) -> Flat:
        done: Flat = []
        for node in nodes:
            if (
                isinstance(node, p.Div)
                and node.c[0][0]
                and not bibliography.ENTRIES & set(node.c[0][1])
            ):
                self._inlines.anchors.append(node.c[0][0])
            match node:
                case p.Div((attr, content)) if attributes.landscape(attr):
                    self._unused.note(attr, used=(attributes.LANDSCAPE_CLASS,))
                    done.append(Enclosed(holder=Landscape(blocks=()), flat=self._flat(content)))
                case p.Div((attr, [p.Para(content) | p.Plain(content)])) if (
                    bibliography.ENTRIES & set(attr[1])
                ):
                    done.append(self._entry(attr, content))
                case p.Div((attr, content)) if attributes.value(attr, ATTRIBUTION_CLASS):
                    done.append(self._attributed(attr, content))
                case p.Div((attr, content)) if PULL_QUOTES.intersection(attr[1]):
                    done.append(self._pulled(attr, content))
                case p.Div((attr, content)) if attributes.callout(attr) is None:
                    done.extend(self._within(attr, content))
                case p.Table((attr, *_)):
                    done.extend(self._spoken(attr, [self._block(node)]))
                case p.Plain(content) | p.Para(content):
                    done.extend(self._paragraphs(content))
                case p.Header((level, attr, content)):
                    done.append(self._heading(level, attr, content))
                case p.RawBlock((markup, text)):
                    done.extend(self._raw(markup, text))
                case _:
                    done.append(self._block(node))
        return done

    def _block(self, node: p.Block) -> Block:
        match node:
            case p.LineBlock(lines):
                return LineBlock(lines=tuple(indented(self._inlines(line)) for line in lines))
            case p.CodeBlock(((identifier, classes, pairs), text)):
                self._inlines.anchors.extend([identifier] if identifier else [])
                self._unused.note(("", classes[1:], pairs))
                return CodeBlock(text=text, language=classes[0] if classes else "")
            case p.BlockQuote(content):
                return self._quote(content)
            case p.OrderedList() | p.BulletList():
                return decode_list(node, self._blocks)
            case p.DefinitionList(items):
                return DefinitionList(
                    items=tuple(
                        Definition(
                            term=self._inlines(term),
                            definitions=tuple(self._blocks(text) for text in definitions),
                        )
                        for term, definitions in items
                    )
                )
            case p.HorizontalRule():
                return ThematicBreak()
            case p.Table((attr, *_)):
                self._unused.note(attr, used=(COLUMN_CLASS, *attributes.SPEECH))
                return decode_table(node, self._blocks)
            case p.Figure((_, (_, [p.Plain(words) | p.Para(words)]), [p.BlockQuote(said)])):
                return BlockQuote(blocks=self._blocks(said), attribution=self._inlines(words))
            case p.Figure((attr, (_, caption), content)):
                self._unused.note(attr)
                identifier = self._anchored(attr[0])
                # A legend of reStructuredText may hold any block; a caption is of paragraphs.
                legend = list(dropwhile(lambda b: isinstance(b, p.Plain | p.Para), caption))
                above = caption[: len(caption) - len(legend)]
                return Figure(
                    blocks=self._blocks([*content, *legend]),
                    caption=self._blocks(above),
                    id=identifier,
                )
            case p.Div((attr, content)):
                return self._admonition(attr, content)
            case p.Plain() | p.Para() | p.Header() | p.RawBlock():
                raise AssertionError(f"{type(node).__name__} is no single block")
            case _:
                assert_never(node)

    # -- paragraphs and headings -----------------------------------------------------------------

    def _paragraphs(self, content: list[p.Inline]) -> list[Block]:
        """A paragraph; displayed formulas in it are blocks of their own and part it."""
        done: list[Block] = []
        for part in parted(content, self._places, self._log):
            done.extend([part] if isinstance(part, MathBlock) else self._paragraph(part))
        return done

    def _paragraph(self, run: list[p.Inline]) -> list[Block]:
        match run:
            case [p.Image(((identifier, _, _), _, _))] if identifier:
                # Without a caption pandoc makes no figure; a name is there to be referred to.
                shown = Paragraph(content=self._inlines(run))
                return [Figure(id=self._anchored(identifier), blocks=(shown,))]
            case _:
                pass
        content = self._inlines(run)
        blank = all(isinstance(part, Text) and not part.text.strip() for part in content)
        return [] if blank else [Paragraph(content=content, id=self._anchored())]

    def _heading(self, level: int, attr: p.Attr, content: list[p.Inline]) -> Heading:
        match content:
            case [p.Span((("", [name], pairs), title))] if name == SPOKEN_CLASS:
                attr, content = (*attr[:2], [*attr[2], *pairs]), title
            case _:
                pass
        used = ("unnumbered", "unlisted", attributes.LANDSCAPE_CLASS, *attributes.SPEECH)
        self._unused.note(attr, used=used)
        words = self._inlines(content)
        return Heading(
            level=level,
            title=words,
            id=self._anchored(attr[0], implied=repeats(attr[0], words)),
            numbered="unnumbered" not in attr[1],
            landscape=attributes.landscape(attr),
            language=attributes.language(attr),
            direction=attributes.direction(attr),
        )

    def _bold(self, heading: Heading) -> Paragraph:
        self._log.info(
            "heading-in-block",
            "heading in a list, quote, note or table rendered as a bold paragraph",
            origin=self._places.heading(plain_text(heading.title)),
            hint="move it outside to start a section",
        )
        return Paragraph(
            content=(Strong(content=heading.title),),
            id=heading.id,
            language=heading.language,
            direction=heading.direction,
        )

    def _anchored(self, own: str = "", *, implied: bool = False) -> str:
        return self._anchors.taken(self._inlines.anchors, own, implied=implied)

    # -- divisions -------------------------------------------------------------------------------

    def _within(self, attr: p.Attr, content: list[p.Block]) -> Flat:
        """The blocks of a division that is nothing but a division."""
        self._unused.note(attr, used=(*attributes.SPEECH, *bibliography.CLASSES))
        blocks = self._flat(content)
        if HANGING_CLASS in attr[1]:
            blocks = [hanging(block) for block in blocks]
        return self._spoken(attr, blocks)

    def _spoken(self, attr: p.Attr, flat: Flat) -> Flat:
        """What stands in an element that may say its language or direction. What is before the
        first heading in it belongs to the section around it."""
        language, direction = attributes.language(attr), attributes.direction(attr)
        if not (language or direction):
            return flat
        first = next((at for at, part in enumerate(flat) if begins(part)), len(flat))
        holder = Division(blocks=(), language=language, direction=direction)
        runs = (flat[:first], flat[first:])
        return [Enclosed(holder=holder, flat=run) for run in runs if run]

    def _admonition(self, attr: p.Attr, content: list[p.Block]) -> Callout:
        kind = attributes.callout(attr) or "note"
        self._unused.note(attr, used=("callout", "title", *attributes.CALLOUTS))
        if given := attributes.value(attr, "title"):
            own: Inlines = (Text(text=given),)
            return Callout(kind=kind, title=own, blocks=self._blocks(content))
        match content:
            case [p.Div(((_, ["title"], _), [p.Para([p.Str(word)])])), *rest] if (
                word.lower() == kind
            ):
                # An alert of GitHub's is called by its kind, which layouts do in each language.
                return Callout(kind=kind, blocks=self._blocks(rest))
            case [p.Header((_, _, title)), *rest]:
                return Callout(kind=kind, title=self._inlines(title), blocks=self._blocks(rest))
            case [p.Div(((_, classes, _), [p.Para(title) | p.Plain(title)])), *rest] if any(
                name in CALLOUT_TITLE_CLASSES for name in classes
            ):
                return Callout(kind=kind, title=self._inlines(title), blocks=self._blocks(rest))
            case _:
                return Callout(kind=kind, blocks=self._blocks(content))

    def _quote(self, content: list[p.Block]) -> BlockQuote | Callout:
        if self._alerts and (found := alert(content)) is not None:
            kind, name = attributes.called(found.name, self._log, self._places.raw(found.mark))
            title = self._inlines(found.title) or ((Text(text=name),) if name else ())
            return Callout(kind=kind, title=title, blocks=self._blocks(found.content))
        match content:
            case [*rest, p.Div(((_, classes, _), [p.Para(words) | p.Plain(words)]))] if (
                ATTRIBUTION_CLASS in classes
            ):
                return BlockQuote(blocks=self._blocks(rest), attribution=self._inlines(words))
            case _:
                said, by = attributed(content)
                return BlockQuote(blocks=self._blocks(said), attribution=self._inlines(by))

    def _attributed(self, attr: p.Attr, content: list[p.Block]) -> BlockQuote:
        """A division that says whom the quotation in it is by, or that is one."""
        self._unused.note(attr, used=(ATTRIBUTION_CLASS,))
        match content:
            case [p.BlockQuote(said)]:
                blocks = self._blocks(said)
            case _:
                blocks = self._blocks(content)
        by: Inlines = (Text(text=attributes.value(attr, ATTRIBUTION_CLASS)),)
        return BlockQuote(blocks=blocks, attribution=by)

    def _pulled(self, attr: p.Attr, content: list[p.Block]) -> BlockQuote:
        """Words that are shown large."""
        identifier, classes, pairs = attr
        self._unused.note((identifier, [c for c in classes if c not in PULL_QUOTES], pairs))
        match content:
            case [p.BlockQuote(said)]:
                return BlockQuote(blocks=self._blocks(said), kind="pull_quote")
            case _:
                return BlockQuote(blocks=self._blocks(content), kind="pull_quote")

    # -- bibliographies --------------------------------------------------------------------------

    def _bibliography(self, cited: list[p.Block]) -> Blocks:
        """The section of its own of a bibliography that the source has given no place; what it is
        called is the layout's to say."""
        if not cited:
            return ()
        blocks = self._blocks(cited)
        section = Section(
            title=(), blocks=blocks, id="bibliography", numbered=False, role="bibliography"
        )
        return (section,)

    def _entry(self, attr: p.Attr, content: list[p.Inline]) -> Paragraph:
        """An entry of a bibliography."""
        self._unused.note(attr, used=(*bibliography.ENTRIES, HANGING_CLASS, *attributes.SPEECH))
        parts, numbered = bibliography.in_line(content)
        said = self._inlines(parts)
        return Paragraph(
            content=said,
            id=self._anchored(attr[0]),
            entry=True,
            hanging=numbered or HANGING_CLASS in attr[1],
            language=attributes.language(attr),
            direction=attributes.direction(attr),
        )

    # -- what is raw -----------------------------------------------------------------------------

    def _raw(self, markup: str, text: str) -> list[Block]:
        if markup == "html":
            words = rawhtml.block_text(text, self._log, self._places)
            return [Paragraph(content=(Text(text=words),))] if words else []
        if markup == "comment":
            rawhtml.tell_comment(self._log, self._places)
            return []
        self._log.add(
            "loss",
            "raw-markup",
            f"raw {markup} rendered as code: {text.strip()[:40]}",
            origin=self._places.raw(text),
            hint="use the markup of the source format",
        )
        return [CodeBlock(text=text, language=markup)]

"""Ways through the tree: iterate, rebuild, read as plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain, groupby
from operator import is_
from types import SimpleNamespace
from typing import Any, Final, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from publish import document
from publish.document import (
    Block,
    Blocks,
    Citation,
    Code,
    CodeBlock,
    Direction,
    Division,
    Document,
    Emphasis,
    Furniture,
    Highlight,
    Image,
    Inline,
    Inlines,
    Keyboard,
    Landscape,
    LineBlock,
    LineBreak,
    Link,
    Math,
    MathBlock,
    Node,
    Note,
    Origin,
    Paragraph,
    Region,
    Section,
    SmallCaps,
    Span,
    Strikeout,
    Strong,
    Subscript,
    Superscript,
    Text,
    Underline,
)
from publish.languages import runs_right_to_left
from publish.patterns import pattern

_HOLDERS: Final = (
    *(Emphasis, Strong, Strikeout, Superscript, Subscript, SmallCaps, Underline, Highlight),
    *(Link, Span),
)
_BLANKS: Final = pattern(r"[ \t\r\n]+")

N = TypeVar("N", bound=Node)
M = TypeVar("M", bound=Node)


def children(node: Node) -> list[Node]:
    """The nodes directly below `node`, in the order of its fields."""
    found: list[Node] = []
    for name, plain in _HOLDING[type(node)]:
        value = getattr(node, name)
        if plain:
            found += value
        elif value is not None:
            _gather(value, found)
    return found


def _gather(value: object, found: list[Node]) -> None:
    if isinstance(value, tuple):
        for part in value:
            _gather(part, found)
    elif isinstance(value, Node):
        found.append(value)


class _Holding(dict[type[Node], tuple[tuple[str, bool], ...]]):
    """The fields of each kind of node that may hold nodes, and whether one holds a plain tuple of
    them: then nobody has to ask what is in it."""

    def __missing__(self, kind: type[Node]) -> tuple[tuple[str, bool], ...]:
        stated: dict[str, str] = {}
        for base in reversed(kind.__mro__):
            stated |= base.__annotations__ if issubclass(base, Node) else {}
        self[kind] = tuple(
            (name, _is_plain(held))
            for name in kind.__struct_fields__
            if _may_hold_nodes(held := _type_of(stated[name]))
        )
        return self[kind]


_HOLDING: Final = _Holding()


@cache
def _type_of(annotation: str) -> object:
    """The type that an annotation in the document model stands for: there are few, on many fields,
    and `get_type_hints` of each kind of node takes as long as a pass over a short document."""
    stated = SimpleNamespace(__annotations__={"": annotation})
    return get_type_hints(stated, vars(document))[""]


def _may_hold_nodes(kind: object) -> bool:
    if isinstance(kind, type) and not get_args(kind):
        return issubclass(kind, Node)
    return any(map(_may_hold_nodes, get_args(kind)))


def _is_plain(kind: object) -> bool:
    """Whether a type is `tuple[X, ...]` of kinds of nodes."""
    match get_origin(kind), get_args(kind):
        case (origin, (held, more)) if origin is tuple and more is Ellipsis:
            kinds = get_args(held) or (held,)
            return all(isinstance(one, type) and issubclass(one, Node) for one in kinds)
        case _:
            return False


def iterate(node: Node) -> Iterator[Node]:
    """`node` and all nodes below it, in reading order (depth first, parents before children)."""
    stack = [node]
    while stack:
        here = stack.pop()
        yield here
        if _HOLDING[type(here)]:
            below = children(here)
            below.reverse()
            stack += below


Change = Callable[[Node], "Node | tuple[Node, ...]"]
"""What becomes of a node: itself, another one, or any number in its place."""


def rebuild(node: N, change: Change) -> N:
    """A copy of `node` in which `change` was applied to every node below it, leaves first.

    A tuple that `change` returns takes the node's place among its siblings. A node whose children
    did not change is not copied.
    """

    def visit(child: Node) -> Node | tuple[Node, ...]:
        return change(_rebuilt(child, visit) if _HOLDING[type(child)] else child)

    return _rebuilt(node, visit)


def rebuild_placed(node: N, change: Callable[[Node, Origin | None], Node | tuple[Node, ...]]) -> N:
    """As `rebuild`; `change` is also told the nearest origin at or above a node, one that says a
    line before one that says its file alone."""

    def below(parent: N, around: Origin | None) -> N:
        if not _HOLDING[type(parent)]:
            return parent

        def visit(child: Node) -> Node | tuple[Node, ...]:
            own: Origin | None = getattr(child, "origin", None)
            here = own if own is not None and (own.first or around is None) else around
            return change(below(child, here), here)  # type: ignore[arg-type]

        return _rebuilt(parent, visit)

    return below(node, getattr(node, "origin", None))


class Speech(NamedTuple):
    """The language (BCP 47) of what stands somewhere, and the direction that it runs in."""

    language: str
    direction: Direction

    @classmethod
    def of(cls, language: str) -> Speech:
        """A language in the direction of its script."""
        return cls(language, "rtl" if runs_right_to_left(language) else "ltr")

    def within(self, node: Node) -> Speech:
        """What is spoken within `node`, where this is spoken around it. A language brings the
        direction of its script along, unless the node states another."""
        if not isinstance(node, Division | Paragraph | Section | Span):
            return self
        inner = Speech.of(node.language) if node.language else self
        return inner._replace(direction=node.direction or inner.direction)


def rebuild_spoken(
    node: N, own: Speech, change: Callable[[Node, Speech], Node | tuple[Node, ...]]
) -> N:
    """As `rebuild_down`; `change` is also told what is spoken around a node. `own` is spoken at the
    root, and in notes, which are not where their marks stand."""

    def below(parent: M, around: Speech) -> M:
        if not _HOLDING[type(parent)]:
            return parent
        inner = own if isinstance(parent, Note) else around.within(parent)

        def visit(child: Node) -> Node | tuple[Node, ...]:
            # What a section says of itself, it says of its title.
            titled = isinstance(parent, Section) and not isinstance(child, Inline)
            here = around if titled else inner
            new = change(child, here)
            if isinstance(new, tuple):
                return tuple(below(part, here) for part in new)
            return below(new, here)

        return _rebuilt(parent, visit)

    return below(node, own)


def rebuild_down(node: N, change: Change) -> N:
    """As `rebuild`, but parents first: `change` sees a node before its children are rebuilt."""

    def visit(child: Node) -> Node | tuple[Node, ...]:
        new = change(child)
        if isinstance(new, tuple):
            return tuple(rebuild_down(part, change) for part in new)
        return rebuild_down(new, change)

    return _rebuilt(node, visit)


def rebuild_runs(node: N, change: Callable[[Node, Inlines], Inlines]) -> N:
    """A copy of `node` in which every outermost run of inlines became what `change` makes of it.

    `change` is given the node that owns the run, and the run. A note's blocks have runs of their
    own, which are rebuilt before the run in which the note's mark stands. What stands in the
    margins of pages is no run: a layout made it.
    """
    return rebuild_spoken_runs(node, Speech.of(""), lambda owner, run, _: change(owner, run))


def rebuild_spoken_runs(
    node: N, own: Speech, change: Callable[[Node, Inlines, Speech], Inlines]
) -> N:
    """As `rebuild_runs`; `change` is also told what is spoken in a run. `own` is spoken at the
    root, and in notes."""

    def visit(owner: Node, value: object, around: Speech) -> object:
        if not isinstance(value, tuple):
            if isinstance(value, Node) and not isinstance(value, Furniture):
                return below(value, around)
            return value
        if value and isinstance(value[0], Inline):
            holding = any(_HOLDING[type(inline)] for inline in value)
            inner = _replaced(value, within) if holding else value
            return change(owner, inner, around.within(owner))
        titles = isinstance(owner, Section)
        here = around if titles else around.within(owner)
        return _replaced(value, lambda part: visit(owner, part, here))

    def within(inline: Node) -> Node:
        return in_notes(rebuild(inline, in_notes))

    def in_notes(inline: Node) -> Node:
        return below(inline, own) if isinstance(inline, Note) else inline

    def below(parent: M, around: Speech) -> M:
        changed: dict[str, object] = {}
        for name, _ in _HOLDING[type(parent)]:
            old = getattr(parent, name)
            if old and (new := visit(parent, old, around)) is not old:
                changed[name] = new
        return msgspec.structs.replace(parent, **changed) if changed else parent

    return below(node, own)


def plain_text(node: Node | Iterable[Node]) -> str:
    """What a reader would read aloud: text without marks; a line break is a line feed.

    Blocks are separated by line feeds. A picture is its alt text, unless it is decorative, and a
    formula its TeX; notes are left out, for they do not stand where their mark stands.
    """
    pieces = _spoken(node if not isinstance(node, Node) else (node,))
    return "".join(p if isinstance(p, str) else p.text for p in pieces).strip("\n")


def plain_inlines(nodes: Iterable[Node]) -> tuple[Text | Math, ...]:
    """What `plain_text` says, in one line, in which formulas stay formulas."""
    made: list[Text | Math] = []
    for formulas, pieces in groupby(_spoken(nodes), lambda piece: isinstance(piece, Math)):
        if formulas:
            made.extend(piece for piece in pieces if isinstance(piece, Math))
        else:
            words = "".join(piece for piece in pieces if isinstance(piece, str))
            made.append(Text(text=_BLANKS.sub(" ", words)))
    if made and isinstance(first := made[0], Text):
        made[0] = Text(text=first.text.lstrip(" "))
    if made and isinstance(last := made[-1], Text):
        made[-1] = Text(text=last.text.rstrip(" "))
    return tuple(piece for piece in made if piece.text)


def without_start(run: Inlines, count: int) -> Inlines:
    """`run` without the first `count` letters of its text; what is no text has none."""
    return _cut(run, count)[0]


def _cut(run: Inlines, count: int) -> tuple[Inlines, int]:
    """`run` without `count` letters of its beginning, and how many are still to be cut."""
    kept: Inlines = ()
    for inline in run:
        if count and isinstance(inline, _HOLDERS):
            content, count = _cut(inline.content, count)
            kept += (msgspec.structs.replace(inline, content=content),) if content else ()
        elif count and isinstance(inline, Text):
            rest = inline.text[count:]
            kept += (Text(text=rest),) if rest else ()
            count -= len(inline.text) - len(rest)
        elif count and isinstance(inline, LineBreak):
            count -= 1
        else:
            kept += (inline,)
    return kept, count


def _rebuilt(node: N, visit: Change) -> N:
    changed: dict[str, object] = {}
    for name, _ in _HOLDING[type(node)]:
        old = getattr(node, name)
        if old and (new := _visited(old, visit)) is not old:
            changed[name] = new
    return msgspec.structs.replace(node, **changed) if changed else node


def _visited(value: object, visit: Change) -> object:
    if isinstance(value, tuple):
        if value and isinstance(value[0], Node):
            return _siblings(value, visit)
        return _replaced(value, lambda part: _visited(part, visit))
    if not isinstance(value, Node):
        return value
    alone = visit(value)
    if isinstance(alone, tuple):
        kind = type(value).__name__
        raise TypeError(f"a {kind} that stands alone cannot become {len(alone)} nodes")
    return alone


def _siblings(nodes: tuple[Any, ...], visit: Change) -> tuple[object, ...]:
    made = list(map(visit, nodes))
    if all(map(is_, nodes, made)):
        return nodes
    parts: list[object] = []
    for new in made:
        if isinstance(new, tuple):
            parts += new
        else:
            parts.append(new)
    return _unless_same(nodes, tuple(parts))


def _replaced(value: tuple[object, ...], change: Callable[[Any], object]) -> tuple[Any, ...]:
    return _unless_same(value, tuple(change(part) for part in value))


def _unless_same(old: tuple[object, ...], new: tuple[object, ...]) -> tuple[object, ...]:
    same = len(old) == len(new) and all(map(is_, old, new))
    return old if same else new


def _spoken(nodes: Iterable[Node]) -> Iterator[str | Math]:
    within_line = False
    for node in nodes:
        if within_line and not isinstance(node, Inline):
            yield "\n"
        within_line = isinstance(node, Inline)
        match node:
            case Text(text=text) | Code(text=text) | Keyboard(text=text):
                yield text
            case Math():
                yield node
            case MathBlock(text=text):
                yield Math(text=text)
                yield "\n"
            case LineBreak():
                yield "\n"
            case Image(alt=alt, decorative=decorative):
                yield "" if decorative else alt
            case Note():
                pass
            case Citation(content=content):
                yield from _spoken(content)
            case CodeBlock(text=text):
                yield f"{text}\n"
            case LineBlock(lines=lines):
                for line in lines:
                    yield from _spoken(line)
                    yield "\n"
            case _:
                yield from _spoken(children(node))
                if not isinstance(node, Inline):
                    yield "\n"


def opens_landscape(block: Block) -> bool:
    """Whether a block begins on a landscape page: headings go with what they head."""
    while isinstance(block, Section | Division) and block.blocks:
        block = block.blocks[0]
    return isinstance(block, Landscape)


def unturned(blocks: Blocks) -> Blocks:
    """`blocks` with those of landscape pages in their place."""
    inner = ((b.blocks if isinstance(b, Landscape) else (b,)) for b in blocks)
    return tuple(chain.from_iterable(inner))


def notes_at_end(document: Document) -> bool:
    """Whether the layout placed the notes at the end, and not at the foot of their pages."""
    return any(isinstance(block, Region) and block.role == "notes" for block in document.blocks)

"""What the document says beside what an artifact says: each difference as a finding.

Anchored on the document: a finding's place is where the source says it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import product, zip_longest
from typing import Final, TypeVar

from publish.checks import facts as f
from publish.checks.facts import OBJECT, PAGE, PAGES, Facts
from publish.checks.sequences import Pair, compare
from publish.checks.voices import Voice
from publish.diagnostics import Column, Finding, Place

_SHOWN: Final = 160
"""Characters of a text that a finding shows."""

_BEFORE: Final = 60
"""Characters of them that it shows before the first that differs."""
_EDGES: Final = ("header", "footer")
_PAGES: Final = ("first", "others")
_NAVIGATION: Final = 3
"""Levels of headings that the navigation of a book shows when nothing says how many."""

T = TypeVar("T", bound=f.Fact)


def differences(
    stated: Facts, read: Facts, voice: Voice, *, artifact: str, source: str
) -> tuple[Finding, ...]:
    """All differences of an artifact from its document; `stated` are the document's own facts."""
    expected = voice.expected(stated)
    found = voice.found(read, expected)
    parity = _Parity(voice, artifact, source)
    return (
        *parity.blocks(expected.blocks, found.blocks),
        *parity.tables(expected.tables, found.tables),
        *parity.notes(expected.notes, found.notes),
        *parity.links(expected.links, found.links),
        *parity.captions(expected.captions, found.captions),
        *parity.pictures(expected.pictures, found.pictures),
        *parity.formulas(expected, found),
        *parity.languages(expected.languages, found.languages),
        *parity.contents(expected.contents, found.contents),
        *parity.navigation(stated, expected, found),
        *parity.furniture(expected.furniture, found.furniture),
        *parity.metadata(expected.metadata, found.metadata),
    )


class _Parity:
    """Compares facts of one kind after the other."""

    def __init__(self, voice: Voice, artifact: str, source: str) -> None:
        self._voice = voice
        self._artifact = artifact
        self._source = source

    # -- blocks ------------------------------------------------------------------------------------

    def blocks(self, expected: Sequence[f.Block], found: Sequence[f.Block]) -> Iterator[Finding]:
        """Missing, extra, moved and reworded blocks; and of those that are there, what they are."""
        there = {self._key(block) for block in found}
        known = {self._key(block) for block in expected}

        def key(block: f.Block) -> str:
            if block.spelled and (spelled := self._voice.key(block.spelled)) in there:
                return spelled
            return self._key(block)

        pairs = compare(expected, found, key, self._resemblance)
        for index, pair in enumerate(pairs):
            match pair:
                case Pair(how="same", expected=f.Block() as block, found=f.Block() as other):
                    yield from self._same(block, other)
                case Pair(how="changed", expected=f.Block() as block, found=f.Block() as other):
                    yield self._finding("words", "reworded", "says something else", block, other)
                    yield from self._same(block, other, spelled=True)
                case Pair(how="moved", expected=f.Block() as block, found=f.Block() as other):
                    if not _follows(pairs, index):
                        yield self._finding("words", "moved", "stands elsewhere", block, other)
                case Pair(how="missing", expected=f.Block() as block):
                    if not _follows(pairs, index):
                        yield self._finding("words", "missing", "is missing", block, None)
                case Pair(found=f.Block() as other):
                    again = key(other) in known and bool(other.text)
                    code, message = (
                        ("repeated", "is said again") if again else ("extra", "is added")
                    )
                    if not _follows(pairs, index):
                        yield self._finding("words", code, message, None, other)
                case _:
                    pass

    def _same(self, block: f.Block, other: f.Block, *, spelled: bool = False) -> Iterator[Finding]:
        """What a block is, and what it stands in."""
        spelled = spelled or (bool(block.spelled) and OBJECT not in other.text)
        alike = block.kind == other.kind or (
            self._voice.tolerates("labels") and {block.kind, other.kind} <= {"item", "term"}
        )
        if not alike and not (spelled and self._voice.tolerates("formula-as-tex")):
            yield self._differs("kind", block, other, _kind(block), _kind(other))
        elif block.level != other.level:
            yield self._differs("level", block, other, _kind(block), _kind(other))
        if block.within != other.within:
            yield self._differs(
                "nesting", block, other, " in ".join(block.within[::-1]) or "in nothing",
                " in ".join(other.within[::-1]) or "in nothing",
            )  # fmt: skip
        if block.marker != other.marker and not self._voice.tolerates("labels"):
            yield self._differs("marker", block, other, block.marker, other.marker)
        lines = block.kind == other.kind == "code" and not self._voice.tolerates("lines-of-code")
        if lines and block.text != other.text and not spelled:
            yield self._finding("words", "code", "has other lines", block, other)

    def _key(self, block: f.Block) -> str:
        match block.kind:
            case "item" if self._voice.tolerates("labels") and _is_counted(block.marker):
                return self._voice.key(block.marker)
            case "item":
                return f"\0item {block.marker}"
            case "break":
                return "\0break"
            case "code":
                return self._voice.key(f.said(block.text))
            case _:
                return self._voice.key(block.text)

    def _resemblance(self, one: f.Block, other: f.Block) -> float:
        if one.kind == other.kind and one.kind in ("item", "break"):
            return 1.0
        return _likeness(self._voice.key(one.text), self._voice.key(other.text))

    # -- tables ------------------------------------------------------------------------------------

    def tables(self, expected: Sequence[f.Table], found: Sequence[f.Table]) -> Iterator[Finding]:
        def words(table: f.Table) -> str:
            return "|".join(self._voice.key(cell.text) for row in table.rows for cell in row)

        pairs = compare(expected, found, words, lambda a, b: _likeness(words(a), words(b)))
        for pair in self._paired(pairs):
            match pair:
                case (f.Table() as table, f.Table() as other):
                    yield from self._rows(table, other)
                case (table, other):
                    yield from self._alone("tables", "table", table, other, _said_table)

    def _rows(self, table: f.Table, other: f.Table) -> Iterator[Finding]:
        """The first difference of each row: what follows it in the row is shifted by it."""

        def words(row: tuple[f.Cell, ...]) -> tuple[str, ...]:
            return tuple(self._voice.key(cell.text) for cell in row)

        def alike(one: tuple[f.Cell, ...], two: tuple[f.Cell, ...]) -> float:
            return max(0.6, _likeness("|".join(words(one)), "|".join(words(two))))

        pairs = compare(table.rows, other.rows, words, alike)
        for number, pair in enumerate(pairs, start=1):
            where = f"row {number}"
            if pair.expected is None or pair.found is None:
                yield self._differs(
                    "table-row", table, other, _said_row(pair.expected), _said_row(pair.found),
                    column="tables", where=where,
                )  # fmt: skip
                continue
            if pair.how == "moved":
                yield self._differs(
                    "table-row-moved", table, other, _said_row(pair.expected), "in another place",
                    column="tables", where=where,
                )  # fmt: skip
            for at, (cell, seen) in enumerate(zip_longest(pair.expected, pair.found), start=1):
                same = (
                    cell is not None
                    and seen is not None
                    and self._voice.key(cell.text) == self._voice.key(seen.text)
                    and _shape(cell) == _shape(seen)
                )
                if not same and not self._spelled(cell, seen):
                    yield self._differs(
                        "table-cell", table, other, _said_cell(cell), _said_cell(seen),
                        column="tables", where=f"{where}, cell {at}",
                    )  # fmt: skip
                    break

    def _spelled(self, cell: f.Cell | None, seen: f.Cell | None) -> bool:
        """Whether only formulas, which may stand as TeX, tell the two apart."""
        if cell is None or seen is None or OBJECT not in cell.text or _shape(cell) != _shape(seen):
            return False
        pieces = [self._voice.key(piece) for piece in cell.text.split(OBJECT)]
        return _in_order(pieces, self._voice.key(seen.text))

    # -- notes, links ------------------------------------------------------------------------------

    def notes(self, expected: Sequence[f.Note], found: Sequence[f.Note]) -> Iterator[Finding]:
        def words(note: f.Note) -> str:
            return self._voice.key(note.text)

        def alike(one: f.Note, other: f.Note) -> float:
            same = one.label == other.label
            return max(0.6 if same else 0.0, _likeness(words(one), words(other)))

        for note, other in self._paired(compare(expected, found, words, alike)):
            if note is None or other is None:
                yield from self._alone("notes", "note", note, other, _said_note)
                continue
            if words(note) != words(other) and not self._formula_apart(note.text, other.text):
                yield self._differs("note-text", note, other, note.text, other.text, column="notes")
            if note.label != other.label:
                yield self._differs(
                    "note-label", note, other, note.label, other.label, column="notes"
                )
            before = self._voice.key(note.anchor.rpartition(OBJECT)[2])
            after = self._voice.key(other.anchor.rpartition(OBJECT)[2])
            if not (before.endswith(after) or after.endswith(before)) or (before and not after):
                yield self._differs(
                    "note-anchor", note, other, f"after “{note.anchor}”",
                    f"after “{other.anchor}”", column="notes",
                )  # fmt: skip

    def links(self, expected: Sequence[f.Link], found: Sequence[f.Link]) -> Iterator[Finding]:
        ids = not self._voice.tolerates("ids")

        def target(link: f.Link) -> str:
            return link.target if ids or not link.target.startswith("#") else "#"

        def key(link: f.Link) -> tuple[str, str]:
            return self._voice.key(link.text), target(link)

        def alike(one: f.Link, other: f.Link) -> float:
            if self._voice.key(one.text) == self._voice.key(other.text):
                return 1.0
            words = _likeness(self._voice.key(one.text), self._voice.key(other.text))
            return max(0.8 if target(one) == target(other) else 0.0, words)

        for link, other in self._paired(compare(expected, found, key, alike)):
            if link is None or other is None:
                yield from self._alone("links", "link", link, other, _said_link)
                continue
            text = self._voice.key(link.text) == self._voice.key(other.text)
            if not text and not self._formula_apart(link.text, other.text):
                yield self._differs("link-text", link, other, link.text, other.text, column="links")
            if target(link) != target(other):
                yield self._differs(
                    "link-target", link, other, link.target, other.target, column="links"
                )
            elif not self._lands(link.lands, other.lands):
                yield self._differs(
                    "link-place", link, other, _said_place(link.lands), _said_place(other.lands),
                    column="links",
                )  # fmt: skip
            if not other.described:
                yield self._differs(
                    "link-description", link, other, "words that say where it leads", "none",
                    column="links",
                )  # fmt: skip

    def _lands(self, expected: tuple[str, ...] | None, found: tuple[str, ...] | None) -> bool:
        """Whether both lead to the same words; a document's own dead links are its author's."""
        if not expected:
            return expected is not None or found in (None, ())
        if found is None:
            return False
        if not found or any(OBJECT in text for text in expected):
            return True
        keys = {self._voice.key(text) for text in expected}
        return any(self._voice.key(text) in keys for text in found)

    # -- figures -----------------------------------------------------------------------------------

    def captions(
        self, expected: Sequence[f.Caption], found: Sequence[f.Caption]
    ) -> Iterator[Finding]:
        yield from self._texts("figures", "caption", expected, found, lambda c: c.text)

    def pictures(
        self, expected: Sequence[f.Picture], found: Sequence[f.Picture]
    ) -> Iterator[Finding]:
        bytes_ = not self._voice.tolerates("picture-bytes")

        def key(picture: f.Picture) -> tuple[str, bool]:
            return self._voice.key(picture.alt), bool(picture.alt) and not picture.decorative

        pairs = compare(expected, found, key, lambda *_: 1.0)
        for picture, other in self._paired(pairs):
            if picture is None or other is None:
                yield from self._alone("figures", "picture", picture, other, _said_picture)
            elif key(picture) != key(other):
                yield self._differs(
                    "alt-text", picture, other, _said_picture(picture), _said_picture(other),
                    column="figures",
                )  # fmt: skip
            elif bytes_ and other.digest and picture.digest != other.digest:
                yield self._differs(
                    "picture", picture, other, f"the picture {picture.digest[:16]}",
                    f"the picture {other.digest[:16]}", column="figures",
                )  # fmt: skip

    def formulas(self, expected: Facts, found: Facts) -> Iterator[Finding]:
        """Formulas, but for those that stand in the text as their TeX."""
        without_tex = self._voice.tolerates("formula-without-tex")

        def key(formula: f.Formula) -> str:
            return formula.symbols if without_tex else self._voice.key(formula.tex)

        text = "\n".join(
            self._voice.key(fact.text)
            for facts in (found.blocks, found.notes, found.captions)
            for fact in facts
        )
        pairs = compare(
            expected.formulas, found.formulas, key, lambda a, b: _likeness(key(a), key(b))
        )
        for formula, other in self._paired(pairs):
            if other is None and formula is not None and self._voice.key(formula.tex) in text:
                continue
            if formula is None or other is None:
                yield from self._alone("figures", "formula", formula, other, lambda x: x.tex)
            elif key(formula) != key(other):
                yield self._differs(
                    "formula", formula, other, formula.tex, other.tex or other.symbols,
                    column="figures",
                )  # fmt: skip

    # -- structure ---------------------------------------------------------------------------------

    def languages(
        self, expected: Sequence[f.Language], found: Sequence[f.Language]
    ) -> Iterator[Finding]:
        def key(fact: f.Language) -> tuple[str, str]:
            return self._voice.key(fact.text), self._voice.language(fact.language)

        def alike(one: f.Language, other: f.Language) -> float:
            return _likeness(self._voice.key(one.text), self._voice.key(other.text))

        for fact, other in self._paired(compare(expected, found, key, alike)):
            if fact is None or other is None:
                yield from self._alone("structure", "language", fact, other, _said_language)
            elif key(fact) != key(other):
                yield self._differs(
                    "language", fact, other, _said_language(fact), _said_language(other)
                )

    def contents(self, expected: Sequence[f.Entry], found: Sequence[f.Entry]) -> Iterator[Finding]:
        def key(entry: f.Entry) -> tuple[str, int]:
            return self._voice.key(entry.text), entry.level

        def alike(one: f.Entry, other: f.Entry) -> float:
            return _likeness(self._voice.key(one.text), self._voice.key(other.text))

        for entry, other in self._paired(compare(expected, found, key, alike)):
            if entry is None or other is None:
                yield from self._alone("structure", "contents-entry", entry, other, _said_entry)
            elif key(entry) != key(other):
                yield self._differs(
                    "contents-entry", entry, other, _said_entry(entry), _said_entry(other)
                )
            elif not self._lands(entry.lands, other.lands):
                yield self._differs(
                    "contents-place", entry, other, _said_place(entry.lands),
                    _said_place(other.lands), column="links",
                )  # fmt: skip
            if other is not None and other.astray:
                yield self._differs(
                    "contents-page", entry, other, "the number of the page it leads to",
                    other.astray, column="links",
                )  # fmt: skip

    def navigation(self, stated: Facts, expected: Facts, found: Facts) -> Iterator[Finding]:
        """What programs show beside the text is its outline, as deep as the format shows it."""
        if found.navigation is None:
            return
        shown = Counter(self._voice.key(entry.text) for entry in found.navigation)
        pairs = list(zip(stated.outline, expected.outline, strict=True))
        known = Counter(self._voice.key(block.text) for _, block in pairs)
        top = min((block.level for _, block in pairs), default=0)
        named = []
        for block, said in pairs:
            key = self._voice.key(said.text)
            title = block.kind == "title" and self._voice.tolerates("unlisted-titles")
            deep = said.level - top >= _NAVIGATION and self._voice.tolerates("navigation-depth")
            if not (title or deep) or shown[key] >= known[key]:
                named.append(f.Entry(text=said.text, level=0, origin=said.origin))
        if expected.contents and self._voice.tolerates("navigation-depth"):
            named = [f.Entry(text=e.text, level=0, origin=e.origin) for e in expected.contents]
        plain = [f.Entry(text=e.text, level=0, where=e.where) for e in found.navigation]
        yield from self._texts("structure", "navigation", named, plain, lambda e: e.text)
        for entry in found.navigation:
            if not self._lands((entry.text,), entry.lands):
                yield self._differs(
                    "navigation-place", None, entry, entry.text, _said_place(entry.lands),
                    column="links",
                )  # fmt: skip

    def furniture(
        self, expected: Sequence[f.Furniture] | None, found: Sequence[f.Furniture] | None
    ) -> Iterator[Finding]:
        if expected is None or found is None:
            return

        for edge, pages in product(_EDGES, _PAGES):
            lines = [line for line in expected if (line.edge, line.pages) == (edge, pages)]
            seen = [line for line in found if (line.edge, line.pages) == (edge, pages)]
            line = lines[0] if lines else None
            others: list[f.Furniture | None] = [*seen] or [None]
            for other in others if line or seen else ():
                if line is None or other is None:
                    yield from self._alone("words", "running-line", line, other, _said_line)
                elif self._voice.key(other.text) not in self._running(line, other):
                    yield self._differs(
                        "running-line", line, other, _said_line(line), _said_line(other),
                        column="words",
                    )  # fmt: skip

    def _running(self, line: f.Furniture, other: f.Furniture) -> set[str]:
        """The ways in which a running line may read on the page that the other stands on."""
        texts = {line.text, line.mirrored or line.text}
        if other.page:
            texts = {
                text.replace(PAGE, str(other.page)).replace(PAGES, str(other.total))
                for text in texts
            }
        return {self._voice.key(text) for text in texts}

    def metadata(
        self, expected: Sequence[tuple[str, str]], found: Sequence[tuple[str, str]]
    ) -> Iterator[Finding]:
        """Values by name; their order counts among several of one name."""
        for name in sorted({name for name, _ in (*expected, *found)}):
            stated = [value for n, value in expected if n == name]
            given = [value for n, value in found if n == name]
            if stated != given:
                yield Finding(
                    column="metadata",
                    code=f"metadata-{name}",
                    message=f"the {name} is not the document's",
                    expected="; ".join(stated),
                    found="; ".join(given),
                    artifact=self._artifact,
                    place=Place(source=self._source),
                )

    # -- findings ----------------------------------------------------------------------------------

    def _texts(
        self,
        column: Column,
        name: str,
        expected: Sequence[T],
        found: Sequence[T],
        text: Callable[[T], str],
    ) -> Iterator[Finding]:
        """Differences of two lists of texts."""

        def key(fact: T) -> str:
            return self._voice.key(text(fact))

        pairs = compare(expected, found, key, lambda a, b: _likeness(key(a), key(b)))
        for fact, other in self._paired(pairs):
            if fact is None or other is None:
                yield from self._alone(column, name, fact, other, text)
            elif key(fact) != key(other) and not self._formula_apart(text(fact), text(other)):
                yield self._differs(name, fact, other, text(fact), text(other), column=column)

    def _formula_apart(self, stated: str, seen: str) -> bool:
        """Whether two texts differ in nothing but formulas, which may stand as TeX."""
        if OBJECT not in stated or OBJECT in seen:
            return False
        pieces = [self._voice.key(piece) for piece in stated.split(OBJECT)]
        return _in_order(pieces, self._voice.key(seen))

    def _paired(self, pairs: Sequence[Pair[T]]) -> Iterator[tuple[T | None, T | None]]:
        """Pairs without how they came about; what was moved is missing here and added there."""
        for pair in pairs:
            if pair.how == "moved":
                yield pair.expected, None
                yield None, pair.found
            else:
                yield pair.expected, pair.found

    def _alone(
        self,
        column: Column,
        name: str,
        fact: T | None,
        other: T | None,
        text: Callable[[T], str],
    ) -> Iterator[Finding]:
        """A fact that stands on one side only."""
        code = f"{name}-missing" if other is None else f"{name}-extra"
        message = f"a {name} is {'missing' if other is None else 'added'}"
        yield self._place(
            column, code, message, fact, other,
            "" if fact is None else text(fact), "" if other is None else text(other),
        )  # fmt: skip

    def _differs(
        self,
        name: str,
        fact: f.Fact | None,
        other: f.Fact | None,
        stated: str,
        seen: str,
        *,
        column: Column = "structure",
        where: str = "",
    ) -> Finding:
        words = name.replace("-", " ")
        text = getattr(fact, "text", "") if column == "structure" else ""
        message = f"{words} of “{_cut(text, 60)}” differs" if text else f"{words} differs"
        return self._place(column, name, message, fact, other, stated, seen, where=where)

    def _finding(
        self, column: Column, code: str, message: str, block: f.Block | None, other: f.Block | None
    ) -> Finding:
        said = block or other
        return self._place(
            column, f"text-{code}", f"{_kind(said) if said else ''} {message}", block, other,
            "" if block is None else block.text or block.marker,
            "" if other is None else other.text or other.marker,
        )  # fmt: skip

    def _place(  # noqa: PLR0917 - what was expected and what was found, side by side
        self,
        column: Column,
        code: str,
        message: str,
        fact: f.Fact | None,
        other: f.Fact | None,
        stated: str,
        seen: str,
        *,
        where: str = "",
    ) -> Finding:
        origin = None if fact is None else fact.origin
        parts = ["" if other is None else other.where, where]
        stated, seen = _side_by_side(stated, seen)
        return Finding(
            column=column,
            code=code,
            message=message,
            expected=stated,
            found=seen,
            artifact=self._artifact,
            where=", ".join(part for part in parts if part),
            place=Place(
                source=self._source,
                line=origin.first if origin else None,
                end_line=origin.last if origin and origin.last != origin.first else None,
            ),
        )


def _likeness(one: str, other: str) -> float:
    """How much of two texts is common to them, from 0 to 1."""
    if not one or not other:
        return 0.0
    one, other = one[:2000], other[:2000]
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < 0.5:
        return 0.0
    return matcher.ratio() if len(one) * len(other) < 90_000 else matcher.quick_ratio()


def _in_order(pieces: Sequence[str], text: str) -> bool:
    """Whether the pieces stand in the text one after the other, the ends at its ends."""
    if not text.startswith(pieces[0]) or not text.endswith(pieces[-1]):
        return False
    at = 0
    for piece in pieces:
        at = text.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


def _follows(pairs: Sequence[Pair[f.Block]], index: int) -> bool:
    """Whether an item without words of its own goes or comes with the block after it."""
    here = pairs[index].expected or pairs[index].found
    if here is None or here.kind != "item" or index + 1 == len(pairs):
        return False
    return pairs[index + 1].how == pairs[index].how


def _is_counted(marker: str) -> bool:
    return any(character.isalnum() for character in marker)


def _shape(cell: f.Cell) -> tuple[int, int, str]:
    return cell.row_span, cell.column_span, cell.header


def _side_by_side(stated: str, seen: str) -> tuple[str, str]:
    """Two texts, long ones from a little before the place where they begin to differ."""
    same = 0
    while same < min(len(stated), len(seen)) and stated[same] == seen[same]:
        same += 1
    start = max(0, same - _BEFORE) if stated and seen and same + _BEFORE > _SHOWN else 0
    head = "…" if start else ""
    shown = [head + _cut(text[start:], _SHOWN) if text else "" for text in (stated, seen)]
    return shown[0], shown[1]


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"


def _kind(block: f.Block) -> str:
    return f"{block.kind} of level {block.level}" if block.level else f"{block.kind}"


def _said_cell(cell: f.Cell | None) -> str:
    if cell is None:
        return "no cell"
    spans = [
        *([f"over {cell.row_span} rows"] if cell.row_span > 1 else []),
        *([f"over {cell.column_span} columns"] if cell.column_span > 1 else []),
    ]
    kind = f"header cell of its {cell.header}" if cell.header else "cell"
    return f"{' '.join([kind, *spans])} “{cell.text}”"


def _said_row(row: tuple[f.Cell, ...] | None) -> str:
    return "no row" if row is None else " | ".join(cell.text for cell in row)


def _said_table(table: f.Table) -> str:
    return _said_row(table.rows[0]) if table.rows else "a table without rows"


def _said_note(note: f.Note) -> str:
    return f"{note.label} {note.text}"


def _said_link(link: f.Link) -> str:
    return f"{link.text} → {link.target}"


def _said_place(lands: tuple[str, ...] | None) -> str:
    if lands is None:
        return "nothing: it is dead"
    return f"leads to “{lands[0]}”" if lands else "leads to nothing that says anything"


def _said_picture(picture: f.Picture) -> str:
    return "decorative" if picture.decorative else picture.alt or "without alt text"


def _said_language(fact: f.Language) -> str:
    return f"{fact.language}: {fact.text}"


def _said_entry(entry: f.Entry) -> str:
    return f"level {entry.level}: {entry.text}"


def _said_line(line: f.Furniture) -> str:
    where = f"page {line.page}" if line.page else f"{line.pages} page{'s'[: line.pages != 'first']}"
    return f"{line.edge} of {where}: {line.text.replace(PAGE, '#').replace(PAGES, '#')}"

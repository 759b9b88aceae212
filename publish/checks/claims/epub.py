"""A book: what it says of its accessibility is so, and every part says its language."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from publish.checks.claims.common import Claim
from publish.checks.claims.drawings import of_files
from publish.checks.claims.markup import of_markup
from publish.checks.claims.package import of_archive, of_package
from publish.checks.claims.resources import Fetch, of_sheet, of_tree
from publish.checks.claims.sheets import of_attributes, of_rules
from publish.checks.facts import Facts, said
from publish.checks.reading.epub import Book, open_book
from publish.checks.reading.markup.elements import local, roles

_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_ANIMATED: Final = ("image/gif", "image/webp", "image/apng", "video/")


def of_artifact(data: bytes, facts: Facts) -> Iterator[Claim]:
    """Claims of a book that are not so."""
    book = open_book(data)
    yield from _accessibility(book, facts)
    yield from _languages(book)
    yield from _mathml(book)
    yield from _cover(book)
    yield from _landmarks(book)
    yield from _roles(book)
    yield from _resources(book)
    yield from of_archive(data)
    yield from of_package(book)


def _accessibility(book: Book, facts: Facts) -> Iterator[Claim]:
    shown = [picture for picture in facts.pictures if not picture.decorative]
    described = all(picture.alt for picture in shown)
    truths: dict[str, Callable[[], bool]] = {
        "accessMode textual": lambda: bool(facts.blocks),
        "accessMode visual": lambda: bool(shown),
        "accessModeSufficient textual": lambda: described,
        "accessModeSufficient textual,visual": lambda: bool(facts.blocks) and bool(shown),
        "accessibilityFeature tableOfContents": lambda: bool(facts.navigation),
        "accessibilityFeature readingOrder": lambda: bool(book.spine),
        "accessibilityFeature displayTransformability": lambda: bool(facts.blocks),
        "accessibilityFeature structuralNavigation": lambda: bool(facts.outline),
        "accessibilityFeature alternativeText": lambda: bool(shown) and described,
        "accessibilityFeature MathML": lambda: bool(facts.formulas),
        "accessibilityHazard none": lambda: not _animated(book),
        "accessibilityHazard unknown": lambda: True,
    }
    claims = {
        f"{name} {said(meta.text or '')}"
        for meta in book.package.iter()
        if (name := _property(meta)) in ("accessMode", "accessModeSufficient")
        or name in ("accessibilityFeature", "accessibilityHazard")
    }
    for claim in sorted(claims):
        if claim not in truths or not truths[claim]():
            why = "is not so" if claim in truths else "nobody tests"
            yield Claim(
                column="metadata",
                code="accessibility-claim",
                message=f"the book claims {claim}, which {why}",
                found=claim,
                where="content.opf",
            )
    owed = {"accessibilityFeature alternativeText", "accessibilityFeature MathML"}
    owed |= {"accessMode textual", "accessMode visual"}
    for claim in sorted(owed - claims):
        if truths[claim]():
            yield Claim(
                column="metadata",
                code="accessibility-unclaimed",
                message=f"the book does not say {claim}, which is so",
                expected=claim,
                where="content.opf",
            )


def _languages(book: Book) -> Iterator[Claim]:
    """Every content document states the language of the book."""
    stated = next((said(e.text or "") for e in book.package.iter() if local(e) == "language"), "")
    parts = [*book.spine, *([book.navigation] if book.navigation else [])]
    for name, root in dict(parts).items():
        own = {str(root.get("lang", "")), str(root.get(_XML_LANG, ""))}
        if own != {stated} and not (stated == "und" and own == {""}):
            yield Claim(
                column="structure",
                code="language-of-part",
                message="a part of the book does not state the language of the book",
                expected=stated,
                found=", ".join(sorted(own)),
                where=name,
            )


def _mathml(book: Book) -> Iterator[Claim]:
    """The package says of each part whether MathML is in it (EPUB 3.3, D.5.2)."""
    declared = {
        item.get("href", ""): "mathml" in item.get("properties", "").split()
        for item in book.package.iter()
        if local(item) == "item"
    }
    for name, root in book.spine:
        has = any(local(element) == "math" for element in root.iter())
        href = name.removeprefix(f"{book.folder}/") if book.folder else name
        if declared.get(href, has) != has:
            yield Claim(
                column="metadata",
                code="mathml-property",
                message=f"the package says of a part that it has {'no ' if has else ''}MathML",
                where=name,
            )


def _cover(book: Book) -> Iterator[Claim]:
    """A cover page shows a picture that says the title."""
    title = next((said(e.text or "") for e in book.package.iter() if local(e) == "title"), "")
    for name, root in book.spine:
        body = next((child for child in root if local(child) == "body"), root)
        if "cover" not in roles(body):
            continue
        alts = [said(e.get("alt") or "") for e in root.iter() if local(e) == "img"]
        if alts != [title]:
            yield Claim(
                column="figures",
                code="cover",
                message="the cover shows no picture that says the title",
                expected=title,
                found=", ".join(alts),
                where=name,
            )


def _landmarks(book: Book) -> Iterator[Claim]:
    """Every landmark leads to a part of the book."""
    if book.navigation is None:
        return
    name, root = book.navigation
    ids = {part: {e.get("id") for e in tree.iter() if e.get("id")} for part, tree in book.spine}
    for nav in (e for e in root.iter() if local(e) == "nav" and "landmarks" in roles(e)):
        for link in (e for e in nav.iter() if local(e) == "a"):
            href = urlsplit(link.get("href", ""))
            path = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(href.path)))
            known = path in book.files and bool(href.path)
            if not known or (href.fragment and href.fragment not in ids.get(path, set())):
                yield Claim(
                    column="links",
                    code="landmark-dead",
                    message="a landmark leads nowhere",
                    found=f"{said(''.join(link.itertext()))} → {link.get('href', '')}",
                    where=name,
                )


def _roles(book: Book) -> Iterator[Claim]:
    """Notes and their marks are called so in both ways: reading systems open a note by its EPUB
    type, and assistive technology announces it by its role."""
    for name, root in book.spine:
        for element in root.iter():
            said_roles = roles(element)
            for type_, role in (("footnote", "doc-footnote"), ("noteref", "doc-noteref")):
                if len(said_roles & {type_, role}) == 1:
                    yield Claim(
                        column="notes",
                        code="note-role",
                        message="a note or its mark is called so in one way and not in the other",
                        expected=f"{type_} and {role}",
                        found=", ".join(sorted(said_roles)),
                        where=name,
                    )


def _resources(book: Book) -> Iterator[Claim]:
    """What the package names is there, what is there is named, and parts draw on nothing else."""
    prefix = f"{book.folder}/" if book.folder else ""
    items = [e for e in book.package.iter() if local(e) == "item"]
    named = {posixpath.normpath(prefix + unquote(e.get("href", ""))) for e in items}
    there = {n for n in book.files if n.startswith(prefix) and not n.endswith(("/", ".opf"))}
    there -= {"mimetype"} | {n for n in there if n.startswith("META-INF/")}
    for name in sorted(named ^ there):
        yield Claim(
            column="conformance",
            code="resource-missing" if name in named else "resource-unlisted",
            message="a file is missing" if name in named else "the package does not list a file",
            found=name,
            where="content.opf",
        )
    parts = dict([*book.spine, *([book.navigation] if book.navigation else [])])
    for name, root in parts.items():
        yield from of_tree(root, _beside(book, name), name)
        yield from of_markup(root, name)
        yield from of_attributes(root, name)
        for element in root.iter():
            if local(element) == "style":
                yield from of_sheet(element.text or "", _beside(book, name), name)
                yield from of_rules(element.text or "", name)
    yield from of_files(book.files)
    for name in sorted(n for n in there if n.endswith(".css")):
        text = book.files[name].decode(errors="replace")
        yield from of_sheet(text, _beside(book, name), name)
        yield from of_rules(text, name)


def _beside(book: Book, name: str) -> Fetch:
    folder = posixpath.dirname(name)
    return lambda path: book.files.get(posixpath.normpath(posixpath.join(folder, path)))


def _property(meta: Any) -> str:
    return str(meta.get("property", "")).removeprefix("schema:")


def _animated(book: Book) -> bool:
    types = [e.get("media-type", "") for e in book.package.iter() if local(e) == "item"]
    return any(type_.startswith(_ANIMATED) for type_ in types)

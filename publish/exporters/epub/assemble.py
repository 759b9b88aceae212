"""Puts the book together."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

import msgspec
from lxml import etree

from publish.archive import pack, unpack
from publish.document import Document, Image, Math, MathBlock, Node, Region
from publish.exporters.epub import xhtml
from publish.exporters.epub.accessibility_metadata import describe
from publish.exporters.epub.content_documents import finish, take_opening
from publish.exporters.epub.cover import HEIGHT, WIDTH, cover
from publish.exporters.epub.fonts import characters, file_name
from publish.exporters.epub.navigation import (
    LIST_TYPES,
    Landmark,
    caption_list,
    navigation,
    section_list,
)
from publish.exporters.epub.notes import gather_notes
from publish.exporters.epub.package_document import CONTAINER, Item, package
from publish.exporters.epub.pandoc_document import compose, listed
from publish.exporters.epub.stylesheet import stylesheet
from publish.exporters.epub.xhtml import every
from publish.languages import runs_right_to_left
from publish.mathml import formulas_of, math_face
from publish.pandoc import run
from publish.patterns import pattern
from publish.pictures import extent, natural_size
from publish.plugin import Context
from publish.style import Style
from publish.style.fonts.faces import faces_used
from publish.style.localize import fitted
from publish.walk import plain_text, rebuild
from publish.web.webfonts import web_font

_SUFFIXES: Final = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/svg+xml": ".svg",
}
_XHTML: Final = "application/xhtml+xml"
_ARGUMENTS: Final = (
    "--epub-title-page=false",
    "--syntax-highlighting=none",
    "--mathml",
    "--wrap=none",
)
_TEXT: Final = pattern(r"EPUB/(text/ch[0-9]+\.xhtml)")


def make(document: Document, style: Style, context: Context) -> bytes:
    """The arranged document as an EPUB; see `publish.exporters.epub.render`."""
    style = fitted(style, document)
    title = " ".join(plain_text(document.meta.title).split())
    language = document.meta.language
    direction = "rtl" if runs_right_to_left(language) else ""
    files = {media.id: f"{media.id[:16]}{_SUFFIXES[media.media_type]}" for media in document.media}

    def picture(image: Image) -> str:
        return files[image.media]

    formulas = formulas_of(document, context.log)

    def settable(formula: Math | MathBlock) -> bool:
        return formulas.known(formula) is not None

    composition = compose(_sized(document, style), picture, settable)
    # A contents list after an opening parts it from the sections, which then have files.
    in_flow = bool(composition.contents or composition.lists)
    level = 2 if composition.titled and in_flow else 1
    written = unpack(
        run.write(
            composition.ast,
            "epub3",
            arguments=(
                *_ARGUMENTS,
                f"--toc-depth={composition.contents_depth}",
                f"--split-level={level}",
            ),
            files={files[media.id]: media.data for media in document.media},
            log=context.log,
        )
    )
    texts = {
        match[1]: finish(
            content,
            title=title,
            language=language,
            direction=direction,
            stylesheet="../styles/book.css",
        )
        for name, content in written.items()
        if (match := _TEXT.fullmatch(name))
    }
    opening = take_opening(texts)
    gather_notes(texts)
    contents_title = plain_text(composition.contents_title)
    page = xhtml.page(contents_title or title, language, direction, "styles/book.css")
    hrefs = _hrefs(texts)
    _lead_across(texts, hrefs)
    contents = navigation(
        written["EPUB/nav.xhtml"],
        page,
        title=contents_title or title,
        level=level,
        landmarks=_landmarks(texts, contents_title, title, composition.lists),
        entries=None
        if composition.contents is None
        else section_list(composition.contents, hrefs, formulas),
        lists=tuple(caption_list(region, hrefs, level, formulas) for region in composition.lists),
    )
    math = math_face() if formulas else None
    shown = characters(document)
    faces = {face: own or shown for face, own in faces_used(style, document).items()}
    if math:
        faces[math] = formulas.characters()
    items = (
        _cover_page(title, language, direction),
        *_texts(
            texts,
            contents,
            in_flow=in_flow,
            before=opening or (_file(hrefs, composition.resumed) if level == 2 else ""),
            after=_file(hrefs, composition.preceding),
        ),
        Item(
            id="style",
            href="styles/book.css",
            media_type="text/css",
            data=stylesheet(style, faces, "../fonts").encode(),
        ),
        *(
            Item(
                id=f"font-{number}",
                href=f"fonts/{file_name(face)}",
                media_type="font/woff2",
                data=web_font(face, own),
            )
            for number, (face, own) in enumerate(faces.items(), 1)
        ),
        Item(
            id="cover-image",
            href="media/cover.png",
            media_type="image/png",
            data=cover(document, style, context.log),
            properties="cover-image",
        ),
        *_pictures(written),
    )
    opf = package(
        document,
        describe(document, settable),
        items,
        timestamp=context.timestamp,
        direction=direction,
    )
    members = (
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("EPUB/content.opf", opf),
        *((f"EPUB/{item.href}", item.data) for item in items),
    )
    return pack(members, stored=("mimetype",))


def _sized(document: Document, style: Style) -> Document:
    """With the width that each picture has on a page; its height follows from its ratio."""
    media = {picture.id: picture for picture in document.media}
    master = style.page.get(document.page_master)

    def sized(node: Node) -> Node:
        if not isinstance(node, Image) or node.media not in media or node.share is not None:
            return node
        room = master.picture_room if master else natural_size(media[node.media])
        width, _ = extent(node, media[node.media], *room)
        return msgspec.structs.replace(node, width=round(width.pt, 2), height=None)

    return rebuild(document, sized)


def _cover_page(title: str, language: str, direction: str) -> Item:
    page = xhtml.page(title, language, direction, "../styles/book.css")
    body = next(xhtml.every(page, "body"))
    body.set(xhtml.TYPE, "cover")
    image = xhtml.make("img", src="../media/cover.png", alt=title, role="doc-cover")
    image.set("width", str(WIDTH))
    image.set("height", str(HEIGHT))
    body.append(xhtml.make("div", image, class_="cover-page"))
    return Item(
        id="cover",
        href="text/cover.xhtml",
        media_type=_XHTML,
        data=xhtml.serialise(page),
        in_spine=True,
    )


def _texts(
    texts: dict[str, etree._Element],
    contents: etree._Element,
    *,
    in_flow: bool,
    before: str,
    after: str,
) -> list[Item]:
    """The content documents; a contents list in the flow stands `before` the one of that name and
    `after` that of another, else after the title page."""
    items = [
        Item(
            id=href.removeprefix("text/").removesuffix(".xhtml"),
            href=href,
            media_type=_XHTML,
            data=xhtml.serialise(root),
            properties=_properties(root),
            in_spine=True,
        )
        for href, root in texts.items()
    ]
    listed = Item(
        id="nav",
        href="nav.xhtml",
        media_type=_XHTML,
        data=xhtml.serialise(contents),
        properties=" ".join(filter(None, ("nav", _properties(contents)))),
        in_spine=in_flow,
    )
    place = 1 if texts and _type(next(iter(texts.values()))) == "frontmatter" else 0
    names = list(texts)
    place = max(place, names.index(before) if before in texts else 0)
    place = max(place, names.index(after) + 1 if after in texts and not before else 0)
    return [*items[:place], listed, *items[place:]]


def _properties(root: etree._Element) -> str:
    """What a reading system must know to show a content document (EPUB 3.3, D.5)."""
    return "" if next(root.iter(f"{{{xhtml.MATHML}}}math"), None) is None else "mathml"


def _file(hrefs: Mapping[str, str], identifier: str) -> str:
    return hrefs.get(identifier, "").partition("#")[0]


def _hrefs(texts: dict[str, etree._Element]) -> dict[str, str]:
    """Where in the book each id is."""
    return {
        identifier: f"{href}#{identifier}"
        for href, root in texts.items()
        for element in root.iter(etree.Element)
        if (identifier := element.get("id"))
    }


def _lead_across(texts: dict[str, etree._Element], hrefs: dict[str, str]) -> None:
    """Lets links lead into other files where pandoc leaves them in their own, as to figures, whose
    ids it does not know when it parts a book (3.9)."""
    for root in texts.values():
        own = {element.get("id") for element in root.iter(etree.Element)}
        for link in every(root, "a"):
            href = link.get("href", "")
            identifier = href.removeprefix("#")
            if href.startswith("#") and identifier not in own and identifier in hrefs:
                link.set("href", PurePosixPath(hrefs[identifier]).name)


def _landmarks(
    texts: dict[str, etree._Element], contents_title: str, title: str, lists: tuple[Region, ...]
) -> tuple[Landmark, ...]:
    """The title page, the contents and other lists, and where the text begins."""
    marks: list[Landmark] = []
    if contents_title:
        marks.append(Landmark(type="toc", href="nav.xhtml", label=contents_title))
    marks.extend(
        Landmark(
            type=LIST_TYPES[listed(region)],
            href=f"nav.xhtml#{region.id}",
            label=plain_text(region.title),
        )
        for region in lists
    )
    for href, root in texts.items():
        if _type(root) == "frontmatter" and not any(m.type == "titlepage" for m in marks):
            marks.insert(0, Landmark(type="titlepage", href=href, label=title))
        elif _type(root) == "bodymatter":
            heading = next(xhtml.every(root, "h1", "h2"), None)
            label = title if heading is None else xhtml.text_of(heading)
            return (*marks, Landmark(type="bodymatter", href=href, label=label or title))
    return tuple(marks)


def _type(root: etree._Element) -> str:
    return next(xhtml.every(root, "body")).get(xhtml.TYPE, "")


def _pictures(written: dict[str, bytes]) -> list[Item]:
    """The pictures under the names that pandoc gave them."""
    types = {suffix: media_type for media_type, suffix in _SUFFIXES.items()}
    return [
        Item(
            id=f"picture-{number}",
            href=name.removeprefix("EPUB/"),
            media_type=types[name[name.rindex(".") :]],
            data=data,
        )
        for number, (name, data) in enumerate(
            (pair for pair in written.items() if pair[0].startswith("EPUB/media/")), 1
        )
    ]

"""A mutation: one piece of damage to one finished artifact, which the checks have to find."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable
from typing import Final, Literal, NamedTuple

from lxml import etree

Format = Literal["pdf", "docx", "epub", "html"]
Class = Literal[
    "words",
    "structure",
    "tables",
    "notes",
    "links",
    "figures",
    "languages",
    "metadata",
    "contents",
    "style",
    "corruption",
]


class NothingToMutateError(Exception):
    """The artifact has nothing that the mutation could damage: the mutation is of no use."""


class Mutation(NamedTuple):
    """`apply` takes the bytes of a clean artifact and returns those of a damaged one."""

    format: Format
    kind: Class
    name: str
    apply: Callable[[bytes], bytes]


NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "v": "urn:schemas-microsoft-com:vml",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "opf": "http://www.idpf.org/2007/opf",
    "h": "http://www.w3.org/1999/xhtml",
    "epub": "http://www.idpf.org/2007/ops",
    "mathml": "http://www.w3.org/1998/Math/MathML",
}

Change = Callable[[etree._Element], None]


def attribute(name: str) -> str:
    """`w:val` as lxml names it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if local else name


def in_archive(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """The archive with each member as `change` returns it, and without those that it returns
    `None` for; it must change one."""
    made = io.BytesIO()
    changed = False
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for member in old.infolist():
            before = old.read(member)
            after = change(member.filename, before)
            changed |= after != before
            if after is not None:
                new.writestr(member, after)
    if not changed:
        raise NothingToMutateError
    return made.getvalue()


def part(name: str, change: Change) -> Callable[[bytes], bytes]:
    """A mutation of the first XML part whose name ends in `name` that `change` can damage; a
    folder, such as `text/`, stands for the parts in it."""

    def apply(data: bytes) -> bytes:
        done = False

        def visit(member: str, content: bytes) -> bytes:
            nonlocal done
            folder = name.endswith("/") and f"/{name}" in member
            if done or not (member.endswith(name) or folder):
                return content
            root = etree.fromstring(content)
            try:
                change(root)
            except NothingToMutateError:
                return content
            done = True
            return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

        return in_archive(data, visit)

    return apply


def text_of(name: str, old: str, new: str) -> Callable[[bytes], bytes]:
    """A mutation that replaces `old` throughout the member whose name ends in `name`: a single
    place may be one that nothing in the artifact uses."""

    def visit(member: str, content: bytes) -> bytes:
        return content.replace(old.encode(), new.encode()) if member.endswith(name) else content

    return lambda data: in_archive(data, visit)


def without(name: str) -> Callable[[bytes], bytes]:
    """A mutation that drops the member whose name ends in `name`."""
    return lambda data: in_archive(
        data, lambda member, content: None if member.endswith(name) else content
    )


# -- changes of XML ---------------------------------------------------------------------------


def find(root: etree._Element, path: str, place: int = 0) -> etree._Element:
    """The element at `place` of those at `path`, which may count from the end."""
    found = root.xpath(path, namespaces=NAMESPACES)
    assert isinstance(found, list)
    try:
        element = found[place]
    except IndexError as error:
        raise NothingToMutateError from error
    assert isinstance(element, etree._Element)
    return element


def drop(path: str, place: int = 0) -> Change:
    """Removes an element; what follows it stays."""

    def change(root: etree._Element) -> None:
        element = find(root, path, place)
        parent = element.getparent()
        assert parent is not None
        _append(parent, element.getprevious(), element.tail)
        parent.remove(element)

    return change


def double(path: str, place: int = 0) -> Change:
    def change(root: etree._Element) -> None:
        element = find(root, path, place)
        element.addnext(copy.deepcopy(element))

    return change


def swap(path: str, place: int = 0) -> Change:
    """An element changes places with the next at the same path."""

    def change(root: etree._Element) -> None:
        first, second = find(root, path, place), find(root, path, place + 1)
        marker = etree.Element("marker")
        first.addprevious(marker)
        second.addprevious(first)
        marker.addprevious(second)
        parent = marker.getparent()
        assert parent is not None
        parent.remove(marker)

    return change


def unwrap(path: str, place: int = 0) -> Change:
    """An element goes, what it holds stays in its place."""

    def change(root: etree._Element) -> None:
        element = find(root, path, place)
        parent = element.getparent()
        assert parent is not None
        _append(parent, element.getprevious(), element.text)
        for child in list(element):
            tail, child.tail = child.tail, None
            element.addprevious(child)
            child.tail = tail
        _append(parent, element.getprevious(), element.tail)
        element.tail = None
        parent.remove(element)

    return change


def _append(parent: etree._Element, before: etree._Element | None, text: str | None) -> None:
    """Adds text after the child `before`, or at the beginning of `parent`."""
    if before is None:
        parent.text = (parent.text or "") + (text or "")
    else:
        before.tail = (before.tail or "") + (text or "")


def split(path: str, place: int = 0) -> Change:
    """What an element holds after its first child stands in another of its kind, after it."""

    def change(root: etree._Element) -> None:
        element = find(root, path, place)
        if len(element) < 2:
            raise NothingToMutateError
        made = copy.deepcopy(element)
        for child in list(element)[1:]:
            element.remove(child)
        made.remove(made[0])
        made.tail, element.tail = element.tail, None
        element.addnext(made)

    return change


def wrap(path: str, tag: str, place: int = 0) -> Change:
    """The first word of the element's own text stands in an element of its own."""

    def change(root: etree._Element) -> None:
        element = find(root, path, place)
        word, _, rest = (element.text or "").partition(" ")
        if not word or not rest:
            raise NothingToMutateError
        made = etree.Element(attribute(tag))
        made.text, made.tail, element.text = word, f" {rest}", ""
        element.insert(0, made)

    return change


def retype(path: str, old: str, new: str, place: int = 0) -> Change:
    """Replaces characters once in the element's own text."""

    def change(root: etree._Element) -> None:
        element = find(root, path, place)
        if old not in (element.text or ""):
            raise NothingToMutateError
        element.text = (element.text or "").replace(old, new, 1)

    return change


def rename(path: str, tag: str, place: int = 0) -> Change:
    def change(root: etree._Element) -> None:
        find(root, path, place).tag = attribute(tag)

    return change


def put(path: str, name: str, value: str | None, place: int = 0) -> Change:
    """Sets an attribute, or takes it away; either must change it."""

    def change(root: etree._Element) -> None:
        element = find(root, path, place)
        key = attribute(name)
        if element.get(key) == value:
            raise NothingToMutateError
        if value is None:
            del element.attrib[key]
        else:
            element.set(key, value)

    return change


def everywhere(path: str, name: str, value: str) -> Change:
    """Sets an attribute of all elements at a path: one of them may be a definition in no use."""

    def change(root: etree._Element) -> None:
        found = root.xpath(path, namespaces=NAMESPACES)
        assert isinstance(found, list)
        if not found:
            raise NothingToMutateError
        for element in found:
            assert isinstance(element, etree._Element)
            element.set(attribute(name), value)

    return change


def add(path: str, name: str, amount: int, place: int = 0) -> Change:
    """Adds to a number that an attribute holds."""

    def change(root: etree._Element) -> None:
        element = find(root, path, place)
        key = attribute(name)
        element.set(key, str(int(element.get(key, "0")) + amount))

    return change


def reword(path: str, place: int = 0) -> Change:
    """Turns two letters of the first word of the element's own text, before its parts or behind."""

    def turned(said: str) -> str:
        for index in range(len(said) - 1):
            first, second = said[index], said[index + 1]
            if first.isalpha() and second.isalpha() and first != second:
                return said[:index] + second + first + said[index + 2 :]
        return ""

    def change(root: etree._Element) -> None:
        element = find(root, path, place)
        if text := turned(element.text or ""):
            element.text = text
            return
        for part in element:
            if text := turned(part.tail or ""):
                part.tail = text
                return
        raise NothingToMutateError

    return change


def exchange(path: str, place: int = 0) -> Change:
    """The own texts of an element and of the next at the same path change places."""

    def change(root: etree._Element) -> None:
        first, second = find(root, path, place), find(root, path, place + 1)
        if first.text == second.text:
            raise NothingToMutateError
        first.text, second.text = second.text, first.text

    return change


def say(path: str, new: str, place: int = 0) -> Change:
    def change(root: etree._Element) -> None:
        element = find(root, path, place)
        if element.text == new:
            raise NothingToMutateError
        element.text = new

    return change


def drop_words(path: str, place: int = 0) -> Change:
    """Drops the last word of the element's own text."""

    def change(root: etree._Element) -> None:
        element = find(root, path, place)
        words = (element.text or "").split(" ")
        if len(words) < 3:
            raise NothingToMutateError
        element.text = " ".join(words[:-2])

    return change


def insert(path: str, xml: str, place: int = 0, *, inside: bool = False) -> Change:
    """Puts new XML after an element, or first inside it."""

    def change(root: etree._Element) -> None:
        names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
        new = etree.fromstring(f"<new {names}>{xml}</new>")[0]
        element = find(root, path, place)
        if inside:
            element.insert(0, new)
        else:
            element.addnext(new)

    return change

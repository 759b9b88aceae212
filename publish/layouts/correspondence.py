"""Addresses of mail that a document is from and to, where nobody sees them on its pages."""

from __future__ import annotations

from typing import Final

import msgspec

from publish.diagnostics import Log
from publish.document import Blocks, Meta, Region
from publish.patterns import pattern

MAIL_ADDRESS: Final = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}"
"""The pattern of an address of mail."""
_MAIL: Final = pattern(rf"[<(\[]?(?:mailto:)?{MAIL_ADDRESS}[>)\]]?")
_BETWEEN: Final = pattern(r"\s*[;,](?:\s*[;,])+")


def unaddressed(meta: Meta, blocks: Blocks, log: Log) -> Meta:
    """`meta` without the addresses of mail of whom the document is from and to, unless the head of
    a memo among `blocks` shows them.

    All formats state in their metadata whom a document is from and to, where few look before they
    pass a file on; names do no harm there, addresses are nobody's to give away unseen.
    """
    if any(isinstance(block, Region) and block.role == "memo_header" for block in blocks):
        return meta
    letter = meta.correspondence
    bare = msgspec.structs.replace(
        letter, to=_bare(letter.to), sender=_bare(letter.sender), cc=_bare(letter.cc)
    )
    if bare == letter:
        return meta
    log.warning(
        "addresses-left-out",
        "no page of this layout says whom the text is from and to: the addresses of mail are left"
        " out of its metadata too, where the names stay",
        hint="--layout memo shows both",
    )
    return msgspec.structs.replace(meta, correspondence=bare)


def _bare(people: tuple[str, ...]) -> tuple[str, ...]:
    if not any("@" in one for one in people):
        return people
    names = (_BETWEEN.sub(";", _MAIL.sub("", one)).strip(" ;,") for one in people)
    return tuple(filter(None, (" ".join(name.replace(" ;", ";").split()) for name in names)))

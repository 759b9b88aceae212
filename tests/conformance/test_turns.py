"""Pages of Word files lie on their side where the document wants it, and nowhere else."""

from __future__ import annotations

import msgspec
import pytest

from publish import arrange, export, load_style, normalize
from publish.document import Block, Document, Landscape, Meta
from publish.plugin import Subject
from tests.conformance.judged import judged
from tests.mutations import word
from tests.support.notation import h, inlines, p, table

TURNED = {m.name: m for m in word.mutations() if m.name.split(",")[0] in (
    "all pages on their side", "pages upright again",
)}  # fmt: skip
WIDE = Landscape(blocks=(table("a | b"),))


def made(*blocks: Block) -> Subject:
    style = load_style("house")
    plain = Document(meta=Meta(title=inlines("T"), language="en"), blocks=blocks)
    document = arrange(normalize(plain), "memo", style)
    data = export(document, "docx", style)
    return Subject(name="a.docx", data=data, document=document, style=style)


@pytest.mark.parametrize(
    "blocks",
    [
        (p("Words."), WIDE, p("Words.")),
        (h("One", WIDE), h("Two", p("Words."), h("Three", WIDE))),
        (p("Words."), WIDE, WIDE),
    ],
    ids=["between", "below headings", "at the end"],
)
def test_pages_turn_where_the_document_does(blocks: tuple[Block, ...]) -> None:
    whole = made(*blocks)
    damaged = [
        msgspec.structs.replace(whole, data=mutation.apply(whole.data))
        for mutation in TURNED.values()
    ]
    found = [{key for _, key in judged(one)} & {"turns"} for one in (whole, *damaged)]
    assert found == [set(), {"turns"}, {"turns"}]

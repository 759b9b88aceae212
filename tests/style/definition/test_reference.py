"""The reference of style files in the docs is made of their types."""

from __future__ import annotations

import msgspec
import pytest

from publish.style import InlineRole, PageMaster, Role, Style
from publish.style.definition.descriptions import KEYS, TABLES
from publish.style.definition.load import INLINE_KINDS, KINDS
from publish.style.definition.types import PARENTS, Border, Logo, Margin
from publish.style.definition.values import types_of
from tests.conftest import Golden
from tools.style_reference import text


def test_the_docs_have_the_reference(golden: Golden) -> None:
    golden("docs/style.md", text())


@pytest.mark.parametrize(
    "kind", [Role, InlineRole, PageMaster, Border, Margin, *KINDS.values(), *INLINE_KINDS.values()]
)
def test_every_key_is_described(kind: type[msgspec.Struct]) -> None:
    assert set(types_of(kind)) <= set(KEYS)


def test_every_table_is_described_and_no_other() -> None:
    assert set(TABLES) == {*types_of(Style), *PARENTS, "extends", "palette"}
    assert set(types_of(Logo)) - {"media"} <= set(KEYS)

"""The layout `book`: its parts stand in `publish/style/definition/layouts.toml`."""

from __future__ import annotations

from typing import Final

from publish.layouts.registry import styled

LAYOUT: Final = styled("book", summary="title page, contents, chapters, sources, colophon")

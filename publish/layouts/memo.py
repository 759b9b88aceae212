"""The layout `memo`: its parts stand in `publish/style/definition/layouts.toml`."""

from __future__ import annotations

from typing import Final

from publish.layouts.registry import styled

LAYOUT: Final = styled(
    "memo", summary="memorandum head with To, From, Cc, Date and Subject, body, sources"
)

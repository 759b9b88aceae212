"""The layout `memo`: its parts stand in `publish/style/layouts.toml`."""

from __future__ import annotations

from typing import Final

from publish.layouts.styled import styled

LAYOUT: Final = styled(
    "memo", summary="memorandum head with To, From, Cc, Date and Subject, body, sources"
)

"""Chromium without a window: no network, a profile of its own, and one start for many pages."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from publish.checks.validators.validator import Output, Toolbox, find, run
from publish.errors import PublishError

CHROMIUM: Final = "chromium"
_NAMES: Final = (CHROMIUM, "google-chrome", "chromium-browser")
_LIMIT: Final = 120.0
"""Seconds for all pages of one start."""


def browser(toolbox: Toolbox) -> str | None:
    """The name of the browser that is installed, `None` when there is none."""
    return next((name for name in _NAMES if find(toolbox, name)), None)


def browse(toolbox: Toolbox, page: Path, *options: str) -> Output:
    """Opens a page until everything in it is loaded.

    Raises `PublishError` when no browser is here, or when it hangs.
    """
    name = browser(toolbox)
    if name is None:
        raise PublishError(f"{CHROMIUM} is not installed", hint="make validate installs it")
    return run(toolbox, name, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
               "--disable-background-networking", "--disable-component-update", "--disable-sync",
               "--host-resolver-rules=MAP * ~NOTFOUND", "--hide-scrollbars",
               "--allow-file-access-from-files", f"--user-data-dir={toolbox.scratch / 'browser'}",
               "--virtual-time-budget=10000", *options, page.as_uri(), limit=_LIMIT)  # fmt: skip

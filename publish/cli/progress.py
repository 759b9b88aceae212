"""How far a build is: a bar on a terminal, for several sources."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def shown(count: int, *, quiet: bool) -> Iterator[Callable[[], None]]:
    """Shows how many of `count` sources are done, and the time left. Yields what is to be called
    for each. Elsewhere than on a terminal the lines of the build say it."""
    if quiet or count < 2 or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=count)

        def advance() -> None:
            progress.advance(task)

        yield advance

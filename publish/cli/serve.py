"""`publish serve`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from publish.cli.build import cores

if TYPE_CHECKING:
    import argparse


def serve(options: argparse.Namespace) -> int:
    """Builds what comes over HTTP, until it is told to end."""
    from publish.engine.config import find_config
    from publish.plugin import of_extra
    from publish.style import load_style

    with of_extra("serve"):
        from publish.service.application import Options
        from publish.service.build_job import served
        from publish.service.server import serve as listen

    path = Path(options.config) if options.config else find_config(Path.cwd())
    config = served(str(path or ""))
    load_style(config.style)
    settled = Options(
        config=str(path.resolve()) if path else "",
        limits=config.limits,
        jobs=options.jobs or cores(),
        queue=options.queue,
        upload=options.upload * 10**6,
    )
    listen(settled, options.host, options.port)
    return 0

"""What several commands take from the options: the configuration, and metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from publish.cli.diagnostics_output import print_diagnostics

if TYPE_CHECKING:
    import argparse

    from publish.document import Meta
    from publish.engine.config import Config
    from publish.plugin import Citing


def config_of(options: argparse.Namespace) -> Config:
    """The `publish.toml` that is named, else the project's, else the defaults."""
    from pathlib import Path

    from publish.engine.config import Config, find_config, load_config

    path = Path(options.config) if options.config else find_config(Path.cwd())
    return load_config(path) if path else Config()


def citing_of(options: argparse.Namespace) -> Citing:
    """The files that `--bibliography` and `--csl` name. Raises `SourceError` for one that cannot be
    read."""
    from pathlib import Path

    from publish.engine.resources import attached
    from publish.plugin import Citing

    return Citing(
        bibliographies=tuple(attached(Path(name)) for name in options.bibliography),
        style=attached(Path(options.csl)) if options.csl else None,
    )


def metadata_of(options: argparse.Namespace) -> Meta:
    """What `--meta` says. Raises `UsageError` for what is no metadata."""
    from msgspec import structs

    from publish.diagnostics import Log
    from publish.readers.metadata import meta_from_pairs

    log = Log()
    meta = meta_from_pairs(options.meta, "--meta", log)
    for diagnostic in log.diagnostics:  # in a source it is information; here somebody typed it
        told = structs.replace(
            diagnostic, severity="warning", message=f"--meta: {diagnostic.message}"
        )
        print_diagnostics([told], options)
    return meta

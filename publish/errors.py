"""Everything that publish raises on purpose.

    PublishError                 the one root; `exit_code` is what the command line ends with
    ├── UsageError          2    a wrong option, name, key or combination; nothing was started
    │   ├── StyleError           a style file that cannot be used
    │   │   └── StyleProblemsError   several of these at once
    │   └── ConfigError          a publish.toml that cannot be used
    ├── SourceError         3    a source that cannot be read
    │   ├── PictureError         a picture that cannot be used
    │   └── ChaptersError        several of these at once
    ├── ExportError         4    an exporter or engine failed, or an artifact cannot be written
    └── LossError           5    `--strict`, and something would have been lost

A message is one line: what is wrong and where. `hint` is the cure, when there is one to give.
"""

from __future__ import annotations

from typing import ClassVar


class PublishError(Exception):
    """Root of the tree. `str(error)` is `message`, followed by the hint when there is one."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class UsageError(PublishError):
    """The request itself is wrong: an option, a name, a combination. Nothing was started."""

    exit_code = 2


class StyleError(UsageError):
    """A style file that cannot be used; the message names file, line, column and key.

    `excerpt` is the line of the file with a mark below the column, or "".
    """

    def __init__(self, message: str, *, hint: str = "", excerpt: str = "") -> None:
        super().__init__(message, hint=hint)
        self.excerpt = excerpt


class StyleProblemsError(StyleError):
    """Several errors of a style, in the order of their files and lines."""

    def __init__(self, errors: tuple[StyleError, ...]) -> None:
        super().__init__("\n".join(str(error) for error in errors))
        self.errors = errors


class ConfigError(UsageError):
    """A `publish.toml` that cannot be used; the message names file, line and key."""


class SourceError(PublishError):
    """A source that cannot be read; the message names the file and the place in it."""

    exit_code = 3


class ChaptersError(SourceError):
    """Several sources of one publication that cannot be read; `errors` says what each lacks."""

    def __init__(self, message: str, errors: tuple[SourceError, ...], *, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.errors = errors


class PictureError(SourceError):
    """A picture that cannot be used. Whoever asked for it says which; alone it ends no job."""


class ExportError(PublishError):
    """An exporter or its engine failed, or an artifact could not be written."""

    exit_code = 4


class LossError(PublishError):
    """Under `--strict`: the artifact would not say all that the document says."""

    exit_code = 5


def lack(error: OSError | MemoryError) -> str:
    """What the machine refused, in words for people."""
    if isinstance(error, MemoryError):
        return "there is not enough memory"
    # Of no usable temporary folder, Python states a whole sentence.
    return (error.strerror or str(error)).partition(" in [")[0].lower()

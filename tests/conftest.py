"""What all tests share: goldens, and laws that are not timed.

A golden is a file in which a person reads what the code says today, and in a diff what changed.
"""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings

from publish import disk_cache

# A gate says the same of the same code: what chance finds is found by `make laws`, by whoever looks
# for it. Of other code it may say something else, for hypothesis tries constants of our modules.
# `make test` tries fewer of the same documents than `make validate`, for it is to be run often.
settings.register_profile("steady", parent=settings(), deadline=None, derandomize=True)
settings.register_profile(
    "chance", parent=settings(), deadline=None, derandomize=False, print_blob=True
)
settings.register_profile("brief", parent=settings.get_profile("steady"), max_examples=20)
settings.load_profile("brief")

ROOT = Path(__file__).resolve().parent.parent

Golden = Callable[[str, str], None]


# A shell starts what runs in the background with SIGINT ignored, and with it all that tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--accept", action="store_true", help="rewrite goldens instead of comparing with them"
    )


BETWEEN_COLLECTIONS: Final = 100_000
"""New objects after which garbage is looked for. A document has more than the 700 of the
interpreter, and lives to the end of its test."""


def pytest_collection_finish() -> None:
    """What is there when the tests begin stays to the end: looking for garbage in it, again and
    again, would take a tenth of the time, and as much in what a test makes."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(BETWEEN_COLLECTIONS)


@pytest.fixture(autouse=True, scope="session")
def store_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is kept for later builds is kept apart from what anybody else keeps."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(disk_cache.VARIABLE, str(tmp_path_factory.mktemp("kept")))
        yield


@pytest.fixture
def accepting(request: pytest.FixtureRequest) -> bool:
    """Whether this run rewrites goldens."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture
def golden(*, accepting: bool) -> Golden:
    """`golden(path, text)`: the file at `path`, from the root of the repository, says `text`."""

    def compare(path: str, text: str) -> None:
        file = ROOT / path
        if accepting:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
            return
        assert file.is_file(), f"no golden {path}: `pytest --accept` writes it"
        assert text == file.read_text(encoding="utf-8"), f"{path}: `pytest --accept` rewrites it"

    return compare

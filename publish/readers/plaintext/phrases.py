"""Whether the words on both sides of a break belong to one phrase.

`Speech by the Minister of` / `Rural Affairs` goes on and `Ferries cut their losses` / `By Ines
Calder` does not, which a reader tells by the words alone. So do weights that were learned from the
words that stand beside each other within headlines and from those over their ends, in many
languages (`tests/eval/phrases.py`): logistic regression, which is a chain (`chains`) of one piece.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal, TypeAlias, get_args

from publish.readers.plaintext.chains import Chain, Weights, read_weights

Joint: TypeAlias = Literal["within", "between"]
JOINTS: Final[tuple[Joint, ...]] = get_args(Joint)
"""Where a break stands: within a phrase or between two."""

UNSPACED: Final = "\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff"
"""The letters of Thai, Chinese and Japanese, which do not part words …"""

_TOKEN: Final = re.compile(rf"[{UNSPACED}]|[^\s{UNSPACED}]+")
"""… so that each character is taken for one."""

_DIGIT: Final = re.compile(r"\d")
_AROUND: Final = "“”\"'‘’()[],;:.!?«»„\\"
_SHORT: Final = 4
"""Words of so few letters are mostly those of grammar, and known whole …"""

_ENDING: Final = 3
"""… and so many letters at the end of a longer one tell what form it has."""

_SHAPE: Final = 6


@lru_cache(maxsize=1)
def weights() -> Weights[Joint]:
    """The learned weights, read once."""
    return read_weights("phrases.toml", Weights[Joint])


@lru_cache(maxsize=1)
def chain() -> Chain[Joint]:
    """The learned weights at work."""
    return Chain(weights(), JOINTS)


def tokens(text: str) -> list[str]:
    """What stands between spaces, and each character of scripts without them."""
    return _TOKEN.findall(text)


def speaks_for_phrase(above: str, below: str, learned: Chain[Joint]) -> float:
    """How much speaks for one phrase that goes on from the text `above` a break to that `below` it,
    neither empty: the logarithm of the odds."""
    [said] = learned.scores([facts(tokens(above), tokens(below))])
    return said["within"] - said["between"]


def facts(above: Sequence[str], below: Sequence[str]) -> frozenset[str]:
    """What is to be seen of the last two of the tokens `above` and of the first two `below`."""
    (second_last, last), (first, second) = _last_two(above), _last_two(below[1::-1])[::-1]
    end, begin = _word(last), _word(first)
    kinds = _kind(second_last), _kind(last), _kind(first), _kind(second)
    shapes = _shape(second_last), _shape(last), _shape(first), _shape(second)
    return frozenset(
        (
            "any",
            f"last {end}",
            f"last but one {kinds[0]}",
            f"last two {kinds[0]} {kinds[1]}",
            f"last two as {shapes[0]} {shapes[1]}",
            f"ends with {_sign(last)}",
            f"first {begin}",
            f"second {kinds[3]}",
            f"first two {kinds[2]} {kinds[3]}",
            f"first two as {shapes[2]} {shapes[3]}",
            f"over as {shapes[1]} {shapes[2]}",
            f"over {kinds[1]} as {shapes[2]}",
            f"over as {shapes[1]} {kinds[2]}",
        )
    )


def _last_two(found: Sequence[str]) -> tuple[str, str]:
    return (found[-2] if len(found) > 1 else "", found[-1])


def _word(token: str) -> str:
    """A token without signs around it and without case, and any figure as `0`."""
    return _written(_DIGIT.sub("0", token.strip(_AROUND).lower()))


def _kind(token: str) -> str:
    """A short word as it is and a longer one by its ending."""
    word = _word(token)
    return word if len(word) <= _SHORT else f"…{word[-_ENDING:]}"


def _sign(token: str) -> str:
    """The sign that a token ends with, if any."""
    return "" if token[-1].isalnum() else _written(token[-1])


def _shape(token: str) -> str:
    """Where capitals, figures and signs stand: `(BBC)` is `(AAA)`."""
    return "".join(map(_class, token[:_SHAPE]))


def _class(character: str) -> str:
    if character.isupper():
        return "A"
    if character.isalpha():
        return "a"
    if character.isdigit():
        return "0"
    return _written(character)


def _written(said: str) -> str:
    """What is said without the two signs that a key of TOML in quotation marks cannot hold."""
    return said.replace('"', "”").replace("\\", "/")

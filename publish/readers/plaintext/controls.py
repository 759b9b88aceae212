"""Lines that a web page sets around its text, told by their words: controls, counts, tags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from publish.readers.plaintext.characters import CJK, ends_sentence, starts_lower
from publish.readers.plaintext.words import either, is_one_of, may_be_one_of, one_of, plain, words

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_MOST_TOKENS: Final = 10
_MOST_OF_CALL: Final = 16
_LONGEST_LABEL: Final = 2
_LONGEST: Final = 120
_LONGEST_TAGS: Final = 400
_FEWEST_TAGS: Final = 2
_COUNTED: Final = re.compile(r"\(\d+\)$")
_COUNT: Final = re.compile(r"\d+(?:[.,]\d+)*\s?(?:[kKmM]|[kKMG]B)?$")
"""How often a page was liked or commented on, or how large a file is."""

_COUNTS: Final = re.compile(
    r"(?:([^\W\d_][^\d()]{2,20}?)\s?(?:[:：]\s?\d[\d.,]{0,6}|\(\d[\d.,]{0,6}(?:\s[^\W\d_]{3,12})?\))"
    r"|([ckк]omm?en[^\W\d_]{3,9}|коммент[^\W\d_]{3,5}) \d[\d.,]{0,6}"
    r"|\d(?:[\d.,]{0,6}|\d{0,2}[ \u00a0]\d{3})[kKmM]?\s([^\W\d_]{4,16}))$",
    re.IGNORECASE,
)
"""`Comments (15)`, `Comentarios 15`, `36 commentaires`, `2.1K Followers`, `1 204 vues`."""

_NUMBERED: Final = re.compile(r"[1-9] [^\W\d_a-z]")
"""`4 Comments` may be the fourth heading."""

_OPENS: Final = re.compile(r"[\[(]\+[\])]\s?[^\W\d_]")
"""`[+] Enlarge`"""

_LEADING_SIGNS: Final = frozenset("»›→▸►➔➙➛➜➝➞➟➠➤⟶")
_LEADS: Final = re.compile(r"[^«»‹›]{2,59}(?:[^«»‹›.!?,\s]|\.\.\.)\s?[»›→▸►➔➙➛➜➝➞➟➠➤⟶]$")
"""`More commentary »`; behind a stop the mark closes speech: `I feel my heart no more.»`"""

_LEADS_BACK: Final = re.compile(r"[<‹←⟵◄◀] ?([^\W\d_][^<>«»‹›.!?,;=(){}]{2,40})$")
"""`< Back to the section`"""

_OF: Final = re.compile(
    r"([^\W\d_]{3,12})\s\d{1,3}\s?(?:of|von|de|di|van|av|af|sur|z|из|з|/)\s?\d{1,3}$"
)
"""`Image 1 of 9`"""

_SIZES: Final = re.compile(
    r"(?:[^\W\d_]{4,10}(?: [^\W\d_]{4,10})?[:：]?\s?)?A[+-]?(?:\s?\|?\s?A\s?[+-]?){1,3}"
)
"""`Text: A | A+ | A-`: the sizes of letters that a page offers."""

_RATED: Final = re.compile(
    r"[★☆⭐]{3,5}\s?\(?\d|5 ([^\W\d_]{3,10}) 4 \1 3 \1 2 \1 1 [^\W\d_]{3,10}$"
)
"""`★★★★☆ 214 ratings`, `5 Stars 4 Stars 3 Stars 2 Stars 1 Star`: what readers think of a recipe, or
may choose from; a critic's stars have no count."""

_RATED_BY: Final = re.compile(
    r"[0-5](?:[.,]\d{1,2})? [^\W\d_]{2,6} \d[\d.,]{0,6} ([^\W\d_]{3,14})$"
)
"""`4.8 from 12 reviews`"""

_POLLED: Final = re.compile(r"[?？؟]\s?([^\W\d_]{1,6})(?:\s?[/|·]\s?|\s+)([^\W\d_]{1,6})$")
"""`Was this helpful? Yes / No`"""

_ADDRESS: Final = re.compile(r"https?://\S+$")
"""`Permalink: https://…`: the address behind a line that pages have; `Format: https://…` is a field
of a record."""

_LONGEST_TOKEN: Final = 60
_SHORTEST_JOINED: Final = 8
_SHORTEST_PART: Final = 3
_LONGEST_UNSPACED: Final = 5
_MANY: Final = 3
_FIGURE: Final = re.compile("[0-9]")
_MINUTES: Final = re.compile(r"(?:[^\d:：|·•]{0,24}[:：]|[^\W\d]{0,8})\s?\d{1,3}\s?-?\s?(.*)$")
_LONGEST_CALL: Final = 300
_MOST_WITH_MINUTES: Final = 8
_PARTS: Final = re.compile(r"[|·•,;:/()–—]")
_HASHTAG: Final = re.compile(r"(?:^|\s)#[^\W\d_]")
_HANDLE: Final = re.compile(r"(?<!\w)@\w")
_APOSTROPHE: Final = re.compile("['’]")


def is_control(text: str) -> bool:
    """`Share on Facebook`, `Artikel merken`, `Leave your feedback`: a line of which every word is
    one that pages use to speak of themselves."""
    return len(text) <= _LONGEST and _is_control(text)


@lru_cache(maxsize=4096)
def _is_control(text: str) -> bool:
    """Several passes ask it of each line."""
    if "A" in text and _SIZES.fullmatch(text):
        return True
    if any(_is_plain(word) and word.lower() not in _known() for word in text.split()):
        return False  # nearly all lines, at one of the first words
    tokens = _tokens(text)
    if not 1 <= len(tokens) <= _MOST_TOKENS:
        return False
    spoken = sum(map(_spoken().__contains__, tokens))
    little = sum(map(words().page_little.__contains__, tokens))
    if spoken + little != len(tokens):
        return False
    counted = len(tokens) == 1 and bool(_COUNTED.search(text) or _has_address(text))
    if len(tokens) > _LONGEST_LABEL and text[-1] in ":：" and _names().isdisjoint(tokens):
        return False  # `Add register 2 to register 3:` leads in to what stands below
    return spoken > max(1, little / 2) or counted


def _has_address(text: str) -> bool:
    """`Permalink: https://…`: an address behind what is a line of pages by itself."""
    label, found, _ = text.partition("http")
    if not found or not _ADDRESS.search(text):
        return False
    name = plain(label)
    return name in words().boilerplate or name in _names()


def is_count(text: str) -> bool:
    """`148`, `1.2k`, `123 KB`: a figure beside a control."""
    return text[:1].isdigit() and _COUNT.match(text) is not None


def is_page_word(text: str) -> bool:
    """`Tweet`, `Kudos`: one word, which may as well head a section."""
    listed = either(words().page_word, words().network)
    return may_be_one_of(text, listed) and text.lower() in listed


def spoken(text: str) -> list[bool]:
    """Whether pages use each of its words to speak of themselves, as texts may do with some."""
    signs = words().page_sign
    return [token in _spoken() or token in signs for token in _tokens(text)]


def calls_to_follow(text: str) -> bool:
    """`Follow Ann Lee on Twitter`, `Follow @courier for more`: a call, and who posts or where."""
    lists = words()
    first = text.partition(" ")[0]
    if _is_plain(first) and first.lower() not in lists.follow:
        return False  # nearly all lines
    if _first_token(text) not in lists.follow:
        return False  # of the rest most
    tokens = _tokens(text)
    if not 1 < len(tokens) <= _MOST_OF_CALL:
        return False
    return bool(_HANDLE.search(text)) or not lists.network.isdisjoint(tokens)


def calls_to_network(text: str) -> bool:
    """`Follow Ann Lee on Twitter`, `Like @courier`: what may be done, and where."""
    tokens, lists = _tokens(text), words()
    done = any(token in lists.sharing and token not in lists.network for token in tokens)
    return done and ("@" in text or not lists.network.isdisjoint(tokens))


def shares(text: str) -> bool:
    """Whether a control names a network, or what is done with a page there."""
    lists = words()
    return any(token in lists.network or token in lists.sharing for token in _tokens(text))


def counts(text: str) -> bool:
    """`36 commentaires`, `Comments (15)`: how many have done what with a page."""
    if not text[:1].isdigit():
        last = text.rstrip(".,")[-1:]
        if not last.isdigit() and last != ")":
            return False  # nearly all lines
    match = _COUNTS.match(text)
    return match is not None and (match[1] or match[2] or match[3]).lower() in words().counted


@lru_cache(maxsize=4096)  # several passes ask it of each line
def is_sure(text: str) -> bool:
    """Whether a line can be nothing but a control, wherever it stands: it shares on a network,
    counts comments or pictures, or has the sign of a control."""
    if len(text) > _LONGEST:
        return False
    lists = words()
    of = _OF.match(text) if text[-1:].isdigit() else None
    signed = not text[:1].isalpha() and (
        _OPENS.match(text) or _RATED.match(text) or _leads_back(text) or _is_rated(text)
    )
    return (
        is_one_of(text, either(lists.interruption, lists.read_on))
        or calls_to_follow(text)
        or (counts(text) and not _NUMBERED.match(text))
        or bool(signed)
        or _leads_by_sign(text)
        or tells_minutes(text)
        or _polls(text)
        or (of is not None and of[1].lower() in either(lists.picture, lists.page))
        or (is_control(text) and (_shares_on_network(text) or _has_address(text)))
    )


def _shares_on_network(text: str) -> bool:
    """Whether the words of a control name a network and what is done there, or are a list of such
    names."""
    tokens, lists = set(_tokens(text)), words()
    if not tokens.isdisjoint(lists.sharing) and not tokens.isdisjoint(lists.network):
        return True
    named = len(tokens & _names())
    return "," not in text and (named >= _MANY or (named > 1 and tokens <= _spoken()))


def _polls(text: str) -> bool:
    """`Is this page useful? Yes No`: a question, and the answers to choose from."""
    match = _POLLED.search(text)
    return match is not None and f"{match[1]} {match[2]}".lower() in words().polled


def _leads_by_sign(text: str) -> bool:
    """`More commentary »`; the last words of a quotation go on from the line above: `der es
    hört»`"""
    if text[-1:] not in _LEADING_SIGNS:
        return False  # nearly all lines
    return _LEADS.match(text) is not None and not starts_lower(text)


def _is_rated(text: str) -> bool:
    """`4.8 from 12 reviews`: what readers gave, and how many did."""
    match = _RATED_BY.match(text)
    return match is not None and match[1].lower() in words().rated


def _leads_back(text: str) -> bool:
    """`< Back to the section`, `← Previous post`: a sign that points back, and a word that pages
    use of themselves."""
    match = _LEADS_BACK.match(text)
    tokens = match[1].lower().split() if match else [""]
    known = either(_spoken(), words().boilerplate)
    return tokens[0] in known | words().page_little and not known.isdisjoint(tokens)


def tells_minutes(text: str) -> bool:
    """`8 min read`, `Reading time: 8 minutes`: how long the reading takes."""
    if text.isascii() and _FIGURE.search(text) is None:
        return False  # nearly all lines
    match = _MINUTES.match(plain(text))
    return (
        match is not None
        and match[1].startswith(words().reading)
        and not any(c.isdigit() for c in match[1])
    )


def holds_minutes(text: str) -> bool:
    """`Part 3 of 12 9 min readBeginner`: how long the reading takes, among other words without
    anything that parts them; a day or a credit has a sign there (`4 March · 9 min read`)."""
    few = len(text.split()) <= _MOST_WITH_MINUTES and not _PARTS.search(text)
    return few and bool(_within().search(text.lower())) and not tells_minutes(text)


@lru_cache(maxsize=1)
def _within() -> re.Pattern[str]:
    return re.compile(rf"\d ?-?(?:{one_of(words().reading)})")


def calls_reader(text: str) -> bool:
    """`Would you like to comment on this article?`, `For more of our news, click here.`: what a
    page asks of its reader, whole sentences too. Only below a text it can be nothing else."""
    small = text.lower()
    return len(text) <= _LONGEST_CALL and (
        small.startswith(words().call) or any(part in small for part in words().call_within)
    )


def leads_on(text: str) -> bool:
    """`Read more`, `Weiterlesen`: what stands below the title of another page."""
    return is_one_of(text, words().read_on)


def heads_tags(text: str) -> bool:
    """`Topics:`, `Schlagworte`: what stands above what the text is about."""
    return is_one_of(text, words().tag)


def is_tags(text: str) -> bool:
    """`Topics: bridges, storms`, `#bridges #storms`: what the text is about, on one line."""
    if not (":" in text or text[:1] == "#") or len(text) > _LONGEST_TAGS or ends_sentence(text):
        return False
    if len(_HASHTAG.findall(text)) >= _FEWEST_TAGS and text[0] == "#":
        return True
    label, colon, rest = text.partition(":")
    return bool(colon and rest.strip()) and plain(label) in words().tag


def _is_plain(word: str) -> bool:
    """Whether what stands between spaces is one word, so that no line need be parted into its words
    to look at it, which takes many times as long."""
    return len(word) < _SHORTEST_JOINED and word.isascii() and word.isalpha()


@lru_cache(maxsize=4096)  # several passes ask it of each line
def _tokens(text: str) -> Sequence[str]:
    """The words of a line in small letters, also without what an apostrophe ties to a name
    (`Twitter'da`), or without spaces between them (`ShareTweet`); no address behind them."""
    found: list[str] = []
    for token in _TOKEN.findall(_ADDRESS.sub("", text).lower()):
        found += _words_of(token)
    return found


def _first_token(text: str) -> str:
    """The first of `_tokens`, which is found in a small part of the time."""
    bare = _ADDRESS.sub("", text) if "://" in text else text
    match = _TOKEN.search(bare.lower())
    return _words_of(match[0])[0] if match else ""


@lru_cache(maxsize=4096)  # few words make most of a text
def _words_of(token: str) -> Sequence[str]:
    bare = token.strip(".")
    stem = _APOSTROPHE.split(bare)[0]
    if CJK.search(bare):
        return _unspaced(bare)
    return _parted(bare) if stem not in words().network else [stem]


@lru_cache(maxsize=1024)
def _unspaced(token: str) -> list[str]:
    """The words of a script without spaces: the longest that pages use, and between them two
    characters at a time."""
    found: list[str] = []
    at = 0
    while at < len(token):
        ends = range(min(len(token), at + _LONGEST_UNSPACED), at, -1)
        end = next((end for end in ends if token[at:end] in _unspaced_words()), 0)
        if not end:
            end = at + 1 if _known_at(token, at + 1) else min(len(token), at + 2)
        found.append(token[at:end])
        at = end
    return found


def _known_at(token: str, at: int) -> bool:
    """Whether one of the words that pages use, of two characters or more, begins there."""
    ends = range(at + 2, at + _LONGEST_UNSPACED + 1)
    return any(token[at:end] in _unspaced_words() for end in ends)


@lru_cache(maxsize=1)
def _unspaced_words() -> frozenset[str]:
    return _spoken() | either(words().page_sign, words().page_little)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """The words of which a control has no others."""
    return _spoken() | words().page_little


@lru_cache(maxsize=1)
def _spoken() -> frozenset[str]:
    return _names() | words().page_word


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return either(words().network, words().sharing)


@lru_cache(maxsize=1024)
def _parted(token: str) -> list[str]:
    """The words that stand in a token without spaces, if half of them name networks or what is done
    with a page there; else the token."""
    if not _SHORTEST_JOINED <= len(token) <= _LONGEST_TOKEN or token in _spoken():
        return [token]
    ways: dict[int, list[str]] = {0: []}
    for end in range(_SHORTEST_PART, len(token) + 1):
        for start in range(end - _SHORTEST_PART + 1):
            part = token[start:end]
            if start in ways and (part in _spoken() or part in words().page_little):
                ways[end] = [*ways[start], part]
                break
    parts = ways.get(len(token), [])
    named = sum(1 for part in parts if part in _names())
    return parts if len(parts) > 1 and named >= len(parts) / 2 else [token]

"""What follows the words of credit in a line, and how plain these are."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from publish.readers.plaintext.characters import is_capitals, is_cased
from publish.readers.plaintext.credit_words import LABEL, after_by
from publish.readers.plaintext.likeness import has_role
from publish.readers.plaintext.names import is_given, is_person
from publish.readers.plaintext.words import by, either, given_names, one_of, words

CERTAIN: Final = 5.0
"""The evidence of words that do nothing else than credit."""

_REPORTS: Final = re.compile(
    r"(.{5,60}?) (reports|reporting|berichtet|yazdı|报道|報導|报导|írása)(?: .{2,60})?$"
)
_REPORTED: Final = re.compile(
    r"(?:Aus|From|In|Vom|Von) .{2,40} (?:berichtet|berichten|reports?) ([^\W\d_a-z].{3,60})$"
)
_ASKED: Final = re.compile(
    r"(?:Ze?|Со?|Зі?) [^\W\d_].{3,120}? "
    r"(?:rozmawia(?:ją|ł|ła|li|ły)?|беседова(?:л|ла|ли)|розмовля(?:в|ла|ли)) ([^\W\d_a-z].{3,60})$"
)
"""`Z dr. Janem Lisem rozmawia Anna Nowak`: who was asked, and who wrote."""

_BY_SOUND: Final = "[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff]{1,8}"
"""`阿依努尔·赛提`: the name of one who is no Han, as it sounds, with a point within."""

_JOINED: Final = re.compile(
    r"(?:《[^《》]{1,12}》)?[\u4e00-\u9fff]{0,6}?\s?(?:记者|記者|(?<=》)作者(?=\s))[:：/／]?\s?"
    rf"((?:{_BY_SOUND}|[^\s／/:：]{{2,4}})(?:[ 、](?:{_BY_SOUND}|[^\s／/:：]{{2,4}})){{0,3}})"
    r"(?:[／/].{1,20})?$"
)
_PAIR: Final = re.compile(r"(?:记者|記者|通讯员|通訊員|实习生|特派员)\s?([^\s／/]{2,4})(?=\s|$)")
_PAIRS: Final = re.compile(rf"(?:本报|本社|本刊|特约)?(?:{_PAIR.pattern}\s?){{2,}}$")
"""`记者 欧阳岚 通讯员 褚小满`."""

_WRITTEN: Final = re.compile(r"([^\s/／|｜]{2,8}) ?[/／] ?(?:文|图文|文图|撰文|文并图|圖文)$")
"""`欧阳岚/文`"""

_WIRED: Final = re.compile(
    r".{0,4}[社报報网網](?:記者|记者)([\u4e00-\u9fff]{3})[\u4e00-\u9fff]{2,4}\d{1,2}日[電电]$"
)
"""`河口社記者王小明台北3日電`: house, name, place and day in one."""

_REVIEWS: Final = re.compile(
    r"(.{5,40}?) (?:reviews|REVIEWS|rezensiert|bespricht|recensisce) \S.{5,140}$"
)
"""`Ann Lee reviews The Salt Ledger by Bo Hu`"""

_THEN_REPORTS: Final = re.compile(r"(?<=[\u4e00-\u9fff]) ?(?:报道|報道|報導)$")

_FROM: Final = re.compile(
    r"(?:(?:[Ff]rom(?=.* in | [^\W\d_a-z][^,]+ [^,]+, [^\W\d_]+$)"
    r"|de|di|da|od|av|af|[Αα]πό) |[Dd](?:ell?)?['’](?=\w+\. ))([^\W\d_].*)$"
)
_OWN: Final = re.compile(
    r"(?:\w{1,8}\s)?(?:notre|nos|our|unser\w*|nuestr\w+|nostr\w+|noss\w+|onze|vår\w*|nasz\w*|наш\w*)"
    r"\s(.{5,60}),\s([^,]{5,40})$",
    re.IGNORECASE,
)
"""`De notre correspondante à Lyon, Anne Roux`"""

_FROM_POST: Final = re.compile(
    r"(?:(?:From|FROM) (?:the|your|our|THE)|Von (?:der|dem|unserer|unserem)|Vom"
    r"|(?:De|Du) (?:la|le|votre|notre|su)) ([^,]{4,60}), ([^,]{5,40})$"
)
"""`From the editor, Ann Lee`: how a newsletter opens."""

_GOES_ON: Final = re.compile(r"[;–—] [^\W\d_A-Z]")
"""Behind names a headline goes on in small letters."""

_TESTIMONY: Final = re.compile(
    r"(?:(?:Prepared|Written|Opening|Oral|PREPARED|WRITTEN|OPENING|ORAL) )?"
    r"(?:Testimony|Statement|Remarks|TESTIMONY|STATEMENT|REMARKS) (?:of|OF) ([^\W\d_a-z].*)$"
)
"""`Testimony of Ann Lee, Director`: how a hearing has who speaks, below what it is about."""

_WITH_WHOM: Final = re.compile(
    r"([^\W\d_a-z][^()\d]{2,60}) \((?i:with whom) [^()]{3,200} (?i:agrees?)\):?$"
)
"""`LADY MOSS (with whom Lord Pell and Lord Ayre agree):` whose judgment it is that follows."""

_JUDGE: Final = re.compile(
    r"((?:[^\W\d_a-z]|[.'’-]){2,20}(?: (?:[^\W\d_a-z]|[.'’-]){2,20}){0,2}), "
    r"(?:(?:Chief|Senior|Presiding) )?(?:United States )?(?:Circuit|District|Bankruptcy) "
    r"(?:Chief )?Judge\.$"
)
"""`HALE, Circuit Judge.`: whose opinion it is that follows, as courts of appeals set it."""

_SPOKEN: Final = 3.5
_ALSO_OF: Final = frozenset({"von", "af", "av"})
"""Words for "by" that mean "of" in names and phrases, too."""


@lru_cache(maxsize=1)
def _phrase() -> re.Pattern[str]:
    """A few words, one for "by", and a name."""
    return re.compile(rf"((?:[^\W\d_]+ ){{1,4}})({one_of(by())}|d['’](?=\w))(?:\s+|(?<=['’]))(.+)$")


def credits_person(text: str) -> bool:
    """`Oprac. Tomasz Gawlik`: one word of credit, and a name, which no section has."""
    label, _, name = text.partition(" ")
    label = label.lower()
    kind = label in either(words().genre, words().status)
    return label in words().byline and not kind and is_person(name)


def of_judge(text: str) -> str:
    """Who wrote a judgment with which the others agree, as the line above it says; "" for none."""
    match = _WITH_WHOM.match(text)
    return match[1] if match else ""


def writes_for_court(text: str) -> tuple[str, ...]:
    """Which judge wrote the opinion of the court that follows; () for none."""
    match = _JUDGE.match(text)
    return (match[1],) if match else ()


def _is_work(text: str) -> bool:
    """`Macbeth, Hull Theatre`, behind `Review:`: one word that no one is called, and more."""
    name, comma, _ = text.partition(", ")
    known = words().agency | given_names()
    return bool(comma) and " " not in name and is_cased(name) and name.lower() not in known


def credited(text: str) -> tuple[str, float]:
    """What follows the words of credit, and how plain these are; ("", 0) for none.

    A phrase with `by` in it, or any word and a colon, may credit; the name decides.
    """
    if match := _PAIRS.match(text):
        return "、".join(_PAIR.findall(text)), CERTAIN
    if match := _JOINED.match(text):
        return "、".join(re.split("[ 、]", match[1])), CERTAIN
    if (match := _OWN.match(text)) and has_role(match[1]) and is_person(match[2]):
        return match[2], CERTAIN
    if (match := _FROM_POST.match(text)) and has_role(match[1]) and is_given(match[2]):
        return match[2], CERTAIN
    if (match := _ASKED.match(text)) and is_person(match[1]):
        return match[1], CERTAIN
    if match := _WIRED.match(text):
        return match[1], CERTAIN
    if (match := _REVIEWS.match(text)) and is_person(match[1]):
        return match[1], CERTAIN
    listed = _THEN_REPORTS.sub("", after_by(text))
    label = text.removesuffix(listed).strip().lower()
    named = " " in listed or listed.lower() in given_names() or not is_cased(listed)
    work = label.rstrip(":") in words().genre and _is_work(listed)
    if listed and (named or label not in words().genre) and not work:  # "Text Size"
        return listed, CERTAIN
    if match := _WRITTEN.match(text):
        return match[1], CERTAIN
    if match := _REPORTED.match(text):
        return match[1], 2.5
    if match := _REPORTS.match(text):
        return match[1], 2.5
    match = LABEL.match(text)
    if match and text[match.end(1) :].lstrip()[0] in "=＝":
        return match[2], 1.0  # "강원 = 남궁하늘 기자": a place and a name
    if match:
        label = match[1].lower()
        kinds = either(words().genre, words().interview, words().status, words().kicker)
        genre = label in kinds or any(part in words().genre for part in re.split(r"[\s/&]+", label))
        return (match[2], 2.5) if genre and not _is_work(match[2]) else ("", 0.0)
    match = _TESTIMONY.match(text)
    if match and is_given(match[1].partition(",")[0]):
        return match[1].partition(",")[0], _SPOKEN  # the office follows
    match = _FROM.match(text)
    if match:
        return match[1], 2.0
    if text.startswith("De ") and is_person(text[3:]):
        return text[3:], 1.0  # Romanian; elsewhere an article
    match = _phrase().match(text) or (_phrase().match(text.lower()) if is_capitals(text) else None)
    if match:
        listed_words = match[1].lower().split()
        genre = any(word in either(words().genre, words().status) for word in listed_words)
        wrote = match[2] in words().done_by - _ALSO_OF
        named = all(word[0].isupper() for word in text[: match.end(1)].split())
        if (named and not genre and not wrote) or (_GOES_ON.search(match[3]) and not genre):
            return "", 0.0  # "Simone de Beauvoir", "Round led by Tidewater; company to grow"
        return text[match.start(3) :], (2.0 if genre else 0.0) + (1.5 if wrote else 0.0)
    return "", 0.0

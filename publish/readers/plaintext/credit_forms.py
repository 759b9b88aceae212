"""The forms of a credit, brought to one: without what stands beside its names, and with the part
first that credits."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from publish.readers.plaintext.bodies import is_desk
from publish.readers.plaintext.characters import is_cased
from publish.readers.plaintext.credit_words import after_by, credits_authors, credits_others
from publish.readers.plaintext.houses import is_house
from publish.readers.plaintext.likeness import has_role
from publish.readers.plaintext.names import is_given, is_person, split_names
from publish.readers.plaintext.words import one_of, words

_SUFFIX: Final = re.compile(
    r"\s*(?:[(（][^()（）]{1,60}[)）]|\s[\w.+-]{1,40}@[\w-]{1,30}\.[\w.-]{2,40}|<[^<>\s]{3,60}@[^<>\s]{3,60}>|@\w{2,30}|/[^/\s][^/]{1,30}/"
    r"|,\s(?:Ph\.?D|M\.?D|R\.?N|LL\.?[DM]|MBA|Jr|Sr|Esq)\.?)$"
)


_THEN_ROLE: Final = re.compile(
    r"(.+[^\W\d_]{2})\.\s([^\W\d_a-z][^.,]{3,40}(?:, [^\W\d_a-z][^.]{3,80})?)\.?$"
)
"""`Por Ana Ruiz. Periodista`, `Ana Ruiz. Investigadora, Instituto del Puerto`"""

_GLUED: Final = re.compile(
    "(?<=[\u4e00-\u9fff])(?=(?:作者|记者|記者|来源|來源|责任编辑|責任編輯)[:：])"
    "|(?<=[\u4e00-\u9fff])(?<!责任)(?<!責任)(?=(?:编辑|編輯)[:：])"
)
"""Where another field begins at once: `来源：河网作者：…`"""

_UNPARTED: Final = re.compile(
    r"(?<=[|｜·] )(?:作者|记者|記者)(?=[\u4e00-\u9fff]{2,4}(?:$|\s?[|｜·]))"
)
"""A label that nothing parts from the name, between bars: `来源… | 作者温青`"""

_SLASH: Final = re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_])")
_FIELDS: Final = re.compile(
    r"(?:^|[\s·|｜])([\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{1,6})\s?[:：]\s?"
)
"""`来源：…　作者：…`"""

_INITIALS: Final = 2
_LONGEST_UNCASED: Final = 12
_FEWEST_MARKED: Final = 2

_GLUED_BY: Final = re.compile(r"^([Bb]y|Par|Por|Von)(?=[^\W\d_a-z][\w.'’-]{0,30} [^\W\d_a-z])")
"""`ByAnn Lee`: a page sets the word and the name apart with its styles, and the copy does not."""

_CLASS_YEAR: Final = re.compile(r"(?<=[^\W\d_]),? ['’‘]\d{2}(?=$|[,;] | and | & )")
"""`Ann Lee ’26`: when she leaves the school whose paper she writes for."""

_TOLD: Final = re.compile(r"^[^\W\d_].{2,80}? ([Aa]s told to (?=[^\W\d_a-z]).{3,80})$")
"""`Ann Lee, 64, as told to Bo Hu`: he wrote."""


_AFFILIATED: Final = re.compile(
    r"(?<=[^\W\d_]{2})(?: [a-h]|\d{1,2}|\s?[*†‡§])(?:,\s?(?:[a-h]|\d{1,2}|[*†‡§])){0,4}"
    r"(?=\s?[,;]|$| and | & )"
)
"""`Ann Lee a,*, Bo Hu2`: what points to where each of several authors works, in lines below."""

_NOTE_MARK: Final = re.compile(r"(?<=[^\W\d_])\s?\[(?:\d{1,2}|[a-h*†‡§])\](?=\s?[,;]|$| )")
"""`Ann Lee[1], Bo Hu`: what points to a note below that tells of her."""

_IN_BRACKETS: Final = re.compile(
    "[［\\[]([\u3040-\u30ff\u4e00-\u9fff々ヶ]{2,5}"
    "(?:[ \u3000][\u3040-\u30ff\u4e00-\u9fff々]{1,4})?)"
    "[，,、]\\s?([^\\s，,、。\\[\\]［］][^，,、。\\[\\]［］]{1,24})[］\\]]$"
)
"""`［三枝ほの香，テックワイヤ］`: name and medium, as Japanese pages of news set them."""

_CHECKED: Final = re.compile(
    r"(?<=[^\W\d_])(?:,? and |[,;.]? |\s?[|·•]\s)"
    r"((?:[Mm]edically |[Tt]echnically )?"
    r"(?:[Rr]eviewed|[Ff]act[- ][Cc]hecked|[Ee]dited) by .{3,80})$"
)
"""`Written by Ann Lee, reviewed by Bo Hu`: behind who wrote, who read it before it went out."""

_STYLE: Final = re.compile(
    r"^(By |by |BY )?(?:(?:The|the|THE) )?(?:Most|Right|Rt\.?|Very|MOST|RIGHT|RT\.?|VERY) "
    r"(?:Rev(?:erend|d)?\.?|REV(?:EREND|D)?\.?) (?=[^\W\d_a-z]\S* )"
)
"""`The Right Reverend Ann Lee`: how the clergy are styled, of whom several words say the rank."""

_BEARS: Final = re.compile(r"([^()|]{3,60}) \([^()]{2,60}\)$")
"""`Ann Lee (Partner, Hull)`"""


def usual_form(text: str) -> str:
    """A credit as most write it: with a space behind the word for "by", without the year of a
    class, without who told what another wrote, without what points to affiliations, without how
    the clergy are styled, and without the control that stands behind."""
    text = _NOTE_MARK.sub("", without_affiliations(text))
    text = _STYLE.sub(r"\1", _without_posts(text))
    match = _IN_BRACKETS.match(text)
    if match and not is_desk(match[1]) and match[2].lower() not in words().agency:
        return " | ".join(match.groups())
    credited, _, control = text.rpartition(" ")
    if " " in credited and control[:1].isupper() and control.lower() in words().follow:
        text = credited  # `By Ann Lee Follow`
    return _TOLD.sub(r"\1", _CLASS_YEAR.sub("", _GLUED_BY.sub(r"\1 ", text)))


def without_affiliations(text: str) -> str:
    """`Ann Lee a,*, Bo Hu b` as `Ann Lee, Bo Hu`, where two names or more are marked."""
    if len(_AFFILIATED.findall(text)) < _FEWEST_MARKED:
        return text
    bare = _AFFILIATED.sub("", text)
    names, rest, _ = split_names(after_by(bare) or bare)
    return bare if len(names) > 1 and not rest and all(map(is_person, names)) else text


def _without_posts(text: str) -> str:
    """`Authors: Ann Lee (Partner, Hull) | Bo Hu (Associate)` as `Authors: Ann Lee, Bo Hu`: bars
    part several people, each with a post in brackets."""
    credit = after_by(text) if " | " in text and text.endswith(")") else ""
    found = [match for part in credit.split(" | ") if (match := _BEARS.match(part))]
    told = len(found) == credit.count(" | ") + 1 and all(is_person(match[1]) for match in found)
    if not credit or not told:
        return text
    return f"{text.removesuffix(credit)}{', '.join(match[1] for match in found)}"


def with_others(text: str) -> str:
    """`Ann Lee (with Bo Hu)` as `Ann Lee, Bo Hu`: those in brackets wrote besides."""
    match = _with_others().search(text)
    names, rest, _ = split_names(match[1]) if match else ([], [], 0.0)
    if match is None or not names or rest or not all(map(is_person, names)):
        return text
    return f"{text[: match.start()].rstrip(' ,')}, {', '.join(names)}"


@lru_cache(maxsize=1)
def _with_others() -> re.Pattern[str]:
    return re.compile(rf"\s?\((?:{one_of(words().together_with)})\s([^()]+)\)$")


def credit_first(text: str) -> str:
    """`LE MIDI | Par Jane Doe`: with the part first that words of credit begin. Behind a dash, as
    below a dateline, a full name follows these."""
    parts = re.split(r" [·•—/] |\s?\|\s", text)
    dashed = " — " in text
    credited = next(
        (p for p in parts[1:] if (name := after_by(p)) and not (dashed and not is_person(name))), ""
    )
    return " · ".join([credited, *(p for p in parts if p != credited)]) if credited else text


def house_last(text: str) -> str:
    """`Associated Press; By ANN LEE` as `By ANN LEE, Associated Press`."""
    house, sign, credit = text.partition("; ")
    told = bool(sign) and is_person(after_by(credit)) and is_house(house)
    return f"{credit}, {house}" if told and not after_by(house) else text


def name_first(text: str) -> str:
    """`Le Courrier du Port Anne LIND` as `Anne LIND, Le Courrier du Port`: some papers of France
    set themselves first, and the surname in capitals."""
    tokens = text.split(" ")
    last = next((at for at, token in enumerate(tokens) if _is_surname(token)), 0)
    house, name = tokens[: last - 1], tokens[last - 1 :]
    paper = any(token.lower() in words().periodical for token in house)
    paper = paper and house[-1].lower() not in words().mid_phrase  # `Le Journal de Marie CURIE`
    told = paper and all(map(_is_surname, name[1:])) and is_given(" ".join(name))
    return f"{' '.join(name)}, {' '.join(house)}" if told else text


def _is_surname(token: str) -> bool:
    return token.isupper() and len(token) > _INITIALS


def field_first(text: str) -> tuple[str, str]:
    """Of several labelled fields in a line, as Chinese pages have them, the one that credits, and
    the others."""
    text = _UNPARTED.sub(r"\g<0>：", _GLUED.sub(" ", text))
    fields = list(_FIELDS.finditer(text))
    ends = [*(match.start() for match in fields[1:]), len(text)]
    for match, end in zip(fields, ends, strict=False):
        if len(fields) > 1 and credits_authors(match[1]):
            rest = f"{text[: match.start()]} {text[end:]}"
            return text[match.start() : end].strip(" ·|｜"), rest.strip(" ·|｜")
    return text, ""


def without_role(text: str) -> tuple[str, str]:
    """`Por Ana Ruiz. Periodista`, `Ana Ruiz. Madrid`: without what its bearer does or where, in a
    sentence of its own."""
    match = _THEN_ROLE.match(text)
    name = (after_by(match[1]) or match[1]) if match else ""
    titled = name.rpartition(" ")[2].lower() in words().honorific  # "H.E. Mr. Bo Hu"
    told = (
        match is not None
        and not titled
        and (
            (has_role(match[2].partition(",")[0]) and is_person(name))
            or (" " not in match[2] and is_given(name))
        )
    )
    return (match[1], match[2]) if match and told else (text, "")


def parted(text: str) -> str:
    """`Ann Lee/The Courier`: with a bar before the house, and a comma between two names."""
    name, slash, house = _SLASH.sub("\0", text, count=1).partition("\0")
    if not slash or not is_person(name):
        return text
    if is_house(house):
        return f"{name} · {house}"
    return f"{name}, {house}" if is_given(house) else text


def without_suffix(text: str) -> tuple[str, str]:
    """A credit, and what follows its last name: `(AP)`, `@handle`, `<address>`, `Ph.D.`."""
    if text[:1] in {"(", "（"} and text[-1:] in {")", "）"}:
        return text[1:-1].strip(), ""
    match = _SUFFIX.search(text)
    if match is not None and credits_others(match[0].strip(" (（")):
        return text, ""
    return (text[: match.start()].rstrip(" ,;·|/"), match[0].strip(" ,")) if match else (text, "")


def without_credits(text: str) -> tuple[str, str]:
    """`Text: Jane Doe. Photos: Luis Ferreira`: who wrote, and what credits others after that."""
    checked = _CHECKED.search(text)
    if checked and is_person(after_by(text[: checked.start()])):
        return text[: checked.start()], checked[1]
    for match in _credits_within().finditer(text):
        before = _trailing_and().sub("", text[: match.start()].rstrip(" .,;|/·•–—-"))
        if after_by(before) or is_person(before):
            return before, text[match.end() :]
    for match in _credits_unmarked().finditer(text):
        before, taken = text[: match.start()], text[match.end() :]
        if _is_full(after_by(before)) and _is_full(taken):
            return before, text[match.start() :].strip()
    return text, ""


def _is_full(name: str) -> bool:
    """Whether a phrase may be a full name, in scripts without capitals a short one."""
    return is_person(name) if is_cased(name) else 1 < len(name) <= _LONGEST_UNCASED


@lru_cache(maxsize=1)
def _credits_unmarked() -> re.Pattern[str]:
    """`Text Ann Lee Photos Bo Hu`: words that credit another, with nothing around them."""
    return re.compile(rf"\s(?:{_credit()})[^\s:：／・/]{{0,6}}\s", re.IGNORECASE)


@lru_cache(maxsize=1)
def _credit() -> str:
    return one_of(words().credit)


@lru_cache(maxsize=1)
def _trailing_and() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{one_of(words().conjunction)})$")


@lru_cache(maxsize=1)
def _credits_within() -> re.Pattern[str]:
    """Where, after a name, a word of the list credits somebody else."""
    return re.compile(
        rf"(?:[.,;|/·•–—-]\s*|\s+)(?=(?:{_credit()})[^\s:：／・/]{{0,12}}"
        r"(?:(?<=:)|\s?[:：／・/=＝丨|｜]|\s[—–]\s|\s(?:by|von|par|por|de|di|da|av|af|door|oleh)\s))",
        re.IGNORECASE,
    )

"""Names of people in a line: the list of them, and what stands beside each."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext.characters import is_capitals, is_cased
from publish.readers.plaintext.credit_words import after_by, credits_others
from publish.readers.plaintext.houses import (
    before_house,
    is_domain,
    is_house,
    is_house_before_place,
    is_house_behind,
    is_prefixed,
    is_word_behind,
)
from publish.readers.plaintext.likeness import (
    FROM_PLACE,
    HANGUL,
    has_role,
    name_evidence,
)
from publish.readers.plaintext.name_lists import TWO_NAMES, is_newsroom_beside, members, without_and
from publish.readers.plaintext.words import either, given_names, words

_PLACED: Final = re.compile(
    r"(.{3,60}?) (?=(?:in|at|à|en|aus|em|w|v|i|из|в|a|de|[Ff]or|für|pour|para|per|voor|för|dla|для"
    r"|pro|of|from|near|bei|près de|cerca de|dans|unter|IN|FOR) (?:the )?[^\W\d_a-z].{1,60}$"
    r"|on the [^\W\d_]+(?: [^\W\d_]+){0,2} (?:team|desk|staff)$"
    r"|from (?:[^\W\d_]+ )?(?:reports|agencies|dispatches|releases)$"
    r"|(?:(?:on behalf of|im Namen|au nom d[eu]|en nombre del?|em nome d[aeo]"
    r"|a nome d(?:i|el|ell[ao]|ei)|namens|på veg?gne a[fv]"
    r"|zu[rm]|beim?|anlässlich|vor de[mr]|als|all[ao]|nell[ao]|n[ao]) "
    r"|au nom d['’]|a nome del?l?['’])[^\W_].{1,80}$"
    r"|(?:[Ss]pecial (?:to|for)|SPECIAL (?:TO|FOR)|[Ee]special para|[Ss]pécial pour"
    r"|[Ss]peciale per) .{2,60}$)"
)
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.[\s-]?)+[^\W\d_]{2}")
_SIGNED: Final = re.compile(
    r"(?:gez\.|i\. ?[AV]\.|/s/|w\. ?g\.|\(?(?:signed|signé|firmado|fdo\.?)\)?:?)\s+\S",
    re.IGNORECASE,
)
"""What stands before the name of one who has signed the paper that this is a copy of."""

_NOT_WITHIN: Final = re.compile(r"\s(?:IN|FOR|For|SPECIAL TO)\s")
"""`ANN LEE IN OSLO`, `Ann Lee For The Tide`: what stands in no name."""

_FOOT_MARK: Final = re.compile(r"(?<=[^\W\d_])[\d¹²³⁴⁵*†‡]{1,3}$")
"""What points from an author to an address below."""

_FORM_OF_ADDRESS: Final = re.compile(
    r"(?:[HS]\.\s?E\. (?:(?:MRS?|MS)\.? )?|(?:MRS?|MS)\. )(?=\S+ \S)"
    r"|(?:[HS]\.\s?E\. )?"
    r"(?:Madame|Monsieur|Mademoiselle|Mrs?\.?|Ms\.?|Mme|M\.|Frau|Herrn?|Señora?|Sra?\.|Senhora?"
    r"|Signora?|Mevrouw|Pani?|Paní|Shri|Smt\.?|Г-жа|Г-н|श्रीमती|श्री) (?=\S+ \S)"
)
"""What a speaker is called when named, and no part of the name as `Dr.` and `Dame` are."""

_DEGREES: Final = re.compile(
    r"(?:(?:,\s|\s|^)(?:M\.?\s?Sc|B\.?\s?Sc|M\.?\s?A|B\.?\s?A|LL\.?\s?[BDM]|Ph\.?\s?D|D\.?\s?Phil|M\.?\s?D|MBA|MPH|MPP"
    r"|R\.?N|CPA|CFA|CSc|DrSc|MR(?:C[PS]|CVS|ICS|TPI|SC|AeS|CGP|SB|INA)|FR(?:C[PS]|CGP|S[ACEB]?|ICS|TPI|GS|AeS|HistS)|KC|QC|SC|[CMO]BE|MP|MEP|MSP|TD|MLA|MLC|[BM]Eng|[BM]Arch|[CI]Eng"
    r"|M[BP]hil|MBBS|MBChB|MCD|MICE|MIET|IHBC|(?:PG )?Dip\.? ?[A-Z][A-Za-z]{0,5})\.?"
    r"(?:\s?\(Hons\.?\))?){1,8}$"
)
"""What somebody has passed or been given, behind the name."""

_PEER: Final = re.compile(
    r"(?:Lord|Lady|Baroness|Baron|Viscount|Viscountess|Earl|Countess) [^\W\d_a-z][\w’'-]+"
    r"(?: [^\W\d_a-z][\w’'-]+)? of (?:[^\W\d_a-z][\w’'-]+ ?){1,3}$"
)
"""`Lord Pell of Hull Quay`: of where a peer is called, and not where the peer is."""

_WITH_POSTS: Final = re.compile(r";\s+(?:and\s+|&\s+)?")

_JOINED_PARTICLE: Final = re.compile(r"([^\W\d_]{1,3})[^\W\d_a-z][^\W\d_A-Z]+")
_BY_ALONE: Final = len("von ")
"""So long is a word for "by" with its space: `Salt Ledger, by Ann Lee` is a book."""

_MOST_BEFORE: Final = 4
"""So many words that are no name may stand before the first name of a list."""

_NO_SURNAME: Final = 8
"""A word for a role of so many letters is nobody's name: `Ann Lee Contributor`."""

_GIVEN: Final = 2.0
"""The evidence of initials or a given name: `Anna Baker` is no baker."""

_GIVEN_UNCASED: Final = 1.0
"""… in a script without capitals, where a surname may be known."""

_RETIRED: Final = re.compile(r"\s\([^()]{1,12}\)(?=\s|$)")


def _is_named_anew(name: str, house: str, text: str) -> bool:
    """`Ann Lee, University of Hull and Bo Hu, University of Leeds`: another author, behind the
    house of the one before."""
    joined = any(f" {word} {name}" in text for word in words().conjunction)
    return joined and is_house(house) and is_given(name)


def named_with_posts(text: str) -> list[tuple[str, str]]:
    """The names and posts in `Ann Lee, consultant in eye surgery; and Bo Hu, lecturer in law`:
    several, each with what its bearer is; none of other lists."""
    parts = [part.partition(", ") for part in _WITH_POSTS.split(text)] if ";" in text else []
    found = [(name, post) for name, _, post in parts if is_person(name) and has_role(post)]
    return found if len(found) == len(parts) > 1 else []


def split_names(text: str) -> tuple[list[str], list[str], float]:
    """The names in a list of names, what stands beside them (a role, a place, who took the
    pictures), and what a role before a name says for its being one."""
    names: list[str] = []
    rest: list[str] = []
    evidence = 0.0
    listed_names = members(text)
    houses = [part for part in listed_names[:1] if _is_house_before(part, listed_names[1:])]
    for listed in listed_names[len(houses) :]:
        bare = without_and(listed) if names else listed
        part = without_degrees(bare)
        if not part:
            continue
        of_role = bool(rest) and part.partition(" ")[0] in words().of  # "et de la Ruralité"
        if part.lower() in words().genre or (
            names and (of_role or credits_others(part) or FROM_PLACE.match(part))
        ):
            rest.append(part)
            continue
        credited = after_by(part) if names else ""
        if credited and _is_name(credited) and not is_house(credited):
            wordy = len(part) - len(credited) > _BY_ALONE
            if wordy and is_given(credited) and not any(map(is_given, names)):
                rest, names = [*rest, *names], []  # "Lusitânia Informação, texto de Ana Dias"
            names.append(credited)
            continue
        if names and (_is_desk(part) or is_newsroom_beside(part, text)):
            names.append(part)
            continue
        part, beside = _without_brackets(part)
        if credits_others(beside):
            rest.append(part)
            continue
        beside_name = bool(names) and any(f"{sign} {part}" in text for sign in ",/")
        role, name = _after_role(without_foot_mark(part), may_name=not beside_name)
        if not role:
            name, role = before_house(name)
        place = names and (is_word_behind(name, names[0]) or name.lower() in words().region)
        last = text.endswith((f", {name}", f"/ {name}")) or is_house_before_place(name, text)
        house = names and (
            is_house_behind(name, names[0], last=last)
            or (bool(role) and beside_name and _is_of_house(name, names[-1]))
        )
        fits = (_is_name(name) and not place and not house) or bool(_PEER.match(name))
        after_beside = (
            bool(rest)
            and not _is_named_anew(part, rest[-1], text)
            and bare == listed
            and (" " not in name or not (rest[-1][0].islower() or len(rest) > 1))
        )
        if fits and not after_beside:
            name = _FORM_OF_ADDRESS.sub("", name) if name.count(" ") > 1 else name
            names.append(_RETIRED.sub("", name) if name.endswith(")") else name)
            rest += [role] if role else []
            evidence += 2.0 if role else 0.0
        elif (
            (match := _PLACED.match(name))
            and _is_name(match[1])
            and " " in match[1]
            and not (names and is_house_behind(match[1], names[0], last=True))
        ):
            names.append(before_house(match[1])[0])
            rest.append(name[len(names[-1]) :].strip())
        elif not names and len(name.split()) > _MOST_BEFORE and not has_role(name):
            return [], [text], 0.0
        else:
            rest.append(part)
    if (
        len(names) == 2
        and f"{names[0]}, {names[1]}" in text
        and (_is_set_otherwise(*names) or _is_place_below(*names))
    ):
        rest.insert(0, names.pop())
    return names, [*houses, *rest], evidence


def _is_house_before(text: str, others: Sequence[str]) -> bool:
    """`PAP, Ann Lee`, `Wartawan Kompas, Ann Lee`: for whom those wrote who are named behind."""
    first, *more = text.split(" ")
    house = text.lower() in words().agency or (len(more) == 1 and first.lower() in words().role)
    return house and any(map(is_person, others))


def _is_desk(text: str) -> bool:
    """`the Dunmore Data Desk`: those who wrote besides, named with capitals."""
    article, *name = text.split()
    desk = len(name) > 1 and name[-1].lower() in words().desk
    return desk and article == "the" and all(token[0].isupper() for token in name)


def without_degrees(text: str) -> str:
    """`Ann Lee, MD`, `ANN LEE FRCS`: what is left is a full name, unlike that of `EDDA FRAM`."""
    bare = _DEGREES.sub("", text)
    full = is_person(bare) or "," in text or not is_cased(bare)
    return bare if full or not bare else text


def _is_set_otherwise(first: str, second: str) -> bool:
    """`L. Achebe, Northpoint Networks`: after initials, what has none is no person but a body."""
    initials, body = (_INITIALS.match(name) is not None for name in (first, second))
    return initials and not body and second.split(maxsplit=1)[0].lower() not in given_names()


def _is_place_below(first: str, second: str) -> bool:
    """`राधा शर्मा, नई दिल्ली`: after a name that is known, in a script without capitals, what begins
    with none is where it was written."""
    known = given_names()
    return not is_cased(first + second) and (
        first.split(maxsplit=1)[0] in known
        and " " in second
        and second.split(maxsplit=1)[0] not in known
    )


def _without_brackets(text: str) -> tuple[str, str]:
    """`Jane Doe (text)`, `Uwe Roth (photos)`: the name, and what its bearer did."""
    name, bracket, inner = text.partition(" (")
    listed = inner.endswith(")") and (
        credits_others(inner[:-1])
        or inner[:-1].lower() in either(words().byline, words().byline_label)
    )
    return (name, inner[:-1]) if bracket and listed else (text, "")


def _is_honorific(token: str) -> bool:
    return token.rstrip(".").lower() in words().honorific


def _after_role(text: str, *, may_name: bool) -> tuple[str, str]:
    """The role and the name beside it: `our correspondent Jane Doe`, `本报记者 陈启航`. Behind a
    name (`may_name` says that none stands before) `Salt Lake City Reporter` is nobody else."""
    tokens = text.split()
    for at in range(min(4, len(tokens) - 1)):
        word = tokens[at].strip(".,").lower()
        rest_has_role = tokens[-1].strip(".,").lower() in words().role
        if not (_is_role(word) or word.endswith(words().written_role)) or rest_has_role:
            continue
        start = at + 1
        of = tokens[start].lower() if is_capitals(text) else tokens[start]
        if of in either(words().of, words().post_in):
            return _behind_office(tokens, start)  # "Minister of Finance", "Lecturer in Law"
        named = all(token[0].isupper() for token in tokens[start : start + 2])
        if named and len(tokens) - start > 2 and _is_role(tokens[start].lower()):
            start += 1  # "Deputy Governor Ann Lee"
        while start < len(tokens) - 1 and tokens[start].islower():
            if tokens[start] in words().of:
                return "", text  # "Minister of Finance"
            start += 1  # "envoyé spécial"
        if len(tokens) - start >= TWO_NAMES and _tells_of_deed(tokens[start:]):
            return "", text  # "Senator Lee Welcomes Bridge Bill"
        if len(tokens) - start > 1 or not is_cased(text):
            return " ".join(tokens[:start]), " ".join(tokens[start:])
    titles = sum(1 for _ in itertools.takewhile(_is_honorific, tokens[:-1]))
    known = tokens[titles].lower() in given_names()
    told = len(tokens) > titles + 3 and (may_name or known)
    told = told or (len(tokens) == titles + 3 and known and len(tokens[-1]) >= _NO_SURNAME)
    if told and _is_role(tokens[-1].lower()) and is_cased(text):
        end = titles + 2 + (tokens[titles + 1][-1] == ".")  # "Ann K. Lee"
        return " ".join(tokens[end:]), " ".join(tokens[:end])
    if len(tokens) > 1 and tokens[-1] in words().role and not is_cased(text):
        if len(tokens) > 2 and HANGUL.fullmatch(tokens[0]):
            return " ".join(tokens[1:]), tokens[0]  # "선우경 강물연구소 소장"
        return tokens[-1], " ".join(tokens[:-1])
    if len(tokens) == 2 and tokens[0].endswith(words().desk_end) and not is_cased(text):
        return tokens[0], tokens[1]  # "社会部 早乙女梓"
    for role in words().written_role:
        if len(tokens) == 2 and tokens[1].endswith(role) and tokens[1] != role:
            return role, text.removesuffix(role)  # "早乙女 梓記者"
    return "", text


def _tells_of_deed(tokens: Sequence[str]) -> bool:
    """Whether words with capitals behind an office are more than a name, by none of which a given
    name, an initial or a small word tells that they are one."""
    known = any(token.strip(".,").lower() in given_names() for token in tokens[:2])
    marked = any(token[0].islower() or token[-1] in ".," or len(token) < 3 for token in tokens)
    return not (known or marked) and all(map(is_cased, tokens))


def _behind_office(tokens: Sequence[str], start: int) -> tuple[str, str]:
    """The office and the name behind it (`Secretary for Transport Ann Lee`), if a given name tells
    where that begins."""
    known = given_names()
    for at in range(start + 2, len(tokens) - 1):
        whole = all(token[0].isupper() for token in tokens[at:])
        if tokens[at].lower() in known and whole and len(tokens) - at <= TWO_NAMES:
            return " ".join(tokens[:at]), " ".join(tokens[at:])
    return "", " ".join(tokens)


def _is_of_house(text: str, name: str) -> bool:
    """Whether what follows a role, behind a name that is known, is where its bearer has it:
    `Ann Lee, head Norra School`."""
    return is_cased(text) and is_given(name) and not is_given(text)


def names_degree(text: str) -> bool:
    """`Ann Lee, MD`: whether what somebody has passed stands in the line."""
    return any(map(_DEGREES.search, members(text)))


def is_person(text: str) -> bool:
    """Whether a phrase can be a full name: capitalised words of which none says a role."""
    surname = text.rpartition(" ")[2].strip(".")  # "Rev. B" has none
    return " " in text and len(surname) > 1 and _is_name(text) and not has_role(text)


def bears_given_name(text: str) -> bool:
    """`Ann Gatter`: a full name whose first word is one that people are called by."""
    first = text.split(maxsplit=1)[:1]
    return bool(first) and first[0].lower() in given_names() and is_person(text)


def is_honoured(text: str) -> bool:
    """`Mr Hobbs`, `Dame Ann Lee`: a name below a title."""
    first = text.partition(" ")[0].rstrip(".").lower()
    return first in words().honorific and is_person(text)


def is_given(name: str) -> bool:
    """Whether initials or a given name say that a phrase is somebody's name."""
    if not is_cased(name):
        return name_evidence(name, None) >= _GIVEN_UNCASED
    return is_person(name) and name_evidence(name, None) >= _GIVEN


def without_foot_mark(name: str) -> str:
    """`Ann Lee†`, without what points to a note or an address below."""
    return _FOOT_MARK.sub("", name)


def are_signers(lines: Sequence[str]) -> bool:
    """Whether most lines are a name and what its bearer does, or say that a name is a signature."""
    signed = (
        bool(_SIGNED.match(line)) or ("," in line and is_person(line.partition(",")[0]))
        for line in lines
    )
    return sum(signed) > len(lines) / 2


def _is_role(word: str) -> bool:
    """A word for what people do who write, also declined: `Korrespondenten`."""
    return word in words().role or (len(word) > 8 and word[:-2] in words().role)


def _is_joined(token: str) -> bool:
    """`deVries`, `diPaola`: a particle, and the surname as one word with it."""
    match = _JOINED_PARTICLE.fullmatch(token)
    return match is not None and match[1] in words().particle


def _is_common(token: str) -> bool:
    """Whether a word in small letters is none that names have."""
    return (
        token.isalpha()
        and token.islower()
        and not (token in words().particle or token in words().honorific or is_prefixed(token))
    )


def _is_name(text: str) -> bool:
    if "(" in text:
        text = _RETIRED.sub("", text)
    if not is_cased(text):
        return len(text) <= 30 and not any(c.isdigit() for c in text) and len(text.split()) <= 4
    tokens = text.split(maxsplit=6)  # more are no name
    if not 1 <= len(tokens) <= 6 or any(map(_is_common, tokens)):
        return False
    if any(map(str.isdigit, text)):
        return False
    if _NOT_WITHIN.search(text) or any(map(is_domain, tokens[1:])):
        return False
    before = next((at for at, t in enumerate(tokens) if t[:1].isupper()), 0)
    titles = [t for t in tokens[:before] if t.strip(".") in words().honorific]
    capital = [
        t
        for t in tokens
        if t.lstrip('“"')[:1].isupper() or is_prefixed(t) or _is_joined(t) or t in titles
    ]
    particles = [t for t in tokens if t.lower() in words().particle]
    plain_letters = all(c.isalpha() or c in ".'’-" for t in tokens for c in t.strip('“”"'))
    return (
        plain_letters
        and len(capital) + sum(t not in capital for t in particles) == len(tokens)
        and bool(capital)
    )

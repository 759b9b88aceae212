"""The document's language: given, or else told by its script, its commonest words or its letters.

Hyphenation, quotes, labels and screen readers depend on it, so a document always leaves here with
one. Where the text does not tell it, that is a warning if there is prose to hyphenate.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

import msgspec

from publish.diagnostics import Log, way_to_give
from publish.document import Document, Paragraph
from publish.patterns import pattern
from publish.walk import iterate, plain_text

_DEFAULT: Final = "en"
_USUAL_CYRILLIC: Final = "ru"
"""What is assumed of a text in Cyrillic letters that nothing else tells."""
ENOUGH: Final = 20_000
"""Characters looked at: more do not change the verdict."""
_FEWEST: Final = 5
_SHARE: Final = 0.05
"""Common words that a text must have, in number and as a share, before they tell its language."""
_DIFFERENT: Final = 4
"""How many different ones of them must have more than one letter: single letters count items and
name things in any language."""
UNDETECTED: Final = "language-assumed"
"""The code that tells of a text whose language is neither given nor detected."""
_LINE: Final = 12
"""Words of a paragraph that is longer than a line, and so may be hyphenated."""
_PROSE: Final = 100
"""Words in such paragraphs from which on wrong hyphenation is a defect."""
_TAG: Final = pattern(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,7}")
_WORD: Final = pattern(r"[^\W\d_]+")

_BY_SCRIPT: Final = {
    "ARABIC": "ar",
    "ARMENIAN": "hy",
    "BENGALI": "bn",
    "DEVANAGARI": "hi",
    "ETHIOPIC": "am",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "HANGUL": "ko",
    "HEBREW": "he",
    "HIRAGANA": "ja",
    "KANNADA": "kn",
    "KATAKANA": "ja",
    "KHMER": "km",
    "CJK": "zh",
    "LAO": "lo",
    "MALAYALAM": "ml",
    "MYANMAR": "my",
    "ORIYA": "or",
    "SINHALA": "si",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAANA": "dv",
    "THAI": "th",
    "TIBETAN": "bo",
}
"""Scripts that tell the language well enough, by the first word of their characters' names."""

_COMMON_WORDS: Final = {
    "en": "the of and to in is that for it was with as by on are this from have not",
    "de": "der die und das ist nicht den von mit zu ein eine auf für dem sich des auch",
    "fr": "le la les des et est une dans que qui pour sur pas du ce au par plus avec",
    "es": "el los las y en que es una por con para del se no su al como más",
    "it": "il di che la è per un non con una sono del della gli nel anche più si",
    "pt": "o de que e do da em um para com não uma os no se na por mais ao",
    "nl": "de het een van en is dat op te niet voor met zijn er aan ook bij",
    "sv": "och att det som en är på av för med inte den till har om ett",
    "pl": "i w na z nie się że do to jest o jak ale po przez dla od",
    "tr": "ve bir bu için ile da de olarak çok daha olan gibi ne en",
    "ru": "и в не на что с по как это из к но за от для он был",
    "uk": "і в не на що з до як це та від але за про його у був",
    "da": "og det at en til er af på ikke der med den et jeg som vi har fra kan blev",
    "nb": "og det å en til er av på ikke som med den et jeg vi har fra kan ble etter",
    "fi": "ja on ei se että hän oli mutta kun niin myös joka ovat vain jo tai ole kuin sitä sen",
    "cs": "a v se na je že s z do o to i k ale jako za by jsem po které",
    "hu": "a az és hogy nem is egy volt meg azt csak de már van mint még el ha ez kell",
    "ro": "și de în la cu nu pe o a din care să că un mai pentru este au ce se",
    "vi": "và của là có trong được cho không với một những các người đã này để khi ở từ về",
    "id": "yang dan di untuk dengan dari pada ini itu tidak akan dalam ke ada juga oleh sudah saya",
    "bg": "и на да се за от в не са с е по като че до това",
}
"""Words that make up about a fifth of any text in a language; a few of each are enough."""

_CYRILLIC_LETTERS: Final = {
    "kk": "әғқңұһ",
    "be": "ў",
    "mk": "ѓќѕ",
    "sr": "јљњџђћ",
    "uk": "їєґі",
    "ru": "ыэё",
    "bg": "ъ",
}
"""Letters that only one language of those has, of which an earlier one has the letters of later
ones too."""

_OF_NEIGHBOURS: Final = "әғқңһөүӯҳҷӣҙҫҡҗ"
"""Letters of Kazakh and of languages beside it, such as Tatar, Tajik or Mongolian, none of which
has its `і`."""

_CYRILLIC_DATES: Final = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря года",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
    " року",
    "bg": "януари февруари март април май юни юли септември октомври ноември декември година",
}
_HARD: Final = pattern("ъ(?=[еёюя])")
"""The hard sign of Russian, which is the vowel of Bulgarian elsewhere."""
_MOST_FOREIGN: Final = 0.1
"""Of the letters that tell, so many may be those of names from a neighbour."""


def settle_language(document: Document, log: Log) -> Document:
    """`document` with a well-formed BCP 47 language, in the usual case (`en-GB`, `zh-Hant`)."""
    given = document.meta.language.strip().replace("_", "-")
    if _TAG.fullmatch(given):
        language = _cased(given)
    else:
        if given:
            log.warning(
                "language-unknown",
                f'"{document.meta.language}" is not a language tag',
                hint='write a BCP 47 tag such as "en" or "pt-BR"',
            )
        text = "".join(islice(_characters(document), ENOUGH))
        detected = language_of(text)
        language = detected or (_USUAL_CYRILLIC if _is_cyrillic(text) else _DEFAULT)
        log.add(
            "info" if detected or not _is_hyphenated(document) else "warning",
            "language-detected" if detected else UNDETECTED,
            "the source does not say its language: "
            + (f'its words are of "{language}"' if detected else f'"{language}" is assumed'),
            hint=way_to_give("language", language if detected else "…", log.source),
        )
    meta = msgspec.structs.replace(document.meta, language=language)
    return msgspec.structs.replace(document, meta=meta)


def _cased(tag: str) -> str:
    """The tag in the case that RFC 5646, 2.1.1 recommends."""
    first, *rest = tag.split("-")
    cased = [
        part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part.lower()
        for part in rest
    ]
    return "-".join([first.lower(), *cased])


def language_of(text: str) -> str:
    """The language that a text tells by its script, its commonest words, its letters and the words
    of its dates, or ""."""
    text = text[:ENOUGH]
    letters = {letter: count for letter, count in Counter(text).items() if letter.isalpha()}
    scripts: Counter[str] = Counter()
    for letter, count in letters.items():
        script = unicodedata.name(letter, "").partition(" ")[0]
        if script in _BY_SCRIPT:
            scripts[_BY_SCRIPT[script]] += count
    if scripts and 2 * scripts.total() > sum(letters.values()):
        return "ja" if scripts["ja"] * 20 > scripts.total() else scripts.most_common(1)[0][0]
    if not _is_cyrillic(text):
        return _by_words(text)
    told = _by_letters(text.lower())
    return told if told and told not in _COMMON_WORDS else _by_words(text) or told


def _is_cyrillic(text: str) -> bool:
    if text.isascii():
        return False
    letters = [letter for letter in text[:ENOUGH] if letter.isalpha()]
    return 2 * sum("\u0400" <= letter <= "\u052f" for letter in letters) > len(letters)


def _by_letters(text: str) -> str:
    """The language of a text in small Cyrillic letters: that of its own letters, or else of the
    words of its dates."""
    counts = Counter(_HARD.sub("", text))
    telling = {
        language: sum(counts[letter] for letter in letters)
        for language, letters in _CYRILLIC_LETTERS.items()
    }
    most = max(telling.values())
    of_neighbours = sum(counts[letter] for letter in _OF_NEIGHBOURS)
    if of_neighbours > _MOST_FOREIGN * most and not counts["і"]:
        return ""
    for language, count in telling.items():
        if count and count > _MOST_FOREIGN * most:
            return language
    words = Counter(_WORD.findall(text))
    dated = {
        language: sum(words[word] for word in of_dates.split())
        for language, of_dates in _CYRILLIC_DATES.items()
    }
    best = max(dated, key=lambda language: dated[language])
    return best if dated[best] else ""


def _by_words(text: str) -> str:
    counts = Counter(_WORD.findall(text.lower()))
    telling = {
        language: {word: counts[word] for word in words.split() if word in counts}
        for language, words in _COMMON_WORDS.items()
    }
    scores = {
        language: sum(count if len(word) > 1 else 1 for word, count in found.items())
        for language, found in telling.items()
    }
    best = max(scores, key=lambda language: scores[language])
    common = sum(telling[best].values())
    different = sum(len(word) > 1 for word in telling[best])
    enough = scores[best] >= _FEWEST and common >= counts.total() * _SHARE
    return best if enough and different >= _DIFFERENT else ""


def _is_hyphenated(document: Document) -> bool:
    paragraphs = (node for node in iterate(document) if isinstance(node, Paragraph))
    words = (len(plain_text(paragraph).split()) for paragraph in paragraphs)
    return sum(count for count in words if count > _LINE) >= _PROSE


def _characters(document: Document) -> Iterator[str]:
    yield from plain_text(document.meta.title)
    for block in document.blocks:
        yield "\n"
        yield from plain_text(block)

"""Lines at the head of a text that stay in it: whom to ask, the number of a file, a court."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from publish.readers.plaintext.characters import (
    ends_sentence,
    is_capitals,
    starts_lower,
    title_case_share,
)
from publish.readers.plaintext.datelines import date_within
from publish.readers.plaintext.likeness import has_role
from publish.readers.plaintext.names import is_given
from publish.readers.plaintext.pictures import credits_picture
from publish.readers.plaintext.terms import term
from publish.readers.plaintext.words import either, leading, plain, starts_with, words

_MOST_WORDS: Final = 8
_MOST_OF_WHOM: Final = 5
_REACHED: Final = re.compile(r"\S@[\w-]+\.\w{2}|\+\d{1,3}[ \d()./-]{7,}\d|\(\d{3}\) ?\d{3}-\d{4}")
"""An address of mail, or a telephone number with its country or area."""

_FILE_NUMBER: Final = re.compile(r"(?:[^\W\d_]++[-/.]?)*+\d[\w./:-]*")
"""`882/24`, `2:24-cv-01187`, `K04WM221`."""

_CODE: Final = re.compile(r"(?=\D*(?:\d\D*){5})[^\W_]+(?:-[^\W_]+)+")
_REGISTERED: Final = re.compile(
    r"(?:[IVX]{1,4}|\d{1,3}) [A-Z][A-Za-z]{0,5}(?: ?\([A-Za-z]{1,6}\))? \d{1,5}/\d\d$"
)
"""`X ARZ 417/02`, `7 U 152/09`: a chamber, its register and a number, as German courts have it."""

_SHORTEST_CODE: Final = 8
"""`C20-4417RSL`: so long, and with so many figures, no name of anything is."""

_CITATION: Final = re.compile(
    r"(?:[^\d:：\[\]]{3,40}[:：] ?)?(?:\[\d{4}\](?: \d{1,3})?(?: [A-Z][A-Za-z]{1,8}){1,3} \d{1,5}"
    r"|\d{4} [A-Z]{2,6} \d{1,5}|ECLI:[A-Z]{2}:\w{2,12}:\d{4}:[\w.]{1,30})(?: \([A-Za-z]{2,12}\))?$"
)
"""`Neutral Citation Number: [2026] EWCA Civ 1803`, `2024 SCC 12`, `ECLI:EU:C:2025:118`: how others
cite a judgment, which reporters of all courts set above it."""

_REPORTED: Final = re.compile(
    r"\d{1,4} (?:[A-Z][A-Za-z]{0,6}\. ?){1,4}(?:\d(?:d|th) )?\d{1,5}"
    r"(?: \([^()]{0,24}(?:1[6-9]|20)\d\d\)| \| [^|]{2,24} \| (?:1[6-9]|20)\d\d)?$"
)
"""`82 F.3d 1226`, `407 A.2d 170 (1979)`, `35 Mass. 12 | Mass. | 1838`: volume and page of a
reporter, where a judgment stands."""

_WORDY: Final = 4
"""Longer words make a phrase of what might be the number of a file."""


_DRAFT_NAME: Final = re.compile(r"<?draft-[\w.-]{4,80}>?$")
_DOCUMENT_NUMBER: Final = re.compile(
    r"(?:[A-Z]{2,6}[ /-]){1,3}(?:[Nn]o\.? ?)?[A-Z]{0,4}\d[\d /.:-]{0,14}(?:[A-Z]\d{0,3})?$"
)
"""`HC 1203`, `IUE DP No. 15611`, `NACA/TM-2003-212044`"""

_FEWEST_DIGITS: Final = 3
"""`COVID-19` is no number of a document."""

_CODES: Final = tuple(
    re.compile(form)
    for form in (
        r"(?=(?:\D*\d){3})[A-Z]{1,7}\d{0,3}(?:[/.–-](?!(?:19|20)\d\d$)(?:No|[A-Z\d()]{1,12})){1,10}$",
        r"[A-Z]{2,6}\d{3,8}$|[A-Z]\d{5,8}$",
        r"[A-Z]{2,4} \d{1,2} - \d{3,4} - \d{2,4}/\d{2}$",
        r"(?:RFC|BCP|STD|PEP) \d{1,5}$",
        r"(?:No|Nr|Núm|N[°º]|№)\.? ?(?:[A-Z]\. ?)?\d[\w/.()-]{0,28}$",
        r"[A-Z]{2,6}(?: [A-Z]{1,5})? (?!(?:19|20)\d\d-)\d{3,6}[:-]\d{2,5}"
        r"(?:\([a-z]{2}\)|r\d)?(?: [a-z]{3})?$",
        r"(?i:\d{3,5}(?:st|nd|rd|th) meeting)(?: \([AaPp][Mm]\))?$",
        r"arXiv:\d{4}\.\d{4,5}\b.{0,12}$",
        r"[^\W\d]{2,8}[〔\[(（]\d{4}[〕\])）]第?\d{1,5}号$",
        r"\[[^\W\d][^\[\]]{1,20} \d{4,10}\]$",
    )
)

_PAGE_ADDRESS: Final = re.compile(r"<?(?:https?://|www\.)[^\s<>]{4,300}>?$")
_BAR: Final = re.compile(r"\s[•|]\s")
_LABELLED_NUMBER: Final = re.compile(
    r"TIDM ?[A-Z]{2,5}$"
    r"|(?:RNS|ISSN|ISIN|LEI|WKN|Ref(?:erence)?|Our ref|File|Document|Doc|Report|Case|Appeal"
    r"|AI Index|Drucksache|Rapport|Bericht|Informe|Relatório|Relazione|Raport|Beretning"
    r"|Αρ(?:ιθ)?\. Πρωτ|Az|Aktenzeichen|GZ|Dnr|Prot|Protocollo|Sayı|Réf|Исх|Вих)\.?"
    r"(?: (?:Reference|Ref|Number|No|Code))?\.? ?(?::|No\.?|Nr\.?|Núm\.?|N[°º]) ?\S{0,40}\d\S{0,40}"
    r"(?: \(\d{1,4} of (?:19|20)\d\d\))?$"
    r"|(?:IČO?|DIČ|NIP|KRS|REGON|CNPJ|CIF|NIF|RUT|CVR|Y-tunnus|SIRE[NT]|УДК|UD[CK]|ББК|ИНН|ЄДРПОУ"
    r"|C\.F\.|P\. ?IVA|(?:Ügy|Iktató)?szám):? ?(?=(?:\D{0,9}\d){5})\d[\d ./+-]{3,30}$"
    r"|[A-Z]{2,6} \d{1,6}[:/]\d{2,4}$|Agenda item (?:No\.? ?)?\d{1,3}[a-z]?$",
    re.IGNORECASE,
)
"""`RNS Number : 4471K`, `Report No. HAB/914 (2 of 2025)`, `AN 58/2025`; `TIDMHRW`, a share; the
numbers of registers and of classification (`IČO: 275 11 804`, `УДК 338.47+656.6`)."""

_DEFINED: Final = re.compile(r"\([^()]{0,60}[\"“„«][^()]{1,60}[\"”“»]\)$")
_MOST_OF_VERSION: Final = 4
_NUMBER: Final = re.compile(r"v?\d[\w.-]{0,10}")

_NAMED: Final = 0.8
"""Of the longer words of a line that names people, so many have capitals."""

_SPOKEN: Final = 2
"""Among so many words is what was said: `Opening remarks`."""

_BENCH: Final = frozenset({"HHJ", "DJ", "DDJ", "Судья"})
"""How the rank of a judge is written before a name: `HHJ Farrant`."""

_WHO_DECIDES: Final = re.compile(
    r"[^\W\d_a-z][^,;:]{1,40}, "
    r"(?:(?:[A-Z][a-z]+ ){1,5}(?:Judge|Justice)[.:]?|(?:JUDGE|JUSTICE|Judge|Justice)[.:])$"
)
"""`HALE, Chief Judge.`, `Ann R. Hale, United States District Judge`: who gives the opinion."""

_PLACE: Final = re.compile(r"(?:[^\W\d_a-z]{2,20}[ '’-]){1,4}\([A-Z]{2}\)$")
_MOST_OF_REGION: Final = 2
_MOST_OF_TOWN: Final = 6
_CASE: Final = re.compile(
    r"[\w)]\.? (?:v\.?|vs\.?|versus|\./\.|c/|przeciwko|gegen|contre) [^\W\d_a-z]"
)
_OF_YEAR: Final = re.compile(r"\bNos?\.? \d{1,5} of (?:19|20)\d\d$")
_AUDIENCE: Final = re.compile(
    r"(?:Given |Delivered |Presented |Prepared for delivery )?(?:at|At|AT|before|Before|BEFORE) "
    r"(?:the|a|an|THE|A|AN) [^\W_a-z]",
)
_LONGEST_RIGHTS: Final = 300
_RIGHTS: Final = re.compile(
    r"[©ⓒ]|\(c\) (?=\d{4}\b)|(?-i:\(c\) )(?=(?:\S+ ){0,6}\S+$)|copyright ?(?:[©ⓒ]|\(c\)|\d{4}|:)"
    r"|copyright\b.{3,80}\b(?:19|20)\d\d\b(?:[^.]*$|.*\brights reserved)"
    r"|[^.!?]{3,40}©\s?(?:19|20)\d\d",
    re.IGNORECASE,
)
"""`© 2026 …`, `Copyright Harbour Media 2026. All rights reserved.`, `Urheberrecht © 2026`; but not
`(C) The parties …` or `(c) The clerk, who had looked for it, …`, the third of a count."""


_RESERVES: Final = re.compile(r"(?:all )?rights reserved\.?", re.IGNORECASE)
_OWNS: Final = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)


def is_contact(text: str) -> bool:
    """`Media contact: …`, `Tel. +1 555 0147, press@harbour.example`: facts and no sentence."""
    head = plain(re.split("[:：]", text, maxsplit=1)[0])
    start = starts_with(text.lower(), words().contact_start)
    if head in words().contact or start:
        return True
    reached = _REACHED.search(text)
    return reached is not None and (not ends_sentence(text) or len(text.split()) <= _MOST_WORDS)


def is_file_number(text: str) -> bool:
    """`Case No. 24-cv-118`, `Civil Appeal No. 31 of 2022`, `Sygn. akt I C 882/24`: a word for it,
    and figures; or `C20-4417RSL`, figures with a few letters among them."""
    if _is_mostly_figures(text) or _REGISTERED.match(text):
        return True
    text = text.removesuffix(".")  # `No. 68-79.`, as reporters have it
    tokens = [token.strip("()[],.:;") for token in text.split(maxsplit=_MOST_WORDS)]
    if not 0 < len(tokens) <= _MOST_WORDS or ends_sentence(text):
        return False
    if _OF_YEAR.search(text):
        return tokens[0].lower() not in words().issue
    if date_within(text):
        return False
    rest = [t for t in tokens[1:] if len(t) > _WORDY and not any(c.isdigit() for c in t)]
    rest = [token for token in rest if token.lower() not in words().says_number]
    return (
        tokens[0].lower() in words().docket
        and not rest
        and any(_FILE_NUMBER.fullmatch(token) for token in tokens[1:])
    )


def _is_mostly_figures(text: str) -> bool:
    """`C20-4417RSL`: one word of more figures than letters, of which it has some."""
    if len(text) < _SHORTEST_CODE or not _CODE.fullmatch(text):
        return False
    letters, figures = sum(map(str.isalpha, text)), sum(map(str.isdigit, text))
    return 0 < letters < figures and not date_within(text)


def is_citation(text: str) -> bool:
    """`[2026] EWCA Civ 1803`: how a judgment is cited. Alone below the title it is a second one."""
    return bool(_CITATION.match(text)) or is_reported(text)


def is_reported(text: str) -> bool:
    """`82 F.3d 1226`: where a judgment is printed, which is no title of anything."""
    return bool(_REPORTED.match(text))


def is_addressed(text: str) -> bool:
    """`To: All Heads`, `Kính gửi: Sở Giáo dục`, `À l'attention de Mme Roux`: whom a letter is
    addressed to."""
    label, colon, whom = text.partition(":")
    name = label.strip().lower()
    labelled = bool(colon) and len(name) > 1 and name in words().header.to and " " in whom.strip()
    if not (labelled or starts_with(text.lower(), words().addressed)):
        return False  # nearly all lines
    most = (4 if labelled else 2) * _MOST_WORDS
    return may_be_whom(whom) and len(text.split()) <= most and not ends_sentence(text)


def may_be_whom(text: str) -> bool:
    """Whether words behind `To:` may be people: `all members`, but not a phrase that goes on in
    small letters for long (`TIL: sorting files by their dates`)."""
    return not starts_lower(text) or len(text.split()) <= _MOST_OF_WHOM


def is_issued(text: str) -> bool:
    """`From: Department of Energy`, `Maintained by the Land Data Unit`: whose text it is, where
    nobody is named who wrote it."""
    if ends_sentence(text):
        return False
    label, colon, body = text.partition(":")
    if not colon:
        body = text
        small = text.lower()
        label = leading(small, words().issued)
    elif (name := body.partition(",")[0].strip()) and is_given(name):
        return False  # `From: Ann Lee, Department of Energy`
    return label.strip().lower() in either(words().header.sender, words().issued) and any(
        token.strip(",.").lower() in words().institution and not token[0].islower()
        for token in body.split()
    )


def is_title_field(text: str) -> bool:
    """`Title: Lazy Import Groups`: among the fields of a document its title has a label too."""
    return bool(field_of_title(text))


def field_of_title(text: str) -> str:
    """What the field of the title says, "" for what is none."""
    label, *value = re.split("[:：]", text, maxsplit=1)
    labels = words().title_label | words().header.subject
    return value[0].strip() if value and plain(label) in labels else ""


def is_author_field(text: str) -> bool:
    """`Authors: Ann Lee, Bo Hu`: a label that says who wrote, as fields have it."""
    label, *names = re.split("[:：]", text, maxsplit=1)
    return bool(names) and plain(label) in words().author


def is_page_address(text: str) -> bool:
    """`https://harbour.example/news/4471`: where a page is, and nothing else."""
    return bool(_PAGE_ADDRESS.match(text))


def is_draft_name(text: str) -> bool:
    """`draft-lee-feed-end-02`: what the directories of drafts call one."""
    return bool(_DRAFT_NAME.match(text))


def is_document_number(text: str) -> bool:
    """`HC 1203`, `IUE DP No. 15611`: the number of a document, with nothing else."""
    if _DOCUMENT_NUMBER.match(text) is None or sum(map(str.isdigit, text)) < _FEWEST_DIGITS:
        return False
    return not re.fullmatch(r"(?:[A-Z]+[ -]){1,3}(?:19|20)\d\d(?:[-–/]\d{2,4})?", text)


@lru_cache(maxsize=4096)  # several passes ask it of each line
def is_code(text: str) -> bool:
    """`SG/SM/22581`, `M-25-31`, `IOS 31877:2025(en)`, `云政办发〔2025〕19号`: what a register calls
    a document, perhaps with who keeps that behind a bar."""
    if not any(map(str.isdigit, text)):
        return False
    code = _BAR.split(text, maxsplit=1)[0]
    return any(form.match(code) for form in _CODES)


def is_labelled_number(text: str) -> bool:
    """`RNS Number : 4471K`, `Case Reference: FT/2024/0419`, `AN 58/2025`: a number, and of what."""
    return bool(_LABELLED_NUMBER.match(text))


def is_number(text: str) -> bool:
    """`RNS Number : 4471K`, `HC 1203`: the number of a document and nothing else."""
    return (
        is_code(text) or is_labelled_number(text) or is_document_number(text) or is_citation(text)
    )


def defines_name(text: str) -> bool:
    """`("Halvorsen" or the "Company")`: what somebody is called in the text below."""
    return bool(_DEFINED.match(text))


def is_version(text: str) -> bool:
    """`Version 1.0`, `Version: 2`, `2nd edition`, `Second edition`: which of its versions a
    document is."""
    tokens = [token.strip("().,:").lower() for token in text.split()]
    if len(tokens) == 2 and tokens[0] in words().nth and tokens[1] in words().version:
        return True
    numbered = any(token[:1].isdigit() for token in tokens)
    return (
        2 <= len(tokens) <= _MOST_OF_VERSION
        and numbered
        and (tokens[0] in words().version or tokens[-1] in words().version)
        and all(token in words().version or _NUMBER.fullmatch(token) for token in tokens)
    )


def performs(text: str) -> bool:
    """`Notice is hereby given that …`, `Hiermit wird …`: an official paper does what it says. So
    its text begins, and no standfirst."""
    small = f" {text.lower()} "
    return any(f" {phrase} " in small for phrase in words().performative)


def names_occasion(text: str) -> bool:
    """`Remarks by Ann Lee, Governor, at the Annual Dinner of …`: what was said, and where."""
    small = text.lower()
    spoken = any(token in words().speech for token in small.split(maxsplit=_SPOKEN)[:_SPOKEN])
    return spoken and any(f" {occasion} " in small for occasion in words().occasion)


def names_audience(text: str) -> bool:
    """`Before the Committee on Natural Resources`, `At the Small Business Summit, Omaha`: where and
    before whom a speech is given, in a line of its own."""
    return (
        bool(_AUDIENCE.match(text))
        and title_case_share(text) >= _NAMED
        and not ends_sentence(text)
        and len(text) < _LONGEST_RIGHTS
    )


def is_place(text: str) -> bool:
    """`PORTO ALVORADA (RS)`: a place in capitals, and the state that it is in."""
    return bool(_PLACE.match(text))


def names_town(text: str) -> bool:
    """`Belém, Pará`, `City of Larkspur Falls, Oregon`: a place, and where that is, as speeches and
    minutes have it below their title. A name before the comma makes it somebody's."""
    town, comma, region = text.partition(", ")
    tokens = [*town.split(), *region.split()]
    return (
        bool(comma)
        and 1 <= len(region.split()) <= _MOST_OF_REGION
        and len(tokens) <= _MOST_OF_TOWN
        and all(token[0].isupper() or token.lower() in words().of_place for token in tokens)
        and all(c.isalpha() or c in " '’.-" for c in f"{town}{region}")
        and not any(token.isupper() and len(token) > 2 and not town.isupper() for token in tokens)
        and words().court.isdisjoint(token.lower() for token in tokens)
        and not (ends_sentence(text) or " ," in text or is_given(town) or has_role(text))
    )


def is_day_in_town(text: str) -> bool:
    """`Ottawa, Ontario, February 14, 2025`: where and when a court decided."""
    day = date_within(text)
    place = re.split(r", (?=[^,]*\d)", text, maxsplit=1)[0]
    return bool(day) and place != text and names_town(place)


def names_parties(text: str) -> bool:
    """`Holt v Fenmoor Dental Care Ltd`: who is at law with whom."""
    return bool(_CASE.search(text))


def is_rights(text: str) -> bool:
    """`© 2025 Harbour Press`, `Copyright Harbour Press 2026. All rights reserved.`; not `© NPA/Ann
    Lee`, who took a picture."""
    taken = text[:1] == "©" and credits_picture(text)
    return len(text) < _LONGEST_RIGHTS and bool(_RIGHTS.match(text)) and not taken


def reserves(text: str, above: str) -> bool:
    """`All rights reserved.`, right below a line of copyright: what somebody owns is told in both.
    By itself it may be the foot of a page."""
    return bool(_RESERVES.fullmatch(text)) and bool(_OWNS.search(above))


def is_bench(text: str) -> bool:
    """`Before District Judge Pell`, `PRESENT: The Honourable Mr. Justice Alder`, `HALE, Circuit
    Judge.`: who judges."""
    first, _, rest = text.partition(" ")
    if _WHO_DECIDES.match(text):
        return True
    if first in _BENCH and title_case_share(rest) == 1 and len(rest.split()) < _WORDY:
        return True
    if first.rstrip(":") not in {"Before", "Coram"} and first.upper() != "PRESENT:":
        return False
    named = title_case_share(rest) >= _NAMED and len(text.split()) <= 2 * _MOST_WORDS
    judges = any(token.strip(".,").lower() in words().judge for token in rest.split())
    sits = first.rstrip(":") in {"Before", "Coram"} and (judges or first[-1:] == ":")
    sits = sits or (judges and first.upper() == "PRESENT:")
    return named and sits and not ends_sentence(text)


def is_court(text: str) -> bool:
    """`IN THE HIGH COURT OF JUSTICE`, `Landgericht Wolfsfelde`: before whom a case is."""
    text = text.rstrip(".,")  # `Supreme Court of Halden.`, as reporters have it
    most = 2 * _MOST_WORDS if text.startswith("IN THE ") else _MOST_WORDS
    return (
        len(text.split()) <= most
        and not ends_sentence(text)
        and (is_capitals(text) or title_case_share(text) == 1)
        and any(token.lower().strip(",") in words().court for token in text.split())
    )


def opens_judgment(text: str) -> bool:
    """`IN THE HIGH COURT OF JUSTICE`: no headline says so (`Supreme Court Rejects Appeal`)."""
    return text.startswith("IN THE ") and is_court(text)


_FIGURE: Final = re.compile(r"\d")


def _may_serve(text: str) -> bool:
    small = text.lower()
    return "makes" in small or "serves" in small or _FIGURE.search(text) is not None


def is_serving(text: str) -> bool:
    """`Serves 6 | Prep 20 min`, `Für 4 Personen, 45 Minuten`: a number, and what recipes count."""
    if ends_sentence(text) or (text.isascii() and not _may_serve(text)):
        return False  # nearly all lines
    tokens = [token.strip(":,.|()").lower() for token in text.split()]
    return (
        len(tokens) <= 2 * _MOST_WORDS
        and any(token in words().serving for token in tokens)
        and (any(t[:1].isdigit() for t in tokens) or tokens[0] in {"makes", "serves"})
    )


def names_those_present(text: str) -> bool:
    """`Attendees: Ann, Bo`, `Présents : 14 membres`: who was at a meeting; a phrase of small
    letters is the rest of a title (`Invités: les artistes de la saison`)."""
    label, _, rest = text.replace("：", ":").partition(":")
    listed = bool(rest.strip()) and not rest.strip()[0].islower()
    return listed and plain(label) in words().present


def says_when_heard(text: str) -> bool:
    """`Argued January 14, 2025`, `Heard at: Leeds`: when or where a court heard what it decides;
    `Site visit made on 4 May 2025`: when an inspector saw it."""
    told = bool(date_within(text)) or bool(term(text))
    heard = text.partition(" ")[0].lower() in words().heard
    visited = text[-1:].isdigit() and text.lower().startswith(words().visited)
    return told and (heard or visited)

"""Names as papers of some countries set them: a place, a house or a role before, a stop behind."""

from __future__ import annotations

import re
from typing import Final

from publish.readers.plaintext.credit_words import after_by
from publish.readers.plaintext.names import is_given

_PLACED: Final = re.compile(
    r"^[\[(][^\])]{2,20}[\])]\s?(?=[\uac00-\ud7a3]{2,4} 기자)"
    r"|^[\u4e00-\u9fff]{2,12}(?=[（(](?:本报)?(?:记者|記者)[^（）()]{2,16}[）)]$)"
    r"|^[\u30a0-\u30ff\u4e00-\u9fff]{0,10}"
    r"(?:新聞|新報|日報|通信|放送|テレビ|編集部|支局|通信部)[・\u3000 ]"
    r"(?=[\u3040-\u30ff\u4e00-\u9fff々]{2,6}$)(?!.*[社部局班課会館版]$)"
    r"|^[\u4e00-\u9fff]{0,6}(?:委員|特派員|支局長|記者)・(?=[\u3040-\u30ff\u4e00-\u9fff々]{3,6}$)"
    r"|^[\u4e00-\u9fff]{0,8}"
    r"(?:[省市区县區縣局部院校所]长|市長|局長|部長|院長|主任|书记|書記|主席|总理)[ \u3000]"
    r"(?=[\u4e00-\u9fff]{2,4}$)"
    r"|^[\uac00-\ud7a3]{0,8}"
    r"(?:도지사|장관|위원장|대통령|총리|총장|교육감|군수|구청장) "
    r"(?=[\uac00-\ud7a3]{2,4}$)"
    r"|^[\uac00-\ud7a3]{2,6}시장 (?=[\uac00-\ud7a3]{3}$)"
)
"""`[서울=강변뉴스] 김민수 기자`, `河网讯（记者 温青）`: a place and the house before the name; also
`河辺新聞・早川美雪`, if what follows names no part of the house; what somebody is, as in
`編集委員・中西良太`, `市长 何思源`, `강변시장 이수민`; `시장` is a market,
too (`주식시장 전망`)."""

_ARABIC_PLACE: Final = re.compile(
    r"([\u0620-\u064a]{3,12}(?: [\u0620-\u064a]{3,12})?): "
    r"([\u0620-\u064a]{2,12}(?: [\u0620-\u064a]{2,12}){1,2})$"
)
"""`القاهرة: سامي القاسم`"""

_MOST_OF_NAME: Final = 4
_IN_SURNAMES: Final = str.maketrans("", "", "'’-")


def name_alone(text: str) -> str:
    """A line that may name who wrote, without the place and house before it or the stop behind."""
    text = _PLACED.sub("", text)
    placed = _ARABIC_PLACE.match(text)
    if placed is not None and not after_by(text) and is_given(placed[2]):
        return placed[2]
    return text[:-1] if _is_stopped(text) else text


def _is_stopped(text: str) -> bool:
    """`Gwenaël LE DRÉAU.`: as French papers sign, the surname in capitals and a stop."""
    tokens = text[:-1].translate(_IN_SURNAMES).split()
    return (
        text[-1:] == "."
        and 1 < len(tokens) <= _MOST_OF_NAME
        and all(token.isalpha() for token in tokens)
        and tokens[0].istitle()
        and all(token.isupper() and len(token) > 1 for token in tokens[1:])
    )

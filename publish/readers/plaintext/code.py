"""Whether a line is code: written for a machine, not for reading aloud."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from publish.readers.plaintext import marks
from publish.readers.plaintext.characters import ends_sentence, is_cased, starts_lower, starts_upper

_STRONG_PARTS: Final = (
    # prompts and interpreters
    r"\$ (?!\w+ {3,})(?:[A-Z_]\w{0,40}=\S{0,80} )?[a-z./~]",
    r">>> ?|\.\.\. {1,4}\S",
    r"#!\s?/",
    r"(?:PS )?[A-Z]:\\[^ ]{0,80}>",
    # mark-up
    r"<\?(?:php|xml)|<!DOCTYPE|<!--",
    r"</?[a-zA-Z][\w-]{0,30}(?: [\w:-]{1,30}=[\"'{]|/?>)",
    # the folders of a disk, drawn
    r"(?:[│|] {0,8}){0,8}[├└]─",
    # the C preprocessor, comments
    r"#include\b|#(?:define|ifdef|ifndef|endif)\b",
    r"//\s|/\*|\*/|--\s\w[^.]{0,80};$",
    # declarations and imports
    r"@[a-z]\w{2,30}(?:\.\w{1,30}){0,4}(?:\(.{0,100}\))?$",
    r"(?:async )?def \w+\(|class \w+ ?[({]|class [A-Z]\w*:$",
    r"(?:from [\w.]+ )import [\w.{*(]|import [\w.{*]+(?: as \w+|;)?$|import .{0,60} from [\"']",
    r"(?:public|private|protected|static|final) [\w<>\[\]]+ \w+",
    r"(?:package|using|namespace) [\w.]+(?:;| ?\{)$",
    r"(?:export |async ){0,2}function\b.{0,80}[{(]|(?:export )?(?:const|let|var) [\w{\[].{0,60}=",
    r"func (?:\(.{1,40}\) )?\w+\(|(?:pub )?fn \w+|let mut |use [\w:]+.{0,60};$",
    r"(?:pub )?(?:struct|enum|impl|trait|mod) \w+.{0,60}\{$",
    r"(?:int|void|char|float|double|bool|string|auto) \*{0,2}\w+ ?[(=;]",
    # statements
    r"(?:if|for|while|switch|catch|foreach) ?\(.{0,160}\) ?\{?$",
    r"\} ?(?:else|catch|finally)\b|else ?\{",
    r"(?:if|elif|while) [^.!?]{0,120}(?:==|!=|<|>| not in |\)).{0,60}:$",
    r"(?:if|elif|while) \w+(?:\.\w+){0,3}:$",
    r"for \w+(?:, \w+)? in \S{1,80}:$",
    r"with \S{1,60}(?: as \w+)?:$|except(?: [\w.(]\S{0,60}(?: as \w+)?)?:$",
    r"(?:try|else|finally):$|(?:if|while) \[ .{0,120}(?:then|do)?$",
    r"\[\[? .{1,120} \]\]? (?:&&|\|\|) \S",
    r"return(?: [\w.\[\]()\"'+*/-]{1,60})?;?$|return .{0,60}[(\[+*/=].{0,60}$",
    r"raise \w+|assert \w.{0,80}[=<>]",
    r"print\(|printf?\(|echo [\"'$-]|export \w+=|source [\w./~]+$",
    r"(?:for|while|until|if) .{1,120}; ?(?:do|then) .{1,160}; ?(?:done|fi)$",
    r"(?:for|while|until|if) .{1,120}; ?(?:do|then)$|(?:do|then|done|fi|esac)$",
    # queries
    r"SELECT (?=.{0,160}[a-z*]).{1,160}$|INSERT INTO |UPDATE \w+ SET |DELETE FROM |DROP TABLE ",
    r"[A-Z]{3,12} [^.!?=]{1,60}=\s?[^\s;]{1,60};$|ALTER TABLE \w|PRAGMA \w+",
    r"CREATE (?:UNIQUE )?(?:TABLE|INDEX|VIEW|DATABASE)\b",
    r"(?:FROM|WHERE|GROUP BY|ORDER BY|JOIN) \w+.{0,60};?$",
    # commands
    r"(?:sudo|apt(?:-get)?|pip3?|npm|npx|yarn|git|docker|kubectl|cargo|curl|wget|ssh|scp|rsync|cd|ls|cp|mv"
    r"|rm|chmod|chown|mkdir|make|systemctl|brew|go|python3?|node|tar|grep|cat|export|source)"
    r" (?:-{1,2}\w|(?:install|run|update|clone|commit|push|pull|build"
    r"|get|apply|start|restart|status|test|init"
    r"|add|checkout|enable|apt(?:-get)?)\b|\+x\b|https?:|[~./]|[\w./-]{1,60}\.\w{1,4}\b|[\w-]{1,30}/\S)"
    r".{0,200}$(?<![.!?:,])",
    r"[a-z][\w-]{0,30}(?: \[[^\[\]]{1,60}\]){1,12}(?: \S{1,40}){0,6}$",
    r"package [a-z]\w{0,30};?$|(?:type|interface) \w+.{0,60}\{$|\.PHONY: \S",
    r"deb(?:-src)? (?:\[[^\]]{1,60}\] )?[a-z+]{3,12}:\S",
    r"(?:\S{1,20} ){0,2}(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{32,128}(?:\s|$)",
    r"(?=[^a-z*]{0,40}\*)(?:[\d*][\d*,/-]{0,20} ){4}[\d*A-Z][\w*,/-]{0,20} [\w/.~$\[@]",
    r"[a-z][\w./-]{0,30}(?: .{1,160})? \| (?:grep|awk|sed|sort|uniq|wc|head|tail|less|tee|xargs"
    r"|cut|tr|jq|mysql|psql|sh|bash|gzip|gunzip|ssh|tar)(?: .{1,160})?$(?<![.!?:,])",
    r"sudo \S|git [a-z-]{2,20}(?: [\w./~^:@\"'-]+){0,8}$",
    r"[a-z][\w-]{1,20}(?: [\w./~-]+){0,4} --?[a-zA-Z][\w-]*"
    r"(?:[ =]\S{1,80}){0,14}$(?<![.!?:,])",
    # what programs say
    r"[●○×↻] [\w@.:\\-]{1,60}\.(?:service|timer|socket|mount|target|path|slice|scope)\b",
    r"(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d\S{0,8} .{0,160}",
    r".{0,40}\d{4}-\d\d-\d\dT\d\d:\d\d\S{0,8}(?: \S{1,20}){0,6}$",
    r"[A-Z]\w{2,30}(?:Error|Warning|Exception)\b: ",
    r"Traceback \(most recent call last\):$|Exception in thread \"|Caused by: [\w.$]{3,80}(?::|$)",
    r"at [\w.$<>/]{3,160}\([\w .:-]{1,80}\)$|\.\.\. \d{1,3} (?:more|common frames omitted)$",
    r"goroutine \d+ \[|panic: \S|thread '.{1,40}' panicked at ",
    r"[a-z][\w./-]{1,30}: [^.!?`]{0,120}`[^`'\s]{1,80}'",
    r"\[?(?:ERROR|WARN|INFO|DEBUG|FATAL|TRACE)\]?:?\s{1,4}[\w./-]{1,40}[:\[=]",
    r"(?:Authorization|Content-Type|Accept|User-Agent|Set-Cookie): \S",
    # data and settings
    r"\"[\w.-]{1,60}\"\s?:\s(?:[\"\[{\d-]|true|false|null)",
    r"[\w.-]{1,40}\s?(?:[-+*/|&%:]|<<|>>)?=(?![=\s]*$)\s?\S.{0,200}$(?<![.!?])",
    r"[\w.]{1,60}\(.{0,200}\)\s?(?:;|\{)?$",
    r"\[\[?[a-zA-Z][\w.:-]{1,60}(?: \"[^\"]{1,40}\")?\]\]?$|[\]})]+[;,)]{0,3}$|[{\[(]$",
    r"(?:GET|POST|PUT|DELETE|HEAD|PATCH) /\S*(?: HTTP/\d\.\d)?$|HTTP/\d",
)
_STRONG: Final = re.compile("|".join(f"(?:{part})" for part in _STRONG_PARTS))
_HINT: Final = re.compile(
    r"[{}\[\]()<>=;+*/\\|&%$#@`_\"^~├└:.-]"
    r"(?:(?<![:.-])|(?<=\d:)\d\d|(?<=[A-Z]:) |(?<=[a-z]:) \S|(?<=:)$|(?<=\w\.)\w|(?<=-)-)"
)
"""With the two below, what every line of code has that does not begin with one of the words below.
It begins with a sign, for an expression that does is looked for several times as fast."""

_HINT_AT_START: Final = re.compile(r"\w+:")
_HASH: Final = re.compile("[0-9a-f]{32}")
_HEX: Final = frozenset("0123456789abcdef")
_EACH_HASH: Final = slice(31, None, 32)
_HALFWAY: Final = slice(15, None, 32)
_QUARTERWAY: Final = slice(7, None, 32)
"""A hash has one of these characters in each of these places, wherever it stands; a line of prose
seldom has."""

_OPENS_BLOCK: Final = ("do", "then")

_ADDRESS: Final = re.compile(r"<?(?:https?://|www\.)[^\s<>]{1,300}>?$")
_WORD: Final = re.compile(r"[^\w$]")
_OPENING_WORDS: Final = frozenset(
    {"if", "for", "while", "with", "try", "else", "except", "finally", "return", "raise", "assert"}
    | {"do", "then", "done", "fi", "esac", "pass", "break", "continue", "end", "import", "from"}
    | {"class", "def", "use", "let", "package", "using", "namespace", "public", "private", "static"}
    | {"protected", "final", "pub", "struct", "enum", "impl", "trait", "mod", "fn", "until", "echo"}
    | {"export", "source", "SELECT", "FROM", "WHERE", "GROUP", "ORDER", "JOIN", "INSERT", "UPDATE"}
    | {"DELETE", "DROP", "CREATE", "sudo", "apt", "pip", "pip3", "npm", "npx", "yarn", "git"}
    | {"docker", "kubectl", "cargo", "curl", "wget", "ssh", "scp", "rsync", "cd", "ls", "cp", "mv"}
    | {"rm", "chmod", "chown", "mkdir", "make", "systemctl", "brew", "go", "python", "python3"}
    | {"node", "tar", "grep", "cat", "GET", "POST", "PUT", "HEAD", "PATCH", "HTTP", "int", "void"}
    | {"char", "float", "double", "bool", "string", "auto", "async", "apt-get", "elif", "printf"}
)
_PROGRAMS: Final = frozenset(
    {"sudo", "apt", "apt-get", "pip", "pip3", "npm", "npx", "yarn", "git", "docker", "kubectl"}
    | {"cargo", "curl", "wget", "ssh", "scp", "rsync", "chmod", "chown", "mkdir", "systemctl"}
    | {"brew", "python", "python3", "tar", "grep"}
)
_STATEMENT: Final = re.compile(
    r"(?:(?:CREATE|ALTER|DROP|TRUNCATE)(?: UNIQUE| OR REPLACE)? (?:TABLE|INDEX|VIEW|DATABASE)"
    r"|INSERT INTO|DELETE FROM) .{0,300};$"
)
_BEGUN: Final = re.compile(
    r"(?:EXPLAIN|SELECT|WITH|BEGIN|CREATE|INSERT|UPDATE|DELETE|MERGE)(?: [A-Z]{2,}){0,3}$"
)
"""`EXPLAIN ANALYZE`: the first words of a statement, which goes on below."""

_PROMPTED: Final = re.compile(r"[#$%>] (\S.*)$")
_COUNTED: Final = re.compile(r"\d[.:/-]\d+[.:/-]\d")
_DAY: Final = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})")
_KEYED: Final = re.compile(r"[a-z][\w-]{0,30}:\s{1,24}\S")
_FEWEST_WORDED: Final = 4
_TAIL: Final = re.compile(
    r"(?:[;{}(\[]|=>|->|\\|&&|\|\||\)\s?\{|\):|=\s?[\[({])$"
    r"|^\s*(?:fi|done|end|esac|pass|break|continue)$"
)
_TAIL_SIGNS: Final = frozenset(";{}([>\\&|:")
"""What a line ends with, or it is one word, in which `_TAIL` is found: to look at it is faster."""

_WEAK_AT_START: Final = re.compile(
    r"[a-z_][\w.-]{0,30}:(?:\s[\w\"'/{\[.-]\S{0,60})?$|-\s[a-z_]\w{0,30}:\s"
    r"|#(?!\S+(?:\s#\S+){0,20}$)\s?\S|<\w+"
    r"|[\w-]{0,30}[.%][\w.%-]{1,30}:(?: [\w.%$(*/)-]{1,40}){1,8}$"
    r"|/[\w.-]+/[\w./-]+$|--?[a-z][\w-]*\s"
)
_WEAK: Final = re.compile(
    r"[\w)\]\"']\s?(?:==|!=|<=|>=|\+=|-=|:=|=>|->|::|&&|\|\|)\s?[\w(\[\"'$]"
    r"|\w\(\)|\w\[\w{1,20}\]|\$\{?\w+|--?[a-z][\w-]+=|\\[nt\"]"
    r"|[A-Za-z\d]_[A-Za-z\d]|\S\s{2,}(?:;|#|//|--)\s\S|\S; ?[a-z][\w*-]{0,20}=\S"
)
_OF_WEAK: Final = (
    *("=", "->", "::", "&&", "||", "()", "[", "$", "\\", "_"),
    *(";", "#", "//", "--"),
)
"""What a line has, one or the other, in which `_WEAK` is found: to look for these is faster."""

_TYPED: Final = re.compile(
    r"[<>={}\[\]\\|]|(?:^|\s)[~.]{0,2}/\w|\w/(?:\s|$)|[^\W\d]\.[^\W\d_]{2,}|\w_\w|[a-z][A-Z]"
    r"|(?:^|\s)--?\w|::|\w:\d|\b(?=[0-9a-f]*\d)(?=\d*[a-f])[0-9a-f]{7,40}\b|^[#$%>] \S"
)
BLANK: Final = re.compile(r"(?:^|[\s:])_{4,}(?:\s|$)")
"""`Name: ______`: to fill in by hand."""

_REACHED_BY: Final = re.compile(r"@\w|://|\bwww\.")
_SYMBOLS: Final = frozenset("{}[]()<>=;+*/\\|&^%$#@~`_\"':")
_SIGNS_ALONE: Final = frozenset({"*", "<", ">", "=", "==", "!=", "<>", "<=", ">=", "+", "||", "&&"})
TAGS: Final = re.compile(r"#[^\W\d]\w{1,40}$")
"""`#bakery`, the last of the tags that end what somebody posted."""

_LONGEST: Final = 400
_SURE: Final = 2
_WORDY: Final = 9
_MOSTLY: Final = 0.8


def code_weight(text: str) -> int:
    """2 for a line that can hardly be prose, 1 for one that may be code, 0 for prose.

    A sentence is prose whatever words it holds; the rest goes by how programs, shells, mark-up and
    settings are written, and by the share of signs that prose seldom uses.
    """
    if len(text) > _LONGEST:
        return 0
    if not _hints_at_code(text):
        word = text.partition(" ")[0]  # before the first space, where most are letters
        if not word.isalpha():
            word = _WORD.split(text, 1)[0]
        if word not in _OPENING_WORDS:
            return 0
    if (
        _is_sentence(text)
        or _is_in_capitals(text)
        or _ADDRESS.match(text)
        or ("____" in text and BLANK.search(text))
    ):
        return 0
    if _STRONG.match(text):
        return 2
    tailed = text[-1] in _TAIL_SIGNS or " " not in text
    if (tailed and _TAIL.search(text)) or _is_weak(text):
        return 1
    signs = sum(map(_SYMBOLS.__contains__, text))
    return 1 if signs >= 3 and signs >= 0.14 * len(text) else 0


def _is_weak(text: str) -> bool:
    """Whether a line has a sign that code has more often than prose."""
    if _WEAK_AT_START.match(text):
        return True
    return any(sign in text for sign in _OF_WEAK) and _WEAK.search(text) is not None


def _hints_at_code(text: str) -> bool:
    return (
        _HINT.search(text) is not None
        or text.endswith(_OPENS_BLOCK)
        or (":" in text and _HINT_AT_START.match(text) is not None)
        or (not _HEX.isdisjoint(text[_EACH_HASH]) and _holds_hash(text))
    )


def _holds_hash(text: str) -> bool:
    return not (
        _HEX.isdisjoint(text[_HALFWAY])
        or _HEX.isdisjoint(text[_QUARTERWAY])
        or _HASH.search(text) is None
    )


def _is_sentence(text: str) -> bool:
    """Words and a closing stop: `Call print() twice.` is prose; so are words before a semicolon,
    and many that lead in to what stands below (`With max_size at 4 GB it should end here:`). The
    wide colon of Chinese and Japanese ends no line of a program."""
    if text[-1] == "：":
        return True
    if text[-1] == ":" and starts_upper(text):
        words = text.split()
        return len(words) >= _WORDY and _are_plain(words, 0.7)
    if not (ends_sentence(text) or text[-1] == ";") or text[-1] not in ".!?。;":
        return False
    words = text.split()
    if text[-1] == ";" and words[0] in _OPENING_WORDS and words[0].isupper():
        return False  # a query
    if text[-1] == ";" and not _SIGNS_ALONE.isdisjoint(words):
        return False
    return len(words) >= 4 and _are_plain(words, 0.7)


def _is_in_capitals(text: str) -> bool:
    """`FROM THE hill above the harbour, on a clear day, you can …`: the first words of an article
    are set so, and no query has so many plain words."""
    words = text.split()
    return (
        len(words) >= _WORDY
        and words[0] in _OPENING_WORDS
        and words[0].isupper()
        and words[1].isupper()
        and _are_plain(words, _MOSTLY)
    )


def is_typed(text: str) -> bool:
    """Whether a line that is set in shows signs of a machine: a path, an option, a name in brackets
    or two cases. Sentences and addresses do not count, nor do many words with a sign among them."""
    if ends_sentence(text) or _REACHED_BY.search(text) or not _TYPED.search(text):
        return False
    words = text.split()
    told = text[0] in "#$%>"  # a prompt
    return told or len(words) < _WORDY or not _are_plain(words, _MOSTLY)


def shows_machine(text: str) -> bool:
    """Whether a line has a sign of a machine, such as the name of a file or a path."""
    return _TYPED.search(text) is not None


def is_worded(text: str) -> bool:
    """Whether a line reads as words for people: `Use it like this:`, `Set the name once`."""
    if leads_in(text) or reads_on(text):
        return True
    words = text.split()
    enough = len(words) >= _FEWEST_WORDED and _are_plain(words, _MOSTLY)
    return enough and text[0].isupper()


def reads_on(text: str) -> bool:
    """`which will show something like`: words that go on from above, as no command or program has
    them."""
    parts = text.split()
    plain = sum(1 for word in parts if word.strip(",.;:").isalpha())
    return starts_lower(text) and len(parts) >= _FEWEST_WORDED and plain >= _MOSTLY * len(parts)


def may_command(text: str) -> bool:
    """Whether a line begins with a small letter, and no comma or stop ends it, as commands have
    it."""
    open_end = text[-1] in ",;:，：—–" or ends_sentence(text)
    low = text[0].isascii() and text[0].islower()
    return low and not open_end and not marks.opens(text)


def leads_in(text: str) -> bool:
    """`Then check the syntax:`: words before what they lead in to."""
    return text[-1] in ":：" and (len(text.split()) > 2 or not is_cased(text))


def is_command(text: str) -> bool:
    """Whether a line begins with a program that nobody names first in a sentence without a stop."""
    return text.split(maxsplit=1)[0] in _PROGRAMS


def is_statement(text: str) -> bool:
    """`CREATE INDEX by_gate ON bells (gate);`: two words of a query and its stop."""
    return _STATEMENT.match(text) is not None


def begins_statement(text: str) -> bool:
    """`SELECT`, `EXPLAIN ANALYZE`: a line with the first words of a query alone."""
    return _BEGUN.match(text) is not None


def is_told(text: str) -> bool:
    """`# zfs list -t snapshot`: a command behind the prompt of a shell."""
    told = _PROMPTED.match(text)
    return told is not None and (code_weight(told[1]) == _SURE or is_command(told[1]))


def is_keyed(text: str) -> bool:
    """`status:   assigned`: a key of small letters and its value, as records of a register have
    them."""
    return _KEYED.match(text) is not None


def is_stated_for_machines(value: str) -> bool:
    """`2001:db8::/32`, `192.0.2.0/24`, `2026-03-06`: a value with signs of a machine, or figures
    that two signs part; not a day as people write it."""
    counted = _COUNTED.search(value) is not None and _DAY.fullmatch(value) is None
    return is_typed(value) or counted


def _are_plain(words: Sequence[str], share: float) -> bool:
    """Whether such a share of the words are letters, and the signs of sentences around them."""
    least = share * len(words)
    if sum(map(str.isalpha, words)) >= least:
        return True  # most lines, told without a look at the signs
    return sum(1 for word in words if word.strip(",.;:!?\"'()“”’").isalpha()) >= least

"""Syntax of site generators in Markdown, as pandoc's Markdown or left out; each line stays a line.

Liquid, Jinja   {% include x %}   {{ x }}   {% comment %}…{% endcomment %}
Hugo, Quarto    {{< ref "x" >}}   {{% note %}}   ```{python}
kramdown        {: .x #id}        Eleventy   {.x}
MyST            ```{note} Title   :::{figure} path   (label)=
MDX             import X from "y"   <X/>   {/* … */}
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, groupby, pairwise
from typing import Final

from publish.diagnostics import Log
from publish.document import Origin
from publish.pandoc.attributes import CALLOUT_NAMES
from publish.pandoc.code_fences import indented_lines
from publish.patterns import pattern

_ANY: Final = pattern(
    r"\{[%{:.]|\{/\*|^\(.+\)=|^[ \t]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{\w|^(?:im|ex)port ", re.MULTILINE
)
_FENCE: Final = pattern(r"[ \t>]*(?P<fence>`{3,}(?!.*`)|~{3,})")
_DIRECTIVE: Final = pattern(
    r"(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*"
    r"\{(?P<name>[A-Za-z][\w:-]*)(?:[ ,][^}]*)?\}[ \t]*(?P<rest>[^`]*)"
)
_CLOSING: Final = pattern(r"[ \t>]*(`{3,}|~{3,}|:{3,})[ \t]*")
_OPTION: Final = pattern(r"[ \t]*(?::(?P<key>[\w-]+):|#\|)[ \t]*(?P<value>.*)")
"""An option below the opening of a directive of MyST, or of a cell of Quarto."""
_CODE: Final = frozenset({"code", "code-block", "code-cell", "sourcecode", "eval-rst"})
_PICTURES: Final = frozenset({"figure", "image"})
_ELSEWHERE: Final = frozenset(
    {"bibliography", "contents", "include", "literalinclude", "raw", "tableofcontents", "toctree"}
)
"""Directives that show what stands elsewhere, or only on a page of one kind."""
_TEXT: Final = CALLOUT_NAMES | frozenset(
    """aside card dropdown epigraph exercise glossary grid grid-item grid-item-card margin
    pull-quote sidebar solution tab-item tab-set topic""".split()  # noqa: SIM905
)
"""Directives whose content is Markdown, even between back-ticks."""
_HIGHLIGHT: Final = pattern(
    r"[ \t]*\{[%{][%<]?-?[ \t]*(?:(?P<end>end|/)[ \t]*)?highlight"
    r"(?:[ \t]+(?P<language>\w+))?[^{}]*\}\}?[ \t]*"
)
_MODULE: Final = pattern(
    r"import\s+(?:(?P<names>[\w$*{}, ]{1,400}?)\s+from\s+)?[\"'][^\"']+[\"'];?[ \t]*"
    r"|export\s+(?:default|const|let|var|async|function|class)\b.*"
)
_LABEL: Final = pattern(r"\((?P<label>[\w:.-]+)\)=[ \t]*")
_HEADING: Final = pattern(r"#{1,6}[ \t]")
_ATTRIBUTES: Final = pattern(r"[ \t]*(?P<whole>\{:?[ \t]*[.#:\w][^{}%]*\})[ \t]*")
_ID: Final = pattern(r"#(?P<id>[\w:.-]+)")
_STANDS_ALONE: Final = pattern(r"\{(?:(?!:?toc\}):(?![\w-]+:)|\.[A-Za-z])")
_SYNTAX: Final = pattern(
    # What is read otherwise: code, formulas, comments.
    r"(?P<kept>(?<!`)(?P<ticks>`+)(?!`).{1,2000}?(?<!`)(?P=ticks)(?!`)|<!--(?:(?!<!--).){0,4000}?-->"
    r"|\$\$.{1,4000}?\$\$|(?<![\\$])\$(?=\S)[^$\n]*(?<=[^\s\\])\$(?!\d)|\\\{)"
    r"|\{%-?\s*raw\s*-?%\}(?P<raw>(?:(?!\{%-?\s*raw\b).)*?)\{%-?\s*endraw\s*-?%\}"
    r"|(?P<comment>\{%-?\s*comment\s*-?%\}(?:(?!\{%-?\s*comment\b).)*?\{%-?\s*endcomment\s*-?%\}|\{/\*(?:(?!\{/\*).)*?\*/\})"
    r"|\{%-?\s*(?P<tag>[^{}%]*)-?%\}"
    r"|(?<!\{)\{\{[<%](?P<shortcode>[^{}]*?)[%>]\}\}(?!\})"
    r"|(?<![{$])\{\{-?[ \t]*(?P<output>[\w\"'.$][^{}\n]*)\}\}(?!\})"
    r"|(?:(?<=[*_)\]`])|(?<=[-*+.)] ))(?P<span>\{:(?!\w+[:}])[^{}\n]*\})"
    r"|(?<![ \t])[ \t]+(?P<last>\{(?::(?![\w-]+[:}])|\.[A-Za-z])[^{}\n]*\})(?=[ \t]*$)"
    r"|<(?P<component>/?[A-Z][\w.]*)(?P<props>(?:\s[^<>]*)?)>",
    re.DOTALL | re.MULTILINE,
)
_NO_LOSS: Final = pattern(r"(?:end)?(?:raw|verbatim|comment)\b|(?:end|/)")
_LITERAL: Final = pattern(r"[\"'](?P<words>[^\"'\n]*)[\"']\s*(?:\||$)")
_LINK: Final = pattern(r"(?:link|post_url|(?:rel)?ref)\s+[\"']?(?P<target>[^\s\"']+)")
_PROPERTY: Final = r"\b{}=(?P<quote>[\"'])(?P<words>.*?)(?P=quote)"
_ITEM: Final = pattern(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_GOES_ON: Final = pattern(r"[ \t>]*(?:\||(?:[-*+]|\d{1,9}[.)])[ \t])")
_SHOWN: Final = 3


def without_site_syntax(markdown: str, log: Log, first: int, *, mdx: bool = False) -> str:
    """`markdown`, which begins on line `first` of its file, without syntax of site generators.

    Code, formulas and comments stay. What is left out is told once, and attributes that a document
    has no place for once. `{{ x }}` is syntax only below front matter or beside tags of Liquid:
    elsewhere it is text, as on GitHub. `mdx` says that all tags in capitals are components.
    """
    if not (mdx or _ANY.search(markdown)):
        return markdown
    return _Cleaning(markdown, first, mdx=mdx).text(log)


class _Cleaning:
    def __init__(self, markdown: str, first: int, *, mdx: bool) -> None:
        self._lines = markdown.split("\n")
        self._first = first
        self._is_site = first > 1 or "{%" in markdown or "{{<" in markdown
        self._every_component = mdx
        self._components: set[str] = set()
        self._code: set[int] = set()
        self._closing: dict[tuple[str, int], list[int]] = {}
        for at, line in enumerate(self._lines):
            if found := _CLOSING.fullmatch(line):
                self._closing.setdefault((found[1][0], len(found[1])), []).append(at)
        self._emptied: set[int] = set()
        self._left_out: dict[int, str] = {}
        self._attributes: dict[int, str] = {}

    def text(self, log: Log) -> str:
        self._directives()
        self._modules()
        whole = "\n".join(
            text if is_code else self._replaced(text, numbers[0])
            for is_code, numbers, text in self._runs()
        )
        self._lines = whole.split("\n")
        self._alone()
        self._tell(log)
        return "\n".join(self._closed_up())

    def _tell(self, log: Log) -> None:
        if self._left_out:
            at = min(self._left_out)
            log.add(
                "loss",
                "site-syntax",
                f"left out what only a site generator understands: {_listed(self._left_out)}",
                origin=Origin(self._first + at, self._first + at),
                hint="publish the page that the generator makes, or say it in Markdown",
            )
        if self._attributes:
            at = min(self._attributes)
            log.info(
                "attributes-dropped",
                f"attributes that a document has no place for: {_listed(self._attributes)}",
                origin=Origin(self._first + at, self._first + at),
                hint="their text is kept; looks come from the style",
            )

    # -- directives and code ---------------------------------------------------------------------

    def _directives(self) -> None:
        """Directives as divisions, code, pictures and formulas; notes which lines are code."""
        lines = self._lines
        indented = indented_lines(lines)
        ends: dict[int, str] = {}
        at = 0
        while at < len(lines):
            line = lines[at]
            found = None if indented[at] else _DIRECTIVE.fullmatch(line)
            fence = None if indented[at] else _FENCE.match(line)
            highlight = None if indented[at] else _HIGHLIGHT.fullmatch(line)
            if at in ends:
                lines[at] = ends[at]
            elif indented[at]:
                self._code.add(at)
            elif found:
                at = self._directive(at, found, ends)
                continue
            elif fence:
                end = self._end(at, fence["fence"])
                self._code.update(range(at, end + 1))
                at = end
            elif highlight:
                end = next((n for n in range(at + 1, len(lines)) if _ends(lines[n])), at)
                if end > at:
                    lines[at], lines[end] = f"```{highlight['language'] or ''}", "```"
                    self._code.update(range(at, end + 1))
                at = end
            at += 1

    def _directive(self, start: int, found: re.Match[str], ends: dict[int, str]) -> int:
        """Puts a directive as what it is; the line to go on with."""
        lines, indent, fence, name = self._lines, found["indent"], found["fence"], found["name"]
        end = self._end(start, fence)
        is_code = fence[0] != ":" and name not in _TEXT and not name.startswith(("prf:", "proof:"))
        first = start + 1
        options: dict[str, str] = {}
        while first < end and (option := _OPTION.fullmatch(lines[first])):
            options[option["key"] or ""] = option["value"]
            first += 1
        blank = [""] * (first - start)
        if name in _ELSEWHERE:
            self._left_out[start] = lines[start].strip()
            lines[start : end + 1] = [""] * (end + 1 - start)
            return end + 1
        if end == start:
            return start + 1
        name_of = options.get("name") or options.get("label", "")
        if name in _PICTURES:
            attributes = f"{{#{name_of}}}" if name_of else ""
            caption = next((n for n in range(first, end) if not lines[n].strip()), end)
            lines[start:first] = blank
            ends[end] = ""
            if caption == first:
                shown = f"![{options.get('alt', '')}]({found['rest'].strip()}){attributes}"
                lines[start] = indent + shown
            else:
                lines[first] = f"{indent}![{lines[first].strip()}"
                if alt := options.get("alt", "").replace('"', "”"):
                    attributes = f'{{{attributes.strip("{}")} alt="{alt}"}}'
                lines[caption - 1] += f"]({found['rest'].strip()}){attributes}"
            return first
        if name == "math":
            lines[start:first] = [*blank[1:], f"{indent}$${found['rest'].strip()}"]
            lines[end] = f"{indent}$$" + (f" {{#{name_of}}}" if name_of else "")
        elif is_code or name in _CODE:
            language = found["rest"].strip() if name in _CODE else name
            mark = "`" * max(3, len(fence))
            lines[start:first] = [*blank[1:], f"{indent}{mark}{language}"]
            lines[end] = f"{indent}{mark}"
        else:
            lines[start:first] = [f"{indent}:::{{{name}}} {found['rest']}".rstrip(), *blank[1:]]
            ends[end] = f"{indent}:::"
            return first
        self._code.update(range(start, end + 1))
        return end + 1

    def _end(self, start: int, fence: str) -> int:
        """The line that closes a fence; the first where none does."""
        mark = fence[0]
        longer = (at for (sign, n), at in self._closing.items() if sign == mark and n >= len(fence))
        after = (at[i] for at in longer if (i := bisect_right(at, start)) < len(at))
        return min(after, default=start)

    # -- modules and words -----------------------------------------------------------------------

    def _modules(self) -> None:
        """Leaves out imports and exports of MDX; an export ends at an empty line."""
        lines = self._lines
        at = 0
        while at < len(lines):
            found = None if at in self._code else _MODULE.fullmatch(lines[at])
            if found and (at == 0 or not lines[at - 1].strip()):
                self._left_out[at] = lines[at].strip()
                self._components |= set(re.findall(r"[A-Z]\w*", found["names"] or ""))
                lines[at] = ""
                while not found["names"] and at + 1 < len(lines) and lines[at + 1].strip():
                    if lines[at].startswith("import"):
                        break
                    at += 1
                    lines[at] = ""
            at += 1

    def _runs(self) -> list[tuple[bool, list[int], str]]:
        numbered = groupby(range(len(self._lines)), lambda at: at in self._code)
        runs = ((is_code, list(numbers)) for is_code, numbers in numbered)
        return [(code, n, "\n".join(self._lines[n[0] : n[-1] + 1])) for code, n in runs]

    def _replaced(self, text: str, start: int) -> str:
        begins = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

        def put(found: re.Match[str]) -> str:
            line = bisect_right(begins, found.start()) - 1
            before = text[begins[line] : found.start()]
            said = self._said(found, start + line, before)
            return said + "\n" * (found[0].count("\n") - said.count("\n"))

        made = _SYNTAX.sub(put, text)
        pairs = zip(text.split("\n"), made.split("\n"), strict=True)
        self._emptied.update(
            at for at, (old, new) in enumerate(pairs, start) if old.strip() and not new.strip()
        )
        return made

    def _said(self, found: re.Match[str], line: int, before: str) -> str:
        """What stands in the place of a piece of syntax."""
        match found.lastgroup:
            case "raw":
                return found["raw"]
            case "comment":
                return ""
            case "tag":
                words = found["tag"].strip()
                if _NO_LOSS.match(words):
                    return ""
                return self._target(words, found[0], line)
            case "shortcode":
                return self._shortcode(found["shortcode"].strip(), found[0], line)
            case "output" if self._is_site and found["output"].strip().lower() != "toc":
                literal = _LITERAL.match(found["output"].strip())
                return literal["words"] if literal else self._target("", found[0], line)
            case "span":
                self._attributes[line] = found["span"]
                return ""
            case "last":
                if before.lstrip().startswith("#"):
                    return f" {found['last'].replace('{:', '{')}"
                if before.lstrip().startswith((":", "Table:")):
                    return found[0]
                self._attributes[line] = found["last"]
                return "" if before.strip() else found[0]
            case "props":
                return self._component(found, line)
            case _:
                return found[0]

    def _target(self, words: str, whole: str, line: int) -> str:
        """The target that a tag says; a tag that says none is left out."""
        if link := _LINK.match(words):
            return link["target"]
        self._left_out[line] = " ".join(whole.split())
        return ""

    def _shortcode(self, words: str, whole: str, line: int) -> str:
        if words == "pagebreak":
            return r"\newpage"
        if words.startswith("/"):
            return ""
        name, _, arguments = words.partition(" ")
        if name == "video" and arguments.startswith("http"):
            return f"<{arguments.split()[0]}>"
        if name == "figure" and (source := _property("src", arguments)):
            return f"![{_property('caption', arguments)}]({source})"
        return self._target(words, whole, line)

    def _component(self, found: re.Match[str], line: int) -> str:
        name = found["component"].lstrip("/").partition(".")[0]
        if not (self._every_component or name in self._components):
            return found[0]
        if found["component"].startswith("/"):
            return ""
        label = _property("title", found["props"]) or _property("label", found["props"])
        if label:
            return f"**{label}**"
        self._left_out[line] = f"<{name}>"
        return ""

    # -- attributes ------------------------------------------------------------------------------

    def _alone(self) -> None:
        """Leaves out attributes on lines of their own, and labels; their ids are anchors, and those
        of the headings below them."""
        lines = self._lines
        for at, line in enumerate(lines):
            if at in self._code:
                continue
            if label := _LABEL.fullmatch(line):
                anchor = f"{{#{label['label']}}}"
                headed = next((n for n in range(at + 1, len(lines)) if lines[n].strip()), at)
                heads = _HEADING.match(lines[headed]) and "{" not in lines[headed]
                lines[at] = "" if heads else f"[]{anchor}"
                lines[headed] += f" {anchor}" if heads else ""
            if at and line.strip() == "{:toc}" and _ITEM.match(lines[at - 1]):
                lines[at - 1] = ""
            found = _ATTRIBUTES.fullmatch(line)
            if not found or not _STANDS_ALONE.match(found["whole"]):
                continue
            if _ID.sub("", found["whole"]).strip("{: }"):
                self._attributes[at] = found["whole"]
            above = lines[at - 1] if at else ""
            below = lines[at + 1] if at + 1 < len(lines) else ""
            lines[at] = ""
            if identifier := _ID.search(found["whole"]):
                anchor = f"{{#{identifier['id']}}}"
                if above.startswith("#"):
                    lines[at - 1] = f"{above.rstrip('# ')} {anchor}"
                elif "|" in below:
                    # Above a table it would make it running text: its first cell has it.
                    lines[at + 1] = re.sub(r"^[ \t]*\|?", rf"\g<0>[]{anchor}", below)
                elif "|" not in above:
                    lines[at - 1 if above.strip() else at] += f"[]{anchor}"
            if not lines[at]:
                self._emptied.add(at)

    def _closed_up(self) -> list[str]:
        """The lines; one that became empty between items or rows stands below them, for it would
        part a table and make a list a loose one."""
        done: list[str] = []
        moved: list[str] = []
        for at, (line, below) in enumerate(pairwise([*self._lines, ""])):
            if at in self._emptied and "".join(done[-1:]).strip() and _GOES_ON.match(below):
                moved.append("")
                continue
            if moved and (not line.strip() or at in self._code):
                done += moved
                moved = []
            done.append(line)
        return done + moved


def _ends(line: str) -> bool:
    found = _HIGHLIGHT.fullmatch(line)
    return bool(found and found["end"])


def _property(name: str, words: str) -> str:
    found = re.search(_PROPERTY.format(name), words)
    return found["words"] if found else ""


def _listed(found: dict[int, str]) -> str:
    kinds = list(dict.fromkeys(found[at] for at in sorted(found)))
    more = len(kinds) - _SHOWN
    shown = ", ".join(kind if len(kind) <= 40 else f"{kind[:39]}…" for kind in kinds[:_SHOWN])
    return shown + (f" and {more} more" if more > 0 else "")
